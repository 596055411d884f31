"""Penalty texts are read by skeleton: a text with other numbers says the same of them."""

import random
from decimal import Decimal

import pytest

from cases import store
from cases.loading.sums import STATED, read_sums, told
from cases.resources import sql
from tests.accuracy import tabled


def stated(texts: list[str]) -> dict[str, dict[str, Decimal]]:
    """Return what a load makes of penalty texts, in yuan, by field."""
    with store.writing(None) as con:
        con.execute(sql("load/macros"))
        con.execute("create temp table case_texts as select unnest(?) as penalty_text", [texts])
        read_sums(con)
        rows = con.execute(f"select text, {', '.join(STATED)} from stated").fetchall()
    return {
        text: {name: yuan for name, yuan in zip(STATED, sums, strict=True) if yuan is not None} for text, *sums in rows
    }


def renumbered(text: str, rng: random.Random) -> str:
    """Return a text with other digits, or with a character put in, taken out or doubled."""
    place = rng.randrange(len(text))
    match rng.randrange(4):
        case 0:
            return "".join(
                rng.choice("0123456789") if letter.isascii() and letter.isdigit() else letter for letter in text
            )
        case 1:
            return text[:place] + text[place + 1 :]
        case 2:
            return text[:place] + rng.choice("0123456789万千,.元，。：各") + text[place:]
    return text[:place] + text[place] + text[place:]


def test_skeletons_say_what_their_texts_say() -> None:
    rng = random.Random(20230328)
    written = [row["text"] for row in tabled("amounts")]
    texts = list({text for one in written for text in (one, *(renumbered(one, rng) for _ in range(12)))} - {""})
    assert stated(texts) == {text: told(text) for text in texts}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("罚款1,234.50元", {"fine": "1234.50"}, id="thousands marked"),
        pytest.param(
            "罚款0.5万元，没收违法所得12元", {"fine": "5000", "confiscated_gains": "12"}, id="万, and two fields"
        ),
        pytest.param("罚款人民币伍仟元整", {"fine": "5000"}, id="no digit at all"),
        pytest.param(
            "罚款伍仟元整（¥5,000.00），没收违法所得20元（贰拾元）",
            {"fine": "5000", "confiscated_gains": "20", "in_words": "5020", "in_digits": "5020.00"},
            id="two sums in words and in digits",
        ),
        pytest.param("罚款3万5千元", {"fine": "35000"}, id="two numbers make a sum"),
        pytest.param("对3家各罚款500元", {"fine": "1500"}, id="parties counted by a digit"),
        pytest.param("罚款100元；罚款200元", {"fine": "300"}, id="two sums of one field"),
        pytest.param("罚款12345678901234元", {"fine": "12345678901234"}, id="more digits than SQL is asked to read"),
        pytest.param("警告", {}, id="no sum"),
    ],
)
def test_sums_by_hand(text: str, expected: dict[str, str]) -> None:
    assert stated([text, text.translate(str.maketrans("123456789", "987654321"))])[text] == {
        field: Decimal(yuan) for field, yuan in expected.items()
    }
