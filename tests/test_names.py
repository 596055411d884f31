"""Names of natural persons in prose: who is one, where the name ends, and that SQL and Python mask alike."""

from typing import TYPE_CHECKING

import pytest

from cases import surnames
from cases.resources import sql
from cases.text.names import mask_of
from cases.text.parties import in_title, read_party

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

HEADINGS = [
    ("王伟销售假药案", "王伟", "two characters, before a verb"),
    ("施小明销售假药案", "施小明", "three"),
    ("欧阳小明销售假药案", "欧阳小明", "a surname of two"),
    ("阿依古丽·买买提销售假药案", "阿依古丽·买买提", "in parts"),
    ("甲市阿依古丽·买买提销售假药案", "阿依古丽·买买提", "in parts, behind a place"),
    ("李娜无照经营案", "李娜", "a verb of one character"),
    ("王超销售假药案", "王超", "a name that ends like a verb"),
    ("李明超销售假药案", "李明超", "three that end like a verb"),
    ("李明超范围经营案", "李明", "the verb itself"),
    ("施小明（个体户）销售假药案", "施小明", "an aside"),
    ("施小明、李大红夫妇销售假药案", "施小明、李大红", "a couple"),
    ("李娜等3人传销案", "李娜", "and others"),
    ("王伟在路边摆摊销售假药案", "王伟", "where it was is no part of a name"),
    ("张军", "张军", "nothing but a name"),
    ("张军包子店销售假药案", "张军包子店", "a shop that bears a name"),
    ("严小明销售假药案", "严小明", "a surname that begins other words, three characters"),
    ("牛肉掺假案", "", "one of them, two characters: meat"),
    ("高价销售口罩案", "", "a surname that begins too many words"),
    ("张贴虚假广告案", "", "a verb"),
    ("施工未取得许可案", "", "a surname before what makes another word"),
    ("岳阳销售假药案", "", "a town"),
]
TEXTS = [
    ("当事人王伟在路边摆摊。", "王伟", 1, "no name that ends in 摊"),
    ("当事人阿依古丽·买买提在路边摆摊。", "阿依古丽·买买提", 1, "in parts"),
    ("当事人李娜（个体户）在路边摆摊。", "李娜", 1, "an aside"),
    ("当事人欧阳小明、李娜销售假药。", "欧阳小明、李娜", 2, "two"),
    ("当事人张军与李娜系夫妻。", "张军、李娜", 2, "two, by a word"),
    ("甲局对李娜作出罚款500元的决定。", "李娜", 1, "whom the authority fines"),
    ("当事人王记包子店在路边。", "王记包子店", 1, "a shop"),
    ("当事人王伟经营的王记饭店销售假药。", "王伟", 1, "the person before the shop"),
]
NOBODY = [
    "当事人张贴的广告。",
    "当事人陈述称，",
    "当事人施工的，",
    "当事人高价销售口罩。",
    "当事人明知，",
    "当事人范围内，",
]


@pytest.mark.parametrize(("heading", "party", "reason"), HEADINGS)
def test_a_heading(heading: str, party: str, reason: str) -> None:
    assert in_title(heading)[0] == party, reason


@pytest.mark.parametrize(("text", "party", "number", "reason"), TEXTS)
def test_a_text(text: str, party: str, number: int, reason: str) -> None:
    found = read_party("", text)
    assert found is not None, reason
    assert (found.name, found.number) == (party, number), reason


@pytest.mark.parametrize("text", NOBODY)
def test_a_verb_is_nobody(text: str) -> None:
    assert read_party("", text) is None


PEOPLE = [
    "施小明",
    "欧阳小明",
    "欧阳明",
    "阿依古丽·买买提",
    "施小明、李大红",
    "施小明，司马光明",
    "扎西次仁",
    "李娜",
    "",
]


def test_both_maskers_mask_alike(con: "DuckDBPyConnection") -> None:
    con.execute(sql("load/macros"))
    asked = "select mask_of(person) from (select unnest(?) as person)"
    assert [mask for (mask,) in con.execute(asked, [PEOPLE]).fetchall()] == [mask_of(one) for one in PEOPLE]


def test_surnames_fill_the_macros() -> None:
    """None is left out, and each that a word announces is one."""
    assert [name for name in surnames.FILLED if f"'{{{name}}}'" in surnames.macros()] == []
    assert [name for name in surnames.FILLED if f"'{{{name}}}'" not in sql("macros")] == []
    assert {row["announced_by"] for row in surnames.ROWS} == {"", "role", "party"}
    assert [row["surname"] for row in surnames.ROWS if row["never_before"] and row["announced_by"] != "party"] == []
    assert len({row["surname"] for row in surnames.ROWS}) == len(surnames.ROWS)
