"""A fast start: nothing is imported before it is needed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

PROBE = """
import sys
sys.argv = ["cases", *sys.argv[1:]]
from cases import cli
try:
    cli.main()
except SystemExit:
    pass
import json
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""
HEAVY = {
    "duckdb",
    "pyarrow",
    "jinja2",
    "tabulate",
    "wcwidth",
    "rich",
    "pydantic",
    "xlsxwriter",
    "python_calamine",
    "sqlglot",
    "pyspark",
    "py4j",
    "numpy",
    "pandas",
}


def imported(*arguments: str, folder: str = ".") -> set[str]:
    done = subprocess.run([sys.executable, "-c", PROBE, *arguments], capture_output=True, check=True, cwd=folder)
    modules = json.loads(done.stderr.decode().splitlines()[-1])
    return {name if name.startswith("cases.") else name.partition(".")[0] for name in modules}


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


def test_help_needs_the_command_line_only() -> None:
    own = {name for name in imported("--help") if name.startswith("cases.")}
    commands = {f"cases.commands.{name}" for name in ("collection", "inquiry", "lookup")}
    line = {"cases.application", "cases.cli", "cases.commands", "cases.console", "cases.errors", "cases.terminal"}
    assert own == {*line, *commands, "cases.options", "cases.completion", "cases.reporthelp"}


def test_a_template_needs_its_writer_only(tmp_path: Path) -> None:
    assert imported("template", "-o", str(tmp_path / "x.xlsx")) & HEAVY == {"xlsxwriter"}
