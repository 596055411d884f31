"""The grammar of provisions: laws named, and articles, paragraphs and items under them, with lists and ranges.

Owns what is cited. Its text is in one writing (`normal`); what a provision does in the case belongs to `roles`.
"""

import re
from dataclasses import dataclass, field, replace

from cases.text import laws, tokens
from cases.text.laws import Law

REMEMBERED = 50
"""Laws and abbreviations that 该法 or a short name can still mean."""

LEVELS = {"条": 0, "款": 1, "项": 2, "目": 3}
LARGEST_ITEM = 100
"""Above it a number in brackets is a year or a count."""


@dataclass(slots=True)
class Mention:
    """A law named: as it is counted, as it is written, where; and whether it counts where it is cited whole."""

    law: Law
    written: str
    start: int
    end: int
    counts: bool


@dataclass(slots=True)
class Provision:
    """One provision cited: its law, the numbers of article, paragraph, item and sub-item, and its place."""

    law: Law
    written: str
    numbers: tuple[str | None, ...]
    start: int
    end: int

    @property
    def depth(self) -> int:
        """The deepest level that is given."""
        return max(level for level, number in enumerate(self.numbers) if number)

    def at(self, level: int, number: str, start: int, end: int) -> "Provision":
        """Return the provision that has this number at a level, and all above it from here."""
        numbers = (*self.numbers[:level], number, *[None] * (3 - level))
        return replace(self, numbers=numbers, start=start, end=end)


@dataclass(slots=True)
class Reading:
    """What a text cites: the provisions, the laws named, and the stretches that are quoted words of a law."""

    provisions: list[Provision] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    quotations: list[tuple[int, int]] = field(default_factory=list)


class Reader:
    """Reads one text from left to right, once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.reading = Reading()
        self.last: Provision | Mention | None = None
        """What the next number may belong to, which ends at `end`."""
        self.end = 0
        self.abbreviations: dict[str, Mention] = {}

    def read(self) -> Reading:
        """Return what the text cites."""
        position = 0
        while token := tokens.TOKEN.search(self.text, position):
            position = token.end()
            if token["law"] is not None:
                self.take_name(token)
            elif token["plain"] or token["bracketed"]:
                self.take_numbers(token)
            elif token["alias"]:
                self.abbreviate(token)
            elif token["previous"]:
                self.take_previous(token)
            elif token["quote"]:
                position = self.after_quotation(token)
            position = max(position, self.after_bare_laws(token))
        return self.reading

    def take_name(self, token: re.Match[str]) -> None:
        """Take in a name in 《》."""
        written = laws.plain(token["law"])
        meant = self.abbreviations.get(written)
        law = meant.law if meant else laws.law(written)
        counts = laws.is_norm(law.name, with_article=False)
        self.name(Mention(law, written, token.start(), token.end(), counts))

    def name(self, mention: Mention) -> None:
        """Remember a law named as the one that what follows belongs to."""
        self.reading.mentions.append(mention)
        self.last, self.end = mention, mention.end

    def abbreviate(self, token: re.Match[str]) -> None:
        """Remember what a law is called from here on: 以下简称."""
        if self.reading.mentions and len(self.abbreviations) < REMEMBERED:
            self.abbreviations[laws.plain(token["alias"])] = self.reading.mentions[-1]

    def take_previous(self, token: re.Match[str]) -> None:
        """Take in 前款 or 前条: what stands before the one cited last."""
        if not self.reading.provisions:
            return
        cited, level = self.reading.provisions[-1], LEVELS[token["previous"][1]]
        number = cited.numbers[level]
        if number and number.isdecimal() and int(number) > 1:
            self.cite(cited.at(level, str(int(number) - 1), *token.span()))

    def after_quotation(self, token: re.Match[str]) -> int:
        """Return where to read on: behind the words of a law that are quoted after its citation."""
        start, end = token.span()
        if self.last is None or not tokens.QUOTED.fullmatch(self.text, self.end, start):
            return end
        close = self.text.find(tokens.CLOSING[token["quote"]], end, end + tokens.LONGEST_QUOTE)
        if close < 0:
            return end
        self.reading.quotations.append((start, close + 1))
        self.end = close + 1
        return self.end

    def after_bare_laws(self, token: re.Match[str]) -> int:
        """Take in laws without 《》 that stand in a list behind a role word or a citation; return where they end."""
        position = start = token.end()
        if not token["cue"]:
            connected = tokens.CONNECTED.match(self.text, position)
            if self.end != position or not connected or not connected[0]:
                return position
            start = connected.end()
        while mention := self.bare_law_at(start):
            self.name(mention)
            position = mention.end
            connected = tokens.CONNECTED.match(self.text, position)
            start = connected.end() if connected else position
        return position

    def bare_law_at(self, start: int) -> Mention | None:
        """Return the law of the catalogue whose name begins here without 《》."""
        for name, law in laws.beginning(self.text, start):
            end = start + len(name)
            if not tokens.AFTER_NAME.match(self.text, end):
                return Mention(law, name, start, end, counts=True)
        return None

    def law_before(self, end: int) -> Mention | None:
        """Return the law that ends here without 《》: 该法, one introduced by 以下简称, a name of the catalogue."""
        if found := tokens.SELF.search(self.text, max(self.end, end - 6), end):
            return self.meant_by(found)
        behind = tokens.BEHIND_NAME.search(self.text, max(self.end, end - 100), end)
        stop = behind.start() if behind else end
        for name, meant in self.abbreviations.items():
            if self.text.endswith(name, self.end, stop):
                return replace(meant, written=name, start=stop - len(name), end=end)
        for name, law in laws.ending(self.text, stop):
            start = stop - len(name)
            if start >= self.end and tokens.BEFORE_NAME.search(self.text, max(0, start - 1), start):
                return Mention(law, name, start, end, counts=True)
        return None

    def meant_by(self, found: re.Match[str]) -> Mention | None:
        """Return the law that 本法, 该条例 or 同法 means: the last named that is of the kind."""
        kind = "" if found["which"] == "同" else found["kind"]
        for mention in reversed(self.reading.mentions[-REMEMBERED:]):
            if mention.counts and mention.law.name.endswith(kind):
                return replace(mention, start=found.start(), end=found.end())
        return None

    def take_numbers(self, token: re.Match[str]) -> None:
        """Take in one or several numbers of a level under what they belong to; without that, forget what was before."""
        level = LEVELS[token["unit"] or token["bracketed_unit"] or "项"]
        values = tokens.read_numbers(token["plain"] or token["bracketed"], token["inserted"])
        if not values or (token["bracketed"] and values[0].isdecimal() and int(values[0]) > LARGEST_ITEM):
            self.last = None
        elif level == 0:
            self.take_articles(token, values)
        else:
            self.take_parts(token, level, values)

    def take_articles(self, token: re.Match[str], values: list[str]) -> None:
        """Take in articles: of the law just named, or of the law of the list or sentence that they stand in."""
        start, end = token.span()
        if isinstance(self.last, Mention) and tokens.BEHIND_LAW.fullmatch(self.text, self.end, start):
            self.open(self.last, values, start, end)
        elif mention := self.law_before(start):
            self.name(mention)
            self.open(mention, values, start, end)
        elif isinstance(self.last, Provision) and tokens.CONNECTED.fullmatch(self.text, self.end, start):
            if self.end == start and token[0][0] != "第":
                self.last = None
            else:
                self.extend(self.last, 0, values, start, end)
        elif isinstance(self.last, Provision) and tokens.RANGING.fullmatch(self.text, self.end, start):
            self.extend_to(self.last, 0, values, start, end)
        elif tokens.AFTER_CUE.search(self.text, max(0, start - 4), start) and (mention := self.current()):
            self.open(replace(mention, start=start), values, start, end)
        else:
            self.last = None

    def take_parts(self, token: re.Match[str], level: int, values: list[str]) -> None:
        """Take in paragraphs or items: of the article or paragraph before, or beside one in its list."""
        start, end = token.span()
        closely = token["bracketed"] and not token["bracketed_unit"]
        between = tokens.CLOSELY_CONNECTED if closely else tokens.CONNECTED
        same = tokens.SAME.search(self.text, max(self.end, start - 3), start)
        if same and self.reading.provisions:
            self.extend(self.reading.provisions[-1], level, values, same.start(), end)
        elif not isinstance(self.last, Provision):
            self.last = None
        elif tokens.ADJACENT.fullmatch(self.text, self.end, start) and level > self.last.depth:
            first, *others = values
            deeper = self.last.at(level, first, self.last.start, end)
            self.last.numbers, self.last.end, self.end = deeper.numbers, end, end
            self.extend(self.last, level, others, start, end)
        elif between.fullmatch(self.text, self.end, start):
            self.extend(self.last, level, values, start, end)
        elif tokens.RANGING.fullmatch(self.text, self.end, start):
            self.extend_to(self.last, level, values, start, end)
        else:
            self.last = None

    def current(self) -> Mention | None:
        """Return the law named last."""
        return next((mention for mention in reversed(self.reading.mentions[-REMEMBERED:]) if mention.counts), None)

    def open(self, mention: Mention, values: list[str], start: int, end: int) -> None:
        """Cite articles of a law, the first together with its name."""
        if not (mention.counts or laws.is_norm(mention.law.name, with_article=True)):
            self.last = None
            return
        first, *others = values
        self.cite(Provision(mention.law, mention.written, (first, None, None, None), mention.start, end))
        for value in others:
            self.cite(Provision(mention.law, mention.written, (value, None, None, None), start, end))

    def extend(self, beside: Provision, level: int, values: list[str], start: int, end: int) -> None:
        """Cite more members of a list."""
        for value in values:
            self.cite(beside.at(level, value, start, end))

    def extend_to(self, first: Provision, level: int, values: list[str], start: int, end: int) -> None:
        """Cite the members of a range up to a number, or make of its first member the range."""
        last, *others = values
        reached = tokens.spread(first.numbers[level], last) if level == first.depth else [last]
        if reached is None:
            first.numbers = first.at(level, f"{first.numbers[level]}至{last}", start, end).numbers
            first.end = self.end = end
            reached = []
        self.extend(first, level, [*reached, *others], start, end)

    def cite(self, provision: Provision) -> None:
        """Add a provision, to which what follows may belong."""
        self.reading.provisions.append(provision)
        self.last, self.end = provision, provision.end


def read_provisions(text: str) -> Reading:
    """Return what a text in one writing cites."""
    return Reader(text).read()
