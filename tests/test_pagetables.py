"""Tables of pages (HTML): what systems send under the name of a workbook, and bureaus publish."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cases import extras
from cases.errors import SourceError, UsageError
from cases.loading import Outcome
from cases.loading.batch import load_all
from cases.loading.pagetables import tables
from cases.loading.plan import Plan
from cases.loading.sources import opened
from tests.conftest import Done, load_file

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

LEDGER = """<html xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta http-equiv="Content-Type" content="text/html; charset={charset}"><style>td {{color: red}}</style></head>
<body>
<table><tr><td>首页<td>公示公告</table>
<table border="1">
<tr><td colspan="5">行政处罚台账（单位：元）</td></tr>
<tr><th rowspan="2">序号</th><th rowspan=2>决定书文号</th><th rowspan=2>当事人名称</th><th colspan="2">罚没金额</th></tr>
<tr><th>罚款金额</th><th>没收违法所得</th></tr>
<tr><td>1</td><td>甲市监处罚〔2023〕1号</td><td><a href="#">甲店</a> <br></td><td x:num="2000">2,000.00</td><td>0</td></tr>
<tr><td>2<td>甲市监处罚〔2023〕2号<td>乙<b>公</b>司<td><p>警告</p><p>罚款500元</p><td>300</tr>
<tr><td rowspan="2">3</td><td rowspan="2">甲市监处罚〔2023〕3号</td><td>丙公司</td><td>1500</td><td>&nbsp;</td></tr>
<tr><td>丁公司</td><td>2500</td><td></td></tr>
<tr><td colspan="3">合计</td><td>6500</td><td>300</td></tr>
</table></body></html>"""


@pytest.mark.parametrize(
    ("name", "charset"),
    [
        pytest.param("x.xls", "utf-8", id="under the name of a workbook"),
        pytest.param("x.html", "gb2312", id="as a page of a bureau"),
        pytest.param("x.csv", "gb2312", id="under any name"),
    ],
)
def test_a_table_of_a_page_is_loaded(con: "DuckDBPyConnection", tmp_path: Path, name: str, charset: str) -> None:
    path = tmp_path / name
    path.write_text(LEDGER.format(charset=charset), charset)
    outcome = load_file(con, path)
    assert (outcome.inserted, outcome.rejected) == (4, 0)
    query = "select decision_no[-2:-2], party, fine_yuan, confiscated_gains_yuan, penalty_text from cases order by all"
    assert con.execute(query).fetchall() == [
        ("1", "甲店", 2000, 0, None),
        ("2", "乙公司", 500, 300, "警告\n罚款500元"),
        ("3", "丁公司", 2500, None, None),
        ("3", "丙公司", 1500, None, None),
    ]


def read(tmp_path: Path, page: str) -> dict[str, Any]:
    """Return the tables of a page."""
    path = tmp_path / "x.html"
    path.write_text(page, "utf-8")
    return dict(tables(path, "x.html", None)[0])


@pytest.mark.parametrize(
    ("page", "rows"),
    [
        pytest.param(
            "<table><tr><td>a<td>b<tr><td>c</table>", [["a", "b"], ["c", ""]], id="ends left out, a short row"
        ),
        pytest.param(
            "<table><tr><td rowspan=2>a<td>b<tr><td>c</table>", [["a", "b"], ["", "c"]], id="a cell over two rows"
        ),
        pytest.param(
            "<table><tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e</table>",
            [["a", "", "b"], ["c", "d", "e"]],
            id="a cell over two columns",
        ),
        pytest.param(
            "<table><tr><td>a<td rowspan=0>b<td>c<tr><td>d<td>e<tr><td>f<td>g</table>",
            [["a", "b", "c"], ["d", "", "e"], ["f", "", "g"]],
            id="a cell over all rows that follow",
        ),
        pytest.param("<table><tr><td rowspan=60000>a<td>b</table>", [["a", "b"]], id="over more rows than there are"),
        pytest.param(
            "<table><tr><td>a<script>alert(1)</script><input value=x><td hidden>b<td>c</table>",
            [["a", "c"]],
            id="what is not shown",
        ),
        pytest.param(
            "<table><tr><td> a\n  b <br>c<td>&lt;d&gt;</table>", [["a b\nc", "<d>"]], id="blanks, breaks, marks"
        ),
        pytest.param(
            "<table><thead><tr><th>a</thead><tbody><tr><td>b</tbody><tfoot><tr><td>c</tfoot></table>",
            [["a"], ["b"], ["c"]],
            id="parts",
        ),
        pytest.param(
            "<table><tr><td>x<td><table><tr><td>a<tr><td>b</table></table>", [["a"], ["b"]], id="the innermost"
        ),
    ],
)
def test_cells_stand_where_the_page_shows_them(tmp_path: Path, page: str, rows: list[list[str]]) -> None:
    assert [found for found, _ in read(tmp_path, page).values()] == [rows]


def test_a_table_without_a_filled_cell_is_none(tmp_path: Path) -> None:
    assert read(tmp_path, "<table></table><table><tr><td></table><table><tr><td>a</table>").keys() == {"table 1"}


def test_another_table_can_be_asked_for(tmp_path: Path) -> None:
    """And is named where its headings are known."""
    one = "<table><tr><th>当事人<th>罚款金额（元）<tr><td>{}<td>1</table>"
    path = tmp_path / "x.html"
    path.write_text(f"<table><tr><td>导航</table>{one.format('甲店')}{one.format('乙店')}", "utf-8")
    with opened(str(path)) as source:
        assert (source.sheet, source.others) == ("table 2", ("table 3",))
    with opened(str(path), sheet="table 3") as source:
        assert (source.sheet, source.others) == ("table 3", ("table 2",))
    with pytest.raises(SourceError, match="has no table 4"), opened(str(path), sheet="table 4"):
        pass


@pytest.mark.parametrize(
    ("page", "message"),
    [
        pytest.param("<html><p>甲店", "a web page without a table", id="prose"),
        pytest.param(
            "<table><tr>" + "<td colspan=99999>a" * 11 + "</table>",
            "more than 10,000 columns",
            id="wider than any table",
        ),
        pytest.param("<html>" + "<div>" * 6000 + "<table>", "nested deeper than", id="deeper than any page"),
    ],
)
def test_what_is_no_table_is_said(tmp_path: Path, page: str, message: str) -> None:
    path = tmp_path / "x.xls"
    path.write_text(page, "utf-8")
    with pytest.raises(SourceError, match=message), opened(str(path)):
        pass


def test_a_missing_library_stops_no_other_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "selectolax.lexbor", None)
    (tmp_path / "x.html").write_text("<table><tr><td>甲<tr><td>乙</table>", "utf-8")
    (tmp_path / "x.csv").write_text("case_id,title\na,t\n", "utf-8")
    plan = Plan(files=[str(tmp_path / "x.html"), str(tmp_path / "x.csv")])
    page, table = load_all(plan, tmp_path / "x.duckdb")
    assert isinstance(page, UsageError)
    assert page.remedy == extras.REMEDY
    assert isinstance(table, Outcome)
    assert table.inserted == 1


def test_what_to_do_with_a_page_is_said(cases: Callable[..., Done], tmp_path: Path) -> None:
    """Prose is extracted; of tables the right one is named."""
    for name, arguments, remedy in (
        ("x.html", [], "cases extract x.html"),
        ("x.html", ["--sheet", "table 3"], "--sheet 'table 1', up to 1"),
        ("x.xls", [], "cases fields"),
    ):
        (tmp_path / name).write_text("<table><tr><td>甲<td>乙<tr><td>1<td>2</table>", "utf-8")
        done = cases("load", name, *arguments)
        assert (done.code, remedy in done.err) == (1, True), done.err
