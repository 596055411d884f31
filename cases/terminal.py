"""What a text may not do to a terminal: move its cursor, clear it, turn the direction of writing."""

import re

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and marks that turn the direction of writing."""
MARK = "\ufffd"
"""What stands in their place."""


def one_line(text: str) -> str:
    """Return a text for a terminal: on one line, without the control characters that could steer it."""
    return CONTROL.sub(MARK, " ".join(text.split()))


def harmless(text: str) -> str:
    """Return lines for a terminal, without the control characters that could steer it."""
    return "\n".join(CONTROL.sub(MARK, line) for line in text.split("\n"))
