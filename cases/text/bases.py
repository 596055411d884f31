"""The bases of a fine that facts state: what was gained, what the goods were worth, what was sold for how much.

Owns which texts can state one, and which of several sums it is. What makes a sum a base belongs to `amounts`.
"""

import re
from collections.abc import Mapping
from decimal import Decimal

from cases.text.amounts import QUOTE, SENTENCE, Amount, read_amounts
from cases.text.normal import normal
from cases.text.pricefilter import spaced
from cases.text.totals import total
from cases.text.words import by_first

BASES = ("illegal_gains", "goods_value", "sales", "illegal_turnover", "advertising_fee")
SOLD = ("销售金额", "销售总额", "销售额", "销售款")
PAID = ("广告费", "广告发布费", "广告制作费")
WORDS = ("货值", "所得", "收入", "获利", "经营额", *SOLD, *PAID)
"""Before every base stands one of them."""
TOLD = re.compile(by_first("|".join(WORDS)))


def base_filter() -> str:
    """Return what every text matches that `read_bases` finds a base in, in the syntax of RE2."""
    return "|".join(map(spaced, WORDS))


def read_bases(text: str) -> Mapping[str, Decimal]:
    """Return the bases that facts state, of BASES, in yuan: a total before its parts, and none where sums differ."""
    plain = QUOTE.sub("", normal(text).text)
    telling = "。".join(sentence for sentence in SENTENCE.findall(plain) if TOLD.search(sentence))
    kinds: dict[str, list[Amount]] = {}
    for one in read_amounts(telling):
        if one.field in BASES:
            kinds.setdefault(one.field, []).append(one)
    found = {
        kind: total(telling, told) or (told[0] if len({one.yuan for one in told}) == 1 else None)
        for kind, told in kinds.items()
    }
    return {kind: one.yuan for kind, one in found.items() if one}
