"""What a trial is, and how many of them were survived."""

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

Attempts = Iterator[str]
"""One text for each attempt: empty if the promise held, else what was lost."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A promise, and attempts to break it."""

    name: str
    promise: str
    attempts: Callable[[random.Random, Path, int], Attempts]
    """Makes so many attempts in an empty folder of its own."""
    short: int
    """How many are made in CI."""
    long: int
    """How many by hand."""
    needs: Callable[[], str] = lambda: ""
    """What is missing to try it here; nothing, if it can be tried."""


@dataclass(slots=True)
class Outcome:
    """What came of a trial."""

    trial: Trial
    tried: int = 0
    lost: list[str] = field(default_factory=list)
    seconds: float = 0.0
    missing: str = ""

    def line(self) -> str:
        """Return its row of the table."""
        survived = self.missing or f"{self.tried - len(self.lost):,}"
        return f"| {self.trial.name} | {self.trial.promise} | {self.tried:,} | {survived} | {len(self.lost):,} |"


def tried(trial: Trial, folder: Path, count: int, seed: int) -> Outcome:
    """Make the attempts of a trial, and return what came of them."""
    outcome = Outcome(trial, missing=trial.needs())
    if outcome.missing:
        return outcome
    folder.mkdir(parents=True)
    began = time.monotonic()
    for lost in trial.attempts(random.Random(f"{seed} {trial.name}"), folder, count):
        outcome.tried += 1
        if lost:
            outcome.lost.append(lost)
    outcome.seconds = time.monotonic() - began
    return outcome
