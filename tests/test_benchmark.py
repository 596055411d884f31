"""The benchmark is what it says: its cases have the promised shares, its SQL answers the same. Nothing is timed."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from cases import reports, store
from cases.loading import Outcome
from tests.benchmark import catalogue, engines
from tests.benchmark.bench import NoRoomError, bench
from tests.benchmark.files import FORMS, Kind
from tests.benchmark.generator import generate
from tests.benchmark.processes import ROOT, Run, Step, StepError, alternate, python, run
from tests.benchmark.questions import QUESTIONS, answers
from tests.benchmark.shares import AGENCIES, BASES, SHARES
from tests.benchmark.table import Row, compared, markdown, put
from tests.benchmark.vocabulary import themes
from tests.conftest import load_file, rules

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ROWS = 4000
FEW = 600
WORDS = [word for theme in themes() for word in theme["words"]]

IN_CELLS = {
    "individual": "行政相对人类别 = '个体工商户'",
    "operator_behind": "ends_with(行政相对人名称, '）')",
    "old_code": '"行政相对人代码_1（统一社会信用代码）" is null and "行政相对人代码_2（工商注册号）" is not null',
    "odd_number": r"not regexp_full_match(行政处罚决定书文号, '[^\s\d]+〔\d{4}〕\d+号')",
    "unknown_words": "list_contains($words, 违法行为类型)",
    "sums": "regexp_matches(违法事实, '货值|违法所得|获利|经营额')",
    "no_fine_cell": '"罚款金额（万元）" is null',
    "no_gains_cell": '"没收违法所得、没收非法财物的金额（万元）" is null',
    "odd_date": r"regexp_matches(处罚决定日期, '^\d{4}[年/]')",
    "unreadable_date": "try_cast(处罚决定日期 as date) is null and contains(处罚决定日期, '-13-')",
    "unreadable_fine": "\"罚款金额（万元）\" = '见决定书'",
}
"""Shares that show in the cells, and in which rows they do."""
IN_FINDINGS = {
    "wrong_code": "party_code_check",
    "unreadable_date": "unreadable_date",
    "unreadable_fine": "unreadable_amount",
    "in_wrong_unit": "fine_ten_thousandfold",
    "another_fine": "fine_conflict",
    "future_date": "future_date",
}
"""Shares that show in what the load finds."""


@dataclass(frozen=True)
class Loaded:
    """A file and the database into which it was loaded."""

    con: "DuckDBPyConnection"
    outcome: Outcome
    file: Path

    def value(self, query: str, **parameters: Any) -> Any:
        """Return the one value that a query gives."""
        return self.con.execute(query, parameters).fetchall()[0][0]

    @property
    def cells(self) -> str:
        """The rows of the file, as SQL."""
        return f"read_csv('{self.file}', header = true, all_varchar = true)"


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loaded]:
    """Some thousand rows of the template, loaded by the product."""
    file = generate(tmp_path_factory.mktemp("rows"), ROWS, Kind())
    with store.writing(None) as con:
        yield Loaded(con, load_file(con, file), file)


def assert_share(name: str, count: int) -> None:
    """Check that as many rows of ROWS are what a share says as chance allows."""
    share = SHARES[name]
    assert abs(count - share * ROWS) <= 4 * sqrt(share * ROWS) + 1, f"{name}: {count} of {ROWS}"


def test_the_rows_have_the_promised_shares(loaded: Loaded) -> None:
    for name, condition in IN_CELLS.items():
        query = f"select count(*) from {loaded.cells} where {condition}"
        assert_share(name, loaded.value(query, **({"words": WORDS} if "$words" in condition else {})))
    found = rules(loaded.outcome)
    for name, rule in IN_FINDINGS.items():
        assert_share(name, found.get(rule, 0))
    priced = "select count(distinct case_id) from prices where purchase_price > 0 and sale_price > 0"
    assert_share("prices", loaded.value(priced))
    assert_share("operator_only", loaded.value("select count(*) from cases where party = person"))


def test_every_row_is_a_case_but_those_refused_and_doubled(loaded: Loaded) -> None:
    doubled = ROWS - loaded.value(f"select count(*) from (select distinct * from {loaded.cells})")
    refused = loaded.value(
        f"select count(*) from {loaded.cells} where {IN_CELLS['unreadable_date']} or {IN_CELLS['unreadable_fine']}"
    )
    assert_share("doubled", doubled)
    assert (loaded.outcome.rows, loaded.outcome.rejected) == (ROWS, refused)
    assert loaded.outcome.inserted == ROWS - refused - doubled
    assert not loaded.outcome.unplaced


def test_the_words_vary_as_in_a_province(loaded: Loaded) -> None:
    assert loaded.value("select count(*) - count(distinct facts) from cases") == 0
    assert 170 < loaded.value("select avg(len(facts)) from cases") < 230
    assert loaded.value("select count(*) from cases where len(facts) > 300") == 0
    assert BASES / 4 < loaded.value("select count(distinct basis_text) from cases") <= BASES
    assert 400 < loaded.value("select count(distinct violation_text) from cases") < 700
    assert loaded.value("select count(distinct agency_code) from cases") <= AGENCIES
    assert loaded.value("select count(*) from cases where province is null") == 0
    assert loaded.value("select count(*) from citations where law_id is null") == 0
    assert loaded.value("select sum(unread_characters) from coverage") == 0


def test_the_catalogue_that_is_timed_has_every_report_and_every_grouping() -> None:
    timed = list(catalogue.asked())
    assert {report.name.partition(".")[0] for _, report, _ in timed} == set(reports.report_names())
    assert {grouping.name for _, _, grouping in timed} == set(reports.grouping_names())
    assert len({command for command, _, _ in timed}) == len(timed)


@pytest.mark.parametrize("name", QUESTIONS)
def test_sql_by_hand_answers_as_the_report_does(loaded: Loaded, name: str) -> None:
    by_hand, composed = answers(loaded.con, name)
    columns, rows = by_hand()
    assert rows
    assert (columns, rows) == composed()


def test_the_same_rows_come_again_in_every_form(tmp_path: Path) -> None:
    first, again = tmp_path / "first", tmp_path / "again"
    for folder, forms in ((first, FORMS), (again, ("csv", "native"))):
        folder.mkdir()
        for form in forms:
            generate(folder, FEW, Kind(form))
    for path in again.iterdir():
        assert path.read_bytes() == (first / path.name).read_bytes(), path.name
    recoded = (first / Kind("gb18030").name).read_bytes().decode("gb18030")
    assert recoded == (first / Kind().name).read_bytes().decode()
    with duckdb.connect() as con:
        rows = con.execute(f"from read_csv('{first / Kind().name}', all_varchar = true)").fetchall()
        assert (
            con.execute(f"select cast(columns(*) as varchar) from '{first / Kind('parquet').name}'").fetchall() == rows
        )
        assert con.execute(f"select cast(columns(*) as varchar) from '{first / Kind('jsonl').name}'").fetchall() == rows
    assert len(rows) == FEW
    assert len(rows[0]) == 26


def test_a_delta_changes_and_adds(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    load_file(con, generate(tmp_path, FEW, Kind()))
    outcome = load_file(con, generate(tmp_path, FEW, Kind(delta=True)))
    assert (outcome.rows, outcome.inserted) == (FEW // 10, FEW // 20)
    assert outcome.updated >= 0.9 * FEW / 20


def test_half_of_the_bases_are_unlike_all_others(tmp_path: Path) -> None:
    path = generate(tmp_path, ROWS, Kind(unique_basis=True))
    alone = f"select 处罚依据 as basis from '{path}' group by all having count(*) = 1"
    query = f"select count(*) from ({alone}) where regexp_matches(basis, '元|案号')"
    with duckdb.connect() as con:
        assert_share("unique_basis", con.execute(query).fetchall()[0][0])


def test_steps_take_turns(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.touch()
    code = "import sys; open('log', 'a').write(sys.argv[1]); print(sys.argv[1])"

    def noted() -> None:
        log.write_text(f"{log.read_text()},")

    steps = {name: Step(python("-c", code, name), noted) for name in "ab"}
    runs = alternate(steps, 3, tmp_path)
    assert log.read_text() == ",a,b,a,b,a,b"
    assert [one.out.strip() for one in runs.values()] == ["a", "b"]
    assert all(0 < one.seconds < 60 and one.peak > 1 << 20 for one in runs.values())


def test_a_step_that_fails_is_no_figure(tmp_path: Path) -> None:
    with pytest.raises(StepError, match="no such thing"):
        run(Step(python("-c", "raise SystemExit('no such thing')")), tmp_path)
    found_faults = python("-c", "print('12 rows'); raise SystemExit(1)")
    assert run(Step(found_faults, proof="12 rows"), tmp_path).out == "12 rows\n"
    with pytest.raises(StepError):
        run(Step(found_faults, proof="13 rows"), tmp_path)


def test_without_room_on_the_disk_nothing_starts() -> None:
    with pytest.raises(NoRoomError, match="1,000,000,000,000 rows need 7000"), bench(1_000_000_000_000, 1):
        pass


def test_the_measuring_process_stays_small() -> None:
    code = "import sys, tests.benchmark.__main__; sys.exit(str({'duckdb', 'pyarrow'} & sys.modules.keys() or '') or 0)"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_the_table_tells_ratios_targets_and_misses() -> None:
    runs = {"floor": Run(2.0, 100 << 20, 10 << 20), "load": Run(3.0, 50 << 20, 5 << 20)}
    rows = [
        compared("load", "a table", runs, target=1.5),
        compared("load", "a table", runs, target=1.4),
        compared("peak", "a table's", runs, what="peak"),
        Row("workbook", "", said="refused", failed=True),
    ]
    assert markdown(rows, "Two cores.").splitlines() == [
        "| measure | compared with | ratio | target | in figures |",
        "| --- | --- | --- | --- | --- |",
        "| load | a table | 1.50 | ≤ 1.5 | 3.00 s : 2.00 s |",
        "| load | a table | 1.50 | ≤ 1.4, missed | 3.00 s : 2.00 s |",
        "| peak | a table's | 0.50 |  | 50 MiB : 100 MiB |",
        "| workbook |  | failed | refused, missed |  |",
        "",
        "Two cores.",
    ]


def test_the_table_of_the_engines_tells_what_a_second_worker_gives() -> None:
    database, lake, *workers = (Run(seconds, 0) for seconds in (0.204, 0.4, 20, 15))
    row = engines.Timed(200_000, "fines --by type", database, lake, workers)
    assert row.line() == "| 200,000 | `fines --by type` | 0.20 s | 0.40 s | 20.0 s | 15.0 s | 0.75 |"
    lines = engines.table([row], "one round").splitlines()
    assert (lines[:3], lines[3]) == ([*engines.HEAD.splitlines(), row.line()], "")
    assert {line.count("|") for line in lines[:3]} == {8}


@pytest.mark.parametrize("name", ["benchmark", "engines"])
def test_the_table_takes_the_place_between_its_marks(tmp_path: Path, name: str) -> None:
    page = tmp_path / "page.md"
    other = "<!-- x -->\nkept\n<!-- end x -->"
    page.write_text(f"before\n{other}\n<!-- {name} -->\nold\n<!-- end {name} -->\nbehind\n", "utf-8")
    put("new", page, name)
    assert page.read_text("utf-8") == f"before\n{other}\n<!-- {name} -->\nnew\n<!-- end {name} -->\nbehind\n"
    page.write_text("no marks", "utf-8")
    with pytest.raises(ValueError, match="has no"):
        put("new", page, name)
