"""Which violation a text names: the type and subtype that its longest known words stand for.

Owns how words are found. Which words stand for what is in `data/reference/violation_keywords.csv`: … is up to fourteen
characters of the same clause.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

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


@dataclass(frozen=True, slots=True)
class Keyword:
    """Words that stand for a code; those with a gap have several parts."""

    code: str
    parts: tuple[str, ...]

    @property
    def rank(self) -> tuple[int, bool]:
        """What goes first: the most characters, less one for each gap; of two as long the one without a gap."""
        return len(self.parts) - 1 - sum(map(len, self.parts)), len(self.parts) > 1

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where a text holds the keyword."""
        if all(part in text for part in self.parts):
            for found in re.finditer(GAP.join(map(re.escape, self.parts)), text):
                yield found.span()


@cache
def keywords() -> dict[str, list[Keyword]]:
    """Return the keywords by their first two characters; the names of the codes are words for them too."""
    words = {row["name_zh"]: row["code"] for row in reference("violation_types") if row["code"] != OTHER}
    words |= {word: row["code"] for row in reference("violation_keywords") for word in row["keywords"].split("|")}
    found: dict[str, list[Keyword]] = {}
    for word, code in words.items():
        parts = simplified(word).split("…")
        found.setdefault(parts[0][:2], []).append(Keyword(code, tuple(parts)))
    return found


def read_violation(text: str) -> Violation | None:
    """Return the violation that a text names by the longest of its words, the first of two as long; None for none."""
    written = simplified(text[:REACH])
    starts = {written[at : at + length] for at in range(len(written)) for length in (1, 2)} & keywords().keys()
    candidates = sorted((keyword for start in starts for keyword in keywords()[start]), key=lambda one: one.rank)
    for _, alike in groupby(candidates, key=lambda one: one.rank):
        named = [
            (start, end, keyword.code)
            for keyword in alike
            for start, end in keyword.spans(written)
            if not DENIED.search(written, max(0, start - 10), start)
        ]
        if named:
            start, end, code = min(named)
            return Violation(*types()[code], written[start:end])
    return None
