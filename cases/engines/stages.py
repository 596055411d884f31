"""A query in stages: a part of it that is asked for several times, and is long to compute, is computed once and kept.

Spark writes a named part out anew wherever it is asked for: of parts built on parts, the work doubles with each. Owns
which parts are worth keeping. How they are kept belongs to `spark`.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlglot import exp

LONG = 3
"""Tables, each as often as it is read, beyond which a part is kept."""
WIDE = ("dated", "said", "population", "shown", "selected", "grouped", "crossed")
"""Parts with all columns of the cases: to read those that are asked for once more takes less than to keep all."""
KEPT = "kept_"
"""What the names of relations begin with that hold the rows of a part."""


@dataclass(frozen=True, slots=True)
class Staged:
    """A query of Spark's, with what comes before it."""

    kept: Mapping[str, str]
    """The queries whose rows are kept, in their order, by the name of the relation in which the later ones look for
    them; of the same query it is the same."""
    query: str


def staged(tree: exp.Query) -> Staged:
    """Return the stages of a query that is translated already."""
    kept: dict[str, str] = {}
    costs: dict[str, int] = {}
    parts: dict[str, exp.Expr] = {}
    reads = Counter(reading(tree))
    body = tree.copy()
    body.set("with_", None)
    for part in tree.ctes:
        name, query = part.alias, part.this
        costs[name] = sum(costs.get(table, 1) for table in reading(query))
        parts[name] = query
        if reads[name] > 1 and costs[name] > LONG and name not in WIDE:
            text = written(query, parts)
            relation = f"{KEPT}{hashlib.sha256(text.encode()).hexdigest()[:16]}"
            kept[relation] = text
            parts[name], costs[name] = exp.select("*").from_(relation), 1
    return Staged(kept, written(body, parts))


def reading(tree: exp.Expr) -> Iterator[str]:
    """Yield the name of each relation that a query reads, as often as it does."""
    return (table.name for table in tree.find_all(exp.Table))


def written(query: exp.Expr, parts: dict[str, exp.Expr]) -> str:
    """Return a query with those of the parts that it needs, directly or not, above it."""
    needed = {*reading(query)}
    for name in reversed(parts):
        if name in needed:
            needed |= {*reading(parts[name])}
    above = [f"{exp.to_identifier(name).sql('spark')} as ({text(parts[name])})" for name in parts if name in needed]
    return (f"with {', '.join(above)} " if above else "") + text(query)


def text(query: exp.Expr) -> str:
    """Return a query as Spark reads it."""
    return str(query.sql("spark", comments=False))
