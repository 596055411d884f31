"""What runs the queries of reports: DuckDB on a file or a lake, Spark on a lake. Nothing else knows which one it is.

Owns what an engine is. Each is a module of this package; `opening` says how one is had.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

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
