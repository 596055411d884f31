"""An enforcement bulletin read whole: its cases in the fields of the record, each with the words it was read from.

Owns how the readers are put together. What the text does not state stays empty.
"""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from cases.text import segments
from cases.text.citations import Citation
from cases.text.doubts import Doubt
from cases.text.mastheads import announces, read_masthead
from cases.text.paragraphs import paragraphs
from cases.text.pricelines import Line
from cases.text.segments import Told

Span = tuple[int, int]


class Evidence(NamedTuple):
    """Where a field was read: its place in the source, and the rule that read it."""

    field: str
    span: Span
    rule: str


@dataclass(slots=True)
class Case:
    """A case of a bulletin: the fields of the record that its text states, with evidence and doubts."""

    fields: dict[str, Any]
    citations: list[Citation]
    prices: list[Line]
    evidence: list[Evidence]
    doubts: list[Doubt]
    span: Span
    """Where it stands in the source, heading included."""


@dataclass(slots=True)
class Bulletin:
    """A document read: its cases, in order, and the headings under which no case was found."""

    source: str
    cases: list[Case] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def read_bulletin(source: str) -> Bulletin:
    """Return the cases that a document tells; none where it is no bulletin."""
    from cases.text.casereader import read_case

    document = paragraphs(source)
    told, unread = segments.cases_in(document.text)
    bulletin = Bulletin(source, unread=[document.text[slice(*span)] for span in unread])
    after = 0
    for group in grouped(document.text, told):
        masthead = read_masthead(document.text, after, beginning(group[0]), ending(group[-1]))
        bulletin.cases += [read_case(document, one, masthead) for one in group]
        after = ending(group[-1])
    return bulletin


def grouped(text: str, told: list[Told]) -> list[list[Told]]:
    """Return the cases of each bulletin of a document: a further one begins with a title of its own."""
    groups: list[list[Told]] = []
    for one in told:
        if not groups or announces(text, ending(groups[-1][-1]), beginning(one)):
            groups.append([])
        groups[-1].append(one)
    return groups


def ending(told: Told) -> int:
    """Return where a case ends."""
    return told.body[-1][1]


def beginning(told: Told) -> int:
    """Return where a case begins."""
    return told.title[0] if told.title else told.body[0][0]
