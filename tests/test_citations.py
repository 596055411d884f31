"""Citations in texts: the table of forms, round trips, the labelled texts, hostile texts."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.loading.legal import read_prose
from cases.resources import reference
from cases.text import laws
from cases.text.citations import Citation, provision_number, read_citations
from tests.accuracy import LABELLED, SETS, read, score

FORMS = LABELLED / "forms.tsv"
BRIEF = Path(__file__).parents[2] / "shared" / "seed" / "quality-brief-2023-03.txt"


def forms() -> list[dict[str, str]]:
    with FORMS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize(
    ("text", "expected"), [pytest.param(r["text"], r["expected"], id=r["reason"]) for r in forms()]
)
def test_every_form_is_read(text: str, expected: str) -> None:
    found = read(text.replace("\\n", "\n"))
    assert ("; ".join(" ".join(part or "-" for part in label) for label in found) or "-") == expected


def test_the_table_of_forms_is_whole() -> None:
    assert len(forms()) >= 250
    assert all(len(form) == 3 and all(form.values()) for form in forms())


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("roles", [False, True], ids=["provisions", "with roles"])
def test_labelled_texts_are_read(name: str, roles: bool) -> None:
    hits, found, expected = score(name, roles=roles)
    assert hits / found >= 0.995
    assert hits / expected >= 0.995


@pytest.mark.skipif(not BRIEF.exists(), reason="the published brief is not part of the project")
def test_the_brief_is_read_as_a_whole() -> None:
    """13 citations in the enforcement section; elsewhere in 27,000 characters, two rules named whole and nothing else."""
    text = BRIEF.read_text("utf-8")
    section = text.index("天津市武清区市场监管局")
    found = read_citations(text)
    assert [str(one) for one in found if one.span and one.span[0] > section] == [
        "《产品质量法》第十二条",
        "《产品质量法》第三十二条",
        "《产品质量法》第三十九条",
        "《价格法》第十四条第（三）项",
        "《药品管理法》第五十一条",
        "《医疗器械监督管理条例》第四十二条",
        "《反不正当竞争法》第八条第一款",
        "《广告法》第四条第一款",
        "《广告法》第十六条第二款",
        "《广告法》第四十六条",
        "《价格法》第十四条第（三）项",
        "《医疗器械监督管理条例》第五十五条",
        "《价格法》第十四条第（三）项",
    ]
    assert {one.role for one in found if one.span and one.span[0] > section} == {"violated"}
    assert [str(one) for one in found if one.span and one.span[0] < section] == [
        "《专利法实施细则》",
        "《集体商标、证明商标注册和管理办法》",
    ]


def test_a_citation_says_where_it_stands_and_what_it_is_called_there() -> None:
    text = "违反《反法》第 八 条\n第一款、第二款的规定"
    first, second = read_citations(text)
    assert (first.law, first.law_id, first.law_as_written) == ("反不正当竞争法", "aucl", "反法")
    assert first.cited_text == "《反法》第 八 条\n第一款"
    assert second.cited_text == "第二款"
    assert [text[slice(*one.span)] for one in (first, second) if one.span] == [first.cited_text, second.cited_text]


def test_sub_items_stay_in_the_cited_text() -> None:
    (found,) = read_citations("《广告法》第九条第（三）项第2目")
    assert (found.article, found.item, found.cited_text) == ("9", "3", "《广告法》第九条第（三）项第2目")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("第十四条", "14"),
        ("14", "14"),
        ("第一百二十条之一", "120-1"),
        ("120-1", "120-1"),
        ("（三）", "3"),
        ("21至60", "21至60"),
        ("x", None),
        ("", None),
    ],
)
def test_provision_numbers_in_any_writing(text: str, number: str | None) -> None:
    assert provision_number(text) == number


def test_every_name_of_the_catalogue_means_its_law() -> None:
    for row in reference("laws"):
        for name in (row["short_name"], row["full_name"], *filter(None, row["aliases"].split("|"))):
            (found,) = read_citations(f"《{name}》第一条")
            assert (found.law_id, found.law) == (row["law_id"], laws.law(name).name), name


def test_no_name_belongs_to_two_laws() -> None:
    owners: dict[str, str] = {}
    for row in reference("laws"):
        for name in (row["short_name"], row["full_name"], *filter(None, row["aliases"].split("|"))):
            assert owners.setdefault(name, row["law_id"]) == row["law_id"], name


FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
WRITINGS = [
    pytest.param(lambda text: text, id="as statutes print it"),
    pytest.param(lambda text: text.replace("《", "《中华人民共和国"), id="with the name of the state"),
    pytest.param(lambda text: text.replace("》", "》（主席令第4号）"), id="an order number behind the name"),
    pytest.param(lambda text: text.replace("第（", "（"), id="an item without 第"),
    pytest.param(lambda text: text.replace("（", "(").replace("）", ")"), id="ASCII brackets"),
    pytest.param(lambda text: text.replace("）项", "）"), id="an item without 项"),
    pytest.param(lambda text: text.replace("第（", "第").replace("）项", "项"), id="an item without brackets"),
    pytest.param(" ".join, id="blanks between all characters"),
    pytest.param("\n".join, id="a line a character"),
    pytest.param(lambda text: text.replace("条", "條").replace("项", "項"), id="traditional characters"),
]

numbers = st.integers(1, 9999).map(str)
small = st.integers(1, 99).map(str)
citations = st.builds(
    Citation,
    law=st.text("甲乙丙丁戊", min_size=1, max_size=5).map(lambda name: f"{name}法"),
    article=st.one_of(numbers, st.builds("{}-{}".format, numbers, st.integers(1, 20))),
    paragraph=st.none() | small,
    item=st.none() | small,
)


def provision(citation: Citation) -> tuple[str | None, ...]:
    return citation.law, citation.article, citation.paragraph, citation.item


@pytest.mark.parametrize("write", WRITINGS)
@given(citation=citations)
def test_a_citation_survives_every_writing(write: object, citation: Citation) -> None:
    (found,) = read_citations(write(str(citation)))  # type: ignore[operator]
    assert provision(found) == provision(citation)


@given(citations, st.booleans())
def test_a_citation_survives_arabic_digits(citation: Citation, full_width: bool) -> None:
    article, _, inserted = str(citation.article).partition("-")
    text = f"《{citation.law}》第{article}条" + (f"之{inserted}" if inserted else "")
    text += f"第{citation.paragraph}款" if citation.paragraph else ""
    text += f"第({citation.item})项" if citation.item else ""
    (found,) = read_citations(text.translate(FULL_WIDTH) if full_width else text)
    assert provision(found) == provision(citation)


@given(st.lists(citations, min_size=1, max_size=6), st.sampled_from("、和及与；，"))
def test_a_list_is_read_member_by_member(cited: list[Citation], mark: str) -> None:
    assert [provision(one) for one in read_citations(mark.join(map(str, cited)))] == [provision(one) for one in cited]


@given(st.text("第《》（）(条款项之十一二三至、和 \n违反依据“”前本法该，。；0１<>以下简称", max_size=80))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    for citation in read_citations(text):
        assert citation.law
        assert citation.span
        numbers = [number for number in (citation.article, citation.paragraph, citation.item) if number]
        assert [provision_number(number) for number in numbers] == numbers
        assert citation.cited_text == text[slice(*citation.span)]


@pytest.mark.parametrize(
    "piece",
    [
        "第",
        "（",
        "(",
        "《",
        "《甲",
        "第一百",
        "第十条第",
        "第一、",
        "“",
        "违反",
        "依据",
        "以下简称",
        "前款",
        "该法",
        "\n\n",
        "<a",
        "1",
        "《甲〈",
    ],
)
def test_damaged_text_of_100_kb_is_read_at_once(piece: str) -> None:
    found = read_prose(piece * (100_000 // len(piece)))
    assert found.citations == []


@pytest.mark.parametrize(
    ("piece", "each"),
    [
        pytest.param("《甲法》第一条「", 1, id="quotations that never close"),
        pytest.param("依据《甲法》第一条，", 1, id="stacked bases"),
        pytest.param("第一条、", 0, id="members of no list"),
        pytest.param("价格法第一条", 1, id="names without marks"),
        pytest.param("《甲法》第一条至第九条、", 9, id="ranges"),
        pytest.param("《价格法》", 0, id="names side by side"),
        pytest.param("违反本法第一条，有下列", 0, id="a statute that speaks"),
        pytest.param("有关的", 0, id="links"),
    ],
)
def test_long_text_of_citations_is_read_at_once(piece: str, each: int) -> None:
    times = 100_000 // len(piece)
    assert len(read_prose(piece * times).citations) == pytest.approx(each * times, abs=9)
