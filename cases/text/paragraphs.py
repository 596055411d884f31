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
CLOSES = re.compile("[”」』）。，；]")
DATED = re.compile(r"（?(?:19|20)\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?）?")
"""A line that is a day."""
NARROW = 0.7
"""A line of less than this part of the widest is the last of its paragraph, if no sentence runs across."""
WIDEST = 120
"""Lines longer than this are whole paragraphs: the text was not broken at a width."""


STOP = re.compile(r"(?<=[一-龥）”》])(?<!^[一二三四五六七八九十])(?<!^十[一二三四五六七八九])\.(?=[一-龥“《（\d]|$)")
"""A full stop as Western keyboards write it."""


class Line(NamedTuple):
    """One line in one writing, where it stands in the source, and whether a blank line was left before it."""

    written: Normal
    start: int
    is_apart: bool


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
        if current and not goes_on(current, last, line, narrow):
            pieces.append("\n\n")
            origins += [line.start] * 2
            current = ""
        pieces.append(text)
        origins += [line.start + origin for origin in line.written.origins]
        current, last = current + text, text
    return Normal("".join(pieces), source, origins)


def lines_of(source: str) -> Iterator[Line]:
    """Yield the lines that hold anything but a page number."""
    end = 0
    for found in LINE.finditer(source):
        written = normal(found[0])
        is_apart = source.count("\n", end, found.start()) > 1
        if PAGE_NUMBER.fullmatch(written.text):
            end = len(source)
        elif written.text:
            if "." in written.text:
                written = written._replace(text=STOP.sub("。", written.text))
            yield Line(written, found.start(), is_apart)
            end = found.end()


def goes_on(paragraph: str, last: str, line: Line, narrow: float) -> bool:
    """Say whether a line goes on with the paragraph so far, of which `last` is the last line."""
    text = line.written.text
    ended, is_full = bool(ENDS.search(last)) or headings.is_apart(last), len(last) >= narrow
    if headings.BEGINS.match(text) or headings.is_label(text) or DATED.fullmatch(text):
        return is_full and not ended and not headings.is_whole(paragraph) and not line.is_apart
    if is_full and last[-1] in "：；" and not line.is_apart:
        return True
    if ended or headings.is_whole(paragraph) or DATED.fullmatch(last):
        return bool(CLOSES.match(text))
    if OPEN.search(last) or CONTINUES.match(text):
        return True
    if headings.begins_heading(paragraph) and headings.ends_heading(text):
        return True
    if line.is_apart and not PROSE.search(last):
        return False
    return is_full or (bool(PROSE.search(last)) and len(last) > 25)
