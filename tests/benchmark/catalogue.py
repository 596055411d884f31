"""Every report by every grouping that it takes: the seconds of its query alone, the answer whole, as Arrow.

Run as a program it times all of them on one database and prints the seconds, and how many rows the answer has, as JSON:
`python -m tests.benchmark.catalogue DB ROUNDS`.
"""

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from cases.frame import Query

SECONDS = 2.0
"""What the query of a report takes at most, on a million cases and two cores."""
CROSSED = ("type", "year")
"""The groupings of a report that takes two."""


def asked() -> Iterator[tuple[str, "Query", "Query"]]:
    """Yield each report with each grouping, as a command line has them."""
    from cases import reports

    for name in reports.report_names():
        takes = reports.takes_grouping(name)
        if takes == "two":
            rows, cols = CROSSED
            yield f"{name} --rows {rows} --cols {cols}", *reports.find(name, rows, cols)
            continue
        if takes != "required":
            yield name, *reports.find(name)
        if f"{name}.detail" in reports.variants():
            yield f"{name} --detail", *reports.find(name, detail=True)
        groupings = {"none": [], "required": reports.grouping_names(), "optional": reports.grouping_names()}
        for by in groupings.get(takes, takes.split(", ")):
            yield f"{name} --by {by}", *reports.find(name, by)


def timed(con: "DuckDBPyConnection", report: "Query", grouping: "Query") -> tuple[float, int]:
    """Return the seconds that a report takes, and how many rows it has."""
    from cases.reports import compose
    from cases.selection import Selection

    composed, parameters = compose(report, grouping, Selection())
    start = time.perf_counter()
    rows = con.sql(composed, params=parameters).to_arrow_table().num_rows
    return time.perf_counter() - start, rows


def main(db: str, rounds: str) -> None:
    """Print the seconds of each; those that take too long have as many rounds, and the median counts."""
    from cases.store import reading

    with reading(Path(db)) as con:
        taken = {}
        for command, report, grouping in asked():
            taken[command] = timed(con, report, grouping)
            seconds, rows = taken[command]
            if seconds > SECONDS:
                taken[command] = median(timed(con, report, grouping)[0] for _ in range(int(rounds))), rows
    print(json.dumps(taken))


if __name__ == "__main__":
    main(*sys.argv[1:])
