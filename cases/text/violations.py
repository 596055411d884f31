"""Which violation a text names: the type and subtype that its longest known words stand for.

Owns how words are found. Which words stand for what is in `data/reference/violation_keywords.csv`: … is up to fourteen
characters of the same clause.
"""

import re
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from cases.resources import reference
from cases.text.normal import simplified

GAP = "[^，。；！？]{0,14}?"
DENIED = re.compile(r"(?:不构成|不属于|不存在|排除|未发现|没有发现|未见|不涉及|并无)[^，。；]{0,4}$")
"""Before words for a violation: there is none. 涉嫌 and 未 change nothing."""
OTHER = "other"
REACH = 2000
"""Characters of a text in which its violation is looked for: it is named near the beginning."""


@dataclass(frozen=True, slots=True)
class Violation:
    """A violation by its codes, and the words that name it."""

    type: str
    subtype: str | None
    matched: str


@cache
def types() -> dict[str, tuple[str, str | None]]:
    """Return type and subtype of every code."""
    return {row["code"]: (row["type"], row["subtype"] or None) for row in reference("violation_types")}


class Keyword(NamedTuple):
    """Words that stand for a code; those with a gap have several parts, of which the first and last are told."""

    code: str
    first: str
    last: str
    pattern: re.Pattern[str]
    rank: tuple[int, bool]
    """What goes first: the most characters, less one for each gap; of two as long the one without a gap."""


Start = tuple[str, str]
"""The first character of a keyword, and up to two more of its first part."""
rank_of = attrgetter("rank")


@cache
def keywords() -> dict[Start, list[Keyword]]:
    """Return the keywords by how they start; the names of the codes are words for them too."""
    words = {row["name_zh"]: row["code"] for row in reference("violation_types") if row["code"] != OTHER}
    words |= {word: row["code"] for row in reference("violation_keywords") for word in row["keywords"].split("|")}
    found: dict[Start, list[Keyword]] = {}
    for word, code in words.items():
        parts = simplified(word).split("…")
        rank = (len(parts) - 1 - sum(map(len, parts)), len(parts) > 1)
        keyword = Keyword(code, parts[0], parts[-1], re.compile(GAP.join(map(re.escape, parts))), rank)
        found.setdefault((parts[0][0], parts[0][1:3]), []).append(keyword)
    return found


@cache
def single() -> set[Start]:
    """Return the starts that are one character."""
    return {start for start in keywords() if not start[1]}


@cache
def starting() -> re.Pattern[str]:
    """Return what finds where a text may hold a keyword of more than one character, and how it starts."""
    starts = keywords().keys() - single()
    firsts, seconds = ("".join(sorted({start[at][0] for start in starts})) for at in (0, 1))
    return re.compile(f"([{re.escape(firsts)}])(?=([{re.escape(seconds)}].?))")


def read_violation(text: str) -> Violation | None:
    """Return the violation that a text names by the longest of its words, the first of two as long; None for none."""
    written = simplified(text[:REACH])
    for _, alike in groupby(sorted(candidates(written), key=rank_of), key=rank_of):
        named = [
            (*found.span(), keyword.code)
            for keyword in alike
            for found in keyword.pattern.finditer(written)
            if not DENIED.search(written, max(0, found.start() - 10), found.start())
        ]
        if named:
            start, end, code = min(named)
            return Violation(*types()[code], written[start:end])
    return None


def candidates(text: str) -> list[Keyword]:
    """Return the keywords whose first and last part a text holds."""
    known = keywords()
    starts = set(starting().findall(text))
    starts |= {(first, behind[0]) for first, behind in starts}
    return [
        keyword
        for start in starts & known.keys() | single()
        for keyword in known[start]
        if keyword.last in text and keyword.first in text
    ]
