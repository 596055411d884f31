"""The refused rows of a load, written as they came with their reasons, to be mended and loaded again.

Columns of personal data, which a load does not read, are not written either, and natural persons are masked.
"""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cases.loading.rows import Rows
from cases.output import Result, form_of, replacing, write_file
from cases.resources import sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

REASONS = "_reasons"


ESCAPED = re.compile(r"(?<!\\)(?:\\\\)*((?:\\u[0-9a-fA-F]{4})+)")
"""Characters of a JSON text that are written by their numbers."""


def without_escapes(line: str, names: Sequence[tuple[str, str]]) -> str:
    """Return a JSON line with each name masked, also one that is written in escapes."""
    if not names or "\\u" not in line:
        return line
    readable = ESCAPED.sub(lambda found: found[0].replace(found[1], decoded(found[1])), line)
    for name, mask in names:
        readable = readable.replace(name, mask)
    return readable


def decoded(escapes: str) -> str:
    """Return the characters of escapes; as they stand where a JSON text needs them escaped."""
    text: str = json.loads(f'"{escapes}"')
    return text if text.isprintable() and not set(text) & set('"\\') else escapes


def write_rejects(con: "DuckDBPyConnection", rows: Rows, path: Path, *, unmask: bool) -> bool:
    """Write the refused rows to PATH in the form of its suffix; JSON lines stay the objects that they were.

    Return whether anything was masked in them; nothing is with `unmask`.
    """

    def shown(cell: str) -> str:
        return cell if unmask else f"without({cell}, people)"

    form = form_of(path, "csv")
    left_out = {REASONS, *rows.placement.personal}
    parts = {
        "reasons": sql("load/reasons"),
        "relation": rows.relation,
        "reasons_column": shown("refused._reasons"),
    }
    if form == "jsonl" and rows.objects and not rows.placement.personal:
        parts["relation"] = f"({rows.objects.lines})"
        query = sql("load/rejected_lines").format(line=shown("raw._line"), **parts)
        lines = con.execute(query).fetchall()
        with replacing(path) as file:
            for line, _, people, masks in lines:
                named = [] if unmask else list(zip(people or [], masks or [], strict=True))
                file.write(f"{without_escapes(line, named)}\n".encode())
        return not unmask and any(masked or people for _, masked, people, _ in lines)
    kept = [number for number, heading in enumerate(rows.headings, 1) if heading.strip() not in left_out]
    cells = [f"raw.c{number}" for number in kept]
    query = sql("load/rejected_rows").format(
        columns=", ".join(shown(cell) for cell in cells),
        changed=" or ".join(f"coalesce({shown(cell)} <> {cell}, false)" for cell in cells),
        **parts,
    )
    found = con.execute(query).fetchall()
    headings = (*(rows.headings[number - 1] for number in kept), REASONS)
    write_file(Result(headings, [row[:-1] for row in found]), path, form)
    return any(row[-1] for row in found)
