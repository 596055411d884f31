"""Commands that compute over cases, or show and write them out."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cases import console
from cases.application import app
from cases.options import (
    DEFAULT_DATABASE,
    WAIT,
    Bands,
    By,
    CellOption,
    Cols,
    Database,
    DatabaseOrLake,
    EngineName,
    EngineOption,
    Form,
    Language,
    Master,
    Output,
    Partition,
    Raw,
    ReportName,
    Rows,
    TableFormat,
    Unmask,
    Wait,
    comparing,
    counting,
    filtered,
)
from cases.reporthelp import ReportCommand

if TYPE_CHECKING:
    from cases.selection import Selection


@app.command(cls=ReportCommand, epilog="Example: cases report fines --by type --since 2023-01-01 -o fines.xlsx")
@counting
def report(
    selection: "Selection",
    name: ReportName = "summary",
    by: By = None,
    rows: Rows = None,
    cols: Cols = None,
    cell: CellOption = None,
    db: DatabaseOrLake = DEFAULT_DATABASE,
    output: Output = None,
    form: Form = None,
    lang: Language = None,
    raw: Raw = False,
    sql: Annotated[bool, typer.Option("--sql", help="The query instead (.sql), for any DuckDB shell")] = False,
    bands: Bands = None,
    no_bars: Annotated[bool, typer.Option("--no-bars", help="Of fine-bins and trend: no bars beside a table")] = False,
    detail: Annotated[bool, typer.Option("--detail", help="Of bands: a row for each band that was considered")] = False,
    engine: EngineOption = EngineName.duckdb,
    master: Master = None,
    wait: Wait = WAIT,
) -> None:
    """Compute a report over the selected cases.

    Without a name it is the summary; cases reports lists all, cases report NAME --help tells the method of one.
    """
    from cases import crosstab, reports
    from cases.delivery import deliver, deliver_text, language_beside, language_of
    from cases.engines.opening import opened
    from cases.errors import UsageError
    from cases.output import check_suffix

    query, grouping = reports.find(name, *crosstab.groupings(name, by or [], rows, cols, cell), detail=detail)
    if sql:
        if bands:
            raise UsageError("--bands has no meaning with --sql: its query reads the database", "leave it out")
        if form:
            raise UsageError("--format has no meaning with --sql: it gives a query", "leave it out")
        check_suffix(output, "a query", ".sql", ".txt")
        deliver_text(reports.as_script(*reports.compose(query, grouping, selection)), output, lang)
        return
    chosen, told = language_of(lang, output, form), language_beside(lang, output, form)
    own, selection = reports.bands_of(bands, query), selection.with_bands(bands)
    with console.working(f"report {name}"), opened(db, engine, master, wait=wait) as lent:
        lent.replace(own)
        result = crosstab.shaped(reports.run(lent, query, grouping, selection, chosen, told), grouping, cell, chosen)
        deliver(result, output, form, raw=raw, lang=lang, bars=not no_bars)


@app.command(epilog="Example: cases brief --since 2023-01-01 --until 2023-03-31 -o brief.html")
@comparing
def brief(
    selection: "Selection",
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="A page (.html), workbook (.xlsx), .md or .docx")
    ],
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="Title of the brief")] = None,
    sections: Annotated[
        Path | None,
        typer.Option(
            "--sections", metavar="FILE", help="What it holds (TOML), instead of the package's data/brief.toml"
        ),
    ] = None,
    bands: Bands = None,
    db: DatabaseOrLake = DEFAULT_DATABASE,
    lang: Language = None,
    wait: Wait = WAIT,
) -> None:
    """Write the reports of a period as one page, workbook or document.

    Charts and tables with what each stands on and how it is made. With --since and --until the key figures stand beside
    those of the period before, as long, and of the same period a year before.
    """
    from cases import brief as briefs
    from cases import reference
    from cases.engines.opening import opened
    from cases.language import phrase, spoken

    tongue = spoken(lang)
    briefs.form_of(output)
    asked = briefs.read(sections)
    own, selection = reference.bands_in(bands) if bands else {}, selection.with_bands(bands)
    with console.working("brief"), opened(db, wait=wait) as lent:
        lent.replace(own)
        briefs.write(briefs.compose(lent, asked, selection, tongue, title), output)
    console.say(phrase("wrote {path}", tongue, path=output))


@app.command("reports", epilog="Example: cases reports fines")
def list_reports(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Show the columns of this report")] = None,
    output: Output = None,
    form: Form = None,
    lang: Language = None,
) -> None:
    """List the reports and groupings, or a report's columns."""
    from cases import catalogue
    from cases.delivery import deliver, language_of

    chosen = language_of(lang, output, form)
    deliver(catalogue.columns_of(name, chosen) if name else catalogue.everything(chosen), output, form, lang=lang)


@app.command(epilog="Example: cases similar samr-2023-b6-2 --assume no-gains")
@comparing
def similar(
    selection: "Selection",
    case_id: Annotated[str, typer.Argument(help="The case")],
    least: Annotated[int, typer.Option("--least", min=1, metavar="N", help="How many like cases are enough")] = 20,
    most: Annotated[int, typer.Option("--most", min=0, metavar="N", help="How many of them to show")] = 20,
    bands: Bands = None,
    db: DatabaseOrLake = DEFAULT_DATABASE,
    output: Output = None,
    form: Form = None,
    lang: Language = None,
    raw: Raw = False,
    engine: EngineOption = EngineName.duckdb,
    master: Master = None,
    wait: Wait = WAIT,
) -> None:
    """Find the cases most like one, and where its fine stands.

    Alike are decided cases of the violation type that violate the same provisions, as deep (item, paragraph, article,
    law) as enough of them are left, then those with the same subtype, kind of party, discretion and size of the base,
    as long as enough are left. Rank is from the highest fine, percentile the share of lower fines, equals half.
    """
    from cases import reference
    from cases.delivery import deliver, language_of
    from cases.engines.opening import opened
    from cases.similar import similar as find_similar

    chosen = language_of(lang, output, form)
    own, selection = reference.bands_in(bands) if bands else {}, selection.with_bands(bands)
    with console.working("similar"), opened(db, engine, master, wait=wait) as lent:
        lent.replace(own)
        result = find_similar(lent, case_id, selection, least=least, most=most, lang=chosen)
        deliver(result, output, form, raw=raw, lang=lang)


@app.command(epilog="Example: cases show samr-2023-b6-2")
def show(
    case_id: Annotated[str, typer.Argument(help="The case")],
    db: Database = DEFAULT_DATABASE,
    form: Form = None,
    lang: Language = None,
    unmask: Unmask = False,
    wait: Wait = WAIT,
) -> None:
    """Show one case whole: where it came from, what was found.

    Prints its fields, citations, price lines with computed rates, load and row, findings and evidence.
    """
    from cases import casefile, store
    from cases.delivery import deliver, language_of

    chosen = language_of(lang, None, form)
    with store.reading(db, wait=wait) as con:
        for number, result in enumerate(casefile.read(con, case_id, form or "table", chosen, unmask=unmask)):
            console.put("\n" * (number > 0))
            deliver(result, form=form, page=casefile.WIDTH, lang=lang)


@app.command(epilog="Example: cases export -o cases.xlsx --province 浙江")
@filtered
def export(
    selection: "Selection",
    output: Annotated[Path, typer.Option("--output", "-o", metavar="PATH", help="A folder, or a workbook (.xlsx)")],
    form: Annotated[TableFormat | None, typer.Option("--format", help="Instead of xlsx by suffix, or csv")] = None,
    db: Database = DEFAULT_DATABASE,
    lang: Language = None,
    raw: Raw = False,
    partition: Annotated[
        Partition | None, typer.Option("--partition", help="A lake instead: all of the database, for --engine spark")
    ] = None,
    wait: Wait = WAIT,
) -> None:
    """Write the tables to a folder or workbook, for load to take back.

    A folder holds a CSV or Parquet file a table; a workbook a sheet a table. A lake is for reports, here or on a
    cluster: it holds natural persons by name, as the database does.
    """
    from cases import record, store
    from cases.export import export as write_tables
    from cases.export import export_lake
    from cases.language import enumerated, phrase, spoken

    with store.reading(db, wait=wait) as con, console.working("export"):
        if partition:
            counts = export_lake(con, output, form, selection, lang or "en")
        else:
            counts = write_tables(con, output, form, selection, lang or "en", raw=raw)
    tongue = spoken(lang)
    rows = (phrase("{n:,} {table}", tongue, n=n, table=record.table_name(table, tongue)) for table, n in counts.items())
    console.say(phrase("wrote {path}: {what}", tongue, path=output, what=enumerated(rows, tongue)))
    if partition:
        console.say(phrase("natural persons are in it by name, as in the database", tongue))
