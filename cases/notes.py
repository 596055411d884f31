"""The line under a report: over how many cases it is, and what its figures rest on.

Owns the words and which counts they need; the counts are `sql/note`.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from cases.frame import Query, framed, query
from cases.selection import ASSUMPTIONS, DECIDED, SHOWN, Selection

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

NO_JUDGMENT = "This compares published texts statistically and judges no decision."
"""Under every comparison of fines with bands, or with like cases."""


def note(con: "DuckDBPyConnection", report: Query, grouping: Query, selection: Selection) -> str:
    """Return the line under a report: what is counted, n, not stated, what is left out of money and of the counts."""
    told = {status: (cases, again) for status, cases, again in counted(con, "statuses", selection)}
    shown = selection.status or SHOWN
    selected = {status: cases for status, (cases, _) in told.items() if status in shown}
    total, ((sample,),) = sum(selected.values()), counted(con, "sample", selection)
    parts = [f"{total:,} {'case' if total == 1 else 'cases'}", *basis(con, report, selection, selected)]
    if hidden := tally({status: sum(counts) for status, counts in told.items() if status not in shown}):
        parts.append(f"not counted: {hidden}")
    if doubled := counted(con, "doubled", selection)[0][0]:
        parts.append(f"{doubled:,} may be told twice (report duplicates)")
    if told_again := sum(again for status, (_, again) in told.items() if status in shown):
        parts.append(f"left out as told by another: {told_again:,} (same_as)")
    if grouping.info.get("order") == "key":
        parts.append(f"dates: {tally(dict(counted(con, 'dates', selection)))}")
    if grouping.info.get("overlap"):
        parts.append("a case may stand in several rows: they do not add up")
    if 0 < sample < total:
        parts.append(f"{sample} of these cases are the published sample (cases remove --sample takes it out)")
    return "; ".join(parts) + "." + "".join(f" {sentence}" for sentence in of_comparing(report, selection))


def of_comparing(report: Query, selection: Selection) -> Iterator[str]:
    """Yield what was assumed, and what a comparison of fines with bands is not."""
    if report.info.get("built on") == "bands":
        for code in selection.assumed:
            yield f"Assumed: {ASSUMPTIONS[code]}."
        yield NO_JUDGMENT


def counted(con: "DuckDBPyConnection", name: str, selection: Selection) -> list[Any]:
    """Return the rows of the query `sql/note/NAME.sql` over a selection."""
    return con.execute(*framed(query("note", name), query("by", "all"), selection)).fetchall()


def basis(con: "DuckDBPyConnection", report: Query, selection: Selection, selected: Mapping[str, int]) -> Iterator[str]:
    """Yield what the figures of a report rest on: fines, prices or citations, with n and what is missing."""
    rests_on = report.info.get("rests on", "fines")
    if rests_on == "findings":
        return
    (counts,) = counted(con, rests_on, selection)
    money = selection.status or DECIDED
    match rests_on:
        case "citations":
            cited, others = counts
            yield of_citations(cited, others, sum(selected.values()), selection)
        case "prices":
            comparable, within = counts
            yield f"{comparable:,} have prices to compare, {within:,} of them {' or '.join(money)}"
        case "fines":
            within = sum(cases for status, cases in selected.items() if status in money)
            yield f"money over {within:,} {' and '.join(money)}: {of_fines(*counts)}"
            if outside := tally({status: cases for status, cases in selected.items() if status not in money}):
                yield f"not in money: {outside}"


def of_fines(fined: int, not_stated: int, no_fine: int, combined_only: int) -> str:
    """Return in how many cases a fine is stated, and what the others say, where there are any."""
    others = {"none imposed": no_fine, "only one sum with confiscation": combined_only}
    parts = [f"fine stated in {fined:,}", f"not stated in {not_stated:,}"]
    return ", ".join([*parts, *(f"{words} in {cases:,}" for words, cases in others.items() if cases)])


def of_citations(cited: int, others: int, total: int, selection: Selection) -> str:
    """Return how many cases cite a provision of the roles that count, how many only others, how many none."""
    parts = [f"{cited:,} cite a provision ({' or '.join(selection.role)})"]
    if others:
        parts.append(f"{others:,} only in other roles (--role)")
    parts.append(f"{total - cited - others:,} none")
    told = "" if selection.level == "item" else f", told apart to the {selection.level}"
    return ", ".join(parts) + told + (", renumbered articles as one" if selection.concordance else "")


def tally(counts: Mapping[str, int]) -> str:
    """Return how many cases fall to each name, the most first: 7 decided, 1 published."""
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return ", ".join(f"{count:,} {name}" for name, count in ordered if count)
