"""What the cases of a load violated, where no code says it: every distinct text read once, by Python.

Owns the temporary table `typed`, and the order of the texts: the source's words for the violation, the title, the
facts. How a violation is told by its words belongs to `text.violations`.
"""

from typing import TYPE_CHECKING

from cases.loading.dictionaries import fill_temp
from cases.resources import sql
from cases.text.violations import read_violation

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SOURCES = ("unknown_type", "violation_text", "title", "facts")
COLUMNS = {"case_id": "string", "type": "string", "subtype": "string", "matched": "string"}


def read_types(con: "DuckDBPyConnection") -> None:
    """Make `typed` from the cases of `merged`: the case, its type and subtype, and the words that tell them."""
    fill_temp(con, "typed", COLUMNS, ())
    for source in SOURCES:
        untyped = sql("load/untyped").format(source=source)
        texts = con.execute(f"select distinct text from ({untyped})").fetchall()
        read = (
            (text, found.type, found.subtype, found.matched) for (text,) in texts if (found := read_violation(text))
        )
        fill_temp(con, "read_types", {"text": "string", **dict(list(COLUMNS.items())[1:])}, read)
        con.execute(
            f"insert into typed select case_id, type, subtype, matched from ({untyped}) join read_types using (text)"
        )
