"""What a workbook shows and the reader of workbooks does not tell: percentages, amounts in 万元, errors, lost results.

Owns finding such cells in Office Open XML (ECMA-376 Part 1, 18.3 and 18.8): 300 % is the number 3 in its cell, #REF! is
nothing, and neither is a formula whose result was not stored.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from string import ascii_uppercase
from xml.etree.ElementTree import Element, ParseError, iterparse
from zipfile import ZipFile, is_zipfile

from cases.loading.archives import DAMAGED

PERCENT = "%"
YUAN = "元"
UNITS = {"万元": "万元", "万": "万元", "千元": "千元", "仟元": "千元", YUAN: YUAN}
"""What a format may show behind a number, in the order in which one holds another."""
BUILT_IN = {"9": PERCENT, "10": PERCENT}
"""The formats 0% and 0.00%, which have numbers of their own (18.8.30)."""
LITERAL = re.compile(r'"[^"]*"|\\.|!.|_.|\[[^\]]*\]')
"""What of a format shows as it is, and says nothing about the number: text, one character, a space, a colour."""
SCALED = re.compile(",(?![#0?])")
"""A comma behind the digits divides by a thousand (18.8.31): what is shown in 万元 is yuan then."""
POINT = re.compile(r'[!\\]\.|"\."')
"""A point put between digits by hand shows yuan in 万元: 0!.0000."""
NUMBER = re.compile("[0#?]|General|通用")
REFERENCE = re.compile("[A-Z]+[0-9]+")
SUSPECT = re.compile(rb't="e"|<(?:\w+:)?f[ >/]')
"""An error, or a formula: without either a sheet is not read for what its cells lack."""
CHUNK = 1 << 20

Place = tuple[int, int]
"""Row and column of a cell, from 0."""


def shown_cells(path: Path, sheet: str) -> Mapping[Place, str]:
    """Return what cells of a sheet show where that is more than their value: text, or with {} in the number's place.

    None of a file of another kind, or of one that departs from the standard: the reader of workbooks is what judges it.
    """
    if not is_zipfile(path):
        return {}
    try:
        with ZipFile(path) as book:
            styles, name = suffixes(root(book, "xl/styles.xml")), part_of(book, sheet)
            if not styles and not is_suspect(book, name):
                return {}
            return {place(cell.get("r", "")): text for cell in cells(book, name) if (text := shown(cell, styles))}
    except (*DAMAGED, KeyError, StopIteration, ParseError):
        return {}


def shown(cell: Element, styles: Mapping[str, str]) -> str | None:
    """Return what a cell shows that its value does not tell, if it does."""
    value, formula = cell.find("{*}v"), cell.find("{*}f")
    result = value.text if value is not None else None
    match cell.get("t", "n"):
        case "e":
            return result
        case "n" if formula is not None and not result:
            return f"={formula.text or ''}"
        case "n":
            return styles.get(cell.get("s", ""))
    return None


def with_suffix(number: float, form: str) -> str:
    """Return a number as a cell shows it: 3 as 300%, 0.5 as 0.5万元."""
    factor = 100 if form.endswith(PERCENT) else 1
    return form.format(f"{(factor * Decimal(repr(number))).normalize():f}")


def suffixes(sheet: Element) -> Mapping[str, str]:
    """Return of each style of cells, by its number, what it shows behind numbers, if that changes what they mean."""
    formats = BUILT_IN | {
        one.get("numFmtId", ""): found
        for one in sheet.iterfind("{*}numFmts/{*}numFmt")
        if (found := suffix(one.get("formatCode", "")))
    }
    own = enumerate(sheet.iterfind("{*}cellXfs/{*}xf"))
    return {str(number): f"{{}}{formats[form]}" for number, one in own if (form := one.get("numFmtId", "")) in formats}


def suffix(form: str) -> str | None:
    """Return what a format shows behind a number that changes what it means."""
    bare = LITERAL.sub("", form)
    if "%" in bare:
        return PERCENT
    text = form.replace('"', "").replace("\\", "")
    unit = next((told for word, told in UNITS.items() if word in text), None) if NUMBER.search(bare) else None
    return YUAN if POINT.search(form) or (unit and SCALED.search(bare)) else unit


def is_suspect(book: ZipFile, name: str) -> bool:
    """Say whether a sheet has an error or a formula."""
    with book.open(name) as part:
        rest = b""
        while chunk := part.read(CHUNK):
            if SUSPECT.search(rest + chunk):
                return True
            rest = chunk[-16:]
    return False


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


def place(reference: str) -> Place:
    """Return the row and the column of a cell such as B3."""
    digits = reference.lstrip(ascii_uppercase)
    column = 0
    for letter in reference.removesuffix(digits):
        column = column * len(ascii_uppercase) + ascii_uppercase.index(letter) + 1
    return int(digits) - 1, column - 1
