"""What the penalty texts of a load say in money: each distinct skeleton of a text, its numbers aside, read by Python.

Owns the temporary table `stated`, which names of each text the row of `imposed` that says what it imposes. How a sum is
read belongs to `text.amounts`, what becomes of it to `sql/load`.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cases.loading.dictionaries import LARGEST, fill_temp
from cases.loading.imposing import Imposed
from cases.resources import sql
from cases.text.amounts import FIELDS, Amount, read_amounts
from cases.text.bases import BASES, read_bases
from cases.text.capitals import written_twice
from cases.text.money import DIGITS
from cases.text.normal import normal
from cases.text.standing import CHANGED

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?|\d{1,12}(?:\.\d{1,6})?", re.ASCII)
"""A number that SQL can put in the place of another, and that a decimal holds."""

SEVERAL = re.compile(rf"[\d,.点{DIGITS}]")
"""Beside its number in a sum: a part of another."""

STATED = (*FIELDS, "in_words", "in_digits")
"""What is kept of a text: what it states of the case and, of the sums that it writes twice, both writings."""

SUM = """list_sum(list_transform({field}, lambda one: one.factor * case when one.length = 0 then 1
    else try_cast(replace(substr(text, one.start, one.length), ',', '') as decimal(20, 6)) end)) as {field}"""
"""The SQL of what a text states for a field: factors, times the number at a place in the text or 1."""

Terms = list[dict[str, Any]]


def read_sums(con: "DuckDBPyConnection") -> None:
    """Make `stated` of the penalty texts of `case_texts`: each text, for each of STATED its yuan, null if none, and the
    number of what it imposes in `imposed`.
    """
    con.execute(sql("load/skeletons"))
    skeletons = con.execute("select distinct skeleton from penalty_texts").fetchall()
    imposed = Imposed()
    read = [
        (skeleton, found is not None, imposed.number(skeleton, found or ()), *map((found or {}).get, STATED))
        for skeleton, found in ((skeleton, terms(skeleton)) for (skeleton,) in skeletons)
    ]
    columns = {"skeleton": "string", "is_whole": "bool", "imposed": "int64"}
    fill_temp(con, "sums_read", {**columns, **dict.fromkeys(STATED, "terms")}, read)
    alone = con.execute("select text from penalty_texts join sums_read using (skeleton) where not is_whole").fetchall()
    sums = [
        (text, imposed.number(text, found), *map(found.get, STATED))
        for text, found in ((text, told(text)) for (text,) in alone)
    ]
    columns = {"text": "string", "imposed": "int64"}
    fill_temp(con, "sums_alone", {**columns, **dict.fromkeys(STATED, "decimal")}, sums)
    con.execute(sql("load/stated").format(sums=", ".join(SUM.format(field=field) for field in STATED)))
    imposed.fill(con)


def terms(skeleton: str) -> Mapping[str, Terms] | None:
    """Return, for each field, where the numbers of its sums stand and by what they are multiplied.

    None if a sum is written with several numbers (3万5千元), or with one that no decimal holds; or if one may replace
    another, or is a base that is told twice, as those that are equal are told apart from those that are not.
    """
    if CHANGED.search(normal(skeleton).text):
        return None
    found: dict[str, Terms] = {}
    for amount in amounts(skeleton):
        term = term_of(amount, skeleton)
        if term is None:
            return None
        found.setdefault(amount.field, []).append(term)
    if any(len(found.get(field, ())) > 1 for field in BASES):
        return None
    own = read_bases(skeleton)
    return {field: terms for field, terms in found.items() if field not in BASES or field in own}


def term_of(amount: Amount, skeleton: str) -> dict[str, Any] | None:
    """Return the place of a sum's number and its factor; a sum without digits is a factor alone."""
    start, end = amount.span
    if amount.yuan >= LARGEST:
        return None
    written = skeleton[start:end]
    numbers = list(NUMBER.finditer(written))
    if not numbers:
        return {"start": 0, "length": 0, "factor": amount.yuan}
    number = numbers[0]
    value = Decimal(number[0].replace(",", ""))
    rest = written[: number.start()] + written[number.end() :]
    if not value or amount.yuan % value or SEVERAL.search(rest):
        return None
    return {"start": start + number.start() + 1, "length": len(number[0]), "factor": amount.yuan / value}


def amounts(text: str) -> Iterator[Amount]:
    """Yield what a text states, and both writings of the sums that it writes twice, each one of STATED."""
    yield from read_amounts(text)
    for twice in written_twice(text):
        for name, one in zip(("in_words", "in_digits"), twice, strict=True):
            yield Amount(name, one.yuan, (one.start, one.end))


def told(text: str) -> dict[str, Decimal]:
    """Return the yuan that a text tells for each field: sums of one are added up, of bases there is one."""
    found = dict(read_bases(text))
    for amount in amounts(text):
        if amount.field not in BASES:
            found[amount.field] = found.get(amount.field, Decimal(0)) + amount.yuan
    return found
