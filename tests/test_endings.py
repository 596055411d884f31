"""Notes below a delimited table, which have no cells beside them."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cases.errors import SourceError
from cases.loading.endings import notes_below
from cases.loading.sources import opened
from cases.resources import sql
from tests.conftest import load_file

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

TABLE = (
    "决定书文号,当事人,罚款金额（元）,处罚决定日期\n"
    "甲市监处罚〔2023〕1号,甲店,2000,2023-01-05\n"
    '甲市监处罚〔2023〕2号,"乙店，丙路",3000,2023-01-06\n'
)
NOTES = (
    "注：不含移送案件",
    "填表人：王芳",
    "导出时间：2023-12-31 10:00",
    "数据来源:执法系统",
    "第1页，共1页",
    "共2件",
    "单位：元",
)


@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_note_below_is_no_case_and_refuses_none(
    con: "DuckDBPyConnection", tmp_path: Path, note: str, encoding: str
) -> None:
    path = tmp_path / "x.csv"
    path.write_text(f"{TABLE}\n{note}\n\n", encoding)
    outcome = load_file(con, path)
    assert (outcome.inserted, outcome.rejected, outcome.no_cases) == (2, 0, (5,))


@pytest.mark.parametrize(
    ("mark", "end"),
    [
        pytest.param(",", "\r\n", id="lines as Windows ends them"),
        pytest.param("\t", "\n", id="tabs, the last cells of a row empty"),
        pytest.param("\t", "\r\n", id="both"),
    ],
)
def test_rows_keep_their_cells_and_lines_their_ends(
    con: "DuckDBPyConnection", tmp_path: Path, mark: str, end: str
) -> None:
    rows = [
        "决定书文号|当事人|罚款金额（元）|处罚决定日期|备注",
        *(f"甲市监处罚〔2023〕{n}号|甲店|{n}|2023-01-05|" for n in range(1, 3000)),
    ]
    path = tmp_path / "x.txt"
    path.write_bytes("".join(f"{line}{end}" for line in [*rows, "", "注：完"]).replace("|", mark).encode())
    outcome = load_file(con, path)
    assert (outcome.inserted, outcome.rejected, outcome.no_cases) == (2999, 0, (3002,))
    with opened(str(path)) as source:
        assert source.path.read_bytes().endswith(f"{end}{end}注：完{mark * 4}{end}".encode())


def test_what_is_a_note_at_the_end_is_one_to_the_load(con: "DuckDBPyConnection") -> None:
    con.execute(sql("load/macros"))
    for note in NOTES:
        assert con.execute("select is_foot($note) or is_sum($note) or is_sum($note)", {"note": note}).fetchall() == [
            (True,)
        ], note


@pytest.mark.parametrize(
    ("end", "why"),
    [
        pytest.param("甲市监处罚〔2023〕3号\n", "line 4: 1 cells", id="a row that was cut off"),
        pytest.param('注：见"\n', "line 4: ", id="a quote mark"),
        pytest.param(
            "注：甲店\n甲市监处罚〔2023〕3号,甲店,1,2023-01-07\n", "line 4: 1 cells", id="a note between rows"
        ),
        pytest.param("注：甲店,乙店\n", "line 4: 2 cells", id="a note that has cells"),
    ],
)
def test_all_else_is_refused_as_before(con: "DuckDBPyConnection", tmp_path: Path, end: str, why: str) -> None:
    path = tmp_path / "x.csv"
    path.write_text(TABLE + end, "utf-8")
    with pytest.raises(SourceError, match=why):
        load_file(con, path)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param(TABLE, "there is none", id="none"),
        pytest.param("当事人,事实\n甲店,x\n注：y\n", "of few columns a single cell may be a case", id="a narrow table"),
        pytest.param("注：y\n", "nothing is above", id="nothing but a note"),
        pytest.param('a,b,c,d\n1,2,3,"4\n注：5\n', "the row above goes on", id="inside of a cell"),
    ],
)
def test_notes_that_are_none(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "x.csv").write_text(text, "utf-8")
    assert notes_below(tmp_path / "x.csv", ",") is None, why


def test_a_long_table_is_read_by_its_end_alone(tmp_path: Path) -> None:
    """The copy has all of it."""
    path, row = tmp_path / "x.csv", TABLE.splitlines()[1]
    text = TABLE + f"{row}\n" * 50_000
    path.write_text(f"{text}注：完\n", "utf-8")
    with opened(str(path)) as source:
        assert source.path != path
        assert source.path.read_text("utf-8") == f"{text}注：完,,,\n"
