"""What columns are called in tables of no known layout: the field that the wording of a heading tells.

Owns the wordings of `data/reference/headings.csv` and how a heading is read by them. Which layout a table has, and
what happens to two columns of one field, belongs to `placement`.
"""

import re
from collections.abc import Mapping
from functools import cache

from cases.loading.layouts import layouts, normal_heading
from cases.resources import reference

OPTIONAL = re.compile(r"\(([^()]*)\)")
REQUIRED = re.compile(r"\{([^{}]*)\}")
UNIT = re.compile(
    r"(?:单位:?)?(?:人民币)?万?元(?:[/,].+)?(?:人民币)?$"  # 罚款金额（单位：万元）, 售价（元/盒）
    r"|(?<=日期|时间)年/?月/?日$|(?:格式:?)?yyyy.*$"  # 处罚日期（年/月/日）
    r"|%$"
)
"""What a heading says of its cells."""
MARKS = re.compile(r"^\d+[.、]|^[一二三四五六七八九十]+、|[-_*:,./、'\"“”—–~～|\\;。]")
"""What counts a heading, or stands between its words."""
SURELY_PERSONAL = re.compile(r"身份证|身份号|证件号|法定代表人|法人代表|电话|手机|住址|住所地址")
"""Whatever else stands in such a column (身份证号/信用代码), it is not read."""
PATH = re.compile(r".*[-.:：—·>](?=.)", re.DOTALL)
"""What stands above the last part of a heading on several levels."""
LATIN = re.compile(r"[A-Za-z_]+")
CURRENCY = re.compile(r"usd|eur|gbp|jpy|hkd|us\$|[$€£]", re.IGNORECASE)
"""Money that is not yuan."""
PERSONAL = "personal"
"""What the list calls personal data, which is never stored."""
LONGEST = 60
"""Characters of a heading that may tell something."""


@cache
def pattern() -> re.Pattern[str]:
    """Return what the list says: of what is matched, the last group is the field."""
    of_field: dict[str, list[str]] = {}
    for row in reference("headings"):
        of_field.setdefault(row["field"], []).append(of_wording(row["wordings"]))
    return re.compile("|".join(f"(?P<{field}>{'|'.join(found)})" for field, found in of_field.items()))


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
    for layout in layouts():
        for heading, field in layout.fields.items():
            if heading in layout.in_wan or field in layout.codes or known.setdefault(plain(heading), field) != field:
                unclear.add(plain(heading))
    return {heading: field for heading, field in known.items() if heading not in unclear}


def plain(heading: str) -> str:
    """Return a heading without unit, brackets and marks: 罚款金额（单位：元） and *罚款金额 are 罚款金额."""
    return MARKS.sub("", UNIT.sub("", normal_heading(heading)))


def field_of(heading: str) -> str | None:
    """Return the field that a heading tells by its wording, PERSONAL for personal data, or None.

    It counts whole, else its last part (处罚信息.文书编号), else what is Chinese in it (AY(案由), Fine (RMB) 罚款).
    """
    if len(heading) > LONGEST:
        return None
    if SURELY_PERSONAL.search(normal_heading(heading)):
        return PERSONAL
    for part in (heading, PATH.sub("", heading), "" if CURRENCY.search(heading) else LATIN.sub("", heading)):
        name = plain(part)
        if found := elsewhere().get(name) or told(name):
            return found
    return None


def told(name: str) -> str | None:
    """Return what the list says of a heading in plain form."""
    found = pattern().fullmatch(name)
    return found and found.lastgroup
