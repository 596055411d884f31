"""A database file written anew: one of an earlier schema brought to this one, or one without what is to be forgotten.

Owns how a new file takes the place of the old, whole or not at all, and what an earlier schema lacks. When that is done
belongs to `store` and to the commands.
"""

import os
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from errno import EEXIST
from pathlib import Path
from typing import TYPE_CHECKING

from cases import schema, tallies
from cases.connections import OFFLINE, private, transaction
from cases.literals import quoted
from cases.resources import sql
from cases.text.capitals import written_twice

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

KEPT = ("cases", "readings", "understood", "prices", "loads", "findings", "manners", "duplicates")
"""The tables of what was loaded; all others are made from these, or come with the program."""

TWICE = "[大小]写|[（(]"
"""What a text has that writes a sum twice."""


Without = Callable[["DuckDBPyConnection"], Sequence[str]]
"""Makes views of tables of `former`, `without_` and their names, and returns those: they take the tables' place."""


def renew(path: Path, version: int, keep_as: Path | None = None, without: Without | None = None) -> None:
    """Write what a database of that schema holds into a new file, put that in its place, keep the old one as told.

    Nobody else can change the old file meanwhile; after any error it is as it was. One of another schema is left alone.
    Raises duckdb.Error if it is busy or no database of ours, OSError if the new file cannot be put in its place.
    """
    import duckdb

    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    con = duckdb.connect(config=OFFLINE)
    try:
        con.execute(f"attach {quoted(str(path))} as former")
        if con.execute("select schema_version from former.about").fetchall() == [(version,)]:
            with private():
                con.execute(f"attach {quoted(str(part))} as renewed")
                fill(con, without)
            put_in_place(con, part, path, keep_as)
    finally:
        con.close()
        with suppress(OSError):
            part.unlink(missing_ok=True)


def fill(con: "DuckDBPyConnection", without: Without | None) -> None:
    """Make the tables of this schema in the new database, and put into them what the former one holds."""
    con.execute("use renewed")
    with transaction(con):
        schema.create(con)
        changed = without(con) if without else ()
        for table in KEPT:
            names, source = shared(con, table), f"without_{table}" if table in changed else f"former.{table}"
            con.execute(f"insert into {table} ({names}) select {names} from {source}")
        con.execute("update about set last_load = (select last_load from former.about)")
        if "in_words_yuan" not in shared(con, "cases"):
            read_sums_written_twice(con)
        tallies.keep(con)
    con.execute("use memory")


def shared(con: "DuckDBPyConnection", table: str) -> str:
    """Return the columns that a table has in both databases, as SQL."""
    found = con.execute(
        "select column_name from duckdb_columns() where table_name = ? and database_name in ('former', 'renewed') "
        "group by column_name having count(*) = 2 order by min(column_index)",
        [table],
    ).fetchall()
    return ", ".join(f'"{name}"' for (name,) in found)


def read_sums_written_twice(con: "DuckDBPyConnection") -> None:
    """Fill what schema 5 had not: the sums that a penalty text writes in words and in digits, in yuan."""
    texts = con.execute(
        "select distinct penalty_text from cases where regexp_matches(penalty_text, ?)", [TWICE]
    ).fetchall()
    read = [(text, list(written_twice(text))) for (text,) in texts]
    rows = [
        (text, str(sum(one.words.yuan for one in twice)), str(sum(one.digits.yuan for one in twice)))
        for text, twice in read
        if twice
    ]
    if rows:
        texts, words, digits = (list(column) for column in zip(*rows, strict=True))
        con.execute(sql("history/written_twice"), {"texts": texts, "words": words, "digits": digits})


def put_in_place(con: "DuckDBPyConnection", part: Path, path: Path, keep_as: Path | None) -> None:
    """Give the old file a second name, if one is told, and its own to the new one; it has the old one's rights.

    The lock on the old file holds to the end, but where files have one name only, and none that is open can be moved.
    """
    con.execute("detach renewed")
    if keep_as and keep_as.exists():
        raise FileExistsError(EEXIST, f"{keep_as} exists")
    shutil.copymode(path, part)
    try:
        if keep_as:
            os.link(path, keep_as)
        part.replace(path)
    except OSError:
        con.execute("detach former")
        if keep_as and not keep_as.exists():
            shutil.copy2(path, keep_as)
        part.replace(path)
