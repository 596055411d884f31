"""The line under a report: over how many cases it is, and what its figures rest on.

Owns the words and which counts they need; the counts are `sql/note`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cases.frame import Query, framed, query
from cases.selection import DECIDED, SHOWN, Selection

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection, DuckDBPyRelation

RESTS_ON: Mapping[str, Sequence[str]] = {
    "fines": ("fined", "no_fine", "combined_only", "not_stated"),
    "prices": ("priced",),
    "citations": ("cited", "other_roles"),
    "findings": (),
}
"""What the figures of a report may rest on, with the columns of `sql/note/statuses.sql` that say of how many cases."""

DATES = ("decided", "published", "filed", "found", "undated")
"""The columns that say of how many cases which date is meant."""

OTHER_FINES = {"no_fine": "none imposed", "combined_only": "only one sum with confiscation"}
"""What is said of fines that are neither stated nor missing, where there are any."""


def note(con: "DuckDBPyConnection", report: Query, grouping: Query, selection: Selection) -> str:
    """Return the line under a report: what is counted, n, not stated, what is left out of money and of the counts."""
    in_time = grouping.info.get("order") == "key"
    rests_on = report.info.get("rests on", "fines")
    counts = statuses(con, selection, (*RESTS_ON[rests_on], *(DATES if in_time else ())))
    counted = selection.status or SHOWN
    selected = [row for row in counts if row["status"] in counted]
    total, sample = summed(selected, "cases"), number(con, "sample", selection)
    parts = [f"{total:,} {'case' if total == 1 else 'cases'}", *basis(rests_on, selected, selection)]
    hidden = {row["status"]: row["cases"] + row["told_again"] for row in counts if row["status"] not in counted}
    if any(hidden.values()):
        parts.append(f"not counted: {tally(hidden)}")
    if doubled := number(con, "doubled", selection):
        parts.append(f"{doubled:,} may be told twice (report duplicates)")
    if told_again := summed(selected, "told_again"):
        parts.append(f"left out as told by another: {told_again:,} (same_as)")
    if in_time:
        parts.append(f"dates: {tally({name: summed(selected, name) for name in DATES})}")
    if grouping.info.get("overlap"):
        parts.append("a case may stand in several rows: they do not add up")
    if 0 < sample < total:
        parts.append(f"{sample} of these cases are the published sample (cases remove --sample takes it out)")
    return "; ".join(parts) + "."


def statuses(con: "DuckDBPyConnection", selection: Selection, columns: Iterable[str]) -> list[Mapping[str, Any]]:
    """Return how many cases of each status there are, and how many with what the columns name.

    The engine computes no other column.
    """
    asked = ", ".join(("status", "cases", "told_again", *columns))
    whole = query("note", "statuses")
    found = noted(con, replace(whole, body=f"select {asked} from (\n{whole.body}\n)"), selection)
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


def number(con: "DuckDBPyConnection", name: str, selection: Selection) -> int:
    """Return the one number that a query of `sql/note` counts."""
    return int(noted(con, query("note", name), selection).fetchall()[0][0])


def noted(con: "DuckDBPyConnection", asked: Query, selection: Selection) -> "DuckDBPyRelation":
    """Return what a query of `sql/note` finds in a selection."""
    composed, parameters = framed(asked, query("by", "all"), selection)
    return con.sql(composed, params=parameters)


def basis(rests_on: str, selected: Sequence[Mapping[str, Any]], selection: Selection) -> list[str]:
    """Return what the figures of a report rest on: fines, prices or citations, with n and what is missing."""
    money = selection.status or DECIDED
    within = [row for row in selected if row["status"] in money]
    outside = {row["status"]: row["cases"] for row in selected if row["status"] not in money}
    match rests_on:
        case "citations":
            return [of_citations(selected, selection)]
        case "findings":
            return []
        case "prices":
            comparable, counted = summed(selected, "priced"), summed(within, "priced")
            return [f"{comparable:,} have prices to compare, {counted:,} of them {' or '.join(money)}"]
    fines = [
        f"fine stated in {summed(within, 'fined'):,}",
        f"not stated in {summed(within, 'not_stated'):,}",
        *(f"{words} in {count:,}" for kind, words in OTHER_FINES.items() if (count := summed(within, kind))),
    ]
    parts = [f"money over {summed(within, 'cases'):,} {' and '.join(money)}: {', '.join(fines)}"]
    return [*parts, f"not in money: {tally(outside)}"] if any(outside.values()) else parts


def of_citations(counts: Sequence[Mapping[str, Any]], selection: Selection) -> str:
    """Return how many cases cite a provision of the roles that count, how many only others, how many none."""
    cited, others = summed(counts, "cited"), summed(counts, "other_roles")
    none = summed(counts, "cases") - cited - others
    parts = [f"{cited:,} cite a provision ({' or '.join(selection.role)})"]
    if others:
        parts.append(f"{others:,} only in other roles (--role)")
    parts.append(f"{none:,} none")
    told = "" if selection.level == "item" else f", told apart to the {selection.level}"
    return ", ".join(parts) + told + (", renumbered articles as one" if selection.concordance else "")


def summed(counts: Iterable[Mapping[str, Any]], column: str) -> int:
    """Return the sum of a column of counts."""
    return sum(row[column] for row in counts)


def tally(counts: Mapping[str, int]) -> str:
    """Return how many cases fall to each name, the most first: 7 decided, 1 published."""
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return ", ".join(f"{count:,} {name}" for name, count in ordered if count)
