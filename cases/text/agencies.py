"""The authorities that a text names, each with the place in front of it: 阜新市细河区市场监管局.

Owns how an authority is written and which of several decided. Where it is belongs to `places`.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from cases.text import places
from cases.text.vocabulary import pattern
from cases.text.words import by_first

FIELDS = pattern("authority")
BODIES = pattern("authority_body")
BRANCH = (
    r"(?!联合|会同|和|与|及|公安)(?:[一-龥]{2,8}?(?:分局|(?:监管|管理|市场监管|市场监督管理)所)|[一-龥]{2,6}监管局"
    r"|(?:综合)?(?:行政)?(?:执法|稽查)(?:总队|支队|大队|局)|[一-龥]{2,6}所(?=[依对接执根于在，。的]))"
)
"""Behind an authority: a branch of it, and no other authority that acts with it."""
AGENCY = re.compile(rf"(?:{by_first(FIELDS)})(?:管理|稽查|监察|监督|执法|检查|综合)*(?:{BODIES})(?:{BRANCH})?")
"""An authority without its place."""
BEFORE = 28
"""Characters before an authority in which its place is looked for."""
ENDS_BEFORE = re.compile(r"[^一-龥]|被|由|给")
LEVEL = pattern("place_level")
CHAIN = re.compile(rf"(?:国家|(?:[一-龥]{{1,9}}?(?:{LEVEL}))+|[省市区县])$")
"""A place by how the names of places end, where no table knows it."""
DATED = "日前|近日|近期|日|月|年"
"""When it was."""
LINK = "由|被|经|向|对|与|及|据|在|报|交|将|给|按照?|根据"
"""Who acts, for whom, with whom and on what grounds."""
SEQUEL = "随后|同时|后|原|因|为|是"
"""What the sentence goes on with."""
AND = "和(?!平区|田|县|硕|静|林|顺|龙|政)"
"""The conjunction, but not the first character of 和平区, 和田 and other places."""
HANDED = "到|至|当日|现|并|请|以及|联合|会同|指导|属地|当地|移送|移交|通报|接|收到?|接到"
"""When and how authorities act together, or hand a matter on."""
WHOSE = "本|我|该|其|各|所在地|户籍地"
"""Whose authority it is, instead of a place."""
LEAD = re.compile(rf"^(?:{DATED}|{LINK}|{SEQUEL}|{AND}|{HANDED}|{WHOSE})+")
"""What may stand before the place and belongs to the sentence."""
ADDRESSED = "移[送交]|通报|抄告|报告|抄送|函告|商请|委托|不服|转[交来]?(?:自)?|协助|函请|上报|诉|提交|备案至"
"""Acts that are done towards an authority."""
GIVEN = re.compile(f"(?:{ADDRESSED})(?:给|至|到|由|于)?$")
"""Before an authority: it is one that got the matter, or is asked for something."""
ISSUED = "移[送交]|转来|转办|抄告|交办|通报|来函|协查|出具|颁发|核发|备案|注册|登记|许可|批准"
"""Acts of an authority that passes a matter on, or keeps a register."""
FROM = re.compile(f"^(?:的)?(?:依法|已|前期|将|向本局)?(?:{ISSUED})")
"""Behind an authority: it is one that handed the matter on, or registers."""


BESIDE = re.compile("公安|^[一-龥]{2,6}部门$")
"""Authorities that act beside the one that decides, or are named by their trade only."""
DECIDES = re.compile(r"作出|决定|处以|罚款|处罚|没收|吊销|予以|给予|责令|立案|移送")
"""Behind an authority: it decided."""


class Agency(NamedTuple):
    """An authority named in a text: its name without the province, the province, and its place in the text."""

    name: str
    province: str | None
    start: int
    end: int
    is_aside: bool = False
    """It got the matter, handed it on, or registered something; it did not act."""


def agencies(text: str) -> list[Agency]:
    """Return the authorities that a text in one writing names, in order."""
    found = []
    for one in AGENCY.finditer(text):
        head = text[max(0, one.start() - BEFORE) : one.start()]
        head = head[max((stop.end() for stop in ENDS_BEFORE.finditer(head)), default=0) :]
        place = placed(head)
        start = one.start() - len(place)
        above, own = without_province(place)
        aside = GIVEN.search(text[max(0, start - 8) : start]) or FROM.match(text[one.end() : one.end() + 16])
        found.append(Agency(own + one[0], above, start, one.end(), bool(aside)))
    return found


@lru_cache(10_000)
def placed(head: str) -> str:
    """Return the place that some characters end with, in front of an authority; empty where they name none."""
    for start in range(len(head) - 1):
        if places.leading(head[start:])[1] == len(head) - start:
            return head[start:]
    chain = CHAIN.search(head)
    if not chain:
        return ""
    return LEAD.sub("", chain[0])


@cache
def province() -> re.Pattern[str]:
    """Return what finds the name of a province, but of a 直辖市, in front of a further place; 吉林市 is a city."""
    whole: list[str] = []
    short: list[str] = []
    for code, name in places.regions().items():
        if code.endswith("0000") and code[:2] not in places.MUNICIPALITIES:
            whole.append(name)
            short += places.short_names(code, name)
    return re.compile(f"^(?:{'|'.join(whole)}|(?:{'|'.join(short)})(?!市))(?=[一-龥]{{2}})")


@lru_cache(10_000)
def without_province(place: str) -> tuple[str | None, str]:
    """Return the province that a place begins with, if another place follows, and what follows; a 直辖市 stays."""
    found = province().match(place)
    if not found or (place in places.codes_of() and not place.endswith("省")):
        return None, place
    code = next(code for code in places.codes_of()[found[0]] if code.endswith("0000"))
    return places.regions()[code], place[found.end() :]


def fullest(name: str, named: Sequence[Agency]) -> str:
    """Return the longest name among several that ends like this one: 赛罕区… is 呼和浩特市赛罕区… elsewhere."""
    return max((one.name for one in named if one.name.endswith(name)), key=len, default=name)


def completed(name: str, issuer: Agency | None) -> str:
    """Return a name that begins with a bare level (市市场监管局) with the place of the issuer of the same level."""
    if issuer is None or not re.match("[省市区县](?=[^区县市州盟旗]{2})", name):
        return name
    place = placed(issuer.name[: issuer.name.find(name[0]) + 1])
    return place + name[1:] if place.endswith(name[0]) and len(place) > 1 else name


def decider(text: str, acting: Sequence[Agency]) -> Agency | None:
    """Return the authority that decided: the last that is the subject of a decision, else the first that acts.

    The police decide only where nobody else does: what they do beside is no penalty of the case.
    """
    others = [one for one in acting if not BESIDE.search(one.name)] or [*acting]
    following = len(text)
    for one in reversed(others):
        tail = re.split("[。；\n]", text[one.end : min(one.end + 120, following)])[0]
        if DECIDES.search(tail):
            return one
        following = one.start
    return others[0] if others else None
