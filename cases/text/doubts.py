"""What does not fit together in a case: a stated rate and its prices, quantities and receipts, days, sums.

Owns the comparisons that need no other case. The rates are judged as `sql/views/gaps.sql` judges them.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any, NamedTuple

from cases.text.pricelines import Line

ORDER = ("found_on", "filed_on", "decided_on", "published_on")
LEAST, MOST = Decimal(50), Decimal(100_000_000)
"""A fine below or above is likely read or written in the wrong unit (元 for 万元, 万元 for 元)."""
CLOSE = Decimal("0.01")
"""Receipts that differ from quantity times price by no more than this part fit."""
FEN = -2
"""The place of the last digit of a price, which is taken to be exact to the fen at least."""
PERCENT = Decimal(100)


class Doubt(NamedTuple):
    """What the reader was unsure of: the rule, the field, and what stands there."""

    rule: str
    field: str
    value: str


def doubts(fields: Mapping[str, Any], prices: Sequence[Line]) -> Iterator[Doubt]:
    """Yield what does not fit together in the fields of a case and its price lines."""
    told = [name for name in ORDER if name in fields]
    for before, later in pairwise(told):
        if fields[later] < fields[before]:
            rule = "decided_before_found" if (before, later) == ("found_on", "decided_on") else "days_out_of_order"
            yield Doubt(rule, later, f"{fields[later]} < {fields[before]}")
    fine = fields.get("fine_yuan")
    if fine and not LEAST <= fine <= MOST:
        yield Doubt("fine_unlikely", "fine_yuan", str(fine))
    for line in prices:
        yield from of_line(line)
    sales = fields.get("sales_yuan")
    if sales and len(prices) == 1 and (line := prices[0]).quantity_sold and line.sale_price:
        product = line.quantity_sold * line.sale_price
        if abs(product - sales) > CLOSE * sales:
            value = f"{line.quantity_sold} × {line.sale_price} = {product}, sales {sales}"
            yield Doubt("quantity_price_differ", "sales_yuan", value)


def of_line(line: Line) -> Iterator[Doubt]:
    """Yield the stated rates of a price line that its prices do not explain."""
    rates = {
        "stated_markup_pct": (line.purchase_price, line.sale_price),
        "stated_increase_pct": (line.prior_sale_price, line.sale_price),
        "stated_cost_increase_pct": (line.prior_purchase_price, line.purchase_price),
    }
    rises = [rise(base, later) for base, later in rates.values() if base and later is not None]
    for name, (base, later) in rates.items():
        stated = getattr(line, name)
        if stated is None or not base or later is None or fits(stated, base, later, rises):
            continue
        yield Doubt("rate_unexplained", name, f"stated {stated}, computed {rise(base, later):.2f}")


def rise(base: Decimal, later: Decimal) -> Decimal:
    """Return how much more the later price is, in percent of the base."""
    return PERCENT * (later - base) / base


def fits(stated: Decimal, base: Decimal, later: Decimal, rises: Sequence[Decimal]) -> bool:
    """Say whether a stated rate fits two prices: as printed, by rounding, or over another base."""
    half = half_of(exponent(stated)) + Decimal("0.000001")
    of_base, of_later = (half_of(min(exponent(price), FEN)) for price in (base, later))
    lowest = rise(base + of_base, later - of_later) - half
    highest = rise(base - of_base, later + of_later) + half if base > of_base else None
    if lowest <= stated and (highest is None or stated <= highest):
        return True
    others = [PERCENT * (later - base) / later if later else None, PERCENT * later / base, *rises]
    return any(other is not None and abs(other - stated) <= half for other in others)


def half_of(place: int) -> Decimal:
    """Return half a unit of the digit at a place: what rounding to it may change."""
    return Decimal("0.5").scaleb(place)


def exponent(number: Decimal) -> int:
    """Return the place of the last digit of a number that is not zero: -2 for 495.25, 0 for 495."""
    places = number.normalize().as_tuple().exponent
    return min(places, 0) if isinstance(places, int) else 0
