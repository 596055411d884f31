"""A document as paragraphs in one writing, each character traceable: what pages, copies and scanners broke is joined.

Owns where a paragraph ends. What stands in it belongs to `headings` and `bulletin`.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from cases.text import headings
from cases.text.normal import Normal, normal

LINE = re.compile(r"[^\n\r\f\v\u2028\u2029]+")
PAGE_NUMBER = re.compile(
    r"(?:[-—–－·~]*\d{1,4}[-—–－·~]*|第\d{1,4}页(?:[，/]*共\d{1,4}页)?|\d{1,3}/\d{1,3}|Page\d{1,4}(?:of\d{1,4})?)"
)
"""A line of its own that counts pages."""
ENDS = re.compile("[。！？；：…](?:[”’」』）】]*)$|。$|【[^【】]{1,12}】$")
"""How a line ends that the next one does not go on with."""
OPEN = re.compile("[，、（“《—及和与的或对在向由将]$")
CONTINUES = re.compile("[，。、；：）”》！？]")
"""How a line ends that is not at its end, and how one begins that goes on: a sentence runs across."""
PROSE = re.compile("[，。]")
NARROW = 0.7
"""A line of less than this part of the widest is the last of its paragraph, if no sentence runs across."""
WIDEST = 120
"""Lines longer than this are whole paragraphs: the text was not broken at a width."""


STOP = re.compile(r"(?<=[一-龥）”》])(?<!^[一二三四五六七八九十])(?<!^十[一二三四五六七八九])\.(?=[一-龥“《（\d]|$)")
"""A full stop as Western keyboards write it."""


class Line(NamedTuple):
    """One line in one writing, and where it stands in the source."""

    written: Normal
    start: int


def paragraphs(source: str) -> Normal:
    """Return the document in one writing, two line feeds between its paragraphs, without page numbers."""
    lines = list(lines_of(source))
    width = max((len(line.written.text) for line in lines), default=0)
    narrow = NARROW * width if width <= WIDEST else width
    pieces: list[str] = []
    origins: list[int] = []
    current = last = ""
    for line in lines:
        text = line.written.text
        if current and not goes_on(current, last, text, narrow):
            pieces.append("\n\n")
            origins += [line.start] * 2
            current = ""
        pieces.append(text)
        origins += [line.start + origin for origin in line.written.origins]
        current, last = current + text, text
    return Normal("".join(pieces), source, origins)


def lines_of(source: str) -> Iterator[Line]:
    """Yield the lines that hold anything but a page number."""
    for found in LINE.finditer(source):
        written = normal(found[0])
        if "." in written.text:
            written = written._replace(text=STOP.sub("。", written.text))
        if written.text and not PAGE_NUMBER.fullmatch(written.text):
            yield Line(written, found.start())


def goes_on(paragraph: str, last: str, line: str, narrow: float) -> bool:
    """Say whether a line goes on with the paragraph so far, of which `last` is the last line."""
    if headings.BEGINS.match(line) or headings.is_label(line):
        return False
    if len(last) >= narrow and last[-1] in "：；":
        return True
    if ENDS.search(last) or headings.is_whole(paragraph):
        return bool(re.match("[”」』）。，；]", line))
    if OPEN.search(last) or CONTINUES.match(line):
        return True
    if headings.begins_heading(paragraph) and headings.ends_heading(line):
        return True
    return len(last) >= narrow or (bool(PROSE.search(last)) and len(last) > 25)
