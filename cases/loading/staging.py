"""Text rows to typed, checked cases, in temporary tables: the SQL of `sql/load`, step by step.

Owns the order of the steps. How values are read belongs to `values`, what is refused to `checks`.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cases import codelists, record
from cases.connections import joined_as_written
from cases.literals import literal
from cases.loading.bases import read_told_bases
from cases.loading.checks import AGREEING, broken, checks, disagreement, listed, spans
from cases.loading.legal import read_legal_bases
from cases.loading.placing import read_places
from cases.loading.pricing import read_told_prices
from cases.loading.progress import Progress
from cases.loading.rows import Rows
from cases.loading.slices import in_slices
from cases.loading.sums import read_sums
from cases.loading.texts import given_fields, null
from cases.loading.values import (
    CASE_FIELDS,
    case_values,
    code_joins,
    fallback,
    inferences,
    names,
    nested_prices,
    remembered,
    values,
    writings,
)
from cases.loading.violations import read_types
from cases.record import Field
from cases.resources import sql
from cases.text.outcomes import UNPUNISHED

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def stage(con: "DuckDBPyConnection", rows: Rows, *, facts: bool, progress: Progress) -> bool:
    """Make of `texts` what is stored: `incoming`, the cases, and the citations and prices that they have.

    Return whether any of the cases is stored already. If none is, `incoming` is a view, to be read once.
    """
    given = given_fields(rows.placement)
    read_words(con, rows, given)
    con.execute(sql("load/shared"))
    read_legal_bases(con)
    con.execute(sql("load/price_texts").format(inline=names(record.PRICE_FIELDS), nested=nested_prices()))
    find_faults(con, given)
    gather(con, given)
    read_sums(con)
    read_places(con)
    progress.enter("finding types", con)
    read_types(con, progress)
    progress.enter("finding bases", con)
    read_told_bases(con, facts=facts, progress=progress)
    progress.enter("finding prices", con)
    read_told_prices(con, facts=facts, progress=progress)
    con.execute(sql("load/citations").format(citation_fields=names(record.CITATIONS[1:])))
    con.execute(sql("load/people").format(party_kind=fallback(field_named("party_kind"))))
    known = bool(con.execute(sql("load/known")).fetchall())
    con.execute(
        sql("load/incoming").format(
            **inferences(),
            values=case_values(),
            remembered=remembered() if known else "",
            masked=", ".join(record.MASKED),
            fillable=literal(list(record.INFERRED)),
            unpunished=literal(list(UNPUNISHED)),
            fields=names(record.CASES),
            proposed=str(rows.placement.status == "proposed").lower(),
            pending=str(rows.placement.status == "pending").lower(),
            price_fields=names(record.PRICES[1:]),
        )
    )
    if known:
        with joined_as_written(con):
            for begin, _ in in_slices(con):
                con.execute(sql("load/computed_more" if begin else "load/computed"))
        con.execute(sql("load/kept"))
    return known


def read_words(con: "DuckDBPyConnection", rows: Rows, given: Sequence[Field]) -> None:
    """Make `coded`: the rows with the code that each word stands for, every distinct writing looked up once."""
    con.execute(sql("load/words"))
    words = [(name, word, code) for name, codes in rows.placement.codes.items() for word, code in codes.items()]
    if words:
        con.executemany("insert into words values (?, lower(narrow(?)), ?)", words)
    con.execute(sql("load/written_words").format(written=writings(given, "code")))
    con.execute(sql("load/lists").format(written=writings(given, "codes")))
    con.execute(sql("load/coded").format(name="coded", relation="texts", **code_joins(given)))


def find_faults(con: "DuckDBPyConnection", given: Sequence[Field]) -> None:
    """Make `faults`: why rows are refused, alone or because the rows of a case do not agree."""
    of_prices = checks(record.PRICE_FIELDS)
    con.execute(sql("load/faults").format(price_checks=listed(of_prices), price_broken=broken(of_prices)))
    agreeing = [field for field in AGREEING if field in given]
    con.execute(
        sql("load/disagreements").format(
            spans="".join(f", {span}" for span in spans(agreeing)),
            checks=listed(map(disagreement, agreeing)),
        )
    )
    con.execute(sql("load/refused_people"))


def gather(con: "DuckDBPyConnection", given: Sequence[Field]) -> None:
    """Make `case_texts`, the kept cases as text, one row each; `coded_cases`, with codes; and their price lines."""
    fields = [*CASE_FIELDS, record.CITATIONS_COLUMN]
    con.execute(
        sql("load/case_texts").format(
            alone=names(fields),
            shared=", ".join(
                f"{f'max({field.name})' if field in given else null(field)} as {field.name}" for field in fields
            ),
        )
    )
    con.execute(sql("load/coded").format(name="coded_cases", relation="case_texts", **code_joins(given)))
    kinds = {"penalty_codes": codelists.penalty_codes("yes"), "measure_codes": codelists.penalty_codes("no")}
    con.execute(sql("load/sanctions").format(**{name: literal(codes) for name, codes in kinds.items()}))
    con.execute(sql("load/prices").format(values=values(record.PRICE_FIELDS), names=names(record.PRICE_FIELDS)))


def field_named(name: str) -> Field:
    """Return the field of a case of that name."""
    return next(field for field in record.CASES if field.name == name)
