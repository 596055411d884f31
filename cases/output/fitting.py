"""How texts wrap, and how wide each column of a table may be in a window. Widths are columns of a terminal."""

import re
from collections.abc import Sequence

WIDEST = 40
"""Width of a text cell before it wraps: twenty Chinese characters."""
NARROWEST = 12
"""Width to which a column of texts is narrowed at most: six Chinese characters."""
GAP = 2
"""Blanks between two columns."""
TALLEST = 8
"""Lines that a row may take; narrower columns would make it no longer a row."""
CLOSING = "，。、；：）”》％%"
"""Marks that begin no line."""
TOKEN = re.compile(r"[^\s\u2e80-\uffef]+ *|.")
"""What is not taken apart at the end of a line: a word of letters, or a single Chinese character."""


def display_width(line: str) -> int:
    """Return the columns that a line takes on a terminal."""
    if line.isascii():
        return len(line)
    from wcwidth import width

    return width(line)


def wrapped(text: str, width: int) -> list[str]:
    """Return a text as lines of a width: words stay whole, Chinese breaks anywhere but before a closing mark."""
    if display_width(text) <= width:
        return [text] if text else []
    lines: list[list[str]] = [[]]
    taken = 0
    for token in pieces(text, width):
        needs = display_width(token.rstrip(" "))
        if taken + needs > width:
            # A closing mark takes the character before it along.
            carried = [lines[-1].pop()] if token in CLOSING and len(lines[-1]) > 1 else []
            lines.append(carried)
            taken = sum(map(display_width, carried))
        lines[-1].append(token)
        taken += display_width(token)
    return [line for line in ("".join(tokens).strip() for tokens in lines) if line]


def pieces(text: str, width: int) -> list[str]:
    """Return what a text is wrapped by; a word that is wider than a line in parts."""
    from wcwidth import wrap

    found: list[str] = []
    for token in TOKEN.findall(text):
        found += [token] if display_width(token.rstrip(" ")) <= width else wrap(token, width, break_on_hyphens=False)
    return found


def longest_word(text: str) -> int:
    """Return the width of the longest part of a text that is not taken apart."""
    if text.isascii():
        return max(map(len, text.split()), default=0)
    return max((display_width(token.rstrip(" ")) for token in TOKEN.findall(text)), default=0)


def widths(cells: Sequence[Sequence[str]], header: Sequence[str]) -> list[int]:
    """Return the width of each column where there is room for all: texts up to WIDEST, headings on one line."""
    return [
        max(display_width(heading), *(min(WIDEST, display_width(row[at])) for row in cells), 0)
        for at, heading in enumerate(header)
    ]


def narrowed(
    cells: Sequence[Sequence[str]], header: Sequence[str], right: Sequence[bool], room: int
) -> list[int] | None:
    """Return the width of each column in a room, the widest narrowed the most; None where wrapping cannot save it.

    Numbers and words stay whole, and no row may become taller than TALLEST.
    """
    wide = widths(cells, header)
    least = [
        max(
            longest_word(heading),
            *(longest_word(row[at]) for row in cells),
            0 if right[at] else min(NARROWEST, wide[at]),
        )
        for at, heading in enumerate(header)
    ]
    least = [min(one, most) for one, most in zip(least, wide, strict=True)]
    room -= GAP * (len(header) - 1)
    if sum(least) > room:
        return None
    cap = next(cap for cap in range(max(wide), 0, -1) if sum(map(max, least, (min(cap, one) for one in wide))) <= room)
    found = [max(low, min(cap, one)) for low, one in zip(least, wide, strict=True)]
    tallest = max((height(row, found) for row in (header, *cells)), default=0)
    return found if tallest <= TALLEST else None


def height(row: Sequence[str], columns: Sequence[int]) -> int:
    """Return how many lines a row takes in columns of these widths."""
    return max((len(wrapped(cell, width)) for cell, width in zip(row, columns, strict=True)), default=0)
