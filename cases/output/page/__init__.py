"""Pages: one file that needs no network and no script to be read, with charts as SVG, tables, and how they are made.

Owns the HTML. What a chart shows belongs to `charts`, which figures make a brief to `cases.brief`.
"""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import IO, TYPE_CHECKING, Any

from cases import __version__
from cases.language import phrase
from cases.output import Result, Style
from cases.output.charts import Chart, chart_of
from cases.output.scales import Tick
from cases.output.table import FIRST_MARKED, is_numeric, shown

if TYPE_CHECKING:
    from jinja2 import Environment

MOST_ROWS = 2_000
"""Rows of a report that a page holds: a browser sorts no million of them."""
LONG, PROSE = 24, 100
"""Characters from which a column of texts wraps, and takes more room."""
DENSE, WIDE = 8, 12
"""Columns beyond which a table is printed in smaller type, and across the page."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure set large, with how it compares."""

    name: str
    value: str
    changes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """The heading of a column and how its cells are set."""

    name: str
    style: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A section of a page: a table with its chart, its notes, its method and its query."""

    name: str
    """By which links find it."""
    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    notes: Sequence[str]
    chart: Chart | None = None
    more: str = ""
    """That there are more rows, and how to get them."""
    method: str = ""
    script: str = ""
    tiles: Sequence[Tile] = ()
    is_turned: bool = False
    """Whether its rows are the columns of the result."""

    @property
    def sorts(self) -> bool:
        """Say whether a script may sort its rows."""
        return len(self.rows) > 1 and not self.is_turned

    @property
    def paper(self) -> str:
        """Return how its table is printed: wide across the page, dense in small type."""
        if self.is_turned or len(self.columns) <= DENSE:
            return ""
        texts = any(column.style.startswith("long") for column in self.columns)
        return "wide" if len(self.columns) > WIDE or texts else "dense"


@dataclass(frozen=True, slots=True)
class Page:
    """What a page shows."""

    title: str
    lang: str
    figures: Sequence[Figure]
    lines: Sequence[str] = field(default=())
    """Under the title."""
    footer: str = ""


def write(result: Result, stream: IO[bytes], style: Style) -> None:
    """Write a page with one result; of a very long one the first rows, and how to get the others."""
    rows = iter(result.head(MOST_ROWS + 1) if result.head else result.rows)
    first, more = list(islice(rows, MOST_ROWS)), ""
    if rest := sum(1 for _ in rows):
        total = result.count() if result.head and result.count else MOST_ROWS + rest
        more = first_of(MOST_ROWS, total, result.lang)
    only = figure(result, first, "report", more=more)
    stream.write(render(Page(result.title or "cases", result.lang, [only], footer=made(result.lang))).encode())


def first_of(shown: int, total: int, lang: str) -> str:
    """Return that a table has more rows than are shown, and how to get them."""
    return phrase("The first {shown:,} of {total:,} rows; -o FILE.csv gives all.", lang, shown=shown, total=total)


def made(lang: str) -> str:
    """Return by what a page was made."""
    return phrase("Made with cases {version}, offline.", lang, version=__version__)


def figure(
    result: Result,
    rows: Sequence[Sequence[Any]],
    name: str,
    *,
    more: str = "",
    quartiles: Sequence[Tick] = (),
    tiles: Sequence[Tile] = (),
) -> Figure:
    """Return the section of a result, the rows of which were read."""
    held = [*zip(*rows, strict=True)] or [()] * len(result.columns)
    marked = [any(type(value) is int and abs(value) >= FIRST_MARKED for value in values) for values in held]
    told = [*zip(result.columns, marked, strict=True)]
    cells = [[cell(value, *one, result.lang) for value, one in zip(row, told, strict=True)] for row in rows]
    columns = []
    for at, column in enumerate(result.columns):
        numeric = is_numeric(held[at], column)
        longest = max((len(row[at]) for row in cells), default=0)
        kind = "word" if longest <= LONG else "long" if longest <= PROSE else "long prose"
        columns.append(Column(result.labels[at], "num" if numeric else kind))
    return Figure(
        name,
        result.title,
        columns,
        cells,
        [line for line in (result.note, *result.footers) if line],
        chart_of(result, rows, quartiles),
        more,
        result.method,
        result.script() if result.script else "",
        tiles,
    )


def turned(one: Figure) -> Figure:
    """Return a figure of few rows and many columns with a row a column."""
    heads = [Column(head, "num" if at else "word") for at, (head, *_) in enumerate([(one.columns[0].name,), *one.rows])]
    rows = [[column.name, *(row[at] for row in one.rows)] for at, column in enumerate(one.columns) if at]
    return replace(one, columns=heads, rows=rows, is_turned=True)


def cell(value: Any, column: str, marked: bool, lang: str) -> str:
    """Return a value for a reader; thousands are marked in all whole numbers of a column that has larger ones."""
    if value is None and column == "key":
        return phrase("not stated", lang)
    return f"{value:,}" if marked and type(value) is int else shown(value, column)


def render(page: Page) -> str:
    """Return the page as HTML."""
    from markupsafe import Markup

    style, script = (part(name) for name in ("page.css", "page.js"))
    return (
        environment()
        .get_template("page.html")
        .render(
            page=page,
            lang=page.lang,
            say=lambda template, **values: phrase(template, page.lang, **values),
            style=Markup(style),  # noqa: S704 - our own file
            script=Markup(script),  # noqa: S704 - our own file
            style_hash=digest(style),
            script_hash=digest(script),
        )
    )


@cache
def environment() -> "Environment":
    """Return what fills the templates: every value is escaped, and a missing one is an error."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(autoescape=True, undefined=StrictUndefined, loader=FunctionLoader(part), trim_blocks=False)


def part(name: str) -> str:
    """Return one of the files that a page is made of."""
    return files("cases.output.page").joinpath(name).read_text("utf-8")


def digest(text: str) -> str:
    """Return by what a browser knows the style and the script that may run: no other does."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
