"""The words that tell what a price is: of purchase or sale, of before or now, of the party or of somebody else; and of
which product.

Owns the words around a price. How prices become lines belongs to `pricelines`.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from cases.text.products import COUNT, EVENT, FEAST, TIME, object_of, product
from cases.text.unitprices import UnitPrice
from cases.text.words import Words, by_first

PURCHASE_VERB = "购进|购入|购得|购(?=自)|采购|进货|进购|买进|买入|购买|收购|收进|批发|拿货|订购|定购"
SALE_VERB = "销售|出售|售卖|售出|卖出|零售|收取|外售|转卖|供应|结算(?!单)|卖|出租|加价售|售|(?:销|发|批)(?=给|往)"
REPEATED = 10_000
"""Words around a price that are remembered: they repeat where its digits do not."""
OF_PRICE = "的(?:单价|价格)"
LABELLED = "(?:进|购|售|销|成本|零售)[^，。；]{0,3}价"
WORDS = rf"(?=[^，。；\d]{{0,16}}{OF_PRICE})(?:(?!{LABELLED})[^，。；\d]){{0,16}}?{OF_PRICE}"
"""Behind a verb: words up to 的价格, but no label of their own; whether it comes at all is asked first."""
PURCHASE_LABEL = (
    "(?:进货|购进|购入|采购|购买|收购|拿货|提货|提车|进)(?:成本|单|均)?价格?|成本(?:单)?价格?|进货成本"
    rf"|(?:{PURCHASE_VERB}){WORDS}"
)
ROOM_PRICE = "房(?<![景床双单标套人居型]房)价"
"""The price of rooms; in 大床房价 or 双人房价 the 房 belongs to the name of the room."""
SALE_LABEL = (
    f"(?:对外)?(?:销售|零售|出售|售卖|实售|销货|销|售|卖)(?:单)?价格?|{ROOM_PRICE}|票价|单价|成交价格?"
    rf"|(?:{SALE_VERB}){WORDS}|卖到|售至|卖至"
)
LABELS = Words({"purchase": PURCHASE_LABEL, "sale": SALE_LABEL})
VERBS = Words({"purchase": PURCHASE_VERB, "sale": f"(?:{SALE_VERB})(?!价|额(?!温|外|定)|收入|款|金额|所得|标价)"})
LABEL, VERB = LABELS.pattern, VERBS.pattern
BY = re.compile(r"(?:以|按照?|均按|照)(?:人民币|[¥￥]|每|单价|总价)?$")
"""Right before a price: what it is stands behind it, 以每盒3元的价格购进."""
WITH_PRICE = re.compile("的?(?:单价|价格)")
TOTAL_FOR = re.compile(COUNT)
"""Behind a verb, where the sum before it has no unit: it is for all of them, 以100元购进退热贴10盒."""
FAR = 12
"""A label farther before the price than this many characters gives way to a verb behind it."""

OF_MARKET = "均价|市场上|未以|未按|平台|竞争对手|(?:经销|代理|零售)商(?:再)?以|统一零售价|应当?按"
"""A price of the market, of a platform or a dealer, or one that is to be kept to."""
OF_NEIGHBOURS = "周边|同期(?!其|当事人)|同类|同行|其他|其它|别家"
"""A price of others in the same trade, nearby or at the same time."""
OF_STATE = "指导价|限价|定价|规定|核定|收费标准|政府"
"""A price that the state sets."""
OF_MAKER = "正品|官网|市场价|吊牌|建议|参考|厂家|出厂|网络售价|网上售价|网售|平均"
"""A price of the maker, of the genuine goods or on the net."""
OTHERS = f"{OF_MARKET}|{OF_NEIGHBOURS}|{OF_STATE}|{OF_MAKER}|消费者|顾客|举报人|投诉人"
SHOWN = "原价|划线价|标价签?|标签|标示|标注|标明|明示|票面|面值|成交过|从未|宣称|优惠|赠|返现|满|减免?"
PAID_OR_RETURNED = "租金|押金|定金|报酬|工资|退还|退款|退回|支付"
"""Rent, wages and deposits, and money that goes back."""
TURNOVER = "货值|销售额(?!温|外|定)|销售总|销售收入|营业额|经营额|收入|货款|违法所得|获利|盈利|利润"
"""What all the goods are worth or bring in; in 销售额温枪 the 额 belongs to the goods."""
CHARGED = "罚款|罚没|费用|检测费|多收|少付"
"""A fine, a fee, or what is charged or paid wrongly."""
IN_TOTAL = "共(?:收|销|售|支|付|获|卖)|共计|合计|总计|总价|总额|价值|金额|折合"
"""A sum of several prices, or a value."""
OWED = "注册资本|赔偿|补偿|运费|缴纳|没收|处罚"
"""Capital, damages, freight, and what is paid to the state or taken by it."""
ADDED = "每.加价|加(?<!陆续加)价(?:了)?$|赚"
"""What is put on top of a price."""
SUMS = f"{PAID_OR_RETURNED}|{TURNOVER}|{CHARGED}|{IN_TOTAL}|{OWED}|{ADDED}"
NOT_OWN = re.compile(by_first(f"{OTHERS}|{SHOWN}|{SUMS}"))
"""Before a sum in its clause: a price of others, one that was only shown, or no price at all."""
NOT_OWN_BEHIND = 6
PERIODS = {"月", "年", "天", "日"}
"""What is paid by these is rent or wages."""

EARLIER = "此前|之前|平时|平日|以前|原先|以往|日常|往常|原售价|原进价|原来"
"""A word for the time before the rise, or for every day."""
BEFORE_EVENT = r"(?:涨价|上涨|提价|调价|疫情|节|案发|[日月年](?<=\d[日月年]))(?:之|以)?前"
"""Before the rise, a feast, the epidemic, or a day that is told."""
PRIOR = re.compile(by_first(f"{EARLIER}|{BEFORE_EVENT}"))
NOW = re.compile(
    by_first(
        rf"月(?<=\d月)|[当同]月|年(?<=(?:19|20)\d\d年)|{FEAST}|{EVENT}"
        "|之?后|起|期间|目前|现|当天|当日|随即"
    )
)
"""A time, told by what each has, or a word for now."""
RISING = "降低?|下降|下调|调低|提高|上涨|涨价?|上调|调整|调高|调升|提升|升|提价|加价|哄抬|抬高"
AT_FIRST = "原来|原先|原|此前|之前|以前|平时|平日|往常|日常|节前|疫情前|涨价前|上涨前|提价前"
"""Behind 由 or 从: the price that follows is the one of before."""
FROM = re.compile(rf"(?:由|从)(?:{AT_FIRST})?(?:的)?(?:价格)?(?:人民币)?$")
BECAME = re.compile(
    rf"^(?:的价格)?(?:[^，。；\d]{{0,4}}?(?:{RISING}|增加?|调|变)[^，。；\d]{{0,4}}?)?(?:至|到|为|成)了?$"
)
ROSE_TO = re.compile(rf"(?:{RISING}|卖|售)(?:至|到|为)了?$")
ALWAYS = re.compile("一直|始终|均未变|没有变化|未变")
"""Before a price of purchase: it is that of before the rise as well."""
CONVERTED = re.compile(r"(?:折合|相当于|合)(?:为|约)?$")
"""Before a price per another unit: the price before it once more, 每盒14元，折合每粒0.7元."""
JOINED = re.compile(rf"^(?:、|和|与|及|以及|，)?(?:{TIME}|又|再|后)?(?:以|按)?$")
NAMES = re.compile("、|和|与|及")
RESPECTIVELY = re.compile("分别|依次")
PRICE_OF = re.compile(r"(?:的)?(?:客房|销售|服务)?价格?(?:为|是|均为)?(?:每[^，。；\d]{1,3})?$")
"""Right before a price or a change of it, a label that does not say whose price it is."""
ALL = re.compile("均|都")
BARE = re.compile("(?:约|为|是|：|各|均|结算|单价)*")
"""Between a clause that names a trade and a price that stands alone: 购进口罩1000只，每只1.5元."""
BEHIND_VERB = re.compile("^(?:了|的|掉了?|出去|出|一批)+|^(?:给|往|自|予).*")
"""What may follow a verb of trade before the product; with 给 it is the buyer that follows, and no product."""
BY_WHAT = re.compile(r"(?:后|，)?(?:再|又|均|都|分别|先后|陆续)*(?:以|按照?)[^，。；]*$")


def last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Return the last match of a pattern, None if there is none."""
    found = None
    for one in pattern.finditer(text):
        found = one
    return found


class Around(NamedTuple):
    """What the words around a price tell of it, whatever the price is."""

    is_converted: bool
    """It is the price before it once more, by another unit."""
    comes_from: bool
    """It is what a price was before it changed."""
    rose_to: bool
    """It is what a price became."""
    is_prior: bool
    is_now: bool
    """A time, or a word for now, stands behind any word for before."""
    is_listed: bool
    """It is one of several that are given respectively."""
    is_for_all: bool
    stayed: bool

    def is_before(self, before: bool) -> bool:
        """Say whether it is a price of before: as the price before it was, until a time is named."""
        return (self.is_prior or before) and not self.is_now


@lru_cache(REPEATED)
def around(lead: str, tail: str) -> Around:
    """Return what the words before and behind a price in its clause tell of it."""
    prior = last(PRIOR, lead)
    return Around(
        is_converted=bool(CONVERTED.search(lead)),
        comes_from=bool(FROM.search(lead)),
        rose_to=bool(ROSE_TO.search(lead)),
        is_prior=bool(prior),
        is_now=bool(NOW.search(lead, prior.end() if prior else 0)),
        is_listed=bool(RESPECTIVELY.search(lead + tail)),
        is_for_all=bool(ALL.search(lead)),
        stayed=bool(ALWAYS.search(lead)),
    )


@lru_cache(REPEATED)
def is_own(lead: str, tail: str, unit: str | None) -> bool:
    """Say whether a price is one that the party paid or took for goods, by its unit and the words around it."""
    if unit in PERIODS:
        return False
    own = lead.rpartition("当事人")[2].rpartition("：")[2]
    return not NOT_OWN.search(own) and (not NOT_OWN.search(tail[:NOT_OWN_BEHIND]) or bool(VERB.search(tail)))


@lru_cache(REPEATED)
def role_of(lead: str, tail: str, has_unit: bool, several: bool, trade: str) -> tuple[str, Sequence[str]]:
    """Return what a run of prices is, purchase or sale, and its products; an empty role where nothing tells.

    The words are those before and behind the run in its clause; `trade` is the verb of the clause before.
    """
    label, behind = last(LABEL, lead), VERB.search(tail)
    if behind and not has_unit and not WITH_PRICE.match(tail) and TOTAL_FOR.search(tail[behind.end() :]):
        return "", []
    if behind and (BY.search(lead) or WITH_PRICE.match(tail) or not label or label.end() < len(lead) - FAR):
        return VERBS.kind(behind), objects(tail[behind.end() :], several=several) or before_by(lead)
    if label and label[0] == "单价" and not (verb := last(VERB, lead[: label.start()])):
        return (trade, []) if trade else ("", [])
    if label and label[0] != "单价":
        if tail.startswith("的") and not WITH_PRICE.match(tail) and (behind_it := object_of(tail[1:])):
            return LABELS.kind(label), [behind_it]
        inner = last(VERB, label[0])
        names = objects(label[0][inner.end() :], several=several) if inner else []
        around_label = tail + lead[label.end() :]
        return LABELS.kind(label), names or before_label(lead[: label.start()], around_label, several=several)
    verb = last(VERB, lead)
    if verb and has_unit:
        return VERBS.kind(verb), objects(lead[verb.end() :], several=several)
    if has_unit and BARE.fullmatch(lead):
        return trade, []
    return priced(lead, several=several)


def priced(lead: str, *, several: bool) -> tuple[str, list[str]]:
    """Return that a price is of sale where only its change tells: 将标间价格由260元提高到1170元, 此前价格为28元."""
    start = FROM.search(lead) if several else None
    if start or ROSE_TO.search(lead):
        words = lead[: start.start()] if start else ""
        names = [product(part) for part in NAMES.split(PRICE_OF.sub("", words))] if words else []
        return "sale", [name for name in names if name] if all(names) else []
    if PRIOR.search(lead) and (label := PRICE_OF.search(lead)):
        name = product(lead[: label.start()])
        return "sale", [name] if name else []
    return "", []


def objects(words: str, *, several: bool) -> list[str]:
    """Return the products behind a verb of trade: one, or a list where there are several prices."""
    words = BEHIND_VERB.sub("", words)
    found = [object_of(part) for part in (NAMES.split(words) if several else [words])]
    return [name for name in found if name] if all(found) else []


def before_by(lead: str) -> list[str]:
    """Return the product that stands before 以: 把连花清瘟胶囊以13元一盒购进."""
    words = BY_WHAT.sub("", lead)
    name = product(words) if words != lead else None
    return [name] if name else []


def before_label(words: str, around: str, *, several: bool) -> list[str]:
    """Return the products that stand before a label: each of a list where several prices, 分别 or 均 follow."""
    if NAMES.search(words) and (several or RESPECTIVELY.search(around) or ALL.search(around)):
        found = [product(part) for part in NAMES.split(words)]
        if all(found):
            return [name for name in found if name]
    verb = last(VERB, words)
    name = product(words) or (next(iter(objects(words[verb.end() :], several=False)), None) if verb else None)
    return [name] if name else []


def before_other(lead: str) -> str | None:
    """Return the product of a price that is not the party's own: what stands before its first label."""
    ends = [found.start() for pattern in (NOT_OWN, LABEL) if (found := pattern.search(lead))]
    return product(lead[: min(ends)]) if ends else None


def became(clause: str, run: Sequence[UnitPrice], price: UnitPrice) -> bool:
    """Say whether one price of a clause became another: 由A提高到B, 由A上调为B."""
    middle = clause[run[-1].end : price.start] + "为" * clause.startswith("为", price.start)
    return len(run) == 1 and bool(BECAME.match(middle)) and bool(FROM.search(clause[: run[0].start]))


def runs(clause: str, prices: Sequence[UnitPrice]) -> list[list[UnitPrice]]:
    """Return the prices of a clause in runs: those of a list, and 由A提高到B, stand together."""
    found: list[list[UnitPrice]] = []
    for price in prices:
        if found:
            run = found[-1]
            middle = clause[run[-1].end : price.start]
            if became(clause, run, price) or JOINED.match(middle):
                run.append(price)
                continue
        found.append([price])
    return found
