"""Charts of a result: which there is, and where its marks stand, in percent of a width that only the reader knows.

Owns what each kind of chart shows of a row. How a page draws it, and a workbook, is theirs. Libraries draw in pixels of
a width that they are told, so that text shrinks with the drawing on a phone; places in percent leave it at its size.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from cases.language import phrase
from cases.output import Result
from cases.output.scales import MOST_TICKS, Linear, Logarithmic, Tick, short
from cases.output.table import shown

LONGEST = 80
"""Percent of the width that the longest bar takes: its value stands behind it."""
MONTHS = 12
ROOM = 48
"""Characters that fit side by side on a phone."""


@dataclass(frozen=True, slots=True)
class Row:
    """The mark of one row of the result."""

    label: str
    value: str
    """What is written beside it."""
    at: Sequence[float | None]
    """Where its values stand."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart, ready to be drawn."""

    kind: str
    names: Sequence[str]
    """What the values are called."""
    rows: Sequence[Row]
    ticks: Sequence[Tick] = ()
    lines: Sequence[Tick] = ()
    """Lines across all marks, with what they stand for: quartiles."""

    @property
    def labelled(self) -> Sequence[int]:
        """Return which of the columns side by side have their value above them: all where it fits, else the highest."""
        if len(self.rows) * (1 + max(len(row.value) for row in self.rows)) <= ROOM:
            return range(len(self.rows))
        return [max(range(len(self.rows)), key=lambda at: self.rows[at].at[-1] or 0)]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a chart shows of a result: the columns that it names."""

    columns: Sequence[str]
    names: Sequence[str]
    """What the columns are called for a reader."""
    rows: Sequence[Sequence[Any]]
    lang: str
    quartiles: Sequence[Tick] = field(default=())
    """Values, not places, that lines show."""

    def label(self, value: Any) -> str:
        """Return the label of a row; of a missing group that it is not stated."""
        return phrase("not stated", self.lang) if value is None else shown(value, self.columns[0])


def chart_of(result: Result, rows: Sequence[Sequence[Any]], quartiles: Sequence[Tick] = ()) -> Chart | None:
    """Return the chart of a result whose rows were read, None where it has none.

    Quartiles are values with what they are called, for lines across a histogram.
    """
    kind, columns = asked(result, rows)
    if not kind:
        return None
    at = [list(result.columns).index(column) for column in columns]
    chosen = [[row[one] for one in at] for row in rows]
    return KINDS[kind](Shown(columns, [result.labels[one] for one in at], chosen, result.lang, quartiles))


def asked(result: Result, rows: Sequence[Sequence[Any]]) -> tuple[str, Sequence[str]]:
    """Return the kind of chart that shows these rows and its columns; no kind where it would compare nothing.

    Groups that a chart does not name are told apart by none of its marks: of several groups it shows none.
    """
    kind, *columns = result.chart.split() or [""]
    names = list(result.columns)
    if kind not in KINDS or not {*columns} <= {*names} or len(rows) < FEWEST.get(kind, 2):
        return "", ()
    if "key" in names and "key" not in columns and len({row[names.index("key")] for row in rows}) > 1:
        return "", ()
    return kind, columns


def bars(shown: Shown) -> Chart:
    """Return a bar from zero for each row."""
    scale = Linear((value for _, value in shown.rows), LONGEST)
    return Chart(
        "bars",
        shown.names[1:],
        [Row(shown.label(label), short(value, shown.columns[1]), [scale.at(value)]) for label, value in shown.rows],
    )


def ranges(shown: Shown) -> Chart:
    """Return a bar from zero for each range of yuan."""
    scale = Linear((value for *_, value in shown.rows), LONGEST)
    return Chart(
        "bars",
        shown.names[2:],
        [Row(between(*ends), short(value, shown.columns[2]), [scale.at(value)]) for *ends, value in shown.rows],
    )


def columns(shown: Shown) -> Chart | None:
    """Return a column for each period; cases without one have no place in time."""
    rows = [(str(label), value) for label, value in shown.rows if label is not None]
    scale = Linear((value for _, value in rows), 100)
    marks = [Row(label, short(value, shown.columns[1]), [scale.at(value)]) for label, value in rows]
    places = ticked([label for label, _ in rows])
    ticks = [Tick(round((at + 0.5) * 100 / len(rows), 2), label) for at, label in places.items()]
    return Chart("columns", shown.names[1:], marks, ticks) if len(marks) > 1 else None


def ticked(periods: Sequence[str]) -> Mapping[int, str]:
    """Return which of the periods are named below the columns, by their place: years where there are many months."""
    if len(periods) > 2 * MONTHS and any(period.endswith("-01") for period in periods):
        januaries = [at for at, period in enumerate(periods) if period.endswith("-01")]
        return {at: periods[at][:4] for at in januaries[:: math.ceil(len(januaries) / MOST_TICKS)]}
    return {at: periods[at] for at in range(0, len(periods), math.ceil(len(periods) / MOST_TICKS))}


def histogram(shown: Shown) -> Chart:
    """Return a column for each range of yuan, as wide as the range on a logarithmic scale."""
    ends = [(max(low, Decimal(1)), high or low * 10) for low, high, _ in shown.rows]
    scale = Logarithmic((end for pair in ends for end in pair), margin=0)
    height = Linear((value for *_, value in shown.rows), 100)
    marks = [
        Row(between(low, high), short(value, shown.columns[2]), [scale.at(left), scale.at(right), height.at(value)])
        for (low, high, value), (left, right) in zip(shown.rows, ends, strict=True)
    ]
    lines = [Tick(scale.at(Decimal(line.at)) or 0, line.label) for line in shown.quartiles]
    return Chart("histogram", shown.names[2:], marks, list(scale.ticks(shown.lang)), lines)


def spread(shown: Shown) -> Chart | None:
    """Return for each row its median between quantiles, on a logarithmic scale; None where no value is above zero."""
    values = [value for _, *quantiles in shown.rows for value in quantiles if value is not None and value > 0]
    if not values:
        return None
    scale, middle = Logarithmic(values), len(shown.columns) // 2
    rows = [
        Row(shown.label(label), short(quantiles[middle - 1], shown.columns[middle]), [*map(scale.at, quantiles)])
        for label, *quantiles in shown.rows
    ]
    return Chart("spread", shown.names[1:], rows, list(scale.ticks(shown.lang)))


def pairs(shown: Shown) -> Chart:
    """Return two values of each row on one scale from zero."""
    scale = Linear((value for _, *pair in shown.rows for value in pair), LONGEST)
    rows = [
        Row(
            shown.label(label),
            " · ".join(short(value, column) for value, column in zip(pair, shown.columns[1:], strict=True)),
            [*map(scale.at, pair)],
        )
        for label, *pair in shown.rows
    ]
    return Chart("pairs", shown.names[1:], rows, list(scale.ticks(shown.columns[1], shown.lang)))


def between(low: Decimal, high: Decimal | None) -> str:
    """Return a range of yuan as a reader says it."""
    return f"{low:,.0f}–{high:,.0f}" if high is not None else f"≥ {low:,.0f}"


KINDS: Mapping[str, Callable[[Shown], Chart | None]] = {
    "bars": bars,
    "ranges": ranges,
    "columns": columns,
    "histogram": histogram,
    "spread": spread,
    "pairs": pairs,
}
FEWEST = {"histogram": 1, "pairs": 1}
"""Rows that a chart needs, of those that show something with one."""
