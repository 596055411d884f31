"""A sheet of a workbook as a table of text: its heading among the first rows, its cells as they would be typed.

Owns what merged cells, numbers and days become. Which sheet it is belongs to `sources`, a column's field to `layouts`.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cases.loading.layouts import Layout
from cases.loading.placement import SEARCHED, heading_rows
from cases.loading.sources import Source

if TYPE_CHECKING:
    import pyarrow as pa

Span = tuple[tuple[int, int], tuple[int, int]]
"""The first and the last cell that a merged one takes: row and column, from 0."""


def opened(source: Source, layout: Layout | None) -> tuple[Sequence[str], "pa.Table"]:
    """Return the headings of a sheet, and the rows under them: _row as Excel counts, c1 … cn."""
    import pyarrow as pa
    from python_calamine import CalamineWorkbook

    sheet = CalamineWorkbook.from_path(source.path).get_sheet_by_name(source.sheet or "")
    rows = sheet.to_python(skip_empty_area=False)
    spread(rows, sheet.merged_cell_ranges or ())
    heading, headings = heading_rows([[text(cell) or "" for cell in row] for row in rows[:SEARCHED]], layout)
    cells = [[text(cell) for cell in row] for row in rows[heading + 1 :]]
    columns: dict[str, Any] = {"_row": pa.array(range(heading + 2, heading + 2 + len(cells)), pa.int64())}
    for number in range(len(headings)):
        columns[f"c{number + 1}"] = pa.array([row[number] for row in cells], pa.string())
    return headings, pa.table(columns)


def spread(rows: Sequence[list[Any]], merged: Iterable[Span]) -> None:
    """Put what a merged cell says into each row that it spans and that says more: 案件编号 beside three goods.

    A number stays in the first, as a sum must not count twice; but for the first column, where it numbers the cases.
    """
    for (top, column), (bottom, _) in merged:
        value = rows[top][column] if top < len(rows) and column < len(rows[top]) else ""
        if value and (column == 0 or isinstance(value, str | date)):
            for row in rows[top + 1 : bottom + 1]:
                if any(cell != "" for cell in row):
                    row[column] = value


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
