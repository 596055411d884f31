"""What the figures were measured on."""

import os
import platform
from importlib.metadata import version

from tests.benchmark.bench import Bench


def described(bench: Bench) -> str:
    """Return in words how much was measured, and on what."""
    return (
        f"{bench.rows:,} rows; {rounds(bench)} in which both sides take turns as whole processes, files in the page "
        f"cache. {hardware()}. Ratios are what counts: figures differ by machine."
    )


def rounds(bench: Bench) -> str:
    """Return in words how often each thing was measured."""
    return "one round" if bench.rounds == 1 else f"medians of {bench.rounds} rounds"


def hardware() -> str:
    """Return in words what this machine is, and which engine runs on it."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / (1 << 30)
    return (
        f"{os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()} {platform.machine()}, Python "
        f"{platform.python_version()}, DuckDB {version('duckdb')}"
    )
