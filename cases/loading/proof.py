"""Whether the first cells of a column bear out what its heading tells by wording, and in what unit its amounts are.

A guess could put words among the amounts, or be wrong ten thousandfold: what heading, notes and cells do not settle is
left out, and said.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from cases import record
from cases.loading.placement import Placement
from cases.loading.values import READERS, TYPED
from cases.loading.worded import MONEY, WHICH_UNIT
from cases.resources import sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

UNREAD = "{name}? its cells do not read so"
MOSTLY = 0.8
"""This share of the cells of a column must be of its type: rows of the others are refused."""
ROUND = 0.9
"""This share of fines in yuan is in tens."""
FINES = ("fine_yuan", "combined_yuan")


class Cells(NamedTuple):
    """The first filled cells of a column."""

    filled: int
    read: int
    """How many are of its type."""
    median: float | None
    """Of bare numbers above zero; those with a unit of their own leave no doubt."""
    round: float | None
    """The share of them that are multiples of ten."""

    @property
    def is_large(self) -> bool:
        """Say whether fines like these are in yuan: in 万元 half of them would be ten million and more."""
        return self.median is None or self.median >= 1000

    @property
    def is_yuan(self) -> bool:
        """Say whether amounts like these are in yuan: large, or a hundred and more in round sums."""
        return self.is_large or ((self.median or 0) >= 100 and (self.round or 0) >= ROUND)


def proven(con: "DuckDBPyConnection", relation: str, placement: Placement) -> Placement:
    """Return the placement without the columns placed by wording of which cells or unit leave a doubt."""
    types = {one.name: one.type for one in record.NATIVE}
    amounts: dict[str, Cells] = {}
    for _, name in placement.worded:
        if types[name] in TYPED:
            cells = first_cells(con, relation, placement.columns[name], types[name])
            if cells.read < MOSTLY * cells.filled:
                placement = placement.without(name, UNREAD.format(name=name))
            elif name in placement.unsure:
                amounts[name] = cells
    for name in unsettled(placement, amounts):
        placement = placement.without(name, WHICH_UNIT.format(name=name))
    return placement


def first_cells(con: "DuckDBPyConnection", relation: str, position: int, kind: record.Type) -> Cells:
    """Return what the first filled cells of a column are, read as a type."""
    cell = f"c{position + 1}"
    query = sql("load/first_cells").format(
        relation=relation, cell=cell, value=READERS[kind].format(text=f"told({cell})")
    )
    return Cells(*con.execute(query).fetchall()[0])


def unsettled(placement: Placement, amounts: Mapping[str, Cells]) -> Iterator[str]:
    """Yield the amounts that may be in 万元: each by itself, but fines tell of a whole table, for better or worse."""
    in_wan = any(placement.columns[name] in placement.in_wan for name in MONEY.intersection(placement.columns))
    fines = [amounts[name] for name in FINES if name in amounts]
    if any(one.is_large and one.median for one in fines) and not in_wan:
        return
    is_open = in_wan or (bool(fines) and not all(one.is_yuan for one in amounts.values()))
    yield from (name for name, cells in amounts.items() if is_open or not cells.is_yuan)
