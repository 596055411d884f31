"""Compressed inputs: gzip, and a zip that holds one table. A workbook is a zip too, and is none of these."""

import gzip
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from cases.errors import SourceError
from cases.loading.temporary import CHUNK, temporary

GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"
DAMAGED = (
    gzip.BadGzipFile,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    RuntimeError,  # a password, or a way to pack that Python does not know
    ValueError,  # a name that is no text, a place that is none
)
OF_WORKBOOKS = {"[Content_Types].xml", "mimetype"}
"""Members by which workbooks are known: of Office Open XML, of OpenDocument."""


@contextmanager
def unpacked(path: Path, label: str) -> Iterator[tuple[Path, str]]:
    """Lend a file and its suffix; of a compressed one what it holds, in a private temporary file.

    Raises SourceError for a damaged archive, or a zip of several files.
    """
    with ExitStack() as stack:
        try:
            plain, suffix = unpack(path, label, stack)
        except (*DAMAGED, OSError) as error:
            if isinstance(error, OSError) and error.errno:
                raise
            raise SourceError(f"{label} cannot be unpacked ({error})", "unpack it by hand, or pack it anew") from error
        yield plain, suffix


def unpack(path: Path, label: str, stack: ExitStack) -> tuple[Path, str]:
    """Return the path and suffix of what a file holds; what it takes is given back with the stack."""
    with path.open("rb") as file:
        head = file.read(4)
    if head.startswith(GZIP):
        packed = stack.enter_context(gzip.GzipFile(path))
        return stack.enter_context(temporary(iter(lambda: packed.read(CHUNK), b""))), Path(path.stem).suffix
    if head.startswith(ZIP) and zipfile.is_zipfile(path):
        archive = stack.enter_context(zipfile.ZipFile(path))
        if not OF_WORKBOOKS & set(archive.namelist()):
            member = stack.enter_context(archive.open(only_member(archive, label)))
            return stack.enter_context(temporary(iter(lambda: member.read(CHUNK), b""))), Path(member.name).suffix
    return path, path.suffix


def only_member(archive: zipfile.ZipFile, label: str) -> zipfile.ZipInfo:
    """Return the one file that a zip holds. Raises SourceError if it holds none or several."""
    members = [member for member in archive.infolist() if not member.is_dir()]
    if len(members) != 1:
        names = ", ".join(member.filename for member in members[:5])
        raise SourceError(f"{label} holds {len(members)} files ({names})", "unpack it, and load them by name")
    return members[0]
