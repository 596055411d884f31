"""The bases of a fine that facts state: what was gained, what the goods were worth, what was sold for how much.

Owns which texts can state one, which sums are not of this case, and what several come to. What makes a sum a base
belongs to `amounts`.
"""

import re
from bisect import bisect
from collections.abc import Iterable, Mapping
from decimal import Decimal

from cases.text.amounts import QUOTE, REACH, SENTENCE, Amount, last_clause, read_amounts
from cases.text.normal import normal
from cases.text.pricefilter import spaced
from cases.text.words import by_first

BASES = ("illegal_gains", "goods_value", "sales", "illegal_turnover", "advertising_fee")
SOLD = ("销售金额", "销售总额", "销售额", "销售款")
PAID = ("广告费", "广告发布费", "广告制作费")
WORDS = ("货值", "所得", "收入", "获利", "经营额", *SOLD, *PAID)
"""Beside every base stands one of them."""
TOLD = re.compile(by_first("|".join(WORDS)))

OF_ANOTHER = re.compile(
    "每|单(?=[只个件盒瓶袋箱台套份张次笔单])"  # of one of the goods, not of all
    "|(?:(?<![0-9])[日月]|年度?)(?:均|平均)?(?=销售|营业|收入|获利)|上年|去年|全年|上月"  # of a time
    "|预[计期估]|可[获得]|若|如果|约定"  # not yet
    "|未售|未销售|(?:剩余|库存)(?![^，。；]{0,6}[全共总合])"  # of what is left
    "|供货[商方]|供应商|上[家游]|下[家游]|厂家|生产商|同行|自称"  # of somebody else, or as somebody says
)
"""In the clause before a sum: it is no base of this case."""
EARLIER = re.compile("曾[因被于]|此前因|前次|另案|参照")
"""In the sentence before a sum: it is of another case."""
ELSEWHERE = re.compile("[^。；]{0,20}另案")
"""Behind a sum: it is of another case."""
VAGUE = tuple("至到-—–~～几数上")
"""Right before a sum: it ends a range, or is no number."""
NAMES = (
    "货值|金额|价值|违法|非法|所得|收入|获利|经营|销售|总|额|款|广告|费|用"
    "|涉案|商品|产品|食品|药品|上述|人民币|[的为是达：¥￥]"
)
"""What may stand between the word for a total and its sum."""
SUMMED = re.compile(f"(?:共(?!同)计?|合计|累计|总计?)(?:{NAMES})*$")
"""Before a sum: it is that of the others."""
NEAR = 40
"""Characters before a sum in which it is called a total."""


def base_filter() -> str:
    """Return what every text matches that `read_bases` finds a base in, in the syntax of RE2."""
    return "|".join(map(spaced, WORDS))


def sentence_filter() -> str:
    """Return the sentences that can state a base, in the syntax of RE2, of a text without quotes and blanks."""
    within = "[^。！？；!?;]*"
    return f"{within}(?:{base_filter()}){within}"


def read_bases(text: str) -> Mapping[str, Decimal]:
    """Return the bases that facts state, of BASES, in yuan: of several the total, and none where that is not told."""
    # Without quotes before it is cut into sentences, as a quote may hold several.
    plain = QUOTE.sub("", normal(text).text)
    telling = "。".join(sentence for sentence in SENTENCE.findall(plain) if TOLD.search(sentence))
    own = (one for one in read_amounts(telling) if one.field in BASES and is_own(telling, one))
    return settled(telling, own)


def is_own(text: str, one: Amount) -> bool:
    """Say whether a base is of the case, as far as its clause tells."""
    before = in_sentence_before(text, one)
    is_others = OF_ANOTHER.search(last_clause(before)) or EARLIER.search(before) or ELSEWHERE.match(text, one.span[1])
    return not (before.endswith(VAGUE) or is_others)


def in_sentence_before(text: str, one: Amount) -> str:
    """Return what stands before a sum in its sentence, behind a semicolon if there is one, as far as it can tell."""
    return re.split("[。；]", text[max(0, one.span[0] - REACH) : one.span[0]])[-1]


def settled(text: str, bases: Iterable[Amount]) -> dict[str, Decimal]:
    """Return what the sums of each base come to: that said to be of all, else what all say; none where neither is told.

    What stands behind 其中 is a part of what stands before; equal sums in one sentence are parts.
    """
    ends = [found.start() for found in re.finditer("[。；]", text)]
    kinds: dict[str, list[Amount]] = {}
    for one in bases:
        kinds.setdefault(one.field, []).append(one)
    found = {}
    for kind, told in kinds.items():
        totals = [one for one in told if SUMMED.search(text, max(0, one.span[0] - NEAR), one.span[0])]
        wholes = [one for one in told if "其中" not in in_sentence_before(text, one)]
        counted = totals or wholes or told
        sentences = {bisect(ends, one.span[0]) for one in counted}
        if len({one.yuan for one in counted}) == 1 and len(sentences) == len(counted):
            found[kind] = counted[0].yuan
    return found
