"""Values as SQL literals, for the few places where none can be bound: table functions, and queries to be pasted."""

import re
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any


def quoted(text: str) -> str:
    """Return a text as an SQL string."""
    return "'" + text.replace("'", "''") + "'"


def quoted_path(path: Path) -> str:
    """Return the path of one file as an SQL string for functions that read files: to them some marks are patterns."""
    return quoted(re.sub(r"[\[*?]", r"[\g<0>]", str(path)))


def literal(value: Any) -> str:
    """Return a parameter of a report as SQL."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case date() if not isinstance(value, datetime):
            return f"date '{value.isoformat()}'"
        case int() | Decimal():
            return str(value)
        case list():
            return f"[{', '.join(literal(element) for element in value)}]"
    return quoted(str(value))
