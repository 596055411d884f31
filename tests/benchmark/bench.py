"""Where a benchmark works: a temporary folder with the files and databases that its measures share.

Owns the room on disk, and how loads and floors are started; what is compared with what belongs to the measures.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cases.literals import quoted
from tests.benchmark.files import Kind
from tests.benchmark.processes import Run, Step, alternate, python, run
from tests.benchmark.queries import sql

PLAIN = Kind()
CHUNK = 1 << 24
ROOM = 7_000
"""Bytes of disk that a row needs at most, all that lies there at a time."""
SHARED = ("cases.csv", "loaded.duckdb")
"""What stays for other measures."""
FLOOR = str(Path(__file__).parent / "floor.py")


class NoRoomError(Exception):
    """The disk is too full to begin."""


@dataclass(frozen=True, slots=True)
class Bench:
    """A folder, how many rows its files have, and how many rounds a measure takes."""

    folder: Path
    rows: int
    rounds: int

    def alternate(self, **steps: Step) -> dict[str, Run]:
        """Run the steps by turns and return the medians."""
        return alternate(steps, self.rounds, self.folder)

    def file(self, kind: Kind = PLAIN) -> Path:
        """Return a file of a kind, made if it is not there, and read once so that it lies in memory."""
        path = self.folder / kind.name
        if not path.exists():
            command = ["generate", "-o", str(self.folder), "--rows", str(self.rows), *kind.options]
            run(Step(python("-m", "tests.benchmark", *command)), self.folder)
        with path.open("rb") as file:
            while file.read(CHUNK):
                pass
        return path

    def fresh(self, name: str) -> Path:
        """Return the path of a database that is not there yet."""
        path = self.folder / name
        path.unlink(missing_ok=True)
        return path

    def tidy(self) -> None:
        """Remove what no other measure needs."""
        for path in self.folder.iterdir():
            if path.name not in SHARED:
                shutil.rmtree(path) if path.is_dir() else path.unlink()

    def load(self, file: Path, *options: str, db: str = "made.duckdb", **environment: str) -> Step:
        """Return the load of a file into a new database."""
        path = self.folder / db
        command = python("-m", "cases", "load", str(file), "--db", str(path), *options)
        return Step(command, lambda: self.fresh(db), environment=environment, leaves=path)

    def table(self, floor: str, file: Path, **options: str) -> Step:
        """Return the making of a table of a file by DuckDB alone, into a new database."""
        path = self.folder / "floor.duckdb"
        query = sql(f"floors/{floor}").format(path=quoted(str(file)), **options)
        return Step(python(FLOOR, str(path), "write"), lambda: self.fresh(path.name), query, leaves=path)

    def query(self, db: Path, text: str) -> Step:
        """Return the running of a query by DuckDB alone on a database."""
        return Step(python(FLOOR, str(db), "read"), stdin=text)

    def loaded(self) -> Path:
        """Return a database into which the file of the template was loaded."""
        path = self.folder / "loaded.duckdb"
        if not path.exists():
            run(self.load(self.file(), db=path.name), self.folder)
        return path


@contextmanager
def bench(rows: int, rounds: int) -> Iterator[Bench]:
    """Lend a bench that vanishes at the end. Raises NoRoomError without room for the rows."""
    with tempfile.TemporaryDirectory(prefix="cases-benchmark-") as folder:
        free, needed = shutil.disk_usage(folder).free, rows * ROOM + (1 << 30)
        if free < needed:
            raise NoRoomError(f"{rows:,} rows need {needed / 1e9:.0f} GB in {folder}, {free / 1e9:.0f} GB are free")
        yield Bench(Path(folder), rows, rounds)
