"""The bases of fines in facts: what each wording states, which texts are looked into, and what a load makes of them."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.loading import Outcome
from cases.text.bases import BASES, WORDS, base_filter, read_bases
from tests.accuracy import labelled_bases, score_bases, tabled

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Put = Callable[..., Outcome]

WORDINGS = [
    ("涉案商品货值金额共计300元，当事人获利120元。", {"goods_value": 300, "illegal_gains": 120}, "two bases in a sentence"),
    ("经核算，违法经营额2.4万元。另付广告费用3000元。", {"illegal_turnover": 24000, "advertising_fee": 3000}, "in two sentences"),
    ("共销售收入3,200元，扣除成本2100元，违法所得为1100元", {"sales": 3200, "illegal_gains": 1100}, "the cost is no base"),
    ("违法所得共计人民币壹仟贰佰元整（¥1200.00）。", {"illegal_gains": 1200}, "one sum, in words and in digits"),
    ("甲商品货值100元，乙商品货值200元，货值金额合计300元。", {"goods_value": 300}, "a total before its parts"),
    ("甲商品货值100元，乙商品货值200元。", {}, "parts without a total: which counts is not told"),
    ("货值金额300元，其中已售货值100元，货架上货值200元。", {"goods_value": 300}, "parts behind 其中"),
    ("甲商品货值100元，乙商品货值100元。", {}, "equal parts are no total"),
    ("购进甲药品共十盒货值100元；购进乙药品五盒货值200元。", {}, "共 counts boxes in words"),
    ("涉案食品共计货值为300元，甲食品货值100元。", {"goods_value": 300}, "a total, and the label behind it"),
    ("24000元为违法经营额，乙店支付的3000元广告费另计。", {"illegal_turnover": 24000}, "a sum before its label"),
    ("货值金额500元。经复核，该批商品货值金额500元。", {"goods_value": 500}, "told twice"),
    ("货值金额约3000元，违法所得无法计算。", {}, "about, and not to be told"),
    ("涉案商品货值金额不足一万元。", {}, "a limit of the statute"),
    ("当事人没有违法所得，获利0元。", {"illegal_gains": 0}, "none, in a sum"),
    ("宣传页称“加盟后每月获利50000元”，违法所得80元。", {"illegal_gains": 80}, "what a quote says is no gain"),
    ("曾因销售假药被没收违法所得500元，罚款2000元。", {}, "what was confiscated or fined is no base"),
    ("没收当事人500元的违法所得。", {}, "what was confiscated, before its label"),
    ("曾因销售假药，违法所得500元，被罚款2000元。", {}, "of an earlier case"),
    ("以每盒8元购进，以每盒36元销售，共20盒。", {}, "prices are no bases"),
    ("每盒获利5元，共销售100盒；每盒货值800元。", {}, "of one of the goods"),
    ("当事人上年度销售额为500万元，月销售额8万元，日均销售额3000元。", {}, "of a time"),
    ("2023年3月1日至5日销售金额共计300元。", {"sales": 300}, "from day to day is all of it"),
    ("预计获利10万元。", {}, "not yet"),
    ("供货商乙公司销售金额300万元，当事人销售金额80元。", {"sales": 80}, "of somebody else"),
    ("违法所得5000元至1万元。", {}, "a range"),
    ("购进甲药品共10盒，货值100元；购进乙药品5盒，货值200元。", {}, "共 counts boxes, and is no total"),
    ("甲公司与总公司共同销售，货值100元。乙公司货值200元。", {}, "共同 and 总公司 are no totals"),
    ("甲店货值合计100元，乙店货值合计200元。", {}, "two totals, none of which is of all"),
    ("貨值\n金額 共計\u200b１２０元。", {"goods_value": 120}, "traditional characters, blanks inside, wide digits"),
    ("", {}, "nothing"),
]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["货值1元，" * 30_000, "货值共" * 30_000, "其中货值1元" * 20_000, "曾因" * 50_000 + "货值1元"]
)
def test_no_text_hangs_the_reader(text: str) -> None:
    assert set(read_bases(text)) <= set(BASES)


@pytest.mark.parametrize(("text", "wanted", "reason"), WORDINGS, ids=[reason for *_, reason in WORDINGS])
def test_every_wording_is_read(text: str, wanted: Mapping[str, int], reason: str) -> None:
    assert read_bases(text) == {kind: Decimal(yuan) for kind, yuan in wanted.items()}


def test_the_wordings_have_every_base() -> None:
    assert {kind for _, wanted, _ in WORDINGS for kind in wanted} == set(BASES)


def test_texts_that_others_wrote() -> None:
    """A hundred texts labelled before the reader first ran on them, when 93.2 % of its bases were right, 89.7 % found."""
    hits, found, expected = score_bases("bases-blind")
    assert hits == found
    assert hits >= 0.94 * expected
    assert all(is_looked_into(row["text"]) for row in tabled("bases-blind") if labelled_bases(row))


def is_looked_into(text: str) -> bool:
    """Say whether the filter of the database lets a text through."""
    query = "select regexp_matches($text, $pattern)"
    return bool(duckdb.execute(query, {"text": text, "pattern": base_filter()}).fetchall()[0][0])


BEFORE = ["违法", "非法", "货值金额", "获利", "经营额", "广告", "没收", "支付", *WORDS]
PIECES = st.sampled_from(
    [*BEFORE, "合计", "共", "为", "300元", "2.4万元", "，", "。", "；", "（", "）", "“", "”", "商品"]
)
WRITINGS = str.maketrans("货值广费经营额销发", "貨値廣費經營額銷發")


@given(
    st.lists(PIECES, max_size=14),
    st.sampled_from(["", " ", "\n", "　", "<br>", "&nbsp;", "\u200b", "\n- 3 -\n"]),
    st.booleans(),
)
def test_no_text_with_a_base_is_passed_over(pieces: list[str], blank: str, traditional: bool) -> None:
    text = "".join(pieces)
    text = blank.join(text.translate(WRITINGS) if traditional else text)
    found = read_bases(text)
    assert set(found) <= set(BASES)
    if found:
        assert is_looked_into(text)


FACTS = "经查，涉案食品货值金额300元，违法所得120元。"


def test_a_load_fills_the_bases_that_nothing_else_gives(con: "DuckDBPyConnection", put: Put) -> None:
    put(
        {"facts": FACTS},
        {"facts": FACTS, "goods_value_yuan": "310"},
        {"facts": FACTS, "penalty_text": "没收违法所得100元，违法所得100元。"},
        {"facts": "货值金额5000000000000000元，违法所得120元。"},
        {"facts": "无"},
        {"facts": "货值金额1.23456789012万元，违法所得" + "9" * 40 + "元。"},
        {"facts": "货值金额300元。经复核，货值金额300.00元。每盒获利5元。"},
        {"facts": "涉案“仙草”货值金额300元。广告语称“月入过万。获利90000元。”，违法所得120元。"},
        {"facts": "涉案商品“甲。乙”货值\n金额300元；违法所得3万5千元。"},
        {"case_id": "d", "facts": FACTS, "evidence": [{"field": "facts", "span": FACTS, "rule": "facts"}]},
    )
    filled = "list_contains(inferred, 'goods_value_yuan'), list_contains(inferred, 'illegal_gains_yuan')"
    columns = f"case_id, goods_value_yuan, illegal_gains_yuan, {filled}"
    assert con.execute(f"select {columns} from cases order by case_id").fetchall() == [
        ("c1", 300, 120, True, True),
        ("c2", 310, 120, False, True),
        ("c3", 300, 100, True, True),
        ("c4", None, 120, False, True),
        ("c5", None, None, False, False),
        ("c6", Decimal("12345.68"), None, True, False),
        ("c7", 300, None, True, False),
        ("c8", 300, 120, True, True),
        ("c9", 300, 35000, True, True),
        ("d", None, None, False, False),
    ]


@pytest.mark.parametrize(
    ("text", "goods", "gains"),
    [
        pytest.param("甲货值100元，乙货值200元，货值金额合计300元，没收。", 300, None, id="a total before its parts"),
        pytest.param("甲貨值100元，乙貨值200元，貨值金額合 計300元，没收。", 300, None, id="in other characters"),
        pytest.param("每盒获利5元，每盒货值8元，罚款1000元。", None, None, id="of one of the goods"),
        pytest.param("甲货值100元，乙货值200元，违法所得50元。", None, 50, id="parts without a total"),
        pytest.param(
            "没收违法所得1.00000001万元，违法所得1.00000001万元。", None, Decimal("10000.00"), id="many decimals"
        ),
    ],
)
def test_bases_in_a_penalty_text_are_settled_alike(
    con: "DuckDBPyConnection", put: Put, text: str, goods: int | None, gains: Decimal | None
) -> None:
    put({"penalty_text": text})
    assert con.execute("select goods_value_yuan, illegal_gains_yuan from cases").fetchall() == [(goods, gains)]


def test_no_facts_leaves_them_out(con: "DuckDBPyConnection", put: Put) -> None:
    put({"facts": FACTS}, facts=False)
    assert con.execute("select count(goods_value_yuan), count(illegal_gains_yuan) from cases").fetchall() == [(0, 0)]
