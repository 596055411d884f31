"""Prices in the facts of cases: the tables of wordings, hostile texts, and what a load makes of them."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import record
from cases.loading import Outcome
from cases.text.pricefilter import price_filter
from cases.text.prices import MAY_COUNT, read_prices
from cases.text.products import COUNT
from tests.accuracy import labelled_lines, read_lines, score_prices, tabled
from tests.tables import each

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Put = Callable[..., Outcome]

FIELDS = [field.name for field in record.PRICE_FIELDS]


@each("prices")
def test_every_wording_is_read(row: dict[str, str]) -> None:
    assert read_lines(row["text"]) == labelled_lines(row)


def test_the_table_of_wordings_is_whole() -> None:
    assert len(tabled("prices")) >= 60
    assert {name for row in tabled("prices") for line in labelled_lines(row) for name in line} == set(FIELDS)
    assert sum(labelled_lines(row) == [] for row in tabled("prices")) >= 30


def test_texts_that_others_wrote() -> None:
    """A hundred texts labelled before the reader first ran on them, when 72.9 % of its values were right, 62.8 % found."""
    hits, found, expected = score_prices("prices-blind")
    assert hits >= 0.97 * found
    assert hits >= 0.83 * expected


PIECES = st.sampled_from(
    ["当事人", "以每盒", "3元", "的价格购进", "口罩", "，", "。", "；", "售价", "分别为", "进价", "由", "提高到", "5角/只", "（", "）", "100盒",
     "加价率", "300%", "上涨3倍", "翻一番", "、", "和", "每", "1,280元", "约", "共售出", "此前", "1月2日", "均为", "在", "的", "某平台"]
)  # fmt: skip


WRITINGS = str.maketrans("购进货价块处销卖每", "購進貨價塊處銷賣毎")
BLANKS = [" ", "\n", "　", "<br>", "<b title='一,二;三'>", "&nbsp;", "\u200b", "\n- 3 -\n", "\n第3页，共5页\n"]


def left_out(texts: list[str]) -> list[str]:
    """Return the texts that the filter of the database leaves out."""
    query = "select text from (select unnest($texts) as text) where not regexp_matches(text, $pattern)"
    return [text for (text,) in duckdb.execute(query, {"texts": texts, "pattern": price_filter()}).fetchall()]


CHANGES = [
    "将标准间由平日的260元/间提高到1170元/间。",
    "每盒14元购进，折合每粒0.7元。",
    "当事人按8.5元/板结算。",
    "陆续提升至3元。",
]
"""Prices that no word of trade stands beside."""


@pytest.mark.parametrize("name", ["prices", "prices-blind"])
def test_the_filter_of_the_database_loses_no_price(name: str) -> None:
    texts = [row["text"] for row in tabled(name)] + CHANGES
    texts += [text.translate(WRITINGS) for text in texts] + [blank.join(text) for text in texts for blank in BLANKS]
    assert not [text for text in left_out(texts) if read_prices(text)]
    assert left_out(["当事人销售过期食品，货值金额235元，违法所得120元。"])


@given(st.lists(st.tuples(PIECES, st.sampled_from(["", *BLANKS])), max_size=40))
def test_the_filter_of_the_database_passes_any_text_with_a_price(pieces: list[tuple[str, str]]) -> None:
    text = "".join(map("".join, pieces))
    assert not read_prices(text) or not left_out([text])


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text_gives_lines_with_a_price(text: str) -> None:
    for line in read_lines(text):
        assert set(line) & {"purchase_price", "sale_price", "prior_purchase_price", "prior_sale_price"}
        assert all(value >= 0 for value in line.values() if isinstance(value, Decimal))


QUANTITIES = st.text("0十一二,，.余年月日盒克kg间晚·/人份甲", max_size=12)


@given(QUANTITIES)
def test_no_quantity_is_passed_over(text: str) -> None:
    assert MAY_COUNT.search(text) or not re.search(COUNT, text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("以每盒3元的价格购进口罩，" * 2000, id="clauses"),
        pytest.param("售价3元、" * 3000, id="a list of prices"),
        pytest.param("口罩" + "向" * 400 + "的甲售价5元", id="words that may stand behind a name"),
        pytest.param("购进" * 5000, id="verbs"),
        pytest.param("购进5盒" * 3000, id="verbs and quantities"),
        pytest.param("购进" + "A" * 20_000, id="a model number"),
        pytest.param("9" * 20_000 + "角", id="digits"),
        pytest.param("上涨5%" * 4000, id="rates"),
        pytest.param("进价5元\n" * 4000, id="sentences"),
        pytest.param("（" * 10_000, id="brackets"),
        pytest.param("的价格" * 5000, id="labels without a price"),
    ],
)
def test_no_text_hangs_the_reader(text: str) -> None:
    """Each of these took minutes where a pattern could be read in many ways; 200 lines are the most that a text gives."""
    assert len(read_prices(text)) <= 201


def test_a_rise_behind_a_list_that_does_not_fit_is_left_out() -> None:
    """It stopped the reader, which fuzzing found."""
    assert read_lines("进价5元/粒仟元进价5元¥1每盒3元提高到0元") == []


def test_totals_and_prices_of_others_are_no_prices() -> None:
    for text in (
        "当事人以100元购进退热贴10盒，以每盒36元的价格销售，市场上每盒售价20元。",
        "当事人未以每盒36元销售。当事人以每盒36元的价格销售退热贴，竞争对手每盒售价20元。",
    ):
        (line,) = read_prices(text)
        assert (line.purchase_price, line.sale_price) == (None, Decimal(36)), text


FACTS = "当事人以每盒15元的价格购进退热贴100盒，以每盒60元的价格销售，加价率300%。"


def test_a_load_takes_prices_from_the_facts(con: "DuckDBPyConnection", put: Put) -> None:
    put(
        {"facts": FACTS},
        {"facts": FACTS, "prices": [{"product": "口罩", "sale_price": "5", "unit": "只"}]},
        {"facts": "无"},
    )
    columns = "case_id, position, product, unit, purchase_price, sale_price, quantity_bought, stated_markup_pct"
    found = con.execute(f"select {columns} from prices order by case_id, position").fetchall()
    assert found == [
        ("c1", 1, "退热贴", "盒", 15, 60, 100, 300),
        ("c2", 1, "口罩", "只", None, 5, None, None),
    ]
    assert con.execute("select markup_pct from rates where case_id = 'c1'").fetchall() == [(300,)]


def test_no_facts_leaves_them_out(con: "DuckDBPyConnection", put: Put) -> None:
    put({"facts": FACTS}, facts=False)
    assert con.execute("select count(*) from prices").fetchall() == [(0,)]


def test_a_number_that_no_column_takes_is_left_out(con: "DuckDBPyConnection", put: Put) -> None:
    put({"facts": "以每盒12345678901234567890元的价格购进退热贴，以每盒36元的价格销售，涨幅12345678901234567890%。"})
    columns = "purchase_price, sale_price, stated_increase_pct"
    assert con.execute(f"select {columns} from prices").fetchall() == [(None, 36, None)]


def test_signs_and_traditional_characters_are_not_passed_over(con: "DuckDBPyConnection", put: Put) -> None:
    put({"facts": "以￥8/盒购进退热贴，以￥36/盒销售。"}, {"facts": "以每盒8塊購進退熱貼，以每盒36塊銷售。"})
    assert con.execute("select purchase_price, sale_price from prices").fetchall() == [(8, 36), (8, 36)]
