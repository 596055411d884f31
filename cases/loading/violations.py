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
COLUMNS = dict.fromkeys(("text", "type", "subtype", "matched"), "string")


def read_types(con: "DuckDBPyConnection") -> None:
    """Make `typed` of `untyped`, the cases that no code types: the case, its type and subtype, the words that tell."""
    con.execute(sql("load/untyped"))
    for source in SOURCES:
        texts = con.execute(sql("load/telling").format(source=source)).fetchall()
        read = (
            (text, found.type, found.subtype, found.matched) for (text,) in texts if (found := read_violation(text))
        )
        fill_temp(con, "types_read", COLUMNS, read)
        con.execute(sql("load/typed").format(source=source))
