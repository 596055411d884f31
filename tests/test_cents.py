"""Amounts of money come through every form to the cent, in 元 and in 万元."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import store
from tests.conftest import load_file
from tests.vintages import delimited

MONEY = (
    ("fine_yuan", "罚款金额（万元）", 6, pa.decimal128(18, 6)),
    ("confiscated_gains_yuan", "没收违法所得（万元）", 6, pa.float64()),
    ("illegal_gains_yuan", "违法所得（万元）", 6, pa.string()),
    ("refund_yuan", "退还价款（元）", 2, pa.decimal128(18, 2)),
    ("goods_value_yuan", "货值金额（元）", 2, pa.float64()),
    ("sales_yuan", "销售金额（元）", 2, pa.string()),
)
"""Field, heading, decimals of the unit down to the cent, and the type in Parquet."""

CENTS = st.lists(st.integers(0, 10**14), min_size=60, max_size=120)
"""Amounts up to a million million yuan: many at a time, as a load costs more than its rows."""

EDGES = [0, 1, 99, 100, 101, 10**6, 10**6 + 1, 10**13, 10**14 - 1, 10**14]


def write(path: Path, encoding: str, cents: Sequence[int]) -> None:
    """Write each amount into every column of MONEY, a case a row."""
    names = [f"c{number:03}" for number in range(len(cents))]
    columns = [[Decimal(one).scaleb(-places) for one in cents] for _, _, places, _ in MONEY]
    headings = ["案件编号", *(heading for _, heading, _, _ in MONEY)]
    if path.suffix == ".xlsx":
        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet()
            sheet.write_row(0, 0, headings)
            for number, column in enumerate([names, *(map(float, column) for column in columns)]):
                sheet.write_column(1, number, column)
    elif path.suffix == ".parquet":
        arrays = [pa.array(typed(column, kind), kind) for column, (*_, kind) in zip(columns, MONEY, strict=True)]
        pq.write_table(pa.table([pa.array(names), *arrays], names=headings), path)
    else:
        texts = [typed(column, pa.string()) for column in columns]
        path.write_bytes(delimited([headings, *map(list, zip(names, *texts, strict=True))]).encode(encoding))


def typed(amounts: Sequence[Decimal], kind: Any) -> list[Any]:
    """Return amounts as a column of a type holds them."""
    if kind == pa.string():
        return [f"{amount:f}" for amount in amounts]
    return [float(amount) if kind == pa.float64() else amount for amount in amounts]


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        pytest.param("x.csv", "utf-8", id="CSV"),
        pytest.param("x.csv", "gb18030", id="GB18030"),
        pytest.param("x.xlsx", "", id="XLSX"),
        pytest.param("x.parquet", "", id="Parquet: decimals, doubles, texts"),
    ],
)
def test_amounts_in_the_database_equal_those_of_the_file(
    tmp_path_factory: pytest.TempPathFactory, name: str, encoding: str
) -> None:
    path = tmp_path_factory.mktemp("amounts") / name
    fields = ", ".join(field for field, *_ in MONEY)

    @settings(max_examples=4)
    @given(CENTS)
    def equal(drawn: list[int]) -> None:
        cents = [*EDGES, *drawn]
        write(path, encoding, cents)
        with store.writing(None) as con:
            assert load_file(con, path).rejected == 0
            found = con.execute(f"select {fields} from cases order by case_id").fetchall()
        assert found == [(Decimal(one).scaleb(-2),) * len(MONEY) for one in cents]

    equal()
