"""One result with every hard kind of value, written in every format and compared byte by byte with `golden/`.

A changed format shows as a changed file: `python -m tests.test_output` writes them anew.
"""

import io
import json
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
import wcwidth
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet
from python_calamine import CalamineWorkbook

from cases.errors import OutputError, UsageError
from cases.output import FORMS, Result, form_of, write_file, write_stream
from cases.output.cells import guarded, text, unlike
from cases.output.workbook import LONGEST_TEXT
from cases.resources import sql
from cases.surnames import macros

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

GOLDEN = Path(__file__).parent / "golden"
SUFFIX = {"table": "txt"}
TEXT_FORMS = ("table", "md", "csv", "tsv", "json", "jsonl")

HARD = Result(
    columns=("key", "cases", "total_yuan", "markup_pct", "sale_price", "decided_on", "loaded_at", "fine_joint", "penalties", "facts"),
    rows=[
        ("《价格法》第十四条第（三）项", 1200, Decimal("1234567.80"), Decimal("500.00"), Decimal("0.250000"), date(2023, 2, 6),
         datetime(2026, 11, 24, 9, 5, 7), True, ["fine", "warning"], '他说："涨价，\n再涨" | 完'),
        ("=HYPERLINK(1)", 0, Decimal("0.00"), Decimal("-12.30"), Decimal("128.000000"), None, None, False, [], " \t"),
        (None, None, None, None, None, None, None, None, None, None),
    ],
    title="Every hard kind of value",
    note="3 cases; a note.",
)  # fmt: skip


def written(form: str) -> bytes:
    stream = io.BytesIO()
    write_stream(HARD, stream, form)
    return stream.getvalue()


def for_spreadsheets(form: str) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"x.{form}"
        write_file(HARD, path, form)
        return path.read_bytes()


GOLDENS = {f"stream.{SUFFIX.get(form, form)}": partial(written, form) for form in TEXT_FORMS} | {
    f"spreadsheet.{form}": partial(for_spreadsheets, form) for form in ("csv", "tsv")
}


@pytest.mark.parametrize("name", GOLDENS)
def test_golden(name: str) -> None:
    assert GOLDENS[name]() == (GOLDEN / name).read_bytes()


def test_json_reads_back_with_all_digits() -> None:
    rows = json.loads(written("json"), parse_float=Decimal)
    assert rows[0]["total_yuan"] == Decimal("1234567.80")
    assert b'"total_yuan": 1234567.80,' in written("json")
    assert [json.loads(line, parse_float=Decimal) for line in written("jsonl").splitlines()] == rows


def test_parquet_keeps_types(published: "DuckDBPyConnection", tmp_path: Path) -> None:
    rows = published.sql("select fine_yuan, decided_on, penalties from cases order by case_id limit 1")
    write_file(Result(rows.columns, [], arrow=rows.to_arrow_table), tmp_path / "x.parquet", "parquet")
    table = parquet.read_table(tmp_path / "x.parquet")
    assert [str(field.type) for field in table.schema] == ["decimal128(18, 2)", "date32[day]", "list<element: string>"]
    assert table.to_pylist() == [
        {"fine_yuan": Decimal(12800), "decided_on": date(2023, 2, 6), "penalties": ["confiscated_gains", "fine"]}
    ]


def test_a_workbook_has_typed_cells_and_no_formula(tmp_path: Path) -> None:
    write_file(HARD, tmp_path / "x.xlsx", "xlsx")
    sheet = CalamineWorkbook.from_path(tmp_path / "x.xlsx").get_sheet_by_index(0).to_python()
    assert sheet[0] == list(HARD.columns)
    assert sheet[1][1:8] == [1200, 1234567.8, 500, 0.25, date(2023, 2, 6), datetime(2026, 11, 24, 9, 5, 7), True]
    assert sheet[1][8:] == ["fine;warning", '他说："涨价，\n再涨" | 完']
    assert sheet[2][0] == "=HYPERLINK(1)"


@pytest.mark.parametrize(
    ("number", "cell"),
    [
        pytest.param(123456789012345, 123456789012345, id="fifteen digits"),
        pytest.param(91330100123456789, "91330100123456789", id="a code of seventeen"),
        pytest.param(9007199254740993, "9007199254740993", id="no double"),
        pytest.param(Decimal("1234567890123.456"), "1234567890123.456", id="with decimals"),
        pytest.param(1200000000000000000, 1200000000000000000, id="zeros are no digits"),
    ],
)
def test_a_workbook_loses_no_digit(tmp_path: Path, number: int | Decimal, cell: int | str) -> None:
    """Excel keeps fifteen."""
    write_file(Result(("n",), [(number,)]), tmp_path / "x.xlsx", "xlsx")
    assert CalamineWorkbook.from_path(tmp_path / "x.xlsx").get_sheet_by_index(0).to_python()[1] == [cell]


def test_a_text_that_no_cell_holds_is_refused_whole(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"before")
    with pytest.raises(OutputError, match="row 2, column 1: a text longer than a cell of Excel holds"):
        write_file(Result(("a",), [("长" * (LONGEST_TEXT + 1),)]), path, "xlsx")
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="there is no folder"):
        write_file(HARD, tmp_path / "none" / "x.csv", "csv")


def narrow(result: Result) -> list[str]:
    stream = io.BytesIO()
    write_stream(result, stream, "table", 60)
    lines = stream.getvalue().decode().splitlines()
    assert all(wcwidth.width(line) <= 60 for line in lines)
    return lines


def test_a_table_of_groups_is_folded_to_the_window() -> None:
    """Each part begins with the group again, so that its figures can be compared."""
    lines = narrow(HARD)
    heads = [line.split() for line in lines if line.startswith("key")]
    assert len(heads) > 2
    assert [name for head in heads for name in head[1:]] == list(HARD.columns[1:])
    assert sum(line.startswith("《价格法》") for line in lines) == len(heads)


def test_a_table_of_records_stands_upright_in_a_narrow_window() -> None:
    lines = narrow(replace(HARD, columns=("title", *HARD.columns[1:])))
    assert "total_yuan  1,234,567.80" in lines


@pytest.mark.parametrize(
    ("path", "asked", "form"),
    [
        pytest.param(None, None, "table", id="neither"),
        pytest.param("x.csv", None, "csv", id="the suffix"),
        pytest.param("X.CSV", None, "csv", id="the suffix in capitals"),
        pytest.param("x.csv", "json", "json", id="what is asked wins"),
        pytest.param("x", None, "table", id="no suffix"),
    ],
)
def test_the_format_is_the_one_asked_for_or_the_suffix(path: str | None, asked: str | None, form: str) -> None:
    assert form_of(Path(path) if path else None, "table", asked) == form


def test_a_suffix_without_a_writer_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="there is no format"):
        form_of(Path("x.doc"), "table")


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("  =1+1", "'  =1+1"),
        ("\t=1", "'\t=1"),
        ("＝1", "'＝1"),
        ("@x", "'@x"),
        ("-5", "'-5"),
        ("'=1", "''=1"),
        ("'quoted'", "'quoted'"),
        ("价格=5", "价格=5"),
        ("", ""),
    ],
)
def test_text_that_looks_like_a_formula_is_guarded(cell: str, safe: str) -> None:
    assert guarded(cell) == safe


cells = st.text(st.sampled_from("'=+-@＝＋－＠ 　\t\r\na价"), max_size=6)


@given(st.lists(cells, min_size=1, max_size=50))
def test_guards_are_the_same_in_sql_and_come_off_again(values: list[str]) -> None:
    connection = guarding_connection()
    rows = connection.execute(
        "select guarded(x), unguarded(guarded(x)) from (select unnest(?) as x)", [values]
    ).fetchall()
    assert rows == [(guarded(value), value) for value in values]


def guarding_connection() -> Any:
    import duckdb

    connection = duckdb.connect()
    connection.execute(macros())
    connection.execute(sql("load/macros"))
    return connection


@pytest.mark.parametrize(
    ("names", "found"),
    [
        pytest.param(["a", "b"], ["a", "b"], id="unlike already"),
        pytest.param(["a", "a", "b", "a"], ["a", "a (2)", "b", "a (3)"], id="each later one by its number"),
        pytest.param(["a", "a", "a (2)"], ["a", "a (3)", "a (2)"], id="what is there already keeps its name"),
        pytest.param(["a (2)", "a", "a"], ["a (2)", "a", "a (3)"], id="also where it stands before"),
        pytest.param(["a", "a", "a (2)", "a (2)"], ["a", "a (3)", "a (2)", "a (2) (2)"], id="numbered names repeated"),
        pytest.param(["Ab", "aB", "AB (2)"], ["Ab", "aB (3)", "AB (2)"], id="capitals make no difference"),
        pytest.param(["", ""], ["", " (2)"], id="no name"),
    ],
)
def test_columns_get_names_that_are_unlike(names: list[str], found: list[str]) -> None:
    assert unlike(names) == found


@given(st.lists(st.sampled_from(["a", "A", "a (2)", "a (3)", "a (2) (2)", "b"]), max_size=9))
def test_no_two_columns_are_ever_alike(names: list[str]) -> None:
    found = unlike(names)
    assert len({name.lower() for name in found}) == len(names)
    assert all(own.startswith(name) for own, name in zip(found, names, strict=True))


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2) | st.decimals(-1000, 1000, places=6))
def test_decimals_keep_their_value(value: Decimal) -> None:
    assert Decimal(text(value)) == value
    assert "E" not in text(value)


def test_every_format_has_a_golden_file_or_a_test() -> None:
    assert set(FORMS) == {*TEXT_FORMS, "parquet", "xlsx", "html"}


if __name__ == "__main__":
    for name, make in GOLDENS.items():
        (GOLDEN / name).write_bytes(make())
