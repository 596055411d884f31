"""What the cases of a load violated, where no code says it: every distinct text read once, by Python.

Owns the temporary table `typed`, and the order of the texts: the source's words for the violation, the title, the
facts. How a violation is told by its words belongs to `text.violations`.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cases.loading.dictionaries import read_distinct
from cases.loading.progress import Progress
from cases.resources import sql
from cases.text.violations import read_violation

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SOURCES = {"unknown_type": "untyped", "violation_text": "untyped", "title": "untold", "facts": "untold"}
"""In which relation the texts of each field stand."""
COLUMNS = dict.fromkeys(("type", "subtype", "matched"), "string")


def read_types(con: "DuckDBPyConnection", progress: Progress) -> None:
    """Make `typed` of `untyped`, the cases that no code types: the case, its type and subtype, the words that tell."""
    con.execute(sql("load/untyped"))
    for source, relation in SOURCES.items():
        con.execute(sql("load/telling").format(source=source, relation=relation))
        read_distinct(con, "telling", "types_read", COLUMNS, told_in, progress)
        con.execute(sql("load/typed").format(source=source, relation=relation))


def told_in(text: str) -> Iterator[tuple[str | None, ...]]:
    """Yield the type and subtype that a text tells, and the words that tell them."""
    if found := read_violation(text):
        yield found.type, found.subtype, found.matched
