"""Patterns of many words, rearranged so that a search stops only where one of them can begin.

Owns the rearrangement, which changes no match: what opens an alternative is multiplied out, and alternatives are put
under their first character, in their order. What the words mean belongs to the readers.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby

PIECE = re.compile(r"\\.|\[(?:\\.|[^\]\\])+\]|\(\?:|.", re.DOTALL)
"""What a pattern is made of, as far as its bars and groups are to be told."""

NO_CHARACTER = re.compile(r"[(^$.]|\\\w|\[\^.*|\[.*[-\\].*")
"""What can open a pattern and is neither a character, a list of characters nor a group."""

Word = tuple[str, re.Match[str]]
"""A word found, after its kind."""


class Words:
    """Words of several kinds as one pattern; of two that begin at one place the first kind wins."""

    def __init__(self, kinds: Mapping[str, str]) -> None:
        self.kinds: list[str] = []
        under: dict[str, list[tuple[str, str]]] = {}
        for kind, pattern in kinds.items():
            for first, rest in openings(pattern):
                under.setdefault(first, []).append((kind, rest))
        self.pattern = re.compile("|".join(f"{first}(?:{self.marked(words)})" for first, words in under.items()))

    def marked(self, words: list[tuple[str, str]]) -> str:
        """Return words as alternatives, an empty group behind those of each kind: the one that matched tells it."""
        marked = []
        for kind, alike in groupby(words, key=lambda word: word[0]):
            marked.append(f"(?:{'|'.join(rest for _, rest in alike)})()")
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
    under: dict[str, list[str]] = {}
    for first, rest in openings(pattern):
        under.setdefault(first, []).append(rest)
    return "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in under.items())


def openings(pattern: str) -> Iterator[tuple[str, str]]:
    """Yield the alternatives of a pattern in order, each as its first character and what follows.

    An opening that is optional or repeated gives the alternatives with it, then those without.
    """
    for alternative in alternatives(pattern):
        opening = PIECE.match(alternative)
        if opening is None or NO_CHARACTER.fullmatch(opening[0]):
            raise ValueError(f"begins with no character of its own: {alternative}")
        end = closing(alternative) if opening[0] == "(?:" else opening.end()
        whole, rest = alternative[:end], alternative[end:]
        repeated = rest[:1] if rest[:1] in ("?", "*", "+") else ""
        behind = rest[len(repeated) :]
        if behind[:1] in ("?", "+", "{"):
            raise ValueError(f"repeated in a way that is not multiplied out: {alternative}")
        again = f"{whole}*{behind}" if repeated in ("*", "+") else behind
        if opening[0] == "(?:":
            for inner in alternatives(whole[3:-1]):
                yield from openings(inner + again)
        else:
            yield from ((first, again) for first in firsts(whole))
        if repeated in ("?", "*"):
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
