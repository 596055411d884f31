"""A source as rows of text in DuckDB: the temporary view `raw` with _row, c1 … cn, for JSON perhaps _line.

Owns the view, and what is put beside it. How a form is opened belongs to `forms`, which column is which field to
`placement`, values to `staging`.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cases import record
from cases.errors import SourceError
from cases.loading import jsonforms, sheets
from cases.loading.beginnings import line_of
from cases.loading.forms import FORMS, of_objects
from cases.loading.layouts import Layout
from cases.loading.placement import LeftOut, Placement
from cases.loading.proof import proven
from cases.loading.sources import Source
from cases.loading.survey import LONGEST_LINE
from cases.loading.totals import below, is_no_case
from cases.loading.worded import in_unit, placed
from cases.resources import sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

UNHEADED = "column {heading} (without a heading)"


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a source, in the view that `relation` names."""

    headings: tuple[str, ...]
    placement: Placement
    relation: str = "raw"
    first_row: int | None = None
    """As in Opened: numbers that need not be asked for, which lets DuckDB read with all its threads."""
    objects: jsonforms.Objects | None = None
    """As in Opened."""
    written: str = "raw"
    """The view of the same rows with the marks of guarded formulas where `is_guarded`, else the same view."""
    is_guarded: bool = False
    """As in Opened."""

    @property
    def has_lines(self) -> bool:
        """Say whether the text of each JSON object is in _line."""
        return self.objects is not None and self.objects.has_lines


def open_rows(
    con: "DuckDBPyConnection",
    source: Source,
    relation: str = "raw",
    fields: tuple[record.Field, ...] = record.NATIVE,
    layout: Layout | None = None,
) -> Rows:
    """Make the view RELATION over the source and say where its columns belong, in the layout given or found.

    Raises SourceError if it cannot be read as a table with known headings.
    """
    csv.field_size_limit(LONGEST_LINE)
    con.execute(sql("load/macros"))
    with as_source_error(source):
        opened = FORMS[source.form](con, source, relation, layout)
        placement = placed(opened.headings, opened.above, source.name, fields, layout)
        if opened.objects and jsonforms.may_misplace(opened.objects, placement):
            opened = of_objects(jsonforms.json_lines(con, source, by_line=True))
            placement = placed(opened.headings, opened.above, source.name, fields, layout)
        if opened.sheet and opened.sheet.merged:
            spread(con, relation, opened.sheet, placement)
        written = f"written_{relation}" if opened.is_guarded else relation
        con.execute(f"create or replace temp view {written} as {opened.query}")
        if opened.is_guarded:
            cells = ", ".join(f"unguarded(c{number}) as c{number}" for number in range(1, len(opened.headings) + 1))
            con.execute(f"create or replace temp view {relation} as select _row, {cells} from {written}")
        if placement.unsure and not opened.objects:
            placement = in_unit(placement, below(con, relation, placement, opened.headings).unit)
        placement = proven(con, relation, placement, is_json=opened.objects is not None)
    rows = Rows(
        tuple(opened.headings), placement, relation, opened.first_row, opened.objects, written, opened.is_guarded
    )
    return attach_children(con, source, rows)


def headings_in(con: "DuckDBPyConnection", source: Source) -> Sequence[str]:
    """Return the headings of a source, whatever they are. Raises SourceError if it cannot be read as a table."""
    con.execute(sql("load/macros"))
    with as_source_error(source):
        return FORMS[source.form](con, source, "guessed", None).headings


@contextmanager
def as_source_error(source: Source) -> Iterator[None]:
    """Turn what the readers say of a damaged file into a SourceError."""
    import duckdb

    try:
        yield
    except (duckdb.InvalidInputException, duckdb.IOException, csv.Error, OSError) as error:
        raise unreadable(source, error) from error


def unreadable(source: Source, error: Exception) -> SourceError:
    """Return the error for a file whose structure cannot be read: what is wrong in which line."""
    said = str(error)
    line = re.search(r"Line: (\d+)", said)
    cells = re.search(r"Expected Number of Columns: (\d+) Found: (\d+)", said)
    place = f"line {line_of(source, int(line[1]))}: " if line else ""
    if "unterminated quote" in said:
        reason, remedy = (
            f"{place}a quote mark opens and does not close",
            "mend the quotes of that line",
        )
    elif "aximum line size" in said:
        reason, remedy = (
            f"{place}a row of more than {source.room >> 20} MB",
            "look for a quote mark that does not close",
        )
    elif cells:
        reason, remedy = (
            f"{place}{cells[2]} cells where the heading has {cells[1]}",
            "mend that line, or save the table anew",
        )
    elif malformed := re.search(r"Malformed JSON.*?, (at byte .*?)\.? ", said + " "):
        reason, remedy = f"malformed JSON {malformed[1]}", "mend it there, or write a case a line (.jsonl)"
    else:
        reason, remedy = said.splitlines()[0].removeprefix("Invalid Input Error: "), "save the file anew"
    return SourceError(f"{source.name} cannot be read as {source.form}: {reason}", remedy)


def spread(con: "DuckDBPyConnection", relation: str, sheet: sheets.Sheet, placement: Placement) -> None:
    """Let merged cells of a sheet stand in the rows that they span."""
    totals = con.execute(
        f"select _row from sheet_of_{relation} where {is_no_case(placement, sheet.headings, {}, 'trimmed')}"
    ).fetchall()
    sheet.spread(placement, {row for (row,) in totals})
    con.register(f"sheet_of_{relation}", sheet.table())


def attach_children(con: "DuckDBPyConnection", source: Source, rows: Rows) -> Rows:
    """Add the tables of citations and prices beside a table of cases as one more column each, JSON lists.

    Raises SourceError if they have lines of cases that are not there: nothing is dropped.
    """
    for table, child in source.children.items():
        columns = rows.placement.columns
        if "case_id" not in columns:
            raise SourceError(f"{source.name}: the cases have no case_id, so {table} belong to none", "add the column")
        if table in columns:
            raise SourceError(f"{source.name}: {table} stand in a column and in a table beside", "keep one of them")
        beside = open_rows(con, child, f"raw_{table}", record.TABLES[table])
        where = {name: f"c{position + 1}" for name, position in beside.placement.columns.items()}
        if "case_id" not in where:
            raise SourceError(f"{child.name}: {table} have no case_id", "give each line the case_id of its case")
        names = {
            "cases": rows.relation,
            "case_id": f"trimmed(c{columns['case_id'] + 1})",
            "lines": beside.relation,
            "line_case_id": f"trimmed({where['case_id']})",
            "filled": filled(len(beside.headings)),
        }
        count, first = con.execute(sql("open/orphans").format(**names)).fetchall()[0]
        if count:
            raise SourceError(
                f"{child.name}: {count:,} {table} are of cases that are not there (first: {first})",
                "add those cases, or take the lines out",
            )
        query = sql("open/beside").format(
            **names,
            column=f"c{len(rows.headings) + 1}",
            cells=", ".join(f"{name} := {column}" for name, column in where.items() if name != "case_id"),
            order=f"try_cast({where['position']} as bigint), _row" if "position" in where else "_row",
        )
        relation = f"{rows.relation}_with_{table}"
        con.execute(f"create or replace temp view {relation} as {query}")
        placement = replace(rows.placement, columns={**columns, table: len(rows.headings)})
        rows = replace(rows, headings=(*rows.headings, table), placement=placement, relation=relation, first_row=None)
        rows = replace(rows, written=relation, is_guarded=False)
    return rows


def unheaded(con: "DuckDBPyConnection", rows: Rows) -> tuple[LeftOut, ...]:
    """Return the columns that hold values under no heading: nothing may vanish without a word."""
    blank = [number for number, heading in enumerate(rows.headings, 1) if not heading.strip()]
    if not blank:
        return ()
    held = ", ".join(f"coalesce(bool_or(trimmed(c{number}) is not null), false)" for number in blank)
    found = con.execute(f"select {held} from {rows.relation}").fetchall()[0]
    return tuple(LeftOut(str(number), UNHEADED) for number, holds in zip(blank, found, strict=True) if holds)


def filled(columns: int, read: str = "") -> str:
    """Return the SQL that says whether a row has anything in it, its cells as a macro reads them."""
    return " or ".join(f"is_filled({read}(c{number}))" for number in range(1, columns + 1))
