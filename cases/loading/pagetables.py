"""The tables of a page (HTML): systems export them under the name of a workbook, and bureaus publish them.

Owns what cells and spans of a page become, and which of its tables is read. Which form a file has belongs to `sources`.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cases.encodings import decoded
from cases.errors import SourceError
from cases.loading.heads import SEARCHED, check_width, most_known
from cases.loading.workbooks import Chosen
from cases.pages import BREAK, parsed

LARGEST = 1 << 26
"""Bytes of a page that is read: its tree takes many times as much."""
MOST_SPANNED = {"colspan": 1000, "rowspan": 65_534}
"""Columns and rows that a cell may span (HTML Standard, 4.9.11); 0 rows are all that follow."""
FEW = 2
"""So many known headings tell that a table that is not read might have been meant."""

Span = tuple[tuple[int, int], tuple[int, int]]
"""The first and the last cell that a merged one takes: row and column, from 0."""
Grid = list[list[str]]


def chosen(path: Path, label: str, asked: str | None, encoding: str | None) -> tuple[Chosen, str]:
    """Return the table asked for, else the one whose headings tell most, and the encoding of the page.

    Raises SourceError for a page without a table, or without the one asked for.
    """
    found, encoding = tables(path, label, encoding)
    if not found:
        raise SourceError(f"{label} is a web page without a table", "open it in Excel and save it as .xlsx")
    if asked and asked not in found:
        raise SourceError(f"{label} has no {asked}", f"--sheet '{next(iter(found))}', up to {len(found)}")
    known = {name: most_known(rows[:SEARCHED]) for name, (rows, _) in found.items()}
    main = asked or max(known, key=lambda name: (known[name], len(found[name][0])))
    return Chosen(main, {}, tuple(name for name in known if name != main and known[name] >= FEW)), encoding


def tables(path: Path, label: str, encoding: str | None) -> tuple[Mapping[str, tuple[Grid, list[Span]]], str]:
    """Return the tables of a page that hold no other, named in order, each with its merged cells; and its encoding."""
    with path.open("rb") as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise SourceError(
            f"{label} is a web page of more than {LARGEST >> 20} MB", "open it in Excel and save it as .xlsx"
        )
    page, encoding = decoded(content, label, encoding, is_page=True)
    tree = parsed(page, label)
    for node in tree.css("br, td p, td div, td li, th p, th div"):
        node.insert_after(BREAK)
    innermost = [table for table in tree.css("table") if len(table.css("table")) == 1]
    read = (grid(table.css("tr"), label) for table in innermost)
    return {f"table {number}": one for number, one in enumerate((one for one in read if one[0]), 1)}, encoding


def grid(rows: list[Any], label: str) -> tuple[Grid, list[Span]]:
    """Return the cells of rows as they stand beside and below each other, blank where others span, and what spans."""
    last: dict[int, int] = {}
    found: list[dict[int, str]] = []
    merged: list[Span] = []
    for row, element in enumerate(rows):
        cells: dict[int, str] = {}
        column = 0
        for cell in cells_of(element):
            while last.get(column, -1) >= row:
                column += 1
            width, height = max(1, span(cell, "colspan")), span(cell, "rowspan") or len(rows)
            bottom = min(row + height, len(rows)) - 1
            check_width(column + width, label)
            cells[column] = text(cell)
            for spanned in range(column, column + width):
                last[spanned] = bottom
            if bottom > row:
                merged.append(((row, column), (bottom, column + width - 1)))
            column += width
        found.append(cells)
    filled = any(any(cells.values()) for cells in found)
    return [[cells.get(column, "") for column in range(len(last))] for cells in found] if filled else [], merged


def cells_of(row: Any) -> Iterator[Any]:
    """Yield the cells of a row."""
    return (node for node in row.iter() if node.tag in ("td", "th"))


def span(cell: Any, name: str) -> int:
    """Return how many rows or columns a cell spans."""
    told = re.match(r"\s*(\d{1,9})", cell.attributes.get(name) or "")
    return min(int(told[1]), MOST_SPANNED[name]) if told else 1


def text(cell: Any) -> str:
    """Return what a cell shows: blanks put together, a line for each break."""
    lines = re.sub(r"\s+", " ", cell.text()).split(BREAK)
    return "\n".join(line for line in map(str.strip, lines) if line)
