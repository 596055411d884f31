"""What can be wrong with a row: each rule as SQL, made from the types of the record.

Owns when a rule is broken; what the rules mean and whether they refuse stands in `data/reference/rules.csv`.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from cases import record
from cases.literals import quoted
from cases.loading.prosecells import AMOUNTS
from cases.loading.values import CASE_FIELDS, staged, value
from cases.record import Field

LARGEST = {"money": "1e13", "price": "1e9", "percent": "1e9", "integer": "1e9"}
"""Numbers from here on are an error: past fifteen digits JSON and workbooks no longer keep the last cent."""

AGREEING = (*CASE_FIELDS, record.CITATIONS_COLUMN, record.PRICES_COLUMN)
"""What all rows of a case must say alike; inline prices are what further rows are for."""

READERS = {"money": "read_money", "price": "read_price", "percent": "read_percent"}
"""What reads a cell of a type, before it is rounded."""
UNKNOWN = {"status": "unknown_status"}
"""Fields whose unknown words have a rule of their own; elsewhere it is unknown_code. Those for a type may be read."""

FOLLOWING = ("fine_source", "violation_text", "violation_matched", "decision_no_as_written", "inferred")
"""Fields that a load fills from others: they come and go with them."""

FEW, LEAST, MOST = 10, 50, 5_000_000
"""Of so many fines and more half are not below or above that many yuan, unless 万元 are taken for 元 or 元 for 万元."""

COMMA = ",\n        "


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
    return "\n        or ".join(f"({check.when})" for check in checks) or "false"


def is_list(name: str) -> str:
    """Return the SQL that says whether a text is a JSON list of objects or texts."""
    return f"(json_valid({name}) and json_type(try_cast({name} as json)) = 'ARRAY')"


NO_OBJECT = fault("_line is not null", "wrong_structure", "_line")

PRICES_NO_LIST = fault(
    f"prices is not null and (not coalesce({is_list('prices')}, false) "
    "or len(list_filter(from_json(prices, '[\"JSON\"]'), lambda p: json_type(p) <> 'OBJECT')) > 0)",
    "wrong_structure",
    "prices",
)


def row_checks(given: Sequence[Field], *, has_lines: bool) -> list[Check]:
    """Return the checks that refuse a row, for the fields that the source has."""
    found = checks(field for field in record.CASES if field in given)
    if record.PRICES_COLUMN in given:
        found.append(PRICES_NO_LIST)
    return [*found, NO_OBJECT, *structure_checks(given)] if has_lines else found


def checks(fields: Iterable[Field]) -> list[Check]:
    """Return the checks that a field's type asks for, for each of the fields."""
    return [check for field in fields for check in type_checks(field)]


def type_checks(field: Field) -> list[Check]:
    """Return the checks that a field's type asks for."""
    name, read = field.name, value(field)
    number = READERS.get(field.type, "read_decimal")
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


def structure_checks(given: Iterable[Field]) -> list[Check]:
    """Return the checks of JSON that a field of one value holds no structure."""
    return [fault(f"list_contains(_misplaced, {quoted(field.name)})", "wrong_structure", field.name) for field in given]


def compared(field: Field) -> str:
    """Return the SQL of what must agree in all rows of a case: the value, whatever its writing."""
    match field:
        case record.Field(type="code"):
            return f"coalesce({field.name}_code, {field.name})"
        case record.Field(type="codes"):
            return f"nullif(cast(list_sort(list_concat({field.name}_code, {field.name}_unknown)) as varchar), '[]')"
        case record.Field(name="decision_no" | "agency" | "party"):
            return f"normal_text({field.name})"
    return staged(field)


def spans(fields: Iterable[Field]) -> list[str]:
    """Return the SQL of the least and greatest value of each field."""
    return [f"{extreme}({compared(field)}) as {extreme}_{field.name}" for field in fields for extreme in ("min", "max")]


def disagreement(field: Field) -> Check:
    """Return the check that all rows of a case give one value."""
    low, high = f"cast(min_{field.name} as varchar)", f"cast(max_{field.name} as varchar)"
    said = f"format('{{}} / {{}} (rows {{}} to {{}})', {low}, {high}, _row, last_row)"
    return fault(f"min_{field.name} <> max_{field.name}", "rows_disagree", field.name, said)


def filled() -> str:
    """Return the SQL of how many cases have each field that an update may take away, by its name."""
    return ", ".join(f"count({field.name}) as {field.name}" for field in CASE_FIELDS if field.name not in FOLLOWING)


def emptied(lacking: Collection[str]) -> dict[str, str]:
    """Return the SQL of the checks that tell what an update takes away from a case, of fields that some case lacks."""
    given = [field for field in CASE_FIELDS if field.name in lacking]
    found = [
        fault(
            f"old_{field.name} is not null and new_{field.name} is null",
            "emptied",
            field.name,
            f"cast(old_{field.name} as varchar)",
        )
        for field in given
    ]
    pairs = (f"old.{field.name} as old_{field.name}, new.{field.name} as new_{field.name}" for field in given)
    return {"checks": listed(found), "broken": broken(found), "pairs": ", ".join(pairs)}


def found_broken(checks: Sequence[Check]) -> str:
    """Return the SQL of the list of the checks that a row breaks, null for nearly all."""
    return f"case when {broken(checks)} then list_filter([{listed(checks)}], lambda fault: fault is not null) end"


def warnings(given: Iterable[Field]) -> dict[str, str]:
    """Return the SQL of the checks that warn, for the words that the source has, and for price lines."""
    rows, prices = unknown_words(given), roundings(record.PRICE_FIELDS)
    return {
        "checks": listed(rows),
        "broken": broken(rows),
        "few": str(FEW),
        "least": str(LEAST),
        "most": str(MOST),
        "price_checks": listed(prices),
        "price_broken": broken(prices),
        "price_keys": ", ".join(quoted(key) for field in record.PRICES for key in (field.name, field.zh)),
    }


def unknown_words(fields: Iterable[Field]) -> list[Check]:
    """Return the checks that words stand for a code; those for a type may be read."""
    found: list[Check] = []
    for field in fields:
        if field.type == "code" and field.name != "violation_type":
            rule = UNKNOWN.get(field.name, "unknown_code")
            found.append(fault(f"{field.name} is not null and {value(field)} is null", rule, field.name))
        elif field.type == "codes":
            unknown = f"{field.name}_unknown"
            found.append(
                fault(f"{unknown} is not null", "unknown_code", field.name, f"array_to_string({unknown}, ';')")
            )
    return found


def row_doubts(fields: Collection[Field]) -> list[Check]:
    """Return the checks that warn of what a row has for the fields, besides its words."""
    names = [field.name for field in fields if field.name in AMOUNTS]
    in_words = [fault(f"_prose_{name} is not null", "amount_in_words", name, f"_prose_{name}") for name in names]
    return [*roundings(fields), *in_words]


def roundings(fields: Iterable[Field]) -> list[Check]:
    """Return the checks that a number has no more decimals than are kept."""
    return [
        fault(f"abs({READERS[field.type]}({field.name}) - {value(field)}) > 0.000001", "rounded", field.name)
        for field in fields
        if field.type in READERS
    ]
