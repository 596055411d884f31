"""All that is measured, by name, and the run of it."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence

from tests.benchmark import answers, exports, loads, peers
from tests.benchmark.bench import Bench
from tests.benchmark.machine import described
from tests.benchmark.processes import StepError
from tests.benchmark.table import Row, markdown

MEASURES: Mapping[str, Callable[[Bench], Iterator[Row]]] = {
    "native": loads.native,
    "publicity": loads.publicity,
    "unique-basis": loads.unique_basis,
    "encoding": loads.encoding,
    "parquet": loads.parquet,
    "jsonl": loads.jsonl,
    "update": loads.update,
    "memory": loads.memory,
    "reports": answers.reports,
    "every-report": answers.every_report,
    "export": exports.export,
    "workbook": exports.workbook,
    "peers": peers.peers,
}


def measured(bench: Bench, names: Sequence[str]) -> tuple[str, bool]:
    """Return the table of the measures of these names, and whether one failed; each row is told as it comes."""
    rows: list[Row] = []
    for name in names:
        try:
            for row in MEASURES[name](bench):
                print(row.line(), file=sys.stderr)
                rows.append(row)
        except StepError as error:
            print(f"{name} failed: {error}", file=sys.stderr)
            rows.append(Row(name, "", failed=True))
        bench.tidy()
    return markdown(rows, described(bench)), any(row.failed for row in rows)
