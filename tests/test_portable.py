"""The report SQL stays in the subset that also runs on a distributed engine: proved by translating it for Spark.

What is refused here translates without an error and gives other numbers there.
"""

import pytest
import sqlglot
from sqlglot import exp

from cases import reports
from cases.frame import framed
from cases.resources import sql, sql_names
from tests.test_reports import ALL_FILTERS, asked, combinations

OWN_NAMES = {
    "exact_quantile",
    "exact_quantiles",
    "percent_of",
    "in_cents",
    "rise",
    "array_size",
    "is_masked",
    "masked",
    "normal_text",
}
"""Macros of the database file, which another engine defines for itself."""

REFUSED: dict[type[exp.Expression], str] = {
    exp.Median: "becomes an approximation on some engines: exact_quantile",
    exp.PercentileCont: "becomes an approximation: exact_quantile",
    exp.PercentileDisc: "becomes an approximation: exact_quantile",
    exp.Quantile: "becomes an approximation: exact_quantile",
    exp.Log: "differs at exact powers: compare with thresholds",
    exp.Mode: "picks another value among equals",
    exp.ArrayAgg: "loses its order",
    exp.Lambda: "is written otherwise: unnest in a subquery",
}


def faults(text: str) -> list[str]:
    """Return the constructs of a query that translate wrongly."""
    found = []
    for node in sqlglot.parse_one(text, read="duckdb").walk():
        found += [f"{node.sql()}: {why}" for kind, why in REFUSED.items() if isinstance(node, kind)]
        if isinstance(node, exp.Anonymous) and node.name.lower() not in OWN_NAMES:
            found.append(f"{node.name} is no function of the portable subset")
        if isinstance(node, exp.AggFunc) and orders_a_result(node):
            found.append(f"order by {node.sql()}: some engines order by what is selected only, so name it there")
    return found


def orders_a_result(node: exp.AggFunc) -> bool:
    """Say whether an aggregate stands in the order of a query, not in a window."""
    above = node.find_ancestor(exp.Order, exp.Window, exp.Select)
    return isinstance(above, exp.Order) and isinstance(above.parent, exp.Select)


def translated(text: str) -> list[str]:
    """Return a query as Spark is given it. Raises what says that there is no such thing."""
    return sqlglot.transpile(text, read="duckdb", write="spark", unsupported_level=sqlglot.ErrorLevel.RAISE)


@pytest.mark.parametrize(("name", "by"), list(combinations()))
def test_every_report_translates(name: str, by: str | None) -> None:
    composed, _ = reports.compose(*asked(name, by), ALL_FILTERS)
    assert faults(composed) == []
    assert translated(composed)


@pytest.mark.parametrize("name", [name.removesuffix(".detail") for name in reports.variants() if ".detail" in name])
def test_every_detailed_report_translates(name: str) -> None:
    composed, _ = reports.compose(*reports.find(name, detail=True), ALL_FILTERS)
    assert faults(composed) == []
    assert translated(composed)


@pytest.mark.parametrize("name", sql_names("similar"))
def test_what_finds_similar_cases_translates(name: str) -> None:
    composed, _ = framed(reports.query("similar", name), reports.query("by", "all"), ALL_FILTERS)
    assert faults(composed) == []
    assert translated(composed)


@pytest.mark.parametrize("view", sql_names("views"))
def test_every_view_translates(view: str) -> None:
    assert faults(sql(f"views/{view}")) == []


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("select median(x) from t", id="median: approximate elsewhere"),
        pytest.param("select quantile_cont(x, 0.9) from t", id="quantile: approximate elsewhere"),
        pytest.param("select log10(x) from t", id="other buckets at exact powers"),
        pytest.param("select list(x order by y) from t", id="order dropped"),
        pytest.param("select x from t group by x order by count(*)", id="an order by what is not selected"),
        pytest.param("select histogram(x) from t", id="another function of that name elsewhere"),
        pytest.param("select list_filter(l, lambda x: x > 1) from t", id="another spelling elsewhere"),
    ],
)
def test_the_check_finds_what_it_is_for(query: str) -> None:
    assert faults(query)
