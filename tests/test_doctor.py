"""cases doctor: what it looks at, and when it leaves with 1."""

import json
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from tests.conftest import Done

Run = Callable[..., Done]


def states(done: Done) -> dict[str, tuple[str, str]]:
    return {row["what"]: (row["state"], row["found"]) for row in done.rows()}


def test_all_is_well_without_and_with_a_database(cases: Run) -> None:
    done = cases("doctor", "--format", "json")
    assert done.code == 0
    assert states(done)["database"][0] == "note"
    assert {"duckdb", "pyarrow", "typer", "tabulate"} <= set(states(done))
    cases("load", "--sample")
    done = cases("doctor", "--format", "json")
    assert done.code == 0
    assert states(done)["cases"] == ("ok", "8 cases of 1 loads")
    assert states(done)["natural persons"][0] == "ok"


@pytest.mark.parametrize(
    ("damage", "what"),
    [
        pytest.param("insert into cases select * from cases limit 1", "cases that stand twice", id="a case twice"),
        pytest.param("delete from cases where case_id like '%-1'", "citations of no case", id="citations left over"),
        pytest.param("delete from cases where case_id like '%-2'", "price lines of no case", id="prices left over"),
        pytest.param("delete from loads", "cases of no load", id="no load"),
        pytest.param(
            "update cases set same_as = 'x' where case_id like '%-1'", "same_as that names no case", id="same_as"
        ),
        pytest.param("update about set schema_version = 1", "database", id="another schema"),
    ],
)
def test_what_is_not_well_is_named(cases: Run, tmp_path: Path, damage: str, what: str) -> None:
    cases("load", "--sample")
    with duckdb.connect(str(tmp_path / "cases.duckdb")) as con:
        con.execute(damage)
    done = cases("doctor", "--format", "json")
    assert done.code == 1
    assert states(done)[what][0] == "look"


def test_what_a_killed_load_left_in_a_lake_is_named(cases: Run, tmp_path: Path) -> None:
    cases("load", "--sample")
    cases("export", "-o", "lake", "--format", "parquet", "--partition", "year")
    assert "unfinished load" not in states(cases("doctor", "--db", "lake", "--format", "json"))
    (tmp_path / "lake" / ".part-x" / "cases").mkdir(parents=True)
    (tmp_path / "lake" / ".part-x" / "cases" / "data.parquet").write_bytes(bytes(70))
    done = cases("doctor", "--db", "lake", "--format", "json")
    assert done.code == 1
    state, found = states(done)["unfinished load"]
    assert (state, found.startswith("lake/.part-x, 70 bytes")) == ("look", True), "it may name natural persons"


def test_what_is_held_of_natural_persons(cases: Run, tmp_path: Path) -> None:
    rows = [
        {"case_id": "a", "party": "施小明", "party_kind": "natural_person", "public_until": "2020-01-01"},
        {"case_id": "b", "party": "李大红", "party_kind": "natural_person", "public_until": "2999-01-01"},
        {"case_id": "c", "party": "甲公司"},
    ]
    (tmp_path / "p.jsonl").write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    cases("load", "p.jsonl")
    done = cases("doctor", "--format", "json")
    assert done.code == 1, "a name past the day until which it is public needs a look"
    state, found = states(done)["load 1"]
    assert state == "look"
    assert "cases that name a natural person: 2; 1 of them past public_until" in found
    assert "not anonymity" in states(done)["masking"][1]
    assert "施小明" not in done.out
