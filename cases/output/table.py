"""Tables for people: aligned with Chinese at its true width, and Markdown for pasting."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import IO, Any

from cases.output import Result, Style
from cases.output.cells import text

WIDEST = 40
"""Display columns of a text cell before it wraps: twenty Chinese characters."""
MISSING_KEY = "—"


def shown(value: Any, column: str) -> str:
    """Return a value for reading: thousands marked, a missing group as a dash, one line."""
    if value is None:
        return MISSING_KEY if column == "key" else ""
    if isinstance(value, bool):
        return text(value)
    if isinstance(value, Decimal):
        whole, point, places = text(value).partition(".")
        return f"{int(whole):,}{point}{places}" if int(whole) else text(value)
    if isinstance(value, int):
        return format(value, ",")
    return " ".join(text(value).split())


def write(result: Result, stream: IO[bytes], style: Style) -> None:
    """Write title, table and the line under it; in Markdown the table and the line."""
    from tabulate import tabulate
    from wcwidth import wrap

    rows = [list(row) for row in result.rows]
    numeric = [is_numeric([row[at] for row in rows], name) for at, name in enumerate(result.columns)]
    cells = [[shown(value, name) for value, name in zip(row, result.columns, strict=True)] for row in rows]
    markdown = style.form == "md"
    if markdown:
        cells = [[cell.replace("|", "\\|") for cell in row] for row in cells]
    else:
        cells = [["\n".join(wrap(cell, WIDEST)) for cell in row] for row in cells]
    table = tabulate(
        cells,
        headers=list(result.header),
        tablefmt="github" if markdown else "simple",
        disable_numparse=True,
        colalign=["right" if right else "left" for right in numeric] if cells else None,
    )
    lines = [] if markdown or not result.title else [result.title, ""]
    lines += [line.rstrip() for line in table.splitlines()]
    if result.note or result.footers:
        lines += ["", *filter(None, [result.note, *result.footers])]
    stream.write(("\n".join(lines) + "\n").encode())


def is_numeric(values: Sequence[Any], column: str) -> bool:
    """Say whether a column is right-aligned: it holds numbers, and dates stay left."""
    filled = [value for value in values if value is not None]
    return column != "key" and bool(filled) and all(
        isinstance(value, int | Decimal | float) and not isinstance(value, bool | date) for value in filled
    )
