"""In what unit amounts are, where neither their heading nor a note above it tells.

A guess could be wrong ten thousandfold: what their values and the other columns do not settle is left out, and said.
"""

from typing import TYPE_CHECKING

from cases.loading.placement import MONEY, Placement
from cases.resources import sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def settled(con: "DuckDBPyConnection", relation: str, placement: Placement) -> Placement:
    """Return the placement without the amounts of which nothing tells whether they are in 元 or 万元.

    They are in 元 where another column says so of itself and none says 万元, or where one of them reads like it.
    """
    if not placement.unsure:
        return placement
    told = MONEY.intersection(placement.columns).difference(placement.unsure)
    if told:
        is_yuan = not any(placement.columns[name] in placement.in_wan for name in told)
    else:
        query = sql("load/typical_amounts")
        looks = [
            con.execute(query.format(relation=relation, column=f"c{placement.columns[name] + 1}")).fetchall()[0][0]
            for name in placement.unsure
        ]
        is_yuan = True in looks or not any(look is False for look in looks)
    if not is_yuan:
        for name in placement.unsure:
            placement = placement.without(name, f"{name}, in 元 or 万元? write it into the heading")
    return placement
