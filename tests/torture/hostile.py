"""Text that wants to be more than text: SQL in options, cells and queries, formulas, pages, escapes of terminals, paths."""

import csv
import io
import json
import random
import re
import tempfile
import zipfile
from html.parser import HTMLParser
from pathlib import Path

from tests.torture.commands import clean, left, run, state
from tests.torture.trials import Attempts, Trial

MARK = "what-another-file-says"
"""In a file that no query may read."""

SQL = (
    "'; drop table cases; --",
    "' or '1'='1",
    '" or ""="',
    "x') union all select * from read_text('secret.txt') --",
    "$$; attach 'x.duckdb' as y; $$",
    "%s %d {0} {x} $1 $since ?",
    "\\'; copy cases to 'stolen.csv'; --",
    "(?:((((((((((a+)+)+)+)+)+)+)+)+)+",
    "[[:alpha:",
    "\u202e'; drop table loads; --",
    "*/ ; delete from cases; /*",
    "'||(select content from read_text('secret.txt'))||'",
)
"""Texts that end where a program splices them into a query."""

OPTIONS = (
    ("report", "list", "--province"),
    ("report", "--agency"),
    ("report", "--law"),
    ("report", "--party"),
    ("report", "--id"),
    ("report", "--type"),
    ("report", "--status"),
    ("report", "--source"),
    ("report", "--role"),
    ("report", "--by"),
    ("report", "--since"),
    ("report", "markup", "--over"),
    ("report", "bands", "--bands"),
    ("report", "cross", "--cols", "type", "--rows"),
    ("export", "-o", "out", "--party"),
    ("show",),
    ("similar",),
    ("remove", "--yes"),
    ("forget", "--yes"),
    ("load", "--layout"),
    ("load", "--encoding"),
    ("load", "--sheet"),
    ("load",),
    ("report", "--db"),
    ("report", "--format"),
    ("report",),
    ("fields",),
    ("layouts",),
    ("reports",),
)
"""Where a text can be given on the command line, at the end of a command."""


def sql_in_options(chance: random.Random, folder: Path, count: int) -> Attempts:
    """Give each option texts that end a query."""
    (folder / "secret.txt").write_text(MARK, "utf-8")
    run(folder, "load", "--sample")
    before = state(folder / "cases.duckdb")
    pairs = [(option, text) for option in OPTIONS for text in SQL]
    for option, text in chance.sample(pairs, min(count, len(pairs))):
        code, out, err = run(folder, *option, text)
        lost = clean(*option, text, code=code, err=err, allowed=(0, 1, 2, 3))
        if MARK in out + err:
            lost += " another file was read"
        if others := left(folder, "secret.txt", "cases.duckdb", "out"):
            lost += f" there are files: {others}"
        if state(folder / "cases.duckdb") != before:
            lost += " the database is another"
        yield lost


WAYS = (
    "select * from read_text('secret.txt')",
    "select content from read_blob('secret.txt')",
    "from 'secret.txt'",
    "from read_csv('secret.txt')",
    "from read_csv_auto('secret.txt', header = false)",
    "from read_json('secret.txt')",
    "from read_json_objects('secret.txt')",
    "from read_ndjson_objects('secret.txt')",
    "from read_parquet('secret.txt')",
    "from parquet_metadata('secret.txt')",
    "from sniff_csv('secret.txt')",
    "from glob('*')",
    "select file from glob('/etc/*')",
    "from query('from read_text(''secret.txt'')')",
    "from query_table('secret.txt')",
    "copy cases to 'stolen.csv'",
    "copy (select 1) to 'stolen.parquet' (format parquet)",
    "copy cases from 'secret.txt'",
    "copy from database cases to memory",
    "export database 'stolen'",
    "import database 'stolen'",
    "attach 'stolen.duckdb'",
    "attach ':memory:' as other",
    "attach 'secret.txt' as other (type sqlite)",
    "detach cases",
    "install httpfs",
    "load httpfs",
    "load './secret.txt'",
    "force install excel from 'x'",
    "set enable_external_access = true",
    "set lock_configuration = false",
    "reset enable_external_access",
    "set global allow_community_extensions = true",
    "set allowed_paths = ['secret.txt']",
    "set temp_directory = 'stolen'",
    "set memory_limit = '1TB'",
    "set variable x = 1",
    "pragma enable_profiling",
    "pragma profiling_output = 'stolen.json'",
    "pragma enable_external_access",
    "call enable_logging(storage = 'file', storage_path = 'stolen')",
    "call pragma_version()",
    "checkpoint",
    "force checkpoint",
    "vacuum",
    "begin; delete from cases; commit",
    "select 1; delete from cases",
    "delete from cases",
    "update cases set fine_yuan = 0",
    "insert into cases (case_id) values ('x')",
    "truncate cases",
    "drop table cases",
    "alter table cases drop column title",
    "create table stolen as from cases",
    "create temp table stolen as from cases",
    "create or replace temp view cases as select 1",
    "create macro f() as 1",
    "create secret s (type s3)",
    "use memory",
    "prepare p as delete from cases",
    "execute p",
    "explain analyze delete from cases",
    "explain analyze copy cases to 'stolen.csv'",
    "with gone as (delete from cases returning *) select * from gone",
    "with gone as (copy cases to 'stolen.csv') select 1",
    "merge into cases using cases as c on false when not matched then insert default values",
    "select getenv('HOME')",
    "from duckdb_secrets()",
    "select * from which_secret('x', 's3')",
    "select current_setting('home_directory') from read_text('secret.txt')",
    "select nextval('x')",
    "select write_log('x')",
    "from read_text(['secret.txt'])",
    "from read_text(concat('sec', 'ret.txt'))",
    "select (select content from read_text('secret.txt'))",
    "summarize from read_csv('secret.txt')",
    "describe from 'secret.txt'",
    "show tables; from 'secret.txt'",
    "pivot (from read_text('secret.txt')) on filename",
    "from 'file:secret.txt'",
    "from 'http://127.0.0.1:9/x.csv'",
    "from '/proc/self/environ'",
)
"""Ways to read or write another file, to change the database, to load what is not there, to change a setting."""


def ways_out(chance: random.Random, folder: Path, count: int) -> Attempts:
    """Try known ways out of `cases sql`."""
    (folder / "secret.txt").write_text(MARK, "utf-8")
    run(folder, "load", "--sample")
    before = state(folder / "cases.duckdb")
    for way in chance.sample(WAYS, min(count, len(WAYS))):
        code, out, err = run(folder, "sql", way)
        lost = clean("sql", way, code=code, err=err, allowed=(0, 1, 2))
        if MARK in out + err or "PATH=" in out or "secret.txt\n" in out:
            lost += " another file was read"
        if others := left(folder, "secret.txt", "cases.duckdb"):
            lost += f" there are files: {others}"
        if state(folder / "cases.duckdb") != before:
            lost += " the database is another"
        yield lost and f"{way}: {lost}"


CELLS = (
    *SQL,
    '=HYPERLINK("http://127.0.0.1/?"&A1,"x")',
    "  =1+1",
    "\u3000＝1+1",
    "'=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "甲\n=1+1",
    "<script>document.title='x'</script>",
    '"><img src=x onerror=alert(1)>',
    "</td></tr></table><h1>x",
    "&lt;script&gt;",
    "\x1b[2J\x1b]0;x\x07",
    "\x9b31m",
    "\u202e案罚\u202c",
    "甲\u0000乙",
    "a|b`c\\|d",
    "](javascript:alert(1))",
)
"""What a title may be."""

FORMULA = re.compile(r"[\s\u3000]*[=+\-@＝＋－＠]|[\t\r\n]")


class Tags(HTMLParser):
    """The tags of a page that no page of ours has."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what would run."""
        if tag in ("img", "iframe", "object", "h6") or any(name.startswith("on") for name, _ in attrs):
            self.found.append(tag)


def cells(chance: random.Random, folder: Path, count: int) -> Attempts:
    """Load cases with such titles, write them in every format, and look for what is no text."""
    import openpyxl

    for number in range(count):
        place = folder / str(number)
        place.mkdir()
        titles = chance.sample(CELLS, min(8, len(CELLS)))
        lines = [
            json.dumps({"case_id": f"c{at}", "title": title, "party": title, "facts": title, "fine_yuan": 1})
            for at, title in enumerate(titles)
        ]
        (place / "x.jsonl").write_text("\n".join(lines), "utf-8")
        lost = []
        for arguments in (
            ("load", "x.jsonl", "--rejects", "r.csv"),
            ("report", "list"),
            ("report", "list", "--format", "md"),
            ("report", "list", "-o", "x.csv"),
            ("report", "list", "-o", "x.xlsx"),
            ("report", "list", "-o", "list.html"),
            ("brief", "-o", "brief.html"),
            ("brief", "-o", "brief.xlsx"),
            ("brief", "-o", "brief.md"),
            ("report", "--by", "party"),
            ("export", "-o", "out"),
            ("export", "-o", "all.xlsx"),
            ("show", "c0"),
            ("extract", "x.txt", "--review", "x.html", "-o", "again.jsonl"),
        ):
            (place / "x.txt").write_text("案例一 甲案\n" + "\n".join(titles), "utf-8")
            code, out, err = run(place, *arguments)
            lost.append(clean(*arguments, code=code, err=err, allowed=(0, 1)))
            if re.search(r"[\x00-\x08\x0b-\x1f\x7f\x9b\u202e]", out + err):
                lost.append(f"{arguments}: control characters reach the terminal")
        for name in ("x.csv", "out/cases.csv", "r.csv"):
            if (place / name).exists():
                rows = csv.reader(io.StringIO((place / name).read_text("utf-8-sig"), newline=""))
                lost += [f"{name}: {cell!r} is a formula" for row in rows for cell in row if FORMULA.match(cell)]
        for name in ("x.xlsx", "all.xlsx", "brief.xlsx"):
            for sheet in openpyxl.load_workbook(place / name):
                lost += [
                    f"{name}: {cell.value!r} is a formula"
                    for row in sheet.iter_rows()
                    for cell in row
                    if cell.data_type == "f" or (cell.hyperlink and cell.hyperlink.target)
                ]
        for name in ("x.html", "list.html", "brief.html"):
            if (place / name).exists():
                tags = Tags()
                tags.feed((place / name).read_text("utf-8"))
                lost += [f"{name} has a {tag}" for tag in tags.found]
        yield " ".join(filter(None, lost))


OUTSIDE = f"{tempfile.gettempdir()}/cases-torture.csv"


def archives(chance: random.Random, folder: Path, count: int) -> Attempts:
    """Load archives whose members name other places."""
    names = (
        "../out.csv",
        OUTSIDE,
        "..\\..\\out.csv",
        "C:\\out.csv",
        "a/../../out.csv",
        "-o",
        "x.csv/",
    )
    for name in names[:count]:
        place = folder / f"deep{names.index(name)}" / "deeper"
        place.mkdir(parents=True)
        with zipfile.ZipFile(place / "x.zip", "w") as archive:
            archive.writestr(name, "case_id,title\na,甲案\n")
        code, _, err = run(place, "load", "x.zip")
        lost = clean("load", name, code=code, err=err, allowed=(0, 1))
        if others := left(place, "x.zip", "cases.duckdb") + left(place.parent, "deeper"):
            lost += f" there are files: {others}"
        if Path(OUTSIDE).exists():
            lost += " it was written where its name says"
        yield lost


TRIALS = (
    Trial("SQL in options", "text from a user is never part of a query", sql_in_options, 30, len(OPTIONS) * len(SQL)),
    Trial("ways out of cases sql", "no other file, no setting, no change", ways_out, 25, len(WAYS)),
    Trial("hostile cells", "text stays text in every format and on the terminal", cells, 2, 60),
    Trial("paths in archives", "a member's name is no path", archives, 7, 7),
)
