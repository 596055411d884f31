"""The line under a report: over how many cases it is, and what its figures rest on.

Owns the words and which counts they need; the counts are `tallies` and `sql/note`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from cases import codelists
from cases.engines import Engine
from cases.frame import Query, framed, is_in_time, query
from cases.language import enumerated, phrase
from cases.selection import ASSUMPTIONS, DECIDED, PRIVATE, SHOWN, Selection
from cases.tallies import Counted, counter

NO_JUDGMENT = "This compares published texts statistically and judges no decision."
"""Under every comparison of fines with bands, or with like cases."""


def note(engine: Engine, report: Query, grouping: Query, selection: Selection, lang: str = "en") -> str:
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
    total = selected.total()
    parts = [phrase("{n:,} case", lang, n=total) if total == 1 else phrase("{n:,} cases", lang, n=total)]
    parts += basis(engine, counted, report, selection, selected, lang)
    if +hidden:
        parts.append(phrase("not counted: {those}", lang, those=tally(hidden, "status", lang)))
    if doubled := counted("doubled")[0][0]:
        parts.append(phrase("{n:,} may be told twice (report duplicates)", lang, n=doubled))
    if told_again:
        parts.append(phrase("left out as told by another: {n:,} (same_as)", lang, n=told_again))
    parts += of_undated(engine, selection, lang)
    groupings = [one for one in (grouping, grouping.crossed) if one]
    if any(is_in_time(one) for one in groupings) and (dates := tally(dict(counted("dates")), "date", lang)):
        parts.append(phrase("dates: {those}", lang, those=dates))
    if any(one.info.get("overlap") for one in (report, *groupings)):
        parts.append(phrase("a case may stand in several rows: they do not add up", lang))
    if report.info.get("rests on") != "findings":
        parts += of_sources(+sources, lang)
    if selection.over is not None:
        over = phrase("the threshold of {over} % is the user's, it stands in no law", lang, over=selection.over)
        parts.append(over)
    if 0 < sample < total:
        parts.append(phrase("from the published sample: {n} (cases remove --sample takes it out)", lang, n=sample))
    if not total:
        parts += of_no_province(engine, selection, lang)
        parts += of_no_match(engine, selection, lang)
    counts = "; ".join(parts) + "." if lang == "en" else "；".join(parts) + "。"
    return line([counts, *of_comparing(report, selection, lang)], lang)


def line(sentences: Iterable[str], lang: str) -> str:
    """Return sentences as the line under a table, which in Chinese says what it is."""
    return " ".join(sentences) if lang == "en" else f"统计口径：{''.join(sentences)}"


def of_undated(engine: Engine, selection: Selection, lang: str) -> Iterator[str]:
    """Yield how many cases a range of days leaves out because they have none."""
    others = {name: words for name, words in selection.filters.items() if name not in ("since", "until")}
    if len(others) < len(selection.filters):
        dates = dict(counter(engine, replace(selection, filters=others))("dates"))
        if undated := dates.get("undated"):
            yield phrase("left out as undated: {n:,}", lang, n=undated)


def of_no_province(engine: Engine, selection: Selection, lang: str) -> Iterator[str]:
    """Yield that the province asked for is none of those that cases have, which it then names."""
    if pattern := selection.filters.get("province"):
        found = engine.rows("select distinct province from cases where province is not null order by 1", {})
        names = [name for (name,) in found]
        if not any(re.match(pattern, name) for name in names):
            those = enumerated(names, lang) or phrase("none", lang)
            yield phrase("no case is of that province, but of {those}", lang, those=those)


def of_no_match(engine: Engine, selection: Selection, lang: str) -> Iterator[str]:
    """Yield which words, asked for alone, are of no case: a slip of the pen, rather than nothing there."""
    for name in ("law", "agency", "party", "id"):
        if words := selection.filters.get(name):
            alone = replace(selection, filters={name: words}, status=tuple(codelists.codes("status")))
            if not any(cases + again for _, _, cases, again, _ in counter(engine, alone)("statuses")):
                asked = "" if name in PRIVATE else f" {enumerated(selection.words[name], lang)}"
                yield phrase("no case at all is of --{option}{words}", lang, option=name, words=asked)


def of_comparing(report: Query, selection: Selection, lang: str = "en") -> Iterator[str]:
    """Yield what was assumed, whose bands they are if not ours, and what a comparison of fines with bands is not."""
    if report.info.get("built on") == "bands":
        if selection.bands:
            yield phrase("Bands: {file}.", lang, file=selection.bands)
        for code in selection.assumed:
            yield phrase("Assumed: {what}.", lang, what=phrase(ASSUMPTIONS[code], lang))
        yield phrase(NO_JUDGMENT, lang)


def basis(
    engine: Engine,
    counted: Counted,
    report: Query,
    selection: Selection,
    selected: Mapping[str, int],
    lang: str,
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
    outside = tally({status: cases for status, cases in selected.items() if status not in money}, "status", lang)
    match rests_on:
        case "citations":
            ((cited, others),) = counted(rests_on)
            yield of_citations(cited, others, sum(selected.values()), selection, lang)
        case "prices":
            ((comparable, counting),) = counted(rests_on)
            yield phrase(
                "prices to compare in {n:,}, {counting:,} of them {statuses}",
                lang,
                n=comparable,
                counting=counting,
                statuses=statuses(money, " or ", lang),
            )
        case "fines":
            yield phrase(
                "money over {n:,} {statuses}: {told}",
                lang,
                n=within,
                statuses=statuses(money, " and ", lang),
                told=of_fines(lang, *counted(rests_on)[0]),
            )
            if outside:
                yield phrase("not in money: {those}", lang, those=outside)
        case _:
            told = of_counts(counts_of(engine, rests_on, selection), lang)
            if "in_money" not in query("note", rests_on).body:
                yield told
                return
            over = statuses(money, " and ", lang)
            yield phrase("over {n:,} {statuses}: {told}", lang, n=within, statuses=over, told=told)
            if outside:
                yield phrase("not in it: {those}", lang, those=outside)


def statuses(codes: Iterable[str], between: str, lang: str) -> str:
    """Return statuses by name, in English with a word between them."""
    return (
        between.join(codes) if lang == "en" else enumerated((codelists.named("status", c, lang) for c in codes), lang)
    )


def counts_of(engine: Engine, name: str, selection: Selection) -> dict[str, int]:
    """Return the counts that the query `sql/note/NAME.sql` gives over a selection, by their columns."""
    return engine.records(*framed(query("note", name), query("by", "all"), selection))[0]


def of_fines(lang: str, fined: int, not_stated: int, no_fine: int, combined_only: int, joint: int) -> str:
    """Return in how many cases a fine is stated, and what the others say, where there are any."""
    stated = phrase("fine stated in {n:,}", lang, n=fined)
    if joint:
        stated += phrase(" ({n:,} as one sum for several parties: in totals only)", lang, n=joint)
    parts = [stated, phrase("not stated in {n:,}", lang, n=not_stated)]
    if no_fine:
        parts.append(phrase("none imposed in {n:,}", lang, n=no_fine))
    if combined_only:
        parts.append(phrase("only one sum with confiscation in {n:,}", lang, n=combined_only))
    return enumerated(parts, lang)


def of_sources(sources: Mapping[str | None, int], lang: str) -> Iterator[str]:
    """Yield that sources of several kinds stand side by side, and that typical cases are a choice."""
    if len(sources) > 1:
        missing = phrase("not stated", lang)
        named = {source or missing: cases for source, cases in sources.items()}
        yield phrase("sources together: {those} (--source)", lang, those=tally(named, "source_kind", lang))
    if "typical_case" in sources:
        yield phrase("typical cases are chosen for publication", lang)


def of_counts(counts: Mapping[str, int], lang: str) -> str:
    """Return in how many cases each thing is known: found on in 7, filed on in 0."""
    return enumerated(
        (phrase("{what} in {n:,}", lang, what=phrase(words, lang), n=cases) for words, cases in counts.items()), lang
    )


def of_citations(cited: int, others: int, total: int, selection: Selection, lang: str) -> str:
    """Return how many cases cite a provision of the roles that count, how many only others, how many none."""
    roles = [codelists.named("role", role, lang) for role in selection.role]
    among = enumerated(roles, lang) if lang == "zh" else " or ".join(roles)
    parts = [phrase("a provision cited ({roles}) in {n:,}", lang, n=cited, roles=among)]
    if others:
        parts.append(phrase("{n:,} only in other roles (--role)", lang, n=others))
    parts.append(phrase("{n:,} none", lang, n=total - cited - others))
    if selection.level != "item":
        parts.append(phrase("told apart to the {level}", lang, level=codelists.named("level", selection.level, lang)))
    if selection.concordance:
        parts.append(phrase("renumbered articles as one", lang))
    return enumerated(parts, lang)


def tally(counts: Mapping[str, int], code_list: str, lang: str) -> str:
    """Return how many cases fall to each code of a list, the most first: 7 decided, 1 published."""
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    told = (
        phrase("{n:,} {name}", lang, n=count, name=codelists.named(code_list, code, lang))
        for code, count in ordered
        if count
    )
    return enumerated(told, lang)
