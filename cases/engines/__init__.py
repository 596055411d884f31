"""What runs the queries of reports: DuckDB on a file or a lake, Spark on a lake. Nothing else knows which one it is.

Owns what an engine is, and how one is had. Each is a module of this package.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from cases.errors import UsageError

if TYPE_CHECKING:
    import pyarrow as pa

Parameters = Mapping[str, Any]
Rows = Sequence[tuple[str | None, ...]]


class Engine(Protocol):
    """Runs queries in the SQL of DuckDB, over the tables and views of the store."""

    def rows(self, query: str, parameters: Parameters) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query as they come; it runs when the first is asked for."""

    def records(self, query: str, parameters: Parameters) -> list[dict[str, Any]]:
        """Return the rows of a query by the names of its columns."""

    def arrow(self, query: str, parameters: Parameters) -> "pa.Table":
        """Return the rows of a query as a table with their types."""

    def count(self, query: str, parameters: Parameters) -> int:
        """Return how many rows a query has."""

    def replace(self, tables: Mapping[str, Rows]) -> None:
        """Put rows, cells as text, in the place of reference tables; what is stored keeps its own."""


@contextmanager
def opened(db: Path, name: str = "duckdb", master: str | None = None, *, wait: float = 0) -> Iterator[Engine]:
    """Lend the engine of that name over a database, or lake; a database in use is waited for, so many seconds.

    Raises UsageError for a master without Spark, DatabaseError if the database or the engine cannot be had.
    """
    if name == "spark":
        from cases.engines import spark

        with spark.reading(db, master) as lent:
            yield lent
        return
    if master:
        raise UsageError("--master has no meaning for DuckDB", "--engine spark")
    from cases import store
    from cases.engines.duck import Duck

    with store.reading(db, wait=wait) as con:
        yield Duck(con)
