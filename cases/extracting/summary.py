"""What was read in a document, for a person at a terminal: a row a case, and what was not found.

Owns the words. Natural persons are masked, as everywhere that names are shown.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from cases.extracting import Extract
from cases.language import enumerated, phrase
from cases.output import Result
from cases.text.bulletin import Case
from cases.text.names import KIN, is_person, mask_of
from cases.text.parties import in_title, parts
from cases.wording import headings, value

SOUGHT = ("party", "violation_type", "agency", "found_on", "decided_on", "fine_yuan", "citations")
"""Fields that a case of a bulletin usually has: those missing are told."""
AROUND_NAMES = re.compile(
    r"、|(?<=某)[和及]|^(?:个体户|个体工商户|个体经营者|经营者|自然人)|等(?:[\d一二三四五六七八九十两]+人)?$"
    rf"|{KIN}$|（(?:个体(?:工商户|户|经营者)?|经营者|业主|店主|负责人|法定代表人)(?:为|是|：)?|）$"
)
"""What stands between names, before the first and behind the last."""
CENTS = Decimal("0.01")


def summary(extract: Extract, lang: str = "en") -> Result:
    """Return the cases of a document, a row each; what is empty in all of them is left out."""
    document, bulletin = extract.document, extract.bulletin
    form = ", ".join(filter(None, [document.form, document.encoding]))
    n = len(bulletin.cases)
    rows = [row(number, case, lang) for number, case in enumerate(bulletin.cases, 1)]
    columns = [name for name in rows[0] if any(one[name] is not None for one in rows)]
    unread = ("; " if lang == "en" else "；").join(map(masked_heading, bulletin.unread))
    told = {"name": document.name, "form": form, "n": n}
    return Result(
        columns,
        [[one[name] for name in columns] for one in rows],
        title=phrase("{name} ({form}): {n:,} case", lang, **told)
        if n == 1
        else phrase("{name} ({form}): {n:,} cases", lang, **told),
        note=phrase("under these headings no case was found: {unread}", lang, unread=unread) if unread else "",
        headings=headings(columns, lang),
        lang=lang,
    )


def row(number: int, case: Case, lang: str) -> dict[str, Any]:
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
        "not_found": enumerated((value("field", name, lang) for name in SOUGHT if not found(case, name)), lang) or None,
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
    """Return the names of a party, those of natural persons by their surnames: 张某某、李某某等3人."""
    if party is None:
        return None
    return "".join(masked_name(part) if is_name else part for part, is_name in parted(party))


def parted(party: str) -> Iterator[tuple[str, bool]]:
    """Yield the names in a party, and what stands between, before and behind them."""
    at = 0
    for between in AROUND_NAMES.finditer(party):
        yield party[at : between.start()], True
        yield between[0], False
        at = between.end()
    yield party[at:], True


def masked_name(name: str) -> str:
    """Return a name, that of a natural person by its surname; one that the source has masked stays."""
    return mask_of(name) if is_person(name) and not re.search("[某*×]", name) else name


def masked_heading(heading: str) -> str:
    """Return a heading with its party masked."""
    name, (start, end) = in_title(heading)
    named = heading[start:end] if name else ""
    for one in parts(name):
        named = named.replace(one, masked(one) or "")
    return heading[:start] + (masked(named) or "") + heading[end:] if name else heading
