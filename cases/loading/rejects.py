"""The refused rows of a load, written as they came with their reasons, to be mended and loaded again.

Columns of personal data, which a load does not read, are not written either, and natural persons are masked.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from cases.loading.rows import Rows
from cases.output import Result, form_of, replacing, write_file
from cases.resources import sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

REASONS = "_reasons"


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
    if form == "jsonl" and rows.has_lines and not rows.placement.personal:
        query = sql("load/rejected_lines").format(line=shown("raw._line"), **parts)
        lines = con.execute(query).fetchall()
        with replacing(path) as file:
            file.writelines(f"{line}\n".encode() for line, _ in lines)
        return any(masked for _, masked in lines)
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
