"""The line under a report: over how many cases it is, and what its figures rest on.

Owns the words and which counts they need; the counts are `tallies` and `sql/note`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from cases.engines import Engine
from cases.frame import Query, framed, is_in_time, query
from cases.selection import ASSUMPTIONS, DECIDED, SHOWN, Selection
from cases.tallies import Counted, counter

NO_JUDGMENT = "This compares published texts statistically and judges no decision."
"""Under every comparison of fines with bands, or with like cases."""


def note(engine: Engine, report: Query, grouping: Query, selection: Selection) -> str:
    """Return the line under a report: what is counted, n, not stated, what is left out of money and of the counts."""
    counted = counter(engine, selection)
    shown = selection.status or SHOWN
    selected: Counter[str] = Counter()
    hidden: Counter[str] = Counter()
    sources: Counter[str | None] = Counter()
    told_again = sample = 0
    for status, source, cases, again, of_sample in counted("statuses"):
        if status in shown:
            selected[status] += cases
            sources[source] += cases
            told_again += again
            sample += of_sample
        else:
            hidden[status] += cases + again
    total, resting = selected.total(), basis(engine, counted, report, selection, selected)
    parts = [f"{total:,} {'case' if total == 1 else 'cases'}", *resting]
    if +hidden:
        parts.append(f"not counted: {tally(hidden)}")
    if doubled := counted("doubled")[0][0]:
        parts.append(f"{doubled:,} may be told twice (report duplicates)")
    if told_again:
        parts.append(f"left out as told by another: {told_again:,} (same_as)")
    groupings = [one for one in (grouping, grouping.crossed) if one]
    if any(is_in_time(one) for one in groupings) and (dates := tally(dict(counted("dates")))):
        parts.append(f"dates: {dates}")
    if any(one.info.get("overlap") for one in (report, *groupings)):
        parts.append("a case may stand in several rows: they do not add up")
    if report.info.get("rests on") != "findings":
        parts += of_sources(+sources)
    if selection.over is not None:
        parts.append(f"the threshold of {selection.over} % is the user's, it stands in no law")
    if 0 < sample < total:
        parts.append(f"{sample} of these cases are the published sample (cases remove --sample takes it out)")
    if not total:
        parts += of_no_province(engine, selection)
    return "; ".join(parts) + "." + "".join(f" {sentence}" for sentence in of_comparing(report, selection))


def of_no_province(engine: Engine, selection: Selection) -> Iterator[str]:
    """Yield that the province asked for is none of those that cases have, which it then names."""
    if pattern := selection.filters.get("province"):
        found = engine.rows("select distinct province from cases where province is not null order by 1", {})
        names = [name for (name,) in found]
        if not any(re.match(pattern, name) for name in names):
            yield f"no case is of that province, but of {', '.join(names) or 'none'}"


def of_comparing(report: Query, selection: Selection) -> Iterator[str]:
    """Yield what was assumed, and what a comparison of fines with bands is not."""
    if report.info.get("built on") == "bands":
        for code in selection.assumed:
            yield f"Assumed: {ASSUMPTIONS[code]}."
        yield NO_JUDGMENT


def basis(
    engine: Engine, counted: Counted, report: Query, selection: Selection, selected: Mapping[str, int]
) -> Iterator[str]:
    """Yield what the figures of a report rest on, with n and what is missing.

    What is no fine, price or citation is a row of counts, each named by its column, over the cases whose money counts
    or, where the query does not ask for those, over all that are selected.
    """
    rests_on = report.info.get("rests on", "fines")
    if rests_on == "findings":
        return
    money = selection.status or DECIDED
    within = sum(cases for status, cases in selected.items() if status in money)
    outside = tally({status: cases for status, cases in selected.items() if status not in money})
    match rests_on:
        case "citations":
            ((cited, others),) = counted(rests_on)
            yield of_citations(cited, others, sum(selected.values()), selection)
        case "prices":
            ((comparable, counting),) = counted(rests_on)
            yield f"{comparable:,} have prices to compare, {counting:,} of them {' or '.join(money)}"
        case "fines":
            yield f"money over {within:,} {' and '.join(money)}: {of_fines(*counted(rests_on)[0])}"
            if outside:
                yield f"not in money: {outside}"
        case _:
            told = of_counts(counts_of(engine, rests_on, selection))
            if "in_money" not in query("note", rests_on).body:
                yield told
                return
            yield f"over {within:,} {' and '.join(money)}: {told}"
            if outside:
                yield f"not in it: {outside}"


def counts_of(engine: Engine, name: str, selection: Selection) -> dict[str, int]:
    """Return the counts that the query `sql/note/NAME.sql` gives over a selection, by their columns."""
    return engine.records(*framed(query("note", name), query("by", "all"), selection))[0]


def of_fines(fined: int, not_stated: int, no_fine: int, combined_only: int, joint: int) -> str:
    """Return in how many cases a fine is stated, and what the others say, where there are any."""
    others = {"none imposed": no_fine, "only one sum with confiscation": combined_only}
    several = f" ({joint:,} as one sum for several parties: in totals only)" if joint else ""
    parts = [f"fine stated in {fined:,}{several}", f"not stated in {not_stated:,}"]
    return ", ".join([*parts, *(f"{words} in {cases:,}" for words, cases in others.items() if cases)])


def of_sources(sources: Mapping[str | None, int]) -> Iterator[str]:
    """Yield that sources of several kinds stand side by side, and that typical cases are a choice."""
    if len(sources) > 1:
        named = {source or "not stated": cases for source, cases in sources.items()}
        yield f"sources together: {tally(named)} (--source)"
    if "typical_case" in sources:
        yield "typical cases are chosen for publication"


def of_counts(counts: Mapping[str, int]) -> str:
    """Return in how many cases each thing is known: found on in 7, filed on in 0."""
    return ", ".join(f"{words} in {cases:,}" for words, cases in counts.items())


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
