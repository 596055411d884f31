"""Where the SQL of the benchmark is: `sql/` beside this module."""

from functools import cache
from pathlib import Path

SQL = Path(__file__).parent / "sql"


@cache
def sql(name: str) -> str:
    """Return the text of `sql/NAME.sql`."""
    return (SQL / f"{name}.sql").read_text("utf-8")
