"""Workbooks: what merged cells say of the rows that they span, and what formats say of numbers."""

from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import openpyxl
import pytest
import xlsxwriter
from openpyxl.worksheet.cell_range import CellRange

from tests.conftest import load_file, rules

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def test_merged_cells_stand_in_each_row_that_they_span(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    """Two goods of a case under one number, an authority over two cases; a sum over them counts once, a note is no case."""
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.merge_range("A1:H2", "甲县案件表")
        case = ["案件编号", "案件名称", "罚款金额（元）", "处罚机关", "处罚决定日期"]
        sheet.write_row(2, 0, [*case, "商品名称（含规格）", "计价单位", "购进价格（元）", "销售价格（元）"])
        sheet.merge_range("A4:A5", 7)
        sheet.merge_range("B4:B5", "甲药房案")
        sheet.merge_range("C4:C6", 50000)
        sheet.merge_range("D4:D6", "甲县市场监管局")
        sheet.merge_range("E4:E6", datetime(2023, 2, 6), day)
        sheet.write_row(3, 5, ["退热贴", "盒", 12, 60])
        sheet.write_row(4, 5, ["口罩", "只", 1, 6])
        sheet.write_row(5, 0, [8, "乙药房案"])
        sheet.write_row(5, 5, ["口罩", "只", 1, 5])
        sheet.merge_range("A8:A9", "注：以上为公示案件")
        for outside in ("J3:K6", "A12:A14"):
            sheet.merge_range(outside, "")
    outcome = load_file(con, path)
    assert (outcome.inserted, rules(outcome)) == (2, {})
    goods = "(select count(*) from prices where prices.case_id = cases.case_id)"
    query = f"select case_id, title, fine_yuan, agency, decided_on::varchar, {goods} from cases order by all"
    assert con.execute(query).fetchall() == [
        ("7", "甲药房案", 50000, "甲县市场监管局", "2023-02-06", 2),
        ("8", "乙药房案", None, "甲县市场监管局", "2023-02-06", 1),
    ]


COLUMNS = {
    "序号": None,
    "案件编号": "case_id",
    "当事人": "party",
    "处罚机关": "agency",
    "处罚内容": "penalty_text",
    "罚款金额（元）": "fine_yuan",
    "行政处罚决定书文号": "decision_no",
    "主要违法事实": "facts",
}
MERGED = [
    (["C2:C4", "D2:D4", "E2:E4", "F2:F4"],
     ["1 x-1 甲店 甲局 合计罚款300元 300", "2 x-2", "3 x-3"],
     ["x-1 甲店 甲局 合计罚款300元 300.00", "x-2 甲店 甲局 - -", "x-3 甲店 甲局 - -"],
     "a sum, and a text that states it, over three cases: it stays with the first"),
    (["B2:B3", "C2:C3", "D2:D3", "F2:F3"],
     ["1 7 甲店 甲局 - '300", "2", "3 8 乙店 甲局 - 400"],
     ["7 甲店 甲局 - 300.00", "8 乙店 甲局 - 400.00"],
     "a number of a case beside 序号, a sum as text: one case"),
    (["C2:C3", "D2:D3", "F2:F3"],
     ["1 - 甲店 甲局 - 300", "2"],
     ["- 甲店 甲局 - 300.00"],
     "a row that nothing tells is refused, not a second case"),
    (["D2:D4"], ["1 x-1 甲店 甲局 - 300", "2 x-2 乙店 - - 400", "- - 小计 - - 700"],
     ["x-1 甲店 甲局 - 300.00", "x-2 乙店 甲局 - 400.00"],
     "the row of a sum is no case"),
    (["A2:A4", "D2:D3"], ["甲市 x-1 甲店 甲局 - 300", "- x-2 乙店 - - 400", "- 小计 - - - 700"],
     ["x-1 甲店 甲局 - 300.00", "x-2 乙店 甲局 - 400.00"],
     "nor where its first cell is part of a merged one"),
    (["A2:A4", "D2:D3"], ["甲市 x-1 甲店 甲局 - 300", "- x-2 乙店 - - 400", "- _小计 - - - 700"],
     ["x-1 甲店 甲局 - 300.00", "x-2 乙店 甲局 - 400.00"],
     "nor with a blank before it"),
    (["G2:G3", "D2:D3", "F2:F3"], ["1 - 甲店 甲局 - 300 甲罚1号", "2 - 乙店"],
     ["- 甲店 甲局 - 300.00", "- 乙店 甲局 - -"],
     "a decision on two parties is two cases, its sum is with the first"),
    (["G2:G3", "D2:D3", "F2:F3"], ["1 - 甲店 甲局 - 300 甲罚1号", "2"],
     ["- 甲店 甲局 - 300.00"],
     "a row under a merged number that names no party is of the one above"),
    (["B2:B3", "F2:F3"], ["1 7 甲店 甲局 - 300 甲罚1号", "2"],
     ["7 甲店 甲局 - 300.00"],
     "another number in the first row alone"),
    (["C2:C3", "D2:D3"], ["1 - 甲店 甲局 - 300 - 卖假药", "2 - - - - 400 - 卖劣药"],
     ["- 甲店 甲局 - 300.00", "- 甲店 甲局 - 400.00"],
     "two cases of a party, told apart by their facts"),
    (["D2:D3"], ["1 x-1 甲店 甲局 - 300", "2 x-2 乙店 丙局 - 400"],
     ["x-1 甲店 甲局 - 300.00", "x-2 乙店 丙局 - 400.00"],
     "what stands under a merged cell, left by a copy of its format, stays"),
    (["D2:D4", "D3:D5"], ["1 x-1 甲店 甲局", "2 x-2 乙店 丙局", "3 x-3 丙店", "4 x-4 丁店"],
     ["x-1 甲店 甲局 - -", "x-2 乙店 丙局 - -", "x-3 丙店 甲局 - -", "x-4 丁店 - - -"],
     "of cells merged over one another the first counts"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "form", "rate"),
    [
        pytest.param(4.95, "0%", "495", id="as 495% is typed"),
        pytest.param(4.955, "[Red]0.00%;-0.00%", "495.5", id="a format of one's own"),
        pytest.param(0.07, "0.0%", "7", id="no longer than it is shown"),
        pytest.param(495, "General", "495", id="a number"),
        pytest.param(495, '0.00"%"', "495", id="a sign that is only shown"),
        pytest.param(495, "0\\%", "495", id="the same, one character"),
        pytest.param("495%", "0%", "495", id="a text"),
    ],
)
def test_a_percentage_is_told_by_its_format(
    con: "DuckDBPyConnection", tmp_path: Path, value: float | str, form: str, rate: str
) -> None:
    """ECMA-376 Part 1, 18.8.30 and 18.8.31."""
    load_file(con, formatted(tmp_path, "文中加价率（%）", value, form))
    assert con.execute("select stated_markup_pct from prices").fetchall() == [(Decimal(rate),)]


@pytest.mark.parametrize(
    ("value", "form", "fine"),
    [
        pytest.param(5, '0.00"万元"', 50000, id="shown as 5.00万元"),
        pytest.param(0.35, "#,##0.00\\万\\元", 3500, id="the same, a character at a time"),
        pytest.param(50000, '0!.0,"万元"', 50000, id="scaled: 50000 shown as 5.0万元"),
        pytest.param(50000, '#,##0,,"万元"', 50000, id="scaled otherwise"),
        pytest.param(5, '0.00"万"', 50000, id="万 alone"),
        pytest.param(5, '0"千元"', 5000, id="in 千元"),
        pytest.param(50000, '#,##0.00"元"', 50000, id="in yuan"),
        pytest.param(50000, '0"元整"', 50000, id="with 整"),
        pytest.param(50000, '#,##0,"千元"', 50000, id="scaled to 千元"),
        pytest.param(50000, "0!.0000", 50000, id="shown as 5.0000, in 万元: a point put in by hand"),
        pytest.param(50000, '0"."0,', 50000, id="the same in another way"),
    ],
)
@pytest.mark.parametrize("heading", ["罚款金额（元）", "罚款金额（万元）"])
def test_an_amount_is_in_the_unit_that_its_format_shows(
    con: "DuckDBPyConnection", tmp_path: Path, heading: str, value: float, form: str, fine: int
) -> None:
    """Whatever its heading says."""
    load_file(con, formatted(tmp_path, heading, value, form))
    assert con.execute("select fine_yuan from cases").fetchall() == [(fine,)]


@pytest.mark.parametrize(
    ("write", "said"),
    [
        pytest.param(("=1/0", "#DIV/0!"), "#DIV/0!", id="an error"),
        pytest.param(("=B2*1000", None), "=B2*1000", id="a formula of which no result is stored"),
        pytest.param(("=B2*1000", 500), None, id="one of which there is a result"),
        pytest.param(('=""', ""), None, id="one of which the result is nothing"),
    ],
)
def test_what_a_workbook_lost_is_said(
    con: "DuckDBPyConnection", tmp_path: Path, write: tuple[str, object], said: str | None
) -> None:
    formula, value = write
    with xlsxwriter.Workbook(tmp_path / "x.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["案件编号", "序号", "案件名称", "罚款金额（元）"])
        sheet.write_row(1, 0, ["x-1", 1, "哄抬价格案"])
        sheet.write_formula(1, 3, formula, None, "" if value is None else value)
    if value is None:
        unstored(tmp_path / "x.xlsx")
    if value == "":
        rewritten(tmp_path / "x.xlsx", '<c r="D2"', '<c r="D2" t="str"')
    outcome = load_file(con, tmp_path / "x.xlsx")
    assert rules(outcome) == ({"unreadable_amount": 1} if said else {})
    assert [value for finding in outcome.findings for _, _, value in finding.examples] == ([said] if said else [])


def formatted(folder: Path, heading: str, value: float | str, form: str) -> Path:
    """Return a workbook of one case, with one more cell under a heading in a number format."""
    book = openpyxl.Workbook()
    book.create_sheet("案件", 0).append(["案件编号", "案件名称", heading])
    book["案件"].append(["x-1", "哄抬价格案", value])
    book["案件"]["C2"].number_format = form
    book.save(folder / "x.xlsx")
    return folder / "x.xlsx"


def rewritten(path: Path, old: str, new: str) -> None:
    """Change what the first sheet of a workbook is written as, to what Excel writes."""
    with ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    name = "xl/worksheets/sheet1.xml"
    assert old.encode() in parts[name]
    parts[name] = parts[name].replace(old.encode(), new.encode())
    with ZipFile(path, "w") as book:
        for part, content in parts.items():
            book.writestr(part, content)


def unstored(path: Path) -> None:
    """Take the results of formulas out of a workbook, as programs write it that compute nothing."""
    book = openpyxl.load_workbook(path)
    book.save(path)


@pytest.mark.parametrize(("merged", "rows", "cases", "reason"), MERGED, ids=[reason for *_, reason in MERGED])
def test_what_a_merged_cell_says_of_several_rows(
    con: "DuckDBPyConnection", tmp_path: Path, merged: list[str], rows: list[str], cases: list[str], reason: str
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(COLUMNS))
    for row in rows:
        sheet.append([typed(cell) for cell in row.split()])
    sheet.merged_cells.ranges.update(map(CellRange, merged))
    book.save(tmp_path / "x.xlsx")
    load_file(con, tmp_path / "x.xlsx")
    given = "case when case_id like 'c____%' then '-' else case_id end"
    shown = ", ".join(f"coalesce({name}::varchar, '-')" for name in ("party", "agency", "penalty_text", "fine_yuan"))
    found = con.execute(f"select concat_ws(' ', {given}, {shown}) from cases order by source_row").fetchall()
    assert [line for (line,) in found] == cases


def typed(cell: str) -> str | int | None:
    """Return a cell: - is an empty one, '300 a number as text, _ a blank."""
    if cell == "-":
        return None
    return int(cell) if cell.isdigit() else cell.lstrip("'").replace("_", " ")
