"""Scales of charts, in percent of a width, and numbers written short beside them."""

import math
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from cases.output.table import shown

MARGIN = 4
"""Percent of the width that stays free at both ends of a scale."""
MOST_TICKS = 6
"""Labels below a scale: more do not fit a phone."""
LARGE = {"en": ((10**9, "bn"), (10**6, "m"), (10**3, "k")), "zh": ((10**8, "亿"), (10**4, "万"))}
"""Units of round numbers."""
CENTS_UP_TO = 100
"""From here on a sum is written without cents beside a chart."""


class Tick(NamedTuple):
    """A mark of a scale."""

    at: float
    label: str


class Linear:
    """A scale from zero to the largest of some values, which ends at `end` percent."""

    def __init__(self, values: Iterable[Any], end: float) -> None:
        self.most = max((float(value) for value in values if value is not None), default=0.0) or 1.0
        self.end = end

    def at(self, value: Any) -> float | None:
        """Return where a value stands; below zero at zero, None for none."""
        return None if value is None else round(max(float(value), 0) / self.most * self.end, 2)

    def ticks(self, column: str, lang: str) -> Iterator[Tick]:
        """Yield a few round numbers, in the unit of the column."""
        power = 10 ** math.floor(math.log10(self.most))
        step = next(power * digit for digit in (0.2, 0.5, 1, 2, 5) if self.most / (power * digit) < MOST_TICKS - 1)
        for number in range(int(self.most // step) + 1):
            value = Decimal(repr(step)) * number
            unit = "%" if column.endswith("_pct") else ""
            yield Tick(round(float(value) / self.most * self.end, 2), rounded(value, lang) + unit)


class Logarithmic:
    """A logarithmic scale from the least to the largest of some values above zero."""

    def __init__(self, values: Iterable[Decimal], margin: float = MARGIN) -> None:
        logarithms = [math.log10(value) for value in values]
        self.low, self.high, self.margin = min(logarithms), max(logarithms), margin
        if self.high - self.low < 0.1:
            self.low, self.high = self.low - 0.5, self.high + 0.5

    def at(self, value: Decimal | None) -> float | None:
        """Return where a value stands, kept inside the scale; None for none, or for zero, which no such scale has."""
        if not value or value < 0:
            return None
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return round(self.margin + (100 - 2 * self.margin) * min(max(share, 0), 1), 2)

    def ticks(self, lang: str) -> Iterator[Tick]:
        """Yield the powers of ten on the scale; where there are fewer than three, twice and five times these too."""
        powers = [Decimal(10) ** power for power in range(math.floor(self.low), math.ceil(self.high) + 1)]
        inside = [power for power in powers if self.holds(power)]
        if len(inside) < 3:
            inside = [power * digit for power in powers for digit in (1, 2, 5) if self.holds(power * digit)]
        for value in inside[:: math.ceil(len(inside) / MOST_TICKS) or 1]:
            yield Tick(self.at(value) or 0, rounded(value, lang))

    def holds(self, value: Decimal) -> bool:
        """Say whether a value lies on the scale."""
        return self.low - 1e-9 <= math.log10(value) <= self.high + 1e-9


def rounded(value: Decimal, lang: str) -> str:
    """Return a round number in a unit that is read at once: 10k, 10万."""
    for unit, word in LARGE[lang]:
        if value >= unit:
            return f"{(value / unit).normalize():f}{word}"
    return f"{value.normalize():f}"


def short(value: Any, column: str) -> str:
    """Return a value as it is written beside its mark: sums without cents, rates with one place, a dash for none."""
    if value is None:
        return "—"
    if isinstance(value, Decimal):
        if column.endswith("_pct"):
            return f"{value:,.0f}%" if abs(value) >= CENTS_UP_TO else f"{value:,.1f}%"
        return f"{value:,.0f}" if abs(value) >= CENTS_UP_TO else shown(value, column)
    return f"{value:,}" if isinstance(value, int) else shown(value, column)
