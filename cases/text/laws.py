"""The catalogue of laws: every name by which a law goes, and the one that it is counted under.

Owns names. Which version was in force on a day is a question to the database.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from cases.resources import reference
from cases.text.normal import simplified

STATE = "中华人民共和国"
MARKS = re.compile("[《》〈〉]")
EDITION = re.compile(r"（(?=[^（）]*(?:令|号|修正|修订|公布|年版|[12]\d{3}))[^（）]*）$")
"""A version or order number behind a name: 广告法（2018修正）. A （试行） belongs to the name."""

ISSUER = re.compile("^[一-龥]{0,10}(?:总局|国务院|委员会|部)")
"""Who made a rule, in front of its name: 市场监管总局关于…的指导意见."""

NORM = re.compile(
    r"(?:法|法典|条例|规定|办法|细则|解释|决定|通则|指导意见|管理规范"
    r"|(?:管理|监督|裁量|程序|处罚|实施|适用|审查|检查|监察|工作|审理|办案|认定)[^规]{0,4}规则)(?:（[^（）]*）)?$"
)
"""How legal norms end: these count where they are cited whole."""

NORM_WITH_ARTICLES = re.compile(
    r"(?:意见|规范|公告|通告|通知|批复|清单|基准|指引|指南|规程|准则|公约|守则)(?:（[^（）]*）)?$"
)
"""Documents to the public that have articles at times; without one they are news, not a legal basis."""

STANDARD = re.compile(r"标准(?!化)(?!.*(?:办法|条例|规定|法)(?:（[^（）]*）)?$)|技术规范|[A-Z]{2}(?:/?T)?\d")
"""Standards end like norms (通则, 规范) and are none: 食品安全国家标准…通则, GB 7718; 国家标准管理办法 is one."""


REPEATED = 10_000
"""Names that are remembered once they are resolved: few laws make most citations."""


@dataclass(frozen=True, slots=True)
class Law:
    """A law as it is counted: by its short name, and by a code where the catalogue has it."""

    name: str
    law_id: str | None = None


@lru_cache(REPEATED)
def law(written: str) -> Law:
    """Return the law that a name stands for; one that the catalogue does not know keeps its own name."""
    name = plain(written)
    return catalogue().get(key(name)) or catalogue().get(key(ISSUER.sub("", name))) or Law(name)


@lru_cache(REPEATED)
def plain(written: str) -> str:
    """Return a name without marks around it, blanks, edition and a leading 中华人民共和国; marks inside as 〈〉."""
    name = EDITION.sub("", simplified(written))
    while name[:1] in ("《", "〈") and name[-1:] in ("》", "〉"):
        name = name[1:-1]
    if "》" not in name and "〉" not in name:
        name = MARKS.sub("", name)
    name = EDITION.sub("", name.replace("《", "〈").replace("》", "〉"))
    return name.removeprefix(STATE) or name


@lru_cache(REPEATED)
def key(name: str) -> str:
    """Return what two writings of a name share."""
    return MARKS.sub("", name).replace(STATE, "").removeprefix("关于")


@lru_cache(REPEATED)
def is_norm(name: str, *, with_article: bool) -> bool:
    """Say whether a name in 《》 is a legal norm's, rather than a standard's, a notice's or a contract's."""
    if key(name) in catalogue():
        return True
    if STANDARD.search(name):
        return False
    return bool(NORM.search(name) or (with_article and NORM_WITH_ARTICLES.search(name)))


def is_of_kind(name: str, kind: str) -> bool:
    """Say whether a law is what 该法, 该条例 or 上述规定 calls it; 法律 and 法规 can be any."""
    if kind in ("", "法律", "法规", "规章"):
        return True
    name = name.partition("（")[0]
    return name.endswith(kind) and not (kind == "法" and name.endswith("办法"))


def names(row: Mapping[str, str]) -> Iterator[str]:
    """Yield every name of one version of a law, in one writing."""
    for name in (row["short_name"], row["full_name"], *filter(None, row["aliases"].split("|"))):
        yield simplified(name)


@cache
def catalogue() -> Mapping[str, Law]:
    """Return the laws by the key of each of their names."""
    return {key(name): Law(row["short_name"], row["law_id"]) for row in reference("laws") for name in names(row)}


@cache
def only_marked() -> frozenset[str]:
    """Return the names that are too short or too common to be understood without 《》."""
    return frozenset(name for row in reference("laws") for name in row["only_marked"].split("|"))


@cache
def frames() -> frozenset[str]:
    """Return the codes of the laws that frame penalties and set none of their own."""
    return frozenset(row["law_id"] for row in reference("laws") if row["frame"])


@cache
def codes() -> Mapping[str, Law]:
    """Return the laws by their codes, under the name of the latest version."""
    return {row["law_id"]: Law(row["short_name"], row["law_id"]) for row in reference("laws")}


@cache
def official() -> frozenset[str]:
    """Return the keys of the short and full names: these mean their law wherever they stand."""
    return frozenset(key(row[name]) for row in reference("laws") for name in ("short_name", "full_name"))


@cache
def mitigation() -> frozenset[tuple[str, str]]:
    """Return the provisions, law and article, that say when a penalty is lighter or left out."""
    return frozenset(
        (row["law_id"], row["article"]) for row in reference("mitigation") if not row["since"] + row["until"]
    )


def beginning(text: str, start: int) -> Iterator[tuple[str, Law]]:
    """Yield the names, understood without 《》, that begin at a place in a text; the longest first."""
    return ((name, law) for name, law in bare_names(0).get(text[start : start + 2], ()) if text.startswith(name, start))


def ending(text: str, end: int) -> Iterator[tuple[str, Law]]:
    """Yield the names, understood without 《》, that end at a place in a text; the longest first."""
    return (
        (name, law) for name, law in bare_names(-2).get(text[max(0, end - 2) : end], ()) if text.endswith(name, 0, end)
    )


@cache
def bare_names(place: int) -> Mapping[str, Sequence[tuple[str, Law]]]:
    """Return the names that are understood without 《》 by the two characters at a place in them, the longest first."""
    found = {
        name: Law(row["short_name"], row["law_id"])
        for row in reference("laws")
        for name in names(row)
        if name not in only_marked()
    }
    by_characters: dict[str, list[tuple[str, Law]]] = {}
    for name in sorted(found, key=len, reverse=True):
        by_characters.setdefault(name[place:][:2], []).append((name, found[name]))
    return by_characters
