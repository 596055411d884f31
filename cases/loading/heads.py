"""The row of a table that holds its headings, and what stands above it: a title, notes, the unit of money.

Owns finding it. Where the headings belong is settled by `placement`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cases.loading import wordings
from cases.loading.layouts import Layout, layouts, normal_heading

SEARCHED = 10
"""The heading stands among the first rows: above it there may be a title and a note."""
UNIT = re.compile(r"单位\s*(?:[:：为]\s*)?[(（]?(?:人民币)?(?P<unit>万?元)|[(（](?P<titled>万元)[)）]")
"""单位：万元 in a note, （万元） in a title."""


@dataclass(frozen=True, slots=True)
class Head:
    """The headings of a table."""

    row: int
    """The last row that holds them, from 0."""
    headings: Sequence[str]
    unit: str = ""
    """元 or 万元, where a row above them tells it."""


def head(rows: Sequence[Sequence[str]], chosen: Layout | None = None) -> Head:
    """Return the headings among the first rows of a table.

    Where cells are merged they stand on two rows, 罚没金额 over 罚款金额 and 没收金额: the lower one counts. A row of
    which every filled cell is a heading is no case.
    """
    best = heading_row(rows, chosen)
    headings, unit = rows[best], unit_told(rows[:best])
    below = rows[best + 1] if best + 1 < len(rows) else []
    filled = sum(bool(cell.strip()) for cell in below)
    if not filled or len(below) != len(headings) or most_known([below], chosen) < filled:
        return Head(best, headings, unit)
    both = [under if under.strip() else over for over, under in zip(headings, below, strict=True)]
    return Head(best + 1, both, unit)


def heading_row(rows: Iterable[Sequence[str]], chosen: Layout | None = None) -> int:
    """Return which of the first rows holds the headings: the one that most is known of, else the first filled one."""
    best, most = 0, -1
    for number, cells in enumerate(rows):
        if any(cell.strip() for cell in cells):
            known = most_known([cells], chosen)
            if known > most:
                best, most = number, known
    return best


def most_known(rows: Iterable[Sequence[str]], chosen: Layout | None = None) -> int:
    """Return how many headings of any row are known, to the layout chosen, else to the best one or by their wording."""
    among = [chosen] if chosen else list(layouts())
    most = 0
    for cells in rows:
        normal = [normal_heading(cell) for cell in cells if cell.strip()]
        worded = set() if chosen else {one for one in normal if wordings.field_of(one)}
        most = max(most, *(sum(one in worded or layout.knows(one) for one in normal) for layout in among))
    return most


def unit_told(rows: Iterable[Sequence[str]]) -> str:
    """Return the unit of money that is told above the headings, the last one told; nothing if none is."""
    found = [match for cells in rows for cell in cells for match in UNIT.finditer(cell)]
    return (found[-1]["unit"] or found[-1]["titled"]) if found else ""
