"""Layouts of known files: which heading is which field, in what unit, and what is never stored.

Owns reading and listing them. The native layouts are the record's; the others stand in `data/layouts`, a user's in a
TOML file of the same form. How the headings of a file are matched belongs to `placement`.
"""

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from cases import record
from cases.errors import UsageError, nearest
from cases.resources import folder, reference

WAN = "万元"
NATIVE = "native"
SECTIONS = {"title", "title_zh", "columns", "fallbacks", "units", "codes", "personal", "ignored", "defaults"}


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout: headings in normal form, each with its field."""

    name: str
    title: str
    title_zh: str
    fields: Mapping[str, str]
    """Heading to field."""
    fallbacks: Mapping[str, str] = field(default_factory=dict)
    """Heading to the field that it fills where the field's own column is empty; of a list it adds to it."""
    in_wan: frozenset[str] = frozenset()
    """Headings of amounts in 万元 that do not say so themselves."""
    personal: frozenset[str] = frozenset()
    """Headings of personal data, which is never stored."""
    ignored: frozenset[str] = frozenset()
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """For a code list: the words of this layout for its codes."""
    defaults: Mapping[str, str] = field(default_factory=dict)
    """What a field says where the file says nothing."""

    def knows(self, heading: str) -> bool:
        """Say whether a heading in normal form belongs to the layout."""
        return any(heading in known for known in (self.fields, self.fallbacks, self.personal, self.ignored))

    def is_personal(self, heading: str) -> bool:
        """Say whether a heading in normal form is one of personal data: by the layout, or by what such are called."""
        placed = heading in self.fields or heading in self.fallbacks or heading in self.ignored
        return heading in self.personal or (not placed and heading in personal_headings())

    def is_in_wan(self, heading: str) -> bool:
        """Say whether a heading in normal form is that of an amount in 万元: by itself, or by the layout."""
        return WAN in heading or heading in self.in_wan


def normal_heading(heading: str) -> str:
    """Return a heading without width, blanks, brackets and case: 罚款金额 (元) is 罚款金额元."""
    folded = unicodedata.normalize("NFKC", heading).casefold()
    return "".join(character for character in folded if not character.isspace() and character not in "()[]〔〕【】《》")


@cache
def personal_headings() -> frozenset[str]:
    """Return what columns of personal data are called in any table, in normal form."""
    return frozenset(normal_heading(row["heading"]) for row in reference("personal_headings"))


@cache
def native(fields: tuple[record.Field, ...] = record.NATIVE) -> Layout:
    """Return the layout of the record's own headings, English and Chinese; amounts also in 万元."""
    headings = {normal_heading(text): one.name for one in fields for text in (one.zh, one.name)}
    in_wan = {
        normal_heading(one.zh.replace("元", WAN)): one.name for one in fields if one.type == "money" and "元" in one.zh
    }
    return Layout(NATIVE, "The record's own headings, English or Chinese", "本工具的标准表头", {**in_wan, **headings})


@cache
def layouts() -> tuple[Layout, ...]:
    """Return the layouts of the package, the native one first."""
    files = sorted((folder("data") / "layouts").iterdir(), key=lambda file: file.name)
    return (native(), *(parse(file.name.removesuffix(".toml"), file.read_text("utf-8")) for file in files))


def find(name: str) -> Layout:
    """Return the layout of a name or of a TOML file. Raises UsageError if there is none, or it is not right."""
    named = {layout.name: layout for layout in layouts()}
    if name in named:
        return named[name]
    path = Path(name)
    if path.suffix != ".toml":
        raise UsageError(f"there is no layout {name}", nearest(name, [*named, "auto"]))
    try:
        return parse(path.stem, path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{name} cannot be read: {error}", "cases layouts lists those that are known") from error


def parse(name: str, text: str) -> Layout:
    """Return the layout that a TOML text describes. Raises UsageError for what it may not hold."""
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(
            f"layout {name} is no TOML that can be read: {error}", "cases layouts --guess FILE prints one"
        ) from error
    for part in content.keys() - SECTIONS:
        raise UsageError(f"layout {name}: {part} is no part of a layout", nearest(part, sorted(SECTIONS)))
    fields = {one.name for one in record.NATIVE}
    columns, fallbacks, defaults = (section(content, name, part) for part in ("columns", "fallbacks", "defaults"))
    for one in (*columns, *fallbacks, *defaults):
        if one not in fields:
            raise UsageError(f"layout {name}: there is no field {one}", nearest(one, sorted(fields)))
    units, codes = section(content, name, "units"), section(content, name, "codes")
    if units.keys() - {WAN}:
        raise UsageError(f"layout {name}: the unit {', '.join(units)} is not known", f'units."{WAN}" = [headings]')
    return Layout(
        name,
        str(content.get("title", name)),
        str(content.get("title_zh", content.get("title", name))),
        by_heading(name, columns),
        by_heading(name, fallbacks),
        frozenset(map(normal_heading, units.get(WAN, []))),
        frozenset(map(normal_heading, section(content, name, "personal").get("headings", []))),
        frozenset(map(normal_heading, section(content, name, "ignored").get("headings", []))),
        {part: {str(word): str(code) for word, code in words.items()} for part, words in codes.items()},
        {one: str(value) for one, value in defaults.items()},
    )


def section(content: Mapping[str, Any], name: str, part: str) -> Mapping[str, Any]:
    """Return a section of a layout. Raises UsageError if it is none."""
    found = content.get(part, {})
    if not isinstance(found, dict):
        raise UsageError(f"layout {name}: {part} is no table", f"[{part}] on a line of its own")
    return found


def by_heading(name: str, columns: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return the field of each heading, in normal form. Raises UsageError for headings that are no list of texts."""
    for one, headings in columns.items():
        if not isinstance(headings, list) or not all(isinstance(heading, str) for heading in headings):
            raise UsageError(f"layout {name}: {one} is no list of headings", f'{one} = ["heading", …]')
    found: dict[str, str] = {}
    for one, headings in columns.items():
        for heading in headings:
            other = found.setdefault(normal_heading(heading), one)
            if other != one:
                raise UsageError(f"layout {name}: {heading} stands for {other} and {one}", "leave it under one of them")
    return found
