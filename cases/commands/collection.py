"""Commands that bring cases in, list what came, and take it out."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from cases import console
from cases.application import app
from cases.options import (
    DEFAULT_DATABASE,
    WAIT,
    Database,
    Documents,
    Encoding,
    EngineName,
    EngineOption,
    Facts,
    Files,
    Form,
    Language,
    LayoutName,
    Master,
    Output,
    Plain,
    Rejects,
    Sheet,
    UnmaskRefused,
    Wait,
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
    lang: Language = None,
    wait: Wait = WAIT,
    engine: EngineOption = EngineName.duckdb,
    master: Master = None,
    lake: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="LAKE", help="Of spark: the lake that they become parts of"),
    ] = None,
) -> None:
    """Load cases: new ones in, changed ones replaced.

    Takes CSV, TSV, JSON, JSON Lines, Excel, Parquet and tables of pages (HTML) with the headings that cases fields
    or cases layouts list, and what cases export wrote. With --engine spark each file is loaded by a worker, into a
    lake: of a case that several files tell, the last counts; cases that may be told twice are looked for within a
    file only.
    """
    from cases.language import spoken
    from cases.loading import cluster
    from cases.loading.account import described, failed
    from cases.loading.batch import load_all
    from cases.loading.plan import Plan
    from cases.loading.progress import Progress
    from cases.output import check_named

    check_named(rejects, "--rejects")
    plan = Plan(
        files=files or [],
        sample=sample,
        encoding=encoding,
        strict=strict,
        rejects=rejects,
        dry_run=dry_run,
        raw=raw,
        sheets=sheet or (),
        layout=layout,
        facts=facts,
        unmask=unmask,
        wait=wait,
    )
    cluster.check_target(engine, lake, master)
    tongue = spoken(lang)
    faults, progress = 0, None if lake else Progress(lang=tongue)
    outcomes = cluster.load_all(plan, lake, master) if lake else load_all(plan, db, progress)
    for outcome in console.watched("loading", outcomes, progress):
        console.say("\n".join(described(outcome, tongue)))
        faults += failed(outcome)
    if faults:
        raise typer.Exit(1)


@app.command(epilog="Example: cases extract bulletin.html -o cases.jsonl --review check.html")
def extract(
    files: Documents = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the cases here (.jsonl), not to stdout")
    ] = None,
    load_them: Annotated[
        bool, typer.Option("--load", help="Load them into the database; with -o, written as well")
    ] = False,
    review: Annotated[
        Path | None, typer.Option("--review", metavar="FILE", help="A page (.html) to check what was read by eye")
    ] = None,
    db: Database = DEFAULT_DATABASE,
    encoding: Encoding = None,
    lang: Language = None,
    wait: Wait = WAIT,
) -> None:
    """Read bulletins of cases (典型案例) into the native form.

    Takes text, Markdown, pages, Word (.docx) and PDF. Every field comes with the words that it was read from; what the
    text does not state stays empty, and what is doubtful is said.
    """
    from cases import extracting
    from cases.delivery import is_file, tell
    from cases.extracting.summary import summary
    from cases.language import phrase, spoken
    from cases.loading.account import described, failed
    from cases.output import check_named, check_suffix

    check_suffix(output, "JSON Lines", ".jsonl", ".ndjson")
    check_suffix(review, "a page", ".html", ".htm", option="--review")
    check_named(review, "--review")
    tongue = spoken(lang)
    extracts, faults = [], 0
    for one in console.watched(phrase("reading", tongue), extracting.extract_all(files or [], encoding)):
        if isinstance(one, extracting.Extract):
            extracts.append(one)
            tell(summary(one, tongue))
        else:
            console.complain(one)
            faults += 1
    if review and extracts:
        from cases.extracting import review as page

        page.write(extracts, review)
        console.say(phrase("wrote {path}", tongue, path=review))
    if is_file(output):
        if extracts:
            n = extracting.write(extracts, output)
            told = phrase("{n:,} case", tongue, n=n) if n == 1 else phrase("{n:,} cases", tongue, n=n)
            console.say(phrase("wrote {path}: {what}", tongue, path=output, what=told))
    elif output or not load_them:
        console.put("".join(f"{line}\n" for line in extracting.lines(extracts)))
    for outcome in extracting.load_all(extracts, db, wait) if load_them and extracts else ():
        console.say("\n".join(described(outcome, tongue)))
        faults += failed(outcome)
    if faults:
        raise typer.Exit(1)


@app.command(epilog="Example: cases template -o 案件.xlsx --lang zh")
def template(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The workbook (.xlsx)")],
    lang: Language = None,
    yes: Yes = False,
) -> None:
    """Write an empty workbook to type cases into, for load to take.

    Its drop-downs and notes are in English, or with --lang zh in Chinese. A file that is there already may hold what
    somebody typed: it is replaced only when asked.
    """
    from cases.language import phrase, spoken
    from cases.template import write

    tongue = spoken(lang)
    if output.is_file() and not yes:
        console.confirm(phrase("Replace {path}?", tongue, path=output), phrase("nothing written", tongue))
    write(output, tongue)
    console.say(phrase("wrote {path}; its notes say how to fill it in", tongue, path=output))


@app.command(epilog="Example: cases loads --format csv")
def loads(
    db: Database = DEFAULT_DATABASE,
    output: Output = None,
    form: Form = None,
    lang: Language = None,
    wait: Wait = WAIT,
) -> None:
    """List what was loaded, when, and what came of it."""
    from cases import history
    from cases.delivery import deliver, language_of
    from cases.engines.opening import opened

    with opened(db, wait=wait) as lent:
        deliver(history.loads(lent, language_of(lang, output, form)), output, form, lang=lang)


@app.command(epilog="Example: cases remove --load 3")
def remove(
    case_ids: Annotated[list[str] | None, typer.Argument(metavar="CASE_ID...", help="Cases to take out")] = None,
    load: Annotated[
        int | None, typer.Option("--load", metavar="N", help="Take out a load; cases loads lists them")
    ] = None,
    sample: Annotated[bool, typer.Option("--sample", help="Take out the published sample")] = False,
    db: Database = DEFAULT_DATABASE,
    yes: Yes = False,
    lang: Language = None,
    wait: Wait = WAIT,
) -> None:
    """Take cases, or all that a load brought, out; asks first."""
    from cases import history, store
    from cases.language import phrase, spoken

    with store.reading(db, wait=wait) as con:
        target = history.target(con, case_ids or [], load, sample)
    tongue = spoken(lang)
    told = target.told(tongue)
    if not yes:
        console.confirm(phrase("Remove {what}?", tongue, what=told), phrase("nothing removed", tongue))
    with store.writing(db, existing=True, wait=wait) as con:
        history.remove(con, target)
    console.say(phrase("removed {what}", tongue, what=told))


@app.command(epilog="Example: cases forget 施小明")
def forget(
    words: Annotated[list[str] | None, typer.Argument(metavar="NAME|CASE_ID...", help="Whom to forget")] = None,
    db: Database = DEFAULT_DATABASE,
    yes: Yes = False,
    lang: Language = None,
    wait: Wait = WAIT,
) -> None:
    """Forget natural persons; their cases and sums stay. Asks first.

    The mask takes the place of the name, in every text of their cases and in what was found there; then the file is
    written anew, so that nothing of it is left in its free space. What was loaded comes back only with a changed row.
    """
    from cases import history, store
    from cases.language import phrase, spoken

    with store.reading(db, wait=wait) as con:
        target = history.persons(con, words or [])
    tongue = spoken(lang)
    told = target.told(tongue)
    if not yes:
        question = phrase("Forget the natural persons of {what}?", tongue, what=told)
        console.confirm(question, phrase("nobody forgotten", tongue))
    for copy in store.write_anew(db, wait, partial(history.forget, what=target)):
        console.say(phrase("{path} still holds the names: an earlier version left it so", tongue, path=copy))
    console.say(phrase("forgot the natural persons of {what}", tongue, what=told))
