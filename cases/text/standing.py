"""Which sums of a penalty stand: one only proposed, or changed, does not count beside the one that takes its place.

Owns 拟, 原, 变更为 and their kin, and what they leave. What a sum is belongs to `amounts`.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from cases.text.money import Sum

State = Literal["", "proposed", "replaces", "unclear"]

GROUPS = {
    "fine": "fine",
    "each": "fine",
    "total": "fine",
    "confiscated_gains": "confiscated_gains",
    "confiscated": "confiscated",
    "combined": "combined",
}
"""The kinds of sums that are imposed; a sum takes the place of one of its group."""
CHANGED = re.compile("(?:变更|更正|调整|改|减[轻少]?|降低?|下调)(?:处罚|罚款|金额|数额)*[为至到成]|改[处罚]")
REPLACES = re.compile(rf"(?:{CHANGED.pattern})[^，。；0-9]{{0,10}}$")
"""Before the sum that takes the place of another."""
ONLY_REPLACES = re.compile(rf"[，、（]?[^，。；0-9]{{0,12}}{REPLACES.pattern}")
"""The same, where nothing else says what the sum is: 罚款由3万元变更为2万元."""
WORDS = re.compile(
    r"(?P<proposed>(?<![草模虚])拟[^，。；\d]{0,40}?(?:作出|给予|[处罚]|没收)|原(?:作出|罚|处(?!方)|决定|行政处罚))"
    r"|(?:(?<!处罚)决定|最终|实际)"
)
"""What says that a sum was only proposed, or was another before; or that it is the one decided."""


class Told(NamedTuple):
    """A sum that a text states: what it is, its value for the case, how it is written, and whether it stands."""

    kind: str
    value: Decimal
    written: Sum
    state: State = ""


def state_of(lead: str, kind: str, before: str, was: State) -> State:
    """Return whether a sum stands, by the words since the last one; that was of the kind BEFORE, its state was WAS."""
    if kind not in GROUPS:
        return ""
    if REPLACES.search(lead):
        return "replaces"
    state: State | None = None
    for word in WORDS.finditer(lead):
        state = "proposed" if word["proposed"] else ""
    if state is None:
        goes_on = "）" not in lead and (lead.startswith("、") or GROUPS[kind] != GROUPS.get(before))
        state = was if goes_on else ""
    return state


def standing(told: Sequence[Told]) -> list[Told]:
    """Return the sums that stand; where one replaces another and it cannot be told which, it alone, as `unclear`."""
    firm = {GROUPS.get(one.kind) for one in told if one.state != "proposed"}
    stand: dict[str, list[Told]] = {}
    unclear: dict[str, Told] = {}
    for one in told:
        group = GROUPS.get(one.kind, one.kind)
        if one.state == "proposed" and group in firm:
            continue
        if one.state in ("replaces", "unclear"):
            before = stand.pop(group, [])
            before = [other for other in before if other.kind == "total"] or before
            if one.state == "unclear" or len({other.value for other in before}) > 1:
                unclear[group] = one._replace(kind="unclear")
        stand.setdefault(group, []).append(one)
    kept = [one for group, sums in stand.items() if group not in unclear for one in sums]
    return sorted([*kept, *unclear.values()], key=lambda one: one.written.start)
