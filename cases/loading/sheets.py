"""A sheet of a workbook as a table of text: its heading among the first rows, its cells as they would be typed.

Owns what merged cells, numbers, percentages and days become. Which sheet it is belongs to `sources`, a column's field
to `layouts`.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cases import record
from cases.loading.formats import shown_cells, with_suffix
from cases.loading.heads import SEARCHED, Above, head
from cases.loading.layouts import Layout
from cases.loading.pagetables import Span, tables
from cases.loading.placement import Placement
from cases.loading.sources import Source

if TYPE_CHECKING:
    import pyarrow as pa

NUMBERS = ("case_id", "decision_no")
DECISION = ("decision_no", "agency", "party")
"""Together they tell a case that has no case_id."""
TELLING = (*NUMBERS, "party", "title", "facts")
"""A row that has one of them is told by itself."""
OF_ONE_CASE = {"facts", "penalty_text", "discretion_text"} | {
    field.name for field in record.NATIVE if field.type not in ("text", "code", "codes", "date")
}
"""Numbers, and texts that may state sums: over several cases they must not count several times."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with its headings."""

    headings: Sequence[str]
    rows: Sequence[list[Any]]
    """Cells from A1 on, an empty one being an empty text."""
    first: int
    """The first row under the headings, from 0."""
    merged: Sequence[Span]
    above: Above
    """What stands above the headings."""

    def table(self) -> "pa.Table":
        """Return the rows under the headings: _row as Excel counts, c1 … cn."""
        import pyarrow as pa

        cells = [[text(cell) for cell in row] for row in self.rows[self.first :]]
        columns: dict[str, Any] = {"_row": pa.array(range(self.first + 1, self.first + 1 + len(cells)), pa.int64())}
        for number in range(len(self.headings)):
            columns[f"c{number + 1}"] = pa.array([row[number] for row in cells], pa.string())
        return pa.table(columns)

    def spread(self, placement: Placement, totals: Collection[int]) -> None:
        """Put what a merged cell says into the rows that it spans: of one case all, of others what is no number.

        Nothing is overwritten. Rows that tell no case, and TOTALS as Excel counts, stay as they are. A row under a
        merged number that names no party is of the party above.
        """
        fields = {place: name for name, places in placement.fallbacks.items() for place in places}
        fields |= {place: name for name, place in placement.columns.items()}
        at = {name: [place for place, field in fields.items() if field == name] for name in (*TELLING, "agency")}

        def said(row: int, *names: str) -> list[Any]:
            return [cell for name in names for place in at[name] if (cell := self.rows[row][place]) != ""]

        def case(row: int) -> list[Any]:
            return said(row, "case_id") or (said(row, *DECISION) if said(row, "decision_no") else [])

        empty = [(top, row, column) for top, row, column in self.spanned() if row + 1 not in totals]
        for top, row, column in empty:
            if fields.get(column) in NUMBERS:
                self.rows[row][column] = self.rows[top][column]
                if not said(row, "party"):
                    for place in (*at["party"], *at["agency"]):
                        self.rows[row][place] = self.rows[row][place] or self.rows[top][place]
        told = {row for _, row, _ in empty if said(row, *TELLING)}
        of_one = [(top, row, column) for top, row, column in empty if fields.get(column) in OF_ONE_CASE]
        for top, row, column in empty:
            if row in told and fields.get(column) not in OF_ONE_CASE:
                self.rows[row][column] = self.rows[top][column]
        for top, row, column in of_one:
            if case(row) and case(row) == case(top):
                self.rows[row][column] = self.rows[top][column]

    def spanned(self) -> Iterator[tuple[int, int, int]]:
        """Yield the empty cells that a merged one spans, as its first row, their row and column; no blank row's."""
        filled = [any(cell != "" for cell in row) for row in self.rows]
        below: dict[int, int] = {}
        for (top, column), (bottom, _) in sorted(self.merged):
            if top < max(self.first, below.get(column, 0)) or top >= len(self.rows):
                continue
            below[column] = max(below.get(column, 0), bottom + 1)
            if column < len(self.headings) and self.rows[top][column] != "":
                for row in range(top + 1, min(bottom + 1, len(self.rows))):
                    if filled[row] and self.rows[row][column] == "":
                        yield top, row, column


def opened(source: Source, layout: Layout | None) -> Sheet:
    """Return the sheet of a source, its heading among the first rows."""
    from python_calamine import CalamineWorkbook

    sheet = CalamineWorkbook.from_path(source.path).get_sheet_by_name(source.sheet or "")
    rows = sheet.to_python(skip_empty_area=False)
    for (row, column), shown in shown_cells(source.path, sheet.name).items():
        if row < len(rows) and column < len(rows[row]):
            cell = rows[row][column]
            rows[row][column] = with_suffix(cell, shown) if isinstance(cell, float) else cell or shown
    found = head([[text(cell) or "" for cell in row] for row in rows[:SEARCHED]], layout)
    return Sheet(found.headings, rows, found.row + 1, sheet.merged_cell_ranges or (), found.above)


def of_page(source: Source, layout: Layout | None) -> Sheet:
    """Return the table of a page, its heading among the first rows."""
    found, _ = tables(source.path, source.name, source.encoding)
    rows, merged = found[source.sheet or ""]
    top = head(rows[:SEARCHED], layout)
    return Sheet(top.headings, rows, top.row + 1, merged, top.above)


def text(cell: object) -> str | None:
    """Return a cell as text: whole floats without .0, dates in ISO form, None if empty."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return format(Decimal(repr(cell)), "f").removesuffix(".0")
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time | timedelta | int):
        return str(cell)
    return str(cell) or None
