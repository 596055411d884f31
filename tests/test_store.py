"""The database file: made, refused, kept whole."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from cases import codelists, connections, record, store
from cases.errors import DatabaseError, ExitCode
from cases.resources import reference

BOOKKEEPING = {"load_id", "source_row", "digest", "person", "person_mask", "basis", "in_words_yuan", "in_digits_yuan"}
"""What a case has beside its record."""


def test_the_schema_is_the_record() -> None:
    with store.writing(None) as con:
        for name, fields in record.TABLES.items():
            described = con.execute(f"describe {name}").fetchall()
            kept = {column: kind.lower().replace("decimal(18, ", "decimal(18,") for column, kind, *_ in described}
            for field in fields:
                assert kept[field.name] == record.SQL_TYPES[field.type], field.name
            assert set(kept) == {field.name for field in fields} | (BOOKKEEPING if name == "cases" else set())


def test_reference_data_is_whole() -> None:
    types = reference("violation_types")
    assert all(row["type"] in {other["code"] for other in types} for row in types)
    assert not {row["group"] for row in types} & {row["code"] for row in types}
    for name in ("violation_type", "penalty", "violation_group", *codelists.CHOICES):
        names = [*codelists.codes(name), *codelists.codes(name).values()]
        assert len(set(names)) == len(names), name


def test_synonyms_name_codes_that_exist_and_no_word_twice() -> None:
    seen = set()
    for row in reference("synonyms"):
        codes = codelists.codes(row["list"])
        assert row["code"] in codes, row
        assert row["word"] not in {*codes, *codes.values()}, row
        assert (row["list"], row["word"]) not in seen, row
        seen.add((row["list"], row["word"]))


def test_every_field_with_codes_has_a_list() -> None:
    for field in (*record.CASES, *record.CITATIONS):
        assert bool(field.codes) == (field.type in ("code", "codes")), field.name
        assert not field.codes or codelists.codes(field.codes)


def of_another_state(path: Path) -> None:
    """Make a database as another state of the program would have left it: with other views and reference data."""
    with store.writing(path) as con:
        con.execute("insert into loads (load_id) values (1)")
        con.execute("update about set reference = 'another'")
        con.execute("delete from laws")
        con.execute("create or replace view versions as select 1 as other")


def test_a_file_of_another_state_is_read_by_the_views_and_reference_data_of_this_one(tmp_path: Path) -> None:
    path = tmp_path / "x.duckdb"
    of_another_state(path)
    before = path.read_bytes()
    with store.reading(path) as con:
        assert con.execute("select count(*) from laws").fetchall()[0][0] > 100
        assert con.execute("select version_basis from versions").fetchall() == []
    assert path.read_bytes() == before


def test_writing_brings_a_file_of_another_state_to_this_one(tmp_path: Path) -> None:
    path = tmp_path / "x.duckdb"
    of_another_state(path)
    with store.writing(path):
        pass
    with duckdb.connect(str(path)) as con:
        assert con.execute("select count(*) from laws").fetchall()[0][0] > 100
        assert con.execute("select version_basis from versions").fetchall() == []


def foreign(path: Path) -> None:
    with duckdb.connect(str(path)) as con:
        con.execute("create table t (a int)")


def other_version(path: Path) -> None:
    with store.writing(path) as con:
        con.execute("update about set schema_version = 99")
        con.execute("insert into loads (load_id) values (1)")


def other_about(path: Path) -> None:
    with duckdb.connect(str(path)) as con:
        con.execute("create table about (x int); create table cases (y int)")


def damaged(path: Path) -> None:
    with store.writing(path) as con:
        con.execute("insert into loads (load_id) values (1)")
    data = bytearray(path.read_bytes())
    data[8192:40000] = b"\xff" * (40000 - 8192)
    path.write_bytes(data)


def text(path: Path) -> None:
    path.write_text("no database at all, but long enough to be read as one" * 100)


def folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        pytest.param(foreign, "is a database, but not one of cases", id="another program's"),
        pytest.param(other_version, "has schema 99, this program reads 6", id="another version's"),
        pytest.param(other_about, "is a database, but not one of cases", id="tables of the same names"),
        pytest.param(damaged, "cannot be opened", id="a damaged file"),
        pytest.param(text, "is not a database", id="a text"),
        pytest.param(folder, "is no lake of cases|is a folder", id="a folder"),
    ],
)
def test_what_is_not_ours_is_refused_and_untouched(tmp_path: Path, make: object, message: str) -> None:
    path = tmp_path / "x.duckdb"
    make(path)  # type: ignore[operator]
    before = path.read_bytes() if path.is_file() else None
    for opening in (store.reading(path), store.writing(path)):
        with pytest.raises(DatabaseError, match=message) as caught, opening:
            pass
        assert caught.value.exit_code == ExitCode.DATABASE
    assert before is None or path.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="Windows removes no open file: the empty database stays")
def test_a_new_database_into_which_nothing_went_vanishes(tmp_path: Path) -> None:
    with store.writing(tmp_path / "x.duckdb"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_database_that_another_process_makes_meanwhile_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both saw no file; the other was first and holds it: the one that is refused must not take it away."""
    path = tmp_path / "x.duckdb"

    @contextmanager
    def refused(*_: object, **__: object) -> Iterator[None]:
        path.write_bytes(b"the other's")
        raise DatabaseError("in use", "wait")
        yield

    monkeypatch.setattr(store, "connection", refused)
    with pytest.raises(DatabaseError, match="in use"), store.writing(path):
        pass
    assert path.read_bytes() == b"the other's"


@pytest.mark.parametrize(
    ("reason", "busy"),
    [
        pytest.param('IO Error: Could not set lock on file "x.duckdb"', True, id="POSIX"),
        pytest.param(
            "IO Error: File is already open in \nC:\\python.exe (PID 7)", True, id="Windows, its holder known"
        ),
        pytest.param('IO Error: Cannot open file "x.duckdb": it is being used by another process', True, id="Windows"),
        pytest.param('IO Error: Cannot open file "x.duckdb": Permission denied', False, id="no right"),
    ],
)
def test_who_waits_for_a_file_in_use(reason: str, busy: bool) -> None:
    assert connections.is_busy(reason) == busy
    assert ("in use" in str(connections.refusal(Path("x.duckdb"), reason))) == busy


def test_a_load_that_fails_keeps_what_others_loaded(tmp_path: Path) -> None:
    path = tmp_path / "x.duckdb"
    with store.writing(path) as con:
        con.execute("insert into loads (load_id) values (1)")
    with pytest.raises(ZeroDivisionError), store.writing(path):
        raise ZeroDivisionError
    with store.reading(path) as con:
        assert con.execute("select count(*) from loads").fetchall() == [(1,)]


def test_reading_makes_no_database(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="there is no database"), store.reading(tmp_path / "x.duckdb"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_transaction_is_all_or_nothing() -> None:
    with store.writing(None) as con:
        with pytest.raises(ZeroDivisionError), connections.transaction(con):
            con.execute("insert into loads (load_id) values (1)")
            raise ZeroDivisionError
        assert con.execute("select count(*) from loads").fetchall() == [(0,)]


def test_an_interrupt_of_the_engine_is_that_of_the_user(tmp_path: Path) -> None:
    """However DuckDB tells of Ctrl-C, and whether or not it has rolled back by then."""
    for is_over in (True, False):
        with (
            pytest.raises(KeyboardInterrupt),
            store.writing(tmp_path / "x.duckdb") as con,
            connections.transaction(con),
        ):
            if is_over:
                con.execute("rollback")
            raise duckdb.InterruptException("INTERRUPT Error: Interrupted!")
