"""How DuckDB is connected to: nothing fetched, patience with others, rights of files, transactions, scripts.

Owns what is said where that fails. Which database is opened, and for what, belongs to `store`.
"""

import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from cases.errors import DatabaseError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Got = TypeVar("Got")

BETWEEN = 0.1
"""Seconds between two attempts to open a database that is in use."""

BUSY = ("Could not set lock", "File is already open in", "used by another process")
"""What DuckDB says of a file that somebody else holds: on POSIX, on Windows, and what Windows says of it in English."""

OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
"""Nothing is fetched at run time: no extension, from nowhere."""

QUIET = "set enable_progress_bar = true; set enable_progress_bar_print = false"
"""Progress is counted, to be asked for; nothing but data goes to stdout."""


@contextmanager
def private() -> Iterator[None]:
    """Let files that are made meanwhile be read and written by their owner alone, where the system knows of owners."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


def patiently(path: Path | None, wait: float, attempt: Callable[[], Got]) -> Got:
    """Return what an attempt to open a database gives, made again while another holds it. Raises DatabaseError."""
    import duckdb

    end = time.monotonic() + wait
    while True:
        try:
            return attempt()
        except duckdb.Error as error:
            if not is_busy(str(error)) or time.monotonic() >= end:
                raise refusal(path, str(error)) from error
        time.sleep(BETWEEN)


def is_busy(reason: str) -> bool:
    """Say whether DuckDB does not open a file because somebody else holds it."""
    return any(words in reason for words in BUSY)


def refusal(path: Path | None, reason: str) -> DatabaseError:
    """Return the error for a file that DuckDB does not open, from DuckDB's reason."""
    if is_busy(reason):
        holder = re.search(r"\(PID (\d+)\)", reason)
        who = f" by process {holder[1]}" if holder else ""
        return DatabaseError(f"{path} is in use{who}", "wait longer (--wait 60), or name another --db")
    if "newer version" in reason or "version number" in reason:
        return DatabaseError(f"{path} was written by a newer DuckDB", "pip install --upgrade enforcement-cases")
    if any(words in reason for words in ("not a valid DuckDB database", "in-memory database in read-only mode")):
        return no_database(path)
    return DatabaseError(f"{path} cannot be opened: {reason.splitlines()[0]}", "look at the path and its rights")


def no_database(path: Path | None) -> DatabaseError:
    """Return the error for a file of another kind; DuckDB takes a table for the only one of a database in memory."""
    return DatabaseError(f"{path} is not a database", "cases load it into one: cases load FILE --db NEW.duckdb")


def run_script(con: "DuckDBPyConnection", text: str, **parameters: Any) -> None:
    """Run the statements of an SQL file in order, each with those of the parameters that it names."""
    for statement in con.extract_statements(text):
        con.execute(statement, {name: parameters[name] for name in statement.named_parameters})


@contextmanager
def joined_as_written(con: "DuckDBPyConnection") -> Iterator[None]:
    """Let joins gather the side that is written on the right, whatever DuckDB guesses of the number of rows."""
    import duckdb

    con.execute("set disabled_optimizers = 'build_side_probe_side'")
    try:
        yield
    finally:
        # Within a transaction that has failed nothing can be set: the next block does it.
        with suppress(duckdb.Error):
            con.execute("reset disabled_optimizers")


@contextmanager
def transaction(con: "DuckDBPyConnection") -> Iterator[None]:
    """All of the block or, after any error, nothing of it."""
    con.execute("begin")
    try:
        yield
    except BaseException:
        abandon(con)
        raise
    con.execute("commit")


def abandon(con: "DuckDBPyConnection") -> None:
    """Roll back; an interrupt may have ended the transaction, and then there is nothing left of it."""
    import duckdb

    with suppress(duckdb.Error):
        con.execute("rollback")
