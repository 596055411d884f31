"""Values as SQL literals, for the few places where none can be bound: table functions, and queries to be pasted."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any


def quoted(text: str) -> str:
    """Return a text as an SQL string."""
    return "'" + text.replace("'", "''") + "'"


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
