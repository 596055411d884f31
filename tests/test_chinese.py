"""Everything that people read in Chinese is in Chinese: golden files, and no English word in any report.

A changed table shows as a changed file: `python -m tests.test_chinese` writes them anew.
"""

import io
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cases import casefile, codelists, crosstab, reports, store
from cases.engines.duck import Duck
from cases.loading.account import described
from cases.output import Result, write_stream
from cases.resources import reference
from cases.selection import Selection, select
from cases.similar import similar
from cases.text import amounts, parties
from cases.wording import named, names, translated
from tests.benchmark.files import Kind
from tests.benchmark.generator import generate
from tests.conftest import SAMPLE_FILE, Done, load_file, write_cases

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Put = Callable[..., Any]
Run = Callable[..., Done]
GOLDEN = Path(__file__).parent / "golden" / "zh"

CODED = [name for name in reports.grouping_names() if "codes" in reports.query("by", name).info]
"""Groupings whose keys are codes."""

WORD = re.compile("[A-Za-z]*[a-z]{3}[A-Za-z]*")
KNOWN = re.compile(r"\bc[0-9a-f]{20}\b|samr-\d{4}-b\d-\d|[\w./-]+\.(?:csv|jsonl)|native-en|jsonl|utf-8|case-\d+")
"""What stands as it is in every language: ids of cases, names of files and layouts, titles of invented cases."""


def told(con: "DuckDBPyConnection", name: str, *by: str, chosen: Selection | None = None, **more: Any) -> Result:
    report, grouping = reports.find(name, *by, **more)
    result = reports.run(Duck(con), report, grouping, chosen or Selection(), "zh")
    return named(crosstab.shaped(result, grouping, None, "zh"))


def text(result: Result, form: str = "table") -> str:
    stream = io.BytesIO()
    write_stream(result, stream, form)
    return stream.getvalue().decode()


GOLDENS: dict[str, Callable[["DuckDBPyConnection"], Result]] = {
    "summary.txt": lambda con: told(con, "summary", "type"),
    "fines.txt": lambda con: told(con, "fines"),
    "fine-bins.txt": lambda con: told(con, "fine-bins"),
    "statutes.txt": lambda con: told(con, "statutes"),
    "markup.txt": lambda con: told(con, "markup"),
    "bands.md": lambda con: told(con, "bands"),
    "penalties.txt": lambda con: told(con, "penalties"),
    "cross.txt": lambda con: told(con, "cross", "type", "party_kind"),
    "trend.txt": lambda con: told(con, "trend"),
    "similar.txt": lambda con: named(similar(Duck(con), "samr-2023-b6-2", Selection(), least=20, most=5, lang="zh")),
}


@pytest.mark.parametrize("name", GOLDENS)
def test_golden(name: str, published: "DuckDBPyConnection") -> None:
    shown = text(GOLDENS[name](published), "md" if name.endswith("md") else "table")
    assert shown == (GOLDEN / name).read_text("utf-8")


@pytest.fixture(scope="module")
def various(tmp_path_factory: pytest.TempPathFactory) -> Iterator["DuckDBPyConnection"]:
    """The sample, generated cases, and a case of every status, with rates of every kind of gap."""
    folder = tmp_path_factory.mktemp("various")
    rates = [
        {"product": "口罩", "unit": "只", "purchase_price": 1, "sale_price": 3, "stated_markup_pct": pct}
        for pct in (200, 300, 66.67, 11)
    ]
    odd = [
        {"case_id": f"c{number:020}", "title": f"案{number}", "party": f"甲{number}店", "status": status, "fine_yuan": 5000,
         "violation_type": "price_gouging", "discretion": ["lenient"], "prices": rates, "decided_on": "2035-01-01", "found_on": "2036-01-01"}
        for number, status in enumerate(codelists.codes("status"), 1)
    ]  # fmt: skip
    with store.writing(None) as con:
        load_file(con, SAMPLE_FILE, is_sample=True)
        load_file(con, generate(folder, 150, Kind("native")))
        load_file(con, write_cases(folder, *odd))
        yield con


def every_report() -> list[Any]:
    """Return each report with groupings that it takes, so that each coded grouping is there."""
    found: list[tuple[str, ...]] = []
    for number, name in enumerate(reports.report_names()):
        coded = CODED[number % len(CODED)]
        match reports.takes_grouping(name):
            case "none":
                found.append((name,))
            case "two":
                found.append((name, "type", "status"))
            case "optional":
                found += [(name,), (name, coded)]
            case "required":
                found.append((name, coded))
            case groupings:
                found.append((name, groupings.split(", ")[0]))
    return [pytest.param(name, by, id=" by ".join((name, *by))) for name, *by in found]


def english(shown: str) -> set[str]:
    """Return the English words of a text, but for codes of laws and what stands as it is in every language."""
    return set(WORD.findall(KNOWN.sub("", shown)))


LAW_IDS = {part for row in reference("laws") for part in re.split("[^a-z]", row["law_id"])}


@pytest.mark.parametrize("status", [None, "proposed"])
@pytest.mark.parametrize(("name", "by"), every_report())
def test_no_report_has_an_english_word(
    various: "DuckDBPyConnection", name: str, by: tuple[str, ...], status: str | None
) -> None:
    chosen = select(status=[status]) if status else Selection()
    assert english(text(told(various, name, *by, chosen=chosen), "md")) - LAW_IDS == set()


def test_nor_have_the_bands_considered(various: "DuckDBPyConnection") -> None:
    assumed = select(assume=["no-gains", "no-fee", "small-base", "not-serious"])
    assert english(text(told(various, "bands", detail=True, chosen=assumed), "md")) == set()
    assert english(text(told(various, "bands", chosen=assumed), "md")) == set()


def test_nor_has_a_case(various: "DuckDBPyConnection") -> None:
    for case_id in ("samr-2023-b6-8", f"c{5:020}", f"c{2:020}"):
        for part in casefile.read(various, case_id, "table", "zh"):
            assert english(text(named(part), "md")) == set()


def test_every_code_has_a_name() -> None:
    """Bands and verdicts too: what stands in their tables has its row in report_codes."""
    for name, column in (
        ("circumstance", "circumstance"),
        ("target", "target"),
        ("base", "base_measure"),
        ("precondition", "precondition"),
    ):
        codes = {row[column] for row in reference("penalty_bands")} - {""}
        assert codes - codelists.codes(name).keys() == set(), name


def test_every_rule_of_reading_has_a_name() -> None:
    """What stands as the rule beside a piece of evidence; those of the case's reader are here by hand."""
    reader = {"heading", "heading and text", "number", "price", "decided by", "issuer", "given back", "expressly none"}
    conduct = {"constitutes", "provision", "facts", "unknown words"}
    days = {"found", "filed", "decided", "published"}
    told_by = {
        *reader,
        *conduct,
        *days,
        *amounts.FIELDS,
        *(rule for rule, _ in parties.NAMED),
        *codelists.codes("role"),
    }
    assert told_by - names("evidence").keys() == set()


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        pytest.param("below the statutory minimum, 12.50 % of it", "低于法定下限，为下限的12.50%", id="with a value"),
        pytest.param("in the tier: serious; needs: order to correct", "落在“情节严重”一档；前提：责令改正", id="two, with codes"),
        pytest.param("as one act (the heavier band): within; as acts of their own (the sum): below",
                     "按一行为择重处罚：在法定幅度内；按数行为合并处罚：低于法定下限", id="codes by name"),
        pytest.param("the fine implies goods_value from 10.00 up", "由罚款推算，货值金额不低于10.00元", id="open above"),
        pytest.param("markup 495.00 (rounding)", "加价率495.00（舍入）", id="a stated rate"),
        pytest.param("2021修正 (inferred: published)", "2021修正（按公布日期推定）", id="an inferred version"),
        pytest.param("a circumstance of the user's; between two tiers", "a circumstance of the user's；介于两档之间", id="what is unknown stays"),
        pytest.param("一; 二", "一; 二", id="a text that is not composed stays"),
    ],
)  # fmt: skip
def test_composed_texts_are_read_by_fragments(written: str, wanted: str) -> None:
    assert translated(written) == wanted


def test_an_undecided_party_is_only_suspected(con: "DuckDBPyConnection", put: Put) -> None:
    put(
        {"party": "甲店", "status": "decided", "fine_yuan": 1},
        {"party": "乙店", "status": "investigating"},
        {"party": "丙店", "status": "proposed", "fine_yuan": 2},
        {"party": "丁店", "status": "exempted"},
        {"party": "戊店", "status": "transferred"},
    )
    parties = {row[1] for row in told(con, "list").rows}
    assert parties == {"甲店", "乙店（涉嫌）", "丙店（涉嫌）", "丁店", "戊店（涉嫌）"}
    proposed = select(status=["proposed"])
    assert [row[0] for row in told(con, "summary", "party", chosen=proposed).rows] == ["丙店（涉嫌）"]
    assert {row[2] for row in told(con, "top", chosen=proposed).rows} == {"丙店（涉嫌）"}
    (fields, *_) = casefile.read(con, "c2", "table", "zh")
    assert ("当事人", "乙店（涉嫌）") in list(fields.rows)


def test_the_line_under_a_table_can_be_pasted(con: "DuckDBPyConnection", put: Put) -> None:
    put(
        {"status": "decided", "fine_yuan": 1, "source_kind": "typical_case"},
        {"status": "decided", "fine_yuan": 2, "fine_joint": True},
        {"status": "decided", "penalties": ["fine"]},
        {"status": "decided", "penalties": ["warning"]},
        {"status": "decided", "combined_yuan": 3},
        {"status": "investigating"},
        {"status": "withdrawn", "fine_yuan": 9},
    )
    assert told(con, "fines").note == (
        "统计口径：案件6件；金额按已作出处罚决定的5件统计，其中载明罚款金额2件（含多主体合计1件，仅计入合计）、未载明1件、未处罚款1件、"
        "仅载明罚没款合计1件；未计入金额：立案调查中1件；未计入：处罚决定已撤销1件；多类来源合并统计：未载明5件、典型案例1件；"
        "典型案例系选择公布，不代表全部案件。"
    )


def test_a_load_is_told(con: "DuckDBPyConnection", put: Put) -> None:
    outcome = put({"status": "decided", "fine_yuan": "五千"}, {"decided_on": "2035-01-01"})
    assert list(described(replace(outcome, source="cases.jsonl"), "zh")) == [
        "cases.jsonl（native-en, utf-8）：读取2行；新增1件，更新0件，未变0件；拒收1行",
        "  错误：金额无法识别（1）——金额无法识别，请以元为单位写数字，或者写明单位（5万元）",
        "    第1行：罚款金额（元） = 五千",
        "  警告：日期晚于今天（1）——日期晚于今天",
        "    第2行：处罚决定日期 = 2035-01-01",
    ]


@pytest.mark.parametrize("name", reports.report_names())
def test_every_method_is_told_in_chinese(name: str) -> None:
    for variant in (name, f"{name}.by", f"{name}.detail"):
        if variant in reports.variants():
            query = reports.query("reports", variant)
            assert re.search("[一-鿿]", query.told("zh")), variant
            assert bool(query.method("en")) == bool(query.method("zh")), variant


def test_every_grouping_is_told_in_chinese() -> None:
    assert all(re.search("[一-鿿]", reports.query("by", name).told("zh")) for name in reports.grouping_names())


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of a database with the sample."""
    path = tmp_path_factory.mktemp("loaded") / "cases.duckdb"
    with store.writing(path) as con:
        load_file(con, SAMPLE_FILE, is_sample=True)
    return path


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        pytest.param(("load", "--sample"), "读取8行；新增8件", id="load"),
        pytest.param(("loads",), "导入批次", id="loads"),
        pytest.param(("show", "samr-2023-b6-2"), "加价率495.00（舍入）", id="show"),
        pytest.param(
            ("report", "lag", "--help"), "发现至立案、立案至决定、发现至决定的天数。", id="the help of a report"
        ),
        pytest.param(("reports",), "法定幅度比对", id="reports"),
        pytest.param(("fields", "status"), "其他说法", id="fields"),
        pytest.param(("layouts",), "列数", id="layouts"),
        pytest.param(("doctor",), "数据库", id="doctor"),
        pytest.param(("remove", "--sample", "--yes"), "已移除案件8件及第1次导入的记录", id="remove"),
        pytest.param(("template", "-o", "x.xlsx"), "已写入 x.xlsx", id="template"),
        pytest.param(("export", "-o", "out"), "已写入 out：案件表8行", id="export"),
        pytest.param(("report", "-o", "x.csv"), "已写入 x.csv", id="a data file"),
    ],
)
def test_every_command_speaks_chinese(
    cases: Run, loaded: Path, tmp_path: Path, arguments: tuple[str, ...], wanted: str
) -> None:
    if arguments[0] != "load":
        shutil.copy(loaded, tmp_path / "cases.duckdb")
    done = cases(*arguments, LANG="zh_CN.UTF-8")
    assert done.code == 0
    assert wanted in done.out + done.err


def main() -> None:
    """Write the golden files anew."""
    GOLDEN.mkdir(exist_ok=True)
    with store.writing(None) as con:
        load_file(con, SAMPLE_FILE, is_sample=True)
        for name, result in GOLDENS.items():
            (GOLDEN / name).write_text(text(result(con), "md" if name.endswith("md") else "table"), "utf-8")


if __name__ == "__main__":
    main()
