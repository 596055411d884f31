"""What was read in a document, for a person at a terminal: a row a case, and what was not found.

Owns the words. Natural persons are masked, as everywhere that names are shown.
"""

import re
from decimal import Decimal
from typing import Any

from cases.extracting import Extract
from cases.output import Result
from cases.text.bulletin import Case
from cases.text.names import is_person

SOUGHT = ("party", "violation_type", "agency", "found_on", "decided_on", "fine_yuan", "citations")
"""Fields that a case of a bulletin usually has: those missing are told."""
CENTS = Decimal("0.01")


def summary(extract: Extract) -> Result:
    """Return the cases of a document, a row each; what is empty in all of them is left out."""
    document, bulletin = extract.document, extract.bulletin
    form = ", ".join(filter(None, [document.form, document.encoding]))
    noun = "case" if len(bulletin.cases) == 1 else "cases"
    rows = [row(number, case) for number, case in enumerate(bulletin.cases, 1)]
    columns = [name for name in rows[0] if any(one[name] is not None for one in rows)]
    note = f"under these headings no case was found: {'; '.join(bulletin.unread)}" if bulletin.unread else ""
    return Result(
        columns,
        [[one[name] for name in columns] for one in rows],
        title=f"{document.name} ({form}): {len(bulletin.cases):,} {noun}",
        note=note,
    )


def row(number: int, case: Case) -> dict[str, Any]:
    """Return what was and was not found of a case, by column."""
    fields = case.fields
    return {
        "case": number,
        "party": masked(fields.get("party")),
        "violation": fields.get("violation_subtype") or fields.get("violation_type"),
        "status": fields["status"],
        "fine_yuan": fields["fine_yuan"].quantize(CENTS) if "fine_yuan" in fields else None,
        "decided_on": fields.get("decided_on"),
        "agency": fields.get("agency"),
        "prices": len(case.prices) or None,
        "doubts": len(case.doubts) or None,
        "not_found": ", ".join(name for name in SOUGHT if not found(case, name)) or None,
    }


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
