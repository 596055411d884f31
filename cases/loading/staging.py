"""Text rows to typed, checked cases, in temporary tables: the SQL of `sql/load`, step by step.

Owns the order of the steps. How values are read belongs to `values`, what is refused to `checks`.
"""

from typing import TYPE_CHECKING

from cases import record
from cases.literals import literal
from cases.loading.checks import AGREEING, UNIDENTIFIED, broken, checks, disagreement, listed, spans
from cases.loading.legal import read_legal_bases
from cases.loading.rows import Rows, filled
from cases.loading.values import case_values, code_joins, names, nested_prices, values, written_lists
from cases.resources import sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def read_texts(con: "DuckDBPyConnection", rows: Rows, document: str) -> None:
    """Make the temporary table `texts` of the rows as text, each with the case it belongs to.

    `document` is the digest of the source: what a case is told by that gives nothing else.
    """
    columns = rows.placement.columns
    cells = ", ".join(
        f"{'no_list' if field == record.CITATIONS_COLUMN else 'trimmed'}(c{columns[field.name] + 1}) as {field.name}"
        if field.name in columns
        else f"cast(null as varchar) as {field.name}"
        for field in record.NATIVE
    )
    query = sql("load/rows").format(
        cells=cells,
        relation=rows.relation,
        line="_line" if rows.has_lines else "cast(null as varchar)",
        filled="true" if rows.has_lines else filled(len(rows.headings)),
    )
    con.execute(query, {"document": document})


def stage(con: "DuckDBPyConnection", rows: Rows) -> None:
    """Make of `texts` the temporary tables faults, incoming, incoming_citations and incoming_prices."""
    con.execute(sql("load/words"))
    con.execute(sql("load/shared"))
    con.execute(sql("load/lists").format(written=written_lists()))
    con.execute(sql("load/coded").format(**code_joins()))
    read_legal_bases(con)
    con.execute(sql("load/price_texts").format(inline=names(record.PRICE_FIELDS), nested=nested_prices()))
    row_checks, price_checks = [UNIDENTIFIED, *checks(record.CASES, rows)], checks(record.PRICE_FIELDS)
    con.execute(
        sql("load/faults").format(
            checks=listed(row_checks),
            broken=broken(row_checks),
            price_checks=listed(price_checks),
            price_broken=broken(price_checks),
        )
    )
    con.execute(
        sql("load/disagreements").format(
            spans=", ".join(spans(AGREEING)),
            checks=listed(map(disagreement, AGREEING)),
        )
    )
    con.execute(sql("load/citations"))
    con.execute(sql("load/prices").format(values=values(record.PRICE_FIELDS), names=names(record.PRICE_FIELDS)))
    con.execute(
        sql("load/incoming").format(
            alone=case_values("{}"),
            merged=case_values("max({})"),
            penalty_codes=literal(record.penalty_codes("yes")),
            measure_codes=literal(record.penalty_codes("no")),
            fields=names(record.CASES),
            citation_fields=names(record.CITATIONS[1:]),
            price_fields=names(record.PRICES[1:]),
        )
    )
