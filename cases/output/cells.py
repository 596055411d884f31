"""Values as text: one spelling for every text format."""

import math
import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import count
from typing import Any

FORMULA = re.compile(r"'*[ \t\n\r\f　]*[=+\-@＝＋－＠\t\r\n]")
"""A spreadsheet may run a cell that begins so, also after blanks; a quote mark before it keeps it text.
Quote marks before such a start count too, so that taking one off again gives back what was there."""

LIST_MARK = ";"


def text(value: Any) -> str:
    """Return a value as plain text: dates in ISO form, decimals with all digits, lists joined by ;."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case datetime():
            return value.isoformat(sep=" ", timespec="seconds")
        case date():
            return value.isoformat()
        case Decimal():
            return digits(value)
        case list() | tuple():
            return LIST_MARK.join(text(element) for element in value)
    return str(value)


def digits(value: Decimal) -> str:
    """Return all digits of a decimal: amounts and rates with their cents, prices as short as they are."""
    written = format(value, "f")
    if written[-3:-2] == "." or "." not in written:
        return written
    return written.rstrip("0").rstrip(".")


def guarded(cell: str) -> str:
    """Return the cell with a quote mark before anything that a spreadsheet would run as a formula."""
    return f"'{cell}" if FORMULA.match(cell) else cell


def unlike(names: Sequence[str]) -> list[str]:
    """Return the names of columns, a repeated one with a number that makes it unlike all others.

    Capitals make no difference: neither SQL nor a table of Excel tells names apart by them.
    """
    taken = {name.lower() for name in names}
    seen: set[str] = set()
    found = []
    for name in names:
        own = name
        if name.lower() in seen:
            numbered = (f"{name} ({number})" for number in count(2))
            own = next(one for one in numbered if one.lower() not in taken)
        seen.add(name.lower())
        taken.add(own.lower())
        found.append(own)
    return found


def is_finite(value: Any) -> bool:
    """Say whether a value is no NaN and no infinity."""
    return not isinstance(value, float) or math.isfinite(value)


def row_texts(row: Sequence[Any]) -> list[str]:
    """Return the cells of a row as text."""
    return [text(value) for value in row]
