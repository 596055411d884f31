"""The template: what it takes, and that what people type into it loads as they meant it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from cases import codelists, record, store
from cases.fillable import LEFT_OUT, choices, columns_in, words
from cases.resources import folder
from cases.template import write
from tests.conftest import Done, content, load_file

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

BOTH = pytest.mark.parametrize("lang", ["en", "zh"])
EXAMPLE = Path(str(folder("data") / "reference" / "template_example.csv"))

MODEL_CASES = [
    {
        "案件编号": "甲-01",
        "行政处罚决定书文号": "甲市监处罚〔2023〕12号",
        "案件名称": "甲药房哄抬价格案",
        "违法行为类型": "哄抬价格",
        "当事人": "甲药房",
        "统一社会信用代码": "330100600000001",
        "当事人类型": "个体工商户",
        "处罚决定日期": date(2023, 3, 2),
        "案件状态": "已作出处罚决定",
        "处罚种类": "没收违法所得；罚款",
        "罚款金额（元）": 50000.5,
        "罚款为多主体合计": "否",
        "法条引用": "违反《价格法》第十四条第（三）项；依据《价格法》第四十条",
        "商品名称（含规格）": "退热贴",
        "计价单位": "盒",
        "购进价格（元）": 12,
        "销售价格（元）": 60,
        "文中加价率（%）": 400,
    },
    {"案件编号": "甲-01", "商品名称（含规格）": "口罩", "计价单位": "只", "购进价格（元）": 0.5, "销售价格（元）": 3},
    {
        "案件编号": "甲-02",
        "违法行为类型": "虚假（违法）广告",
        "违法行为细类": "未经审查发布广告",
        "当事人身份": "广告主",
        "案件状态": "不予行政处罚",
        "处理措施": "责令改正;批评教育、约谈、告诫",
        "裁量情节": "轻微不罚",
        "罚款金额（元）": 0,
        "来源类型": "自有",
    },
]
"""As a person types them: drop-down words in Chinese, a case with two price lines, one without any."""


@pytest.fixture
def made(tmp_path: Path) -> Callable[[str], Path]:
    """Write the template in a language."""

    def make(lang: str) -> Path:
        path = tmp_path / f"{lang}.xlsx"
        write(path, lang)
        return path

    return make


def filled(path: Path, rows: Sequence[Mapping[str, Any]]) -> Path:
    """Type rows, by heading, into the first sheet."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    at = {cell.value: cell.column for cell in sheet[1]}
    for number, row in enumerate(rows, 2):
        for heading, value in row.items():
            sheet.cell(number, at[heading], value)
    book.save(path)
    return path


def taken(path: Path) -> dict[str, Any]:
    """Return for each heading the validation of the column under it."""
    sheet = openpyxl.load_workbook(path).worksheets[0]
    rules = {
        str(rule.sqref).rstrip("0123456789").rpartition(":")[2]: rule for rule in sheet.data_validations.dataValidation
    }
    return {cell.value: rules.get(cell.column_letter) for cell in sheet[1]}


def offered(path: Path, heading: str) -> list[str]:
    """Return the words of a column's drop-down, from the cells that it points to."""
    sheet, _, cells = taken(path)[heading].formula1.rpartition("!")
    return [cell.value for (cell,) in openpyxl.load_workbook(path)[sheet.strip("'")][cells.replace("$", "")]]


def test_typed_cases_load_as_they_were_meant(con: "DuckDBPyConnection", made: Callable[[str], Path]) -> None:
    outcome = load_file(con, filled(made("zh"), MODEL_CASES))
    assert (outcome.layout, outcome.rows, outcome.inserted, outcome.findings) == ("native-zh", 3, 2, ())
    fields = (
        "case_id, decision_no, violation_type, violation_subtype, party_code, party_kind, party_role, decided_on, status, "
        "penalties, measures, discretion, fine_yuan, fine_joint, source_kind"
    )
    assert con.execute(f"select {fields} from cases order by case_id").fetchall() == [
        (
            *("甲-01", "甲市监处罚〔2023〕12号", "price_gouging", None, "330100600000001", "individual_business", None),
            *(date(2023, 3, 2), "decided", ["confiscated_gains", "fine"], None, None, Decimal("50000.50"), False, None),
        ),
        (
            *("甲-02", None, "false_advertising", "unreviewed_ad", None, None, "advertiser", None, "exempted", None),
            *(["correction_order", "education"], ["exempt_minor"], Decimal("0.00"), None, "own"),
        ),
    ]
    prices = "select case_id, position, product, unit, purchase_price, sale_price, stated_markup_pct from prices order by all"
    assert con.execute(prices).fetchall() == [
        ("甲-01", 1, "退热贴", "盒", 12, 60, 400),
        ("甲-01", 2, "口罩", "只", Decimal("0.5"), 3, None),
    ]
    assert con.execute("select citation, role from citations order by position").fetchall() == [
        ("《价格法》第十四条第（三）项", "violated"),
        ("《价格法》第四十条", "penalty"),
    ]


@BOTH
def test_the_example_of_the_notes_loads_when_it_is_typed(
    con: "DuckDBPyConnection", made: Callable[[str], Path], lang: str
) -> None:
    label = words("label", lang)
    rows = list(openpyxl.load_workbook(made(lang)).worksheets[1].values)
    top = next(at for at, row in enumerate(rows) if label["heading"] in row)
    heading, first = rows[top].index(label["heading"]), rows[top].index(label["example"].format(2))
    typed = [{row[heading]: row[first + line] for row in rows[top + 1 :]} for line in range(3)]
    assert load_file(con, filled(made(lang), typed)).findings == ()
    with store.writing(None) as other:
        load_file(other, EXAMPLE)
        assert content(con) == content(other)


@BOTH
def test_every_word_of_a_drop_down_is_understood(
    con: "DuckDBPyConnection", made: Callable[[str], Path], lang: str
) -> None:
    coded = [column for column in columns_in(lang) if column.field.type == "code"]
    asked = {column.heading: offered(made(lang), column.heading) for column in coded}
    rows = [
        {"案件编号" if lang == "zh" else "case_id": f"{heading} {number}", heading: word}
        for heading, listed in asked.items()
        for number, word in enumerate(listed)
    ]
    assert load_file(con, filled(made(lang), rows)).findings == ()
    for column in coded:
        name = column.field.name
        kept = f"select distinct {name} from cases where starts_with(case_id, ?) order by all"
        assert con.execute(kept, [f"{column.heading} "]).fetchall() == [
            (code,) for code in sorted(choices(column.field))
        ]


@BOTH
def test_every_word_of_a_list_is_understood(con: "DuckDBPyConnection", made: Callable[[str], Path], lang: str) -> None:
    """As the message of the cell shows them, with blanks between."""
    listed = [column for column in columns_in(lang) if column.field.type == "codes"]
    row = {}
    for column in listed:
        names = codelists.codes(column.field.codes)
        row[column.heading] = "; ".join(names[code] if lang == "zh" else code for code in choices(column.field))
        if column.field.name != "other_violation_types":
            assert taken(made(lang))[column.heading].prompt.endswith(row[column.heading])
    case_id = "案件编号" if lang == "zh" else "case_id"
    assert load_file(con, filled(made(lang), [{case_id: "a", **row}])).findings == ()
    for column in listed:
        ((found,),) = con.execute(f"select {column.field.name} from cases").fetchall()
        assert sorted(found) == sorted(choices(column.field))


@pytest.mark.parametrize(
    ("field", "kind", "number_format"),
    [
        pytest.param("status", "list", "@", id="one code: a drop-down"),
        pytest.param("fine_joint", "list", "General", id="yes or no: a drop-down"),
        pytest.param("penalties", None, "@", id="several codes: nothing is refused, the message lists them"),
        pytest.param("decided_on", "date", "yyyy-mm-dd", id="a day"),
        pytest.param("fine_yuan", "decimal", "#,##0.00", id="money with its cents"),
        pytest.param("purchase_price", "decimal", "#,##0.00####", id="a price may have more digits"),
        pytest.param("quantity_sold", "decimal", "General", id="a quantity has no cents"),
        pytest.param("stated_markup_pct", "decimal", "General", id="a percent sign that is typed makes a percentage"),
        pytest.param("party_count", "whole", "General", id="parties are whole"),
        pytest.param("citations", None, "@", id="provisions as text, with their form as message"),
        pytest.param("party_code", "none", "@", id="eighteen digits stay text"),
        pytest.param("facts", "none", "General", id="prose: cells formatted as text may hide more than 255 characters"),
    ],
)
@BOTH
def test_what_a_cell_takes(
    made: Callable[[str], Path], lang: str, field: str, kind: str | None, number_format: str
) -> None:
    path = made(lang)
    (at, column) = next((at, one) for at, one in enumerate(columns_in(lang), 1) if one.field.name == field)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert sheet.column_dimensions[get_column_letter(at)].number_format == number_format
    rule = taken(path)[column.heading]
    assert (rule.type if rule else "none") == kind
    if rule:
        assert (rule.promptTitle, rule.prompt) == (column.heading, f"{column.meaning}\n{column.hint}")
        assert bool(rule.error) == bool(kind)
    if kind == "decimal" and field.endswith(("_yuan", "_price")):
        assert (rule.operator, rule.formula1) == ("greaterThanOrEqual", "0")
        assert "元" in rule.prompt


@BOTH
def test_its_headings_are_those_of_the_record(made: Callable[[str], Path], lang: str) -> None:
    sheet = openpyxl.load_workbook(made(lang)).worksheets[0]
    wanted = {field.zh if lang == "zh" else field.name for field in record.NATIVE if field.name not in LEFT_OUT}
    headings = [cell.value for cell in sheet[1]]
    assert (set(headings), len(headings)) == (wanted, len(wanted))
    assert (sheet.max_row, sheet.freeze_panes, sheet.auto_filter.ref[:3]) == (1, "D2", "A1:")
    for cell, column in zip(sheet[1], columns_in(lang), strict=True):
        assert cell.font.bold
        assert column.meaning in cell.comment.text


def test_an_empty_one_is_no_case(cases: Callable[..., Done]) -> None:
    assert cases("template", "-o", "表.xlsx", "--lang", "zh").err == "已写入 表.xlsx，填写方法见其说明\n"
    done = cases("load", "表.xlsx")
    assert (done.code, done.err.splitlines()) == (
        0,
        [
            "表.xlsx (native-zh): 0 rows; 0 inserted, 0 updated, 0 unchanged; 0 rows refused",
            "  sheets left out, as one is read: 填写说明, 代码表 (--sheet NAME reads another)",
        ],
    )


def test_what_somebody_typed_is_replaced_only_when_asked(cases: Callable[..., Done], tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"hours of work")
    done = cases("template", "-o", "x.xlsx")
    assert (done.code, path.read_bytes()) == (2, b"hours of work")
    assert done.err == "cases: error: nobody is there to be asked: Replace x.xlsx?. Try: --yes\n"
    assert cases("template", "-o", "x.xlsx", "--yes").code == 0
    assert path.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("target", "code", "message"),
    [
        pytest.param("x.csv", 2, "x.csv is called otherwise. Try: -o FILE.xlsx", id="drop-downs need a workbook"),
        pytest.param("-", 2, "Try: -o FILE.xlsx", id="nor is it for standard output"),
        pytest.param("nowhere/x.xlsx", 1, "there is no folder nowhere", id="a folder that is not there"),
    ],
)
def test_where_it_cannot_go(cases: Callable[..., Done], target: str, code: int, message: str) -> None:
    done = cases("template", "-o", target)
    assert (done.code, message in done.err) == (code, True)
