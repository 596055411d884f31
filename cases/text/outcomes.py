"""What became of a case: how far it has come, penalties, measures and stated circumstances of discretion.

Owns how the words are found and what they mean together. The words stand in `data/reference/outcome_words.csv`: … is
up to thirty characters of the same clause.
"""

import re
from collections.abc import Collection, Mapping
from functools import cache
from typing import Any, NamedTuple

from cases.resources import reference
from cases.text.money import THOUSANDS
from cases.text.normal import blanked

GAP = "[^，。；！？\n]{0,30}?"
QUOTED = r"[“「『][^”」』\n]{0,400}[”」』]|《[^》\n]{0,60}》"
"""Words of others, and names of laws and documents."""
OVERDUE = (
    "逾期(?:不|未)[^，。；]{0,14}(?:的|，)[^，。；]{0,20}(?:加处|强制)[^，。；]{0,12}|逾期(?:不|未)[^，。；]{0,14}没收"
    "|无法退还[^，。；]{0,10}没收|逾期不改[^。；]{0,24}"
)
"""What is to come if the party does not pay, give back or correct in time."""
BY_OTHERS = "(?:提请|建议)[^，。；]{0,20}(?:吊销|处罚|没收)[^，。；]{0,12}|法院[^。；]{0,60}|判处[^。；]{0,40}"
"""What another authority is asked to impose, and what a court does."""
AT_PRICE = r"(?<=[贩户家商店人])处以\d[^，。；]{0,12}价格"
"""A price that somebody bought at: 从商贩处以5元的价格."""
SURCHARGE = "加处罚款|每日[^，。；]{0,10}罚款"
"""What late payment of a fine costs."""
THREATENED = "(?:可以?|应当|将|应)(?:依法)?(?:并?处(?!理)|给予|予以|责令|没收|吊销)[^。；]{0,60}"
"""What may, must or will be imposed."""
EARLIER = (
    "(?:曾|此前|之前)(?:经|于|因)?[^，。；]{0,40}(?:处罚|责令|警告|罚款|告诫|约谈)[^，。；]{0,10}|经(?:提醒|多次)?告诫"
)
"""What the party was punished or warned for before."""
STATUTORY = "[^，。；]{0,30}(?:以上[^，。；]{1,20}以下|以下)的?罚款"
"""The limits of a fine, as the statute has them."""
DEGREE = "从轻|减轻|从重"
"""A penalty that is lighter or heavier than usual."""
WITHOUT = (
    "不(?:予|应|得|宜|能|给予|适用|属于|符合|具有|具备|存在)"
    f"|(?:无|没有|未)(?:发现|具有|具备|存在|适用|予以?|给予|其他|任何|法定|酌定|依法|应当|可以)*(?={DEGREE})"
)
"""That a circumstance is lacking or does not count."""
USUAL = f"(?:{WITHOUT})(?:适用)?[^，。；]{{0,12}}(?:{DEGREE})[^，。；]{{0,6}}"
"""That the penalty is neither lighter nor heavier than usual."""
NOT_EXEMPT = (
    "不(?:适用|属于|符合|具有|具备|存在)[^，。；]{0,12}(?:不予|免予|免于|首违不罚|轻微不罚|免罚)[^，。；]{0,10}"
)
"""That the case is none of those without a penalty."""
SPARED = (
    "(?:不予|不再|不作出?|不给予|未予|免予|免于|免除)(?:给予|作出|处以?|并处)?"
    "(?:警告|通报批评|罚款|没收|吊销|暂扣|责令停产停业|停产停业|行政拘留)"
)
"""A single penalty that is not imposed."""
ASIDE = re.compile(
    f"{QUOTED}|{OVERDUE}|{BY_OTHERS}|{AT_PRICE}|未(?:作出|给予|予以)[^，。；]{{0,6}}处罚|{SURCHARGE}"
    f"|{THREATENED}|{EARLIER}|(?:未|不)予?处?罚款|{STATUTORY}|{USUAL}|{NOT_EXEMPT}|{SPARED}"
)
"""Words of others, threats, limits of the statute, what was done to the party before, and what is not done."""
ACTS = re.compile(r"(?:对|就|针对)(?:(?!作出|责令|罚款|没收|处)[^，。；]){0,60}?的?(?:违法)?行为")

PROPOSED = re.compile(
    "拟(?:对[^，。；]{0,40})?(?:依法)?(?:从[轻重]|减轻|作出|给予|处以?|罚款|没收|吊销|对|不予|免[予于除])"
    "|处罚(?:事先)?告知|听证告知|告知书|^建议(?:对[^，。；]{0,40})?(?:给予|处以?|罚款|没收)"
)
DECISION = "(?:已|依法|决定|遂|并)?(?:作出|做出)(?:了)?[^，。；]{0,40}?(?:处罚|罚款|决定|警告|没收)|处罚决定(?!前|之前)"
"""That a decision was made."""
IMPOSED = "(?:依法)?(?:给予|予以|受到|被|处以|实施|进行)[^，。；]{0,20}(?:行政)?(?:处罚(?!告知)|警告|罚款|没收)"
"""That a penalty was given or received."""
FINED = (
    r"(?:处以?|并处|被处|罚|罚款|罚没|处罚)(?:人民币|款|金)?[^，。；\d]{0,6}\d[\d.,，]*余?[万千百]?元"
    "|罚款[壹贰叁肆伍陆柒捌玖一二三四五六七八九]"
)
"""A fine with its sum."""
DECIDED = re.compile(f"{DECISION}|{IMPOSED}|{FINED}|没收|吊销|罚款|停业整顿|行政拘留|顶格")
PUNISHED = "(?:处罚(?!事先|听证|(?:意见|权利|的){0,3}告知)|罚款)"
"""What was done; no notice of it, nor a hearing about it."""
FINAL = re.compile(
    rf"(?:作出|下达|送达)[^，。；]{{0,16}}处罚决定|(?:已|最终)(?:(?!告知)[^，。；]){{0,24}}{PUNISHED}"
    r"|(?<!拟)决定(?:对[^，。；]{0,30})?(?:罚款|没收|给予|处以)"
    rf"|(?<!拟)(?:依法|已|决定|最终)(?:对[^，。；]{{0,40}})?(?:作出|处以|给予)[^，。；]{{0,40}}{PUNISHED}"
)
EXEMPTED = re.compile(
    "(?<!拟)(?<!拟依法)(?:不予|免予|免于|免除|不再给予|不作出?|不给予)(?:其|当事人)?(?:行政)?处罚"
    "|首违不罚(?!的?(?:清单|规定))|不予罚款|免罚(?!清单)"
)
TRANSFERRED = re.compile(
    "移[送交](?:给|至|到)?[^，。；]{0,20}(?:公安|司法|检察|机关|部门|处理|局)"
    "|(?:公安|司法)[^，。；]{0,12}(?:刑事)?立案侦查|涉嫌犯罪[^。；]{0,20}移[送交]|采取刑事强制"
)
INVESTIGATING = re.compile(
    "立案|进一步(?:调查|处理|查处|办理)|正在(?:调查|办理|处理|审理|查处)|查封|扣押|登记保存|调查处理中|案件(?:正|仍)?在"
)
STILL = "(?:正在|尚在|仍在)"
"""The case goes on at the time of the report."""
PENDING = re.compile(
    f"(?:目前|现)[^。；]{{0,20}}(?:案件)?{STILL}[^，。；]{{0,10}}(?:办理|调查|处理|审理)"
    f"|案件{STILL}[^，。；]{{0,12}}|进一步(?:办理|调查|处理)(?:中|之中)"
)
CLOSED = re.compile(
    r"撤销(?:此|该|本)?案件|撤销立案|撤案|予以销案|销案|违法事实不(?:能)?成立|终止(?:案件)?调查|不予立案"
)
WITHDRAWN = re.compile(
    "(?:^|[，。；（、])(?:[原该本此]?(?:行政)?处罚)?(?:决定书?)?(?:经复议|现|后|已|被|依法|予以){1,3}撤销[）。]*$"
    "|(?<!申请|请求|要求|建议|不予|应当)(?<![拟可])撤销[原该本此]?(?:行政)?处罚(?:决定书?)?[）。]*$"
)
"""That a decision was revoked: said last, so that none follows (行政处罚法 art. 75; 行政复议法 art. 64)."""
CONFISCATED = re.compile(r"没收(?P<what>[^，。；\n]{0,80}?)(?=[，。；\n]|$|并?处(?!方)|罚款|(?:的)?(?:行政)?处罚)")
"""What is confiscated, up to the next act."""
ORDERED_TO = re.compile(r"责令(?P<what>[^，。；\n]{0,50})")
ORDERS = (
    ("refund_order", re.compile("退还|退款|退回|退赔|清退|返还|退费")),
    ("recall_order", re.compile("召回|下架")),
    ("suspension", re.compile("停产停业|停业|停产|停止营业|暂停营业")),
    ("closure", re.compile("关闭")),
)
"""What is ordered; anything else is an order to correct."""
FIRST = re.compile("(?:首次|初次)(?:违法|被|发生|违规)|首违")
SLIGHT = re.compile("轻微")
MONEY = re.compile("所得|收入|获利|广告费|款项?$|费用|利润|钱")
THING = re.compile(r"(?!(?:罚款|警告|处罚|并|的|等|其|人民币|[\d.,，]++元?)+$)(?=.*[一-龥]{2})")
ORDERED = {"correction_order", "refund_order", "recall_order"}
KEPT = {"exempted": ("confiscated_gains", "confiscated_goods", "confiscation"), "investigating": ("suspension",)}
"""Penalties that a case has which ends without one."""
UNPUNISHED = ("exempted", "investigating", "corrected", "unknown", "transferred", "closed")
IN_MONEY = ("fine", "confiscated_gains")
"""Penalties that a sum alone tells."""
DISCRETION = ("lenient", "mitigated", "aggravated", "exempt_minor", "exempt_first", "exempt_no_fault")


class Outcome(NamedTuple):
    """What became of a case, as codes of the record; each code with the place of the words that tell it."""

    status: str
    penalties: dict[str, tuple[int, int]]
    measures: dict[str, tuple[int, int]]
    discretion: dict[str, tuple[int, int]]
    status_at: tuple[int, int] | None


@cache
def words() -> dict[str, re.Pattern[str]]:
    """Return what finds the words of each code."""
    return {
        row["code"]: re.compile("|".join(GAP.join(map(re.escape, word.split("…"))) for word in row["words"].split("|")))
        for row in reference("outcome_words")
    }


@cache
def is_penalty() -> dict[str, bool]:
    """Return of each code of an act whether it is a penalty; else it is a measure."""
    return {row["code"]: row["is_penalty"] == "yes" for row in reference("penalties")}


def read_outcome(text: str, *, is_fined: bool = False) -> Outcome:
    """Return what became of the case that a text in one writing tells; `is_fined`, whether it states a fine."""
    text = THOUSANDS.sub(",", text)
    plain = own(text)
    penalties, measures, discretion = acts(plain)
    status, at = told_status(text, plain, penalties, measures, is_fined=is_fined)
    if status in UNPUNISHED:
        penalties = {code: span for code, span in penalties.items() if code in KEPT.get(status, ())}
    if status not in ("exempted", "corrected") and discretion.keys() & {"exempt_minor", "exempt_first"} and penalties:
        discretion = without_exemption(discretion)
    return Outcome(status, penalties, measures, discretion, at)


def read_decision(text: str, sums: Collection[str]) -> Outcome:
    """Return what a text imposes that stands where a table has the penalty, so that a bare 警告 is one.

    `sums` are the sums that it states, of `amounts.FIELDS`. The status is `exempted` only where nothing is imposed.
    """
    text = THOUSANDS.sub(",", text)
    plain = own(text)
    penalties, measures, discretion = acts(plain)
    penalties |= {code: (0, 0) for code in IN_MONEY if code in sums and code not in penalties}
    status, at = told_status(text, plain, penalties, measures, is_fined="fine" in sums)
    if withdrawn := WITHDRAWN.search(text):
        return Outcome("withdrawn", penalties, measures, discretion, withdrawn.span())
    if status == "exempted" and penalties:
        status, penalties = "decided", {code: span for code, span in penalties.items() if code in KEPT["exempted"]}
    elif status == "closed":
        penalties = {}
    elif penalties:
        discretion = without_exemption(discretion)
    return Outcome(status, penalties, measures, discretion, at)


def own(text: str) -> str:
    """Return a text with all blanked out that is not done to the party by the authority."""
    return blanked(text, [found.span() for pattern in (ASIDE, ACTS) for found in pattern.finditer(text)])


def acts(plain: str) -> tuple[dict[str, tuple[int, int]], dict[str, tuple[int, int]], dict[str, tuple[int, int]]]:
    """Return the penalties, measures and circumstances of discretion that a text names, each where it names it."""
    found = ordered(plain) | {code: one.span() for code, pattern in words().items() if (one := pattern.search(plain))}
    penalties = {code: span for code, span in found.items() if is_penalty().get(code)} | confiscated(plain)
    measures = {code: span for code, span in found.items() if is_penalty().get(code) is False}
    discretion = {code: span for code, span in found.items() if code in DISCRETION}
    if EXEMPTED.search(plain) and not discretion:
        for code, pattern in (("exempt_first", FIRST), ("exempt_minor", SLIGHT)):
            if one := pattern.search(plain):
                discretion = {code: one.span()}
                break
    return penalties, measures, discretion


def without_exemption(discretion: Mapping[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """Return circumstances of discretion without the grounds for no penalty."""
    return {code: span for code, span in discretion.items() if not code.startswith("exempt_")}


def ordered(text: str) -> dict[str, tuple[int, int]]:
    """Return what a text says was ordered, part by part of each order."""
    found: dict[str, tuple[int, int]] = {}
    for one in ORDERED_TO.finditer(text):
        for part in re.split("[、和并及]", one["what"]):
            code = next((code for code, pattern in ORDERS if pattern.search(part)), "")
            if code or not found:
                found.setdefault(code or "correction_order", one.span())
            elif part and not re.search("[没罚处]", part[:1]):
                found.setdefault("correction_order", one.span())
    return found


def confiscated(text: str) -> dict[str, tuple[int, int]]:
    """Return what a text says is confiscated: gains, goods, or nothing told; 罚没款 is a fine and gains in one sum."""
    found: dict[str, tuple[int, int]] = {}
    for one in CONFISCATED.finditer(text):
        parts = re.split("[、和及与]|以及", one["what"])
        if any(MONEY.search(part) for part in parts):
            found.setdefault("confiscated_gains", one.span())
        if any(THING.match(part) and not MONEY.search(part) for part in parts):
            found.setdefault("confiscated_goods", one.span())
        if not found:
            found["confiscation"] = one.span()
    if not found and (both := re.search(r"罚没款?(?:共计|合计|金额)?(?=[^，。；]{0,8}\d)|罚没款", text)):
        found["confiscated_gains"] = both.span()
    if len(found) > 1:
        found.pop("confiscation", None)
    return found


def told_status(
    text: str, plain: str, penalties: Mapping[str, Any], measures: Collection[str], *, is_fined: bool
) -> tuple[str, tuple[int, int] | None]:
    """Return how far a case has come, and the place of the words that tell it."""
    exempted, proposed = EXEMPTED.search(plain), PROPOSED.search(text)
    if exempted and not is_fined:
        return "exempted", exempted.span()
    if proposed and not FINAL.search(plain, proposed.end()):
        return "proposed", proposed.span()
    pending = PENDING.search(plain)
    if pending and not is_fined and not penalties.keys() - {"suspension"}:
        return "investigating", pending.span()
    decided = DECIDED.search(plain)
    if decided and (penalties or is_fined or "处罚" in decided[0]):
        return "decided", decided.span()
    for status, pattern in (("transferred", TRANSFERRED), ("closed", CLOSED)):
        if found := pattern.search(plain):
            return status, found.span()
    if ORDERED & set(measures) and not INVESTIGATING.search(plain):
        return "corrected", None
    if found := INVESTIGATING.search(plain):
        return "investigating", found.span()
    if ORDERED & set(measures):
        return "corrected", None
    return "unknown", None
