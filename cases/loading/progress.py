"""How far a load has come: its share of the work, and its rows. How that is shown belongs to `console`."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

STEPS = {
    "reading": 0.35,
    "finding types": 0.1,
    "finding bases": 0.05,
    "finding prices": 0.15,
    "storing": 0.25,
    "checking": 0.1,
}
"""The steps of a load, and which share of its time each takes of a large table."""


@dataclass(slots=True)
class Progress:
    """The progress of one source; what changes it and what shows it are different threads."""

    name: str = ""
    """Of the file."""
    step: str = "reading"
    rows: int | None = None
    """Rows of the source, once they have been counted."""
    lang: str = "en"
    """The language in which it is told."""
    within: Callable[[], float] = float
    """The share of the step that is done."""

    def begin(self, name: str) -> None:
        """Start with a source."""
        self.name, self.step, self.rows, self.within = Path(name).name, "reading", None, float

    def enter(self, step: str, con: "DuckDBPyConnection", part: tuple[float, float] = (0, 1)) -> None:
        """Start with a step, or with the part of it from one share to another; how far that is the engine tells."""
        begin, end = part
        self.step = step
        self.within = lambda: begin + (end - begin) * max(con.query_progress(), 0) / 100

    def leave(self) -> None:
        """End with a source: its engine may be closed from here on."""
        self.within = float

    def done(self) -> float:
        """Return the share of the work that is done, from 0 to 1."""
        names = list(STEPS)
        before = sum(STEPS[name] for name in names[: names.index(self.step)])
        return before + STEPS[self.step] * min(self.within(), 1)
