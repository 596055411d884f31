"""Number formats of a workbook: 300 % is the number 3 in a cell, and only its format tells that it is a percentage.

Owns finding such cells in Office Open XML (ECMA-376 Part 1, 18.3 and 18.8): the reader of workbooks tells no formats.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from string import ascii_uppercase
from xml.etree.ElementTree import Element, ParseError, iterparse
from zipfile import ZipFile, is_zipfile

from cases.loading.archives import DAMAGED

PERCENT = {"9", "10"}
"""The formats 0% and 0.00%, which have numbers of their own (18.8.30)."""
LITERAL = re.compile(r'"[^"]*"|\\.|_.|\[[^\]]*\]')
"""What of a format shows as it is, and says nothing about the number: text, one character, a space, a colour."""
REFERENCE = re.compile("[A-Z]+[0-9]+")


def percent_cells(path: Path, sheet: str) -> frozenset[tuple[int, int]]:
    """Return the cells of a sheet that show a percentage, as row and column from 0.

    None of a file of another kind, or of one that departs from the standard: the reader of workbooks is what judges it.
    """
    if not is_zipfile(path):
        return frozenset()
    try:
        with ZipFile(path) as book:
            styles = percent_styles(root(book, "xl/styles.xml"))
            own = cells(book, part_of(book, sheet)) if styles else ()
            return frozenset(place(cell.get("r", "")) for cell in own if cell.get("s") in styles)
    except (*DAMAGED, KeyError, StopIteration, ParseError):
        return frozenset()


def percent_styles(sheet: Element) -> set[str]:
    """Return the styles of cells, by their number, whose format shows a percentage."""
    formats = PERCENT | {
        one.get("numFmtId", "")
        for one in sheet.iterfind("{*}numFmts/{*}numFmt")
        if "%" in LITERAL.sub("", one.get("formatCode", ""))
    }
    return {
        str(number) for number, one in enumerate(sheet.iterfind("{*}cellXfs/{*}xf")) if one.get("numFmtId") in formats
    }


def part_of(book: ZipFile, sheet: str) -> str:
    """Return the name of the part of a workbook that holds a sheet."""
    sheets = root(book, "xl/workbook.xml").iterfind("{*}sheets/{*}sheet")
    own = next(one for one in sheets if one.get("name") == sheet)
    # r:id, whose prefix stands for one of two namespaces.
    relation = next(value for name, value in own.items() if name.endswith("}id"))
    targets = {one.get("Id"): one.get("Target", "") for one in root(book, "xl/_rels/workbook.xml.rels")}
    target = targets[relation]
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def root(book: ZipFile, name: str) -> Element:
    """Return a part of a workbook, whole."""
    *_, (_, last) = parsed(book, name)
    return last


def cells(book: ZipFile, name: str) -> Iterator[Element]:
    """Yield the cells of a sheet that say where they stand, and keep no row."""
    rows: list[Element] = []
    for event, one in parsed(book, name):
        kind = one.tag.rpartition("}")[2]
        if (event, kind) == ("start", "sheetData"):
            rows.append(one)
        elif (event, kind) == ("end", "c") and REFERENCE.fullmatch(one.get("r", "")):
            yield one
        elif (event, kind) == ("end", "row"):
            rows[-1].clear()


def parsed(book: ZipFile, name: str) -> Iterator[tuple[str, Element]]:
    """Yield the beginnings and ends of the elements of a part; the last is the end of the whole."""
    with book.open(name) as part:
        yield from iterparse(part, ("start", "end"))  # noqa: S314 - expat bounds what entities expand to


def place(reference: str) -> tuple[int, int]:
    """Return the row and the column, from 0, of a cell such as B3."""
    digits = reference.lstrip(ascii_uppercase)
    column = 0
    for letter in reference.removesuffix(digits):
        column = column * len(ascii_uppercase) + ascii_uppercase.index(letter) + 1
    return int(digits) - 1, column - 1
