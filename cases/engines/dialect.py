"""The SQL of the reports in the words of Spark: parsed, its own names filled in, and written anew.

What DuckDB and Spark read alike and mean otherwise is put into words that both mean alike: it is all here, and what is
not known to mean the same is refused, never run. Regular expressions belong to `patterns`.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from cases.engines.patterns import PatternError, java, java_replacement
from cases.errors import QueryError
from cases.literals import literal
from cases.surnames import macros

PROVED = (
    exp.Abs, exp.And, exp.Array, exp.ArrayContains, exp.ArrayDistinct, exp.ArrayToString, exp.Case, exp.Coalesce,
    exp.ConcatWs, exp.Contains, exp.Count, exp.DateDiff, exp.DateTrunc, exp.DenseRank, exp.Exists, exp.Explode,
    exp.Floor, exp.GenerateSeries, exp.Greatest, exp.GroupConcat, exp.If, exp.Lead, exp.Least, exp.Length, exp.Lower,
    exp.Max, exp.Min, exp.Month, exp.Nullif, exp.Or, exp.Pad, exp.Pow, exp.Quarter, exp.Rank, exp.Replace, exp.Round,
    exp.RowNumber, exp.Split, exp.SplitPart, exp.Sqrt, exp.StartsWith, exp.StrPosition, exp.Substring, exp.Sum,
    exp.TimeToStr, exp.Translate, exp.Trim, exp.Upper, exp.Year,
)  # fmt: skip
"""Functions that give the same as they are written for Spark (of lists without nulls, as the load makes them); those
that need other words are in `REWRITTEN`."""

WHOLE = (exp.DType.INT, exp.DType.BIGINT)
TEXTS = (exp.Literal, exp.SplitPart)
"""What a whole number is read from as text; from all else it is rounded."""


class UnknownConstructError(QueryError):
    """Of something in the SQL it is not known that it gives the same on Spark."""

    def __init__(self, wrong: str) -> None:
        super().__init__(
            f"not known to be the same on Spark: {wrong}", "without --engine spark; DuckDB reads lakes too"
        )


def translated(text: str, parameters: Mapping[str, Any]) -> exp.Query:
    """Return a query, or that of a view, as a tree that Spark's words are written from, parameters in their places.

    Raises UnknownConstructError.
    """
    try:
        tree = sqlglot.parse_one(text, read="duckdb")
        body = rewritten(tree.expression if isinstance(tree, exp.Create) else tree, parameters)
        body.sql("spark", unsupported_level=sqlglot.ErrorLevel.RAISE)
    except SqlglotError as error:
        raise UnknownConstructError(str(error)) from error
    if not isinstance(body, exp.Query):
        raise UnknownConstructError(f"{text}: no query")
    return body


def rewritten(node: exp.Expr, parameters: Mapping[str, Any]) -> exp.Expr:
    """Return the tree of a query with all of it in words that mean on Spark what they mean on DuckDB."""
    for child in list(node.iter_expressions()):
        child.replace(rewritten(child, parameters))
    if isinstance(node, exp.Placeholder):
        return bound(node, parameters)
    rewrite = REWRITTEN.get(type(node))
    if rewrite:
        return rewrite(node)
    if isinstance(node, exp.Func) and not isinstance(node, PROVED):
        raise UnknownConstructError(f"{node.sql('duckdb')}: a function of which it is not known what it gives")
    return node


def bound(node: exp.Expr, parameters: Mapping[str, Any]) -> exp.Expr:
    """Return the value of a parameter. A list says what it is of: empty, it would be one of nothing."""
    if node.name not in parameters:
        raise UnknownConstructError(f"${node.name} has no value")
    value = parameters[node.name]
    written = literal(value)
    return sqlglot.parse_one(f"cast({written} as varchar[])" if isinstance(value, list) else written, read="duckdb")


@cache
def definitions() -> Mapping[str, exp.Create]:
    """Return the statements of `sql/macros.sql` by the name that each gives."""
    statements = [one for one in sqlglot.parse(macros(), read="duckdb") if isinstance(one, exp.Create)]
    return {statement.this.this.name.lower(): statement for statement in statements}


@cache
def macro(name: str) -> tuple[Sequence[str], exp.Expr]:
    """Return the parameters of one of the own names, and what stands for it, rewritten."""
    if name not in definitions():
        raise UnknownConstructError(f"{name}: neither a function that is known nor one of sql/macros.sql")
    statement = definitions()[name]
    return [one.name for one in statement.this.expressions], rewritten(statement.expression.copy(), {})


def own(node: exp.Expr) -> exp.Expr:
    """Return what one of the own names stands for, with what it is given."""
    names, body = macro(node.name.lower())
    given = dict(zip(names, node.expressions, strict=True))
    whole = exp.Paren(this=body.copy())
    for column in list(whole.find_all(exp.Column)):
        if not column.table and column.name in given:
            column.replace(exp.Paren(this=given[column.name].copy()))
    return whole


def inline(node: exp.CTE) -> exp.Expr:
    """Return a part of a query without the hint that DuckDB works it out once: Spark has no word for it."""
    node.set("materialized", None)
    return node


def as_double(node: exp.Expr) -> exp.Expr:
    """Return a number as DOUBLE."""
    return exp.cast(exp.Paren(this=node), "double")


def division(node: exp.Expr) -> exp.Expr:
    """Return a division in DOUBLE: Spark's own of two decimals is one of decimals."""
    return exp.Paren(this=exp.Div(this=as_double(node.this), expression=as_double(node.expression)))


def casting(node: exp.Cast) -> exp.Expr:
    """Return a cast: to a whole number a part is rounded, which Spark cuts off."""
    if node.to.this in WHOLE and not isinstance(node.this, TEXTS):
        node.this.replace(exp.Round(this=node.this.copy()))
    return node


def quantile(node: exp.Expr) -> exp.Expr:
    """Return a quantile that is exact and interpolates; PERCENTILE_CONT becomes an approximation, or fails."""
    return exp.Anonymous(this="percentile", expressions=[node.this, node.expression])


def element(node: exp.Expr) -> exp.Expr:
    """Return an element of a list, null where it has none; the tree counts places from 0, the text from 1."""
    (place,) = node.expressions
    return exp.Anonymous(this="try_element_at", expressions=[node.this, exp.Literal.number(int(place.name) + 1)])


def matching(node: exp.Expr) -> exp.Expr:
    """Return whether a text matches a pattern somewhere."""
    return exp.RegexpLike(this=node.this, expression=pattern(node.expression))


def matching_whole(node: exp.Expr) -> exp.Expr:
    """Return whether a pattern matches all of a text."""
    return exp.RegexpLike(this=node.this, expression=pattern(node.expression, "^(?:{})$"))


def extracted(node: exp.Expr) -> exp.Expr:
    """Return the part of a text that matches a pattern, or one of its groups; nothing where none does."""
    group = node.args.get("group") or exp.Literal.number(0)
    return exp.Anonymous(this="regexp_extract", expressions=[node.this, pattern(node.expression), group])


def replaced(node: exp.Expr) -> exp.Expr:
    """Return a text in which all that matches a pattern is replaced. Spark knows no replacing of the first only."""
    if constant(node.args.get("modifiers")) != "g":
        raise UnknownConstructError(f"{node.sql('duckdb')}: replaces the first match, where Spark replaces all: 'g'")
    try:
        text = java_replacement(constant(node.args["replacement"]))
    except PatternError as error:
        raise UnknownConstructError(f"{node.sql('duckdb')}: {error}") from error
    parts = [node.this, pattern(node.expression), exp.Literal.string(text)]
    return exp.Anonymous(this="regexp_replace", expressions=parts)


def pattern(node: exp.Expr, form: str = "{}") -> exp.Expr:
    """Return a pattern, which must be known, as one of Java's; null stays."""
    if isinstance(node, exp.Null):
        return node
    try:
        return exp.Literal.string(java(form.format(constant(node))))
    except PatternError as error:
        raise UnknownConstructError(f"the pattern {node.sql('duckdb')}: {error}") from error


def constant(node: exp.Expr | None) -> str:
    """Return the text that literals, put together, are. Raises UnknownConstructError for anything else."""
    if isinstance(node, exp.Paren):
        return constant(node.this)
    if isinstance(node, exp.DPipe):
        return constant(node.this) + constant(node.expression)
    if isinstance(node, exp.Literal) and node.is_string:
        return str(node.this)
    raise UnknownConstructError(f"{node.sql('duckdb') if node else 'nothing'}: a text that must be known beforehand")


def ordering(node: exp.Order) -> exp.Expr:
    """Return the order of a query: Spark orders by columns, of what is selected or selected from."""
    if isinstance(node.parent, exp.Query):
        for one in node.find_all(exp.AggFunc, exp.Window):
            raise UnknownConstructError(f"order by {one.sql('duckdb')}: name it in the query, or in one below")
    return node


def star(node: exp.Expr) -> exp.Expr:
    """Return all columns, or all but some. Spark replaces none of them on the way."""
    if node.args.get("replace"):
        raise UnknownConstructError("* replace: name the columns")
    return node


REWRITTEN: Mapping[type[exp.Expr], Callable[[Any], exp.Expr]] = {
    exp.Anonymous: own,
    exp.ArraySize: lambda node: exp.Anonymous(this="size", expressions=[node.this]),
    exp.Bracket: element,
    exp.CTE: inline,
    exp.Cast: casting,
    exp.CurrentDate: lambda _: exp.cast(exp.Literal.string(date.today().isoformat()), "date"),
    exp.Div: division,
    exp.Order: ordering,
    exp.PercentileCont: quantile,
    exp.RegexpExtract: extracted,
    exp.RegexpFullMatch: matching_whole,
    exp.RegexpLike: matching,
    exp.RegexpReplace: replaced,
    exp.Star: star,
}
"""What is written in other words for Spark."""


@cache
def columns(schema: str) -> Mapping[str, Mapping[str, str]]:
    """Return the columns of each table that statements make, with their types as Spark names them."""
    tables = [one.this for one in sqlglot.parse(schema, read="duckdb") if isinstance(one, exp.Create)]
    return {
        table.this.name: {column.name: kind(column.args["kind"]) for column in table.find_all(exp.ColumnDef)}
        for table in tables
    }


def kind(node: exp.DataType) -> str:
    """Return a type as Spark names it, which has no whole numbers without a sign."""
    return "DECIMAL(20, 0)" if node.this == exp.DType.UBIGINT else node.sql("spark")
