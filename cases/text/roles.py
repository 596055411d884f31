"""What a provision does in a case: violated, basis of the penalty, of discretion, of procedure, or not told.

Owns the words that tell it. The word in front opens a clause; what the clause then does decides.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cases.text.provisions import Mention, Provision, Reading

BLANK = "　"
"""Stands for each character of a law's name or of quoted words, so that no word inside them is taken for the case's."""

CUE = re.compile(
    r"(?:(?:(?P<violated_label>违法依据|违反(?:条款|规定|法条|依据|法律)|违法条款|定性依据)"
    r"|(?P<penalty_label>(?:行政)?处罚(?:依据|条款)|罚则|处理依据)"
    r"|(?P<discretion_label>裁量(?:依据|基准)|从轻依据|减轻依据)"
    r"|(?P<procedure_label>程序依据))(?:为|是)?：)"
    r"|(?P<none>(?:未|不|没有)(?:违反|构成|属于))"
    r"|(?P<violated>违反|违背)"
    r"|(?P<being>(?<![金所直下隶附归])属于?|构成)"
    rf"|(?P<basis>依据|根据|依照|按照|参照|适用|[按依](?={BLANK}))"
    rf"|(?P<meeting>符合|具有|具备|存在)(?={BLANK})"
)
"""Words before a provision. 属于, 构成 and 符合 say what the facts are; 依据 and its kin, what an act rests on."""

LIGHTER = r"(?:从轻|减轻|从重|从宽|不予|免予|免于|免除|不再)"
SIGNAL = re.compile(
    rf"(?P<discretion>{LIGHTER}(?:、|或者?|或)?(?:减轻)?(?:给予|作出)?(?:行政)?处罚|从轻|减轻|从重|首违不罚|轻微不罚|不予处理)"
    r"|(?P<procedure>听证|送达|期限|告知|立案|陈述|申辩|加处罚款|缴款|罚款缴|(?:缴纳|缴清|缴付|缴至|交纳)(?:罚款)?|管辖)"
    r"|(?P<identified>认定|定性)"
    r"|(?P<sanction>罚款(?!数额)|罚没|没收|吊销|警告|通报批评|停产停业|停业整顿|责令关闭|行政拘留|降低资质|限制从业"
    r"|(?<!拟作出的)(?<!拟作出的行政)处罚(?!告知|决定书|听证|程序|机关|裁量|案件|信息|对象|权|种类))"
)
"""What a clause does with the provisions that it rests on."""

SENTENCE_END = re.compile("[。；！？\n]")
LISTED = re.compile(r"(?:(?:如下|以下)[^。\n：]{0,12}|依据|根据|条款|罚则|基准)：")
"""A colon after 如下 or 依据 opens a list, whose semicolons end no clause."""
STOP = re.compile("[。\n]")
NOTHING = re.compile(r"[\s的之等有关相关规定条款，、：）（”」]*")
"""What may follow the provisions of a cell that says no more than what it rests on."""
JOINED = re.compile(rf"[{BLANK}、，；.．和及与或以并同时其的之有关相关规定中等（）0-9]*")
"""What stands between the members of one list."""
QUOTED = re.compile(rf"(?:的?规定)?[：，]?{BLANK}+")
CLOSE = 20
"""Characters within which 认定 or 从轻 speaks of the provision before it."""

FRAME_LAWS = {"apl", "discretion_guidance_2022", "exemption_list_2025"}
"""Laws that set no fine of their own: beside 从轻 in a clause that fines they are the basis of the leniency."""
DISCRETION_RULE = re.compile("裁量|免罚|不予处罚|首违不罚")

BY_LABEL = {
    "violated_label": "violated",
    "penalty_label": "penalty",
    "discretion_label": "discretion",
    "procedure_label": "procedure",
    "none": "unknown",
    "violated": "violated",
}


@dataclass(slots=True)
class Clause:
    """The stretch of text that one role word opens."""

    kind: str
    start: int
    end: int
    """Where the next role word stands; provisions up to here are under this one."""
    reach: int
    """Up to where signals count: farther than the end where the next word opens one more basis of the same act."""


class Signals:
    """The words of a text that tell what a clause does, by kind."""

    def __init__(self, text: str) -> None:
        self.positions: dict[str, list[int]] = {"discretion": [], "procedure": [], "identified": [], "sanction": []}
        for signal in SIGNAL.finditer(text):
            self.positions[str(signal.lastgroup)].append(signal.start())

    def next(self, kind: str, start: int, end: int) -> int | None:
        """Return where the first signal of a kind stands in a stretch, None if there is none."""
        positions = self.positions[kind]
        index = bisect_left(positions, start)
        return positions[index] if index < len(positions) and positions[index] < end else None


def read_roles(text: str, reading: Reading) -> list[str]:
    """Return the role of each provision, then of each law named, in the order of the reading."""
    masked = mask(text, reading)
    cited: list[Provision | Mention] = [*reading.provisions, *reading.mentions]
    order = sorted(range(len(cited)), key=lambda index: (cited[index].start, cited[index].end))
    ordered = [cited[index] for index in order]
    ends = group_ends(masked, ordered)
    clauses = list(split(masked, ordered, ends))
    signals = Signals(masked)
    found = ["unknown"] * len(cited)
    at = 0
    for index, one, end in zip(order, ordered, ends, strict=True):
        while at < len(clauses) and clauses[at].end <= one.start:
            at += 1
        if at < len(clauses) and clauses[at].start <= one.start:
            found[index] = role(masked, clauses[at], one, end, signals)
    return found


def role(text: str, clause: Clause, cited: Provision | Mention, end: int, signals: Signals) -> str:
    """Return the role of a provision in its clause; `end` is where the list that it stands in ends."""
    if clause.kind in BY_LABEL:
        return BY_LABEL[clause.kind]
    close = min(end + CLOSE, clause.reach)
    if clause.kind in ("being", "meeting"):
        if signals.next("discretion", end, close) is not None:
            return "discretion"
        return "violated" if clause.kind == "being" else "unknown"
    discretion, procedure, sanction = (
        signals.next(kind, end, clause.reach) for kind in ("discretion", "procedure", "sanction")
    )
    acts = [position for position in (discretion, procedure, sanction) if position is not None]
    identified = signals.next("identified", end, min([close, *acts]))
    if identified is not None:
        return "violated"
    if not acts:
        return "penalty" if NOTHING.fullmatch(text, end, clause.reach) else "unknown"
    if min(acts) == procedure:
        return "procedure"
    if discretion is not None and (sanction is None or sets_no_fine(cited)):
        return "discretion"
    return "penalty" if sanction is not None else "unknown"


def sets_no_fine(cited: Provision | Mention) -> bool:
    """Say whether a law is one that guides penalties and sets none."""
    return cited.law.law_id in FRAME_LAWS or bool(DISCRETION_RULE.search(cited.law.name))


def mask(text: str, reading: Reading) -> str:
    """Return the text with the names of laws and the quoted words blanked out."""
    return blank(text, [(mention.start, mention.end) for mention in reading.mentions] + reading.quotations)


def blank(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return the text with some stretches blanked out, which may overlap."""
    pieces, end = [], 0
    for start, stop in sorted(spans):
        if stop > end:
            start = max(start, end)
            pieces += [text[end:start], BLANK * (stop - start)]
            end = stop
    return "".join([*pieces, text[end:]])


def group_ends(text: str, ordered: Sequence[Provision | Mention]) -> list[int]:
    """Return for each provision where the list ends that it is a member of."""
    ends = [quoted.end() if (quoted := QUOTED.match(text, one.end)) else one.end for one in ordered]
    for index in range(len(ordered) - 2, -1, -1):
        if JOINED.fullmatch(text, ordered[index].end, max(ordered[index].end, ordered[index + 1].start)):
            ends[index] = max(ends[index], ends[index + 1])
    return ends


def split(text: str, ordered: Sequence[Provision | Mention], ends: Sequence[int]) -> Iterator[Clause]:
    """Yield the clauses of a text in order: a role word opens one if a provision follows before the next."""
    starts = [one.start for one in ordered]
    for start, end in sentences(text):
        cues = list(CUE.finditer(text, start, end))
        opening = [cue for cue, bound in zip(cues, bounds(cues, end), strict=True) if cites(starts, cue.end(), bound)]
        clauses = [
            Clause(str(cue.lastgroup), cue.end(), bound, bound)
            for cue, bound in zip(opening, bounds(opening, end), strict=True)
        ]
        for clause, following in reversed(list(pairwise(clauses))):
            last = ends[bisect_left(starts, clause.end) - 1]
            if clause.kind == following.kind == "basis" and NOTHING.fullmatch(text, last, clause.end):
                clause.reach = following.reach
        yield from clauses


def bounds(cues: Sequence[re.Match[str]], end: int) -> list[int]:
    """Return where the reach of each role word ends: at the next, the last at the end of the sentence."""
    return [cue.start() for cue in cues[1:]] + [end] * bool(cues)


def cites(starts: Sequence[int], start: int, end: int) -> bool:
    """Say whether a provision begins in a stretch."""
    index = bisect_left(starts, start)
    return index < len(starts) and starts[index] < end


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of a text begin and end; a list opened by 如下： belongs to its sentence."""
    start = 0
    while start < len(text):
        stop = SENTENCE_END.search(text, start)
        end = stop.start() if stop else len(text)
        if stop and LISTED.search(text, start, end):
            full = STOP.search(text, end)
            end = full.start() if full else len(text)
        yield start, end
        start = end + 1
