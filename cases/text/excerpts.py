"""Stretches of a document as one text, traceable to its source; and how they look there.

Owns the joining. What the text says belongs to the readers.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from cases.text.normal import Normal

Span = tuple[int, int]
ASCII_WORD = re.compile("[A-Za-z0-9]{2}")
BREAK = re.compile("\n\n")
SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")


def excerpt(document: Normal, spans: Sequence[Span]) -> Normal:
    """Return stretches of a document as one text, two line feeds between them, traceable to its source."""
    pieces: list[str] = []
    origins: list[int] = []
    for start, end in spans:
        if pieces:
            pieces.append("\n\n")
            origins += [document.origins[start]] * 2
        pieces.append(document.text[start:end])
        origins += document.origins[start:end]
    return Normal("".join(pieces), document.source, origins)


def readable(text: Normal) -> list[str]:
    """Return the characters of a text as the source writes them, a blank kept in front between letters and digits."""
    source, origins = text.source, text.origins
    shown = [source[origin] for origin in origins]
    for place, (before, here) in enumerate(pairwise(origins), 1):
        if here - before > 1 and ASCII_WORD.fullmatch(source[before] + source[here]):
            shown[place] = f" {shown[place]}"
    for paragraph in BREAK.finditer(text.text):
        shown[paragraph.start()], shown[paragraph.start() + 1] = "\n", ""
    return shown


def sentence_at(text: str, place: int) -> Span:
    """Return where the sentence begins and ends that stands at a place."""
    start = max(text.rfind(mark, 0, place) for mark in "。！？\n") + 1
    ends = [end for mark in "。！？\n" if (end := text.find(mark, place)) >= 0]
    return start, min(ends, default=len(text))
