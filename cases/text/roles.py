"""What a provision does in a case: violated, basis of the penalty, of discretion, of procedure, or not told.

Owns how it is decided: the role word in front opens a clause; what the clause then does decides. The words themselves
belong to `cues`.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cases.text import cues, laws, tokens
from cases.text.mentions import Mention
from cases.text.provisions import Provision, Reading

CLOSE = 20
"""Characters within which 认定 or 从轻 speaks of the provision before it."""

Cited = Provision | Mention


@dataclass(slots=True)
class Clause:
    """The stretch of text that one role word opens."""

    kind: str
    start: int
    end: int
    """Up to here provisions are under this word."""
    reach: int
    """Up to here the act may follow that the provisions are cited for."""


class Signals:
    """The words of a text that tell what a clause does, by kind and in order."""

    def __init__(self, text: str) -> None:
        self.positions: dict[str, list[int]] = {}
        for signal in cues.SIGNAL.finditer(text):
            self.positions.setdefault(str(signal.lastgroup), []).append(signal.start())

    def next(self, kind: str, start: int, end: int) -> int | None:
        """Return where the first signal of a kind stands in a stretch, None if there is none."""
        positions = self.positions.get(kind, [])
        index = bisect_left(positions, start)
        return positions[index] if index < len(positions) and positions[index] < end else None

    def first_act(self, start: int, end: int) -> tuple[int, str] | None:
        """Return the first act in a stretch and its kind; an order to correct is none, nor is 认定."""
        acts = [(position, kind) for kind in cues.ACTS if (position := self.next(kind, start, end)) is not None]
        return min(acts, default=None)


def read_roles(reading: Reading) -> list[str]:
    """Return the role of each provision, then of each law named, in the order of the reading."""
    masked = reading.masked
    cited: list[Cited] = [*reading.provisions, *reading.mentions]
    order = sorted(range(len(cited)), key=lambda index: (cited[index].start, cited[index].end))
    ordered = [cited[index] for index in order]
    ends = group_ends(masked, ordered, dict(reading.quotations))
    signals = Signals(masked)
    clauses = list(split(masked, ordered, ends, signals))
    found = ["unknown"] * len(cited)
    at = 0
    for index, one, end in zip(order, ordered, ends, strict=True):
        while at < len(clauses) and clauses[at].end <= one.start:
            at += 1
        if at < len(clauses) and clauses[at].start <= one.start:
            found[index] = role(masked, clauses[at], one, end, signals)
    return found


def role(text: str, clause: Clause, cited: Cited, end: int, signals: Signals) -> str:
    """Return the role of a provision in its clause; `end` is where the list that it stands in ends."""
    if clause.kind in cues.BY_WORD:
        return cues.BY_WORD[clause.kind]
    close = min(end + CLOSE, clause.reach)
    if clause.kind in ("being", "meeting"):
        if signals.next("discretion", end, close) is not None or (clause.kind == "meeting" and mitigates(cited)):
            return "discretion"
        return "violated" if clause.kind == "being" else "unknown"
    act = signals.first_act(end, clause.reach)
    identified = signals.next("identified", end, min(close, act[0] if act else close))
    if identified is not None:
        return "violated"
    if act is None:
        return "penalty" if cues.NOTHING.fullmatch(text, end, clause.end) else "unknown"
    position, kind = act
    if kind == "neutral":
        return "unknown"
    if kind == "procedure":
        return "procedure"
    stop = cues.SEMICOLON.search(text, position, clause.reach)
    until = stop.start() if stop else clause.reach
    fines = signals.next("sanction", end, until) is not None
    lighter = signals.next("discretion", end, until) is not None
    if guides(cited) or mitigates(cited) or (lighter and (not fines or sets_no_fine(cited))):
        return "discretion"
    return "penalty"


def mitigates(cited: Cited) -> bool:
    """Say whether a provision says when a penalty is lighter or left out."""
    return isinstance(cited, Provision) and (cited.law.law_id, cited.numbers[0]) in laws.mitigation()


def guides(cited: Cited) -> bool:
    """Say whether a law is a rule on discretion, which fines nobody."""
    return bool(cues.DISCRETION_RULE.search(cited.law.name))


def sets_no_fine(cited: Cited) -> bool:
    """Say whether a law is one that frames penalties and sets none."""
    return cited.law.law_id in laws.frames()


def group_ends(text: str, ordered: Sequence[Cited], quotations: dict[int, int]) -> list[int]:
    """Return for each provision where the list ends that it is a member of, with the words quoted behind it."""
    ends = []
    for one in ordered:
        between = tokens.QUOTED.match(text, one.end)
        ends.append(quotations.get(between.end() if between else one.end, one.end))
    for index in range(len(ordered) - 2, -1, -1):
        if cues.JOINED.fullmatch(text, ordered[index].end, max(ordered[index].end, ordered[index + 1].start)):
            ends[index] = max(ends[index], ends[index + 1])
    return ends


def split(text: str, ordered: Sequence[Cited], ends: Sequence[int], signals: Signals) -> Iterator[Clause]:
    """Yield the clauses of a text in order: a role word opens one if a provision follows before the next."""
    starts = [one.start for one in ordered]
    for start, end in sentences(text):
        words = list(cues.CUE.finditer(text, start, end))
        opening = [
            word for word, bound in zip(words, bounds(words, end), strict=True) if cites(starts, word.end(), bound)
        ]
        clauses = [
            Clause(str(word.lastgroup), word.end(), owned(text, word.end(), bound), bound)
            for word, bound in zip(opening, bounds(opening, end), strict=True)
        ]
        for clause, following in reversed(list(pairwise(clauses))):
            last = ends[bisect_left(starts, following.start) - 1]
            if clause.kind == following.kind == "basis" and decides_nothing(signals, last, clause.reach):
                clause.reach = following.reach
        yield from clauses


def decides_nothing(signals: Signals, start: int, end: int) -> bool:
    """Say whether a stretch holds no act of its own, so that what it rests on is for the act that follows."""
    return all(signals.next(kind, start, end) is None for kind in ("sanction", "procedure", "neutral", "order"))


def owned(text: str, start: int, end: int) -> int:
    """Return where a role word stops to govern: at a semicolon, unless a provision stands right behind it."""
    if cues.LISTED.search(text, start - 1, end):
        return end
    stop = cues.CLOSING_SEMICOLON.search(text, start, end)
    return stop.start() if stop else end


def bounds(words: Sequence[cues.Match], end: int) -> list[int]:
    """Return where the reach of each role word ends: at the next, the last at the end of the sentence."""
    return [word.start() for word in words[1:]] + [end] * bool(words)


def cites(starts: Sequence[int], start: int, end: int) -> bool:
    """Say whether a provision begins in a stretch."""
    index = bisect_left(starts, start)
    return index < len(starts) and starts[index] < end


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of a text begin and end; a numbered list belongs to the sentence that opens it."""
    start = 0
    while start < len(text):
        stop = cues.SENTENCE_END.search(text, start)
        end = stop.start() if stop else len(text)
        yield start, end
        start = max(end, start) + 1
