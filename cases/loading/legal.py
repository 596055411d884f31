"""The legal bases of a load: every distinct text of citations read once, by Python, into a dictionary.

Owns the two temporary tables `readings` and `unread`. How a citation is read belongs to `text.citations`.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cases import record
from cases.text.citations import Citation, law_name, provision_number, read_citations

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ROLES = {word: code for code, zh in record.CHOICES["role"].items() for word in (code, zh)}
HEADINGS = {heading: field.name for field in record.CITATIONS for heading in (field.name, field.zh)}
COLUMNS = ("law_id", "law", "article", "paragraph", "item", "citation", "role", "cited_text")


class UnreadableError(ValueError):
    """An element of a list of citations that names no provision."""


def read_legal_bases(con: "DuckDBPyConnection") -> None:
    """Make `readings` (text, position and the fields of a citation) and `unread` (text, reason) from `texts`."""
    import pyarrow as pa

    readings: dict[str, list[Any]] = {name: [] for name in ("text", "position", *COLUMNS)}
    unread: dict[str, list[str]] = {"text": [], "reason": []}
    for (text,) in con.execute("select distinct citations from texts where citations is not null").fetchall():
        try:
            for position, citation in enumerate(read_cell(text), 1):
                row = (text, position, *columns_of(citation))
                for name, cell in zip(readings, row, strict=True):
                    readings[name].append(cell)
        except UnreadableError as error:
            unread["text"].append(text)
            unread["reason"].append(str(error))
    types = {name: pa.int64() if name == "position" else pa.string() for name in readings}
    con.register("read_now", pa.table({name: pa.array(cells, types[name]) for name, cells in readings.items()}))
    con.execute("create or replace temp table readings as select * from read_now")
    con.register("unread_now", pa.table({name: pa.array(cells, pa.string()) for name, cells in unread.items()}))
    con.execute("create or replace temp table unread as select * from unread_now")


def columns_of(citation: Citation) -> tuple[str | None, ...]:
    """Return a citation in the order of COLUMNS."""
    return (
        citation.law_id,
        citation.law,
        citation.article,
        citation.paragraph,
        citation.item,
        str(citation),
        citation.role,
        citation.cited_text,
    )


def read_cell(text: str) -> list[Citation]:
    """Return the citations of a cell: prose, or a JSON list of objects and texts.

    Raises UnreadableError for an element that names no provision.
    """
    if not text.startswith(("[", "{")):
        return read_citations(text)
    try:
        elements = json.loads(text)
    except (ValueError, RecursionError):
        return read_citations(text)
    elements = elements if isinstance(elements, list) else [elements]
    return [citation for element in elements for citation in read_element(element)]


def read_element(element: object) -> Iterator[Citation]:
    """Yield the citations of one element of a JSON list."""
    if isinstance(element, str):
        found = read_citations(element)
        if not found:
            raise UnreadableError(element)
        yield from found
    elif isinstance(element, dict):
        yield read_object(element)
    else:
        raise UnreadableError(json.dumps(element, ensure_ascii=False))


def read_object(element: Mapping[str, object]) -> Citation:
    """Return the citation that a JSON object describes, its numbers in any writing.

    Raises UnreadableError if it has no law, a number that is none, or a role that is not known.
    """
    wrong = UnreadableError(json.dumps(element, ensure_ascii=False))
    unknown = [key for key in element if key not in HEADINGS and not key.startswith("_")]
    if unknown or any(isinstance(cell, list | dict) for cell in element.values()):
        raise wrong
    cells = {HEADINGS.get(key, key): str(cell).strip() for key, cell in element.items() if cell not in (None, "")}
    numbers = {}
    for name in ("article", "paragraph", "item"):
        numbers[name] = provision_number(cells[name]) if name in cells else None
        if name in cells and numbers[name] is None:
            raise wrong
    role = ROLES.get(cells.get("role", "unknown"))
    if role is None or not law_name(cells.get("law", "")):
        raise wrong
    citation = Citation(law_name(cells["law"]), **numbers, role=role, law_id=cells.get("law_id"))
    return replace(citation, cited_text=cells.get("cited_text", str(citation)))
