"""What other tools need to take in the same file, as multiples of what the product needs: the extra `bench`."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from tests.benchmark.bench import Bench
from tests.benchmark.processes import Step, StepError, python
from tests.benchmark.table import Row, compared

MOST_ROWS = 100_000
"""The slowest would take hours for more."""
PANDAS = "import sqlite3, sys, pandas; pandas.read_csv(sys.argv[1]).to_sql('cases', sqlite3.connect(sys.argv[2]))"
SQLITE: Mapping[str, tuple[str, list[str]]] = {
    "sqlite-utils insert --csv": (
        "sqlite_utils", ["-m", "sqlite_utils", "insert", "{db}", "cases", "{file}", "--csv"],
    ),
    "csvsql --insert": (
        "csvkit",
        ["-m", "csvkit.utilities.csvsql", "--db", "sqlite:///{db}", "--tables", "cases", "--insert", "{file}"],
    ),
    "pandas, read_csv and to_sql": ("pandas", ["-c", PANDAS, "{file}", "{db}"]),
}  # fmt: skip
"""Those that write into SQLite: the module that must be there, and the command line."""
VALIDATE = "frictionless validate, which stores nothing"


def peers(bench: Bench) -> Iterator[Row]:
    """Load a file of a hundred thousand rows by the product and by each peer that is installed, once each a round."""
    short = replace(bench, folder=bench.folder / "peers", rows=min(bench.rows, MOST_ROWS))
    short.folder.mkdir()
    file = short.file()
    steps = {"floor": short.load(file)}
    for peer, (module, command) in SQLITE.items():
        if find_spec(module):
            db = short.folder / f"{module}.sqlite"
            arguments = python(*(part.format(file=file.name, db=db.name) for part in command))
            steps[peer] = Step(arguments, partial(db.unlink, missing_ok=True))
    if find_spec("frictionless"):
        arguments = python("-m", "frictionless", "validate", file.name, "--json")
        steps[VALIDATE] = Step(arguments, proof=f'"rows": {short.rows}\n')
    runs = short.alternate(**steps)
    for db in short.folder.glob("*.sqlite"):
        check(db, short.rows)
    for peer in (*SQLITE, VALIDATE):
        measure, against = f"{short.rows:,} rows: {peer}", "`cases load`"
        if peer in runs:
            yield compared(measure, against, runs, of=peer)
        else:
            yield Row(measure, against, figures="not installed: `pip install -e '.[bench]'`")


def check(db: Path, rows: int) -> None:
    """Raise StepError if a peer did not take in all rows."""
    with closing(sqlite3.connect(db)) as con:
        (taken,) = con.execute("select count(*) from cases").fetchone()
    if taken != rows:
        raise StepError(f"{db.name} holds {taken:,} of {rows:,} rows")
