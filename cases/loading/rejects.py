"""The refused rows of a load, written as they came with their reasons, to be mended and loaded again."""

from pathlib import Path
from typing import TYPE_CHECKING

from cases.loading.rows import Rows
from cases.output import Result, form_of, write_file
from cases.resources import sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

REASONS = "_reasons"


def count_rejects(con: "DuckDBPyConnection") -> int:
    """Return how many rows of the source were refused."""
    query = "select count(*) from texts where _row in (select _row from faults) or case_id in (select case_id from faults)"
    return int(con.execute(query).fetchall()[0][0])


def write_rejects(con: "DuckDBPyConnection", rows: Rows, path: Path) -> None:
    """Write the refused rows to PATH in the form of its suffix; JSON lines that are objects keep their structure."""
    form = form_of(path, "csv")
    columns = ", ".join(f"raw.c{number}" for number in range(1, len(rows.headings) + 1))
    query = sql("load/rejects").format(columns=columns or "null", relation=rows.relation)
    found = con.execute(query).fetchall()
    write_file(Result((*rows.headings, REASONS), found), path, form)
