"""How the text of a field becomes its value: the SQL of each type, with the macros of `sql/load/macros.sql`.

Owns reading. What is wrong with a text belongs to `checks`, what the values make up to `staging`.
"""

from collections.abc import Iterable

from cases import record
from cases.literals import quoted
from cases.record import Field, Type

READERS: dict[Type, str] = {
    "text": "{text}",
    "json": "{text}",
    "date": "read_date({text})",
    "money": "try_cast(read_money({text}) as decimal(18, 2))",
    "price": "try_cast(read_price({text}) as decimal(18, 6))",
    "percent": "try_cast(read_percent({text}) as decimal(18, 6))",
    "integer": "try_cast(read_decimal({text}) as bigint)",
    "flag": "read_flag({text})",
    "code": "{text}_code",
    "codes": "{text}_code",
}
"""SQL that turns the text of a field into its value."""

TYPED = {"date", "money", "price", "percent", "integer", "flag"}
"""Types that are read as the rows are staged; words wait for the codes that they stand for."""

LABELS = {
    "fine_yuan": "罚款(?:金额)?|罚金|罚",
    "confiscated_gains_yuan": "没收(?:违法|非法)所得|没收",
    "confiscated_yuan": "没收(?:违法所得|非法财物)?(?:金额)?",
    "combined_yuan": "罚没款?(?:金额|合计)?",
    "illegal_gains_yuan": "违法所得",
    "goods_value_yuan": "货值(?:金额)?",
}
"""What may stand before an amount in the column of a field, as it says no more than the column does."""
NOTHING = {
    "fine_yuan": "(未|无|不|没有)(行政处罚|处罚|罚)|(未|无|不|免|不予|免予|免于|免除|没有)(罚款|罚金)",
    "illegal_gains_yuan": "(无|没有|未产生)(违法|非法)所得",
}
"""What says there that the amount is none. 不予处罚 says more, and not being punished nothing of other amounts."""

FALLBACK = {"violation_type": "other", "party_kind": "other", "party_role": "other"}
"""What an unknown word counts as, by field; elsewhere it is left out, with a warning."""

CASE_FIELDS = tuple(field for field in record.CASES if field.name != "case_id")


def names(fields: Iterable[Field]) -> str:
    """Return the field names as a list of SQL columns."""
    return ", ".join(field.name for field in fields)


def value(field: Field) -> str:
    """Return the SQL of a field's value from its text."""
    return READERS[field.type].format(text=field.name)


def unlabelled(name: str, text: str) -> str:
    """Return the SQL of a field's text without the words that only say what its column is."""
    if name not in LABELS:
        return text
    return f"unlabelled({text}, {quoted(LABELS[name])}, {quoted(NOTHING.get(name, ''))})"


def staged(field: Field) -> str:
    """Return the SQL of the value of a case's field from what is staged of it: that value, or a text and its code."""
    return field.name if field.type in TYPED else value(field)


def values(fields: Iterable[Field]) -> str:
    """Return the SQL of all the fields' values, named."""
    return ", ".join(f"{value(field)} as {field.name}" for field in fields)


def code_joins(given: Iterable[Field]) -> dict[str, str]:
    """Return the SQL that puts the code of each word, or list of words, beside it; null where the source has none."""
    columns, joins = [], []
    for field in record.CASES:
        name = field.name
        if field.type == "code":
            columns.append(f"{f'of_{name}.code' if field in given else 'cast(null as varchar)'} as {name}_code")
        elif field.type == "codes":
            for part, kind in (("codes", "code"), ("unknown", "unknown")):
                found = f"of_{name}.{part}" if field in given else "cast(null as varchar[])"
                columns.append(f"{found} as {name}_{kind}")
        if field in given and field.codes:
            table = "written_words" if field.type == "code" else "lists"
            joins.append(f"left join {table} as of_{name} on of_{name}.field = '{name}' and of_{name}.text = {name}")
    return {"columns": ", ".join(columns), "joins": "\n".join(joins)}


def case_values() -> str:
    """Return the SQL of a case's values from its texts."""
    read = [f"{fallback(field)} as {field.name}" for field in CASE_FIELDS]
    unknown = "case when violation_type_code is null then violation_type end as unknown_type"
    return ", ".join([*read, unknown, "status as status_text"])


def fallback(field: Field) -> str:
    """Return the SQL of a field's value, an unknown word as the code that it counts as."""
    if field.name not in FALLBACK:
        return staged(field)
    return f"coalesce({value(field)}, case when {field.name} is not null then '{FALLBACK[field.name]}' end)"


def inferences() -> dict[str, str]:
    """Return the SQL of what the source gives for the fields that a load fills, and of the names of those filled."""
    given = {name: f"merged.{name}" for name in record.INFERRED if name != "prices"}
    given["violation_type"] = "case when unknown_type is null then merged.violation_type end"
    # Of lists their lengths tell enough, and cost less.
    given |= {"penalties": "len(sanctions.penalties)", "measures": "len(sanctions.measures)"}
    given["discretion"] = "len(merged.discretion)"
    filled = {name: f"given_{name} is null and completed.{name} is not null" for name in given}
    # Not by whether the name or code tells the kind: that would be asked for every row.
    filled["party_kind"] = "completed.party_kind is distinct from given_party_kind"
    filled["penalties"] = "len(completed.penalties) > coalesce(given_penalties, 0)"
    filled["prices"] = "told.case_id is not null"
    return {
        "given": ", ".join(f"{text} as given_{name}" for name, text in given.items()),
        "inferred": ", ".join(f"case when {when} then '{name}' end" for name, when in sorted(filled.items())),
    }


def remembered() -> str:
    """Return the SQL of the fields that may come masked: the stored text where its mask comes, else names put back.

    Masks are compared without their numbers, which another database gives otherwise. A text is masked only to be
    compared with what may be its mask: that takes longer than all else.
    """
    fields = [
        f"case when unnumbered(case when {comes_masked(name)} then masked(stored.{name}, stored.person, "
        f"stored.person_mask) end) = unnumbered(case when {comes_masked(name)} then completed.{name} end) "
        f"then stored.{name} "
        f"when stored.person is not null and is_masked(completed.party) "
        f"then replace(completed.{name}, mask_in(completed.party, stored.person), stored.person) "
        f"else completed.{name} end as {name}"
        for name in record.MASKED
        if name != "party"
    ]
    fields.append(
        "case when is_masked(completed.party) and not is_masked(stored.party) then stored.party"
        " else completed.party end as party"
    )
    return "".join(f"{field},\n        " for field in fields)


def comes_masked(name: str) -> str:
    """Return the SQL that says whether a text may be the stored one masked, or be kept from having names put back."""
    return (
        f"case when completed.{name} <> stored.{name} "
        f"then contains(completed.{name}, '某') or contains(completed.{name}, '*') "
        f"else stored.person is not null and is_masked(completed.party) end"
    )


def writings(given: Iterable[Field], kind: Type) -> str:
    """Return the SQL of every distinct writing of the given fields of a type: the field, its code list, the text."""
    nothing = "select null as field, null as list, cast(null as varchar) as text where false"
    found = (
        f"select '{field.name}', '{field.codes}', {field.name} from texts where {field.name} is not null group by all"
        for field in given
        if field.type == kind
    )
    return " union all ".join([nothing, *found])


def nested_prices() -> str:
    """Return the SQL of a price line's texts from its JSON object, keys in English or Chinese."""
    return ", ".join(
        f"trimmed(coalesce(price ->> {quoted(field.name)}, price ->> {quoted(field.zh)})) as {field.name}"
        for field in record.PRICE_FIELDS
    )
