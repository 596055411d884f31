"""The report of parties punished more than once: who is one party, what is one decision, and that nobody is named."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from cases.loading import Outcome
from cases.selection import select
from tests.conftest import load_file, write_cases
from tests.test_reports import records, run

if TYPE_CHECKING:
    from pathlib import Path

    from duckdb import DuckDBPyConnection

Put = Callable[..., Outcome]

CODE, OTHER = "91330100MA27XLJG2A", "91330100MA27XLJG3X"


def decided(day: str, **case: Any) -> dict[str, Any]:
    return {"status": "decided", "decided_on": day, "agency": "甲局", "fine_yuan": 100, **case}


FIRST, SECOND = "2023-01-01", "2023-06-01"


@pytest.mark.parametrize(
    ("one", "two", "matched"),
    [
        pytest.param({"party": "甲药房", "party_code": CODE}, {"party": "甲大药房", "party_code": CODE.lower()}, "code", id="one code, renamed"),
        pytest.param({"party": "甲药房", "party_code": CODE}, {"party": "甲药房", "party_code": OTHER}, None, id="one name, two codes"),
        pytest.param({"party": "甲药房"}, {"party": "甲药房"}, "name", id="one name, no code: a namesake"),
        pytest.param({"party": "甲（杭州）药房"}, {"party": "甲(杭州) 药房"}, "name", id="brackets and blanks tell nothing apart"),
        pytest.param({"party": "甲药房", "party_code": CODE}, {"party": "甲药房"}, "code;name", id="the code bears the name"),
        pytest.param({"party": "甲药房", "party_code": CODE}, {"party": "乙药房"}, None, id="another name"),
        pytest.param({"party": "某药房"}, {"party": "某药房"}, None, id="a masked name tells nobody apart"),
        pytest.param({"party": "个人"}, {"party": "个人"}, None, id="a word that is no name"),
        pytest.param({"party": "甲药房", "party_code": "000000000000000000"}, {"party": "乙药房", "party_code": "000000000000000000"}, None, id="a code of nobody"),
        pytest.param({"party": "甲药房", "party_code": "9133********"}, {"party": "乙药房", "party_code": "9133********"}, None, id="a masked code"),
        pytest.param({}, {}, None, id="no party"),
        pytest.param({"party": "甲药房"}, {"party": "甲药房", "status": "proposed"}, None, id="one is not decided"),
        pytest.param({"party": "甲药房"}, {"party": "甲药房", "same_as": "c1"}, None, id="the same case told again"),
        pytest.param({"party": "甲药房", "decision_no": "甲〔2023〕1号"}, {"party": "甲药房", "decision_no": "甲[2023]1号"}, None, id="one decision number"),
        pytest.param({"party": "甲药房", "decision_no": "甲〔2023〕1号"}, {"party": "甲药房", "decision_no": "甲〔2023〕2号"}, "name", id="two decision numbers"),
    ],
)  # fmt: skip
def test_who_is_one_party(
    con: "DuckDBPyConnection", put: Put, one: dict[str, Any], two: dict[str, Any], matched: str | None
) -> None:
    put(decided(FIRST, **one), decided(SECOND, **two))
    assert [row["matched_on"] for row in records(run(con, "repeat"))] == ([matched] if matched else [])


def test_a_name_of_two_codes_stays_a_name(con: "DuckDBPyConnection", put: Put) -> None:
    """Nobody knows to which of the two codes the two cases without one belong."""
    put(
        decided(FIRST, party="甲药房", party_code=CODE),
        decided(FIRST, party="甲药房", party_code=OTHER),
        decided(FIRST, party="甲药房"),
        decided(SECOND, party="甲药房"),
    )
    (row,) = records(run(con, "repeat"))
    assert (row["matched_on"], row["decisions"], row["case_ids"]) == ("name", 2, "c3;c4")


def test_what_is_told_of_a_party(con: "DuckDBPyConnection", put: Put) -> None:
    put(
        decided(SECOND, party="甲大药房", agency="乙局", violation_type="price_fraud"),
        decided(SECOND, party="甲大药房", party_code=CODE, violation_type="price_gouging", fine_yuan=None),
        decided(FIRST, party="甲药房", party_code=CODE, violation_type="price_fraud", fine_yuan=5),
    )
    (row,) = records(run(con, "repeat"))
    assert (row["party"], row["party_code"], row["matched_on"]) == ("甲大药房", CODE, "code;name")
    assert (f"{row['first']}", f"{row['last']}", row["agencies"]) == (FIRST, SECOND, 2)
    assert (row["violation_types"], row["fine_total_yuan"], row["case_ids"]) == (
        "price_fraud;price_gouging",
        105,
        "c3;c1;c2",
    )


def test_a_decision_in_two_rows_is_fined_once(con: "DuckDBPyConnection", put: Put) -> None:
    """A table lists a decision once for each violation; the same sum counts once, another one as well."""
    one = {"party": "甲药房", "party_code": CODE, "decision_no": "甲罚〔2024〕2号"}
    put(
        decided(FIRST, party="甲药房", party_code=CODE, decision_no="甲罚〔2024〕1号", fine_yuan=5_000),
        decided(SECOND, **one, fine_yuan=6_000, violation_type="price_fraud"),
        decided(SECOND, **one, fine_yuan=6_000, violation_type="price_marking"),
        decided(SECOND, **one, fine_yuan=700, violation_type="false_advertising"),
    )
    (row,) = records(run(con, "repeat"))
    assert [row[name] for name in ("decisions", "cases", "maybe_again", "fine_total_yuan")] == [2, 4, 1, 11_700]


def test_a_chain_shows_its_latest_cases(con: "DuckDBPyConnection", put: Put) -> None:
    """A cell of a workbook holds no thousand of them."""
    put(*(decided(f"{2000 + number // 12}-{number % 12 + 1:02}-01", party="甲药房") for number in range(60)))
    (row,) = records(run(con, "repeat"))
    assert (row["decisions"], row["case_ids"].split(";")) == (60, [f"c{number}" for number in range(11, 61)])


def test_a_case_that_two_sources_tell_is_no_second_decision(con: "DuckDBPyConnection", tmp_path: "Path") -> None:
    for number in (1, 2):
        case = decided(FIRST, case_id=f"s{number}", party="甲药房", source_title=f"第{number}批")
        load_file(con, write_cases(tmp_path, case))
    assert con.execute("select count(*) from duplicates").fetchall() == [(1,)]
    assert records(run(con, "repeat")) == []
    load_file(con, write_cases(tmp_path, decided(SECOND, case_id="s3", party="甲药房", source_title="第3批")))
    (row,) = records(run(con, "repeat"))
    assert (row["decisions"], row["cases"], row["maybe_again"], row["fine_total_yuan"]) == (2, 3, 1, 200)


def test_persons_are_masked(con: "DuckDBPyConnection", put: Put) -> None:
    """Two persons of one mask are two parties; each shows by the mask, by name only when asked."""
    people = [{"party": name, "party_kind": "natural_person"} for name in ("施小明", "施小红")]
    put(*(decided(day, **person) for person in people for day in (FIRST, SECOND)))
    shown = sorted(row["party"] for row in records(run(con, "repeat")))
    assert shown == ["施某某", "施某某（2）"]
    named = sorted(row["party"] for row in records(run(con, "repeat", None, select(unmask=True))))
    assert named == ["施小明", "施小红"]


def test_the_note_says_how_parties_are_known(con: "DuckDBPyConnection", put: Put) -> None:
    put(decided(FIRST, party="甲药房", party_code=CODE), decided(FIRST, party="乙药房"), decided(FIRST, party="某店"), decided(FIRST))  # fmt: skip
    known = "party known by a code in 1, by a name only in 1, by neither (unnamed, or masked in the source) in 2"
    assert f"over 4 decided: {known}." in run(con, "repeat").note


def test_the_largest_fines(con: "DuckDBPyConnection", put: Put) -> None:
    put(
        decided(FIRST, fine_yuan=500),
        decided(FIRST, fine_yuan=900, party="施小明", party_kind="natural_person", title="施小明无照经营案"),
        decided(FIRST, fine_yuan=500, fine_joint=True),
        decided(FIRST, fine_yuan=1),
        decided(FIRST, fine_yuan=0),
        {"status": "proposed", "fine_yuan": 10_000},
        decided(FIRST, fine_yuan=9_000, same_as="c1"),
    )
    columns = ("rank", "party", "title", "fine_yuan", "equal", "fine_joint", "case_id")
    found = [tuple(row[column] for column in columns) for row in records(run(con, "top", None, select(top=3)))]
    assert found == [
        (1, "施某某", "施某某无照经营案", 900, 1, None, "c2"),
        (2, None, "案1", 500, 2, None, "c1"),
        (2, None, "案3", 500, 2, True, "c3"),
    ]
    assert [row["equal"] for row in records(run(con, "top", None, select(top=2)))] == [1, 2], "one of two is shown"
    assert len(records(run(con, "top"))) == 4
    (first, *_) = records(run(con, "top", None, select(unmask=True, status=["proposed", "decided"])))
    assert first["fine_yuan"] == 10_000
