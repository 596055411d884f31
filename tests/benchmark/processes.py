"""Whole processes, one after the other by turns: how long each takes, and its peak of memory.

The measuring process stays small, as the peak of a child is never less than that of its parent: it loads no engine.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent.parent
MIB = 1 << 20
RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""What the kernel counts the memory of a process in, in bytes."""
SAID = 600
"""Characters of what a failed process said that are shown."""

ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "CASES_"))},
    "PYTHONPATH": str(ROOT),
}


@dataclass(frozen=True, slots=True)
class Step:
    """A process to be measured, and what is done before it and not measured."""

    arguments: Sequence[str]
    before: Callable[[], object] = lambda: None
    stdin: str = ""
    environment: Mapping[str, str] = field(default_factory=dict)
    leaves: Path | None = None
    """A file that it writes, whose size counts."""
    proof: str = ""
    """What it says when it has done its work, of a process that ends as if it failed when it finds faults."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a process took, or several in the median."""

    seconds: float
    peak: float
    """Bytes of memory at the peak."""
    size: float = 0.0
    """Bytes of what it left."""
    out: str = ""


class StepError(Exception):
    """A process failed."""


def run(step: Step, folder: Path) -> Run:
    """Run a process in a folder, after what comes before it, and return what it took. Raises StepError if it fails."""
    step.before()
    os.sync()
    with tempfile.TemporaryFile() as stdin, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        stdin.write(step.stdin.encode())
        stdin.seek(0)
        environment = {**ENVIRONMENT, **step.environment}
        start = time.perf_counter()
        child = subprocess.Popen(step.arguments, cwd=folder, env=environment, stdin=stdin, stdout=out, stderr=err)
        try:
            _, status, used = os.wait4(child.pid, 0)
        except BaseException:
            child.kill()
            child.wait()
            raise
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        said, complaint = out.read().decode(errors="replace"), err.read().decode(errors="replace")
        if step.proof not in said or (child.returncode and not step.proof):
            raise StepError(f"{' '.join(step.arguments)}: {complaint[-SAID:].strip()}")
        size = step.leaves.stat().st_size if step.leaves else 0
        return Run(seconds, used.ru_maxrss * RSS_UNIT, size, said)


def alternate(steps: Mapping[str, Step], rounds: int, folder: Path) -> dict[str, Run]:
    """Run each step once a round, in their order, and return the median of each."""
    runs: dict[str, list[Run]] = {name: [] for name in steps}
    for _ in range(rounds):
        for name, step in steps.items():
            runs[name].append(run(step, folder))
    return {name: middle(done) for name, done in runs.items()}


def middle(runs: Sequence[Run]) -> Run:
    """Return the medians of several runs."""
    seconds, peak, size = (median(getattr(one, name) for one in runs) for name in ("seconds", "peak", "size"))
    return Run(seconds, peak, size, runs[-1].out)


def python(*arguments: str) -> list[str]:
    """Return the command line of this Python."""
    return [sys.executable, *arguments]
