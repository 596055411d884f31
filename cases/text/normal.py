"""Chinese text in one writing, each character traceable to where it stood.

Owns what is the same however it is typed: blanks and line breaks inside, traditional characters, width of digits and
brackets. What the text says belongs to the readers.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from cases.resources import reference

SPACE = r"\s\u200b-\u200d\u2060\ufeff"
TAG = r"(?:(?<=<)/?[A-Za-z][^<>]{0,200}>|(?<=&)(?:nbsp|ensp|emsp|thinsp|#160);)"
"""What follows a < or & to make a tag of a page, or one of its blanks."""
PAGE = (
    r"(?P<page>(?<=\n)[ \t]*(?:[-—–－]+[ \t]*\d{1,4}[ \t]*[-—–－]+|\d{1,3}[ \t]*/[ \t]*\d{1,3}"
    r"|第[ \t]*\d{1,4}[ \t]*页(?:[ \t，,/]*共[ \t]*\d{1,4}[ \t]*页)?)[ \t]*(?=\n))"
)
BLANKS = re.compile(rf"[{SPACE}<&](?:(?<![<&])|{TAG})(?:[{SPACE}]|[<&]{TAG}|{PAGE})*")
"""What a copy puts inside a sentence: blanks, line breaks, tags of a page, a page number between two lines.

It begins with a class of characters, so that a search passes quickly over all others.
"""
BLANK = "　"
"""Stands for each character that is blanked out, which no text in one writing holds otherwise."""

PARAGRAPH = "\n"
"""What stays of blank lines: they end a sentence that has no full stop."""

WIDTHS = dict(
    zip(
        "(),;:!?０１２３４５６７８９<>＜＞«»〔〕[]【】笫",
        "（），；：！？0123456789〈〉〈〉《》（）（）（）第",
        strict=True,
    )
)
"""One writing for marks and digits that look alike; 笫 is what scanners make of 第."""


class Normal(NamedTuple):
    """A text in one writing, and the text that it was."""

    text: str
    source: str
    origins: Sequence[int]
    """Of each character, its place in the source."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the text stands in the source."""
        return self.origins[start], self.origins[end - 1] + 1


def normal(source: str) -> Normal:
    """Return the text without blanks, in simplified characters, brackets full-width and digits ASCII."""
    written = to_one_writing()(source)
    if not may_hold_blanks(source):
        return Normal(written, source, range(len(source)))
    pieces: list[str] = []
    origins: list[int] = []
    end = 0
    for blank in BLANKS.finditer(source):
        pieces.append(written[end : blank.start()])
        origins.extend(range(end, blank.start()))
        end = blank.end()
        if blank[0].count("\n") > 1 and not blank["page"]:
            pieces.append(PARAGRAPH)
            origins.append(blank.start())
    if not end:
        return Normal(written, source, range(len(source)))
    pieces.append(written[end:])
    origins.extend(range(end, len(written)))
    return Normal("".join(pieces), source, origins)


def may_hold_blanks(source: str) -> bool:
    """Say whether a text may hold blanks: but for those named here they all count as not printable."""
    return not source.isprintable() or " " in source or "<" in source or "&" in source


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return the text with some stretches, which may overlap, blanked out character by character."""
    pieces, end = [], 0
    for start, stop in sorted(spans):
        if stop > end:
            start = max(start, end)
            pieces += [text[end:start], BLANK * (stop - start)]
            end = stop
    return "".join([*pieces, text[end:]])


def simplified(text: str) -> str:
    """Return the text in simplified characters and one width, without blanks."""
    return normal(text).text.replace(PARAGRAPH, "")


@cache
def one_writing() -> dict[str, str]:
    """Return the writing of single characters: traditional to simplified (简化字总表), widths to one width."""
    pairs = {old: row["simplified"] for row in reference("traditional") for old in row["traditional"]}
    return {**pairs, **WIDTHS}


@cache
def to_one_writing() -> Callable[[str], str]:
    """Return what puts the characters of a text into one writing: few need it, so they are looked for first."""
    table = one_writing()
    others = re.compile(f"[{re.escape(''.join(table))}]")
    return lambda text: others.sub(lambda found: table[found[0]], text)
