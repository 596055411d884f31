"""Tests over the labelled tables of `tests/labelled`: one text a row, what it means, and a reason."""

import pytest

from tests.accuracy import tabled


def each(name: str) -> pytest.MarkDecorator:
    """Return the decorator that runs a test with each row of a table, named by its reason."""
    return pytest.mark.parametrize("row", [pytest.param(row, id=row["reason"]) for row in tabled(name)])
