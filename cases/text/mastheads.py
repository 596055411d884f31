"""What a bulletin says of itself: its title, the day it was published, its issuer, campaign and batch.

Owns what stands around the cases. The cases belong to `bulletin`.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from cases.text import headings
from cases.text.agencies import Agency, agencies
from cases.text.days import days

PARAGRAPH = re.compile(r"[^\n]+")
PUBLICATION_LABEL = (
    "发布时间|发布日期|发文日期|发文时间|公布日期|公布时间|公开日期|成文日期|发表时间|更新时间"
    "|(?<![决罚产案效定期罚立结])(?:时间|日期)"
)
"""What a page calls its day; 时间 or 日期 on its own is no day of a decision, of production or of expiry."""
LABELLED_DAY = r"(?:19|20)\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?|20\d{6}"
"""The day behind such a label, in digits."""
PUBLISHED = re.compile(rf"(?:{PUBLICATION_LABEL})[：]?(?P<day>{LABELLED_DAY})")
"""A day with its label, as pages show it."""
NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
DAY = rf"(?P<day>(?:(?:19|20)\d\d|二[〇○零][一二三四五六七八九〇○零]{{2}})[-./年]{NUMBER}[-./月]{NUMBER}日?)"
SIGNED = re.compile(rf"[^。；！？]{{0,40}}?{DAY}(?!以来|起|至)[^。；！？]{{0,40}}")
"""A day in a short line of its own, under the text or over it, perhaps beside who issued it."""
NEWSPAPER = "晚报|日报|早报|时报|商报|晨报|都市报"
"""What papers are called."""
SOURCE = "来源：[^，。；|]{0,12}(?:网|报|社|台|客户端|公众号)(?!监)"
"""A site, a paper or a station that the text is taken from; 网监 is an authority."""
PAPER = re.compile(rf"{NEWSPAPER}|记者|通讯员|转载|转自|版$|\d版|{SOURCE}")
"""In such a line: it is of somebody who printed the text again."""
DAY_TOLD = r"(?:(?:昨天|今天|昨日|今日|日前|近日)?（?(?P<day>(?:(?:20\d\d年|今年)?\d{1,2}月\d{1,2}日))）?)"
"""A day in a sentence, perhaps in brackets behind 昨天 or 近日."""
ISSUED = re.compile(rf"{DAY_TOLD}[^。；，]{{0,4}}，?[^。；]{{0,40}}?(?:公布|发布|通报|曝光|召开)")
"""The sentence of an introduction that tells the day of publication."""
BATCH = re.compile(r"第[一二三四五六七八九十\d]{1,3}[批期]")
LAUNCHED = "开展|推进|组织|部署|深化|实施|在|启动|持续"
"""A campaign is begun or goes on."""
DRIVE = "专项(?:执法|整治|治理|检查)?行动|专项(?:整治|治理|检查)|百日行动|铁拳”?行动|执法行动"
"""What the name of a campaign ends with."""
CAMPAIGN = re.compile(rf"(?:{LAUNCHED})(?:了|的|开展)?(?P<name>[^，。；：开展、]{{2,30}}?(?:{DRIVE}))")
TITLE_WORDS = re.compile("公布|曝光|通报|发布|典型|案例|查处|通告|公告")
TITLE_LINE = re.compile(r"[^。；！\n]{4,80}?(?=（(?!第|[一二三四五六七八九十\d])|http|$|\n)")
"""A short line without a stop, up to a link or an aside behind it."""


Span = tuple[int, int]


class Masthead(NamedTuple):
    """What a bulletin says of itself; None where it says nothing."""

    title: str | None
    published: date | None
    dated: date | None
    """The day of publication, else that on which a paper printed it: days without a year take theirs from it."""
    published_at: tuple[int, int] | None
    campaign: str | None
    batch: str | None
    issuer: Agency | None


def read_masthead(text: str, after: int, first: int, last: int) -> Masthead:
    """Return what a document in one writing says around some cases, of which the first begins and the last ends there.

    What stands before `after` is of others.
    """
    before = list(PARAGRAPH.finditer(text, after, first))
    title = title_of(text, before)
    name = headings_off(title[0]) if title else None
    since = title.start() if title else after
    published, printed = published_on(text, after, since, first, last)
    around = text[since:first]
    batch = BATCH.search(title[0] if title else around)
    campaign = CAMPAIGN.search(around)
    named = [*agencies(title[0] if title else ""), *agencies(around), *agencies(text[last : last + 200])]
    return Masthead(
        name,
        published[0] if published else None,
        published[0] if published else printed,
        published[1] if published else None,
        campaign["name"].strip("“”") if campaign else None,
        batch[0] if batch else None,
        named[0] if named else None,
    )


def announces(text: str, after: int, first: int) -> bool:
    """Say whether a further bulletin begins between two cases: a title that announces some."""
    between = list(PARAGRAPH.finditer(text, after, first))
    titles = [one for one in between if TITLE_WORDS.search(one[0]) and headings.TITLE.fullmatch(one[0])]
    return any(re.search("公布|曝光|通报|发布|通告", one[0]) for one in titles)


def headings_off(title: str) -> str:
    """Return a title without the number or bullet in front of it."""
    return re.sub(rf"^(?:{headings.BULLET}|{headings.NUMBER}|[-—])+", "", title)


def title_of(text: str, before: Sequence[re.Match[str]]) -> re.Match[str] | None:
    """Return the title: the last line before the cases that announces some, else the first line if it is short."""
    lines = [found for one in before if (found := TITLE_LINE.match(text, *one.span()))]
    titles = [one for one in lines if TITLE_WORDS.search(one[0]) and headings.TITLE.fullmatch(one[0])]
    named = [one for one in titles if "案" in one[0]]
    first = [
        one
        for one in lines[:1]
        if before[0].start() == one.start() and not SIGNED.fullmatch(one[0]) and not headings.BEGINS.match(one[0])
    ]
    return next(iter([*named[::-1], *titles[::-1], *first]), None)


def published_on(
    text: str, after: int, since: int, first: int, last: int
) -> tuple[tuple[date, Span] | None, date | None]:
    """Return the day of publication with its place, and that of a paper that printed the text.

    The first is labelled before the cases, else signed beside the title or under the text, else told in a sentence.
    """
    for found in PUBLISHED.finditer(text, since, first):
        if day := day_in(found["day"]):
            return (day, found.span("day")), None
    signed: list[tuple[date, Span]] = []
    printed: list[date] = []
    for start, end in ((max(after, since - 100), first), (last, len(text))):
        for paragraph in PARAGRAPH.finditer(text, start, end):
            line = SIGNED.fullmatch(paragraph[0]) if len(paragraph[0]) <= 60 else None
            if line is None or (day := day_in(line["day"])) is None:
                continue
            if PAPER.search(paragraph[0]):
                printed.append(day)
            else:
                signed.append((day, (paragraph.start() + line.start("day"), paragraph.start() + line.end("day"))))
    dated = printed[0] if printed else None
    if signed:
        return min(signed), dated
    if (told := ISSUED.search(text, since, first)) and (day := day_in(told["day"], dated)):
        return (day, told.span("day")), dated
    for found in PUBLISHED.finditer(text, last):
        if day := day_in(found["day"]):
            return (day, found.span("day")), dated
    return None, dated


def day_in(written: str, published: date | None = None) -> date | None:
    """Return the day that some characters write."""
    found = days(re.sub("[.]", "-", written), published) or days(written, published)
    return found[0].day if found else None
