"""Tables of penalty bands: read, and turned into the rows that the comparison works on.

The package's own is `data/reference/penalty_bands.csv`; what is compared with the bands belongs to
`sql/parts/bands.sql`.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from cases.bands.checks import check_all, span_of
from cases.bands.words import (
    ALTERNATIVE,
    COLUMNS,
    FIXED,
    NUMBERS,
    ORDINARY,
    REFERENCE,
    TARGETS,
    Span,
    clause,
    condition,
    of_limits,
    references,
    threshold,
)
from cases.errors import SourceError
from cases.resources import reference

FORM = 1
"""Raised when other rows are made of the same file: databases then take them over."""

TWO_YEARS = timedelta(days=731)
"""The ordinary limitation period (apl 2021 art. 36): an act decided on may be as old."""

Cells = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Bands:
    """The rows of the tables `penalty_bands` and `band_provisions`, cells as text."""

    bands: Sequence[Cells]
    provisions: Sequence[Cells]


@cache
def own() -> Bands:
    """Return the bands of the package."""
    return made(list(enumerate(reference("penalty_bands"), 2)))


def read(path: Path) -> Bands:
    """Return the bands of a file of the user's: CSV in UTF-8 or GB18030, with the COLUMNS.

    Raises SourceError naming the line.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror}", "look at the path and its rights") from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("gb18030", "replace")
    reader = csv.DictReader(text.splitlines(), strict=True)
    numbered = []
    try:
        missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
        if missing:
            more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
            wrong = f"{path} line 1: there is no column {', '.join(missing[:3])}{more}"
            raise SourceError(wrong, f"the columns {', '.join(COLUMNS)}")
        for row in reader:
            if None in row or None in row.values():
                count = len(reader.fieldnames or ())
                raise SourceError(f"{path} line {reader.line_num}: it has not {count} cells", "a cell for each column")
            numbered.append((reader.line_num, {name: cell.strip() for name, cell in row.items()}))
    except csv.Error as error:
        raise SourceError(f"{path} line {reader.line_num}: {error}", "a CSV file") from error
    if not numbered:
        raise SourceError(f"{path} line 2: there is no band", "a line for each band")
    check_all(numbered, str(path))
    return made(numbered)


def made(numbered: Sequence[tuple[int, Mapping[str, str]]]) -> Bands:
    """Return the bands of lines with their numbers, which are in order."""
    bands: list[Cells] = []
    provisions: list[Cells] = []
    branches: dict[tuple[str, ...], str] = {}
    limits = of_limits(row for _, row in numbered)
    for line, row in numbered:
        number = str(line - 1)
        bands.append((number, *columns(row, span_of(row), branches, limits)))
        provisions += [(number, *cells) for cells in of_provisions(row)]
    return Bands(bands, provisions)


def columns(
    row: Mapping[str, str],
    span: Span,
    branches: dict[tuple[str, ...], str],
    limits: Mapping[tuple[str, ...], str],
) -> Iterator[str | None]:
    """Yield the cells of `penalty_bands` after the number of the band, branches numbered by what tells them apart."""
    start, end = span
    who, roles = TARGETS[row["target"]]
    if who == "individual" and "responsible persons" in row["circumstance"]:
        who = "responsible"
    on = condition(row)
    other = row["circumstance"] if ALTERNATIVE.fullmatch(row["circumstance"]) else ""
    apart = (*clause(row), row["base_from_yuan"], row["base_below_yuan"], other)
    branch = branches.setdefault((*apart, on or ""), str(len(branches)))
    with_fee = branches.setdefault((*apart, "any fee"), str(len(branches))) if on in ("fee", "no_fee") else branch
    tier = "0" if ORDINARY.fullmatch(row["circumstance"]) and "serious" not in row["circumstance"] else "1"
    repealed = end + timedelta(days=1) if end else date.max
    yield from (row["law_id"], row["version"], str(start), str(repealed), str(start + TWO_YEARS))
    yield from (row[name] or None for name in ("article", "paragraph", "item", "violation_type", "type_code"))
    yield from (row["circumstance"], on, "0" if other else tier, branch, with_fee)
    measured = row["base_measure"] if row["base_measure"] != FIXED else threshold(row, limits)
    yield from (row["base_measure"], measured)
    yield from (row[name] or None for name in NUMBERS)
    yield from (row["target"], who, f";{roles};", row["discretion"], row["precondition"] or None)
    yield str(row.get("frame") == "y").lower()


def of_provisions(row: Mapping[str, str]) -> Iterator[Cells]:
    """Yield role, law, article, paragraph and item of the clause itself and of the provisions that it punishes."""
    for item in items(row["item"]):
        yield "penalty", row["law_id"], row["article"], row["paragraph"] or None, item
    for text in references(row):
        match = REFERENCE.fullmatch(text)
        if match:
            yield "violated", match[1], match[2], match[3], match[4]


def items(text: str) -> Iterator[str | None]:
    """Yield each item of a list of items and ranges; nothing for none."""
    if not text:
        yield None
    for part in filter(None, text.split(";")):
        first, _, last = part.partition("-")
        yield from map(str, range(int(first), int(last or first) + 1))
