"""The labelled tables of `tests/labelled`: one text a row, what it means, and a reason."""

import csv

import pytest

from tests.accuracy import LABELLED


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of `tests/labelled/NAME.tsv`, cells as they stand."""
    with (LABELLED / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def each(name: str) -> pytest.MarkDecorator:
    """Return the decorator that runs a test with each row of a table, named by its reason."""
    return pytest.mark.parametrize("row", [pytest.param(row, id=row["reason"]) for row in rows(name)])
