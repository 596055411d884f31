"""Where an authority is: province, city and county by their official names, from what a source says of the place.

Owns how names of places are written. What a place is called, and what it belongs to, is in
`data/reference/regions.csv`: codes of GB/T 2260, whose first two digits are the province and first four the city.
"""

import re
from collections.abc import Set
from dataclasses import dataclass
from functools import cache, lru_cache

from cases.resources import reference
from cases.text.normal import simplified

MUNICIPALITIES = {"11", "12", "31", "50"}
SUFFIX = re.compile(r"(?:市|地区|盟|省|(?:维吾尔|壮族|回族)?自治区)$")
PEOPLES = (
    "蒙古|满|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土"
    "|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|塔吉克|怒|普米|独龙|裕固|保安|鄂伦春|鄂温克|各"
)
AUTONOMOUS = re.compile(rf"(?:(?:{PEOPLES})族?)+自治(?P<kind>州|县|旗)$")
"""The peoples in the name of an autonomous place, which people leave out: 黔东南苗族侗族自治州 is 黔东南州."""
LEAD = re.compile(
    "^(?:中华人民共和国|国家(?:税务|金融监督管理|市场监督管理|外汇管理|矿山安全监察)?(?:总?局)?(?=.)|(?:新疆生产建设兵团)?第[一二三四五六七八九十]{1,3}师)"
)
"""What may stand before the place in the name of an authority; the divisions of the 兵团 have cities of their own."""
BRANCH = re.compile("局(?P<name>[^局]{2,8}?)分局")
STREET = re.compile("[东西南北中]?(?:路|街|大道|大街)")
"""Behind the name of a place: it is that of a street in another, 北京路市场监督管理所."""
FILLERS = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划", "不详"}
"""What national tables put into a column that has no name for a level."""
BETWEEN = re.compile(r"[\s/\-—·>,，、]+")
"""What stands between the places of a chain: 浙江省/杭州市."""
CORPS = "新疆生产建设兵团"
COUNTY = 3
"""The level of a county, of those that `level` gives."""


LONGEST = 15
"""Characters of the longest name of a place."""
REPEATED = 10_000
"""Authorities that are remembered once their place is read."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its official names; what is not known is None."""

    province: str | None = None
    city: str | None = None
    county: str | None = None


@cache
def regions() -> dict[str, str]:
    """Return the name of every code."""
    return {row["code"]: row["name"] for row in reference("regions")}


@cache
def codes_of() -> dict[str, tuple[str, ...]]:
    """Return the codes that a name, whole or short, may mean."""
    found: dict[str, list[str]] = {}
    for code, name in regions().items():
        for written in {name, *short_names(code, name)}:
            found.setdefault(written, []).append(code)
    return {name: tuple(codes) for name, codes in found.items()}


def short_names(code: str, name: str) -> set[str]:
    """Return what a place is called for short: 浙江, 杭州, 黔东南州, 景宁县. Counties keep 县, 区 and 市."""
    shorter = {AUTONOMOUS.sub(lambda found: found["kind"], name)}
    if code.endswith("00"):
        shorter |= {SUFFIX.sub("", name), AUTONOMOUS.sub("", name)}
    return {one for one in shorter if len(one) > 1 and one != name}


def level(code: str) -> int:
    """Return how far down a code goes: 1 for a province, 2 for a city, 3 for a county."""
    return 1 if code.endswith("0000") else 2 if code.endswith("00") else 3


def place_of_code(code: str) -> Place:
    """Return the place of a code; one that is not known gives what its first digits say."""
    province = regions().get(code[:2] + "0000")
    city = regions().get(code[:4] + "00") if code[2:4] != "00" else None
    if code[:2] in MUNICIPALITIES:
        city = province
    return Place(province, city, regions().get(code) if level(code) == 3 else None)


def within(code: str, above: str) -> bool:
    """Say whether a place lies in another."""
    return code != above and code.startswith(above[: 2 * level(above)])


def leading(text: str, above: str = "") -> tuple[tuple[str, ...], int]:
    """Return the codes of the place that a text begins with, inside another if told, and where its name ends.

    Of several ways to read a chain of places, the one that explains most of the text counts: 青岛市北区 is 市北区 of
    青岛, 吉林市 the city.
    """
    best: tuple[tuple[str, ...], int] = ((), 0)
    for end in range(min(len(text), LONGEST), 1, -1):
        codes = tuple(code for code in codes_of().get(text[:end], ()) if not above or within(code, above))
        if not codes:
            continue
        deeper = [(inner, end + length) for code in codes for inner, length in [leading(text[end:], code)] if inner]
        if not deeper and STREET.match(text[end:]):
            continue
        reach = max((length for _, length in deeper), default=end)
        if reach > best[1]:
            inner = tuple(code for found, length in deeper if length == reach for code in found)
            best = (inner or codes, reach)
    return best


@lru_cache(REPEATED)
def place_in(text: str) -> Set[str]:
    """Return the codes of the places that the name of an authority may begin with, the innermost of its chain."""
    written = simplified(text)
    head, rest = LEAD.sub("", written), written
    found: set[str] = set(leading(head)[0])
    if not found and written.startswith(CORPS):
        found, rest = {"650000"}, ""
    if branch := BRANCH.search(rest):
        found = {code for above in found for code in branches(branch["name"], above)} or found
    return found


def branches(name: str, above: str) -> list[str]:
    """Return the codes of the counties inside a place that a branch is named for, with or without 区."""
    return [
        code
        for county in (name, name + "区", name + "县")
        for code in codes_of().get(county, ())
        if regions()[code] == county and within(code, above)
    ]


def read_place(
    agency: str | None,
    province: str | None = None,
    city: str | None = None,
    county: str | None = None,
    agency_code: str | None = None,
) -> Place:
    """Return where an authority is, by what a source says: its own columns first, then the name of the authority.

    A name that several places bear is told apart by what else is known (鼓楼区 by its city, or by the region in the
    unified code of the authority), else stays without city and province. A place of no table stays as it is written.
    """
    columns = [simplified(text or "") for text in (province, city, county)]
    columns = ["" if text in FILLERS else text for text in columns]
    named = [meant(text, at) for at, text in enumerate(columns, 1)]
    found: Set[str] = set()
    for codes in (*reversed(named), place_in(agency or "")):
        found = joined(found, codes)
    found = told_apart(found, (agency_code or "")[2:8])
    levels = {(place.province, place.city, place.county) for place in map(place_of_code, found)}
    shared = [values.pop() if len(values := {place[at] for place in levels}) == 1 else None for at in range(3)]
    written = [None if codes or text.isdecimal() else text or None for text, codes in zip(columns, named, strict=True)]
    return Place(*(own or other for own, other in zip(written, shared, strict=True)))


def meant(text: str, at: int) -> set[str]:
    """Return the codes that a column of a level may mean: a code itself, or a name of that level, else of another."""
    if number := re.fullmatch(r"(\d{6})(?:\d{6})?", text):
        wider = (number[1], number[1][:4] + "00", number[1][:2] + "0000")
        return {next((code for code in wider if code in regions()), "")} - {""}
    codes = set(codes_of().get(text, ())) or chain(BETWEEN.sub("", text))
    if not codes and at == COUNTY:
        codes = {code for kind in "市县区" for code in codes_of().get(text + kind, ())}
    return {code for code in codes if level(code) == at} or codes


def chain(text: str) -> set[str]:
    """Return the codes of the innermost place of a text that is a chain of places and nothing else."""
    codes, end = leading(text)
    return set(codes) if end == len(text) else set()


def joined(found: Set[str], codes: Set[str]) -> Set[str]:
    """Return the innermost places that two sources can both mean; the first source's where they contradict."""
    if not found or not codes:
        return found or codes
    both = {
        max(one, other, key=level)
        for one in found
        for other in codes
        if one == other or within(one, other) or within(other, one)
    }
    return both or found


def told_apart(found: Set[str], region: str) -> Set[str]:
    """Return those of several places that lie in a region, told by its code; the region where there is none."""
    for code in (region, region[:4] + "00", region[:2] + "0000"):
        inside = {one for one in found if one == code or within(one, code)} if found else {code} & regions().keys()
        if inside:
            return inside
    return found
