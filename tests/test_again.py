"""The same file again is known by its content, as long as nothing else has touched its cases."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cases import history
from cases.loading import Outcome
from cases.loading.rows import Rows
from cases.loading.texts import read_texts
from tests.conftest import content, load_file, rules, write_cases

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

TWO = (
    {
        "case_id": "a",
        "party": "青禾药房",
        "decided_on": "2023-03-01",
        "violation_text": "不知何类",
        "violation_type": "怪",
    },
    {"case_id": "b", "party": "白鹭药房", "decided_on": "2023-13-01"},
    {"case_id": "c", "party": "赤松药房", "decided_on": "2023-03-03", "facts": "以每盒10元购进，每盒15元销售口罩。"},
)


def counts(outcome: Outcome) -> tuple[int, int, int, int, int]:
    """Return rows, inserted, updated, unchanged and rejected."""
    return outcome.rows, outcome.inserted, outcome.updated, outcome.unchanged, outcome.rejected


@pytest.fixture
def read_anew(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note each time that rows are read."""
    seen: list[str] = []

    def noted(con: "DuckDBPyConnection", rows: Rows, document: str) -> None:
        seen.append(document)
        read_texts(con, rows, document)

    monkeypatch.setattr("cases.loading.read_texts", noted)
    return seen


def test_the_same_again_is_not_read_anew(con: "DuckDBPyConnection", tmp_path: Path, read_anew: list[str]) -> None:
    path = write_cases(tmp_path, *TWO)
    first = load_file(con, path)
    before = content(con)
    again = [load_file(con, path) for _ in range(2)]
    assert counts(first) == (3, 2, 0, 0, 1)
    assert [counts(outcome) for outcome in again] == [(3, 0, 0, 2, 1)] * 2
    assert [rules(outcome) for outcome in again] == [rules(first)] * 2
    assert first.findings == again[1].findings
    assert content(con) == before
    assert len(read_anew) == 1
    assert con.execute("select distinct load_id from findings").fetchall() == [(3,)]


def test_the_same_is_read_anew_by_other_code(
    con: "DuckDBPyConnection", tmp_path: Path, read_anew: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_cases(tmp_path, *TWO)
    load_file(con, path)
    monkeypatch.setattr("cases.loading.code", lambda: "another")
    assert counts(load_file(con, path)) == (3, 0, 0, 2, 1)
    assert len(read_anew) == 2


def test_the_same_again_equals_reading_it_again(tmp_path: Path, con: "DuckDBPyConnection") -> None:
    """A space behind the last line makes another document of the same rows."""
    path = write_cases(tmp_path, *TWO)
    load_file(con, path)
    known = load_file(con, path)
    path.write_text(path.read_text("utf-8") + " ", "utf-8")
    anew = load_file(con, path)
    assert (counts(known), known.findings, known.doubled) == (counts(anew), anew.findings, anew.doubled)


@pytest.mark.parametrize("touch", ["removed", "changed", "told by another", "other options"])
def test_what_has_been_touched_is_read_anew(
    con: "DuckDBPyConnection", tmp_path: Path, read_anew: list[str], touch: str
) -> None:
    path = write_cases(tmp_path, *TWO)
    first = load_file(con, path)
    (tmp_path / "other").mkdir()
    options = {}
    if touch == "removed":
        history.remove(con, history.Target(("a",), ()))
    elif touch == "changed":
        load_file(con, write_cases(tmp_path / "other", {**TWO[0], "fine_yuan": "5000"}))
    elif touch == "told by another":
        load_file(con, write_cases(tmp_path / "other", TWO[0]))
    else:
        options = {"facts": False}
    before = len(read_anew)
    again = load_file(con, path, **options)
    assert len(read_anew) == before + 1
    assert {
        "removed": (3, 1, 0, 1, 1), "changed": (3, 0, 1, 1, 1), "told by another": (3, 0, 0, 2, 1), "other options": (3, 0, 1, 1, 1),
    }[touch] == counts(again)  # fmt: skip
    assert rules(again) == {**rules(first), **({"emptied": 1, "told_otherwise": 1} if touch == "changed" else {})}


def test_what_hangs_on_other_cases_is_read_anew(
    con: "DuckDBPyConnection", tmp_path: Path, read_anew: list[str]
) -> None:
    path = write_cases(tmp_path, {"case_id": "a", "party": "青禾药房", "same_as": "b"})
    assert rules(load_file(con, path)) == {"same_as_unknown": 1}
    (tmp_path / "other").mkdir()
    load_file(con, write_cases(tmp_path / "other", {"case_id": "b", "party": "青禾药房"}))
    assert rules(load_file(con, path)) == {}
    assert len(read_anew) == 3


def test_a_day_that_has_come_is_no_longer_in_the_future(
    con: "DuckDBPyConnection", tmp_path: Path, read_anew: list[str]
) -> None:
    path = write_cases(tmp_path, {"case_id": "a", "party": "青禾药房", "decided_on": "2999-01-01"})
    assert rules(load_file(con, path)) == {"future_date": 1}
    load_file(con, path)
    assert len(read_anew) == 1
    con.execute("update findings set value = '2020-01-01'")
    load_file(con, path)
    assert len(read_anew) == 2
