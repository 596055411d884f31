"""The cases most like one: found, and where its fine stands among them.

Owns how far cases must be alike, so that enough of them are left. The queries are `sql/similar`.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cases import codelists
from cases.engines import Engine
from cases.errors import UsageError
from cases.frame import framed, query
from cases.language import phrase
from cases.notes import NO_JUDGMENT, line, of_comparing
from cases.output import Result
from cases.selection import DECIDED, Selection, shown
from cases.wording import translated

LEVELS = {
    "item": "the same provisions, to the item",
    "paragraph": "the same provisions, to the paragraph",
    "article": "the same provisions, to the article",
    "law": "the same laws",
    "type": "the violation type",
}
"""How far down the provisions that two cases violate are the same, the deepest first; type: whatever they are."""
TRAITS = {"subtype": "subtype", "party": "kind of party", "discretion": "discretion", "base": "size of the base"}
"""What else cases may have in common, in the order in which it narrows the circle."""
NO_DISCRETION = "no discretion stated"
ENOUGH = 20
"""Cases without which the place of a fine among them is no firm ground, however few are asked for."""
BASES = ("illegal_gains", "goods_value", "illegal_turnover", "advertising_fee", "sales")
COLUMNS = {
    "case_id": "案件编号",
    "title": "案件名称",
    "decided_on": "处罚决定日期",
    "province": "省份",
    "party_kind": "当事人类型",
    "discretion": "裁量情节",
    "fine_yuan": "罚款金额（元）",
    "base": "计罚基数",
    "base_yuan": "基数金额（元）",
    "multiple": "罚款倍数",
    "verdict": "比对结果",
    "rank": "位次",
    "percentile": "百分位",
    "n": "同类案件数",
    "why": "相似依据",
}
"""Columns of the result and their Chinese headings."""


@dataclass(frozen=True, slots=True)
class Circle:
    """What the cases of a circle have in common, and how many they are."""

    level: str
    traits: tuple[str, ...]
    cases: int


def similar(engine: Engine, case_id: str, selection: Selection, *, least: int, most: int, lang: str = "en") -> Result:
    """Return the case and at most `most` others like it, out of a circle of `least` cases if there are as many.

    Raises UsageError if there is no such case.
    """
    case = one(engine, case_id, unmask=selection.unmask)
    base = next((name for name in BASES if case[f"{name}_yuan"]), None)
    known = {
        "type": case["violation_type"],
        "subtype": case["violation_subtype"],
        "party": case["party_kind"],
        "discretion": True,
        "base": base,
    }
    words = {**TRAITS, "type": LEVELS["type"], "discretion": "discretion" if case["discretion"] else NO_DISCRETION}
    stated = {name: words[name] for name, value in known.items() if value is not None}
    selection = replace(selection, role=roles(engine, case["basis"]))
    asked = {"case_id": case_id, "base": base, "day": case["decided_on"] or case["published_on"] or case["filed_on"]}
    circle = narrowed(objects(engine, "counts", selection, asked), least, stated)
    wanted = {"alike": circle.level, "most": most, **{f"by_{trait}": trait in circle.traits for trait in TRAITS}}
    members = objects(engine, "members", selection, {**asked, **wanted})
    every = Selection(
        filters={"id": [member["case_id"] for member in members]},
        status=tuple(codelists.codes("status")),
        unmask=selection.unmask,
        assumed=selection.assumed,
        bands=selection.bands,
    )
    fines = {fine["case_id"]: fine for fine in objects(engine, "fines", every, {})}
    told = [
        {**case, **fines.get(member["case_id"], {}), **member, "why": why(member, circle, stated)} for member in members
    ]
    return Result(
        tuple(COLUMNS),
        [tuple(row.get(name) for name in COLUMNS) for row in told],
        title=phrase("Cases like {case}", lang, case=case["title"] or case_id),
        note=note(members[0], circle, stated, case, least, selection, lang),
        headings=tuple(COLUMNS.values()) if lang == "zh" else (),
        lang=lang,
    )


def one(engine: Engine, case_id: str, *, unmask: bool) -> dict[str, Any]:
    """Return what is needed of the case. Raises UsageError if there is no such case."""
    (title,) = shown(("title",), unmask=unmask)
    bases = ", ".join(f"{name}_yuan" for name in BASES)
    found = engine.records(
        f"select case_id, {title}, basis, decided_on, published_on, filed_on, province, party_kind, discretion, "
        f"violation_type, violation_subtype, fine_yuan, fine_joint, status, {bases} "
        "from cases where case_id = $case_id",
        {"case_id": case_id},
    )
    if not found:
        raise UsageError(f"there is no case {case_id}", "cases report list shows the case_ids, in its last column")
    return found[0]


def roles(engine: Engine, basis: int | None) -> tuple[str, ...]:
    """Return the roles of the citations that are compared: what is violated, else on what the penalty rests."""
    cited = {role for (role,) in engine.rows("select role from readings where basis = $basis", {"basis": basis})}
    return Selection().role if cited & set(Selection().role) or not cited else ("penalty",)


def objects(engine: Engine, name: str, selection: Selection, more: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the rows of the query `sql/similar/NAME.sql` over a selection as dictionaries."""
    composed, parameters = framed(query("similar", name), query("by", "all"), selection)
    given = {key: value for key, value in more.items() if f"${key}" in composed}
    return engine.records(composed, {**parameters, **given})


def narrowed(counts: Iterable[Mapping[str, Any]], least: int, stated: Container[str]) -> Circle:
    """Return the narrowest circle with enough cases: provisions as deep as they go, then trait after trait.

    Where there are never enough, it is the deepest level that loses no case.
    """
    counted = list(counts)
    totals = {level: total(counted, level, ()) for level in LEVELS}
    enough = min(least, max(totals.values()))
    level = next(level for level in LEVELS if totals[level] >= enough)
    traits: tuple[str, ...] = ()
    for trait in TRAITS:
        if trait in stated and total(counted, level, (*traits, trait)) >= least:
            traits = (*traits, trait)
    return Circle(level, traits, total(counted, level, traits))


def total(counted: Sequence[Mapping[str, Any]], level: str, traits: tuple[str, ...]) -> int:
    """Return how many cases are alike to a level and in some traits."""
    return sum(
        row["cases"] for row in counted if row["level"] == level and all(row[f"same_{trait}"] for trait in traits)
    )


def in_words(circle: Circle, traits: Iterable[str], stated: Mapping[str, str]) -> str:
    """Return what cases of the circle that have these traits in common with the case are alike in."""
    shared = [stated[trait] for trait in ("type", *traits) if trait in stated]
    return "; ".join(dict.fromkeys([LEVELS[circle.level], *shared]))


def why(member: Mapping[str, Any], circle: Circle, stated: Mapping[str, str]) -> str:
    """Return what a case has in common with the one asked for."""
    if member["is_own"]:
        return "the case itself"
    return in_words(circle, [trait for trait in TRAITS if member[f"same_{trait}"]], stated)


def note(
    own: Mapping[str, Any],
    circle: Circle,
    stated: Mapping[str, str],
    case: Mapping[str, Any],
    least: int,
    selection: Selection,
    lang: str,
) -> str:
    """Return the line under the table: where the fine stands, among how many, and what makes those alike."""
    if not circle.cases:
        return line([phrase("No other decided case with a fine is like it.", lang), phrase(NO_JUDGMENT, lang)], lang)
    alike = in_words(circle, circle.traits, stated)
    what = translated(alike) if lang == "zh" else alike
    sentences = [
        *undecided(case, lang),
        no_place(case, lang)
        if own["rank"] is None
        else phrase(
            "Fine {fine:,}: rank {rank:,} from the highest among {n:,}, percentile {percentile}.",
            lang,
            fine=case["fine_yuan"],
            rank=own["rank"],
            n=circle.cases + 1,
            percentile=own["percentile"],
        ),
        phrase("Among {n:,} decided case with a fine alike in: {what}.", lang, n=1, what=what)
        if circle.cases == 1
        else phrase("Among {n:,} decided cases with a fine alike in: {what}.", lang, n=circle.cases, what=what),
    ]
    if circle.cases < max(least, ENOUGH):
        sentences.append(phrase("Fewer than {n}: no firm ground.", lang, n=max(least, ENOUGH)))
    sentences.append(phrase("Typical cases are chosen for publication.", lang))
    return line([*sentences, *of_comparing(query("similar", "fines"), selection, lang)], lang)


def undecided(case: Mapping[str, Any], lang: str) -> Iterator[str]:
    """Yield that a case is not decided, if it is not: its fine is none, perhaps, or one proposed."""
    if case["status"] not in DECIDED:
        status = codelists.named("status", case["status"], lang)
        yield phrase("The case is not decided: {status}.", lang, status=status)


def no_place(case: Mapping[str, Any], lang: str) -> str:
    """Return why a fine has no place among those of other cases."""
    if case["fine_yuan"] is None:
        return phrase("No fine is stated.", lang)
    if case["fine_joint"]:
        return phrase("The fine is one sum for several parties.", lang)
    return phrase("No fine was imposed.", lang)
