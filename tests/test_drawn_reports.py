"""The reports that charts are made of: fines on a logarithmic scale, verdicts counted, stated markups beside computed."""

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cases.selection import select
from tests.test_reports import records, run

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Put = Callable[..., Any]


def test_each_fine_falls_into_one_range(con: "DuckDBPyConnection", put: Put) -> None:
    """A lower bound belongs to its range, and so does the last cent before the upper one."""
    fines = ("0.01", "9.99", "10", "50000", "62999.99", "63000", "100000000000")
    put(*({"case_id": one, "fine_yuan": one, "status": "decided", "decided_on": "2023-01-01"} for one in fines))
    rows = records(run(con, "fine-histogram"))
    assert [(row["from_yuan"], row["to_yuan"], row["cases"]) for row in rows if row["cases"]] == [
        (0, 10, 2), (10, 16, 1), (40000, 63000, 2), (63000, 100000, 1), (100000000000, None, 1),
    ]  # fmt: skip
    assert rows[-1]["cumulative_pct"] == 100


def test_ranges_between_the_least_and_the_largest_are_all_there(published: "DuckDBPyConnection") -> None:
    """The eight fines: 12,800, twice 20,000, 30,000, 35,158.74, 50,000, 155,000 and 700,000."""
    rows = records(run(published, "fine-histogram"))
    assert [(int(row["from_yuan"]), row["cases"]) for row in rows] == [
        (10000, 1), (16000, 2), (25000, 2), (40000, 1), (63000, 0), (100000, 1), (160000, 0), (250000, 0), (400000, 0),
        (630000, 1),
    ]  # fmt: skip
    assert [later["from_yuan"] for later in rows[1:]] == [row["to_yuan"] for row in rows[:-1]]


def test_bounds_are_equally_far_apart_on_a_logarithmic_scale(con: "DuckDBPyConnection", put: Put) -> None:
    put(
        *(
            {"case_id": fine, "fine_yuan": fine, "decided_on": "2023-01-01", "status": "decided"}
            for fine in ("10", "1e9")
        )
    )
    for row in records(run(con, "fine-histogram"))[:-1]:
        assert 1.55 < row["to_yuan"] / row["from_yuan"] < 1.62, "a fifth of a power of ten is 1.585"


def test_verdicts_are_those_of_the_bands(published: "DuckDBPyConnection") -> None:
    each = [row["verdict"] for row in records(run(published, "bands"))]
    rows = records(run(published, "verdicts"))
    assert [row["verdict"] for row in rows] == [
        "below", "at_minimum", "within", "at_maximum", "above", "undecidable", "no_band", "no_fine_imposed",
    ]  # fmt: skip
    assert {row["verdict"]: row["cases"] for row in rows if row["cases"]} == {one: each.count(one) for one in each}
    assert sum(row["share_pct"] for row in rows) == 100


def test_what_is_assumed_moves_verdicts(published: "DuckDBPyConnection") -> None:
    before, after = (
        {row["verdict"]: row["cases"] for row in records(run(published, "verdicts", None, select(assume=words)))}
        for words in ([], ["no-gains"])
    )
    assert after["undecidable"] < before["undecidable"]


def test_stated_markups_stand_beside_computed_ones(con: "DuckDBPyConnection", put: Put) -> None:
    """Of three stated 200 %: one agrees, one is the ratio of 300 %, one is explained by nothing; one line states none."""
    decided = {"status": "decided", "decided_on": "2023-01-01", "fine_yuan": 100}
    line = {"product": "退热贴", "unit": "盒", "purchase_price": 10}
    put(
        {"case_id": "a", **decided, "prices": [{**line, "sale_price": 30, "stated_markup_pct": 200}]},
        {"case_id": "b", **decided, "prices": [{**line, "sale_price": 20, "stated_markup_pct": 200}]},
        {"case_id": "c", **decided, "prices": [{**line, "sale_price": 90, "stated_markup_pct": 200}]},
        {"case_id": "d", **decided, "prices": [{**line, "sale_price": 15}]},
    )
    for by in (None, "product", "type"):
        (row,) = records(run(con, "stated-markup", by))
        assert row == {
            "key": {None: "all", "product": "退热贴", "type": None}[by],
            "lines": 3,
            "computed_median_pct": 200,
            "stated_median_pct": 200,
            "widest_gap_points": Decimal(600),
            "agreeing": 1,
            "rounding": 0,
            "other_base": 1,
            "unexplained": 1,
        }
