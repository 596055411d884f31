"""The way of a bulletin to cases in the native form: documents, their text, the cases that it tells.

Owns the order, and what is said of each document. The reading itself is `cases.text.bulletin`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cases.errors import CasesError, SourceError, UsageError
from cases.extracting import documents, native
from cases.extracting.documents import Document
from cases.text.bulletin import Bulletin, read_bulletin

if TYPE_CHECKING:
    from cases.loading import Outcome


@dataclass(frozen=True, slots=True)
class Extract:
    """A document and the cases that were read in it."""

    document: Document
    bulletin: Bulletin


def extract_all(names: Sequence[str], encoding: str | None = None) -> Iterator[Extract | CasesError]:
    """Read each document and yield it with its cases, or an error where it cannot be read or tells no case.

    Raises UsageError if there is nothing to read.
    """
    if not names:
        raise UsageError("nothing to extract", "cases extract FILE, or cases extract - for standard input")
    for name in names:
        try:
            document = documents.opened(name, encoding)
        except SourceError as error:
            yield error
            continue
        bulletin = read_bulletin(document.text)
        if bulletin.cases:
            yield Extract(document, bulletin)
        else:
            yield SourceError(
                f"{document.name} tells no enforcement case that is recognised",
                "if it does, a line 案例一：… over each; cases load takes tables of penalties",
            )


def write(extracts: Sequence[Extract], output: Path) -> int:
    """Write the cases to a file as JSON Lines, whole or not at all, and return how many there are."""
    from cases.output import replacing

    with replacing(output) as file:
        file.writelines(f"{line}\n".encode() for line in lines(extracts))
    return sum(len(extract.bulletin.cases) for extract in extracts)


def lines(extracts: Sequence[Extract]) -> Iterator[str]:
    """Yield the cases of the documents as lines of JSON."""
    for extract in extracts:
        yield from native.lines(extract.bulletin)


def load_all(extracts: Sequence[Extract], db: Path, wait: float = 0) -> Iterator["Outcome | SourceError"]:
    """Load the cases of each document into the database under its name, and yield what happened."""
    from cases.loading import load
    from cases.loading.sources import Source
    from cases.loading.temporary import temporary
    from cases.store import writing

    with writing(db, wait=wait) as con:
        for extract in extracts:
            content = (f"{line}\n".encode() for line in native.lines(extract.bulletin))
            with temporary(content) as path:
                source = Source(extract.document.name, path, "jsonl", extract.document.encoding)
                try:
                    yield load(con, source)
                except SourceError as error:
                    yield error
