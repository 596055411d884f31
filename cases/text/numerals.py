"""Whole numbers as Chinese texts write them, 1 to 9999, in any digits; and articles by them."""

import unicodedata
from functools import lru_cache

DIGITS = "零一二三四五六七八九"
UNITS = {"千": 1000, "百": 100, "十": 10}
SAME_DIGIT = str.maketrans(
    "〇○Oo两兩壹贰貳叁肆伍陆陸柒捌玖拾佰仟０１２３４５６７８９",
    "零零零零二二一二二三四五六六七八九十百千0123456789",
)
"""Other writings of the digits: 〇 for 零, 两 for 二, the capitals of cheques, full-width for ASCII."""
TENS = {"廿": "二十", "卅": "三十"}
IN_CHINESE = str.maketrans("0123456789", DIGITS)

ANY_DIGIT = "0-9０-９零〇○Oo一二两兩三四五六七八九十百千廿卅壹贰貳叁肆伍陆陸柒捌玖拾佰仟"
PATTERN = f"[{ANY_DIGIT}]{{1,9}}"
"""What a numeral is made of, for use inside larger patterns."""

ANY_ENCLOSED = "㈠-㈩①-⑳⑴-⒇"
ENCLOSED = f"[{ANY_ENCLOSED}]"
"""A numeral that is one character with its brackets."""

LARGEST = 9999


@lru_cache(LARGEST)
def read_number(text: str) -> int | None:
    """Return the number that the text writes, None where it is none: 一百二十 is 120, 十 is 10, ㈢ is 3."""
    text = text.translate(SAME_DIGIT)
    for written, tens in TENS.items():
        text = text.replace(written, tens)
    if text.isascii():
        number = int(text) if text.isdecimal() and len(text) <= len(str(LARGEST)) else None
    elif len(text) == 1 and text not in DIGITS and text not in UNITS:
        number = int(unicodedata.numeric(text, 0))
    else:
        number = read_chinese(text.translate(IN_CHINESE))
    return number if number else None


def read_chinese(text: str) -> int | None:
    """Return the number that Chinese digits write; None where their order makes no number."""
    if all(character in DIGITS for character in text):
        digits = "".join(str(DIGITS.index(character)) for character in text)
        return int(digits) if 0 < len(digits) <= len(str(LARGEST)) else None
    total, digit, unit_before = 0, None, 10_000
    for character in text:
        if character in UNITS:
            unit = UNITS[character]
            if unit >= unit_before or digit == 0:
                return None
            total += (1 if digit is None else digit) * unit
            digit, unit_before = None, unit
        elif character in DIGITS and digit in (None, 0):
            digit = DIGITS.index(character)
        else:
            return None
    return total + (digit or 0)


def write_chinese(number: int) -> str:
    """Return the number as statutes print it: 14 is 十四, 110 is 一百一十, 1001 is 一千零一."""
    if not 0 < number <= LARGEST:
        return str(number)
    written, gap = "", False
    for unit, size in (*UNITS.items(), ("", 1)):
        digit, number = divmod(number, size)
        if digit:
            written += ("零" if gap and written else "") + DIGITS[digit] + unit
        gap = digit == 0
    return written.removeprefix("一") if written.startswith("一十") else written


def article_in_chinese(number: str) -> str:
    """Return an article as statutes number it: 120-1 is 第一百二十条之一."""
    article, _, inserted = number.partition("-")
    return f"第{in_chinese(article)}条" + (f"之{in_chinese(inserted)}" if inserted else "")


@lru_cache(LARGEST)
def in_chinese(number: str) -> str:
    """Return a number of a provision in Chinese digits; what is no number stays as it is."""
    value = read_number(number)
    return write_chinese(value) if value else number
