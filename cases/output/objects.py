"""JSON (one array) and JSON Lines: decimals are number literals with all their digits."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any

from cases.output import Result, Style
from cases.output.cells import digits, is_finite, text


def write(result: Result, stream: IO[bytes], style: Style) -> None:
    """Write the rows as objects: one array with a row a line, or a line each."""
    keys = [f"{literal(heading)}: " for heading in result.header]
    if style.form == "jsonl":
        stream.writelines(f"{row_object(keys, row)}\n".encode() for row in result.rows)
        return
    before = "[\n "
    for row in result.rows:
        stream.write(f"{before}{row_object(keys, row)}".encode())
        before = ",\n "
    stream.write(b"[]\n" if before.startswith("[") else b"\n]\n")


def row_object(keys: Sequence[str], row: Sequence[Any]) -> str:
    """Return a row as a JSON object, its keys written already."""
    return "{" + ", ".join([key + literal(value) for key, value in zip(keys, row, strict=True)]) + "}"


def literal(value: Any) -> str:
    """Return a value as JSON."""
    write_value = WRITERS.get(type(value))
    return write_value(value) if write_value else json.dumps(text(value), ensure_ascii=False)


def json_array(values: Sequence[Any]) -> str:
    """Return values as a JSON array."""
    return f"[{', '.join(map(literal, values))}]"


def json_object(values: Mapping[str, Any]) -> str:
    """Return a mapping as a JSON object."""
    return row_object([f"{literal(str(key))}: " for key in values], list(values.values()))


def quoted_text(value: Any) -> str:
    """Return a date or time as a JSON string."""
    return f'"{text(value)}"'


WRITERS: Mapping[type, Callable[[Any], str]] = {
    type(None): lambda _: "null",
    str: json.JSONEncoder(ensure_ascii=False).encode,
    bool: text,
    int: str,
    float: lambda value: json.dumps(value) if is_finite(value) else "null",
    Decimal: digits,
    date: quoted_text,
    datetime: quoted_text,
    list: json_array,
    tuple: json_array,
    dict: json_object,
}
