"""Rates that a text states of prices: 加价率300%, 涨幅达75%, 上涨3倍, 翻了一番; in percent.

Owns their writing. Which price line a rate belongs to is for `prices` to say.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

NUMBER = r"\d[\d,]*(?:\.\d+)?"
BETWEEN = r"(?:仅|只|却|最?高?达到?|高达|为|是|均|分别|依次|：|了|计)*"
MARKUP = r"(?:加价|进销差价|购销差价|进销差|购销差|进销价差|差价)(?:率|幅度)"
RISE = r"(?:涨幅|(?:提价|涨价|上涨|上调|加价)(?:幅度|率)|上涨|增长|提价|涨价|上调|提高|高出|上升|涨了?(?=\d))"
PERCENT_LIST = rf"{NUMBER}[%％](?:[、和与及]{NUMBER}[%％])*"
"""One rate in percent, or several in a list."""
NO_RANGE = "(?![至到~-])"
"""Behind a rate: it is no lower end of a range."""
PERCENTS = rf"(?P<percents>{PERCENT_LIST}){NO_RANGE}"
MANY = rf"{NUMBER}|[一二两三四五六七八九十]"
TIMES = rf"(?P<times>{MANY})倍"
RATIO = rf"(?P<ratio>{MANY})倍"
RATE = re.compile(
    rf"(?P<markup>{MARKUP}){BETWEEN}{PERCENTS}"
    rf"|(?P<rise>{RISE}){BETWEEN}(?:(?P<rises>{PERCENT_LIST}){NO_RANGE}|{TIMES})"
    rf"|(?:为|是|达到?|[涨高]到)(?:此前|之前|原来|平时|原先|以前|涨价前|上涨前)[^，。；\d]{{0,6}}的?{RATIO}"
    rf"|售价(?:是|为|达到?|高达)(?:其)?(?:进价|进货价|购进价格?|成本价?)的(?P<ratio_of_cost>{MANY})倍"
    r"|翻了?(?P<doubled>[一两二三])?番"
)
OTHERS = re.compile("行业|规定|市场|指导|上限|允许|控制|不得|周边|同期|毛利|利润|惯常|平均")
"""In the clause before a rate: it is none of the party's prices."""
COST = re.compile("进货?价|购进|采购|成本|进货")
SALE = re.compile("售价|销售|零售|卖价|房价|票价")
MARKS = "[%％倍番]"
IS_RATED = re.compile(MARKS)
"""One of these stands in every rate."""
REACH = 60
"""Characters before a rate in which words tell what it is of."""
CHINESE = dict(zip("一二两三四五六七八九十", (1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10), strict=True))


class Rate(NamedTuple):
    """Rates of one kind: markup or increase, in percent, of what by the words before it, and their place."""

    kind: str
    percents: tuple[Decimal, ...]
    subject: str
    """cost, sale, or nothing where the words do not tell."""
    start: int
    end: int


def read_rates(clause: str) -> Iterator[Rate]:
    """Yield the rates that a clause in one writing states exactly, in order."""
    for found in RATE.finditer(clause) if IS_RATED.search(clause) else ():
        lead = clause[max(0, found.start() - REACH) : found.start()]
        if OTHERS.search(lead):
            continue
        subject = "cost" if (COST.search(lead) and not SALE.search(lead)) else "sale" if SALE.search(lead) else ""
        kind = "markup" if found["markup"] or found["ratio_of_cost"] else "increase"
        yield Rate(kind, percents(found), subject, found.start(), found.end())


def percents(found: re.Match[str]) -> tuple[Decimal, ...]:
    """Return the rates of a match: 上涨3倍 is 300 %, 是此前的4倍 too, 翻一番 is 100 %."""
    if written := found["percents"] or found["rises"]:
        return tuple(Decimal(number.replace(",", "")) for number in re.findall(NUMBER, written))
    if found["times"]:
        return (100 * number(found["times"]),)
    if found["ratio_of_cost"]:
        return (100 * (number(found["ratio_of_cost"]) - 1),)
    if found["ratio"]:
        return (100 * (number(found["ratio"]) - 1),)
    return (Decimal(100 * (2 ** CHINESE[found["doubled"] or "一"] - 1)),)


def number(text: str) -> Decimal:
    """Return the value of digits, or of one Chinese digit."""
    return Decimal(CHINESE[text]) if text in CHINESE else Decimal(text.replace(",", ""))
