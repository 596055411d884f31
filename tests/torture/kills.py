"""A process that is ended at a random moment: the database is as it was, or as it was to be."""

import os
import random
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from tests.benchmark.files import Kind
from tests.benchmark.generator import generate
from tests.conftest import interruptible
from tests.torture.commands import run, start, state
from tests.torture.trials import Attempts, Trial

ROWS = 4_000
"""Of a load that takes some seconds."""
BROKEN = "case_id,title,fine_yuan\n" + "".join(
    f"k{number},案{number},{'五千' if number % 7 == 0 else number}\n" for number in range(2_000)
)
"""A table in which every seventh amount is refused."""


@dataclass(frozen=True, slots=True)
class Load:
    """A load that is to be killed: the database before it, and what it is told."""

    name: str
    before: Path
    arguments: tuple[str, ...]


def loads(folder: Path) -> list[Load]:
    """Make the databases and files: into a small one, into a large one, an update, with refused rows."""
    table = Path(generate(folder, ROWS, Kind("csv")))
    later = Path(generate(folder, ROWS, Kind("csv", delta=True)))
    refused = folder / "refused.csv"
    refused.write_text(BROKEN, "utf-8")
    small, large = folder / "small.duckdb", folder / "large.duckdb"
    run(folder, "load", "--sample", "--db", str(small))
    run(folder, "load", str(table), "--db", str(large))
    return [
        Load("a table", small, ("load", str(table))),
        Load("the sample", large, ("load", "--sample")),
        Load("an update", large, ("load", str(later))),
        Load("refused rows", small, ("load", str(refused), "--rejects", "kept.csv")),
    ]


def kill_loads(chance: random.Random, folder: Path, count: int) -> Attempts:
    """End loads with signal 9."""
    yield from ended(chance, folder, count, signal.SIGKILL)


def interrupt_loads(chance: random.Random, folder: Path, count: int) -> Attempts:
    """End loads with Ctrl-C."""
    yield from ended(chance, folder, count, signal.SIGINT)


def ended(chance: random.Random, folder: Path, count: int, how: signal.Signals) -> Attempts:
    """End loads at random moments with a signal, and look at what they left; then they are run whole."""
    made = folder / "made"
    made.mkdir()
    for load in loads(made):
        whole = folder / f"whole {load.name}"
        whole.mkdir()
        shutil.copy(load.before, whole / "cases.duckdb")
        before = state(load.before)
        began = time.monotonic()
        run(whole, *load.arguments)
        seconds = time.monotonic() - began
        after = state(whole / "cases.duckdb")
        kept = (whole / "kept.csv").read_bytes() if (whole / "kept.csv").exists() else None
        for number in range(count // 4):
            place = folder / f"{load.name} {number}"
            place.mkdir()
            path = place / "cases.duckdb"
            shutil.copy(load.before, path)
            process = start(place, *load.arguments, preexec_fn=interruptible)
            try:
                process.communicate(timeout=chance.uniform(0, seconds * 1.05))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, how)
                process.communicate()
            found = state(path)
            lost = "" if found in (before, after) else f"{load.name}: neither before nor after"
            if (place / "kept.csv").exists() and (place / "kept.csv").read_bytes() != kept:
                lost += f" {load.name}: refused rows in part"
            code, _, err = run(place, *load.arguments)
            if code not in (0, 1) or again(state(path)) != again(after):
                lost += f" {load.name}: afterwards it does not load: {err[-200:]}"
            yield lost
            shutil.rmtree(place)


def again(found: dict[str, object]) -> dict[str, object]:
    """Return what a database holds whether or not a file was loaded once more."""
    return {name: rows for name, rows in found.items() if name not in ("loads", "findings")}


def posix_only() -> str:
    """Return what is missing where processes are ended otherwise."""
    return "" if os.name == "posix" else "only on POSIX"


TRIALS = (
    Trial("kill -9", "a load killed at any moment leaves all of it or nothing", kill_loads, 8, 200, posix_only),
    Trial(
        "Ctrl-C", "a load interrupted at any moment leaves all of it or nothing", interrupt_loads, 8, 100, posix_only
    ),
)
