"""Which sections a brief has: `data/brief.toml`, or a file of the same form.

Owns reading and checking it, so that what is wrong is said before any report runs.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from cases import reports
from cases.errors import SourceError, UsageError, nearest
from cases.resources import folder

OWN = ("periods", "files")
"""Tables that only a brief has."""
MOST_ROWS = 10_000


@dataclass(frozen=True, slots=True)
class Section:
    """One table of a brief, with its chart where it has one."""

    report: str
    by: str | None = None
    rows: int = 100
    columns: tuple[str, ...] = ()
    title: str = ""
    title_zh: str = ""

    @property
    def command(self) -> str:
        """Return what gives all of its rows."""
        return "cases loads" if self.report in OWN else " ".join(("cases report", self.report, *self.grouped))

    @property
    def grouped(self) -> tuple[str, ...]:
        """Return the grouping as the command line takes it."""
        return ("--by", self.by) if self.by else ()

    @property
    def name(self) -> str:
        """Return by which links find it."""
        return "-".join(filter(None, (self.report, self.by)))


def read(path: Path | None = None) -> list[Section]:
    """Return the sections of a file, or the package's own. Raises SourceError, which names the section at fault."""
    source = path or folder("data") / "brief.toml"
    try:
        content = tomllib.loads(source.read_text("utf-8-sig"))
    except OSError as error:
        raise SourceError(f"{path}: {error.strerror or error}", "look at the path and its rights") from error
    except (ValueError, RecursionError) as error:
        raise SourceError(f"{path} is no TOML: {error}", "a copy of data/brief.toml, changed") from error
    tables = content.get("section", [])
    if not isinstance(tables, list) or not tables or set(content) != {"section"}:
        raise SourceError(f"{path} holds no sections alone", 'each as [[section]] with report = "…"')
    return [section(table, f"{path}, section {number}") for number, table in enumerate(tables, 1)]


def section(table: Any, place: str) -> Section:
    """Return one section. Raises SourceError for what is none, or what no section or report has."""
    if not isinstance(table, Mapping):
        raise SourceError(f"{place} is no table", '[[section]] with report = "…"')
    known = {one.name: one.type for one in fields(Section)}
    for key, value in table.items():
        if key not in known:
            raise SourceError(f"{place}: there is no {key}", nearest(key, known))
        kind = {"rows": int, "columns": list}.get(key, str)
        if not isinstance(value, kind) or isinstance(value, bool):
            raise SourceError(f"{place}: {key} = {value!r}", f"{key} is a {kind.__name__}")
    if not all(isinstance(column, str) for column in table.get("columns", ())):
        raise SourceError(f"{place}: columns = {table['columns']!r}", 'columns = ["name", …]')
    if not 1 <= table.get("rows", 1) <= MOST_ROWS:
        raise SourceError(f"{place}: rows = {table['rows']}", f"1 to {MOST_ROWS:,}")
    made = Section(**{**table, "columns": tuple(table.get("columns", ()))}) if "report" in table else None
    if not made:
        raise SourceError(f"{place} names no report", 'report = "summary"')
    if made.report in OWN:
        if made.by or made.columns:
            raise SourceError(f"{place}: {made.report} takes neither by nor columns", "leave them out")
        return made
    try:
        found, _ = reports.find(made.report, made.by)
    except UsageError as error:
        raise SourceError(f"{place}: {error.wrong}", error.remedy) from error
    names = [column.name for column in found.columns]
    for column in made.columns:
        if column not in names:
            raise SourceError(f"{place}: {made.report} has no column {column}", nearest(column, names))
    return made
