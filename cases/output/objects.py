"""JSON (one array) and JSON Lines: decimals are number literals with all their digits."""

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import IO, Any

from cases.output import Result, Style
from cases.output.cells import text


def literal(value: Any) -> str:
    """Return a value as JSON."""
    match value:
        case Decimal():
            return text(value)
        case date():
            return json.dumps(text(value))
        case list() | tuple():
            return "[" + ", ".join(literal(element) for element in value) + "]"
        case dict():
            return "{" + ", ".join(f"{literal(str(key))}: {literal(element)}" for key, element in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False)


def row_object(header: Sequence[str], row: Sequence[Any]) -> str:
    """Return a row as a JSON object."""
    return literal(dict(zip(header, row, strict=True)))


def write(result: Result, stream: IO[bytes], style: Style) -> None:
    """Write the rows as objects: one array with a row a line, or a line each."""
    array = style.form == "json"
    written = 0
    for row in result.rows:
        before = ("[\n " if not written else ",\n ") if array else ""
        stream.write(f"{before}{row_object(result.header, row)}{'' if array else chr(10)}".encode())
        written += 1
    if array:
        stream.write(b"\n]\n" if written else b"[]\n")
