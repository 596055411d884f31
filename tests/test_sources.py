"""What an input is, and what is said of one that cannot be read."""

import codecs
import gzip
import io
import json
import os
import tempfile
import threading
import zipfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from cases.errors import SourceError
from cases.loading import load
from cases.loading.sources import opened
from tests.conftest import SAMPLE_FILE, content, left, load_file

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

TABLE = "case_id,title\na,甲案\n"
LINES = '{"case_id":"a","title":"甲案"}\n{"case_id":"b","title":"乙案"}\n'


def zipped(parts: dict[str, bytes]) -> bytes:
    """Return a zip of some parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "form", "encoding"),
    [
        pytest.param("x.csv", TABLE.encode(), "csv", "utf-8", id="CSV"),
        pytest.param("x", TABLE.encode(), "csv", "utf-8", id="no suffix at all"),
        pytest.param("x.txt", TABLE.replace(",", "\t").encode(), "tsv", "utf-8", id="tabs under another suffix"),
        pytest.param("x.csv", TABLE.replace(",", ";").encode(), "csv", "utf-8", id="semicolons, as some Excels write"),
        pytest.param("x.csv", codecs.BOM_UTF8 + TABLE.encode(), "csv", "utf-8", id="a byte order mark"),
        pytest.param("x.csv", TABLE.encode("gb18030"), "csv", "gb18030", id="Chinese Windows"),
        pytest.param(
            "x.csv", "case_id,title\na,䶮𠮷㐀\n".encode("gb18030"), "csv", "gb18030", id="four-byte characters"
        ),
        pytest.param("x.csv", TABLE.encode("utf-16"), "csv", "utf-16", id="Excel's Unicode text"),
        pytest.param("x.csv", TABLE.replace("\n", "\r\n").encode(), "csv", "utf-8", id="CRLF"),
        pytest.param("x.csv", TABLE.replace("\n", "\r\n", 1).encode(), "csv", "utf-8", id="mixed line ends"),
        pytest.param("x.jsonl", LINES.encode(), "jsonl", "utf-8", id="JSON Lines"),
        pytest.param("x.json", LINES.encode(), "jsonl", "utf-8", id="JSON Lines under another suffix"),
        pytest.param("x.jsonl", LINES.encode("gb18030"), "jsonl", "gb18030", id="JSON Lines from Chinese Windows"),
        pytest.param(
            "x.csv", b'[{"case_id":"a","title":"t"}]', "csv", "utf-8", id="the suffix decides where both are possible"
        ),
        pytest.param("x", b' [\n{"case_id":"a","title":"t"}\n]', "json", "utf-8", id="an array"),
        pytest.param("x.json", b'{\n"case_id":"a",\n"title":"t"}', "json", "utf-8", id="one object over several lines"),
    ],
)
def test_form_and_encoding(tmp_path: Path, name: str, data: bytes, form: str, encoding: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with opened(str(path)) as source:
        assert (source.form, source.encoding) == (form, encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_every_encoding_gives_the_same_cases(
    con: "DuckDBPyConnection", tmp_path: Path, encoding: str, line_end: str
) -> None:
    load_file(con, SAMPLE_FILE)
    before = content(con)
    for path in (SAMPLE_FILE, SAMPLE_FILE.with_suffix(".csv")):
        text = path.read_text("utf-8").replace("\n", line_end)
        copy = tmp_path / path.name
        copy.write_bytes(text.encode(encoding))
        assert load_file(con, copy).unchanged == 8
    assert content(con) == before


def fill(path: Path, data: bytes | None) -> Path:
    if data is None:
        path.mkdir()
    elif data:
        path.write_bytes(data)
    else:
        path.touch()
    return path


@pytest.mark.parametrize(
    ("name", "data", "message", "remedy"),
    [
        pytest.param("x.csv", b"", "is empty", "export", id="empty"),
        pytest.param("x.csv", b" \n\n", "holds blanks only", "export", id="blanks"),
        pytest.param("x.csv", bytes(1000), "holds NUL bytes", "--encoding utf-16-le", id="zeros"),
        pytest.param(
            "x.csv", "a,b\n甲,乙\n".encode("utf-16-le"), "holds NUL bytes", "--encoding utf-16-le", id="UTF-16, no mark"
        ),
        pytest.param("x.csv", b"a,b\n\xff\xff,1\n", "neither UTF-8 nor GB18030", "--encoding", id="no text"),
        pytest.param("x", None, "without cases.csv or cases.parquet", "cases export", id="a folder that is no export"),
        pytest.param(
            "x.csv", b"foo,bar\n1,2\n", "no heading that is known (found: foo, bar)", "cases fields", id="no heading"
        ),
        pytest.param(
            "x.csv", b"fine_yuann,bar\n1,2\n", "no heading that is known", "rename fine_yuann to fine_yuan", id="a typo"
        ),
        pytest.param(
            "x.csv",
            "fine_yuan,罚款金额（元）,title\n1,2,3\n".encode(),
            "two columns for fine_yuan",
            "keep one",
            id="twice",
        ),
        pytest.param(
            "x.csv",
            b"case_id,title\na,b,c\n",
            "line 2: 3 cells where the heading has 2",
            "mend that line",
            id="too many",
        ),
        pytest.param(
            "x.csv", b"case_id,title\na\n", "line 2: 1 cells where the heading has 2", "mend that line", id="too few"
        ),
        pytest.param(
            "x.csv", b'case_id,title\n"a,b\nc,d\n', "line 2: a quote mark opens", "mend the quotes", id="an open quote"
        ),
        pytest.param("x.json", b'[{"case_id":"a","title":"t"},', "ends in the middle", "export it anew", id="cut off"),
        pytest.param("x.jsonl", b'{"a"\n{"b"\n', "holds no JSON object", "a case a line", id="no line is JSON"),
        pytest.param("x.json", b'[{"case_id":}]', "malformed JSON at byte", "a case a line", id="broken JSON"),
        pytest.param("x.xlsx", b"PK\x03\x04 and so on", "is no workbook", "save it as .xlsx", id="a broken workbook"),
        pytest.param(
            "x.xls",
            b'<html xmlns:x="y"><table>',
            "is a web page without",
            "save it as .xlsx",
            id="a page as a workbook",
        ),
        pytest.param(
            "x.xls",
            b'\xef\xbb\xbf<?xml version="1.0"?><Workbook><Table>',
            "is XML, or a web archive",
            "save it as .xlsx",
            id="XML as one",
        ),
        pytest.param(
            "x.xls", b"MIME-Version: 1.0\r\n", "is XML, or a web archive", "save it as .xlsx", id="a page with pictures"
        ),
        pytest.param(
            "x.xlsx",
            zipped({"word/document.xml": b"", "[Content_Types].xml": b""}),
            "is a Word document",
            "cases extract",
            id="Word",
        ),
        pytest.param(
            "x.parquet", b"PAR1 and so on", "cannot be read as parquet", "save the file anew", id="a broken Parquet"
        ),
    ],
)
def test_what_cannot_be_read_is_said(
    con: "DuckDBPyConnection", tmp_path: Path, name: str, data: bytes | None, message: str, remedy: str
) -> None:
    with pytest.raises(SourceError) as caught:
        load_file(con, fill(tmp_path / name, data))
    assert message in caught.value.wrong
    assert remedy in caught.value.remedy
    assert "\n" not in str(caught.value)
    assert con.execute("select count(*) from loads").fetchall() == [(0,)]


def test_a_missing_file_is_said(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="No such file"):
        load_file(con, tmp_path / "none.csv")


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_copies_are_private_and_vanish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    path = tmp_path / "x.csv"
    path.write_text(TABLE, encoding)
    with opened(str(path)) as source:
        (copy,) = place.iterdir()
        assert source.path == copy
        assert os.name != "posix" or copy.stat().st_mode & 0o077 == 0
    assert list(place.iterdir()) == []


def test_a_told_encoding_wins(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("case_id,title\na,臺灣\n", "big5")
    with opened(str(path), "big5") as source:
        assert source.path.read_text("utf-8").endswith("臺灣\n")
    with pytest.raises(SourceError, match="no text encoding is called nonsense"), opened(str(path), "nonsense"):
        pass
    with pytest.raises(SourceError, match="no text encoding is called hex"), opened(str(path), "hex"):
        pass
    with pytest.raises(SourceError, match="is not UTF-8 text"), opened(str(path), "utf_8"):
        pass


def test_a_workbook_keeps_what_people_see(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    """Whole numbers without .0, codes with their zeros, dates as dates, a blank line above the heading and between."""
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(1, 0, ["案件编号", "案件名称", "罚款金额（元）", "处罚决定日期", "统一社会信用代码"])
        sheet.write_row(3, 0, ["00123", "甲案", 50000])
        sheet.write_datetime(3, 3, datetime(2023, 2, 6), day)
        sheet.write_string(3, 4, "001")
    load_file(con, path)
    found = con.execute("select case_id, fine_yuan, decided_on::varchar, party_code, source_row from cases").fetchall()
    assert found == [("00123", 50000, "2023-02-06", "001", 4)]


def packed(path: Path, *names: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, TABLE)
    return path


def test_compressed_tables_are_read(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    (tmp_path / "plain.csv").write_text(TABLE, "utf-8")
    plain = load_file(con, tmp_path / "plain.csv")
    (tmp_path / "x.csv.gz").write_bytes(gzip.compress(TABLE.encode("gb18030"), mtime=0))
    for path in (tmp_path / "x.csv.gz", packed(tmp_path / "x.zip", "x.csv")):
        outcome = load_file(con, path)
        assert (outcome.rows, outcome.unchanged, outcome.layout) == (plain.rows, plain.inserted, plain.layout)


def spoilt(packing: int) -> bytes:
    """Return a zip of one table with other bytes in its middle."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", packing) as archive:
        archive.writestr("x.csv", TABLE * 50)
    content = whole.getvalue()
    return content[:60] + bytes(20) + content[80:]


NAMELESS = (
    b"PK\x03\x04PK\x01\x02" + bytes(4) + b"\x00\x08" + bytes(18) + b"\x01" + bytes(17) + b"\xff"
    b"PK\x05\x06" + bytes(6) + b"\x01\x00\x2f\x00\x00\x00" + bytes(6)
)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        pytest.param(
            "x.gz", gzip.compress(TABLE.encode())[:-9], "cannot be unpacked", id="a gzip that ends in the middle"
        ),
        pytest.param("x.gz", b"\x1f\x8bnothing", "cannot be unpacked", id="no gzip at all"),
        pytest.param("x.zip", spoilt(zipfile.ZIP_LZMA), "cannot be unpacked", id="a zip packed by LZMA and spoilt"),
        pytest.param("x.zip", spoilt(zipfile.ZIP_BZIP2), "cannot be unpacked", id="a zip packed by bzip2 and spoilt"),
        pytest.param("x.zip", NAMELESS, "cannot be unpacked", id="a zip whose file has no name in its encoding"),
        pytest.param("x.csv.gz", gzip.compress(b""), "is empty", id="an empty file, packed"),
    ],
)
def test_a_damaged_archive_is_refused(
    con: "DuckDBPyConnection", tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(SourceError, match=message):
        load_file(con, tmp_path / name)


def test_a_zip_of_several_files_is_refused_by_name(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"2 files \(a.csv, b.csv\)"):
        load_file(con, packed(tmp_path / "x.zip", "a.csv", "b.csv"))


def test_the_copy_of_an_archive_vanishes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    with opened(str(packed(tmp_path / "x.zip", "x.csv"))) as source:
        assert source.path.parent == place
    assert list(place.iterdir()) == []


def test_a_heading_may_stand_on_two_lines(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    """Excel wraps long headings with line breaks inside the cell: no row below may be lost."""
    path = tmp_path / "x.csv"
    path.write_text('"案件\n编号",案件名称,"罚款金额\n（元）"\n1,甲,5\n2,乙,6\n3,丙,7\n', "utf-8")
    assert load_file(con, path).inserted == 3
    assert con.execute("select sum(fine_yuan), min(source_row) from cases").fetchall() == [(18, 2)]


def test_a_told_utf8_takes_a_byte_order_mark_too(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text(TABLE, "utf-8-sig")
    with opened(str(path), "utf8") as source:
        assert load(con, source).unplaced == ()


@pytest.mark.parametrize("text", ["a\r\nb", "a\rb", "a\nb"])
def test_line_ends_inside_a_text_are_line_feeds_in_every_form(
    con: "DuckDBPyConnection", tmp_path: Path, text: str
) -> None:
    for name, data in (
        ("x.csv", f'case_id,title,facts\na,t,"{text}"\n'),
        ("x.jsonl", json.dumps({"case_id": "a", "title": "t", "facts": text})),
    ):
        (tmp_path / name).write_bytes(data.encode())
        load_file(con, tmp_path / name)
        assert con.execute("select facts from cases").fetchall() == [("a\nb",)]


def test_keys_of_any_kind_are_read(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"case_id":"a","title":"t","":1,"a/b~c":2,"TITLE2":3,"title2":4,"\'":5}', "utf-8")
    outcome = load_file(con, path)
    assert (outcome.inserted, set(left(outcome.unplaced))) == (
        1,
        {"a/b~c", "TITLE2 (meant title?)", "title2 (meant title?)", "'", "column 1 (without a heading)"},
    )


def test_sheets_left_out_are_named_and_can_be_asked_for(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("2022", "2023", "empty"):
            sheet = book.add_worksheet(name)
            if name != "empty":
                sheet.write_row(0, 0, ["案件编号", "案件名称"])
                sheet.write_row(1, 0, [name, "甲案"])
    assert load_file(con, path).other_sheets == ("2023",)
    with opened(str(path), sheet="2023") as source:
        assert load(con, source).inserted == 1
    for name, said in (("2024", "has no sheet 2024"), ("empty", "has nothing in sheet empty")):
        with pytest.raises(SourceError, match=said), opened(str(path), sheet=name):
            pass


def test_a_sheet_of_cases_with_nothing_but_its_heading_is_the_one_read(
    con: "DuckDBPyConnection", tmp_path: Path
) -> None:
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("案件表").write_row(0, 0, ["案件编号", "案件名称"])
        book.add_worksheet("说明").write_column(0, 0, ["怎样填写", "一行一个案件"])
    outcome = load_file(con, path)
    assert (outcome.rows, outcome.other_sheets) == (0, ("说明",))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize("name", ["q[2]", "q*", "q?", "q**", "q{1,2}", "~", "q'2"])
@pytest.mark.parametrize("form", ["csv", "jsonl", "json", "parquet"])
def test_a_path_is_no_pattern(con: "DuckDBPyConnection", tmp_path: Path, name: str, form: str) -> None:
    """Beside it stands q2, which the first ones would match."""
    for stem, case in (("q2", "other"), (name, "own")):
        path = tmp_path / f"{stem}.{form}"
        if form == "parquet":
            pq.write_table(pa.table({"case_id": [case], "title": ["甲"]}), path)
        else:
            path.write_text(f"case_id,title\n{case},甲\n" if form == "csv" else json.dumps({"case_id": case}), "utf-8")
    load_file(con, tmp_path / f"{name}.{form}")
    assert con.execute("select case_id from cases").fetchall() == [("own",)]


@pytest.mark.parametrize("name", ["x.csv", "x.tsv", "x.jsonl"])
def test_a_line_too_long_is_refused_before_it_is_read(
    con: "DuckDBPyConnection", tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cases.loading.sources.LONGEST_LINE", 1 << 20)
    row = '{"case_id": "a", "title": "%s"}\n' if name == "x.jsonl" else "case_id\na%s\n"
    (tmp_path / name).write_text(row % ("x" * (5 << 19)), "utf-8")
    with pytest.raises(SourceError, match="has a line of more than"):
        load_file(con, tmp_path / name)


@pytest.mark.parametrize("name", ["x.csv", "x.jsonl"])
def test_blank_lines_without_end_are_refused(con: "DuckDBPyConnection", tmp_path: Path, name: str) -> None:
    """DuckDB has no way with a hundred million of them."""
    row = b'{"case_id": "c1"}\n' if name == "x.jsonl" else b"case_id\n"
    (tmp_path / name).write_bytes(row + b"\n" * (10 << 20) + row)
    with pytest.raises(SourceError, match="has more than 8 MB of blanks on end"):
        load_file(con, tmp_path / name)


def test_a_row_of_many_lines_has_no_room(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text('case_id,title\na,"' + ("x" * 80 + "\n") * (1 << 18) + '"\n', "utf-8")
    with pytest.raises(SourceError, match=r"line 2: a row of more than 16 MB.*quote mark that does not close"):
        load_file(con, tmp_path / "x.csv")


@pytest.mark.parametrize("mark", ["", '"'])
def test_a_long_line_has_room(con: "DuckDBPyConnection", tmp_path: Path, mark: str) -> None:
    """A cell of 20 MB, more than a load keeps room for by itself."""
    (tmp_path / "x.csv").write_text(f"case_id,title\nc1,甲\nc2,{mark}{'x' * (20 << 20)}{mark}\n", "utf-8")
    outcome = load_file(con, tmp_path / "x.csv")
    assert (outcome.rows, outcome.inserted) == (2, 2)


def test_a_table_may_begin_with_many_blank_lines(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text("\n" * 70_000 + '{"case_id": "a"}\n', "utf-8")
    assert load_file(con, path).inserted == 1


def test_a_pipe_is_a_file_too(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_text(TABLE, "utf-8"))
    writer.start()
    assert load_file(con, pipe).inserted == 1
    writer.join()


def test_blank_lines_in_one_column_lose_no_row(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("title\nA\n\nB\n", "utf-8")
    assert load_file(con, path).inserted == 2
    assert con.execute("select source_row from cases order by 1").fetchall() == [(2,), (4,)]


def test_an_open_document_sheet_is_a_workbook_too(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    rows = (("案件编号", "案件名称"), ("a", "甲案"))
    cells = "".join(f"<table:table-row>{''.join(map(cell.format, row))}</table:table-row>" for row in rows)
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    body = f'<office:body><office:spreadsheet><table:table table:name="cases">{cells}</table:table></office:spreadsheet></office:body>'
    with zipfile.ZipFile(tmp_path / "x.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml", f"<?xml version='1.0'?><office:document-content {spaces}>{body}</office:document-content>"
        )
        archive.writestr("META-INF/manifest.xml", "<?xml version='1.0'?><manifest/>")
    assert load_file(con, tmp_path / "x.ods").inserted == 1
