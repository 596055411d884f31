"""Files of invented cases: rows of the publicity template of 2018 in several forms, and the same in the native form.

Owns what is written where. What stands in the rows is drawn in `sql/`, by the shares of `shares`, from the words of
`vocabulary`: the same for the same number of rows and version of DuckDB.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

import duckdb

from cases.literals import quoted
from cases.resources import folder
from tests.benchmark.files import Kind
from tests.benchmark.queries import sql
from tests.benchmark.shares import BASES, CHANGED
from tests.benchmark.vocabulary import themes, words_into

CHUNK = 1 << 22
"""Characters that are recoded at a time."""


def generate(place: Path, rows: int, kind: Kind) -> Path:
    """Write a file of ROWS cases into a folder and return it; a delta is one to the file of that many rows."""
    with duckdb.connect() as con:
        con.execute("set enable_progress_bar = false")
        # Rows stay in the order of their numbers where one thread takes the joins as they are written.
        con.execute("set threads = 1")
        con.execute("set disabled_optimizers = 'join_order,build_side_probe_side'")
        con.execute(sql("macros"))
        sentences = words_into(con)
        basis = f"case when happens(j, 'unique_basis') then {sentences['unique_basis']} else basis end"
        con.execute(sql("delta" if kind.delta else "numbered").format(rows=rows, changed=CHANGED))
        con.execute(sql("drawn").format(bases=BASES // len(themes())))
        con.execute(sql("cases").format(**sentences, basis=basis if kind.unique_basis else "basis"))
        path = place / kind.name
        WRITERS[kind.form](con, path)
    return path


def publicity(options: str) -> Callable[[duckdb.DuckDBPyConnection, Path], None]:
    """Return what writes the rows of the template by a COPY with the options."""

    def write(con: duckdb.DuckDBPyConnection, path: Path) -> None:
        con.execute(f"copy ({sql('publicity')}) to {quoted(str(path))} ({options})")

    return write


def native(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Write the rows in the native form."""
    types = quoted(str(folder("data") / "reference" / "violation_types.csv"))
    con.execute(f"copy ({sql('native').format(types=types)}) to {quoted(str(path))} (format csv, header)")


def recoded(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Write the rows of the template as CSV in GB18030."""
    plain = path.with_suffix(".utf-8")
    publicity("format csv, header")(con, plain)
    with plain.open(encoding="utf-8", newline="") as text, path.open("w", encoding="gb18030", newline="") as file:
        while chunk := text.read(CHUNK):
            file.write(chunk)
    plain.unlink()


WRITERS: Mapping[str, Callable[[duckdb.DuckDBPyConnection, Path], None]] = {
    "csv": publicity("format csv, header"),
    "gb18030": recoded,
    "parquet": publicity("format parquet, compression zstd"),
    "jsonl": publicity("format json"),
    "native": native,
}
