"""Spark as an engine over a lake: the tables and views of the store in a session, queries in its dialect, rows back as Arrow.

How a session starts belongs to `session`, how a query is translated to `dialect`.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cases import lake, reference, store
from cases.engines import Parameters, Rows
from cases.engines.session import session
from cases.errors import DatabaseError
from cases.resources import sql

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

UNUSED_VIEWS = ("masked_cases", "masked_findings")
"""What reports mask, they mask themselves."""

PARTITION = 64 * 2**20
"""Bytes of the lake for which a partition is worth its trouble."""


@contextmanager
def reading(path: Path, master: str | None = None) -> Iterator["Spark"]:
    """Lend Spark over a lake. Raises DatabaseError if the path is none, or Spark cannot be had."""
    if path.is_file():
        raise DatabaseError(
            f"{path} is a file, and Spark reads lakes",
            f"cases export --db {path} -o LAKE --format parquet --partition year, then --db LAKE",
        )
    found = lake.found(path, store.SCHEMA_VERSION)
    with session(master) as begun:
        engine = Spark(begun)
        engine.attach(found)
        yield engine


@dataclass(frozen=True, slots=True)
class Spark:
    """Queries in Spark's words."""

    session: "SparkSession"

    def frame(self, query: str, parameters: Parameters) -> "DataFrame":
        """Return what a query gives, before it runs."""
        from cases.engines.dialect import spark

        return self.session.sql(spark(query, parameters))

    def rows(self, query: str, parameters: Parameters) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query; it runs when the first is asked for."""
        for batch in self.arrow(query, parameters).to_batches():
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)

    def records(self, query: str, parameters: Parameters) -> list[dict[str, Any]]:
        """Return the rows of a query by the names of its columns."""
        rows: list[dict[str, Any]] = self.arrow(query, parameters).to_pylist()
        return rows

    def arrow(self, query: str, parameters: Parameters) -> "pa.Table":
        """Return the rows of a query as a table with their types."""
        return self.frame(query, parameters).toArrow()

    def count(self, query: str, parameters: Parameters) -> int:
        """Return how many rows a query has."""
        return self.frame(query, parameters).count()

    def replace(self, tables: Mapping[str, Rows]) -> None:
        """Put rows, cells as text, in the place of reference tables for the session."""
        import pyarrow as pa

        from cases.engines.dialect import columns

        for table, rows in tables.items():
            types = columns(store.schema(packed=False))[table]
            cells = zip(types, zip(*rows, strict=True), strict=True)
            texts = pa.table({name: pa.array(column, pa.string()) for name, column in cells})
            typed = [f"cast(`{name}` as {kind}) as `{name}`" for name, kind in types.items()]
            self.session.createDataFrame(texts).selectExpr(*typed).createOrReplaceTempView(table)

    def attach(self, found: lake.Lake) -> None:
        """Let the tables and views of the store be those of a lake, and the reference tables those of the package."""
        from cases.engines.dialect import columns

        files = [file for table in lake.TABLES for file in found.files(table)]
        partitions = sum(file.stat().st_size for file in files) // PARTITION + 1
        self.session.conf.set("spark.sql.shuffle.partitions", partitions)
        types = columns(store.schema(packed=False))
        for table in lake.TABLES:
            self.held(found, table, types[table]).createOrReplaceTempView(f"lake_{table}")
        for name, query in lake.views(found, types):
            self.frame(query, {}).createOrReplaceTempView(name)
        self.session.createDataFrame([], as_schema(types["tallies"])).createOrReplaceTempView("tallies")
        self.replace(reference.tables())
        for name in store.VIEWS:
            if name not in UNUSED_VIEWS:
                self.frame(sql(f"views/{name}"), {}).createOrReplaceTempView(name)

    def held(self, found: lake.Lake, table: str, types: Mapping[str, str]) -> "DataFrame":
        """Return a table of all parts of a lake, with the number of the part."""
        folders = [f"file://{folder.absolute()}" for folder in found.folders(table)]
        schema = as_schema({**types, "part": "bigint"})
        if not folders:
            return self.session.createDataFrame([], schema)
        return self.session.read.schema(schema).option("recursiveFileLookup", True).parquet(*folders)


def as_schema(types: Mapping[str, str]) -> str:
    """Return columns with their types as Spark takes them."""
    return ", ".join(f"`{name}` {kind}" for name, kind in types.items())
