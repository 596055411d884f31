"""Which cases a report or an export looks at: words of the command line to values of the SQL filters.

Owns the defaults (all but withdrawn, money over decided) and the check that a code exists.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from cases import codelists
from cases.errors import UsageError, nearest

DECIDED = ("decided",)
UNDECIDED = ("proposed", "investigating", "transferred", "unknown")
"""Statuses in which nothing is decided on the party, who is only suspected."""
LARGEST_RATE = 10**12
"""In percent: no rate of prices goes beyond."""
SHOWN = tuple(status for status in codelists.codes("status") if status != "withdrawn")

ASSUMPTIONS = {
    "no_gains": "gains that are not stated were none (价格违法行为行政处罚规定 art. 18)",
    "no_fee": "an advertising fee that is not stated could not be calculated",
    "small_base": "a base that is not stated lies below the limit of its clause",
    "not_serious": "no case is a serious one",
}
"""What may be assumed of cases where they do not state it, code to what that means."""
PRIVATE = ("party",)
"""Filters whose words no page or brief tells: they may name a natural person.

The id of a case is told: it is no name, it says which case a page is about, and as every list shows it, with decision
numbers, to hide it there would protect nobody.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The filters in force, by name; each value is as its file in `sql/filters` expects it."""

    filters: Mapping[str, Any] = field(default_factory=dict)
    status: tuple[str, ...] = ()
    """Statuses asked for; none means all but withdrawn, with money over decided."""
    role: tuple[str, ...] = ("violated", "unknown")
    date: str = "ref"
    level: str = "item"
    """How far down citations are told apart: law, article, paragraph or item."""
    concordance: bool = False
    """Whether an article that was renumbered counts under its present number."""
    unmask: bool = False
    """Whether natural persons show by name."""
    over: Decimal | None = None
    """Show lines with a larger markup only, in percent: a threshold of the user's."""
    top: int = 20
    """How many of the largest are shown."""
    assumed: tuple[str, ...] = ()
    """What is taken for granted where a case does not state it, before its fine is compared with a band."""
    bands: str = ""
    """The name of the file whose bands take the place of ours."""
    words: Mapping[str, Sequence[str]] = field(default_factory=dict, compare=False)
    """What was asked for but the days, by option, in the words of the command line."""

    def with_bands(self, file: Path | None) -> "Selection":
        """Return the same, its fines compared with the bands of a file if there is one."""
        return replace(self, bands=file.name) if file else self


def relations(unmask: bool) -> Mapping[str, str]:
    """Return the relations that hold cases and findings, with natural persons by name or masked."""
    return {name: name if unmask else f"masked_{name}" for name in ("cases", "findings")}


def shown(names: Iterable[str], *, unmask: bool) -> list[str]:
    """Return columns that may name a natural person as SQL that shows them by name or masked."""
    return [name if unmask else f"masked({name}, person, person_mask) as {name}" for name in names]


def select(
    *,
    since: date | None = None,
    until: date | None = None,
    date: str = "ref",
    type: Sequence[str] = (),
    province: Sequence[str] = (),
    agency: Sequence[str] = (),
    law: Sequence[str] = (),
    party: Sequence[str] = (),
    id: Sequence[str] = (),
    status: Sequence[str] = (),
    source: Sequence[str] = (),
    role: Sequence[str] = (),
    level: str = "item",
    concordance: bool = False,
    unmask: bool = False,
    over: str | None = None,
    top: int = 20,
    assume: Sequence[str] = (),
) -> Selection:
    """Return the selection that the words ask for; codes may be given by their Chinese names.

    Raises UsageError for a code that does not exist.
    """
    if since and until and since > until:
        raise UsageError(f"--since {since} lies after --until {until}", "the other way round")
    groups = {**codelists.codes("violation_group"), **codelists.codes("violation_type")}
    filters = {
        "since": since,
        "until": until,
        "type": as_codes("type", type, groups),
        "province": any_of(province, before="^"),
        "agency": any_of(agency),
        "law": as_laws(law),
        "party": any_of(in_either_width(party)),
        "id": list(id),
        "source": as_codes("source", source, codelists.codes("source_kind")),
    }
    asked = {
        "type": type,
        "province": province,
        "agency": agency,
        "law": law,
        "party": party,
        "id": id,
        "status": status,
        "source": source,
        "assume": assume,
    }
    return Selection(
        filters={name: value for name, value in filters.items() if value},
        status=tuple(as_codes("status", status, codelists.codes("status"))),
        role=tuple(as_codes("role", role, codelists.codes("role"))) or Selection().role,
        date=date,
        level=level,
        concordance=concordance,
        unmask=unmask,
        over=None if over is None else as_percent("over", over),
        top=top,
        assumed=tuple(dict.fromkeys(word.replace("-", "_") for word in assume)),
        words={name: words for name, words in asked.items() if words},
    )


def as_laws(names: Sequence[str]) -> list[str]:
    """Return the short name of each law, by which it is counted."""
    if not names:
        return []
    # Most commands ask for no law.
    from cases.text import laws

    return [laws.law(name).name for name in names]


def as_percent(option: str, word: str) -> Decimal:
    """Return a rate in percent that a user gives, as 100, 100.5 or 100%, to six decimals. Raises UsageError."""
    try:
        value = Decimal(word.strip().rstrip("%％"))
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or value.copy_abs() > LARGEST_RATE:
        raise UsageError(f"--{option} {word} is no rate in percent", f"--{option} 100")
    return Decimal(f"{round(value, 6).normalize():f}")


def any_of(texts: Sequence[str], before: str = "") -> str:
    """Return a regular expression for any of the texts as they stand; nothing for none.

    One text stands without brackets: an engine then looks for it as for a plain one.
    """
    return "|".join(f"{before}{re.escape(text)}" or "(?:)" for text in texts)


def in_either_width(texts: Sequence[str]) -> list[str]:
    """Return texts with brackets of one width and of the other: names are told apart by neither."""
    full, half = str.maketrans("()", "（）"), str.maketrans("（）", "()")
    return list(dict.fromkeys(one for text in texts for one in (text, text.translate(full), text.translate(half))))


def as_codes(option: str, words: Sequence[str], codes: Mapping[str, str]) -> list[str]:
    """Return the code of each word, a code or its Chinese name. Raises UsageError."""
    by_name = {zh: code for code, zh in codes.items()}
    found = []
    for word in words:
        code = word if word in codes else by_name.get(word)
        if code is None:
            raise UsageError(f"--{option} {word} is not known", nearest(word, [*codes, *codes.values()]))
        found.append(code)
    return found
