"""How texts wrap, and how wide each column of a table may be in a window. Widths are columns of a terminal."""

import re
from collections.abc import Sequence
from functools import lru_cache

WIDEST = 40
"""Width of a text cell before it wraps: twenty Chinese characters."""
SHORT = 10
"""Width of a text that is better not wrapped: five Chinese characters."""
GAP = 2
"""Blanks between two columns."""
LONGEST_WORD = 24
"""Width of a word that may be cut, such as the path of a file: no number, no id is as long."""
TALLEST, TALLEST_HEADING = 6, 3
"""Lines that a row and a heading may take; narrower columns would make it no longer a row."""
CLOSING, OPENING = "，。、；：）”》％%", "（“《"
"""Marks that begin no line, and that end none."""
UNIT_IN_BRACKETS = r"[（(][^（）()\s]{1,3}[）)]"
"""The unit of a column."""
APART = r"\s\u2e80-\uffef"
"""Blanks and Chinese characters: what stands between them is a word of letters or digits."""
TOKEN = re.compile(rf"{UNIT_IN_BRACKETS}|[^{APART}]+ *|.")
"""What is not taken apart at the end of a line: a unit in brackets, a word of letters, a single Chinese character."""
HEADING = re.compile(rf"{UNIT_IN_BRACKETS}|[^{APART}]+?(?:_| +|(?=[{APART}])|$)|.")
"""Of a heading also: the parts of a name stay whole, fine_ median_ yuan."""


def display_width(line: str) -> int:
    """Return the columns that a line takes on a terminal."""
    if line.isascii():
        return len(line)
    return measured(line) if len(line) <= WIDEST else measured.__wrapped__(line)


@lru_cache(maxsize=10_000)
def measured(line: str) -> int:
    """Return the same of a line that is not all ASCII: the same characters and words come again and again."""
    from wcwidth import width

    return width(line)


def wrapped(text: str, width: int, parts: re.Pattern[str] = TOKEN) -> list[str]:
    """Return a text as lines of a width: words stay whole, Chinese breaks anywhere but before a closing mark."""
    if display_width(text) <= width:
        return [text] if text else []
    lines: list[list[str]] = [[]]
    taken = 0
    for token in pieces(text, width, parts):
        needs = display_width(token.rstrip(" "))
        if taken + needs > width:
            carried = torn(lines[-1], token, width - needs)
            lines.append(carried)
            taken = sum(map(display_width, carried))
        lines[-1].append(token)
        taken += display_width(token)
    return [line for line in ("".join(tokens).strip() for tokens in lines) if line]


def torn(line: list[str], token: str, room: int) -> list[str]:
    """Take from the end of a line, as far as there is room, what belongs with the token that begins the next.

    A closing mark takes what stands before it along, an opening one is taken along by what comes behind it.
    """
    taken: list[str] = []
    while len(line) > 1 and ((taken or [token])[0] in CLOSING or line[-1] in OPENING):
        room -= display_width(line[-1])
        if room < 0:
            break
        taken.insert(0, line.pop())
    return taken


def pieces(text: str, width: int, parts: re.Pattern[str]) -> list[str]:
    """Return what a text is wrapped by; a word that is wider than a line in parts."""
    from wcwidth import wrap

    found: list[str] = []
    for token in parts.findall(text):
        found += [token] if display_width(token.rstrip(" ")) <= width else wrap(token, width, break_on_hyphens=False)
    return found


def longest_word(text: str, parts: re.Pattern[str] = TOKEN) -> int:
    """Return the width of the longest part of a text that is not taken apart, as far as none needs be."""
    return min(LONGEST_WORD, max((display_width(token.rstrip(" ")) for token in parts.findall(text)), default=0))


def widths(cells: Sequence[Sequence[str]], header: Sequence[str], most: int = WIDEST) -> list[int]:
    """Return the width of each column where there is room for all: texts up to a width, headings on one line."""
    return [
        max(display_width(heading), *(min(most, display_width(row[at])) for row in cells), 0)
        for at, heading in enumerate(header)
    ]


def narrowed(cells: Sequence[Sequence[str]], header: Sequence[str], room: int) -> list[int] | None:
    """Return the width of each column in a room, in which rows are as low as they can be; None if none will do.

    Words and numbers stay whole.
    """
    columns = [[row[at] for row in cells] for at in range(len(header))]
    wide = widths(cells, header)
    least = [
        max(whole(heading, HEADING), narrowest([heading], TALLEST_HEADING, most, HEADING), *map(whole, column))
        for heading, column, most in zip(header, columns, wide, strict=True)
    ]
    room -= GAP * (len(header) - 1)
    for lines in range(1, TALLEST + 1):
        found = [
            max(low, narrowest(column, lines, most)) for low, column, most in zip(least, columns, wide, strict=True)
        ]
        if sum(found) <= room:
            return widened(found, wide, room)
    return None


def whole(text: str, parts: re.Pattern[str] = TOKEN) -> int:
    """Return the width below which a text must not be wrapped: that of a short one, or of its longest word."""
    width = display_width(text)
    return width if width <= SHORT else longest_word(text, parts)


def narrowest(texts: Sequence[str], lines: int, most: int, parts: re.Pattern[str] = TOKEN) -> int:
    """Return the least width, up to `most`, in which each of the texts takes no more than so many lines."""
    found = 1
    for text in texts:
        found = max(found, longest_word(text, parts), -(-display_width(text) // lines))
        while found < most and len(wrapped(text, found, parts)) > lines:
            found += 1
    return min(found, most)


def widened(least: Sequence[int], wide: Sequence[int], room: int) -> list[int]:
    """Return widths between the least and those that columns would have, which fill the room as evenly as they can."""
    found = list(least)
    for cap in range(1, max(wide, default=0) + 1):
        wider = [max(low, min(cap, most)) for low, most in zip(least, wide, strict=True)]
        if sum(wider) > room:
            break
        found = wider
    return found
