"""Money in the texts of decisions: the table of wordings, round trips, hostile texts, and what a load makes of it."""

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.loading import Outcome
from cases.loading.sums import told
from cases.text.amounts import FIELDS, read_amounts
from cases.text.money import sums
from cases.text.normal import normal
from cases.text.numerals import write_chinese
from tests.accuracy import tabled
from tests.tables import each

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Put = Callable[..., Outcome]


@each("amounts")
def test_every_wording_is_read(row: dict[str, str]) -> None:
    found = told(row["text"].replace("\\n", "\n"))
    assert ("; ".join(f"{field} {Decimal(found[field]):.2f}" for field in FIELDS if field in found) or "-") == row[
        "expected"
    ]


def test_the_table_of_wordings_is_whole() -> None:
    assert len(tabled("amounts")) >= 120
    assert {part.split()[0] for row in tabled("amounts") for part in row["expected"].split("; ")} >= set(FIELDS)


CAPITALS = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")


def in_chinese(yuan: int) -> str:
    """Write a sum as decisions do: 一万二千零五元."""
    high, low = divmod(yuan, 10_000)
    gap = "零" if high and 0 < low < 1000 else ""
    return (f"{write_chinese(high)}万{gap}" if high else "") + (write_chinese(low) if low else "")


@given(st.integers(1, 99_999_999))
def test_a_sum_survives_every_writing(yuan: int) -> None:
    chinese = in_chinese(yuan)
    for text in (f"{yuan}元", f"{yuan:,}元", f"¥{yuan}.00", f"{chinese}元", f"{chinese.translate(CAPITALS)}元整"):
        (found,) = sums(normal(text).text)
        assert (int(found.yuan), found.exact, found.has_unit) == (yuan, True, True), text


@given(st.decimals(0, 9_999, places=4))
def test_a_sum_in_wan_is_exact(wan: Decimal) -> None:
    (found,) = sums(f"{wan}万元")
    assert found.yuan == wan * 10_000


@given(st.text("罚款没收违法所得处元万千0123456789一二三点，。；（）各分别共计“”余约", max_size=60))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    for amount in read_amounts(text):
        assert amount.field in FIELDS
        assert amount.yuan >= 0
        assert text[slice(*amount.span)]


@pytest.mark.parametrize(
    "piece",
    [
        "罚款",
        "1",
        "一",
        "一万",
        "，",
        "元",
        "罚款1",
        "没收",
        "“",
        "各",
        "对甲各罚款",
        "（",
        "1,000",
        "拟处",
        "原罚1元",
        "变更为罚款1元",
        "罚款1元、改为2元，",
        "减",
    ],
)
def test_100_kb_of_damage_is_read_at_once(piece: str) -> None:
    assert all(amount.field in FIELDS for amount in read_amounts(piece * (100_000 // len(piece))))


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        pytest.param("罚款2仟元", {"fine": 2000}, id="digits before a capital unit"),
        pytest.param("罚款3佰元，没收违法所得5拾元", {"fine": 300, "confiscated_gains": 50}, id="two of them"),
        pytest.param("罚款2万5仟元", {"fine": 25000}, id="two units"),
        pytest.param("罚款1拾万元", {"fine": 100_000}, id="two units of one number"),
        pytest.param("罚款二000元", {}, id="numerals and digits are no one number"),
        pytest.param("罚款七八万元", {}, id="seventy or eighty thousand"),
        pytest.param("罚款1万2万元", {}, id="two sums"),
        pytest.param("罚款2,0000元", {}, id="a comma that marks no thousands"),
        pytest.param("罚款2000-3000元", {}, id="a range"),
        pytest.param("罚款2000元至3000元", {}, id="a range of two sums"),
        pytest.param("罚款10-20万元", {}, id="a range whose unit stands once"),
        pytest.param("罚款2000或3000元", {}, id="one of two"),
        pytest.param("没收违法所得200-300元，罚款1000元", {"fine": 1000}, id="a range beside a sum"),
        pytest.param("罚款3000元，已缴罚款2000元", {"fine": 3000}, id="what has been paid of it"),
        pytest.param("免除罚款2000元", {}, id="a fine that was remitted"),
        pytest.param("罚款1、2000元", {"fine": 2000}, id="the number of an item"),
        pytest.param("罚款2000元×3", {}, id="a factor"),
        pytest.param("罚款2000元+没收违法所得300元", {"fine": 2000, "confiscated_gains": 300}, id="a plus between two"),
        pytest.param("罚款3万元，没收违法所得2千元", {"fine": 30_000, "confiscated_gains": 2000}, id="plain ones"),
        pytest.param("作出如下处罚：一、没收饼干10包；二、罚款2000元", {"fine": 2000}, id="items in numerals"),
        pytest.param("行政处罚：壹、警告；贰、罚款2000元", {"fine": 2000}, id="items in capitals"),
        pytest.param("没一罚三", {}, id="a multiple in short"),
        pytest.param("没一罚三，罚款300元", {"fine": 300}, id="the sum that it comes to"),
        pytest.param("罚款2000元，逾期不改的罚款5000元", {"fine": 2000}, id="a threat"),
        pytest.param("责令改正，逾期未改，处罚款5000元", {"fine": 5000}, id="what was not done in time"),
        pytest.param("罚款2000元，上次已罚款1000元", {"fine": 2000}, id="another fine"),
        pytest.param("法定罚款5000元，减轻处罚罚款1000元", {"fine": 1000}, id="that of the statute"),
        pytest.param("每件罚款50元", {}, id="for each of several"),
        pytest.param("罚款每件50元共20件", {}, id="the same with the word in front"),
        pytest.param("罚款2000元+3000元", {}, id="an addition"),
        pytest.param("罚款0.2（万元）", {}, id="a unit in brackets behind a number"),
        pytest.param("罚款2万3", {}, id="twenty-three thousand, perhaps"),
        pytest.param("罚款3万5千元", {"fine": 35_000}, id="with its unit it is sure"),
        pytest.param("罚款数千元", {}, id="some thousands"),
        pytest.param("罚款几万元", {}, id="some ten thousands"),
        pytest.param("罚款万元", {}, id="a sum that has lost its number"),
        pytest.param("罚款：        万元", {}, id="a form that was not filled in"),
        pytest.param("罚款1.000元", {}, id="a thousand, perhaps"),
        pytest.param("罚款1.234万元", {"fine": 12_340}, id="with a unit it is sure"),
        pytest.param("罚款O.2万元", {}, id="a letter for a nought"),
        pytest.param("罚款l000元", {}, id="a letter for a one"),
        pytest.param("没收箱包300只，罚款货值1.2倍计36000元", {"fine": 36_000}, id="a multiple and what it comes to"),
        pytest.param(
            "没收违法所得（300元），罚款（2000元）", {"fine": 2000, "confiscated_gains": 300}, id="sums in brackets"
        ),
        pytest.param("罚款贰仟元（2000元）", {"fine": 2000}, id="one sum twice"),
    ],
)
def test_numbers_that_are_no_sum_of_the_case(text: str, sums: dict[str, int]) -> None:
    assert {amount.field: amount.yuan for amount in read_amounts(text)} == sums


@pytest.mark.parametrize(
    ("case", "fine", "source", "rules"),
    [
        pytest.param({"fine_yuan": 5000, "penalty_text": "罚款5000元"}, "5000.00", "both", [], id="they agree"),
        pytest.param({"fine_yuan": 5000}, "5000.00", "column", [], id="the column alone"),
        pytest.param({"penalty_text": "罚款0.5万元"}, "5000.00", "text", [], id="the text alone"),
        pytest.param({"penalty_text": "警告"}, None, None, [], id="neither"),
        pytest.param({"fine_yuan": 0, "penalty_text": "罚款0元"}, "0.00", "both", [], id="a stated zero"),
        pytest.param(
            {"fine_yuan": "0.5", "penalty_text": "罚款5000元"}, "5000.00", "conflict", ["fine_ten_thousandfold"], id="万元 in a column of yuan"
        ),
        pytest.param(
            {"fine_yuan": 50_000_000, "penalty_text": "罚款5000元"}, "5000.00", "conflict", ["fine_ten_thousandfold"], id="yuan in a column of 万元"
        ),
        pytest.param({"fine_yuan": 3000, "penalty_text": "罚款5000元"}, "3000.00", "conflict", ["fine_conflict"], id="they differ"),
        pytest.param({"penalty_text": "作出罚款3万元的决定；复议后变更为罚款2万元"}, "20000.00", "text", [], id="a fine that was changed"),
        pytest.param(
            {"penalty_text": "罚款3万元、5万元；复议后变更为罚款2万元"}, None, None, ["replaced_sum_unclear"], id="one of two was changed"
        ),
        pytest.param({"penalty_text": "罚款伍仟元整（¥500）"}, "5000.00", "text", ["words_and_digits_differ"], id="大写 and digits differ: the first is read"),
        pytest.param(
            {"fine_yuan": "1234567890000", "penalty_text": "罚款5000元"}, "1234567890000.00", "conflict", ["fine_conflict"],
            id="ten thousand times as much is more than a column holds",
        ),
    ],
)  # fmt: skip
def test_column_and_text_are_both_read(
    con: "DuckDBPyConnection", put: Put, case: dict[str, Any], fine: str | None, source: str | None, rules: list[str]
) -> None:
    put(case)
    ((yuan, read_in),) = con.execute("select cast(fine_yuan as varchar), fine_source from cases").fetchall()
    assert (yuan, read_in) == (fine, source)
    assert [rule for (rule,) in con.execute("select rule from findings").fetchall()] == rules


def test_the_text_fills_what_no_column_gives(con: "DuckDBPyConnection", put: Put) -> None:
    put(
        {"penalty_text": "没收违法所得1952元，罚款12800元。货值金额2.56万元"},
        {"penalty_text": "罚没款3.2万元"},
        {"penalty_text": "没收违法所得100元", "confiscated_gains_yuan": 90},
        {"penalty_text": "没收违法所得3.2万元，罚没款共计10万元"},
    )
    rows = con.execute(
        "select fine_yuan, confiscated_gains_yuan, confiscated_yuan, goods_value_yuan, combined_yuan from cases order by case_id"
    ).fetchall()
    assert [tuple(None if cell is None else str(cell) for cell in row) for row in rows] == [
        ("12800.00", "1952.00", "1952.00", "25600.00", None),
        (None, None, None, None, "32000.00"),
        (None, "90.00", "90.00", None, None),
        (None, "32000.00", "32000.00", None, "100000.00"),
    ]


def test_a_conflict_is_told_once_and_kept(con: "DuckDBPyConnection", put: Put) -> None:
    """What a load decided comes back from an export as it was: a source that is given is not decided again."""
    put({"fine_yuan": 5000, "fine_source": "conflict", "penalty_text": "罚款5000元"})
    assert con.execute("select fine_source from cases").fetchall() == [("conflict",)]
    assert con.execute("select count(*) from findings").fetchall() == [(0,)]
