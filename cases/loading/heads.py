"""The row of a table that holds its headings, and what stands above it: a title, notes, the unit of money.

Owns finding it. Where the headings belong is settled by `placement` and `worded`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cases.errors import SourceError
from cases.loading.layouts import WAN, Layout, layouts, normal_heading
from cases.loading.wordings import is_neutral, read_heading

MOST_COLUMNS = 10_000
SEARCHED = 10
"""The heading stands among the first rows: above it there may be a title and a note."""
NOTE = re.compile(
    r"单位\s*(?:[:：为]\s*)?[(（]?(?:人民币)?(?P<unit>万?元)(?![一-龥])|[(（](?:人民币|单位\s*[:：]\s*)?(?P<titled>万元)[)）]"
)
"""单位：万元 in a note, （万元） in a title."""
OTHER_UNIT = re.compile(r"万元|[千百亿]元|单位\s*[:：]\s*[万千百亿]")
UNCLEAR = "?"
"""The unit where notes speak of 万元 and not plainly of what, or of another that is not read."""
ABOUT = re.compile("(?:基本)?(?:信息|情况|内容)$")
"""What a heading above others is about goes without it: 名称 under 当事人信息 is 当事人名称."""
PROPOSED = re.compile(r"拟(?:作出|给予)?(?:行政)?(?:处罚|罚)|处罚(?:事先)?告知|听证告知")
"""Of a title: its penalties are not imposed yet."""


@dataclass(frozen=True, slots=True)
class Above:
    """What stands above the headings of a table."""

    unit: str = ""
    """元, 万元 or UNCLEAR, where a note tells of it."""
    is_proposed: bool = False
    """A title says that the penalties are proposed."""


@dataclass(frozen=True, slots=True)
class Head:
    """The headings of a table."""

    row: int
    """The last row that holds them, from 0."""
    headings: Sequence[str]
    above: Above


def head(rows: Sequence[Sequence[str]], chosen: Layout | None = None) -> Head:
    """Return the headings among the first rows of a table.

    Where cells are merged they stand on two rows, 罚没金额 over 罚款金额 and 没收金额: each is what both say together.
    """
    best = heading_row(rows, chosen)
    if best + 1 < len(rows) and is_under(rows[best + 1], rows[best], chosen):
        return Head(best + 1, both(rows[best], rows[best + 1]), told(rows[:best]))
    if best and is_over(rows[best - 1], rows[best]):
        return Head(best, both(rows[best - 1], rows[best]), told(rows[: best - 1]))
    return Head(best, rows[best], told(rows[:best]))


def is_under(lower: Sequence[str], upper: Sequence[str], chosen: Layout | None) -> bool:
    """Say whether a row holds headings under merged ones: words, one of them known, in each column of a group alone.

    What holds a digit and is no known heading (代码_1) is a cell of a case.
    """
    numbered = [cell for cell in lower if re.search(r"\d", cell)]
    if len(lower) != len(upper) or not all(most_known([[cell]], chosen) for cell in numbered):
        return False
    blank = [not cell.strip() for cell in upper]
    in_group = [here or after for here, after in zip(blank, [*blank[1:], False], strict=True)]
    fits = all(bool(cell.strip()) <= group for cell, group in zip(lower, in_group, strict=True))
    filled = all(cell.strip() for cell, here in zip(lower, blank, strict=True) if here)
    return any(blank) and fits and filled and most_known([lower], chosen) > 0


def is_over(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Say whether a row holds headings over others: no note and no title, but several words, one of which is known."""
    filled = [cell for cell in upper if cell.strip()]
    if len(upper) != len(lower) or len(filled) < 2 or any(re.search("[:：]", cell) for cell in filled):
        return False
    is_merged = any(bool(over.strip()) != bool(under.strip()) for over, under in zip(upper, lower, strict=True))
    return is_merged and any(is_neutral(cell) or read_heading(cell) for cell in filled)


def both(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Return the headings of two rows: the lower one, with what the merged one above makes of it, also its unit."""
    found, group = [], ""
    for over, under in zip(upper, lower, strict=True):
        group = over if over.strip() else group
        found.append(within(group, under) if under.strip() else over)
    return found


def within(group: str, heading: str) -> str:
    """Return a heading that stands under another: 没收 over 违法所得 is 没收违法所得, 拟处罚 over 罚款 is no fine."""
    if heading.startswith(group):
        return heading
    if not is_neutral(group):
        return f"{group}-{heading}"
    if read_heading(f"{group}{heading}"):
        return f"{group}{heading}"
    about = f"{ABOUT.sub('', group)}{heading}"
    if read_heading(about) and not read_heading(heading):
        return about
    return f"{heading}（{WAN}）" if WAN in group and "元" not in heading else heading


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
        filled = [cell for cell in cells if cell.strip()]
        worded = set() if chosen else {cell for cell in filled if read_heading(cell)}
        normal = {cell: normal_heading(cell) for cell in filled}
        most = max(most, *(sum(cell in worded or layout.knows(normal[cell]) for cell in filled) for layout in among))
    return most


def told(rows: Iterable[Sequence[str]]) -> Above:
    """Return what the rows above the headings tell."""
    cells = [cell for row in rows for cell in row]
    units = {found["unit"] or found["titled"] for cell in cells for found in NOTE.finditer(cell)}
    if len(units) > 1 or (not units and any(map(OTHER_UNIT.search, cells))):
        units = {UNCLEAR}
    return Above(units.pop() if units else "", any(map(PROPOSED.search, cells)))


def check_width(columns: int, label: str) -> None:
    """Raise SourceError for more columns than any table of cases has."""
    if columns > MOST_COLUMNS:
        raise SourceError(
            f"{label} has more than {MOST_COLUMNS:,} columns", "look whether it is a table of cases, a row a case"
        )
