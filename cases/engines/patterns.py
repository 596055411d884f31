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

SIGN = re.compile(r"\\x\{[0-9a-f]+\}|\\.|\(\?:|\(\?|\[:\^?\w+:\]|\[\^?\]|\[\^|&&|.", re.DOTALL | re.IGNORECASE)


class PatternError(ValueError):
    """A pattern has what is not known to mean the same."""


def java(pattern: str) -> str:
    """Return the pattern in Java's words, as code of RE2's. Raises PatternError."""
    parts = ["(?d)"]  # a line ends with \n and nothing else
    within = False
    for sign in SIGN.findall(pattern):
        parts.append(inside(sign) if within else outside(sign))
        within = sign != "]" if within else sign in ("[", "[^")
    if within:
        raise PatternError(f"the class of {pattern} has no end")
    return "".join(parts)


def outside(sign: str) -> str:
    """Return a sign that stands in no class."""
    match sign:
        case r"\b":
            return WORD_BOUNDARY
        case r"\s":
            return f"[{BLANKS}]"
        case "$":
            return r"\z"
    return known(sign)


def inside(sign: str) -> str:
    """Return a sign of a class: Java reads [ there as another class, and && as what two have in common."""
    match sign:
        case r"\s":
            return BLANKS
        case "[" | "[^":
            return "\\" + sign
        case "&&":
            return r"\&\&"
        case "(?":
            return sign
    return known(sign)


def known(sign: str) -> str:
    """Return a sign as it stands. Raises PatternError for one that Java may read otherwise."""
    escape = sign[1] if sign.startswith("\\") else ""
    if escape.isalnum() and escape not in SAME_ESCAPES and not sign.startswith("\\x{"):
        raise PatternError(f"{sign} is not translated")
    if sign == "(?" or (sign.startswith("[") and sign not in ("[", "[^")):
        raise PatternError(f"{sign} is not translated")
    return sign


def java_replacement(text: str) -> str:
    r"""Return the text that takes the place of a match: its groups are $1, not \1. Raises PatternError."""
    parts = []
    for sign in re.findall(r"\\.|.", text, re.DOTALL):
        if sign == "$":
            parts.append(r"\$")
        elif sign.startswith("\\") and sign != "\\\\":
            if not sign[1:].isdigit():
                raise PatternError(f"{sign} in a replacement is not translated")
            parts.append(f"${sign[1]}")
        else:
            parts.append(sign)
    return "".join(parts)
