"""Reports of time: what happens from period to period, and how long cases take. Figures by hand, quantiles by numpy."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from cases.errors import UsageError
from cases.loading import Outcome
from cases.selection import select
from tests.test_reports import records, run

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Put = Callable[..., Outcome]


def several(count: int, day: str, **more: Any) -> Iterator[dict[str, Any]]:
    """Decided cases of one day, each fined 100 yuan."""
    for number in range(count):
        yield {"case_id": f"{day}-{number}", "status": "decided", "decided_on": day, "fine_yuan": 100, **more}


@pytest.fixture
def two_years(con: "DuckDBPyConnection", put: Put) -> "DuckDBPyConnection":
    """Ten cases in January 2023, twelve in March, fifteen of twice the fine in January 2024, and one without a day."""
    put(
        *several(10, "2023-01-31"),
        *several(12, "2023-03-01"),
        *several(15, "2024-01-01", fine_yuan=200),
        {"case_id": "u", "decided_on": None},
    )
    return con


@pytest.mark.parametrize(
    ("period", "figures"),
    [
        pytest.param("2023-01", (10, None, None, 1000, None, None), id="nothing before the first"),
        pytest.param("2023-02", (0, -100, None, 0, -100, None), id="a period without a case"),
        pytest.param("2023-03", (12, None, None, 1200, None, None), id="nothing over a base of zero"),
        pytest.param("2023-04", (0, -100, None, 0, -100, None), id="after it nothing again"),
        pytest.param("2024-01", (15, None, 50, 3000, None, 200), id="15 for 10 a year before, 3000 for 1000 yuan"),
        pytest.param(None, (1, None, None, 0, None, None), id="no day, no period"),
    ],
)
def test_months(two_years: "DuckDBPyConnection", period: str | None, figures: tuple[Any, ...]) -> None:
    rows = {row["key"]: row for row in records(run(two_years, "trend"))}
    columns = ("cases", "cases_change_pct", "cases_yoy_pct", "fine_total_yuan", "total_change_pct", "total_yoy_pct")
    assert tuple(rows[period][column] for column in columns) == figures
    assert list(rows) == [*(f"2023-{month:02}" for month in range(1, 13)), "2024-01", None]


def test_since_keeps_what_it_is_compared_with(two_years: "DuckDBPyConnection") -> None:
    rows = records(run(two_years, "trend", None, select(since=date(2023, 12, 1))))
    columns = ("key", "cases", "cases_yoy_pct", "total_yoy_pct")
    assert [tuple(row[column] for column in columns) for row in rows] == [
        ("2023-12", 0, None, None),
        ("2024-01", 15, 50, 200),
    ]


def test_a_period_that_since_cuts_is_short(two_years: "DuckDBPyConnection") -> None:
    (year, _) = records(run(two_years, "trend", "year", select(since=date(2023, 2, 14))))
    assert (year["key"], year["cases"]) == ("2023", 12), "the ten of January lie before it"
    assert records(run(two_years, "trend", None, select(since=date(2024, 2, 1)))) == []


def test_quarters_and_years(two_years: "DuckDBPyConnection") -> None:
    columns = ("key", "cases", "cases_change_pct", "cases_yoy_pct")
    quarters = [tuple(row[column] for column in columns) for row in records(run(two_years, "trend", "quarter"))]
    assert quarters == [
        ("2023-Q1", 22, None, None),
        ("2023-Q2", 0, -100, None),
        ("2023-Q3", 0, None, None),
        ("2023-Q4", 0, None, None),
        ("2024-Q1", 15, None, Decimal("-31.82")),
        (None, 1, None, None),
    ]
    years = [tuple(row[column] for column in columns) for row in records(run(two_years, "trend", "year"))]
    assert years == [
        ("2023", 22, None, None),
        ("2024", 15, Decimal("-31.82"), Decimal("-31.82")),
        (None, 1, None, None),
    ]


def test_nine_are_no_base(con: "DuckDBPyConnection", put: Put) -> None:
    """Ten cases, but nine fines: the money has no percentage."""
    put(*several(9, "2023-01-31"), {"case_id": "n", "status": "decided", "decided_on": "2023-01-31"}, *several(9, "2023-02-01"), *several(20, "2023-03-01"))  # fmt: skip
    found = [(row["cases_change_pct"], row["total_change_pct"]) for row in records(run(con, "trend"))]
    assert found == [(None, None), (-10, None), (None, None)]


@pytest.mark.parametrize("by", ["month", "quarter", "year"])
def test_periods_are_those_of_the_grouping(two_years: "DuckDBPyConnection", by: str) -> None:
    cases = {row["key"]: row["cases"] for row in records(run(two_years, "trend", by)) if row["cases"]}
    assert cases == {row["key"]: row["cases"] for row in records(run(two_years, "summary", by))}


def test_a_slip_of_the_date_gives_no_thousand_rows(con: "DuckDBPyConnection", put: Put) -> None:
    put(*several(1, "1903-05-05"), *several(1, "2023-05-05"), *several(1, "2999-05-05"))
    keys = [row["key"] for row in records(run(con, "trend"))]
    assert (keys[0], keys[-1]) == ("1903-05", "2999-05")
    assert len(keys) == 1 + 1200 + 1
    assert keys[-2] == f"{date.today():%Y-%m}"


def test_a_period_of_another_date(con: "DuckDBPyConnection", put: Put) -> None:
    put({"decided_on": "2023-05-05", "found_on": "2022-12-31"})
    assert [row["key"] for row in records(run(con, "trend", None, select(date="found")))] == ["2022-12"]


def test_trend_goes_by_time_only(con: "DuckDBPyConnection") -> None:
    with pytest.raises(UsageError, match="trend goes by month, quarter, year, not by type"):
        run(con, "trend", "type")


DAYS = [0, 3, 3, 30, 89, 90, 91, 365]


@pytest.fixture
def spans(con: "DuckDBPyConnection", put: Put) -> "DuckDBPyConnection":
    """Eight cases filed a week after discovery and decided after DAYS, one backwards, one without the filing, one open."""
    filed = date(2023, 1, 8)
    put(
        *(
            {"status": "decided", "found_on": "2023-01-01", "filed_on": f"{filed}", "decided_on": f"{filed + timedelta(days)}"}
            for days in DAYS
        ),
        {"status": "decided", "filed_on": "2023-02-01", "decided_on": "2023-01-01"},
        {"status": "decided", "found_on": "2023-01-01", "decided_on": "2023-01-11"},
        {"status": "investigating", "found_on": "2023-01-01", "filed_on": "2023-12-31"},
    )  # fmt: skip
    return con


def test_spans(spans: "DuckDBPyConnection") -> None:
    columns = ("span", "cases", "missing", "reversed", "min_days", "median_days", "max_days", "over_90", "over_90_pct")
    result = run(spans, "lag")
    assert [tuple(row[column] for column in columns) for row in records(result)] == [
        ("found_to_filed", 8, 2, 0, 7, 7, 7, None, None),
        ("filed_to_decided", 8, 1, 1, 0, Decimal("59.5"), 365, 2, 25),
        ("found_to_decided", 9, 1, 0, 7, 37, 372, None, None),
    ]
    assert "over 10 decided: found on in 9, filed on in 9, decided on in 10; not in it: 1 investigating" in result.note


def test_quantiles_of_days_are_those_of_numpy(spans: "DuckDBPyConnection") -> None:
    row = next(row for row in records(run(spans, "lag")) if row["span"] == "filed_to_decided")
    quantiles = [float(row[f"{name}_days"]) for name in ("p10", "p25", "median", "p75", "p90", "mean")]
    assert quantiles == pytest.approx([*np.quantile(DAYS, [0.1, 0.25, 0.5, 0.75, 0.9]), np.mean(DAYS)], abs=0.005)


def test_the_spans_of_a_group_tie(spans: "DuckDBPyConnection") -> None:
    for row in records(run(spans, "lag", "type")):
        assert row["cases"] + row["missing"] + row["reversed"] == 10
