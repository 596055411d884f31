"""The language of titles, headings and the lines under a report: which one is meant, and how a phrase reads in it.

Owns the choice, and `phrases.csv` of `data/reference`, English to Chinese. Headings of columns and names of codes are
the record's (`record`), those of a report its header's (`frame`); how a result reads is `wording`.
"""

import os
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from cases.resources import reference

READABLE = ("table", "md", "html")
"""Formats for people: in their language, with names in the place of codes."""


def spoken(asked: str | None, environ: Mapping[str, str] = os.environ) -> str:
    """Return the language, en or zh: the one asked for, else that of CASES_LANG, else zh where the locale is Chinese.

    Of the variables of a locale LC_ALL wins over LC_MESSAGES, that over LANG (POSIX, Base Definitions, 8.2).
    """
    if asked:
        return asked
    chosen = environ.get("CASES_LANG", "").lower()
    if not chosen:
        chosen = next(filter(None, map(environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "").lower()
    return "zh" if chosen.startswith("zh") else "en"


def written(asked: str | None, form: str, environ: Mapping[str, str] = os.environ) -> str:
    """Return the language of a result in a format: for people the one spoken, of a data file en unless it is asked for.

    So the headings of a data file are the same on every machine.
    """
    return spoken(asked, environ) if form in READABLE else asked or "en"


def beside(asked: str | None, form: str, environ: Mapping[str, str] = os.environ) -> str:
    """Return the language of title and note: the one spoken; of a workbook, which holds them, that of the result."""
    return written(asked, form, environ) if form == "xlsx" else spoken(asked, environ)


def phrase(template: str, lang: str, **values: Any) -> str:
    """Return an English template, or the Chinese one that belongs to it, filled with the values."""
    return (template if lang == "en" else chinese()[template]).format(**values)


def enumerated(words: Iterable[str], lang: str) -> str:
    """Return words as a list of equals: a, b, c; in Chinese 甲、乙、丙."""
    return (", " if lang == "en" else "、").join(words)


@cache
def chinese() -> Mapping[str, str]:
    """Return the Chinese of each English template; both name the same values."""
    return {row["en"]: row["zh"] for row in reference("phrases")}
