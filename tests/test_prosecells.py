"""Cells of amounts that tell the penalty in words."""

from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from cases.loading.prosecells import is_prose
from cases.text.amounts import read_amounts
from cases.text.money import sums
from cases.text.normal import normal
from tests.conftest import load_file, rules

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

HEAD = "决定书文号,当事人"


def loaded(con: "DuckDBPyConnection", path: Path, headings: str, *cells: str) -> Any:
    """Load a table of cases, each with the cells under the further headings, and return what came of it."""
    rows = "".join(f"甲市监处罚〔2023〕{number}号,甲店,{cell}\n" for number, cell in enumerate(cells, 1))
    (path / "x.csv").write_text(f"{HEAD},{headings}\n{rows}", "utf-8")
    return load_file(con, path / "x.csv")


@pytest.mark.parametrize(
    ("cell", "fine", "gains", "penalties"),
    [
        pytest.param("警告", None, None, ["warning"], id="no sum at all"),
        pytest.param("警告，罚款2000元", 2000, None, ["fine", "warning"], id="a fine beside another penalty"),
        pytest.param("罚款2000元；没收违法所得300元", 2000, 300, ["confiscated_gains", "fine"], id="two sums"),
        pytest.param("2000元罚款", 2000, None, ["fine"], id="the word behind the sum"),
        pytest.param("警告并处贰仟元整罚款", 2000, None, ["fine", "warning"], id="in numerals"),
        pytest.param("警告；罚款2000", 2000, None, ["fine", "warning"], id="a bare sum, as the column is in yuan"),
        pytest.param("没收口罩5盒，罚款2万元", 20000, None, ["confiscated_goods", "fine"], id="a number of things"),
        pytest.param("1.警告 2.罚款2000元", 2000, None, ["fine", "warning"], id="items of a list"),
        pytest.param("没一罚三，罚款300元", 300, None, ["fine"], id="a multiple in short, and its sum"),
        pytest.param("撤案", None, None, None, id="the end of a case without a penalty"),
        pytest.param("不予处罚，责令改正", None, None, None, id="no penalty"),
        pytest.param("见处罚决定书", None, None, None, id="a reference"),
    ],
)
def test_a_penalty_in_the_place_of_a_fine_is_read_as_its_text(
    con: "DuckDBPyConnection",
    tmp_path: Path,
    cell: str,
    fine: int | None,
    gains: int | None,
    penalties: list[str] | None,
) -> None:
    outcome = loaded(con, tmp_path, "罚款金额（元）", f'"{cell}"')
    assert rules(outcome) == {"amount_in_words": 1}
    query = "select penalty_text, fine_yuan, confiscated_gains_yuan, penalties from cases"
    assert con.execute(query).fetchall() == [(cell, fine, gains, penalties)]


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        pytest.param("罚款金额（元）", "责令停业，2000元", id="a sum of nobody knows what"),
        pytest.param("罚款金额（元）", "警告2000", id="the same without its unit"),
        pytest.param("罚款金额（元）", "罚款2000元，3000元", id="the second of two"),
        pytest.param("罚款金额（元）", "罚款1、2000元", id="the number of an item"),
        pytest.param("罚款金额（元）", "罚款5000-10000元", id="a range"),
        pytest.param("罚款金额（元）", "罚款2000至3000元", id="another"),
        pytest.param("罚款金额（元）", "每件罚款50元", id="for each"),
        pytest.param("罚款金额（元）", "货值3倍罚款", id="a multiple"),
        pytest.param("罚款金额（元）", "警告；没收300", id="bare, and no fine"),
        pytest.param("罚款金额（万元）", "警告；罚款2", id="bare in a column of 万元"),
        pytest.param("罚款金额（元）", "两千元", id="an amount, if it is any"),
    ],
)
def test_a_cell_whose_sums_are_not_told_is_refused(
    con: "DuckDBPyConnection", tmp_path: Path, heading: str, cell: str
) -> None:
    outcome = loaded(con, tmp_path, heading, f'"{cell}"')
    if cell == "两千元":
        assert rules(outcome) == {}
    else:
        assert rules(outcome) == {"unreadable_amount": 1}


@pytest.mark.parametrize(
    ("cells", "fine", "gains"),
    [
        pytest.param("见决定书,警告、罚款2000元,没收违法所得300元和产品5盒,", 2000, 300, id="the text tells neither"),
        pytest.param("警告,罚款2000元并警告,,", 2000, None, id="the text tells no sum"),
        pytest.param("罚款2000元,2000,没收违法所得300元和产品5盒,", 2000, 300, id="the text tells the fine alone"),
        pytest.param("罚款2000元,罚款2000元；警告,,", 2000, None, id="the text tells the same fine"),
        pytest.param(",罚款2000元；警告,没收违法所得300元和非法财物,", 2000, 300, id="each its own"),
        pytest.param(",罚款2000元、没收违法所得300元,没收违法所得300元等,", 2000, 300, id="one tells both"),
        pytest.param(
            ",罚款2000元；警告,没收违法所得300元等,罚款2000元、没收违法所得300元",
            2000,
            300,
            id="the sum of both tells both",
        ),
        pytest.param(
            *[",罚款2000元、没收违法所得300元,罚款2000元、没收违法所得300元,罚款2000元、没收违法所得300元", 2000, 300],
            id="all the same, as a merged cell leaves it",
        ),
    ],
)
def test_what_several_cells_tell_counts_once(
    con: "DuckDBPyConnection", tmp_path: Path, cells: str, fine: int, gains: int | None
) -> None:
    loaded(con, tmp_path, "处罚内容,罚款金额（元）,没收违法所得（元）,罚没款合计（元）", cells)
    assert con.execute("select fine_yuan, confiscated_gains_yuan from cases").fetchall() == [(fine, gains)]


def test_the_text_of_a_penalty_that_the_row_has_counts_alone(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    """Else its fine would be added up with the same fine, told once more."""
    outcome = loaded(con, tmp_path, "处罚内容,罚款金额（元）", "罚款2000元,罚款2000元；警告", ",罚款3000元；警告")
    assert rules(outcome) == {"amount_in_words": 2}
    assert con.execute("select penalty_text, fine_yuan from cases order by decision_no").fetchall() == [
        ("罚款2000元", 2000),
        ("罚款3000元；警告", 3000),
    ]


def test_two_cells_in_words_are_one_text(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    loaded(con, tmp_path, "罚款金额（元）,没收违法所得（元）", "罚款2000元、警告,没收违法所得300元和非法财物")
    query = "select penalty_text, fine_yuan, confiscated_gains_yuan from cases"
    assert con.execute(query).fetchall() == [("罚款2000元、警告；没收违法所得300元和非法财物", 2000, 300)]


@pytest.mark.parametrize("cell", ["免予处罚", "不予处罚", "免于行政处罚", "首违不罚", "免罚"])
def test_a_case_without_punishment_is_exempted(con: "DuckDBPyConnection", tmp_path: Path, cell: str) -> None:
    loaded(con, tmp_path, "罚款金额（元）,处罚日期", f"{cell},2023-03-05")
    assert con.execute("select status, fine_yuan from cases").fetchall() == [("exempted", None)]


def test_a_column_of_words_is_not_left_out(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    """Nor are the amounts between them, as two in five would be if words were cells that do not read."""
    outcome = loaded(con, tmp_path, "处罚金额", *["警告"] * 3, "2000元", "5000元")
    assert (outcome.inserted, outcome.rejected) == (5, 0)
    assert con.execute("select count(fine_yuan), sum(fine_yuan), count(penalty_text) from cases").fetchall() == [
        (2, 7000, 3)
    ]


def test_a_person_is_masked_in_what_is_said_of_a_cell(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(
        "决定书文号,当事人,罚款金额（元）\n甲市监处罚〔2023〕1号,施小明,警告；对施小明罚款500元\n", "utf-8"
    )
    outcome = load_file(con, tmp_path / "x.csv")
    assert [finding.examples for finding in outcome.findings] == [((2, "fine_yuan", "警告；对施某某罚款500元"),)]


FIRST = ("", "警告；", "罚款3000元，", "没收违法所得300元、", "责令改正并")
WORDS = (
    *(
        "罚款",
        "罚款人民币",
        "罚金：",
        "处",
        "处以",
        "处罚",
        "并处罚款",
        "罚没",
        "没收",
        "没收违法所得",
        "没收非法财物",
        "货值",
    ),
    *("", "共", "各", "约", "减", "最高罚款", "免除罚款", "已缴罚款", "加处罚款", "警告", "责令改正"),
)
SUMS = ("2000元", "2,000.00元", "2万元", "3万5千元", "贰仟元整", "两千元", "2000", "5")
BEHIND = ("", "罚款", "的罚款", "以下", "以上", "/件", "余", "左右", "瓶", "（已缴）")


def test_of_each_sum_that_is_let_through_it_is_told_what_it_is() -> None:
    """No sum of a cell goes by unread: it is a fine or a confiscation, or the cell is refused as before."""
    cells = ["".join(parts) for parts in product(FIRST, WORDS, SUMS, BEHIND)]
    query = f"select cell from (select unnest($cells) as cell) where {is_prose('cell', in_yuan=True)}"
    let_through = [cell for (cell,) in duckdb.execute(query, {"cells": cells}).fetchall()]
    lost = [cell for cell in let_through if len(list(read_amounts(cell))) < len(list(sums(normal(cell).text)))]
    assert (lost, len(let_through) > len(cells) / 10) == ([], True)
