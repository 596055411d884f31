"""What the penalty texts of a load say in money: every distinct text read once, by Python, into a dictionary.

Owns the temporary table `stated`. How a sum is read belongs to `text.amounts`, what becomes of it to `sql/load`.
"""

from decimal import Decimal
from typing import TYPE_CHECKING

from cases.loading.dictionaries import fill_temp
from cases.text.amounts import FIELDS, read_amounts

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def read_sums(con: "DuckDBPyConnection") -> None:
    """Make `stated` from the penalty texts of `case_texts`: the text, and for each of FIELDS its yuan, null if not told."""
    texts = con.execute("select distinct penalty_text from case_texts where penalty_text is not null").fetchall()
    columns = {"text": "string", **dict.fromkeys(FIELDS, "string")}
    fill_temp(con, "stated", columns, ((text, *map(told(text).get, FIELDS)) for (text,) in texts))


def told(text: str) -> dict[str, str]:
    """Return the yuan that a text tells for each field, several sums of one added up."""
    found: dict[str, Decimal] = {}
    for amount in read_amounts(text):
        found[amount.field] = found.get(amount.field, Decimal(0)) + amount.yuan
    return {field: str(yuan) for field, yuan in found.items()}
