"""The grid of a cross table: the report `cross` gives a row a cell, a reader wants one group down and the other across.

Owns the shape. What the cells hold is the report's.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from cases.errors import UsageError
from cases.frame import Query
from cases.language import phrase
from cases.output import Result
from cases.output.cells import unlike
from cases.reports import spelled

Key = tuple[bool, Any]
"""Whether a row or column is the total, and its group."""
COLUMN_TOTALS, ROW_TOTALS = ("column", "all"), ("row", "all")
"""Parts of the report that stand in the last row, and in the last column."""
EMPTY = {"cases": 0, "fined": 0, "fine_median_yuan": None}
"""What stands where no case is, if it is no amount or share."""
MOST_COLUMNS = 200
"""More columns than a reader or a spreadsheet of cases takes in."""


def groupings(name: str, by: Sequence[str], rows: str | None, cols: str | None, cell: str | None) -> Sequence[str]:
    """Return the groupings that --by, or --rows and --cols, ask for.

    Raises UsageError where options of a cross table are given to another report, one without the other, or beside --by.
    """
    if name != "cross":
        for option, given in (("rows", rows), ("cols", cols), ("cell", cell)):
            if given:
                raise UsageError(f"--{option} has no meaning for {name}", "leave it out, or report cross")
        return by
    if rows and cols and not by:
        return [rows, cols]
    if rows or cols:
        raise UsageError("--rows and --cols go together, without --by", "cases report cross --rows type --cols year")
    return by


def shaped(result: Result, grouping: Query, cell: str | None, lang: str) -> Result:
    """Return a cross table as a grid of one of its measures, by default the cases; any other result as it is.

    Raises UsageError for more columns than a grid holds.
    """
    if not grouping.crossed or cell == "all":
        return result
    at = list(result.columns).index(cell or "cases")
    grid: dict[Key, dict[Key, Any]] = {}
    across: dict[Key, None] = {}
    for part, key, col, *values in result.rows:
        row, column = (part in COLUMN_TOTALS, key), (part in ROW_TOTALS, col)
        grid.setdefault(row, {})[column] = values[at - 3]
        if part in COLUMN_TOTALS:
            across[column] = None
    if len(across) > MOST_COLUMNS:
        raise UsageError(
            f"a grid of {len(across):,} columns: it holds {MOST_COLUMNS}",
            "--rows and --cols the other way round, or --cell all for a row a cell",
        )
    nothing = EMPTY.get(cell or "cases", Decimal("0.00"))
    total, missing = phrase("total", lang), phrase("not stated", lang)
    rows = [
        (total if is_total else key, *(held.get(column, nothing) for column in across))
        for (is_total, key), held in grid.items()
    ]
    columns = unlike(["key", *(total if is_total else col or missing for is_total, col in across)])
    measure = result.headings[at]
    return replace(
        result,
        columns=columns,
        rows=rows,
        title=f"{result.title}：{measure}" if lang == "zh" else f"{result.title}: {measure}",
        headings=[grouping.title_zh, *columns[1:]] if lang == "zh" else columns,
        readable=[spelled("key", grouping), *columns[1:]] if lang == "en" else (),
        arrow=None,
        count=None,
        head=None,
    )
