"""Patterns of many words, rearranged so that a search stops only where one of them can begin.

Owns the rearrangement, which changes no match: what opens an alternative is multiplied out, and alternatives are put
under their first character, in their order. What the words mean belongs to the readers.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TypeVar

PIECE = re.compile(r"\\.|\[(?:\\.|[^\]\\])+\]|\(\?:|.", re.DOTALL)
"""What a pattern is made of, as far as its bars and groups are to be told."""

OPENING = re.compile(r"\\[d\W]|\[[^]^\\-][^]\\-]*\]|\(\?:|[^\\(\[.^$]")
"""What a pattern can open with: a character, a digit, a list of characters, a group."""
REPEAT = re.compile(r"(?:[?*+]|\{1,(?P<most>\d+)\})(?![?+])")
"""How often an opening can come."""

T = TypeVar("T", tuple[str, str], tuple[str, str, str])
Word = tuple[str, re.Match[str]]
"""A word found, after its kind."""


class Words:
    """Words of several kinds as one pattern; of two that begin at one place the first kind wins."""

    def __init__(self, kinds: Mapping[str, str]) -> None:
        self.kinds: list[str] = []
        words = [(first, kind, rest) for kind, pattern in kinds.items() for first, rest in openings(pattern)]
        self.pattern = re.compile(under_first(words, self.marked))

    def marked(self, words: Sequence[tuple[str, str, str]]) -> str:
        """Return words as alternatives, an empty group behind those of each kind: the one that matched tells it."""
        marked = []
        for kind, alike in groupby(words, key=lambda word: word[1]):
            marked.append(f"(?:{'|'.join(rest for *_, rest in alike)})()")
            self.kinds.append(kind)
        return "|".join(marked)

    def find(self, text: str) -> list[Word]:
        """Return the words in a text in order, each with its kind."""
        return [(self.kind(found), found) for found in self.pattern.finditer(text)]

    def kind(self, found: re.Match[str]) -> str:
        """Return the kind of a word found."""
        return self.kinds[(found.lastindex or 0) - 1]


def by_first(pattern: str) -> str:
    """Return a pattern that matches the same, its alternatives under the character that each begins with."""
    return under_first(openings(pattern), lambda words: "|".join(rest for _, rest in words))


def under_first(words: Iterable[T], pattern: Callable[[Sequence[T]], str]) -> str:
    """Return words as one pattern, those with the same first character under it; a class of them would hide others."""
    under: dict[str, list[T]] = {}
    for word in words:
        if word[0] == r"\d":
            raise ValueError(f"begins with no character of its own: {word}")
        under.setdefault(word[0], []).append(word)
    return "|".join(f"{first}(?:{pattern(alike)})" for first, alike in under.items())


def gated(pattern: str) -> str:
    """Return a pattern that matches the same, behind one look at the character that it has to begin with."""
    return f"(?=[{''.join(sorted({first for first, _ in openings(pattern)}))}])(?:{pattern})"


def openings(pattern: str) -> Iterator[tuple[str, str]]:
    """Yield the alternatives of a pattern in order, each as its first character and what follows.

    An opening that is optional or repeated gives the alternatives with it, then those without.
    """
    for alternative in alternatives(pattern):
        opening = OPENING.match(alternative)
        if opening is None:
            raise ValueError(f"begins with no character of its own: {alternative}")
        end = closing(alternative) if opening[0] == "(?:" else opening.end()
        whole, often = alternative[:end], REPEAT.match(alternative, end)
        behind = alternative[often.end() if often else end :]
        if behind[:1] in ("?", "*", "+", "{"):
            raise ValueError(f"repeated in a way that is not multiplied out: {alternative}")
        again = behind
        if often and often[0] in ("*", "+"):
            again = f"{whole}*{behind}"
        elif often and often["most"]:
            again = f"{whole}{{0,{int(often['most']) - 1}}}{behind}"
        if opening[0] == "(?:":
            for inner in alternatives(whole[3:-1]):
                yield from openings(inner + again)
        else:
            yield from ((first, again) for first in firsts(whole))
        if often and often[0] in ("?", "*"):
            yield from openings(behind)


def firsts(piece: str) -> list[str]:
    """Return the characters that a character or a class of single ones stands for."""
    if not piece.startswith("["):
        return [piece]
    return [re.escape(character) for character in piece[1:-1]]


def alternatives(pattern: str) -> list[str]:
    """Return what stands between the bars of a pattern that are outside of groups."""
    parts, depth = [""], 0
    for piece in PIECE.findall(pattern):
        depth += (piece in ("(", "(?:")) - (piece == ")")
        if piece == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += piece
    return parts


def closing(pattern: str) -> int:
    """Return where the group ends that a pattern begins with."""
    depth = 0
    for piece in PIECE.finditer(pattern):
        depth += (piece[0] in ("(", "(?:")) - (piece[0] == ")")
        if not depth:
            return piece.end()
    raise ValueError(f"a group that does not end: {pattern}")
