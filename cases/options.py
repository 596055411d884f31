"""Arguments and options that commands share, each declared once. What they mean is looked up when a command runs."""

import inspect
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import Annotated, Any

import typer

from cases.completion import codes_of, completing, grouping_names, layout_names, report_names


class Format(StrEnum):
    """The formats of results."""

    table = "table"
    csv = "csv"
    tsv = "tsv"
    json = "json"
    jsonl = "jsonl"
    md = "md"
    parquet = "parquet"
    xlsx = "xlsx"
    html = "html"


class TableFormat(StrEnum):
    """The formats of exported tables."""

    csv = "csv"
    parquet = "parquet"
    xlsx = "xlsx"


class Lang(StrEnum):
    """The languages of titles and headings."""

    en = "en"
    zh = "zh"


class Level(StrEnum):
    """How far down citations are told apart."""

    law = "law"
    article = "article"
    paragraph = "paragraph"
    item = "item"


class Cell(StrEnum):
    """What the cells of a cross table hold."""

    cases = "cases"
    row_pct = "row_pct"
    col_pct = "col_pct"
    fined = "fined"
    fine_total_yuan = "fine_total_yuan"
    fine_median_yuan = "fine_median_yuan"
    all = "all"


class DateBasis(StrEnum):
    """Which date of a case a filter or a table by time means."""

    ref = "ref"
    decided = "decided"
    published = "published"
    filed = "filed"
    found = "found"


class Partition(StrEnum):
    """What the folders of a lake are by."""

    year = "year"


class EngineName(StrEnum):
    """What runs the queries."""

    duckdb = "duckdb"
    spark = "spark"


class Assumption(StrEnum):
    """What may be assumed of cases that do not state it."""

    no_gains = "no-gains"
    no_fee = "no-fee"
    small_base = "small-base"
    not_serious = "not-serious"


Database = Annotated[Path, typer.Option("--db", envvar="CASES_DB", metavar="FILE", help="The database file")]
DatabaseOrLake = Annotated[
    Path, typer.Option("--db", envvar="CASES_DB", metavar="PATH", help="The database file, or the folder of a lake")
]
EngineOption = Annotated[EngineName, typer.Option("--engine", help="What computes; spark needs a lake")]
Master = Annotated[
    str | None,
    typer.Option("--master", metavar="URL", help="Of spark: the cluster, spark://HOST:7077; else this machine"),
]
Wait = Annotated[
    float,
    typer.Option("--wait", envvar="CASES_WAIT", metavar="SECONDS", min=0, help="How long to wait for a file in use"),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file; its suffix gives the format")
]
Form = Annotated[Format | None, typer.Option("--format", help="Format, instead of that of the suffix, or table")]
Language = Annotated[
    Lang | None,
    typer.Option("--lang", help="Language, instead of CASES_LANG or the locale; data files are in English otherwise"),
]
Raw = Annotated[bool, typer.Option("--raw", help="CSV without byte order mark and guards against formulas")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask")]
ReportName = Annotated[
    str,
    typer.Argument(
        metavar="[NAME]",
        help="The report; cases reports lists them",
        autocompletion=completing(report_names),
        show_default=False,
    ),
]
Bands = Annotated[
    Path | None,
    typer.Option("--bands", metavar="FILE", help="Penalty bands of your own (CSV), instead of the package's"),
]
By = Annotated[
    list[str] | None,
    typer.Option("--by", metavar="DIM", help="Group by this", autocompletion=completing(grouping_names)),
]

Rows = Annotated[
    str | None,
    typer.Option("--rows", metavar="DIM", help="Of cross: the rows", autocompletion=completing(grouping_names)),
]
Cols = Annotated[
    str | None,
    typer.Option("--cols", metavar="DIM", help="Of cross: the columns", autocompletion=completing(grouping_names)),
]
CellOption = Annotated[
    Cell | None, typer.Option("--cell", help="Of cross: what the cells hold; all gives a row a cell")
]

DEFAULT_DATABASE = Path("cases.duckdb")
WAIT = 10.0

DAY = ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%Y年%m月%d日"]
Day = datetime | None
Words = list[str] | None


def filter_option(help_text: str, metavar: str, **more: Any) -> Any:
    """Return the declaration of a filter."""
    return typer.Option(help=help_text, metavar=metavar, **more)


Files = Annotated[list[str] | None, typer.Argument(metavar="FILE...", help="Files; - for standard input")]
Documents = Annotated[list[str] | None, typer.Argument(metavar="FILE...", help="Documents; - for standard input")]
Encoding = Annotated[str | None, typer.Option("--encoding", help="Of text files, instead of detecting it")]
Rejects = Annotated[
    Path | None, typer.Option("--rejects", metavar="PATH", help="Keep refused rows here, a folder for many files")
]
Sheet = Annotated[
    list[str] | None,
    typer.Option(
        "--sheet", metavar="NAME", help="The sheet of a workbook, or table of a page; several, one after the other"
    ),
]
Plain = Annotated[bool, typer.Option("--raw", help="Take cells of CSV as they stand, guards too")]
LayoutName = Annotated[
    str,
    typer.Option(
        "--layout",
        metavar="NAME|FILE",
        help="What the columns are; cases layouts lists them",
        autocompletion=completing(layout_names),
    ),
]
Facts = Annotated[bool, typer.Option("--facts/--no-facts", help="Read prices and the bases of fines in the facts")]
UnmaskRefused = Annotated[
    bool, typer.Option("--unmask", help="Natural persons by name in --rejects and messages: rows as they came")
]


def for_their_owner(context: typer.Context, unmask: bool) -> bool:
    """Let the files that name natural persons be read by their owner alone, as the database is."""
    from cases.connections import private

    if unmask:
        context.with_resource(private())
    return unmask


Unmask = Annotated[bool, typer.Option("--unmask", help="Show natural persons by name", callback=for_their_owner)]


def code_option(help_text: str, metavar: str, name: str) -> Any:
    """Return the declaration of a filter by the codes of a field, which a shell completes."""
    return Annotated[Words, filter_option(help_text, metavar, autocompletion=completing(codes_of(name)))]


FILTERS: dict[str, Any] = {
    "since": Annotated[Day, filter_option("From this day on", "DATE", formats=DAY)],
    "until": Annotated[Day, filter_option("Up to this day, included", "DATE", formats=DAY)],
    "date": Annotated[DateBasis, typer.Option(help="The date meant: ref is decided, else published, filed, found")],
    "type": Annotated[
        Words,
        filter_option(
            "Violation type, subtype or group", "TYPE", autocompletion=completing(codes_of("violation_type"))
        ),
    ],
    "province": Annotated[Words, filter_option("Province of the authority", "NAME")],
    "agency": Annotated[Words, filter_option("Text in the authority's name", "TEXT")],
    "law": Annotated[Words, filter_option("Law cited, short name or code", "LAW")],
    "party": Annotated[Words, filter_option("Text in the party's name", "TEXT")],
    "id": Annotated[Words, filter_option("The case of this id", "CASE_ID")],
    "status": code_option("Status, code or name; money is then over these", "STATUS", "status"),
    "source": Annotated[
        Words, filter_option("Kind of source, code or name", "KIND", autocompletion=completing(codes_of("source_kind")))
    ],
    "unmask": Unmask,
}
"""The options that say which cases are meant; those that take words may be repeated."""

CITATION_OPTIONS: dict[str, Any] = {
    "role": Annotated[
        Words, filter_option("Role of the citations that count", "ROLE", autocompletion=completing(codes_of("role")))
    ],
    "level": Annotated[Level, typer.Option(help="How far down citations are told apart")],
    "concordance": Annotated[bool, typer.Option("--concordance", help="Count a renumbered article as its new number")],
}
"""The options that say which citations of those cases count, and how."""

REPORT_OPTIONS: dict[str, Any] = {
    "over": Annotated[
        str | None,
        filter_option("Of markup: lines with a markup over PCT %, a threshold of yours and of no law", "PCT"),
    ],
    "top": Annotated[int, typer.Option(metavar="N", min=1, max=10_000, help="Of top: how many")],
}
"""The options of single reports."""

BAND_OPTIONS: dict[str, Any] = {
    "assume": Annotated[
        list[Assumption] | None, typer.Option(help="Compare fines as if this were so where a case does not state it")
    ],
}
"""The options that say how fines are compared with their bands."""

DEFAULTS = {"date": DateBasis.ref, "unmask": False, "level": Level.item, "concordance": False, "top": 20}


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the filter options; it receives what they select as `selection`."""
    return with_options(command, FILTERS)


def counting(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command all that says what is counted, and how; it receives what that selects as `selection`."""
    return with_options(command, {**FILTERS, **CITATION_OPTIONS, **REPORT_OPTIONS, **BAND_OPTIONS})


def comparing(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the filters and the options for bands; it receives what they select as `selection`."""
    return with_options(command, {**FILTERS, **BAND_OPTIONS})


def with_options(command: Callable[..., None], options: dict[str, Any]) -> Callable[..., None]:
    """Give a command more options, of which a selection is made."""
    signature = inspect.signature(command)
    own = [parameter for parameter in signature.parameters.values() if parameter.name != "selection"]
    more = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=DEFAULTS.get(name))
        for name, annotation in options.items()
    ]

    @wraps(command)
    def wrapper(**given: Any) -> None:
        from cases.selection import select

        chosen = {name: plain(given.pop(name)) for name in options}
        command(**given, selection=select(**{name: value for name, value in chosen.items() if value}))

    wrapper.__signature__ = signature.replace(  # type: ignore[attr-defined]
        parameters=[parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own] + more
    )
    wrapper.__annotations__ = {parameter.name: parameter.annotation for parameter in [*own, *more]}
    del wrapper.__wrapped__
    return wrapper


def plain(value: Any) -> Any:
    """Return the value of an option as the program uses it: days and words."""
    match value:
        case datetime():
            return value.date()
        case StrEnum():
            return value.value
        case list():
            return [plain(element) for element in value]
    return value
