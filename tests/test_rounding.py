"""The figures that reports compute are rounded to cents as an accountant does: a half goes away from zero."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import store

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@pytest.fixture(scope="module")
def con() -> Iterator["DuckDBPyConnection"]:
    with store.writing(None) as opened:
        yield opened


def in_cents(con: "DuckDBPyConnection", figure: float) -> Decimal:
    ((rounded,),) = con.execute("select in_cents(cast($x as double))", {"x": figure}).fetchall()
    assert isinstance(rounded, Decimal)
    return rounded


@pytest.mark.parametrize(
    ("figure", "rounded"),
    [
        pytest.param(0.125, "0.13", id="a half that a double holds"),
        pytest.param(1.005, "1.01", id="one that a double holds a hair below"),
        pytest.param(2.675, "2.68", id="another"),
        pytest.param(1.015, "1.02", id="one that a double holds a hair above"),
        pytest.param(-0.125, "-0.13", id="away from zero below it"),
        pytest.param(-1.005, "-1.01", id="a hair above, below zero"),
        pytest.param(1.0049, "1.00", id="below a half"),
        pytest.param(33.333333333333336, "33.33", id="a third"),
        pytest.param(-0.004, "0.00", id="no sign of nothing"),
        pytest.param(123456789012.345, "123456789012.35", id="more than twelve digits"),
        pytest.param(4e18, "4000000000000000000.00", id="more than decimals of six places hold"),
    ],
)
def test_a_figure_in_cents(con: "DuckDBPyConnection", figure: float, rounded: str) -> None:
    assert str(in_cents(con, figure)) == rounded


@given(st.integers(-9 * 10**12, 9 * 10**12))
def test_what_is_written_with_three_decimals(con: "DuckDBPyConnection", thousandths: int) -> None:
    """Up to nine thousand million: beyond, a double does not hold a millionth."""
    written = Decimal(thousandths) / 1000
    assert in_cents(con, float(written)) == written.quantize(Decimal("0.01"), ROUND_HALF_UP)
