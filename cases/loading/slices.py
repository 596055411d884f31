"""A large source a slice at a time: what `incoming` joins to the cases must lie in memory.

Owns how many rows a slice has. What it narrows belongs to `sql/load/slice.sql`.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cases.connections import run_script
from cases.resources import sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ROWS = 1_000_000
"""Of so many rows all that is joined fits into 1 GB, wherever they stand in the source."""


def in_slices(con: "DuckDBPyConnection") -> Iterator[tuple[float, float]]:
    """Narrow `incoming` to one slice of the cases after the other; yield the shares of them where each begins and ends.

    A source of one slice is left as it is. After the last all are there again.
    """
    ((first, last),) = con.execute("select min(_row), max(_row) from texts").fetchall()
    if first is None or last - first < ROWS:
        yield 0, 1
        return
    run_script(con, sql("load/sliced"))
    for start in range(first, last + 1, ROWS):
        run_script(con, sql("load/slice").format(first=start, last=start + ROWS - 1))
        yield (start - first) / (last - first), (start - first + ROWS) / (last - first)
    run_script(con, sql("load/unsliced"))
