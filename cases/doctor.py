"""Whether all is well: versions, paths, the database, and what it holds of natural persons.

Owns what is looked at and how it is said. What is wrong is a line with the state `look`.
"""

import os
import platform
import re
import stat
import sys
from collections.abc import Iterator
from datetime import date
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import TYPE_CHECKING

from cases import __version__, extras, lake, schema, store
from cases.engines import session
from cases.errors import DatabaseError
from cases.language import phrase
from cases.output import Result
from cases.resources import folder, sql
from cases.wording import headings

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

DISTRIBUTION = "enforcement-cases"
OK, LOOK, NOTE = "ok", "look", "note"
NAME = re.compile("[^A-Za-z0-9._-]")
"""Ends the name of a library in a requirement."""
EXTRA = re.compile("extra == .(documents|spark)")
EXTRAS = {
    "documents": ("for pages, Word and PDF: {remedy}", extras.REMEDY),
    "spark": ("for --engine spark, with Java 17: {remedy}", session.REMEDY),
}
"""What the libraries are for that not everybody needs."""

COUNTS = "select (select count(*) from cases), (select count(*) from loads)"

Line = tuple[str, str, str]
"""What was looked at, its state, and what is to be said."""


def examine(db: Path, lang: str = "en", wait: float = 0) -> tuple[Result, bool]:
    """Return what was found as a table, and whether all is well; a database that is not there is no fault."""
    lines = [*program(lang), *database(db, lang, wait)]
    columns = ("what", "state", "found")
    result = Result(columns, lines, title=f"cases {__version__}", headings=headings(columns, lang), lang=lang)
    return result, all(state != LOOK for _, state, _ in lines)


def program(lang: str) -> Iterator[Line]:
    """Yield what the program runs on."""
    machine = f"{platform.python_version()}, {platform.system()} {platform.machine()}"
    yield "cases", OK, phrase("{what}, in {folder}", lang, what=__version__, folder=Path(__file__).parent)
    yield phrase("data", lang), OK, f"{folder('data')}"
    yield "Python", OK, phrase("{what}, in {folder}", lang, what=machine, folder=sys.prefix)
    yield from dependencies(lang)


def dependencies(lang: str) -> Iterator[Line]:
    """Yield the version of every library that the program needs, then of those for bulletins and for a cluster."""
    try:
        named = requires(DISTRIBUTION) or []
    except PackageNotFoundError:
        yield DISTRIBUTION, LOOK, phrase("not installed: pip install . in its folder", lang)
        return
    for text in named:
        if "extra ==" not in text:
            yield library(text, LOOK, phrase("missing: pip install it, or enforcement-cases anew", lang))
        elif extra := EXTRA.search(text):
            what, remedy = EXTRAS[extra[1]]
            yield library(text, NOTE, phrase(what, lang, remedy=remedy))


def library(text: str, state: str, remedy: str) -> Line:
    """Return the version of a library by its requirement; the state and the remedy where it is not installed."""
    name = NAME.split(text, maxsplit=1)[0]
    try:
        return name, OK, version(name)
    except PackageNotFoundError:
        return name, state, remedy


def database(db: Path, lang: str, wait: float) -> Iterator[Line]:
    """Yield how the database is, and what it holds of natural persons."""
    base = phrase("database", lang)
    if not db.exists():
        yield base, NOTE, phrase("none at {path}: cases load FILE, or --db FILE", lang, path=db)
        return
    try:
        with store.reading(db, wait=wait) as con:
            size = size_of(db) if db.is_dir() else db.stat().st_size
            state = {"path": db.absolute(), "size": size, "schema": schema.VERSION}
            yield base, OK, phrase("{path}, {size:,} bytes, schema {schema}", lang, **state)
            yield from readers(db, lang)
            yield from unfinished(db, lang)
            ((cases, loads),) = con.execute(COUNTS).fetchall()
            yield (
                phrase("cases", lang),
                OK,
                phrase("{cases:,} cases of {loads:,} loads", lang, cases=cases, loads=loads),
            )
            for what, count in con.execute(sql("doctor/well")).fetchall():
                yield phrase(what, lang), LOOK if count else OK, f"{count:,}"
            yield from personal(con, lang)
    except DatabaseError as error:
        yield base, LOOK, str(error)


def size_of(folder: Path) -> int:
    """Return the bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def readers(db: Path, lang: str) -> Iterator[Line]:
    """Yield who can read the file, and change what lies in its folder, where the system keeps rights of others."""
    if os.name == "nt":
        return
    folder, right = db.absolute().parent, phrase("rights", lang)
    if db.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH):
        yield right, LOOK, phrase("others can read it: chmod go-rwx {path}", lang, path=db)
    else:
        yield right, OK, phrase("its owner alone can read it", lang)
    mode = folder.stat().st_mode
    if mode & stat.S_IWOTH and not mode & stat.S_ISVTX:
        yield right, LOOK, phrase("everybody can put another file in its place: chmod o-w {path}", lang, path=folder)


def unfinished(db: Path, lang: str) -> Iterator[Line]:
    """Yield the folders of a lake with what loads have not brought to an end."""
    for aside in lake.unfinished(db):
        told = {"path": aside, "size": size_of(aside)}
        left = phrase("{path}, {size:,} bytes: of a load that runs, or was killed and wants it deleted", lang, **told)
        yield phrase("unfinished load", lang), LOOK, left


def personal(con: "DuckDBPyConnection", lang: str) -> Iterator[Line]:
    """Yield which loads held personal data, and whose names are past the day until which they are public."""
    found = con.execute(sql("doctor/personal"), {"today": date.today()}).fetchall()
    for load_id, source_file, columns, people, past in found:
        parts = [phrase("columns not read: {columns}", lang, columns=columns)] if columns else []
        parts += [phrase("cases that name a natural person: {n:,}", lang, n=people)] if people else []
        parts += [phrase("{n:,} of them past public_until: cases remove takes them out", lang, n=past)] if past else []
        told = f"{source_file}: {'; '.join(parts)}" if lang == "en" else f"{source_file}：{'；'.join(parts)}"
        yield phrase("load {n}", lang, n=load_id), LOOK if past else NOTE, told
    if any(people for *_, people, _ in found):
        kept = phrase("names are masked in what is shown, and kept in the database: masking is not anonymity", lang)
        yield phrase("masking", lang), NOTE, kept
    else:
        yield phrase("natural persons", lang), OK, phrase("none known by name", lang)
