"""What the text of a decision says in money: fine, confiscation, refund and the bases of fines, in yuan.

Owns the words before and behind a sum that tell what it is. How a sum is written belongs to `money`.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from cases.text.money import DIGITS, REPEATED, SUM, Sum, has_unit, sum_of
from cases.text.normal import normal
from cases.text.numerals import read_number
from cases.text.standing import ONLY_REPLACES, State, Told, standing, state_of
from cases.text.words import Words, by_first

FIELDS = (
    "fine",
    "confiscated_gains",
    "confiscated_goods",
    "confiscated",
    "combined",
    "refund",
    "illegal_gains",
    "goods_value",
    "sales",
    "illegal_turnover",
    "advertising_fee",
    "unclear",
)
"""What a sum can be: the money fields of the record, without _yuan; unclear, if it replaces nobody can tell which."""

BEFORE_SUM = r"(?=：?为?(?:人民币|RMB|[¥￥])?[\d一二两三四五六七八九十百壹贰叁肆伍陆柒捌玖拾])"
GAINS = "(?:违法所得|非法所得|违法收入|非法收入)"
SALES = "销售(?:金额|收入|总额|额|款|所得)"
TURNOVER = "(?:违法|非法)经营额"
FEE = "广告(?:费用|发布费|制作费|费)"
LABELS = {
    "none": r"加处罚款|加罚|法定罚款|(?:罚款|法定|规定的?)[^，。；\d]{0,6}(?:起点|幅度|上限|下限|最低|最高)|起点"
    r"|(?:已|实|未|欠)缴纳?清?的?(?:罚款|罚没款)?|(?:免除|减免|免缴|免予)罚款"
    r"|(?:检测|检验|鉴定|公证)费用?|赔偿|退一赔三|赔付|支付|案值|保证金|押金|定金|注册资本|奖励"
    r"|充值|余(?<!款余)额|标价|售价|进价|单价|原价|价(?<!多收价)格|最高可?(?:处|罚)|可以?(?:并)?处|每日|账户|账号",
    "undivided": rf"没收{GAINS}[、和及与](?!罚)[^，。；\d]{{2,16}}?(?:共计|合计|共)",
    "combined": rf"没收{GAINS}[、和及]罚款(?:共计|合计)|罚没(?:款|金额|合计|共计)*",
    "confiscated_gains": rf"没收[^，。；、\d]{{0,16}}?(?:{GAINS}|广告费用?|收入)",
    "total": r"(?:以上|合并|合计|共计|累计|总计|共)(?:处以|处)?罚款(?:共计|合计)?|共处(?:以)?罚?款?",
    "each": r"(?:各|均)(?:自)?(?:被)?(?:处以?|给予)?(?:罚款?)?" + BEFORE_SUM,
    "fine": r"(?:处以?|被|并|给予|作出)*(?:罚款|罚金|处罚)(?:金额|数额|处罚)?"
    rf"|处以|并处|被处|被罚|(?:处|罚){BEFORE_SUM}",
    "confiscated_goods": r"价值|折合",
    "confiscated": rf"没收(?:金额|款)?{BEFORE_SUM}",
    "refund": "退还|清退|退款|返还|退回",
    "illegal_gains": f"{GAINS}|获利",
    "goods_value": "货值(?:金额)?",
    "sales": SALES,
    "illegal_turnover": TURNOVER,
    "advertising_fee": FEE,
}
"""What stands before a sum, by what it makes of it; the first that fits wins."""
WORDS = Words(LABELS)

COMES_AS = "^(?:的|即?为|系)(?:其|当事人)?"
"""Between a sum and the base that it is said to be: 300元为其违法所得."""
BEHIND = re.compile(
    r"^(?:的)?(?P<fine>罚款|处罚|罚金)|^[^，。；\d]{0,8}(?P<refund>退还|返还)|^[^，。；\d]{0,14}(?P<confiscated_gains>予以没收)"
    rf"|{COMES_AS}(?:(?P<illegal_gains>{GAINS})|(?P<goods_value>货值)|(?P<sales>{SALES})|(?P<illegal_turnover>{TURNOVER})"
    rf"|(?P<advertising_fee>{FEE}))"
)
"""What stands behind a sum that nothing before it tells."""

CONFISCATED_BEHIND = re.compile("[^，。]{0,4}(?:予以)?没收")
COMES_TO = re.compile(r"(?:罚款|罚金)，(?:共?计|即|合计|金额)(?:为|人民币)*$")
"""Before a sum: the fine that was told as a multiple comes to it."""
LIMIT = re.compile(rf"^(?:以上|以下|以内|至|[-—~～/]|[×*＊+＋][\d{DIGITS}])")
"""Behind a sum: a limit of the statute, a range, a price per unit or a part of a calculation."""
UP_TO = re.compile(rf"[\d元{DIGITS}万](?:[-—–~～至到+＋]|或者?)$|\d，$")
"""Before a sum that ends a range or an addition, or what a comma has parted: of 2000元至3000元 none is the fine."""
FOR_EACH = re.compile(r"每[^，。；\d]{1,3}(?:处以?)?(?:罚款?)?$")
"""Before the fine for one of several things: 每件罚款50元."""
BY_MULTIPLE = re.compile(r"[罚处][^。；没]{0,40}倍(?:的?罚款)?，?(?:共计?|合?计|即)(?:为|人民币)*$")
"""Before what a fine that is told as a multiple comes to: 罚款货值金额600元的15倍即9000元."""
REACH = 150
"""Characters before and behind a sum in which words can tell what it is."""
SENTENCE = re.compile(r"[^。！？；\n]+")
CAMPAIGN = re.compile(by_first(r"(?:查处|查办|立案|办结|办理)[^，。]{0,14}?\d+(?:余|多)?(?:件|起|宗)"))
COURT = re.compile("法院|判处|被告人|有期徒刑")
EARLIER = re.compile("曾|参照|此前因|另案|[上前]次")
THREAT = re.compile(r"逾期(?:[^，。；\d]{0,12}的|不[^，。；\d]{0,8})，?[^，。；\d]{0,8}$")
"""Before a fine that is none yet: 逾期不改的罚款5000元; what was not done in time (逾期未改) is fined."""
QUOTE = re.compile('[“「『"][^”」』"]{0,400}[”」』"]')
CLAUSE_END = re.compile(r"，(?!\d)|[。；、）]|$")
FINES = {"fine", "each", "total"}
CONFISCATED = {"confiscated_gains", "confiscated_goods", "confiscated"}
ITEM = re.compile(r"：\d{1,2}")
"""The number of the first item of a list: 作出如下行政处罚：1、没收违法所得."""
NUMBERED = re.compile(r"\d{1,2}、")
"""The number of an item, no sum without its unit."""
POINTED = re.compile(r"\d{1,3}\.\d{3}")
"""1.000 may be a thousand."""
COUNTS = re.compile(r"[\d百千万亿佰仟]")
"""Of a number without 元: a numeral alone is that of an item (一、警告), or a multiple (没一罚三)."""
BARE = {"fine", "confiscated_gains", "total", "combined"}
"""Labels after which a number without 元 is money, if it stands right behind and a clause ends there."""


class Amount(NamedTuple):
    """A sum and what it is, one of FIELDS; its span is in the text as given."""

    field: str
    yuan: Decimal
    span: tuple[int, int]


def read_amounts(source: str) -> list[Amount]:
    """Return the sums of money that a text states of its case, in order.

    Parts are left out beside their total; a sum of fine and confiscation beside both.
    """
    written = normal(source)
    text = QUOTE.sub(lambda quote: "　" * len(quote[0]), written.text)
    found = standing(
        [one for sentence in SENTENCE.finditer(text) for one in in_sentence(text, sentence.start(), sentence.end())]
    )
    kinds = {one.kind for one in found}
    leave = {"fine", "each"} if "total" in kinds else set()
    if kinds & FINES and kinds & CONFISCATED:
        leave.add("combined")
    return [
        Amount("fine" if one.kind in FINES else one.kind, one.value, written.span(one.written.start, one.written.end))
        for one in found
        if one.kind not in leave
    ]


def in_sentence(text: str, start: int, end: int) -> Iterator[Told]:
    """Yield the sums of a sentence, each with what it is and whether it stands."""
    if CAMPAIGN.search(text, start, end):
        return
    before, position, court = "", start, bool(COURT.search(text, start, end))
    state: State = ""
    for found in SUM.finditer(text, start, end):
        if not has_unit(found) and (
            found.start() == position
            or not ends_clause(text, found.end(), end)
            or ITEM.fullmatch(found[0])
            or NUMBERED.match(text, found.start())
            or not COUNTS.search(found["number"])
        ):
            continue
        if POINTED.fullmatch(found["number"]) or (one := sum_of(found)) is None:
            continue
        since = max(start, one.start - REACH)
        lead, within = text[max(position, since) : one.start], text[since : one.start]
        tail = text[one.end : min(one.end + REACH, end)]
        kind = kind_of(lead, tail, before, one, within)
        led = lead + "为" * text.startswith("为", one.start)
        if kind is None and before in FINES and ONLY_REPLACES.fullmatch(led) and not LIMIT.match(tail):
            kind = "fine"
        if kind is None:
            continue
        position = one.end
        repeated = before and lead.endswith(("（", "（大写：", "（大写", "（小写：")) and not is_labelled(lead[:-1])
        if not repeated:
            state = state_of(led, kind, before, state)
        before = kind
        if repeated or kind == "none" or not one.exact or (court and kind in FINES):
            continue
        value = one.yuan
        if kind == "each" or (kind == "fine" and "分别" in lead and not tail.startswith("、")):
            parties = count_parties(within)
            if kind == "each" and parties is None:
                if state == "replaces":
                    yield Told(kind, value, one, "unclear")
                continue
            value *= parties or 1
        yield Told(kind, value, one, state)


def kind_of(lead: str, tail: str, before: str, one: Sum, within: str) -> str | None:
    """Return what a sum is, from the words before it in its clause, else behind it; None if it is no sum of money."""
    if LIMIT.match(tail) or UP_TO.search(lead) or FOR_EACH.search(lead):
        return None
    if BY_MULTIPLE.search(within):
        return "fine"
    kind, is_close = last_label(last_clause(lead))
    if not one.has_unit and not (kind in BARE and is_close):
        return None
    if not kind and COMES_TO.search(lead):
        return "fine"
    if not kind:
        if lead.strip("、和及与，并") == "" and lead and before:
            return before
        behind = BEHIND.match(tail)
        kind = str(behind.lastgroup) if behind else ""
        return "confiscated_gains" if kind == "illegal_gains" and "没收" in last_clause(within) else kind or None
    if kind in FINES and ((EARLIER.search(within) and EARLIER.search(last_clause(within))) or THREAT.search(within)):
        return "none"
    if kind == "undivided":
        return "confiscated"
    if kind == "illegal_gains" and "没收" in last_clause(within):
        return "confiscated_gains"
    if kind == "illegal_gains" and CONFISCATED_BEHIND.match(tail):
        return "confiscated_gains"
    if kind == "illegal_gains" and before == "confiscated_gains" and lead.startswith("、"):
        return "confiscated_gains"
    if kind in ("confiscated_goods", "goods_value") and "没收" in within.rpartition("；")[2] and kind != "goods_value":
        return "confiscated_goods"
    return None if kind == "confiscated_goods" else kind


@lru_cache(REPEATED)
def last_label(clause: str) -> tuple[str, bool]:
    """Return what the last label of a clause makes of the sum behind it, and whether it stands right before the sum."""
    for kind, label in reversed(WORDS.find(clause + "0")):
        if label.end() <= len(clause):
            return kind, label.end() == len(clause)
    return "", False


def is_labelled(lead: str) -> bool:
    """Say whether the words before a sum end in a label."""
    return last_label(last_clause(lead))[1]


def last_clause(text: str) -> str:
    """Return what stands behind the last comma, semicolon or full stop."""
    return text[max(text.rfind("，"), text.rfind("。"), text.rfind("；")) + 1 :]


def ends_clause(text: str, position: int, end: int) -> bool:
    """Say whether a clause ends behind a number, so that it can be a sum without 元."""
    return bool(CLAUSE_END.match(text, position, end))


PARTIES = "(?:当事人|公司|企业|单位|门店|药店|店铺|商户|机构|经营者)"


def count_parties(text: str) -> int | None:
    """Return how many parties a clause names before 各 or 分别, None where they cannot be counted."""
    named = re.search(r"(?:对)?(?P<names>[^对]+?)(?:各|均|分别)", last_clause(text))
    if not named:
        return None
    names = named["names"]
    counted = re.search(rf"([两二三四五六七八九十]|\d+)(?:(?:家|户|名|个){PARTIES}?|{PARTIES}|人)$", names)
    if counted:
        return read_number(counted[1])
    parts = [part for part in re.split("[、和及与]", names) if part]
    return len(parts) if len(parts) > 1 else None
