"""The reports: every file in every combination, and the figures of the published cases worked out by hand."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from cases import reports
from cases.engines.duck import Duck
from cases.errors import UsageError
from cases.frame import Query
from cases.loading import Outcome
from cases.output import Result
from cases.resources import folder, sql_names
from cases.selection import Selection, select

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Put = Callable[..., Outcome]


CROSSED = ("type year", "month statute", "penalty product", "all agency")
"""Rows and columns of cross tables: plain, in time, overlapping, and one group."""


NONE = (("findings", None), ("duplicates", None), ("repeat", None), ("consistency", None))
"""Reports that find nothing in the sample."""


def combinations() -> Iterator[tuple[str, str | None]]:
    """Every report alone, where it stands alone, and under every grouping that it takes; two groupings stand as one text."""
    for name in reports.report_names():
        takes = reports.takes_grouping(name)
        if takes not in ("required", "two"):
            yield name, None
        groupings = {
            "none": (),
            "two": CROSSED,
            "required": reports.grouping_names(),
            "optional": reports.grouping_names(),
        }
        for by in groupings.get(takes, takes.split(", ")):
            yield name, by


def asked(name: str, by: str | None = None) -> tuple[Query, Query]:
    return reports.find(name, *(by or "").split())


def run(
    con: "DuckDBPyConnection", name: str, by: str | None = None, chosen: Selection | None = None, lang: str = "en"
) -> Result:
    result = reports.run(Duck(con), *asked(name, by), chosen or Selection(), lang)
    return replace(result, rows=list(result.rows))


def records(result: Result) -> list[dict[str, Any]]:
    return [dict(zip(result.columns, row, strict=True)) for row in result.rows]


ALL_FILTERS = select(
    since=date(2000, 1, 1),
    until=date(2100, 1, 1),
    type=["price", "promotion", "quality", "unlicensed"],
    province=["浙江", "贵州", "天津", "内蒙古", "辽宁", "上海", "江苏", "四川"],
    agency=["局"],
    law=["价格法", "广告法", "产品质量法", "药品管理法", "反不正当竞争法", "医疗器械监督管理条例"],
    party=["公司", "药店", "诊所", "游乐场"],
    id=[f"samr-2023-b6-{number}" for number in range(1, 9)],
    source=["typical_case"],
    status=["decided"],
)
"""Every filter in force, and all eight cases through."""


@pytest.mark.parametrize(("name", "by"), list(combinations()))
@pytest.mark.parametrize("chosen", [Selection(), ALL_FILTERS], ids=["all", "filtered"])
class TestEveryReport:
    def test_it_gives_the_columns_that_it_declares(
        self, published: "DuckDBPyConnection", name: str, by: str | None, chosen: Selection
    ) -> None:
        report, _ = asked(name, by)
        result = run(published, name, by, chosen)
        assert [column.name for column in report.columns] == list(result.columns)
        assert bool(result.rows) == ((name, by) not in NONE), "the sample has none of these"
        assert "8 cases" in result.note
        rows = list(result.rows)
        assert result.head
        assert list(result.head(2)) == rows[:2]
        assert result.count
        assert result.count() == len(rows)

    def test_it_runs_on_nothing_with_the_parameters_that_it_names(
        self, empty: "DuckDBPyConnection", name: str, by: str | None, chosen: Selection
    ) -> None:
        composed, parameters = reports.compose(*asked(name, by), chosen)
        (statement,) = duckdb.extract_statements(composed)
        assert statement.named_parameters == set(parameters)
        result = run(empty, name, by, chosen)
        assert "0 cases" in result.note
        assert all(row["cases"] == 0 for row in records(result) if "cases" in row)

    def test_it_runs_as_pasted_into_a_shell(
        self, published: "DuckDBPyConnection", name: str, by: str | None, chosen: Selection
    ) -> None:
        report, grouping = asked(name, by)
        for statement in duckdb.extract_statements(reports.as_script(*reports.compose(report, grouping, chosen))):
            pasted = published.execute(statement).fetchall()
        assert pasted == list(run(published, name, by, chosen).rows)


def test_every_grouping_gives_every_case_a_row(sample: "DuckDBPyConnection", put: Put) -> None:
    """A case with nothing in any field still counts: under a null key, in the last row."""
    put({"case_id": "bare"})
    for by in reports.grouping_names():
        rows = records(run(sample, "summary", by))
        total = sum(row["cases"] for row in rows)
        assert total >= 9, by
        if "overlap" not in reports.query("by", by).info:
            assert total == 9, by
        assert None not in [row["key"] for row in rows[:-1]], by


@pytest.mark.parametrize("by", [by for by in reports.grouping_names() if "overlap" not in reports.query("by", by).info])
def test_money_and_counts_tie_over_the_groups(published: "DuckDBPyConnection", by: str) -> None:
    (whole,) = records(run(published, "fines"))
    rows = records(run(published, "fines", by))
    for column in ("cases", "decided", "fined", "no_fine", "not_stated", "combined_only", "joint", "total_yuan"):
        assert sum(row[column] for row in rows) == whole[column], column
    bins = records(run(published, "fine-bins", by))
    assert sum(row["cases"] for row in bins) == whole["fined"] - whole["joint"]


def test_the_fines_of_the_bulletin(published: "DuckDBPyConnection") -> None:
    """12800, 20000 twice, 30000, 35158.74, 50000, 155000, 700000: quantiles between the neighbours, by hand."""
    (row,) = records(run(published, "fines"))
    d = Decimal
    assert row == {
        "key": "all", "cases": 8, "decided": 8, "fined": 8, "no_fine": 0, "not_stated": 0, "combined_only": 0, "joint": 0,
        "total_yuan": d("1022958.74"), "mean_yuan": d("127869.84"), "min_yuan": d(12800), "p10_yuan": d(17840),
        "p25_yuan": d(20000), "median_yuan": d("32579.37"), "p75_yuan": d(76250), "p90_yuan": d(318500), "max_yuan": d(700000),
    }  # fmt: skip


def test_the_bins_of_the_bulletin(published: "DuckDBPyConnection") -> None:
    rows = {
        int(row["from_yuan"]): (row["cases"], row["cumulative_pct"]) for row in records(run(published, "fine-bins"))
    }
    assert len(rows) == 10
    assert {start: row for start, row in rows.items() if row[0]} == {
        10_000: (5, Decimal("62.5")),
        50_000: (1, Decimal(75)),
        100_000: (1, Decimal("87.5")),
        500_000: (1, Decimal(100)),
    }


def test_the_commonest_provision(published: "DuckDBPyConnection") -> None:
    first, *rest = records(run(published, "summary", "statute"))
    d = Decimal
    assert first == {
        "key": "《价格法》第十四条第（三）项", "cases": 3, "decided": 3, "share_pct": d("37.5"), "fined": 3,
        "fine_total_yuan": d("785158.74"), "fine_median_yuan": d(50000), "fine_max_yuan": d(700000), "markup_median_pct": d(500),
    }  # fmt: skip
    assert len(rest) == 10


def test_the_statutes_of_the_bulletin(published: "DuckDBPyConnection") -> None:
    rows = records(run(published, "statutes"))
    assert len(rows) == 11
    assert sum(row["citations"] for row in rows) == 13
    assert {(row["citation"], row["article"], row["paragraph"], row["item"]) for row in rows} == {
        ("《价格法》第十四条第（三）项", "14", None, "3"),
        ("《产品质量法》第十二条", "12", None, None),
        ("《产品质量法》第三十二条", "32", None, None),
        ("《产品质量法》第三十九条", "39", None, None),
        ("《药品管理法》第五十一条", "51", None, None),
        ("《医疗器械监督管理条例》第四十二条", "42", None, None),
        ("《医疗器械监督管理条例》第五十五条", "55", None, None),
        ("《反不正当竞争法》第八条第一款", "8", "1", None),
        ("《广告法》第四条第一款", "4", "1", None),
        ("《广告法》第十六条第二款", "16", "2", None),
        ("《广告法》第四十六条", "46", None, None),
    }


def test_groupings_by_article_and_law(published: "DuckDBPyConnection") -> None:
    articles = {row["key"]: row["cases"] for row in records(run(published, "summary", "article"))}
    assert articles["《价格法》第十四条"] == 3
    assert articles["《广告法》第四条"] == 1
    laws = {row["key"]: row["cases"] for row in records(run(published, "summary", "law"))}
    assert laws == {
        "价格法": 3,
        "医疗器械监督管理条例": 2,
        "产品质量法": 1,
        "反不正当竞争法": 1,
        "广告法": 1,
        "药品管理法": 1,
    }


def test_inserted_articles_group_apart(con: "DuckDBPyConnection", put: Put) -> None:
    put({"citations": ["《甲法》第一百二十条", "《甲法》第一百二十条之一第二款"]})
    keys = {row["key"] for row in records(run(con, "summary", "article"))}
    assert keys == {"《甲法》第一百二十条", "《甲法》第一百二十条之一"}


def test_an_authority_stands_with_its_place(published: "DuckDBPyConnection") -> None:
    keys = {row["key"] for row in records(run(published, "summary", "agency"))}
    assert {"天津市武清区市场监管局", "四川省成都市崇州市市场监管局", "贵州省黔东南州市场监管局"} <= keys


def test_time_stands_in_its_order(sample: "DuckDBPyConnection", put: Put) -> None:
    put({"case_id": "undated"})
    assert [row["key"] for row in records(run(sample, "summary", "month"))] == ["2023-01", "2023-02", None]
    assert [row["key"] for row in records(run(sample, "summary", "quarter"))] == ["2023-Q1", None]


def test_the_markups_of_the_bulletin(published: "DuckDBPyConnection") -> None:
    columns = ("markup_pct", "markup_gap_points", "increase_pct", "increase_gap_points", "cost_increase_pct", "prior_markup_pct", "rise_over_cost_points", "gap_kind")  # fmt: skip
    d = Decimal
    assert [tuple(row[column] for column in columns) for row in records(run(published, "markup"))] == [
        (d(500), d(5), None, None, None, None, None, "rounding"),
        (d("481.82"), None, d("4166.67"), None, d("864.91"), d("31.58"), d("3301.75"), None),
        (d(1300), None, d("1455.56"), d(0), d("20.69"), d("8.62"), d("1434.87"), "none"),
    ]


def test_a_product_counts_its_own_lines_only(con: "DuckDBPyConnection", put: Put) -> None:
    prices = [
        {"product": "药", "unit": "盒", "purchase_price": 1, "sale_price": 2},
        {"product": "罩", "unit": "个", "purchase_price": 1, "sale_price": 5},
    ]
    put({"prices": prices, "status": "decided"})
    rows = {row["key"]: (row["lines"], row["max_pct"]) for row in records(run(con, "markup", "product"))}
    assert rows == {"药": (1, 100), "罩": (1, 400)}


def test_a_report_by_group_counts_the_lines_that_its_note_counts(sample: "DuckDBPyConnection", put: Put) -> None:
    put({"case_id": "u", "prices": [{"product": "p", "unit": "盒", "purchase_price": 1, "sale_price": 2}]})
    result = run(sample, "markup", "type")
    assert sum(row["cases"] for row in records(result)) == 3
    assert "prices to compare in 4, 3 of them decided" in result.note


def test_a_role_is_refused_where_no_citation_counts(published: "DuckDBPyConnection") -> None:
    with pytest.raises(UsageError, match="--role has no meaning for fines"):
        run(published, "fines", None, select(role=["penalty"]))


def test_a_proposed_case_moves_no_figure(sample: "DuckDBPyConnection", put: Put) -> None:
    before = {name: run(sample, name).rows for name in ("fines", "fine-bins")}
    put({
        "case_id": "p", "status": "proposed", "fine_yuan": 1_000_000, "decided_on": None, "violation_type": "price_gouging",
        "prices": [{"product": "p", "unit": "盒", "purchase_price": 1, "sale_price": 99}],
    })  # fmt: skip
    (row,) = records(run(sample, "fines"))
    assert (row["cases"], row["decided"]) == (9, 8)
    assert run(sample, "fine-bins").rows == before["fine-bins"]
    assert tuple(row.values())[3:] == tuple(next(iter(before["fines"])))[3:]
    (summary,) = records(run(sample, "summary"))
    assert (summary["fine_total_yuan"], summary["markup_median_pct"]) == (Decimal("1022958.74"), 500)
    result = run(sample, "fines")
    assert "not in money: 1 proposed" in result.note


def test_proposed_cases_have_a_title_of_their_own(sample: "DuckDBPyConnection", put: Put) -> None:
    put({"case_id": "p", "status": "proposed", "fine_yuan": 1_000_000})
    chosen = select(status=["拟处罚"])
    result = run(sample, "fines", None, chosen)
    (row,) = records(result)
    assert (row["cases"], row["total_yuan"]) == (1, 1_000_000)
    assert result.title == "Fine distribution (proposed only)"
    assert run(sample, "fines", None, chosen, "zh").title == "罚款分布（拟处罚）"


def test_a_withdrawn_decision_is_not_counted_and_said(sample: "DuckDBPyConnection", put: Put) -> None:
    put({"case_id": "w", "status": "withdrawn", "fine_yuan": 5})
    result = run(sample, "fines")
    assert records(result)[0]["cases"] == 8
    assert "not counted: 1 withdrawn" in result.note


def test_the_note_adds_up(con: "DuckDBPyConnection", put: Put) -> None:
    put(*({"status": "decided", **case} for case in ({"fine_yuan": 5}, {"fine_yuan": 0}, {"combined_yuan": 9}, {})))
    said = "4 cases; money over 4 decided: fine stated in 1, not stated in 1, none imposed in 1, only one sum with confiscation in 1."
    assert run(con, "fines").note == said


def test_a_sum_for_several_parties_is_said_to_be_one(con: "DuckDBPyConnection", put: Put) -> None:
    one = {"status": "decided", "decided_on": "2023-01-31"}
    put({**one, "fine_yuan": 5}, {**one, "fine_yuan": 7, "fine_joint": True})
    said = "fine stated in 2 (1 as one sum for several parties: in totals only), not stated in 0"
    assert said in run(con, "fines").note
    assert said in run(con, "fines", None, select(since=date(2000, 1, 1))).note, "counted, not kept"


def test_a_province_of_no_case_is_said(sample: "DuckDBPyConnection") -> None:
    note = run(sample, "summary", None, select(province=["浙红"])).note
    assert "no case is of that province, but of 上海市, 内蒙古自治区, 四川省" in note
    assert "of that province" not in run(sample, "summary", None, select(province=["浙江"], party=["nobody"])).note


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        pytest.param(select(law=["价格发"]), "no case at all is of --law 价格发", id="a law misspelled"),
        pytest.param(
            select(party=["火星"], agency=["局"]),
            "no case at all is of --party.",
            id="of two, the one; a party's name is not told",
        ),
        pytest.param(select(id=["x", "y"]), "no case at all is of --id x, y", id="ids"),
        pytest.param(select(agency=["局"], until=date(1990, 1, 1)), "", id="there are such, at another time"),
    ],
)
def test_words_of_no_case_are_said(sample: "DuckDBPyConnection", chosen: Selection, said: str) -> None:
    note = run(sample, "summary", None, chosen).note
    assert said in note
    assert ("no case at all" in note) == bool(said)


def test_no_case_has_no_dates(empty: "DuckDBPyConnection") -> None:
    assert "dates" not in run(empty, "summary", "month").note


@pytest.mark.parametrize(
    ("case", "column"),
    [
        pytest.param({"fine_yuan": 5}, "fined", id="a fine"),
        pytest.param({"fine_yuan": 0, "penalties": ["fine"]}, "no_fine", id="zero is a statement"),
        pytest.param({"penalties": ["warning"]}, "no_fine", id="other penalties only"),
        pytest.param({"penalties": ["责令改正"]}, "not_stated", id="an order is no penalty"),
        pytest.param({"penalties": ["warning", "fine"]}, "not_stated", id="a fine without its amount"),
        pytest.param({}, "not_stated", id="nothing told"),
        pytest.param(
            {"combined_yuan": 9, "penalties": ["fine", "confiscated_gains"]}, "combined_only", id="one sum for both"
        ),
    ],
)
def test_what_an_empty_fine_means(con: "DuckDBPyConnection", put: Put, case: dict[str, Any], column: str) -> None:
    put({"status": "decided", **case})
    (row,) = records(run(con, "fines"))
    kinds = ("fined", "no_fine", "not_stated", "combined_only")
    assert {kind: row[kind] for kind in kinds} == {kind: int(kind == column) for kind in kinds}


def test_a_joint_fine_counts_in_the_total_only(con: "DuckDBPyConnection", put: Put) -> None:
    put({"status": "decided", "fine_yuan": 100}, {"status": "decided", "fine_yuan": 9000, "fine_joint": True})
    (row,) = records(run(con, "fines"))
    assert (row["fined"], row["joint"], row["total_yuan"], row["max_yuan"]) == (2, 1, 9100, 100)


def test_a_bin_holds_its_lower_bound(con: "DuckDBPyConnection", put: Put) -> None:
    put(*({"status": "decided", "fine_yuan": fine} for fine in ("2999.99", "3000", "4999.99", "3000000")))
    rows = {int(row["from_yuan"]): row["cases"] for row in records(run(con, "fine-bins"))}
    assert {start: cases for start, cases in rows.items() if cases} == {0: 1, 3000: 2, 3_000_000: 1}


def test_roles_select_the_citations_that_count(con: "DuckDBPyConnection", put: Put) -> None:
    put({"citations": "违反《甲法》第一条，依据《甲法》第九条"})
    assert [row["citation"] for row in records(run(con, "statutes"))] == ["《甲法》第一条"]
    chosen = select(role=["处罚依据"])
    assert [row["citation"] for row in records(run(con, "statutes", None, chosen))] == ["《甲法》第九条"]
    (row,) = records(run(con, "list"))
    assert (row["violated"], row["penalty_basis"]) == ("《甲法》第一条", "《甲法》第九条")


def test_a_law_selects_cases_not_citations(published: "DuckDBPyConnection") -> None:
    chosen = select(law=["《药品管理法》"])
    keys = {row["key"]: row["share_pct"] for row in records(run(published, "summary", "statute", chosen))}
    assert keys == {"《药品管理法》第五十一条": 100, "《医疗器械监督管理条例》第四十二条": 100}


@pytest.mark.parametrize(
    ("words", "cases"),
    [
        pytest.param({"type": ["price_gouging"]}, "268", id="a type"),
        pytest.param({"type": ["哄抬价格"]}, "268", id="its name"),
        pytest.param({"type": ["promotion"]}, "45", id="a group"),
        pytest.param({"type": ["unreviewed_ad"]}, "5", id="a subtype"),
        pytest.param({"type": ["price", "promotion"]}, "24568", id="either"),
        pytest.param({"province": ["浙江"]}, "6", id="a province without its ending"),
        pytest.param({"agency": ["武清"]}, "1", id="a part of the name"),
        pytest.param({"party": ["药店"]}, "6", id="a part of the party"),
        pytest.param({"party": ["%"]}, "", id="no pattern, only text"),
        pytest.param({"since": date(2023, 2, 20)}, "356", id="from the day itself"),
        pytest.param({"until": date(2023, 1, 31)}, "24", id="to the day itself"),
        pytest.param({"since": date(2023, 1, 1), "date": "found"}, "28", id="by the discovery"),
        pytest.param({"since": date(2023, 3, 9), "date": "published"}, "12345678", id="by the publication"),
        pytest.param({"source": ["典型案例"]}, "12345678", id="a kind of source by name"),
        pytest.param({"source": ["news"]}, "", id="none of them"),
        pytest.param({"type": ["price"], "since": date(2023, 2, 20)}, "6", id="both must hold"),
    ],
)
def test_filters(published: "DuckDBPyConnection", words: dict[str, Any], cases: str) -> None:
    found = records(run(published, "list", None, select(**words)))
    assert "".join(sorted(row["case_id"][-1] for row in found)) == cases


@pytest.mark.parametrize("words", [{"type": ["gouging"]}, {"status": ["done"]}, {"source": ["blog"]}, {"role": ["x"]}])
def test_a_code_that_does_not_exist_is_a_usage_error(words: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match="is not known"):
        select(**words)


def test_the_sample_beside_others_is_said(sample: "DuckDBPyConnection", put: Put) -> None:
    assert "sample" not in run(sample, "summary").note
    put({"case_id": "mine"})
    assert "from the published sample: 8" in run(sample, "summary").note


@pytest.mark.parametrize("name", ["summary", "fines"])
def test_no_case_at_all_is_one_row_of_nothing(empty: "DuckDBPyConnection", name: str) -> None:
    (row,) = records(run(empty, name))
    assert (row["key"], row["cases"]) == ("all", 0)
    assert records(run(empty, name, "type")) == []


def test_a_table_by_time_says_which_dates_it_rests_on(sample: "DuckDBPyConnection", put: Put) -> None:
    put({"case_id": "p", "published_on": "2023-03-01"}, {"case_id": "u"})
    assert "dates: 8 decided, 1 published, 1 undated" in run(sample, "summary", "month").note


def test_a_case_without_the_date_asked_for_is_undated(con: "DuckDBPyConnection", put: Put) -> None:
    put({"filed_on": "2023-01-02", "decided_on": "2023-02-03"}, {"case_id": "y", "decided_on": "2023-02-03"})
    assert "dates: 1 filed, 1 undated" in run(con, "summary", "month", Selection(date="filed")).note


def test_brackets_of_either_width_are_of_one_party(con: "DuckDBPyConnection", put: Put) -> None:
    put({"party": "甲(集团)公司"}, {"case_id": "y", "party": "甲（集团）公司"})
    assert [(row["key"], row["cases"]) for row in records(run(con, "summary", by="party"))] == [("甲（集团）公司", 2)]


def test_reports_that_do_not_exist() -> None:
    with pytest.raises(UsageError, match="there is no report fine") as caught:
        reports.find("fine", None)
    assert caught.value.remedy.startswith("fines or ")
    with pytest.raises(UsageError, match="there is no grouping statutes"):
        reports.find("summary", "statutes")
    with pytest.raises(UsageError, match="list takes no --by"):
        reports.find("list", "type")


def test_every_report_file_says_what_it_is() -> None:
    for place, names in (("reports", reports.variants()), ("by", reports.grouping_names())):
        for name in names:
            found = reports.query(place, name)
            assert found.title, name
            assert found.title_zh, name
            allowed = ("none", "optional", "required", "two", *reports.grouping_names())
            assert place == "by" or set(found.info["by"].split(", ")) <= set(allowed), name
            assert all(column.zh for column in found.columns), name
    assert all(reports.query("filters", name).about for name in sql_names("filters"))


def test_every_sql_file_begins_with_what_it_is_for() -> None:
    files = sorted(Path(str(folder("sql"))).rglob("*.sql"))
    assert len(files) > 70
    silent = [path.name for path in files if not path.read_text("utf-8").startswith("-- ")]
    assert silent == []


def test_findings_are_counted_by_rule_field_and_file(con: "DuckDBPyConnection", put: Put) -> None:
    put(
        {"decided_on": "2999-01-01"},
        {"decided_on": "2999-02-02", "fine_yuan": "much"},
        {"fine_yuan": "more", "decided_on": "2998-01-01"},
    )
    assert [
        (row["severity"], row["rule"], row["field"], row["rows"], row["first_row"], row["example"])
        for row in records(run(con, "findings"))
    ] == [
        ("error", "unreadable_amount", "fine_yuan", 2, 2, "much"),
        ("warning", "future_date", "decided_on", 1, 1, "2999-01-01"),
    ]
    assert run(con, "findings").note == "1 case."
