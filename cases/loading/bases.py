"""The bases of fines that facts tell, such as the value of the goods: every distinct text read once, by Python.

Owns the temporary table `told_bases`. How a base is read belongs to `text.bases`.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from cases.literals import quoted
from cases.loading.checks import LARGEST
from cases.loading.dictionaries import read_distinct
from cases.loading.progress import Progress
from cases.resources import sql
from cases.text.bases import BASES, base_filter, read_bases

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def read_told_bases(con: "DuckDBPyConnection", *, facts: bool, progress: Progress) -> None:
    """Make `told_bases` of the facts of `case_texts`: the case, each of BASES in yuan; it is empty without `facts`.

    Only facts that can state a base are read: most do not.
    """
    con.execute(sql("load/based_facts").format(wanted=str(facts).lower(), pattern=quoted(base_filter())))
    read_distinct(con, "based_facts", "bases_read", dict.fromkeys(BASES, "decimal"), told_in, progress)
    con.execute(sql("load/told_bases"))


def told_in(text: str) -> Iterator[tuple[Decimal | None, ...]]:
    """Yield the bases that a text tells, if any, but for those that a column would be refused for as too large."""
    if found := {kind: yuan for kind, yuan in read_bases(text).items() if yuan < Decimal(LARGEST["money"])}:
        yield tuple(map(found.get, BASES))
