"""What a text says was violated: the labelled table, and what a load makes of free text."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from cases import codelists
from cases.loading import Outcome
from cases.resources import reference
from tests.accuracy import read_type, tabled
from tests.conftest import rules
from tests.tables import each

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Put = Callable[..., Outcome]

UNREAD = {
    "rumour in facts, hoarding word is a distractor": "哄抬价格 is named, 涨价信息 is only described",
    "price fraud told by facts only": "no word names it",
    "facts by dates only": "no word names it",
    "two breaches, past date drinks first": "the longer word goes first: 食品进货查验 before 过期饮料",
    "spoiled paint": "变质 tells the type, and no word that it is paint",
}
"""Labels that words alone do not tell, each with the reason."""


@each("types")
def test_every_labelled_text(row: dict[str, str]) -> None:
    assert (read_type(row["text"]) == (row["type"], row["subtype"])) == (row["reason"] not in UNREAD)


def test_the_table_names_every_type() -> None:
    assert len(tabled("types")) >= 200
    assert {row["type"] for row in tabled("types")} >= {row["type"] for row in reference("violation_types")}


def test_keywords_stand_for_codes_that_exist() -> None:
    assert {row["code"] for row in reference("violation_keywords")} <= set(codelists.codes("violation_type"))
    words = [word for row in reference("violation_keywords") for word in row["keywords"].split("|")]
    assert len(words) == len(set(words))
    assert all(word and not word.startswith("…") and not word.endswith("…") for word in words)


@pytest.mark.parametrize(
    ("case", "stored"),
    [
        pytest.param(
            {"violation_type": "经营超过保质期的食品"},
            ("expired_product", "expired_food", "经营超过保质期的食品", "经营超过保质期"),
            id="a free text in the column of the type",
        ),
        pytest.param(
            {"violation_type": "其他事项", "title": "某店未明码标价案"},
            ("price_marking", None, "其他事项", "未明码标价"),
            id="no type in the words of the source, but in the title",
        ),
        pytest.param(
            {"title": "甲店案", "facts": "当事人销售侵犯注册商标专用权的白酒。"},
            ("counterfeit_trademark", None, None, "侵犯注册商标专用权"),
            id="only the facts tell it",
        ),
        pytest.param(
            {"violation_type": "price_fraud", "title": "哄抬价格案"},
            ("price_fraud", None, None, None),
            id="a code stands, whatever the title says",
        ),
        pytest.param(
            {"violation_subtype": "expired_food", "title": "哄抬价格案"},
            ("expired_product", "expired_food", None, None),
            id="a subtype gives its type",
        ),
        pytest.param(
            {"violation_type": "乱停车", "title": "甲案"}, ("other", None, "乱停车", None), id="what no word tells"
        ),
    ],
)
def test_a_load_reads_the_type(
    con: "DuckDBPyConnection", put: Put, case: dict[str, str], stored: tuple[str, ...]
) -> None:
    outcome = put(case)
    columns = "violation_type, violation_subtype, violation_text, violation_matched"
    assert con.execute(f"select {columns} from cases").fetchall() == [stored]
    assert ("unknown_type" in rules(outcome)) == (stored[0] == "other")
