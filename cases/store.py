"""The DuckDB file: open, create, bring up, refuse what is not ours.

What is in it is `schema`'s, how it is connected to `connections`'; what goes in and comes out belongs to `loading` and
`reports`. The folder of a lake (`lake`) is read like a file of which nothing changes.
"""

import glob
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from cases import console, lake, schema
from cases.connections import OFFLINE, QUIET, no_database, patiently, private, transaction
from cases.errors import DatabaseError, UsageError
from cases.language import phrase, spoken
from cases.literals import quoted

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from cases.renewal import Without

LOAD_MEMORY = "2GB"
"""What a load takes at most, where nothing else is asked for: an office machine has other work to do."""

LOCK = "set enable_external_access = false; set lock_configuration = true"
"""For SQL of the user's: no other file is read or written, and no setting can undo that."""


@contextmanager
def reading(path: Path, *, locked: bool = False, wait: float = 0) -> Iterator["DuckDBPyConnection"]:
    """Lend the database, or lake, read-only; many may read at once. `locked` also shuts out every other file.

    One that is in use is waited for, so many seconds. Raises DatabaseError if it is missing, busy or not ours.
    """
    if not path.exists():
        raise missing(path)
    with connection(path, read_only=True, wait=wait) as con:
        if locked:
            if path.is_dir():
                con.execute(f"set allowed_directories = [{quoted(str(path.absolute()))}]")
            con.execute(LOCK)
        yield con


@contextmanager
def writing(path: Path | None, *, existing: bool = False, wait: float = 0) -> Iterator["DuckDBPyConnection"]:
    """Lend the database for writing, made anew if there is none unless `existing`; None lends one in memory.

    Its files are its owner's alone. A new one into which nothing was loaded vanishes again. One that is in use is
    waited for, so many seconds.
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
    with private(), connection(path, read_only=False, wait=wait) as con:
        if path:
            remove_leftovers(path)
        try:
            yield con
        finally:
            if path and is_new and not con.execute("select 1 from loads limit 1").fetchall():
                discard(con, path)


def remove_leftovers(path: Path) -> None:
    """Remove what a process that was killed left beside the database, which is held, so that nobody uses it now."""
    shutil.rmtree(f"{path}.tmp", ignore_errors=True)
    for part in path.parent.glob(f".{glob.escape(path.name)}.*.part"):
        with suppress(OSError):
            part.unlink()


def discard(con: "DuckDBPyConnection", path: Path) -> None:
    """Remove the file of a database while it is held, so that nobody else's can stand in its place.

    Windows removes no open file: there an empty database stays.
    """
    con.execute("checkpoint")
    with suppress(PermissionError):
        path.unlink()


@contextmanager
def connection(path: Path | None, *, read_only: bool, wait: float) -> Iterator["DuckDBPyConnection"]:
    """Lend a connection to a database of this version, to which an earlier one is brought; it is closed at the end.

    A folder is a lake, and stands as the tables of a database in memory.
    """
    import duckdb

    folder = path if path and path.is_dir() else None
    con = connected(None if folder else path, read_only and not folder, wait)
    version = None if folder else schema.version_of(con)
    if path and version in schema.FORMER:
        con.close()
        bring_up(path, version, wait)
        con = connected(path, read_only, wait)
    try:
        con.execute(QUIET)
        limit_memory(con, read_only=read_only)
        if folder:
            schema.create(con, lake.found(folder, schema.VERSION))
        else:
            check(con, path, read_only=read_only)
        if schema.is_stale(con):
            with transaction(con):
                schema.refresh(con, temporary=read_only)
        yield con
    except duckdb.InterruptException as error:
        raise KeyboardInterrupt from error
    except duckdb.OutOfMemoryException as error:
        limit = os.environ.get("CASES_MEMORY_LIMIT") or ("what there is" if read_only else LOAD_MEMORY)
        raise DatabaseError(
            f"{path}: {limit} of memory is not enough", "more by CASES_MEMORY_LIMIT=4GB, or fewer cases at a time"
        ) from error
    except duckdb.Error as error:
        raise DatabaseError(
            f"{path} fails: {str(error).splitlines()[0]}", "look at disk and memory, or cases --debug"
        ) from error
    finally:
        con.close()


def connected(path: Path | None, read_only: bool, wait: float) -> "DuckDBPyConnection":
    """Return a connection to a database, as soon as nobody else holds it. Raises DatabaseError."""
    import duckdb

    if str(path).startswith(":"):
        raise DatabaseError(f"{path} is no file", "name a file with --db; --dry-run keeps nothing")
    target = str(path) if path else ":memory:"
    con = patiently(path, wait, lambda: duckdb.connect(target, read_only=read_only, config=OFFLINE))
    if path and con.execute("select path is null from duckdb_databases() where not internal").fetchall() == [(True,)]:
        con.close()
        raise no_database(path)
    return con


def bring_up(path: Path, version: int, wait: float) -> None:
    """Bring a database of an earlier schema to this one, and say under which name the old one stays."""
    from cases.renewal import renew

    kept = path.with_name(f"{path.name}.schema-{version}")
    try:
        patiently(path, wait, lambda: renew(path, version, kept))
    except OSError as error:
        raise DatabaseError(
            f"{path} has schema {version}, and cannot be brought to {schema.VERSION}: {error.strerror or error}",
            f"move {kept.name} away, look at the rights of the folder, or install the version that made it",
        ) from error
    told = {"path": path, "old": version, "new": schema.VERSION, "kept": kept}
    console.say(phrase("{path}: schema {old} brought to {new}; as it was, it stays as {kept}", spoken(None), **told))


def write_anew(path: Path, wait: float, without: "Without") -> list[Path]:
    """Write the file of a database anew without something, all or nothing; return copies that earlier versions left.

    Raises DatabaseError if it stays in use, or the new file cannot be put in its place.
    """
    from cases.renewal import renew

    try:
        patiently(path, wait, lambda: renew(path, schema.VERSION, without=without))
    except OSError as error:
        raise DatabaseError(
            f"{path} cannot be written anew: {error.strerror or error}", "look at disk and rights, and run it again"
        ) from error
    return sorted(path.parent.glob(f"{glob.escape(path.name)}.schema-*"))


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


def check(con: "DuckDBPyConnection", path: Path | None, *, read_only: bool) -> None:
    """Make the tables of a new database; refuse one that is not ours or of another version."""
    version = schema.version_of(con)
    if version is None:
        # Asked only now: to list what there is takes longer than all else that is done here.
        if con.execute("select 1 from information_schema.tables limit 1").fetchall() or read_only:
            raise DatabaseError(f"{path} is a database, but not one of cases", "name another file with --db")
        with transaction(con):
            schema.create(con)
    elif version != schema.VERSION:
        raise DatabaseError(
            f"{path} has schema {version}, this program reads {schema.VERSION}",
            "load the files into a new --db, or install the version that made it",
        )
