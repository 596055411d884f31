"""Rows that are no case: those that sum up the others, and the lines below them that say what the table is.

Owns where they are looked for, and what they tell. The words that begin them stand in `is_total` of the load's macros.
"""

from typing import TYPE_CHECKING

from cases.loading.heads import Above, told
from cases.resources import sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

AMONG = 3
"""The word 合计 stands in one of the first columns."""


def total(columns: int, read: str = "") -> str:
    """Return the SQL that says whether a row is a sum of the others: its first words, read by a macro, are 合计."""
    return f"coalesce(is_total({first(columns, read)}), false)"


def first(columns: int, read: str) -> str:
    """Return the SQL of the first words of a row, read by a macro."""
    return f"coalesce({', '.join(f'{read}(c{number})' for number in range(1, min(columns, AMONG) + 1))})"


def below(con: "DuckDBPyConnection", relation: str, columns: int) -> Above:
    """Return what notes below a table tell, of the kind that else stands above it."""
    query = sql("load/notes").format(
        relation=relation, words=first(columns, "trimmed"), is_total=total(columns, "trimmed")
    )
    return told(con.execute(query).fetchall())
