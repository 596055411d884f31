"""The authorities that a text names, each with the place in front of it: 阜新市细河区市场监管局.

Owns how an authority is written and which of several decided. Where it is belongs to `places`.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from cases.text import places
from cases.text.words import by_first

FIELDS = (
    "市场监督管理综合行政执法|市场监管综合行政执法|市场监督管理综合执法|市场监管综合执法|市场监督管理|市场监管|市场监督|市场和质量监督管理|市场和质量监管|市场质量监督管理|市场监管和知识产权|市场监督管理和知识产权"
    "|工商行政管理|工商和质量监督管理|工商质监|工商质量监管|工商|质量技术监督|质监|质量监督|食品药品监督管理|食品药品监管|食药监|药品监督管理|药品监管|药监|物价监督检查|物价|价格监督检查与反垄断|价格监督检查|价格监管|价监|价格"
    "|发展和改革|发展改革|发改|知识产权|卫生健康|卫生和计划生育|卫生监督|卫健|卫计|城市管理综合行政执法|城市管理行政执法|城市管理|城管|综合行政执法|综合执法|行政执法|网信|互联网信息|网安|公安"
    "|烟草专卖|农业农村|农业综合行政执法|农业|文化和旅游|文化广电和旅游|文旅|商务|住房和城乡建设|住建|交通运输|生态环境|应急管理|税务|海关|市监|盐务|粮食和物资储备|人力资源和社会保障|教育|民政"
)
BODIES = "总局|委员会|厅|局|委(?![托员派])|部门(?!规章)|行政执法(?:总队|支队|大队|队)|执法(?:总队|支队|大队|队|局)|稽查(?:总队|支队|大队|局|分局)|总队|支队|大队|监督所|监管所|所(?=[依对接执根于在，])"
BRANCH = r"(?!联合|会同|和|与|及|公安)(?:[一-龥]{2,8}?(?:分局|(?:监管|管理|市场监管|市场监督管理)所)|(?:综合)?(?:行政)?(?:执法|稽查)(?:总队|支队|大队|局)|直属分局|[一-龥]{2,6}监管局|[一-龥]{2,6}所(?=[依对接执根于在，。的]))"
AGENCY = re.compile(rf"(?:{by_first(FIELDS)})(?:管理|稽查|监察|监督|执法|检查|综合)*(?:{BODIES})(?:{BRANCH})?")
"""An authority without its place."""
BARE = re.compile(r"(?<![一-龥])(?:[省市区县]局|[省市区县]市场监管[局所])")
BEFORE = 28
"""Characters before an authority in which its place is looked for."""
ENDS_BEFORE = re.compile(r"[^一-龥]")
LEVEL = "特别行政区|自治区|自治州|自治县|自治旗|开发区|高新区|经开区|新区|园区|港区|矿区|示范区|度假区|林区|地区|省|市|州|盟|县|区|旗|镇|街道|兵团"
CHAIN = re.compile(rf"(?:国家|(?:[一-龥]{{1,9}}?(?:{LEVEL}))+|[省市区县])$")
"""A place by how the names of places end, where no table knows it."""
LEAD = re.compile(
    r"^(?:日前|近日|近期|日|月|年|由|被|经|向|对|与|及|据|在|报|交|将|给|按照?|根据|随后|同时|后|原|因|为|是|和(?!平区|田|县|硕|静|林|顺|龙|政)|到|至|当日|现|并|请|以及|联合|会同|指导|属地|当地|移送|移交|通报|接|收到?|接到|本|我|该|其|各|所在地|户籍地)+"
)
"""What may stand before the place and belongs to the sentence."""
GIVEN = re.compile(
    r"(?:移[送交]|通报|抄告|报告|抄送|函告|商请|委托|不服|转[交来]?(?:自)?|协助|函请|上报|诉|提交|备案至)(?:给|至|到|由|于)?$"
)
"""Before an authority: it is one that got the matter, or is asked for something."""
FROM = re.compile(
    r"^(?:的)?(?:依法|已|前期|将|向本局)?(?:移[送交]|转来|转办|抄告|交办|通报|来函|协查|出具|颁发|核发|备案|注册|登记|许可|批准)"
)
"""Behind an authority: it is one that handed the matter on, or registers."""


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
    place = placed(issuer.name[: max((issuer.name.find(level) for level in (name[0],)), default=-1) + 1])
    return place + name[1:] if place.endswith(name[0]) and len(place) > 1 else name


def decider(text: str, acting: Sequence[Agency]) -> Agency | None:
    """Return the authority that decided: the last that is the subject of a decision, else the first that acts.

    The police decide only where nobody else does: what they do beside is no penalty of the case.
    """
    others = [one for one in acting if "公安" not in one.name] or [*acting]
    following = len(text)
    for one in reversed(others):
        tail = re.split("[。；\n]", text[one.end : min(one.end + 120, following)])[0]
        if DECIDES.search(tail):
            return one
        following = one.start
    return others[0] if others else None
