"""The short way of plain cells leads where the long way does, and what is not plain does not take it."""

from typing import TYPE_CHECKING, Any

import pytest

from cases.resources import sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@pytest.fixture
def found(con: "DuckDBPyConnection") -> Any:
    con.execute(sql("load/macros"))
    return lambda query, text: con.execute(query, [text]).fetchall()[0][0]


DAY = "read_date($1)"
YUAN = "try_cast(read_decimal($1) as decimal(18, 2))"
WAN = "try_cast(read_decimal(in_yuan($1)) as decimal(18, 2))"


@pytest.mark.parametrize(
    ("macro", "long_way", "text", "is_plain"),
    [
        pytest.param("plain_date", DAY, "2023-02-06", True, id="a day in ISO form"),
        pytest.param("plain_date", DAY, "2024-02-29", True, id="a leap day"),
        pytest.param("plain_date", DAY, "2023-02-30", False, id="no day of the calendar: the checks must see its text"),
        pytest.param("plain_date", DAY, "2023/02/06", False, id="slashes"),
        pytest.param("plain_date", DAY, "2023-2-006", False, id="ten characters with lines elsewhere"),
        pytest.param("plain_date", DAY, "20２３-2-6", False, id="ten bytes, but not ten characters"),
        pytest.param("plain_date", DAY, "0023-02-06", False, id="a year of Caesar's"),
        pytest.param("plain_date", DAY, "9999-12-31", False, id="a day that never comes, which the long way knows"),
        pytest.param("plain_date", DAY, "12023-1-01", False, id="a year of five digits"),
        pytest.param("plain_date", DAY, "-infinity-", False, id="a word that is a day to DuckDB"),
        pytest.param("plain_date", DAY, "1-1-1 (BC)", False, id="a day before Christ to DuckDB"),
        pytest.param("plain_date", DAY, "2023- 2- 6", False, id="blanks for zeros"),
        pytest.param("plain_money", YUAN, "50000", True, id="whole yuan"),
        pytest.param("plain_money", YUAN, "0012.5", True, id="zeros in front"),
        pytest.param("plain_money", YUAN, "999999999999.99", True, id="the largest that is plain"),
        pytest.param("plain_money", YUAN, "9999999999999.99", False, id="too large: the checks must see it"),
        pytest.param("plain_money", YUAN, "1.005", False, id="a fraction that is rounded: the checks must see it"),
        pytest.param("plain_money", YUAN, "-5", False, id="a negative sum: the checks must see it"),
        pytest.param("plain_money", YUAN, "1,952.00", False, id="a comma"),
        pytest.param("plain_money", YUAN, "１９５２", False, id="full-width digits"),
        pytest.param("plain_money", YUAN, "5e3", False, id="an exponent"),
        pytest.param("plain_money", YUAN, "5.", False, id="a point without digits"),
        pytest.param("plain_wan", WAN, "1.45", True, id="万元"),
        pytest.param("plain_wan", WAN, "0.899361", True, id="万元 to the fen"),
        pytest.param("plain_wan", WAN, "0.8993615", False, id="万元 to less than a fen"),
        pytest.param("plain_wan", WAN, "99999999", True, id="the largest that is plain in 万元"),
        pytest.param("plain_wan", WAN, "见决定书", False, id="words"),
    ],
)
def test_a_plain_value_is_that_of_the_long_way(
    found: Any, macro: str, long_way: str, text: str, is_plain: bool
) -> None:
    short = found(f"select {macro}($1)", text)
    assert (short is not None) == is_plain
    assert not is_plain or short == found(f"select {long_way}", text)


@pytest.mark.parametrize(
    ("cells", "is_plain"),
    [
        pytest.param(["甲公司", "a b", "第1条\n第2条"], True, id="blanks and line ends inside"),
        pytest.param(["甲公司", "/"], True, id="a word for nothing, which is looked for in each cell"),
        pytest.param([" 甲公司", "a"], False, id="a blank in front of the first"),
        pytest.param(["甲公司", "a "], False, id="a blank behind the last"),
        pytest.param(["甲公司　", "a"], False, id="an ideographic space behind one"),
        pytest.param(["甲公司", "\u00a0a"], False, id="a space that does not break"),
        pytest.param(["甲公司", "\ufeffa"], False, id="a byte order mark"),
        pytest.param(["甲公司", "a\tb", "\tc"], False, id="a tab in front"),
        pytest.param(["甲公司", "a\r\nb"], False, id="a carriage return anywhere"),
        pytest.param(["甲公司", "'=1"], False, id="the mark of a guarded formula"),
        pytest.param(["甲公司", "", "a"], False, id="an empty cell between"),
        pytest.param(["", "a"], False, id="an empty cell in front"),
        pytest.param(["甲公司", ""], False, id="an empty cell behind"),
        pytest.param([], False, id="nothing"),
    ],
)
def test_a_row_is_plain_whose_cells_ask_for_nothing(found: Any, cells: list[str], is_plain: bool) -> None:
    assert found("select are_plain($1)", "\x1f".join(cells)) == is_plain
