"""What columns are called in tables of no known layout: the field that the wording of a heading tells.

Owns the wordings of `data/reference/headings.csv` and how a heading is read by them. Which layout a table has
belongs to `placement`, which of two columns of one field is read to `worded`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from cases import record
from cases.loading.layouts import WAN, layouts, normal_heading
from cases.resources import reference

OPTIONAL = re.compile(r"\(([^()]*)\)")
REQUIRED = re.compile(r"\{([^{}]*)\}")
UNIT = re.compile(
    # 罚款（单位：万元）, 售价（元/盒）
    r"(?:单位:?)?(?:人民币)?(?P<unit>万?元|万|rmb|cny)(?:/[^元]{1,4}|,[^罚没]*)?(?:人民币)?$"
    # 处罚日期（年/月/日）
    r"|(?<=日期|时间)年/?月/?日$|(?:格式:?)?yyyy.*$"
    r"|%$"
)
"""What a heading says of its cells."""
MARKS = re.compile(r"^\d+[.、]|^[一二三四五六七八九十]+、|[-_*:,./、'\"“”—–~～|\\;。]")
"""What counts a heading, or stands between its words."""
SURELY_PERSONAL = re.compile(
    r"身份证|身份号|证件号|法定代表人|法人代表|电话$|电话号|联系电话|手机$|手机号|住址|住所地址"
)
"""Whatever else stands in such a column (身份证号/信用代码), it is not read."""
NEUTRAL = (
    r"(?:其中|(?:行政|处罚|案件|当事人|相对人|被处罚人|被处罚单位|机构|机关|违法|行为|企业|公示|决定|立案|基本|主要|罚没|没收|罚款|涉案|办案|执法|处理|文书"
    r"|法律|登记|货值)*(?:信息|情况|内容|数据|金额|结果|款|项目|要素)?)(?:[（(].*[)）])?"
)
"""A heading above others that changes nothing of what they say; 执行情况, 拟处罚 or 生产企业 does."""
GROUP = re.compile(rf"^{NEUTRAL}[-.:：—·>](?=.)")
"""Such a one before its own, in one cell."""
LATIN = re.compile(r"[A-Za-z_]+")
CURRENCY = re.compile(r"usd|eur|gbp|jpy|hkd|us\$|[$€£]", re.IGNORECASE)
"""Money that is not yuan."""
PERSONAL = "personal"
"""What the list calls personal data, which is never stored."""
PRICED = frozenset(one.name for one in record.NATIVE if one.type in ("money", "price") and "元" in one.zh)
"""What a unit of money stands behind; 销量（万） is in a unit that is not read."""
LONGEST = 60
"""Characters of a heading that may tell something."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a heading tells by its wording."""

    field: str
    """Or PERSONAL."""
    unit: str
    """元 or 万元, where the heading tells it of an amount."""
    rank: tuple[int, int]
    """Of two columns of one field, the lower is what is meant: the list has the plainest wordings first."""


def read_heading(heading: str) -> Reading | None:
    """Return what a heading tells by its wording, if it tells anything.

    It counts whole, else without the group above it (处罚信息.文书编号), else what is Chinese in it (AY(案由)).
    A wording may ask for its unit: 没收（元） is an amount, 没收 may be of things.
    """
    if len(heading) > LONGEST:
        return None
    if SURELY_PERSONAL.search(normal_heading(heading)):
        return Reading(PERSONAL, "", (0, 0))
    for number, part in enumerate(parts(heading)):
        name = plain(part)
        field, row = elsewhere().get(name), 0
        if found := pattern().fullmatch(name) or pattern().fullmatch(MARKS.sub("", normal_heading(part))):
            row = int((found.lastgroup or "").removeprefix("row"))
            field = field or reference("headings")[row]["field"]
        unit = unit_of(part)
        if field and (not unit or field in PRICED):
            return Reading(field, unit, (row, number))
    return None


def parts(heading: str) -> Iterator[str]:
    """Yield what of a heading may tell its field: the whole first."""
    yield heading
    if GROUP.search(heading):
        yield GROUP.sub("", heading)
    if LATIN.search(heading) and not CURRENCY.search(heading):
        yield LATIN.sub("", heading)


@cache
def pattern() -> re.Pattern[str]:
    """Return what the list says: of what is matched, the last group is the row."""
    rows = (of_wording(row["wordings"]) for row in reference("headings"))
    return re.compile("|".join(f"(?P<row{number}>{row})" for number, row in enumerate(rows)))


def of_wording(wording: str) -> str:
    """Return a wording as a pattern: (a/b) may stand there, and one of {a/b} does."""
    optional = OPTIONAL.sub(r"(?:\1)?", wording.replace(" ", "").replace("/", "|"))
    return REQUIRED.sub(r"(?:\1)", optional)


@cache
def elsewhere() -> Mapping[str, str]:
    """Return the field of each heading of a layout, in plain form, where all layouts that have it agree.

    Left to its layout is a heading that tells neither its unit nor what its codes mean.
    """
    known: dict[str, str] = {}
    unclear: set[str] = set()
    lists = {one.name: one.codes for one in record.NATIVE}
    for layout in layouts():
        for heading, field in layout.fields.items():
            is_its_own = heading in layout.in_wan or lists.get(field) in layout.codes
            if is_its_own or known.setdefault(plain(heading), field) != field:
                unclear.add(plain(heading))
    return {heading: field for heading, field in known.items() if heading not in unclear}


def is_neutral(group: str) -> bool:
    """Say whether a heading above others changes nothing of what they say."""
    return re.fullmatch(NEUTRAL, "".join(group.split())) is not None


def plain(heading: str) -> str:
    """Return a heading without unit, brackets and marks: 罚款金额（单位：元） and *罚款金额 are 罚款金额."""
    return MARKS.sub("", UNIT.sub("", normal_heading(heading)))


def unit_of(heading: str) -> str:
    """Return the unit of money that a heading tells: 元, 万元 or nothing."""
    found = UNIT.search(normal_heading(heading))
    unit = found["unit"] if found else None
    return WAN if unit in (WAN, "万") else "元" if unit else ""
