"""How complete the data is: what is filled, what the source itself states, what is in doubt."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from cases import record
from cases.engines.duck import Duck
from cases.loading import Outcome
from cases.reports import find, run
from cases.selection import Selection

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Put = Callable[..., Outcome]

CASES = (
    {"fine_yuan": "5000", "penalty_text": "罚款5000元", "agency": "杭州市市场监督管理局", "source_kind": "publicity"},
    {"penalty_text": "罚款300元", "province": "浙江省", "source_kind": "publicity"},
    {"fine_yuan": "2", "penalty_text": "罚款2万元", "source_kind": "news", "facts": "进价每盒5元，售价每盒9元。"},
)


def rows(con: "DuckDBPyConnection", by: str | None = None) -> dict[tuple[str, str], Any]:
    """Return cases, filled, stated and doubtful of each group and field."""
    return {
        (row[0], row[1]): (row[2], row[3], row[5], row[7])
        for row in run(Duck(con), *find("coverage", by), Selection()).rows
    }


def test_what_is_filled_stated_and_doubtful(con: "DuckDBPyConnection", put: Put) -> None:
    put(*CASES)
    found = rows(con)
    assert found["all", "fine_yuan"] == (3, 3, 2, 1), "one from the text alone; one ten thousandfold off"
    assert found["all", "province"] == (3, 2, 1, 0), "one follows from the authority"
    assert found["all", "city"] == (3, 1, 0, 0)
    assert found["all", "prices"] == (3, 1, 0, 0), "read in the facts"
    assert found["all", "citations"] == (3, 0, 0, 0)


def test_by_source(con: "DuckDBPyConnection", put: Put) -> None:
    put(*CASES)
    found = rows(con, "source")
    assert found["publicity", "fine_yuan"] == (2, 2, 1, 0)
    assert found["news", "fine_yuan"] == (1, 1, 1, 1)


def test_every_field_that_a_source_can_give_is_there(
    empty: "DuckDBPyConnection", con: "DuckDBPyConnection", put: Put
) -> None:
    put({})
    left_out = {
        "case_id", "decision_no_as_written", "same_as", "other_violation_types", "violation_text", "violation_matched",
        "party_role", "party_count", "agency_code", "fine_source", "fine_joint", "confiscated_gains_yuan",
        "confiscated_goods_yuan", "discretion_text", "source_kind", "source_url", "campaign", "batch", "inferred",
        "evidence", "doubts",
    }  # fmt: skip
    fields = {field.name for field in record.CASES} - left_out
    assert {field for _, field in rows(con)} == fields | {"citations", "prices"}
