"""How well citations are read, against labelled texts: `python -m tests.accuracy [--faults]`.

`blind` was labelled before the reader first ran on it. `practice` is what a tester wrote to break it; texts that were still
read otherwise after mending were left out, so that it guards against falling back and measures nothing.
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from cases.text.citations import read_citations

LABELLED = Path(__file__).parent / "labelled"
SETS = ("blind", "practice")

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


def summary() -> str:
    """Return precision and recall in words, for the provisions and for provisions with their roles."""
    lines = []
    for name in SETS:
        for what, roles in (("provisions", False), ("with roles", True)):
            hits, found, expected = score(name, roles=roles)
            precision, recall = 100 * hits / found, 100 * hits / expected
            lines.append(
                f"{name}, {len(labelled(name))} texts, {what}: "
                f"precision {precision:.1f} % ({hits}/{found}), recall {recall:.1f} % ({hits}/{expected})"
            )
    return "\n".join(lines)


if __name__ == "__main__":
    if "--faults" in sys.argv:
        for each in SETS:
            faults(each)
    print(summary())
