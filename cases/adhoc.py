"""SQL of the user's own, on a connection that `store` has locked: one statement, its rows as a result."""

from typing import TYPE_CHECKING

from cases.errors import QueryError, UsageError
from cases.output import Result

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def run(con: "DuckDBPyConnection", text: str) -> Result:
    """Return the rows of one statement. Raises UsageError for none or several, QueryError if it fails."""
    import duckdb

    try:
        statements = con.extract_statements(text)
        if len(statements) != 1:
            raise UsageError(f"one statement is run at a time, here are {len(statements)}", 'cases sql "select …"')
        if statements[0].type not in (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN):
            raise UsageError("only queries are run", 'cases sql "select …"; cases load and remove change the database')
        relation = con.sql(text)
        rows = relation.fetchall()
    except duckdb.Error as error:
        raise QueryError(str(error).splitlines()[0], remedy(str(error))) from error
    return Result(list(relation.columns), rows, arrow=lambda: con.sql(text).to_arrow_table())


def remedy(reason: str) -> str:
    """Return what to try after an error of DuckDB's."""
    if "read-only" in reason:
        return "cases load and cases remove change the database; cases sql only reads"
    if "disabled" in reason or "locked" in reason:
        return "cases sql reads this database alone; cases load brings other files in"
    return 'cases sql "select table_name, column_name from information_schema.columns" lists the tables'
