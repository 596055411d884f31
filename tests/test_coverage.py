"""How much of a legal basis was understood."""

import pytest

from cases.text.coverage import Coverage, coverage
from cases.text.normal import normal
from cases.text.provisions import read_provisions


def covered(text: str) -> Coverage:
    return coverage(read_provisions(normal(text).text))


@pytest.mark.parametrize(
    ("text", "characters", "unread"),
    [
        pytest.param("违反《价格法》第十四条的规定", 10, (), id="a citation and its link are understood"),
        pytest.param("违反国家价格政策规定", 6, ("国家价格政策",), id="no citation at all"),
        pytest.param("违反《价格法》第十四条关于标价的规定", 14, ("关于标价",), id="words about the article"),
        pytest.param("依据《价格法》第四十条，罚款5000元", 9, (), id="no 规定: the basis ends with the last citation"),
        pytest.param("根据群众举报，本局检查", 0, (), id="no 规定 and no citation: no legal basis"),
        pytest.param("物价法14条", 6, ("物价法14条",), id="a cell that was not understood"),
        pytest.param("《价格法》第十四条；《广告法》第四条", 18, (), id="a cell of citations"),
        pytest.param("违反《质量手册》第三条的规定", 10, ("《质量手册》第三条",), id="marks around what is no law"),
        pytest.param("依据《价格法》第四十条“可以并处罚款”的规定", 18, (), id="quoted words of the law are understood"),
        pytest.param("违反《甲法》第一条的规定，依据国务院令规定", 12, ("国务院令",), id="two legal bases in a text"),
        pytest.param("", 0, (), id="nothing"),
    ],
)
def test_what_was_not_understood_is_told(text: str, characters: int, unread: tuple[str, ...]) -> None:
    found = covered(text)
    assert (found.characters, found.unread) == (characters, unread)
    assert found.unread_characters == sum(map(len, unread))
