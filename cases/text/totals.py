"""What the amounts that a case states of one kind come to: told twice they count once, different fines add up.

Owns the adding. What a sum is belongs to `amounts`.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from cases.text.amounts import Amount
from cases.text.excerpts import SENTENCE
from cases.text.money import sums

FINAL = re.compile("最终[^，。；]{0,8}$")
TAKEN = re.compile(r"(?:多收|收取|加收|多计收)(?:了)?[^，。；\d每]{0,12}(?=\d)")
WHOLE = re.compile(
    "(?:全部|全额|悉数|均已?)[^，。；]{0,6}(?:退还|退回|清退|返还)|(?:退还|退回|清退|返还)(?:了)?(?:全部|全额|上述|该|多收)"
)
"""What was taken too much was given back, all of it."""
TOTAL = re.compile("共计?|合计|累计|总计?|总(?=货值|销售)")


def summed(text: str, told: Sequence[Amount]) -> tuple[Decimal, Sequence[Amount]]:
    """Return the sum of the amounts of one kind, those told again in another sentence once, and those counted.

    What came of it in the end (最终罚款) counts alone.
    """
    told = [one for one in told if FINAL.search(text, max(0, one.span[0] - 10), one.span[0])] or told
    most: Counter[Decimal] = Counter()
    by_sentence: dict[int, Counter[Decimal]] = {}
    starts = [sentence.start() for sentence in SENTENCE.finditer(text)]
    for one in told:
        place = bisect_right(starts, one.span[0])
        by_sentence.setdefault(place, Counter())[one.yuan] += 1
    for counts in by_sentence.values():
        for yuan, count in counts.items():
            most[yuan] = max(most[yuan], count)
    used = []
    left = Counter(most)
    for one in told:
        if left[one.yuan]:
            left[one.yuan] -= 1
            used.append(one)
    return sum((yuan * count for yuan, count in most.items()), Decimal(0)), used


def chosen(text: str, told: Sequence[Amount]) -> tuple[Decimal, Sequence[Amount]]:
    """Return the one amount of a kind that counts: that last said to be a total, else the first."""
    totals = [one for one in told if TOTAL.search(text[max(0, one.span[0] - 12) : one.span[0]])]
    one = totals[-1] if totals else told[0]
    return one.yuan, [one]


def refunded(text: str) -> Amount | None:
    """Return what was given back whole: 多收电费…元, …已全部退还; None where the text does not say so plainly."""
    whole = WHOLE.search(text)
    taken = [*TAKEN.finditer(text, 0, whole.start())] if whole else []
    for found in reversed(taken):
        for one in sums(text[found.end() : found.end() + 24]):
            return Amount("refund", one.yuan, (found.end() + one.start, found.end() + one.end)) if one.exact else None
    return None
