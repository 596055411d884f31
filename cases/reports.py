"""The catalogue of canned SQL: find the reports and groupings, compose a query, run it.

A report is a file in `sql/reports`, a grouping one in `sql/by`: their headers say all that is known of them here. What
they are written over belongs to `frame`, the line under them to `notes`, how a result is written to `output`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from cases import codelists, reference
from cases.engines import Engine
from cases.errors import UsageError, nearest
from cases.frame import Query, framed
from cases.frame import query as query
from cases.literals import literal
from cases.notes import note
from cases.output import Result
from cases.resources import sql_names
from cases.selection import PRIVATE, UNDECIDED, Selection

OPTIONS = ("role", "level", "concordance", "over", "top")
"""Options that only some reports heed."""
QUARTILES = {"p25_yuan": "lower quartile", "median_yuan": "median", "p75_yuan": "upper quartile"}
"""Columns of `fines` that cut the fines into four parts, and what they are called."""
QUANTILES = {"p10": "10th percentile", "p25": "lower quartile", "p75": "upper quartile", "p90": "90th percentile"}
UNITS = {"_yuan": " (yuan)", "_pct": " (%)", "_points": " (points)", "_days": " (days)"}
"""Endings of columns that tell their unit."""


def report_names() -> list[str]:
    """Return the names of the reports."""
    return sorted({name.partition(".")[0] for name in variants()})


def variants() -> list[str]:
    """Return the names of the report files: NAME, NAME.by or NAME.detail where that form has columns of its own."""
    return sql_names("reports")


def takes_grouping(name: str) -> str:
    """Return which groupings a report takes: none, optional, required, two, or those that it names."""
    return "optional" if f"{name}.by" in variants() else query("reports", name).info["by"]


def grouping_names() -> list[str]:
    """Return the names of the groupings."""
    return sql_names("by")


def defaults_to(report: Query) -> str | None:
    """Return the grouping that a report has without --by; None where it needs one."""
    match report.info["by"]:
        case "none" | "optional":
            return "all"
        case "required" | "two":
            return None
        case groupings:
            return groupings.split(", ")[0]


def known(kind: str, name: str, names: Sequence[str]) -> str:
    """Return the name if there is such a thing. Raises UsageError."""
    if name not in names:
        raise UsageError(f"there is no {kind} {name}", nearest(name, names))
    return name


def find(name: str, by: str | None = None, *more: str, detail: bool = False) -> tuple[Query, Query]:
    """Return the report, or its detailed form, and the grouping that the names ask for.

    Of a cross table the grouping is that of the rows, crossed with that of the columns.

    Raises UsageError for names that do not exist, and groupings that the report does not take.
    """
    known("report", name, report_names())
    takes = takes_grouping(name)
    groupings = [known("grouping", one, grouping_names()) for one in (by, *more) if one]
    if takes == "two":
        if len(groupings) != 2:
            raise UsageError(f"{name} needs two groupings", f"cases report {name} --rows type --cols year")
        rows, cols = (query("by", one) for one in groupings)
        return query("reports", name), replace(rows, crossed=cols)
    if more:
        raise UsageError(f"one grouping at a time: {by} or {' or '.join(more)}", f"cases report {name} --by {by}")
    grouped = f"{name}.by" if by and f"{name}.by" in variants() else name
    if detail:
        grouped = f"{name}.detail"
        if grouped not in variants():
            having = [variant.removesuffix(".detail") for variant in variants() if variant.endswith(".detail")]
            raise UsageError(f"{name} has no --detail", f"leave it out, or report {' or '.join(having)}")
    report = query("reports", grouped)
    if by and takes == "none":
        takers = [taker for taker in report_names() if takes_grouping(taker) in ("optional", "required")]
        raise UsageError(f"{name} takes no --by", f"leave it out, or report {' or '.join(takers)} --by {by}")
    if by and takes not in ("optional", "required") and by not in takes.split(", "):
        raise UsageError(f"{name} goes by {takes}, not by {by}", f"cases report {name} --by {takes.split(', ')[0]}")
    by = by or defaults_to(report)
    if not by:
        raise UsageError(f"{name} needs a grouping", f"cases report {name} --by type")
    return report, query("by", by)


def counts_citations(report: Query, grouping: Query) -> bool:
    """Say whether a report counts single provisions."""
    bodies = [one.body for one in (report, grouping, grouping.crossed) if one]
    return any(re.search(r"\bcited\b", body) for body in bodies)


def compose(report: Query, grouping: Query, selection: Selection) -> tuple[str, dict[str, Any]]:
    """Return the SQL of a report over a grouping and a selection, with exactly the parameters that it names.

    Raises UsageError for an option that has no meaning for the report.
    """
    given = [option for option in OPTIONS if getattr(selection, option) != getattr(Selection(), option)]
    for option in given:
        if option in ("role", "level", "concordance"):
            if not counts_citations(report, grouping):
                raise UsageError(
                    f"--{option} has no meaning for {report.name}, which counts no provisions",
                    "leave it out, or report statutes, or --by statute",
                )
        elif f"${option}" not in report.body:
            takers = [name for name in report_names() if f"${option}" in query("reports", name).body]
            raise UsageError(
                f"--{option} has no meaning for {report.name}", f"leave it out, or report {' or '.join(takers)}"
            )
    if selection.assumed and not compares(report):
        raise UsageError(
            f"--assume has no meaning for {report.name}, which compares no fine with its band",
            "leave it out, or report bands",
        )
    return framed(report, grouping, selection)


def bands_of(path: Path | None, report: Query) -> Mapping[str, reference.Rows]:
    """Return the reference tables that a file of bands replaces.

    Raises UsageError for a report that compares no fines, SourceError for a file that is no table of bands.
    """
    if path is None:
        return {}
    if not compares(report):
        raise UsageError(
            f"--bands has no meaning for {report.name}, which compares no fine with its band",
            "leave it out, or report bands",
        )
    return reference.bands_in(path)


def compares(report: Query) -> bool:
    """Say whether a report compares fines with the bands of their laws."""
    return report.info.get("built on") == "bands"


def run(
    engine: Engine,
    report: Query,
    grouping: Query,
    selection: Selection,
    lang: str = "en",
    told: str | None = None,
) -> Result:
    """Run a report and return its rows, with title, headings and the line that says what they stand on.

    Title and line are in the language of the headings, or as `told`.
    """
    composed, parameters = compose(report, grouping, selection)
    names = [column.name for column in report.columns]
    return Result(
        columns=names,
        rows=engine.rows(composed, parameters),
        title=title(report, grouping, selection, told or lang),
        note=note(engine, report, grouping, selection, told or lang),
        headings=headings(report, grouping) if lang == "zh" else names,
        codes=code_lists(grouping),
        undecided=bool(selection.status) and set(selection.status) <= {*UNDECIDED},
        lang=lang,
        bar=report.info.get("bar", ""),
        arrow=lambda: engine.arrow(composed, parameters),
        count=lambda: engine.count(composed, parameters),
        head=lambda rows: first(engine, report, grouping, selection, rows),
        readable=() if lang == "zh" else [spelled(name, grouping) for name in names],
        method=method(report, lang),
        script=lambda: as_script(composed, parameters if selection.unmask else hiding(parameters)),
        chart=report.info.get("chart", ""),
    )


def first(engine: Engine, report: Query, grouping: Query, selection: Selection, most: int) -> Iterator[Any]:
    """Yield the first rows of a report. Where each is a case these are found first: masks are made for them alone."""
    composed, parameters = compose(report, grouping, selection)
    limited = f"select * from (\n{composed}\n) limit {most}"
    if report.info.get("each row") != "case":
        return engine.rows(limited, parameters)
    ids = [one for (one,) in engine.rows(f"select case_id from (\n{limited}\n)", parameters)]
    return engine.rows(*compose(report, grouping, replace(selection, filters={**selection.filters, "id": ids})))


def title(report: Query, grouping: Query, selection: Selection, lang: str) -> str:
    """Return the title of a report, with its grouping and any status that was asked for."""
    zh = lang == "zh"
    parts = [report.title_zh if zh else report.title]
    if grouping.crossed:
        one, other = grouping, grouping.crossed
        parts.append(f"（{one.title_zh} × {other.title_zh}）" if zh else f"by {one.title} and {other.title}")
    elif grouping.name != "all":
        parts.append(f"（按{grouping.title_zh}）" if zh else f"by {grouping.title}")
    if selection.over is not None:
        parts.append(f"（加价率高于{selection.over}%）" if zh else f"(markup over {selection.over} %)")
    if selection.status:
        words = [codelists.codes("status")[status] if zh else status for status in selection.status]
        parts.append(f"（{'、'.join(words)}）" if zh else f"({', '.join(words)} only)")
    return ("" if zh else " ").join(parts)


def method(report: Query, lang: str) -> str:
    """Return how the figures of a report are made; a grouped form without words of its own is made as the other."""
    name = "方法" if lang == "zh" else "method"
    return report.info.get(name) or query("reports", report.name.partition(".")[0]).info.get(name, "")


def headings(report: Query, grouping: Query) -> list[str]:
    """Return the Chinese headings of a report's columns."""
    names = {"key": grouping.title_zh, "col": grouping.crossed.title_zh if grouping.crossed else ""}
    return [column.zh.format(**names) for column in report.columns]


def code_lists(grouping: Query) -> Mapping[str, str]:
    """Return the code list that the key comes from, and of a cross table that of its columns; where it is none, ''."""
    crossed = {"col": codes_in(grouping.crossed)} if grouping.crossed else {}
    return {"key": codes_in(grouping), **crossed}


def codes_in(grouping: Query) -> str:
    """Return the code list that the keys of a grouping come from, else its name."""
    return grouping.info.get("codes", grouping.name)


def spelled(name: str, grouping: Query) -> str:
    """Return the name of a column as people write it: total_yuan as Total (yuan), the key as what it groups by."""
    if name in ("key", "col"):
        return capital(((grouping.crossed if name == "col" else None) or grouping).title)
    suffix = next(filter(name.endswith, UNITS), "")
    bare = name.removesuffix(suffix)
    return capital(f"{QUANTILES.get(bare, bare)}{UNITS.get(suffix, '')}".replace("_", " "))


def capital(words: str) -> str:
    """Return words with a capital letter at their beginning."""
    return words[:1].upper() + words[1:]


def hiding(parameters: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the parameters without the words of private filters."""
    return {name: "…" if name in PRIVATE else value for name, value in parameters.items()}


def as_script(composed: str, parameters: Mapping[str, Any]) -> str:
    """Return the query as it runs when pasted into a DuckDB shell: the parameters as variables before it."""
    settings = [f"set variable {name} = {literal(value)};" for name, value in parameters.items()]
    return "\n".join([*settings, composed.rstrip() + ";"]) + "\n"
