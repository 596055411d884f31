"""Cases that two sources tell: which pairs are candidates, that reports say so, and how they are settled."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from cases import history
from cases.engines.duck import Duck
from cases.loading import Outcome
from cases.reports import find, run
from cases.selection import Selection
from tests.conftest import rules

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Put = Callable[..., Outcome]

PUBLISHED = {
    "case_id": "p", "party": "甲药房有限公司", "party_code": "91330102MA2ABCDE17", "agency": "甲县市场监管局",
    "decision_no": "甲市监处罚〔2023〕7号", "decided_on": "2023-02-06", "fine_yuan": "50000", "source_kind": "publicity", "province": "浙江省",
}  # fmt: skip
TOLD = {
    "case_id": "t",
    "party": "甲药房有限公司",
    "decided_on": "2023-02-06",
    "fine_yuan": "50000",
    "source_kind": "news",
}


def pairs(con: "DuckDBPyConnection") -> list[tuple[str, str, list[str]]]:
    return [(row[0], row[1], row[3]) for row in run(Duck(con), *find("duplicates"), Selection()).rows]


@pytest.mark.parametrize(
    ("told", "shared"),
    [
        pytest.param({}, ["party", "decided_on", "fine_yuan"], id="name, day and fine"),
        pytest.param({"party": "甲 药房有限公司"}, ["party", "decided_on", "fine_yuan"], id="a blank in the name"),
        pytest.param(
            {"party": "某药房", "party_code": "91330102ma2abcde17"},
            ["party_code", "decided_on", "fine_yuan"],
            id="by code, the name masked",
        ),
        pytest.param({"decided_on": "2023-03-31"}, ["party", "quarter", "fine_yuan"], id="the same quarter"),
        pytest.param(
            {"decided_on": None, "published_on": "2023-03-09"},
            ["party", "quarter", "fine_yuan"],
            id="told without the day",
        ),
        pytest.param(
            {"decision_no": "甲市监处罚[2023]7号"}, ["party", "decided_on", "fine_yuan"], id="the same number"
        ),
        pytest.param({"party": "某某药房有限公司"}, None, id="a masked name tells nobody"),
        pytest.param({"party": "乙药房有限公司"}, None, id="another party"),
        pytest.param({"fine_yuan": "50001"}, None, id="another fine"),
        pytest.param({"decided_on": "2023-04-01"}, None, id="another quarter"),
        pytest.param({"decision_no": "甲市监处罚〔2023〕8号"}, None, id="two decisions have two numbers"),
        pytest.param({"same_as": "p"}, None, id="settled"),
        pytest.param({"province": "江苏省"}, None, id="a name of another province"),
    ],
)
def test_pairs_of_two_sources(
    con: "DuckDBPyConnection", put: Put, told: dict[str, Any], shared: list[str] | None
) -> None:
    put(PUBLISHED)
    outcome = put({**TOLD, **told})
    assert pairs(con) == ([("p", "t", shared)] if shared else [])
    assert outcome.doubled == bool(shared)


def test_warnings_without_a_fine_match_by_the_day(con: "DuckDBPyConnection", put: Put) -> None:
    put({**PUBLISHED, "fine_yuan": None})
    put({**TOLD, "fine_yuan": None}, {**TOLD, "case_id": "u", "fine_yuan": None, "decided_on": "2023-02-07"})
    assert pairs(con) == [("p", "t", ["party", "decided_on"])]


def test_one_table_tells_each_decision_once(con: "DuckDBPyConnection", put: Put) -> None:
    """Two like rows of one source are two decisions; another source in the same file is another matter."""
    put(PUBLISHED, {**PUBLISHED, "case_id": "q", "decision_no": None}, {**TOLD, "fine_yuan": "50000"})
    assert pairs(con) == [
        ("p", "t", ["party", "decided_on", "fine_yuan"]),
        ("q", "t", ["party", "decided_on", "fine_yuan"]),
    ]


def test_a_change_finds_its_pairs_anew(con: "DuckDBPyConnection", put: Put) -> None:
    put(PUBLISHED)
    put(TOLD)
    put({**TOLD, "fine_yuan": "1"})
    assert pairs(con) == []
    put({**PUBLISHED, "fine_yuan": "1"})
    assert len(pairs(con)) == 1
    history.remove(con, history.Target(("t",), ()))
    assert con.execute("select count(*) from duplicates").fetchall() == [(0,)]


def test_reports_say_how_many(con: "DuckDBPyConnection", put: Put) -> None:
    put(PUBLISHED)
    put(TOLD)
    result = run(Duck(con), *find("summary"), Selection())
    assert "1 may be told twice (report duplicates)" in result.note
    put({**TOLD, "same_as": "p"})
    result = run(Duck(con), *find("summary"), Selection())
    assert [row[1] for row in result.rows] == [1]
    assert "left out as told by another: 1 (same_as)" in result.note
    assert "told twice" not in result.note


def test_same_as_must_name_a_case(con: "DuckDBPyConnection", put: Put) -> None:
    assert rules(put({**TOLD, "same_as": "nobody"})) == {"same_as_unknown": 1}
    put({**TOLD, "same_as": "t"})
    assert con.execute("select same_as from cases").fetchall() == [(None,)]


def test_masked_codes_tell_nobody(con: "DuckDBPyConnection", put: Put) -> None:
    put({**PUBLISHED, "party": "某某", "party_code": "******"})
    put({**TOLD, "party": "李某某", "party_code": "******"})
    assert pairs(con) == []


def test_of_two_that_name_each_other_one_counts(con: "DuckDBPyConnection", put: Put) -> None:
    put({**PUBLISHED, "same_as": "t"}, {**TOLD, "same_as": "p"})
    assert con.execute("select case_id, same_as from cases order by 1").fetchall() == [("p", None), ("t", "p")]


def test_what_named_a_removed_case_counts_again(con: "DuckDBPyConnection", put: Put) -> None:
    put(PUBLISHED, {**TOLD, "same_as": "p"})
    history.remove(con, history.Target(("p",), ()))
    assert [row[1] for row in run(Duck(con), *find("summary"), Selection()).rows] == [1]


def test_exports_keep_what_reports_leave_out(con: "DuckDBPyConnection", put: Put, tmp_path: Any) -> None:
    from cases.export import export

    put(PUBLISHED, {**TOLD, "same_as": "p"})
    assert export(con, tmp_path / "out", None, Selection(), "en", raw=False)["cases"] == 2
