import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.text.citations import Citation, law_name, provision_number, read_citations


def read(text: str) -> list[tuple[str, str]]:
    return [(str(citation), citation.role) for citation in read_citations(text)]


PRICE = "《价格法》第十四条第（三）项"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(PRICE, [(PRICE, "unknown")], id="nothing says what it does"),
        pytest.param(f"违反{PRICE}", [(PRICE, "violated")], id="违反 makes it the provision violated"),
        pytest.param(f"依据{PRICE}", [(PRICE, "penalty")], id="依据 makes it the basis of the penalty"),
        pytest.param(
            "《中华人民共和国价格法》第14条第三项", [(PRICE, "unknown")], id="full name, Arabic, item without brackets"
        ),
        pytest.param("《价格法》第十四条(三)项", [(PRICE, "unknown")], id="ASCII brackets, no 第 before the item"),
        pytest.param("《价格法》第 十四 条 第（三）项", [(PRICE, "unknown")], id="blanks inside"),
        pytest.param(
            "违反《甲法》第二条、第三条第二款和《乙条例》第四条",
            [("《甲法》第二条", "violated"), ("《甲法》第三条第二款", "violated"), ("《乙条例》第四条", "violated")],
            id="a list inherits the law",
        ),
        pytest.param(
            "违反《甲法》第二条；依据《甲法》第九条",
            [("《甲法》第二条", "violated"), ("《甲法》第九条", "penalty")],
            id="the role changes where a new word says so",
        ),
        pytest.param("《刑法》第一百二十条之一", [("《刑法》第一百二十条之一", "unknown")], id="an inserted article"),
        pytest.param("《甲条例》有关规定", [("《甲条例》", "unknown")], id="a law cited whole"),
        pytest.param(
            "《甲法》第二条，见《甲法》", [("《甲法》第二条", "unknown")], id="whole only if no article of it is cited"
        ),
        pytest.param("不符合《GB 2626-2019》", [], id="a standard is no law"),
        pytest.param("第十四条", [], id="an article of no law"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_citations_are_read(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


def test_numbers_are_kept_as_text() -> None:
    (citation,) = read_citations("《刑法》第一百二十条之一第二款第（三）项")
    assert (citation.article, citation.paragraph, citation.item) == ("120-1", "2", "3")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("第十四条", "14"),
        ("14", "14"),
        ("第一百二十条之一", "120-1"),
        ("120-1", "120-1"),
        ("（三）", "3"),
        ("x", None),
        ("", None),
    ],
)
def test_provision_numbers_in_any_writing(text: str, number: str | None) -> None:
    assert provision_number(text) == number


def test_law_names_lose_what_does_not_tell_them_apart() -> None:
    assert [law_name(text) for text in ("《价格法》", "中华人民共和国价格法", " 价 格 法 ")] == ["价格法"] * 3


numbers = st.integers(1, 9999).map(str)
citations = st.builds(
    Citation,
    law=st.text("甲乙丙丁戊", min_size=1, max_size=5).map(lambda name: f"{name}法"),
    article=st.one_of(numbers, st.builds("{}-{}".format, numbers, st.integers(1, 20))),
    paragraph=st.none() | numbers,
    item=st.none() | numbers,
)


@given(citations)
def test_a_citation_survives_being_written(citation: Citation) -> None:
    (found,) = read_citations(str(citation))
    assert (found.law, found.article, found.paragraph, found.item) == (
        citation.law,
        citation.article,
        citation.paragraph,
        citation.item,
    )


@given(st.text("第《》（）(条款项之十一二三 违反", max_size=60))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    for citation in read_citations(text):
        assert citation.law
        assert citation.cited_text
        assert citation.cited_text in text


@pytest.mark.parametrize("piece", ["第", "（", "《", "《甲", "第一百", "第十条第"])
def test_damaged_text_takes_no_time(piece: str) -> None:
    assert read_citations(piece * (100_000 // len(piece))) == []
