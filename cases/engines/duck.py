"""DuckDB as an engine: a connection that `store` has lent."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cases import schema
from cases.engines import Parameters, Rows

if TYPE_CHECKING:
    import pyarrow as pa
    from duckdb import DuckDBPyConnection

ROWS_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class Duck:
    """Queries as they stand."""

    con: "DuckDBPyConnection"

    def rows(self, query: str, parameters: Parameters | None = None) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query as they come; it runs when the first is asked for."""
        result = self.con.execute(query, parameters)
        while rows := result.fetchmany(ROWS_AT_ONCE):
            yield from rows

    def records(self, query: str, parameters: Parameters) -> list[dict[str, Any]]:
        """Return the rows of a query by the names of its columns."""
        result = self.con.execute(query, parameters)
        names = [column[0] for column in result.description or ()]
        return [dict(zip(names, row, strict=True)) for row in result.fetchall()]

    def arrow(self, query: str, parameters: Parameters | None = None) -> "pa.Table":
        """Return the rows of a query as a table with their types."""
        return self.con.sql(query, params=parameters).to_arrow_table()

    def count(self, query: str, parameters: Parameters) -> int:
        """Return how many rows a query has; no more of them is computed than that takes."""
        return int(self.con.execute(f"select count(*) from (\n{query}\n)", parameters).fetchall()[0][0])

    def replace(self, tables: Mapping[str, Rows]) -> None:
        """Put rows in the place of reference tables for the connection."""
        schema.replace_all(self.con, tables)
