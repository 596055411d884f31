"""A lake says what the database says that it was made from; a part later put in takes the place of what it tells anew."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq
import pytest

from cases import lake, reports, schema, store
from cases.engines.duck import Duck
from cases.errors import DatabaseError, OutputError
from cases.selection import Selection
from tests.conftest import SAMPLE_FILE, Done, content, load_file, table
from tests.test_reports import asked, combinations

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Run = Callable[..., Done]
EXPORT = ("export", "--format", "parquet", "--partition", "year", "-o")
PEOPLE = [
    {
        "case_id": "a",
        "party": "施小明",
        "party_kind": "natural_person",
        "fine_yuan": "300.00",
        "decided_on": "2022-03-01",
    },
    {
        "case_id": "b",
        "party": "甲公司",
        "fine_yuan": "5000",
        "citations": "《价格法》第十四条第（三）项",
        "facts": "进价2元，售价9元。",
    },
    {"case_id": "c", "decided_on": "2023-13-45"},
]


def one_report_each() -> dict[str, str | None]:
    return dict(reversed(list(combinations())))


def written(folder: Path, name: str, *rows: dict[str, Any]) -> Path:
    path = folder / name
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return path


def add(path: Path, *files: Path) -> None:
    """Load each file into a part of its own, as a worker does."""
    for file in files:
        found = lake.made(path, schema.VERSION)
        with store.writing(None) as con, lake.aside(path) as folder:
            con.execute("update about set last_load = ?", [found.next_part - 1])
            load_file(con, file)
            lake.write(con, folder, found.next_part)
            lake.commit(folder, found, found.next_part)


@pytest.fixture
def exported(sample: "DuckDBPyConnection", tmp_path: Path) -> Path:
    lake.export(sample, tmp_path / "lake", schema.VERSION)
    return tmp_path / "lake"


def test_every_report_says_the_same(sample: "DuckDBPyConnection", exported: Path) -> None:
    with store.reading(exported) as con:
        for name, by in one_report_each().items():
            of_file, of_lake = (reports.run(Duck(one), *asked(name, by), Selection()) for one in (sample, con))
            assert (list(of_lake.rows), of_lake.note) == (list(of_file.rows), of_file.note), name


def test_the_tables_come_back_as_they_were(sample: "DuckDBPyConnection", exported: Path) -> None:
    with store.reading(exported) as con:
        assert content(con) == content(sample)
        for name in lake.TABLES:
            assert table(con, name, without=("basis",)) == table(sample, name, without=("basis",)), name


def test_types_are_kept(exported: Path) -> None:
    (path,) = (exported / "load=1" / "cases" / "year=2023").glob("*.parquet")
    types = {field.name: str(field.type) for field in pq.read_schema(path)}
    assert types["fine_yuan"] == "decimal128(18, 2)"
    assert types["decided_on"] == "date32[day]"
    assert types["penalties"].startswith("list<")
    assert "year" not in types, "the folder says it"


def test_the_command_line(cases: Run, tmp_path: Path) -> None:
    written(tmp_path, "people.jsonl", *PEOPLE)
    cases("load", "people.jsonl")
    done = cases(*EXPORT, "lake")
    assert (done.code, done.out) == (0, "")
    assert done.err == (
        "wrote lake: 2 cases, 1 prices, 1 readings, 1 understood, 0 duplicates, 1 loads, 2 findings\n"
        "natural persons are in it by name, as in the database\n"
    )
    assert {path.name for path in (tmp_path / "lake" / "load=1" / "cases").iterdir()} == {
        "year=2022",
        "year=__HIVE_DEFAULT_PARTITION__",
    }
    assert (tmp_path / "lake").stat().st_mode & 0o077 == 0, "the owner's alone"
    for command in (("report", "list"), ("show", "a"), ("loads",), ("similar", "b")):
        assert cases(*command, "--db", "lake") == cases(*command), command
    assert "施某某" in cases("report", "list", "--db", "lake").out
    assert "施小明" not in cases("sql", "from cases", "--db", "lake").out
    assert cases("sql", "from read_csv('people.jsonl')", "--db", "lake").code == 1, "no file beside the lake"
    assert cases("doctor", "--db", "lake").out.count("look") == cases("doctor").out.count("look")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(("--since", "2020-01-01"), 2, "a lake holds the whole database", id="a filter"),
        pytest.param(("--lang", "zh"), 2, "a lake holds the whole database", id="Chinese headings"),
        pytest.param(("--format", "csv"), 2, "--partition has no meaning for csv", id="no Parquet"),
        pytest.param(("-o", "cases.duckdb"), 1, "holds something else", id="a file is there"),
        pytest.param(("-o", "full"), 1, "holds something else", id="a folder with something else"),
        pytest.param(("-o", "lake"), 1, "is a lake with loads already", id="a lake is there"),
    ],
)
def test_what_is_no_lake_to_be(cases: Run, tmp_path: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    cases("load", "--sample")
    cases(*EXPORT, "lake")
    written(tmp_path, "other")
    (tmp_path / "full").mkdir()
    written(tmp_path / "full", "other")
    before = sorted(tmp_path.rglob("*"))
    done = cases("export", "--partition", "year", "-o", "new", *arguments)
    assert (done.code, done.err.count("\n")) == (code, 1)
    assert said in done.err
    assert sorted(tmp_path.rglob("*")) == before


def test_a_lake_is_not_written_like_a_database(cases: Run, exported: Path) -> None:
    for command in (("load", "--sample"), ("remove", "--sample", "--yes")):
        done = cases(*command, "--db", str(exported))
        assert done.code == 3
        assert "cases load FILE --engine spark -o LAKE" in done.err


def test_of_another_schema_a_lake_is_refused(exported: Path) -> None:
    (exported / lake.MANIFEST).write_text('{"schema": 1}')
    with pytest.raises(DatabaseError, match=r"has schema 1, this program reads \d+.*"):
        lake.found(exported, schema.VERSION)


@pytest.mark.parametrize("text", ["", "[]", "{}", "no JSON"])
def test_a_folder_without_its_manifest_is_no_lake(exported: Path, text: str) -> None:
    (exported / lake.MANIFEST).write_text(text)
    with pytest.raises(DatabaseError, match="is no lake of cases"):
        lake.found(exported, schema.VERSION)


def test_a_missing_table_is_named(exported: Path) -> None:
    shutil.rmtree(exported / "load=1" / "prices")
    with pytest.raises(DatabaseError, match=r"there is no .*load=1/prices"):
        lake.found(exported, schema.VERSION)


def test_an_empty_database_makes_an_empty_lake(empty: "DuckDBPyConnection", tmp_path: Path) -> None:
    lake.export(empty, tmp_path / "lake", schema.VERSION)
    with store.reading(tmp_path / "lake") as con:
        assert reports.run(Duck(con), *asked("fines"), Selection()).note.startswith("0 cases")


def test_a_part_that_fails_leaves_nothing(sample: "DuckDBPyConnection", tmp_path: Path) -> None:
    sample.execute("drop table understood")
    with pytest.raises(Exception, match="understood"):
        lake.export(sample, tmp_path / "lake", schema.VERSION)
    assert [path.name for path in (tmp_path / "lake").iterdir()] == [lake.MANIFEST]


def test_a_part_whose_number_is_taken_is_not_put_in_place(exported: Path) -> None:
    before = lake.found(exported, schema.VERSION)
    add(exported, SAMPLE_FILE)
    with lake.aside(exported) as folder, pytest.raises(OutputError, match="meanwhile"):
        lake.commit(folder, before, before.next_part)


CHANGED = [
    {**PEOPLE[0], "fine_yuan": "700.00", "decided_on": "2024-05-01"},
    {**PEOPLE[1], "facts": "进价3元，售价9元。", "citations": "《价格法》第十四条第（三）项；《广告法》第四条"},
    {"case_id": "d", "title": "新"},
    {"case_id": "c", "decided_on": "2023-12-01"},
]


def test_later_parts_say_what_later_loads_say(con: "DuckDBPyConnection", exported: Path, tmp_path: Path) -> None:
    """The sample, two cases and a refused row, then those changed, the row right, and one more.

    That another file told a case otherwise is found only where its file is at hand.
    """
    files = [written(tmp_path, "first.jsonl", *PEOPLE), written(tmp_path, "second.jsonl", *CHANGED)]
    for file in files:
        load_file(con, file)
    con.execute("delete from findings where rule = 'told_otherwise'")
    add(exported, *files)
    with store.reading(exported) as held:
        assert content(held) == content(con)
        for name in ("readings", "understood", "duplicates"):
            assert table(held, name, without=("basis",)) == table(con, name, without=("basis",)), name
        names = "select load_id, source_file, document, rows_read, rejected from loads order by 1"
        assert held.execute(names).fetchall() == con.execute(names).fetchall()
        for name, by in {"list": None, "statutes": None, "findings": None, "markup": "type", "summary": "year"}.items():
            of_file, of_lake = (reports.run(Duck(one), *asked(name, by), Selection()) for one in (con, held))
            assert (list(of_lake.rows), of_lake.note) == (list(of_file.rows), of_file.note), name


def test_the_same_file_twice_counts_once(exported: Path, tmp_path: Path) -> None:
    file = written(tmp_path, "twice.jsonl", *PEOPLE, {"fine_yuan": "no row of a case"})
    add(exported, file, file)
    with store.reading(exported) as con:
        assert con.execute("select count(*) from cases").fetchall() == [(10,)]
        rows = con.execute("select distinct load_id, source_row from findings where severity = 'error' order by 2")
        assert rows.fetchall() == [(3, 3), (3, 4)]


def test_a_load_that_fails_leaves_the_lake_of_another(tmp_path: Path) -> None:
    """Two loads begin a lake at once; the one that made it comes to nothing."""
    path = tmp_path / "lake"
    one = lake.begun(path, schema.VERSION)
    one.__enter__()
    with lake.begun(path, schema.VERSION) as other, lake.aside(path) as folder:
        one.__exit__(None, None, None)
        lake.commit(folder, other, 1)
    assert sorted(file.name for file in path.iterdir()) == [lake.MANIFEST, "load=1"]
