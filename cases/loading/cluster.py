"""Files loaded by the workers of a cluster, each into a part of a lake: the same way in as into a database.

A worker loads its file into a database of its own, which it then writes aside in the lake; only what is whole is put in
place, by who asked for it. Owns that; a session belongs to `engines`, what a part is to `lake`.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from importlib.resources import as_file
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import TYPE_CHECKING

from cases import __version__, lake, schema, store
from cases.errors import CasesError, SourceError, UsageError
from cases.loading import Outcome, load
from cases.loading.layouts import Layout, find
from cases.loading.plan import SAMPLE, Plan, inputs, of_sheet
from cases.loading.sources import opened
from cases.resources import folder

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Task:
    """What one worker does."""

    name: str
    """As the user names the file; none is the sample."""
    path: str
    """Where it is, for the worker as for the user."""
    sheet: str | None
    part: int
    aside: str
    """The folder of the lake in which the part is written."""
    plan: Plan
    layout: Layout | None
    state: str
    """What must be the same where the file is loaded: programs that differ would read it differently."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a worker did: the part that is whole now, none where nothing is to be kept."""

    outcome: Outcome | CasesError
    part: str | None = None


def state() -> str:
    """Return what tells one state of the program from another."""
    return f"cases {__version__} {schema.fingerprint()}"


def load_all(plan: Plan, path: Path, master: str | None) -> Iterator[Outcome | CasesError]:
    """Load each input into a part of the lake, made now if there is none, and yield what happened to it, in order.

    Raises UsageError for what cannot be loaded by workers, DatabaseError if Spark cannot be had, OutputError if the
    lake cannot be written.
    """
    check(plan)
    from cases.engines.session import session

    layout = None if plan.layout == "auto" else find(plan.layout)
    with lake.begun(path, schema.VERSION) as found, lake.aside(path) as aside, session(master) as begun:
        tasks = [
            Task(
                of_sheet(name, sheet, plan),
                "" if plan.sample and not number else str(Path(name).absolute()),
                sheet,
                found.next_part + number,
                str(aside.absolute()),
                plan,
                layout,
                state(),
            )
            for number, (name, sheet) in enumerate(inputs(plan))
        ]
        context = begun.sparkContext
        pool = ThreadPoolExecutor(context.defaultParallelism)
        try:
            running = [
                (task, pool.submit(lambda one: context.parallelize([one], 1).map(perform).first(), task))
                for task in tasks
            ]
            for task, future in running:
                done = future.result()
                if done.part:
                    lake.commit(Path(done.part), found, task.part)
                if isinstance(done.outcome, CasesError) and not isinstance(done.outcome, SourceError):
                    raise done.outcome
                yield done.outcome
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def check_target(engine: str, path: Path | None, master: str | None) -> None:
    """Raise UsageError where a lake or a master is named and no Spark, or Spark and no lake."""
    if engine == "spark" and not path:
        raise UsageError("--engine spark loads into a lake", "cases load FILE --engine spark -o LAKE")
    for option, given in (("-o", path), ("--master", master)):
        if engine != "spark" and given:
            raise UsageError(
                f"{option} has no meaning for DuckDB", "--db FILE for a database, --engine spark for a lake"
            )


def check(plan: Plan) -> None:
    """Raise UsageError for what workers cannot load, or keep."""
    if not plan.files and not plan.sample:
        raise UsageError("nothing to load", "cases load FILE --engine spark -o LAKE")
    if "-" in plan.files:
        raise UsageError("standard input does not reach the workers", "a file that they see")
    if plan.rejects:
        raise UsageError("--rejects has no meaning with --engine spark", "cases report findings --db LAKE")


def perform(task: Task) -> Done:
    """Load a file and write it aside as a part; run by a worker."""
    if task.state != state():
        wrong = f"the workers have another state of cases than this machine ({__version__})"
        return Done(UsageError(wrong, "install the same on all"))
    try:
        with TemporaryDirectory(prefix="cases-") as own, store.writing(Path(own) / "part.duckdb") as con:
            con.execute("update about set last_load = ?", [task.part - 1])
            with as_file(folder("data") / "samples" / SAMPLE) as sample:
                outcome = load_one(con, task, task.path or str(sample))
            if outcome.failed or outcome.dry_run:
                return Done(outcome)
            # Of its own: what another worker left that was lost on the way stays aside.
            part = mkdtemp(dir=task.aside)
            lake.write(con, Path(part), task.part)
            return Done(outcome, part)
    except CasesError as error:
        return Done(error)


def load_one(con: "DuckDBPyConnection", task: Task, path: str) -> Outcome:
    """Load the file of a task into a database."""
    plan = task.plan
    with opened(path, plan.encoding, sheet=task.sheet, raw=plan.raw) as source:
        return load(
            con,
            replace(source, name=task.name),
            is_sample=not task.path,
            strict=plan.strict,
            dry_run=plan.dry_run,
            layout=task.layout,
            facts=plan.facts,
            unmask=plan.unmask,
        )
