"""Commands that tell what there is to ask for, run SQL of one's own, and say whether all is well."""

from typing import Annotated

import typer

from cases import console
from cases.application import app
from cases.options import DEFAULT_DATABASE, WAIT, Database, Form, Language, Output, Raw, Unmask, Wait


@app.command(epilog="Example: cases fields violation_type")
def fields(
    name: Annotated[str | None, typer.Argument(metavar="[FIELD]", help="Show the codes of this field")] = None,
    output: Output = None,
    form: Form = None,
    lang: Language = None,
) -> None:
    """List the fields of the record, or the codes of one.

    The headings of a file may be English or Chinese; a code may be given by its Chinese name or another usual word.
    """
    from cases import catalogue
    from cases.delivery import deliver, language_of

    chosen = language_of(lang, output, form)
    deliver(catalogue.codes_of(name, chosen) if name else catalogue.all_fields(chosen), output, form, lang=lang)


@app.command(epilog="Example: cases layouts --guess penalties.csv -o mine.toml")
def layouts(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Show the headings of this one")] = None,
    guess: Annotated[
        str | None, typer.Option("--guess", metavar="FILE", help="Make a layout for this file (.toml), to complete")
    ] = None,
    output: Output = None,
    form: Form = None,
    lang: Language = None,
) -> None:
    """List the layouts of known files, or the headings of one."""
    from cases import catalogue
    from cases.delivery import deliver, deliver_text, language_of
    from cases.loading import guessing
    from cases.output import check_suffix

    if guess:
        check_suffix(output, "a layout", ".toml")
        deliver_text(guessing.layout_for(guess), output, lang)
        return
    chosen = language_of(lang, output, form)
    deliver(catalogue.headings_of(name, chosen) if name else catalogue.all_layouts(chosen), output, form, lang=lang)


@app.command("sql", epilog='Example: cases sql "select party, fine_yuan from cases order by fine_yuan desc"')
def run_sql(
    query: Annotated[str | None, typer.Argument(metavar="[QUERY]", help="One statement; left out, from stdin")] = None,
    db: Database = DEFAULT_DATABASE,
    output: Output = None,
    form: Form = None,
    raw: Raw = False,
    unmask: Unmask = False,
    wait: Wait = WAIT,
) -> None:
    """Run SQL of your own: read-only, no other file, settings locked."""
    from cases import adhoc, store
    from cases.delivery import deliver

    with store.reading(db, locked=True, wait=wait) as con, console.working("query"):
        text = query if query is not None else console.piped()
        deliver(adhoc.run(con, text, unmask=unmask), output, form, raw=raw)


@app.command(epilog="Example: cases doctor --db cases.duckdb")
def doctor(
    db: Database = DEFAULT_DATABASE,
    output: Output = None,
    form: Form = None,
    lang: Language = None,
    wait: Wait = WAIT,
) -> None:
    """Say whether all is well: versions, the database, personal data.

    Leaves with 1 if anything needs a look, also names that are past the day until which they are public.
    """
    from cases.delivery import deliver, language_of
    from cases.doctor import examine

    result, is_well = examine(db, language_of(lang, output, form), wait)
    deliver(result, output, form, lang=lang)
    if not is_well:
        raise typer.Exit(1)
