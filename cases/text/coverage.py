"""How much of a legal basis was understood: what stands between 违反 or 依据 and 规定, and is no citation.

Owns which stretch of a text is a legal basis, and what counts as understood in it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cases.text.normal import BLANK, blanked
from cases.text.provisions import Reading
from cases.text.words import by_first

ROLE_WORD = re.compile(by_first("(?:违反|依据|根据|依照|按照)了?：?"))
END = re.compile(by_first(f"规定|[。；！？\n]|{ROLE_WORD.pattern}"))
LOOKS_LEGAL = re.compile("[^，。；]{0,60}(?:[条款项]|法|条例|办法|细则|规则)")
"""What ends like a citation, also one that was not understood; further than a comma it is no longer the basis."""
PIECE = re.compile(rf"[^{BLANK}、，；：。.．（）()“”\n]+")
LINKS = r"(?:有关|相关|以及|同时|或者|[的之和及与或并等其了]){1,9}"
ENDS = re.compile(rf"(?=[有相以同或的之和及与并等其了])(?:^{LINKS}|{LINKS}$)")
"""Words that join provisions, or stand between one and 规定."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The length of the legal basis in characters, and the pieces of it that were not understood."""

    characters: int = 0
    unread: tuple[str, ...] = ()

    @property
    def unread_characters(self) -> int:
        """How many characters were not understood."""
        return sum(map(len, self.unread))


def coverage(reading: Reading) -> Coverage:
    """Return what was understood of the legal basis that a text gives."""
    understood = blanked(reading.text, [*reading.quotations, *counted(reading)])
    characters, unread = 0, []
    for start, end in legal_bases(reading.masked, understood):
        characters += end - start
        for piece in PIECE.findall(understood, start, end):
            words = ENDS.sub("", piece)
            if words and not words.isdecimal():
                unread.append(words)
    return Coverage(characters, tuple(unread))


def legal_bases(named: str, understood: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of legal basis: from a role word to 规定, else to the last that looks like a citation."""
    words = [word.end() for word in ROLE_WORD.finditer(named)]
    if not words and (BLANK in understood or LOOKS_LEGAL.match(named)):
        yield 0, len(named)
    for start in words:
        end = END.search(named, start)
        stop = end.start() if end else len(named)
        if end is None or end[0] != "规定":
            looks = LOOKS_LEGAL.match(named, start, stop)
            stop = max(understood.rfind(BLANK, start, stop) + 1, looks.end() if looks else 0)
        if stop > start:
            yield start, stop


def counted(reading: Reading) -> list[tuple[int, int]]:
    """Return where what counts as understood stands: the provisions, and the laws that can be cited whole."""
    mentions = [(mention.start, mention.end) for mention in reading.mentions if mention.counts]
    return [(provision.start, provision.end) for provision in reading.provisions] + mentions
