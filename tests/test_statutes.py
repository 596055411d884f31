"""Statutes counted: levels, roles, versions in force, renumbered articles, pairs, how much was understood."""

from collections.abc import Callable
from decimal import Decimal
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from cases import casefile, history, reports
from cases.errors import UsageError
from cases.loading import Outcome
from cases.resources import reference
from cases.selection import Selection, select
from tests.test_reports import records, run

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Put = Callable[..., Outcome]
CITING = [name for name in reports.report_names() if "cited" in reports.query("reports", name).body]


def statutes(con: "DuckDBPyConnection", **words: Any) -> dict[str, int]:
    return {row["citation"]: row["cases"] for row in records(run(con, "statutes", None, select(**words)))}


def test_laws_of_the_bulletin(published: "DuckDBPyConnection") -> None:
    rows = records(run(published, "statutes", None, select(level="law")))
    assert [(row["law"], row["cases"]) for row in rows] == [
        ("价格法", 3),
        ("医疗器械监督管理条例", 2),
        ("产品质量法", 1),
        ("广告法", 1),
        ("反不正当竞争法", 1),
        ("药品管理法", 1),
    ]
    assert {(row["article"], row["paragraph"], row["item"]) for row in rows} == {(None, None, None)}


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (
            "item",
            {
                "《甲法》第九条第二款第（三）项": 1,
                "《甲法》第九条第二款": 1,
                "《甲法》第九条": 1,
                "《甲法》第八条之一": 1,
            },
        ),
        ("paragraph", {"《甲法》第九条第二款": 2, "《甲法》第九条": 1, "《甲法》第八条之一": 1}),
        ("article", {"《甲法》第九条": 3, "《甲法》第八条之一": 1}),
        ("law", {"《甲法》": 3}),
    ],
)
def test_levels(con: "DuckDBPyConnection", put: Put, level: str, expected: dict[str, int]) -> None:
    put(
        {"citations": "《甲法》第九条第二款第（三）项"},
        {"citations": "《甲法》第九条第二款"},
        {"citations": "《甲法》第九条、第八条之一"},
    )
    assert statutes(con, level=level) == expected
    keys = {row["key"]: row["cases"] for row in records(run(con, "summary", "statute", select(level=level)))}
    assert keys == expected
    assert f"told apart to the {level}" in run(con, "statutes", None, select(level=level)).note or level == "item"


def test_a_range_is_cut_at_its_articles(con: "DuckDBPyConnection", put: Put) -> None:
    put({"citations": "《甲法》第二百一十三条至第二百六十条"})
    assert statutes(con, level="article") == {"《甲法》第二百一十三条至第二百六十条": 1}


def test_an_item_counts_once_with_and_without_its_only_paragraph(con: "DuckDBPyConnection", put: Put) -> None:
    """Price Law art. 14 has one paragraph with items; Drug Law art. 98 has them in its second and third."""
    put({"citations": "《价格法》第十四条第（三）项"}, {"citations": "《价格法》第十四条第一款第（三）项"})
    assert statutes(con) == {"《价格法》第十四条第（三）项": 2}
    put({"citations": "《药品管理法》第九十八条第（一）项"}, {"citations": "《药品管理法》第九十八条第一款第（一）项"})
    assert statutes(con) == {"《药品管理法》第九十八条第（一）项": 1, "《药品管理法》第九十八条第一款第（一）项": 1}


def test_names_written_differently_are_one_law(con: "DuckDBPyConnection", put: Put) -> None:
    put(
        {"citations": "《反法》第八条", "decided_on": "2023-03-01"},
        {"citations": "反不正当竞争法第八条", "decided_on": "2023-01-01"},
        {"citations": "《中华人民共和国反不正当竞争法》第八条第一款，《甲省物价条例》第三条"},
    )
    aucl, local = records(run(con, "laws"))
    assert aucl == {
        "law": "反不正当竞争法", "law_id": "aucl", "names": "中华人民共和国反不正当竞争法；反不正当竞争法；反法", "cases": 3, "share_pct": Decimal(100),
        "citations": 3, "provisions": 2, "first": aucl["first"], "last": aucl["last"],
    }  # fmt: skip
    assert (str(aucl["first"]), str(aucl["last"])) == ("2023-01-01", "2023-03-01")
    assert (local["law"], local["law_id"], local["first"]) == ("甲省物价条例", None, None)


@pytest.mark.parametrize("name", ["反法", "《中华人民共和国反不正当竞争法》", "aucl"])
def test_a_law_is_found_by_any_of_its_names(con: "DuckDBPyConnection", put: Put, name: str) -> None:
    put({"citations": "《不正当竞争法》第八条"}, {"citations": "《价格法》第八条"})
    assert [row["case_id"] for row in records(run(con, "list", None, select(law=[name])))] == ["c1"]


def test_the_legal_basis_is_read_where_no_citations_are_given(con: "DuckDBPyConnection", put: Put) -> None:
    put(
        {"basis_text": "违反《价格法》第十三条，依据《价格法》第四十二条罚款"},
        {"basis_text": "违反《广告法》第九条", "citations": "《价格法》第十四条"},
    )
    assert statutes(con) == {"《价格法》第十三条": 1, "《价格法》第十四条": 1}
    assert statutes(con, role=["penalty"]) == {"《价格法》第四十二条": 1}


def test_cases_that_cite_in_other_roles_only_are_told(con: "DuckDBPyConnection", put: Put) -> None:
    put({"citations": "依据《价格法》第四十条"}, {"citations": "违反《价格法》第十四条"}, {})
    assert run(con, "statutes").note.startswith(
        "3 cases; a provision cited (violated or unknown) in 1, 1 only in other roles (--role), 1 none"
    )


@pytest.mark.parametrize(
    ("citation", "decided_on", "rule", "value"),
    [
        pytest.param("《价格法》第四十八条", "2023-01-01", None, "", id="the last article of the law"),
        pytest.param("《价格法》第四十九条", "2023-01-01", "article_beyond_law", "48", id="one more"),
        pytest.param("《价格法》第四十条至第四十九条", "2023-01-01", "article_beyond_law", "48", id="a range that goes beyond"),
        pytest.param("《行政处罚法》第七十条", "2021-07-14", "article_beyond_law", "64", id="the law before it grew"),
        pytest.param("《行政处罚法》第七十条", "2021-07-15", None, "", id="the day it grew"),
        pytest.param("《互联网药品信息服务管理办法》第九百条", "2023-01-01", None, "", id="its length is not known"),
        pytest.param("《反法》第八条", "2025-10-14", None, "", id="the day before the renumbering"),
        pytest.param("《反法》第八条", "2025-10-15", "renumbered_article", "8 → 9", id="the day of the renumbering"),
        pytest.param("《反法》第八条", "2027-10-14", "renumbered_article", "8 → 9", id="while old acts are punished"),
        pytest.param("《反法》第八条", "2027-10-15", None, "", id="two years later"),
        pytest.param("《反法》第八条", None, "renumbered_article", "8 → 9", id="on an unknown day"),
        pytest.param("《价格法》第九十九条", None, "article_beyond_law", "48", id="beyond every version, on an unknown day"),
        pytest.param("《电子商务法》第十条", "2018-05-01", "law_not_yet_in_force", "2019-01-01", id="a law to come"),
        pytest.param("《反法》第二条", "2025-10-15", None, "", id="an article that kept its number"),
        pytest.param("《行政处罚法》第二十七条", "2022-01-01", "renumbered_article", "27 → 32 / 33", id="divided"),
        pytest.param("《禁止价格欺诈行为的规定》第三条", "2024-07-01", "law_repealed", "2022-06-30", id="repealed long ago"),
        pytest.param("《禁止价格欺诈行为的规定》第三条", "2024-06-30", None, "", id="acts before the repeal"),
    ],
)  # fmt: skip
def test_versions_are_minded(
    con: "DuckDBPyConnection", put: Put, citation: str, decided_on: str | None, rule: str | None, value: str
) -> None:
    put({"citations": citation, "decided_on": decided_on})
    found = con.execute("select rule, value from findings where rule <> 'future_date'").fetchall()
    assert [name for name, _ in found] == [rule] * bool(rule)
    assert all(value in text for _, text in found)


@pytest.mark.parametrize(
    ("dates", "version", "basis"),
    [
        pytest.param({"decided_on": "2025-10-15"}, "2025修订", "decided", id="the first day of a version"),
        pytest.param({"decided_on": "2025-10-14", "published_on": "2026-01-01"}, "2019修正", "decided", id="the decision decides"),
        pytest.param({"published_on": "2018-05-01"}, "2017修订", "published", id="no decision: inferred"),
        pytest.param({"decided_on": "2010-01-01"}, None, "decided", id="before the catalogue begins"),
        pytest.param({}, None, None, id="no date"),
    ],
)  # fmt: skip
def test_the_version_in_force(
    con: "DuckDBPyConnection", put: Put, dates: dict[str, str], version: str | None, basis: str | None
) -> None:
    put({"citations": "《反法》第二条", **dates})
    assert con.execute("select version, version_basis from versions").fetchall() == [(version, basis)]


def test_a_concordance_counts_renumbered_articles_as_one(con: "DuckDBPyConnection", put: Put) -> None:
    put(
        {"citations": "《反法》第八条第一款", "decided_on": "2023-01-01"},
        {"citations": "《反法》第九条第一款", "decided_on": "2026-01-01"},
        {"citations": "《反法》第九条", "decided_on": "2023-01-01"},
        {"citations": "《行政处罚法》第二十七条", "decided_on": "2020-01-01"},
    )
    apart = statutes(con)
    assert (apart["《反不正当竞争法》第八条第一款"], apart["《反不正当竞争法》第九条第一款"]) == (1, 1)
    together = statutes(con, concordance=True)
    assert together == {
        "《反不正当竞争法》第九条第一款": 2,
        "《反不正当竞争法》第十条": 1,  # trade secrets
        "《行政处罚法》第二十七条": 1,  # divided into 32 and 33: stays itself
    }
    put(
        {"citations": "《药品管理法》第五十一条", "decided_on": "2018-01-01"},
        {"citations": "《药品管理法》第五十一条", "decided_on": "2023-01-01"},
    )
    assert {name for name in statutes(con, concordance=True) if "药品" in name} == {
        "《药品管理法（至2019-11-30）》第五十一条",
        "《药品管理法》第五十一条",
    }
    assert "renumbered articles as one" in run(con, "statutes", None, select(concordance=True)).note


def test_pairs_and_their_lift(con: "DuckDBPyConnection", put: Put) -> None:
    """a stands in 3 of 4 cases, b in 2, both in 2: 2 x 4 / (3 x 2) = 1.33; a and c in 1: 1 x 4 / (3 x 1) = 1.33."""
    put(
        {"citations": "《甲法》第一条、第二条"},
        {"citations": "《甲法》第一条、第二条、第二条"},
        {"citations": "《甲法》第一条、第三条"},
        {"citations": "《甲法》第四条"},
        {"citations": "依据《甲法》第一条、第四条"},
    )
    d = Decimal
    keys = ("a", "b", "cases", "share_pct", "a_cases", "b_cases", "lift")
    assert records(run(con, "statute-pairs")) == [
        dict(zip(keys, ("《甲法》第一条", "《甲法》第二条", 2, d("50"), 3, 2, d("1.33")), strict=True)),
        dict(zip(keys, ("《甲法》第一条", "《甲法》第三条", 1, d("25"), 3, 1, d("1.33")), strict=True)),
    ]


def test_lift_is_that_of_the_matrix_of_cases_and_provisions(con: "DuckDBPyConnection", put: Put) -> None:
    """n × AᵀA ÷ (a bᵀ), numpy's, over sixty cases that cite any of four provisions, some of them none."""
    cites = np.random.default_rng(8).random((60, 4)) < (0.7, 0.4, 0.2, 0.1)
    put(*({"citations": [f"《甲法》第{number + 1}条" for number in np.flatnonzero(row)]} for row in cites))
    counts = cites.T.astype(int) @ cites
    expected = cites.any(axis=1).sum() * counts / np.outer(cites.sum(axis=0), cites.sum(axis=0))
    found: Any = {
        frozenset((row["a"], row["b"])): (row["cases"], float(row["lift"]))
        for row in records(run(con, "statute-pairs"))
    }
    names = [f"《甲法》第{number}条" for number in "一二三四"]
    assert found == {
        frozenset((names[a], names[b])): (counts[a, b], pytest.approx(expected[a, b], abs=0.00501))
        for a, b in combinations(range(4), 2)
        if counts[a, b]
    }


def test_coverage_says_what_was_not_understood(con: "DuckDBPyConnection", put: Put) -> None:
    put(
        {"citations": "违反《价格法》第十四条的规定"},
        {"basis_text": "违反国家价格政策规定"},
        {"basis_text": "依据国家价格政策规定罚款"},
        {},
    )
    rows = [
        (row["measure"], row["text"], row["count"], row["share_pct"]) for row in records(run(con, "statute-coverage"))
    ]
    d = Decimal
    assert rows == [
        ("cases", None, 4, d(100)),
        ("cases with a citation", None, 1, d(25)),
        ("cases with a provision violated", None, 1, d(25)),
        ("cases with a penalty provision", None, 0, d(0)),
        ("cases citing a law not in the catalogue", None, 0, d(0)),
        ("characters of legal basis", None, 22, d(100)),
        ("characters not understood", None, 12, d("54.55")),
        ("not understood", "国家价格政策", 2, d(50)),
    ]


def test_what_was_understood_goes_with_its_case(con: "DuckDBPyConnection", put: Put) -> None:
    put({"citations": "违反国家政策规定"})
    put({"citations": "违反《价格法》第一条"})
    assert con.execute("select characters, unread from coverage").fetchall() == [(8, [])]


def test_a_coarser_level_keeps_every_case(published: "DuckDBPyConnection") -> None:
    """The eight cases cite 13 provisions, of 11 articles, of 6 laws; each case stays under each of its laws."""
    counted = {
        level: [
            row["citations"] for row in records(run(published, "statutes", None, select(level=level, concordance=True)))
        ]
        for level in ("item", "paragraph", "article", "law")
    }
    assert {level: (len(rows), sum(rows)) for level, rows in counted.items()} == {
        "item": (11, 13), "paragraph": (11, 13), "article": (11, 13), "law": (6, 13),
    }  # fmt: skip


@pytest.mark.parametrize("name", CITING)
def test_reports_on_provisions_know_the_level(published: "DuckDBPyConnection", name: str) -> None:
    fine = records(run(published, name, None, select(level="item")))
    coarse = records(run(published, name, None, select(level="law")))
    assert fine != coarse


def test_an_item_stands_in_its_only_paragraph(con: "DuckDBPyConnection", put: Put) -> None:
    put({"citations": "《价格法》第十四条第（三）项、第十四条第一款第（四）项、第十四条第一款"})
    assert statutes(con, level="paragraph") == {"《价格法》第十四条第一款": 1}


def test_what_was_understood_goes_when_its_case_is_removed(con: "DuckDBPyConnection", put: Put) -> None:
    put({"citations": "违反《价格法》第一条"})
    history.remove(con, history.Target(("c1",), ()))
    assert con.execute("select count(*) from coverage").fetchall() == [(0,)]


def test_a_version_that_is_inferred_is_marked(con: "DuckDBPyConnection", put: Put) -> None:
    put(
        {"citations": "《反法》第二条", "decided_on": "2023-01-01"},
        {"citations": "《反法》第二条", "published_on": "2023-01-01"},
    )
    shown = [
        dict(zip(part.columns, row, strict=True))["version"]
        for case in ("c1", "c2")
        for part in casefile.read(con, case, "table", "en")
        if part.title == "citations"
        for row in part.rows
    ]
    assert shown == ["2019修正", "2019修正 (inferred: published)"]


def test_an_old_name_has_its_own_versions(con: "DuckDBPyConnection", put: Put) -> None:
    """The rule of 2014 had 58 articles and was replaced by one of another name and 56 articles on 2021-05-01."""
    put({"citations": "《网络交易管理办法》第五十八条", "decided_on": "2023-01-01"})
    assert con.execute("select version from versions").fetchall() == [(None,)]
    assert con.execute("select rule from findings").fetchall() == []
    put({"citations": "《网络交易管理办法》第五十八条", "decided_on": "2024-01-01"})
    assert con.execute("select rule from findings").fetchall() == [("law_repealed",)]


def test_no_two_versions_of_a_law_are_in_force_at_once() -> None:
    by_name: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in reference("laws"):
        until = row["effective_to"] or "9999-12-31"
        assert row["effective_from"] <= until, row
        by_name.setdefault((row["law_id"], row["short_name"]), []).append((row["effective_from"], until))
    for name, spans in by_name.items():
        assert all(one[1] < other[0] for one, other in pairwise(sorted(spans))), name


def test_every_renumbering_ends_a_version() -> None:
    ends = {(row["law_id"], row["effective_to"]) for row in reference("laws")}
    assert {(row["law_id"], row["until"]) for row in reference("concordance")} <= ends


@pytest.mark.parametrize("words", [{"level": "law"}, {"concordance": True}, {"role": ["penalty"]}])
def test_what_selects_citations_is_refused_where_none_count(
    published: "DuckDBPyConnection", words: dict[str, Any]
) -> None:
    with pytest.raises(UsageError, match="no meaning"):
        run(published, "fines", None, select(**words))


def test_the_defaults_are_the_finest_level_and_the_numbers_as_cited() -> None:
    assert (Selection().level, Selection().concordance, Selection().role) == ("item", False, ("violated", "unknown"))
