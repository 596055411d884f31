"""One case whole: its fields, citations, price lines with rates, where it came from, findings, evidence."""

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from cases import record, wording
from cases.errors import UsageError
from cases.language import phrase
from cases.output import Result
from cases.resources import sql
from cases.selection import UNDECIDED, relations

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

WIDTH = 100
"""Columns of a page: wider parts of a case stand upright."""

PARTS = ("citations", "rates", "provenance", "findings")
OBJECT_PARTS = {
    "citations": "select * exclude (case_id, day, last_article) from versions",
    "rates": "select * exclude (case_id) from rates",
    "gaps": "select * exclude (case_id) from gaps",
}
"""In JSON these come with every column, and the stated rates as objects."""


def read(con: "DuckDBPyConnection", case_id: str, form: str, lang: str, *, unmask: bool = False) -> Iterator[Result]:
    """Yield the case for a format: its parts one after the other for a reader, one object in JSON.

    Raises UsageError if there is no such case, or for a format that holds one table only.
    """
    if form in ("json", "jsonl"):
        yield read_object(con, case_id, unmask)
    elif form in ("table", "md"):
        yield from read_parts(con, case_id, lang, unmask)
    else:
        raise UsageError(f"a case is several tables, which {form} cannot hold", "--format json, or cases export")


def read_parts(con: "DuckDBPyConnection", case_id: str, lang: str, unmask: bool) -> Iterator[Result]:
    """Yield the parts of the case that hold anything, as tables."""
    case = one(con, case_id, unmask)
    if lang == "zh" and case["status"] in UNDECIDED and case["party"]:
        case["party"] = wording.suspect(case["party"])
    rows = [
        (wording.value("field", field.name, lang), wording.value(field.name, case[field.name], lang))
        for field in record.CASES
        if case[field.name] is not None and field.type != "json"
    ]
    columns = ("field", "value")
    title = str(case["title"] or case_id)
    yield Result(columns, rows, title=title, headings=wording.headings(columns, lang))
    for part in PARTS:
        found = con.sql(query(part, unmask), params={"case_id": case_id})
        if cells := found.fetchall():
            yield table(part, found.columns, cells, lang)
    for name, value in (("evidence", "span"), ("doubts", "value")):
        if case[name]:
            entries = con.execute(sql("show/entries"), {"entries": case[name], "value": value}).fetchall()
            yield table(name, ("field", value, "rule"), entries, lang)


def table(part: str, columns: Sequence[str], rows: Sequence[Any], lang: str) -> Result:
    """Return a part of the case as a table."""
    return Result(
        columns,
        rows,
        title=phrase(part, lang),
        headings=wording.headings(columns, lang),
        codes={"rule": "evidence"} if part == "evidence" else {},
        lang=lang,
    )


def read_object(con: "DuckDBPyConnection", case_id: str, unmask: bool) -> Result:
    """Return the case as one row with its parts as lists of objects."""
    case = one(con, case_id, unmask)
    for name in ("evidence", "doubts"):
        case[name] = parsed(case[name])
    for part, rows in OBJECT_PARTS.items():
        case[part] = objects(con, f"{rows} where case_id = $case_id order by position", case_id)
    for part in ("provenance", "findings"):
        case[part] = objects(con, query(part, unmask), case_id)
    return Result(tuple(case), [tuple(case.values())])


def query(part: str, unmask: bool) -> str:
    """Return the SQL of a part, its findings masked or not."""
    return sql(f"show/{part}").format(**relations(unmask))


def parsed(text: str | None) -> Any:
    """Return what a JSON text says; as it stands where it is nested too deep for Python, or holds too long a number."""
    try:
        return json.loads(text) if text else None
    except (ValueError, RecursionError):
        return text


def objects(con: "DuckDBPyConnection", query: str, case_id: str) -> list[dict[str, Any]]:
    """Return the rows of a query about the case as dictionaries."""
    found = con.sql(query, params={"case_id": case_id})
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


def one(con: "DuckDBPyConnection", case_id: str, unmask: bool) -> dict[str, Any]:
    """Return the fields of the case by name. Raises UsageError if there is no such case."""
    names = [field.name for field in record.CASES]
    found = con.execute(
        f"select {', '.join(names)} from {relations(unmask)['cases']} where case_id = ?", [case_id]
    ).fetchall()
    if not found:
        raise UsageError(f"there is no case {case_id}", "cases report list shows the case_ids, in its last column")
    return dict(zip(names, found[0], strict=True))
