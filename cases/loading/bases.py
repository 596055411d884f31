"""The bases of fines that facts tell, such as the value of the goods: each distinct skeleton of a sentence read once.

Owns the temporary table `told_bases`. How a base is read belongs to `text.bases`.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from cases.literals import quoted
from cases.loading.checks import LARGEST
from cases.loading.dictionaries import read_distinct
from cases.loading.progress import Progress
from cases.loading.sums import SUM, Terms, terms
from cases.resources import sql
from cases.text.bases import BASES, base_filter, read_bases, sentence_filter

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

COLUMNS = {"is_whole": "bool", **dict.fromkeys(BASES, "terms")}


def read_told_bases(con: "DuckDBPyConnection", *, facts: bool, progress: Progress) -> None:
    """Make `told_bases` of the facts of `case_texts`: the case, each of BASES in yuan; it is empty without `facts`.

    Only sentences that can state a base are read: most do not.
    """
    pattern, sentence = quoted(base_filter()), quoted(sentence_filter())
    con.execute(sql("load/based_facts").format(wanted=str(facts).lower(), pattern=pattern, sentence=sentence))
    read_distinct(con, "base_skeletons", "bases_read", COLUMNS, terms_in, progress)
    con.execute(sql("load/base_texts"))
    read_distinct(con, "base_texts", "bases_alone", dict.fromkeys(BASES, "decimal"), told_in)
    con.execute(
        sql("load/told_bases").format(
            sums=", ".join(SUM.format(field=field) for field in BASES),
            fitting=", ".join(f"case when {field} < {LARGEST['money']} then {field} end as {field}" for field in BASES),
        )
    )


def terms_in(skeleton: str) -> Iterator[tuple[bool | Terms | None, ...]]:
    """Yield whether a skeleton tells its bases, and the terms of each; nothing if it tells that there are none."""
    found = terms(skeleton)
    if found is None or found.keys() & set(BASES):
        yield (found is not None, *map((found or {}).get, BASES))


def told_in(text: str) -> Iterator[tuple[Decimal | None, ...]]:
    """Yield the bases that a text tells, if any."""
    if found := read_bases(text):
        yield tuple(map(found.get, BASES))
