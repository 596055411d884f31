"""The legal bases of a load: every distinct text of citations read once, by Python, into a dictionary.

Owns the temporary tables `legal_texts` and `legal_read`. How a citation is read belongs to `text.citations`.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from cases import codelists, record
from cases.loading.dictionaries import read_distinct
from cases.resources import sql
from cases.text import laws
from cases.text.citations import Citation, citations, provision_number, read_citations
from cases.text.coverage import Coverage, coverage
from cases.text.normal import normal
from cases.text.provisions import read_provisions

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ROLES = {word: code for code, zh in codelists.CHOICES["role"].items() for word in (code, zh)}
HEADINGS = {heading: field.name for field in record.CITATIONS for heading in (field.name, field.zh)}
COLUMNS = ("law_id", "law", "article", "paragraph", "item", "citation", "role", "law_as_written", "cited_text")


FOUND = {
    "position": "int64",
    **dict.fromkeys(COLUMNS, "string"),
    "characters": "int64",
    "unread_characters": "int64",
    "unread": "list",
    "reason": "string",
}


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """What one text cites, and how much of it was understood; nothing is said of citations given as objects."""

    citations: list[Citation]
    coverage: Coverage | None = None


class UnreadableError(ValueError):
    """An element of a list of citations that names no provision."""


def read_legal_bases(con: "DuckDBPyConnection") -> None:
    """Read the distinct legal bases of `texts`, numbered in `legal_texts`, into `legal_read` and its views.

    `citations_read`: number, position and the fields of a citation. `coverage_read`: number, characters and what
    was not understood. `unreadable`: text and the element that names no provision.
    """
    con.execute(sql("load/legal_texts"))
    read_distinct(con, "legal_texts", "legal_read", FOUND, found_in)
    con.execute(sql("load/legal_read").format(fields=", ".join(COLUMNS)))


def found_in(text: str, is_cell: bool) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of `legal_read` for a cell of citations or a legal basis in prose."""
    try:
        legal = read_cell(text) if is_cell else read_prose(text)
    except UnreadableError as error:
        yield (None, *[None] * len(COLUMNS), None, None, None, str(error))
        return
    for position, citation in enumerate(legal.citations, 1):
        yield (position, *columns_of(citation), None, None, None, None)
    if found := legal.coverage:
        told = (found.characters, found.unread_characters, list(found.unread))
        yield (None, *[None] * len(COLUMNS), *told, None)


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
        citation.law_as_written,
        citation.cited_text,
    )


def read_prose(text: str) -> LegalBasis:
    """Return what a text cites, and how much of it was understood."""
    written = normal(text)
    reading = read_provisions(written.text)
    return LegalBasis(citations(written, reading), coverage(reading))


def read_cell(text: str) -> LegalBasis:
    """Return the citations of a cell, prose or a JSON list of objects and texts; a law whole only if no article of it.

    Raises UnreadableError for an element that names no provision.
    """
    if not text.startswith(("[", "{")):
        return read_prose(text)
    try:
        elements = json.loads(text)
    except (ValueError, RecursionError):
        return read_prose(text)
    elements = elements if isinstance(elements, list) else [elements]
    cited = [citation for element in elements for citation in read_element(element)]
    in_part = {one.law for one in cited if one.article}
    return LegalBasis([one for one in cited if one.article or one.law not in in_part])


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
    numbers: dict[str, str | None] = {}
    for name in ("article", "paragraph", "item"):
        numbers[name] = provision_number(cells[name]) if name in cells else None
        if name in cells and numbers[name] is None:
            raise wrong
    role = ROLES.get(cells.get("role", "unknown"))
    law = laws.law(cells["law"]) if "law" in cells else laws.codes().get(cells.get("law_id", ""))
    if role is None or law is None or not law.name:
        raise wrong
    citation = Citation(
        law.name,
        numbers["article"],
        numbers["paragraph"],
        numbers["item"],
        role,
        law_id=law.law_id,
        law_as_written=cells.get("law_as_written", laws.MARKS.sub("", cells.get("law", law.name))),
    )
    return replace(citation, cited_text=cells.get("cited_text", str(citation)))
