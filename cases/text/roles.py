"""What a provision does in a case: violated, basis of the penalty, of discretion, of procedure, or not told.

Owns how it is decided: the role word in front opens a clause; what the clause then does decides. The words themselves
belong to `cues`.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from cases.text import cues, laws, tokens
from cases.text.mentions import Mention
from cases.text.provisions import Provision, Reading
from cases.text.words import Word

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
        self.acts: list[tuple[int, str]] = []
        for kind, signal in cues.SIGNALS.find(text):
            self.positions.setdefault(kind, []).append(signal.start())
            if kind in cues.ACTS:
                self.acts.append((signal.start(), kind))

    def holds(self, kind: str, start: int, end: int) -> bool:
        """Say whether a signal of a kind stands in a stretch."""
        positions = self.positions.get(kind, ())
        index = bisect_left(positions, start)
        return index < len(positions) and positions[index] < end

    def first_act(self, start: int, end: int) -> tuple[int, str] | None:
        """Return the first act in a stretch and its kind; an order to correct is none, nor is 认定."""
        index = bisect_left(self.acts, (start, ""))
        return self.acts[index] if index < len(self.acts) and self.acts[index][0] < end else None


def tell_roles(reading: Reading) -> None:
    """Tell the role of each provision, and of each law that stands there without one."""
    masked = reading.masked
    words = cues.CUES.find(masked)
    if not words:
        return
    heads = {(one.start, one.law.name) for one in reading.provisions}
    alone = [mention for mention in reading.mentions if (mention.start, mention.law.name) not in heads]
    cited: list[Cited] = [*reading.provisions, *alone]
    ordered = sorted(cited, key=attrgetter("start", "end"))
    ends = group_ends(masked, ordered, dict(reading.quotations))
    signals = Signals(masked if any(kind not in cues.BY_WORD for kind, _ in words) else "")
    clauses = split(masked, words, ordered, ends, signals)
    at = 0
    for one, end in zip(ordered, ends, strict=True):
        while at < len(clauses) and clauses[at].end <= one.start:
            at += 1
        if at < len(clauses) and clauses[at].start <= one.start:
            one.role = role(masked, clauses[at], one, end, signals)


def role(text: str, clause: Clause, cited: Cited, end: int, signals: Signals) -> str:
    """Return the role of a provision in its clause; `end` is where the list that it stands in ends."""
    if clause.kind in cues.BY_WORD:
        return cues.BY_WORD[clause.kind]
    close = min(end + CLOSE, clause.reach)
    if clause.kind in ("being", "meeting"):
        if signals.holds("discretion", end, close) or (clause.kind == "meeting" and mitigates(cited)):
            return "discretion"
        return "violated" if clause.kind == "being" else "unknown"
    act = signals.first_act(end, clause.reach)
    if signals.holds("identified", end, min(close, act[0] if act else close)):
        return "violated"
    if act is None:
        return "penalty" if cues.NOTHING.fullmatch(text, end, clause.end) else "unknown"
    position, kind = act
    if kind == "neutral":
        return "unknown"
    if kind == "procedure":
        return "procedure"
    if guides(cited.law.name) or mitigates(cited):
        return "discretion"
    stop = text.find("；", position, clause.reach)
    until = clause.reach if stop < 0 else stop
    lighter = signals.holds("discretion", end, until)
    if lighter and (sets_no_fine(cited) or not signals.holds("sanction", end, until)):
        return "discretion"
    return "penalty"


def mitigates(cited: Cited) -> bool:
    """Say whether a provision says when a penalty is lighter or left out."""
    return isinstance(cited, Provision) and (cited.law.law_id, cited.numbers[0]) in laws.mitigation()


@lru_cache(laws.REPEATED)
def guides(name: str) -> bool:
    """Say whether a law is a rule on discretion, which fines nobody."""
    return bool(cues.DISCRETION_RULE.search(name))


def sets_no_fine(cited: Cited) -> bool:
    """Say whether a law is one that frames penalties and sets none."""
    return cited.law.law_id in laws.frames()


def group_ends(text: str, ordered: Sequence[Cited], quotations: dict[int, int]) -> list[int]:
    """Return for each provision where the list ends that it is a member of, with the words quoted behind it."""
    ends = [one.end for one in ordered]
    if quotations:
        for index, one in enumerate(ordered):
            between = tokens.QUOTED.match(text, one.end)
            ends[index] = quotations.get(between.end() if between else one.end, one.end)
    for index in range(len(ordered) - 2, -1, -1):
        if cues.JOINED.fullmatch(text, ordered[index].end, max(ordered[index].end, ordered[index + 1].start)):
            ends[index] = max(ends[index], ends[index + 1])
    return ends


def split(
    text: str, words: Sequence[Word], ordered: Sequence[Cited], ends: Sequence[int], signals: Signals
) -> list[Clause]:
    """Return the clauses of a text in order: a role word opens one if a provision follows before the next."""
    starts = [one.start for one in ordered]
    stops = sentence_ends(text)
    clauses: list[Clause] = []
    following, stop, bound, reach = None, -1, 0, 0
    for kind, word in reversed(words):
        start, end = word.span()
        if (own := stops[bisect_left(stops, start)]) != stop:
            following, stop, bound, reach = None, own, own, own
        if cites(starts, end, bound):
            clause = Clause(kind, end, owned(text, end, reach), reach)
            if following and kind == following.kind == "basis":
                last = ends[bisect_left(starts, following.start) - 1]
                clause.reach = following.reach if decides_nothing(signals, last, reach) else reach
            clauses.append(clause)
            following, reach = clause, start
        bound = start
    return clauses[::-1]


def decides_nothing(signals: Signals, start: int, end: int) -> bool:
    """Say whether a stretch holds no act of its own, so that what it rests on is for the act that follows."""
    return not any(signals.holds(kind, start, end) for kind in ("sanction", "procedure", "neutral", "order"))


def owned(text: str, start: int, end: int) -> int:
    """Return where a role word stops to govern: at a semicolon, unless a provision stands right behind it."""
    if "：" in text and cues.LISTED.search(text, start - 1, end):
        return end
    stop = cues.CLOSING_SEMICOLON.search(text, start, end)
    return stop.start() if stop else end


def cites(starts: Sequence[int], start: int, end: int) -> bool:
    """Say whether a provision begins in a stretch."""
    index = bisect_left(starts, start)
    return index < len(starts) and starts[index] < end


def sentence_ends(text: str) -> list[int]:
    """Return where the sentences of a text end; a numbered list belongs to the sentence that opens it."""
    return [*(stop.start() for stop in cues.SENTENCE_END.finditer(text)), len(text)]
