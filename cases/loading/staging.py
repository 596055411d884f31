"""Text rows to typed, checked cases, in temporary tables: the SQL of `sql/load`, step by step.

Owns the order of the steps. How values are read belongs to `values`, what is refused to `checks`.
"""

from typing import TYPE_CHECKING

from cases import record
from cases.literals import literal, quoted
from cases.loading.checks import AGREEING, UNIDENTIFIED, broken, checks, disagreement, listed, spans
from cases.loading.layouts import NATIVE
from cases.loading.legal import read_legal_bases
from cases.loading.placement import Placement
from cases.loading.placing import read_places
from cases.loading.pricing import read_told_prices
from cases.loading.rows import Rows, filled
from cases.loading.sums import read_sums
from cases.loading.values import (
    case_values,
    code_joins,
    inferences,
    names,
    nested_prices,
    remembered,
    values,
    written_lists,
)
from cases.loading.violations import read_types
from cases.resources import sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

TOTAL_AMONG = 3
"""The word 合计 stands in one of the first columns."""


def read_texts(con: "DuckDBPyConnection", rows: Rows, document: str) -> None:
    """Make the temporary table `texts` of the rows as text, each with the case it belongs to.

    `document` is the digest of the source: what a case is told by that gives nothing else.
    """
    cells = ", ".join(f"{cell(rows.placement, field)} as {field.name}" for field in record.NATIVE)
    query = sql("load/rows").format(
        cells=cells,
        relation=rows.relation,
        line="_line" if rows.has_lines else "cast(null as varchar)",
        filled="true" if rows.has_lines else f"({filled(len(rows.headings))}) and not {total(len(rows.headings))}",
    )
    con.execute(query, {"document": document})


def cell(placement: Placement, field: record.Field) -> str:
    """Return the SQL of a field's text: its column, in yuan, else those that stand in for it, else its default.

    Of a list all columns count: 处罚类别1 and 处罚类别2 each name a penalty.
    """
    read = reader(placement, field)
    texts = []
    if (own := placement.columns.get(field.name)) is not None:
        text = f"{read}(c{own + 1})"
        texts.append(f"in_yuan({text})" if own in placement.in_wan else text)
    texts += [f"{read}(c{position + 1})" for position in placement.fallbacks.get(field.name, ())]
    if field.type == "codes" and len(texts) > 1:
        texts = [f"nullif(concat_ws(';', {', '.join(texts)}), '')"]
    if field.name in placement.defaults:
        texts.append(quoted(placement.defaults[field.name]))
    return f"coalesce({', '.join(texts)})" if texts else "cast(null as varchar)"


def reader(placement: Placement, field: record.Field) -> str:
    """Return the macro that takes a field's text from a cell: 无 and / say nothing, but in prose of one's own."""
    if field == record.CITATIONS_COLUMN:
        return "no_list"
    prose = field.type in ("text", "json") and placement.layout.startswith(NATIVE)
    return "trimmed" if prose else "told"


def total(columns: int) -> str:
    """Return the SQL that says whether a row is a sum of the others: its first words are 合计 and the like."""
    first = ", ".join(f"trimmed(c{number})" for number in range(1, min(columns, TOTAL_AMONG) + 1))
    return f"coalesce(is_total(coalesce({first})), false)"


def stage(con: "DuckDBPyConnection", rows: Rows, *, facts: bool = True) -> None:
    """Make of `texts` the temporary tables faults, incoming, incoming_citations and incoming_prices."""
    con.execute(sql("load/words"))
    words = [(name, word, code) for name, codes in rows.placement.codes.items() for word, code in codes.items()]
    if words:
        con.executemany("insert into words values (?, lower(narrow(?)), ?)", words)
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
    con.execute(sql("load/refused_people"))
    con.execute(sql("load/citations"))
    con.execute(sql("load/prices").format(values=values(record.PRICE_FIELDS), names=names(record.PRICE_FIELDS)))
    con.execute(sql("load/merged").format(alone=case_values("{}"), merged=case_values("max({})")))
    read_sums(con)
    read_places(con)
    read_types(con)
    read_told_prices(con, facts=facts)
    con.execute(
        sql("load/incoming").format(
            **inferences(),
            remembered=remembered() if con.execute(sql("load/known")).fetchall() else "",
            masked=", ".join(record.MASKED),
            fillable=literal(list(record.INFERRED)),
            penalty_codes=literal(record.penalty_codes("yes")),
            measure_codes=literal(record.penalty_codes("no")),
            fields=names(record.CASES),
            citation_fields=names(record.CITATIONS[1:]),
            price_fields=names(record.PRICES[1:]),
        )
    )
