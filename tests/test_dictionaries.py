"""Distinct texts are read in batches, by other processes where they are many; what is found is the same."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from cases.loading import dictionaries
from cases.loading.dictionaries import BATCH, MANY, read_distinct
from cases.loading.progress import STEPS, Progress

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def letters(text: str) -> Iterator[tuple[str]]:
    """Yield each letter of a text: texts may find nothing, one thing or several."""
    yield from ((letter,) for letter in text)


def found(con: "DuckDBPyConnection", count: int, progress: Progress | None = None) -> list[tuple[int, str]]:
    """Return what is read in as many texts."""
    con.execute(
        f"create or replace temp table words as select range as number, repeat('价', range % 3) from range(1, {count + 1})"
    )
    read_distinct(con, "words", "read", {"letter": "string"}, letters, progress)
    return con.execute("select * from read order by all").fetchall()


EXPECTED = [(number, "价") for number in range(1, MANY + BATCH) for _ in range(number % 3)]


@pytest.mark.parametrize("count", [0, 1, BATCH, BATCH + 1, MANY + BATCH - 1])
def test_every_text_is_read_once(con: "DuckDBPyConnection", count: int) -> None:
    assert found(con, count) == [row for row in EXPECTED if row[0] <= count]


def no_processes() -> None:
    """Fail as a machine does that lets nobody start processes."""
    raise OSError


def test_where_no_process_can_be_started_this_one_reads(
    con: "DuckDBPyConnection", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dictionaries, "readers", no_processes)
    assert found(con, MANY + BATCH - 1) == EXPECTED


def test_a_process_that_is_ended_loses_nothing(con: "DuckDBPyConnection", monkeypatch: pytest.MonkeyPatch) -> None:
    pool = dictionaries.readers.__wrapped__()
    pool.submit(len, "").result()
    for process in pool._processes.values():
        process.kill()
    monkeypatch.setattr(dictionaries, "readers", lambda: pool)
    assert found(con, MANY + BATCH - 1) == EXPECTED


def test_progress_tells_the_share_of_the_texts(con: "DuckDBPyConnection") -> None:
    progress = Progress()
    progress.enter("finding prices", con)
    before = progress.done()
    found(con, 2 * BATCH, progress)
    assert progress.done() - before == pytest.approx(STEPS["finding prices"])


def test_the_steps_are_all_of_the_work(con: "DuckDBPyConnection") -> None:
    progress = Progress()
    shares = []
    for step in STEPS:
        progress.enter(step, con)
        shares.append(progress.done())
    progress.within = lambda: 7.0
    assert [*shares, progress.done()] == pytest.approx(
        [0, *(sum([*STEPS.values()][: place + 1]) for place in range(len(STEPS)))]
    )
    assert progress.done() == pytest.approx(1)
