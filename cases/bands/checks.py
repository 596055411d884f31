"""What is wrong with a table of penalty bands, told with its line.

Owns the checks. What a line means, if it is right, belongs to `words`.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from cases.bands.words import (
    ARTICLE,
    COLUMNS,
    FIXED,
    ITEMS,
    MEASURES,
    NUMBER,
    NUMBERS,
    REFERENCE,
    TARGETS,
    Span,
    catalogue,
    limited,
    of_limits,
    references,
    threshold,
)
from cases.errors import SourceError

FIRST_YEAR, LAST_YEAR = 1949, 2099
MOST_ITEMS = 100
"""Items of a range: no article has as many."""


class FaultError(Exception):
    """What is wrong in a line, and what to try."""

    def __init__(self, wrong: str, remedy: str) -> None:
        super().__init__(wrong)
        self.wrong, self.remedy = wrong, remedy


def check_all(numbered: Sequence[tuple[int, Mapping[str, str]]], name: str) -> None:
    """Raise SourceError for the first line, of those with their numbers, that is no band or contradicts another."""
    spans: dict[tuple[str, str], Span] = {}
    seen: dict[tuple[str, ...], int] = {}
    limits = of_limits(row for _, row in numbered)
    for line, row in numbered:
        try:
            check(row, limits)
            agrees(row, span_of(row), spans)
            same = tuple(row[column] for column in COLUMNS if column not in NUMBERS[:4])
            if same in seen:
                raise FaultError(f"the same clause, circumstance and target as in line {seen[same]}", "one of them")
            seen[same] = line
        except FaultError as fault:
            raise SourceError(f"{name} line {line}: {fault.wrong}", fault.remedy) from fault


def span_of(row: Mapping[str, str]) -> Span:
    """Return from when to when a band is in force: as its line says (9999-12-31: no end), else as its law is."""
    law, version = row["law_id"], row["version"]
    if law not in {known for known, _ in catalogue()}:
        raise FaultError(f"the law {law} is not known", "a law_id that cases sql 'from laws' lists")
    if row.get("effective_from"):
        try:
            start = date.fromisoformat(row["effective_from"])
            end = date.fromisoformat(row["effective_to"]) if row.get("effective_to") else None
        except ValueError as error:
            raise FaultError(f"effective_from or effective_to is no day: {error}", "2023-02-06") from error
        if end and end < start:
            raise FaultError(f"the version ends on {end}, before it begins", "the other way round")
        if not FIRST_YEAR <= start.year <= LAST_YEAR:
            raise FaultError(f"effective_from {start} is out of range", "2023-02-06")
        return start, None if end == date.max else end
    if (law, version) not in catalogue():
        versions = ", ".join(known for name, known in catalogue() if name == law)
        raise FaultError(f"{law} has no version {version}", f"one of {versions}, or give effective_from")
    return catalogue()[law, version]


def agrees(row: Mapping[str, str], span: Span, spans: dict[tuple[str, str], Span]) -> None:
    """Keep the span of a version. Raises FaultError if it has another already, or another version overlaps it."""
    law, version = row["law_id"], row["version"]
    if spans.get((law, version), span) != span:
        raise FaultError(f"{law} {version} has other days than in a line above", "the same days in every line")
    for (other_law, other), (start, end) in spans.items():
        if other_law == law and other != version:
            ends = [one or date.max for one in (end, span[1])]
            if max(start, span[0]) <= min(ends):
                raise FaultError(
                    f"the versions {other} and {version} of {law} overlap",
                    "effective_from and effective_to that do not",
                )
    spans[law, version] = span


def check(row: Mapping[str, str], limits: Mapping[tuple[str, ...], str]) -> None:
    """Raise FaultError if a cell does not say what its column means, or two do not go together."""
    for column in ("law_id", "version", "violation_type", "type_code", "circumstance"):
        if not row[column]:
            raise FaultError(f"{column} is empty", "fill it in")
    one_of(row, "base_measure", MEASURES)
    one_of(row, "target", tuple(TARGETS))
    one_of(row, "discretion", ("must", "may"))
    if not ARTICLE.fullmatch(row["article"]) or not re.fullmatch("[0-9]*", row["paragraph"]):
        raise FaultError(f"article {row['article']} or paragraph {row['paragraph']} is no number", "12, or 120-1")
    if row["item"] and not (ITEMS.fullmatch(row["item"]) and all(map(is_range, row["item"].split(";")))):
        raise FaultError(f"item {row['item']} is none", "3, or 1-3, or 1-2;4")
    value = {column: number(row, column) for column in NUMBERS}
    for low, high in (NUMBERS[:2], NUMBERS[2:4]):
        least, most = value[low], value[high]
        if least is not None and most is not None and least > most:
            raise FaultError(f"{low} {least} is more than {high} {most}", "the other way round")
    start, below = value["base_from_yuan"], value["base_below_yuan"]
    if start is not None and below is not None and start >= below:
        raise FaultError(f"base_from_yuan {start} is not less than base_below_yuan {below}", "the other way round")
    if row["base_measure"] == FIXED:
        if (value["min_multiple"], value["max_multiple"]) != (None, None):
            raise FaultError("a fixed band has a multiple", "leave it empty, or name its base_measure")
        if (value["min_yuan"] is None) != (value["max_yuan"] is None):
            raise FaultError("a fixed band has one bound", "both min_yuan and max_yuan; 0 where there is no minimum")
    elif value["min_multiple"] is None or value["max_multiple"] is None:
        raise FaultError("a band over a base has no multiples", "both min_multiple and max_multiple")
    if limited(row) and threshold(row, limits) is None:
        raise FaultError("the circumstance names no base for its limits", "goods value below 10,000")
    for reference_text in references(row):
        match = REFERENCE.fullmatch(reference_text)
        if not match:
            raise FaultError(f"violated_articles {reference_text} is no provision", "price_law:14(1)(3)")
        if match[1] not in {law for law, _ in catalogue()}:
            raise FaultError(f"the law {match[1]} in violated_articles is not known", "a law_id of the catalogue")


def is_range(part: str) -> bool:
    """Say whether an item, or a range of them, has as many as an article may have, the first before the last."""
    first, _, last = part.partition("-")
    return 0 <= int(last or first) - int(first) < MOST_ITEMS


def one_of(row: Mapping[str, str], column: str, words: Sequence[str]) -> None:
    """Raise FaultError if a cell is none of the words."""
    if row[column] not in words:
        raise FaultError(f"{column} {row[column]} is not known", f"one of {', '.join(words)}")


def number(row: Mapping[str, str], column: str) -> Decimal | None:
    """Return the number of a cell. Raises FaultError for one that is none, or is below zero."""
    if not row[column]:
        return None
    if not NUMBER.fullmatch(row[column]):
        raise FaultError(f"{column} {row[column]} is no number", "50000, or 0.5")
    value = Decimal(row[column])
    if value < 0 or value > 10**12:
        raise FaultError(f"{column} {row[column]} is out of range", "50000, or 0.5")
    return value
