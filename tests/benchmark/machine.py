"""What the figures were measured on."""

import os
import platform
from importlib.metadata import version

from tests.benchmark.bench import Bench


def described(bench: Bench) -> str:
    """Return in words how much was measured, and on what."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / (1 << 30)
    rounds = f"{bench.rounds} {'round' if bench.rounds == 1 else 'rounds'}"
    return (
        f"{bench.rows:,} rows; medians of {rounds} in which both sides take turns as whole processes, files in the "
        f"page cache. {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()} {platform.machine()}, Python "
        f"{platform.python_version()}, DuckDB {version('duckdb')}. Ratios are what counts: figures differ by machine."
    )
