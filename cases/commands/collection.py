"""Commands that bring cases in, list what came, and take it out."""

from pathlib import Path
from typing import Annotated

import typer

from cases import console
from cases.application import app
from cases.options import (
    DEFAULT_DATABASE,
    Database,
    Documents,
    Encoding,
    EngineName,
    EngineOption,
    Facts,
    Files,
    Form,
    Lang,
    Language,
    LayoutName,
    Master,
    Output,
    Plain,
    Rejects,
    Sheet,
    UnmaskRefused,
    Yes,
)


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
    engine: EngineOption = EngineName.duckdb,
    master: Master = None,
    lake: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="LAKE", help="Of spark: the lake that they become parts of"),
    ] = None,
) -> None:
    """Load cases: new ones in, changed ones replaced.

    Takes CSV, TSV, JSON, JSON Lines, Excel and Parquet with the headings that cases fields or cases layouts list,
    and what cases export wrote. With --engine spark each file is loaded by a worker, into a lake: of a case that
    several files tell, the last counts; cases that may be told twice are looked for within a file only.
    """
    from cases.loading import cluster
    from cases.loading.batch import Plan, described, failed, load_all
    from cases.loading.progress import Progress

    plan = Plan(files or [], sample, encoding, strict, rejects, dry_run, raw, sheet, layout, facts, unmask)
    cluster.check_target(engine, lake, master)
    faults, progress = 0, None if lake else Progress()
    outcomes = cluster.load_all(plan, lake, master) if lake else load_all(plan, db, progress)
    for outcome in console.watched("loading", outcomes, progress):
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
