"""The grammar of provisions: laws named, and articles, paragraphs and items under them, with lists and ranges.

Owns what is cited. Its text is in one writing (`normal`); what a provision does in the case belongs to `roles`.
"""

import re
from dataclasses import dataclass, field, replace

from cases.text import laws
from cases.text.laws import Law
from cases.text.numerals import ENCLOSED, PATTERN, read_number

MOST = 20
"""Ranges up to this many members are written out; longer ones stay one citation, 213至260."""

REMEMBERED = 50
"""Laws and abbreviations that 该法 or a short name can still mean."""

LEVELS = {"条": 0, "款": 1, "项": 2, "目": 3}
LARGEST_ITEM = 100
"""Above it a number in brackets is a year or a count."""

NAME = r"[^《》〈〉\n]"
LAW = rf"[《〈](?P<law>{NAME}{{0,60}}(?:[《〈]{NAME}{{1,60}}[》〉]{NAME}{{0,60}})?)[》〉]"
"""A name in 《》, another name inside it in 〈〉 or 《》; bounded, so that an open 《 costs no more than a line."""

TO = r"(?:至|到|[-—–~～])"
SEPARATOR = rf"(?:、|，|和|及|与|或|以及|{TO})"
PLAIN = rf"第?(?P<plain>{PATTERN}(?:{SEPARATOR}第?{PATTERN}){{0,12}})(?P<unit>[条款项目])(?:之(?P<inserted>{PATTERN})(?![款项]))?"
"""第十四条, 第一、三款, 第六至九条, 第一百二十条之一."""
BRACKETED_NUMBER = rf"(?:（{{1,2}}{PATTERN}）{{1,2}}|{ENCLOSED})"
BRACKETED = (
    rf"第?(?P<bracketed>{BRACKETED_NUMBER}(?:{SEPARATOR}?第?{BRACKETED_NUMBER}){{0,12}})(?P<bracketed_unit>[条款项目]?)"
)
"""第（三）项, （三）项, 第（十一） without 项, 第（一）、（三）项, 第（一）款."""
ALIAS = r"以下(?:简|统)?称为?：?[《〈“「『\"]?(?P<alias>[^《》〈〉“”「」『』\"（），。；\n]{1,30})"
PREVIOUS = r"(?P<previous>前[条款])"
QUOTE = r"(?P<quote>[“「『\"])"
CUE = r"(?P<cue>(?:违反|依据|根据|依照|按照|参照|适用)了?)"
TOKEN = re.compile("|".join((LAW, PLAIN, BRACKETED, ALIAS, PREVIOUS, QUOTE, CUE)))

NUMBER = re.compile(rf"(?P<range>{TO})?第?（*(?P<number>{PATTERN}|{ENCLOSED})")
CONNECTED = re.compile(
    r"(?:(?:之|的)?(?:有关|相关)?规定|之?要求)?(?:[、，；.．·]{0,2}(?:以及|和|及|与|暨|或者?|并|同时)?其?)"
)
"""What may stand between two members of a list."""
CLOSELY_CONNECTED = re.compile(r"、?(?:以及|和|及|与|或者?)?")
"""The same before a number that has nothing but brackets to show it: no comma, which opens a list of facts."""
RANGING = re.compile(TO)
ADJACENT = re.compile(r"[中的之]?")
"""What may stand between an article and its paragraph or item."""
BEHIND_LAW = re.compile(
    r"[》〉”」\"]?(?:（[^（）\n]{0,80}）){0,3}(?:[^，。；、《》（）\n]{0,16}?第?\d{1,4}号令?)?[中的之，：]?"
)
"""What may stand between a law and its article: an order number, an edition, 以下简称 in brackets."""
BEHIND_NAME = re.compile(r"[》〉”」\"]?(?:（[^（）\n]{0,80}）)?$")
BEFORE_NAME = re.compile(r"(?:^|[^一-龥]|[了据照和及与的合于以对至或用按反到其为依由条款项新原])$")
"""A name without 《》 begins where no longer name can: 浙江省广告管理条例 is not 广告管理条例."""
BEFORE_STATUTE = re.compile(r"[^省市县区州盟旗农]$|^$")
"""Only the national legislature makes a 法: its name may follow any word, but that of a place."""
AFTER_NAME = re.compile("[定人学律治]|实施|司法解释|修正案|草案")
"""What makes another word of a name: 产品质量法定检验, 价格法实施办法."""
AFTER_CUE = re.compile(r"(?:违反|依据|根据|依照|按照|参照|适用|构成|属于)(?:了|其|到)?$")
"""An article without a law that follows one of these is of the law named last."""
SELF = re.compile(r"(?P<which>本|该|同|此|上述|前述)(?P<kind>法|条例|规定|办法|细则|规则|决定|解释|意见)[中的之]?$")
SAME = re.compile(r"[该同本][条款][中的之]?$")

QUOTED = re.compile(r"(?:的?规定)?中?的?[：，]?")
"""What may stand between a provision and its quoted words."""
CLOSING = {"“": "”", "「": "」", "『": "』", '"': '"'}
LONGEST_QUOTE = 1500


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
        while token := TOKEN.search(self.text, position):
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
        counts = meant is not None or laws.is_norm(written, with_article=False)
        self.name(Mention(meant.law if meant else laws.law(written), written, token.start(), token.end(), counts))

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
        if self.last is None or not QUOTED.fullmatch(self.text, self.end, start):
            return end
        close = self.text.find(CLOSING[token["quote"]], end, end + LONGEST_QUOTE)
        if close < 0:
            return end
        self.reading.quotations.append((start, close + 1))
        self.end = close + 1
        return self.end

    def after_bare_laws(self, token: re.Match[str]) -> int:
        """Take in laws without 《》 that stand in a list behind a role word or a citation; return where they end."""
        position = start = token.end()
        if not token["cue"]:
            connected = CONNECTED.match(self.text, position)
            if self.end != position or not connected or not connected[0]:
                return position
            start = connected.end()
        while mention := self.bare_law_at(start):
            self.name(mention)
            position = mention.end
            connected = CONNECTED.match(self.text, position)
            start = connected.end() if connected else position
        return position

    def bare_law_at(self, start: int) -> Mention | None:
        """Return the law of the catalogue whose name begins here without 《》."""
        for length in laws.bare_lengths():
            name = self.text[start : start + length]
            if (law := laws.bare_names().get(name)) and not AFTER_NAME.match(self.text, start + length):
                return Mention(law, name, start, start + length, counts=True)
        return None

    def law_before(self, end: int) -> Mention | None:
        """Return the law that ends here without 《》: 该法, one introduced by 以下简称, a name of the catalogue."""
        if found := SELF.search(self.text, max(self.end, end - 6), end):
            return self.meant_by(found)
        behind = BEHIND_NAME.search(self.text, max(self.end, end - 100), end)
        stop = behind.start() if behind else end
        for name, meant in self.abbreviations.items():
            if self.text.endswith(name, self.end, stop):
                return replace(meant, written=name, start=stop - len(name), end=end, counts=True)
        for length in laws.bare_lengths():
            start = stop - length
            if start < self.end or not (law := laws.bare_names().get(self.text[start:stop])):
                continue
            begins = BEFORE_STATUTE if self.text[start:stop] in laws.statutes() else BEFORE_NAME
            if begins.search(self.text, max(0, start - 1), start):
                return Mention(law, self.text[start:stop], start, end, counts=True)
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
        values = read_numbers(token["plain"] or token["bracketed"], token["inserted"])
        if not values or (token["bracketed"] and values[0].isdecimal() and int(values[0]) > LARGEST_ITEM):
            self.last = None
        elif level == 0:
            self.take_articles(token, values)
        else:
            self.take_parts(token, level, values)

    def take_articles(self, token: re.Match[str], values: list[str]) -> None:
        """Take in articles: of the law just named, or of the law of the list or sentence that they stand in."""
        start, end = token.span()
        if isinstance(self.last, Mention) and BEHIND_LAW.fullmatch(self.text, self.end, start):
            self.open(self.last, values, start, end)
        elif mention := self.law_before(start):
            self.name(mention)
            self.open(mention, values, start, end)
        elif isinstance(self.last, Provision) and CONNECTED.fullmatch(self.text, self.end, start):
            if self.end == start and token[0][0] != "第":
                self.last = None
            else:
                self.extend(self.last, 0, values, start, end)
        elif isinstance(self.last, Provision) and RANGING.fullmatch(self.text, self.end, start):
            self.extend_to(self.last, 0, values, start, end)
        elif AFTER_CUE.search(self.text, max(0, start - 4), start) and (mention := self.current()):
            self.open(replace(mention, start=start), values, start, end)
        else:
            self.last = None

    def take_parts(self, token: re.Match[str], level: int, values: list[str]) -> None:
        """Take in paragraphs or items: of the article or paragraph before, or beside one in its list."""
        start, end = token.span()
        closely = token["bracketed"] and not token["bracketed_unit"]
        between = CLOSELY_CONNECTED if closely else CONNECTED
        same = SAME.search(self.text, max(self.end, start - 3), start)
        if same and self.reading.provisions:
            self.extend(self.reading.provisions[-1], level, values, same.start(), end)
        elif not isinstance(self.last, Provision):
            self.last = None
        elif ADJACENT.fullmatch(self.text, self.end, start) and level > self.last.depth:
            first, *others = values
            deeper = self.last.at(level, first, self.last.start, end)
            self.last.numbers, self.last.end, self.end = deeper.numbers, end, end
            self.extend(self.last, level, others, start, end)
        elif between.fullmatch(self.text, self.end, start):
            self.extend(self.last, level, values, start, end)
        elif RANGING.fullmatch(self.text, self.end, start):
            self.extend_to(self.last, level, values, start, end)
        else:
            self.last = None

    def current(self) -> Mention | None:
        """Return the law named last."""
        return next((mention for mention in reversed(self.reading.mentions[-REMEMBERED:]) if mention.counts), None)

    def open(self, mention: Mention, values: list[str], start: int, end: int) -> None:
        """Cite articles of a law, the first together with its name."""
        if not (mention.counts or laws.is_norm(mention.written, with_article=True)):
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
        reached = spread(first.numbers[level], last) if level == first.depth else [last]
        if reached is None:
            first.numbers = first.at(level, f"{first.numbers[level]}至{last}", start, end).numbers
            first.end = self.end = end
            reached = []
        self.extend(first, level, [*reached, *others], start, end)

    def cite(self, provision: Provision) -> None:
        """Add a provision, to which what follows may belong."""
        self.reading.provisions.append(provision)
        self.last, self.end = provision, provision.end


def read_numbers(written: str, inserted: str | None) -> list[str]:
    """Return the numbers of a list or range: 一、三 is 1 and 3, 六至九 is 6 to 9; none if one of them is no number."""
    values: list[str] = []
    for found in NUMBER.finditer(written):
        number = read_number(found["number"])
        if number is None:
            return []
        if found["range"] and values:
            first = values[-1]
            if found["range"] == "-" and first.isdecimal() and number < int(first):
                values[-1] = f"{first}-{number}"
            elif (reached := spread(first, str(number))) is None:
                values[-1] = f"{first}至{number}"
            else:
                values += reached
        else:
            values.append(str(number))
    if inserted and values:
        behind = read_number(inserted)
        values[-1] = f"{values[-1]}-{behind}"
    return values


def spread(first: str | None, last: str) -> list[str] | None:
    """Return the numbers behind the first up to the last, None if they are too many or not to be counted."""
    if not first or not first.isdecimal() or not last.isdecimal() or int(last) - int(first) >= MOST:
        return None
    return [str(number) for number in range(int(first) + 1, int(last) + 1)] or [last]


def read_provisions(text: str) -> Reading:
    """Return what a text in one writing cites."""
    return Reader(text).read()
