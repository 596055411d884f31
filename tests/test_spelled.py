"""Amounts that cells of a table spell out, in words or with what they are."""

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cases.loading.spelled import amounts, read_spelled
from cases.text.numerals import LARGEST, write_chinese
from tests.conftest import load_file, rules

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        pytest.param("贰仟元整", "2000", id="capitals"),
        pytest.param("两千元", "2000", id="as it is spoken"),
        pytest.param("壹万贰仟叁佰肆拾伍元陆角柒分", "12345.67", id="down to the fen"),
        pytest.param("壹仟零伍元叁角", "1005.3", id="a zero between"),
        pytest.param("壹拾伍萬圓整", "150000", id="traditional characters"),
        pytest.param("十元", "10", id="a ten without a one"),
        pytest.param("二十万零三百元", "200300", id="a zero behind 万"),
        pytest.param("2万5千元", "25000", id="digits and numerals"),
        pytest.param("1万2000元", "12000", id="both once more"),
        pytest.param("五万", "50000", id="万 is a unit"),
        pytest.param("零元", "0", id="nothing, expressly"),
        pytest.param("2000元（大写：贰仟元整）", "2000", id="written twice"),
        pytest.param("贰仟元整(2,000.00元)", "2000", id="the other way about"),
        pytest.param("2000元（叁仟元整）", None, id="twice, and not the same"),
        pytest.param("2仟元", "2000", id="digits before a capital unit"),
        pytest.param("3佰伍拾元", "350", id="and numerals behind it"),
        pytest.param("1拾万元", "100000", id="two units"),
        pytest.param("伍亿", "500000000", id="亿 is a unit too"),
        pytest.param("大写：贰仟元整", "2000", id="said to be in words"),
        pytest.param("人民币（大写）贰仟元整", "2000", id="the same in brackets"),
        pytest.param("2000（贰仟元整）", "2000", id="the unit in the words alone"),
        pytest.param("贰仟元 （2000元）", "2000", id="a blank between the two"),
        pytest.param("贰仟元整。", "2000", id="a full stop"),
        pytest.param("两万三", None, id="23,000 or 20,003"),
        pytest.param("二百五元", None, id="250 or 205"),
        pytest.param("七八万元", None, id="seventy or eighty thousand"),
        pytest.param("1万2万元", None, id="two sums"),
        pytest.param("1百2万元", None, id="units in no order"),
        pytest.param("二000元", None, id="numerals and digits as one number"),
        pytest.param("五0元", None, id="the same"),
        pytest.param("5000\n3000元", None, id="two lines of a cell"),
        pytest.param("2000 3000元", None, id="two numbers"),
        pytest.param("5000<br/>3000元", None, id="a break of a page"),
        pytest.param("1. 2万元", None, id="the number of an item"),
        pytest.param("高达2000元", None, id="at most"),
        pytest.param("贰仟", None, id="no unit: a number, perhaps of something else"),
        pytest.param("千元", None, id="a unit alone"),
        pytest.param("元", None, id="another"),
        pytest.param("约贰仟元", None, id="about so much"),
        pytest.param("两千余元", None, id="more than that"),
        pytest.param("贰仟元、叁仟元", None, id="two"),
        pytest.param("5000元/个", None, id="the price of one"),
        pytest.param("见决定书", None, id="words"),
    ],
)
def test_an_amount_that_a_cell_spells_out(text: str, yuan: str | None) -> None:
    assert read_spelled(text) == (None if yuan is None else Decimal(yuan))


CAPITALS = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
AMOUNTS = [
    *range(1, LARGEST + 1),
    *(10_000 * wan + yuan for wan in (1, 10, 15, 305, 9999) for yuan in (0, 5, 10, 300, 2005)),
]


def in_numerals(yuan: int) -> str:
    """Return an amount below a hundred million as it is written: 一万零五, 十五万."""
    wan, rest = divmod(yuan, 10_000)
    above = f"{write_chinese(wan)}万" if wan else ""
    return above + ("零" if wan and 0 < rest < 1000 else "") + (write_chinese(rest) if rest else "")


def test_every_amount_is_read_in_both_kinds_of_numerals() -> None:
    spoken = {f"{in_numerals(yuan)}元": yuan for yuan in AMOUNTS}
    formal = {f"人民币{in_numerals(yuan).translate(CAPITALS)}元整": yuan for yuan in AMOUNTS}
    assert dict(amounts([*spoken, *formal])) == {**spoken, **formal}


@pytest.mark.parametrize(
    ("heading", "cells", "fines"),
    [
        pytest.param("罚款金额（元）", ["贰仟元整", "罚款3万元", "5000"], [2000, 30000, 5000], id="in yuan"),
        pytest.param(
            "罚款（万元）", ["壹万元", "罚款2", "3000元"], [10000, 20000, 3000], id="in 万元: only what is bare is"
        ),
        pytest.param("罚款金额（元）", ["贰仟元整", "2000元（叁仟元整）", "较重"], [2000], id="the others are refused"),
        pytest.param(
            "罚款金额（元）",
            ["2000（已缴）", "罚2000", "3000元，未缴纳", "500（已履行）"],
            [2000, 2000, 3000, 500],
            id="paid or not",
        ),
    ],
)
def test_a_table_of_them_is_loaded(
    con: "DuckDBPyConnection", tmp_path: Path, heading: str, cells: list[str], fines: list[int]
) -> None:
    rows = "".join(f"甲市监处罚〔2023〕{number}号,甲店,{cell}\n" for number, cell in enumerate(cells, 1))
    path = tmp_path / "x.csv"
    path.write_text(f"决定书文号,当事人,{heading}\n{rows}", "utf-8")
    outcome = load_file(con, path)
    assert outcome.rejected == len(cells) - len(fines)
    assert con.execute("select fine_yuan from cases order by decision_no").fetchall() == [(fine,) for fine in fines]


def test_what_one_table_spells_is_not_known_of_the_next(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    """Nor lost, if it spells it again."""
    for number in (1, 2):
        path = tmp_path / f"{number}.csv"
        path.write_text(f"决定书文号,当事人,罚款金额（元）\n甲市监处罚〔2023〕{number}号,甲店,贰仟元整\n", "utf-8")
        load_file(con, path)
    assert con.execute("select count(*), sum(fine_yuan) from cases").fetchall() == [(2, 4000)]


def test_prices_are_read_alike_wherever_they_stand(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    """With their unit, and never in words, which only amounts are."""
    path = tmp_path / "x.csv"
    path.write_text("case_id,title,sale_price\na,甲案,12元\nb,乙案,3.5元\nc,丙案,十二元\n", "utf-8")
    assert rules(load_file(con, path))["unreadable_number"] == 1
    assert con.execute("select sale_price from prices order by case_id").fetchall() == [(12,), (Decimal("3.5"),)]


def test_the_commonest_of_very_many_are_read(
    con: "DuckDBPyConnection", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cases.loading.spelled.MOST", 1)
    path = tmp_path / "x.csv"
    path.write_text("case_id,title,fine_yuan\na,甲案,贰仟元\nb,乙案,叁仟元\nc,丙案,叁仟元\n", "utf-8")
    assert rules(load_file(con, path)) == {"unreadable_amount": 1}
    assert con.execute("select case_id, fine_yuan from cases order by all").fetchall() == [("b", 3000), ("c", 3000)]


def test_a_column_that_begins_late_is_read(
    con: "DuckDBPyConnection", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cases.loading.proof.FIRST", 2)
    path = tmp_path / "x.csv"
    rows = [*[""] * 3, "贰仟元整", "叁仟元整"]
    path.write_text(
        "\n".join(["当事人,罚款数额（元）", *(f"甲店{n},{row}" for n, row in enumerate(rows)), ""]), "utf-8"
    )
    assert load_file(con, path).unplaced == ()
    assert con.execute("select count(fine_yuan) from cases").fetchall() == [(2,)]
