"""JSON as a table: the keys of its objects as headings, and the query of the objects as rows of text.

Owns the two ways of reading JSON Lines: by DuckDB's reader where every line is a plain object, else line by line as
text, so that a damaged line is kept and named.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cases import record
from cases.connections import QUIET
from cases.errors import SourceError
from cases.literals import quoted, quoted_path
from cases.loading.heads import check_width
from cases.loading.placement import Placement
from cases.loading.sources import Source
from cases.loading.survey import LONGEST_LINE
from cases.resources import sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FIRST_LINES = 1000
"""Lines whose keys stand in the order in which they appear; keys that only later lines have follow them."""


SINGLE = {field.name for field in record.NATIVE if field.type not in ("codes", "json")} - {"citations"}
"""Fields that hold one value, no list and no object."""


@dataclass(frozen=True, slots=True)
class Objects:
    """The keys of JSON objects, in order of appearance, and the queries of the objects and of their text."""

    keys: Sequence[str]
    query: str
    """_row and a column a key; with `has_lines` also _line and _is_object."""
    lines: str
    """_row and _line, the text of each object."""
    has_lines: bool = True
    structured: frozenset[str] = frozenset()
    """Without `has_lines`: the keys that may hold a list or an object."""


def json_lines(con: "DuckDBPyConnection", source: Source, *, by_line: bool = False) -> Objects:
    """Return JSON Lines as objects; `by_line`, or where not all lines are plain objects, with the text of each."""
    lines = sql("open/lines").format(path=quoted_path(source.path), longest=LONGEST_LINE)
    found = None if by_line else regular(con, source, lines)
    return found or objects(con, source, lines)


def regular(con: "DuckDBPyConnection", source: Source, lines: str) -> Objects | None:
    """Return the objects of JSON Lines that are nothing but objects whose keys differ, else None."""
    import duckdb

    with source.path.open("rb") as file:
        if source.has_blank_lines or file.read(1) != b"{":
            return None
    path = quoted_path(source.path)
    # Not in the transaction of the load, which a malformed line would end.
    with con.cursor() as beside:
        beside.execute(QUIET)
        try:
            found = beside.execute(sql("open/regular").format(path=path)).fetchall()
        except duckdb.InvalidInputException:
            return None
        beginning = sql("open/keys").format(lines=f"{lines} limit {FIRST_LINES}")
        first = [key for (key,) in beside.execute(beginning).fetchall()]
    if any(not keys or len({key.casefold() for key in keys}) < len(keys) for keys, _ in found):
        return None
    keys = [*first, *sorted({key for keys, _ in found for key in keys} - {*first})]
    check_width(len(keys), source.name)
    if len({key.casefold() for key in keys}) < len(keys):
        return None
    query = sql("open/plain_objects").format(
        columns=", ".join(f"#{number} as c{number}" for number in range(1, len(keys) + 1)),
        path=path,
        types=", ".join(f"{quoted(key)}: 'varchar'" for key in keys),
    )
    structured = {json.loads(f'"{key}"', strict=False) for _, written in found for key in written or ()}
    return Objects(keys, query, lines, has_lines=False, structured=frozenset(structured))


def may_misplace(found: Objects, placement: Placement) -> bool:
    """Say whether a field of one value may hold a list or an object, which the values alone do not tell."""
    columns = ((name, found.keys[position]) for name, position in placement.columns.items())
    return any(name in SINGLE and key in found.structured for name, key in columns)


def json_document(con: "DuckDBPyConnection", source: Source) -> Objects:
    """Return a JSON array of objects, or one object."""
    first, last = ends(source.path)
    if (first, last) not in (("[", "]"), ("{", "}")):
        raise SourceError(
            f"{source.name} ends in the middle: it begins with {first} and ends with {last}", "export it anew"
        )
    form = "array" if first == "[" else "unstructured"
    path = quoted_path(source.path)
    return objects(con, source, sql("open/document").format(path=path, form=quoted(form), longest=LONGEST_LINE))


def ends(path: Path) -> tuple[str, str]:
    """Return the first and the last character of a text that is no blank."""
    with path.open("rb") as file:
        first = file.read(4096).lstrip()[:1]
        file.seek(max(0, path.stat().st_size - 4096))
        last = file.read().rstrip()[-1:]
    return first.decode("utf-8", "replace"), last.decode("utf-8", "replace")


def objects(con: "DuckDBPyConnection", source: Source, lines: str) -> Objects:
    """Return the objects that stand in lines, each with its text."""
    keys = [key for (key,) in con.execute(sql("open/keys").format(lines=lines)).fetchall()]
    if not keys:
        raise SourceError(
            f"{source.name} holds no JSON object", "write a case a line (.jsonl), or a list of cases (.json)"
        )
    check_width(len(keys), source.name)
    query = sql("open/objects").format(
        columns=", ".join(f"cells[{number}] as c{number}" for number in range(1, len(keys) + 1)),
        pointers=f"[{', '.join(quoted(pointer(key)) for key in keys)}]",
        lines=lines,
    )
    return Objects(keys, query, lines)


def pointer(key: str) -> str:
    """Return the JSON pointer (RFC 6901) to a key of an object."""
    return "/" + key.replace("~", "~0").replace("/", "~1")
