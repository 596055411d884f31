"""Computed rates, and what separates the stated ones from them. Every figure is worked out by hand."""

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from cases.loading import Outcome
from cases.text.doubts import of_line
from cases.text.pricelines import Line

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Put = Callable[..., Outcome]


def line(**prices: Any) -> dict[str, Any]:
    return {"prices": [{"product": "p", "unit": "盒", **prices}]}


@pytest.mark.parametrize(
    ("prices", "rate", "percent"),
    [
        pytest.param(
            {"purchase_price": 0.25, "sale_price": 1.5}, "markup_pct", "500", id="second case of the bulletin"
        ),
        pytest.param({"purchase_price": 22, "sale_price": 128}, "markup_pct", "481.82", id="sixth: 106/22"),
        pytest.param({"purchase_price": 0.7, "sale_price": 9.8}, "markup_pct", "1300", id="eighth: 9.1/0.7"),
        pytest.param({"sale_price": 128, "prior_sale_price": 3}, "increase_pct", "4166.67", id="sixth: 125/3"),
        pytest.param({"sale_price": 9.8, "prior_sale_price": 0.63}, "increase_pct", "1455.56", id="eighth: 9.17/0.63"),
        pytest.param(
            {"purchase_price": 22, "prior_purchase_price": 2.28}, "cost_increase_pct", "864.91", id="sixth: 19.72/2.28"
        ),
        pytest.param(
            {"purchase_price": 0.7, "prior_purchase_price": 0.58}, "cost_increase_pct", "20.69", id="eighth: 0.12/0.58"
        ),
        pytest.param(
            {"prior_purchase_price": 2.28, "prior_sale_price": 3}, "prior_markup_pct", "31.58", id="sixth: 0.72/2.28"
        ),
        pytest.param(
            {"prior_purchase_price": 0.58, "prior_sale_price": 0.63}, "prior_markup_pct", "8.62", id="eighth: 0.05/0.58"
        ),
        pytest.param({"purchase_price": 5, "sale_price": 4}, "markup_pct", "-20", id="sold below cost"),
        pytest.param({"purchase_price": 0, "sale_price": 4}, "markup_pct", None, id="a gift has no markup"),
        pytest.param(
            {"purchase_price": 5, "sale_price": 4, "purchase_unit": "箱"}, "markup_pct", None, id="other units"
        ),
        pytest.param(
            {"purchase_price": 5, "sale_price": 6, "purchase_unit": "盒"},
            "markup_pct",
            "20",
            id="the same unit said twice",
        ),
        pytest.param({"sale_price": 4}, "markup_pct", None, id="no purchase price"),
    ],
)
def test_rates(con: "DuckDBPyConnection", put: Put, prices: dict[str, Any], rate: str, percent: str | None) -> None:
    put(line(**prices))
    found = con.execute(f"select {rate} from rates").fetchall()
    assert found == [(None if percent is None else Decimal(percent),)]


@pytest.mark.parametrize(
    ("prices", "gap", "kind"),
    [
        pytest.param(
            {"purchase_price": 0.25, "sale_price": 1.5, "stated_markup_pct": 495},
            "5",
            "rounding",
            id="second case of the bulletin: 0.245-0.255, 1.45-1.55",
        ),
        pytest.param({"purchase_price": 0.7, "sale_price": 9.8, "stated_markup_pct": 1300}, "0", "none", id="equal"),
        pytest.param(
            {"purchase_price": 3, "sale_price": 7, "stated_markup_pct": 133},
            "0.33",
            "none",
            id="equal in the digits printed",
        ),
        pytest.param(
            {"purchase_price": 22, "sale_price": 128, "stated_markup_pct": 480},
            "1.82",
            "unexplained",
            id="whole yuan are exact to the fen",
        ),
        pytest.param(
            {"purchase_price": 3, "sale_price": 4, "stated_markup_pct": 33.333},
            "0",
            "none",
            id="equal in more digits than the computed rate is rounded to",
        ),
        pytest.param(
            {"purchase_price": 2.5, "sale_price": 9.99, "stated_markup_pct": 299},
            "0.6",
            "rounding",
            id="2.45-2.55 allows it",
        ),
        pytest.param(
            {"purchase_price": 10.01, "sale_price": 40.01, "stated_markup_pct": 74.98},
            "224.72",
            "other_base",
            id="30/40.01: over the sale price",
        ),
        pytest.param(
            {"purchase_price": 10.01, "sale_price": 40.01, "stated_markup_pct": 399.7},
            "-100",
            "other_base",
            id="40.01/10.01: the ratio",
        ),
        pytest.param(
            {"purchase_price": 10.01, "sale_price": 40.01, "prior_sale_price": 20.01, "stated_markup_pct": 99.95},
            "199.75",
            "other_base",
            id="20/20.01: it is the rise",
        ),
        pytest.param(
            {"purchase_price": 10.01, "sale_price": 40.01, "stated_markup_pct": 150},
            "149.7",
            "unexplained",
            id="nothing explains it",
        ),
        pytest.param(
            {"sale_price": 40.01, "prior_sale_price": 10.01, "stated_increase_pct": 299.7}, "0", "none", id="a rise"
        ),
        pytest.param(
            {"sale_price": 40.01, "prior_sale_price": 10.01, "stated_increase_pct": 399.7},
            "-100",
            "other_base",
            id="a rise that is really the ratio",
        ),
        pytest.param(
            {"purchase_price": 0.7, "prior_purchase_price": 0.58, "stated_cost_increase_pct": 20.69},
            "0",
            "none",
            id="a cost rise",
        ),
        pytest.param(
            {"purchase_price": 0.125, "sale_price": 0.25, "stated_markup_pct": 110},
            "-10",
            "unexplained",
            id="half of the last digit printed, which is the third",
        ),
        pytest.param({"purchase_price": 10, "stated_markup_pct": 50}, None, None, id="nothing to compare with"),
    ],
)
def test_gaps(con: "DuckDBPyConnection", put: Put, prices: dict[str, Any], gap: str | None, kind: str | None) -> None:
    put(line(**prices))
    ((points, found),) = con.execute("select round(gap_points, 2), gap_kind from gaps").fetchall()
    assert (points, found) == (None if gap is None else Decimal(gap), kind)
    read = Line()
    for name, price in prices.items():
        setattr(read, name, Decimal(str(price)))
    assert [doubt.rule for doubt in of_line(read)] == (["rate_unexplained"] if kind == "unexplained" else [])
