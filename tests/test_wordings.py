"""Tables of no known layout: what their headings tell by their wording, in what unit their amounts are."""

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cases import record
from cases.errors import SourceError
from cases.loading import guessing
from cases.loading.heads import UNCLEAR, Above, head
from cases.loading.layouts import find, layouts
from cases.loading.placement import Placement
from cases.loading.worded import placed
from cases.loading.wordings import PERSONAL, pattern, plain, read_heading
from cases.resources import reference
from tests.accuracy import HEADINGS, UNREAD, read_headings, score_headings
from tests.conftest import left, load_file

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

NOTHING = Above()
WHICH_UNIT = "罚款金额 (fine_yuan, in 元 or 万元? write it into the heading)"


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        pytest.param("被处罚人姓名或名称", "party", id="a wording of the list"),
        pytest.param("*处罚对象：", "party", id="marks around it"),
        pytest.param("2、当事人名称/姓名", "party", id="counted, and two names with a stroke"),
        pytest.param("处 罚\n结 果", "penalty_text", id="blanks and breaks that centre it"),
        pytest.param("罚款数额（单位：万元）", "fine_yuan", id="its unit in words"),
        pytest.param("罚款金额(万元,保留6位小数)", "fine_yuan", id="more than its unit"),
        pytest.param("售价（元/盒）", "sale_price", id="a unit of goods"),
        pytest.param("处罚时间（年/月/日）", "decided_on", id="the form of its days"),
        pytest.param("处罚信息.文书编号", "decision_no", id="under a heading of its own"),
        pytest.param("其中：罚款（万元）", "fine_yuan", id="part of a sum"),
        pytest.param("DSRMC(当事人名称)", "party", id="a code and its meaning"),
        pytest.param("Fine (RMB) 罚款", "fine_yuan", id="in two languages"),
        pytest.param("处罚依据", "basis_text", id="a heading of other layouts, which agree on it"),
        pytest.param("处罚单位", "agency", id="who punishes"),
        pytest.param("被处罚单位", "party", id="who is punished"),
        pytest.param("公示截止日期", "public_until", id="not the day of publication"),
        pytest.param("被处罚单位（人）", "party", id="or a person, in brackets"),
        pytest.param("企业（个人）名称", "party", id="or a person, in the middle"),
        pytest.param("最终罚款（万）", "fine_yuan", id="a unit without its 元"),
        pytest.param("处罚种类及金额", "penalty_text", id="more than kinds"),
        pytest.param("没收（元）", "confiscated_yuan", id="an amount by its unit"),
        pytest.param("没收", None, id="amounts, or things"),
        pytest.param("销量（万）", None, id="a number in a unit that is not read"),
        pytest.param("售价（万元/台）", "sale_price", id="a price in 万元"),
        pytest.param("违反的法律法规", record.VIOLATED, id="provisions by their role"),
        pytest.param("违法条款", record.VIOLATED, id="the same in other words"),
        pytest.param("罚款金额（亿元）", None, id="a unit that is not read"),
        pytest.param("罚款（千元）", None, id="another"),
        pytest.param("Fine (USD) 罚款", None, id="no yuan"),
        pytest.param("金额", None, id="of what, it does not say"),
        pytest.param("送达日期", None, id="a day that no field has"),
        pytest.param("拟罚款金额", None, id="proposed, not imposed"),
        pytest.param("实缴罚款", None, id="paid, not imposed"),
        pytest.param("拟处罚：罚款金额（元）", None, id="under a heading that changes it"),
        pytest.param("执行情况-罚款（元）", None, id="under another"),
        pytest.param("供货商-企业名称", None, id="somebody else"),
        pytest.param("罚款（元）/没收（元）", None, id="two things"),
        pytest.param("罚款金额（元，10万元以上请注明）", "fine_yuan", id="a remark that names another unit"),
        pytest.param("不予处罚决定日期", None, id="no penalty"),
        pytest.param("处罚意见", None, id="not decided yet"),
        pytest.param("CF_CFLB1", None, id="its codes mean what its layout says, too"),
        pytest.param("手机型号", None, id="goods, no number of a person"),
        pytest.param("当前状态", None, id="its codes mean what its layout says"),
        pytest.param("CF_NR_FK", None, id="in 万元, as only its layout says"),
        pytest.param("当事人" * 30, None, id="a cell, no heading"),
        pytest.param("身份证号/统一社会信用代码", PERSONAL, id="a code, or the number of a person"),
        pytest.param("当事人（法定代表人）", PERSONAL, id="a party, or a person"),
        pytest.param("店主姓名及手机号", PERSONAL, id="a telephone number beside a name"),
        pytest.param("办案人员签字", PERSONAL, id="who handled the case"),
    ],
)
def test_a_heading_tells_its_field_by_its_wording(heading: str, field: str | None) -> None:
    assert field_of(heading) == field


def field_of(heading: str) -> str | None:
    """Return the field that a heading tells by its wording."""
    reading = read_heading(heading)
    return reading.field if reading else None


def place(*headings: str, above: Above = NOTHING) -> Placement:
    """Return where headings belong, also by wording."""
    return placed(headings, above, "x")


def test_wordings_are_of_fields_and_in_order() -> None:
    """A bracket that does not close would be no pattern, or one of something else."""
    fields = {one.name for one in record.NATIVE} | {PERSONAL, record.VIOLATED}
    rows = reference("headings")
    assert {row["field"] for row in rows} <= fields
    for row in rows:
        bare = re.sub(r"\([^(){}]*\)|\{[^(){}]*\}", "", row["wordings"])
        assert not set("(){}") & set(bare), row["wordings"]
        assert "//" not in row["wordings"], row["wordings"]


def test_no_heading_is_of_two_fields() -> None:
    """Every heading that a wording stands for: the order of the list decides nothing."""
    known: dict[str, str] = {}
    for row in reference("headings"):
        for heading in spelled(row["wordings"]):
            name = plain(heading) if pattern().fullmatch(plain(heading)) else heading
            assert known.setdefault(name, row["field"]) == row["field"], heading
    rows = reference("headings")
    for heading, field in known.items():
        found = pattern().fullmatch(heading)
        assert found is not None
        assert found.lastgroup is not None
        assert rows[int(found.lastgroup.removeprefix("row"))]["field"] == field, heading


def spelled(wording: str) -> Iterator[str]:
    """Yield every heading that a wording stands for."""
    choices, end = [], 0
    for part in re.finditer(r"\(([^()]*)\)|\{([^{}]*)\}", wording):
        optional, required = part.groups()
        choices += [[wording[end : part.start()]], ["", *optional.split("/")] if optional else required.split("/")]
        end = part.end()
    return map("".join, product(*choices, [wording[end:]]))


@pytest.mark.parametrize("set_name", HEADINGS)
def test_columns_of_labelled_tables_are_read(set_name: str) -> None:
    hits, found, expected = score_headings(set_name)
    assert hits / found > 0.92
    assert hits / expected > 0.77


def test_no_labelled_personal_data_is_stored() -> None:
    columns = [one for name in HEADINGS for one in read_headings(name)]
    assert [one for one in columns if one[1] == PERSONAL and one[2] not in (None, PERSONAL)] == []
    assert [one for one in columns if one[2] == PERSONAL and one[1] not in (PERSONAL, *UNREAD)] == []


def test_prices_in_wan_are_in_yuan(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("文号,商品名称,进价（万元）,售价（万元/台）,罚款（元）\n1号,车,10,12.8,5000\n", "utf-8")
    load_file(con, path)
    assert con.execute("select purchase_price, sale_price from prices").fetchall() == [(100_000, 128_000)]


def test_the_layout_comes_before_wordings_and_the_plainest_of_two_counts() -> None:
    placement = place("案件编号", "当事人名称", "被处罚人", "当事人", "罚款", "心情")
    assert placement.columns == {"case_id": 0, "party": 3, "fine_yuan": 4}
    assert placement.worded == (("罚款", "fine_yuan"),)
    assert left(placement.unplaced) == ("当事人名称 (second for party)", "被处罚人 (second for party)", "心情")
    placement = place("案件编号", "企业名称", "被处罚人", "处罚金额", "其中：罚款", "处罚日期")
    assert placement.columns == {"case_id": 0, "party": 2, "fine_yuan": 4, "decided_on": 5}
    assert left(placement.unplaced) == ("企业名称 (second for party)", "处罚金额 (second for fine_yuan)")


def test_a_layout_that_is_chosen_is_taken_at_its_word() -> None:
    placement = placed(["案件编号", "罚款"], NOTHING, "x", chosen=find("native"))
    assert (placement.columns, left(placement.unplaced)) == ({"case_id": 0}, ("罚款",))


@pytest.mark.parametrize(
    ("headings", "layout", "defaults"),
    [
        pytest.param("当事人,处罚日期,违法行为,罚款", "native-zh", {}, id="two of four of a price authority's"),
        pytest.param(
            "当事人,处罚日期,处罚单位,罚款", "price-authority", {"source_kind": "publicity"}, id="three of four"
        ),
        pytest.param(
            "行政相对人名称,证件类型,证件号码,违法事实,案由,处罚时间,裁量,摘要,备注一,备注二",
            "publicity-2018-natural",
            {"source_kind": "publicity", "party_kind": "natural_person"},
            id="four of ten: whom it is about must not get lost",
        ),
        pytest.param("被处罚单位,案由,办理状态,处罚时间,备注", "native-zh", {}, id="a heading that a layout ignores"),
        pytest.param("被处罚人姓名,案由,罚款", "native-zh", {"party_kind": "natural_person"}, id="姓名 is of persons"),
        pytest.param("被处罚人姓名,统一社会信用代码,罚款", "native-zh", {}, id="persons with a code are none"),
    ],
)
def test_a_table_is_what_its_layout_says_only_if_it_is_of_that_layout(
    headings: str, layout: str, defaults: dict[str, str]
) -> None:
    placement = place(*headings.split(","))
    assert (placement.layout, placement.defaults, placement.codes) == (layout, defaults, {})


def test_headings_by_wording_alone_make_a_table() -> None:
    placement = place("序号", "被处罚人", "处罚时间", "罚款额（元）")
    assert placement.layout == "native-zh"
    assert placement.columns == {"party": 1, "decided_on": 2, "fine_yuan": 3}
    with pytest.raises(SourceError, match="no heading that is known"):
        place("编号", "单位", "时间", "金额")


@pytest.mark.parametrize(
    "headings",
    [
        pytest.param("单位名称,姓名,执法证号,联系电话", id="a list of staff"),
        pytest.param("被检查单位,检查内容,检查时间,执法单位", id="a plan of inspections"),
        pytest.param("企业名称,统一社会信用代码,注册资本（万元）,所属区县", id="a register of companies"),
        pytest.param("产品名称,生产企业名称,问题,公布日期", id="a list of faulty goods"),
    ],
)
def test_tables_of_no_cases_are_refused(headings: str) -> None:
    with pytest.raises(SourceError, match="no heading that tells of a violation or a penalty"):
        place(*headings.split(","))


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        pytest.param("单位：万元", Above("万元"), id="a note"),
        pytest.param("填报单位：甲局　　金额单位：人民币万元", Above("万元"), id="beside another 单位"),
        pytest.param("（单位：元）", Above("元"), id="yuan, in brackets"),
        pytest.param("2023年罚没情况统计表（万元）", Above("万元"), id="in the title"),
        pytest.param("填报单位：甲局", Above(), id="who filled it in"),
        pytest.param("填报单位：元氏县市场监督管理局", Above(), id="a county that begins like yuan"),
        pytest.param("金额单位：万元　填报单位：元氏县市场监督管理局", Above("万元"), id="the same beside a unit"),
        pytest.param("单位：件、万元", Above(UNCLEAR), id="of what, it does not say"),
        pytest.param("金额以万元计", Above(UNCLEAR), id="in other words"),
        pytest.param("单位:万", Above(UNCLEAR), id="half a unit"),
        pytest.param("单位：千元", Above(UNCLEAR), id="a unit that is not read"),
        pytest.param("罚款单位：万元，货值单位：元", Above(UNCLEAR), id="two units"),
        pytest.param("拟行政处罚案件公示", Above(is_proposed=True), id="proposed"),
        pytest.param("行政处罚告知台账", Above(is_proposed=True), id="announced to the party"),
    ],
)
def test_what_stands_above_the_headings_tells_of_the_table(above: str, expected: Above) -> None:
    found = head([["处罚台账", ""], [above, ""], ["当事人", "罚款金额"], ["甲店", "0.5"]])
    assert (found.row, list(found.headings), found.above) == (2, ["当事人", "罚款金额"], expected)


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        pytest.param(
            "被处罚人,罚没金额（万元）,,,处罚日期",
            ",罚款,没收,合计,",
            "被处罚人,罚款（万元）,没收（万元）,合计（万元）,处罚日期",
            id="parts of a sum, in its unit",
        ),
        pytest.param(
            "被处罚人,没收,,处罚日期",
            ",违法所得（元）,非法财物,",
            "被处罚人,没收违法所得（元）,非法财物,处罚日期",
            id="what is done to it",
        ),
        pytest.param(
            "当事人,拟处罚意见,,立案日期",
            ",罚款（元）,没收（元）,",
            "当事人,拟处罚意见-罚款（元）,拟处罚意见-没收（元）,立案日期",
            id="proposed",
        ),
        pytest.param(
            "供货商,,当事人,处罚信息,",
            "企业名称,信用代码,,处罚文号,处罚时间",
            "供货商-企业名称,供货商-信用代码,当事人,处罚文号,处罚时间",
            id="others",
        ),
        pytest.param(
            "被抽样单位,生产企业,,罚款（元）",
            ",企业名称,信用代码,",
            "被抽样单位,生产企业-企业名称,生产企业-信用代码,罚款（元）",
            id="whoever is not known",
        ),
        pytest.param(
            "被处罚人,处罚情况,,立案日期",
            ",文号,罚款（元）,",
            "被处罚人,文号,罚款（元）,立案日期",
            id="what says nothing",
        ),
        pytest.param(
            "当事人信息,,处罚情况,,",
            "名称,信用代码,种类,金额（万元）,日期",
            "当事人名称,信用代码,处罚种类,处罚金额（万元）,处罚日期",
            id="what it is about",
        ),
        pytest.param(
            "行政相对人名称,行政相对人代码,,违法事实,拟处罚,",
            ",行政相对人代码_1（统一社会信用代码）,行政相对人代码_2（工商注册号）,,拟处罚种类,罚款",
            "行政相对人名称,行政相对人代码_1（统一社会信用代码）,行政相对人代码_2（工商注册号）,违法事实,拟处罚种类,拟处罚-罚款",
            id="what says it again, with a number, as the template of 2018 does",
        ),
        pytest.param("被处罚人,处罚种类,处罚日期", ",罚款,", None, id="a case with one cell"),
        pytest.param(
            "被处罚人,,处罚日期", "甲店,罚款,当日", None, id="a case in a table with a column without a heading"
        ),
    ],
)
def test_headings_on_two_rows(upper: str, lower: str, expected: str | None) -> None:
    found = head([["处罚台账"], upper.split(","), lower.split(","), ["x"] * 4])
    assert found.headings == (expected or upper).split(",")
    assert found.row == (2 if expected else 1)


@pytest.mark.parametrize(
    "above",
    [
        pytest.param("甲市市场监督管理局,,2023年度", id="who and when"),
        pytest.param("处罚台账,填报单位：甲局,", id="a note beside the title"),
        pytest.param("处罚台账,,", id="a title"),
    ],
)
def test_titles_are_no_headings(above: str) -> None:
    found = head([above.split(","), ["被处罚人", "罚款", "处罚日期"], ["甲店", "500", "2023-03-01"]])
    assert (found.row, list(found.headings)) == (1, ["被处罚人", "罚款", "处罚日期"])


def test_the_unit_of_a_group_is_that_of_its_columns_alone() -> None:
    """Also where each column has a heading of its own below."""
    rows = ["当事人,,罚没情况（万元）,,涉案", "名称,货值金额,罚款,没收款,商品名称", "甲店,9,1,2,酒"]
    found = head([row.split(",") for row in rows])
    assert list(found.headings) == ["当事人名称", "货值金额", "罚款（万元）", "没收款（万元）", "涉案商品名称"]
    assert found.above == NOTHING


@pytest.mark.parametrize(
    ("headings", "rows", "fines"),
    [
        pytest.param("罚款金额", ["5000", "10000", "3000"], [5000, 10000, 3000], id="like yuan"),
        pytest.param("罚款金额", ["200", "500", "300"], [200, 500, 300], id="small, but round sums"),
        pytest.param("罚款金额", ["0.5", "1", "0.3"], None, id="like 万元: not guessed"),
        pytest.param("罚款金额", ["０．５", "１", "０．３"], None, id="the same in full width"),
        pytest.param("罚款金额", ["182.28", "530.5", "120"], None, id="a million in 万元, or odd yuan: not guessed"),
        pytest.param("罚款金额", ["5000元", '"￥10,000.00"', "0.3万元"], [5000, 10000, 3000], id="cells that say it"),
        pytest.param("罚款金额", ["5000元", "2万元", "0.5"], None, id="one that does not"),
        pytest.param("罚款金额", ["罚款5000元", "贰仟元整", "未罚款"], [5000, 2000, 0], id="cells in words"),
        pytest.param("罚款金额", ["罚款0.5", "罚款1", "罚款0.3"], None, id="a label is no unit"),
        pytest.param("罚款（万元）", ["罚款0.5", "壹万元", "罚款3000元"], [5000, 10000, 3000], id="the same with one"),
        pytest.param("罚款金额", ["", "0", ""], [None, 0, None], id="nothing that it could be wrong about"),
        pytest.param("罚款金额", [*[""] * 5, "0.5"], None, id="empty at first"),
        pytest.param(
            "违法所得,罚款金额", ["5.5,2000", "6,3000", "7.2,9000"], [2000, 3000, 9000], id="fines tell of gains"
        ),
        pytest.param(
            "违法所得,罚款（元）",
            ["0.3,2000", "1.2,3000", "1.5,9000"],
            [2000, 3000, 9000],
            id="gains that may be in 万元",
        ),
        pytest.param("销售额,罚款金额", ["8000,50", "9000,30", "7000,20"], None, id="sales do not tell of fines"),
        pytest.param(
            "违法所得,罚款金额", ["0.3,150", "1.2,200", "1.2,300"], None, id="round sums beside such as are none"
        ),
        pytest.param(
            "货值金额（元）,罚款金额",
            ["3000,0.5", "4000,2", "5000,1"],
            None,
            id="yuan beside it, but it reads like 万元",
        ),
        pytest.param(
            "货值金额（元）,罚款金额", ["3000,500", "4000,200", "5000,100"], [500, 200, 100], id="yuan beside it"
        ),
        pytest.param(
            "违法所得（万元）,罚款金额", ["5,2000", "6,3000", "7,9000"], None, id="万元 beside it: not guessed"
        ),
        pytest.param(
            "罚款（万元）", ["0.5", "￥1", "3000元"], [5000, 10000, 3000], id="its own heading, and a cell of its own"
        ),
        pytest.param("罚款金额（元）", ["0.5", "1", "0.3"], [0.5, 1, 0.3], id="its own heading says yuan"),
        pytest.param("罚款（RMB）", ["0.5", "1", "0.3"], [0.5, 1, 0.3], id="in other letters"),
    ],
)
def test_amounts_without_a_unit_are_read_where_their_values_settle_it(
    con: "DuckDBPyConnection", tmp_path: Path, headings: str, rows: list[str], fines: list[float | None] | None
) -> None:
    path = tmp_path / "x.csv"
    lines = [f"甲店{number},{row}" for number, row in enumerate(rows)]
    path.write_text("\n".join([f"被处罚人,{headings}", *lines, ""]), "utf-8")
    outcome = load_file(con, path)
    found = [value for (value,) in con.execute("select fine_yuan from cases order by party").fetchall()]
    assert [value if value is None else float(value) for value in found] == (fines or [None] * len(rows))
    assert (WHICH_UNIT in left(outcome.unplaced)) == (not fines)


@pytest.mark.parametrize(
    ("note", "layout", "fine"),
    [
        pytest.param("单位：万元", None, 5000, id="as the note says"),
        pytest.param(
            "单位：万元",
            '[columns]\nparty = ["被处罚人"]\nfine_yuan = ["罚款金额"]',
            5000,
            id="also in a layout of one's own",
        ),
        pytest.param("单位：元", None, 0.5, id="yuan"),
        pytest.param("单位：件、万元", None, None, id="not plainly"),
    ],
)
def test_a_note_tells_the_unit(
    con: "DuckDBPyConnection", tmp_path: Path, note: str, layout: str | None, fine: float | None
) -> None:
    path, mine = tmp_path / "x.csv", tmp_path / "mine.toml"
    path.write_text(f"{note},\n被处罚人,罚款金额\n甲店,0.5\n", "utf-8")
    mine.write_text(layout or "", "utf-8")
    load_file(con, path, layout=find(str(mine)) if layout else None)
    ((found,),) = con.execute("select fine_yuan from cases").fetchall()
    assert (found if found is None else float(found)) == fine


def test_a_guessed_layout_asks_for_the_unit(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("被处罚人,罚款金额,没收违法所得（元）\n甲店,0.5,3\n", "utf-8")
    text = guessing.layout_for(str(path))
    assert 'fine_yuan = ["罚款金额"]  # in 元? if in 万元: [units] and "万元" = ["罚款金额"]\n' in text
    assert 'confiscated_gains_yuan = ["没收违法所得（元）"]\n' in text


@pytest.mark.parametrize(
    ("below", "fine"),
    [
        pytest.param("注：罚款单位为万元,", 5000, id="a note"),
        pytest.param("合计,0.5\n,\n单位：万元,", 5000, id="the unit alone, below the sum"),
        pytest.param("说明：1.数据来自系统；2.金额单位为元。,", 0.5, id="yuan, among other words"),
        pytest.param("备注：金额以百元计,", None, id="another unit, which is not read"),
        pytest.param("填表人：元某,", None, id="who made the table"),
    ],
)
def test_a_note_below_the_table_tells_the_unit(
    con: "DuckDBPyConnection", tmp_path: Path, below: str, fine: float | None
) -> None:
    path = tmp_path / "x.csv"
    path.write_text(f"被处罚人,罚款金额\n甲店,0.5\n{below}\n", "utf-8")
    outcome = load_file(con, path)
    assert (outcome.rows, outcome.rejected) == (1, 0)
    assert con.execute("select cast(fine_yuan as double) from cases").fetchall() == [(fine,)]


@pytest.mark.parametrize(
    ("heading", "fines", "found"),
    [
        pytest.param("罚款（元）", ["0.5", "2"] * 5, "1.25 (n = 10)", id="万元 under a heading of yuan"),
        pytest.param("罚款（万元）", ["3000", "2000"] * 5, "25000000.00 (n = 10)", id="yuan under one of 万元"),
        pytest.param("罚款（元）", ["0.5"] * 4 + ["5000"] * 6, None, id="some are not half of them"),
        pytest.param("罚款（元）", ["20"] * 9, None, id="too few to tell"),
        pytest.param("罚款（元）", ["0"] * 6 + ["3000"] * 10, None, id="no fine is no small one"),
    ],
)
def test_fines_of_the_wrong_unit_are_told(
    con: "DuckDBPyConnection", tmp_path: Path, heading: str, fines: list[str], found: str | None
) -> None:
    path = tmp_path / "x.csv"
    rows = "".join(f"甲市监罚〔2023〕{number}号,甲店,{fine}\n" for number, fine in enumerate(fines, 1))
    path.write_text(f"决定书文号,被处罚人,{heading}\n{rows}", "utf-8")
    outcome = load_file(con, path)
    assert outcome.inserted == len(fines)
    told = con.execute("select source_row, case_id, value from findings where rule = 'fines_unlikely'").fetchall()
    assert told == ([(2, None, found)] if found else [])


def test_columns_whose_cells_do_not_read_are_left_out_and_their_rows_stay(
    con: "DuckDBPyConnection", tmp_path: Path
) -> None:
    path = tmp_path / "x.csv"
    path.write_text(
        "当事人,处罚时间,立案时间,罚款（元）\n甲店,2023-03-01,2023年2月,较重\n乙店,2023-03-02,2023年3月,500\n", "utf-8"
    )
    outcome = load_file(con, path)
    assert (outcome.inserted, outcome.rejected) == (2, 0)
    assert set(left(outcome.unplaced)) == {
        "立案时间 (filed_on? its cells do not read so: 2023年2月 / 2023年3月)",
        "罚款（元） (fine_yuan? its cells do not read so: 较重)",
    }


def test_no_person_is_named_among_the_cells_of_a_column_left_out(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    """Nobody knows yet who is named in the table."""
    path = tmp_path / "x.csv"
    path.write_text("当事人,罚款（元）\n甲店,施小明\n乙店,较重\n丙店,施小明2000元\n", "utf-8")
    assert left(load_file(con, path).unplaced) == ("罚款（元） (fine_yuan? its cells do not read so: 较重)",)
    path.write_text("当事人,罚款（元）\n甲店,施小明\n", "utf-8")
    assert left(load_file(con, path).unplaced) == ("罚款（元） (fine_yuan? its cells do not read so)",)


def test_a_damaged_table_is_told_by_its_line(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    """Its first cells are looked at before it is read."""
    path = tmp_path / "x.csv"
    path.write_text("被处罚人,处罚时间,罚款\n甲店,2023-03-01,500\n乙店,2023-03-02,500,3\n", "utf-8")
    with pytest.raises(SourceError, match="line 3: 4 cells where the heading has 3"):
        load_file(con, path)


@pytest.mark.parametrize(
    ("table", "status"),
    [
        pytest.param("拟行政处罚案件公示,\n被处罚人,罚款（元）\n甲店,5000\n", "proposed", id="a title that proposes"),
        pytest.param(
            "拟行政处罚公示,,\n被处罚人,罚款（元）,处罚日期\n甲店,5000,\n", "proposed", id="also without its day"
        ),
        pytest.param(
            "拟行政处罚公示,,\n被处罚人,罚款（元）,处罚日期\n甲店,5000,2023-03-01\n", "decided", id="not with its day"
        ),
        pytest.param("被处罚人,罚款（元）,处罚告知书文号\n甲店,5000,甲罚告1号\n", "unknown", id="a notice beside it"),
        pytest.param(
            "被处罚人,罚款（元）,办理情况\n甲店,5000,正在办理\n", "unknown", id="how far it is, in words of its own"
        ),
        pytest.param(
            "被处罚人,罚款（元）,办理状态\n甲店,5000,流转至法制科\n", "unknown", id="words that stand for no status"
        ),
        pytest.param("被处罚人,罚款（元）,办理状态\n甲店,5000,已结案\n", "decided", id="words that do"),
        pytest.param(
            "被处罚人,罚款（元）,案件状态,处罚日期\n甲店,5000,执行完毕,2023-03-01\n", "unknown", id="a heading of ours"
        ),
        pytest.param("被处罚人,罚款（元）,备注\n甲店,5000,\n", "decided", id="nothing that speaks against it"),
    ],
)
def test_a_fine_is_imposed_unless_its_table_says_otherwise(
    con: "DuckDBPyConnection", tmp_path: Path, table: str, status: str
) -> None:
    path = tmp_path / "x.csv"
    path.write_text(table, "utf-8")
    load_file(con, path)
    assert con.execute("select status, fine_yuan from cases").fetchall() == [(status, 5000)]


def test_a_word_read_for_a_status_does_not_outrank_a_decision(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    headings = "行政相对人名称,行政处罚决定书文号,违法事实,处罚类别,处罚决定日期,处罚机关,案件状态"
    path.write_text(f"{headings}\n甲店,甲市监罚〔2023〕1号,无照,罚款,2023-03-01,甲局,执行完毕\n", "utf-8")
    outcome = load_file(con, path)
    assert left(outcome.unplaced) == ("案件状态 (status? its cells do not read so)",)
    assert con.execute("select status from cases").fetchall() == [("decided",)]


def test_a_list_in_a_key_read_by_wording_refuses_no_row(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"被处罚人": "甲店", "处罚时间": "2023-03-01", "涉案产品": ["口罩", "手套"]}\n', "utf-8")
    outcome = load_file(con, path)
    assert (outcome.inserted, left(outcome.unplaced)) == (1, ("涉案产品 (product? its cells do not read so)",))


def test_no_layout_has_a_heading_of_two_meanings_by_wording() -> None:
    """What the list says of the heading of a layout is what the layout says, but for codes and where layouts differ."""
    rows = reference("headings")
    differing = set()
    for layout in layouts():
        for heading, field in layout.fields.items():
            if found := pattern().fullmatch(plain(heading)):
                told = rows[int((found.lastgroup or "").removeprefix("row"))]["field"]
                differing |= {(heading, field, told)} if told != field else set()
    assert differing == {
        ("裁量情节", "discretion", "discretion_text"),
        ("违规类型", "violation_text", "violation_type"),
    }
