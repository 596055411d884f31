"""Both engines on the same cases: whether they answer the same, and what each takes, Spark with one worker and with two.

Run as a program it answers every report by every grouping on both and prints where they differ:
`python -m tests.benchmark.engines DB LAKE MASTER`.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from tests.benchmark import machine
from tests.benchmark.bench import Bench
from tests.benchmark.processes import ENVIRONMENT, Run, Step, StepError, middle, python, run
from tests.cluster import Cluster, running

ASKED: Sequence[Sequence[str]] = (("fines", "--by", "type"), ("statutes",), ("bands", "--type", "price_gouging"))
"""A report of groups, one of citations, and one that weighs each case."""
SETTINGS = "spark.executor.memory 4g\n"
"""Of the cluster: Spark's own, but for memory that a million cases need."""
AT_ONCE = 3
"""So many queries wait for the cluster while one is planned."""
HEAD = """\
| cases | report | DuckDB, database | DuckDB, lake | Spark, one worker | Spark, two workers | two : one |
| ---: | --- | ---: | ---: | ---: | ---: | ---: |"""


@dataclass(frozen=True, slots=True)
class Timed:
    """What a report takes on so many cases."""

    cases: int
    report: str
    database: Run
    lake: Run
    workers: Sequence[Run]
    """One, then two."""

    def line(self) -> str:
        """Return the row of the table."""
        one, two = (run.seconds for run in self.workers)
        duck = (f"{run.seconds:.2f} s" for run in (self.database, self.lake))
        cells = (f"{self.cases:,}", f"`{self.report}`", *duck, f"{one:.1f} s", f"{two:.1f} s")
        return f"| {' | '.join(cells)} | {two / one:.2f} |"


def lake(bench: Bench) -> Path:
    """Return a lake of the loaded database."""
    path = bench.folder / "lake"
    if not path.exists():
        export = ("export", "-o", str(path), "--format", "parquet", "--partition", "year", "--db", str(bench.loaded()))
        run(Step(python("-m", "cases", *export)), bench.folder)
    return path


def timed(bench: Bench) -> Iterator[Timed]:
    """Time each report on the database, the lake, and clusters of one and of two workers. Raises StepError if answers differ."""
    db, folder = bench.loaded(), lake(bench)
    for report in ASKED:
        command = python("-m", "cases", "report", *report, "--format", "csv", "--db")
        duck = bench.alternate(database=Step([*command, str(db)]), lake=Step([*command, str(folder)]))
        spark = []
        for workers in (1, 2):
            with cluster(workers) as found:
                options = (str(folder), "--engine", "spark", "--master", found.master)
                step = Step([*command, *options], environment={"SPARK_CONF_DIR": str(found.settings)})
                spark.append(middle([run(step, bench.folder) for _ in range(bench.rounds)]))
        if len({one.out for one in (*duck.values(), *spark)}) != 1:
            raise StepError(f"{' '.join(report)}: the answers differ")
        yield Timed(bench.rows, " ".join(report), duck["database"], duck["lake"], spark)


@contextmanager
def cluster(workers: int) -> Iterator[Cluster]:
    """Lend a cluster of so many workers."""
    with (
        tempfile.TemporaryDirectory(prefix="cases-cluster-") as folder,
        running(Path(folder), workers, SETTINGS) as found,
    ):
        yield found


def compared(bench: Bench) -> str:
    """Return in words how many reports are the same on both engines, each told as it is compared.

    Raises StepError if one is not.
    """
    db, folder = bench.loaded(), lake(bench)
    with cluster(2) as found:
        command = python("-m", "tests.benchmark.engines", str(db), str(folder), found.master)
        environment = {**ENVIRONMENT, "SPARK_CONF_DIR": str(found.settings)}
        done = subprocess.run(
            command, cwd=bench.folder, env=environment, stdout=subprocess.PIPE, text=True, check=False
        )
    if done.returncode:
        raise StepError("the engines differ, or one failed")
    return done.stdout.strip()


def table(rows: Iterable[Timed], rounds: str) -> str:
    """Return the table, and under it what it was measured on."""
    about = f"Whole processes, {rounds}, files in the page cache. {machine.hardware()}, Spark {version('pyspark')}."
    return "\n".join([HEAD, *(row.line() for row in rows), "", about])


def main(db: str, folder: str, master: str) -> None:
    """Answer every report on both engines; ends with 1 if one differs."""
    from cases.engines.duck import Duck
    from cases.engines.opening import opened
    from cases.reports import compose
    from cases.selection import Selection
    from cases.store import reading
    from tests.benchmark.catalogue import asked
    from tests.sameness import differences

    queries = {command: compose(report, grouping, Selection()) for command, report, grouping in asked()}
    with reading(Path(db)) as con, opened(Path(folder), "spark", master) as spark, ThreadPoolExecutor(AT_ONCE) as pool:
        duck, rows = Duck(con), 0
        for command, answer in zip(queries, pool.map(lambda query: spark.arrow(*query), queries.values()), strict=True):
            if found := differences(duck.arrow(*queries[command]), answer):
                sys.exit(f"{command}: {'; '.join(found)}")
            print(f"{command}: {answer.num_rows:,} rows", file=sys.stderr)
            rows += answer.num_rows
    print(f"{len(queries)} reports, {rows:,} rows: the same on both engines, cell by cell")


if __name__ == "__main__":
    main(*sys.argv[1:])
