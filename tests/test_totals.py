"""Rows of a table that are no case: sums, notes, headings once more. What is a case is never taken for one."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from cases.loading.account import described
from tests.conftest import Done, load_file

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

HEADINGS = "序号,案件名称,当事人,行政处罚决定书文号,处罚机关,处罚决定日期,罚款金额（元）"
FIRST, LAST = (
    "1,甲店无照案,甲店,甲市监罚〔2023〕1号,甲局,2023-01-05,300",
    "2,乙店无照案,乙店,甲市监罚〔2023〕2号,甲局,2023-02-05,400",
)


def between(folder: Path, row: str) -> Path:
    """Return a table in which a row stands between two cases."""
    path = folder / "x.csv"
    path.write_text("\n".join([HEADINGS, FIRST, row, LAST, ""]), "utf-8")
    return path


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("合计,,,,,,700", id="in the first column"),
        pytest.param("3,合计,,,,,700", id="behind a number that counts on"),
        pytest.param(",1月小计,,,,,300", id="of a month"),
        pytest.param(",一季度总计（2件）,,,,,700", id="with the number of cases"),
        pytest.param(",,雉城所小计,,,,700", id="of an office"),
        pytest.param("价格类,小计,,,,,700", id="behind its kind"),
        pytest.param(",以上共计罚款,,,,,700", id="of fines"),
        pytest.param(",,其中：罚款,,,,700", id="a part of a sum"),
        pytest.param(",,,合 计,,,700", id="where the number of a decision stands"),
        pytest.param("合计：共2件，罚款700元,,,,,,", id="in words"),
        pytest.param("小计,,,2件,,,700", id="with a count where the number stands"),
        pytest.param("去年同期,,,共3件,,,700", id="a count tells a sum"),
        pytest.param(",,,一季度,,,700", id="a part of the year there"),
        pytest.param(",,,二、药品类,,,", id="the heading of a part there"),
        pytest.param("填表人：王五,,,,,,", id="who made the table"),
        pytest.param(",,经办人：王五　联系电话：1,,,,", id="below another column"),
        pytest.param("第1页 共1页,,,,,,", id="the number of a page"),
        pytest.param(",一、1月份案件,,,,,", id="the heading of a part"),
        pytest.param("3,,,,,,", id="a number without a case"),
        pytest.param(HEADINGS, id="the headings of the next page"),
        pytest.param("示例,某店无照案,某店,某市监罚〔2023〕X号,某局,2023-01-01,1000", id="how to fill it in"),
        pytest.param("甲,乙,丙,丁,戊,己,1", id="letters of the columns"),
        pytest.param(",甲,乙,丙,丁,戊,1", id="letters behind a number's column"),
    ],
)
def test_what_is_no_case_counts_nowhere_and_is_told(con: "DuckDBPyConnection", tmp_path: Path, row: str) -> None:
    outcome = load_file(con, between(tmp_path, row))
    assert (outcome.rows, outcome.inserted, outcome.rejected, outcome.no_cases) == (2, 2, 0, (3,))
    assert con.execute("select source_row, cast(fine_yuan as integer) from cases order by 1").fetchall() == [
        (2, 300),
        (4, 400),
    ]
    assert "  rows left out, as they are no cases but sums, notes or headings: 3" in described(outcome, "en")


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(
            "3,,小计划餐饮有限公司,甲市监罚〔2023〕3号,甲局,2023-03-05,500", id="a name that begins like a sum"
        ),
        pytest.param("3,,备注：个体,甲市监罚〔2023〕3号,甲局,2023-03-05,500", id="a name that begins like a note"),
        pytest.param(",,小计划餐饮有限公司,,,,500", id="such a name and a fine alone"),
        pytest.param(",,备注：个体,,,,500", id="a note has no fine"),
        pytest.param(",合计,丙店,甲市监罚〔2023〕3号,,,", id="a sum has no number of a decision"),
        pytest.param("3,,丙店,同上,,2023-03-05,500", id="words in the place of a number, and a case"),
        pytest.param("3,,丙店,2件,,2023-03-05,500", id="a count there, and a day"),
        pytest.param(",罚款案合计,丙店,,,2023-03-05,500", id="nor a day"),
        pytest.param(",,丙店设计,,,,500", id="a character of the word"),
        pytest.param(",丙店无照案,丙店,,,,", id="two cells"),
    ],
)
def test_a_case_is_no_sum(con: "DuckDBPyConnection", tmp_path: Path, row: str) -> None:
    outcome = load_file(con, between(tmp_path, row))
    assert (outcome.rows, outcome.inserted, outcome.rejected, outcome.no_cases) == (3, 3, 0, ())


def test_one_cell_is_a_case_where_the_table_has_few(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("当事人,处罚结果,备注\n甲店,警告,\n乙店,,\n", "utf-8")
    outcome = load_file(con, path)
    assert (outcome.inserted, outcome.no_cases) == (2, ())


@pytest.mark.parametrize(
    ("sheets", "read"),
    [
        pytest.param([("封面", "visible", ["执法台账"]), ("案件", "visible", None)], "案件", id="a cover"),
        pytest.param(
            [("统计", "visible", ["当事人", "罚款金额（元）"]), ("台账", "visible", None)], "台账", id="a statistic"
        ),
        pytest.param([("旧", "hidden", None), ("今", "visible", None)], "今", id="a hidden sheet"),
        pytest.param([("1月", "visible", None), ("2月", "visible", None)], "1月", id="the first of equals"),
        pytest.param([("旧", "hidden", None)], "旧", id="only a hidden one"),
    ],
)
def test_the_sheet_that_tells_most_is_read(
    con: "DuckDBPyConnection", tmp_path: Path, sheets: list[tuple[str, str, list[str] | None]], read: str
) -> None:
    book = openpyxl.Workbook()
    for name, state, cells in sheets:
        sheet = book.create_sheet(name)
        sheet.sheet_state = state
        for row in [HEADINGS, FIRST.replace("甲店", name)] if cells is None else [",".join(cells)]:
            sheet.append(row.split(","))
    book.remove(book.worksheets[0])
    if all(state == "hidden" for _, state, _ in sheets):
        book.create_sheet("空")
    book.save(tmp_path / "x.xlsx")
    outcome = load_file(con, tmp_path / "x.xlsx")
    assert con.execute("select party from cases").fetchall() == [(read,)]
    assert outcome.other_sheets == tuple(name for name, _, _ in sheets if name != read)


def test_several_sheets_are_sources_of_their_own(cases: Callable[..., Done], tmp_path: Path) -> None:
    """Numbers that begin anew on each sheet are said: the later case takes the place of the earlier."""
    book = openpyxl.Workbook()
    for month, party in ((1, "甲店"), (2, "乙店")):
        sheet = book.create_sheet(f"{month}月")
        sheet.append(["案件编号", "当事人", "罚款金额（元）"])
        sheet.append(["1", party, 300])
        sheet.append([f"x-{month}", party, "三百"])
    book.remove(book.worksheets[0])
    book.save(tmp_path / "x.xlsx")
    done = cases("load", "x.xlsx", "--sheet", "1月", "--sheet", "2月", "--rejects", "r")
    assert done.code == 0
    assert "x.xlsx [1月] (native-zh): 2 rows; 1 inserted" in done.err
    assert "x.xlsx [2月] (native-zh): 2 rows; 0 inserted, 1 updated" in done.err
    assert "told_otherwise (1)" in done.err
    assert "sheets left out" not in done.err
    assert sorted(path.name for path in (tmp_path / "r").iterdir()) == ["1-x.refused.xlsx", "2-x.refused.xlsx"]
    assert cases("load", "x.xlsx", "--sheet", "3月").err.startswith("cases: error: x.xlsx has no sheet 3月")
