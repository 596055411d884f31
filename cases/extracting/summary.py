"""What was read in a document, for a person at a terminal: a row a case, and what was not found.

Owns the words. Natural persons are masked, as everywhere that names are shown.
"""

import re
from typing import Any

from cases.extracting import Extract
from cases.output import Result
from cases.text.bulletin import Case
from cases.text.names import is_person

SOUGHT = ("party", "violation_type", "agency", "found_on", "decided_on", "fine_yuan", "citations")
"""Fields that a case of a bulletin usually has: those missing are told."""
COLUMNS = (
    "case",
    "party",
    "violation_type",
    "status",
    "fine_yuan",
    "decided_on",
    "agency",
    "prices",
    "doubts",
    "not_found",
)


def summary(extract: Extract) -> Result:
    """Return the cases of a document, a row each."""
    document, cases = extract.document, extract.bulletin.cases
    form = ", ".join(filter(None, [document.form, document.encoding]))
    noun = "case" if len(cases) == 1 else "cases"
    rows = [row(number, case) for number, case in enumerate(cases, 1)]
    return Result(COLUMNS, rows, title=f"{document.name} ({form}): {len(cases):,} {noun}")


def row(number: int, case: Case) -> tuple[Any, ...]:
    """Return what was and was not found of a case."""
    fields = case.fields
    return (
        number,
        masked(fields.get("party")),
        fields.get("violation_subtype") or fields.get("violation_type"),
        fields["status"],
        fields.get("fine_yuan"),
        fields.get("decided_on"),
        fields.get("agency"),
        len(case.prices) or None,
        len(case.doubts) or None,
        ", ".join(name for name in SOUGHT if not found(case, name)) or None,
    )


def found(case: Case, name: str) -> bool:
    """Say whether a field of a case was found, or cannot be expected: no fine is sought where none was imposed."""
    if name == "citations":
        return bool(case.citations)
    if name == "fine_yuan" and "fine" not in case.fields.get("penalties", ()):
        return True
    if name == "decided_on" and case.fields["status"] not in ("decided", "exempted"):
        return True
    return name in case.fields


def masked(party: str | None) -> str | None:
    """Return the name of a party, that of a natural person by its surname."""
    if party is None or not is_person(party):
        return party
    return party if re.search("[某*×]", party) else f"{party[0]}某某"
