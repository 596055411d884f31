"""Whether two tables of Arrow say the same, cell by cell and in the same order."""

import math
from decimal import Decimal
from itertools import islice
from typing import Any


def alike(one: Any, other: Any) -> bool:
    """Say whether two cells are the same: text and days, amounts with their digits, doubles to a billionth."""
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return str(one) == str(other)
    return type(one) is type(other) and one == other


def differences(one: Any, other: Any) -> list[str]:
    """Return where two Arrow tables differ, also in the order of their rows: the first few."""
    if (one.column_names, one.num_rows) != (other.column_names, other.num_rows):
        return [f"{one.num_rows} rows of {one.column_names}, on Spark {other.num_rows} of {other.column_names}"]
    found = (
        f"row {number}, {name}: {cell!r}, on Spark {another!r}"
        for name in one.column_names
        if not one[name].equals(other[name])
        for number, (cell, another) in enumerate(zip(one[name].to_pylist(), other[name].to_pylist(), strict=True), 1)
        if not alike(cell, another)
    )
    return list(islice(found, 3))
