"""The README: made by running it, and naming everything that there is."""

import subprocess
import sys
from pathlib import Path

import pytest

from cases import cli, record, reports
from cases.resources import reference, sql_names

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_the_examples_are_what_the_program_prints() -> None:
    command = [
        sys.executable,
        "-m",
        "cogapp",
        "--check",
        "--diff",
        "-P",
        "-I",
        str(ROOT),
        "-p",
        "from tests.readme import *",
        "README.md",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()


@pytest.mark.parametrize(
    "command",
    [command.name or command.callback.__name__ for command in cli.app.registered_commands if command.callback],
)
def test_every_command_is_there(command: str) -> None:
    assert f"`cases {command}" in README


def test_every_report_grouping_filter_field_and_rule_is_there() -> None:
    for name in (*reports.report_names(), *reports.grouping_names()):
        assert f"| {name} " in README, name
    for name in sql_names("filters"):
        assert f"`--{name}`" in README, name
    for field in record.NATIVE:
        assert field.name in README, field.name
        assert field.zh in README, field.name
    for row in reference("rules"):
        assert f"`{row['rule']}`" in README


def test_the_set_up_is_the_one_that_is_tested() -> None:
    """CI runs the README's own two commands, found in its text by how they begin and end."""
    for ending in ("report --by statute", "pytest"):
        (command,) = [line for line in README.splitlines() if line.startswith("python3 ") and line.endswith(ending)]
        assert f"'^python3 .*{ending}$' README.md" in (ROOT / ".ci" / "run").read_text("utf-8"), command
    for shell in ("```sh\n", "```powershell\n"):
        blocks = [part.split("\n```")[0] for part in README.split(shell)[1:]]
        assert len(blocks) == 2
        assert all("\n" not in block for block in blocks)
        assert all("-c constraints.txt" in block for block in blocks)
