"""Each form of file opened as a table of text: its headings, and the query of the rows under them.

Owns how a form is opened. What becomes of the rows belongs to `rows`, which column is which field to `placement`.
"""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cases.literals import quoted, quoted_path
from cases.loading import jsonforms, sheets
from cases.loading.beginnings import beginning
from cases.loading.heads import Above, head
from cases.loading.layouts import Layout
from cases.loading.sources import Source
from cases.resources import sql

if TYPE_CHECKING:
    import pyarrow as pa
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Opened:
    """A form of file, opened: its headings, and the query of the rows under them, numbered in _row."""

    headings: Sequence[str]
    query: str
    first_row: int | None = None
    """The number of the first row, where they follow in the order of the file without a gap."""
    objects: jsonforms.Objects | None = None
    """What JSON was opened as."""
    is_guarded: bool = False
    """A quote mark may stand before what a spreadsheet would take for a formula."""
    sheet: sheets.Sheet | None = None
    """What a workbook was opened as."""
    above: Above = field(default_factory=Above)
    """What stands above the headings."""


def delimited(con: "DuckDBPyConnection", source: Source, relation: str, layout: Layout | None) -> Opened:
    """Return headings and query of a CSV or TSV: the heading is among the first lines."""
    source, first = beginning(source, layout)
    found = head(first, layout)
    heading, headings = found.row + 1, found.headings
    numbers = range(1, len(headings) + 1)
    table = sql("open/table").format(
        heading=heading,
        cells=", ".join(f"c{number}" for number in numbers),
        path=quoted_path(source.path),
        delimiter=quoted(source.delimiter),
        room=source.room,
        columns=", ".join(f"'c{number}': 'varchar'" for number in numbers),
    )
    # Of one column DuckDB reads a blank line as an empty row: its own numbers are right.
    if len(headings) == 1 or not source.has_blank_lines:
        return Opened(headings, table, heading + 1, is_guarded=not source.raw, above=found.above)
    con.register(f"rows_of_{relation}", spreadsheet_rows(source, heading))
    query = sql("open/table_with_blanks").format(table=table, numbers=f"rows_of_{relation}")
    return Opened(headings, query, is_guarded=not source.raw, above=found.above)


def spreadsheet_rows(source: Source, heading: int) -> "pa.Table":
    """Return for each row that DuckDB counts, blank ones left out, the row that a spreadsheet counts."""
    import pyarrow as pa

    with source.path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, delimiter=source.delimiter)
        rows = [row for row, cells in enumerate(reader, 1) if cells and row > heading]
    return pa.table(
        {"record": pa.array(range(heading + 1, heading + 1 + len(rows)), pa.int64()), "row": pa.array(rows, pa.int64())}
    )


def json_lines(con: "DuckDBPyConnection", source: Source, relation: str, layout: Layout | None) -> Opened:
    """Return keys and query of JSON Lines: every line is kept, also one that is no object."""
    return of_objects(jsonforms.json_lines(con, source))


def json_document(con: "DuckDBPyConnection", source: Source, relation: str, layout: Layout | None) -> Opened:
    """Return keys and query of a JSON array of objects, or of one object."""
    return of_objects(jsonforms.json_document(con, source))


def of_objects(objects: jsonforms.Objects) -> Opened:
    """Return JSON objects as what is opened."""
    return Opened(objects.keys, objects.query, 1, objects)


def parquet(con: "DuckDBPyConnection", source: Source, relation: str, layout: Layout | None) -> Opened:
    """Return column names and query of a Parquet file; lists become JSON text."""
    path = quoted_path(source.path)
    described = con.execute(f"describe from read_parquet({path})").fetchall()
    columns = ", ".join(
        f"cast({f'to_json(#{number})' if is_nested(kind) else f'#{number}'} as varchar) as c{number}"
        for number, (_, kind, *_) in enumerate(described, 1)
    )
    return Opened([name for name, *_ in described], sql("open/parquet").format(columns=columns, path=path), 1)


def is_nested(kind: str) -> bool:
    """Say whether a type of DuckDB's is a list or a structure."""
    return kind.endswith("[]") or kind.startswith(("STRUCT", "MAP"))


def workbook(con: "DuckDBPyConnection", source: Source, relation: str, layout: Layout | None) -> Opened:
    """Return headings and query of a sheet."""
    return of_sheet(con, sheets.opened(source, layout), relation)


def page(con: "DuckDBPyConnection", source: Source, relation: str, layout: Layout | None) -> Opened:
    """Return headings and query of a table of a page."""
    return of_sheet(con, sheets.of_page(source, layout), relation)


def of_sheet(con: "DuckDBPyConnection", sheet: sheets.Sheet, relation: str) -> Opened:
    """Return a sheet as what is opened."""
    con.register(f"sheet_of_{relation}", sheet.table())
    return Opened(sheet.headings, f"select * from sheet_of_{relation}", sheet=sheet, above=sheet.above)


FORMS: dict[str, Callable[["DuckDBPyConnection", Source, str, Layout | None], Opened]] = {
    "csv": delimited,
    "tsv": delimited,
    "jsonl": json_lines,
    "json": json_document,
    "parquet": parquet,
    "xlsx": workbook,
    "html": page,
}
