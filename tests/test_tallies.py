"""The counts that are kept say what counting says, whatever came, changed or went."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from cases import history, tallies
from cases.engines.duck import Duck
from cases.frame import framed, query
from cases.selection import Selection
from tests.conftest import SAMPLE_FILE, load_file

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Put = Callable[..., Any]
TOLD = {"party": "甲公司", "fine_yuan": "50000", "decided_on": "2023-02-06", "source_title": "甲"}


def sampled(con: "DuckDBPyConnection", put: Put) -> None:
    load_file(con, SAMPLE_FILE, is_sample=True)


def of_every_kind(con: "DuckDBPyConnection", put: Put) -> None:
    sampled(con, put)
    put(TOLD, {"status": "withdrawn", "fine_yuan": "1"}, {"status": "proposed"}, {"published_on": "2023-01-01"})
    put({**TOLD, "case_id": "t", "source_title": "乙"}, {**TOLD, "case_id": "u", "source_title": "丙", "same_as": "c1"})
    put(
        {"case_id": "x", "fine_yuan": "0"},
        {"case_id": "y", "penalties": "警告"},
        {"case_id": "z", "combined_yuan": "9"},
    )


def changed(con: "DuckDBPyConnection", put: Put) -> None:
    of_every_kind(con, put)
    put({**TOLD, "fine_yuan": "7", "status": "proposed"})


def removed(con: "DuckDBPyConnection", put: Put) -> None:
    of_every_kind(con, put)
    history.remove(con, history.target(con, ["c1"], None, False))
    history.remove(con, history.target(con, [], None, True))


@pytest.mark.parametrize("name", ["statuses", "fines", "prices", "citations", "doubled", "dates"])
@pytest.mark.parametrize("status", [(), ("proposed",), ("withdrawn", "decided")], ids=["usual", "proposed", "two"])
@pytest.mark.parametrize(
    "made",
    [
        pytest.param(lambda con, put: None, id="nothing"),
        pytest.param(sampled, id="the sample"),
        pytest.param(of_every_kind, id="every kind"),
        pytest.param(changed, id="a case changed"),
        pytest.param(removed, id="a case and the sample removed"),
    ],
)
def test_what_is_kept_is_what_counting_gives(
    con: "DuckDBPyConnection", put: Put, made: Put, status: tuple[str, ...], name: str
) -> None:
    made(con, put)
    selection = Selection(status=status)
    counting = con.execute(*framed(query("note", name), query("by", "all"), selection)).fetchall()
    assert sorted(tallies.counter(Duck(con), selection)(name), key=repr) == sorted(counting, key=repr)


def test_the_pair_and_the_case_told_again_are_kept(con: "DuckDBPyConnection", put: Put) -> None:
    of_every_kind(con, put)
    assert tallies.counter(Duck(con), Selection())("doubled") == [(1,)], "t; u says itself that it is c1"
    assert sum(again for *_, again, _ in tallies.counter(Duck(con), Selection())("statuses")) == 1
