"""Which texts can state a price, as a pattern that a database looks for: the others need not be read.

Owns the pattern. It is in the syntax of RE2, for texts as they are given: in any writing, with blanks and tags inside.
"""

import re
from functools import cache

from cases.text.money import DIGITS
from cases.text.normal import one_writing

SPACE = (
    r"\s\x{0b}\x{1c}-\x{1f}\x{85}\x{a0}\x{1680}\x{2000}-\x{200d}"
    r"\x{2028}\x{2029}\x{202f}\x{205f}\x{2060}\x{3000}\x{feff}"
)
"""What `normal` takes for blanks, spelt out: RE2 knows only those of ASCII by their class."""
TAG_OR_PAGE = r"<[^<>]*>|&[a-z0-9#]+;|\n[-—–－/\d ,，第页共\t]*\n"
GAP = rf"(?:[{SPACE}]|{TAG_OR_PAGE})*"
"""What may stand inside a word."""
STOPS = ",，。;；!！?？"
NUMERALS = rf"\p{{Nd}}.．{DIGITS}十万亿余多几点整"
TRADE = ("购", "买", "售", "卖", "价", "进货", "收进", "批发", "拿货", "收取", "供应", "出租")
RISING = ("提高", "提升", "涨", "上调", "调", "升至", "升到", "结算", "折合")
HANDED = ("销给", "销往", "发给", "发往", "批给", "批往")
"""What stands in every verb and label of trade, in every rise of a price, and before a price by another unit."""


@cache
def price_filter() -> str:
    """Return what every text matches that `read_prices` finds a price in: a sum in a clause that tells what it is of.

    That is a word of trade, or a unit: 每, 一, 单 or a slash.
    """
    opening, closing = any_of("（"), any_of("）")
    same_clause = (
        rf"(?:[^{STOPS}]|{TAG_OR_PAGE}|[,，]{GAP}\p{{Nd}}|{opening}[^{opening[1:-1]}{closing[1:-1]}]*{closing})*"
    )
    money = rf"(?:{any_of(NUMERALS)}{GAP}{any_of('元圆块角分')}|[¥￥]|{spaced('人民币')}|{spaced('RMB')})"
    told = f"(?:{'|'.join(map(spaced, (*TRADE, *RISING, *HANDED)))}|{any_of('每一单/')})"
    return f"{told}{same_clause}{money}|{money}{same_clause}{told}"


def spaced(word: str) -> str:
    """Return a word in any writing, with blanks inside."""
    return GAP.join(map(any_of, word))


def any_of(characters: str) -> str:
    """Return a class of characters in every writing that `normal` makes one of."""
    return f"[{characters}{re.escape(''.join(old for old, new in one_writing().items() if new in characters))}]"
