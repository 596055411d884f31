"""Layouts: headings to fields, the row that holds them, units, totals, personal data; a user's own."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cases import record
from cases.errors import SourceError, UsageError
from cases.loading import guessing
from cases.loading.heads import Above, heading_row
from cases.loading.layouts import find, layouts, normal_heading, parse
from cases.loading.placement import place
from cases.loading.worded import placed
from tests.conftest import left, load_file

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

LEGAL = (
    "行政相对人名称,行政相对人代码_1 (统一社会信用代码),行政相对人代码_2 (工商注册号),行政相对人代码_3 (组织机构代码),"
    "行政相对人代码_4 (税务登记号),行政相对人代码_5 (事业单位证书号),行政相对人代码_6 (社会组织登记证号),法定代表人,法定代表人身份证号,"
    "行政处罚决定书文号,违法行为类型,违法事实,处罚依据,处罚类别,处罚内容,罚款金额 (万元),没收违法所得、没收非法财物的金额 (万元),"
    "暂扣或吊销证照名称及编号,处罚决定日期,处罚有效期,公示截止期,处罚机关,处罚机关统一社会信用代码,数据来源单位,数据来源单位统一社会信用代码,备注"
)
OLD = (
    "行政处罚决定书文号,处罚名称,处罚类别1,处罚类别2,处罚事由,处罚依据,行政相对人名称,行政相对人代码_1 (统一社会信用代码),"
    "行政相对人代码_2 (组织机构代码),行政相对人代码_3 (工商登记码),行政相对人代码_4 (税务登记号),行政相对人代码_5 (居民身份证号),"
    "法定代表人姓名,处罚结果,处罚决定日期,处罚机关,当前状态,地方编码,数据更新时间戳,备注"
)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        pytest.param("罚款金额（元）", "fine_yuan", id="as it stands in the list"),
        pytest.param("罚款金额(元)", "fine_yuan", id="ASCII brackets"),
        pytest.param("罚款金额 （元）", "fine_yuan", id="a blank before the bracket"),
        pytest.param(" 罚款金额元", "fine_yuan", id="no brackets"),
        pytest.param("FINE_YUAN", "fine_yuan", id="capitals"),
        pytest.param("ｆｉｎｅ_yuan", "fine_yuan", id="full-width letters"),
        pytest.param("文中加价率（％）", "stated_markup_pct", id="a full-width percent sign"),
    ],
)
def test_headings_match_after_normalising(heading: str, field: str) -> None:
    assert place(["案件编号", heading], "x").columns == {"case_id": 0, field: 1}


@pytest.mark.parametrize("name", ["native", "native-en", "native-zh", "native-mixed"])
def test_the_native_layout_has_the_names_that_a_load_gives_it(name: str) -> None:
    assert find(name) is find("native")


def test_an_amount_in_another_unit_is_told_by_its_heading() -> None:
    """罚款金额（万元） must never be read as yuan: a slip of ×10,000."""
    placement = place(["案件编号", "罚款金额（万元）", "没收违法所得（元）"], "x")
    assert placement.columns == {"case_id": 0, "fine_yuan": 1, "confiscated_gains_yuan": 2}
    assert placement.in_wan == {1}


def test_two_units_of_one_amount_are_refused() -> None:
    with pytest.raises(SourceError, match="two columns for fine_yuan"):
        place(["案件编号", "罚款金额（万元）", "罚款金额（元）"], "x")


def test_languages_and_leftovers() -> None:
    assert left(place(["case_id", "title", "_note", "mood", ""], "x").unplaced) == ("mood",)
    assert place(["case_id"], "x").layout == "native-en"
    assert place(["案件编号"], "x").layout == "native-zh"
    assert place(["案件编号", "title"], "x").layout == "native-mixed"


def test_no_two_fields_share_a_heading() -> None:
    for fields in (record.NATIVE, *record.TABLES.values()):
        headings = [normal_heading(heading) for field in fields for heading in (field.name, field.zh)]
        assert len(set(headings)) == len(headings)


def test_nothing_known_is_an_error() -> None:
    with pytest.raises(SourceError):
        placed(["a", "b"], Above(), "x", chosen=find("native"))


@pytest.mark.parametrize("layout", layouts(), ids=lambda layout: layout.name)
def test_a_layout_is_recognised_by_its_own_headings(layout: Any) -> None:
    headings = [
        next(heading for heading, name in layout.fields.items() if name == field)
        for field in dict.fromkeys(layout.fields.values())
    ]
    placed = place(headings, "x")
    assert placed.layout.startswith(layout.name if layout.name != "publicity-2018-natural" else "publicity-2018")
    assert set(placed.columns) == set(layout.fields.values())
    assert left(placed.unplaced) == ()


@pytest.mark.parametrize(
    ("headings", "layout", "fields"),
    [
        pytest.param(LEGAL, "publicity-2018-legal", 14, id="2018, legal persons"),
        pytest.param(OLD, "publicity-2015", 11, id="2015"),
        pytest.param(
            "CF_WSH,CF_CFMC,CF_CFLB1,CF_SY,CF_YJ,CF_XDR_MC,CF_XDR_SHXYM,CF_JG,CF_JDRQ,CF_XZJG,CF_ZT",
            "publicity-2015", 11, id="2015, by codes",
        ),
        pytest.param(
            "CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_FRDB,CF_WSH,CF_WFXW,CF_SY,CF_YJ,CF_CFLB,CF_NR,CF_NR_FK,CF_NR_WFFF,CF_JDRQ,CF_CFJG",
            "publicity-2018-legal", 13, id="2018, by codes",
        ),
        pytest.param(
            "行政相对人名称,证件类型,证件号码,行政处罚决定书文号,违法行为类型,违法事实,处罚依据,处罚内容,罚款金额 (万元),处罚决定日期,处罚机关",
            "publicity-2018-natural", 9, id="2018, natural persons",
        ),
        pytest.param(
            "政处罚决定书文号,行政行对人名称,罚类别,处罚是由,处罚依据,处罚结果,兴处罚决定日期,处罚机关,当权状态",
            "publicity-2015", 9, id="typos that real files carry",
        ),
        pytest.param(
            "政处罚决定书文号,案件名称,罚类别,出发事由,处罚依据,行政行对人名称,组织机构代码,处罚结果,处罚生效期,处罚机关,当权状态,信息提供部门",
            "provincial-credit", 10, id="the same typos on provincial sites",
        ),
        pytest.param(
            "处罚决定书文号,违法行为类型,处罚类型,处罚金额（万元）,没收金额（元）,罚没款金额（万元）,处罚决定机关,处罚决定日期",
            "market-list", 8, id="other headings of amounts",
        ),
        pytest.param("行政处罚决定书文号,处罚单位,当事人,处罚事由,处罚结果,处罚日期", "price-authority", 6, id="price authorities"),
        pytest.param(
            "处罚决定书文号,违法行为类型,处罚类型,罚款金额(万元),没收金额(万元),处罚决定机关,处罚决定日期", "market-list", 7, id="working list"
        ),
        pytest.param(
            "行政处罚决定书文号,被处罚当事人,主要违法违规事实（案由）,行政处罚依据,行政处罚决定,作出处罚决定的机关名称,作出处罚决定的日期",
            "financial-regulator", 7, id="financial regulator",
        ),
    ],
)  # fmt: skip
def test_headings_of_the_field_are_recognised(headings: str, layout: str, fields: int) -> None:
    placed = place(headings.split(","), "x")
    assert (placed.layout, len(placed.columns), left(placed.unplaced)) == (layout, fields, ())


def test_the_heading_row_stands_below_title_and_note() -> None:
    assert heading_row([["2023年行政处罚公示表"], ["制表：甲局", ""], [], LEGAL.split(","), ["甲药房", "x"]]) == 3
    assert heading_row([["", ""], ["a", "b"], ["c", "d"]]) == 1


def with_row(headings: str, **cells: str) -> str:
    return ",".join(cells.get(heading, "") for heading in headings.split(","))


PUBLISHED = [
    "青石县行政处罚信息公示表",
    "制表：青石县市场监管局,,",
    LEGAL,
    with_row(LEGAL, **{
        "行政相对人名称": "甲药房", "行政相对人代码_2 (工商注册号)": "330100000012345", "法定代表人": "王甲乙",
        "法定代表人身份证号": "330100199001011234", "行政处罚决定书文号": "青市监处罚〔2023〕1号", "违法行为类型": "哄抬价格",
        "处罚依据": "违反《价格法》第十四条第（三）项", "处罚类别": "罚款", "罚款金额 (万元)": "0.2", "处罚决定日期": "2023/01/05",
        "没收违法所得、没收非法财物的金额 (万元)": "15.512345", "处罚机关": "青石县市场监管局",
    }),
    "," * LEGAL.count(","),
    with_row(LEGAL, **{"行政相对人名称": "合 计", "罚款金额 (万元)": "0.2"}),
]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_publicity_table_loads_as_it_is(con: "DuckDBPyConnection", tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "legal.csv"
    path.write_text("\r\n".join(PUBLISHED) + "\r\n", encoding, newline="")
    outcome = load_file(con, path)
    assert (outcome.layout, outcome.rows, outcome.inserted, outcome.rejected) == ("publicity-2018-legal", 1, 1, 0)
    assert outcome.personal == ("法定代表人", "法定代表人身份证号")
    found = con.execute(
        "select party, party_code, violation_type, fine_yuan, confiscated_yuan, source_kind, source_row from cases"
    ).fetchall()
    assert [tuple(map(str, row)) for row in found] == [
        ("甲药房", "330100000012345", "price_gouging", "2000.00", "155123.45", "publicity", "4")
    ]
    everything = str([con.execute(f"select * from {table}").fetchall() for table in record.TABLES])
    assert "王甲乙" not in everything
    assert "330100199001011234" not in everything


def test_refused_rows_are_written_without_personal_data(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    row = with_row(LEGAL, 行政相对人名称="甲药房", 法定代表人="王甲乙", 处罚决定日期="某日", 备注="原样")
    (tmp_path / "x.csv").write_text(f"{LEGAL}\n{row}\n", "utf-8")
    outcome = load_file(con, tmp_path / "x.csv", rejects=tmp_path / "refused.csv")
    refused = (tmp_path / "refused.csv").read_text("utf-8-sig")
    assert outcome.rejected == 1
    assert "王甲乙" not in refused
    assert "法定代表人" not in refused
    assert "甲药房" in refused
    assert "原样" in refused


def test_the_old_template_has_codes_for_penalties_and_states(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    rows = [
        with_row(OLD, 行政处罚决定书文号=f"x{number}", 行政相对人名称="甲店", 处罚决定日期="2016/3/1", 处罚类别1=kind, 当前状态=state)
        for number, (kind, state) in enumerate([("1", ""), ("1", "1"), ("3", "0")])
    ]  # fmt: skip
    path.write_text("\n".join([OLD, *rows]), "utf-8")
    assert load_file(con, path).layout == "publicity-2015"
    assert con.execute("select penalties, status from cases order by source_row").fetchall() == [
        (["fine"], "decided"),
        (["fine"], "withdrawn"),
        (["suspension"], "decided"),
    ]


MINE = """
title = "Mine"
[columns]
party = ["店名"]
fine_yuan = ["罚了多少"]
decided_on = ["哪天"]
[units]
"万元" = ["罚了多少"]
[defaults]
agency = "青石县市场监管局"
"""


def test_a_layout_of_ones_own(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(MINE, "utf-8")
    (tmp_path / "mine.csv").write_text("店名,罚了多少,哪天\n甲店,1.5,2023-01-05\n", "utf-8")
    layout = find(str(tmp_path / "mine.toml"))
    assert load_file(con, tmp_path / "mine.csv", layout=layout).layout == "mine"
    ((party, fine, agency),) = con.execute("select party, fine_yuan, agency from cases").fetchall()
    assert (party, str(fine), agency) == ("甲店", "15000.00", "青石县市场监管局")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("[columns]\nfine = ['x']", "there is no field fine", id="a field that is none"),
        pytest.param("[column]\nparty = ['x']", "column is no part of a layout", id="a section that is none"),
        pytest.param("[columns]\nparty = 'x'", "party is no list of headings", id="a text for a list"),
        pytest.param("columns = 3", "columns is no table", id="a number for a table"),
        pytest.param("[units]\n'亿元' = ['x']", "the unit 亿元 is not known", id="a unit that is none"),
        pytest.param("[columns", "is no TOML", id="no TOML"),
        pytest.param(f"title = {'9' * 5000}", "is no TOML", id="a number longer than Python reads"),
        pytest.param("title = 3", "title is no text", id="a number for a title"),
        pytest.param("title_zh = ['x']", "title_zh is no text", id="a list for a title"),
        pytest.param("fallbacks = []", "fallbacks is no table", id="a list for fallbacks"),
        pytest.param("[fallbacks]\nparty = [1]", "party is no list of headings", id="a number for a heading"),
        pytest.param("units = 'x'", "units is no table", id="a text for units"),
        pytest.param("[units]\n'万元' = 5", "万元 is no list of headings", id="a number for headings in 万元"),
        pytest.param("[units]\n'万元' = 'abc'", "万元 is no list of headings", id="a text is no list of its letters"),
        pytest.param("personal = true", "personal is no table", id="a flag for a table"),
        pytest.param("[personal]\nheadings = 5", "personal.headings is no list", id="a number for personal headings"),
        pytest.param("[personal]\nheadings = 'abc'", "personal.headings is no list", id="a text for personal headings"),
        pytest.param("[personal]\nheading = ['x']", "heading is no part of personal. Try: headings", id="a slip here would store personal data"),
        pytest.param("[ignored]\nheadings = [[]]", "ignored.headings is no list", id="a list in a list"),
        pytest.param("[ignored]\nparty = ['x']", "party is no part of ignored", id="a field among the ignored"),
        pytest.param("codes = ['x']", "codes is no table", id="a list for codes"),
        pytest.param("[codes]\nstatus = 'x'", "codes.status is no table", id="a text for the words of codes"),
        pytest.param("[codes.penalties]\n1 = 'fine'", "there is no list of codes penalties. Try: penalty", id="the field for its list"),
        pytest.param("[codes.status]\n1 = 'decide'", "codes.status.1 = decide is no code. Try: decided", id="no such code"),
        pytest.param("[codes.status]\n1 = 1", "codes.status.1 = 1 is no code", id="a number for a code"),
        pytest.param("[codes.status]\n1 = ['decided']", "is no code", id="a list for a code"),
        pytest.param("defaults = 1", "defaults is no table", id="a number for defaults"),
        pytest.param("[defaults]\nmood = 'x'", "there is no field mood", id="a default of no field"),
        pytest.param("[defaults.agency]\nx = 1", "defaults.agency says what no cell does", id="a table for a default"),
        pytest.param("[defaults]\npenalties = [['fine']]", "defaults.penalties says", id="a list in a list for a default"),
        pytest.param("[defaults]\ndecided_on = 07:32:00", "defaults.decided_on says", id="a time of day for a default"),
    ],
)  # fmt: skip
def test_a_layout_that_is_not_right_is_refused(text: str, message: str) -> None:
    with pytest.raises(UsageError) as refused:
        parse("mine", text)
    assert message in str(refused.value)


def test_a_default_says_what_a_cell_would() -> None:
    """A list joined by ; and a day in ISO form are what the readers of cells take."""
    text = "[defaults]\npenalties = ['fine', 'warning']\ndecided_on = 2023-01-05\nfine_joint = true\nparty_count = 2"
    assert parse("mine", text).defaults == {
        "penalties": "fine;warning",
        "decided_on": "2023-01-05",
        "fine_joint": "true",
        "party_count": "2",
    }


def test_a_layout_may_begin_with_a_mark_but_is_utf_8(tmp_path: Path) -> None:
    """Notepad puts the mark; what PowerShell 5 redirects is UTF-16."""
    path = tmp_path / "mine.toml"
    path.write_text(MINE, "utf-8-sig")
    assert find(str(path)).title == "Mine"
    path.write_text(MINE, "utf-16")
    with pytest.raises(UsageError, match=r"is not UTF-8\. Try: .* -o mine\.toml"):
        find(str(path))


def test_a_layout_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="publicity-2015"):
        find("publicity-2016")
    with pytest.raises(UsageError, match="cannot be read"):
        find(str(tmp_path / "none.toml"))


def test_a_guessed_layout_is_one(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text(
        "店名,心情,行政处罚决定书文号,罚款金额（万元）,法定代表人,联系人\n甲店,好,1,0.5,王甲乙,王\n", "utf-8"
    )
    text = guessing.layout_for(str(path))
    layout = parse("guessed", text)
    assert layout.fields == {"店名": "party", "行政处罚决定书文号": "decision_no", "罚款金额万元": "fine_yuan"}
    assert {"法定代表人", "联系人"} <= layout.personal
    assert '# field = ["心情"]' in text


def test_headings_on_several_lines_make_a_layout_that_is_read(tmp_path: Path) -> None:
    """Excel breaks long headings; a comment that ran on over the break would be no TOML."""
    path = tmp_path / "x.csv"
    path.write_text('"铺\n面","罚款金额\n（万元）","心\x7f情",行政处罚决定书文号\n甲店,0.5,好,1\n', "utf-8")
    text = guessing.layout_for(str(path))
    assert "# read as 万元, as their headings say: 罚款金额 （万元）\n" in text
    assert parse("guessed", text).fields == {"行政处罚决定书文号": "decision_no", "罚款金额万元": "fine_yuan"}
    every = parse("guessed", text.replace("# field = ", "party = ", 1).replace("# field = ", "title = "))
    assert (every.fields["铺面"], every.fields["心\x7f情"]) == ("party", "title"), "also what is to be completed"
