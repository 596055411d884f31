"""The language of titles, headings and the lines under a report: which one is meant, and how a phrase reads in it.

Owns the choice and `data/reference/phrases.csv`, English to Chinese. Headings of columns and names of codes are the
record's (`record`), those of a report its header's (`frame`).
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from cases.resources import reference


def spoken(asked: str | None, environ: Mapping[str, str]) -> str:
    """Return the language, en or zh: the one asked for, else that of CASES_LANG, else zh where the locale is Chinese.

    Of the variables of a locale LC_ALL wins over LC_MESSAGES, that over LANG (POSIX, Base Definitions, 8.2).
    """
    if asked:
        return asked
    chosen = environ.get("CASES_LANG", "").lower()
    if not chosen:
        chosen = next(filter(None, map(environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "").lower()
    return "zh" if chosen.startswith("zh") else "en"


def phrase(template: str, lang: str, **values: Any) -> str:
    """Return an English template, or the Chinese one that belongs to it, filled with the values."""
    return (template if lang == "en" else chinese()[template]).format(**values)


@cache
def chinese() -> Mapping[str, str]:
    """Return the Chinese of each English template; both name the same values."""
    return {row["en"]: row["zh"] for row in reference("phrases")}
