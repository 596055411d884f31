"""Reports agree with their help and with each other on what cases state only in part. Figures by hand."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cases.errors import UsageError
from cases.loading import Outcome
from cases.selection import Selection, select
from tests.test_reports import records, run

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Put = Callable[..., Outcome]
DECIDED = {"status": "decided", "decided_on": "2023-05-01"}
NUMBERED = {"source_kind": "publicity", "source_title": "公示表"}
UNNUMBERED = {"source_kind": "news", "source_title": "新闻一"}


@pytest.mark.parametrize(
    ("stated", "penalties"),
    [
        pytest.param({"fine_yuan": 1000}, {"fine"}, id="a fine alone"),
        pytest.param({"fine_yuan": 0}, set(), id="a stated zero is none"),
        pytest.param({"fine_yuan": 1000, "penalties": ["warning"]}, {"fine", "warning"}, id="left out of the list"),
        pytest.param({"confiscated_gains_yuan": 9}, {"confiscated_gains"}, id="gains"),
        pytest.param(
            {"confiscated_goods_yuan": 9, "fine_yuan": 5}, {"confiscated_goods", "fine"}, id="goods and a fine"
        ),
        pytest.param({"confiscated_yuan": 9}, {"confiscation"}, id="of what it does not say"),
        pytest.param(
            {"confiscated_yuan": 9, "penalties": ["confiscated_goods"]}, {"confiscated_goods"}, id="the list says"
        ),
        pytest.param(
            {"confiscated_gains_yuan": 9, "penalties": ["confiscation"]}, {"confiscation"}, id="named already"
        ),
    ],
)
def test_a_penalty_that_an_amount_tells_is_one_in_every_report(
    con: "DuckDBPyConnection", put: Put, stated: dict[str, Any], penalties: set[str]
) -> None:
    put({**DECIDED, **stated})
    kinds = {row["penalties"] for row in records(run(con, "penalties")) if row["measure"] == "kind"}
    assert kinds == penalties
    keys: list[str | None] = [*penalties] or [None]
    assert {row["key"] for row in records(run(con, "summary", "penalty"))} == set(keys)
    (fines,) = records(run(con, "fines"))
    assert fines["no_fine"] == ("fine" not in penalties)
    assert fines["not_stated"] == 0


def test_nothing_stated_is_no_outcome(con: "DuckDBPyConnection", put: Put) -> None:
    put(DECIDED)
    (fines,) = records(run(con, "fines"))
    assert (fines["no_fine"], fines["not_stated"]) == (0, 1)
    assert "penalties stated in 0, not stated in 1" in (run(con, "penalties").note or "")


@pytest.mark.parametrize(
    ("stated", "checked"),
    [
        pytest.param({"confiscated_gains_yuan": 1000, "confiscated_goods_yuan": 500}, {}, id="the load's own sum"),
        pytest.param(
            {"confiscated_gains_yuan": 1000, "confiscated_goods_yuan": 500, "confiscated_yuan": 1400},
            {"parts_of_confiscation": 1},
            id="a stated one",
        ),
        pytest.param({"illegal_gains_yuan": 100, "refund_yuan": 5000}, {"taken_within_gains": 1}, id="a refund alone"),
        pytest.param({"illegal_gains_yuan": 100, "refund_yuan": 90}, {"taken_within_gains": 0}, id="one that fits"),
    ],
)
def test_what_is_held_against_what(
    con: "DuckDBPyConnection", put: Put, stated: dict[str, Any], checked: dict[str, int]
) -> None:
    put({**DECIDED, **stated})
    rows = records(run(con, "consistency", "all"))
    assert {row["check"]: row["differs"] for row in rows if row["cases"]} == checked


@pytest.mark.parametrize("order", ["abc", "cba", "bca"])
def test_one_retelling_takes_no_two_decisions_away(con: "DuckDBPyConnection", put: Put, order: str) -> None:
    """A news item may tell of either of two numbered decisions of a quarter, and of no more than one."""
    party: dict[str, Any] = {
        "status": "decided",
        "party": "甲丑西药业有限公司",
        "agency": "甲局",
        "fine_yuan": 25,
    }
    cases = {
        "a": {**party, **UNNUMBERED, "decided_on": "2023-05-01"},
        "b": {**party, **NUMBERED, "decided_on": "2023-05-02", "decision_no": "甲市监罚〔2023〕8号"},
        "c": {**party, **NUMBERED, "decided_on": "2023-06-20", "decision_no": "甲市监罚〔2023〕9号"},
    }
    for name in order:
        put({"case_id": name, **cases[name]})
    (row,) = records(run(con, "repeat"))
    assert (row["decisions"], row["cases"], row["maybe_again"], row["fine_total_yuan"]) == (2, 3, 1, 50)


def test_of_two_unnumbered_the_later_is_the_retelling(con: "DuckDBPyConnection", put: Put) -> None:
    party = {**DECIDED, "party": "甲丑西药业有限公司", "fine_yuan": 25}
    put({"case_id": "a", **party, **UNNUMBERED}, {"case_id": "b", **party, **NUMBERED})
    put({"case_id": "c", **party, "decided_on": "2024-05-01"})
    (row,) = records(run(con, "repeat"))
    assert (row["decisions"], row["cases"], row["maybe_again"]) == (2, 3, 1)


def test_a_law_whole_beside_its_article_counts_in_no_form(con: "DuckDBPyConnection", put: Put) -> None:
    whole, article = {"law": "价格法", "role": "violated"}, {"law": "价格法", "article": "13", "role": "violated"}
    put({**DECIDED, "citations": [whole, article]}, {**DECIDED, "citations": [whole]})
    found = {row["citation"]: row["cases"] for row in records(run(con, "statutes"))}
    assert found == {"《价格法》第十三条": 1, "《价格法》": 1}


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        pytest.param(select(since=date(2000, 1, 1)), "left out as undated: 2", id="from a day on"),
        pytest.param(select(until=date(2030, 1, 1), type=["misc"]), "left out as undated: 1", id="of one type"),
        pytest.param(Selection(), None, id="no days asked for"),
    ],
)
def test_cases_without_a_day_are_said_where_days_are_asked_for(
    con: "DuckDBPyConnection", put: Put, chosen: Selection, said: str | None
) -> None:
    put(DECIDED, {"status": "decided"}, {"status": "decided", "violation_type": "price_gouging"})
    note = run(con, "summary", None, chosen).note or ""
    assert (said in note) if said else ("undated" not in note)


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        pytest.param(select(agency=["福建省福州市鼓楼区市场监督管理局"]), {"a"}, id="an authority as reports print it"),
        pytest.param(select(agency=["鼓楼区"]), {"a", "b"}, id="a part of its name"),
        pytest.param(select(party=["乙（东）"]), {"a", "b"}, id="brackets of full width"),
        pytest.param(select(party=["乙(东)"]), {"a", "b"}, id="of half width"),
    ],
)
def test_what_a_report_prints_can_be_asked_for(
    con: "DuckDBPyConnection", put: Put, chosen: Selection, found: set[str]
) -> None:
    agency = "鼓楼区市场监督管理局"
    put(
        {"case_id": "a", **DECIDED, "agency": agency, "province": "福建省", "city": "福州市", "party": "乙（东）店"},
        {"case_id": "b", **DECIDED, "agency": agency, "province": "江苏省", "city": "南京市", "party": "乙(东)店"},
        {"case_id": "c", **DECIDED, "agency": "甲局", "party": "丙店"},
    )
    assert {row["case_id"] for row in records(run(con, "list", None, chosen))} == found


def test_a_line_behind_a_median_has_a_rate(con: "DuckDBPyConnection", put: Put) -> None:
    line = {"product": "口罩", "unit": "只", "purchase_price": 2, "sale_price": 5}
    free, other, rise = (
        {**line, "purchase_price": 0},
        {**line, "purchase_unit": "盒"},
        {"product": "口罩", "unit": "只", "prior_sale_price": 2, "sale_price": 5},
    )
    put({**DECIDED, "prices": [line, free, other, rise]})
    (row,) = records(run(con, "markup", "product"))
    assert (row["lines"], row["median_pct"], row["increase_median_pct"]) == (2, 150, 150)


def test_a_period_that_is_cut_is_compared_with_nothing(con: "DuckDBPyConnection", put: Put) -> None:
    """Forty cases in each of four quarters: nothing changed, whatever the days that are asked for."""
    days = ["2022-05-01", *["2023-01-20"] * 3, "2023-03-01", "2023-05-01", "2024-02-01"]
    counts = [40, 10, 10, 10, 10, 40, 40]
    put(
        *(
            {"case_id": f"{place}-{number}", "status": "decided", "decided_on": day}
            for place, (day, count) in enumerate(zip(days, counts, strict=True))
            for number in range(count)
        )
    )
    rows = records(run(con, "trend", "quarter", select(since=date(2023, 2, 15), until=date(2024, 2, 10))))
    told = {row["key"]: (row["cases"], row["cases_change_pct"], row["cases_yoy_pct"]) for row in rows}
    assert told["2023-Q1"] == (10, None, None)
    assert told["2023-Q2"] == (40, None, 0)
    assert told["2024-Q1"] == (40, None, None)
    whole = records(run(con, "trend", "quarter", select(since=date(2023, 1, 1), until=date(2024, 3, 31))))
    told = {row["key"]: (row["cases"], row["cases_change_pct"], row["cases_yoy_pct"]) for row in whole}
    assert (told["2023-Q2"], told["2024-Q1"]) == ((40, 0, 0), (40, None, 0))


@pytest.mark.parametrize(
    ("word", "over"),
    [
        pytest.param("100", "100", id="whole"),
        pytest.param("100.50%", "100.5", id="with a sign, and a zero that says nothing"),
        pytest.param("1e2", "100", id="as a computer writes it"),
        pytest.param("33.33333349", "33.333333", id="six decimals, as rates have"),
        pytest.param("1e-999999999999", "0", id="none of its digits is written out"),
        pytest.param("1e999999999999", None, id="nor of this"),
        pytest.param("1e13", None, id="more than any rate"),
        pytest.param("nan", None, id="a number in name only"),
        pytest.param("many", None, id="a word"),
    ],
)
def test_a_threshold_is_a_rate(word: str, over: str | None) -> None:
    if over is None:
        with pytest.raises(UsageError, match="is no rate in percent"):
            select(over=word)
    else:
        assert str(select(over=word).over) == over
