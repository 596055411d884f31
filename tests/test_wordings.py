"""Tables of no known layout: what their headings tell by their wording, in what unit their amounts are."""

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cases import record
from cases.errors import SourceError
from cases.loading.heads import head
from cases.loading.layouts import find, layouts
from cases.loading.placement import place
from cases.loading.wordings import PERSONAL, field_of, pattern, plain, told
from cases.resources import reference
from tests.accuracy import HEADINGS, UNREAD, placed, score_headings
from tests.conftest import load_file

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


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
        pytest.param("罚款金额（亿元）", None, id="a unit that is not read"),
        pytest.param("罚款（千元）", None, id="another"),
        pytest.param("Fine (USD) 罚款", None, id="no yuan"),
        pytest.param("金额", None, id="of what, it does not say"),
        pytest.param("送达日期", None, id="a day that no field has"),
        pytest.param("拟罚款金额", None, id="proposed, not imposed"),
        pytest.param("实缴罚款", None, id="paid, not imposed"),
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


def test_wordings_are_of_fields_and_in_order() -> None:
    """A bracket that does not close would be no pattern, or one of something else."""
    fields = {one.name for one in record.NATIVE} | {PERSONAL}
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
            assert known.setdefault(plain(heading), row["field"]) == row["field"], heading
    assert all(told(heading) == field for heading, field in known.items())


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
    assert hits / expected > 0.8


def test_no_labelled_personal_data_is_stored() -> None:
    columns = [one for name in HEADINGS for one in placed(name)]
    assert [one for one in columns if one[1] == PERSONAL and one[2] not in (None, PERSONAL)] == []
    assert [one for one in columns if one[2] == PERSONAL and one[1] not in (PERSONAL, *UNREAD)] == []


def test_the_layout_comes_before_wordings_and_the_first_of_two_counts() -> None:
    placement = place(["案件编号", "当事人名称", "被处罚人", "当事人", "罚款", "心情"], "x")
    assert placement.columns == {"case_id": 0, "party": 3, "fine_yuan": 4}
    assert placement.worded == (("罚款", "fine_yuan"),)
    assert placement.unplaced == ("当事人名称 (meant party?)", "被处罚人", "心情")
    placement = place(["案件编号", "处罚对象", "被处罚人"], "x")
    assert (placement.columns["party"], placement.unplaced) == (1, ("被处罚人",))


def test_a_layout_that_is_chosen_is_taken_at_its_word() -> None:
    placement = place(["案件编号", "罚款"], "x", chosen=find("native"))
    assert (placement.columns, placement.unplaced) == ({"case_id": 0}, ("罚款",))


def test_a_table_that_a_layout_hardly_knows_does_not_get_what_it_says_of_itself() -> None:
    """Two of four headings are those of a price authority: that does not make it a table of publicity."""
    headings = ["当事人", "处罚日期", "违法行为", "罚款（元）"]
    assert (place(headings, "x").layout, place(headings, "x").defaults) == ("price-authority", {})
    most = ["当事人", "处罚日期", "处罚单位", "罚款（元）"]
    assert place(most, "x").defaults == {"source_kind": "publicity"}


def test_headings_by_wording_alone_make_a_table() -> None:
    placement = place(["序号", "被处罚人", "处罚时间", "罚款额（元）"], "x")
    assert placement.layout == "native-zh"
    assert placement.columns == {"party": 1, "decided_on": 2, "fine_yuan": 3}
    with pytest.raises(SourceError, match="no heading that is known"):
        place(["编号", "单位", "时间", "金额"], "x")


@pytest.mark.parametrize(
    ("above", "unit"),
    [
        pytest.param("单位：万元", "万元", id="a note"),
        pytest.param("填报单位：甲局　　金额单位：人民币万元", "万元", id="beside another 单位"),
        pytest.param("（单位：元）", "元", id="yuan, in brackets"),
        pytest.param("2023年罚没情况统计表（万元）", "万元", id="in the title"),
        pytest.param("填报单位：甲局", "", id="who filled it in"),
        pytest.param("万元商场处罚台账", "", id="a name"),
    ],
)
def test_a_note_above_the_headings_tells_the_unit(above: str, unit: str) -> None:
    found = head([["处罚台账", ""], [above, ""], ["当事人", "罚款金额"], ["甲店", "0.5"]])
    assert (found.row, list(found.headings), found.unit) == (2, ["当事人", "罚款金额"], unit)


@pytest.mark.parametrize(
    ("headings", "rows", "fines"),
    [
        pytest.param("罚款金额", ["5000", "10000", "3000"], [5000, 10000, 3000], id="like yuan"),
        pytest.param("罚款金额", ["200", "500", "300"], [200, 500, 300], id="small, but round sums"),
        pytest.param("罚款金额", ["0.5", "1", "0.3"], None, id="like 万元: not guessed"),
        pytest.param("罚款金额", ["182.28", "530.5", "12000"], None, id="a million in 万元, or odd yuan: not guessed"),
        pytest.param("罚款金额", ["5000元", '"￥10,000.00"', "0.3万元"], [5000, 10000, 3000], id="cells that say it"),
        pytest.param("罚款金额", ["", "0", ""], [None, 0, None], id="nothing that it could be wrong about"),
        pytest.param(
            "违法所得（元）,罚款金额", ["5,20", "6,30", "7,90"], [20, 30, 90], id="as the column beside it says"
        ),
        pytest.param(
            "违法所得（万元）,罚款金额", ["5,2000", "6,3000", "7,9000"], None, id="万元 beside it: not guessed"
        ),
        pytest.param("罚款（万元）", ["0.5", "1", "0.3"], [5000, 10000, 3000], id="its own heading"),
        pytest.param("罚款金额（元）", ["0.5", "1", "0.3"], [0.5, 1, 0.3], id="its own heading says yuan"),
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
    left_out = "罚款金额 (fine_yuan, in 元 or 万元? write it into the heading)"
    assert outcome.unplaced == (() if fines else (left_out,))


def test_no_layout_has_a_heading_of_two_meanings_by_wording() -> None:
    """What the list says of the heading of a layout is what the layout says, but for codes and where layouts differ."""
    differing = {
        (heading, field, found.lastgroup)
        for layout in layouts()
        for heading, field in layout.fields.items()
        if (found := pattern().fullmatch(plain(heading))) and found.lastgroup != field
    }
    assert differing == {
        ("裁量情节", "discretion", "discretion_text"),
        ("违规类型", "violation_text", "violation_type"),
    }
