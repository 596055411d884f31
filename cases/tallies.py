"""The counts that stand under a report on all cases: kept in `tallies`, made anew when cases come, change or go.

Owns the table, and what it answers in the place of a query of `sql/note`.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from cases import codelists
from cases.engines import Engine
from cases.frame import framed, query
from cases.selection import DECIDED, SHOWN, Selection

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Counted = Callable[[str], list[Any]]
"""What gives the rows of the query `sql/note/NAME.sql`."""

FINES = ("fined", "not_stated", "no_fine", "combined_only")


class Tally(NamedTuple):
    """How many cases are alike in all that is told apart; the columns of the table."""

    status: str
    source: str | None
    """The kind of source."""
    told_again: bool
    """Told of by another case: reports leave it out."""
    may_double: bool
    """Told of by another case, as it seems."""
    is_sample: bool
    date: str | None
    """By which date it is told."""
    fine_kind: str
    is_joint: bool
    """One sum for several parties."""
    is_priced: bool
    """Has prices to compare."""
    roles: list[str] | None
    """Of the provisions that its legal basis cites."""
    cases: int


def keep(con: "DuckDBPyConnection") -> None:
    """Count all cases anew."""
    everything = Selection(status=tuple(codelists.codes("status")))
    counts, parameters = framed(query("note", "tallies"), query("by", "all"), everything)
    con.execute("delete from tallies")
    con.execute(f"insert into tallies by name {counts}", parameters)


def counter(engine: Engine, selection: Selection) -> Counted:
    """Return what counts the cases of a selection: from the tallies if it is of all cases, which takes no time.

    A lake keeps none; neither does a database without cases.
    """
    if not selection.filters and selection.date == Selection().date:
        tallies = [Tally(*row) for row in engine.rows(f"select {', '.join(Tally._fields)} from tallies", {})]
        if tallies:
            return lambda name: answer(name, tallies, selection)
    return lambda name: list(engine.rows(*framed(query("note", name), query("by", "all"), selection)))


def answer(name: str, tallies: list[Tally], selection: Selection) -> list[Any]:
    """Return the rows of the query `sql/note/NAME.sql` over a selection of all cases."""
    selected = [one for one in tallies if one.status in (selection.status or SHOWN) and not one.told_again]
    in_money = [one for one in selected if one.status in (selection.status or DECIDED)]
    match name:
        case "statuses":
            return [of_kind(*kind, tallies) for kind in {(one.status, one.source): None for one in tallies}]
        case "fines":
            joint = total(one for one in in_money if one.fine_kind == "fined" and one.is_joint)
            return [(*(total(one for one in in_money if one.fine_kind == kind) for kind in FINES), joint)]
        case "prices":
            return [tuple(total(one for one in cases if one.is_priced) for cases in (selected, in_money))]
        case "citations":
            cited = [one for one in selected if not {*selection.role}.isdisjoint(one.roles or ())]
            return [(total(cited), total(one for one in selected if one.roles) - total(cited))]
        case "doubled":
            return [(total(one for one in selected if one.may_double),)]
        case "dates":
            days = {one.date for one in selected}
            return [(day or "undated", total(one for one in selected if one.date == day)) for day in days]
    raise LookupError(name)


def of_kind(status: str, source: str | None, tallies: Iterable[Tally]) -> tuple[str, str | None, int, int, int]:
    """Return a status and kind of source with its cases, those told of by another, and how many are the sample."""
    those = [one for one in tallies if (one.status, one.source) == (status, source)]
    kept = [one for one in those if not one.told_again]
    of_sample = total(one for one in kept if one.is_sample)
    return status, source, total(kept), total(those) - total(kept), of_sample


def total(tallies: Iterable[Tally]) -> int:
    """Return how many cases there are in all of them."""
    return sum(one.cases for one in tallies)
