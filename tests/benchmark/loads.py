"""How fast files are loaded, in which memory and into which size: against DuckDB alone."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tests.benchmark.bench import Bench
from tests.benchmark.files import Kind
from tests.benchmark.table import Row, compared

TABLE = "DuckDB's own typed table of the file"
CSV = "header = true"
LIMIT = "1GB"
LONGEST_ROW = 1 << 13
"""Bytes."""


def native(bench: Bench) -> Iterator[Row]:
    """Load a file that states everything: types, findings, duplicates and citations, but no prices from prose."""
    file = bench.file(Kind("native"))
    runs = bench.alternate(floor=bench.table("native", file), load=bench.load(file, "--no-facts"))
    yield compared("load, everything stated (`--no-facts`)", TABLE, runs, target=1.0)


def publicity(bench: Bench) -> Iterator[Row]:
    """Load a file of the template: amounts, dates, ids, places and prices from text."""
    file = bench.file()
    floor = bench.table("publicity", file, reader="read_csv", options=CSV)
    runs = bench.alternate(floor=floor, load=bench.load(file))
    yield compared("load, everything from text", TABLE, runs, target=1.5)
    yield compared("size of the database", "that table's", runs, what="size", target=0.5)
    row = compared("peak memory of the load", "that table's", runs, what="peak", target=0.7)
    yield row if bench.rows >= 10_000_000 else replace(row, target=None, said="≤ 0.7 at ten million rows")


def unique_basis(bench: Bench) -> Iterator[Row]:
    """Load a file of which half of the rows cite laws in words of their own."""
    file = bench.file(Kind(unique_basis=True))
    floor = bench.table("publicity", file, reader="read_csv", options=CSV)
    runs = bench.alternate(floor=floor, load=bench.load(file))
    yield compared("load, half of the legal bases unlike all others", TABLE, runs)


def encoding(bench: Bench) -> Iterator[Row]:
    """Load the same rows in GB18030 and in UTF-8."""
    recoded = bench.file(Kind("gb18030"))
    runs = bench.alternate(floor=bench.load(bench.file(), db="utf-8.duckdb"), load=bench.load(recoded))
    yield compared("load of GB18030", "of UTF-8", runs, target=2.0)


def parquet(bench: Bench) -> Iterator[Row]:
    """Load the same rows from Parquet."""
    file = bench.file(Kind("parquet"))
    runs = bench.alternate(floor=bench.table("parquet", file), load=bench.load(file))
    yield compared("load of Parquet", "DuckDB's own table of the file", runs, target=1.3)


def jsonl(bench: Bench) -> Iterator[Row]:
    """Load the same rows from JSON Lines."""
    file = bench.file(Kind("jsonl"))
    floor = bench.table("publicity", file, reader="read_json", options="format = 'newline_delimited'")
    runs = bench.alternate(floor=floor, load=bench.load(file))
    yield compared("load of JSON Lines", TABLE, runs, target=1.3)


def update(bench: Bench) -> Iterator[Row]:
    """Load a delta, the same file, and the same cases in another file, into a copy of the loaded database."""
    loaded, copy = bench.loaded(), bench.folder / "copy.duckdb"

    def copied() -> None:
        shutil.copyfile(loaded, copy)

    file, delta = bench.file(), bench.file(Kind(delta=True))
    runs = bench.alternate(
        floor=bench.load(file),
        delta=replace(bench.load(delta, db=copy.name), before=copied),
        again=replace(bench.load(file, db=copy.name), before=copied),
        other=replace(bench.load(longer(file), db=copy.name), before=copied),
    )
    yield compared("load of a tenth, half changed and half new", "of everything anew", runs, of="delta", target=0.4)
    yield compared("load of the same file again", "of everything anew", runs, of="again", target=0.5)
    yield compared("load of the same cases in another file", "of everything anew", runs, of="other")


def longer(file: Path) -> Path:
    """Return a copy of a CSV file in which the last row stands twice: the same cases in other bytes."""
    copy = file.with_name("longer.csv")
    shutil.copyfile(file, copy)
    with copy.open("r+b") as rows:
        rows.seek(-LONGEST_ROW, os.SEEK_END)
        rows.write(rows.read().splitlines(keepends=True)[-1])
    return copy


def memory(bench: Bench) -> Iterator[Row]:
    """Load under a limit of memory: that it completes is what counts."""
    file = bench.file()
    limited = bench.load(file, db="limited.duckdb", CASES_MEMORY_LIMIT=LIMIT)
    runs = bench.alternate(floor=bench.load(file), load=limited)
    row = compared(f"load under a memory limit of {LIMIT}", "without one", runs)
    yield replace(row, said="completes", figures=f"{row.figures}; {compared('', '', runs, what='peak').figures}")
