"""A brief before it is written: its title, what was selected, and the figures of its sections, each with its rows.

Owns running the sections on one engine. How they look belongs to the modules of the formats.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from cases import codelists, history, reports
from cases.brief import periods
from cases.brief.sections import Section
from cases.engines import Engine
from cases.frame import query
from cases.language import phrase
from cases.output import Result
from cases.selection import PRIVATE, Selection
from cases.wording import named

FILE_COLUMNS = (
    "source_file",
    "loaded_at",
    "layout",
    "rows_read",
    "inserted",
    "updated",
    "unchanged",
    "rejected",
    "current_cases",
)
CODES = ("violation_group", "violation_type", "status", "source_kind")
"""Lists of the codes that filters take."""


@dataclass(frozen=True, slots=True)
class Part:
    """The figure of one section: a result whose rows are read."""

    section: Section
    result: Result
    rows: Sequence[Sequence[Any]]
    total: int
    """Rows that there are, shown or not."""

    @property
    def more(self) -> str:
        """Return that there are more rows, and what gives them; nothing where all are shown."""
        if self.total <= len(self.rows):
            return ""
        return phrase(
            "The first {shown:,} of {total:,} rows; {command} -o FILE.csv gives all.",
            self.result.lang,
            shown=len(self.rows),
            total=self.total,
            command=self.section.command,
        )

    @property
    def notes(self) -> Sequence[str]:
        """Return the lines under the table."""
        return [line for line in (self.result.note, *self.result.footers) if line]


@dataclass(frozen=True, slots=True)
class Brief:
    """What a brief says."""

    title: str
    lang: str
    lines: Sequence[str]
    """Under the title: the period, what else was selected, when it was made."""
    parts: Sequence[Part]
    quartiles: Sequence[tuple[str, Any]] = ()
    """Of all fines, each with its name."""


def compose(
    engine: Engine,
    sections: Sequence[Section],
    selection: Selection,
    lang: str,
    title: str | None = None,
    today: date | None = None,
) -> Brief:
    """Return a brief over a selection, every figure of it computed."""
    parts = [part(engine, section, selection, lang) for section in sections]
    fines = reports.run(engine, *reports.find("fines"), selection, lang)
    held = dict(zip(fines.columns, next(iter(fines.rows)), strict=True))
    return Brief(
        title or phrase("Enforcement cases: a brief", lang),
        lang,
        list(told(selection, lang, today or date.today())),
        parts,
        [(phrase(name, lang), held[column]) for column, name in reports.QUARTILES.items() if held[column] is not None],
    )


def part(engine: Engine, section: Section, selection: Selection, lang: str) -> Part:
    """Return the figure of one section."""
    if section.report == "periods":
        result = periods.figures(engine, selection, lang)
    elif section.report == "files":
        result = files(engine, lang)
    else:
        report, grouping = reports.find(section.report, section.by)
        chosen = replace(
            selection,
            assumed=selection.assumed if reports.compares(report) else (),
            top=section.rows if section.report == "top" else selection.top,
        )
        result = reports.run(engine, report, grouping, chosen, lang)
    rows = list(result.head(section.rows + 1) if result.head else result.rows)
    total = len(rows)
    if total > section.rows:
        total = result.count() if result.count else total
        rows = rows[: section.rows]
    readable = named(replace(result, title=titled(section, selection, lang) or result.title, rows=rows))
    kept = [name for name in section.columns or readable.columns if name in readable.columns]
    if not section.by and not section.columns:
        kept = [name for name in kept if name != "key"]
    return Part(section, *narrowed(readable, list(readable.rows), kept), total)


def titled(section: Section, selection: Selection, lang: str) -> str:
    """Return the title of a section's own, which tells of a status that was asked for as those of reports do."""
    if not section.title or section.report == "files":
        return section.title_zh if lang == "zh" else section.title
    own = replace(query("reports", "summary"), title=section.title, title_zh=section.title_zh or section.title)
    return reports.title(own, query("by", "all"), selection, lang)


def narrowed(
    result: Result, rows: Sequence[Sequence[Any]], columns: Sequence[str]
) -> tuple[Result, Sequence[Sequence[Any]]]:
    """Return a result and its rows with these columns alone."""
    at = [list(result.columns).index(column) for column in columns]
    headings, readable = ([names[one] for one in at] if names else () for names in (result.headings, result.readable))
    kept = replace(result, columns=list(columns), headings=headings, readable=readable)
    return kept, [[row[one] for one in at] for row in rows]


def files(engine: Engine, lang: str) -> Result:
    """Return what was loaded, whatever is selected."""
    loads = history.loads(engine, lang)
    result, rows = narrowed(loads, list(loads.rows), FILE_COLUMNS)
    note = phrase("All files that were loaded, whatever is selected here.", lang)
    readable = () if lang == "zh" else [reports.capital(name.replace("_", " ")) for name in result.columns]
    return replace(result, rows=rows, title=phrase("Files", lang), note=note, lang=lang, readable=readable)


def told(selection: Selection, lang: str, today: date) -> Iterator[str]:
    """Yield what is selected, and when the brief was made."""
    since, until = (selection.filters.get(name) for name in ("since", "until"))
    if since and until:
        yield phrase("{since} to {until}", lang, since=since, until=until)
    elif since or until:
        yield phrase("from {day} on" if since else "up to {day}", lang, day=since or until)
    else:
        yield phrase("all dates", lang)
    for name, words in selection.words.items():
        is_private = name in PRIVATE and not selection.unmask
        yield phrase("{what}: {words}", lang, what=phrase(name, lang), words="…" if is_private else listed(words, lang))
    yield phrase("made on {day}", lang, day=today)


def listed(words: Sequence[str], lang: str) -> str:
    """Return the words of a filter; in Chinese with the names of types and statuses for their codes."""
    if lang == "en":
        return ", ".join(words)
    names = {name: zh for codes in CODES for name, zh in codelists.codes(codes).items()}
    return "、".join(names.get(word, word) for word in words)
