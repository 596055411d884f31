"""Prices per unit as Chinese texts write them: 每盒9元, 9元/500g, 38元一盒, 5角/只; and bare sums beside them.

Owns the writing. What a price is (of purchase or sale, before or now) belongs to `prices`.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from operator import attrgetter
from typing import NamedTuple

from cases.text.money import DIGITS, Sum, decimal, sums
from cases.text.vocabulary import pattern
from cases.text.words import by_first

MEASURES = "kg|g|mg|ml|L|克|千克|公斤|毫升|升"
MEASURE = rf"\d{{1,4}}(?:\.\d{{1,3}})?(?:{MEASURES})"
SIMPLE = pattern("price_unit")
"""Units in one word: pieces and packings, weights, and what rooms, rides or courses are paid by."""
BEGIN_UNITS = "".join(sorted({word[0] for word in f"{MEASURES}|{SIMPLE}".split("|")}))
UNIT = rf"(?:{MEASURE}|(?:{SIMPLE})(?:[·/](?:{SIMPLE}))?)"
"""What goods are priced by; two joined, as rooms are: 间·晚."""
FOR_ONE = rf"[每一单](?:(?<=每)(?:{UNIT}(?:每一?|一|单)|一?)|(?<!每))"
"""每, 一 or 单 before the unit; behind 每 another unit may come first: 每箱一盒."""
OF_PRICE = "(?:约|近)?(?:的?(?:价格?|单价)为?)?"
"""Between the unit and the sum: that it is about so much, or that it is the price."""
BEFORE = re.compile(
    rf"{FOR_ONE}(?P<unit>{UNIT})(?:（[^（）]{{1,12}}）)?{OF_PRICE}"
    r"(?P<traded>卖了?|售|进货?|收)?(?:人民币|[¥￥])?$"
)
BEHIND = re.compile(rf"(?:人民币)?(?:整)?(?:/每?|每一?|一)(?P<unit>{UNIT})")
SMALL = re.compile(
    rf"(?=[\d{DIGITS}])(?P<number>\d{{1,9}}(?:\.\d{{1,4}})?|[{DIGITS}]{{1,3}})(?P<coin>角|分)钱?(?!之|别|割|钟|店)"
)
"""Prices of less than a yuan; with 元 before them they are part of a sum."""
COINS = {"角": Decimal("0.1"), "分": Decimal("0.01")}
VAGUE = re.compile(by_first(r"(?:约|近|大约|大概|不足|不到|至少|不低于|不超过|超过|低于|高于|多达|接近)(?:为|是|达)?$"))
"""Before a price: it is no exact one."""
OPEN_ENDED = re.compile(r"(?:左右|上下|不等|以上|以下|以内|起(?!售)|多)")
RANGE = re.compile(r"(?:/\w{1,3})?(?:至|到|[-—–~～])(?=每?\w{0,2}[\d¥￥])")
FROM = ("由", "从", "由原来的", "从原来的")
"""Before two prices: the first became the second, and they are no range."""
LONGEST_UNIT = 24


class UnitPrice(NamedTuple):
    """A sum that may be a price: in yuan, its unit if one is told, whether exact, and its place with the unit."""

    yuan: Decimal
    unit: str | None
    exact: bool
    start: int
    end: int


def unit_prices(text: str) -> Iterator[UnitPrice]:
    """Yield the sums of money in a text in one writing, each with the unit that it is for, in order."""
    ranged = False
    for yuan, exact, _, start, end in in_order(text):
        first, last = max(0, start - LONGEST_UNIT), end + LONGEST_UNIT
        unit = None
        if before := BEFORE.search(text, first, start):
            unit, traded = before.groups()
            if not traded:
                start = before.start()
                first = max(0, start - LONGEST_UNIT)
        elif behind := BEHIND.match(text, end, last):
            unit, end = behind[1], behind.end()
            last = end + LONGEST_UNIT
        starts_range = RANGE.match(text, end, last) and not text.endswith(FROM, first, start)
        vague = ranged or starts_range or OPEN_ENDED.match(text, end, last) or VAGUE.search(text, first, start)
        yield UnitPrice(yuan, unit, exact and not vague, start, end)
        ranged = bool(starts_range)


def in_order(text: str) -> Iterable[Sum]:
    """Return the sums with 元 or a currency and those in 角 or 分 alone."""
    if "角" in text or "分" in text:
        return sorted([*coins(text), *sums(text)], key=attrgetter("start"))
    return sums(text)


def coins(text: str) -> Iterator[Sum]:
    """Yield the sums in 角 or 分 alone."""
    for found in SMALL.finditer(text):
        value = decimal(found["number"])
        alone = text[found.start() - 1 : found.start()] not in ("元", "圆", "块", "角")
        if value is not None and alone:
            yield Sum(value * COINS[found["coin"]], True, False, *found.span())
