"""The grammar of provisions: laws named, and articles, paragraphs and items under them, with lists and ranges.

Owns what is cited. Its text is in one writing (`normal`); what a provision does in the case belongs to `roles`.
"""

import re
from dataclasses import dataclass, field, replace

from cases.text import laws, tokens
from cases.text.laws import Law

SHORTEST_TAIL = 3
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
                position = self.take_name(token)
            elif token["plain"] or token["bracketed"]:
                self.take_numbers(token)
            elif token["alias"]:
                self.abbreviate(token)
            elif token["previous"]:
                self.take_previous(token)
            elif token["quote"]:
                position = self.after_quotation(token)
            position = max(position, self.after_bare_laws(position, after_cue=bool(token["cue"])))
        return self.reading

    def take_name(self, token: re.Match[str]) -> int:
        """Take in a name in 《》 with the brackets behind it; return where they end."""
        written = laws.plain(token["law"])
        behind = tokens.BRACKETS_BEHIND.match(self.text, token.end())
        if behind and tokens.HOLDS_ARTICLE.search(behind[0]):
            behind = None
        end = behind.end() if behind else token.end()
        is_standard = behind and tokens.STANDARD_CODE.match(behind[0])
        law = Law("") if is_standard else self.meant_by_name(written)
        self.name(Mention(law, written, token.start(), end, laws.is_norm(law.name, with_article=False)))
        if behind and (alias := tokens.ALIAS_BEHIND.search(behind[0])):
            self.abbreviate(alias)
        return end

    def meant_by_name(self, written: str) -> Law:
        """Return the law that a name means here: by 以下简称, an official name, the tail of a name met before."""
        if meant := self.abbreviations.get(written):
            return meant.law
        if laws.key(written) not in laws.official():
            for mention in reversed(self.reading.mentions[-REMEMBERED:]):
                if mention.counts and mention.law.name.endswith(written) and len(written) > SHORTEST_TAIL:
                    return mention.law
        return laws.law(written)

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
        close = tokens.CLOSING[token["quote"]].search(self.text, end, end + tokens.LONGEST_QUOTE)
        if close is None:
            return end
        self.reading.quotations.append((start, close.end()))
        self.end = close.end()
        return self.end

    def after_bare_laws(self, position: int, *, after_cue: bool) -> int:
        """Take in laws without 《》 that stand in a list behind a role word or a citation; return where they end."""
        start = position
        if not after_cue:
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
        """Return the law that ends here without 《》: 该法, a name met before or known, or all behind a role word."""
        if found := tokens.SELF.search(self.text, max(self.end, end - 6), end):
            return self.meant_by(found)
        behind = tokens.BEHIND_NAME.search(self.text, max(self.end, end - 100), end)
        stop = behind.start() if behind else end
        for name, meant in self.abbreviations.items():
            if self.text.endswith(name, self.end, stop):
                return replace(meant, written=name, start=stop - len(name), end=end)
        for name, _ in laws.ending(self.text, stop):
            start = stop - len(name)
            if start >= self.end and tokens.BEFORE_NAME.search(self.text, max(0, start - 1), start):
                return Mention(self.meant_by_name(name), name, start, end, counts=True)
        for mention in reversed(self.reading.mentions[-REMEMBERED:]):
            if mention.counts and self.text.endswith(mention.written, self.end, stop):
                return replace(mention, start=stop - len(mention.written), end=end)
        found = tokens.UNKNOWN_NAME.search(self.text, max(self.end, stop - 40, 0), stop)
        if found and found["name"] not in laws.ONLY_MARKED:
            return Mention(laws.law(found["name"]), found["name"], found.start("name"), end, counts=True)
        return None

    def meant_by(self, found: re.Match[str]) -> Mention | None:
        """Return the law that 本法, 该条例 or 同法 means: the last named that is of the kind."""
        kind = "" if found["which"] == "同" else found["kind"]
        for mention in reversed(self.reading.mentions[-REMEMBERED:]):
            if mention.counts and laws.is_of_kind(mention.law.name, kind):
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
        named = isinstance(self.last, Mention) and tokens.BEHIND_LAW.fullmatch(self.text, self.end, start)
        if mention := self.last if named and isinstance(self.last, Mention) else self.law_before(start):
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
        elif mention := self.current(token):
            self.open(replace(mention, start=start), values, start, end)
        else:
            self.last = None

    def is_member(self, token: re.Match[str], between: re.Pattern[str]) -> bool:
        """Say whether a number stands beside the one before as a member of one list, and is no count or order."""
        start, end = token.span()
        gap = self.text[self.end : start]
        marked = token[0].startswith("第")
        closely = bool(gap and tokens.CLOSELY_CONNECTED.fullmatch(gap))
        if not between.fullmatch(gap) or (token["plain"] and not marked and not closely):
            return False
        return bool((closely and (marked or token["bracketed_unit"])) or tokens.FOLLOWED.match(self.text, end))

    def take_parts(self, token: re.Match[str], level: int, values: list[str]) -> None:
        """Take in paragraphs or items: of the article or paragraph before, or beside one in its list."""
        start, end = token.span()
        is_bare = bool(token["bracketed"] and not token["bracketed_unit"])
        same = tokens.SAME.search(self.text, max(self.end, start - 3), start)
        if same and self.reading.provisions:
            self.extend(self.reading.provisions[-1], level, values, same.start(), end)
        elif not isinstance(self.last, Provision):
            self.last = None
        elif level > self.last.depth and self.is_part(token, is_bare=is_bare):
            first, *others = values
            self.last.numbers = self.last.at(level, first, start, end).numbers
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
        if self.text[max(0, mention.start - 2) : mention.start] != "违反" or not self.reading.provisions:
            return False
        before = self.text[self.reading.provisions[-1].end : mention.start][: tokens.LONGEST_QUOTE]
        if len(before) == tokens.LONGEST_QUOTE or tokens.SENTENCE_START.search(before) or "当事人" in before:
            return False
        of_itself = self.text.startswith("本", mention.start) and self.reading.provisions[-1].law == mention.law
        return of_itself or bool(tokens.STATUTE_SPEAKS.match(self.text, end))

    def current(self, token: re.Match[str]) -> Mention | None:
        """Return the law that an article right behind a role word belongs to: the one named last."""
        start, end = token.span()
        if not tokens.AFTER_CUE.search(self.text, max(0, start - 4), start) or not tokens.ACTING.match(self.text, end):
            return None
        sentence = self.text[max(0, start - 60) : start]
        opened = [found.end() for found in tokens.SENTENCE_START.finditer(sentence)]
        if tokens.CONTRACT.search(sentence, opened[-1] if opened else 0):
            return None
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
