"""Amounts that cells spell out: 贰仟元整, 2万5千元, 2000元（大写：贰仟元整）; each distinct one is read once.

Owns what `read_money` of `sql/load/macros.sql` knows of them, the variable `spelled`: few tables have any, so it is
asked for only where a cell could not be read. How a sum is written belongs to `text.money`.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from cases.loading.dictionaries import LARGEST, fill_temp
from cases.resources import sql
from cases.text.money import ARABIC, DIGITS, decimal, sole_sum
from cases.text.normal import normal

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

COLUMNS = {"text": "string", "yuan": "decimal"}
MOST = 5000
"""So many distinct texts are read of a source, the commonest first: fines are round, and a map is looked through."""
BRACKET = re.compile("[（(]")
IN_WORDS = re.compile("[（(][大小]写[）)]|[大小]写(?=[:：])")
PARTED = re.compile(rf"[\d{DIGITS}][^元圆圓\d{DIGITS}]*[\s<&].*[\d{DIGITS}]", re.DOTALL)
"""Two numbers, perhaps, that one writing would join: those of two lines in a cell."""


def learn(con: "DuckDBPyConnection", query: str) -> bool:
    """Read the texts that a query yields, each once, and keep those that spell an amount; say whether there are any."""
    texts = [text for (text,) in con.execute(sql("load/unread").format(query=query, most=MOST)).fetchall()]
    found = amounts(texts)
    if found:
        fill_temp(con, "spelled_amounts", COLUMNS, found)
        con.execute(sql("load/spelled"))
    return bool(found)


def amounts(texts: Iterable[str]) -> list[tuple[str, Decimal]]:
    """Return the texts that spell an amount, each with it, in yuan."""
    found = ((text, read_spelled(text)) for text in texts)
    return [(text, yuan) for text, yuan in found if yuan is not None and yuan < LARGEST]


def read_spelled(text: str) -> Decimal | None:
    """Return the amount in yuan that a cell is, once or in words and digits alike; else None."""
    first, *again = BRACKET.split(IN_WORDS.sub("", text.strip()), maxsplit=1)
    one = sole(first)
    if not again:
        return one
    if one is None and re.fullmatch(ARABIC, first):
        one = decimal(first)
    return one if one == sole(again[0].rstrip("）)")) else None


def sole(text: str) -> Decimal | None:
    """Return the amount that one part of a cell is, None also where blanks or breaks part its digits."""
    return None if PARTED.search(text.strip()) else sole_sum(normal(text).text.removeprefix("：").removesuffix("。"))
