"""SQL of the user's own, on a connection that `store` has locked: one statement, its rows as a result."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from cases.engines.duck import Duck
from cases.errors import QueryError, UsageError
from cases.output import Result
from cases.resources import sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

RELATION = re.compile(r"\b(from|join) (cases|findings)\b")

QUERIES = ("SELECT", "EXPLAIN", "MULTI")
"""Kinds of statement that only ask; PIVOT is one of several parts."""


def run(con: "DuckDBPyConnection", text: str, *, unmask: bool = False) -> Result:
    """Return the rows of one query, which runs when they are asked for; natural persons show by name with `unmask`.

    Raises UsageError for no query or several, QueryError if it fails, then or later.
    """
    with as_query_error():
        if not unmask:
            mask(con)
        statements = con.extract_statements(text)
        if not statements:
            raise UsageError("there is no query", 'cases sql "select …", or a query on standard input')
        if len(statements) > 1:
            raise UsageError(f"one query is run at a time, here are {len(statements)}", 'cases sql "select …"')
        if statements[0].type.name not in QUERIES:
            raise UsageError("only queries are run", 'cases sql "select …"; cases load and remove change the database')
        columns = list(con.sql(text).columns)
    return Result(columns, rows(con, text), arrow=lambda: table(con, text))


def mask(con: "DuckDBPyConnection") -> None:
    """Let `cases` and `findings` mean those with natural persons masked, for what this connection asks from now on."""
    catalog = '"' + con.execute("select current_database()").fetchall()[0][0].replace('"', '""') + '"'
    for name in ("findings", "cases"):
        view = sql(f"views/masked_{name}").replace(f"create or replace view masked_{name}", f"create temp view {name}")
        con.execute(RELATION.sub(lambda found: f"{found[1]} {catalog}.main.{found[2]}", view))


def rows(con: "DuckDBPyConnection", text: str) -> Iterator[Any]:
    """Yield the rows of the query."""
    with as_query_error():
        yield from Duck(con).rows(text)


def table(con: "DuckDBPyConnection", text: str) -> Any:
    """Return the rows of the query as a pyarrow table."""
    with as_query_error():
        return Duck(con).arrow(text)


@contextmanager
def as_query_error() -> Iterator[None]:
    """Turn what DuckDB says of a query into a QueryError."""
    import duckdb

    try:
        yield
    except duckdb.Error as error:
        raise QueryError(str(error).splitlines()[0], remedy(str(error))) from error


def remedy(reason: str) -> str:
    """Return what to try after an error of DuckDB's."""
    if "read-only" in reason:
        return "cases load and cases remove change the database; cases sql only reads"
    if "disabled" in reason or "locked" in reason:
        return "cases sql reads this database alone; cases load brings other files in"
    return 'cases sql "select table_name, column_name from information_schema.columns" lists the tables'
