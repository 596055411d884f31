"""One writer per format behind one function: `write_file` to a path, `write_stream` to standard output.

A result is column names and rows; how it came about is no concern of the writers.
"""

import io
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from cases.errors import OutputError, UsageError

FORMS: Mapping[str, str] = {
    "table": "table",
    "md": "table",
    "csv": "delimited",
    "tsv": "delimited",
    "json": "objects",
    "jsonl": "objects",
    "parquet": "parquet",
    "xlsx": "workbook",
    "html": "page",
}
"""Format to the module that writes it; a module is imported when its format is asked for."""

BINARY = ("parquet", "xlsx")
SUFFIXES = {
    ".txt": "table",
    ".md": "md",
    ".htm": "html",
    ".ndjson": "jsonl",
    ".tab": "tsv",
    **{f".{form}": form for form in FORMS},
}


@dataclass(frozen=True, slots=True)
class Result:
    """Columns and rows, with what a reader needs beside them."""

    columns: Sequence[str]
    rows: Iterable[Sequence[Any]]
    title: str = ""
    note: str = ""
    """One line under a table: what is counted, n, not stated, left out."""
    headings: Sequence[str] = ()
    """What the columns are called for a reader, if not their names."""
    arrow: Callable[[], Any] | None = None
    """The same rows as a pyarrow table with their exact types, where an engine has them."""
    count: Callable[[], int] | None = None
    """How many rows there are, where an engine can tell before it computes them."""
    head: Callable[[int], Iterable[Sequence[Any]]] | None = None
    """The first rows alone, where an engine need not compute the others for them."""
    footers: Sequence[str] = field(default=())
    """Further lines under a table."""
    codes: Mapping[str, str] = field(default_factory=dict)
    """The code list of each column whose name does not tell it, such as key."""
    undecided: bool = False
    """Whether nothing is decided on any of its parties, where no column tells the status."""
    lang: str = "en"
    """The language that people read it in."""
    bar: str = ""
    """The column of which a table draws a bar beside each row."""
    readable: Sequence[str] = ()
    """What people call the columns on a page, if not as a data file does."""
    method: str = ""
    """How the figures are made, in a few sentences."""
    script: Callable[[], str] | None = None
    """The query as it runs in a shell of the engine."""
    chart: str = ""
    """How a chart shows it, for `output.charts`: a kind, the column of the labels, those of the values."""

    @property
    def header(self) -> Sequence[str]:
        """Return the heading of each column."""
        return self.headings or self.columns

    @property
    def labels(self) -> Sequence[str]:
        """Return what people call each column."""
        return self.readable or self.header


@dataclass(frozen=True, slots=True)
class Style:
    """Switches of the writers."""

    form: str
    spreadsheet: bool = False
    """CSV for Excel: a byte order mark, and text that looks like a formula guarded by a quote mark."""
    width: int | None = None
    """Columns of the window: a wider table is wrapped, else stands upright, a block a row."""
    bars: bool = True
    """Whether a table draws a bar beside each row of a result that has one."""
    colour: bool = False
    """Whether a table marks headings and severities for a terminal."""


def form_of(path: Path | None, default: str, asked: str | None = None) -> str:
    """Return the format: the one asked for, else by suffix, else the default.

    Raises UsageError for a format or suffix that has no writer.
    """
    form = asked or (SUFFIXES.get(path.suffix.lower(), "") if path and path.suffix else default)
    if form not in FORMS:
        raise UsageError(f"there is no format {asked or path}", f"--format {', '.join(FORMS)}")
    return form


def check_suffix(path: Path | None, what: str, *suffixes: str, option: str = "-o") -> None:
    """Raise UsageError for a file whose suffix promises something else than it will hold; one without may be a pipe."""
    if path and path.suffix and path.suffix.lower() not in suffixes:
        raise UsageError(f"{path} is no name for {what}", f"{option} FILE{suffixes[0]}")


def check_named(path: Path | None, option: str) -> None:
    """Raise UsageError for - where a result needs a file, standard output being taken."""
    if str(path) == "-":
        raise UsageError(f"{option} - names no file", f"{option} FILE")


Written = Result | Mapping[str, Result]
"""What is written: a result; for a workbook also several, by the name of their sheet."""


def writer(form: str) -> Callable[[Written, IO[bytes], Style], None]:
    """Return the function that writes a format."""
    write: Callable[[Written, IO[bytes], Style], None] = import_module(f"cases.output.{FORMS[form]}").write
    return write


def write_stream(
    result: Result, stream: IO[bytes], form: str, width: int | None = None, *, bars: bool = True, colour: bool = False
) -> None:
    """Write the result to a binary stream: plain UTF-8, or the bytes of a binary format."""
    if form not in BINARY:
        writer(form)(result, stream, Style(form, width=width, bars=bars, colour=colour))
        return
    # Writers of binary formats go back and forth: a pipe gets the bytes when they are whole.
    whole = io.BytesIO()
    writer(form)(result, whole, Style(form))
    stream.write(whole.getvalue())


def write_file(result: Written, path: Path, form: str, *, raw: bool = False, bars: bool = True) -> None:
    """Write the result to PATH, whole or not at all; CSV is made for spreadsheets unless `raw`."""
    with replacing(path) as file:
        writer(form)(result, file, Style(form, spreadsheet=not raw, bars=bars))


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """Lend a file that takes the place of PATH once it is whole; after any error PATH is as it was.

    What is no regular file (a pipe, a device) is written as it stands; a link keeps pointing where it does.
    Raises OutputError if the path cannot be written.
    """
    if path.is_dir():
        raise OutputError(f"{path} is a folder", "name a file with -o")
    if not path.parent.is_dir():
        raise OutputError(f"there is no folder {path.parent}", "make it, or name another -o FILE")
    try:
        path = path.resolve()
        if path.exists() and not path.is_file():
            with path.open("wb") as device:
                yield device
            return
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror or error}", "name another -o FILE") from error
    try:
        with part.open("wb") as file:
            yield file
        part.replace(path)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror or error}", "name another -o FILE") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
