"""The table of what was measured, in Markdown, and its place in a file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.benchmark.processes import MIB, Run

HEAD = "| measure | compared with | ratio | target | in figures |\n| --- | --- | --- | --- | --- |"


@dataclass(frozen=True, slots=True)
class Row:
    """One thing measured: a ratio to what it is compared with, and what it should be at most."""

    measure: str
    against: str
    ratio: float | None = None
    target: float | None = None
    figures: str = ""
    said: str = ""
    """What stands in the place of a target."""
    failed: bool = False

    @property
    def missed(self) -> bool:
        """Whether it failed, or is more than it should be."""
        return self.failed or (self.ratio is not None and self.target is not None and self.ratio > self.target)

    def line(self) -> str:
        """Return the row of the table."""
        ratio = "failed" if self.failed else "" if self.ratio is None else f"{self.ratio:.2f}"
        target = self.said or ("" if self.target is None else f"≤ {self.target:g}")
        cells = (
            self.measure,
            self.against,
            ratio,
            f"{target}, missed" if self.missed and target else target,
            self.figures,
        )
        return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def compared(
    measure: str,
    against: str,
    runs: Mapping[str, Run],
    *,
    of: str = "load",
    to: str = "floor",
    what: str = "seconds",
    target: float | None = None,
) -> Row:
    """Return the row that compares the seconds, the peak or the size of two steps."""
    one, other = getattr(runs[of], what), getattr(runs[to], what)
    return Row(measure, against, one / other, target, f"{written(what, one)} : {written(what, other)}")


def written(what: str, value: float) -> str:
    """Return a measured value with its unit."""
    return f"{value:.2f} s" if what == "seconds" else f"{value / MIB:,.0f} MiB"


def markdown(rows: Iterable[Row], about: str) -> str:
    """Return the table, and under it what it was measured on."""
    return "\n".join([HEAD, *(row.line() for row in rows), "", about])


def put(text: str, path: Path, name: str = "benchmark") -> None:
    """Put a text between the marks of a name in a file. Raises ValueError where it has none."""
    begin, end = f"<!-- {name} -->", f"<!-- end {name} -->"
    whole = path.read_text("utf-8")
    if begin not in whole or end not in whole.partition(begin)[2]:
        raise ValueError(f"{path} has no {begin} with {end} behind it")
    before, _, rest = whole.partition(begin)
    path.write_text(f"{before}{begin}\n{text}\n{end}{rest.partition(end)[2]}", "utf-8")
