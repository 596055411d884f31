"""Distinct texts are read in batches, by other processes where they are many; what is found is the same."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cases import store
from cases.console import told_rows
from cases.errors import SourceError
from cases.loading import dictionaries
from cases.loading.dictionaries import BATCH, MANY, read_distinct
from cases.loading.progress import STEPS, Progress
from tests.conftest import load_file

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


@pytest.mark.parametrize("rows", ["a,案\n", 'a,"案\n'])
def test_progress_may_be_asked_when_the_database_is_closed(tmp_path: Path, rows: str) -> None:
    """The thread that shows it goes on while a large database is closed, after a load as after a fault."""
    path, progress = tmp_path / "in.csv", Progress()
    path.write_text(f"case_id,title\n{rows}", "utf-8")
    with store.writing(None) as con, suppress(SourceError):
        load_file(con, path, progress=progress)
    assert 0 <= progress.done() <= 1


@pytest.mark.parametrize(
    ("rows", "share", "expected"),
    [
        pytest.param(None, 0.5, "", id="not counted yet"),
        pytest.param(1000, 0.0, "", id="nothing done yet"),
        pytest.param(1_000_000, 0.25, "250,000 of 1,000,000 rows, 12,500 rows/s, 1:00 left,", id="a quarter in 20 s"),
    ],
)
def test_what_is_told_of_the_rows(rows: int | None, share: float, expected: str) -> None:
    assert told_rows(rows, share, 20) == expected


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
