"""A fast start: nothing is imported before it is needed."""

import json
import subprocess
import sys

import pytest

from cases.resources import sql_names

PROBE = """
import sys
sys.argv = ["cases", *sys.argv[1:]]
from cases import cli
try:
    cli.main()
except SystemExit:
    pass
import json
print(json.dumps(sorted({name.split(".")[0] for name in sys.modules})), file=sys.stderr)
"""
HEAVY = {
    "duckdb",
    "pyarrow",
    "tabulate",
    "wcwidth",
    "rich",
    "pydantic",
    "xlsxwriter",
    "python_calamine",
    "sqlglot",
    "numpy",
    "pandas",
}


def imported(*arguments: str, folder: str = ".") -> set[str]:
    done = subprocess.run([sys.executable, "-c", PROBE, *arguments], capture_output=True, check=True, cwd=folder)
    return set(json.loads(done.stderr.decode().splitlines()[-1]))


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], ["report", "--help"], ["load", "--help"], ["report", "nothing"]]
)
def test_help_and_usage_need_nothing_heavy(arguments: list[str]) -> None:
    assert imported(*arguments) & HEAVY == set()


def test_a_query_is_printed_without_a_database() -> None:
    assert imported("report", "--sql") & HEAVY == set()


def test_a_report_needs_its_engine_and_its_writer_only(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = str(tmp_path_factory.mktemp("start"))
    imported("load", "--sample", folder=folder)
    assert imported("report", "--format", "json", folder=folder) & HEAVY == {"duckdb"}
    assert imported("report", folder=folder) & HEAVY == {"duckdb", "tabulate", "wcwidth"}
    assert imported("report", "--format", "csv", folder=folder) & HEAVY == {"duckdb"}


def test_help_reads_no_sql() -> None:
    """Names of files are enough for completion; their text is read when a report is asked for."""
    assert sql_names("reports")
