"""The DuckDB file: open, create, refuse what is not ours, one transaction per unit of work.

What the tables hold is the record's (`record`); what goes in and comes out belongs to `loading` and `reports`. The
folder of a lake (`lake`) is read like a file of which nothing changes.
"""

import hashlib
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cases import __version__, lake, record, reference
from cases.errors import DatabaseError, UsageError
from cases.literals import quoted
from cases.resources import sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SCHEMA_VERSION = 6

OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
"""Nothing is fetched at run time: no extension, from nowhere."""

QUIET = "set enable_progress_bar = true; set enable_progress_bar_print = false"
"""Progress is counted, to be asked for; nothing but data goes to stdout."""

LOAD_MEMORY = "2GB"
"""What a load takes at most, where nothing else is asked for: an office machine has other work to do."""

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

LOCK = "set enable_external_access = false; set lock_configuration = true"
"""For SQL of the user's: no other file is read or written, and no setting can undo that."""


@contextmanager
def reading(path: Path, *, locked: bool = False) -> Iterator["DuckDBPyConnection"]:
    """Lend the database, or lake, read-only; many may read at once. `locked` also shuts out every other file.

    Raises DatabaseError if it is missing, busy or not ours.
    """
    if not path.exists():
        raise missing(path)
    with connection(path, read_only=True) as con:
        if locked:
            if path.is_dir():
                con.execute(f"set allowed_directories = [{quoted(str(path.absolute()))}]")
            con.execute(LOCK)
        yield con


@contextmanager
def writing(path: Path | None, *, existing: bool = False) -> Iterator["DuckDBPyConnection"]:
    """Lend the database for writing, made anew if there is none unless `existing`; None lends one in memory.

    A new file into which nothing was loaded vanishes again.
    Raises DatabaseError if it is busy, not ours, missing, or its folder cannot be written.
    """
    if path and existing and not path.exists():
        raise missing(path)
    if path and path.is_dir():
        raise DatabaseError(
            f"{path} is a folder", "a file with --db; into a lake: cases load FILE --engine spark -o LAKE"
        )
    if path and not path.parent.is_dir():
        raise DatabaseError(f"there is no folder {path.parent}", "make the folder, or name another --db")
    is_new = path is not None and not path.exists()
    with connection(path, read_only=False) as con:
        try:
            yield con
        finally:
            if path and is_new and not con.execute("select 1 from loads limit 1").fetchall():
                discard(con, path)


def discard(con: "DuckDBPyConnection", path: Path) -> None:
    """Remove the file of a database while it is held, so that nobody else's can stand in its place.

    Windows removes no open file: there an empty database stays.
    """
    con.execute("checkpoint")
    with suppress(PermissionError):
        path.unlink()


@contextmanager
def connection(path: Path | None, *, read_only: bool) -> Iterator["DuckDBPyConnection"]:
    """Lend a connection to a database of this version; it is closed at the end.

    A folder is a lake, and stands as the tables of a database in memory.
    """
    import duckdb

    if str(path).startswith(":"):
        raise DatabaseError(f"{path} is no file", "name a file with --db; --dry-run keeps nothing")
    folder = path if path and path.is_dir() else None
    target = str(path) if path and not folder else ":memory:"
    try:
        con = duckdb.connect(target, read_only=read_only and not folder, config=OFFLINE)
    except duckdb.Error as error:
        raise refusal(path, str(error)) from error
    try:
        con.execute(QUIET)
        limit_memory(con, read_only=read_only)
        if folder:
            create(con, lake.found(folder, SCHEMA_VERSION))
        else:
            check(con, path, read_only=read_only)
        if is_stale(con):
            with transaction(con):
                refresh(con, temporary=read_only)
        yield con
    except duckdb.InterruptException as error:
        raise KeyboardInterrupt from error
    except duckdb.Error as error:
        raise DatabaseError(
            f"{path} fails: {str(error).splitlines()[0]}", "look at disk and memory, or cases --debug"
        ) from error
    finally:
        con.close()


def limit_memory(con: "DuckDBPyConnection", *, read_only: bool) -> None:
    """Bound the memory that DuckDB takes, by CASES_MEMORY_LIMIT or, to write, by default: the rest goes to the disk.

    Raises UsageError if the limit is no size.
    """
    import duckdb

    asked = os.environ.get("CASES_MEMORY_LIMIT")
    if not asked and read_only:
        return
    try:
        con.execute(f"set memory_limit = {quoted(asked or LOAD_MEMORY)}")
    except duckdb.Error as error:
        raise UsageError(f"CASES_MEMORY_LIMIT={asked} is no size", "CASES_MEMORY_LIMIT=2GB") from error


def missing(path: Path) -> DatabaseError:
    """Return the error for a database that is not there."""
    return DatabaseError(f"there is no database at {path}", "cases load FILE, cases load --sample, or --db FILE")


def refusal(path: Path | None, reason: str) -> DatabaseError:
    """Return the error for a file that DuckDB does not open, from DuckDB's reason."""
    holder = re.search(r"\(PID (\d+)\)", reason)
    if holder or "Could not set lock" in reason or "used by another process" in reason:
        who = f" by process {holder[1]}" if holder else ""
        return DatabaseError(f"{path} is in use{who}", "wait until it is done, or name another --db")
    if "newer version" in reason or "version number" in reason:
        return DatabaseError(f"{path} was written by a newer DuckDB", "pip install --upgrade enforcement-cases")
    if "not a valid DuckDB database" in reason:
        return DatabaseError(f"{path} is not a database", "cases load it into one: cases load FILE --db NEW.duckdb")
    return DatabaseError(f"{path} cannot be opened: {reason.splitlines()[0]}", "look at the path and its rights")


def check(con: "DuckDBPyConnection", path: Path | None, *, read_only: bool) -> None:
    """Make the tables of a new database; refuse one that is not ours or of another version."""
    version = schema_version(con)
    if version is None:
        # Asked only now: to list what there is takes longer than all else that is done here.
        if con.execute("select 1 from information_schema.tables limit 1").fetchall() or read_only:
            raise DatabaseError(f"{path} is a database, but not one of cases", "name another file with --db")
        with transaction(con):
            create(con)
    elif version != SCHEMA_VERSION:
        raise DatabaseError(
            f"{path} has schema {version}, this program reads {SCHEMA_VERSION}",
            "load the files into a new --db, or install the version that made it",
        )


def schema_version(con: "DuckDBPyConnection") -> int | None:
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
    con.execute(schema())
    if found:
        lake.attach(con, found)
    con.execute("insert into about values (?, ?, 0, null)", [SCHEMA_VERSION, f"cases {__version__}"])
    refresh(con)


def schema(*, packed: bool = True) -> str:
    """Return the statements that make the tables, with what is DuckDB's own of them only if `packed`."""
    tables = {**record.TABLES, "readings": record.CITATIONS[1:]}
    return sql("schema").format(**{name: columns(fields, packed=packed) for name, fields in tables.items()})


def refresh(con: "DuckDBPyConnection", *, temporary: bool = False) -> None:
    """Bring macros, views and reference tables to the state of this program: in the file, or for a connection."""
    what = "create or replace temp" if temporary else "create or replace"
    for name in ("macros", *(f"views/{view}" for view in VIEWS)):
        con.execute(sql(name).replace("create or replace", what))
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
    made = [sql("macros"), *(sql(f"views/{view}") for view in VIEWS), reference.state()]
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


def run_script(con: "DuckDBPyConnection", text: str, **parameters: Any) -> None:
    """Run the statements of an SQL file in order, each with those of the parameters that it names."""
    for statement in con.extract_statements(text):
        con.execute(statement, {name: parameters[name] for name in statement.named_parameters})


@contextmanager
def transaction(con: "DuckDBPyConnection") -> Iterator[None]:
    """All of the block or, after any error, nothing of it."""
    import duckdb

    con.execute("begin")
    try:
        yield
    except BaseException:
        # An interrupt may have ended the transaction: then there is nothing left to roll back.
        with suppress(duckdb.Error):
            con.execute("rollback")
        raise
    con.execute("commit")
