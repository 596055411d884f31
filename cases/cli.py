"""The command line: parse, call, print. No SQL, no file reading, no formatting."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cases import __version__, console
from cases.options import (
    DEFAULT_DATABASE,
    Bands,
    By,
    CellOption,
    Cols,
    Database,
    Documents,
    Encoding,
    Facts,
    Files,
    Form,
    Lang,
    Language,
    LayoutName,
    Output,
    Plain,
    Raw,
    Rejects,
    ReportName,
    Rows,
    Sheet,
    TableFormat,
    Unmask,
    UnmaskRefused,
    Yes,
    comparing,
    counting,
    filtered,
)
from cases.reporthelp import ReportCommand

if TYPE_CHECKING:
    from cases.selection import Selection

EPILOG = "Exit codes: 0 done, 1 failed or rows refused under --strict, 2 usage, 3 database, 130 interrupted."

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
)


def show_version(asked: bool) -> None:
    """Print the version and leave."""
    if asked:
        console.put(f"cases {__version__}\n")
        raise typer.Exit


@app.callback(epilog=EPILOG)
def options(
    version: Annotated[bool, typer.Option("--version", callback=show_version, is_eager=True, help="Show it")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error")] = False,
) -> None:
    """Turn enforcement cases into markup rates, fine distributions and statute frequencies.

    Start with: cases load --sample && cases report --by statute
    """
    if debug:
        console.DEBUG.append(True)


@app.command(epilog="Example: cases load penalties.csv more.xlsx --rejects refused.csv")
def load(
    files: Files = None,
    sample: Annotated[bool, typer.Option("--sample", help="Load the eight published cases of the package")] = False,
    db: Database = DEFAULT_DATABASE,
    encoding: Encoding = None,
    strict: Annotated[bool, typer.Option("--strict", help="A file with an error leaves nothing")] = False,
    rejects: Rejects = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen; leave nothing")] = False,
    sheet: Sheet = None,
    raw: Plain = False,
    layout: LayoutName = "auto",
    facts: Facts = True,
    unmask: UnmaskRefused = False,
) -> None:
    """Load cases: new ones in, changed ones replaced.

    Takes CSV, TSV, JSON, JSON Lines, Excel and Parquet with the headings that cases fields or cases layouts list,
    and what cases export wrote.
    """
    from cases.loading.batch import Plan, described, failed, load_all
    from cases.loading.progress import Progress

    plan = Plan(files or [], sample, encoding, strict, rejects, dry_run, raw, sheet, layout, facts, unmask)
    faults, progress = 0, Progress()
    for outcome in console.watched("loading", load_all(plan, db, progress), progress):
        console.say("\n".join(described(outcome)))
        faults += failed(outcome)
    if faults:
        raise typer.Exit(1)


@app.command(epilog="Example: cases extract bulletin.html -o cases.jsonl --review check.html")
def extract(
    files: Documents = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the cases here (.jsonl), not to stdout")
    ] = None,
    load_them: Annotated[bool, typer.Option("--load", help="Load them into the database as well")] = False,
    review: Annotated[
        Path | None, typer.Option("--review", metavar="FILE", help="A page (.html) to check what was read by eye")
    ] = None,
    db: Database = DEFAULT_DATABASE,
    encoding: Encoding = None,
) -> None:
    """Read bulletins of cases (典型案例) into the native form.

    Takes text, Markdown, pages, Word (.docx) and PDF. Every field comes with the words that it was read from; what the
    text does not state stays empty, and what is doubtful is said.
    """
    from cases import extracting
    from cases.delivery import tell
    from cases.extracting.summary import summary
    from cases.loading.batch import described, failed

    extracts, faults = [], 0
    for one in console.watched("reading", extracting.extract_all(files or [], encoding)):
        if isinstance(one, extracting.Extract):
            extracts.append(one)
            tell(summary(one))
        else:
            console.complain(one)
            faults += 1
    if review and extracts:
        from cases.extracting import review as page

        page.write(extracts, review)
        console.say(f"wrote {review}")
    if output and extracts:
        count = extracting.write(extracts, output)
        console.say(f"wrote {output}: {count:,} {'case' if count == 1 else 'cases'}")
    elif not load_them and not output:
        console.put("".join(f"{line}\n" for line in extracting.lines(extracts)))
    for outcome in extracting.load_all(extracts, db) if load_them and extracts else ():
        console.say("\n".join(described(outcome)))
        faults += failed(outcome)
    if faults:
        raise typer.Exit(1)


@app.command(cls=ReportCommand, epilog="Example: cases report fines --by type --since 2023-01-01 -o fines.xlsx")
@counting
def report(
    selection: "Selection",
    name: ReportName = "summary",
    by: By = None,
    rows: Rows = None,
    cols: Cols = None,
    cell: CellOption = None,
    db: Database = DEFAULT_DATABASE,
    output: Output = None,
    form: Form = None,
    lang: Language = Lang.en,
    raw: Raw = False,
    sql: Annotated[bool, typer.Option("--sql", help="Print the query instead, for any DuckDB shell")] = False,
    bands: Bands = None,
    detail: Annotated[bool, typer.Option("--detail", help="Of bands: a row for each band that was considered")] = False,
) -> None:
    """Compute a report over the selected cases.

    Without a name it is the summary; cases reports lists all, cases report NAME --help tells the method of one.
    """
    from cases import crosstab, reports, store
    from cases.delivery import deliver

    query, grouping = reports.find(name, *crosstab.groupings(name, by or [], rows, cols, cell), detail=detail)
    own = reports.bands_of(bands, query)
    if sql:
        console.put(reports.as_script(*reports.compose(query, grouping, selection)))
        return
    with store.reading(db) as con, console.working(f"report {name}"):
        store.replace_all(con, own)
        result = crosstab.shaped(reports.run(con, query, grouping, selection, lang), grouping, cell, lang)
        deliver(result, output, form, raw=raw)


@app.command("reports", epilog="Example: cases reports fines")
def list_reports(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Show the columns of this report")] = None,
    output: Output = None,
    form: Form = None,
) -> None:
    """List the reports and groupings, or a report's columns."""
    from cases import catalogue
    from cases.delivery import deliver

    deliver(catalogue.columns_of(name) if name else catalogue.everything(), output, form)


@app.command(epilog="Example: cases fields violation_type")
def fields(
    name: Annotated[str | None, typer.Argument(metavar="[FIELD]", help="Show the codes of this field")] = None,
    output: Output = None,
    form: Form = None,
) -> None:
    """List the fields of the record, or the codes of one.

    The headings of a file may be English or Chinese; a code may be given by its Chinese name or another usual word.
    """
    from cases import catalogue
    from cases.delivery import deliver

    deliver(catalogue.codes_of(name) if name else catalogue.all_fields(), output, form)


@app.command(epilog="Example: cases layouts --guess penalties.csv > mine.toml")
def layouts(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Show the headings of this one")] = None,
    guess: Annotated[
        str | None, typer.Option("--guess", metavar="FILE", help="Print a layout for this file, to complete")
    ] = None,
    output: Output = None,
    form: Form = None,
) -> None:
    """List the layouts of known files, or the headings of one."""
    from cases import catalogue
    from cases.delivery import deliver
    from cases.loading import guessing

    if guess:
        print(guessing.layout_for(guess), end="")  # noqa: T201
    else:
        deliver(catalogue.headings_of(name) if name else catalogue.all_layouts(), output, form)


@app.command(epilog="Example: cases export -o cases.xlsx --province 浙江")
@filtered
def export(
    selection: "Selection",
    output: Annotated[Path, typer.Option("--output", "-o", metavar="PATH", help="A folder, or a workbook (.xlsx)")],
    form: Annotated[TableFormat | None, typer.Option("--format", help="Instead of xlsx by suffix, or csv")] = None,
    db: Database = DEFAULT_DATABASE,
    lang: Language = Lang.en,
    raw: Raw = False,
) -> None:
    """Write the tables to a folder or workbook, for load to take back.

    A folder holds a CSV or Parquet file a table; a workbook a sheet a table.
    """
    from cases import store
    from cases.export import export as write_tables

    with store.reading(db) as con, console.working("export"):
        counts = write_tables(con, output, form, selection, lang, raw=raw)
    console.say(f"wrote {output}: " + ", ".join(f"{count:,} {table}" for table, count in counts.items()))


@app.command(epilog="Example: cases template -o 案件.xlsx --lang zh")
def template(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The workbook (.xlsx)")],
    lang: Language = Lang.en,
    yes: Yes = False,
) -> None:
    """Write an empty workbook to type cases into, for load to take.

    Its drop-downs and notes are in English, or with --lang zh in Chinese. A file that is there already may hold what
    somebody typed: it is replaced only when asked.
    """
    from cases.template import write

    if output.is_file() and not yes and not console.confirmed(f"Replace {output}?"):
        console.say("nothing written")
        raise typer.Exit(1)
    write(output, lang)
    console.say(f"wrote {output}; its notes say how to fill it in")


@app.command(epilog="Example: cases show samr-2023-b6-2")
def show(
    case_id: Annotated[str, typer.Argument(help="The case")],
    db: Database = DEFAULT_DATABASE,
    form: Form = None,
    lang: Language = Lang.en,
    unmask: Unmask = False,
) -> None:
    """Show one case whole: where it came from, what was found.

    Prints its fields, citations, price lines with computed rates, load and row, findings and evidence.
    """
    from cases import casefile, store
    from cases.delivery import deliver

    with store.reading(db) as con:
        for number, result in enumerate(casefile.read(con, case_id, form or "table", lang, unmask=unmask)):
            console.put("\n" * (number > 0))
            deliver(result, form=form, page=casefile.WIDTH)


@app.command(epilog="Example: cases similar samr-2023-b6-2 --assume no-gains")
@comparing
def similar(
    selection: "Selection",
    case_id: Annotated[str, typer.Argument(help="The case")],
    least: Annotated[int, typer.Option("--least", min=1, metavar="N", help="How many like cases are enough")] = 20,
    most: Annotated[int, typer.Option("--most", min=0, metavar="N", help="How many of them to show")] = 20,
    bands: Bands = None,
    db: Database = DEFAULT_DATABASE,
    output: Output = None,
    form: Form = None,
    lang: Language = Lang.en,
    raw: Raw = False,
) -> None:
    """Find the cases most like one, and where its fine stands.

    Alike are decided cases of the violation type that violate the same provisions, as deep (item, paragraph, article,
    law) as enough of them are left, then those with the same subtype, kind of party, discretion and size of the base,
    as long as enough are left. Rank is from the highest fine, percentile the share of lower fines, equals half.
    """
    from cases import reference, store
    from cases.delivery import deliver
    from cases.similar import similar as find_similar

    own = reference.bands_in(bands) if bands else {}
    with store.reading(db) as con, console.working("similar"):
        store.replace_all(con, own)
        result = find_similar(con, case_id, selection, least=least, most=most, lang=lang)
        deliver(result, output, form, raw=raw)


@app.command(epilog="Example: cases loads --format csv")
def loads(db: Database = DEFAULT_DATABASE, output: Output = None, form: Form = None, lang: Language = Lang.en) -> None:
    """List what was loaded, when, and what came of it."""
    from cases import history, store
    from cases.delivery import deliver

    with store.reading(db) as con:
        deliver(history.loads(con, lang), output, form)


@app.command(epilog="Example: cases remove --load 3")
def remove(
    case_ids: Annotated[list[str] | None, typer.Argument(metavar="CASE_ID...", help="Cases to take out")] = None,
    load: Annotated[
        int | None, typer.Option("--load", metavar="N", help="Take out a load; cases loads lists them")
    ] = None,
    sample: Annotated[bool, typer.Option("--sample", help="Take out the published sample")] = False,
    db: Database = DEFAULT_DATABASE,
    yes: Yes = False,
) -> None:
    """Take cases, or all that a load brought, out; asks first."""
    from cases import history, store

    with store.reading(db) as con:
        target = history.target(con, case_ids or [], load, sample)
    if not yes and not console.confirmed(f"Remove {target}?"):
        console.say("nothing removed")
        raise typer.Exit(1)
    with store.writing(db, existing=True) as con:
        history.remove(con, target)
    console.say(f"removed {target}")


@app.command("sql", epilog='Example: cases sql "select party, fine_yuan from cases order by fine_yuan desc"')
def run_sql(
    query: Annotated[str | None, typer.Argument(metavar="[QUERY]", help="One statement; left out, from stdin")] = None,
    db: Database = DEFAULT_DATABASE,
    output: Output = None,
    form: Form = None,
    raw: Raw = False,
    unmask: Unmask = False,
) -> None:
    """Run SQL of your own: read-only, no other file, settings locked."""
    from cases import adhoc, store
    from cases.delivery import deliver

    with store.reading(db, locked=True) as con, console.working("query"):
        text = query if query is not None else console.piped()
        deliver(adhoc.run(con, text, unmask=unmask), output, form, raw=raw)


@app.command(epilog="Example: cases doctor --db cases.duckdb")
def doctor(db: Database = DEFAULT_DATABASE, output: Output = None, form: Form = None) -> None:
    """Say whether all is well: versions, the database, personal data.

    Leaves with 1 if anything needs a look, also names that are past the day until which they are public.
    """
    from cases.delivery import deliver
    from cases.doctor import examine

    result, is_well = examine(db)
    deliver(result, output, form)
    if not is_well:
        raise typer.Exit(1)


def main() -> None:
    """Run the command line and leave with its exit code."""
    console.starting_fast()
    console.utf8()
    console.ending_well()
    sys.exit(console.guarded(run))


def run() -> None:
    """Run the command line; of the commands, each of which takes time to build, only the one that is asked for."""
    console.refuse_broken_text(sys.argv)
    first = "".join(sys.argv[1:2])
    asked = [one for one in app.registered_commands if (one.name or getattr(one.callback, "__name__", "")) == first]
    app.registered_commands = asked or app.registered_commands
    app(prog_name="cases")
