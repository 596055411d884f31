"""The cases of a bulletin: where each begins and ends, with or without headings, and what around them is none.

Owns the cutting. The forms of headings are in `headings`, what shows that a text tells a case in `signs`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from cases.text import headings, parties, signs
from cases.text.money import sums

Span = tuple[int, int]
PARAGRAPH = re.compile(r"[^\n]+")
SENTENCE = re.compile(r"[^。！？]+[。！？]?[”」』）]?")
SHORT = 60
SAME = re.compile("对|依据|根据|并|责令|同时|没收|罚|给予|处")
"""How a member of a list of penalties on one party begins."""
BASIS = re.compile("依据|违反")
SIGNATURE = 40
"""Who issued a bulletin, or when, stands in a line no longer than this."""
PUNCTUATION = re.compile("[，。；：]")


@dataclass(slots=True)
class Told:
    """A case as a document tells it: the name in its heading, if it has one, and the stretches of its own text."""

    title: Span | None = None
    body: list[Span] = field(default_factory=list)


class Block(NamedTuple):
    """A piece of a document: its kind (heading, numbered, title, comment, part, text), its place, the name in it."""

    kind: str
    start: int
    end: int
    name: Span | None = None
    is_marked: bool = False


def cases_in(text: str) -> tuple[list[Told], list[Span]]:
    """Return the cases that a document in one writing tells, in order; and of its headings those that tell none.

    Where no heading tells a case, they head something else, and none is returned.
    """
    blocks = resolved(list(blocks_of(text)), text)
    headed = list(under_headings(blocks, text))
    told = [one for one in headed if tells(text, one)]
    if not told:
        return alone(blocks, text), []
    return told, [one.title for one in headed if one.title and one not in told]


def tells(text: str, told: Told) -> bool:
    """Say whether what stands under a heading tells a case."""
    name = text[slice(*told.title)] if told.title else ""
    return bool(told.body) and signs.tells_case(name + "".join(text[start:end] for start, end in told.body))


def blocks_of(text: str) -> Iterator[Block]:
    """Yield the pieces of a document: its paragraphs, those cut that a heading stands inside of."""
    for paragraph in PARAGRAPH.finditer(text):
        cuts = [paragraph.start(), *(found.start() for found in headings.WITHIN.finditer(text, *paragraph.span()))]
        for start, end in zip(cuts, [*cuts[1:], paragraph.end()], strict=True):
            yield from pieces(text, start, end)


def pieces(text: str, start: int, end: int) -> Iterator[Block]:
    """Yield what a paragraph is: a heading, a heading with its facts behind it, a title, a comment, or text."""

    def at(span: Span) -> Span:
        return start + span[0], start + span[1]

    piece = text[start:end]
    if headings.COMMENT.match(piece) and not headings.whole(piece):
        yield Block("comment", start, end)
    elif found := headings.whole(piece):
        kind = "title" if headings.TITLE.fullmatch(piece) and not found["mark"] else "heading"
        yield Block(kind, start, end, at(found.span("name")), bool(found["mark"]))
    elif found := headings.run_in(piece):
        yield Block("heading", start, start + found.end(), at(found.span("name")), bool(found["mark"]))
        yield Block("text", start + found.end(), end)
    elif headings.PART_ALONE.fullmatch(piece):
        yield Block("part", end, end)
    elif part := headings.PART.match(piece):
        # A label such as 处罚依据： tells what the provisions behind it do.
        yield Block("part", start if BASIS.search(part[0]) else start + part.end(), end)
    elif found := headings.LABELLED.fullmatch(piece):
        yield Block("heading", start, end, at(found.span("name")), True)
    elif len(piece) <= SHORT * 2 and (headings.TITLE.fullmatch(piece) or headings.SECTION.fullmatch(piece)):
        yield Block("title", start, end)
    elif found := headings.NUMBERED.fullmatch(piece):
        yield Block("numbered", start, end, at(found.span("name")), True)
    else:
        mark = headings.NUMBERED_BODY.match(piece)
        yield Block("text", start + (mark.end("mark") if mark else 0), end, None, bool(mark))


def resolved(blocks: Sequence[Block], text: str) -> list[Block]:
    """Return the blocks, a numbered line told to be a heading, that of a section, or text, by what follows it."""
    found: list[Block] = []
    for block, following in zip(blocks, [*blocks[1:], None], strict=False):
        if block.kind == "numbered":
            if following is None or following.kind in ("heading", "numbered", "title"):
                block = block._replace(kind="title")
            elif signs.tells_case_alone(text[block.start : following.end]) and not following.is_marked:
                block = block._replace(kind="heading")
            else:
                block = block._replace(kind="text")
        found.append(block)
    return found


def under_headings(blocks: Sequence[Block], text: str) -> Iterator[Told]:
    """Yield what stands under each heading: up to the next, a comment, or where the document goes on to others."""
    told: Told | None = None
    is_open = False
    for block in blocks:
        piece = text[block.start : block.end]
        if block.kind == "heading":
            if told:
                yield told
            told, is_open = Told(block.name), True
        elif block.kind in ("title", "comment"):
            is_open = False
        elif block.kind == "part" and told:
            is_open = True
            told.body += [(block.start, block.end)] if block.end > block.start else []
        elif told and is_open:
            if not told.body or goes_on(piece):
                told.body.append((block.start, block.end))
            else:
                is_open = False
    if told:
        yield told


def goes_on(piece: str) -> bool:
    """Say whether a further paragraph under a heading still tells the case."""
    if signs.is_total(piece) or re.match(
        r"(?:下一步|以上|市场监管部门|上述案例|上述案件|（?来源|（?记者|编辑|责任编辑|供稿|[^，。；]{0,20}(?:提醒|提示|呼吁|将持续|将继续|欢迎))",
        piece,
    ):
        return False
    return bool(signs.FURTHER.match(piece) or signs.ACT.search(piece) or signs.PARTY.search(piece))


class Unit(NamedTuple):
    """A sentence, or a member of a series, of a document without headings."""

    start: int
    end: int
    is_first: bool
    """It opens its paragraph."""
    is_member: bool = False
    """It goes on with a series: …；1月4日，某局…."""


@dataclass(slots=True)
class Open:
    """A case while its sentences are gathered: the parties named so far, and whether its outcome was told."""

    told: Told
    names: list[str]
    ended: bool

    def add(self, text: str, unit: Unit, names: Sequence[str]) -> None:
        """Take in a further sentence."""
        body = self.told.body
        if body and body[-1][1] == unit.start:
            body[-1] = body[-1][0], unit.end
        else:
            body.append((unit.start, unit.end))
        self.names += names
        self.ended = self.ended or bool(signs.ACT.search(text, unit.start, unit.end))

    def knows(self, name: str) -> bool:
        """Say whether a name can be that of a party named before, perhaps with a place before it or shorter."""
        return any(name.endswith(other[-4:]) or other.endswith(name[-4:]) for other in self.names)


def alone(blocks: Sequence[Block], text: str) -> list[Told]:
    """Return the cases of a document without headings: each begins where another party is spoken of."""
    cases: list[Open] = []
    current: Open | None = None
    for block in blocks:
        if block.kind in ("title", "comment", "heading", "numbered"):
            current = None
            continue
        for unit in units(text, block):
            piece = text[unit.start : unit.end]
            if signs.is_total(piece) or signs.RULE.search(piece):
                continue
            if len(piece) <= SIGNATURE and not PUNCTUATION.search(piece):
                current = None
                continue
            names = parties.named(piece)
            if current is None or begins(piece, unit, block, names, current):
                if not (opens(piece, names) or (unit.is_first and signs.NEW.match(piece))):
                    current = None
                    continue
                current = Open(Told(None, []), [], False)
                cases.append(current)
            current.add(text, unit, names)
    return [one.told for one in kept(cases, text)]


def units(text: str, block: Block) -> Iterator[Unit]:
    """Yield the sentences of a paragraph, those cut into members that tell of a party each."""
    for sentence in SENTENCE.finditer(text, block.start, block.end):
        start, cuts = sentence.start(), series(sentence[0])
        for place, (cut, end) in enumerate(zip(cuts, [*cuts[1:], len(sentence[0])], strict=True)):
            yield Unit(start + cut, start + end, start + cut == block.start, place > 0)


def series(sentence: str) -> list[int]:
    """Return where the members of a sentence begin that tell of an act each; only 0 where it is no series."""
    cuts = [0]
    for found in re.finditer("；", sentence):
        member = sentence[found.end() :].partition("；")[0]
        fresh = bool(signs.NEW.match(member) or signs.ANOTHER.search(member) or parties.named(member)) or (
            bool(signs.OUTCOME.search(member) and signs.PARTY.search(member)) and not SAME.match(member)
        )
        if fresh and signs.ACT.search(member) and signs.ACT.search(sentence, cuts[-1], found.end()):
            cuts.append(found.end())
    return cuts


def begins(piece: str, unit: Unit, block: Block, names: Sequence[str], current: Open) -> bool:
    """Say whether a sentence begins a further case: the one before has ended, and this speaks of another party."""
    if not current.ended:
        return unit.is_first and block.is_marked
    if signs.ANOTHER.search(piece) or (unit.is_first and block.is_marked):
        return True
    if unit.is_member and signs.NEW.match(piece):
        return True
    if names and (not signs.FURTHER.match(piece) or signs.BESIDES.match(piece)):
        return not any(current.knows(name) for name in names) and bool(
            current.names or signs.NEW.match(piece) or signs.BESIDES.match(piece)
        )
    return unit.is_first and not signs.FURTHER.match(piece)


def opens(piece: str, names: Sequence[str]) -> bool:
    """Say whether a sentence can open a case: a party, and an authority or an act."""
    spoken = bool(names) or bool(signs.PARTY.search(piece))
    return spoken and bool(signs.ACTOR.search(piece) or signs.ACT.search(piece) or signs.BREACH.search(piece) or names)


def kept(cases: Sequence[Open], text: str) -> Iterator[Open]:
    """Yield what is a case: somebody acted, and it is no summary of those behind it."""
    for place, one in enumerate(cases):
        written = "".join(text[start:end] for start, end in one.told.body)
        if not signs.tells_case_alone(written) or not (one.names or signs.tells_of_act(written)):
            continue
        later = cases[place + 1 :]
        if not one.names and any(other.names for other in later) and is_lead(written, later, text):
            continue
        yield one


def is_lead(written: str, later: Sequence[Open], text: str) -> bool:
    """Say whether a text sums up the cases behind it: it says so, or its sums of money all come again."""
    if signs.LEAD.search(written):
        return True
    behind = {one.yuan for other in later for start, end in other.told.body for one in sums(text[start:end])}
    own = {one.yuan for one in sums(written)}
    return bool(own) and own <= behind
