"""The refused rows of a load, written as they came with their reasons, to be mended and loaded again.

Columns of personal data, which a load does not read, are not written either.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from cases.loading.rows import Rows
from cases.output import Result, form_of, replacing, write_file
from cases.resources import sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

REASONS = "_reasons"


def write_rejects(con: "DuckDBPyConnection", rows: Rows, path: Path) -> None:
    """Write the refused rows to PATH in the form of its suffix; JSON lines stay the objects that they were."""
    form = form_of(path, "csv")
    reasons = sql("load/reasons")
    left_out = {REASONS, *rows.placement.personal}
    if form == "jsonl" and rows.has_lines and not rows.placement.personal:
        lines = con.execute(sql("load/rejected_lines").format(reasons=reasons, relation=rows.relation)).fetchall()
        with replacing(path) as file:
            file.writelines(f"{line}\n".encode() for (line,) in lines)
        return
    kept = [number for number, heading in enumerate(rows.headings, 1) if heading.strip() not in left_out]
    columns = ", ".join(f"raw.c{number}" for number in kept)
    query = sql("load/rejected_rows").format(reasons=reasons, columns=columns, relation=rows.relation)
    write_file(
        Result((*(rows.headings[number - 1] for number in kept), REASONS), con.execute(query).fetchall()), path, form
    )
