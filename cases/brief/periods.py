"""The key figures of a brief: those of its period, beside the period before and the same period a year before.

Owns which periods these are. The figures are those of the reports `summary` and `fines`.
"""

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from cases import reports
from cases.engines import Engine
from cases.frame import framed, query
from cases.language import phrase
from cases.output import Result
from cases.selection import Selection

SOURCES = ("summary", "fines")
"""Reports that the figures are taken from."""
FEWEST = 10
"""Cases, and for money fines, below which a change in percent would say nothing."""
HEADINGS = {
    "period": ("Period", "期间"),
    "from": ("From", "起始日期"),
    "to": ("To", "截止日期"),
    "cases": ("Cases", "案件数（件）"),
    "decided": ("Decided", "已决定（件）"),
    "fined": ("With a fine", "载明罚款金额（件）"),
    "total_yuan": ("Fines, total (yuan)", "罚款合计（元）"),
    "p25_yuan": ("Lower quartile (yuan)", "下四分位数（元）"),
    "median_yuan": ("Median fine (yuan)", "罚款中位数（元）"),
    "p75_yuan": ("Upper quartile (yuan)", "上四分位数（元）"),
    "max_yuan": ("Largest fine (yuan)", "最高罚款（元）"),
    "markup_median_pct": ("Median markup (%)", "个案最高加价率中位数（%）"),
    "cases_change_pct": ("Change of cases (%)", "案件数变化（%）"),
    "total_change_pct": ("Change of total (%)", "罚款合计变化（%）"),
    "median_change_pct": ("Change of median (%)", "罚款中位数变化（%）"),
}
"""Columns of the key figures, with their headings in English and Chinese."""
METHOD = (
    "The period before is as long: as many whole months where the period is made of whole months, else as many days. A "
    "change leads from the period of its row to this one: (this − that) ÷ that, in percent; none where that period has "
    "under 10 cases, or for money under 10 fines. Publication lags behind decisions: a recent period may still grow."
)


class Period(NamedTuple):
    """From one day to another, both included."""

    since: date
    until: date

    @property
    def is_months(self) -> bool:
        """Say whether it is made of whole months."""
        return self.since.day == 1 and (self.until + timedelta(1)).day == 1

    def before(self) -> "Period":
        """Return the period before it, as long."""
        if not self.is_months:
            return Period(self.since - (self.until - self.since) - timedelta(1), self.since - timedelta(1))
        months = 12 * (self.until.year - self.since.year) + self.until.month - self.since.month + 1
        return Period(month_later(self.since, -months), self.since - timedelta(1))

    def a_year_before(self) -> "Period":
        """Return the same days of the year before; the end of February stays its end."""
        until = month_later(self.until, -12)
        if self.is_months:
            until = until.replace(day=calendar.monthrange(until.year, until.month)[1])
        return Period(month_later(self.since, -12), until)


def month_later(day: date, months: int) -> date:
    """Return the same day so many months later, or the last one of that month."""
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def compared(selection: Selection) -> Iterator[tuple[str, Selection]]:
    """Yield the periods that a brief compares, each with its name; one alone without both --since and --until."""
    yield "this period", selection
    since, until = selection.filters.get("since"), selection.filters.get("until")
    if since and until:
        period = Period(since, until)
        earlier = {"period before": period.before, "a year before": period.a_year_before}
        for name, find in earlier.items():
            try:
                other = find()
            except (OverflowError, ValueError):  # before the year 1
                continue
            yield name, replace(selection, filters={**selection.filters, **other._asdict()})


def figures(engine: Engine, selection: Selection, lang: str) -> Result:
    """Return the key figures, a row a period, this one first."""
    found = [(name, figures_of(engine, chosen)) for name, chosen in compared(selection)]
    headings = {name: both for name, both in HEADINGS.items() if len(found) > 1 or not name.endswith("_change_pct")}
    this = found[0][1]
    rows = []
    for name, held in found:
        changes = {} if held is this else changed(this, held)
        held = {"period": phrase(name, lang), **held, **changes}
        rows.append([held.get(column) for column in headings])
    whole, fines = (reports.run(engine, *reports.find(name), selection, lang) for name in SOURCES)
    return Result(
        [*headings],
        rows,
        title=phrase("Key figures", lang),
        note=fines.note,
        readable=[zh if lang == "zh" else en for en, zh in headings.values()],
        lang=lang,
        method=phrase(METHOD, lang) if len(rows) > 1 else fines.method,
        script=lambda: "\n".join(one.script() for one in (whole, fines) if one.script),
    )


def figures_of(engine: Engine, selection: Selection) -> dict[str, Any]:
    """Return the key figures of one period, by column."""
    held: dict[str, Any] = {}
    for name in SOURCES:
        result = reports.run(engine, *reports.find(name), selection)
        held |= dict(zip(result.columns, next(iter(result.rows)), strict=True))
    first, last, _ = next(engine.rows(*framed(query("brief", "span"), query("by", "all"), selection)))
    since, until = (selection.filters.get(name) for name in ("since", "until"))
    return {**held, "from": since or first, "to": until or last}


def changed(this: Mapping[str, Any], that: Mapping[str, Any]) -> dict[str, Decimal | None]:
    """Return how far this period lies from another, in percent."""
    bases = {"cases": "cases", "total": "fined", "median": "fined"}
    columns = {"cases": "cases", "total": "total_yuan", "median": "median_yuan"}
    return {
        f"{name}_change_pct": rise(this[column], that[column]) if that[bases[name]] >= FEWEST else None
        for name, column in columns.items()
    }


def rise(this: Any, that: Any) -> Decimal | None:
    """Return a change in percent with two decimals; none over nothing."""
    if this is None or not that:
        return None
    return (100 * (Decimal(this) - Decimal(that)) / Decimal(that)).quantize(Decimal("0.01"))
