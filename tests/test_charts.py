"""Charts: which results have one, and where their marks stand, in percent of the width."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest

from cases import reports
from cases.output import Result
from cases.output.charts import KINDS, Chart, chart_of
from cases.output.scales import Linear, Logarithmic, Tick, rounded, short


def drawn(chart: str, *rows: Sequence[Any], lang: str = "en", quartiles: Sequence[Tick] = ()) -> Chart | None:
    columns = chart.split()[1:]
    return chart_of(Result(columns, (), chart=chart, lang=lang), rows, quartiles)


def marks(chart: Chart | None) -> list[tuple[Any, ...]]:
    assert chart
    return [(row.label, row.value, *row.at) for row in chart.rows]


def test_every_chart_of_a_report_names_columns_that_it_has() -> None:
    asking = 0
    for name in reports.variants():
        report = reports.query("reports", name)
        if chart := report.info.get("chart"):
            kind, *columns = chart.split()
            assert kind in KINDS, name
            assert {*columns} <= {column.name for column in report.columns}, name
            asking += 1
    assert asking > 10


def test_bars_begin_at_zero_and_leave_room_for_their_value() -> None:
    chart = drawn("bars key cases", ("a", 40), (None, 10), ("c", 0), ("d", None))
    assert marks(chart) == [("a", "40", 80), ("not stated", "10", 20), ("c", "0", 0), ("d", "—", None)]


def test_columns_stand_in_time_and_cases_without_a_day_in_none() -> None:
    chart = drawn("columns key cases", ("2023-01", 2), ("2023-02", 4), (None, 9))
    assert marks(chart) == [("2023-01", "2", 50), ("2023-02", "4", 100)]
    assert chart and chart.ticks == [Tick(25, "2023-01"), Tick(75, "2023-02")]


def test_many_months_are_told_by_their_years() -> None:
    months = [(f"{2020 + at // 12}-{at % 12 + 1:02}", at) for at in range(3, 39)]
    chart = drawn("columns key cases", *months)
    assert chart and [tick.label for tick in chart.ticks] == ["2021", "2022", "2023"]
    assert chart.labelled == [35], "the highest alone"


def test_a_histogram_is_as_wide_as_its_ranges_on_a_logarithmic_scale() -> None:
    rows = [(Decimal(100), Decimal(1000), 5), (Decimal(1000), Decimal(10000), 10)]
    chart = drawn("histogram from_yuan to_yuan cases", *rows, lang="zh", quartiles=[Tick(1000, "median 1,000")])
    assert marks(chart) == [("100–1,000", "5", 0, 50, 50), ("1,000–10,000", "10", 50, 100, 100)]
    assert chart and chart.ticks == [Tick(0, "100"), Tick(50, "1000"), Tick(100, "1万")]
    assert chart.lines == [Tick(50, "median 1,000")]


def test_a_spread_stands_on_a_logarithmic_scale_on_which_nothing_is_zero() -> None:
    quantiles = [Decimal(10), Decimal(100), Decimal(1000)]
    chart = drawn("spread key low_yuan median_yuan high_yuan", ("a", *quantiles), ("b", None, Decimal(0), None))
    assert marks(chart) == [("a", "100", 4, 50, 96), ("b", "0", None, None, None)]
    assert drawn("spread key low_yuan median_yuan high_yuan", ("a", None, None, None), ("b", None, None, None)) is None


def test_pairs_share_a_scale() -> None:
    chart = drawn("pairs key stated_pct computed_pct", ("a", Decimal(50), Decimal(100)))
    assert marks(chart) == [("a", "50.0% · 100%", 40, 80)]
    assert chart and [tick.label for tick in chart.ticks] == ["0%", "50%", "100%"]


@pytest.mark.parametrize(
    ("chart", "columns", "rows"),
    [
        pytest.param("", ("key", "cases"), [("a", 1), ("b", 2)], id="none was asked for"),
        pytest.param("bars key cases", ("key", "cases"), [("a", 1)], id="one bar compares nothing"),
        pytest.param("bars key cases", ("key",), [("a",), ("b",)], id="a column that was left out"),
        pytest.param(
            "bars field n", ("key", "field", "n"), [("a", "x", 1), ("b", "x", 2)], id="groups it does not name"
        ),
        pytest.param("histogram from_yuan to_yuan n", ("from_yuan", "to_yuan", "n"), [], id="nothing"),
    ],
)
def test_no_chart_where_it_would_tell_nothing(chart: str, columns: Sequence[str], rows: Sequence[Any]) -> None:
    assert chart_of(Result(columns, (), chart=chart), rows) is None


@pytest.mark.parametrize(
    ("value", "en", "zh"),
    [(Decimal(500), "500", "500"), (Decimal(20000), "20k", "2万"), (Decimal(15 * 10**7), "150m", "1.5亿")],
)
def test_round_numbers_are_told_in_large_units(value: Decimal, en: str, zh: str) -> None:
    assert (rounded(value, "en"), rounded(value, "zh")) == (en, zh)


@pytest.mark.parametrize(
    ("value", "column", "told"),
    [
        (Decimal("32579.37"), "median_yuan", "32,579"),
        (Decimal("50.50"), "median_yuan", "50.50"),
        (Decimal("4.27"), "share_pct", "4.3%"),
        (Decimal("4166.67"), "increase_pct", "4,167%"),
        (12345, "cases", "12,345"),
        (None, "median_yuan", "—"),
    ],
)
def test_values_beside_marks_are_short(value: Any, column: str, told: str) -> None:
    assert short(value, column) == told


def test_a_scale_of_one_value_has_room_on_both_sides() -> None:
    scale = Logarithmic([Decimal(50000)])
    assert scale.at(Decimal(50000)) == 50
    assert [tick.label for tick in scale.ticks("en")] == ["20k", "50k", "100k"]


@pytest.mark.parametrize("most", [1, 3, 7, 10, 99, 100, 12345])
def test_a_linear_scale_has_a_few_round_ticks(most: int) -> None:
    ticks = list(Linear([most], 100).ticks("cases", "en"))
    assert 3 <= len(ticks) <= 6
    assert ticks[0] == Tick(0, "0")
    assert all(0 <= tick.at <= 100 for tick in ticks)
