"""Reports of what came of the cases: penalties, discretion, amounts that fit; and the cross table. Worked out by hand."""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from cases import crosstab, reports
from cases.engines.duck import Duck
from cases.errors import UsageError
from cases.loading import Outcome
from cases.selection import Selection, select
from tests.conftest import Done
from tests.test_reports import records, run

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Put = Callable[..., Outcome]
D = Decimal


def decided(**case: Any) -> dict[str, Any]:
    return {"status": "decided", "decided_on": "2023-01-01", **case}


@pytest.mark.parametrize(
    ("case", "combination"),
    [
        pytest.param({"penalties": ["fine"]}, ("fine", "单处罚款"), id="a fine alone"),
        pytest.param({"penalties": ["confiscated_gains", "fine"]}, ("fine;confiscated_gains", "罚款并没收违法所得"), id="in any order"),
        pytest.param({"penalties": ["warning"], "fine_yuan": 5}, ("fine;warning", "罚款并警告"), id="a stated fine is one"),
        pytest.param({"penalties": ["warning"], "fine_yuan": 0}, ("warning", "仅警告"), id="a stated zero is none"),
        pytest.param({"penalties": ["fine", "fine"]}, ("fine", "单处罚款"), id="said twice"),
        pytest.param({"penalties": ["warning", "confiscated_goods"]}, ("confiscated_goods;warning", "没收非法财物、警告"), id="no fine"),
        pytest.param({"penalties": ["fine", "correction_order"]}, ("fine", "单处罚款"), id="an order is no penalty"),
        pytest.param({"penalties": ["correction_order"]}, (None, "未载明"), id="an order alone"),
        pytest.param({"fine_yuan": 5}, ("fine", "单处罚款"), id="no list, but a fine"),
        pytest.param({}, (None, "未载明"), id="nothing told"),
    ],
)  # fmt: skip
def test_combinations(con: "DuckDBPyConnection", put: Put, case: dict[str, Any], combination: tuple[Any, str]) -> None:
    put(decided(**case))
    rows = records(run(con, "penalties"))
    assert [(row["penalties"], row["name_zh"], row["cases"]) for row in rows if row["measure"] == "combination"] == [
        (*combination, 1)
    ]
    kinds = {row["penalties"] for row in rows if row["measure"] == "kind"}
    assert kinds == set((combination[0] or "").split(";")) - {""}


def test_combinations_add_up_and_kinds_do_not(con: "DuckDBPyConnection", put: Put) -> None:
    put(
        decided(penalties=["fine", "warning"], fine_yuan=100),
        decided(penalties=["fine"], fine_yuan=300),
        decided(penalties=["fine"]),
        decided(),
        {"status": "proposed", "penalties": ["fine"], "fine_yuan": 9},
    )
    result = run(con, "penalties")
    columns = ("measure", "penalties", "cases", "share_pct", "fined", "fine_median_yuan")
    assert [tuple(row[column] for column in columns) for row in records(result)] == [
        ("kind", "fine", 3, 75, 2, 200),
        ("kind", "warning", 1, 25, 1, 100),
        ("combination", "fine", 2, 50, 1, 300),
        ("combination", "fine;warning", 1, 25, 1, 100),
        ("combination", None, 1, 25, 0, None),
    ]
    assert "over 4 decided: penalties stated in 3, not stated in 1; not in it: 1 proposed" in result.note


def test_discretion(con: "DuckDBPyConnection", put: Put) -> None:
    put(
        decided(discretion=["从轻"], fine_yuan=100),
        decided(discretion=["lenient", "aggravated"], fine_yuan=300),
        {"status": "exempted", "discretion": ["首违不罚"]},
        decided(fine_yuan=50),
    )
    columns = ("discretion", "name_zh", "cases", "share_pct", "decided", "fined", "fine_median_yuan")
    result = run(con, "discretion")
    assert (
        result.note
        == "4 cases; discretion stated in 3, not stated in 1; a case may stand in several rows: they do not add up."
    )
    assert [tuple(row[column] for column in columns) for row in records(result)] == [
        ("lenient", "从轻", 2, 50, 2, 2, 200),
        ("aggravated", "从重", 1, 25, 1, 1, 300),
        ("exempt_first", "首违不罚", 1, 25, 0, 0, None),
        (None, "未载明", 1, 25, 1, 1, 50),
    ]


@pytest.mark.parametrize(
    ("case", "penalties", "discretion", "filled"),
    [
        pytest.param({"penalty_text": "决定减轻处罚，没收违法所得1000元，罚款3万元"}, "confiscated_gains fine", "mitigated", "penalties discretion", id="kinds, and a circumstance"),
        pytest.param({"penalty_text": "警告"}, "warning", "", "penalties", id="a bare word is a penalty, under its heading"),
        pytest.param({"penalty_text": "責令停產停業，罰款500元，责令改正"}, "fine suspension", "", "penalties measures", id="an order is a measure; traditional characters"),
        pytest.param({"penalty_text": "警告", "measures": ["correction_order"]}, "warning", "", "penalties", id="measures given stand"),
        pytest.param({"penalty_text": "没收违法所得700元；罚款3500元", "penalties": ["fine"]}, "confiscated_gains fine", "", "penalties", id="a kind with its sum is added"),
        pytest.param({"penalty_text": "没收价值80元的物品，罚款3500元", "penalties": ["warning"]}, "confiscated_goods fine warning", "", "penalties", id="goods with their value, and a fine"),
        pytest.param({"penalty_text": "警告，没收违法所得", "penalties": ["fine"]}, "fine", "", "", id="a kind without a sum is not"),
        pytest.param({"penalty_text": "没收违法所得700元", "penalties": ["confiscation"]}, "confiscation", "", "", id="没收 in the column may be that of the text"),
        pytest.param({"penalty_text": "从轻处罚，警告", "penalties": ["fine"], "discretion": ["aggravated"]}, "fine", "aggravated", "", id="columns stand"),
        pytest.param({"penalty_text": "罚款0元，警告"}, "warning", "", "penalties", id="a fine of zero is none"),
        pytest.param({"penalty_text": "罚款，警告", "fine_yuan": 0}, "warning", "", "penalties", id="zero in the column"),
        pytest.param({"penalty_text": "不予从轻、减轻处罚，罚款500元"}, "fine", "", "penalties", id="no mitigation"),
        pytest.param({"penalty_text": "不符合减轻处罚条件，从重处罚，警告"}, "warning", "aggravated", "penalties discretion", id="not that, but this"),
        pytest.param({"penalty_text": "不予警告，罚款500元"}, "fine", "", "penalties", id="what is not done"),
        pytest.param({"penalty_text": "拟从轻处罚，没收违法所得70元"}, "", "", "", id="a proposal imposes nothing"),
        pytest.param({"penalty_text": "拟从轻处罚，警告", "status": "proposed"}, "warning", "lenient", "penalties discretion", id="but proposes, where the case is proposed"),
        pytest.param({"penalty_text": "警告", "status": "investigating"}, "", "", "", id="a case under way has no penalty"),
        pytest.param({"penalty_text": "警告", "status": "corrected"}, "", "", "", id="nor one that was corrected alone"),
        pytest.param({"penalty_text": "撤销案件，原拟吊销许可证"}, "", "", "", id="a case that was closed"),
        pytest.param({"facts": "警告，从轻处罚"}, "", "", "", id="facts are not asked"),
    ],
)  # fmt: skip
def test_penalties_told_by_the_text(
    con: "DuckDBPyConnection", put: Put, case: dict[str, Any], penalties: str, discretion: str, filled: str
) -> None:
    put({"decided_on": "2023-01-01", **case})
    query = "select penalties, discretion, list_filter(inferred, lambda name: name in ('penalties', 'measures', 'discretion')) from cases"
    ((*told, inferred),) = con.execute(query).fetchall()
    assert told == [penalties.split() or None, discretion.split() or None]
    assert set(inferred or ()) == set(filled.split())


@pytest.mark.parametrize(
    ("case", "status", "discretion"),
    [
        pytest.param({"penalty_text": "不予行政处罚"}, "exempted", "", id="不予行政处罚"),
        pytest.param({"penalty_text": "违法行为轻微，不予处罚，责令改正"}, "exempted", "exempt_minor", id="不予处罚, with an order"),
        pytest.param({"penalty_text": "免予处罚", "fine_yuan": 0}, "exempted", "", id="免予处罚, a fine of zero"),
        pytest.param({"penalty_text": "首违不罚", "decided_on": None}, "exempted", "exempt_first", id="without a day"),
        pytest.param({"penalty_text": "首违不罚", "fine_yuan": 500}, "decided", "", id="a fine in the column"),
        pytest.param({"penalty_text": "不予行政处罚", "penalties": ["warning"]}, "decided", "", id="a penalty in the column"),
        pytest.param({"penalty_text": "不予行政处罚，没收违法所得100元"}, "decided", "", id="a confiscation with its sum"),
        pytest.param({"penalty_text": "不予行政处罚，没收涉案物品"}, "decided", "", id="a confiscation without"),
        pytest.param({"penalty_text": "对虚假宣传不予行政处罚，对价格欺诈罚款500元"}, "decided", "", id="of one act alone"),
        pytest.param({"penalty_text": "不予行政处罚", "status": "closed"}, "closed", "", id="a status given stands"),
        pytest.param({"penalty_text": "不予行政处罚", "status": "怪"}, "unknown", "", id="also one that nobody knows"),
        pytest.param({"penalty_text": "拟不予行政处罚"}, "decided", "", id="a proposal"),
        pytest.param({"penalty_text": "不适用首违不罚，警告"}, "decided", "", id="not applied"),
        pytest.param({"penalty_text": "撤案"}, "closed", "", id="a case that was dropped"),
        pytest.param({"penalty_text": "违法事实不成立，予以销案"}, "closed", "", id="one that was none"),
        pytest.param({"penalty_text": "移送公安机关处理"}, "transferred", "", id="one that went to the police"),
        pytest.param({"penalty_text": "罚款500元；涉嫌犯罪部分移送公安机关"}, "decided", "", id="in part only"),
        pytest.param({"penalty_text": "移送公安机关", "fine_yuan": 500}, "decided", "", id="also, as the column has a fine"),
        pytest.param({"penalty_text": "撤案", "penalties": ["warning"]}, "decided", "", id="dropped, and a penalty listed"),
        pytest.param({"penalty_text": "罚款500元，已撤销", "fine_yuan": 500}, "withdrawn", "", id="revoked, also with a fine"),
        pytest.param({"penalty_text": "警告（该处罚决定已被依法撤销）"}, "withdrawn", "", id="revoked, in brackets"),
        pytest.param({"penalty_text": "撤销原处罚决定，重新作出罚款500元的决定"}, "decided", "", id="decided anew"),
        pytest.param({"penalty_text": "警告，已申请撤销处罚决定"}, "decided", "", id="not revoked yet"),
        pytest.param({"penalty_text": "罚款500元；复议维持，不予撤销处罚决定"}, "decided", "", id="not revoked at all"),
        pytest.param({"penalty_text": "罚款500元，证书已撤销", "fine_yuan": 500}, "decided", "", id="something else was revoked"),
    ],
)  # fmt: skip
def test_an_outcome_without_a_penalty_told_by_the_text(
    con: "DuckDBPyConnection", put: Put, case: dict[str, Any], status: str, discretion: str
) -> None:
    put({"decided_on": "2023-01-01", **case})
    assert con.execute("select status, discretion from cases").fetchall() == [(status, discretion.split() or None)]


def test_what_was_told_comes_back_from_an_export(con: "DuckDBPyConnection", put: Put) -> None:
    """What a text told is the same once it is given, and stays marked as told."""
    texts = ["首违不罚", "拟罚款500元", "从轻处罚，警告，责令改正", "不予行政处罚，没收涉案物品"]
    put(*({"decided_on": "2023-01-01", "penalty_text": text} for text in texts))
    query = "select case_id, status, penalties, measures, discretion, inferred from cases order by case_id"
    columns, rows = query.removeprefix("select ").partition(" from")[0].split(", "), con.execute(query).fetchall()
    given = [
        {"decided_on": "2023-01-01", "penalty_text": text, **dict(zip(columns, row, strict=True))}
        for text, row in zip(texts, rows, strict=True)
    ]
    put(*given)
    assert con.execute(query).fetchall() == rows


def line(quantity: float | None, price: float) -> dict[str, Any]:
    return {"product": "罩", "unit": "个", "sale_price": price, "quantity_sold": quantity}


@pytest.mark.parametrize(
    ("case", "check", "verdict"),
    [
        pytest.param({"prices": [line(100, 2.5), line(10, 3)], "sales_yuan": 280}, "quantity_by_price", "agrees", id="all lines together"),
        pytest.param({"prices": [line(3, 3.33)], "sales_yuan": 10}, "quantity_by_price", "agrees", id="rounded to the yuan"),
        pytest.param({"prices": [line(100, 2.5)], "sales_yuan": 2500}, "quantity_by_price", "differs", id="ten times as much"),
        pytest.param({"prices": [line(100, 2.5), line(None, 3)], "sales_yuan": 280}, "quantity_by_price", None, id="a line without a quantity"),
        pytest.param({"fine_yuan": 10, "confiscated_yuan": 5, "combined_yuan": 15}, "parts_of_combined", "agrees", id="10 + 5"),
        pytest.param({"fine_yuan": 10, "confiscated_yuan": 5, "combined_yuan": 17}, "parts_of_combined", "differs", id="17 is more"),
        pytest.param({"penalty_text": "罚款伍仟元整（¥5000.00）"}, "words_and_digits", "agrees", id="大写 and digits"),
        pytest.param({"penalty_text": "罚款5000.5元（大写：伍仟元整）"}, "words_and_digits", "differs", id="half a yuan more in digits"),
        pytest.param({"penalty_text": "罚款5000元"}, "words_and_digits", None, id="written once"),
        pytest.param({"confiscated_gains_yuan": 5, "confiscated_goods_yuan": 4, "confiscated_yuan": 9}, "parts_of_confiscation", "agrees", id="5 + 4"),
        pytest.param({"confiscated_gains_yuan": 5, "confiscated_goods_yuan": 4, "confiscated_yuan": 11}, "parts_of_confiscation", "differs", id="11 is more"),
        pytest.param({"illegal_gains_yuan": 50, "confiscated_gains_yuan": 30}, "taken_within_gains", "agrees", id="less, as a part went back"),
        pytest.param({"illegal_gains_yuan": 50, "confiscated_gains_yuan": 30, "refund_yuan": 22}, "taken_within_gains", "differs", id="52 of 50"),
        pytest.param({"illegal_gains_yuan": 50, "sales_yuan": 49}, "gains_within_sales", "agrees", id="one yuan is rounding"),
        pytest.param({"illegal_gains_yuan": 50, "sales_yuan": 20}, "gains_within_sales", "differs", id="more gains than receipts"),
        pytest.param({"fine_yuan": "35158.74", "illegal_gains_yuan": "17579.37"}, "fine_by_gains", "agrees", id="twice the gains, the sixth case of the bulletin"),
        pytest.param({"fine_yuan": 20_300, "goods_value_yuan": 10_000}, "fine_by_goods_value", "other", id="2.03 times"),
        pytest.param({"fine_yuan": 20_100, "sales_yuan": 10_000}, "fine_by_sales", "near", id="2.01 times"),
        pytest.param({"fine_yuan": 400, "illegal_turnover_yuan": 1000}, "fine_by_turnover", "other", id="0.4 times is no multiple"),
        pytest.param({"fine_yuan": 35_000, "advertising_fee_yuan": 1000}, "fine_by_advertising_fee", "other", id="no law goes to 35 times"),
        pytest.param({"fine_yuan": 400, "illegal_gains_yuan": 0}, "fine_by_gains", None, id="no base"),
    ],
)  # fmt: skip
def test_amounts_against_each_other(
    con: "DuckDBPyConnection", put: Put, case: dict[str, Any], check: str, verdict: str | None
) -> None:
    put(decided(**case))
    found = con.execute('select verdict from checks where "check" = ?', [check]).fetchall()
    assert found == ([(verdict,)] if verdict else [])
    shown = {row["check"]: row["verdict"] for row in records(run(con, "consistency"))}
    assert shown.get(check) == (verdict if verdict in ("differs", "near") else None)
    counts = {row["check"]: row for row in records(run(con, "consistency", "all"))}
    assert (check in counts) == bool(verdict)
    if verdict:
        assert {name: counts[check][name] for name in ("agrees", "near", "differs", "other")} == {
            name: int(name == verdict) for name in ("agrees", "near", "differs", "other")
        }


def test_a_gap_of_amounts_is_shown(con: "DuckDBPyConnection", put: Put) -> None:
    put(decided(prices=[line(100, 2.5)], sales_yuan=2500), decided(fine_yuan=20_100, illegal_gains_yuan=10_000))
    columns = ("case_id", "check", "stated_yuan", "computed_yuan", "gap_yuan", "multiple", "verdict")
    result = run(con, "consistency")
    assert [tuple(row[column] for column in columns) for row in records(result)] == [
        ("c1", "quantity_by_price", 2500, 250, 2250, None, "differs"),
        ("c2", "fine_by_gains", 20_100, 20_000, 100, 2, "near"),
    ]
    assert "over 2 decided: amounts to hold against each other in 2" in result.note


def test_undecided_amounts_are_not_counted(con: "DuckDBPyConnection", put: Put) -> None:
    put({"status": "proposed", "prices": [line(100, 2.5)], "sales_yuan": 2500})
    assert records(run(con, "consistency")) == []


def test_a_threshold_is_the_users(published: "DuckDBPyConnection") -> None:
    result = run(published, "markup", None, select(over="490"))
    assert [row["markup_pct"] for row in records(result)] == [500, 1300]
    assert result.title == "Markup and price rises (markup over 490 %)"
    assert "the threshold of 490 % is the user's, it stands in no law" in result.note
    (row,) = records(run(published, "markup", "type", select(over="500%")))
    assert (row["cases"], row["lines"], row["max_pct"]) == (1, 1, 1300), "over 500 leaves out 500"
    assert len(records(run(published, "markup", None, select(over="0")))) == 3
    assert run(published, "markup", None, select(over="1e2")).title.endswith("(markup over 100 %)")
    for word in ("much", "nan", "1e99"):
        with pytest.raises(UsageError, match="is no rate in percent"):
            select(over=word)
    with pytest.raises(UsageError, match="--over has no meaning for fines") as caught:
        run(published, "fines", None, select(over="1"))
    assert caught.value.remedy == "leave it out, or report markup"


CASES = (
    decided(province="浙江省", violation_type="price_gouging", fine_yuan=100, penalties=["fine", "warning"]),
    decided(province="浙江省", violation_type="price_gouging", fine_yuan=300, penalties=["fine"]),
    decided(province="浙江省", violation_type="price_fraud", penalties=["warning"]),
    decided(province="江苏省", violation_type="price_gouging", fine_yuan=50, penalties=["fine"]),
    decided(violation_type="price_fraud", penalties=["fine"]),
)
"""Five cases: of 浙江 three, of 江苏 one, of nowhere one; one with two penalties."""


def grid(con: "DuckDBPyConnection", rows: str, cols: str, cell: str | None = None, lang: str = "en") -> list[Any]:
    report, grouping = reports.find("cross", rows, cols)
    result = crosstab.shaped(reports.run(Duck(con), report, grouping, Selection(), lang), grouping, cell, lang)
    return [tuple(result.header), *result.rows]


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        pytest.param(None, [(2, 1, 3), (1, 0, 1), (0, 1, 1), (3, 2, 5)], id="cases"),
        pytest.param("row_pct", [(D("66.67"), D("33.33"), 100), (100, 0, 100), (0, 100, 100), (60, 40, 100)], id="of the row"),
        pytest.param("col_pct", [(D("66.67"), 50, 60), (D("33.33"), 0, 20), (0, 50, 20), (100, 100, 100)], id="of the column"),
        pytest.param("fined", [(2, 0, 2), (1, 0, 1), (0, 0, 0), (3, 0, 3)], id="with a fine"),
        pytest.param("fine_total_yuan", [(400, 0, 400), (50, 0, 50), (0, 0, 0), (450, 0, 450)], id="money"),
        pytest.param("fine_median_yuan", [(200, None, 200), (50, None, 50), (None, None, None), (100, None, 100)], id="medians"),
    ],
)  # fmt: skip
def test_a_grid(con: "DuckDBPyConnection", put: Put, cell: str | None, wanted: list[Any]) -> None:
    put(*CASES)
    found = grid(con, "province", "type", cell)
    assert found == [
        ("key", "price_gouging", "price_fraud", "total"),
        *((key, *values) for key, values in zip(["浙江省", "江苏省", None, "total"], wanted, strict=True)),
    ]


def test_totals_count_each_case_once(con: "DuckDBPyConnection", put: Put) -> None:
    """One case stands under fine and under warning: four and two, of five cases."""
    put(*CASES)
    assert grid(con, "penalty", "province") == [
        ("key", "浙江省", "江苏省", "not stated", "total"),
        ("fine", 2, 1, 1, 4),
        ("warning", 2, 0, 0, 2),
        ("total", 3, 1, 1, 5),
    ]
    assert "they do not add up" in run(con, "cross", "province penalty").note


def test_a_grid_by_time_in_chinese(con: "DuckDBPyConnection", put: Put) -> None:
    put(*CASES, decided(decided_on="2022-12-31", province="江苏省"), {"case_id": "u", "province": "江苏省"})
    assert grid(con, "province", "month", None, "zh") == [
        ("省份", "2022-12", "2023-01", "未载明", "合计"),
        ("江苏省", 1, 1, 1, 3),
        ("浙江省", 0, 3, 0, 3),
        (None, 0, 1, 0, 1),
        ("合计", 1, 5, 1, 7),
    ]
    assert "dates: 6 decided, 1 undated" in run(con, "cross", "province month").note


def test_groups_that_are_called_like_a_column(con: "DuckDBPyConnection", put: Put) -> None:
    put(*(decided(agency=agency) for agency in ("KEY", "total", "total (2)")))
    header, *_ = grid(con, "type", "agency")
    assert sorted(header[1:-1]) == ["KEY (2)", "total", "total (2)"]
    assert (header[0], header[-1]) == ("key", "total (3)")


def test_a_grid_of_nothing(empty: "DuckDBPyConnection") -> None:
    assert grid(empty, "province", "type") == [("key",)]


def test_too_many_columns(con: "DuckDBPyConnection", put: Put) -> None:
    put(*(decided(party=f"第{number}药房") for number in range(200)))
    with pytest.raises(UsageError, match="a grid of 201 columns"):
        grid(con, "type", "party")
    assert len(grid(con, "party", "type")) == 202


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        pytest.param("cross --rows type --cols year", 0, "price_gouging", id="rows and columns"),
        pytest.param("cross --by type --by year", 0, "price_gouging", id="two groupings"),
        pytest.param("cross", 2, "cross needs two groupings", id="none"),
        pytest.param("cross --by type", 2, "cross needs two groupings", id="one"),
        pytest.param("cross --rows type", 2, "--rows and --cols go together", id="rows only"),
        pytest.param("cross --rows type --cols year --by city", 2, "--rows and --cols go together", id="both ways"),
        pytest.param("fines --rows type", 2, "--rows has no meaning for fines", id="of another report"),
        pytest.param("fines --top 3", 2, "--top has no meaning for fines", id="top of another report"),
        pytest.param("top --top 0", 2, "", id="no row at all"),
        pytest.param("fines --by type --by year", 2, "one grouping at a time", id="two for one"),
    ],
)
def test_the_command_line(cases: Callable[..., Done], words: str, code: int, said: str) -> None:
    cases("load", "--sample")
    done = cases("report", *words.split())
    assert done.code == code
    assert said in done.out + done.err


def test_a_grid_in_json_and_a_row_a_cell(cases: Callable[..., Done]) -> None:
    cases("load", "--sample")
    chosen = ("report", "cross", "--rows", "group", "--cols", "year", "--format", "json")
    assert json.loads(cases(*chosen).out)[0] == {"key": "price", "2023": 3, "total": 3}
    first, *_ = json.loads(cases(*chosen, "--cell", "all").out)
    assert (first["part"], first["key"], first["col"], first["cases"]) == ("cell", "price", "2023", 3)
    assert "crossed as (" in cases(*chosen[:6], "--sql").out


def test_sources_of_several_kinds_are_said(con: "DuckDBPyConnection", put: Put) -> None:
    put(decided(source_kind="publicity"), decided(source_kind="publicity"))
    assert "source" not in run(con, "fines").note
    put(decided(case_id="t", source_kind="typical_case"), decided(case_id="n"))
    note = run(con, "fines").note
    assert "sources together: 2 publicity, 1 not stated, 1 typical_case (--source)" in note
    assert "typical cases are chosen for publication" in note


@pytest.mark.parametrize("words", [("reports", "lag"), ("report", "lag", "--help"), ("report", "-h", "lag")])
def test_a_report_tells_its_method(cases: Callable[..., Done], words: tuple[str, ...]) -> None:
    told = " ".join(cases(*words).out.split())
    assert "the 90 days of 行政处罚法 60 run from the filing" in told
    assert "over_90_pct" in told, "and its columns"


def test_every_report_has_a_method() -> None:
    for name in reports.report_names():
        assert reports.query("reports", name).info["method"], name


def test_help_of_no_report_says_which_is_near(cases: Callable[..., Done]) -> None:
    done = cases("report", "heapin", "--help")
    assert (done.code, done.err) == (2, "cases: error: there is no report heapin. Try: heaping\n")
