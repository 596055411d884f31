"""A disk that is full, or a file that may grow no further: a clear error, and the database as it was."""

import os
import random
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.benchmark.files import Kind
from tests.benchmark.generator import generate
from tests.torture.commands import clean, run, state
from tests.torture.trials import Attempts, Trial

ROWS = 4_000
MIB = 1 << 20


def made(folder: Path) -> tuple[Path, Path, int]:
    """Make a table, a database that it is to be loaded into, and return them with the bytes that it takes by itself."""
    table, small, large = Path(generate(folder, ROWS, Kind("csv"))), folder / "small.duckdb", folder / "large.duckdb"
    run(folder, "load", "--sample", "--db", str(small))
    run(folder, "load", str(table), "--db", str(large))
    return table, small, large.stat().st_size


def grow_no_further(chance: random.Random, folder: Path, count: int) -> Attempts:
    """Load while no file may become larger than a random size."""
    import resource

    table, small, most = made(folder)
    before = state(small)
    for number in range(count):
        place = folder / str(number)
        place.mkdir()
        shutil.copy(small, place / "cases.duckdb")
        limit = chance.randrange(64 * 1024, most)

        def limited(limit: int = limit) -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        code, _, err = run(place, "load", str(table), preexec_fn=limited)
        yield looked_at(place, code, err, before, table)
        shutil.rmtree(place)


def fill_the_disk(chance: random.Random, folder: Path, count: int) -> Attempts:
    """Load onto a disk of a random size."""
    table, small, most = made(folder)
    before = state(small)
    for number in range(count):
        with disk(folder / str(number), chance.randrange(small.stat().st_size + MIB, most + MIB)) as place:
            shutil.copy(small, place / "cases.duckdb")
            environment = {"TMPDIR": str(folder)}
            code, _, err = run(place, "load", str(table), environment=environment)
            yield looked_at(place, code, err, before, table, again=False)


def looked_at(place: Path, code: int, err: str, before: object, table: Path, *, again: bool = True) -> str:
    """Return what is wrong after a load that may have had no room."""
    lost = clean("load", code=code, err=err, allowed=(0, 1, 3))
    found = state(place / "cases.duckdb")
    if code and found != before:
        lost += " it failed, and the database is another"
    if not code and len(found["cases"]) <= ROWS // 2:
        lost += " it ended well, and the cases are not there"
    if code and not err.startswith("cases: error: "):
        lost += f" it does not say why: {err[:200]}"
    if again:
        code, _, err = run(place, "load", str(table))
        lost += f" with room it does not load: {err[-200:]}" if code else ""
    return lost


@contextmanager
def disk(place: Path, size: int) -> Iterator[Path]:
    """Lend a disk of so many bytes."""
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def read_only_disk(chance: random.Random, folder: Path, count: int) -> Attempts:
    """Load into, and report from, a disk on which nothing can be written."""
    for number in range(count):
        with disk(folder / str(number), 64 * MIB) as place:
            run(place, "load", "--sample")
            before = state(place / "cases.duckdb")
            subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
            outcomes = [
                (("load", "--sample"), (3,)),
                (("load", "--sample", "--db", "new.duckdb"), (3,)),
                (("report",), (0,)),
                (("report", "-o", "x.csv"), (1,)),
                (("export", "-o", "x"), (1,)),
                (("remove", "--sample", "--yes"), (3,)),
            ]
            lost = []
            for arguments, allowed in outcomes:
                code, _, err = run(place, *arguments)
                lost.append(clean(*arguments, code=code, err=err, allowed=allowed))
            if state(place / "cases.duckdb") != before:
                lost.append("the database is another")
            yield " ".join(filter(None, lost))


def mounts() -> str:
    """Return what is missing to make disks."""
    if os.name != "posix" or os.geteuid() != 0 or not shutil.which("mount"):
        return "needs the right to mount"
    return "" if Path("/proc/mounts").exists() else "only on Linux"


def limits() -> str:
    """Return what is missing to limit the size of files."""
    return "" if os.name == "posix" else "only on POSIX"


TRIALS = (
    Trial("files that cannot grow", "a clear error, and the database as it was", grow_no_further, 4, 60, limits),
    Trial("a full disk", "a clear error, and the database as it was", fill_the_disk, 4, 60, mounts),
    Trial("a read-only disk", "reports run; what writes says that it cannot", read_only_disk, 1, 5, mounts),
)
