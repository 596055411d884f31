"""What a case is about: its violation by the heading, the words 构成…的违法行为, the provisions violated, or the facts.

Owns the order of what decides. Which words and provisions stand for what is in `data/reference`.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from cases.resources import reference
from cases.text.citations import Citation
from cases.text.violations import OTHER, Violation, read_violation, types

CONSTITUTES = re.compile(
    r"(?<![不未非])(?:构成|属于|涉嫌)(?:了|涉嫌)?(?P<words>[^，。；《》]{2,60}?)(?:的)?(?:违法行为|不正当竞争行为|行为)(?=[，。；、]|$)"
    r"|(?<![不未非])(?:系|属|构成)(?P<short>[^，。；《》的]{2,24})行为"
)
NAMED = re.compile("《[^》]{0,60}》|“[^”]{0,200}”")
"""Names of laws and standards, and words of others, in which no violation is named."""
ALIKE = {"aucl": "false_publicity", "ad_law": "false_advertising"}
"""Where the heading says one of these two and the law cited is only the other's, the law decides."""


class Conduct(NamedTuple):
    """A violation: its codes, further ones, the words of the text for it and their place; in the title or the text."""

    type: str
    subtype: str | None
    others: tuple[str, ...]
    words: str
    span: tuple[int, int]
    is_title: bool
    rule: str


@cache
def provisions() -> dict[tuple[str, str], list[dict[str, str]]]:
    """Return what the violation of a provision is, by law and article."""
    found: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in reference("violation_provisions"):
        found.setdefault((row["law_id"], row["article"]), []).append(row)
    return found


def violated(citations: Sequence[Citation], day: date | None, *, weak: bool = True) -> list[str]:
    """Return the codes of the provisions that were violated, in order, the finest of each; the law in force on a day.

    Without `weak`, those are left out that forbid several things at once.
    """
    codes: list[str] = []
    for one in citations:
        if one.role != "violated" or not one.law_id or not one.article:
            continue
        fitting = [
            row
            for row in provisions().get((one.law_id, one.article), ())
            if (not row["paragraph"] or row["paragraph"] == one.paragraph)
            and (not row["item"] or row["item"] == one.item)
            and (not row["since"] or (day and day.isoformat() >= row["since"]))
            and (not row["until"] or (day and day.isoformat() < row["until"]))
            and (weak or not row["weak"])
        ]
        if fitting:
            best = max(fitting, key=lambda row: (bool(row["item"]), bool(row["paragraph"])))
            codes.append(best["code"])
    return list(dict.fromkeys(codes))


def read_conduct(title: str, offset: int, text: str, citations: Sequence[Citation], day: date | None) -> Conduct | None:
    """Return what a case is about; `title` is the violation in its heading, which begins at `offset` there."""
    by_law = violated(citations, day)
    constitutes = CONSTITUTES.search(text)
    words = (constitutes["words"] or constitutes["short"]) if constitutes else ""
    named = title.removesuffix("案件").removesuffix("案").rstrip("的")
    offset += len(named) - len(named.lstrip("的"))
    named = named.lstrip("的")
    told_by = ((rule, found) for rule, found in sources(named, words, by_law, text) if found)
    rule, chosen = next(told_by, ("", None))
    if chosen is None:
        return None
    chosen = settled(chosen, by_law, citations)
    plainly = violated(citations, day, weak=False)
    further = [code for code in (*plainly, *codes_in(words, named)) if not covered(code, chosen)]
    written, span, is_title = words_for(words, constitutes, named, offset, text, chosen)
    return Conduct(chosen.type, chosen.subtype, tuple(dict.fromkeys(further)), written, span, is_title, rule)


def sources(named: str, words: str, by_law: Sequence[str], text: str) -> Iterator[tuple[str, Violation | None]]:
    """Yield what each source makes of the violation, in the order in which they decide; each is read when asked for."""
    yield "heading", plainly_named(named)
    yield "constitutes", plainly_named(words)
    yield "provision", by_provision(by_law)
    yield "facts", read_violation(NAMED.sub("", text))
    # Some violation is named, of a kind that the list does not have.
    yield "unknown words", Violation(OTHER, None, "") if named or words else None


def plainly_named(words: str) -> Violation | None:
    """Return the violation that some words name, if it is one of its own kind."""
    found = read_violation(words) if words else None
    return found if found and (found.type != OTHER or found.subtype) else None


def by_provision(codes: Sequence[str]) -> Violation | None:
    """Return the violation of the first provision violated."""
    return Violation(*types()[codes[0]], "") if codes else None


def settled(chosen: Violation, by_law: Sequence[str], citations: Sequence[Citation]) -> Violation:
    """Return the violation, finer where a provision tells it; of publicity and advertising that of the law cited."""
    cited = {one.law_id for one in citations if one.role in ("violated", "penalty")}
    laws = [law_id for law_id in ALIKE if law_id in cited]
    if chosen.type in ALIKE.values() and len(laws) == 1 and (meant := ALIKE[laws[0]]) != chosen.type:
        chosen = Violation(meant, None, chosen.matched)
    if "special_equipment" in by_law:
        return Violation(*types()["special_equipment"], chosen.matched)
    if chosen.type == "substandard_product" and "substandard_device" in by_law:
        return Violation(*types()["substandard_device"], chosen.matched)
    if chosen.subtype is None:
        finer = [code for code in by_law if types()[code][0] == chosen.type and types()[code][1]]
        if finer and chosen.type != "price_gouging":
            return Violation(chosen.type, finer[0], chosen.matched)
    return chosen


def codes_in(*texts: str) -> list[str]:
    """Return the codes that the members of lists in some words stand for: 未经许可经营药品和未经备案经营…."""
    found = []
    for text in texts:
        parts = re.split("和|及|、|以及|并", text)
        for part in parts if len(parts) > 1 else ():
            if len(part) >= 4 and (one := read_violation(part)) and one.type != OTHER:
                found.append(one.subtype or one.type)
    return found


def covered(code: str, chosen: Violation) -> bool:
    """Say whether a code tells no more than the violation chosen."""
    kind, finer = types()[code]
    return code in (chosen.type, chosen.subtype) or (kind == chosen.type and finer is None)


def words_for(
    words: str, constitutes: re.Match[str] | None, named: str, offset: int, text: str, chosen: Violation
) -> tuple[str, tuple[int, int], bool]:
    """Return the words for the violation and their place: those of the text, else of the heading, else what matched."""
    if constitutes and words and read_violation(words):
        return words, constitutes.span("words" if constitutes["words"] else "short"), False
    if named:
        return named, (offset, offset + len(named)), True
    at = text.find(chosen.matched) if chosen.matched else -1
    return chosen.matched, (at, at + len(chosen.matched)) if at >= 0 else (0, 0), False
