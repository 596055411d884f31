"""All SQL of the reports has its like on Spark: proved by translating it, without Spark. `test_spark` proves that it is alike."""

from decimal import Decimal
from typing import Any

import pytest

from cases import reports, schema
from cases.engines.dialect import UnknownConstructError, columns, translated
from cases.engines.patterns import PatternError, java, java_replacement
from cases.engines.stages import reading, staged
from cases.frame import framed
from cases.resources import sql, sql_names
from tests.test_reports import ALL_FILTERS, asked, combinations

MORE = {"case_id": "a", "base": "sales", "day": None, "alike": "law", "most": 9} | dict.fromkeys(
    ("by_subtype", "by_party", "by_discretion", "by_base"), True
)
"""What finding similar cases asks beside the filters."""
MASKED = [f"masked_{name}" for name in ("cases", "findings")]
"""Views that no report asks: these mask for themselves."""


@pytest.mark.parametrize(("name", "by"), list(combinations()))
def test_every_report_translates(name: str, by: str | None) -> None:
    assert translated(*reports.compose(*asked(name, by), ALL_FILTERS))


@pytest.mark.parametrize("name", [name.removesuffix(".detail") for name in reports.variants() if ".detail" in name])
def test_every_detailed_report_translates(name: str) -> None:
    assert translated(*reports.compose(*reports.find(name, detail=True), ALL_FILTERS))


@pytest.mark.parametrize(
    ("place", "name"),
    [("similar", name) for name in sql_names("similar")]
    + [("note", name) for name in sql_names("note") if name != "tallies"],
)
def test_what_stands_beside_the_reports_translates(place: str, name: str) -> None:
    composed, parameters = framed(reports.query(place, name), reports.query("by", "all"), ALL_FILTERS)
    assert translated(composed, {**MORE, **parameters})


@pytest.mark.parametrize("view", [view for view in schema.VIEWS if view not in MASKED])
def test_every_view_translates(view: str) -> None:
    assert translated(sql(f"views/{view}"), {})


@pytest.mark.parametrize("name", sql_names("lake/read"))
def test_what_reads_a_lake_translates(name: str) -> None:
    assert translated(sql(f"lake/read/{name}").format(columns="case_id"), {})


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("select median(x) from t", id="median: approximate elsewhere"),
        pytest.param("select quantile_disc(x, 0.9) from t", id="a quantile of another kind"),
        pytest.param("select mode(x) from t", id="another value among equals"),
        pytest.param("select log10(x) from t", id="other buckets at exact powers"),
        pytest.param("select list(x order by y) from t", id="order dropped"),
        pytest.param("select x from t group by x order by count(*)", id="an order by what is not selected"),
        pytest.param("select x from t order by sum(x) over ()", id="an order by a window"),
        pytest.param("select histogram(x) from t", id="another function of that name elsewhere"),
        pytest.param("select list_filter(l, lambda x: x > 1) from t", id="another spelling elsewhere"),
        pytest.param("select no_such(x) from t", id="no function that is known"),
        pytest.param("select hash(x) from t", id="other values"),
        pytest.param("select * replace (1 as x) from t", id="not there elsewhere"),
        pytest.param("select regexp_replace(x, 'a', 'b') from t", id="the first match only"),
        pytest.param("select regexp_matches(x, y) from t", id="a pattern of which nothing is known"),
        pytest.param("select regexp_matches(x, '(?i)a') from t", id="a pattern with a switch"),
        pytest.param("select $x from t", id="a parameter without a value"),
        pytest.param("drop table t", id="no query"),
        pytest.param("select (", id="no SQL"),
    ],
)
def test_what_is_not_known_to_be_alike_is_refused(query: str) -> None:
    with pytest.raises(UnknownConstructError):
        translated(query, {})


@pytest.mark.parametrize(
    ("query", "parameters", "expected"),
    [
        pytest.param(
            "select a / b", {}, "SELECT (CAST((a) AS DOUBLE) / CAST((b) AS DOUBLE))", id="division is in DOUBLE"
        ),
        pytest.param(
            "select cast(a + b as bigint)", {}, "SELECT CAST(ROUND(a + b) AS BIGINT)", id="rounded, not cut off"
        ),
        pytest.param("select cast('7' as bigint)", {}, "SELECT CAST('7' AS BIGINT)", id="a text is read"),
        pytest.param("select l[2]", {}, "SELECT TRY_ELEMENT_AT(l, 2)", id="from 1, null beyond the end"),
        pytest.param("select array_size(l)", {}, "SELECT SIZE(l)", id="an own name"),
        pytest.param(
            "select a from t order by a desc, b", {}, "SELECT a FROM t ORDER BY a DESC, b NULLS LAST", id="nulls last"
        ),
        pytest.param("select $x", {"x": Decimal("1.50")}, "SELECT 1.50", id="an amount keeps its digits"),
        pytest.param("select $x", {"x": "it's \\ 100%"}, r"SELECT 'it\'s \\ 100%'", id="a text of the user's"),
        pytest.param(
            "select $x", {"x": []}, "SELECT CAST(ARRAY() AS ARRAY<STRING>)", id="an empty list is one of texts"
        ),
        pytest.param("select '$x'", {}, "SELECT '$x'", id="no parameter in a text"),
        pytest.param(
            "select exact_quantile(x, 0.5)",
            {},
            "SELECT ((CAST((CAST((ROUND(ROUND(100.0 * CAST((PERCENTILE(CAST((x) AS DOUBLE), (0.5))) AS DOUBLE), 4)))"
            " AS DOUBLE) / CAST((100) AS DOUBLE)) AS DECIMAL(24, 2))))",
            id="an exact quantile",
        ),
        pytest.param(
            "with a as materialized (select 1 as x) select x from a",
            {},
            "WITH a AS (SELECT 1 AS x) SELECT x FROM a",
            id="a hint of DuckDB's",
        ),
        pytest.param("select regexp_matches(a, $x)", {"x": "甲$"}, r"SELECT a RLIKE '(?d)甲\\z'", id="a pattern"),
        pytest.param(
            "select regexp_extract(a, '^x')", {}, "SELECT REGEXP_EXTRACT(a, '(?d)^x', 0)", id="the whole match"
        ),
    ],
)
def test_what_is_written_in_other_words(query: str, parameters: dict[str, Any], expected: str) -> None:
    assert translated(query, parameters).sql("spark") == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        pytest.param(r"a.b", "(?d)a.b", id="a line ends with a line feed only"),
        pytest.param(r"\b1\d", r"(?d)(?:(?<=\w)(?!\w)|(?<!\w)(?=\w))1\d", id="a border between letters of ASCII"),
        pytest.param(r"\s[\s　]", r"(?d)[\t\n\f\r ][\t\n\f\r 　]", id="no vertical tab is a blank"),
        pytest.param(r"a$|[$]", r"(?d)a\z|[$]", id="the end, not that of the last line"),
        pytest.param("[[a&&b]", r"(?d)[\[a\&\&b]", id="no class in a class, and nothing in common"),
        pytest.param(r"[^某\x{0}-\x{4dff}]", r"(?d)[^某\x{0}-\x{4dff}]", id="characters by their number"),
        pytest.param("[:：为]", "(?d)[:：为]", id="a class that begins with a colon"),
    ],
)
def test_patterns_mean_the_same(pattern: str, expected: str) -> None:
    assert java(pattern) == expected


@pytest.mark.parametrize("pattern", [r"\pL", r"\Ba", "[[:alpha:]]", "[]a]", "(?P<x>a)", r"[\D]\Q", "[a", r"\1"])
def test_patterns_that_may_mean_something_else_are_refused(pattern: str) -> None:
    with pytest.raises(PatternError):
        java(pattern)


def test_groups_in_a_replacement() -> None:
    assert java_replacement(r"\1某$") == r"$1某\$"
    with pytest.raises(PatternError):
        java_replacement(r"\n")


def test_what_is_long_and_asked_for_twice_is_kept() -> None:
    joined = " join ".join(f"t{number}" for number in range(9))
    query = f"with long as (select 1 as a from {joined}), brief as (select a from long) select * from brief join long join brief"
    stages = staged(translated(query, {}))
    ((name, text),) = stages.kept.items()
    assert "t8" in text
    assert "t8" not in stages.query
    assert name in stages.query


def test_a_report_names_relations_of_the_store_and_its_own() -> None:
    tree = translated(*reports.compose(*asked("bands"), ALL_FILTERS))
    own = {part.alias for part in tree.ctes}
    assert {*reading(tree)} - own <= {*columns(schema.statements(packed=False)), *schema.VIEWS}
