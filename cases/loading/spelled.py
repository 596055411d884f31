"""Amounts that cells spell out: 贰仟元整, 2万5千元, 2000元（大写：贰仟元整）; each distinct one is read once.

Owns what `read_money` of `sql/load/macros.sql` knows of them, the variable `spelled`: few tables have any, so it is
asked for only where a cell could not be read. How a sum is written belongs to `text.money`.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from cases.loading.dictionaries import LARGEST, fill_temp
from cases.resources import sql
from cases.text.money import sole_sum
from cases.text.normal import normal

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

COLUMNS = {"text": "string", "yuan": "decimal"}


def learn(con: "DuckDBPyConnection", query: str) -> bool:
    """Read the texts that a query yields, each once, and keep those that spell an amount; say whether there are any."""
    texts = [text for (text,) in con.execute(sql("load/unread").format(query=query)).fetchall()]
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
    plain = normal(text).text
    if (alone := sole_sum(plain)) is not None:
        return alone
    first, bracket, second = plain.partition("（")
    again = second.removesuffix("）").removeprefix("大写").removeprefix("小写").removeprefix("：")
    one = sole_sum(first)
    return one if bracket and one == sole_sum(again) else None
