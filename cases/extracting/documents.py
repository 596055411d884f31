"""Documents as text: plain text, Markdown, pages (HTML), Word (.docx), PDF, in whatever encoding.

Owns files and their forms. What the text says belongs to `cases.text`. The libraries for pages, Word and PDF are the
extra `documents`.
"""

import re
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from cases.encodings import decoded
from cases.errors import SourceError
from cases.extras import needed
from cases.loading.sources import TEXT_SUFFIXES
from cases.pages import BREAK, parsed

LARGEST = 1 << 28
"""A document of 256 MB is none that people read."""
OF_TABLES = {*TEXT_SUFFIXES, ".parquet", ".xlsx", ".xls", ".ods"}
PAGE = re.compile(
    rb"\s*(?:<!--(?:(?!-->).){0,2000}-->\s*)*<(?:!doctype html|html|head|body|div|p|meta|table|article)\b", re.I | re.S
)
BLOCKS = (
    "address, article, aside, blockquote, br, caption, center, dd, details, div, dl, dt, fieldset, figcaption, figure,"
    " footer, form, h1, h2, h3, h4, h5, h6, header, hr, li, main, ol, p, pre, section, table, tbody, td, tfoot, th,"
    " thead, title, tr, ul"
)
"""Elements of a page that begin and end lines."""
MARKDOWN = re.compile(
    r"^[ \t]{0,3}(?:#{1,6}[ \t]+|>[ \t]?)"
    r"|(?:^|(?<=[\s，。：；、（#>-]))\*\*(?=\S)((?:[^*\n]|\n(?!\n)){1,200}?)(?<=\S)\*\*"
    r"|!?\[([^\[\]\n]{0,300})\]\([^()\n]{0,2000}\)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Document:
    """A document as text: what the user called it, its form and encoding."""

    name: str
    text: str
    form: str
    encoding: str | None = None


def opened(name: str, encoding: str | None = None) -> Document:
    """Return the document NAME, - for standard input, as text.

    Raises SourceError where it is missing, of no form that is read, damaged or without text; UsageError where the
    library for its form is not installed.
    """
    label = "standard input" if name == "-" else name
    if name == "-" and sys.stdin.isatty():
        raise SourceError("nothing comes in on standard input", "cat FILE | cases extract -")
    try:
        content = sys.stdin.buffer.read(LARGEST + 1) if name == "-" else read(Path(name))
    except OSError as error:
        raise SourceError(f"{label}: {error.strerror or error}", "look at the path and its rights") from error
    if Path(name).suffix.lower() in OF_TABLES:
        raise SourceError(f"{label} is a table, in which a row is a case", f"cases load {label}")
    if len(content) > LARGEST:
        raise too_large(label)
    if not content.strip():
        raise SourceError(f"{label} is empty", "look whether it was saved")
    form = form_of(content, Path(name).suffix.lower())
    if form in BINARY:
        return Document(label, BINARY[form](content, label), form)
    text, encoding = decoded(content, label, encoding, is_page=form == "html")
    if form == "html":
        text = page_text(text, label)
    elif form == "md":
        text = MARKDOWN.sub(lambda found: found[1] or found[2] or "", text)
    return Document(label, text, form, encoding)


def too_large(label: str) -> SourceError:
    """Return the error for more than is read of one document."""
    return SourceError(f"{label} is larger than {LARGEST >> 20} MB", "cut it into the bulletins that it holds")


def read(path: Path) -> bytes:
    """Return the content of a file, no more than the largest that is read and one byte."""
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def form_of(content: bytes, suffix: str) -> str:
    """Return the form of a document by its content, else its suffix."""
    if content.startswith(b"%PDF"):
        return "pdf"
    if content.startswith(b"PK\x03\x04"):
        return "docx" if b"word/" in content else "zip"
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return "doc"
    if suffix in (".html", ".htm", ".xhtml", ".shtml") or PAGE.match(content[:8192].lstrip(b"\xef\xbb\xbf")):
        return "html"
    return "md" if suffix in (".md", ".markdown") else "text"


def page_text(page: str, label: str) -> str:
    """Return what a page shows, a line a block; menus, scripts and fields of forms are left out.

    Raises SourceError for a page that is nested too deeply.
    """
    parser = parsed(page, label)
    while node := parser.css_first("pre"):
        node.replace_with(f"{BREAK}{node.text()}{BREAK}".replace("\n", BREAK))
    for node in parser.css(BLOCKS):
        node.insert_before(BREAK)
        node.insert_after(BREAK)
    root = parser.body or parser.root
    text = root.text() if root else ""
    return re.sub(r"\s+", " ", text).replace(BREAK, "\n")


def word_text(content: bytes, label: str) -> str:
    """Return the text of a Word document: its paragraphs and tables in order."""
    docx = needed("docx", "Word (.docx)")

    def lines(holder: Any) -> Iterator[str]:
        for item in holder.iter_inner_content():
            if hasattr(item, "rows"):
                seen: list[Any] = []
                for row in item.rows:
                    for cell in row.cells:
                        if cell._tc not in seen:
                            seen.append(cell._tc)
                            yield from lines(cell)
            else:
                yield item.text

    try:
        if size_unpacked(content) > LARGEST:
            raise too_large(label)
        text = "\n".join(lines(docx.Document(BytesIO(content))))
    except SourceError:
        raise
    except Exception as error:
        raise SourceError(
            f"{label} is no Word document that can be read ({error})", "open it in Word and save it as .docx"
        ) from error
    return held(text, label)


def size_unpacked(content: bytes) -> int:
    """Return how many bytes the parts of a Word document are, unpacked."""
    with zipfile.ZipFile(BytesIO(content)) as parts:
        return sum(part.file_size for part in parts.infolist())


def pdf_text(content: bytes, label: str) -> str:
    """Return the text of a PDF, page by page."""
    pdfium = needed("pypdfium2", "PDF")
    try:
        with pdfium.PdfDocument(content) as pdf:
            pages = [page.get_textpage().get_text_bounded() for page in pdf]
    except pdfium.PdfiumError as error:
        raise SourceError(
            f"{label} is no PDF that can be read ({error})", "save it anew, without a password"
        ) from error
    if not "".join(pages).strip():
        raise SourceError(
            f"{label} holds pictures of pages and no text", "recognise the text first (OCR), then extract"
        )
    return "\n".join(pages)


def held(text: str, label: str) -> str:
    """Return a text. Raises SourceError where it holds nothing."""
    if not text.strip():
        raise SourceError(f"{label} holds no text", "look whether it is the right document")
    return text


def old_word(content: bytes, label: str) -> str:
    """Refuse a Word document of before 2007."""
    raise SourceError(
        f"{label} is a Word document of the old form (.doc)", "open it in Word or LibreOffice and save it as .docx"
    )


def archive(content: bytes, label: str) -> str:
    """Refuse an archive."""
    raise SourceError(f"{label} is an archive, or a workbook", "unpack it; cases load takes tables")


BINARY: Mapping[str, Callable[[bytes, str], str]] = {
    "pdf": pdf_text,
    "docx": word_text,
    "doc": old_word,
    "zip": archive,
}
"""Forms that are no text, and what reads them."""
