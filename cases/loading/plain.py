"""The short way: cells and rows that need no cleaning, and days and amounts in the form that nearly all have.

Owns the SQL that tells them. It decides nothing: what is not plain goes the long way, to the same value.
"""

from collections.abc import Collection, Mapping

from cases import record
from cases.loading.placement import Placement
from cases.loading.totals import AMONG
from cases.record import Field, Type

PLAIN: Mapping[Type, str] = {"date": "plain_date({cell})", "money": "plain_money({cell})"}
"""SQL of the value of a cell in the plainest form, else null: no check can refuse such a value."""

PLAIN_WAN = "plain_wan({cell})"
"""The same of an amount in 万元, in yuan."""


def plain_values(placement: Placement, given: Collection[Field]) -> dict[str, tuple[int, str]]:
    """Return, by field, the position and the SQL of a plain cell's value, where one column alone tells the field.

    That column tells no other field and is none of those in which the word for a total may stand.
    """
    others = [position for positions in placement.fallbacks.values() for position in positions]
    columns = [*placement.columns.values(), *others]
    found = {}
    for field in given:
        own = placement.columns.get(field.name)
        if own is None or field not in record.CASES or field.type not in PLAIN:
            continue
        if own >= AMONG and columns.count(own) == 1 and not is_helped(placement, field):
            plain = PLAIN_WAN if own in placement.in_wan else PLAIN[field.type]
            found[field.name] = (own, plain.format(cell=f"c{own + 1}"))
    return found


def is_helped(placement: Placement, field: Field) -> bool:
    """Say whether a field has its text from elsewhere too: other columns, or a default."""
    return bool(placement.fallbacks.get(field.name)) or field.name in placement.defaults


def short_columns(placement: Placement, positions: Collection[int]) -> list[int]:
    """Return those of the columns that hold no long text: one look at all of them is cheaper than one at each."""
    long = [field.name for field in record.NATIVE if field.long or field.name == "title"]
    texts = {placement.columns[name] for name in long if name in placement.columns}
    return [position for position in positions if position not in texts]


def plain_row(positions: Collection[int]) -> str:
    """Return the SQL that says whether all the cells of these columns are plain."""
    if not positions:
        return "false"
    return f"are_plain(concat_ws(chr(31), {', '.join(f'c{position + 1}' for position in positions)}))"
