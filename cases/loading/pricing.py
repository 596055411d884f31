"""The prices that facts tell, of cases whose source gives none: every distinct text read once, by Python.

Owns the temporary table `told_prices`. How a price is read belongs to `text.prices`.
"""

from collections.abc import Iterator
from decimal import Decimal
from operator import attrgetter
from typing import TYPE_CHECKING

from cases import record
from cases.literals import quoted
from cases.loading.checks import LARGEST
from cases.loading.dictionaries import read_distinct
from cases.loading.progress import Progress
from cases.resources import sql
from cases.text.pricefilter import price_filter
from cases.text.pricelines import Line
from cases.text.prices import read_prices

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FIELDS = tuple(field.name for field in record.PRICE_FIELDS)
FIELDS_OF = attrgetter(*FIELDS)
COLUMNS = {"position": "int64", **dict.fromkeys(FIELDS, "string")}


def read_told_prices(con: "DuckDBPyConnection", *, facts: bool, progress: Progress) -> None:
    """Add to `incoming_prices` what the facts of `case_texts` tell of cases that have no line; nothing without `facts`.

    Only facts that can state a price are read: most cannot.
    """
    con.execute(sql("load/priced_facts").format(wanted=str(facts).lower(), pattern=quoted(price_filter())))
    read_distinct(con, "priced_facts", "told_prices", COLUMNS, told_in, progress)
    values = ", ".join(told_value(field) for field in record.PRICE_FIELDS)
    con.execute(sql("load/told_prices").format(values=values))


def told_in(text: str) -> Iterator[tuple[int | str | None, ...]]:
    """Yield the position and the fields of each price line that a text tells."""
    for position, line in enumerate(read_prices(text), 1):
        yield (position, *cells(line))


def told_value(field: record.Field) -> str:
    """Return the SQL of a field from its text, null for a number that a column would be refused for as too large."""
    if field.type == "text":
        return field.name
    number = f"try_cast({field.name} as {record.SQL_TYPES[field.type]})"
    return f"case when {number} < {LARGEST[field.type]} then {number} end as {field.name}"


def cells(line: Line) -> list[str | None]:
    """Return the fields of a line as text, a number without an exponent."""
    return [f"{value:f}" if isinstance(value, Decimal) else value for value in FIELDS_OF(line)]
