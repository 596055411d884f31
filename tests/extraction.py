"""How well bulletins are read, field by field, against labels: `python -m tests.extraction [--faults [FIELD]] [--speed]`.

The bulletins and labels in `tests/bulletins` were written from the notes on drafting alone, before the reader first ran.
"""

import argparse
import csv
import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from cases.extracting import documents, native
from cases.text.bulletin import read_bulletin
from cases.text.laws import law
from cases.text.normal import simplified
from tests.accuracy import LABELLED

BULLETINS = Path(__file__).parent / "bulletins"
SCALARS = (
    "title",
    "party",
    "party_count",
    "agency",
    "province",
    "city",
    "county",
    "status",
    "violation_type",
    "violation_subtype",
    "found_on",
    "filed_on",
    "decided_on",
    "published_on",
    "decision_no",
    "fine_yuan",
    "fine_joint",
    "confiscated_gains_yuan",
    "confiscated_goods_yuan",
    "confiscated_yuan",
    "combined_yuan",
    "refund_yuan",
    "illegal_gains_yuan",
    "goods_value_yuan",
    "sales_yuan",
    "illegal_turnover_yuan",
    "advertising_fee_yuan",
)
LISTS = ("penalties", "measures", "discretion", "other_violation_types")
PRICES = (
    "product",
    "unit",
    "purchase_price",
    "sale_price",
    "prior_purchase_price",
    "prior_sale_price",
    "quantity_bought",
    "quantity_sold",
    "stated_markup_pct",
    "stated_increase_pct",
    "stated_cost_increase_pct",
)
GROUPS = {
    "fines": ("fine_yuan",),
    "confiscations": ("confiscated_gains_yuan", "confiscated_goods_yuan", "confiscated_yuan", "combined_yuan"),
    "dates": ("found_on", "filed_on", "decided_on", "published_on"),
    "citations": ("citations",),
    "citations with roles": ("citations with roles",),
    "prices": ("purchase_price", "sale_price", "prior_purchase_price", "prior_sale_price"),
    "agency": ("agency",),
    "party": ("party",),
    "violation type": ("violation_type",),
    "status": ("status",),
}
"""What the reader is held to."""

Value = tuple[str, Any]
"""A field and one value of it, in a form that compares."""


def bulletins() -> Iterator[tuple[Path, list[dict[str, Any]]]]:
    """Yield each bulletin with the labels of its cases."""
    for labels in sorted(BULLETINS.glob("*.jsonl")):
        path = next(path for path in BULLETINS.glob(f"{labels.stem}.*") if path.suffix != ".jsonl")
        yield path, [json.loads(line) for line in labels.read_text("utf-8").splitlines() if line.strip()]


def extracted(path: Path) -> list[dict[str, Any]]:
    """Return the cases that are read in a file, in the native form."""
    text = documents.opened(str(path)).text
    return [json.loads(line) for line in native.lines(read_bulletin(text))]


def values(case: dict[str, Any]) -> Counter[Value]:
    """Return the values of a case that are compared, each with its field."""
    found: Counter[Value] = Counter()
    for name in SCALARS:
        if case.get(name) not in (None, ""):
            found[name, comparable(case[name])] += 1
    for name in LISTS:
        for code in case.get(name) or ():
            found[name, code] += 1
    for one in case.get("citations") or ():
        provision = (law(one["law"]).name, *(str(one.get(part) or "") for part in ("article", "paragraph", "item")))
        found["citations", provision] += 1
        found["citations with roles", (*provision, one.get("role", "unknown"))] += 1
    for line in case.get("prices") or ():
        for name in PRICES:
            if line.get(name) not in (None, ""):
                found[name, comparable(line[name])] += 1
    return found


def comparable(value: Any) -> Any:
    """Return a value in one writing."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return Decimal(str(value)).normalize()
    return simplified(value) if isinstance(value, str) else value


def paired(
    want: Sequence[dict[str, Any]], got: Sequence[dict[str, Any]]
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Yield labels and readings of the same cases in order, an empty one where the other side has none."""
    alike = [[(values(one) & values(other)).total() for other in got] for one in want]
    best = [[0] * (len(got) + 1) for _ in range(len(want) + 1)]
    for i in range(len(want) - 1, -1, -1):
        for j in range(len(got) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + alike[i][j])
    i = j = 0
    while i < len(want) or j < len(got):
        if i < len(want) and j < len(got) and alike[i][j] and best[i][j] == best[i + 1][j + 1] + alike[i][j]:
            yield want[i], got[j]
            i, j = i + 1, j + 1
        elif j < len(got) and (i == len(want) or best[i][j] == best[i][j + 1]):
            yield {}, got[j]
            j += 1
        else:
            yield want[i], {}
            i += 1


def scores() -> tuple[dict[str, list[int]], int, int, int]:
    """Return for each field what was read right, read in all and labelled; and cases matched, read and labelled."""
    counts: dict[str, list[int]] = {}
    matched = read = labelled = 0
    for path, labels in bulletins():
        got = extracted(path)
        read, labelled = read + len(got), labelled + len(labels)
        for want, have in paired(labels, got):
            matched += bool(want and have)
            wanted, had = values(want), values(have)
            for place, counter in enumerate((wanted & had, had, wanted)):
                for (name, _), count in counter.items():
                    counts.setdefault(name, [0, 0, 0])[place] += count
    return counts, matched, read, labelled


def ratios(counts: dict[str, list[int]], names: Sequence[str]) -> tuple[float, float, int]:
    """Return precision and recall of some fields together, and how many values are labelled."""
    hits, had, wanted = (sum(counts.get(name, [0, 0, 0])[place] for name in names) for place in range(3))
    return hits / had if had else 1.0, hits / wanted if wanted else 1.0, wanted


def faults(asked: str) -> None:
    """Print what is read otherwise than labelled, by file and case."""
    for path, labels in bulletins():
        for number, (want, have) in enumerate(paired(labels, extracted(path)), 1):
            missing, extra = values(want) - values(have), values(have) - values(want)
            lines = [f"  - {name}: {value}" for name, value in missing if not asked or asked in name]
            lines += [f"  + {name}: {value}" for name, value in extra if not asked or asked in name]
            if not want or not have:
                lines = [
                    f"  {'not labelled' if have else 'not read'}: {(want or have).get('title') or (want or have).get('party')}"
                ]
            if lines:
                print(f"{path.name} {number} {(have or want).get('party', '')}", *sorted(lines), sep="\n")


def table() -> str:
    """Return how well the fields are read, in Markdown: at first, blind, and now."""
    counts, _, _, labelled = scores()
    with (LABELLED / "bulletins-first.csv").open(encoding="utf-8", newline="") as file:
        before = {row["fields"]: row for row in csv.DictReader(file)}
    lines = [
        f"| precision / recall | 227 cases, first run | 85 cases, blind | {labelled} cases, now |",
        "| --- | --- | --- | --- |",
    ]
    for group, names in GROUPS.items():
        row = before[group]
        first, blind = (f"{row[f'{one}_precision']} / {row[f'{one}_recall']}" for one in ("first", "blind"))
        precision, recall, _ = ratios(counts, names)
        lines.append(f"| {group} | {first} | {blind} | {precision:.3f} / {recall:.3f} |")
    return "\n".join(lines)


def detailed() -> str:
    """Return how well each field is read, in plain columns, with the number of its labels."""
    counts, matched, read, labelled = scores()
    lines = [f"{labelled} cases in {sum(1 for _ in bulletins())} bulletins; {read} read, {matched} of them labelled"]
    for name, names in {**GROUPS, **{name: (name,) for name in (*SCALARS, *LISTS, *PRICES)}}.items():
        precision, recall, wanted = ratios(counts, names)
        lines.append(f"{name:24} {precision:6.3f} {recall:6.3f} {wanted:5}")
    return "\n".join(lines)


def speed() -> str:
    """Return how many cases of the bulletins one core reads in a second of its time, the median of five rounds."""
    texts = [documents.opened(str(path)).text for path, _ in bulletins()]
    rates = []
    for _ in range(5):
        began = time.process_time()
        count = sum(len(read_bulletin(text).cases) for text in texts)
        rates.append(count / (time.process_time() - began))
    return f"{sorted(rates)[2]:,.0f} cases a second"


def main() -> None:
    """Print what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--faults", nargs="?", const="", metavar="FIELD", help="what is read otherwise than labelled")
    parser.add_argument("--table", action="store_true", help="the table of the README")
    parser.add_argument("--speed", action="store_true", help="cases a second on one core")
    asked = parser.parse_args()
    if asked.faults is not None:
        faults(asked.faults)
    else:
        print(speed() if asked.speed else table() if asked.table else detailed())


if __name__ == "__main__":
    main()
