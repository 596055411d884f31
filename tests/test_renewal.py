"""Databases of earlier schemas are brought to this one, whole or not at all; persons are forgotten, and nothing else."""

import hashlib
import json
import lzma
import os
import shutil
import stat
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from errno import ENOSPC
from functools import partial
from pathlib import Path
from typing import Any

import duckdb
import pytest

from cases import history, renewal, schema, store
from cases.errors import DatabaseError
from cases.history import Target
from tests.conftest import Done

Cases = Callable[..., Done]

FILES = Path(__file__).parent / "files"
SCHEMAS = range(min(schema.FORMER), schema.VERSION + 1)
posix = pytest.mark.skipif(os.name == "nt", reason="Windows knows no such rights")


def kept_of(version: int, folder: Path) -> Path:
    """Put a database that the program wrote when its schema was that one into a folder."""
    path = folder / "cases.duckdb"
    path.write_bytes(lzma.decompress((FILES / f"schema-{version}.duckdb.xz").read_bytes()))
    path.chmod(0o600)
    return path


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("version", SCHEMAS)
def test_a_database_of_each_schema_is_read(cases: Cases, tmp_path: Path, version: int) -> None:
    """Each holds the sample and two cases: 施小明, fined 500, and a fine written 伍万元整（￥5000.00）, read as 50,000."""
    path = kept_of(version, tmp_path)
    before = digest(path)
    fines = cases("report", "fines", "--format", "json", "--wait", "0")
    (row,) = fines.rows()
    assert (row["cases"], row["total_yuan"]) == (10, 1022958.74 + 500 + 50000)
    (written,) = cases("report", "consistency", "--format", "json").rows()
    assert (written["case_id"], written["stated_yuan"], written["computed_yuan"]) == ("p-2", 5000, 50000)
    assert [row["current_cases"] for row in cases("loads", "--format", "json").rows()] == [8, 2]
    assert "unreadable_date" in cases("report", "findings", "--format", "json").out
    assert cases("doctor").code == 0
    former = tmp_path / f"cases.duckdb.schema-{version}"
    if version == schema.VERSION:
        assert (digest(path), fines.err.count("schema")) == (before, 0)
    else:
        assert f"cases.duckdb: schema {version} brought to {schema.VERSION}; as it was" in fines.err
        assert digest(former) == before
        assert "schema" not in cases("report").err


def test_a_load_into_an_earlier_schema_knows_its_cases(cases: Cases, tmp_path: Path) -> None:
    kept_of(5, tmp_path)
    assert "8 rows; 0 inserted, 0 updated, 8 unchanged" in cases("load", "--sample").err


def test_a_name_that_is_taken_is_not_overwritten(cases: Cases, tmp_path: Path) -> None:
    path = kept_of(5, tmp_path)
    before = digest(path)
    (tmp_path / "cases.duckdb.schema-5").write_text("mine", "utf-8")
    done = cases("report")
    assert (done.code, "move cases.duckdb.schema-5 away" in done.err) == (3, True)
    assert (digest(path), (tmp_path / "cases.duckdb.schema-5").read_text("utf-8")) == (before, "mine")


@pytest.mark.parametrize(
    "step",
    [
        pytest.param("os.link", id="no second name and no copy"),
        pytest.param("pathlib.Path.replace", id="no new name"),
    ],
)
def test_a_file_that_cannot_be_replaced_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    path = kept_of(4, tmp_path)
    before = digest(path)

    def fail(*_: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("shutil.copy2", fail)
    monkeypatch.setattr(step, fail)
    with pytest.raises(DatabaseError, match="cannot be brought to"), store.reading(path):
        pass
    assert digest(path) == before
    assert not list(tmp_path.glob(".*.part"))


@pytest.mark.parametrize(
    ("version", "said"),
    [
        pytest.param(3, "has schema 3, this program reads", id="too old to be brought up"),
        pytest.param(99, "has schema 99, this program reads", id="of a later version"),
    ],
)
def test_other_schemas_are_refused(cases: Cases, tmp_path: Path, version: int, said: str) -> None:
    path = kept_of(schema.VERSION, tmp_path)
    with duckdb.connect(str(path)) as con:
        con.execute("update about set schema_version = ?", [version])
    before = digest(path)
    for command in (["report"], ["load", "--sample"]):
        done = cases(*command)
        assert (done.code, said in done.err) == (3, True)
    assert digest(path) == before


@contextmanager
def held(path: Path, seconds: float) -> Iterator[None]:
    """Hold a database for writing, for so many seconds."""
    con = duckdb.connect(str(path))
    timer = threading.Timer(seconds, con.close)
    timer.start()
    try:
        yield
    finally:
        timer.join()


def test_a_database_in_use_is_waited_for(cases: Cases, tmp_path: Path) -> None:
    cases("load", "--sample")
    for command in (["report"], ["load", "--sample"], ["sql", "select 1"], ["loads"], ["export", "-o", "out"]):
        with held(tmp_path / "cases.duckdb", 0.7):
            assert cases(*command, "--wait", "60").code == 0
    with held(tmp_path / "cases.duckdb", 2):
        done = cases("report", "--wait", "0.2")
        assert (done.code, "Try: wait longer (--wait 60)" in done.err) == (3, True)


@posix
@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["report", "list", "-o", "x.xlsx"], id="a report"),
        pytest.param(["sql", "from cases", "-o", "x.csv"], id="a query"),
        pytest.param(["export", "-o", "out"], id="an export"),
    ],
)
def test_what_names_persons_is_its_owners(cases: Cases, tmp_path: Path, command: list[str]) -> None:
    """What masks them has the rights that files have here: another test of this process may hold a database open."""
    cases("load", "--sample")
    before = os.umask(0o022)
    try:
        made = tmp_path / command[-1]
        cases(*command)
        assert stat.S_IMODE(made.stat().st_mode) & 0o077
        shutil.rmtree(made) if made.is_dir() else made.unlink()
        cases(*command, "--unmask")
        assert stat.S_IMODE(made.stat().st_mode) & 0o077 == 0
    finally:
        os.umask(before)


@posix
def test_files_are_their_owners(cases: Cases, tmp_path: Path) -> None:
    """A database, an earlier copy beside it, and refused rows may name persons; rights that an owner gave stay."""
    path = tmp_path / "cases.duckdb"
    (tmp_path / "x.csv").write_text("party,fine_yuan\n施小明,50\n施小明,x\n", "utf-8")
    cases("load", "x.csv", "--rejects", "refused.csv")
    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in (path, "refused.csv")] == [0o600, 0o600]
    assert "ok" in told(cases, "rights")
    path.chmod(0o640)
    assert "look" in told(cases, "rights")
    assert "chmod go-rwx" in cases("doctor", "--format", "json").out
    cases("forget", "施小明", "--yes")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_what_a_killed_process_left_is_removed(cases: Cases, tmp_path: Path) -> None:
    cases("load", "--sample")
    (tmp_path / "cases.duckdb.tmp").mkdir()
    for name in ("cases.duckdb.tmp/duckdb_temp_storage_S32K-0.tmp", ".cases.duckdb.7.part", ".other.duckdb.7.part"):
        (tmp_path / name).write_text("施小明", "utf-8")
    cases("report")
    assert (tmp_path / "cases.duckdb.tmp").exists()
    cases("load", "--sample")
    assert sorted(file.name for file in tmp_path.iterdir()) == [".other.duckdb.7.part", "cases.duckdb"]


def told(cases: Cases, what: str) -> str:
    (state,) = (row["state"] for row in cases("doctor", "--format", "json").rows() if row["what"] == what)
    return str(state)


PEOPLE = """case_id,title,party,party_kind,facts,penalty_text,fine_yuan,decided_on,agency,status,basis_text
a,施小明卖鞋案,施小明,自然人,施小明在路边卖鞋。,对施小明罚款300元,300,2024-03-01,甲县市场监督管理局,已决定,《无证无照经营查处办法》第十三条
b,,施小明,自然人,施小明又卖鞋。,罚款900元,900,2024-05-01,甲县市场监督管理局,已决定,施小明违反《无证无照经营查处办法》第二条
c,,王建国,自然人,王建国卖鱼。,罚款50元,50,2024-05-02,甲县市场监督管理局,已决定,《无证无照经营查处办法》第十三条
d,,丙有限公司,公司,丙有限公司卖鞋。,罚款70元,70,2024-05-03,甲县市场监督管理局,已决定,《无证无照经营查处办法》第十三条
"""
SUMS = (("summary",), ("fines", "--by", "month"), ("statutes",), ("penalties",), ("bands",), ("trend", "--by", "month"))


@pytest.mark.parametrize("word", ["施小明", "a b"], ids=["by name", "by case_ids"])
def test_a_person_is_forgotten_and_the_sums_stay(cases: Cases, tmp_path: Path, word: str) -> None:
    path = tmp_path / "cases.duckdb"
    (tmp_path / "people.csv").write_text(PEOPLE, "utf-8")
    cases("load", "people.csv")
    before = [cases("report", *report, "--format", "json").rows() for report in SUMS]
    assert "施小明".encode() in path.read_bytes()
    done = cases("forget", *word.split(), "--yes")
    assert (done.code, done.err) == (0, "forgot the natural persons of 2 cases\n")
    assert "施小明".encode() not in path.read_bytes()
    tables = "select * from cases", "select * from findings", "select * from understood"
    shown = [cases("sql", query, "--unmask", "--format", "json").out for query in tables]
    assert "施小明" not in "".join(shown)
    assert "施某某卖鞋案" in shown[0]
    assert "王建国" in shown[0]
    after = [cases("report", *report, "--format", "json").rows() for report in SUMS]
    assert [untitled(rows) for rows in after] == [untitled(rows) for rows in before]
    (tmp_path / "again.csv").write_text(PEOPLE + "e,,丁店,,,,,,,,\n", "utf-8")
    assert "1 inserted, 0 updated, 4 unchanged" in cases("load", "again.csv").err
    assert "施小明" not in cases("report", "list", "--unmask", "--format", "json").out
    assert cases("doctor").code == 0


def test_a_person_is_forgotten_in_names_of_files_and_goods(cases: Cases, tmp_path: Path) -> None:
    """An earlier version kept names of files as they came."""
    row = {
        "case_id": "a",
        "party": "施小明",
        "party_kind": "natural_person",
        "prices": [{"product": "施小明牌鞋", "sale_price": 9}],
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(row, ensure_ascii=False), "utf-8")
    cases("load", "a.jsonl")
    with duckdb.connect(str(tmp_path / "cases.duckdb")) as con:
        con.execute("update loads set source_file = '关于施小明的决定.jsonl'")
    assert cases("forget", "a", "--yes").code == 0
    assert "施小明".encode() not in (tmp_path / "cases.duckdb").read_bytes()
    assert cases("loads", "--format", "json").rows()[0]["source_file"] == "关于施某某的决定.jsonl"


def test_each_person_of_a_cell_is_forgotten(cases: Cases, tmp_path: Path) -> None:
    party = "张小明、李建国、王志强、赵永红、钱一二"
    row = {"case_id": "a", "party": party, "party_kind": "natural_person", "facts": "赵永红承认，钱一二否认。"}
    (tmp_path / "a.jsonl").write_text(json.dumps(row, ensure_ascii=False), "utf-8")
    cases("load", "a.jsonl")
    assert cases("forget", "赵永红", "--yes").code == 0
    assert not any(name.encode() in (tmp_path / "cases.duckdb").read_bytes() for name in party.split("、"))
    (shown,) = cases("report", "list", "--unmask", "--format", "json").rows()
    assert (shown["party"], shown["facts"]) == ("张某某、李某某、王某某、赵某某、钱某某", "赵某某承认，钱某某否认。")


def test_what_many_cases_of_a_person_share_is_kept(cases: Cases, tmp_path: Path) -> None:
    """Twenty cases of one legal basis: of its pieces that were not understood only the name goes, with or without a blank."""
    rows = [
        {
            "case_id": f"c{number}",
            "party": "王 建国",
            "party_kind": "自然人",
            "basis_text": "违反《价格法》第十四条，王建国认可甲规定",
        }
        for number in range(20)
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    cases("load", "a.jsonl")
    with duckdb.connect(str(tmp_path / "cases.duckdb")) as con:
        ((before,),) = con.execute("select unread from understood").fetchall()
    assert "王建国" in "".join(before)
    assert cases("forget", "王 建国", "--yes").err == "forgot the natural persons of 20 cases\n"
    with duckdb.connect(str(tmp_path / "cases.duckdb")) as con:
        ((after,),) = con.execute("select unread from understood").fetchall()
    assert after == [piece.replace("王建国", "王某某") for piece in before]
    assert "王建国".encode() not in (tmp_path / "cases.duckdb").read_bytes()


def test_what_cannot_be_forgotten_now_can_be_later(
    cases: Cases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whole or not at all: the names stand in the tables as long as the file may hold them anywhere."""
    path = tmp_path / "cases.duckdb"
    (tmp_path / "people.csv").write_text(PEOPLE, "utf-8")
    cases("load", "people.csv")
    before = digest(path)

    def full(*arguments: object) -> None:
        raise OSError(ENOSPC, "No space left on device")

    with monkeypatch.context() as patch, pytest.raises(DatabaseError, match="No space left on device"):
        patch.setattr(renewal, "put_in_place", full)
        store.write_anew(path, 0, partial(history.forget, what=Target(("a", "b"), ())))
    assert digest(path) == before
    assert [file.name for file in tmp_path.iterdir() if "part" in file.name] == []
    assert cases("forget", "施小明", "--yes").code == 0
    assert "施小明".encode() not in path.read_bytes()


def untitled(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{name: value for name, value in row.items() if name != "title"} for row in rows]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        pytest.param(["丙有限公司"], 2, "no case names a natural person 丙有限公司", id="a company is no person"),
        pytest.param(["d"], 2, "no case names a natural person d", id="nor is it by its case"),
        pytest.param(["施小明", "施大明"], 2, "no case names a natural person 施大明", id="all of them or none"),
        pytest.param([], 2, "say whom to forget", id="nobody named"),
        pytest.param(["施小明"], 2, "nobody is there to be asked", id="it asks"),
    ],
)
def test_who_cannot_be_forgotten(cases: Cases, tmp_path: Path, words: list[str], code: int, said: str) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE, "utf-8")
    cases("load", "people.csv")
    before = digest(tmp_path / "cases.duckdb")
    done = cases("forget", *words)
    assert (done.code, said in done.err) == (code, True)
    assert digest(tmp_path / "cases.duckdb") == before


def test_a_copy_that_still_holds_the_names_is_told(cases: Cases, tmp_path: Path) -> None:
    kept_of(5, tmp_path)
    assert "cases.duckdb.schema-5 still holds the names" in cases("forget", "施小明", "--yes").err
