"""Where the SQL and the reference data are: in the wheel, or beside the package in a checkout.

Owns finding and reading them; what they mean belongs to the modules that ask.
"""

import csv
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def folder(name: str) -> Traversable:
    """Return the folder `sql` or `data`, installed or in a checkout."""
    packaged = files("cases") / name
    return packaged if packaged.is_dir() else Path(__file__).parent.parent / name


@cache
def sql(name: str) -> str:
    """Return the text of `sql/NAME.sql`."""
    return (folder("sql") / f"{name}.sql").read_text("utf-8")


def sql_names(place: str) -> list[str]:
    """Return the names of the SQL files in the folder `sql/PLACE`, in order."""
    found = (folder("sql") / place).iterdir()
    return sorted(entry.name.removesuffix(".sql") for entry in found if entry.name.endswith(".sql"))


def text(name: str) -> str:
    """Return the text of `data/reference/NAME.csv`."""
    return (folder("data") / "reference" / f"{name}.csv").read_text("utf-8")


@cache
def reference(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of `data/reference/NAME.csv`, cells as text."""
    return tuple(csv.DictReader(text(name).splitlines()))
