"""What a person fills in by hand: the columns, the choices of each and an example, in the language of the reader.

Derives from the record, with words of `template.csv` and meanings of `meanings.csv` in `data/reference`.
How it looks in a workbook belongs to `template`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from cases import codelists, record
from cases.output.cells import LIST_MARK
from cases.record import Field
from cases.resources import reference

LEFT_OUT = {
    "decision_no_as_written",
    "same_as",
    "violation_matched",
    "fine_source",
    "inferred",
    "evidence",
    "doubts",
    "prices",
}
"""What a program says of its own reading, and the list that only JSON holds."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column to fill in, in the language of the reader."""

    field: Field
    group: str
    """The name of its part of the record, if it is the first of it."""
    heading: str
    other: str
    """The heading in the other language."""
    meaning: str
    hint: str


def words(part: str, lang: str) -> Mapping[str, str]:
    """Return the words of a part of the template in a language."""
    return {row["key"]: row[lang] for row in reference("template") if row["part"] == part}


def columns_in(lang: str) -> Iterator[Column]:
    """Yield the columns group by group; a group goes from its first field to the next one's, as the record has it."""
    names, hints = words("group", lang), words("hint", lang)
    meanings = {row["field"]: row["zh"] for row in reference("meanings")}
    groups: dict[str, list[Field]] = {name: [] for name in names}
    group: list[Field] = []
    for field in record.NATIVE:
        group = groups.get(field.name, group)
        if field.name not in LEFT_OUT:
            group.append(field)
    for name, fields in groups.items():
        for field in fields:
            heading, other = (field.zh, field.name) if lang == "zh" else (field.name, field.zh)
            listed = f"{LIST_MARK} ".join(shown(field, code, lang) for code in choices(field))
            hint = hints.get(field.name, hints.get(field.type, "")).format(listed)
            meaning = meanings[field.name] if lang == "zh" else field.meaning
            yield Column(field, names[name] if field is fields[0] else "", heading, other, meaning, hint)


def choices(field: Field) -> Sequence[str]:
    """Return the codes that a field takes: of violations those of its level, of penalties those of its kind."""
    match field.name:
        case "violation_type" | "violation_subtype":
            finer = field.name == "violation_subtype"
            return [row["code"] for row in reference("violation_types") if bool(row["subtype"]) == finer]
        case "penalties" | "measures":
            return codelists.penalty_codes("yes" if field.name == "penalties" else "no")
    return list(codelists.codes(field.codes)) if field.codes else []


def shown(field: Field, code: str, lang: str) -> str:
    """Return a code as the reader writes it."""
    return codelists.codes(field.codes)[code] if lang == "zh" else code


def within(field: Field, code: str, lang: str) -> str:
    """Return what a kind of violation belongs to: its group, a finer one its type."""
    if not field.name.startswith("violation"):
        return ""
    kind = next(row for row in reference("violation_types") if row["code"] == code)
    group = kind["group_name_zh"] if lang == "zh" else kind["group"]
    return shown(field, kind["type"], lang) if kind["subtype"] else group


def example_value(field: Field, written: str | None, lang: str) -> Any:
    """Return a cell of the example as its reader would type it."""
    if not written:
        return None
    match field.type:
        case "date":
            return date.fromisoformat(written)
        case "money" | "price" | "percent" | "integer":
            return Decimal(written)
        case "code" | "codes":
            return LIST_MARK.join(shown(field, code, lang) for code in written.split(LIST_MARK))
        case "flag":
            return words("flag", lang)[written]
    return written
