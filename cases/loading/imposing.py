"""What the penalty texts of a load impose, beside their sums: each distinct wording, without its numbers, read once.

Owns the temporary table `imposed`. How the words are read belongs to `text.outcomes`, what becomes of it to `sql/load`.
"""

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from cases.loading.dictionaries import Row, fill_temp
from cases.text.normal import normal
from cases.text.outcomes import IN_MONEY, read_decision

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

NUMBER = re.compile(r"\d+(?:[.,]\d+)*|[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+(?=[元圆角分])")
"""What of a penalty text says how much, and not what."""
MARKED = ("exempted", "closed", "transferred", "proposed", "withdrawn")
"""What a text can say of a case that a table gives as decided."""
COLUMNS = {"number": "int64", "told": "string", "penalties": "list", "measures": "list", "discretion": "list"}


class Imposed:
    """The wordings met so far, each with its number."""

    def __init__(self) -> None:
        self.numbers: dict[tuple[str, frozenset[str]], int] = {}
        self.readings: dict[Row, int] = {}

    def number(self, text: str, sums: Collection[str]) -> int:
        """Return the number of what a text imposes that states such sums, of `amounts.FIELDS`."""
        wording = (NUMBER.sub("1", text), frozenset(IN_MONEY).intersection(sums))
        if wording not in self.numbers:
            self.numbers[wording] = self.readings.setdefault(reading(*wording), len(self.readings))
        return self.numbers[wording]

    def fill(self, con: "DuckDBPyConnection") -> None:
        """Make `imposed`: of each number the status that a text tells, and lists of codes, null if it tells none."""
        fill_temp(con, "imposed", COLUMNS, ((number, *found) for found, number in self.readings.items()))


def reading(text: str, sums: Collection[str]) -> Row:
    """Return what a text says: one of MARKED or None, its penalties, measures and circumstances of discretion."""
    found = read_decision(normal(text).text, sums)
    lists = (tuple(sorted(codes)) or None for codes in (found.penalties, found.measures, found.discretion))
    return (found.status if found.status in MARKED else None, *lists)
