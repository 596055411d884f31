"""Cases that were read in prose, in the native form: JSON Lines, which `cases load` takes.

Owns the form. Fields stand in the order of the record; what was not stated is left out.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from cases import record
from cases.text.bulletin import Bulletin, Case

CITATION = ("law", "article", "paragraph", "item", "role", "cited_text")


def lines(bulletin: Bulletin) -> Iterator[str]:
    """Yield each case of a bulletin as a line of JSON."""
    for case in bulletin.cases:
        yield json.dumps(as_object(case, bulletin.source), ensure_ascii=False)


def as_object(case: Case, source: str) -> dict[str, Any]:
    """Return a case as an object of the native form."""
    found: dict[str, Any] = {name: plain(case.fields[name]) for name in FIELDS if name in case.fields}
    if case.citations:
        found["citations"] = [stated({name: getattr(one, name) for name in CITATION}) for one in case.citations]
    if case.prices:
        names = [field.name for field in record.PRICE_FIELDS]
        found["prices"] = [stated({name: getattr(line, name) for name in names}) for line in case.prices]
    if case.evidence:
        found["evidence"] = [
            {"field": one.field, "span": source[slice(*one.span)], "rule": one.rule} for one in case.evidence
        ]
    if case.doubts:
        found["doubts"] = [one._asdict() for one in case.doubts]
    return found


FIELDS = [field.name for field in record.CASES]


def stated(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that are there."""
    return {name: plain(value) for name, value in values.items() if value is not None}


def plain(value: Any) -> Any:
    """Return a value as JSON writes it: an amount as a number, a day as YYYY-MM-DD."""
    match value:
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case date():
            return value.isoformat()
        case tuple():
            return list(value)
    return value
