"""The cases most like one: how far they are alike, and the place of its fine, by hand and by scipy."""

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from scipy import stats

from cases.engines.duck import Duck
from cases.errors import UsageError
from cases.loading import Outcome
from cases.output import Result
from cases.selection import Selection, select
from cases.similar import LEVELS, narrowed, similar
from tests.conftest import Done
from tests.test_reports import records

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Put = Callable[..., Outcome]
d = Decimal

ASKED = {
    "case_id": "a", "status": "decided", "violation_type": "substandard_product", "citations": ["《产品质量法》第二十六条第二款第（一）项"],
    "party_kind": "company", "goods_value_yuan": 1000, "fine_yuan": 2000, "decided_on": "2023-01-10",
}  # fmt: skip


def like(name: str, **other: Any) -> dict[str, Any]:
    """Return the case asked for under another name, with what differs."""
    return {**ASKED, "case_id": name, **other}


def asked(con: "DuckDBPyConnection", *, least: int = 1, most: int = 20, selection: Selection | None = None) -> Result:
    return similar(Duck(con), "a", selection or Selection(), least=least, most=most)


ITEM, PARAGRAPH, ARTICLE, LAW = (
    ["《产品质量法》第二十六条第二款第（一）项"],
    ["《产品质量法》第二十六条第二款第（二）项"],
    ["《产品质量法》第二十六条第一款"],
    ["《产品质量法》第三十九条"],
)
OTHER_LAW = ["《食品安全法》第三十四条"]

DEPTHS = [
    ([ITEM, ITEM, LAW], 2, "item", 2, "enough to the item"),
    ([ITEM, PARAGRAPH, LAW], 2, "paragraph", 2, "to the item there is one only"),
    ([PARAGRAPH, ARTICLE, LAW], 2, "article", 2, "first and second paragraph are of one article"),
    ([ARTICLE, LAW, OTHER_LAW], 2, "law", 2, "two of the law"),
    ([OTHER_LAW, OTHER_LAW], 2, "type", 2, "no provision in common, but the type"),
    ([ITEM, LAW, OTHER_LAW], 9, "type", 3, "never enough: all there are"),
    ([ITEM, ITEM], 9, "item", 2, "never enough, and no level brings more"),
    ([[*ITEM, *LAW], ARTICLE], 2, "law", 2, "a further provision makes another set, down to the article"),
]


@pytest.mark.parametrize(
    ("others", "least", "level", "cases"), [pytest.param(a, b, c, n, id=why) for a, b, c, n, why in DEPTHS]
)
def test_provisions_are_the_same_as_deep_as_enough_cases_are_left(
    con: "DuckDBPyConnection", put: Put, others: list[list[str]], least: int, level: str, cases: int
) -> None:
    put(ASKED, *(like(f"b{at}", citations=cited) for at, cited in enumerate(others)))
    first, *rest = records(asked(con, least=least))
    assert (first["case_id"], first["n"], len(rest)) == ("a", cases, cases)
    assert all(row["why"].startswith(LEVELS[level]) for row in rest), rest


def test_traits_narrow_the_circle_as_long_as_enough_are_left(con: "DuckDBPyConnection", put: Put) -> None:
    """Of four companies with mitigation none, two have a base from 500 to 2,000: enough for two, not for three."""
    put(
        ASKED,
        like("b", goods_value_yuan=500),
        like("c", goods_value_yuan=2000),
        like("d", goods_value_yuan=2001),
        like("e", goods_value_yuan=499),
        like("f", party_kind="natural_person"),
        like("g", discretion=["mitigated"]),
    )
    assert [row["case_id"] for row in records(asked(con, least=2))] == ["a", "b", "c"]
    assert {row["case_id"] for row in records(asked(con, least=3))} == {"a", "b", "c", "d", "e"}
    assert {row["case_id"] for row in records(asked(con, least=6))} == {"a", "b", "c", "d", "e", "f", "g"}
    why = {row["case_id"]: row["why"] for row in records(asked(con, least=6))}
    assert why["a"] == "the case itself"
    assert (
        why["c"]
        == "the same provisions, to the item; the violation type; kind of party; no discretion stated; size of the base"
    )
    assert why["f"] == "the same provisions, to the item; the violation type; no discretion stated; size of the base"
    assert why["g"] == "the same provisions, to the item; the violation type; kind of party; size of the base"


def test_the_most_alike_come_first(con: "DuckDBPyConnection", put: Put) -> None:
    """By what is in common, then the nearest base (as a ratio), then the nearest day."""
    put(
        ASKED,
        like("far", goods_value_yuan=1900),
        like("near", goods_value_yuan=1100),
        like("late", goods_value_yuan=1000, decided_on="2023-03-10"),
        like("soon", goods_value_yuan=1000, decided_on="2023-01-20"),
        like("person", party_kind="natural_person"),
        like("baseless", goods_value_yuan=None),
    )
    order = ["a", "soon", "late", "near", "far", "person", "baseless"]
    assert [row["case_id"] for row in records(asked(con, least=6))] == order
    assert [row["case_id"] for row in records(asked(con, least=6, most=2))] == order[:3]


def test_the_place_of_a_fine_among_them(con: "DuckDBPyConnection", put: Put) -> None:
    """2,000 among 500, 1,000, 2,000, 2,000, 9,000: below it two, equal two, so (2 + 1) / 5."""
    fines = [500, 1000, 2000, 2000, 9000]
    put(ASKED, *(like(f"b{at}", fine_yuan=fine) for at, fine in enumerate(fines)))
    result = asked(con)
    first, *rest = records(result)
    assert (first["rank"], first["percentile"], first["n"]) == (2, d("60.00"), 5)
    assert float(first["percentile"]) == stats.percentileofscore(fines, 2000, kind="mean")
    assert {row["fine_yuan"]: row["rank"] for row in rest} == {500: 6, 1000: 5, 2000: 2, 9000: 1}
    assert "Fine 2,000.00: rank 2 from the highest among 6, percentile 60.00" in result.note
    assert "Fewer than 20: no firm ground" in result.note, "whatever --least asks for"
    assert result.note.endswith("This compares published texts statistically and judges no decision.")


def test_only_decided_single_fines_are_compared(con: "DuckDBPyConnection", put: Put) -> None:
    put(
        ASKED,
        like("b"),
        like("proposed", status="proposed"),
        like("joint", fine_joint=True, party_count=2),
        like("none", fine_yuan=0),
        like("type", violation_type="food_safety"),
    )
    assert [row["case_id"] for row in records(asked(con))] == ["a", "b"]


@pytest.mark.parametrize(
    ("fine", "said"),
    [
        pytest.param({"fine_yuan": None, "penalties": ["fine"]}, "No fine is stated.", id="none stated"),
        pytest.param({"fine_yuan": 0}, "No fine was imposed.", id="zero"),
        pytest.param({"fine_joint": True}, "The fine is one sum for several parties.", id="of several parties"),
    ],
)
def test_a_case_without_a_fine_has_no_place(
    con: "DuckDBPyConnection", put: Put, fine: dict[str, Any], said: str
) -> None:
    put({**ASKED, **fine}, like("b"), like("c", fine_yuan=1000, decided_on="2023-01-11"))
    first, second, third = records(result := asked(con))
    assert (first["rank"], first["percentile"], first["n"]) == (None, None, 2)
    assert [(row["rank"], row["percentile"], row["n"]) for row in (second, third)] == [(1, 100, 1), (2, 0, 1)]
    assert result.note.startswith(said)


def test_a_fine_that_is_not_imposed_yet_is_said_to_be_none(con: "DuckDBPyConnection", put: Put) -> None:
    put({**ASKED, "status": "proposed"}, like("b"))
    assert asked(con).note.startswith("The case is not decided: proposed.")


def test_what_two_cases_do_not_state_is_not_alike(con: "DuckDBPyConnection", put: Put) -> None:
    put(ASKED, like("b"))
    assert "no discretion stated" in records(asked(con))[1]["why"]
    put({**ASKED, "discretion": ["lenient"]}, like("b", discretion=["lenient"]))
    assert "; discretion; " in records(asked(con))[1]["why"]


def test_penalty_provisions_count_where_nothing_else_is_cited(con: "DuckDBPyConnection", put: Put) -> None:
    of_law = {"citations": [], "basis_text": "依据《产品质量法》第五十条的规定"}
    put({**ASKED, **of_law}, like("b", **of_law), like("c"))
    assert [row["case_id"] for row in records(asked(con))] == ["a", "b"]


def test_filters_say_whom_to_compare_with(con: "DuckDBPyConnection", put: Put) -> None:
    """The case asked for need not be among them."""
    put({**ASKED, "province": "浙江省"}, like("b", province="四川省"), like("c", province="浙江省"))
    chosen = select(province=["四川省"])
    assert [row["case_id"] for row in records(asked(con, selection=chosen))] == ["a", "b"]


def test_multiples_and_verdicts_stand_beside(con: "DuckDBPyConnection", put: Put) -> None:
    """0.5 to 3 times the goods value of substandard products: 2 x is within, 3 x the maximum."""
    cited = {"citations": LAW}
    put({**ASKED, **cited}, like("b", **cited, fine_yuan=3000))
    columns = ("base", "base_yuan", "multiple", "verdict")
    assert [tuple(row[column] for column in columns) for row in records(asked(con))] == [
        ("goods_value", 1000, d("2.00"), "within"),
        ("goods_value", 1000, d("3.00"), "at_maximum"),
    ]


def test_nothing_to_compare_with(con: "DuckDBPyConnection", put: Put) -> None:
    put(ASKED)
    (row,) = records(result := asked(con))
    assert row["n"] == 0
    assert "No other decided case with a fine is like it" in result.note
    with pytest.raises(UsageError, match="there is no case zz"):
        similar(Duck(con), "zz", Selection(), least=1, most=1)


def test_counts_of_nothing_give_the_deepest_level() -> None:
    assert narrowed([], 20, []).cases == 0


def test_a_case_without_a_type_is_compared_by_provisions_only(con: "DuckDBPyConnection", put: Put) -> None:
    untyped = {"violation_type": None, "violation_text": None, "title": "某案"}
    put({**ASKED, **untyped}, like("b", **untyped), like("c", **untyped, citations=OTHER_LAW), like("d", citations=LAW))
    first, second = records(asked(con))
    assert (first["n"], second["case_id"]) == (1, "b")
    assert second["why"] == "the same provisions, to the item; kind of party; no discretion stated; size of the base"


def test_a_decision_told_twice_is_not_compared_with_itself(con: "DuckDBPyConnection", put: Put) -> None:
    put(like("kept"), {**ASKED, "same_as": "kept"}, like("b"))
    assert [row["case_id"] for row in records(asked(con))] == ["a", "b"]


def test_a_person_is_masked(con: "DuckDBPyConnection", put: Put) -> None:
    person = {"party": "施小明", "party_kind": "natural_person", "title": "施小明销售不合格口罩案"}
    put({**ASKED, **person}, like("b", **person))
    assert all("施小明" not in str(row) for row in records(asked(con)))
    assert "施小明" not in asked(con).title
    assert records(asked(con, selection=select(unmask=True)))[0]["title"] == person["title"]


def test_by_command(cases: Callable[..., Done]) -> None:
    cases("load", "--sample")
    done = cases("similar", "samr-2023-b6-2", "--assume", "no-gains", "--format", "json")
    assert [(row["case_id"][-1], row["rank"], row["verdict"]) for row in done.rows()] == [
        ("2", 2, "at_minimum"),
        ("8", 1, "within"),
        ("6", 3, "within"),
    ]
    assert "Assumed: gains that are not stated were none" in done.err
    assert "judges no decision" in done.err
