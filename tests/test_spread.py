"""Reports of how fines spread: concentration, differences of groups, round sums. Checked against numpy and scipy."""

import random
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from scipy import stats

from cases import reports
from cases.errors import UsageError
from cases.loading import Outcome
from tests.test_reports import records, run

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Put = Callable[..., Outcome]


def fined(fines: Sequence[int | float], agency: str | None = "甲局", **more: Any) -> list[dict[str, Any]]:
    """Decided cases of one authority with these fines."""
    return [
        {"case_id": f"{agency}-{number}", "status": "decided", "agency": agency, "fine_yuan": fine, **more}
        for number, fine in enumerate(fines)
    ]


def gini(amounts: Sequence[float]) -> float:
    """Half the mean difference of all pairs over the mean: the definition, not the formula of the report."""
    values = np.asarray(amounts, dtype=float)
    return float(np.abs(values[:, None] - values[None, :]).mean() / (2 * values.mean()))


def concentration(con: "DuckDBPyConnection", by: str = "agency") -> dict[str, dict[str, Any]]:
    return {row["measure"]: row for row in records(run(con, "concentration", by))}


@pytest.mark.parametrize(
    "sums",
    [
        pytest.param([100], id="one has all"),
        pytest.param([100, 100, 100], id="all are equal"),
        pytest.param([1, 1, 1, 97], id="one has nearly all"),
        pytest.param([5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 5120], id="eleven groups: ten are not all"),
    ],
)
def test_shares_and_gini(con: "DuckDBPyConnection", put: Put, sums: list[int]) -> None:
    put(*(case for number, total in enumerate(sums) for case in fined([total], f"第{number}局")))
    row = concentration(con)["fines"]
    ordered = sorted(sums, reverse=True)
    for top in (1, 3, 5, 10):
        assert float(row[f"top{top}_pct"]) == pytest.approx(100 * sum(ordered[:top]) / sum(sums), abs=0.005)
    assert float(row["gini"]) == pytest.approx(gini(sums), abs=0.00005)
    assert (row["groups"], row["cases"], row["total_yuan"], row["ungrouped"]) == (len(sums), len(sums), sum(sums), 0)


def test_gini_of_many_groups(con: "DuckDBPyConnection", put: Put) -> None:
    draw = random.Random(8)
    sums = [round(draw.lognormvariate(10, 1.5), 2) for _ in range(200)]
    put(*(case for number, total in enumerate(sums) for case in fined([total], f"第{number}局")))
    assert float(concentration(con)["fines"]["gini"]) == pytest.approx(gini(sums), abs=0.00005)


def test_who_has_no_group_or_no_fine_is_in_no_share(con: "DuckDBPyConnection", put: Put) -> None:
    put(*fined([30, 30], "甲局"), *fined([40], "乙局"), *fined([500], None), {"case_id": "x", "agency": "丙局"})
    found = concentration(con)
    columns = ("groups", "cases", "total_yuan", "ungrouped", "top1_pct")
    assert [found["cases"][name] for name in columns] == [3, 4, None, 1, 50]
    assert [found["fines"][name] for name in columns] == [2, 3, 100, 1, 60]


def test_nothing_to_share(empty: "DuckDBPyConnection") -> None:
    assert records(run(empty, "concentration", "agency")) == []
    with pytest.raises(UsageError, match="concentration needs a grouping"):
        run(empty, "concentration")


def test_the_rank_of_the_interval_is_that_of_the_sign_test(con: "DuckDBPyConnection") -> None:
    """The r-th of n with P(B ≤ r − 1) ≤ 2.5 % < P(B ≤ r) for B binomial, at every n; the formula is the one of the report."""
    (formula,) = re.findall(r"cast\((floor\(.+\)) as bigint\) as low", reports.query("reports", "gap").body)
    found = con.execute(f"select {formula} from (select unnest(generate_series(6, 100000)) as fined) order by fined")
    ranks, sizes = np.array(found.fetchall(), dtype=int)[:, 0], np.arange(6, 100_001)
    assert (stats.binom.cdf(ranks - 1, sizes, 0.5) <= 0.025).all()
    assert (stats.binom.cdf(ranks, sizes, 0.5) > 0.025).all()


@pytest.mark.parametrize("n", [10, 11, 25, 60, 137])
def test_medians_and_intervals_are_those_of_scipy(con: "DuckDBPyConnection", put: Put, n: int) -> None:
    draw = random.Random(n)
    fines = [round(draw.lognormvariate(10, 1), 2) for _ in range(n)]
    put(*fined(fines))
    (row,) = records(run(con, "gap", "agency"))
    interval = stats.quantile_test(fines, p=0.5).confidence_interval(0.95)
    assert [float(row[name]) for name in ("median_yuan", "low_yuan", "high_yuan")] == pytest.approx(
        [np.median(fines), interval.low, interval.high], abs=0.00501
    )


def test_groups_against_the_whole(con: "DuckDBPyConnection", put: Put) -> None:
    """33 fines, the median is the 17th: two and ten lie before 105, the 13th. Ten of n leave the second and the ninth."""
    put(
        *fined(range(10, 20), "甲局"),
        *fined(range(105, 115), "乙局"),
        *fined(range(900, 910), "丙局"),
        *fined([1, 100_000], "丁局"),
        *fined([7], None),
        *fined([500], "甲局", case_id="j", fine_joint=True),
    )
    columns = ("rank", "key", "cases", "n", "median_yuan", "low_yuan", "high_yuan", "difference_yuan", "reading")
    rows = records(run(con, "gap", "agency"))
    d = Decimal
    assert [tuple(row[column] for column in columns) for row in rows] == [
        (1, "丙局", 10, 10, d("904.5"), 901, 908, d("795.5"), "above"),
        (2, "乙局", 10, 10, d("109.5"), 106, 113, d("0.5"), "unclear"),
        (3, "甲局", 11, 10, d("14.5"), 11, 18, d("-94.5"), "below"),
        (None, "丁局", 2, 2, d("50000.5"), None, None, None, "few"),
        (None, None, 1, 1, 7, None, None, None, "few"),
    ]
    assert {row["whole_yuan"] for row in rows} == {109}
    assert rows[0]["difference_pct"] == d("729.82")


def test_a_gap_is_titled_a_difference_of_published_cases(published: "DuckDBPyConnection") -> None:
    assert run(published, "gap", "type").title == "Difference of published cases by violation type"
    assert run(published, "gap", "type", None, "zh").title == "组间差异（已公布案件）（按违法行为类型）"


@pytest.mark.parametrize(
    ("fine", "kinds"),
    [
        pytest.param("20000", (1, 1, 1), id="two 万"),
        pytest.param("25000", (0, 1, 1), id="whole thousands"),
        pytest.param("2500", (0, 0, 1), id="whole hundreds"),
        pytest.param("2550", (0, 0, 0), id="tens"),
        pytest.param("20000.01", (0, 0, 0), id="a fen more"),
    ],
)
def test_round_sums(con: "DuckDBPyConnection", put: Put, fine: str, kinds: tuple[int, ...]) -> None:
    put(*fined([float(fine)] * 2), {"case_id": "p", "status": "proposed", "fine_yuan": 10_000})
    (row,) = records(run(con, "heaping"))
    assert (row["whole_wan"], row["whole_thousand"], row["whole_hundred"]) == tuple(2 * kind for kind in kinds)
    assert (row["n"], row["commonest_yuan"], row["commonest"]) == (2, Decimal(fine), 2)


def test_the_commonest_fine(con: "DuckDBPyConnection", put: Put) -> None:
    """Two have twice; the smaller one stands. Five fines: 4 of 5 are whole thousands, 40 % have the commonest."""
    put(*fined([3000, 3000, 5000, 5000, 777]))
    (row,) = records(run(con, "heaping"))
    assert [row[name] for name in ("whole_thousand_pct", "commonest_yuan", "commonest_pct")] == [80, 3000, 40]


def test_limits_of_the_law(con: "DuckDBPyConnection", put: Put) -> None:
    """Gains of 5,000 allow up to 25,000 (价格违法行为行政处罚规定 art. 6); none 50,000 to 3,000,000: one at each limit, two
    elsewhere, and the fine of no known law is not compared; with gains there is no least above zero."""
    gouging = {
        "violation_type": "price_gouging",
        "party_kind": "company",
        "citations": ["《价格法》第十四条第（三）项"],
        "decided_on": "2023-01-31",
    }
    none = {**gouging, "illegal_gains_yuan": 0}
    put(
        *fined([50_000, 70_000, 40_000], "甲局", **none),
        *fined([25_000], "乙局", **gouging, illegal_gains_yuan=5_000),
        *fined([10_000], "丙局"),
    )
    (row,) = records(run(con, "heaping"))
    limits = ("n", "compared", "with_minimum", "at_minimum", "at_minimum_pct", "at_maximum", "at_maximum_pct")
    assert [row[name] for name in limits] == [5, 4, 3, 1, Decimal("33.33"), 1, 25]
    by_agency = {row["key"]: row for row in records(run(con, "heaping", "agency"))}
    assert [by_agency["丙局"][name] for name in limits] == [1, 0, 0, 0, None, 0, None]
    assert [by_agency["甲局"][name] for name in limits[1:6]] == [3, 3, 1, Decimal("33.33"), 0]


def test_a_group_without_fines_has_its_row(con: "DuckDBPyConnection", put: Put) -> None:
    put(*fined([500, 500]), *fined([600, 700], "丙局"), {"case_id": "none", "status": "decided", "agency": "乙局"})
    found = {row["key"]: (row["n"], row["commonest"]) for row in records(run(con, "heaping", "agency"))}
    assert found == {"甲局": (2, 2), "丙局": (2, None), "乙局": (0, None)}, "of unlike fines none is the commonest"
