"""Tables of penalty bands: read, checked line by line, and turned into the rows that the comparison works on.

Owns the columns of such a file and what its words mean. The package's own is `data/reference/penalty_bands.csv`; what
is compared with the bands belongs to `sql/parts/bands.sql`.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

from cases.errors import SourceError
from cases.resources import reference

NUMBERS = (
    "min_multiple", "max_multiple", "min_yuan", "max_yuan", "base_from_yuan", "base_below_yuan", "base_floor_yuan",
)  # fmt: skip
COLUMNS = (
    "law_id", "version", "article", "paragraph", "item", "violation_type", "type_code", "circumstance", "base_measure",
    *NUMBERS, "target", "discretion", "precondition", "violated_articles",
)  # fmt: skip
"""A file has these, and may have `frame`, `effective_from` and `effective_to`; others are not read."""

FORM = 1
"""Raised when other rows are made of the same file: databases then take them over."""

FIXED = "fixed_yuan"
STATED = ("illegal_gains", "goods_value", "advertising_fee", "illegal_turnover")
"""Bases that a case may state."""
MEASURES = (
    FIXED, *STATED, "illegal_income", "personal_income", "prior_year_income", "related_income_or_property_value",
)  # fmt: skip
CONDITIONS = (
    ("no illegal gains", "no_gains"), ("illegal gains", "gains"), ("fee known", "fee"), ("fee cannot be", "no_fee"),
)  # fmt: skip
"""How a circumstance begins, or what it holds, that tells one branch of a clause from another."""
THRESHOLDS = (("illegal gains", "illegal_gains"), ("goods value", "goods_value"), ("turnover", "illegal_turnover"))
ALTERNATIVE = re.compile(r"^(production or wholesale|retail|use (by|of) .+|responsible persons)$")
"""Circumstances that exclude one another; all others are tiers of one clause, the ordinary and the more serious."""
ORDINARY = re.compile(r"^(base|(no )?illegal gains.*|goods value .+|fee .+|.*turnover.*)$")
TARGETS: Mapping[str, tuple[str, str]] = {
    "both": ("anyone", ""),
    "entity": ("entity", ""),
    "individual": ("individual", ""),
    "responsible person": ("responsible", ""),
    "advertiser": ("advertiser", "advertiser"),
    "advertiser, agent or publisher": ("advertiser", "advertiser;agent;publisher"),
    "agent or publisher": ("role", "agent;publisher"),
    "publisher": ("role", "publisher"),
    "spokesperson": ("role", "spokesperson"),
    "platform": ("role", "platform"),
    "venue or platform": ("role", "venue;platform"),
    "service provider": ("role", "user;other"),
    "user": ("role", "user"),
    "association or other organiser": ("role", "association"),
    "association or trading-service provider": ("role", "association;platform;venue"),
}
"""Whom a band is for: in what way that is told of a case, and by which roles of its party."""
REFERENCE = re.compile(r"([a-z0-9_]+):(\d+(?:-\d+)?)(?:\((\d+)\))?(?:\((\d+)\))?")
ITEMS = re.compile(r"\d+(-\d+)?(;\d+(-\d+)?)*")
ARTICLE = re.compile(r"\d+(-\d+)?")

TWO_YEARS = timedelta(days=731)
"""The ordinary limitation period (apl 2021 art. 36): an act decided on may be as old."""

Cells = tuple[str | None, ...]
Span = tuple[date, date | None]


@dataclass(frozen=True, slots=True)
class Bands:
    """The rows of the tables `penalty_bands` and `band_provisions`, cells as text."""

    bands: Sequence[Cells]
    provisions: Sequence[Cells]


class FaultError(Exception):
    """What is wrong in a line, and what to try."""

    def __init__(self, wrong: str, remedy: str) -> None:
        super().__init__(wrong)
        self.wrong, self.remedy = wrong, remedy


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
            wrong = f"{path} line 1: there is no column {' and no column '.join(missing)}"
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


def of_limits(rows: Iterable[Mapping[str, str]]) -> Mapping[tuple[str, ...], str]:
    """Return, by clause, the base that its limits are about where another of its lines says it."""
    return {clause(row): row["base_measure"] for row in rows if limited(row) and row["base_measure"] in STATED}


def limited(row: Mapping[str, str]) -> bool:
    """Say whether a band is for a base from, or below, an amount only."""
    return bool(row["base_from_yuan"] or row["base_below_yuan"])


def clause(row: Mapping[str, str]) -> tuple[str, ...]:
    """Return what the branches and tiers of one clause have in common."""
    return tuple(row[name] for name in ("law_id", "version", "article", "paragraph", "violation_type", "target"))


@cache
def catalogue() -> Mapping[tuple[str, str], Span]:
    """Return from when to when each version of a law is in force."""
    return {
        (row["law_id"], row["version"]): (
            date.fromisoformat(row["effective_from"]),
            date.fromisoformat(row["effective_to"]) if row["effective_to"] else None,
        )
        for row in reference("laws")
        if row["effective_from"]
    }


def span_of(row: Mapping[str, str]) -> Span:
    """Return from when to when a band is in force: as its line says, else as the catalogue of laws has it."""
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
        return start, end
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
    if not ARTICLE.fullmatch(row["article"]) or not re.fullmatch(r"\d*", row["paragraph"]):
        raise FaultError(f"article {row['article']} or paragraph {row['paragraph']} is no number", "12, or 120-1")
    if row["item"] and not ITEMS.fullmatch(row["item"]):
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


def one_of(row: Mapping[str, str], column: str, words: Sequence[str]) -> None:
    """Raise FaultError if a cell is none of the words."""
    if row[column] not in words:
        raise FaultError(f"{column} {row[column]} is not known", f"one of {', '.join(words)}")


def number(row: Mapping[str, str], column: str) -> Decimal | None:
    """Return the number of a cell. Raises FaultError for one that is none, or is below zero."""
    if not row[column]:
        return None
    try:
        value = Decimal(row[column])
    except InvalidOperation as error:
        raise FaultError(f"{column} {row[column]} is no number", "50000, or 0.5") from error
    if not value.is_finite() or value < 0 or value > 10**12:
        raise FaultError(f"{column} {row[column]} is out of range", "50000, or 0.5")
    return value


def references(row: Mapping[str, str]) -> list[str]:
    """Return the provisions whose violation a band punishes."""
    return [one.strip() for one in row["violated_articles"].split(";") if one.strip()]


def condition(row: Mapping[str, str]) -> str | None:
    """Return on what a branch of a clause depends, where limits do not say it: gains or not, a fee known or not."""
    if limited(row):
        return None
    return next((code for words, code in CONDITIONS if words in row["circumstance"]), None)


def threshold(row: Mapping[str, str], limits: Mapping[tuple[str, ...], str]) -> str | None:
    """Return the base that the limits of a band are about."""
    if not limited(row):
        return None
    named = next((measure for words, measure in THRESHOLDS if words in row["circumstance"]), None)
    return named or limits.get(clause(row))


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
