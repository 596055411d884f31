"""The tables themselves, out: a folder of CSV or Parquet written by the engine, or one workbook with a sheet a table.

Owns which columns and rows go; `load` takes each form back. What a lake holds belongs to `lake`.
"""

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cases import codelists, lake, record, schema
from cases.engines.duck import Duck
from cases.errors import OutputError, UsageError
from cases.frame import framed, query
from cases.literals import quoted
from cases.output import Result, write_file
from cases.output.workbook import check_rows
from cases.selection import Selection, relations

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SINGLE_FILES = (".csv", ".tsv", ".parquet", ".json", ".jsonl")
FOLDER_FORMS = ("csv", "parquet")
BOM = "\ufeff"


def export(
    con: "DuckDBPyConnection", path: Path, form: str | None, selection: Selection, lang: str, *, raw: bool
) -> dict[str, int]:
    """Write the tables of the selected cases to PATH and return the rows of each.

    Raises UsageError where format and path contradict, OutputError if the path cannot be written.
    """
    if str(path) == "-":
        raise UsageError(
            "an export is a folder or a workbook, and nothing for standard output",
            '-o FOLDER or -o FILE.xlsx; one table alone: cases sql "from cases" --format csv',
        )
    is_book = path.suffix.lower() == ".xlsx"
    chosen = form or ("xlsx" if is_book else "csv")
    if path.suffix.lower() in SINGLE_FILES:
        raise UsageError(
            f"{path} is one file, and the tables are five",
            f'-o FOLDER or -o FILE.xlsx; one table alone: cases sql "from cases" -o {path}',
        )
    if is_book != (chosen == "xlsx"):
        raise UsageError(
            f"{chosen} does not go to {path}", "-o FILE.xlsx for a workbook, -o FOLDER for csv and parquet"
        )
    if chosen == "xlsx":
        return write_workbook(con, path, selection, lang)
    return write_folder(con, path, chosen, selection, lang, raw=raw)


def export_lake(
    con: "DuckDBPyConnection", path: Path, form: str | None, selection: Selection, lang: str
) -> Mapping[str, int]:
    """Write all of the database to PATH as a lake and return the rows of each table.

    Raises UsageError for another form than Parquet, a filter, or headings other than the fields' names.
    """
    if form not in (None, "parquet"):
        raise UsageError(f"--partition has no meaning for {form}", "--format parquet")
    if selection != Selection(unmask=selection.unmask) or lang != "en":
        raise UsageError("a lake holds the whole database, as it is", "--partition year without filters and --lang")
    return lake.export(con, path, schema.VERSION)


def table_query(table: str, selection: Selection, lang: str, *, text: bool, guard: bool) -> tuple[str, dict[str, Any]]:
    """Return the query of a table's rows with its parameters, of every status unless some are asked for.

    `text` joins lists by ;, `guard` adds a BOM and keeps text from formulas.
    """
    columns = []
    for number, field in enumerate(record.TABLES[table]):
        value = f"array_to_string({field.name}, ';')" if text and field.type == "codes" else field.name
        if guard and field.type in ("text", "json", "code", "codes"):
            value = f"guarded({value})"
        heading = field.zh if lang == "zh" else field.name
        # DuckDB writes no byte order mark; one at the head of the first heading is the same bytes.
        mark = BOM if guard and number == 0 else ""
        columns.append(f'{value} as "{mark}{heading}"')
    asked = query("export", table)
    body = asked.body.format(columns=", ".join(columns), findings=relations(selection.unmask)["findings"])
    every_status = replace(selection, status=selection.status or tuple(codelists.codes("status")))
    return framed(replace(asked, body=body), query("by", "all"), every_status)


def write_folder(
    con: "DuckDBPyConnection", path: Path, form: str, selection: Selection, lang: str, *, raw: bool
) -> dict[str, int]:
    """Write a file a table into the folder, each put in place when all are whole."""
    other = next(other for other in FOLDER_FORMS if other != form)
    if path.is_file() or (path / f"cases.{other}").exists():
        what = "a file" if path.is_file() else f"an export as {other}"
        raise OutputError(f"{path} is {what} already", "name another folder with -o")
    options = "format csv, header" if form == "csv" else "format parquet, compression zstd"
    text = form == "csv"
    with lake.as_output_error(path):
        path.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path, prefix=".part-") as part:
            counts = {}
            for table in record.TABLES:
                target = quoted(str(Path(part) / f"{table}.{form}"))
                rows, parameters = table_query(table, selection, lang, text=text, guard=text and not raw)
                copied = con.execute(f"copy ({rows}) to {target} ({options})", parameters)
                counts[table] = copied.fetchall()[0][0]
            for table in record.TABLES:
                (Path(part) / f"{table}.{form}").replace(path / f"{table}.{form}")
    return counts


def write_workbook(con: "DuckDBPyConnection", path: Path, selection: Selection, lang: str) -> dict[str, int]:
    """Write one workbook with a sheet a table. Raises UsageError for more rows than one holds, before it is begun."""
    sheets: dict[str, Result] = {}
    counts: dict[str, int] = {}
    for table, fields in record.TABLES.items():
        asked, parameters = table_query(table, selection, lang, text=True, guard=False)
        name = record.table_name(table, lang)
        counts[table] = Duck(con).count(asked, parameters)
        check_rows(name, counts[table])
        names = [field.name for field in fields]
        headings = [field.zh for field in fields] if lang == "zh" else names
        sheets[name] = Result(names, Duck(con).rows(asked, parameters), headings=headings)
    write_file(sheets, path, "xlsx")
    return counts
