"""Processes of the command line, as users start them, and what a database holds after them."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from tests.conftest import ENVIRONMENT, content

EXPECTED = (0, 1, 2, 3, 130)
"""The exit codes that the program documents."""
TOO_LONG = 120
"""Seconds after which a command hangs."""


def command(*arguments: str) -> list[str]:
    """Return the command line of a command."""
    return [sys.executable, "-m", "cases", *arguments]


def start(folder: Path, *arguments: str, **more: Any) -> subprocess.Popen[bytes]:
    """Start a command in a folder, as the head of a group of its own."""
    return subprocess.Popen(
        command(*arguments),
        cwd=folder,
        env={**ENVIRONMENT, **more.pop("environment", {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        **more,
    )


def run(folder: Path, *arguments: str, **more: Any) -> tuple[int, str, str]:
    """Run a command to its end: exit code, stdout, stderr."""
    process = start(folder, *arguments, **more)
    try:
        out, err = process.communicate(timeout=TOO_LONG)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, 9)
        process.communicate()
        return -1, "", f"it hangs: {arguments}"
    return process.returncode, out.decode("utf-8", "replace"), err.decode("utf-8", "replace")


def clean(*arguments: str, code: int, err: str, allowed: Sequence[int] = EXPECTED) -> str:
    """Return what is wrong with how a command ended; nothing, if as documented."""
    if "Traceback" in err or code not in allowed:
        return f"{' '.join(arguments)[:200]} ended with {code}: {err[-400:]}"
    return ""


def state(path: Path) -> dict[str, Any]:
    """Return what a database holds: cases, citations, prices, findings, and its loads without their times."""
    with duckdb.connect(str(path), read_only=True) as con:
        loads = "select load_id, source_file, inserted, updated, unchanged, rejected from loads order by all"
        findings = "select load_id, source_row, case_id, rule, field, value from findings order by all"
        return {
            **content(con),
            "loads": con.execute(loads).fetchall(),
            "findings": con.execute(findings).fetchall(),
        }


def left(folder: Path, *expected: str) -> str:
    """Return which files lie in a folder beside the expected ones."""
    return ", ".join(sorted(entry.name for entry in folder.iterdir() if entry.name not in expected))
