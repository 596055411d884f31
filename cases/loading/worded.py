"""Columns that no layout has, placed by the wording of their headings.

Owns which of several columns a field is read from, the unit of amounts, and what a table must tell to be one of cases.
What a wording tells belongs to `wordings`; whether the cells bear it out, to `proof`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from cases import record
from cases.errors import SourceError
from cases.loading.heads import UNCLEAR, Above
from cases.loading.layouts import WAN, Layout
from cases.loading.placement import LeftOut, Placement, place, seen, unknown
from cases.loading.wordings import PERSONAL, PRICED, plain, read_heading, unit_of

MONEY = frozenset(one.name for one in record.NATIVE if one.type == "money")
TELLING = MONEY | {
    *("case_id", "decision_no", "decided_on", "violation_type", "violation_text", "facts"),
    *("basis_text", record.VIOLATED, "penalties", "penalty_text", "discretion_text", "status"),
}
"""Of what a table must tell one, to be one of cases."""
PENDING = re.compile(r"拟|建议|告知|听证|审批|状态|进度|办理情况")
"""A heading that no field has and that may say that nothing is decided yet: a fine alone tells no decision then."""
WHICH_UNIT = "{heading} ({field}, in 元 or 万元? write it into the heading)"
SECOND = "{heading} (second for {field})"


def placed(
    headings: Sequence[str],
    above: Above,
    source: str,
    fields: tuple[record.Field, ...] = record.NATIVE,
    chosen: Layout | None = None,
) -> Placement:
    """Say where the columns of a table belong, also by wording where no layout is chosen.

    Raises SourceError if no heading is known, if two columns claim one field, or if the table tells of no case.
    """
    found = place(headings, source, fields, chosen)
    if above.is_proposed or any(PENDING.search(headings[position]) for position in found.unread):
        found = replace(found, status="proposed" if above.is_proposed else "pending")
    if not chosen and fields is record.NATIVE:
        return by_wording(found, headings, above, source)
    if not found.columns:
        raise unknown(headings, source)
    if above.unit != WAN:
        return found
    unsaid = {found.columns[name] for name in MONEY & found.columns.keys() if is_unsaid(headings[found.columns[name]])}
    return replace(found, in_wan=found.in_wan | unsaid)


def is_unsaid(heading: str) -> bool:
    """Say whether a heading tells no unit; what is all ASCII (fine_yuan, CF_NR_FK) has one by its layout."""
    return not unit_of(heading) and not heading.isascii()


def by_wording(found: Placement, headings: Sequence[str], above: Above, source: str) -> Placement:
    """Return the placement with the columns that headings tell by their wording, of each field the plainest.

    Raises SourceError for a table of which no heading is known, or that tells of no case.
    """
    read = {position: reading for position in found.unread if (reading := read_heading(headings[position]))}
    told: dict[str, int] = {}
    for position in sorted(read, key=lambda one: (read[one].rank, one)):
        if read[position].field not in (PERSONAL, *found.columns):
            told.setdefault(read[position].field, position)
    columns = found.columns | told
    if not columns:
        raise unknown(headings, source)
    if told and not TELLING.intersection(columns):
        raise SourceError(
            f"{source} has no heading that tells of a violation or a penalty{seen(headings)}",
            "if it is a table of cases: --layout FILE.toml, which cases layouts --guess begins",
        )
    units = {name: read[position].unit for name, position in told.items() if name in PRICED}
    personal = [headings[position].strip() for position in read if read[position].field == PERSONAL]
    found = replace(
        found,
        columns=columns,
        worded=tuple(
            (headings[position].strip(), name) for name, position in sorted(told.items(), key=lambda one: one[1])
        ),
        unplaced=tuple(
            LeftOut(headings[position].strip(), SECOND, read[position].field) if position in read else left
            for position, left in zip(found.unread, found.unplaced, strict=True)
            if position not in told.values() and headings[position].strip() not in personal
        ),
        in_wan=found.in_wan | {told[name] for name, unit in units.items() if unit == WAN},
        unsure=tuple(name for name, unit in units.items() if not unit and name in MONEY),
        personal=(*found.personal, *personal),
        defaults=found.defaults | assumed(columns, headings),
    )
    return in_unit(found, above.unit)


def in_unit(found: Placement, unit: str) -> Placement:
    """Return a placement with the amounts whose headings tell no unit in that of a note, if it is clear, or without."""
    if unit == UNCLEAR:
        for name in found.unsure:
            found = found.without(name, WHICH_UNIT)
    elif unit:
        in_wan = {found.columns[name] for name in found.unsure if unit == WAN}
        found = replace(found, in_wan=found.in_wan | in_wan, unsure=())
    return found


def assumed(columns: dict[str, int], headings: Sequence[str]) -> dict[str, str]:
    """Return what such a table says of all its cases: that their parties are persons (姓名)."""
    party = plain(headings[columns["party"]]) if "party" in columns else ""
    is_person = ("姓名" in party and "名称" not in party) or party.endswith("个人")
    return {"party_kind": "natural_person"} if is_person and not {"party_kind", "party_code"} & columns.keys() else {}
