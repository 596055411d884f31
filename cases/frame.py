"""A file of SQL with what its header says, and the frame that every report is written over.

Owns reading `sql/PLACE/NAME.sql` and filling `sql/frame.sql` with a grouping and with what the filters of a selection
ask of a case, `sql/filters`. Which reports there are belongs to `reports`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from cases import codelists, record
from cases.resources import sql
from cases.selection import DECIDED, SHOWN, Selection, shown

HEADS = (
    "title",
    "by",
    "rests on",
    "built on",
    "among",
    "looks back",
    "overlap",
    "order",
    "codes",
    "bar",
    "chart",
    "each row",
)
"""What a line of a header begins with that says something to the program."""
PROSE = {"method": " ", "方法": "", "说明": ""}
"""What begins the lines of a method, and in Chinese also of what a file is about; what stands between two lines."""

PART = re.compile(r"^(?P<about>(?:--.*\n)*)(?:with )?(?P<name>\w+) as \(\n(?P<query>(?:.*\n)*?)\)", re.MULTILINE)
"""A named part of the frame, with the comment above it; it ends at the first bracket that begins a line."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a report: name, Chinese heading, definition; in Chinese only what the heading does not tell."""

    name: str
    zh: str
    meaning: str
    meaning_zh: str


@dataclass(frozen=True, slots=True)
class Query:
    """One SQL file with what its header says."""

    name: str
    title: str
    title_zh: str
    about: str
    body: str
    info: Mapping[str, str]
    """说明, the Chinese of about. Of a report: by (none, optional, required, two, or the groupings that it knows, the
    first as the default), method and its Chinese 方法, rests on (fines, or another of `sql/note`), among (what its
    cases stand in, so that no other is looked at), built on (a file of `sql/parts` that comes between it and the
    frame), bar (the column that a table draws), chart (how `output.charts` shows it), each row (case: it is one, in
    its case_id), looks back (yes: it compares with what lies before --since, and shows none of it), overlap (yes: a
    case may stand in several rows). Of a grouping: overlap, order, codes (the code list that its keys come from)."""
    columns: tuple[Column, ...] = ()
    crossed: "Query | None" = None
    """Of a grouping: the one that it is crossed with."""

    def told(self, lang: str) -> str:
        """Return what it is about."""
        return self.about if lang == "en" else self.info.get("说明", self.about)

    def method(self, lang: str) -> str:
        """Return how it is computed; nothing of a grouping."""
        return self.info.get("method" if lang == "en" else "方法", "")


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
        if colon and key in PROSE:
            info[key] = f"{info.get(key, '')}{PROSE[key]}{value}".strip()
        elif colon and key in HEADS:
            info[key] = value
        elif " | " in line:
            cells = [cell.strip() for cell in line.split(" | ")]
            columns.append(Column(*[*cells, "", ""][:4]))
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
    own = {"since"} if "looks back" in asked.info else set()
    conditions = [query("filters", name).body for name in selection.filters if name not in own]
    if "among" in asked.info:
        conditions.append(f"case_id in ({asked.info['among']})")
    body = built(asked)
    groups = grouping.body + (grouping.crossed.body if grouping.crossed else "")
    frame = sql("frame").format(
        filters=indented(indented("\nand ".join(conditions) or "true")).lstrip(),
        grouping=indented(grouping.body),
        cases="cases_by_edition" if selection.concordance else "cases_by_basis",
        provisions="concorded" if selection.concordance else "provisions",
        columns=indented(indented(columns(body + groups, unmask=selection.unmask))).lstrip(),
        found=", ".join(shown(("value", "message"), unmask=selection.unmask)),
    )
    if grouping.crossed:
        frame = frame.rstrip() + f",\ncrossed as (\n{indented(grouping.crossed.body)}\n)"
    composed = needed(frame, body)
    return composed, bound(composed, grouping, selection)


def built(asked: Query) -> str:
    """Return the body of a query with the parts that it is built on above it."""
    part = asked.info.get("built on")
    if not part:
        return asked.body
    joint = ",\n" if asked.body.startswith("with ") else "\n"
    return query("parts", part).body + joint + asked.body.removeprefix("with ")


def needed(frame: str, body: str) -> str:
    """Return a query over the parts of the frame that it names, or that these name: to plan the others takes time."""
    parts = [body.removeprefix("with ")]
    text = body
    for part in reversed(list(PART.finditer(frame))):
        if re.search(rf"\b{part['name']}\b", text):
            text = part["query"] + text
            parts.insert(0, f"{part['about']}{part['name']} as (\n{part['query']})")
    whole = ",\n".join(parts) if body.startswith("with ") else ",\n".join(parts[:-1]) + f"\n{body}"
    return re.sub(r"\A((?:--.*\n)*)", r"\1with ", whole) if len(parts) > 1 else body


def bound(composed: str, grouping: Query, selection: Selection) -> dict[str, Any]:
    """Return exactly the parameters that the text of a query names, by which it looks at a selection."""
    parameters = {
        "since": None,
        "until": None,
        **selection.filters,
        "date": selection.date,
        "hidden_status": [status for status in codelists.codes("status") if status not in (selection.status or SHOWN)],
        "money_status": list(selection.status or DECIDED),
        "role": list(selection.role),
        "level": selection.level,
        "in_time": is_in_time(grouping),
        "grouped_by": grouping.name,
        "cols_in_time": is_in_time(grouping.crossed),
        "unmask": selection.unmask,
        "over": selection.over,
        "top": selection.top,
        "assumed": list(selection.assumed),
    }
    return {name: value for name, value in parameters.items() if re.search(rf"\${name}\b", composed)}


def is_in_time(grouping: Query | None) -> bool:
    """Say whether the groups stand in the order of time."""
    return grouping is not None and grouping.info.get("order") == "key"
