"""Text rows to typed, checked cases: the SQL of `sql/load`, with a line for each field of the record.

Owns how each type is read and checked. Merging into the database and counting belong to `loading`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases import record
from cases.loading.legal import read_legal_bases
from cases.loading.rows import Rows, filled, pointer
from cases.record import Field, Type
from cases.resources import sql
from cases.store import quoted

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

READERS: dict[Type, str] = {
    "text": "{text}",
    "json": "{text}",
    "date": "read_date({text})",
    "money": "try_cast(read_decimal({text}) as decimal(18, 2))",
    "price": "try_cast(read_decimal({text}) as decimal(18, 6))",
    "percent": "try_cast(read_percent({text}) as decimal(18, 6))",
    "integer": "try_cast(read_decimal({text}) as bigint)",
    "flag": "read_flag({text})",
    "code": "{text}_code",
    "codes": "{text}_code",
}
"""SQL that turns the text of a field into its value."""

LARGEST = {"money": "1e13", "price": "1e9", "percent": "1e9", "integer": "1e9"}
"""Numbers from here on are an error: past fifteen digits JSON and workbooks no longer keep the last cent."""

FALLBACK = {"violation_type": "other", "party_kind": "other", "party_role": "other"}
"""What an unknown word counts as, by field; elsewhere it is left out, with a warning."""

CASE_FIELDS = tuple(field for field in record.CASES if field.name != "case_id")
AGREEING = (*CASE_FIELDS, record.CITATIONS_COLUMN, record.PRICES_COLUMN)
"""What all rows of a case must say alike; inline prices are what further rows are for."""

COMMA = ",\n        "


def stage(con: "DuckDBPyConnection", rows: Rows) -> None:
    """Make of `texts` the temporary tables faults, incoming, incoming_citations and incoming_prices."""
    con.execute(sql("load/words"))
    con.execute(sql("load/shared"))
    con.execute(sql("load/lists").format(written=written_lists()))
    con.execute(sql("load/coded").format(**code_joins()))
    read_legal_bases(con)
    con.execute(sql("load/price_texts").format(inline=names(record.PRICE_FIELDS), nested=nested_prices()))
    row_checks, price_checks = [UNIDENTIFIED, *checks(record.CASES, rows)], checks(record.PRICE_FIELDS)
    con.execute(
        sql("load/faults").format(
            checks=listed(row_checks),
            broken=broken(row_checks),
            price_checks=listed(price_checks),
            price_broken=broken(price_checks),
        )
    )
    con.execute(
        sql("load/disagreements").format(
            spans=", ".join(spans(AGREEING)),
            checks=listed(map(disagreement, AGREEING)),
        )
    )
    con.execute(sql("load/citations"))
    con.execute(sql("load/prices").format(values=values(record.PRICE_FIELDS), names=names(record.PRICE_FIELDS)))
    con.execute(
        sql("load/incoming").format(
            alone=case_values("{}"),
            merged=case_values("max({})"),
            fields=names(record.CASES),
            citation_fields=names(record.CITATIONS[1:]),
            price_fields=names(record.PRICES[1:]),
        )
    )


def names(fields: Iterable[Field]) -> str:
    """Return the field names as a list of SQL columns."""
    return ", ".join(field.name for field in fields)


def read_texts(con: "DuckDBPyConnection", rows: Rows, document: Callable[[], str]) -> None:
    """Make the temporary table `texts` of the rows as text, each with the case it belongs to.

    `document` gives the digest of the source; it is asked only where a case may have nothing else to be told by.
    """
    columns = rows.placement.columns
    cells = ", ".join(
        f"trimmed(c{columns[field.name] + 1}) as {field.name}"
        if field.name in columns
        else f"cast(null as varchar) as {field.name}"
        for field in record.NATIVE
    )
    query = sql("load/rows").format(
        cells=cells,
        relation=rows.relation,
        line="_line" if rows.has_lines else "cast(null as varchar)",
        filled="true" if rows.has_lines else filled(len(rows.headings)),
    )
    con.execute(query, {"document": document() if lacks_ids(con, rows) else ""})


def lacks_ids(con: "DuckDBPyConnection", rows: Rows) -> bool:
    """Say whether any row gives no case_id, so that the digest of the document may be needed."""
    if "case_id" not in rows.placement.columns:
        return True
    cell = f"c{rows.placement.columns['case_id'] + 1}"
    return bool(con.execute(f"select bool_or(trimmed({cell}) is null) from {rows.relation}").fetchall()[0][0])


def code_joins() -> dict[str, str]:
    """Return the SQL that puts the code of each word, or list of words, beside it."""
    columns, joins = [], []
    for field in record.CASES:
        name, among = field.name, f"of_{field.name}.list = '{field.codes}'"
        if field.type == "code":
            columns.append(f"of_{name}.code as {name}_code")
            joins.append(f"left join words as of_{name} on {among} and of_{name}.word = lower(narrow({name}))")
        elif field.type == "codes":
            columns += [f"of_{name}.codes as {name}_code", f"of_{name}.unknown as {name}_unknown"]
            joins.append(f"left join lists as of_{name} on {among} and of_{name}.text = {name}")
    return {"columns": ", ".join(columns), "joins": "\n".join(joins)}


def value(field: Field) -> str:
    """Return the SQL of a field's value from its text."""
    return READERS[field.type].format(text=field.name)


def values(fields: Iterable[Field]) -> str:
    """Return the SQL of all the fields' values, named."""
    return ", ".join(f"{value(field)} as {field.name}" for field in fields)


def case_values(pick: str) -> str:
    """Return the SQL of a case's values, from its only row, or picked from all its rows: the one that is filled."""
    read = [f"{pick.format(fallback(field))} as {field.name}" for field in CASE_FIELDS]
    unknown = pick.format("case when violation_type_code is null then violation_type end")
    return ", ".join([*read, f"{unknown} as unknown_type", f"{pick.format('status')} as status_text"])


def fallback(field: Field) -> str:
    """Return the SQL of a field's value, an unknown word as the code that it counts as."""
    if field.name not in FALLBACK:
        return value(field)
    return f"coalesce({value(field)}, case when {field.name} is not null then '{FALLBACK[field.name]}' end)"


def written_lists() -> str:
    """Return the SQL of every distinct writing of a list of codes."""
    return " union ".join(
        f"select '{field.codes}' as list, {field.name} as text from texts where {field.name} is not null"
        for field in record.CASES
        if field.type == "codes"
    )


def nested_prices() -> str:
    """Return the SQL of a price line's texts from its JSON object, keys in English or Chinese."""
    return ", ".join(
        f"trimmed(coalesce(price ->> {quoted(field.name)}, price ->> {quoted(field.zh)})) as {field.name}"
        for field in record.PRICE_FIELDS
    )


@dataclass(frozen=True, slots=True)
class Check:
    """One rule on one field, in SQL: when it is broken, and what stood there."""

    when: str
    rule: str
    field: str
    text: str

    def __str__(self) -> str:
        return (
            f"case when {self.when} then {{'rule': '{self.rule}', 'field': '{self.field}', 'value': {self.text}}} end"
        )


def fault(when: str, rule: str, field: str, text: str | None = None) -> Check:
    """Return the check of a field, whose own text is what stood there unless told otherwise."""
    return Check(when, rule, field, text or field)


def listed(checks: Iterable[Check]) -> str:
    """Return the SQL of the checks as elements of a list."""
    return COMMA.join(map(str, checks))


def broken(checks: Iterable[Check]) -> str:
    """Return the SQL that says whether any check is broken: most rows stop here."""
    return "\n        or ".join(f"({check.when})" for check in checks)


NO_OBJECT = "json_type(try_cast(_line as json)) is distinct from 'OBJECT'"
UNIDENTIFIED = fault(
    f"case_id is null and (_line is null or not ({NO_OBJECT}))", "unidentified", "case_id", "cast(null as varchar)"
)


PRICES_NO_LIST = fault(
    "prices is not null and (not coalesce(json_valid(prices) and json_type(try_cast(prices as json)) = 'ARRAY', false) "
    "or len(list_filter(from_json(prices, '[\"JSON\"]'), lambda p: json_type(p) <> 'OBJECT')) > 0)",
    "wrong_structure",
    "prices",
)


def checks(fields: Iterable[Field], rows: Rows | None = None) -> list[Check]:
    """Return the checks that refuse a row, for each field by its type."""
    found = [check for field in fields for check in type_checks(field)]
    if rows:
        found.append(PRICES_NO_LIST)
    if rows and rows.has_lines:
        found += structure_checks(rows)
    return found


def type_checks(field: Field) -> list[Check]:
    """Return the checks that a field's type asks for."""
    name, read = field.name, value(field)
    number = "read_percent" if field.type == "percent" else "read_decimal"
    match field.type:
        case "date":
            return [fault(f"{name} is not null and {read} is null", "unreadable_date", name)]
        case "flag":
            return [fault(f"{name} is not null and {read} is null", "unreadable_flag", name)]
        case "json":
            return [fault(f"{name} is not null and not coalesce({is_list(name)}, false)", "wrong_structure", name)]
        case "money" | "price" | "percent" | "integer":
            rule = "unreadable_amount" if field.type == "money" else "unreadable_number"
            whole = f" or {number}({name}) <> {read}" if field.type == "integer" else ""
            return [
                fault(
                    f"{name} is not null and ({number}({name}) is null{whole})",
                    rule,
                    name,
                ),
                fault(f"abs({number}({name})) >= {LARGEST[field.type]}", "too_large", name),
                *([] if field.type == "percent" else [fault(f"{number}({name}) < 0", "negative_amount", name)]),
            ]
    return []


def is_list(name: str) -> str:
    """Return the SQL that says whether a text is a JSON list of objects or texts."""
    return f"(json_valid({name}) and json_type(try_cast({name} as json)) = 'ARRAY')"


def structure_checks(rows: Rows) -> list[Check]:
    """Return the checks of JSON: each line an object, single values where the field has one."""
    found = [fault(NO_OBJECT, "wrong_structure", "_line")]
    single = {field.name for field in record.NATIVE if field.type not in ("codes", "json")} - {"citations"}
    for name, position in rows.placement.columns.items():
        path = quoted(pointer(rows.headings[position]))
        if name in single:
            nested = f"regexp_matches({name}, '^[\\[{{]') and json_type(_line, {path}) in ('OBJECT', 'ARRAY')"
            found.append(fault(nested, "wrong_structure", name))
    return found


def compared(field: Field) -> str:
    """Return the SQL of what must agree in all rows of a case: the value, whatever its writing."""
    match field:
        case record.Field(type="code"):
            return f"coalesce({field.name}_code, {field.name})"
        case record.Field(type="codes"):
            return f"cast(list_sort(list_concat({field.name}_code, {field.name}_unknown)) as varchar)"
        case record.Field(name="decision_no" | "agency" | "party"):
            return f"normal_text({field.name})"
    return value(field)


def spans(fields: Iterable[Field]) -> list[str]:
    """Return the SQL of the least and greatest value of each field."""
    return [f"{extreme}({compared(field)}) as {extreme}_{field.name}" for field in fields for extreme in ("min", "max")]


def disagreement(field: Field) -> Check:
    """Return the check that all rows of a case give one value."""
    low, high = f"cast(min_{field.name} as varchar)", f"cast(max_{field.name} as varchar)"
    return fault(f"min_{field.name} <> max_{field.name}", "rows_disagree", field.name, f"{low} || ' / ' || {high}")


def warnings() -> dict[str, str]:
    """Return the SQL of the checks that warn, for the rows and for their price lines."""
    rows, prices = doubts(record.CASES), doubts(record.PRICE_FIELDS)
    return {
        "checks": listed(rows),
        "broken": broken(rows),
        "price_checks": listed(prices),
        "price_broken": broken(prices),
    }


def doubts(fields: Iterable[Field]) -> list[Check]:
    """Return the checks that keep the row: unknown words, decimals that do not fit."""
    found: list[Check] = []
    for field in fields:
        if field.type == "code":
            rule = "unknown_type" if field.name == "violation_type" else "unknown_code"
            found.append(fault(f"{field.name} is not null and {value(field)} is null", rule, field.name))
        elif field.type == "codes":
            unknown = f"{field.name}_unknown"
            found.append(
                fault(f"{unknown} is not null", "unknown_code", field.name, f"array_to_string({unknown}, ';')")
            )
        elif field.type in ("money", "price", "percent"):
            number = "read_percent" if field.type == "percent" else "read_decimal"
            kept = value(field)
            found.append(fault(f"abs({number}({field.name}) - {kept}) > 0.000001", "rounded", field.name))
    return found
