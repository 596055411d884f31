"""Sums that a text writes twice, in words and in digits: 伍万元整（¥50,000.00）, 罚款50000元（大写：伍万元整）.

Owns what makes two sums one. How a sum is written belongs to `money`, what it is for to `amounts`.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from cases.text.money import SUM, Sum, has_unit, sum_of
from cases.text.normal import Normal, normal

IN_WORDS = re.compile("[零〇○一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟万亿]")
BETWEEN = re.compile(r"(?:，(?=[大小]写))?（?(?:即|计|合)?(?:人民币)?(?:（?[大小]写）?)?[：，]?（?(?:人民币)?")
"""All that may stand between the two writings."""
NAMED = re.compile(r"[（大小]")
"""What of it says that they are one sum: an opening bracket, 大写, 小写."""
CLOSED = re.compile(r"[元整]*(?:）|$|(?=[，。；]))")
"""What may stand behind the second writing: 5000元×6）would be another sum."""


class Twice(NamedTuple):
    """One sum in its two writings; spans are in the text as given."""

    words: Sum
    digits: Sum


def written_twice(source: str) -> Iterator[Twice]:
    """Yield the sums that a text writes in words and in digits, in order."""
    if not IN_WORDS.search(source):
        return
    written = normal(source)
    for one, other in pairwise(SUM.finditer(written.text)):
        between = written.text[one.end() : other.start()]
        if not (has_unit(one) and BETWEEN.fullmatch(between) and NAMED.search(between)):
            continue
        in_digits = [each["number"][0].isdecimal() for each in (one, other)]
        sums = [placed(read, written) for each in (one, other) if (read := sum_of(each))]
        if len(sums) == 2 and in_digits[0] != in_digits[1] and CLOSED.match(written.text, other.end()):
            yield Twice(*reversed(sums)) if in_digits[0] else Twice(*sums)


def placed(one: Sum, written: Normal) -> Sum:
    """Return the sum with its span in the text as given."""
    start, end = written.span(one.start, one.end)
    return one._replace(start=start, end=end)
