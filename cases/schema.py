"""What a database holds beside the cases themselves: tables, macros, views and reference data, of one schema.

Their columns are the record's (`record`), the rows of reference tables `reference`'s. Which file it is, and who may
open it, belongs to `store`.
"""

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from cases import __version__, lake, record, reference, surnames
from cases.resources import sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

VERSION = 6
FORMER = (4, 5)
"""Earlier schemas that are brought to this one (`renewal`)."""

VIEWS = (
    "citations",
    "coverage",
    "rates",
    "gaps",
    "checks",
    "cases_by_basis",
    "cases_by_edition",
    "provisions",
    "concorded",
    "versions",
    "masked_cases",
    "masked_findings",
)
"""In the order in which one is built on another."""


def version_of(con: "DuckDBPyConnection") -> int | None:
    """Return the version of the tables, None where they are another program's, or none."""
    import duckdb

    try:
        con.execute("select 1 from cases limit 0")
        versions = con.execute("select schema_version from about").fetchall()
    except duckdb.Error:
        return None
    return int(versions[0][0]) if len(versions) == 1 else None


def create(con: "DuckDBPyConnection", found: lake.Lake | None = None) -> None:
    """Make the tables, macros and views of an empty database; the tables of a lake stand in the place of their like."""
    con.execute(statements())
    if found:
        lake.attach(con, found)
    con.execute("insert into about values (?, ?, 0, null)", [VERSION, f"cases {__version__}"])
    refresh(con)


def statements(*, packed: bool = True) -> str:
    """Return the statements that make the tables, with what is DuckDB's own of them only if `packed`."""
    tables = {**record.TABLES, "readings": record.CITATIONS[1:]}
    return sql("schema").format(**{name: columns(fields, packed=packed) for name, fields in tables.items()})


def refresh(con: "DuckDBPyConnection", *, temporary: bool = False) -> None:
    """Bring macros, views and reference tables to the state of this program: in the file, or for a connection."""
    what = "create or replace temp" if temporary else "create or replace"
    for made in (surnames.macros(), *(sql(f"views/{view}") for view in VIEWS)):
        con.execute(made.replace("create or replace", what))
    for table, rows in reference.tables().items():
        if temporary:
            replace(con, table, rows)
        else:
            fill(con, table, rows)
    if not temporary:
        con.execute("update about set reference = ?", [fingerprint()])


def replace_all(con: "DuckDBPyConnection", tables: Mapping[str, Sequence[tuple[str | None, ...]]]) -> None:
    """Put rows in the place of reference tables for a connection; the file keeps its own."""
    for table, rows in tables.items():
        replace(con, table, rows)


def replace(con: "DuckDBPyConnection", table: str, rows: Sequence[tuple[str | None, ...]]) -> None:
    """Put rows in the place of one of them."""
    con.execute(f"create or replace temp table {table} as select * from {table} limit 0")
    fill(con, table, rows)


def is_stale(con: "DuckDBPyConnection") -> bool:
    """Say whether another state of the program made the macros, views and reference tables of the file."""
    return con.execute("select reference from about").fetchall() != [(fingerprint(),)]


@cache
def fingerprint() -> str:
    """Return what tells one state of macros, views and reference tables from another."""
    made = [surnames.macros(), *(sql(f"views/{view}") for view in VIEWS), reference.state()]
    return hashlib.sha256("".join(made).encode()).hexdigest()


def fill(con: "DuckDBPyConnection", table: str, rows: Sequence[tuple[str | None, ...]]) -> None:
    """Put rows of text in the place of all that a small table holds; its types read them."""
    con.execute(f"delete from {table}")
    columns = [list(column) for column in zip(*rows, strict=True)]
    con.execute(f"insert into {table} select {', '.join(['unnest(cast(? as varchar[]))'] * len(columns))}", columns)


def columns(fields: tuple[record.Field, ...], *, packed: bool) -> str:
    """Return the column definitions of a table, texts that are long or all different packed with zstd."""
    return ",\n    ".join(
        f"{field.name} {record.SQL_TYPES[field.type]}{' using compression zstd' if packed and field.packed else ''}"
        for field in fields
    )
