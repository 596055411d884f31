"""Which engine runs, over which database or lake."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cases.engines import Engine
from cases.errors import UsageError


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
