"""Briefs: which periods they compare, which sections they have, and the same figures in every format."""

import io
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest
from python_calamine import CalamineWorkbook

from cases import brief, reports, store
from cases.brief import document, markdown, workbook
from cases.brief.composition import Brief, compose
from cases.brief.periods import Period
from cases.brief.sections import Section, read
from cases.engines.duck import Duck
from cases.errors import SourceError, UsageError
from cases.output.cells import text
from cases.selection import Selection, select
from tests.conftest import Done, load_file, write_cases
from tests.test_page import HOSTILE
from tests.test_trend import several

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

OFFICE = shutil.which("soffice")


def composed(con: "DuckDBPyConnection", *sections: Section, chosen: Selection | None = None, lang: str = "en") -> Brief:
    """Return a brief of these sections, or of the package's own."""
    return compose(Duck(con), sections or read(), chosen or select(), lang, today=date(2023, 4, 1))


def written(made: Brief, form: Any) -> bytes:
    stream = io.BytesIO()
    form.write(made, stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("since", "until", "before", "a_year_before"),
    [
        pytest.param("2023-01-01", "2023-03-31", "2022-10-01 2022-12-31", "2022-01-01 2022-03-31", id="a quarter"),
        pytest.param("2024-02-01", "2024-02-29", "2024-01-01 2024-01-31", "2023-02-01 2023-02-28", id="a leap month"),
        pytest.param(
            "2025-02-01", "2025-02-28", "2025-01-01 2025-01-31", "2024-02-01 2024-02-29", id="the year after it"
        ),
        pytest.param("2022-01-01", "2022-12-31", "2021-01-01 2021-12-31", "2021-01-01 2021-12-31", id="a year"),
        pytest.param("2023-01-02", "2023-01-08", "2022-12-26 2023-01-01", "2022-01-02 2022-01-08", id="a week"),
        pytest.param("2023-05-31", "2023-05-31", "2023-05-30 2023-05-30", "2022-05-31 2022-05-31", id="a day"),
        pytest.param(
            "2024-02-29", "2024-03-15", "2024-02-13 2024-02-28", "2023-02-28 2023-03-15", id="from a leap day"
        ),
    ],
)
def test_periods_are_compared_with_as_long_ones(since: str, until: str, before: str, a_year_before: str) -> None:
    period = Period(date.fromisoformat(since), date.fromisoformat(until))
    assert " ".join(map(str, period.before())) == before
    assert " ".join(map(str, period.a_year_before())) == a_year_before


def test_key_figures_stand_beside_those_of_other_periods(con: "DuckDBPyConnection", put: Callable[..., Any]) -> None:
    """Fifteen cases after ten: half as many again. Nine a year before are too few for a percentage."""
    put(*several(10, "2022-12-31"), *several(15, "2023-01-31", fine_yuan=200), *several(9, "2022-03-01"))
    (part,) = composed(con, Section("periods"), chosen=select(since=date(2023, 1, 1), until=date(2023, 3, 31))).parts
    rows = [dict(zip(part.result.columns, row, strict=True)) for row in part.rows]
    assert [(row["period"], row["cases"], row["total_yuan"]) for row in rows] == [
        ("this period", 15, 3000),
        ("period before", 10, 1000),
        ("a year before", 9, 900),
    ]
    assert [row["cases_change_pct"] for row in rows] == [None, 50, None]
    assert [row["total_change_pct"] for row in rows] == [None, 200, None]
    assert [row["median_change_pct"] for row in rows] == [None, 100, None]


def test_without_both_ends_nothing_is_compared(published: "DuckDBPyConnection") -> None:
    (part,) = composed(published, Section("periods")).parts
    (row,) = (dict(zip(part.result.columns, values, strict=True)) for values in part.rows)
    assert (row["from"], row["to"], row["cases"]) == (date(2023, 1, 16), date(2023, 2, 27), 8)
    assert "cases_change_pct" not in row


def test_every_section_is_its_report(published: "DuckDBPyConnection") -> None:
    for part in composed(published).parts:
        if part.section.report in ("periods", "files"):
            continue
        report, grouping = reports.find(part.section.report, part.section.by)
        whole = reports.run(Duck(published), report, grouping, select())
        at = [list(whole.columns).index(column) for column in part.result.columns]
        assert [list(row) for row in part.rows] == [[row[one] for one in at] for row in whole.rows], part.section.name
        assert part.result.note == whole.note
        assert part.result.method


def test_of_many_rows_the_first_are_there_and_how_to_get_the_others(published: "DuckDBPyConnection") -> None:
    listed, statutes = composed(published, Section("list", rows=3), Section("statutes", rows=3)).parts
    assert [len(part.rows) for part in (listed, statutes)] == [3, 3]
    assert listed.more == "The first 3 of 8 rows; cases report list -o FILE.csv gives all."
    assert statutes.more == "The first 3 of 11 rows; cases report statutes -o FILE.csv gives all."
    whole = list(reports.run(Duck(published), *reports.find("list"), select()).rows)
    at = [list(reports.query("reports", "list").columns).index(one) for one in reports.query("reports", "list").columns]
    assert [list(row) for row in listed.rows] == [[row[one] for one in at] for row in whole[:3]]


@pytest.mark.parametrize(
    ("section", "en", "zh"),
    [
        (Section("fines"), "Fine distribution (proposed only)", "罚款分布（拟处罚）"),
        (Section("fines", title="Money", title_zh="金额"), "Money (proposed only)", "金额（拟处罚）"),
        (Section("fines", title="Money"), "Money (proposed only)", "Money（拟处罚）"),
        (Section("periods"), "Key figures", "主要数据"),
        (Section("periods", title="Money"), "Money (proposed only)", "Money（拟处罚）"),
        (Section("files", title="Sources", title_zh="来源"), "Sources", "来源"),
    ],
)
def test_a_title_tells_of_an_unusual_status(empty: "DuckDBPyConnection", section: Section, en: str, zh: str) -> None:
    for lang, title in {"en": en, "zh": zh}.items():
        (part,) = composed(empty, section, chosen=select(status=["proposed"]), lang=lang).parts
        assert part.result.title == title


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        pytest.param("[[section]]\nreport = 'nothing'", "section 1: there is no report nothing", id="no such report"),
        pytest.param(
            "[[section]]\nreport = 'trend'\nby = 'type'", "trend goes by month", id="a grouping it does not take"
        ),
        pytest.param("[[section]]\nreport = 'fines'\ncolumns = ['x']", "fines has no column x", id="no such column"),
        pytest.param("[[section]]\nreport = 'fines'\nrows = 0", "rows = 0", id="no rows"),
        pytest.param("[[section]]\nreport = 'fines'\nrows = '9'", "rows = '9'", id="rows as text"),
        pytest.param("[[section]]\nreport = 'fines'\nsort = 1", "there is no sort", id="no such key"),
        pytest.param("[[section]]\nreport = 'files'\nby = 'type'", "takes neither by", id="a table without groups"),
        pytest.param("[[section]]\nby = 'type'", "names no report", id="no report"),
        pytest.param("title = 'x'", "holds no sections", id="no sections"),
        pytest.param("section = [1]", "section 1 is no table", id="a number for a section"),
        pytest.param("section = [[]]", "section 1 is no table", id="a list for a section"),
        pytest.param("section = 'x'", "holds no sections", id="a text for the sections"),
        pytest.param(
            "[[section]]\nreport = 'fines'\ncolumns = [1]", "section 1: columns = [1]", id="a number for a column"
        ),
        pytest.param("[[section]]\nreport = 'fines'\ncolumns = 'key'", "columns = 'key'", id="a text for columns"),
        pytest.param("[[section]]\nreport = 5", "report = 5", id="a number for a report"),
        pytest.param("[[section]]\nreport = 'fines'\nby = ['type']", "by = ['type']", id="a list for a grouping"),
        pytest.param("[[section]]\nreport = 'fines'\ntitle = 1", "title = 1", id="a number for a title"),
        pytest.param("[[section]]\nreport = 'fines'\nrows = true", "rows = True", id="a flag for a number"),
        pytest.param(f"section = {'[' * 5000}", "is no TOML", id="lists without end"),
        pytest.param("[[section]\n", "is no TOML", id="no TOML"),
    ],
)
def test_what_is_wrong_with_a_list_of_sections_is_said(tmp_path: Path, content: str, fault: str) -> None:
    path = tmp_path / "sections.toml"
    path.write_text(content, "utf-8")
    with pytest.raises(SourceError, match=re.escape(fault)):
        read(path)


def test_a_brief_tells_what_was_selected_but_no_name(sample: "DuckDBPyConnection") -> None:
    """A name that is looked for may be a natural person's, and a brief is made to be passed on; an id is no name."""
    chosen = select(since=date(2023, 1, 1), type=["price_gouging"], party=["施小明"], id=["samr-2023-b6-2"])
    for lang, lines in {
        "en": ["from 2023-01-01 on", "type: price_gouging", "party: …", "id: samr-2023-b6-2", "made on 2023-04-01"],
        "zh": ["2023-01-01 起", "违法行为类型：哄抬价格", "当事人：…", "案件编号：samr-2023-b6-2", "2023-04-01 生成"],
    }.items():
        made = composed(sample, Section("list"), chosen=chosen, lang=lang)
        assert made.lines == lines
        (part,) = made.parts
        assert part.result.script
        assert "施小明" not in part.result.script()
        assert "['samr-2023-b6-2']" in part.result.script(), "the query tells what the line above tells"
        assert "施小明" not in written(made, markdown).decode()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator["DuckDBPyConnection"]:
    with store.writing(None) as con:
        load_file(con, write_cases(tmp_path_factory.mktemp("hostile"), HOSTILE))
        yield con


def test_markdown_takes_what_a_cell_says_as_it_stands(hostile: "DuckDBPyConnection") -> None:
    lines = (
        written(composed(hostile, Section("list", columns=("title", "party", "agency"))), markdown)
        .decode()
        .splitlines()
    )
    assert lines[0] == "# Enforcement cases: a brief"
    (row,) = (line for line in lines if "HYPERLINK" in line)
    assert "\\<script>" in row and "\\<img" in row and "\\[y](" in row and "\\*\\*x" in row and "\\`z" in row
    assert not re.search(r"(?<!\\)[<\[`]", row)
    assert len(re.findall(r"(?<!\\)\|", row)) == 4, "three cells"
    assert "\u202e" not in row


def test_a_chinese_brief_has_names_for_codes(published: "DuckDBPyConnection") -> None:
    said = written(composed(published, lang="zh"), markdown).decode()
    assert "哄抬价格" in said and "罚款金额（元）" in said, "types and fields"
    codes = re.findall(r"\b[a-z]+(?:_[a-z]+)+\b", said)
    assert not codes


def test_a_document_holds_the_tables_and_notes(hostile: "DuckDBPyConnection") -> None:
    made = composed(
        hostile, Section("summary", by="type"), Section("list", columns=("title", "party", "facts")), lang="zh"
    )
    held = docx.Document(io.BytesIO(written(made, document)))
    assert held.core_properties.title == "行政处罚案件统计简报"
    assert [one.text for one in held.paragraphs if one.style and one.style.name == "Heading 1"] == [
        f"{number}  {part.result.title}" for number, part in enumerate(made.parts, 1)
    ]
    summary, listed = held.tables
    assert [cell.text for cell in summary.rows[0].cells][:2] == ["违法行为类型", "案件数（件）"]
    assert [cell.text for cell in listed.rows[1].cells][:2] == [HOSTILE["title"], HOSTILE["party"]]
    notes = [one.text for one in held.paragraphs]
    assert all(part.result.note in notes for part in made.parts)


@pytest.mark.skipif(
    not OFFICE and not os.environ.get("CI"), reason="no LibreOffice is installed: apt-get install libreoffice-calc"
)
def test_a_workbook_says_what_the_reports_say(
    sample: "DuckDBPyConnection", put: Callable[..., Any], tmp_path: Path
) -> None:
    """Opened and written anew by LibreOffice, so that nothing but what it shows is compared."""
    put(HOSTILE)
    chosen = select(since=date(2023, 1, 1), until=date(2023, 3, 31))
    made = composed(sample, chosen=chosen, lang="zh")
    (tmp_path / "brief.xlsx").write_bytes(written(made, workbook))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command: list[str | Path] = [
        OFFICE or "soffice",
        profile,
        "--headless",
        "--convert-to",
        "ods",
        "--outdir",
        tmp_path,
        tmp_path / "brief.xlsx",
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    book = CalamineWorkbook.from_path(tmp_path / "brief.ods")
    names = workbook.sheet_names([part.result.title for part in made.parts], "zh")
    assert book.sheet_names == ["目录", *names, "统计方法"]
    for name, part in zip(names, made.parts, strict=True):
        labels, rows, _ = workbook.grid(part)
        shown = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        assert shown[0][0] == part.result.title
        assert part.result.note in str(shown[1][0])
        assert shown[workbook.HEAD][: len(labels)] == labels
        for cells, row in zip(shown[workbook.HEAD + 1 :], rows, strict=False):
            for cell, (value, column) in zip(cells, row, strict=False):
                assert same(cell, workbook.fraction(value, column)), (name, column, value)
    listed = book.get_sheet_by_name("附件：案件一览表").to_python(skip_empty_area=False)
    assert [HOSTILE["title"], HOSTILE["party"]] in [row[:2] for row in listed], "text, and no formula"


def same(cell: Any, value: Any) -> bool:
    """Say whether a cell shows a value; numbers are doubles there."""
    match value:
        case None:
            return bool(cell == "")
        case bool() | str() | list():
            return bool(cell == (text(value) if isinstance(value, list) else value))
        case int() | Decimal():
            return isinstance(cell, float | int) and abs(float(value) - cell) <= 1e-9 * max(1, abs(cell))
        case datetime():
            return bool(abs((cell - value).total_seconds()) < 1)
    return bool(cell == value)


def test_sheets_have_names_that_excel_takes() -> None:
    names = workbook.sheet_names(["a/b?", "A/B?", "长" * 40, "长" * 40, "\x00", "Method"], "en")
    assert names == ["a／b？", "A／B？ 2", "长" * 31, "长" * 27 + " 2", "–", "Method 2"]


def test_the_command_writes_what_the_suffix_says(cases: Callable[..., Done], tmp_path: Path) -> None:
    cases("load", "--sample")
    done = cases(
        "brief",
        "--title",
        "二月简报",
        "--since",
        "2023-02-01",
        "--until",
        "2023-02-28",
        "-o",
        "b.md",
        LANG="zh_CN.UTF-8",
    )
    assert (done.code, done.out) == (0, "")
    lines = (tmp_path / "b.md").read_text("utf-8").splitlines()
    assert lines[0] == "# 二月简报"
    assert "## 1. 主要数据" in lines
    assert any(re.match(r"\| 期间 +\| +本期 \| +上期 \| +上年同期 \|", line) for line in lines)
    (tmp_path / "mine.toml").write_text("[[section]]\nreport = 'statutes'\nrows = 2\n", "utf-8")
    assert cases("brief", "--sections", "mine.toml", "-o", "b.html").code == 0
    page = (tmp_path / "b.html").read_text("utf-8")
    assert page.count("<section") == 1
    assert "The first 2 of 11 rows" in page
    alone = cases("report", "fines", "--by", "type", "-o", "fines.html")
    assert (alone.code, alone.err) == (0, "wrote fines.html\n"), "what it rests on stands in the page"
    assert '<h1 id="title"><bdi>Fine distribution by violation type</bdi></h1>' in (tmp_path / "fines.html").read_text(
        "utf-8"
    )
    refused = cases("brief", "-o", "b.pdf")
    assert refused.code == 2
    assert refused.err == "cases: error: a brief is no .pdf. Try: -o FILE.html, .xlsx, .md, .docx\n"


def test_no_other_suffix() -> None:
    with pytest.raises(UsageError, match="file without a suffix"):
        brief.form_of(Path("brief"))
