"""Whether the first cells of a column bear out what its heading tells by wording, and in what unit its amounts are.

A guess could put words among the amounts, or be wrong ten thousandfold: what heading, notes and cells do not settle is
left out, and said.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from cases import codelists, record
from cases.loading.placement import Placement
from cases.loading.prosecells import AMOUNTS, is_prose
from cases.loading.spelled import learn
from cases.loading.values import READERS, TYPED, unlabelled
from cases.loading.worded import MONEY, WHICH_UNIT
from cases.resources import reference, sql
from cases.text.citations import read_citations

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

UNREAD = "{heading} ({field}? its cells do not read so)"
UNREAD_CELLS = "{heading} ({field}? its cells do not read so: {cells})"
FIRST = 100_000
"""So many filled cells of a column are looked at."""
MOSTLY = 0.8
"""This share of the cells of a column must be of its type: rows of the others are refused."""
ROUND = 0.9
"""This share of fines in yuan is in tens."""
LEAST = 10
"""Gains and goods beside fines in yuan are not less, as a rule; in 万元 they may be."""
FINES = ("fine_yuan", "combined_yuan")


class Cells(NamedTuple):
    """The first filled cells of a column."""

    filled: int
    read: int
    """How many are of its type."""
    least: str | None
    """Of those that are not, and hold no name of a person, the first in order,"""
    most: str | None
    """and the last."""
    median: float | None
    """Of bare numbers above zero; those with a unit of their own leave no doubt."""
    round: float | None
    """The share of them that are multiples of ten."""

    @property
    def unread(self) -> str:
        """Two cells that are not of its type, for a person to look for."""
        return " / ".join(sorted({cell for cell in (self.least, self.most) if cell}))

    @property
    def is_large(self) -> bool:
        """Say whether fines like these are in yuan: in 万元 half of them would be ten million and more."""
        return self.median is None or self.median >= 1000

    @property
    def is_yuan(self) -> bool:
        """Say whether amounts like these are in yuan: large, or a hundred and more in round sums."""
        return self.is_large or ((self.median or 0) >= 100 and (self.round or 0) >= ROUND)


def proven(con: "DuckDBPyConnection", relation: str, placement: Placement, *, is_json: bool) -> Placement:
    """Return the placement without the columns placed by wording of which cells or unit leave a doubt."""
    types: dict[str, record.Type] = {one.name: one.type for one in record.NATIVE}
    types[record.VIOLATED] = "text"
    amounts: dict[str, Cells] = {}
    for _, name in placement.worded:
        if name == "status" and not knows_words(con, relation, placement.columns[name]):
            placement = replace(placement.without(name, UNREAD), status=placement.status or "pending")
        elif (name == record.VIOLATED and not cites(con, relation, placement.columns[name])) or (
            is_json and types[name] == "text" and holds_lists(con, relation, placement.columns[name])
        ):
            placement = placement.without(name, UNREAD)
        elif types[name] in TYPED:
            cells = first_cells(con, relation, placement, name, types[name])
            if cells.read < MOSTLY * cells.filled:
                placement = placement.without(name, UNREAD_CELLS if cells.unread else UNREAD, cells.unread)
            elif name in placement.unsure:
                amounts[name] = cells
    for name in unsettled(placement, amounts):
        placement = placement.without(name, WHICH_UNIT)
    return placement


def first_cells(con: "DuckDBPyConnection", relation: str, placement: Placement, name: str, kind: record.Type) -> Cells:
    """Return what the first filled cells of a field's column are, read as of a type: prose counts as read."""
    column = f"c{placement.columns[name] + 1}"
    texts = f"select {unlabelled(name, f'told({column})')} as cell from {relation} where {column} is not null"
    in_yuan = name not in placement.unsure and placement.columns[name] not in placement.in_wan
    prose = is_prose("cell", in_yuan=in_yuan) if name in AMOUNTS else "false"
    filled = f"select cell, {prose} as is_prose from ({texts}) where cell is not null"
    first = f"{filled} limit {FIRST}"
    query = sql("load/first_cells").format(cells=first, value=READERS[kind].format(text="cell"))
    cells = Cells(*con.execute(query).fetchall()[0])
    if kind == "money" and cells.read < cells.filled and learn(con, f"select cell from ({first}) where not is_prose"):
        return Cells(*con.execute(query).fetchall()[0])
    return cells


def knows_words(con: "DuckDBPyConnection", relation: str, position: int) -> bool:
    """Say whether most words of a column stand for a status."""
    words = first_texts(con, relation, position)
    names = codelists.codes("status")
    synonyms = (row["word"] for row in reference("synonyms") if row["list"] == "status")
    known = {*names, *names.values(), *synonyms}
    return sum(word.lower() in known for word in words) >= MOSTLY * len(words)


def cites(con: "DuckDBPyConnection", relation: str, position: int) -> bool:
    """Say whether most cells of a column name a law or an article: 违反规定 may also be what was done."""
    texts = first_texts(con, relation, position)
    return sum(bool(read_citations(text)) for text in texts) >= MOSTLY * len(texts)


def first_texts(con: "DuckDBPyConnection", relation: str, position: int) -> list[str]:
    """Return what the first filled cells of a column say, a thousand at most."""
    cell = f"c{position + 1}"
    found = con.execute(f"select told({cell}) from {relation} where told({cell}) is not null limit 1000").fetchall()
    return [text for (text,) in found]


def holds_lists(con: "DuckDBPyConnection", relation: str, position: int) -> bool:
    """Say whether a key of JSON has a list or an object."""
    cell = f"c{position + 1}"
    return bool(con.execute(f"select 1 from {relation} where regexp_matches({cell}, '^[\\[{{]') limit 1").fetchall())


def unsettled(placement: Placement, amounts: Mapping[str, Cells]) -> Iterator[str]:
    """Yield the amounts that may be in 万元: each by itself, but fines that are in 元 tell of the others, too."""
    said = MONEY.intersection(placement.columns).difference(amounts)
    in_wan = any(placement.columns[name] in placement.in_wan for name in said)
    fines = [amounts[name] for name in FINES if name in amounts]
    are_yuan = not in_wan and (said.intersection(FINES) or any(one.is_large and one.median for one in fines))
    are_open = in_wan or (fines and not are_yuan and not all(one.is_yuan for one in amounts.values()))
    for name, cells in amounts.items():
        if are_open or not (cells.is_yuan or (are_yuan and name not in FINES and (cells.median or 0) >= LEAST)):
            yield name
