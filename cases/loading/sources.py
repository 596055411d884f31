"""What an input is: its form by content, then suffix; its encoding; a plain UTF-8 copy where one is needed.

Owns files and bytes. What the rows in them mean belongs to `rows` and `layouts`.
"""

import csv
import hashlib
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO

from cases.encodings import known_encoding, marked_encoding
from cases.errors import SourceError
from cases.loading.archives import unpacked
from cases.loading.endings import notes_below, padded
from cases.loading.heads import check_width
from cases.loading.pagetables import chosen as chosen_table
from cases.loading.survey import LONGEST_LINE, MOST_BLANK, Survey, surveyed
from cases.loading.temporary import CHUNK, temporary
from cases.loading.workbooks import CHILDREN, chosen

LONGEST_HEADING = 1 << 20
EXCEL = (b"\xd0\xcf\x11\xe0", b"PK\x03\x04")
PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|!--|html|head|meta|body|div|table|\?xml)", re.IGNORECASE)
"""How pages begin, also those that systems send under the name of a workbook."""
NO_PAGE = re.compile(rb"mime-version:|[^<]*<\?xml(?:(?!<html).)*(?:<workbook|\Z)", re.IGNORECASE | re.DOTALL)
"""Other markup under that name: a page with its pictures, the XML of Excel 2003."""
TEXT_SUFFIXES = {".csv": "csv", ".tsv": "tsv", ".tab": "tsv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json"}
TELLING = 100_000
"""Characters of a heading that tell by what its cells are parted."""
DELIMITERS = (",", "\t", ";", "|")
FOLDER_FORMS = ("csv", "parquet")


@dataclass(frozen=True, slots=True)
class Source:
    """One input, ready to be read: text forms are UTF-8 with one kind of line end."""

    name: str
    """What the user called it."""
    path: Path
    """The file to read, perhaps a temporary copy."""
    form: str
    """csv, tsv, json, jsonl, xlsx, html or parquet."""
    encoding: str | None = None
    """Of the original, for text forms and pages."""
    delimiter: str = ","
    raw: bool = False
    """Cells as they stand: no quote mark is taken off that guards a formula in CSV."""
    sheet: str | None = None
    """Of a workbook, or the table of a page."""
    children: Mapping[str, "Source"] = field(default_factory=dict)
    """Tables beside the cases in a folder or workbook: citations, prices."""
    others: tuple[str, ...] = ()
    """Sheets and tables that are left out."""
    digest: str = ""
    """SHA-256 of a text, known from reading it."""
    has_blank_lines: bool = False
    room: int = LONGEST_LINE
    """Bytes to keep free for a row of CSV."""

    def document(self) -> str:
        """Return the SHA-256 of the content, of the sheet that is read: what tells a case that gives nothing else."""
        if self.digest and not self.children:
            return self.digest
        digest = hashlib.sha256((self.sheet or "").encode())
        for path in {source.path: None for source in (self, *self.children.values())}:
            with path.open("rb") as file:
                while chunk := file.read(CHUNK):
                    digest.update(chunk)
        return digest.hexdigest()


@contextmanager
def opened(name: str, encoding: str | None = None, *, sheet: str | None = None, raw: bool = False) -> Iterator[Source]:
    """Lend the input NAME (a file, a folder, - for standard input) as a source; copies vanish at the end.

    `sheet` names the sheet of a workbook; with `raw`, cells of CSV are taken as they stand.

    Raises SourceError where it is missing, empty, of no known form or not readable as text.
    """
    with ExitStack() as stack:
        label = "standard input" if name == "-" else name
        try:
            path = stack.enter_context(seekable(name))
            source = stack.enter_context(recognised(path, label, encoding, sheet))
        except OSError as error:
            raise SourceError(f"{label}: {error.strerror or error}", "look at the path and its rights") from error
        children = {table: replace(child, raw=raw) for table, child in source.children.items()}
        yield replace(source, raw=raw, children=children)


@contextmanager
def recognised(path: Path, label: str, encoding: str | None, sheet: str | None = None) -> Iterator[Source]:
    """Lend the file or folder as a source of the form that its content shows."""
    if path.is_dir():
        with folder_source(path, label, encoding) as source:
            yield source
        return
    with unpacked(path, label) as (plain, suffix):
        with plain.open("rb") as file:
            head = file.read(1 << 16)
        if not head:
            raise SourceError(f"{label} is empty", "look whether the export that made it went through")
        if head.startswith(b"PAR1"):
            yield Source(label, plain, "parquet")
        elif head.startswith(EXCEL):
            yield workbook_source(plain, label, sheet)
        elif NO_PAGE.match(head):
            raise SourceError(f"{label} is XML, or a web archive", "open it in Excel and save it as .xlsx")
        elif PAGE.match(head):
            yield page_source(plain, label, encoding, sheet)
        else:
            with as_text(plain, label, encoding, suffix) as source:
                yield source


@contextmanager
def folder_source(path: Path, label: str, encoding: str | None) -> Iterator[Source]:
    """Lend the tables of a folder that `cases export` wrote as one source."""
    form = next((form for form in FOLDER_FORMS if (path / f"cases.{form}").is_file()), None)
    if form is None:
        raise SourceError(
            f"{label} is a folder without cases.csv or cases.parquet",
            f"a folder that cases export wrote, or the files themselves: cases load {label}/*",
        )
    with ExitStack() as stack:
        tables = {
            name: stack.enter_context(recognised(file, str(file), encoding))
            for name in ("cases", *CHILDREN)
            if (file := path / f"{name}.{form}").is_file()
        }
        yield replace(tables.pop("cases"), name=label, children=tables)


def workbook_source(path: Path, label: str, asked: str | None) -> Source:
    """Return the sheet asked for, else the one that holds the cases, with the tables beside it."""
    sheets = chosen(path, label, asked)
    children = {table: Source(label, path, "xlsx", sheet=sheet) for table, sheet in sheets.children.items()}
    return Source(label, path, "xlsx", sheet=sheets.cases, children=children, others=sheets.others)


def page_source(path: Path, label: str, encoding: str | None, asked: str | None) -> Source:
    """Return the table of a page asked for, else the one that holds the cases.

    Raises UsageError where the library for pages is not installed.
    """
    table, encoding = chosen_table(path, label, asked, encoding)
    return Source(label, path, "html", encoding, sheet=table.cases, others=table.others)


def beginning_of(path: Path) -> bytes:
    """Return the first bytes of a file, where a byte order mark would stand."""
    with path.open("rb") as file:
        return file.read(4)


@contextmanager
def as_text(path: Path, label: str, asked: str | None, suffix: str) -> Iterator[Source]:
    """Lend a text file as a source, through a UTF-8 copy where encoding or line ends ask for one.

    What no mark tells and is no UTF-8 is read as GB18030: UTF-8 can pass as that, hardly ever the reverse.
    """
    encoding, survey = known_encoding(asked) if asked else marked_encoding(beginning_of(path)), Survey()
    if not encoding:
        survey = survey_of(path, label)
        encoding = "utf-8" if survey.is_utf8 else "gb18030"
    with ExitStack() as stack:
        if encoding == "utf-8" and not asked and not survey.is_mixed:
            yield squared(text_source(path, label, encoding, suffix, survey), stack)
            return
        survey = Survey()
        # Universal newlines: the copy has one kind of line end, which the strict CSV reader asks for.
        text = stack.enter_context(path.open(encoding=encoding))
        try:
            copy = stack.enter_context(temporary(surveyed((chunk.encode() for chunk in chunks(text)), survey)))
        except UnicodeError as error:
            raise undecodable(label, asked and encoding, error) from error
        if survey.has_nul and not asked and encoding == "gb18030":
            raise damaged(label)
        yield squared(text_source(copy, label, encoding.removesuffix("-sig"), suffix, survey), stack)


def squared(source: Source, stack: ExitStack) -> Source:
    """Return a text whose last lines, if they are notes of one cell, have as many as its rows, in a copy of `stack`."""
    if source.form not in ("csv", "tsv") or not (found := notes_below(source.path, source.delimiter)):
        return source
    return replace(source, path=stack.enter_context(temporary(padded(source.path, source.delimiter, *found))))


def survey_of(path: Path, label: str) -> Survey:
    """Return what stands in the bytes of a file, as far as it is UTF-8. Raises SourceError for NUL bytes."""
    survey = Survey()
    with path.open("rb") as file:
        for _ in surveyed(iter(lambda: file.read(CHUNK), b""), survey):
            if survey.has_nul:
                raise damaged(label)
            if not survey.is_utf8:
                break
    return survey


def damaged(label: str) -> SourceError:
    """Return the error for NUL bytes in a text."""
    return SourceError(
        f"{label} holds NUL bytes: it is damaged, or no text",
        "export it again; for UTF-16 without a mark, --encoding utf-16-le",
    )


def undecodable(label: str, asked: str | None, error: UnicodeError) -> SourceError:
    """Return the error for bytes that are no text, in the encoding asked for or in any that is tried."""
    if asked:
        return SourceError(
            f"{label} is not {asked.removesuffix('-sig').upper()} text ({error})",
            "leave --encoding out, or name the right one",
        )
    return SourceError(
        f"{label} is neither UTF-8 nor GB18030 text",
        "save it as CSV UTF-8 or as a workbook, or name its encoding: --encoding big5",
    )


def text_source(path: Path, label: str, encoding: str, suffix: str, survey: Survey) -> Source:
    """Return the source for UTF-8 text: JSON by its first character, else a table by its heading line."""
    with path.open(encoding="utf-8", newline="") as file:
        first = next((line for line in iter(lambda: file.readline(LONGEST_HEADING), "") if line.strip()), "").strip()
    if not first:
        raise SourceError(f"{label} holds blanks only", "look whether the export that made it went through")
    told, delimiter = TEXT_SUFFIXES.get(suffix.lower()), ","
    if first[0] in "[{" and told not in ("csv", "tsv"):
        one_a_line = first.startswith("{") and first.endswith("}")
        form = "jsonl" if one_a_line or told == "jsonl" else "json"
    else:
        counts = {mark: len(next(csv.reader([first[:TELLING]], delimiter=mark))) for mark in DELIMITERS}
        delimiter = max(counts, key=lambda mark: counts[mark])
        check_width(counts[delimiter], label)
        form = "tsv" if delimiter == "\t" else "csv"
    if form != "json":
        check_lines(survey, label)
    blank_lines, room = survey.has_blank_lines, survey.room
    return Source(label, path, form, encoding, delimiter, digest=survey.digest, has_blank_lines=blank_lines, room=room)


def check_lines(survey: Survey, label: str) -> None:
    """Raise SourceError for a line that no row fills, and for blanks without end."""
    if survey.longest > LONGEST_LINE:
        raise SourceError(
            f"{label} has a line of more than {LONGEST_LINE >> 20} MB",
            "look whether it is a table of cases, a row a line",
        )
    if survey.most_blank > MOST_BLANK:
        raise SourceError(
            f"{label} has more than {MOST_BLANK >> 20} MB of blanks on end", "take them out, or export it anew"
        )


@contextmanager
def seekable(name: str) -> Iterator[Path]:
    """Lend the path of an input; of standard input or a pipe, a temporary file with all that it holds."""
    path = Path(name)
    if name != "-" and (path.is_file() or path.is_dir() or not path.exists()):
        yield path
        return
    if name == "-" and sys.stdin.isatty():
        raise SourceError("nothing comes in on standard input", "cat FILE | cases load -")
    with ExitStack() as stack:
        stream = sys.stdin.buffer if name == "-" else stack.enter_context(path.open("rb"))
        yield stack.enter_context(temporary(iter(lambda: stream.read(CHUNK), b"")))


def chunks(file: IO[str]) -> Iterator[str]:
    """Yield a text file in pieces."""
    while chunk := file.read(CHUNK):
        yield chunk
