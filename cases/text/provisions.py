"""The grammar of provisions: laws named, and articles, paragraphs and items under them, with lists and ranges.

Owns what is cited. Its text is in one writing (`normal`); what a provision does in the case belongs to `roles`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cases.text import laws, tokens
from cases.text.laws import Law
from cases.text.mentions import Mention, Mentions
from cases.text.normal import blanked

LEVELS = {"条": 0, "款": 1, "项": 2, "目": 3}
NUMBERS = {"unit", "inserted", "bracketed_unit"}
"""The last group of a token that is a number or a list of numbers."""
DEEPER = ((None,) * 3, (None,) * 2, (None,), ())
"""The numbers below a level, when they are not given yet."""
LARGEST_ITEM = 100
"""Above it a number in brackets is a year or a count."""


@dataclass(slots=True)
class Provision:
    """One provision cited: its law, the numbers of article, paragraph, item and sub-item, and its place."""

    law: Law
    name: tuple[int, int]
    """Where the text names the law."""
    numbers: tuple[str | None, ...]
    start: int
    end: int
    role: str = "unknown"

    @property
    def depth(self) -> int:
        """The deepest level that is given."""
        _, paragraph, item, part = self.numbers
        return 3 if part else 2 if item else 1 if paragraph else 0

    def numbered(self, level: int, number: str) -> tuple[str | None, ...]:
        """Return the numbers of the provision that has this one at a level, and all above it from here."""
        return (*self.numbers[:level], number, *DEEPER[level])

    def at(self, level: int, number: str, start: int, end: int) -> "Provision":
        """Return the provision that has this number at a level, and all above it from here."""
        return Provision(self.law, self.name, self.numbered(level, number), start, end)


@dataclass(slots=True)
class Reading:
    """What a text cites: the provisions, the laws named, and the stretches that are quoted words of a law."""

    text: str
    provisions: list[Provision]
    mentions: list[Mention]
    quotations: list[tuple[int, int]]
    masked: str
    """The text without names of laws and quoted words, so that no word in them is taken for one of the case."""


class Reader:
    """Reads one text from left to right, once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.named = Mentions(text)
        self.provisions: list[Provision] = []
        self.quotations: list[tuple[int, int]] = []
        self.last: Provision | Mention | None = None
        """What the next number may belong to, which ends at `end`."""
        self.end = 0

    def read(self) -> Reading:
        """Return what the text cites."""
        text, position = self.text, 0
        while token := tokens.TOKEN.search(text, position):
            position = token.end()
            kind = token.lastgroup
            if kind == "law":
                self.last = self.named.marked(token)
                position = self.end = self.last.end
            elif kind in NUMBERS:
                self.take_numbers(token)
                position = max(position, self.end)
            elif kind == "alias":
                self.named.abbreviate(token["alias"])
            elif kind == "previous":
                self.take_previous(token)
            elif kind == "quote":
                position = self.after_quotation(token)
            if kind == "cue":
                position = self.after_bare_laws(position, position)
            elif position == self.end and (start := tokens.connected(text, position)) > position:
                position = self.after_bare_laws(position, start)
        named = [(mention.start, mention.end) for mention in self.named.found]
        masked = blanked(text, [*self.quotations, *named])
        return Reading(text, self.provisions, self.named.found, self.quotations, masked)

    def name(self, mention: Mention) -> None:
        """Take in a law without 《》 as the one that what follows belongs to."""
        self.named.found.append(mention)
        self.last, self.end = mention, mention.end

    def take_previous(self, token: re.Match[str]) -> None:
        """Take in 前款 or 前条: what stands before the one cited last."""
        if not self.provisions:
            return
        cited, level = self.provisions[-1], LEVELS[token["previous"]]
        number = cited.numbers[level]
        if number and number.isdecimal() and int(number) > 1:
            self.cite(cited.at(level, str(int(number) - 1), *token.span()))

    def after_quotation(self, token: re.Match[str]) -> int:
        """Return where to read on: behind the words of a law that are quoted after its citation."""
        start, end = token.span()
        if self.last is None or not tokens.QUOTED.fullmatch(self.text, self.end, start):
            return end
        close = tokens.CLOSING[token[0]].search(self.text, end, end + tokens.LONGEST_QUOTE)
        if close is None:
            return end
        self.quotations.append((start, close.end()))
        self.end = close.end()
        return self.end

    def after_bare_laws(self, position: int, start: int) -> int:
        """Take in laws without 《》 that stand in a list from `start`; return where they end, else `position`."""
        while mention := self.named.beginning_at(start):
            self.name(mention)
            position = mention.end
            start = tokens.connected(self.text, position)
        return position

    def take_numbers(self, token: re.Match[str]) -> None:
        """Take in one or several numbers of a level under what they belong to; without that, forget what was before."""
        plain, unit, inserted, bracketed, bracketed_unit = token.group(*tokens.NUMBER_GROUPS)
        level = LEVELS[unit or bracketed_unit or "项"]
        values = tokens.read_numbers(plain or bracketed, inserted)
        if not values or (bracketed and values[0].isdecimal() and int(values[0]) > LARGEST_ITEM):
            self.last = None
        elif level == 0:
            self.take_articles(token, values)
            if self.end == token.end() and isinstance(self.last, Provision) and self.text.startswith("第", self.end):
                self.take_within(self.last)
        else:
            self.take_parts(token, level, values)

    def take_articles(self, token: re.Match[str], values: Sequence[str]) -> None:
        """Take in articles: of the law just named, or of the law of the list or sentence that they stand in."""
        start, end = token.span()
        named = isinstance(self.last, Mention) and (
            self.end == start or tokens.BEHIND_LAW.fullmatch(self.text, self.end, start)
        )
        if mention := self.last if named and isinstance(self.last, Mention) else self.named.ending_at(start, self.end):
            if self.statute_speaks(mention, end):
                mention.counts, self.last = False, None
                return
            if not named:
                self.name(mention)
            self.open(mention, values, start, end)
        elif isinstance(self.last, Provision) and self.is_member(token, tokens.CONNECTED):
            self.extend(self.last, 0, values, start, end)
        elif isinstance(self.last, Provision) and tokens.RANGING.fullmatch(self.text, self.end, start):
            self.extend_to(self.last, 0, values, start, end)
        elif mention := self.named.after_role_word(start, end):
            self.open(mention, values, start, end)
        else:
            self.last = None

    def take_within(self, article: Provision) -> None:
        """Take in the paragraph and the item right behind an article at once; what is no number is left."""
        if not (within := tokens.WITHIN.match(self.text, self.end)):
            return
        for level, written in enumerate(within.groups(), 1):
            if not written:
                continue
            values = tokens.read_numbers(written, None)
            if not values or (written.startswith("（") and int(values[0]) > LARGEST_ITEM):
                return
            article.numbers = article.numbered(level, values[0])
            article.end = self.end = within.end(level) + 1

    def is_member(self, token: re.Match[str], between: re.Pattern[str]) -> bool:
        """Say whether a number stands beside the one before as a member of one list, and is no count or order."""
        start, end = token.span()
        gap = self.text[self.end : start]
        marked = token[0].startswith("第")
        closely = bool(gap and tokens.CLOSELY_CONNECTED.fullmatch(gap))
        if not between.fullmatch(gap) or (token["plain"] and not marked and not closely):
            return False
        return bool((closely and (marked or token["bracketed_unit"])) or tokens.FOLLOWED.match(self.text, end))

    def take_parts(self, token: re.Match[str], level: int, values: Sequence[str]) -> None:
        """Take in paragraphs or items: of the article or paragraph before, or beside one in its list."""
        start, end = token.span()
        is_bare = bool(token["bracketed"] and not token["bracketed_unit"])
        same = start - self.end > 1 and tokens.SAME.search(self.text, max(self.end, start - 3), start)
        if same and self.provisions:
            self.extend(self.provisions[-1], level, values, same.start(), end)
        elif not isinstance(self.last, Provision):
            self.last = None
        elif level > self.last.depth and self.is_part(token, is_bare=is_bare):
            first, *others = values
            self.last.numbers = self.last.numbered(level, first)
            self.last.end = self.end = end
            self.extend(self.last, level, others, start, end)
        elif self.is_member(token, tokens.CLOSELY_CONNECTED if is_bare else tokens.CONNECTED):
            self.extend(self.last, level, values, start, end)
        elif tokens.RANGING.fullmatch(self.text, self.end, start):
            self.extend_to(self.last, level, values, start, end)
        else:
            self.last = None

    def is_part(self, token: re.Match[str], *, is_bare: bool) -> bool:
        """Say whether a paragraph or item belongs to what stands before it; a bare (一) may open a list of facts."""
        start, end = token.span()
        marked = token[0].startswith("第")
        if is_bare and not marked:
            adjacent = tokens.CLOSELY_ADJACENT.fullmatch(self.text, self.end, start)
            return bool(adjacent and tokens.FOLLOWED.match(self.text, end))
        if not tokens.ADJACENT.fullmatch(self.text, self.end, start):
            return False
        closely = self.text[self.end : start] != "，" and (marked or token["bracketed"] or self.end == start)
        return bool(closely or (marked and tokens.FOLLOWED.match(self.text, end)))

    def statute_speaks(self, mention: Mention, end: int) -> bool:
        """Say whether 违反本法第N条 behind a provision is a penal clause in its own words, which cites nothing here."""
        if self.text[max(0, mention.start - 2) : mention.start] != "违反" or not self.provisions:
            return False
        before = self.text[self.provisions[-1].end : mention.start][: tokens.LONGEST_QUOTE]
        if len(before) == tokens.LONGEST_QUOTE or tokens.SENTENCE_START.search(before) or "当事人" in before:
            return False
        of_itself = self.text.startswith("本", mention.start) and self.provisions[-1].law == mention.law
        return of_itself or bool(tokens.STATUTE_SPEAKS.match(self.text, end))

    def open(self, mention: Mention, values: Sequence[str], start: int, end: int) -> None:
        """Cite articles of a law, the first together with its name."""
        if not (mention.counts or laws.is_norm(mention.law.name, with_article=True)):
            self.last = None
            return
        first, *others = values
        self.cite(Provision(mention.law, mention.name, (first, None, None, None), mention.start, end))
        for value in others:
            self.cite(Provision(mention.law, mention.name, (value, None, None, None), start, end))

    def extend(self, beside: Provision, level: int, values: Sequence[str], start: int, end: int) -> None:
        """Cite more members of a list."""
        for value in values:
            self.cite(beside.at(level, value, start, end))

    def extend_to(self, first: Provision, level: int, values: Sequence[str], start: int, end: int) -> None:
        """Cite the members of a range up to a number, or make of its first member the range."""
        last, *others = values
        reached = tokens.spread(first.numbers[level], last) if level == first.depth else [last]
        if reached is None:
            first.numbers = first.numbered(level, f"{first.numbers[level]}至{last}")
            first.end = self.end = end
            reached = []
        self.extend(first, level, [*reached, *others], start, end)

    def cite(self, provision: Provision) -> None:
        """Add a provision, to which what follows may belong."""
        self.provisions.append(provision)
        self.last, self.end = provision, provision.end


def read_provisions(text: str) -> Reading:
    """Return what a text in one writing cites."""
    return Reader(text).read()
