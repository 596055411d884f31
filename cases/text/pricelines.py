"""Price lines while a text is read: which line a price, a rate or a quantity goes to.

Owns the group of lines that is spoken of: one product, the prices of one in time, or several products at once. What a
price is belongs to `pricecues`, what a sentence says to `prices`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from cases.text.unitprices import UnitPrice

LONGEST_SERIES = 50
"""Prices of one product in time; what comes after them is left out."""


def no_counts() -> dict[str, list[tuple[Decimal, str]]]:
    """Return that nothing was bought and sold yet."""
    return {"bought": [], "sold": []}


@dataclass(slots=True, eq=False)
class Line:
    """One price line: amounts in yuan per unit, rates in percent; what the text does not state is None."""

    product: str | None = None
    unit: str | None = None
    purchase_unit: str | None = None
    purchase_price: Decimal | None = None
    sale_price: Decimal | None = None
    prior_purchase_price: Decimal | None = None
    prior_sale_price: Decimal | None = None
    quantity_bought: Decimal | None = None
    quantity_sold: Decimal | None = None
    stated_markup_pct: Decimal | None = None
    stated_increase_pct: Decimal | None = None
    stated_cost_increase_pct: Decimal | None = None
    counts: dict[str, list[tuple[Decimal, str]]] = field(default_factory=no_counts)
    """Quantities with their units, until the unit of the prices is known."""
    spans: list[tuple[int, int]] = field(default_factory=list)
    """Where the prices stand in the text that was read."""

    def is_priced(self) -> bool:
        """Say whether there is a price of the party's own."""
        prices = (self.purchase_price, self.sale_price, self.prior_purchase_price, self.prior_sale_price)
        return any(price is not None for price in prices)

    def measure(self, role: str, unit: str | None) -> None:
        """Keep the unit of a price of purchase or sale, the first that is told."""
        if role == "purchase":
            self.purchase_unit = self.purchase_unit or unit
        else:
            self.unit = self.unit or unit

    def settle(self) -> None:
        """Fill in the unit of the line, that of the sale, and the quantities that are of the unit of their price."""
        self.unit = self.unit or self.purchase_unit
        self.quantity_bought = only(self.counts["bought"], self.purchase_unit or self.unit)
        self.quantity_sold = only(self.counts["sold"], self.unit)
        self.purchase_unit = self.purchase_unit if self.purchase_unit != self.unit else None


def only(counts: Sequence[tuple[Decimal, str]], unit: str | None) -> Decimal | None:
    """Return the one quantity of a unit, None where there is none or several that differ."""
    if not counts:
        return None
    found = [number for number, one in counts if one == unit]
    return found[0] if found and all(number == found[0] for number in found) else None


class Lines:
    """The lines so far, and the group of them that is spoken of."""

    def __init__(self) -> None:
        """Start without a line."""
        self.all: list[Line] = []
        self.group: list[Line] = []
        self.pending: list[str] = []
        """Products that were named without a price."""
        self.is_prior = False
        """Prices are those of before."""
        self.is_series = False
        """The group holds the prices of one product in time."""
        self.is_broken = False
        """A list did not fit: what follows of its products is left out."""
        self.offset = 0
        """Where the clause begins whose prices are taken."""

    def choose(self, names: Sequence[str]) -> None:
        """Turn to the lines of the products named, else of the one pending; to new ones where there are none yet."""
        names = names or self.pending
        self.pending = []
        if not names and self.group:
            return
        known = [line for name in names for line in self.all if line.product == name]
        if len(names) == 1 and self.group and all(line.product is None for line in self.group):
            for line in self.group:
                line.product = names[0]
        elif names and {line.product for line in known} == set(names):
            self.is_series = self.is_series if known == self.group else len(known) > len(names)
            self.group, self.is_broken = known, False
        else:
            self.begin(names)

    def begin(self, names: Sequence[str]) -> None:
        """Begin new lines for products, one without a name where there is none."""
        self.group = [Line(name) for name in names] or [Line()]
        self.all += self.group
        self.is_series = self.is_broken = False

    def field(self, role: str) -> str:
        """Return the field that a price of purchase or sale fills, now or before."""
        return f"prior_{role}_price" if self.is_prior else f"{role}_price"

    def set(self, line: Line, role: str, price: UnitPrice, unit: str | None) -> None:
        """Set a price and its unit, if the price is exact."""
        if price.exact:
            setattr(line, self.field(role), price.yuan)
            line.measure(role, unit)
            self.mark(line, price)

    def mark(self, line: Line, price: UnitPrice) -> None:
        """Keep where a price of a line stands."""
        line.spans.append((self.offset + price.start, self.offset + price.end))

    def put(self, role: str, run: Sequence[UnitPrice], *, is_for_all: bool) -> None:
        """Put exact prices into the group: one into all lines that lack it, several as a line each."""
        name, unit = self.field(role), run[0].unit
        lacking = [line for line in self.group if getattr(line, name) is None]
        if len(run) == 1 and lacking and (is_for_all or self.is_series or len(self.group) == 1):
            for line in lacking:
                self.set(line, role, run[0], unit)
        elif len(run) > 1 and len(self.group) > 1:
            self.pair(role, run)
        elif len(run) == 1 and self.is_told_again(role, run[0]):
            self.mark(self.group[-1], run[0])
        elif not self.is_prior:
            if role == "purchase" and not lacking and all(line.sale_price is not None for line in self.group):
                self.begin([])
            for price in run:
                unit = price.unit or unit
                if getattr(self.group[-1], name) is not None and not self.extend(name):
                    return
                self.set(self.group[-1], role, price, unit)

    def is_told_again(self, role: str, price: UnitPrice) -> bool:
        """Say whether a price is that of the last line once more, of which nothing was counted yet."""
        line = self.group[-1]
        counted, unit = (
            (line.counts["bought"], line.purchase_unit) if role == "purchase" else (line.counts["sold"], line.unit)
        )
        return getattr(line, self.field(role)) == price.yuan and price.unit in (unit, None) and not counted

    def extend(self, name: str) -> bool:
        """Add a line like the last to the group, without the price NAME; say whether there was room for it."""
        if len(self.group) >= LONGEST_SERIES:
            return False
        base = self.group[-1]
        counts = {"bought": [*base.counts["bought"]], "sold": []}
        other = replace(base, counts=counts, spans=[*base.spans], **{name: None})
        other.stated_markup_pct = other.stated_increase_pct = None
        self.all.insert(self.all.index(base) + 1, other)
        self.group = [*self.group, other]
        self.is_series = True
        return True

    def pair(self, role: str, run: Sequence[UnitPrice]) -> None:
        """Give each line of the group its price, in order; lists that do not fit are left out whole."""
        exact = all(price.exact for price in run)
        if len(self.group) == 1 and len(self.all) == len(run):
            self.group = [*self.all]
        if exact and len(self.group) == len(run):
            for line, price in zip(self.group, run, strict=True):
                self.set(line, role, price, price.unit or run[0].unit)
        elif exact and len(self.group) == 1 == len(self.all):
            self.put(role, run, is_for_all=False)
        else:
            self.is_broken = True
            self.all = [line for line in self.all if line not in self.group]

    def rise(self, role: str, before: UnitPrice, now: UnitPrice) -> None:
        """Take 由A提高到B: the price of before and that of now."""
        line = self.group[-1]
        for name, price in ((f"prior_{role}_price", before), (f"{role}_price", now)):
            if price.exact:
                setattr(line, name, price.yuan)
                line.measure(role, price.unit or before.unit)
                self.mark(line, price)

    def rise_to(self, role: str, run: Sequence[UnitPrice]) -> None:
        """Take 提高到B: the price of now; what was the price until then is that of before. Several are a line each."""
        line, now = self.group[-1], run[0]
        name = f"{role}_price"
        if getattr(line, name) is None and (before := self.before(line)):
            self.fold(before, line)
        if getattr(line, f"prior_{name}") is None:
            setattr(line, f"prior_{name}", getattr(line, name))
        setattr(line, name, now.yuan)
        line.measure(role, now.unit)
        self.mark(line, now)
        for price in run[1:]:
            if not self.extend(name):
                return
            self.set(self.group[-1], role, price, price.unit or now.unit)

    def convert(self, role: str, price: UnitPrice) -> None:
        """Take 折合每粒0.7元: the last price of a role once more, by another unit, which replaces it."""
        line = self.group[-1] if self.group else None
        if line and getattr(line, self.field(role)) is not None:
            setattr(line, self.field(role), price.yuan)
            self.mark(line, price)
            if role == "purchase":
                line.purchase_unit = price.unit
            else:
                line.unit = price.unit

    def stayed(self, price: UnitPrice) -> None:
        """Take 进价始终为A: the price of purchase was the same before the rise of the sale price."""
        for line in self.group:
            if line.prior_sale_price is not None and line.prior_purchase_price is None:
                line.prior_purchase_price = price.yuan

    def before(self, line: Line) -> Line | None:
        """Return the line of the same product that was bought and sold before this one was bought."""
        place = self.all.index(line)
        before = self.all[place - 1] if place and len(self.group) == 1 else None
        priced = before is not None and None not in (before.purchase_price, before.sale_price, line.purchase_price)
        return before if before and priced and line.product in (None, before.product) else None

    def fold(self, before: Line, line: Line) -> None:
        """Make the prices of an earlier line those of before in a later one, which stands for both."""
        line.product, line.unit = line.product or before.product, line.unit or before.unit
        line.prior_purchase_price, line.prior_sale_price = before.purchase_price, before.sale_price
        line.spans = [*before.spans, *line.spans]
        self.all.remove(before)

    def state(self, name: str, percents: Sequence[Decimal]) -> None:
        """Give stated rates to the group, or to all lines if there are as many."""
        lines = self.group if len(percents) == len(self.group) else self.all
        if len(percents) == len(lines) and all(getattr(line, name) is None for line in lines):
            for line, percent in zip(lines, percents, strict=True):
                setattr(line, name, percent)
