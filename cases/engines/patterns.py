"""Regular expressions of DuckDB (RE2) as those of Java, which Spark takes: they look alike and mean other things.

Owns the differences. A pattern with anything that is not known to mean the same is refused.
"""

import re

WORD_BOUNDARY = r"(?:(?<=\w)(?!\w)|(?<!\w)(?=\w))"
"""Java's own lies between letters of any script, RE2's between those of ASCII: 证号110… has none before its digits."""

BLANKS = r"\t\n\f\r "
"""What \\s is; Java's has a vertical tab as well."""

SAME_ESCAPES = "dwDWtnrf"
"""Letters behind a backslash that mean the same."""

TOKEN = re.compile(r"\\x\{[0-9a-f]+\}|\\.|\(\?:|\(\?|\[:\^?\w+:\]|\[\^?\]|\[\^|&&|.", re.DOTALL | re.IGNORECASE)


class PatternError(ValueError):
    """A pattern has what is not known to mean the same."""


def java(pattern: str) -> str:
    """Return the pattern in Java's words, as code of RE2's. Raises PatternError."""
    parts = ["(?d)"]  # a line ends with \n and nothing else
    within = False
    for token in TOKEN.findall(pattern):
        parts.append(inside(token) if within else outside(token))
        within = token != "]" if within else token in ("[", "[^")
    if within:
        raise PatternError(f"the class of {pattern} has no end")
    return "".join(parts)


def outside(token: str) -> str:
    """Return a token that stands in no class."""
    match token:
        case r"\b":
            return WORD_BOUNDARY
        case r"\s":
            return f"[{BLANKS}]"
        case "$":
            return r"\z"
    return known(token)


def inside(token: str) -> str:
    """Return a token of a class: Java reads [ there as another class, and && as what two have in common."""
    match token:
        case r"\s":
            return BLANKS
        case "[" | "[^":
            return "\\" + token
        case "&&":
            return r"\&\&"
        case "(?":
            return token
    return known(token)


def known(token: str) -> str:
    """Return a token as it stands. Raises PatternError for one that Java may read otherwise."""
    escape = token[1] if token.startswith("\\") else ""
    if escape.isalnum() and escape not in SAME_ESCAPES and not token.startswith("\\x{"):
        raise PatternError(f"{token} is not translated")
    if token == "(?" or (token.startswith("[") and token not in ("[", "[^")):
        raise PatternError(f"{token} is not translated")
    return token


def java_replacement(text: str) -> str:
    r"""Return the text that takes the place of a match: its groups are $1, not \1. Raises PatternError."""
    parts = []
    for token in re.findall(r"\\.|.", text, re.DOTALL):
        if token == "$":
            parts.append(r"\$")
        elif token.startswith("\\") and token != "\\\\":
            if not token[1:].isdigit():
                raise PatternError(f"{token} in a replacement is not translated")
            parts.append(f"${token[1]}")
        else:
            parts.append(token)
    return "".join(parts)
