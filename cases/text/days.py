"""Days that prose names, with the years that it leaves out; and what happened on them: found, filed, decided.

Owns dates in sentences. Dates in cells of tables are read in SQL.
"""

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from cases.text.numerals import read_number
from cases.text.vocabulary import pattern
from cases.text.words import Words

DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
YEAR = (
    r"(?:(?P<year>(?:19|20)\d\d|[二一][〇○零九][〇○零一二三四五六七八九]{2})年"
    r"|(?P<relative>今|本|去|上|同|当|次)年|(?P<lost>(?<!\d)年(?=\d{1,2}月)))"
)
"""A year in digits, one told from another, or one that a copy has lost."""
MONTH = r"(?:\d{1,2}|十[一二]?|[一二三四五六七八九])"
DAY = r"(?:\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
WRITTEN = r"(?P<written>(?<!\d)(?:19|20)\d\d(?P<mark>[-./])\d{1,2}(?P=mark)\d{1,2}(?!\d))"
"""2023-5-10, 2023.05.10."""
COMPACT = r"(?P<compact>(?<!\d)20[0-3]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d))"
"""The same without marks: 20230510."""
AGAIN = r"(?P<month_named>[同当]月)(?P<day_named>\d{1,2})[日号]|(?P<same>[同当](?:日|天)|次日|翌日)"
"""A day told from the one before: 当月5日, 当日, 次日."""
DATE = re.compile(
    rf"{YEAR}?(?P<month>{MONTH})月(?:份)?(?:(?P<day>{DAY})[日号])?"
    rf"|{WRITTEN}|{COMPACT}|{AGAIN}|(?P<alone>(?:19|20)\d\d)年(?!\d)"
)
OF_LAW = re.compile(r"（[^（）]{0,30}(?:修正|修订|公布|版|施行|发布|令|号)[^（）]{0,12}）|〔\d{4}〕|（(?:19|20)\d\d）")
"""Years of editions and of document numbers, which date nothing in the case."""


class Day(NamedTuple):
    """A day that a text names, None where it names only a month; and its place."""

    day: date | None
    start: int
    end: int
    is_inferred: bool = False
    """The year is not that of the day's own words nor of an earlier day of the same text."""
    is_bare: bool = False
    """Its own words tell no year."""

    def after(self, earlier: date | None) -> "Day":
        """Return the day, a year later where its year was taken from elsewhere and it cannot be before another."""
        if self.day is None or earlier is None or not self.is_bare or self.day >= earlier:
            return self
        later = made(self.day.year + 1, self.day.month, self.day.day)
        return self._replace(day=later, is_inferred=True) if later else self


def days(text: str, published: date | None = None) -> list[Day]:
    """Return the days that a text in one writing names, in order.

    A day without a year takes the year last named, else the one that puts it before the publication.
    """
    asides = deque(found.span() for found in OF_LAW.finditer(text))
    found: list[Day] = []
    year: int | None = None
    last: date | None = None
    for one in DATE.finditer(text):
        while asides and asides[0][1] <= one.start():
            asides.popleft()
        if asides and asides[0][0] <= one.start():
            continue
        told, day, year_told = value(one, year, last, published)
        year = year_told or year
        if told or day:
            last = day or last
            is_inferred = bool(day) and year_told is None and year is None
            found.append(Day(day, one.start(), one.end(), is_inferred, is_bare=year_told is None))
    return found


def value(
    one: re.Match[str], year: int | None, last: date | None, published: date | None
) -> tuple[bool, date | None, int | None]:
    """Return whether a match names a time, the day it is, and the year if it tells one."""
    if one["written"] or one["compact"]:
        parts = (
            re.split(r"[-./]", one["written"])
            if one["written"]
            else [one["compact"][:4], one["compact"][4:6], one["compact"][6:]]
        )
        day = made(*map(int, parts))
        return bool(day), day, day.year if day else None
    if one["alone"]:
        return False, None, int(one["alone"])
    if one["same"]:
        return bool(last), last + timedelta(days=one["same"] in ("次日", "翌日")) if last else None, None
    if one["day_named"]:
        return bool(last), made(last.year, last.month, int(one["day_named"])) if last else None, None
    month = read_number(one["month"]) or 0
    own = named_year(one, year, published)
    number = read_number(one["day"]) if one["day"] else None
    if not 1 <= month <= 12:
        return False, None, None
    if number is None:
        return True, None, own
    chosen = own or year
    if chosen is None and published:
        chosen = published.year if (month, number) <= (published.month, published.day) else published.year - 1
    return True, made(chosen, month, number) if chosen else None, own


def named_year(one: re.Match[str], year: int | None, published: date | None) -> int | None:
    """Return the year that a date names: by its digits, or as this year, last year, the same."""
    if written := one["year"]:
        return int(written.translate(DIGITS))
    match one["relative"]:
        case "今" | "本":
            return published.year if published else year
        case "去" | "上":
            return published.year - 1 if published else None
        case "次":
            return year + 1 if year else None
    return None


def made(year: int, month: int, day: int) -> date | None:
    """Return a day of the calendar; None if there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


SENTENCE = re.compile(r"[^。！？\n；]+")
PROMPTED = (
    "(?:根据|依据|因|经|据|按照|依)[^，。；]{0,30}?(?:线索|举报|投诉|移[送交]|通报|交办|反映|来函|协查函?)(?:的?线索)?"
)
"""What the authority acted upon: a tip, a complaint, a letter of another."""
ACCUSED = "(?:对|就|针对|认定)[^，。；]{0,60}?的?(?:违法)?(?:行为|事实)"
"""The conduct that an act is about."""
QUOTED = "[“「『][^”」』]{0,300}[”」』]|《[^》]{0,60}》"
"""Words of others, and names of laws and documents."""
OF_CONDUCT = re.compile(f"责令[^，。；、]{{0,40}}|{PROMPTED}|{ACCUSED}|{QUOTED}")
"""What stands between a day and an act, and tells of the party's conduct: 对该公司生产销售…的行为作出…."""
MULTIPLE = r"处[^，。；]{0,24}(?:倍|等值|[%％]|百分之)[^，。；]{0,12}罚款|处以[^，。；]{0,8}罚款"
FINED = (
    r"罚款(?:人民币)?[壹贰叁肆伍陆柒捌玖拾一二三四五六七八九十]"
    r"|(?:处以?|并处|被处|被罚|罚没|罚款|处罚)(?:人民币)?[^，。；\d]{0,8}\d[\d.，]*余?[万千百]?元"
)
ACTED = (
    r"作出[^，。；]{0,30}?(?:处罚|决定|罚款|没收)|下达[^，。；]{0,16}(?:处罚|决定)"
    r"|给予[^，。；]{0,20}(?:处罚|警告|罚款)"
    r"|(?:予以|进行|实施|受到|依法)[^，。；]{0,8}(?:行政)?处罚(?!告知)|行政处罚决定|处罚决定|结案"
)
TAKEN = r"没收[^，。；]{0,12}(?:所得|物品|商品|产品|药品)|吊销"
"""How a decision is told: a fine as a multiple or in yuan, a penalty, what was taken."""
EVENTS = Words(
    {
        "notice": pattern("event_notice"),
        "transferred": r"移[送交](?:至|给|到)?(?:公安|司法|检察|当地)",
        "filed": r"(?:予以|依法|进行|决定)?立案",
        "decided": rf"{MULTIPLE}|{FINED}|{ACTED}|{TAKEN}",
        "found": pattern("event_found"),
        "noticed": "发现|查明",
        "conduct": pattern("event_conduct"),
        "aside": pattern("event_aside"),
    }
)
AUTHORITY = re.compile(r"局(?![面限部])|执法人员|大队|支队|总队|监管所|委员会|部门")
ON_LABEL = (
    "生产日期(?:为|：|是)?|有效期[^，]{0,6}|限期使用日期[^，]{0,3}|保质期[^，]{0,4}|批号[^，]{0,4}|在|标注[^，]{0,6}"
)
"""What a label says before the day of a product, and 在 before a period."""
SPANS = re.compile(rf"(?:自|从|截至|截止|至|到|{ON_LABEL})$|[—~～-]$")
"""Before a day: it begins or ends a time, or dates a product."""
SPANS_BEHIND = re.compile(
    r"^(?:前|之前|以前|以来|至|到|起(?!草|诉)|期间|[—~～-]|生产|过期|止|的?(?:抽检|检验|进货|生产|《))"
)


DECIDED_BEFORE = re.compile(r"(?:(?:处罚)?决定(?:书)?(?:的)?(?:作出)?(?:日期|时间)?|处罚(?:日期|时间))(?:为|是|：|于)$")
PASSIVE = re.compile(
    r"，?[^，。；]{0,40}因[^。；]{0,60}被[^，。；]{0,24}(?:处罚|罚款|处以|警告)"
    r"|[^。；]{0,80}?被[^，。；]{0,60}(?:处以?|罚款|处罚)"
)
"""A party that was punished on a day for something: the something is no event of that day."""


REACH = 40
"""Characters before a day in which words tell what it is of; behind it five times as many."""


class Event(NamedTuple):
    """Something that happened on a day: filed, found or decided; None where its words tell another or nothing."""

    kind: str
    day: Day


def events(text: str, named: Sequence[Day]) -> Iterator[Event]:
    """Yield what happened on the days of a text, in order."""
    told = [day for day in named if day.day]
    starts = [day.start for day in told]
    for sentence in SENTENCE.finditer(text):
        first, last = (bisect_left(starts, edge) for edge in sentence.span())
        for place in range(first, last):
            day = told[place]
            end = told[place + 1].start if place + 1 < last else sentence.end()
            before = text[max(sentence.start(), day.start - REACH) : day.start]
            if kind := event(before, text[day.end : min(end, day.end + 5 * REACH)]):
                yield Event(kind, day)


def event(before: str, tail: str) -> str | None:
    """Return what happened on a day by the words before and behind it in its sentence."""
    tail = OF_CONDUCT.sub(lambda found: "　" * len(found[0]), tail)
    spans = bool(SPANS_BEHIND.match(tail)) or bool(
        SPANS.search(before) and not before.endswith(("于在", "局在", "所在", "员在"))
    )
    acts = AUTHORITY.search(tail)
    acted = AUTHORITY.search(before[-16:])
    if DECIDED_BEFORE.search(before) or PASSIVE.match(tail):
        return "decided"
    for kind, found in EVENTS.find(tail):
        if kind == "noticed":
            if not (acts and acts.start() < found.start()):
                continue
            kind = "found"
        if kind == "conduct" and (acted or (acts and acts.start() < found.start())) and not spans:
            continue
        if spans and not (acts and acts.start() < found.start() and not SPANS.search(before)):
            return None
        return kind if kind in ("filed", "decided", "found") else None
    return None
