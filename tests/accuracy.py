"""How well citations are read, against the labelled texts: `python -m tests.accuracy [--faults]`."""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from cases.text.citations import read_citations

LABELLED = Path(__file__).parent / "labelled" / "citations.jsonl"

Label = tuple[str | None, ...]
"""Role, law, article, paragraph, item."""


def labelled() -> list[dict[str, Any]]:
    """Return the texts with their labels."""
    return [json.loads(line) for line in LABELLED.read_text("utf-8").splitlines()]


def read(text: str) -> list[Label]:
    """Return what is read, in the form of the labels."""
    return [(one.role, one.law, one.article, one.paragraph, one.item) for one in read_citations(text)]


def score(first: int) -> tuple[float, float, int, int, int]:
    """Return precision and recall in percent, with hits, read and labelled; `first` 0 compares roles too, 1 does not."""
    hits = found = expected = 0
    for case in labelled():
        want = Counter(tuple(label[first:]) for label in case["citations"])
        got = Counter(label[first:] for label in read(case["text"]))
        hits += (want & got).total()
        found += got.total()
        expected += want.total()
    return 100 * hits / found, 100 * hits / expected, hits, found, expected


def faults() -> None:
    """Print each text that is read otherwise than labelled, with what is missing and what is too much."""
    for number, case in enumerate(labelled(), 1):
        want, got = Counter(map(tuple, case["citations"])), Counter(read(case["text"]))
        if want != got:
            print(f"\n{number} {case['form']}\n  {case['text']}")
            for name, labels in (("missing", want - got), ("too much", got - want)):
                for label in labels.elements():
                    print(f"  {name}: {' '.join(part or '-' for part in label)}")


def summary() -> str:
    """Return precision and recall in words, a line for the provisions, one with their roles."""
    lines = []
    for name, first in (("provisions", 1), ("provisions with roles", 0)):
        precision, recall, hits, found, expected = score(first)
        lines.append(f"{name}: precision {precision:.1f} % ({hits}/{found}), recall {recall:.1f} % ({hits}/{expected})")
    return "\n".join(lines)


if __name__ == "__main__":
    if "--faults" in sys.argv:
        faults()
    print(summary())
