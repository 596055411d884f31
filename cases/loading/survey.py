"""One pass over the bytes of a text: what kind of text it is, and the digest that tells it from another."""

import hashlib
import re
import struct
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

BLANK_LINE = re.compile(rb"\n\s*\n")
"""Not at the beginning, where nothing is a row yet; nor at the end, where no row comes after it."""

LONGEST_LINE = 1 << 26
"""Bytes of a line: more than any case takes."""
ROOM = 1 << 24
"""Bytes of room for a row of a table, of which a load needs several at once: more only where a line asks for it."""
MOST_BLANK = 1 << 23
"""Bytes of blanks on end: DuckDB gives up on a table where blank lines fill its room for a row."""

LONGEST_CHARACTER = 4
"""Bytes of UTF-8."""


@dataclass(slots=True)
class Survey:
    """What was found in the bytes so far."""

    is_utf8: bool = True
    has_nul: bool = False
    has_pairs: bool = False
    """Lines that end with a carriage return and a line feed."""
    has_feeds: bool = False
    """Lines that end with a line feed alone."""
    has_blank_lines: bool = False
    line: int = 0
    """Bytes since the last line end."""
    longest: int = 0
    """Bytes of the longest line, of those that go on from chunk to chunk."""
    blank: int = 0
    """Bytes of blanks that fill the last chunks."""
    most_blank: int = 0
    """The most that there were on end."""
    digest: str = ""
    """SHA-256, once all has been read."""

    @property
    def room(self) -> int:
        """Bytes to keep free for a row of a table."""
        return ROOM if self.longest <= ROOM else LONGEST_LINE

    @property
    def is_mixed(self) -> bool:
        """Say whether line feeds stand both with and without a carriage return before them."""
        return self.has_pairs and self.has_feeds


def surveyed(chunks: Iterable[bytes], found: Survey) -> Iterator[bytes]:
    """Yield the chunks as they come and note in `found` what is in them; the digest at their end."""
    digest = hashlib.sha256()
    rest: bytes | None = b""
    blanks = b""
    with ThreadPoolExecutor(1) as beside:
        for chunk in chunks:
            hashing = beside.submit(digest.update, chunk)
            found.has_nul |= b"\0" in chunk
            rest = None if rest is None else unfinished(rest, chunk)
            found.is_utf8 = rest is not None
            note_line_ends(found, chunk, blanks)
            note_lengths(found, chunk)
            blanks = trailing_blanks(blanks, chunk)
            hashing.result()
            yield chunk
    found.is_utf8 = rest == b""
    found.digest = digest.hexdigest()


def unfinished(rest: bytes, data: bytes) -> bytes | None:
    """Return the beginning of a character at the end of UTF-8 text, None where the bytes are no UTF-8.

    `rest` is the beginning that ended the text before; nothing long is copied.
    """
    if rest and len(data) < LONGEST_CHARACTER:
        rest, data = b"", rest + data
    start = length_of(rest[0]) - len(rest) if rest else 0
    if rest and not is_utf8(rest + data[:start], 0, len(rest) + start):
        return None
    end = len(data)
    for length in range(1, min(LONGEST_CHARACTER, end) + 1):
        first = data[end - length]
        if first & 0xC0 != 0x80:
            end -= length if length_of(first) > length else 0
            break
    return data[end:] if is_utf8(data, start, end) else None


def length_of(first: int) -> int:
    """Return how many bytes a character of UTF-8 has that begins with a byte."""
    return 1 if first < 0x80 else 2 if first < 0xE0 else 3 if first < 0xF0 else 4


def is_utf8(data: bytes, start: int, end: int) -> bool:
    """Say whether a part of some bytes is UTF-8."""
    import pyarrow as pa

    offsets = pa.py_buffer(struct.pack("=ii", start, end))
    try:
        pa.Array.from_buffers(pa.string(), 1, [None, offsets, pa.py_buffer(data)]).validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def note_line_ends(found: Survey, chunk: bytes, blanks: bytes) -> None:
    """Note how the lines of a chunk end, and whether any is blank; `blanks` are those that end the chunk before."""
    pairs = chunk.count(b"\r\n") if b"\r" in chunk else 0
    split = blanks.endswith(b"\r") and chunk.startswith(b"\n")
    found.has_pairs |= pairs > 0 or split
    if not found.has_feeds:
        found.has_feeds = chunk.count(b"\n") > pairs + split
    end = len(chunk.rstrip())
    if end and not found.has_blank_lines:
        leading = chunk[: len(chunk) - len(chunk.lstrip())]
        found.has_blank_lines = bool(BLANK_LINE.search(blanks + leading) or BLANK_LINE.search(chunk, 0, end))


def note_lengths(found: Survey, chunk: bytes) -> None:
    """Note how long the lines are that are longer than a chunk, and how many blanks fill whole chunks."""
    end = chunk.find(b"\n")
    found.longest = max(found.longest, found.line + (len(chunk) if end < 0 else end))
    found.line = found.line + len(chunk) if end < 0 else len(chunk) - chunk.rfind(b"\n") - 1
    found.blank = found.blank + len(chunk) if chunk.isspace() else 0
    found.most_blank = max(found.most_blank, found.blank)


def trailing_blanks(blanks: bytes, chunk: bytes) -> bytes:
    """Return the blanks that end what has been read, of many no more than two line ends and the last."""
    found = chunk[len(chunk.rstrip()) :]
    if len(found) < len(chunk):
        return found
    joint = blanks + chunk
    return b"\n" * min(2, joint[:-1].count(b"\n")) + joint[-1:]
