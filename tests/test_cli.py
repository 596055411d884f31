"""The command line as a process: exit codes, streams, messages."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
import wcwidth

from cases import cli, record
from cases.loading.plan import SAMPLE
from cases.options import Format
from cases.output import FORMS
from tests.conftest import ENVIRONMENT, SAMPLE_FILE, Done

Cases = Callable[..., Done]
posix = pytest.mark.skipif(os.name != "posix", reason="the shell and signals of POSIX")
COMMANDS = sorted(
    command.name or str(command.callback.__name__) for command in cli.app.registered_commands if command.callback
)


def test_the_command_that_people_know(cases: Cases) -> None:
    loaded = cases("load", "--sample")
    assert (loaded.code, loaded.out) == (0, "")
    assert "8 rows; 8 inserted, 0 updated, 0 unchanged; 0 rows refused" in loaded.err
    report = cases("report", "--by", "statute", "--format", "json")
    assert report.code == 0
    first = report.rows()[0]
    assert (first["key"], first["cases"], first["share_pct"], first["fine_total_yuan"]) == (
        "《价格法》第十四条第（三）项",
        3,
        37.5,
        785158.74,
    )
    assert "8 cases" in report.err
    assert "8 unchanged" in cases("load", "--sample").err


def test_a_workbook_comes_back(cases: Cases) -> None:
    cases("load", "--sample")
    assert cases("export", "-o", "cases.xlsx").code == 0
    assert "8 inserted" in cases("load", "cases.xlsx", "--db", "again.duckdb").err
    assert cases("report", "fines", "--db", "again.duckdb").out == cases("report", "fines").out


def test_stdout_is_the_table_whole_and_plain(cases: Cases) -> None:
    cases("load", "--sample")
    done = cases("report", "fines", NO_COLOR="1")
    assert done.out.startswith("Fine distribution\n")
    assert "1,022,958.74" in done.out
    assert "\x1b" not in done.out + done.err
    assert done.err == ""
    assert cases("report", "fines", "--format", "csv").out.startswith("key,cases,")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        pytest.param(
            ["report"], 3, "there is no database at cases.duckdb. Try: cases load FILE", id="nothing loaded yet"
        ),
        pytest.param(["load"], 2, "nothing to load. Try: cases load FILE", id="no file"),
        pytest.param(["load", "none.csv"], 1, "none.csv: No such file or directory. Try:", id="a missing file"),
        pytest.param(["report", "nope"], 2, "there is no report nope. Try: one of ", id="a report like no other"),
        pytest.param(["report", "fine"], 2, "there is no report fine. Try: fines", id="no such report"),
        pytest.param(
            ["report", "--by", "statue"], 2, "there is no grouping statue. Try: statute or ", id="no such grouping"
        ),
        pytest.param(["report", "list", "--by", "type"], 2, "list takes no --by", id="a report without groups"),
        pytest.param(["report", "--type", "goging"], 2, " or price_gouging", id="no such type"),
        pytest.param(["report", "--since", "soon"], 2, "soon", id="no date"),
        pytest.param(["report", "--format", "doc"], 2, "doc", id="no such format"),
        pytest.param(["load", "--sample", "--db", "no/where.duckdb"], 3, "there is no folder no", id="no folder"),
        pytest.param(["remove", "x"], 3, "there is no database", id="removing from nothing"),
        pytest.param(["lod"], 2, "load", id="no such command"),
        pytest.param(["report", "--by", "type", "--by", "year"], 2, "one grouping at a time", id="two groupings"),
        pytest.param(
            ["report", "--since", "2023-02-01", "--until", "2023-01-01"], 2, "lies after --until", id="an empty span"
        ),
        pytest.param(
            ["report", "--sql", "-o", "q.xlsx"],
            2,
            "q.xlsx is no name for a query. Try: -o FILE.sql",
            id="SQL as a book",
        ),
        pytest.param(
            ["report", "bands", "--sql", "--bands", "none.csv"],
            2,
            "--bands has no meaning with --sql",
            id="SQL of bands",
        ),
        pytest.param(
            ["layouts", "--guess", "none.csv", "-o", "mine.csv"],
            2,
            "mine.csv is no name for a layout. Try: -o FILE.toml",
            id="a layout that --layout would not take",
        ),
        pytest.param(
            ["extract", "none.txt", "-o", "x.csv"],
            2,
            "x.csv is no name for JSON Lines. Try: -o FILE.jsonl",
            id="cases as a table, said before the document is opened",
        ),
        pytest.param(["report", "--sql", "--format", "csv"], 2, "--format has no meaning with --sql", id="SQL as CSV"),
        pytest.param(["extract", "x.txt", "--review", "-"], 2, "--review - names no file", id="a page on stdout"),
        pytest.param(
            ["extract", "x.txt", "--review", "x.pdf"],
            2,
            "x.pdf is no name for a page. Try: --review FILE.html",
            id="a page as a PDF",
        ),
        pytest.param(["load", "x.csv", "--rejects", "-"], 2, "--rejects - names no file", id="refused rows on stdout"),
        pytest.param(["load", "-o", "-"], 2, "-o has no meaning for DuckDB", id="a lake without Spark"),
    ],
)
def test_faults_are_one_line_with_the_remedy(cases: Cases, arguments: list[str], code: int, message: str) -> None:
    done = cases(*arguments)
    assert done.code == code
    assert message in done.err
    assert done.out == ""
    assert "Traceback" not in done.err


def test_one_bad_file_does_not_stop_the_others(cases: Cases, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("case_id,title\na,甲\n", "utf-8")
    (tmp_path / "b.csv").write_text("", "utf-8")
    (tmp_path / "c.csv").write_text("case_id,title\nc,丙\n", "utf-8")
    done = cases("load", "a.csv", "b.csv", "c.csv")
    assert done.code == 1
    assert "cases: error: b.csv is empty" in done.err
    assert [
        row["case_id"] for row in cases("sql", "select case_id from cases order by 1", "--format", "json").rows()
    ] == ["a", "c"]


def test_strict_is_per_file(cases: Cases, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("case_id,title,fine_yuan\na,甲,x\nb,乙,1\n", "utf-8")
    (tmp_path / "c.csv").write_text("case_id,title\nc,丙\n", "utf-8")
    done = cases("load", "a.csv", "c.csv", "--strict", "--rejects", "refused")
    assert done.code == 1
    assert "unreadable_amount" in done.err
    assert "--strict: nothing of this file was kept" in done.err
    assert (tmp_path / "refused" / "a.refused.csv").read_text("utf-8-sig").count("\n") == 2
    assert [row["case_id"] for row in cases("sql", "select case_id from cases", "--format", "json").rows()] == ["c"]
    assert cases("load", "a.csv").code == 0


@pytest.mark.skipif(os.name != "posix", reason="Windows removes no open file: the empty database stays")
def test_a_load_of_nothing_leaves_no_database(cases: Cases, tmp_path: Path) -> None:
    assert cases("load", "none.csv").code == 1
    assert list(tmp_path.iterdir()) == []


def test_a_dry_run_leaves_no_database(cases: Cases, tmp_path: Path) -> None:
    assert "8 would be inserted" in cases("load", "--sample", "--dry-run").err
    assert list(tmp_path.iterdir()) == []


def test_standard_input(cases: Cases) -> None:
    done = cases("load", "-", stdin=SAMPLE_FILE.read_bytes())
    assert (done.code, "standard input" in done.err, "8 inserted" in done.err) == (0, True, True)


def test_show(cases: Cases) -> None:
    cases("load", "--sample")
    done = cases("show", "samr-2023-b6-8")
    assert "《价格法》第十四条第（三）项" in done.out
    assert "increase 1455.56 (no gap)" in done.out
    assert "quality-brief-2023-03.jsonl" in done.out
    (case,) = cases("show", "samr-2023-b6-8", "--format", "json").rows()
    assert case["rates"][0]["markup_pct"] == 1300
    assert (case["citations"][0]["law"], case["gaps"][0]["gap_kind"]) == ("价格法", "none")
    assert cases("show", "samr-2023-b6-8", "--format", "csv").code == 2
    missing = cases("show", "x")
    assert (missing.code, "there is no case x. Try: cases report list" in missing.err) == (2, True)


def test_loads_and_remove(cases: Cases) -> None:
    cases("load", "--sample")
    cases("load", "-", stdin="case_id,title\na,甲\n".encode())
    assert [row["current_cases"] for row in cases("loads", "--format", "json").rows()] == [8, 1]
    refused = cases("remove", "--load", "1")
    assert (refused.code, "nobody is there to be asked" in refused.err, "--yes" in refused.err) == (2, True, True)
    done = cases("remove", "--sample", "--yes")
    assert (done.code, "removed 8 cases and the record of load 1" in done.err) == (0, True)
    assert [row["load_id"] for row in cases("loads", "--format", "json").rows()] == [2]
    assert cases("remove", "a", "-y").code == 0
    for name in ("cases", "citations", "prices"):
        assert cases("sql", f"select count(*) as n from {name}", "--format", "json").rows() == [{"n": 0}]
    assert cases("remove", "a", "-y").code == 2
    assert cases("remove", "-y").code == 2


def test_a_query_goes_to_a_file(cases: Cases, tmp_path: Path) -> None:
    printed = cases("report", "fines", "--sql").out
    assert "select" in printed
    for name in ("q.sql", "q.TXT", "q"):
        done = cases("report", "fines", "--sql", "-o", name)
        assert (done.code, done.out, done.err) == (0, "", f"wrote {name}\n")
        assert (tmp_path / name).read_text("utf-8") == printed
    assert cases("report", "fines", "--sql", "-o", "-").out == printed
    assert not (tmp_path / "-").exists()


def test_a_guessed_layout_goes_to_a_file_that_is_read(cases: Cases, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("行政处罚决定书文号,店名,处罚决定日期\n1号,甲店,2023-01-05\n", "utf-8")
    done = cases("layouts", "--guess", "x.csv", "-o", "mine.toml", "--lang", "zh")
    assert (done.code, done.out, done.err) == (0, "", "已写入 mine.toml\n")
    made = (tmp_path / "mine.toml").read_text("utf-8")
    assert made == cases("layouts", "--guess", "x.csv").out
    (tmp_path / "mine.toml").write_text(made.replace("# field", "party"), "utf-8-sig")
    assert "1 inserted" in cases("load", "x.csv", "--layout", "mine.toml").err


def test_sql_as_pasted_gives_the_report(cases: Cases, tmp_path: Path) -> None:
    cases("load", "--sample")
    done = cases(
        "report", "--by", "statute", "--province", "贵'州", "--province", "贵州", "--since", "2023-01-01", "--sql"
    )
    with duckdb.connect(str(tmp_path / "cases.duckdb")) as shell:
        for statement in duckdb.extract_statements(done.out):
            rows = shell.execute(statement).fetchall()
    assert [row[:2] for row in rows] == [("《价格法》第十四条第（三）项", 1)]


SANDBOX = [
    "copy cases to 'stolen.csv'",
    "select * from read_csv('secret.csv')",
    "select * from 'secret.csv'",
    "select * from read_text('secret.csv')",
    "select * from glob('*')",
    "attach 'other.duckdb'",
    "install httpfs",
    "load httpfs",
    "export database 'stolen'",
    "import database 'stolen'",
    "set enable_external_access = true",
    "reset lock_configuration",
    "pragma enable_external_access",
    "set threads = 1",
    "create table t as select 1",
    "delete from cases",
    "drop table cases",
    "update cases set title = ''",
    "checkpoint",
    "select 1; select 2",
    "",
]


@pytest.mark.parametrize("query", SANDBOX)
def test_sql_reads_the_database_and_nothing_else(cases: Cases, tmp_path: Path, query: str) -> None:
    cases("load", "--sample")
    (tmp_path / "secret.csv").write_text("a\n42424242\n")
    before = sorted(path.name for path in tmp_path.iterdir())
    done = cases("sql", query)
    assert done.code in (1, 2) or query == "checkpoint"
    assert "42424242" not in done.out + done.err
    assert "Traceback" not in done.err
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    assert cases("sql", "select count(*) as n from cases where title <> ''", "--format", "json").rows() == [{"n": 8}]


def test_sql_reads_a_query_from_a_pipe_and_pivots(cases: Cases) -> None:
    cases("load", "--sample")
    done = cases("sql", "--format", "json", stdin=b"pivot cases on status using count(*) group by province")
    assert len(done.rows()) == 8
    broken = cases("sql", stdin=b"select '\xff'")
    assert (broken.code, "is not UTF-8" in broken.err) == (2, True)
    assert "there is no query" in cases("sql", stdin=b"").err


def test_a_failing_database_is_one_line(cases: Cases, tmp_path: Path) -> None:
    cases("load", "--sample")
    path = tmp_path / "cases.duckdb"
    data = bytearray(path.read_bytes())
    data[40_000:] = bytes(len(data) - 40_000)
    path.write_bytes(data)
    done = cases("report", "list")
    assert (done.code, "Traceback" in done.err) == (3, False)


def test_too_little_memory_is_said_and_leaves_nothing(cases: Cases, tmp_path: Path) -> None:
    texts = "甲乙丙丁" * 40
    lines = [f"甲店{number},罚款{number}元,{number},{texts}{number}" for number in range(60_000)]
    (tmp_path / "big.csv").write_text("\n".join(["当事人,处罚内容,罚款金额（元）,主要违法事实", *lines, ""]), "utf-8")
    done = cases("load", "big.csv", CASES_MEMORY_LIMIT="30MB")
    assert (done.code, done.out) == (3, "")
    assert "30MB of memory is not enough. Try: more by CASES_MEMORY_LIMIT=4GB" in done.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["big.csv"]


def test_sql_says_what_is_wrong(cases: Cases) -> None:
    cases("load", "--sample")
    done = cases("sql", "select nothing from cases")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("cases: error: ")
    assert done.err.count("\n") == 1


def test_a_rejects_file_is_checked_before_any_work(cases: Cases, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("case_id,title,fine_yuan\na,甲,x\nb,乙,1\n", "utf-8")
    for path, message in (
        ("a.csv", "would take the place of an input"),
        ("out.txt", "has no format that loads again"),
        ("no/where.csv", "there is no folder no"),
    ):
        done = cases("load", "a.csv", "--rejects", path)
        assert (done.code, message in done.err) == (2, True)
    assert cases("load", "a.csv", "a.csv", "--rejects", "a.csv").code == 2
    assert cases("load", "a.csv", "--rejects", f"../{tmp_path.name}/a.csv").code == 2, "the input by another path"
    assert not (tmp_path / "cases.duckdb").exists()


@pytest.mark.parametrize("folder", [".", "d"])
def test_refused_rows_never_take_the_place_of_a_file_of_their_name(cases: Cases, tmp_path: Path, folder: str) -> None:
    (tmp_path / "d").mkdir()
    for path in ("a.csv", "d/a.csv", "d/b.csv"):
        (tmp_path / path).write_text("case_id,title,fine_yuan\na,甲,x\n", "utf-8")
    cases("load", "d/a.csv", "d/b.csv", "--rejects", folder)
    assert {path.name for path in (tmp_path / folder).glob("*.refused.csv")} == {"a.refused.csv", "b.refused.csv"}
    assert {(tmp_path / path).read_text("utf-8") for path in ("a.csv", "d/a.csv", "d/b.csv")} == {
        "case_id,title,fine_yuan\na,甲,x\n"
    }


def test_refused_rows_of_inputs_of_one_name_go_into_files_of_their_own(cases: Cases, tmp_path: Path) -> None:
    """Also where one has the name of the sample, or differs by capitals, which some systems do not tell apart."""
    for folder, name in (("a", SAMPLE), ("b", SAMPLE.upper())):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text('{"case_id": "x", "title": "甲", "fine_yuan": "y"}\n', "utf-8")
    done = cases("load", "--sample", f"a/{SAMPLE}", f"b/{SAMPLE.upper()}", "--rejects", "r")
    assert done.code == 0
    stem = SAMPLE.removesuffix(".jsonl")
    assert sorted(path.name for path in (tmp_path / "r").iterdir()) == [
        f"2-{stem}.refused.jsonl",
        f"3-{stem.upper()}.refused.JSONL",
    ]
    assert cases("load", f"a/{SAMPLE}", "--rejects", "R.CSV").code == 0
    assert (tmp_path / "R.CSV").exists()


def test_what_cannot_be_written_of_one_file_does_not_stop_the_next(cases: Cases, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.csv").write_text(f"case_id,title,fine_yuan\n{name},甲,1\n{name}2,甲,x\n", "utf-8")
    (tmp_path / "r" / "a.refused.csv").mkdir(parents=True)
    done = cases("load", "a.csv", "b.csv", "--rejects", "r")
    assert done.code == 1
    assert "cases: error: r/a.refused.csv is a folder" in done.err
    found = cases("sql", "select case_id from cases", "--format", "json").rows()
    assert [row["case_id"] for row in found] == ["b"], "of the first file nothing is kept"


@posix
def test_a_load_whose_messages_nobody_reads_leaves_whole_files(cases: Cases, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.csv").write_text(f"case_id,title,fine_yuan\n{name},甲,1\n{name}2,甲,x\n", "utf-8")
    reads, writes = os.pipe()
    os.close(reads)
    command = [sys.executable, "-m", "cases", "load", "a.csv", "b.csv"]
    done = subprocess.run(command, cwd=tmp_path, env=ENVIRONMENT, stdin=subprocess.DEVNULL, stderr=writes, check=False)
    os.close(writes)
    assert done.returncode == 1
    with duckdb.connect(str(tmp_path / "cases.duckdb"), read_only=True) as con:
        for table, rows in (("cases", [("a",)]), ("findings", [("a2",)])):
            assert con.execute(f"select case_id from {table}").fetchall() == rows, "of the file that was told of"
        assert con.execute("select source_file, rejected from loads").fetchall() == [("a.csv", 1)]


@posix
def test_a_closed_standard_input_is_an_empty_one(cases: Cases, tmp_path: Path) -> None:
    cases("load", "--sample")
    for command in ("sql", "remove --sample", "load -", "extract -"):
        line = f"{sys.executable} -m cases {command} <&-"
        done = subprocess.run(["sh", "-c", line], cwd=tmp_path, env=ENVIRONMENT, capture_output=True, check=False)
        assert done.stderr.decode().startswith("cases: error: "), command
        assert done.stderr.count(b"\n") == 1, command


@pytest.mark.parametrize("name", ["x.docx", "x.html", "x.txt", "x.pdf"])
def test_a_document_is_told_the_command_that_reads_it(cases: Cases, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("<p>案例一 甲公司哄抬价格案</p>", "utf-8")
    assert f"Try: cases extract {name}, for cases told in prose" in cases("load", name).err


def test_a_table_is_no_database(cases: Cases, tmp_path: Path) -> None:
    for name in ("x.csv", "x.json", "x.txt"):
        (tmp_path / name).write_text('{"case_id": "a"}\n', "utf-8")
        for command in (("report",), ("load", "--sample")):
            done = cases(*command, "--db", name)
            assert (done.code, done.err.startswith(f"cases: error: {name} is not a database")) == (3, True)
        assert (tmp_path / name).read_text("utf-8") == '{"case_id": "a"}\n'


def test_reasons_do_not_pile_up(cases: Cases, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("case_id,title,fine_yuan\na,甲,x\n", "utf-8")
    cases("load", "a.csv", "--rejects", "1.csv")
    cases("load", "1.csv", "--rejects", "2.csv")
    assert (tmp_path / "1.csv").read_bytes() == (tmp_path / "2.csv").read_bytes()


def test_removing_a_load_keeps_the_findings_of_cases_that_stay(cases: Cases) -> None:
    line = '{"case_id":"a","title":"t","violation_type":"乱来"}'.encode()
    cases("load", "-", stdin=line)
    cases("load", "-", stdin=line)
    assert cases("remove", "--load", "2", "-y").code == 0
    assert cases("sql", "select rule from findings", "--format", "json").rows() == [{"rule": "unknown_type"}]


def test_what_could_steer_a_terminal_is_shown_as_a_mark(cases: Cases) -> None:
    done = cases("load", "-", stdin=json.dumps({"case_id": "a", "title": "\x1b[2Jx", "fine_yuan": "\x1b[2J"}).encode())
    done_too = cases("load", "-", stdin=json.dumps({"case_id": "a", "title": "\x1b[2J\u202ex"}).encode())
    shown = cases("report", "list")
    assert "\x1b" not in done.err + done_too.err + shown.out + cases("show", "a").out
    for headings in ("na\x1b[31mme,x", "case_id,na\x1b[31mme"):
        told = cases("load", "-", stdin=f"{headings}\nb,2\n".encode()).err
        assert ("\x1b" in told, "na\ufffd[31mme" in told) == (False, True), headings
    cases("load", "-", stdin='{"case_id": "c", "province": "\\u001b[2J省"}'.encode())
    assert "\x1b" not in cases("report", "--province", "甲").out
    assert "\u202e" not in shown.out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
@pytest.mark.parametrize("form", ["table", "csv", "json", "xlsx", "parquet"])
def test_a_full_disk_is_one_line(cases: Cases, tmp_path: Path, form: str) -> None:
    cases("load", "--sample")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "cases", "report", "--format", form], cwd=tmp_path, stdout=full, stderr=subprocess.PIPE,
            env=ENVIRONMENT, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert b"No space left" in done.stderr
    assert b"Traceback" not in done.stderr


@posix
def test_files_keep_their_kind(cases: Cases, tmp_path: Path) -> None:
    """A link keeps pointing where it does, a folder is no file, - is standard output."""
    cases("load", "--sample")
    (tmp_path / "real.csv").write_text("")
    (tmp_path / "link.csv").symlink_to("real.csv")
    assert cases("report", "-o", "link.csv").code == 0
    assert (tmp_path / "link.csv").is_symlink()
    assert "all" in (tmp_path / "real.csv").read_text("utf-8")
    done = cases("report", "-o", ".")
    assert (done.code, "is a folder" in done.err) == (1, True)
    assert "all" in cases("report", "-o", "-").out


@pytest.mark.parametrize(
    "query", ["select 'nan'::double as x, 'inf'::double as y", "select now() as t", "select interval 1 day as i"]
)
@pytest.mark.parametrize("form", ["table", "csv", "json", "xlsx", "parquet"])
def test_odd_values_are_written_or_said(cases: Cases, query: str, form: str) -> None:
    cases("load", "--sample")
    done = cases("sql", query, "-o", f"x.{form}", "--format", form)
    assert done.code in (0, 1)
    assert "Traceback" not in done.err
    if form == "json":
        assert json.loads(cases("sql", query, "--format", "json").out, parse_constant=lambda name: pytest.fail(name))


@posix
def test_broken_arguments_and_closed_streams(cases: Cases, tmp_path: Path) -> None:
    environment = ENVIRONMENT
    for arguments in ([b"show", b"\xff"], [b"report", b"--party", b"\xff"], [b"load", b"\xff.csv"]):
        done = subprocess.run(
            [sys.executable.encode(), b"-m", b"cases", *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            check=False,
        )
        assert (done.returncode, b"is not UTF-8" in done.stderr, b"Traceback" in done.stderr) == (2, True, False)
    cases("load", "--sample")
    done = subprocess.run(
        f'"{sys.executable}" -m cases report >&-',
        shell=True,
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in done.stderr


@posix
def test_a_reader_that_has_enough_is_no_fault(cases: Cases, tmp_path: Path) -> None:
    cases("load", "--sample")
    command = f'"{sys.executable}" -m cases report list --format jsonl | head -n 1'
    done = subprocess.run(
        command, shell=True, cwd=tmp_path, env=ENVIRONMENT,
        capture_output=True, check=False,
    )  # fmt: skip
    assert json.loads(done.stdout)
    assert b"Traceback" not in done.stderr
    assert b"BrokenPipe" not in done.stderr


def test_a_busy_database_names_its_holder(cases: Cases, tmp_path: Path) -> None:
    cases("load", "--sample")
    with duckdb.connect(str(tmp_path / "cases.duckdb")):
        for arguments in (["report"], ["load", "--sample"]):
            done = cases(*arguments)
            assert done.code == 3
            assert f"cases.duckdb is in use by process {os.getpid()}" in done.err
    assert cases("report").code == 0


def test_many_read_at_once(cases: Cases, tmp_path: Path) -> None:
    cases("load", "--sample")
    with duckdb.connect(str(tmp_path / "cases.duckdb"), read_only=True):
        assert cases("report").code == 0
        busy = cases("load", "--sample")
        assert (busy.code, "is in use" in busy.err) == (3, True)


def wait_for_file(process: int, path: Path) -> None:
    """Wait until a process holds a file open, where the system tells; else for a second."""
    files = Path(f"/proc/{process}/fd")
    patience = time.monotonic() + (30 if files.exists() else 1)
    while time.monotonic() < patience:
        with contextlib.suppress(OSError):
            if any(file.resolve() == path for file in files.iterdir()):
                return
        time.sleep(0.05)


@posix
def test_an_interrupted_load_leaves_nothing(cases: Cases, tmp_path: Path) -> None:
    cases("load", "--sample")
    rows = "".join(f"k{number},案,{'事实' * 100}\n" for number in range(200_000))
    (tmp_path / "big.csv").write_text(f"case_id,title,facts\n{rows}", "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "cases", "load", "big.csv"],
        cwd=tmp_path,
        env=ENVIRONMENT,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    wait_for_file(process.pid, tmp_path / "cases.duckdb")
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    count = cases("sql", "select count(*) as n from cases", "--format", "json").rows()[0]["n"]
    assert (process.returncode, count) == (130, 8)
    assert b"Traceback" not in said


@posix
def test_a_terminal_shows_what_fits_and_says_what_is_left(cases: Cases, tmp_path: Path) -> None:
    import pty

    rows = "".join(f"c{number},案{number},公司{number},{number}\n" for number in range(60))
    (tmp_path / "x.csv").write_text(f"case_id,title,party,fine_yuan\n{rows}", "utf-8")
    cases("load", "x.csv")
    shown: dict[str, str] = {}
    for query in ("select title, party from cases", "select party as key, * from cases limit 1"):
        main, terminal = pty.openpty()
        command = [sys.executable, "-m", "cases", "sql", query]
        environment = {**ENVIRONMENT, "COLUMNS": "80", "NO_COLOR": "1"}
        with subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=terminal, stderr=terminal) as process:
            os.close(terminal)
            said = b""
            with contextlib.suppress(OSError):  # the other end is closed
                while chunk := os.read(main, 1 << 16):
                    said += chunk
            assert process.wait() == 0
        os.close(main)
        shown[query] = said.decode().replace("\r\n", "\n")
    table, folded = shown.values()
    assert "10 more rows; -o FILE.csv or --format csv gives all 60." in table
    assert table.count("公司") == 50
    assert "\x1b" not in table + folded
    assert all(wcwidth.width(line) <= 80 for line in folded.splitlines())


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(cases: Cases, command: str) -> None:
    done = cases(command, "--help")
    assert done.code == 0
    assert f"Example: cases {command}" in done.out


def test_a_bare_call_is_help(cases: Cases) -> None:
    done = cases()
    assert done.code == 2
    assert "Usage:" in done.out + done.err
    assert cases("--version").out.startswith("cases ")


def test_the_formats_offered_are_those_that_are_written() -> None:
    assert {form.value for form in Format} == set(FORMS)


def test_fields_lists_the_record(cases: Cases) -> None:
    rows = cases("fields", "--format", "json").rows()
    assert {row["field"] for row in rows} >= {field.name for field in record.CASES} | {
        field.name for field in record.PRICE_FIELDS
    }


def test_codes_are_listed_with_the_words_that_stand_for_them(cases: Cases) -> None:
    rows = {row["code"]: row for row in cases("fields", "status", "--format", "json").rows()}
    assert (rows["decided"]["name_zh"], "已处罚" in rows["decided"]["also"]) == ("已作出处罚决定", True)
    assert "price_gouging" in cases("fields", "violation_type").out
    assert cases("fields", "title").code == 2


def test_reports_lists_what_there_is(cases: Cases) -> None:
    done = cases("reports")
    assert all(name in done.out for name in ("summary", "fine-bins", "statute", "案件概况"))
    assert "median_yuan" in cases("reports", "fines").out
    assert cases("reports", "nothing").code == 2


@pytest.mark.parametrize(
    ("words", "name"),
    [
        pytest.param("cases report --by sta", "statute", id="groupings"),
        pytest.param("cases report dup", "duplicates", id="reports"),
        pytest.param("cases report list --type expired_f", "expired_food", id="violation types"),
        pytest.param("cases report list --status with", "withdrawn", id="statuses"),
        pytest.param("cases load x.csv --layout publicity-2018-n", "publicity-2018-natural", id="layouts"),
    ],
)
def test_completion_knows_the_names(cases: Cases, words: str, name: str) -> None:
    position = str(len(words.split()) - 1)
    done = cases(_CASES_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=position)
    assert name in done.out.split()
