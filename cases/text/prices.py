"""What a text says of prices: lines of a product with its unit, prices of purchase and sale, now and before, quantities
and stated rates. Only what is stated plainly: a wrong value is worse than a missing one.

Owns sentences and clauses. What a price is belongs to `pricecues`, which line it goes to to `pricelines`.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from cases.text.money import THOUSANDS, decimal
from cases.text.normal import BLANK, normal
from cases.text.pricecues import (
    BEHIND_VERB,
    LABEL,
    LABELS,
    NAMES,
    PURCHASE_VERB,
    SALE_VERB,
    VERB,
    VERBS,
    around,
    became,
    before_other,
    is_own,
    role_of,
    runs,
)
from cases.text.pricelines import Line, Lines
from cases.text.products import COUNT, NUMERALS, object_of, product
from cases.text.rates import IS_RATED, Rate, read_rates
from cases.text.rates import MARKS as RATE_MARKS
from cases.text.unitprices import BEGIN_UNITS, UNIT, UnitPrice, unit_prices
from cases.text.words import by_first

REPEATED = 10_000
"""Words behind a verb that are remembered once products are found in them."""
RECENT = 64
"""Clauses whose prices are remembered: from the look whether there are any to their reading."""
LONGEST = 60
"""Characters behind a verb in which its products are named."""
MOST = 200
"""Lines of one text; a list that is longer is no statement of facts."""
SENTENCE = re.compile(r"[^。！？\n]+")
CLAUSE = re.compile(r"[^，；]+[，；]?")
BRACKETS = re.compile("（[^（）]{0,200}）")
COINS = r"[元圆块角¥￥]|人民币|分(?<=[\d一二三四五六七八九]分)"
MONEY = re.compile(by_first(COINS))
SAYS = re.compile(by_first(f"{COINS}|{RATE_MARKS}|{PURCHASE_VERB}|{SALE_VERB}"))
"""A clause without one of these says nothing of prices, unless one follows that it names the product of."""
BEGINS_WITH_PRICE = re.compile(f"每|{LABEL.pattern}")
"""Of a clause: the price that it begins with is of what the clause before names."""
TELLS = re.compile(by_first(f"{COINS}|{RATE_MARKS}|{PURCHASE_VERB}|{SALE_VERB}|价|每"))
"""A sentence without one of these says nothing of prices: no clause of it does, and none begins with a price."""
PER_UNIT = re.compile("[每一单/]")
"""What no unit goes without; a sum that has none needs a word of trade in its clause."""
MARKS = "，；、。"
MARK = re.compile(f"[{MARKS}]")
HIDDEN = {ord(mark): chr(0xE000 + place) for place, mark in enumerate(MARKS)}
"""Stand for marks inside the brackets of a specification, which part no clauses."""
SHOWN = {ord(hidden): chr(mark) for mark, hidden in HIDDEN.items()}

NAMED = r"[^，。；\d]{0,24}?(?:[A-Za-z][-\dA-Za-z]{0,20}[^，。；\d]{0,20})?"
"""Between a verb and a quantity: the product, perhaps with a model number (KN95口罩, DT-8806型额温枪)."""
QUANTITIES = {
    "bought": re.compile(rf"(?:{by_first(PURCHASE_VERB)})(?:了|共计?)?{NAMED}(?P<count>{COUNT})(?![/·])"),
    "sold": re.compile(
        rf"(?:售出|售卖|卖出|出售|销售|售完|卖了)(?:了|共计?)?(?!价|额){NAMED}(?P<count>{COUNT})(?![/·])"
    ),
}
MAY_COUNT = re.compile(rf"[{NUMERALS}一，,]余?[{BEGIN_UNITS}]")
"""What no quantity goes without: the end of its number and the beginning of its unit."""
COUNTED = re.compile(rf"(?P<number>[^余]+?)(?P<unit>{UNIT})$")
TOTAL = re.compile("共|合计|累计")


def read_prices(source: str) -> list[Line]:
    """Return the price lines that a text states plainly, in order; spans of prices are in the text as given."""
    written = normal(source)
    text = opened(without_quoted_sums(THOUSANDS.sub(",", written.text)))
    sentences = [
        (found.start(), CLAUSE.findall(said)) for found in SENTENCE.finditer(text) if TELLS.search(said := found[0])
    ]
    if not any(may_price(clauses) for _, clauses in sentences):
        return []
    reader = Reader()
    for start, clauses in sentences:
        if len(reader.lines.all) > MOST:
            break
        reader.sentence(start, clauses)
    lines = [line for line in reader.lines.all if line.is_priced()]
    for line in lines:
        line.settle()
        line.product = line.product.translate(SHOWN) if line.product else None
        line.spans = [written.span(*span) for span in line.spans]
    return lines


def may_price(clauses: Sequence[str]) -> bool:
    """Say whether a sentence may state a price of the party's own: most that speak of money do not."""
    for clause in clauses:
        if not MONEY.search(clause):
            continue
        told = LABEL.search(clause) or VERB.search(clause)
        if told or PER_UNIT.search(clause):
            for run, lead, tail in in_context(clause.rstrip("，；")):
                if (told or run[0].unit) and is_own(lead, tail, run[0].unit):
                    return True
    return False


@lru_cache(RECENT)
def in_context(clause: str) -> Sequence[tuple[Sequence[UnitPrice], str, str]]:
    """Return the runs of prices of a clause, each with the words before it since the last, and those up to the next."""
    found = runs(clause, [*unit_prices(clause)])
    if len(found) == 1:
        (run,) = found
        return [(run, clause[: run[0].start], clause[run[-1].end :])]
    ends = [0, *(run[-1].end for run in found)]
    starts = [*(run[0].start for run in found), len(clause)]
    return [
        (run, clause[end : run[0].start], clause[run[-1].end : start])
        for run, end, start in zip(found, ends, starts[1:], strict=False)
    ]


def opened(text: str) -> str:
    """Return the text with brackets that hold prices opened, and the marks inside the others hidden."""

    def open_or_hide(found: re.Match[str]) -> str:
        if MONEY.search(found[0]) and (LABEL.search(found[0]) or found[0].startswith("（每") or "折合" in found[0]):
            return f"，{found[0][1:-1]}，"
        return found[0].translate(HIDDEN) if MARK.search(found[0]) else found[0]

    return BRACKETS.sub(open_or_hide, text)


@lru_cache(REPEATED)
def listed(words: str) -> Sequence[str]:
    """Return the products behind a verb of trade, several where each part of a list is the name of one."""
    words = BEHIND_VERB.sub("", words)
    several = [object_of(part) for part in NAMES.split(words)]
    if len(several) > 1 and all(several):
        return [name for name in several if name]
    return [name] if (name := object_of(words)) else []


EACH = re.compile(rf"每(?P<unit>{UNIT})(?=[一-龥]{{2}})")
QUOTED = re.compile("[“「『][^”」』]{0,200}?元[^”」』]{0,200}[”」』]")


def unit_before(words: str) -> str | None:
    """Return the unit that stands before the name of what is priced: 将每单配送费由5元提高到30元."""
    found = EACH.search(words)
    return found["unit"] if found else None


def without_quoted_sums(text: str) -> str:
    """Return the text without quoted words that hold a sum: those of a contract, a sign or an advertisement."""
    return (
        QUOTED.sub(lambda found: BLANK * len(found[0]), text) if "“" in text or "「" in text or "『" in text else text
    )


class Reader:
    """Reads clause by clause what is said of prices."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self.lines = Lines()
        self.role = ""
        """Of the last price: purchase or sale."""
        self.trade = ""
        """Of the verb in the clause before, which had no price: purchase or sale."""

    def sentence(self, start: int, clauses: Sequence[str]) -> None:
        """Read the clauses of a sentence that begins at a place in the text."""
        lines = self.lines
        lines.is_prior, self.trade, lines.offset = False, "", start
        for clause, following in zip(clauses, [*clauses[1:], ""], strict=True):
            if SAYS.search(clause) or (following and BEGINS_WITH_PRICE.match(following)):
                self.clause(clause.rstrip("，；"), following)
            lines.offset += len(clause)
            if clause[-1] == "；":
                lines.is_prior = False

    def clause(self, clause: str, following: str) -> None:
        """Read one clause: its prices, then its rates and quantities."""
        found = in_context(clause) if MONEY.search(clause) else ()
        for run, lead, tail in found:
            self.prices(run, lead, tail, rises=len(run) == 2 and became(clause, run[:1], run[1]))
        if not found:
            self.name(clause, following)
        if IS_RATED.search(clause):
            for rate in read_rates(clause):
                self.rate(rate, clause[: rate.start] if not found else "")
        if MAY_COUNT.search(clause):
            self.quantities(clause, has_price=bool(found))

    def name(self, clause: str, following: str) -> None:
        """Keep the product that a clause without a price names, for the prices behind it."""
        verbs = VERBS.find(clause)
        for kind, verb in verbs:
            self.trade = kind
            if names := listed(clause[verb.end() : verb.end() + LONGEST]):
                self.lines.pending = [*names]
                break
        if not verbs and BEGINS_WITH_PRICE.match(following) and not list(read_rates(clause)):
            self.lines.pending = [name] if (name := product(clause)) else self.lines.pending

    def prices(self, run: Sequence[UnitPrice], lead: str, tail: str, *, rises: bool) -> None:
        """Take a run of prices of one kind, by the words around it; with `rises`, one that became another."""
        words, has_unit = around(lead, tail), bool(run[0].unit)
        if words.is_converted and has_unit and run[0].exact and self.role:
            self.lines.convert(self.role, run[0])
            return
        if not is_own(lead, tail, run[0].unit):
            self.lines.pending = [name] if (name := before_other(lead)) else self.lines.pending
            return
        if len(run) == 2 and self.both(run, lead):
            return
        role, names = role_of(lead, tail, has_unit, len(run) > 1, self.trade)
        if not role:
            return
        lines = self.lines
        is_from = words.comes_from and not rises
        has_risen = rises or (words.rose_to and not is_from)
        lines.is_prior = not has_risen and (is_from or words.is_before(lines.is_prior))
        self.role = role
        lists = words.is_listed or (len(names) > 1 and len(run) > 1)
        if not (lists and lines.is_broken and not names):
            lines.choose(names)
        exact = [price for price in run if price.exact]
        if rises:
            lines.rise(role, run[0]._replace(unit=run[0].unit or unit_before(lead)), run[1])
        elif lines.is_broken:
            return
        elif exact and words.rose_to and not lists:
            lines.rise_to(role, exact)
        elif lists:
            lines.pair(role, run)
        elif exact:
            lines.put(role, exact, is_for_all=words.is_for_all)
            if role == "purchase" and words.stayed:
                lines.stayed(exact[0])

    def both(self, run: Sequence[UnitPrice], lead: str) -> bool:
        """Take 进价、售价分别为A、B, the two prices of one product; say whether it was that."""
        labels = LABELS.find(lead)[-2:]
        if len(labels) != 2 or not NAMES.fullmatch(lead[labels[0][1].end() : labels[1][1].start()]):
            return False
        name = product(lead[: labels[0][1].start()])
        self.lines.choose([name] if name else [])
        for (role, _), price in zip(labels, run, strict=True):
            self.lines.set(self.lines.group[-1], role, price, price.unit or run[0].unit)
        return True

    def rate(self, rate: Rate, lead: str) -> None:
        """Give a stated rate to the line that it belongs to, that of the product in LEAD if it names one."""
        label = LABEL.search(lead)
        if label and (named := product(lead[: label.start()])):
            self.lines.choose([named])
        is_cost = rate.subject == "cost" or (not rate.subject and self.role == "purchase")
        if rate.kind == "markup":
            name = "stated_markup_pct"
        else:
            name = "stated_cost_increase_pct" if is_cost else "stated_increase_pct"
        self.lines.state(name, rate.percents)

    def quantities(self, clause: str, *, has_price: bool) -> None:
        """Keep how much was bought and sold, where it can be of one line only."""
        bare = BRACKETS.sub(lambda found: "　" * len(found[0]), clause) if "（" in clause else clause
        lines = self.lines
        for kind, pattern in QUANTITIES.items():
            for found in pattern.finditer(bare):
                counted = COUNTED.match(found["count"])
                number = decimal(counted["number"]) if counted else None
                if counted is None or number is None:
                    continue
                if lines.pending or not lines.group:
                    lines.choose([])
                if len(lines.group) == 1 or (has_price and lines.is_series and not TOTAL.search(clause)):
                    lines.group[-1].counts[kind].append((number, counted["unit"]))
