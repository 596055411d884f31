"""Ctrl-C at any moment of a load: the database is as it was, or the load is whole."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cases import console, store
from cases.errors import DatabaseError, ExitCode
from tests.benchmark.files import Kind
from tests.benchmark.generator import generate
from tests.conftest import ENVIRONMENT, SAMPLE_FILE, content, interruptible, load_file

ROWS = 30_000
"""A load of some seconds, in which other processes read."""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a terminal signals a group of processes")


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A table of invented cases."""
    return Path(generate(tmp_path_factory.mktemp("table"), ROWS, Kind("csv", unique_basis=False, delta=False)))


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(DatabaseError("x fails: the transaction was aborted", "look"), id="in the engine's words"),
        pytest.param(RuntimeError("no result is open"), id="in those of its driver"),
        pytest.param(KeyboardInterrupt(), id="in Python's"),
    ],
)
def test_what_fails_after_ctrl_c_was_interrupted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fault: BaseException
) -> None:
    def broken() -> None:
        with pytest.raises(KeyboardInterrupt):
            console.interrupt()
        raise fault

    monkeypatch.setattr(console, "INTERRUPTED", [])
    assert console.guarded(broken) == ExitCode.INTERRUPTED
    assert "interrupted" in capsys.readouterr().err


@pytest.mark.parametrize("seconds", [0.4, 1.2, 2.0, 2.8])
def test_ctrl_c_leaves_the_database_as_it_was(tmp_path: Path, table: Path, seconds: float) -> None:
    db = tmp_path / "x.duckdb"
    with store.writing(db) as con:
        load_file(con, SAMPLE_FILE, is_sample=True)
        before = content(con)
    command = [sys.executable, "-m", "cases", "load", str(table), "--db", str(db)]
    process = subprocess.Popen(
        command, env=ENVIRONMENT, stderr=subprocess.PIPE, start_new_session=True, preexec_fn=interruptible
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    if b"_get_module_lock" in said:
        pytest.skip("Python lost the interrupt in the clean-up of an import")
    assert b"Traceback" not in said, said.decode()
    # The system ends a process that has not come to handling signals.
    assert process.returncode in (ExitCode.DONE, ExitCode.INTERRUPTED, -signal.SIGINT), said.decode()
    with store.reading(db) as con:
        ((loads, cases),) = con.execute("select count(*), (select count(*) from cases) from loads").fetchall()
        # What comes behind the commit finds all of it there.
        if process.returncode == ExitCode.DONE or loads > 1:
            assert (loads, cases > 20_000) == (2, True)
        else:
            assert content(con) == before
    assert [file.name for file in tmp_path.iterdir()] == [db.name]
