"""Several inputs, one after the other: each in its own transaction, none stopped by another's fault.

Owns the order, the rejects file of each input, and what is said of an outcome. One file's way in is `loading.load`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from importlib.resources import as_file
from pathlib import Path

from cases import wording
from cases.errors import CasesError, OutputError, SourceError, UsageError
from cases.language import enumerated, phrase
from cases.loading import Finding, Outcome, load
from cases.loading.layouts import find
from cases.loading.placement import LeftOut
from cases.loading.progress import Progress
from cases.loading.sources import opened
from cases.resources import folder
from cases.store import writing
from cases.terminal import one_line

REJECTS_SUFFIXES = (".csv", ".tsv", ".jsonl", ".xlsx", ".parquet")
"""Forms in which refused rows are written and loaded again."""
REFUSED = ".refused"
"""What the name of an input gets in a folder of refused rows."""

PROSE = (".docx", ".htm", ".html", ".md", ".pdf", ".txt")
"""Suffixes of documents: what cannot be loaded of them as a table may tell cases."""

MOST_NAMES = 20
WAS = (
    "{source} ({form}): {rows}; {inserted:,} inserted, {updated:,} updated, {unchanged:,} unchanged; {refused} refused"
)
WOULD_BE = (
    "{source} ({form}): {rows}; {inserted:,} would be inserted, {updated:,} would be updated, {unchanged:,} unchanged; "
    "{refused} refused"
)
"""What a load did, and what it would have done."""
SAMPLE = "quality-brief-2023-03.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to load, and how."""

    files: Sequence[str]
    sample: bool = False
    encoding: str | None = None
    strict: bool = False
    rejects: Path | None = None
    """A file for one input, a folder for several."""
    dry_run: bool = False
    raw: bool = False
    sheets: Sequence[str] = ()
    """The sheets of workbooks, each an input of its own; none means the one whose headings tell most."""
    layout: str = "auto"
    """The name of a layout, or a TOML file."""
    facts: bool = True
    """Whether prices and bases of fines are read in the facts of a case."""
    unmask: bool = False
    """Whether natural persons show by name among refused rows and in what is said of findings."""
    wait: float = 0
    """For how many seconds a database in use is waited for."""


def load_all(plan: Plan, db: Path, progress: Progress | None = None) -> Iterator[Outcome | CasesError]:
    """Load each input and yield what happened to it, an error where it could not be read.

    Raises UsageError if there is nothing to load, DatabaseError if the database cannot be had.
    """
    if not plan.files and not plan.sample:
        raise UsageError("nothing to load", "cases load FILE, cases load --sample, or cases load - for standard input")
    check_rejects(plan)
    layout = None if plan.layout == "auto" else find(plan.layout)
    # A dry run on a database that is not there yet must not leave one behind.
    target = None if plan.dry_run and not db.exists() else db
    with ExitStack() as stack:
        sample = stack.enter_context(as_file(folder("data") / "samples" / SAMPLE))
        con = stack.enter_context(writing(target, wait=plan.wait))
        if plan.rejects and is_folder(plan):
            plan.rejects.mkdir(exist_ok=True)
        for place, ((name, sheet), rejects) in enumerate(zip(inputs(plan), rejects_paths(plan), strict=True)):
            is_sample = plan.sample and place == 0
            try:
                with opened(str(sample) if is_sample else name, plan.encoding, sheet=sheet, raw=plan.raw) as source:
                    yield load(
                        con,
                        replace(
                            source,
                            name=SAMPLE if is_sample else of_sheet(source.name, sheet, plan),
                            others=tuple(other for other in source.others if other not in plan.sheets),
                        ),
                        is_sample=is_sample,
                        strict=plan.strict,
                        dry_run=plan.dry_run,
                        rejects=rejects,
                        layout=layout,
                        facts=plan.facts,
                        unmask=plan.unmask,
                        progress=progress,
                    )
            except SourceError as error:
                is_prose = Path(name).suffix.lower() in PROSE
                yield SourceError(error.wrong, f"cases extract {name}, for cases told in prose") if is_prose else error
            except OutputError as error:
                yield error


def inputs(plan: Plan) -> list[tuple[str, str | None]]:
    """Return the inputs, the sample before the files, each with the sheet that is read of it if that is said."""
    sheets = plan.sheets or (None,)
    return [*([(SAMPLE, None)] if plan.sample else []), *((name, sheet) for name in plan.files for sheet in sheets)]


def of_sheet(name: str, sheet: str | None, plan: Plan) -> str:
    """Return what an input is called: each of several sheets is a source of its own."""
    return f"{name} [{sheet}]" if sheet and len(plan.sheets) > 1 else name


def check_rejects(plan: Plan) -> None:
    """Raise UsageError for a --rejects that could not be written or loaded again, before any work is done."""
    path = plan.rejects
    if path is None:
        return
    if len(inputs(plan)) > 1 and path.is_file():
        raise UsageError(f"--rejects {path} is a file, for several inputs it is a folder", "name a folder")
    if not is_folder(plan) and (path.suffix.lower() or ".csv") not in REJECTS_SUFFIXES:
        raise UsageError(f"--rejects {path} has no format that loads again", f"{', '.join(REJECTS_SUFFIXES)}")
    if not path.absolute().parent.is_dir():
        raise UsageError(f"there is no folder {path.parent}", "make the folder, or name another --rejects")
    for target in rejects_paths(plan):
        if target and any(is_same(target, Path(file)) for file in plan.files):
            raise UsageError(f"--rejects {target} would take the place of an input", "name another file")


def is_same(path: Path, other: Path) -> bool:
    """Say whether two paths lead to one file, by whatever names."""
    return path.exists() and other.exists() and path.samefile(other)


def is_folder(plan: Plan) -> bool:
    """Say whether refused rows go into a folder, a file for each input."""
    return plan.rejects is not None and (plan.rejects.is_dir() or len(inputs(plan)) > 1)


def rejects_paths(plan: Plan) -> list[Path | None]:
    """Return where the refused rows of each input go: the path itself, or in it a file named after the input.

    Never the name of the input alone: what stands there may be that very file, or another of its name.
    """
    names = ["stdin" if name == "-" else Path(name).name for name, _ in inputs(plan)]
    if plan.rejects is None or not is_folder(plan):
        return [plan.rejects for _ in names]
    alike = Counter(name.lower() for name in names)
    return [
        plan.rejects / f"{f'{number}-' if alike[name.lower()] > 1 else ''}{refused_name(Path(name))}"
        for number, name in enumerate(names, 1)
    ]


def refused_name(name: Path) -> str:
    """Return the name of a file of refused rows for that of an input, in its form if that is one of theirs."""
    is_form = name.suffix.lower() in REJECTS_SUFFIXES
    return f"{name.stem}{REFUSED}{name.suffix}" if is_form else f"{name.name}{REFUSED}.csv"


def failed(outcome: Outcome | CasesError) -> bool:
    """Say whether an input left nothing although it should have."""
    return isinstance(outcome, CasesError) or outcome.failed


def described(outcome: Outcome | CasesError, lang: str) -> Iterator[str]:
    """Yield the lines that tell a person what happened to one input; errors are told in English."""
    if isinstance(outcome, CasesError):
        yield f"cases: error: {outcome}"
        return
    counts = {
        "source": outcome.source,
        "form": ", ".join(filter(None, [outcome.layout, outcome.encoding])),
        "rows": counted(outcome.rows, lang),
        "inserted": outcome.inserted,
        "updated": outcome.updated,
        "unchanged": outcome.unchanged,
        "refused": counted(outcome.rejected, lang),
    }
    yield phrase(WOULD_BE if outcome.dry_run else WAS, lang, **counts)
    if outcome.worded:
        read = [f"{heading} = {wording.value('field', name, lang)}" for heading, name in outcome.worded]
        yield phrase("  columns read by the wording of their headings: {names}", lang, names=few(read, lang))
    if outcome.unplaced:
        yield phrase(
            "  columns left out: {names}", lang, names=few([left_out(one, lang) for one in outcome.unplaced], lang)
        )
    if outcome.no_cases:
        names = few([str(row) for row in outcome.no_cases], lang)
        yield phrase("  rows left out, as they are no cases but sums, notes or headings: {names}", lang, names=names)
    if outcome.personal:
        yield phrase("  personal data, not read and not stored: {names}", lang, names=few(outcome.personal, lang))
    if outcome.other_sheets:
        names = few(outcome.other_sheets, lang)
        yield phrase("  sheets left out, as one is read: {names} (--sheet NAME reads another)", lang, names=names)
    if outcome.doubled == 1:
        yield phrase("  {n:,} case may be told twice: cases report duplicates", lang, n=1)
    elif outcome.doubled:
        yield phrase("  {n:,} cases may be told twice: cases report duplicates", lang, n=outcome.doubled)
    if outcome.masked_rejects:
        yield phrase("  natural persons are masked in the refused rows (--unmask keeps them as they came)", lang)
    for finding in outcome.findings:
        yield from described_finding(finding, lang)
    if outcome.failed:
        yield phrase("  --strict: nothing of this file was kept", lang)


def left_out(column: LeftOut, lang: str) -> str:
    """Return a column that is not read, and why if there is more to say than that no field has its heading."""
    if not column.reason:
        return column.heading
    return phrase(column.reason, lang, heading=column.heading, field=wording.value("field", column.field, lang))


def counted(rows: int, lang: str) -> str:
    """Return a number of rows in words."""
    return phrase("{n:,} row", lang, n=rows) if rows == 1 else phrase("{n:,} rows", lang, n=rows)


def described_finding(finding: Finding, lang: str) -> Iterator[str]:
    """Yield the lines that tell of one rule: how often, what it means, three examples."""
    severity, rule, message = (
        wording.value(column, getattr(finding, column), lang) for column in ("severity", "rule", "message")
    )
    told = {"severity": severity, "rule": rule, "message": message}
    yield phrase("  {severity} {rule} ({n:,}): {message}", lang, n=finding.count, **told)
    for row, field, value in finding.examples:
        parts = [wording.value("field", field, lang), value and one_line(wording.value("value", value, lang))[:60]]
        yield phrase("    row {row}: {field}", lang, row=row, field=" = ".join(filter(None, parts)))


def few(names: Sequence[str], lang: str) -> str:
    """Return the first twenty names, and how many more there are."""
    told = enumerated(map(one_line, names[:MOST_NAMES]), lang)
    more = len(names) - MOST_NAMES
    return phrase("{names} and {more:,} more", lang, names=told, more=more) if more > 0 else told
