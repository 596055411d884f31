"""The counts that stand under a report on all cases: kept in `tallies`, made anew when cases come, change or go."""

from typing import TYPE_CHECKING, Any

from cases import record
from cases.frame import bound, framed, query
from cases.selection import Selection

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

KEPT = ("statuses", "fines", "doubled", "prices", "dates", "citations")
"""Queries of `sql/note` that the tallies answer: `sql/note/kept`."""


def keep(con: "DuckDBPyConnection") -> None:
    """Count all cases anew."""
    everything = Selection(status=tuple(record.codes("status")))
    counts, parameters = framed(query("note", "tallies"), query("by", "all"), everything)
    con.execute("delete from tallies")
    con.execute(f"insert into tallies by name {counts}", parameters)


def counted(con: "DuckDBPyConnection", name: str, selection: Selection) -> list[Any]:
    """Return the rows of the query `sql/note/NAME.sql` over a selection, from the tallies where they tell of it."""
    is_of_all = not selection.filters and selection.date == Selection().date
    if name in KEPT and is_of_all:
        kept = query("note/kept", name)
        return con.execute(kept.body, bound(kept.body, query("by", "all"), selection)).fetchall()
    return con.execute(*framed(query("note", name), query("by", "all"), selection)).fetchall()
