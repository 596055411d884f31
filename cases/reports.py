"""The catalogue of canned SQL: find the reports and groupings, compose a query, run it.

A report is a file in `sql/reports`, a grouping one in `sql/by`: their headers say all that is known of them here. What
a filter asks of a case stands in `sql/filters`. How a result is written belongs to `output`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from cases import record
from cases.errors import UsageError, nearest
from cases.literals import literal
from cases.output import Result
from cases.resources import sql, sql_names
from cases.selection import DECIDED, SHOWN, Selection

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


ROWS_AT_ONCE = 10_000

OTHER_FINES = {"no_fine": "none imposed", "combined_only": "only one sum with confiscation"}
"""What is said of fines that are neither stated nor missing, where there are any."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a report: name, Chinese heading, definition."""

    name: str
    zh: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Query:
    """One SQL file with what its header says."""

    name: str
    title: str
    title_zh: str
    about: str
    body: str
    info: Mapping[str, str]
    """Of a report: by (none, optional, required), rests on (prices, citations, findings). Of a grouping: overlap,
    order."""
    columns: tuple[Column, ...] = ()


def parse(name: str, text: str) -> Query:
    """Return the query of a file: comment lines above, statement below."""
    lines = text.splitlines()
    head = [line.removeprefix("--").strip() for line in lines if line.startswith("--")]
    body = "\n".join(line for line in lines if not line.startswith("--")).strip()
    info: dict[str, str] = {}
    columns: list[Column] = []
    about: list[str] = []
    for line in head:
        key, colon, value = line.partition(": ")
        if colon and key in ("title", "by", "rests on", "overlap", "order"):
            info[key] = value
        elif " | " in line:
            cells = [cell.strip() for cell in line.split(" | ")]
            columns.append(Column(cells[0], cells[1], cells[2] if len(cells) > 2 else ""))
        else:
            about.append(line)
    title, _, title_zh = info.pop("title", name).partition(" | ")
    return Query(name, title, title_zh, " ".join(about), body, info, tuple(columns))


@cache
def query(place: str, name: str) -> Query:
    """Return the query of `sql/PLACE/NAME.sql`."""
    return parse(name, sql(f"{place}/{name}"))


def report_names() -> list[str]:
    """Return the names of the reports."""
    return sorted({name.removesuffix(".by") for name in variants()})


def variants() -> list[str]:
    """Return the names of the report files: NAME, and NAME.by where the grouped form has columns of its own."""
    return sql_names("reports")


def takes_grouping(name: str) -> str:
    """Return whether a report takes a grouping: none, optional or required."""
    return "optional" if f"{name}.by" in variants() else query("reports", name).info["by"]


def grouping_names() -> list[str]:
    """Return the names of the groupings."""
    return sql_names("by")


def known(kind: str, name: str, names: Sequence[str]) -> str:
    """Return the name if there is such a thing. Raises UsageError."""
    if name not in names:
        raise UsageError(f"there is no {kind} {name}", nearest(name, names))
    return name


def find(name: str, by: str | None = None, *more: str) -> tuple[Query, Query]:
    """Return the report and the grouping that the names ask for.

    Raises UsageError for names that do not exist, several groupings, or a report that takes none.
    """
    if more:
        raise UsageError(f"one grouping at a time: {by} or {' or '.join(more)}", f"cases report {name} --by {by}")
    known("report", name, report_names())
    grouped = f"{name}.by" if by and f"{name}.by" in variants() else name
    report = query("reports", grouped)
    if by and report.info["by"] == "none":
        takers = [taker for taker in report_names() if takes_grouping(taker) != "none"]
        raise UsageError(f"{name} takes no --by", f"leave it out, or report {' or '.join(takers)} --by {by}")
    if not by and report.info["by"] == "required":
        raise UsageError(f"{name} needs a grouping", f"cases report {name} --by type")
    return report, query("by", known("grouping", by or "all", grouping_names()))


def indented(text: str) -> str:
    """Return the text one step in."""
    return "\n".join(f"    {line}" if line else line for line in text.splitlines())


def counts_citations(report: Query, grouping: Query) -> bool:
    """Say whether a report counts single provisions."""
    return re.search(r"\bcited\b", report.body + grouping.body) is not None


def compose(report: Query, grouping: Query, selection: Selection) -> tuple[str, dict[str, Any]]:
    """Return the SQL of a report over a grouping and a selection, with exactly the parameters that it names."""
    for option in ("role", "level", "concordance"):
        if getattr(selection, option) != getattr(Selection(), option) and not counts_citations(report, grouping):
            raise UsageError(
                f"--{option} has no meaning for {report.name}, which counts no provisions",
                "leave it out, or report statutes, or --by statute",
            )
    conditions = [query("filters", name).body for name in selection.filters]
    frame = sql("frame").format(
        filters=indented(indented("\nand ".join(conditions) or "true")).lstrip(),
        grouping=indented(grouping.body),
        provisions="concorded" if selection.concordance else "provisions",
        **selection.relations,
    )
    continued = report.body.startswith("with ")
    composed = frame.rstrip() + (",\n" if continued else "\n") + report.body.removeprefix("with ")
    parameters = {
        **selection.filters,
        "date": selection.date,
        "shown_status": list(selection.status or SHOWN),
        "money_status": list(selection.status or DECIDED),
        "role": list(selection.role),
        "level": selection.level,
        "in_time": grouping.info.get("order") == "key",
        "grouped_by": grouping.name,
    }
    return composed, {name: value for name, value in parameters.items() if re.search(rf"\${name}\b", composed)}


def run(con: "DuckDBPyConnection", report: Query, grouping: Query, selection: Selection, lang: str = "en") -> Result:
    """Run a report and return its rows, with title, headings and the line that says what they stand on."""
    composed, parameters = compose(report, grouping, selection)
    names = list(con.sql(composed, params=parameters).columns)
    return Result(
        columns=names,
        rows=streamed(con, composed, parameters),
        title=title(report, grouping, selection, lang),
        note=note(con, report, grouping, selection),
        headings=headings(report, grouping, names) if lang == "zh" else names,
        arrow=lambda: con.sql(composed, params=parameters).to_arrow_table(),
    )


def streamed(con: "DuckDBPyConnection", text: str, parameters: Mapping[str, Any] | None = None) -> Iterator[Any]:
    """Yield the rows of a query as they come; it runs when the first is asked for."""
    result = con.execute(text, parameters)
    while rows := result.fetchmany(ROWS_AT_ONCE):
        yield from rows


def title(report: Query, grouping: Query, selection: Selection, lang: str) -> str:
    """Return the title of a report, with its grouping and any status that was asked for."""
    zh = lang == "zh"
    parts = [report.title_zh if zh else report.title]
    if grouping.name != "all":
        parts.append(f"（按{grouping.title_zh}）" if zh else f"by {grouping.title}")
    if selection.status:
        words = [record.codes("status")[status] if zh else status for status in selection.status]
        parts.append(f"（{'、'.join(words)}）" if zh else f"({', '.join(words)} only)")
    return ("" if zh else " ").join(parts)


def headings(report: Query, grouping: Query, names: Iterable[str]) -> list[str]:
    """Return the Chinese headings of a report's columns."""
    zh = {column.name: column.zh.format(key=grouping.title_zh) for column in report.columns}
    return [zh.get(name, name) for name in names]


def note(con: "DuckDBPyConnection", report: Query, grouping: Query, selection: Selection) -> str:
    """Return the line under a report: what is counted, n, not stated, what is left out of money and of the counts."""
    composed, parameters = compose(parse("note", sql("note")), query("by", "all"), selection)
    found = con.sql(composed, params=parameters)
    counts = [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]
    shown = selection.status or SHOWN
    selected = [row for row in counts if row["status"] in shown and not row["told_again"]]
    told_again = [row for row in counts if row["status"] in shown and row["told_again"]]
    total, sample = summed(selected, "cases"), summed(selected, "sample")
    parts = [f"{total:,} {'case' if total == 1 else 'cases'}", *basis(report, selected, selection)]
    if hidden := tally(counts, "status", leave_out=shown):
        parts.append(f"not counted: {hidden}")
    if doubled := summed(selected, "doubled"):
        parts.append(f"{doubled:,} may be told twice (report duplicates)")
    if told_again:
        parts.append(f"left out as told by another: {summed(told_again, 'cases'):,} (same_as)")
    if grouping.info.get("order") == "key":
        parts.append(f"dates: {tally(selected, 'ref_date_basis')}")
    if grouping.info.get("overlap"):
        parts.append("a case may stand in several rows: they do not add up")
    if 0 < sample < total:
        parts.append(f"{sample} of these cases are the published sample (cases remove --sample takes it out)")
    return "; ".join(parts) + "."


def basis(report: Query, selected: Sequence[Mapping[str, Any]], selection: Selection) -> list[str]:
    """Return what the figures of a report rest on: fines, prices or citations, with n and what is missing."""
    money = selection.status or DECIDED
    within = [row for row in selected if row["status"] in money]
    outside = tally(selected, "status", leave_out=money)
    match report.info.get("rests on"):
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
    return [*parts, f"not in money: {outside}"] if outside else parts


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


def tally(counts: Iterable[Mapping[str, Any]], by: str, leave_out: Sequence[str] = ()) -> str:
    """Return how many cases fall to each value of a column, the most first: 7 decided, 1 published."""
    sums: dict[str, int] = {}
    for row in counts:
        if row[by] not in leave_out:
            sums[row[by] or "undated"] = sums.get(row[by] or "undated", 0) + row["cases"]
    return ", ".join(f"{count:,} {name}" for name, count in sorted(sums.items(), key=lambda one: (-one[1], one[0])))


def as_script(composed: str, parameters: Mapping[str, Any]) -> str:
    """Return the query as it runs when pasted into a DuckDB shell: the parameters as variables before it."""
    settings = [f"set variable {name} = {literal(value)};" for name, value in parameters.items()]
    return "\n".join([*settings, composed.rstrip() + ";"]) + "\n"
