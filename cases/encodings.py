"""Encodings of text: by their marks, and by the names that people give them.

Owns what is common to tables and documents; which encodings are tried, and in what order, each decides.
"""

import codecs

from cases.errors import SourceError

BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def marked_encoding(head: bytes) -> str | None:
    """Return the encoding that a byte order mark at the beginning of a text tells."""
    return next((encoding for mark, encoding in BOMS.items() if head.startswith(mark)), None)


def known_encoding(name: str) -> str:
    """Return the standard name of a text encoding; UTF-8 with or without a byte order mark.

    Raises SourceError if there is none of that name.
    """
    try:
        "".encode(name)
        standard = codecs.lookup(name).name
    except (LookupError, ValueError) as error:
        raise SourceError(f"no text encoding is called {name}", "--encoding gb18030, utf-8 or big5") from error
    return "utf-8-sig" if standard == "utf-8" else standard
