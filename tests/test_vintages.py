"""Files of every vintage load without an option, to the same database as their clean native twins."""

import csv
from decimal import Decimal
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import xlsxwriter

from cases import record, reports, store
from cases.engines.duck import Duck
from cases.errors import SourceError
from cases.loading import Outcome
from cases.loading.layouts import NATIVE, layouts
from cases.selection import Selection
from tests.conftest import content, left, load_file, rules
from tests.published import VINTAGES, vintage
from tests.vintages import EXTRA, FACTS, SECRETS, Grid, Vintage, delimited, grid, twin, write_lines, write_table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

LEGAL = vintage("publicity-2018-legal, headings")
FILES = Path(__file__).parent / "files"


def loaded(path: Path) -> tuple[Outcome, dict[str, list[Any]], str]:
    """Return what came of loading a file into an empty database, what is known of the cases, and all that is stored."""
    with store.writing(None) as con:
        outcome = load_file(con, path)
        return outcome, content(con), everything(con)


def everything(con: "DuckDBPyConnection") -> str:
    return str([con.execute(f"select * from {table}").fetchall() for table in record.TABLES])


@pytest.mark.parametrize("one", VINTAGES, ids=lambda one: one.name)
def test_a_file_loads_to_the_same_database_as_its_clean_twin(tmp_path: Path, one: Vintage) -> None:
    outcome, found, stored = loaded(write_table(tmp_path / "odd.csv", grid(one), "gb18030"))
    clean, expected, _ = loaded(write_lines(tmp_path / "twin.jsonl", twin(one)))
    assert found == expected
    assert (outcome.layout, outcome.encoding) == (one.layout, "gb18030")
    assert (outcome.rows, outcome.inserted, outcome.rejected) == (len(FACTS) + 1, len(FACTS), 0)
    assert rules(outcome) == rules(clean)
    assert left(outcome.unplaced) == (EXTRA[0], *one.left_out, EXTRA[1])
    assert not any(secret in stored for secret in SECRETS)


def test_every_layout_has_a_vintage() -> None:
    assert {one.layout for one in VINTAGES} == {layout.name for layout in layouts()} - {NATIVE}


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Any]]:
    """What is known of the cases of the 2018 table for legal persons, from its native twin."""
    return loaded(write_lines(tmp_path_factory.mktemp("clean") / "twin.jsonl", twin(LEGAL)))[1]


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        pytest.param("x.csv", "utf-8-sig", id="CSV with a byte order mark"),
        pytest.param("x.csv", "utf-16", id="CSV in UTF-16"),
        pytest.param("x.tsv", "gb18030", id="TSV under a title without tabs"),
        pytest.param("x.csv.gz", "gb18030", id="gzip"),
        pytest.param("x.zip", "gb18030", id="a zip of one CSV"),
        pytest.param("x.xlsx", "", id="XLSX"),
    ],
)
def test_a_table_is_the_same_in_every_container(
    tmp_path: Path, clean: dict[str, list[Any]], name: str, encoding: str
) -> None:
    outcome, found, _ = loaded(write_table(tmp_path / name, grid(LEGAL), encoding))
    assert found == clean
    assert (outcome.layout, outcome.rows, outcome.rejected) == (LEGAL.layout, len(FACTS) + 1, 0)


@pytest.mark.parametrize("suffix", [".xls", ".ods"])
def test_old_and_open_workbooks_hold_the_same_table(clean: dict[str, list[Any]], suffix: str) -> None:
    """The files in `tests/files` are what `write_workbook` writes, saved once by an office program in the other forms."""
    outcome, found, _ = loaded(FILES / f"publicity-2018{suffix}")
    assert found == clean
    assert (outcome.layout, outcome.rows, outcome.rejected) == (LEGAL.layout, len(FACTS) + 1, 0)


@pytest.mark.parametrize("name", ["x.csv", "x.xlsx"])
def test_merged_headings_stand_on_two_rows(tmp_path: Path, clean: dict[str, list[Any]], name: str) -> None:
    """罚没金额 is merged over two columns, every other heading over two rows: its value stands in the upper one."""
    rows = grid(LEGAL)
    at = next(number for number, row in enumerate(rows) if row[:1] == [EXTRA[0]])
    money = {number for number, heading in enumerate(rows[at]) if "万元" in heading}
    below = [heading if number in money else "" for number, heading in enumerate(rows[at])]
    above = [
        heading if number not in money else "罚没金额" if number == min(money) else ""
        for number, heading in enumerate(rows[at])
    ]
    path = tmp_path / name
    if name.endswith(".csv"):
        write_table(path, [*rows[:at], above, below, *rows[at + 1 :]])
    else:
        write_merged(path, rows[at + 1 :], above, below)
    outcome, found, _ = loaded(path)
    assert found == clean
    assert (left(outcome.unplaced), outcome.rejected) == (EXTRA, 0)


def write_merged(path: Path, rows: Grid, above: list[str], below: list[str]) -> None:
    """Write a workbook with the headings merged as an office program merges them."""
    first, last = (number for number, heading in enumerate(below) if heading)
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, cells in enumerate([above, below, *rows]):
            sheet.write_row(number, 0, cells)
        for number, heading in enumerate(above):
            if number not in (first, last):
                sheet.merge_range(0, number, 1, number, heading)
        sheet.merge_range(0, first, 0, last, above[first])


def test_fines_told_only_in_the_text_give_the_same_reports(tmp_path: Path) -> None:
    """2015 has no amounts, 2018 has them in 万元. The revoked decision, which only 2015 can tell, is in neither file."""
    standing = [fact for fact in FACTS if fact["status"] == "decided"]
    found = []
    for name in ("publicity-2015, headings", LEGAL.name):
        with store.writing(None) as con:
            load_file(con, write_table(tmp_path / "x.csv", grid(vintage(name), standing), "gb18030"))
            found.append(
                {
                    (report, by): list(reports.run(Duck(con), *reports.find(report, by), Selection()).rows)
                    for report in ("fines", "fine-bins", "summary")
                    for by in (None, "type", "statute")
                }
            )
    assert found[0] == found[1]
    # By hand: 20000 + 155000 + 1234567.89; the median is the middle one, the mean 469855.9633.
    (fines,) = found[0]["fines", None]
    assert {Decimal("1409567.89"), Decimal("469855.96"), Decimal("155000.00")} <= {
        one for one in fines if isinstance(one, Decimal)
    }


def test_a_revoked_decision_is_kept_and_counts_in_no_report(tmp_path: Path) -> None:
    with store.writing(None) as con:
        load_file(con, write_table(tmp_path / "x.csv", grid(vintage("publicity-2015, codes"))))
        assert con.execute("select decision_no from cases where status = 'withdrawn'").fetchall() == [
            ("杭西市监处罚〔2022〕4号",)
        ]
        result = reports.run(Duck(con), *reports.find("summary"), Selection())
        assert [dict(zip(result.columns, row, strict=True))["cases"] for row in result.rows] == [4]


def faulty(rows: Grid) -> Grid:
    """Add to a table two days that are none, two rows that contradict each other, and one that tells of no case."""
    heading = next(row for row in rows if row[:1] == [EXTRA[0]])
    sample = next(row for row in rows if row[:1] == ["1"])
    number, day, result = (heading.index(name) for name in ("行政处罚决定书文号", "处罚决定日期", "处罚结果"))

    def changed(**cells: str) -> list[str]:
        places = {"number": number, "day": day, "result": result}
        return [
            next((text for name, text in cells.items() if places[name] == at), cell) for at, cell in enumerate(sample)
        ]

    lost = ["88", *[""] * (len(heading) - 1)]
    lost[result] = "警告"
    faults = [
        changed(number="杭西市监处罚〔2023〕21号", day="2023年2月30日"),
        changed(number="杭西市监处罚〔2023〕22号", day="日期不详"),
        changed(number="杭西市监处罚〔2023〕23号"),
        changed(number="杭西市监处罚〔2023〕23号", result="罚款3万元"),
        lost,
    ]
    return [*rows[:-1], *faults, rows[-1]]


def counted(path: Path) -> int:
    """Count the records under the headings with a reader of another make: filled rows, but no total."""
    if path.suffix == ".xlsx":
        rows: list[list[Any]] = [
            list(row) for row in openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)
        ]
    else:
        with path.open(encoding="gb18030", newline="") as file:
            rows = list(csv.reader(file))
    above = len(list(takewhile(lambda row: row[:1] != [EXTRA[0]], rows)))
    filled = [row for row in rows[above + 1 :] if any(cell not in (None, "") for cell in row)]
    return len([row for row in filled if row[0] != "合 计"])


@pytest.mark.parametrize("name", ["x.csv", "x.xlsx"])
def test_rows_loaded_and_refused_are_the_records_of_the_file(tmp_path: Path, name: str) -> None:
    path = write_table(tmp_path / name, faulty(grid(vintage("publicity-2017"))), "gb18030")
    with store.writing(None) as con:
        outcome = load_file(con, path)
        (kept,) = con.execute("select count(*) from cases").fetchall()[0]
        refused = con.execute("select distinct source_row from findings where severity = 'error'").fetchall()
    twice = 1
    assert kept + twice + outcome.rejected == outcome.rows == counted(path) == 11
    assert rules(outcome) == {"unreadable_date": 2, "rows_disagree": 1, "unidentified": 1}
    assert (outcome.inserted, outcome.rejected, len(refused)) == (5, 5, 4)


@pytest.mark.parametrize(
    ("encoding", "row", "old", "new", "message"),
    [
        pytest.param(
            "utf-8", 7, "异议", '"异议', "line 10: a quote mark opens and does not close", id="an open quote in a row"
        ),
        pytest.param(
            "gb18030", 7, "异议", "异议,多", "line 10: 16 cells where the heading has 15", id="a cell too many"
        ),
        pytest.param("utf-16", 7, ",异议", "", "line 10: 14 cells where the heading has 15", id="a cell too few"),
        pytest.param(
            "gb18030", 3, "案件名称", '"案件名称', "line 4: a quote mark opens and does not close", id="in the headings"
        ),
        pytest.param(
            "utf-8", 0, "行政", '"双公示"行政', "line 1: a quote mark opens and does not close", id="in the title"
        ),
    ],
)
def test_a_broken_table_is_refused_whole_with_the_line(
    tmp_path: Path, encoding: str, row: int, old: str, new: str, message: str
) -> None:
    """The facts of each case stand on two lines: four lines and a blank row with two cases before the third."""
    lines = [delimited([cells]) for cells in grid(vintage("publicity-2015, typing errors"))]
    assert old in lines[row]
    lines[row] = lines[row].replace(old, new)
    path = tmp_path / "x.csv"
    path.write_bytes("".join(lines).encode(encoding))
    with store.writing(None) as con:
        with pytest.raises(SourceError) as caught:
            load_file(con, path)
        assert message in caught.value.wrong
        assert con.execute("select (select count(*) from cases), (select count(*) from loads)").fetchall() == [(0, 0)]
