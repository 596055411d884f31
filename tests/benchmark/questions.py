"""The questions that reports answer, each also in SQL as an analyst writes it against the tables: `sql/questions/`.

Run as a program it times both on one database and prints the seconds as JSON: `python -m tests.benchmark.questions DB
NAME ROUNDS`.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.benchmark.queries import sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

QUESTIONS: dict[str, tuple[str, str | None]] = {
    "summary": ("summary", None),
    "fines-by-type": ("fines", "type"),
    "fine-bins": ("fine-bins", None),
    "statutes": ("statutes", None),
    "markup-by-product": ("markup", "product"),
}
"""By the names of their SQL: the report that answers it, and how it is grouped."""

Answer = tuple[list[str], list[tuple[Any, ...]]]
"""Columns and rows."""


def arguments(name: str) -> list[str]:
    """Return the command line of the report that answers a question, as CSV."""
    report, by = QUESTIONS[name]
    return ["report", report, *(["--by", by] if by else []), "--format", "csv"]


def answers(con: "DuckDBPyConnection", name: str) -> tuple[Callable[[], Answer], Callable[[], Answer]]:
    """Return what answers a question by hand, and as the product does."""
    from cases.reports import compose, find
    from cases.selection import Selection

    report, by = QUESTIONS[name]
    composed, parameters = compose(*find(report, by), Selection())

    def answer(text: str, values: dict[str, Any]) -> Callable[[], Answer]:
        def run() -> Answer:
            result = con.execute(text, values)
            return [column[0] for column in result.description or []], result.fetchall()

        return run

    return answer(sql(f"questions/{name}"), {}), answer(composed, parameters)


def timed(work: Callable[[], Answer]) -> float:
    """Return the seconds that an answer takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main(db: str, name: str, rounds: str) -> None:
    """Print the seconds of both, by turns. Fails where their answers differ."""
    from cases.store import reading

    with reading(Path(db)) as con:
        by_hand, composed = answers(con, name)
        assert by_hand() == composed(), f"{name}: the answers differ"
        seconds = [(timed(by_hand), timed(composed)) for _ in range(int(rounds))]
    print(json.dumps(seconds))


if __name__ == "__main__":
    main(*sys.argv[1:])
