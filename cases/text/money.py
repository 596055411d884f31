"""Sums of money as Chinese texts write them: 15.5万元, 3万5千元, 壹万贰仟元整, ¥1,952.00; in yuan, exact.

Owns the writing. What a sum is (a fine, a gain, a price) belongs to `amounts` and its kin.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from math import prod
from typing import NamedTuple

from cases.text.numerals import read_number

DIGITS = "零〇○一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟"
COUNTED = re.compile(r"[\d零〇○一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾]")
"""What makes a number of a unit: 千元 alone is none."""
ZEROS = "零〇○"
"""In front they only mark a gap: 二十万零五百, 四万零十七."""
ARABIC = r"(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)(?:[.．]\d+)?"
CHINESE = rf"[{DIGITS}]{{1,9}}(?:点[{DIGITS}]{{1,6}})?"
THOUSANDS = re.compile(r"，(?<=\d，)(?=\d{3}(?!\d))")
"""A comma inside a number, which ends no clause."""
ANY_UNIT = "[亿万千百仟佰拾]"
PART = re.compile(rf"(?P<number>{ARABIC}|{CHINESE})?(?P<more>[余多几])?(?P<units>{ANY_UNIT}{{0,2}})")
NUMBER = rf"(?:(?:{ARABIC}|{CHINESE})[余多几]?{ANY_UNIT}{{0,2}}|[万亿](?=元)){{1,4}}"
ODD = re.compile(
    "[一二两三四五六七八九壹贰叁肆伍陆柒捌玖]{2}"  # 七八万 is about that many
    "|[百千佰仟][一二两三四五六七八九壹贰叁肆伍陆柒捌玖]$"  # 二百五 may be 250
)
"""Digits that make no one number."""
BEGINS = rf"(?=[约近超逾不至高达为人R¥￥：\d{DIGITS}万亿])"
SUM = re.compile(
    rf"{BEGINS}(?P<about>约|近|超过?|逾|不足|不到|至少|高达|达到?)?为?(?P<currency>人民币|RMB|[¥￥])?：?(?P<number>{NUMBER})"
    rf"(?P<more>余|多)?(?P<yuan>元|圆|块钱?)?"
    rf"(?:(?<=[元圆])(?:(?P<jiao>{ARABIC}|[{DIGITS}])角)?(?:(?P<fen>{ARABIC}|[{DIGITS}])分)?)?整?(?P<around>左右|上下)?"
)
"""A sum, with or without its unit: a reader decides whether a bare number is one."""

UNITS = {"亿": Decimal(100_000_000), "万": Decimal(10_000), "拾": Decimal(10)}
UNITS |= {**dict.fromkeys("千仟", Decimal(1000)), **dict.fromkeys("百佰", Decimal(100))}
SHORT = re.compile(rf"{ANY_UNIT}\d$")
"""2万3 may be 23,000."""
VAGUE = {"约", "近", "超", "超过", "逾", "不足", "不到", "至少"}
INEXACT = re.compile("[余多几]")
TORN = re.compile(r"(?:(?<![A-Za-z])[OolI]|[.．])$")
"""Before a number: letters and points that scans and typing make of its first digits."""
SEVERAL = ("数", "上", "几")
"""Before a unit without its number: 数千元."""
BARE = ("万", "亿")
"""Such a unit alone, which no word makes a sum of, has lost its number: 罚款（万元）, 罚款万元."""
REPEATED = 10_000
"""Sums that are remembered once they are read: fines are round, and prices few."""


class Sum(NamedTuple):
    """A sum of money: in yuan, whether exact, whether its text names a currency or 元, and its place."""

    yuan: Decimal
    exact: bool
    has_unit: bool
    start: int
    end: int


def sums(text: str) -> Iterator[Sum]:
    """Yield the sums that a text in one writing names in 元 or a currency, in order."""
    for found in SUM.finditer(text):
        if has_unit(found) and (one := sum_of(found)):
            yield one


def sole_sum(text: str) -> Decimal | None:
    """Return the exact sum that a text in one writing is and nothing else, with its unit; None for any other."""
    found = SUM.match(text)
    if not found or text[found.end() :] not in ("", "正") or not COUNTED.search(text):
        return None
    one = sum_of(found)
    is_whole = one and one.exact and not found["about"] and (one.has_unit or text.endswith(("万", "亿")))
    return one.yuan if one and is_whole else None


def has_unit(found: re.Match[str]) -> bool:
    """Say whether what looks like a sum names a currency or 元."""
    return bool(found["yuan"] or found["currency"])


def sum_of(found: re.Match[str]) -> Sum | None:
    """Return the sum that was found, None if its digits make no number."""
    about, currency, number, more, unit, jiao, fen, around = found.groups()
    value, start = yuan(number, jiao, fen), found.start()
    before = found.string[max(0, start - 2) : start]
    is_several = number[0] in UNITS and before.endswith(SEVERAL)
    if value is None or TORN.search(before) or (number in BARE and not (is_several or about)):
        return None
    vague = is_several or about in VAGUE or more or around or (not number.isascii() and INEXACT.search(number))
    return Sum(value, not vague, bool(unit or currency), *found.span())


@lru_cache(REPEATED)
def yuan(written: str, jiao: str | None, fen: str | None) -> Decimal | None:
    """Return the value of a sum by its digits, those before 角 and those before 分; None if they make no number."""
    total, above = Decimal(0), Decimal("Infinity")
    if SHORT.search(written):
        return None
    for digits, units in [(written, "")] if written.isascii() else parts(written):
        number, size = decimal(digits), prod(map(UNITS.__getitem__, units), start=Decimal(1))
        # Each part lies below the unit of the one before: 3万5千, not 1万2万, nor 二000.
        if number is None or above == 1 or bound(digits, number) * size > above:
            return None
        total, above = total + number * size, size
    for coins, size in ((jiao, Decimal("0.1")), (fen, Decimal("0.01"))):
        if coins:
            number = decimal(coins)
            if number is None:
                return None
            total += number * size
    return total


def parts(written: str) -> Iterator[tuple[str, str]]:
    """Yield the digits of a number and the units behind them: 3万5千 is 3 of 万 and 5 of 千."""
    for part in PART.finditer(written):
        if part[0]:
            yield part["number"] or "1", part["units"]


def bound(digits: str, number: Decimal) -> Decimal:
    """Return what a number lies below: of Arabic digits by how many they are, so that which they are tells nothing."""
    if not digits[0].isdecimal():
        return number + 1
    return Decimal(10) ** sum(map(str.isdecimal, re.split("[.．]", digits)[0]))


def decimal(text: str) -> Decimal | None:
    """Return the number that digits write, Arabic or Chinese; None if they make none, or more than one."""
    if ODD.search(text):
        return None
    if text[0].isdecimal():
        return Decimal(text.replace(",", "").replace("，", "").replace("．", "."))
    whole, _, places = text.partition("点")
    read = read_number(whole.lstrip(ZEROS)) if whole.strip(ZEROS) else 0
    if read is None or not places:
        return None if read is None else Decimal(read)
    digits = [read_number(digit) or 0 for digit in places]
    return read + sum((Decimal(digit).scaleb(-place) for place, digit in enumerate(digits, 1)), Decimal(0))
