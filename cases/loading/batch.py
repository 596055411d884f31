"""Several inputs, one after the other: each in its own transaction, none stopped by another's fault.

Owns the order. What is asked belongs to `plan`, one file's way in to `loading.load`, what is said of it to `account`.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from importlib.resources import as_file
from pathlib import Path

from cases.errors import CasesError, OutputError, SourceError, UsageError
from cases.loading import Outcome, load
from cases.loading.layouts import find
from cases.loading.plan import SAMPLE, Plan, check_rejects, inputs, is_folder, of_sheet, rejects_paths
from cases.loading.progress import Progress
from cases.loading.sources import opened
from cases.resources import folder
from cases.store import writing

PROSE = (".docx", ".htm", ".html", ".md", ".pdf", ".txt")
"""Suffixes of documents: what cannot be loaded of them as a table may tell cases."""


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
                is_prose = Path(name).suffix.lower() in PROSE and not sheet
                yield SourceError(error.wrong, f"cases extract {name}, for cases told in prose") if is_prose else error
            except (OutputError, UsageError) as error:
                yield error
