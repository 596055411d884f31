"""How cells become values: the macros that every load uses."""

from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from cases.loading.values import unlabelled
from cases.resources import sql
from tests.tables import each

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@pytest.fixture
def read(con: "DuckDBPyConnection") -> Any:
    con.execute(sql("load/macros"))
    return lambda macro, text: con.execute(f"select {macro}(?)", [text]).fetchall()[0][0]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("2023-02-06", date(2023, 2, 6), id="ISO"),
        pytest.param("2023-2-6", date(2023, 2, 6), id="no zeros"),
        pytest.param("2023/2/6", date(2023, 2, 6), id="slashes, as Excel shows it"),
        pytest.param("2023.02.06", date(2023, 2, 6), id="dots"),
        pytest.param("2023年2月6日", date(2023, 2, 6), id="Chinese"),
        pytest.param("23.2.6", date(2023, 2, 6), id="dots and a year of two digits, as people write by hand"),
        pytest.param("23/2/6", date(2023, 2, 6), id="the same with slashes, as Excel's short form shows it"),
        pytest.param("23-2-6", date(2023, 2, 6), id="the same with hyphens"),
        pytest.param("23-2/6", None, id="marks that differ"),
        pytest.param("2/6/23", None, id="the year last"),
        pytest.param("44963", date(2023, 2, 6), id="a day as Excel counts it"),
        pytest.param("20233.5", None, id="a point left out: no day of 1955"),
        pytest.param("6.2.23", None, id="in no Chinese order"),
        pytest.param("31.12.23", None, id="a year to come"),
        pytest.param("11.12.23", None, id="what may be a month"),
        pytest.param("２０２３年２月６日", date(2023, 2, 6), id="full-width digits"),
        pytest.param("20230206", date(2023, 2, 6), id="eight digits"),
        pytest.param("2023-02-06 00:00:00", date(2023, 2, 6), id="midnight from a time stamp"),
        pytest.param("2024-02-29", date(2024, 2, 29), id="a leap day"),
        pytest.param("2023-02-29", None, id="no leap day that year"),
        pytest.param("2023-02-30", None, id="no such day"),
        pytest.param("2023-13-01", None, id="no such month"),
        pytest.param("2023年2月", None, id="a month is no day"),
        pytest.param("infinity", None, id="a date to DuckDB, not to us"),
        pytest.param("epoch", None, id="another such word"),
        pytest.param("昨天", None, id="a word"),
        pytest.param("06/02/2023", None, id="day or month first: not to be guessed"),
    ],
)
def test_dates(read: Any, text: str, day: date | None) -> None:
    assert read("read_date", text) == day


@each("dates")
def test_every_wording_of_a_date(read: Any, con: "DuckDBPyConnection", row: dict[str, str]) -> None:
    ((found,),) = con.execute("select cast(read_date(trimmed(?)) as varchar)", [row["text"]]).fetchall()
    assert (found or "-") == row["expected"]


@pytest.mark.parametrize("text", ["/", "—", "——", "— —", "无", "未记载", "待核", "长期", "null", " 无 "])
def test_what_says_nothing_is_nothing(read: Any, text: str) -> None:
    assert read("told", text) is None


def test_what_says_something_is_kept(read: Any) -> None:
    assert [read("told", text) for text in ("无锡市", "0", "-5", "a/b")] == ["无锡市", "0", "-5", "a/b"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("1952", "1952", id="plain"),
        pytest.param("17579.37", "17579.37", id="with cents"),
        pytest.param("1,234,567.89", "1234567.89", id="thousands marked"),
        pytest.param("１，９５２．５", "1952.5", id="full-width"),
        pytest.param(".5", "0.5", id="no digit before the point"),
        pytest.param("-5", "-5", id="negative is a number; the checks refuse it"),
        pytest.param("1.5E+5", "150000", id="as spreadsheets shorten it"),
        pytest.param("12,34", None, id="a comma that marks no thousands"),
        pytest.param("1_000", None, id="a number to DuckDB, not to us"),
        pytest.param("inf", None, id="another such word"),
        pytest.param("五万", None, id="Chinese words are for the readers of prose"),
        pytest.param("5万", None, id="a unit in the cell: factor 10,000 is not to be guessed"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_numbers(read: Any, text: str, number: str | None) -> None:
    assert read("read_decimal", text) == (None if number is None else Decimal(number))


@pytest.mark.parametrize(
    ("field", "text", "rest"),
    [
        pytest.param("fine_yuan", "罚款2000元", "2000元", id="a fine"),
        pytest.param("fine_yuan", "并处罚款人民币贰仟元整", "人民币贰仟元整", id="imposed beside another"),
        pytest.param("fine_yuan", "罚款金额：3000", "3000", id="as a label"),
        pytest.param("fine_yuan", "2000元（分期缴纳）", "2000元", id="how it is paid"),
        pytest.param("fine_yuan", "20000（已缴10000）", "20000", id="how much of it is paid"),
        pytest.param("fine_yuan", "8000元（减轻）", "8000元", id="why it is so little"),
        pytest.param("fine_yuan", "合计2000元", "2000元", id="that it is a sum"),
        pytest.param("fine_yuan", "未处罚", "0", id="none, expressly"),
        pytest.param("fine_yuan", "不予处罚", "不予处罚", id="a decision of its own kind"),
        pytest.param("fine_yuan", "免罚款", "0", id="remitted"),
        pytest.param("fine_yuan", "没收违法所得500元", "没收违法所得500元", id="no fine"),
        pytest.param("fine_yuan", "罚款2000元，没收违法所得300元", "罚款2000元，没收违法所得300元", id="more than one"),
        pytest.param("fine_yuan", "警告", "警告", id="another penalty, which is not to vanish"),
        pytest.param("fine_yuan", "罚2000", "2000", id="in short"),
        pytest.param("fine_yuan", "2000.00(已缴)", "2000.00", id="and paid"),
        pytest.param("fine_yuan", "2000元，已缴纳完毕", "2000元", id="the same behind a comma"),
        pytest.param("illegal_gains_yuan", "无法计算", None, id="not known"),
        pytest.param("illegal_gains_yuan", "无违法所得", "0", id="no gains, expressly"),
        pytest.param("illegal_gains_yuan", "免予处罚", "免予处罚", id="which says nothing of gains"),
        pytest.param("goods_value_yuan", "不予处罚", "不予处罚", id="nor of goods"),
        pytest.param("confiscated_gains_yuan", "没收违法所得500元", "500元", id="confiscated gains"),
        pytest.param("confiscated_gains_yuan", "罚款500元", "罚款500元", id="a fine among them"),
        pytest.param("sale_price", "罚款500元", "罚款500元", id="a field without a label"),
    ],
)
def test_a_label_is_taken_off_that_says_what_the_column_says(
    con: "DuckDBPyConnection", field: str, text: str, rest: str | None
) -> None:
    con.execute(sql("load/macros"))
    assert con.execute(f"select {unlabelled(field, '?')}", [text]).fetchall() == [(rest,)]


@pytest.mark.parametrize(("text", "number"), [("495%", 495), ("495％", 495), ("20.69", Decimal("20.69")), ("%", None)])
def test_percentages_with_and_without_their_sign(read: Any, text: str, number: Any) -> None:
    assert read("read_percent", text) == number


@pytest.mark.parametrize(
    ("text", "flag"), [("是", True), ("TRUE", True), ("1", True), ("否", False), ("0", False), ("maybe", None)]
)
def test_flags(read: Any, text: str, flag: bool | None) -> None:
    assert read("read_flag", text) is flag


def test_two_writings_of_a_number_are_one(read: Any) -> None:
    assert read("normal_text", "甲市监处罚〔2023〕１２号 ") == read("normal_text", "甲市监处罚[2023]12号")


def test_the_normal_form_is_fixed(con: "DuckDBPyConnection") -> None:
    """Computed ids are in users' databases: this one must never change."""
    con.execute(sql("load/macros"))
    made = con.execute(
        "select made_id('decision', concat_ws(chr(31), normal_text('甲市监处罚〔2023〕12号'), '甲市监局', '某公司'))"
    ).fetchall()
    assert made[0][0] == FIXED_ID


FIXED_ID = (
    "c" + sha256("\x1f".join(["decision", "甲市监处罚(2023)12号", "甲市监局", "某公司"]).encode()).hexdigest()[:20]
)
