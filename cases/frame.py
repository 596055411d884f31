"""A file of SQL with what its header says, and the frame that every report is written over.

Owns reading `sql/PLACE/NAME.sql` and filling `sql/frame.sql` with a grouping and with what the filters of a selection
ask of a case, `sql/filters`. Which reports there are belongs to `reports`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from cases import record
from cases.resources import sql
from cases.selection import DECIDED, SHOWN, Selection, shown


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
    """Of a report: by (none, optional, required), rests on (prices, citations, findings), built on (a file of
    `sql/parts` that comes between it and the frame). Of a grouping: overlap, order."""
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
        if colon and key in ("title", "by", "rests on", "built on", "overlap", "order"):
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


def indented(text: str) -> str:
    """Return the text one step in."""
    return "\n".join(f"    {line}" if line else line for line in text.splitlines())


def columns(text: str, *, unmask: bool) -> str:
    """Return the columns of a selected case: those that may name a natural person are there as they may show.

    A mask is long to plan: there are only those that the text of the query names. `has_title` says whether there is a
    title.
    """
    named = set(re.findall(r"\w+", text))
    return ",\n".join(
        (
            f"* exclude (person, person_mask, {', '.join(record.MASKED)})",
            *shown((name for name in record.MASKED if name in named), unmask=unmask),
            *(f"{name} is not null as has_{name}" for name in record.MASKED if f"has_{name}" in named),
        )
    )


def framed(asked: Query, grouping: Query, selection: Selection) -> tuple[str, dict[str, Any]]:
    """Return the SQL of a query over a grouping and a selection, with exactly the parameters that it names."""
    conditions = [query("filters", name).body for name in selection.filters]
    part = asked.info.get("built on")
    bodies = [*([query("parts", part).body] if part else []), asked.body]
    frame = sql("frame").format(
        filters=indented(indented("\nand ".join(conditions) or "true")).lstrip(),
        grouping=indented(grouping.body),
        cases="cases_by_edition" if selection.concordance else "cases_by_basis",
        provisions="concorded" if selection.concordance else "provisions",
        columns=indented(indented(columns("".join(bodies) + grouping.body, unmask=selection.unmask))).lstrip(),
        found=", ".join(shown(("value", "message"), unmask=selection.unmask)),
    )
    composed = frame.rstrip() + "".join(
        (",\n" if body.startswith("with ") else "\n") + body.removeprefix("with ") for body in bodies
    )
    parameters = {
        **selection.filters,
        "date": selection.date,
        "hidden_status": [status for status in record.codes("status") if status not in (selection.status or SHOWN)],
        "money_status": list(selection.status or DECIDED),
        "role": list(selection.role),
        "level": selection.level,
        "in_time": grouping.info.get("order") == "key",
        "grouped_by": grouping.name,
        "assumed": list(selection.assumed),
    }
    return composed, {name: value for name, value in parameters.items() if re.search(rf"\${name}\b", composed)}
