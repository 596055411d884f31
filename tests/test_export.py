"""What is exported comes back: every form, any record."""

import csv
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from cases import codelists, record, reports, store
from cases.engines.duck import Duck
from cases.errors import OutputError, SourceError, UsageError
from cases.export import export, export_lake
from cases.loading import Outcome
from cases.output import workbook, write_file
from cases.selection import Selection, select
from cases.text.citations import Citation
from tests.conftest import content, load_file, table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Put = Callable[..., Outcome]

TARGETS = [("folder", "csv"), ("folder", "parquet"), ("book.xlsx", None)]


def written(con: "DuckDBPyConnection", folder: Path, name: str, form: str | None, lang: str = "en") -> Path:
    path = folder / name
    export(con, path, form, Selection(unmask=True), lang, raw=False)
    return path


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", [name for name in record.TABLES if name != "cases"])
def test_a_table_of_an_export_is_not_taken_for_its_cases(
    published: "DuckDBPyConnection", tmp_path: Path, name: str, lang: str
) -> None:
    """Its rows tell nothing of the cases but their ids: all else would be emptied."""
    path = written(published, tmp_path, "folder", "csv", lang) / f"{name}.csv"
    with store.writing(None) as again, pytest.raises(SourceError, match=f"the table {name} of an export"):
        load_file(again, path)


@pytest.mark.parametrize(("name", "form"), TARGETS)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_sample_comes_back(
    published: "DuckDBPyConnection", tmp_path: Path, name: str, form: str | None, lang: str
) -> None:
    path = written(published, tmp_path, name, form, lang)
    with store.writing(None) as again:
        assert load_file(again, path).inserted == 8
        assert content(again) == content(published)


HOSTILE = {
    "title": '=HYPERLINK("x")',
    "party": "'=1",
    "facts": '一行\n二行, "引号" ; 分号\t制表',
    "party_code": "0123456789",
    "decision_no": "1e5",
    "agency": "-市监局",
    "campaign": "NULL",
    "batch": "null",
    "discretion_text": "' OR 1=1; drop table cases; --",
    "evidence": [{"field": "fine_yuan", "span": "罚款5元", "rule": "fine"}],
    "doubts": [{"rule": "two_sums", "field": "fine_yuan", "value": "3"}],
}


@pytest.mark.parametrize(("name", "form"), TARGETS)
def test_hostile_text_comes_back(
    con: "DuckDBPyConnection", put: Put, tmp_path: Path, name: str, form: str | None
) -> None:
    put(HOSTILE)
    path = written(con, tmp_path, name, form)
    before = content(con), con.execute("select rule from findings").fetchall()
    assert load_file(con, path).unchanged == 1
    assert (content(con), con.execute("select rule from findings").fetchall()) == before


def test_a_cell_that_a_spreadsheet_would_run_is_guarded(con: "DuckDBPyConnection", put: Put, tmp_path: Path) -> None:
    put(HOSTILE)
    path = written(con, tmp_path, "folder", "csv") / "cases.csv"
    assert path.read_bytes().startswith(b"\xef\xbb\xbfcase_id,")
    with path.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["title"], row["party"], row["agency"]) == ('\'=HYPERLINK("x")', "''=1", "'-市监局")
    export(con, tmp_path / "raw", "csv", Selection(), "en", raw=True)
    assert (tmp_path / "raw" / "cases.csv").read_bytes().startswith(b"case_id,")


def test_parquet_keeps_types(published: "DuckDBPyConnection", tmp_path: Path) -> None:
    schema = parquet.read_schema(written(published, tmp_path, "folder", "parquet") / "cases.parquet")
    types = {field.name: field.type for field in schema}
    assert types["fine_yuan"] == pa.decimal128(18, 2)
    assert types["decided_on"] == pa.date32()
    assert pa.types.is_list(types["penalties"])


def test_only_the_selected_cases_go(published: "DuckDBPyConnection", tmp_path: Path) -> None:
    counts = export(published, tmp_path / "x", "csv", select(type=["price_gouging"]), "en", raw=False)
    assert counts == {"cases": 3, "citations": 3, "prices": 3, "loads": 1, "findings": 0}


def test_every_status_goes_unless_one_is_asked_for(con: "DuckDBPyConnection", put: Put, tmp_path: Path) -> None:
    put({"status": "withdrawn"}, {"status": "decided"})
    assert export(con, tmp_path / "all", "csv", Selection(), "en", raw=False)["cases"] == 2
    assert export(con, tmp_path / "one", "csv", select(status=["withdrawn"]), "en", raw=False)["cases"] == 1


def test_early_dates_survive_a_workbook(con: "DuckDBPyConnection", put: Put, tmp_path: Path) -> None:
    put({"decided_on": "1899-01-01"})
    assert load_file(con, written(con, tmp_path, "x.xlsx", None)).unchanged == 1


def test_what_cannot_be_written_is_said(published: "DuckDBPyConnection", tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is one file, and the tables are five"):
        written(published, tmp_path, "x.parquet", None)
    for form in ("csv", "parquet", "xlsx", None):
        with pytest.raises(UsageError, match="nothing for standard output"):
            export(published, Path("-"), form, Selection(), "en", raw=False)
    with pytest.raises(UsageError, match="a lake is a folder"):
        export_lake(published, Path("-"), None, Selection(), "en")
    assert not Path("-").exists()
    for name, form in (("x", "xlsx"), ("x.xlsx", "csv")):
        with pytest.raises(UsageError, match="does not go to"):
            written(published, tmp_path, name, form)
    written(published, tmp_path, "x", "csv")
    with pytest.raises(OutputError, match="an export as csv already"):
        written(published, tmp_path, "x", "parquet")
    written(published, tmp_path, "x", "csv")
    assert sorted(path.name for path in (tmp_path / "x").iterdir()) == [f"{name}.csv" for name in sorted(record.TABLES)]
    (tmp_path / "y").write_text("")
    with pytest.raises(OutputError, match="is a file already"):
        written(published, tmp_path, "y", "csv")


def test_a_workbook_that_excel_could_not_hold_is_refused_before_it_is_begun(
    published: "DuckDBPyConnection", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 7)
    with pytest.raises(UsageError, match="cases has more rows than a sheet"):
        written(published, tmp_path, "x.xlsx", None)
    listed = replace(reports.run(Duck(published), *reports.find("list"), Selection()), rows=iter([]))
    with pytest.raises(UsageError, match="report has more rows than a sheet"):
        write_file(listed, tmp_path / "y.xlsx", "xlsx")
    assert list(tmp_path.iterdir()) == []


def texts() -> st.SearchStrategy[str]:
    """Any text that a cell can hold, without blanks at its ends, which reading takes off."""
    characters = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), include_characters="\n\t'=;价")
    return st.text(characters, min_size=1, max_size=12).filter(
        lambda text: text == text.strip() and not text.startswith(("[", "{"))
    )


def trimmed(text: str) -> bool:
    return text == text.strip(" \t\n\r\f\v　")


def values(field: record.Field) -> st.SearchStrategy[Any]:
    """Any value of a field, in its canonical form."""
    match field.type:
        case "money":
            return st.decimals(0, 10**12, places=2)
        case "price":
            return st.decimals(0, 10**8, places=6)
        case "percent":
            return st.decimals(-(10**8), 10**8, places=6)
        case "date":
            return st.dates(date(1950, 1, 1), date(2025, 12, 31))
        case "integer":
            return st.integers(0, 10**8)
        case "flag":
            return st.booleans()
        case "code":
            return st.sampled_from(sorted(codelists.codes(field.codes)))
        case "codes":
            return st.lists(st.sampled_from(sorted(codelists.codes(field.codes))), min_size=1, max_size=4, unique=True)
        case "json":
            return st.just([{"rule": "r", "field": "title", "value": "v"}])
    return texts().filter(trimmed)


def some(fields: tuple[record.Field, ...]) -> st.SearchStrategy[dict[str, Any]]:
    """Any of the fields, filled."""
    return st.fixed_dictionaries({}, optional={field.name: values(field) for field in fields})


citation_texts = st.builds(
    Citation, law=st.sampled_from(["价格法", "甲条例"]), article=st.integers(1, 99).map(str)
).map(str)
records = st.builds(
    lambda case, citations, prices: {**case, "citations": citations, "prices": prices},
    some(tuple(field for field in record.CASES if field.name != "case_id")),
    st.lists(citation_texts, max_size=3),
    st.lists(some(record.PRICE_FIELDS).filter(bool), max_size=3),
)


def plain(value: Any) -> Any:
    """Return a value as JSON can hold it: exact amounts and dates as text."""
    match value:
        case Decimal():
            return format(value, "f")
        case date():
            return value.isoformat()
        case dict():
            return {key: plain(one) for key, one in value.items()}
        case list():
            return [plain(one) for one in value]
    return value


FILLED_IN = (
    "decision_no", "decision_no_as_written", "violation_type", "violation_subtype", "violation_text", "violation_matched",
    "party_kind", "province", "city", "county", "fine_source", "confiscated_yuan", "status", "penalties", "measures",
    "other_violation_types", "discretion", "inferred",
)  # fmt: skip
"""Fields that a load fills in from others, or brings into order."""


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(records, min_size=1, max_size=3))
def test_any_record_survives_every_form(tmp_path_factory: pytest.TempPathFactory, cases: list[dict[str, Any]]) -> None:
    """Record to JSON Lines to database to each exported form to database: the same to the last digit."""
    import json

    folder = tmp_path_factory.mktemp("forms")
    lines = [
        json.dumps({"case_id": f"c{number}", **plain(case)}, ensure_ascii=False) for number, case in enumerate(cases)
    ]
    (folder / "in.jsonl").write_text("\n".join(lines), "utf-8")
    with store.writing(None) as con:
        outcome = load_file(con, folder / "in.jsonl")
        assert outcome.inserted == len(cases)
        kept = [
            field.name for field in record.CASES if field.name not in (*FILLED_IN, "case_id") and field.type != "json"
        ]
        stored = con.execute(f"select {', '.join(kept)} from cases order by case_id").fetchall()
        for case, row in zip(cases, stored, strict=True):
            assert dict(zip(kept, row, strict=True)) == {name: case.get(name) for name in kept}
        lines = con.execute("select count(*) from prices").fetchall()[0][0]
        assert lines == sum(len(case["prices"]) for case in cases)
        for name, form in TARGETS:
            path = written(con, folder, f"{form}-{name}", form)
            with store.writing(None) as again:
                load_file(again, path)
                assert content(again) == content(con), form
                assert len(table(again, "findings")) == len(table(con, "findings")), form
