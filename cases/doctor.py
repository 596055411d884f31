"""Whether all is well: versions, paths, the database, and what it holds of natural persons.

Owns what is looked at and how it is said. What is wrong is a line with the state `look`.
"""

import platform
import re
import sys
from collections.abc import Iterator
from datetime import date
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import TYPE_CHECKING

from cases import __version__, store
from cases.engines import session
from cases.errors import DatabaseError
from cases.extracting import documents
from cases.output import Result
from cases.resources import folder, sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

DISTRIBUTION = "enforcement-cases"
OK, LOOK, NOTE = "ok", "look", "note"
NAME = re.compile("[^A-Za-z0-9._-]")
"""Ends the name of a library in a requirement."""
EXTRA = re.compile("extra == .(documents|spark)")
EXTRAS = {
    "documents": f"for bulletins in pages, Word and PDF: {documents.REMEDY}",
    "spark": f"for --engine spark, with Java 17: {session.REMEDY}",
}
"""What the libraries are for that not everybody needs."""

COUNTS = "select (select count(*) from cases), (select count(*) from loads)"

Line = tuple[str, str, str]
"""What was looked at, its state, and what is to be said."""


def examine(db: Path) -> tuple[Result, bool]:
    """Return what was found as a table, and whether all is well; a database that is not there is no fault."""
    lines = [*program(), *database(db)]
    result = Result(("what", "state", "found"), lines, title=f"cases {__version__}")
    return result, all(state != LOOK for _, state, _ in lines)


def program() -> Iterator[Line]:
    """Yield what the program runs on."""
    yield "cases", OK, f"{__version__}, in {Path(__file__).parent}"
    yield "data", OK, f"{folder('data')}"
    yield "Python", OK, f"{platform.python_version()}, {platform.system()} {platform.machine()}, in {sys.prefix}"
    yield from dependencies()


def dependencies() -> Iterator[Line]:
    """Yield the version of every library that the program needs, then of those for bulletins and for a cluster."""
    try:
        named = requires(DISTRIBUTION) or []
    except PackageNotFoundError:
        yield DISTRIBUTION, LOOK, "not installed: pip install . in its folder"
        return
    for text in named:
        if "extra ==" not in text:
            yield library(text, LOOK, "missing: pip install -c constraints.txt .")
        elif extra := EXTRA.search(text):
            yield library(text, NOTE, EXTRAS[extra[1]])


def library(text: str, state: str, remedy: str) -> Line:
    """Return the version of a library by its requirement; the state and the remedy where it is not installed."""
    name = NAME.split(text, maxsplit=1)[0]
    try:
        return name, OK, version(name)
    except PackageNotFoundError:
        return name, state, remedy


def database(db: Path) -> Iterator[Line]:
    """Yield how the database is, and what it holds of natural persons."""
    if not db.exists():
        yield "database", NOTE, f"none at {db}: cases load FILE, or --db FILE"
        return
    try:
        with store.reading(db) as con:
            what, size = ("lake", size_of(db)) if db.is_dir() else ("database", db.stat().st_size)
            yield what, OK, f"{db.absolute()}, {size:,} bytes, schema {store.SCHEMA_VERSION}"
            ((cases, loads),) = con.execute(COUNTS).fetchall()
            yield "cases", OK, f"{cases:,} cases of {loads:,} loads"
            for what, count in con.execute(sql("doctor/well")).fetchall():
                yield what, LOOK if count else OK, f"{count:,}"
            yield from personal(con)
    except DatabaseError as error:
        yield "database", LOOK, str(error)


def size_of(folder: Path) -> int:
    """Return the bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def personal(con: "DuckDBPyConnection") -> Iterator[Line]:
    """Yield which loads held personal data, and whose names are past the day until which they are public."""
    found = con.execute(sql("doctor/personal"), {"today": date.today()}).fetchall()
    for load_id, source_file, columns, people, past in found:
        parts = [f"columns not read: {columns}"] if columns else []
        parts += [f"{people:,} cases name a natural person"] if people else []
        parts += [f"{past:,} of them past public_until: cases remove takes them out"] if past else []
        yield f"load {load_id}", LOOK if past else NOTE, f"{source_file}: {'; '.join(parts)}"
    if any(people for *_, people, _ in found):
        yield "masking", NOTE, "names are masked in what is shown, and kept in the database: masking is not anonymity"
    else:
        yield "natural persons", OK, "none known by name"
