"""How fast reports answer: the whole command against bare SQL by hand, and the engine alone on both queries."""

import json
from collections.abc import Iterator
from statistics import median

from tests.benchmark.bench import Bench
from tests.benchmark.catalogue import SECONDS
from tests.benchmark.processes import Step, python, run
from tests.benchmark.queries import sql
from tests.benchmark.questions import QUESTIONS, arguments
from tests.benchmark.table import Row, compared

ENGINE_ROUNDS = 5
"""So many times as many as of whole processes: they are short."""
SLOWEST = 5
"""So many of all reports are told."""


def reports(bench: Bench) -> Iterator[Row]:
    """Answer each question by the product and by hand, on the loaded database, where the answers are equal."""
    db = bench.loaded()
    for name in QUESTIONS:
        command = " ".join(arguments(name))
        timing = python("-m", "tests.benchmark.questions", str(db), name, str(bench.rounds * ENGINE_ROUNDS))
        pairs = json.loads(run(Step(timing), bench.folder).out)
        runs = bench.alternate(
            floor=bench.query(db, sql(f"questions/{name}")),
            load=Step(python("-m", "cases", *arguments(name), "--db", str(db))),
        )
        yield compared(f"`{command}`", "bare Python with SQL by hand", runs, target=1.35)
        by_hand, composed = (median(seconds) for seconds in zip(*pairs, strict=True))
        figures = f"{composed * 1000:.0f} ms : {by_hand * 1000:.0f} ms"
        yield Row("its query alone", "that SQL alone", composed / by_hand, 1.1, figures)


def every_report(bench: Bench) -> Iterator[Row]:
    """Run every report by every grouping on the loaded database, and tell how many are in time and which are slowest."""
    timing = python("-m", "tests.benchmark.catalogue", str(bench.loaded()), str(bench.rounds))
    taken = json.loads(run(Step(timing), bench.folder).out)
    late = sum(seconds > SECONDS for seconds, _ in taken.values())
    yield Row(
        "queries of every report by every grouping", f"{SECONDS:g} s", figures=f"{late} of {len(taken)} take longer"
    )
    for command in sorted(taken, key=taken.__getitem__, reverse=True)[:SLOWEST]:
        seconds, rows = taken[command]
        figures = f"{seconds:.2f} s for {rows:,} rows"
        yield Row(f"`report {command}`, its query alone", f"{SECONDS:g} s", seconds / SECONDS, 1.0, figures)
