"""Encodings of text: by their marks, by the names that people give them, by trying.

Owns what is common to tables and documents.
"""

import codecs
import re

from cases.errors import SourceError

CHARSET = re.compile(rb"charset\s*=\s*[\"']?([A-Za-z0-9_-]{3,20})", re.I)
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


def decoded(content: bytes, label: str, asked: str | None, *, is_page: bool) -> tuple[str, str]:
    """Return the text of some bytes and its encoding: the one asked for, that of a mark, UTF-8, else GB18030."""
    marked = marked_encoding(content)
    told = CHARSET.search(content[:4096]) if is_page else None
    tried = [known_encoding(asked)] if asked else [marked] if marked else ["utf-8", "gb18030"]
    if told and not asked and told[1].lower() in (b"big5", b"big5-hkscs"):
        tried = ["big5hkscs"]
    for encoding in tried:
        try:
            text = content.decode(encoding)
        except UnicodeError:
            continue
        if "\0" in text:
            raise SourceError(f"{label} holds NUL bytes: it is damaged, or no text", "save it as text, PDF or .docx")
        return text, encoding.removesuffix("-sig")
    wrong = f"not {asked.upper()} text" if asked else "neither UTF-8 nor GB18030 text"
    raise SourceError(f"{label} is {wrong}", "name its encoding: --encoding big5; or save it as UTF-8")
