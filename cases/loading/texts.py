"""The rows of a source in the fields of the record: the temporary table `cells` and the view `texts`.

Owns which cells make a field's text. Days and numbers are read here, words wait for the codes that they stand for.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from cases import record
from cases.connections import run_script
from cases.literals import quoted
from cases.loading.checks import found_broken, row_checks, row_doubts
from cases.loading.jsonforms import SINGLE, pointer
from cases.loading.layouts import NATIVE
from cases.loading.placement import Placement
from cases.loading.plain import plain_row, plain_values, short_columns
from cases.loading.prosecells import AMOUNTS, joined, parted
from cases.loading.rows import Rows, filled
from cases.loading.spelled import learn
from cases.loading.totals import is_no_case, looked_at
from cases.loading.values import TYPED, unlabelled, value
from cases.record import Field
from cases.resources import sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

IDENTIFYING = {"case_id", "decision_no", "agency", "party", "decided_on", "fine_yuan", "title", "facts"}
"""Fields that a case can be told by."""
BASIS = next(field for field in record.CASES if field.name == "basis_text")
"""What tells the provisions of the penalty where those violated have a column of their own."""


def read_texts(con: "DuckDBPyConnection", rows: Rows, document: str) -> tuple[int, ...]:
    """Make `texts` of the rows: fields that the source does not have are null there and take no room in `cells`.

    `document` is the digest of the source: what a case is told by that gives nothing else. Return the rows that are
    no case, and not blank.
    """
    placement, given = rows.placement, given_fields(rows.placement)
    own = ["_line", "_misplaced"] if rows.has_lines else []
    own += ["_numbered"] if rows.first_row is None else []
    positions = {*looked_at(placement, () if rows.objects else rows.headings)}
    plain = plain_values(placement, given)
    alone = {position: f"plain_{name}" for name, (position, _) in plain.items()}
    no_case = "false" if rows.objects else is_no_case(placement, rows.headings, alone)
    short = short_columns(placement, positions - alone.keys())
    trimmed = [f"{trimmed_cell(rows, place, alone, short)} as c{place + 1}" for place in sorted(positions)]
    if rows.has_lines:
        trimmed += ["case when not _is_object then _line end as _line", f"{misplaced(rows)} as _misplaced"]
    if rows.first_row is None:
        trimmed.append("_row as _numbered")
    of_cases = [field for field in given if field in record.CASES]
    typed = {field.name: value(field) for field in of_cases if field.type in TYPED}
    typed |= {name: f"coalesce(plain_{name}, {typed[name]})" for name in plain}
    absent = {field.name: null(field) for field in record.NATIVE if field not in given}
    if not rows.has_lines:
        absent |= {"_line": "cast(null as varchar)", "_misplaced": "cast(null as varchar[])"}
    names = [field.name for field in given]
    text = sql("load/rows").format(
        relation=rows.written,
        plain_values=named(f"{found} as plain_{name}" for name, (_, found) in plain.items()),
        plain_names=named(f"plain_{name}" for name in plain),
        plain_row=plain_row(short),
        trimmed=named(trimmed),
        filled=filled_row(rows),
        is_data=f"case when _filled then not {no_case} end",
        cells=named([*(f"{cell(placement, field)} as {field.name}" for field in given), *own]),
        parted=parted(names, in_wan(placement)),
        joined=joined(names),
        values=named([*(f"{typed.get(field.name, field.name)} as {field.name}" for field in given), *own]),
        faults=found_broken(row_checks(given, has_lines=rows.has_lines)),
        doubts=found_broken(row_doubts(of_cases)),
        wanting=named(f"{empty} as {name}" for name, empty in absent.items() if name in IDENTIFYING),
        kept=named([*(field.name for field in given if field.name != "case_id"), *own]),
        absent=named(f"{empty} as {name}" for name, empty in absent.items() if name != "case_id"),
        row="_numbered" if rows.first_row is None else f"rowid - getvariable('beginning') + {rows.first_row}",
    )
    run_script(con, text, document=document)
    if learn(con, sql("load/unread_amounts")):
        run_script(con, text, document=document)
    return tuple(row for (row,) in con.execute("from no_cases order by all").fetchall())


def trimmed_cell(rows: Rows, position: int, alone: Mapping[int, str], short: Collection[int]) -> str:
    """Return the SQL of a cell without blanks at its ends, null where its value is known already."""
    cell = f"c{position + 1}"
    cleaned = f"trimmed({f'unguarded({cell})' if rows.is_guarded else cell})"
    if position in alone:
        return f"case when {alone[position]} is null then {cleaned} end"
    return f"case when _is_plain then {cell} else {cleaned} end" if position in short else cleaned


def named(columns: Iterable[str]) -> str:
    """Return the SQL of columns before others."""
    return "".join(f"{column}, " for column in columns)


def null(field: Field) -> str:
    """Return the SQL of no value in the type in which a field is staged."""
    typed = field in record.CASES and field.type in TYPED
    return f"cast(null as {record.SQL_TYPES[field.type] if typed else 'varchar'})"


def given_fields(placement: Placement) -> list[Field]:
    """Return the fields that a source has a column or a word for, and those that it tells in another's column."""
    told = {*placement.columns, *placement.fallbacks, *placement.defaults}
    if told.intersection(AMOUNTS):
        told.add("penalty_text")
    if record.VIOLATED in told:
        told.add(record.CITATIONS_COLUMN.name)
    return [field for field in record.NATIVE if field.name in told]


def in_wan(placement: Placement) -> set[str]:
    """Return the fields whose own column is in 万元."""
    return {name for name, position in placement.columns.items() if position in placement.in_wan}


def cell(placement: Placement, field: Field) -> str:
    """Return the SQL of a field's text: its column, in yuan, else those that stand in for it, else its default.

    Of a list all columns count: 处罚类别1 and 处罚类别2 each name a penalty.
    """
    read = reader(placement, field)
    texts = []
    if (own := placement.columns.get(field.name)) is not None:
        text = unlabelled(field.name, f"{read}(c{own + 1})")
        texts.append(f"in_yuan({text})" if own in placement.in_wan else text)
    stand_ins = placement.fallbacks.get(field.name, ())
    texts += [unlabelled(field.name, f"{read}(c{position + 1})") for position in stand_ins]
    if field == record.CITATIONS_COLUMN and record.VIOLATED in placement.columns:
        violated = f"said(c{placement.columns[record.VIOLATED] + 1})"
        texts.append(f"cited_by_role({violated}, {cell(placement, BASIS)})")
    if field.type == "codes" and len(texts) > 1:
        texts = [f"nullif(concat_ws(';', {', '.join(texts)}), '')"]
    if field.name in placement.defaults:
        texts.append(quoted(placement.defaults[field.name]))
    return f"coalesce({', '.join(texts or [null(field)])})"


def reader(placement: Placement, field: Field) -> str:
    """Return the macro that takes a field's text from a cell: 无 and / say nothing, but in prose of one's own."""
    if field == record.CITATIONS_COLUMN:
        return "no_list"
    prose = field.type in ("text", "json") and placement.layout.startswith(NATIVE)
    return "" if prose else "said"


def filled_row(rows: Rows) -> str:
    """Return the SQL that says whether a row is not blank."""
    if rows.has_lines:
        return "_line <> ''"
    if rows.objects:
        return "true"
    anything = filled(len(rows.headings), "unguarded" if rows.is_guarded else "")
    return f"case when begins_plainly(c1) then true else {anything} end"


def misplaced(rows: Rows) -> str:
    """Return the SQL of the fields of a JSON object that hold a structure where one value belongs, null for none."""
    found = {
        name: f"case when regexp_matches(c{position + 1}, '^\\s*[\\[{{]') "
        f"then json_type(_line, {quoted(pointer(rows.headings[position]))}) in ('OBJECT', 'ARRAY') else false end"
        for name, position in rows.placement.columns.items()
        if name in SINGLE
    }
    structured = "contains(_line, '[') or contains(substr(ltrim(_line), 2), '{')"
    return f"case when {structured} then {any_of(found.items())} end"


def any_of(conditions: Iterable[tuple[str, str]]) -> str:
    """Return the SQL of the names whose conditions hold, null where none does: most rows stop at that."""
    conditions = list(conditions)
    if not conditions:
        return "cast(null as varchar[])"
    names = ", ".join(f"case when {condition} then {quoted(name)} end" for name, condition in conditions)
    some = " or ".join(condition for _, condition in conditions)
    return f"case when {some} then list_filter([{names}], lambda name: name is not null) end"
