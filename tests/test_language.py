"""Which language is meant, and that everything for people has its Chinese."""

import ast
import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Formatter

import pytest
from pyarrow import parquet

from cases.language import beside, chinese, phrase, spoken, written
from cases.resources import folder, reference, sql, sql_names
from tests.conftest import Done

Run = Callable[..., Done]
CODE = Path(__file__).parent.parent / "cases"
VALUES = re.compile(r"\{(\w+)")


@pytest.mark.parametrize(
    ("asked", "environ", "lang"),
    [
        pytest.param(None, {}, "en", id="nothing says otherwise"),
        pytest.param("zh", {"CASES_LANG": "en"}, "zh", id="what is asked wins"),
        pytest.param(None, {"LANG": "zh_CN.UTF-8"}, "zh", id="a Chinese locale"),
        pytest.param(None, {"LANG": "zh_TW.Big5"}, "zh", id="of any region and encoding"),
        pytest.param(None, {"LANG": "C.UTF-8"}, "en", id="the locale of no country"),
        pytest.param(None, {"LANG": "zh_CN.UTF-8", "LC_ALL": "de_DE.UTF-8"}, "en", id="LC_ALL before LANG"),
        pytest.param(None, {"LANG": "de_DE.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "zh", id="LC_MESSAGES before LANG"),
        pytest.param(None, {"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh", id="an empty variable is none"),
        pytest.param(None, {"LANG": "zh_CN.UTF-8", "CASES_LANG": "en"}, "en", id="CASES_LANG before the locale"),
        pytest.param(None, {"LANG": "en_US.UTF-8", "CASES_LANG": "zh"}, "zh", id="CASES_LANG before another locale"),
    ],
)
def test_the_language_spoken(asked: str | None, environ: dict[str, str], lang: str) -> None:
    assert spoken(asked, environ) == lang


@pytest.mark.parametrize(
    ("form", "by_locale"),
    [("table", "zh"), ("md", "zh"), *((form, "en") for form in ("csv", "tsv", "json", "jsonl", "parquet", "xlsx"))],
)
def test_data_files_have_the_same_headings_in_every_locale(form: str, by_locale: str) -> None:
    assert written(None, form, {"LANG": "zh_CN.UTF-8"}) == by_locale
    assert written(None, form, {}) == "en"
    assert written("zh", form, {}) == "zh"


@pytest.mark.parametrize(
    ("form", "lang"),
    [
        pytest.param("csv", "zh", id="what goes to stderr"),
        pytest.param("xlsx", "en", id="what stands in the file"),
    ],
)
def test_the_note_of_a_data_file_is_for_people(form: str, lang: str) -> None:
    assert beside(None, form, {"LANG": "zh_CN.UTF-8"}) == lang


def literals() -> Iterator[str]:
    """Yield each template that the code gives to `phrase` as it stands, and that pages `say`."""
    yield from said()
    for path in CODE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "phrase":
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value


def said() -> set[str]:
    """Return the templates in the templates of pages."""
    texts = [path.read_text("utf-8") for path in CODE.rglob("*.html")]
    return {words for text in texts for _, words in re.findall(r"""\bsay\((["'])(.+?)\1""", text)}


def strings() -> set[str]:
    """Return every string of the code and its pages, and the names that the SQL of notes and doctor gives to counts."""
    found = said() | {name for query in sql_names("note") for name in re.findall(r'as "([^"]+)"', sql(f"note/{query}"))}
    found |= set(re.findall(r"select '([^']+)'", sql("doctor/well")))
    for path in CODE.rglob("*.py"):
        tree = ast.walk(ast.parse(path.read_text("utf-8")))
        found |= {node.value for node in tree if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return found


def test_every_phrase_has_its_chinese_and_no_row_is_unused() -> None:
    assert set(literals()) - chinese().keys() == set()
    assert chinese().keys() - strings() == set()


def composed() -> str:
    """Return all that may compose a text: the SQL, and the code."""
    files = [*Path(str(folder("sql"))).rglob("*.sql"), *CODE.rglob("*.py")]
    return "\n".join(path.read_text("utf-8") for path in files)


def test_no_fragment_is_unused() -> None:
    """What a fragment says around its values stands in the SQL that composes it, or in the code."""
    source = composed()
    for row in reference("fragments"):
        texts = [text.strip(" ,:;(") for text, *_ in Formatter().parse(row["en"])]
        assert all(text in source for text in texts if len(text) > 3), row["en"]


@pytest.mark.parametrize("name", [path.name for path in Path(str(folder("data"))).glob("reference/*.csv")])
def test_each_row_has_as_many_cells_as_the_heading(name: str) -> None:
    """A comma that no quotes hold would cut a text off."""
    with (Path(str(folder("data"))) / "reference" / name).open(encoding="utf-8", newline="") as file:
        assert len({len(row) for row in csv.reader(file)}) == 1


@pytest.mark.parametrize("name", ["phrases", "fragments"])
def test_both_sides_name_the_same_values(name: str) -> None:
    for row in reference(name):
        assert set(VALUES.findall(row["en"])) == set(VALUES.findall(row["zh"])), row["en"]


def test_a_phrase_is_filled() -> None:
    assert phrase("{n:,} cases", "en", n=1200) == "1,200 cases"
    assert phrase("{n:,} cases", "zh", n=1200) == "案件1,200件"


@pytest.mark.parametrize(
    ("environment", "heading"),
    [
        pytest.param({"LANG": "zh_CN.UTF-8"}, "范围", id="a Chinese locale"),
        pytest.param({"CASES_LANG": "zh"}, "范围", id="CASES_LANG"),
        pytest.param({"LANG": "zh_CN.UTF-8", "CASES_LANG": "en"}, "key", id="CASES_LANG before the locale"),
    ],
)
def test_a_table_follows_the_locale_and_a_data_file_does_not(
    cases: Run, tmp_path: Path, environment: dict[str, str], heading: str
) -> None:
    cases("load", "--sample")
    assert f"\n\n{heading} " in cases("report", **environment).out
    assert cases("report", "--format", "md", **environment).out.startswith(f"| {heading}")
    assert cases("report", "--format", "csv", **environment).out.startswith("key,cases,")
    assert cases("report", "--format", "csv", "--lang", "zh", **environment).out.startswith("范围,案件数（件）,")
    cases("export", "-o", "out", **environment)
    assert (tmp_path / "out" / "cases.csv").read_text("utf-8-sig").startswith("case_id,")


def test_a_report_of_some_days_is_said_in_chinese(cases: Run, tmp_path: Path) -> None:
    """Also how many cases have no day."""
    (tmp_path / "x.jsonl").write_text('{"case_id": "a", "title": "t", "status": "decided"}\n', "utf-8")
    cases("load", "--sample", "x.jsonl")
    assert "无日期而未计入的1件" in cases("report", "--since", "2020-01-01", "--lang", "zh").out


def test_what_is_composed_is_chinese_in_data_files_too(cases: Run) -> None:
    cases("load", "--sample")
    rows = cases("report", "bands", "--format", "json", "--lang", "zh").rows()
    assert {row["比对结果"] for row in rows} <= {"undecidable", "below", "within", "at_minimum"}
    assert rows[3]["理由"].startswith("低于法定下限，为下限的10.00%；文中未载明减轻情节")
    assert rows[5]["适用情形"] == "有违法所得"
    assert cases("report", "bands", "--format", "json").rows()[5]["circumstance"] == "illegal gains"


def test_a_column_keeps_its_type_in_chinese(cases: Run, tmp_path: Path) -> None:
    """Also one that has no value, or few."""
    cases("load", "--sample")
    for lang in ("en", "zh"):
        cases("report", "bands", "--lang", lang, "-o", f"{lang}.parquet")
    en, zh = (parquet.read_table(tmp_path / f"{lang}.parquet") for lang in ("en", "zh"))
    assert zh.schema.types == en.schema.types
    assert zh["理由"][3].as_py().startswith("低于法定下限，为下限的10.00%")


def test_codes_stay_codes_in_data_files(cases: Run) -> None:
    cases("load", "--sample")
    rows = cases("report", "--by", "type", "--format", "json", "--lang", "zh").rows()
    assert "price_gouging" in {row["违法行为类型"] for row in rows}
    assert "哄抬价格" in cases("report", "--by", "type", "--lang", "zh").out
