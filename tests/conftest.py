"""What tests share: real processes of the command line, and databases that state only what differs."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from cases import store
from cases.loading import Outcome, load
from cases.loading.account import left_out
from cases.loading.placement import LeftOut
from cases.loading.plan import SAMPLE
from cases.loading.sources import opened
from cases.resources import folder

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

settings.register_profile("cases", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("cases")

os.environ["CASES_LANG"] = "en"

SHELL = ("PYTHON", "CASES_", "COLUMNS", "LANG", "LC_", "NO_COLOR")
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith(SHELL)},
    "PYTHONPATH": str(Path(__file__).parent.parent),
    "CASES_WAIT": "0",
}
"""Of the processes that tests start: what a developer's shell sets must not change what they show."""

TOGETHER = ("test_spark.py", "test_page.py")
"""Files whose tests share what takes long to start."""

SAMPLE_FILE = Path(str(folder("data") / "samples" / SAMPLE))


def interruptible() -> None:
    """Be a process that Ctrl-C ends, whatever it was started from."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Let one process run all tests of a file that share a cluster or a browser, the longest such file first."""
    from xdist.scheduler import LoadScopeScheduling

    scheduler = LoadScopeScheduling(config, log)
    scheduler._split_scope = group_of
    return scheduler


def group_of(nodeid: str) -> str:
    """Return what a test is run together with: its file, or nothing but itself."""
    file = nodeid.partition("::")[0]
    return file if file.endswith(TOGETHER) else nodeid


@dataclass(frozen=True)
class Done:
    """What a process of the command line left."""

    code: int
    out: str
    err: str

    def rows(self) -> list[dict[str, Any]]:
        """Return the rows of JSON on stdout."""
        rows: list[dict[str, Any]] = json.loads(self.out)
        return rows


@pytest.fixture
def cases(tmp_path: Path) -> Callable[..., Done]:
    """Run the command line as a process of its own in an empty folder."""

    def run(*arguments: str, stdin: bytes = b"", **environment: str) -> Done:
        done = subprocess.run(
            [sys.executable, "-m", "cases", *arguments],
            cwd=tmp_path,
            env={**ENVIRONMENT, **environment},
            input=stdin,
            capture_output=True,
            timeout=120,
            check=False,
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def con() -> Iterator["DuckDBPyConnection"]:
    """An empty database in memory."""
    with store.writing(None) as connection:
        yield connection


@pytest.fixture
def sample(con: "DuckDBPyConnection") -> "DuckDBPyConnection":
    """A database in memory with the eight published cases."""
    load_file(con, SAMPLE_FILE, is_sample=True)
    return con


@pytest.fixture(scope="session")
def published() -> Iterator["DuckDBPyConnection"]:
    """The eight published cases, for tests that only read."""
    with store.writing(None) as connection:
        load_file(connection, SAMPLE_FILE, is_sample=True)
        yield connection


@pytest.fixture(scope="session")
def empty() -> Iterator["DuckDBPyConnection"]:
    """A database without cases, for tests that only read."""
    with store.writing(None) as connection:
        yield connection


def load_file(con: "DuckDBPyConnection", path: Path | str, **options: Any) -> Outcome:
    """Load one file."""
    with opened(str(path)) as source:
        return load(con, source, **options)


@pytest.fixture
def put(con: "DuckDBPyConnection", tmp_path: Path) -> Callable[..., Outcome]:
    """Load cases given as dictionaries, each with a case_id and title unless it says otherwise."""

    def load_cases(*cases: dict[str, Any], **options: Any) -> Outcome:
        filled = ({"case_id": f"c{number}", "title": f"案{number}", **case} for number, case in enumerate(cases, 1))
        return load_file(con, write_cases(tmp_path, *filled), **options)

    return load_cases


def write_cases(folder: Path, *cases: dict[str, Any]) -> Path:
    """Write cases as JSON Lines into a folder and return the file."""
    path = folder / "cases.jsonl"
    path.write_text("".join(json.dumps(case, ensure_ascii=False) + "\n" for case in cases), "utf-8")
    return path


def table(
    con: "DuckDBPyConnection", name: str, without: tuple[str, ...] = ("load_id", "source_row", "basis")
) -> list[Any]:
    """Return all rows of a table in a fixed order, without what depends on the file they came from or on the order of loads."""
    columns = [row[0] for row in con.execute(f"describe {name}").fetchall() if row[0] not in without]
    return con.execute(f"select {', '.join(columns)} from {name} order by all").fetchall()


def content(con: "DuckDBPyConnection") -> dict[str, list[Any]]:
    """Return what a database knows of its cases."""
    return {name: table(con, name) for name in ("cases", "citations", "prices")}


def left(columns: Iterable[LeftOut]) -> tuple[str, ...]:
    """Return columns that were left out as a person reads it."""
    return tuple(left_out(one, "en") for one in columns)


def rules(outcome: Outcome) -> dict[str, int]:
    """Return how often each rule was broken."""
    return {finding.rule: finding.count for finding in outcome.findings}
