"""Which column of a file is which field of the record: headings matched after normalising.

Owns the matching. The headings themselves are the record's, English and Chinese.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from cases import record
from cases.errors import SourceError


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a file's columns belong."""

    layout: str
    """native-en, native-zh or native-mixed."""
    columns: dict[str, int]
    """Field name to position of its column, from 0."""
    unplaced: tuple[str, ...]
    """Headings that no field has; those beginning with _ are left out knowingly."""


def normal_heading(heading: str) -> str:
    """Return a heading without width, blanks, brackets and case: 罚款金额 (元) is 罚款金额元."""
    folded = unicodedata.normalize("NFKC", heading).casefold()
    return "".join(character for character in folded if not character.isspace() and character not in "()[]〔〕【】《》")


@cache
def known(fields: tuple[record.Field, ...] = record.NATIVE) -> dict[str, tuple[str, str]]:
    """Return the headings of the fields, normalised, each with its field and language."""
    return {
        normal_heading(heading): (field.name, language)
        for language in ("zh", "en")
        for field in fields
        for heading in [field.name if language == "en" else field.zh]
    }


def place(headings: Sequence[str], source: str, fields: tuple[record.Field, ...] = record.NATIVE) -> Placement:
    """Say which field each heading names.

    Raises SourceError if none is known, or if two columns claim one field.
    """
    columns: dict[str, int] = {}
    unplaced: list[str] = []
    languages: set[str] = set()
    for position, heading in enumerate(headings):
        name, language = known(fields).get(normal_heading(heading), ("", ""))
        if not name:
            if heading.strip() and not heading.startswith("_"):
                unplaced.append(heading.strip() + hint(heading))
            continue
        if name in columns:
            raise SourceError(
                f"{source} has two columns for {name}: {headings[columns[name]]} and {heading}",
                "keep one of them, or put _ before the other's heading",
            )
        columns[name] = position
        languages.add(language)
    if not columns:
        raise SourceError(f"{source} has no heading that is known{seen(headings)}", suggestion(headings))
    language = languages.pop() if len(languages) == 1 else "mixed"
    return Placement(f"native-{language}", columns, tuple(unplaced))


def hint(heading: str) -> str:
    """Return what to do with a heading that is nearly known; amounts in 万元 are never taken for yuan."""
    if "万" in heading:
        return " (in 万元: convert to 元)"
    near = get_close_matches(normal_heading(heading), known(), n=1, cutoff=0.75)
    return f" (meant {known()[near[0]][0]}?)" if near else ""


def seen(headings: Iterable[str]) -> str:
    """Return what stood where the headings were expected, shortened."""
    names = ", ".join(heading.strip()[:20] for heading in headings if heading.strip())
    return f" (found: {names[:120]})" if names else ""


def suggestion(headings: Iterable[str]) -> str:
    """Return the remedy for unknown headings: the nearest known one, else where the list is."""
    for heading in headings:
        if near := get_close_matches(normal_heading(heading), known(), n=1, cutoff=0.75):
            return f"rename {heading.strip()} to {known()[near[0]][0]}; cases fields lists all headings"
    return "use the headings that cases fields lists, English or Chinese"
