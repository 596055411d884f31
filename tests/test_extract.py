"""`cases extract` as a process: forms of documents, outputs, messages, and what a load makes of it."""

import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from cases import extras
from cases.errors import SourceError
from cases.extracting import documents
from cases.extracting.summary import masked
from tests.conftest import ENVIRONMENT, Done
from tests.pdfs import pdf

Cases = Callable[..., Done]

LINES = [
    "杭州市市场监管局公布价格违法典型案例",
    "发布时间：2023-03-09",
    "一、杭州甲药店哄抬价格案",
    "2023年1月5日，杭州市上城区市场监管局对杭州甲药店检查，发现其以每盒8元的价格购进退热贴，以每盒36元的价格销售。",
    "该药店的行为违反了《价格法》第十四条第（三）项。2023年2月6日，上城区市场监管局对其罚款5万元。",
]
TEXT = "\n".join(LINES)
PAGE = (
    "<html><head><title>门户</title><script>var fine = 9000;</script></head><body><nav><a>首页</a><a>行政处罚</a></nav>"
    + "".join(f"<p>{line}</p>" for line in LINES).replace("罚款5万元", "罚款<b>5</b>万<br/>元")
    + "<div class='footer'>联系我们</div></body></html>"
)


def word() -> bytes:
    """Return the bulletin as a Word document, its last line in a table."""
    document = docx.Document()
    for line in LINES[:-1]:
        document.add_paragraph(line)
    document.add_table(1, 1).cell(0, 0).text = LINES[-1]
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


FORMS = {
    "plain.txt": (TEXT.encode(), "text, utf-8"),
    "gb.txt": (TEXT.encode("gb18030"), "text, gb18030"),
    "marked.txt": (TEXT.encode("utf-16"), "text, utf-16"),
    "notes.md": (f"# {TEXT.replace('一、', '## 一、')}".encode(), "md, utf-8"),
    "page.html": (PAGE.encode(), "html, utf-8"),
    "gb.htm": (PAGE.encode("gb18030"), "html, gb18030"),
    "word.docx": (word(), "docx"),
    "paper.pdf": (pdf(LINES), "pdf"),
    "without-a-suffix": (PAGE.encode(), "html, utf-8"),
}


@pytest.mark.parametrize("name", FORMS)
def test_forms(cases: Cases, tmp_path: Path, name: str) -> None:
    content, form = FORMS[name]
    (tmp_path / name).write_bytes(content)
    done = cases("extract", name)
    assert done.code == 0, done.err
    assert f"{name} ({form}): 1 case" in done.err
    case = json.loads(done.out)
    assert (case["party"], case["fine_yuan"], case["decided_on"]) == ("杭州甲药店", 50000, "2023-02-06")
    assert case["published_on"] == "2023-03-09"
    assert case["prices"] == [{"product": "退热贴", "unit": "盒", "purchase_price": 8, "sale_price": 36}]
    assert {"field": "fine_yuan", "span": "5万元", "rule": "fine"}.items() <= {
        **next(one for one in case["evidence"] if one["field"] == "fine_yuan"),
        "span": "5万元",
    }.items()


def test_standard_input(cases: Cases) -> None:
    done = cases("extract", "-", stdin=TEXT.encode())
    assert (done.code, json.loads(done.out)["party"]) == (0, "杭州甲药店")
    assert "standard input (text, utf-8): 1 case" in done.err


def test_a_hyphen_is_standard_output(cases: Cases, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(TEXT, "utf-8")
    assert json.loads(cases("extract", "b.txt", "-o", "-").out)["party"] == "杭州甲药店"
    done = cases("extract", "b.txt", "-o", "-", "--load")
    assert json.loads(done.out)["party"] == "杭州甲药店", "beside the load"
    assert "1 inserted" in done.err
    assert cases("extract", "b.txt", "--load").out == ""
    assert not (tmp_path / "-").exists()


@pytest.mark.parametrize("name", ["b.jsonl", "b.NDJSON", "b"])
def test_a_file_of_any_name_that_is_taken_loads(cases: Cases, tmp_path: Path, name: str) -> None:
    (tmp_path / "b.txt").write_text(TEXT, "utf-8")
    assert f"wrote {name}: 1 case" in cases("extract", "b.txt", "-o", name).err
    assert "1 inserted" in cases("load", name).err


def test_what_was_and_was_not_found_is_told(cases: Cases, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(TEXT.replace("2023年1月5日，", ""), "utf-8")
    done = cases("extract", "b.txt", "-o", "b.jsonl")
    assert done.out == ""
    assert "wrote b.jsonl: 1 case" in done.err
    row = next(line for line in done.err.splitlines() if "杭州甲药店" in line)
    assert "price_gouging" in row
    assert row.rstrip().endswith("found_on")


def test_persons_are_masked_on_the_terminal(cases: Cases, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(TEXT.replace("杭州甲药店", "施小明"), "utf-8")
    done = cases("extract", "b.txt", "-o", "b.jsonl")
    assert "施小明" not in done.err
    assert json.loads((tmp_path / "b.jsonl").read_text("utf-8"))["party"] == "施小明"


@pytest.mark.parametrize(
    ("party", "shown", "reason"),
    [
        ("张三丰、李某", "张某某、李某", "two, one masked by the source"),
        ("张三丰等2人", "张某某等2人", "and others"),
        ("个体户张三", "个体户张某某", "what is in front of a name"),
        ("李和平", "李某某", "和 in a name"),
        ("仁和堂药店", "仁和堂药店", "a shop"),
        ("欧阳小明", "欧阳某某", "a surname of two characters"),
        ("阿依古丽·买买提", "阿某某", "longer than four characters, in parts"),
        ("施小明、李大红夫妇", "施某某、李某某夫妇", "a couple"),
        ("施小明（个体户）", "施某某（个体户）", "an aside"),
        ("徐记粮油店（经营者李娜）", "徐记粮油店（经营者李某某）", "whose shop it is"),
        ("甲县兴旺食品有限公司、张三丰", "甲县兴旺食品有限公司、张某某", "a company and a person"),
    ],
)
def test_masked(party: str, shown: str, reason: str) -> None:
    assert masked(party) == shown, reason


def test_a_heading_that_tells_no_case_is_masked_too(cases: Cases, tmp_path: Path) -> None:
    headings = (
        "二、王大明销售假药案\n（略）\n三、施小明、李大红夫妇销售假药案\n（略）\n四、李娜和张军销售假药案\n（略）\n"
    )
    (tmp_path / "b.txt").write_text(f"{TEXT}\n{headings}", "utf-8")
    done = cases("extract", "b.txt", "-o", "b.jsonl")
    assert "no case was found" in done.err
    for shown in ("王某某销售假药案", "施某某、李某某夫妇销售假药案", "李某某和张某某销售假药案"):
        assert shown in done.err


PAGES = [
    ("<form id='aspnetForm'><p>甲</p><input value='乙'></form>", "甲", "a page that is one form"),
    ("<p>甲</p><pre>乙<b>丙</b>\n丁</pre>", "甲\n乙丙\n丁", "lines as they were typed"),
    ("<nav>目录</nav><div>甲<br>乙</div><textarea>丙</textarea>", "甲\n乙", "menus and fields"),
]


@pytest.mark.parametrize(("body", "text", "reason"), PAGES)
def test_pages(body: str, text: str, reason: str) -> None:
    found = documents.page_text(f"<html><body>{body}</body></html>", "x.html")
    assert [line for line in found.split("\n") if line.strip()] == text.split("\n"), reason


def test_a_cell_over_several_rows_is_told_once() -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=2)
    for number, row in enumerate(table.rows):
        row.cells[1].text = str(number)
    table.cell(0, 0).merge(table.cell(2, 0)).text = "罚款5000元"
    written = io.BytesIO()
    document.save(written)
    assert documents.word_text(written.getvalue(), "b.docx").split("\n") == ["罚款5000元", "0", "1", "2"]


def test_comments_before_a_page_end() -> None:
    """Four hundred of them, and then no page: told in no time, or this test never ends."""
    assert documents.form_of(b"<!---->" * 400 + b"x", ".txt") == "text"
    assert documents.form_of(b"<!-- a -->\n<!-- b --><html>", ".txt") == "html"


def test_load_brings_them_into_the_database(cases: Cases, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(TEXT.replace("加价", "") + "\n加价率500%。", "utf-8")
    done = cases("extract", "b.txt", "--load")
    assert (done.code, done.out) == (0, "")
    assert "b.txt (native-en, utf-8): 1 row; 1 inserted" in done.err
    assert "1 unchanged" in cases("extract", "b.txt", "--load").err
    rows = cases(
        "sql",
        "select party, city, fine_yuan, list_count(from_json(evidence, '[\"JSON\"]')) > 5 as told from cases",
        "--format",
        "json",
    )
    assert rows.rows() == [{"party": "杭州甲药店", "city": "杭州市", "fine_yuan": 50000.0, "told": True}]


def test_doubts_become_findings_once(cases: Cases, tmp_path: Path) -> None:
    """A doubt that the load finds by itself is told once; one that only the text shows is told in words."""
    text = TEXT.replace("以每盒36元的价格销售", "以每盒36元的价格销售，加价率500%").replace("2023年2月6日", "2月6日")
    (tmp_path / "b.txt").write_text(text.replace("2023年1月5日", "1月5日"), "utf-8")
    cases("extract", "b.txt", "-o", "b.jsonl")
    told = [doubt["rule"] for doubt in json.loads((tmp_path / "b.jsonl").read_text("utf-8"))["doubts"]]
    assert sorted(told) == ["inferred_year", "inferred_year", "rate_unexplained"]
    loaded = cases("load", "b.jsonl").err
    assert "inferred_year (2): the year of this day was inferred from the day of publication" in loaded
    assert "rate_unexplained (1)" in loaded


def test_the_page_to_check_by_eye(cases: Cases, tmp_path: Path) -> None:
    hostile = TEXT.replace("杭州甲药店", "杭州<script>alert(1)</script>甲药店")
    (tmp_path / "b.txt").write_text(hostile, "utf-8")
    done = cases("extract", "b.txt", "-o", "b.jsonl", "--review", "check.html")
    assert "wrote check.html" in done.err
    page = (tmp_path / "check.html").read_text("utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "5万元<small>罚款金额（元）" in page
    assert "http" not in page.replace("http-equiv", "")


FAULTS = [
    (b"", "is empty", "nothing at all"),
    (b"  \n", "is empty", "blanks"),
    ("今天天气很好。".encode(), "tells no enforcement case", "a text of something else"),
    (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xfe", "neither UTF-8 nor GB18030", "a picture"),
    (b"PK\x03\x04word/document.xml", "no Word document that can be read", "a damaged Word document"),
    (b"PK\x03\x04xl/workbook.xml", "is an archive, or a workbook", "a workbook"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "of the old form (.doc)", "Word of before 2007"),
    (
        re.sub(rb"(?<=PK\x01\x02..)..", b"U\0", word(), flags=re.DOTALL),
        "no Word document",
        "parts packed by a zip of 8.5",
    ),
    (b"%PDF-1.4\n", "no PDF that can be read", "a damaged PDF"),
    (pdf([]), "pictures of pages and no text", "a PDF without text"),
    (b"text \x00 with NUL", "NUL bytes", "NUL bytes"),
]


@pytest.mark.parametrize(("content", "said", "reason"), FAULTS)
def test_faults(cases: Cases, tmp_path: Path, content: bytes, said: str, reason: str) -> None:
    (tmp_path / "x").write_bytes(content)
    done = cases("extract", "x")
    assert (done.code, done.out) == (1, ""), reason
    assert said in done.err
    assert ". Try: " in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("name", ["x.csv", "x.JSON", "x.xlsx"])
def test_a_table_is_for_load(cases: Cases, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("案件编号,罚款金额（元）\nx,5\n", "utf-8")
    done = cases("extract", name)
    assert (done.code, done.out) == (1, "")
    assert f"{name} is a table, in which a row is a case. Try: cases load {name}" in done.err


def test_one_bad_document_stops_no_other(cases: Cases, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("无", "utf-8")
    (tmp_path / "b.txt").write_text(TEXT, "utf-8")
    done = cases("extract", "a.txt", "missing.txt", "b.txt")
    assert done.code == 1
    assert json.loads(done.out)["party"] == "杭州甲药店"
    assert done.err.count("cases: error:") == 2


def test_nothing_to_extract(cases: Cases) -> None:
    assert cases("extract").code == 2


def test_a_word_document_is_measured_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(word())
    with zipfile.ZipFile(path) as parts:
        unpacked = sum(part.file_size for part in parts.infolist())
    assert path.stat().st_size < unpacked
    monkeypatch.setattr(documents, "LARGEST", unpacked)
    assert documents.opened(str(path)).form == "docx"
    monkeypatch.setattr(documents, "LARGEST", unpacked - 1)
    with pytest.raises(SourceError, match="is larger than"):
        documents.opened(str(path))


@pytest.mark.parametrize(("name", "module"), [("p.html", "selectolax"), ("w.docx", "docx"), ("p.pdf", "pypdfium2")])
def test_a_missing_library_is_named(tmp_path: Path, name: str, module: str) -> None:
    content = {"p.html": PAGE.encode(), "w.docx": word(), "p.pdf": pdf(LINES)}[name]
    (tmp_path / name).write_bytes(content)
    hidden = f"import sys; sys.modules[{module!r}] = None; sys.argv = ['cases', 'extract', {name!r}]; import cases.cli; cases.cli.main()"
    done = subprocess.run(
        [sys.executable, "-c", hidden], cwd=tmp_path, env=ENVIRONMENT, capture_output=True, check=False
    )
    assert done.returncode == 2
    assert extras.REMEDY in done.stderr.decode()
