"""Layouts of known files: which heading is which field, in what unit, and what is never stored.

Owns reading and listing them. The native layouts are the record's; the others stand in `data/layouts`, a user's in a
TOML file of the same form. How the headings of a file are matched belongs to `placement`.
"""

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from cases import codelists, record
from cases.errors import UsageError, nearest
from cases.output.cells import text as text_of
from cases.resources import folder, reference

WAN = "万元"
NATIVE = "native"
AS_TOLD = tuple(f"{NATIVE}-{language}" for language in ("en", "zh", "mixed"))
"""How a load calls the native layout: by the language of its headings."""
SECTIONS = ("title", "title_zh", "columns", "fallbacks", "units", "codes", "personal", "ignored", "defaults")


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
    """Return the layout of a name, as a load tells it, too, or of a TOML file.

    Raises UsageError if there is none, or it is not right.
    """
    named = {layout.name: layout for layout in layouts()}
    if known := named.get(NATIVE if name in AS_TOLD else name):
        return known
    path = Path(name)
    if path.suffix != ".toml":
        raise UsageError(f"there is no layout {name}", nearest(name, [*named, "auto"]))
    try:
        return parse(path.stem, path.read_text("utf-8-sig"))
    except OSError as error:
        raise UsageError(f"{name} cannot be read: {error}", "cases layouts lists those that are known") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{name} is not UTF-8", "save it so; cases layouts --guess FILE -o mine.toml does") from error


def parse(name: str, text: str) -> Layout:
    """Return the layout that a TOML text describes. Raises UsageError, naming the key, for what it may not hold."""
    try:
        content = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise UsageError(
            f"layout {name} is no TOML that can be read: {error}", "cases layouts --guess FILE -o mine.toml writes one"
        ) from error
    fields = [one.name for one in record.NATIVE]
    check_keys(name, content, SECTIONS, "{} is no part of a layout")
    columns, fallbacks, defaults = (section(name, content, part) for part in ("columns", "fallbacks", "defaults"))
    for of_fields, known in ((columns, [*fields, record.VIOLATED]), (fallbacks, fields), (defaults, fields)):
        check_keys(name, of_fields, known, "there is no field {}")
    units, personal, ignored = (section(name, content, part) for part in ("units", "personal", "ignored"))
    check_keys(name, units, [WAN], "the unit {} is not known")
    for part, of_headings in (("personal", personal), ("ignored", ignored)):
        check_keys(name, of_headings, ["headings"], f"{{}} is no part of {part}")
    title = title_of(name, content, "title", name)
    return Layout(
        name,
        title,
        title_of(name, content, "title_zh", title),
        by_heading(name, columns),
        by_heading(name, fallbacks),
        frozenset(map(normal_heading, headings(name, units, WAN))),
        frozenset(map(normal_heading, headings(name, personal, "headings", "personal."))),
        frozenset(map(normal_heading, headings(name, ignored, "headings", "ignored."))),
        words_for_codes(name, section(name, content, "codes")),
        {one: default(name, one, value) for one, value in defaults.items()},
    )


def check_keys(name: str, table: Mapping[str, Any], known: Iterable[str], wrong: str) -> None:
    """Raise UsageError, which says what is `wrong` with it, for a key that is none of those known."""
    for key in table:
        if key not in known:
            raise UsageError(f"layout {name}: {wrong.format(key)}", nearest(key, known))


def section(name: str, content: Mapping[str, Any], part: str, within: str = "") -> Mapping[str, Any]:
    """Return a section of a layout. Raises UsageError if it is none."""
    found = content.get(part, {})
    if not isinstance(found, dict):
        raise UsageError(f"layout {name}: {within}{part} is no table", f"[{within}{part}] on a line of its own")
    return found


def title_of(name: str, content: Mapping[str, Any], part: str, otherwise: str) -> str:
    """Return a title of a layout. Raises UsageError if it is no text."""
    found = content.get(part, otherwise)
    if not isinstance(found, str):
        raise UsageError(f"layout {name}: {part} is no text", f'{part} = "…"')
    return found


def headings(name: str, table: Mapping[str, Any], key: str, within: str = "") -> list[str]:
    """Return the headings that stand under a key. Raises UsageError if they are no list of texts."""
    found = table.get(key, [])
    if not isinstance(found, list) or not all(isinstance(heading, str) for heading in found):
        raise UsageError(f"layout {name}: {within}{key} is no list of headings", f'{key} = ["heading", …]')
    return found


def by_heading(name: str, columns: Mapping[str, Any]) -> dict[str, str]:
    """Return the field of each heading, in normal form. Raises UsageError for a heading that two fields claim."""
    found: dict[str, str] = {}
    for one in columns:
        for heading in headings(name, columns, one):
            other = found.setdefault(normal_heading(heading), one)
            if other != one:
                raise UsageError(f"layout {name}: {heading} stands for {other} and {one}", "leave it under one of them")
    return found


def words_for_codes(name: str, lists: Mapping[str, Any]) -> dict[str, Mapping[str, str]]:
    """Return the code of each word, by code list. Raises UsageError for a list or a code that there is not."""
    check_keys(name, lists, sorted({one.codes for one in record.NATIVE if one.codes}), "there is no list of codes {}")
    found = {part: section(name, lists, part, "codes.") for part in lists}
    for part, words in found.items():
        known = codelists.codes(part)
        for word, code in words.items():
            if not isinstance(code, str) or code not in known:
                raise UsageError(f"layout {name}: codes.{part}.{word} = {code} is no code", nearest(str(code), known))
    return found


def default(name: str, one: str, value: Any) -> str:
    """Return what a field says by default, as a cell would. Raises UsageError for what no cell says."""
    parts = value if isinstance(value, list) else [value]
    if not all(isinstance(part, str | int | float | date) for part in parts):
        raise UsageError(f"layout {name}: defaults.{one} says what no cell does", f'{one} = "…"')
    return text_of(value)
