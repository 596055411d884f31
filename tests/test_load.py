"""What a load leaves in the database, refuses and says."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cases.errors import SourceError
from cases.loading import Outcome
from cases.loading.account import described
from tests.conftest import SAMPLE_FILE, content, load_file, rules

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Put = Callable[..., Outcome]


def counts(outcome: Outcome) -> tuple[int, int, int, int]:
    return outcome.inserted, outcome.updated, outcome.unchanged, outcome.rejected


def test_the_sample_twice_changes_nothing(con: "DuckDBPyConnection") -> None:
    assert counts(load_file(con, SAMPLE_FILE)) == (8, 0, 0, 0)
    before = content(con)
    assert counts(load_file(con, SAMPLE_FILE)) == (0, 0, 8, 0)
    assert content(con) == before


def test_the_sample_as_a_table_is_the_same(con: "DuckDBPyConnection") -> None:
    load_file(con, SAMPLE_FILE)
    assert counts(load_file(con, SAMPLE_FILE.with_suffix(".csv"))) == (0, 0, 8, 0)


def test_a_case_that_another_file_tells_otherwise_is_said(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    """The later load counts, and says what it took the place of; a file that was edited takes its own place."""
    for name, fine, found in (("a", 5, {}), ("a", 6, {}), ("b", 6, {}), ("b", 7, {"told_otherwise": 1})):
        path = tmp_path / f"{name}.jsonl"
        path.write_text(f'{{"case_id": "x", "title": "甲案", "fine_yuan": {fine}}}\n', "utf-8")
        assert rules(load_file(con, path)) == found
        assert con.execute("select fine_yuan from cases").fetchall() == [(fine,)]
    ((value,),) = con.execute("select value from findings where rule = 'told_otherwise'").fetchall()
    assert value.endswith("a.jsonl:1")


def test_an_update_replaces_the_whole_case(con: "DuckDBPyConnection", put: Put) -> None:
    first = {
        "fine_yuan": 1,
        "citations": ["《甲法》第一条", "《甲法》第二条"],
        "prices": [{"product": "p", "sale_price": 2, "unit": "个"}],
    }
    put(first, {"fine_yuan": 5})
    assert counts(put({"citations": ["《甲法》第三条"]}, {"fine_yuan": 5})) == (0, 1, 1, 0)
    assert con.execute("select fine_yuan from cases where case_id = 'c1'").fetchall() == [(None,)]
    assert con.execute("select citation from citations").fetchall() == [("《甲法》第三条",)]
    assert con.execute("select count(*) from prices").fetchall() == [(0,)]


def test_what_an_update_takes_away_is_said(con: "DuckDBPyConnection", put: Put) -> None:
    put({"fine_yuan": 50000, "decided_on": "2023-01-02"})
    assert rules(put({"decided_on": "2023-01-03"})) == {"emptied": 1}
    assert con.execute("select field, value from findings").fetchall() == [("fine_yuan", "50000.00")]
    assert rules(put({"decided_on": "2023-01-03"})) == {}


def test_a_price_alone_is_a_change(put: Put) -> None:
    put({"prices": [{"product": "p", "unit": "个", "sale_price": 2}]})
    assert counts(put({"prices": [{"product": "p", "unit": "个", "sale_price": 3}]})) == (0, 1, 0, 0)


@pytest.mark.parametrize(
    ("case", "rule"),
    [
        pytest.param({"fine_yuan": "五万余元"}, "unreadable_amount", id="an amount and more"),
        pytest.param({"fine_yuan": "5000元/件"}, "unreadable_amount", id="an amount for each"),
        pytest.param({"fine_yuan": "5千美元"}, "unreadable_amount", id="a unit that is not read"),
        pytest.param({"fine_yuan": "5000-10000元"}, "unreadable_amount", id="from one amount to another"),
        pytest.param({"fine_yuan": "$5000"}, "unreadable_amount", id="no yuan"),
        pytest.param({"decided_on": "2023-02-30"}, "unreadable_date", id="a day that does not exist"),
        pytest.param({"party_count": "2.5"}, "unreadable_number", id="half a party"),
        pytest.param({"fine_joint": "maybe"}, "unreadable_flag", id="neither yes nor no"),
        pytest.param({"fine_yuan": -1}, "negative_amount", id="a negative fine"),
        pytest.param({"fine_yuan": 10**13}, "too_large", id="ten trillion yuan"),
        pytest.param({"prices": [{"product": "p", "sale_price": "five"}]}, "unreadable_number", id="a price in words"),
        pytest.param({"prices": [{"product": "p", "sale_price": -5}]}, "negative_amount", id="a negative price"),
        pytest.param({"prices": {"product": "p"}}, "wrong_structure", id="a price line instead of a list"),
        pytest.param({"prices": ["p"]}, "wrong_structure", id="a price line that is no object"),
        pytest.param({"title": {"a": 1}}, "wrong_structure", id="an object for a text"),
        pytest.param({"evidence": "x"}, "wrong_structure", id="a text for a list"),
        pytest.param({"citations": [{"article": "3"}]}, "unreadable_citation", id="a provision of no law"),
        pytest.param(
            {"citations": [{"law": "甲法", "article": "x"}]}, "unreadable_citation", id="an article that is no number"
        ),
        pytest.param({"citations": [3]}, "unreadable_citation", id="a number for a citation"),
        pytest.param({"citations": [{"law": "甲法", "artcle": "1"}]}, "unreadable_citation", id="a misspelt name"),
        pytest.param({"citations": [{"law": " ", "article": "1"}]}, "unreadable_citation", id="a blank for a law"),
        pytest.param({"citations": [{"law": ["甲法"]}]}, "unreadable_citation", id="a list for a law"),
        pytest.param({"decided_on": "0000-05-01"}, "unreadable_date", id="a year before there were any"),
        pytest.param({"case_id": None, "title": None, "fine_yuan": 5}, "unidentified", id="nothing to tell it by"),
    ],
)
def test_an_error_refuses_the_case_and_keeps_the_rest(
    con: "DuckDBPyConnection", put: Put, case: dict[str, Any], rule: str
) -> None:
    outcome = put(case, {"case_id": "good"})
    assert rules(outcome) == {rule: 1}
    assert counts(outcome) == (1, 0, 0, 1)
    assert con.execute("select case_id from cases").fetchall() == [("good",)]
    ((severity, row),) = con.execute("select severity, source_row from findings").fetchall()
    assert (severity, row) == ("error", 1)


@pytest.mark.parametrize(
    ("case", "rule"),
    [
        pytest.param({"decided_on": "2999-01-01"}, "future_date", id="a date to come"),
        pytest.param({"party_code": "91350100M000100Y44"}, "party_code_check", id="a wrong check character"),
        pytest.param({"found_on": "2023-02-01", "decided_on": "2023-01-01"}, "decided_before_found", id="order"),
        pytest.param(
            {"found_on": "2023-02-01", "filed_on": "2023-01-01"}, "days_out_of_order", id="filed before found"
        ),
        pytest.param(
            {"filed_on": "2023-02-01", "decided_on": "2023-01-01"}, "days_out_of_order", id="decided before filed"
        ),
        pytest.param(
            {"decided_on": "2023-02-01", "published_on": "2023-01-01"},
            "days_out_of_order",
            id="published before decided",
        ),
        pytest.param({"violation_type": "乱来"}, "unknown_type", id="a type that no list has"),
        pytest.param({"status": "悬而未决"}, "unknown_status", id="a status that no list has"),
        pytest.param({"penalties": ["fine", "鞭刑"]}, "unknown_code", id="a penalty that no list has"),
        pytest.param({"fine_yuan": "1.005"}, "rounded", id="a tenth of a cent"),
        pytest.param(
            {"prices": [{"product": "p", "sale_price": 2}]}, "sale_price_without_unit", id="two yuan per what"
        ),
        pytest.param(
            {"prices": [{"product": "p", "unit": "盒", "purchase_unit": "箱", "sale_price": 2}]},
            "units_differ",
            id="units",
        ),
        pytest.param(
            {
                "prices": [
                    {
                        "product": "p",
                        "unit": "盒",
                        "purchase_price": "1.00",
                        "sale_price": "2.00",
                        "stated_markup_pct": 900,
                    }
                ]
            },
            "rate_unexplained",
            id="a rate that nothing explains",
        ),
        pytest.param({"prices": [{"product": "p", "purchse_price": 1}]}, "unknown_key", id="a misspelt price"),
        pytest.param(
            {"violation_type": "price_gouging", "violation_subtype": "no_3c"}, "type_and_subtype_differ", id="two types"
        ),
        pytest.param({"citations": "依法处理"}, "citation_unread", id="no provision in the text"),
        pytest.param({"doubts": [{"rule": "two_sums", "field": "fine_yuan", "value": "3"}]}, "two_sums", id="a doubt"),
    ],
)
def test_a_warning_keeps_the_case(con: "DuckDBPyConnection", put: Put, case: dict[str, Any], rule: str) -> None:
    outcome = put(case)
    assert rules(outcome) == {rule: 1}
    assert counts(outcome) == (1, 0, 0, 0)


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("91350100M000100Y43", id="the example of GB 32100"),
        pytest.param("91350100m000100y43", id="in small letters"),
        pytest.param("330100000012345", id="an older registration number has no such check"),
        pytest.param("9135***********Y43", id="masked"),
    ],
)
def test_a_party_code_that_is_right_or_another_kind_is_no_finding(put: Put, code: str) -> None:
    assert rules(put({"party_code": code})) == {}


def test_an_unknown_type_counts_as_other_and_keeps_its_words(con: "DuckDBPyConnection", put: Put) -> None:
    put({"violation_type": "乱来"})
    assert con.execute("select violation_type, violation_text from cases").fetchall() == [("other", "乱来")]


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        pytest.param({"violation_type": "哄抬价格"}, ("price_gouging", None), id="a Chinese name"),
        pytest.param(
            {"violation_type": "囤积居奇"}, ("price_gouging", "gouging_hoarding"), id="a subtype brings its type"
        ),
        pytest.param({"violation_subtype": "no_3c"}, ("uncertified_product", "no_3c"), id="a subtype alone"),
        pytest.param({"violation_type": "price_collusion"}, ("other", "price_collusion"), id="a subtype of type other"),
    ],
)
def test_types_and_subtypes_fill_each_other(
    con: "DuckDBPyConnection", put: Put, given: dict[str, str], stored: Any
) -> None:
    put(given)
    assert con.execute("select violation_type, violation_subtype from cases").fetchall() == [stored]


@pytest.mark.parametrize(
    ("given", "status"),
    [
        pytest.param({"decided_on": "2023-01-01"}, "decided", id="a day of decision"),
        pytest.param({"source_kind": "双公示"}, "decided", id="publicity tables hold decisions"),
        pytest.param({"source_kind": "typical_case"}, "unknown", id="a bulletin without an outcome"),
        pytest.param({"decision_no": "甲市监处罚〔2023〕1号"}, "decided", id="the number of a decision"),
        pytest.param({"fine_yuan": 500, "published_on": "2023-01-01"}, "decided", id="a fine, published only"),
        pytest.param({"fine_yuan": 0}, "unknown", id="no fine tells no decision"),
        pytest.param({"penalties": "警告"}, "decided", id="another penalty"),
        pytest.param({"confiscated_gains_yuan": 300}, "decided", id="a confiscation"),
        pytest.param({"combined_yuan": 300}, "decided", id="a sum of both"),
        pytest.param({"illegal_gains_yuan": 300}, "unknown", id="gains alone"),
        pytest.param({"decision_no": "甲市监责改〔2023〕1号"}, "unknown", id="the number of an order"),
        pytest.param({"decision_no": "甲市监立〔2023〕1号"}, "unknown", id="the number of a filing"),
        pytest.param({"decision_no": "甲市监罚告〔2023〕1号", "fine_yuan": 500}, "unknown", id="a notice of a fine"),
        pytest.param({"decision_no": "甲市监告【2023】1号", "fine_yuan": 500}, "unknown", id="in other brackets"),
        pytest.param({"decision_no": "行政处罚事先告知书2023年1号", "fine_yuan": 500}, "unknown", id="in full"),
        pytest.param({"decision_no": "2023-17"}, "unknown", id="a number that says nothing"),
        pytest.param({"penalty_text": "罚款500元"}, "decided", id="a penalty in words"),
        pytest.param({"measures": "责令改正"}, "unknown", id="an order alone"),
        pytest.param({"penalty_text": "拟罚款500元", "fine_yuan": 500}, "unknown", id="a fine that is proposed"),
        pytest.param(
            {"penalty_text": "拟罚款500元", "decision_no": "甲市监罚告〔2023〕1号"},
            "unknown",
            id="a notice with a number",
        ),
        pytest.param(
            {"penalty_text": "不予行政处罚", "decision_no": "甲1号"}, "exempted", id="a decision not to punish"
        ),
        pytest.param({"status": "拟处罚", "decided_on": "2023-01-01"}, "proposed", id="what is said wins"),
        pytest.param(
            {"status": "??", "decided_on": "2023-01-01"}, "unknown", id="an unknown word is not taken for a decision"
        ),
    ],
)
def test_status(con: "DuckDBPyConnection", put: Put, given: dict[str, str], status: str) -> None:
    put(given)
    assert con.execute("select status from cases").fetchall() == [(status,)]


def test_penalties_and_measures_are_told_apart(con: "DuckDBPyConnection", put: Put) -> None:
    put({"penalties": "罚款、责令改正;责令召回、下架", "measures": ["education", "警告"]})
    found = con.execute("select penalties, measures from cases").fetchall()
    assert found == [(["fine", "warning"], ["correction_order", "education", "recall_order"])]


def test_parts_of_a_confiscation_are_added_up(con: "DuckDBPyConnection", put: Put) -> None:
    put(
        {"confiscated_gains_yuan": "1.10", "confiscated_goods_yuan": "2.20"},
        {"confiscated_gains_yuan": 5},
        {"confiscated_yuan": 9},
        {},
    )
    found = con.execute("select confiscated_yuan from cases order by case_id").fetchall()
    assert [value for (value,) in found] == [Decimal("3.30"), Decimal(5), Decimal(9), None]


def write(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def test_further_rows_are_further_price_lines(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    outcome = load_file(
        con,
        write(
            tmp_path / "rows.csv",
            "case_id,title,fine_yuan,product,unit,sale_price\n"
            "a,甲案,500,药,盒,5\n"
            "a,,,口罩,个,3\n"  # the case's columns left empty
            "a,甲案,500.00,手套,双,2\n",  # or repeated, in another writing
        ),
    )
    assert counts(outcome) == (1, 0, 0, 0)
    assert "  2 rows tell once more, or more, of cases that other rows tell" in described(outcome, "en")
    assert con.execute("select position, product from prices order by position").fetchall() == [
        (1, "药"),
        (2, "口罩"),
        (3, "手套"),
    ]


@pytest.mark.parametrize(
    ("case", "found"),
    [
        pytest.param({"fine_yuan": 300, "penalties": ["confiscated_gains"]}, True, id="a confiscation alone"),
        pytest.param({"fine_yuan": 300, "penalties": ["confiscated_goods", "warning"]}, True, id="and a warning"),
        pytest.param({"fine_yuan": 300, "penalties": ["confiscated_gains", "fine"]}, False, id="a fine beside it"),
        pytest.param({"fine_yuan": 300, "penalties": ["warning"]}, False, id="no confiscation"),
        pytest.param({"fine_yuan": 0, "penalties": ["confiscated_gains"]}, False, id="no fine"),
        pytest.param({"fine_yuan": 300}, False, id="no list"),
        pytest.param({"fine_yuan": 300, "penalty_text": "没收口罩5盒"}, False, id="a text, which need not tell all"),
    ],
)
def test_a_fine_that_the_penalties_do_not_list_is_told(put: Put, case: dict[str, Any], found: bool) -> None:
    assert ("fine_not_listed" in rules(put(case))) == found


@pytest.mark.parametrize(
    ("amounts", "found"),
    [
        pytest.param(
            {"fine_yuan": 2000, "confiscated_gains_yuan": 500, "combined_yuan": 3000}, True, id="500 are missing"
        ),
        pytest.param(
            {"fine_yuan": 2000, "confiscated_gains_yuan": 500, "combined_yuan": 2500}, False, id="they add up"
        ),
        pytest.param(
            {"fine_yuan": 2000, "confiscated_gains_yuan": 500, "combined_yuan": 2501}, False, id="but for a yuan"
        ),
        pytest.param({"fine_yuan": 2000, "combined_yuan": 1500}, True, id="less than the fine alone"),
        pytest.param({"fine_yuan": 2000, "combined_yuan": 2500}, False, id="the confiscation is not stated"),
        pytest.param(
            {"fine_yuan": 2000, "confiscated_gains_yuan": 500, "confiscated_goods_yuan": 80, "combined_yuan": 2500},
            False,
            id="without the value of goods",
        ),
        pytest.param(
            {"fine_yuan": 2000, "confiscated_gains_yuan": 500, "confiscated_goods_yuan": 80, "combined_yuan": 2580},
            False,
            id="with it",
        ),
    ],
)
def test_parts_that_do_not_add_up_are_told(put: Put, amounts: dict[str, int], found: bool) -> None:
    assert ("parts_differ" in rules(put(amounts))) == found


@pytest.mark.parametrize(
    ("case", "found"),
    [
        pytest.param({"penalty_text": "不予行政处罚", "fine_yuan": 2000}, True, id="no penalty, and a fine"),
        pytest.param({"penalty_text": "撤案", "penalties": ["warning"]}, True, id="dropped, and a warning"),
        pytest.param(
            {"penalty_text": "移送公安机关", "confiscated_gains_yuan": 10}, True, id="transferred, and a confiscation"
        ),
        pytest.param({"penalty_text": "不予行政处罚"}, False, id="no penalty"),
        pytest.param({"penalty_text": "不予行政处罚", "fine_yuan": 0}, False, id="a fine of zero"),
        pytest.param({"penalty_text": "罚款2000元", "fine_yuan": 2000}, False, id="a fine in both"),
        pytest.param(
            {"penalty_text": "罚款2000元；涉嫌犯罪部分移送公安机关", "fine_yuan": 2000}, False, id="a part transferred"
        ),
    ],
)
def test_a_text_that_speaks_against_the_penalty_is_told(put: Put, case: dict[str, Any], found: bool) -> None:
    assert ("penalty_contradicted" in rules(put({"decided_on": "2023-01-01", **case}))) == found


def test_the_same_row_again_is_said(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    """Two fines of one day may be meant by it."""
    row = "戊店,2023-03-05,900\n"
    outcome = load_file(con, write(tmp_path / "rows.csv", f"party,decided_on,fine_yuan\n{row}{row}己店,2023-03-05,x\n"))
    assert (outcome.rows, outcome.inserted, outcome.rejected, outcome.further_rows) == (3, 1, 1, 1)
    assert "  1 row tells once more, or more, of a case that another row tells" in described(outcome, "en")


def test_rows_of_one_case_that_disagree_are_all_refused(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    path = write(tmp_path / "rows.csv", "case_id,title,fine_yuan\na,甲案,500\na,甲案,600\nb,乙案,5\n")
    outcome = load_file(con, path)
    assert (rules(outcome), outcome.rejected, outcome.inserted) == ({"rows_disagree": 1}, 2, 1)
    assert con.execute("select value from findings").fetchall() == [("500.00 / 600.00 (rows 2 to 3)",)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("fine", "罚款", id="a code and its name"),
        pytest.param("fine;warning", "warning;fine", id="another order"),
        pytest.param("fine", "", id="a list left empty in the further row"),
    ],
)
def test_other_writings_do_not_disagree(con: "DuckDBPyConnection", tmp_path: Path, one: str, other: str) -> None:
    path = write(tmp_path / "rows.csv", f"case_id,title,penalties\na,甲案,{one}\na,甲案,{other}\n")
    assert counts(load_file(con, path)) == (1, 0, 0, 0)
    assert con.execute("select list_contains(penalties, 'fine') from cases").fetchall() == [(True,)]


@pytest.mark.parametrize("suffix", [".jsonl", ".csv"])
def test_a_case_given_twice_has_its_prices_once(con: "DuckDBPyConnection", tmp_path: Path, suffix: str) -> None:
    text = SAMPLE_FILE.with_suffix(suffix).read_text("utf-8")
    path = write(tmp_path / f"twice{suffix}", text + text.split("\n", 1)[suffix == ".csv"])
    load_file(con, path)
    assert con.execute("select count(*) from prices").fetchall() == [(3,)]
    assert counts(load_file(con, SAMPLE_FILE.with_suffix(suffix))) == (0, 0, 8, 0)


def test_rows_that_identify_nothing_are_counted_as_refused(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    path = write(tmp_path / "rows.csv", "case_id,title,fine_yuan\n,,5\n,,6\n")
    assert counts(load_file(con, path)) == (0, 0, 0, 2)


def test_blank_price_lines_are_none(con: "DuckDBPyConnection", put: Put) -> None:
    put({"prices": [{}]})
    assert con.execute("select count(*) from prices").fetchall() == [(0,)]


def test_one_citation_needs_no_list(con: "DuckDBPyConnection", put: Put) -> None:
    put({"citations": {"law": "价格法", "article": "14"}})
    assert con.execute("select citation from citations").fetchall() == [("《价格法》第十四条",)]


def test_blanks_of_every_kind_are_taken_off(con: "DuckDBPyConnection", put: Put) -> None:
    put({"case_id": "\u00a0\u3000a \ufeff"})
    assert con.execute("select case_id from cases").fetchall() == [("a",)]


def test_an_error_in_one_row_refuses_all_rows_of_the_case(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    path = write(tmp_path / "rows.csv", "case_id,title,sale_price,unit\na,甲案,5,盒\na,,x,盒\nb,乙案,5,盒\n")
    outcome = load_file(con, path)
    assert (outcome.rejected, outcome.inserted) == (2, 1)


def test_a_refused_update_leaves_the_case_as_it_was(con: "DuckDBPyConnection", put: Put) -> None:
    put({"fine_yuan": 5})
    assert counts(put({"fine_yuan": "x"})) == (0, 0, 0, 1)
    assert con.execute("select fine_yuan from cases").fetchall() == [(Decimal(5),)]


def test_rows_are_numbered_as_a_spreadsheet_does(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    path = write(
        tmp_path / "rows.csv",
        '\ncase_id,title,fine_yuan\n\na,"two\nlines",1\n,,\n\nb,bad,x\n',  # blank lines, a blank row, a line break inside
    )
    outcome = load_file(con, path)
    assert outcome.rows == 2
    assert con.execute("select source_row from cases union all select source_row from findings").fetchall() == [
        (4,),
        (7,),
    ]


def test_findings_of_a_case_are_those_of_its_latest_load(con: "DuckDBPyConnection", put: Put) -> None:
    put({"violation_type": "乱来"})
    put({"violation_type": "price_gouging"})
    assert con.execute("select count(*) from findings").fetchall() == [(0,)]


def test_strict_leaves_nothing_but_tells(con: "DuckDBPyConnection", put: Put) -> None:
    outcome = put({"fine_yuan": "x"}, {}, strict=True)
    assert (outcome.failed, rules(outcome)) == (True, {"unreadable_amount": 1})
    for name in ("cases", "loads", "findings"):
        assert con.execute(f"select count(*) from {name}").fetchall() == [(0,)]


def test_strict_minds_no_warning(put: Put) -> None:
    assert not put({"violation_type": "乱来"}, strict=True).failed


def test_a_dry_run_counts_and_leaves_nothing(con: "DuckDBPyConnection", put: Put) -> None:
    assert counts(put({}, {"fine_yuan": "x"}, dry_run=True)) == (1, 0, 0, 1)
    assert con.execute("select count(*) from cases").fetchall() == [(0,)]


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".xlsx", ".parquet"])
def test_rejects_are_mended_and_loaded_again(con: "DuckDBPyConnection", put: Put, tmp_path: Path, suffix: str) -> None:
    """The refused case comes back whole: its citations, price lines and lists."""
    case = {
        "fine_yuan": "x",
        "penalties": ["fine", "warning"],
        "citations": ["违反《甲法》第一条"],
        "prices": [{"product": "药", "unit": "盒", "sale_price": 2}, {"product": "膏", "unit": "支", "sale_price": 3}],
    }
    rejects = tmp_path / f"refused{suffix}"
    put(case, {}, rejects=rejects)
    again = load_file(con, rejects)
    assert (again.rejected, rules(again)) == (1, {"unreadable_amount": 1})
    if suffix == ".jsonl":
        text = rejects.read_text("utf-8")
        assert '"_reasons": "fine_yuan x: no amount' in text
        rejects.write_text(text.replace('"fine_yuan": "x"', '"fine_yuan": "7"'), "utf-8")
        assert counts(load_file(con, rejects)) == (1, 0, 0, 0)
        assert con.execute("select penalties, fine_yuan from cases where case_id = 'c1'").fetchall() == [
            (["fine", "warning"], 7)
        ]
        assert con.execute("select count(*) from prices").fetchall() == [(2,)]


def test_a_line_that_is_no_json_is_kept_in_the_rejects(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    path = write(tmp_path / "in.jsonl", '{"case_id":"a","title":"t"}\n{broken\n')
    outcome = load_file(con, path, rejects=tmp_path / "out.jsonl")
    assert (outcome.inserted, outcome.rejected) == (1, 1)
    assert '"_line":"{broken"' in (tmp_path / "out.jsonl").read_text("utf-8")


def test_a_clean_load_empties_an_old_rejects_file(put: Put, tmp_path: Path) -> None:
    rejects = tmp_path / "refused.csv"
    put({"fine_yuan": "x"}, rejects=rejects)
    put({"fine_yuan": 1}, rejects=rejects)
    assert rejects.read_text("utf-8-sig").count("\n") == 1


def test_an_error_in_the_middle_leaves_nothing(
    con: "DuckDBPyConnection", put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("cases.loading.summarised", fail)
    with pytest.raises(OSError, match="disk full"):
        put({})
    for name in ("cases", "loads", "findings"):
        assert con.execute(f"select count(*) from {name}").fetchall() == [(0,)]


class TestIdentity:
    """A case without an id is known by what identifies it, whatever the writing."""

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            pytest.param(
                {"decision_no": "甲市监罚〔2023〕1号", "agency": "甲局", "party": "乙公司"},
                {"decision_no": "甲市监罚[2023] １号", "agency": "甲局 ", "party": "乙公司", "fine_yuan": 5},
                id="decision, agency and party",
            ),
            pytest.param(
                {"party": "乙公司", "agency": "甲局", "decided_on": "2023-01-02", "fine_yuan": "5"},
                {"party": "乙公司", "agency": "甲局", "decided_on": "2023年1月2日", "fine_yuan": "5.00"},
                id="party, agency, day and fine",
            ),
        ],
    )
    def test_one_case_in_two_writings(self, put: Put, one: dict[str, Any], other: dict[str, Any]) -> None:
        put({"case_id": None, **one})
        assert put({"case_id": None, **other}).inserted == 0

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            pytest.param(
                {"decision_no": "1号", "agency": "甲局", "party": "乙"},
                {"decision_no": "1号", "agency": "甲局", "party": "丙"},
                id="one decision on two parties is two cases",
            ),
            pytest.param(
                {"party": "施某某", "decided_on": "2023-01-02"},
                {"party": "施某某", "decided_on": "2023-01-02", "facts": "x"},
                id="a masked name identifies nobody",
            ),
            pytest.param({"title": "同名案"}, {"title": "同名案"}, id="a title identifies nothing"),
        ],
    )
    def test_two_cases(self, put: Put, one: dict[str, Any], other: dict[str, Any]) -> None:
        assert put({"case_id": None, **one}, {"case_id": None, **other}).inserted == 2

    def test_unnamed_cases_of_the_same_file_again_are_the_same(self, put: Put) -> None:
        put({"case_id": None}, {"case_id": None})
        assert counts(put({"case_id": None}, {"case_id": None})) == (0, 0, 2, 0)

    def test_unnamed_cases_of_another_file_replace_nothing(self, put: Put) -> None:
        put({"case_id": None})
        assert counts(put({"case_id": None, "facts": "another"})) == (1, 0, 0, 0)

    def test_a_computed_id_says_nothing_and_is_no_number(self, con: "DuckDBPyConnection", put: Put) -> None:
        put({"case_id": None, "party": "乙公司", "decided_on": "2023-01-02"})
        ((case_id,),) = con.execute("select case_id from cases").fetchall()
        assert len(case_id) == 21
        assert case_id.startswith("c")
        assert case_id.isascii()


def test_every_fact_of_the_bulletin_is_there(sample: "DuckDBPyConnection") -> None:
    """Checked by hand against the bulletin: parties by number, days, amounts."""
    found = sample.execute(
        "select right(case_id, 1), found_on, decided_on, fine_yuan, confiscated_gains_yuan, goods_value_yuan, sales_yuan, province from cases order by case_id"
    ).fetchall()
    d, n = date, Decimal
    assert found == [
        ("1", d(2022, 12, 12), d(2023, 2, 6), n("12800"), n("1952"), None, None, "天津市"),
        ("2", d(2023, 1, 5), d(2023, 1, 31), n("50000"), None, None, None, "内蒙古自治区"),
        ("3", d(2022, 12, 14), d(2023, 2, 20), n("155000"), None, n("27200"), None, "辽宁省"),
        ("4", None, d(2023, 1, 16), n("20000"), None, None, n("3044.40"), "上海市"),
        ("5", d(2022, 12, 14), d(2023, 2, 27), n("20000"), None, None, None, "江苏省"),
        ("6", d(2022, 12, 21), d(2023, 2, 24), n("35158.74"), n("17579.37"), None, None, "浙江省"),
        ("7", d(2022, 12, 15), d(2023, 2, 10), n("30000"), None, None, None, "四川省"),
        ("8", d(2023, 1, 16), d(2023, 2, 15), n("700000"), None, None, n("380044"), "贵州省"),
    ]


@pytest.mark.parametrize(
    ("cases", "message"),
    [
        pytest.param("case_id,title,citations\na,t,\n", "stand in a column and in a table beside", id="given twice"),
        pytest.param("title\nt\n", "belong to none", id="no ids"),
    ],
)
def test_a_table_beside_the_cases_is_never_dropped(
    con: "DuckDBPyConnection", tmp_path: Path, cases: str, message: str
) -> None:
    write(tmp_path / "cases.csv", cases)
    write(tmp_path / "citations.csv", "case_id,law,article\na,甲法,1\n")
    with pytest.raises(SourceError, match=message):
        load_file(con, tmp_path)


def test_rejected_lines_keep_every_digit(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    line = '{"case_id":"a","title":"t","fine_yuan":-1.10,"_n":12345678901234567.89}'
    load_file(con, write(tmp_path / "in.jsonl", line), rejects=tmp_path / "out.jsonl")
    assert (tmp_path / "out.jsonl").read_text("utf-8").startswith(line[:-1] + ', "_reasons": "fine_yuan -1.1: ')


def test_a_load_number_is_never_given_twice(con: "DuckDBPyConnection", put: Put) -> None:
    put({})
    con.execute("delete from loads")
    put({})
    assert con.execute("select load_id from loads").fetchall() == [(2,)]


def test_findings_without_a_case_are_replaced_by_the_same_content_only(con: "DuckDBPyConnection", put: Put) -> None:
    for fine in (1, 2, 2):
        put({"case_id": None, "title": None, "fine_yuan": fine})
    assert con.execute("select count(*) from findings").fetchall() == [(2,)]


def test_a_folder_joins_on_trimmed_ids_and_skips_blank_lines(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    write(tmp_path / "cases.csv", "case_id,title\na ,t\n")
    write(tmp_path / "citations.csv", "case_id,law,article\n a,甲法,1\n,,\n")
    assert load_file(con, tmp_path).inserted == 1
    assert con.execute("select citation from citations").fetchall() == [("《甲法》第一条",)]


def test_a_folder_with_lines_of_unknown_cases_is_refused(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    write(tmp_path / "cases.csv", "case_id,title\na,t\n")
    write(tmp_path / "citations.csv", "case_id,law,article\nb,甲法,1\n")
    with pytest.raises(SourceError, match="1 citations are of cases that are not there"):
        load_file(con, tmp_path)
