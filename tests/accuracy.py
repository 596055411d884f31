"""How well citations, types and prices are read, against labelled texts: `python -m tests.accuracy [--faults]`.

`blind` was labelled before the reader first ran on it. `practice` is what a tester wrote to break it; texts that were still
read otherwise after mending were left out, so that it guards against falling back and measures nothing. `types`,
`prices-blind`, `bases-blind` and `headings` were labelled before their readers first ran on them, too.
"""

import csv
import json
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

from cases import record
from cases.errors import SourceError
from cases.loading.heads import Above
from cases.loading.placement import Placement
from cases.loading.worded import placed
from cases.loading.wordings import PERSONAL
from cases.text.bases import BASES, read_bases
from cases.text.citations import read_citations
from cases.text.prices import read_prices
from cases.text.violations import read_violation

LABELLED = Path(__file__).parent / "labelled"
SETS = ("blind", "practice")
HEADINGS = ("A", "B")
"""Two testers wrote tables of their own; the list of wordings was finished on those of the first."""
UNREAD = ("-", "?")
"""Labels of a column that belongs in no field, and of one that cannot be told without its cells."""

Label = tuple[str | None, ...]
"""Role, law, article, paragraph, item."""


def labelled(name: str) -> list[dict[str, Any]]:
    """Return the texts of a set with their labels."""
    return [json.loads(line) for line in (LABELLED / f"{name}.jsonl").read_text("utf-8").splitlines()]


def read(text: str) -> list[Label]:
    """Return what is read, in the form of the labels."""
    return [(one.role, one.law, one.article, one.paragraph, one.item) for one in read_citations(text)]


def score(name: str, *, roles: bool) -> tuple[int, int, int]:
    """Return how many labels of a set were read, how many were read in all, how many are labelled."""
    first = 0 if roles else 1
    hits = found = expected = 0
    for case in labelled(name):
        want = Counter(tuple(label[first:]) for label in case["citations"])
        got = Counter(label[first:] for label in read(case["text"]))
        hits += (want & got).total()
        found += got.total()
        expected += want.total()
    return hits, found, expected


def faults(name: str) -> None:
    """Print each text that is read otherwise than labelled, with what is missing and what is too much."""
    for number, case in enumerate(labelled(name), 1):
        want, got = Counter(map(tuple, case["citations"])), Counter(read(case["text"]))
        if want != got:
            print(f"\n{name} {number} {case.get('form', '')}\n  {case['text']}")
            for kind, labels in (("missing", want - got), ("too much", got - want)):
                for label in labels.elements():
                    print(f"  {kind}: {' '.join(part or '-' for part in label)}")


def tabled(name: str) -> list[dict[str, str]]:
    """Return the rows of `tests/labelled/NAME.tsv`, cells as they stand."""
    with (LABELLED / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def read_type(text: str) -> tuple[str, str]:
    """Return type and subtype of a text, `other` where no word tells."""
    found = read_violation(text)
    return (found.type, found.subtype or "") if found else ("other", "")


def read_lines(text: str) -> list[dict[str, Any]]:
    """Return the price lines of a text, their filled fields."""
    lines = ({field.name: getattr(line, field.name) for field in record.PRICE_FIELDS} for line in read_prices(text))
    return [{name: value for name, value in line.items() if value is not None} for line in lines]


def labelled_lines(row: dict[str, str]) -> list[dict[str, Any]]:
    """Return the price lines of a row, numbers as decimals."""
    lines: list[dict[str, Any]] = json.loads(row["expected"], parse_float=Decimal, parse_int=Decimal)
    return lines


def score_prices(name: str) -> tuple[int, int, int]:
    """Return how many labelled values of price lines were read, how many were read in all, how many are labelled."""
    hits = found = expected = 0
    for row in tabled(name):
        got, want = (
            Counter((number, *value) for number, line in enumerate(lines) for value in line.items())
            for lines in (read_lines(row["text"]), labelled_lines(row))
        )
        hits += (want & got).total()
        found += got.total()
        expected += want.total()
    return hits, found, expected


def labelled_bases(row: dict[str, str]) -> dict[str, Decimal]:
    """Return the bases that a row is labelled with."""
    return {name: Decimal(row[name]) for name in BASES if row[name]}


def score_bases(name: str) -> tuple[int, int, int]:
    """Return how many labelled bases were read, how many were read in all, how many are labelled."""
    pairs = [(read_bases(row["text"]).items(), labelled_bases(row).items()) for row in tabled(name)]
    return (
        sum(len(got & want) for got, want in pairs),
        sum(len(got) for got, _ in pairs),
        sum(len(want) for _, want in pairs),
    )


def read_headings(set_name: str) -> list[tuple[str, str, str | None]]:
    """Return the columns of the tables of a set: heading, label, and the field that it is read as, or `personal`."""
    tables: dict[str, list[dict[str, str]]] = {}
    for row in tabled("headings"):
        if row["set"] == set_name:
            tables.setdefault(row["table"], []).append(row)
    found: list[tuple[str, str, str | None]] = []
    for name, rows in tables.items():
        headings = [row["heading"].replace("\\n", "\n") for row in rows]
        try:
            placement = placed(headings, Above(), name)
        except SourceError:
            placement = Placement("", {}, ())
        read = {position: field for field, position in placement.columns.items()}
        read |= {position: field for field, positions in placement.fallbacks.items() for position in positions}
        read |= {headings.index(heading): PERSONAL for heading in headings if heading.strip() in placement.personal}
        found += [
            (heading, row["field"], read.get(number))
            for number, (heading, row) in enumerate(zip(headings, rows, strict=True))
        ]
    return found


def score_headings(set_name: str) -> tuple[int, int, int]:
    """Return how many columns are read as labelled, how many are read, how many are labelled with a field."""
    columns = [one for one in read_headings(set_name) if one[1] != PERSONAL]
    return (
        sum(label == field for _, label, field in columns),
        sum(field not in (None, PERSONAL) for *_, field in columns),
        sum(label not in UNREAD for _, label, _ in columns),
    )


def rates(name: str, what: str, hits: int, found: int, expected: int) -> str:
    """Return precision and recall in words."""
    precision, recall = 100 * hits / found, 100 * hits / expected
    return f"{name}, {what}: precision {precision:.1f} % ({hits}/{found}), recall {recall:.1f} % ({hits}/{expected})"


def summary() -> str:
    """Return in words how well each set is read."""
    lines = [
        rates(name, f"{len(labelled(name))} texts, {what}", *score(name, roles=roles))
        for name in SETS
        for what, roles in (("provisions", False), ("with roles", True))
    ]
    types = tabled("types")
    right = sum(read_type(row["text"]) == (row["type"], row["subtype"]) for row in types)
    lines.append(f"types, {len(types)} texts: type and subtype as labelled in {right}")
    texts = len(tabled("prices-blind"))
    lines.append(rates("prices-blind", f"{texts} texts, values of price lines", *score_prices("prices-blind")))
    lines.append(
        rates("bases-blind", f"{len(tabled('bases-blind'))} texts, bases of fines", *score_bases("bases-blind"))
    )
    for set_name in HEADINGS:
        tables = len({row["table"] for row in tabled("headings") if row["set"] == set_name})
        lines.append(rates(f"headings {set_name}", f"{tables} tables, columns", *score_headings(set_name)))
    return "\n".join(lines)


if __name__ == "__main__":
    if "--faults" in sys.argv:
        for each in SETS:
            faults(each)
    print(summary())
