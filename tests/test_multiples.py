"""Fines as multiples of their base, by hand and by numpy."""

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np

from cases.loading import Outcome
from tests.test_reports import records, run

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Put = Callable[..., Outcome]
d = Decimal
MASKS = {
    "status": "decided",
    "violation_type": "substandard_product",
    "citations": ["《产品质量法》第三十九条"],
    "decided_on": "2022-12-07",
}


def test_the_multiples_of_the_bulletin(published: "DuckDBPyConnection") -> None:
    """155,000 / 27,200 and 35,158.74 / 17,579.37: two of eight state the base of their clause."""
    rows = records(run(published, "multiples"))
    assert [(row["base"], row["cases"], row["n"], row["median_multiple"], row["near_integer_pct"]) for row in rows] == [
        ("goods_value", 1, 1, d("5.70"), 0),
        ("illegal_gains", 1, 1, d("2.00"), 100),
        (None, 6, 0, None, None),
    ]


def test_quantiles_agree_with_numpy(con: "DuckDBPyConnection", put: Put) -> None:
    fines = [310, 777.77, 1234.5, 1999, 2500, 3000.3]
    put(*({**MASKS, "goods_value_yuan": 1000, "fine_yuan": fine} for fine in fines))
    (row,) = records(run(con, "multiples"))
    multiples = np.array(fines) / 1000
    for column, share in (("p10", 0.1), ("p25", 0.25), ("median", 0.5), ("p75", 0.75), ("p90", 0.9)):
        assert float(row[f"{column}_multiple"]) == round(float(np.quantile(multiples, share)), 2), column
    assert (row["n"], row["min_multiple"], row["max_multiple"]) == (6, d("0.31"), d("3.00"))
    assert row["near_integer_pct"] == d("33.33"), "1.999 and 3.0003 of six"


def test_what_has_no_multiple_stands_under_no_base(con: "DuckDBPyConnection", put: Put) -> None:
    put(
        {**MASKS, "goods_value_yuan": 1000, "fine_yuan": 1000},
        {**MASKS, "goods_value_yuan": 0, "fine_yuan": 1000},
        {**MASKS, "illegal_gains_yuan": 1000, "fine_yuan": 1000},
        {**MASKS, "goods_value_yuan": 1000, "fine_yuan": 1000, "status": "proposed"},
        {**MASKS, "goods_value_yuan": 1000, "fine_yuan": 1000, "fine_joint": True, "party_count": 2},
    )
    assert [(row["key"], row["base"], row["cases"], row["n"]) for row in records(run(con, "multiples", "type"))] == [
        ("substandard_product", "goods_value", 1, 1),
        ("substandard_product", None, 4, 0),
    ]
