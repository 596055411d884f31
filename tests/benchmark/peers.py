"""What other tools need to take in the same file, as multiples of what the product needs: the extra `bench`."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from importlib.util import find_spec

from tests.benchmark.bench import Bench
from tests.benchmark.processes import Step, python
from tests.benchmark.table import Row, compared

MOST_ROWS = 100_000
"""The slowest would take hours for more."""
PANDAS = "import sqlite3, sys, pandas; pandas.read_csv(sys.argv[1]).to_sql('cases', sqlite3.connect(sys.argv[2]))"
PEERS: Mapping[str, tuple[str, list[str]]] = {
    "sqlite-utils insert --csv": (
        "sqlite_utils", ["-m", "sqlite_utils", "insert", "{db}", "cases", "{file}", "--csv"],
    ),
    "csvsql --insert, into SQLite": (
        "csvkit",
        ["-m", "csvkit.utilities.csvsql", "--db", "sqlite:///{db}", "--tables", "cases", "--insert", "{file}"],
    ),
    "frictionless validate, which stores nothing": ("frictionless", ["-m", "frictionless", "validate", "{file}"]),
    "pandas: read_csv, to_sql into SQLite": ("pandas", ["-c", PANDAS, "{file}", "{db}"]),
}  # fmt: skip
"""By what they do: the module that must be there, and the command line."""
FOUND_FAULTS = 1
"""How frictionless ends when it has found the unreadable cells."""


def peers(bench: Bench) -> Iterator[Row]:
    """Load a file of a hundred thousand rows by the product and by each peer that is installed, once each a round."""
    short = replace(bench, folder=bench.folder / "peers", rows=min(bench.rows, MOST_ROWS))
    short.folder.mkdir()
    file = short.file()
    db = short.folder / "peer.sqlite"
    steps = {
        peer: Step(
            python(*(part.format(file=file, db=db) for part in command)),
            lambda: db.unlink(missing_ok=True),
            accepted=(0, FOUND_FAULTS) if module == "frictionless" else (0,),
        )
        for peer, (module, command) in PEERS.items()
        if find_spec(module)
    }
    runs = short.alternate(**{"floor": short.load(file), **steps})
    for peer in PEERS:
        measure, against = f"{short.rows:,} rows: {peer}", "`cases load`"
        if peer in runs:
            yield compared(measure, against, runs, of=peer)
        else:
            yield Row(measure, against, figures="not installed: `pip install -e '.[bench]'`")
