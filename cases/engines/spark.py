"""Spark as an engine over a lake: tables and views of the store in a session, queries in its dialect, rows as Arrow.

How a session starts belongs to `session`, how a query is translated to `dialect`.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from cases import lake, reference, schema
from cases.engines import Parameters, Rows
from cases.engines.session import session
from cases.errors import DatabaseError
from cases.resources import sql

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

Answer = TypeVar("Answer")

LOST = "Checkpoint block"
"""What Spark's error speaks of when rows that were kept are gone."""
PARTITION = 8 * 2**20
"""Bytes of the lake, packed as they are, for which a partition is worth its trouble."""


@contextmanager
def reading(path: Path, master: str | None = None) -> Iterator["Spark"]:
    """Lend Spark over a lake. Raises DatabaseError if the path is none, or Spark cannot be had."""
    if path.is_file():
        raise DatabaseError(
            f"{path} is a file, and Spark reads lakes",
            f"cases export --db {path} -o LAKE --format parquet --partition year, then --db LAKE",
        )
    found = lake.found(path, schema.VERSION)
    with session(master) as begun:
        size = sum(file.stat().st_size for table in lake.TABLES for file in found.files(table))
        begun.conf.set("spark.sql.shuffle.partitions", size // PARTITION + 1)
        yield Spark(begun, found)


@dataclass(frozen=True, slots=True)
class Spark:
    """Queries in Spark's words."""

    session: "SparkSession"
    lake: lake.Lake
    standing: set[str] = field(default_factory=set)
    """The relations that the session knows: each is made when a query asks for it."""

    def frame(self, query: str, parameters: Parameters) -> "DataFrame":
        """Return what a query gives, before it runs; what comes before it has run."""
        from cases.engines.dialect import translated
        from cases.engines.stages import reading, staged

        tree = translated(query, parameters)
        for name in {*reading(tree)} - self.standing:
            self.stand(name)
        stages = staged(tree)
        for name, part in stages.kept.items():
            if name not in self.standing:
                self.name(name, self.session.sql(part).localCheckpoint())
        return self.session.sql(stages.query)

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
        return self.asked(query, parameters, lambda frame: frame.toArrow())

    def count(self, query: str, parameters: Parameters) -> int:
        """Return how many rows a query has."""
        return self.asked(query, parameters, lambda frame: frame.count())

    def asked(self, query: str, parameters: Parameters, ask: "Callable[[DataFrame], Answer]") -> "Answer":
        """Return what is asked of a query; once more, from the beginning, where a worker went with what it had kept."""
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException

        try:
            return ask(self.frame(query, parameters))
        except (PySparkException, Py4JError) as error:
            if LOST not in str(error):
                raise
        self.forget()
        return ask(self.frame(query, parameters))

    def replace(self, tables: Mapping[str, Rows]) -> None:
        """Put rows, cells as text, in the place of reference tables for the session."""
        for table, rows in tables.items():
            self.hold(table, rows)
        self.forget()

    def forget(self) -> None:
        """Let what was made of other relations be made anew when it is asked for."""
        from cases.engines.stages import KEPT

        made = [name for name in self.standing if name.startswith(KEPT) or name in schema.VIEWS]
        self.standing.difference_update(made)

    def hold(self, table: str, rows: Rows) -> None:
        """Let a reference table have these rows."""
        import pyarrow as pa

        from cases.engines.dialect import columns

        types = columns(schema.statements(packed=False))[table]
        cells = zip(types, zip(*rows, strict=True), strict=True)
        texts = pa.table({name: pa.array(column, pa.string()) for name, column in cells})
        typed = [f"cast(`{name}` as {kind}) as `{name}`" for name, kind in types.items()]
        self.name(table, self.session.createDataFrame(texts).selectExpr(*typed))

    def name(self, name: str, frame: "DataFrame") -> None:
        """Let queries ask for rows by a name."""
        frame.createOrReplaceTempView(name)
        self.standing.add(name)

    def stand(self, name: str) -> None:
        """Let a relation of the store be there: a table of the lake, one of the package's, or a view.

        Any other is a part of the query that names it.
        """
        from cases.engines.dialect import columns

        types = columns(schema.statements(packed=False))
        views = dict(lake.views(self.lake, types))
        table = name.removeprefix("lake_")
        if name in views:
            self.name(name, self.frame(views[name], {}))
        elif name in schema.VIEWS:
            self.name(name, self.frame(sql(f"views/{name}"), {}))
        elif name != table and table in lake.TABLES:
            self.name(name, self.held(table, {**types[table], "part": "bigint"}))
        elif name in reference.tables():
            self.hold(name, reference.tables()[name])
        elif name in types:
            self.name(name, self.session.createDataFrame([], as_schema(types[name])))

    def held(self, table: str, types: Mapping[str, str]) -> "DataFrame":
        """Return a table of all parts of the lake."""
        folders = [f"file:///{folder.absolute().as_posix().removeprefix('/')}" for folder in self.lake.folders(table)]
        if not folders:
            return self.session.createDataFrame([], as_schema(types))
        # A path is none of Spark's patterns: q[2] is a folder of that name.
        reader = self.session.read.options(recursiveFileLookup=True, __globPaths__=False)
        return reader.schema(as_schema(types)).parquet(*folders)


def as_schema(types: Mapping[str, str]) -> str:
    """Return columns with their types as Spark takes them."""
    return ", ".join(f"`{name}` {kind}" for name, kind in types.items())
