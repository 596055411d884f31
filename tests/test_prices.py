"""Prices in the facts of cases: the tables of wordings, hostile texts, and what a load makes of them."""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import record
from cases.loading import Outcome
from cases.text.prices import read_prices
from tests.tables import each, rows

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Put = Callable[..., Outcome]

FIELDS = [field.name for field in record.PRICE_FIELDS]


def read(text: str) -> list[dict[str, Any]]:
    """Return the lines of a text, their filled fields."""
    lines = ({name: getattr(line, name) for name in FIELDS} for line in read_prices(text))
    return [{name: value for name, value in line.items() if value is not None} for line in lines]


def expected(row: dict[str, str]) -> list[dict[str, Any]]:
    """Return the lines of a row of a table, numbers as decimals."""
    lines: list[dict[str, Any]] = json.loads(row["expected"], parse_float=Decimal, parse_int=Decimal)
    return lines


@each("prices")
def test_every_wording_is_read(row: dict[str, str]) -> None:
    assert read(row["text"]) == expected(row)


def test_the_table_of_wordings_is_whole() -> None:
    assert len(rows("prices")) >= 60
    assert {name for row in rows("prices") for line in expected(row) for name in line} == set(FIELDS)
    assert sum(expected(row) == [] for row in rows("prices")) >= 30


PIECES = st.sampled_from(
    ["当事人", "以每盒", "3元", "的价格购进", "口罩", "，", "。", "；", "售价", "分别为", "进价", "由", "提高到", "5角/只", "（", "）", "100盒",
     "加价率", "300%", "上涨3倍", "翻一番", "、", "和", "每", "1,280元", "约", "共售出", "此前", "1月2日", "均为", "在", "的", "某平台"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text_gives_lines_with_a_price(text: str) -> None:
    for line in read(text):
        assert set(line) & {"purchase_price", "sale_price", "prior_purchase_price", "prior_sale_price"}
        assert all(value >= 0 for value in line.values() if isinstance(value, Decimal))


@pytest.mark.parametrize(
    "piece", ["以每盒3元的价格购进口罩，", "售价3元、", "1，", "（", "在", "的价格", "9" * 50, "每", "分别为1元、2元"]
)
def test_a_long_text_takes_no_longer_than_its_length(piece: str) -> None:
    """Twice the text takes about twice the steps: nothing here may hang."""
    assert read_prices(piece * (20_000 // len(piece))) is not None


FACTS = "当事人以每盒15元的价格购进退热贴100盒，以每盒60元的价格销售，加价率300%。"


def test_a_load_takes_prices_from_the_facts(con: "DuckDBPyConnection", put: Put) -> None:
    put(
        {"facts": FACTS},
        {"facts": FACTS, "prices": [{"product": "口罩", "sale_price": "5", "unit": "只"}]},
        {"facts": "无"},
    )
    columns = "case_id, position, product, unit, purchase_price, sale_price, quantity_bought, stated_markup_pct"
    found = con.execute(f"select {columns} from prices order by case_id, position").fetchall()
    assert found == [
        ("c1", 1, "退热贴", "盒", 15, 60, 100, 300),
        ("c2", 1, "口罩", "只", None, 5, None, None),
    ]
    assert con.execute("select markup_pct from rates where case_id = 'c1'").fetchall() == [(300,)]


def test_no_facts_leaves_them_out(con: "DuckDBPyConnection", put: Put) -> None:
    put({"facts": FACTS}, facts=False)
    assert con.execute("select count(*) from prices").fetchall() == [(0,)]
