"""A page for a person to check what was read: each case's text with the evidence marked, beside the fields.

Owns the page: one file, no script, nothing fetched. It shows names as the document has them.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

from cases import codelists, record
from cases.extracting import Extract, native
from cases.extracting.summary import SOUGHT, found
from cases.output import replacing
from cases.text.bulletin import Case

SHORT = ("facts", "penalty_text", "evidence", "doubts", "citations", "prices", "source_kind", "fine_source")
"""Fields that the page shows otherwise, or not."""


def write(extracts: Sequence[Extract], path: Path) -> None:
    """Write the page, whole or not at all. Raises OutputError if it cannot be written."""
    from jinja2 import Environment

    template = Environment(autoescape=True).from_string(
        files("cases.extracting").joinpath("review.html").read_text("utf-8")
    )
    documents = [
        {
            "name": one.document.name,
            "cases": [shown(case, one.bulletin.source) for case in one.bulletin.cases],
            "unread": "；".join(one.bulletin.unread),
        }
        for one in extracts
    ]
    total = sum(len(one.bulletin.cases) for one in extracts)
    with replacing(path) as file:
        file.write(template.render(documents=documents, total=total).encode("utf-8", "replace"))


def shown(case: Case, source: str) -> dict[str, Any]:
    """Return what the page shows of a case."""
    values = native.as_object(case, source)
    return {
        "title": values.get("title") or values.get("party") or "（无标题）",
        "pieces": list(pieces(case, source)),
        "rows": [*rows(values), *provisions(case), *prices(values)],
        "doubts": [f"{heading(one.field)}：{one.value}（{meaning(one.rule)}）" for one in case.doubts],
        "missing": "、".join(heading(name) for name in SOUGHT if not found(case, name)),
    }


def pieces(case: Case, source: str) -> Iterator[dict[str, str]]:
    """Yield the text of a case in pieces, those that are evidence with the fields they were read for."""
    start, end = case.span
    inside = [one for one in case.evidence if start <= one.span[0] < one.span[1] <= end]
    edges = sorted({start, end, *(edge for one in inside for edge in one.span)})
    for left, right in pairwise(edges):
        here = [one for one in inside if one.span[0] <= left and right <= one.span[1]]
        # The field is written once, where its evidence ends.
        ending = [one for one in here if one.span[1] == right]
        yield {
            "text": source[left:right],
            "fields": " ".join(dict.fromkeys(heading(one.field) for one in ending)) or (" " if here else ""),
            "rules": "; ".join(dict.fromkeys(f"{one.field}: {one.rule}" for one in here)),
        }


def rows(values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the fields of a case, with Chinese headings and the names of codes."""
    for name, value in values.items():
        if name not in SHORT:
            yield heading(name), written(name, value)


def provisions(case: Case) -> Iterator[tuple[str, str]]:
    """Yield the provisions that a case cites, each with its role."""
    for one in case.citations:
        yield codelists.codes("role")[one.role], str(one)


def prices(values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the price lines of a case, in words."""
    for line in values.get("prices", ()):
        told = (f"{heading_of_price(name)} {value}" for name, value in line.items() if name != "product")
        yield "价格", f"{line.get('product', '（未载明商品）')}：{'；'.join(told)}"


def written(name: str, value: Any) -> str:
    """Return the value of a field for a reader, codes by their names."""
    if isinstance(value, bool):
        return "是" if value else "否"
    codes = next((field.codes for field in record.CASES if field.name == name), "")
    parts = value if isinstance(value, list) else [value]
    return "、".join(codelists.codes(codes).get(part, part) if codes else str(part) for part in parts)


@cache
def heading(name: str) -> str:
    """Return the Chinese heading of a field."""
    return next(
        (field.zh for field in record.CASES if field.name == name),
        {"citations": "法条", "prices": "价格"}.get(name, name),
    )


@cache
def heading_of_price(name: str) -> str:
    """Return the Chinese heading of a field of price lines."""
    return next(field.zh for field in record.PRICE_FIELDS if field.name == name)


@cache
def meaning(rule: str) -> str:
    """Return what a rule of findings means, in Chinese."""
    from cases.resources import reference

    return next((row["message_zh"] for row in reference("rules") if row["rule"] == rule), rule)
