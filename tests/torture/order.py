"""The same in, the same out: cases that do not conflict give the same reports in any order and in any parts."""

import csv
import random
from pathlib import Path
from typing import Any

from cases import reports, store
from cases.engines.duck import Duck
from cases.output import Result
from cases.selection import Selection
from tests.benchmark.files import Kind
from tests.benchmark.generator import generate
from tests.conftest import load_file
from tests.torture.trials import Attempts, Trial

ROWS = 1_200
REPORTS = (
    ("summary", None), ("fines", "type"), ("fine-bins", None), ("statutes", None), ("markup", None), ("bands", None), ("list", None),
    ("trend", "month"), ("repeat", None), ("penalties", None), ("gap", "province"), ("heaping", None), ("coverage", "year"),
)  # fmt: skip


def parts(chance: random.Random, folder: Path, count: int) -> Attempts:
    """Load a table whole, and then shuffled and cut into parts of random sizes."""
    table = Path(generate(folder, ROWS, Kind("csv")))
    with table.open(encoding="utf-8", newline="") as file:
        heading, *rows = csv.reader(file)
    rows = one_of_each(heading, rows)
    whole = told(folder, heading, [rows])
    for _ in range(count):
        chance.shuffle(rows)
        cuts = sorted(chance.sample(range(1, len(rows)), chance.randrange(0, 5)))
        pieces = [rows[start:end] for start, end in zip([0, *cuts], [*cuts, len(rows)], strict=True)]
        found = told(folder, heading, pieces)
        differing = [name for name in whole if whole[name] != found[name]]
        yield f"in {len(pieces)} parts other figures: {', '.join(differing)}" if differing else ""


def one_of_each(heading: list[str], rows: list[list[str]]) -> list[list[str]]:
    """Return the rows that no other row can conflict with: one of each decision."""
    at = next(place for place, name in enumerate(heading) if "决定书文号" in name)
    return list({row[at]: row for row in rows if row[at]}.values())


def told(folder: Path, heading: list[str], pieces: list[list[list[str]]]) -> dict[str, Any]:
    """Return what reports tell of a table that is loaded in pieces; by name, as masks are numbered as they come."""
    with store.writing(None) as con:
        for number, piece in enumerate(pieces):
            path = folder / f"piece{number}.csv"
            with path.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows([heading, *piece])
            load_file(con, path)
        found: dict[str, Any] = {}
        for name, by in REPORTS:
            result: Result = reports.run(Duck(con), *reports.find(name, by), Selection(unmask=True))
            found[name] = (list(result.rows), result.note)
        return found


def later_wins(chance: random.Random, folder: Path, count: int) -> Attempts:
    """Load two files that give cases differently: the later wins, and a finding names both."""
    for number in range(count):
        fines = {f"c{at}": chance.randrange(1, 10_000) for at in range(20)}
        other = {name: fine + chance.choice((0, 1, 500)) for name, fine in fines.items()}
        with store.writing(None) as con:
            for name, values in (("first", fines), ("later", other)):
                path = folder / f"{name}.csv"
                rows = "".join(f"{case},{case}案,{fine}\n" for case, fine in values.items())
                path.write_text("case_id,title,fine_yuan\n" + rows, "utf-8")
                load_file(con, path)
            kept = dict(con.execute("select case_id, cast(fine_yuan as integer) from cases").fetchall())
            conflicts = con.execute("select distinct case_id from findings where load_id = 2").fetchall()
        changed = {case for case in fines if fines[case] != other[case]}
        lost = "" if kept == other else "the later load does not win"
        if {case for (case,) in conflicts} != changed:
            lost += f" {number}: findings name {len(conflicts)} of {len(changed)} cases that differ"
        yield lost


TRIALS = (
    Trial("any order, any parts", "the same cases give the same reports", parts, 4, 100),
    Trial("two files differ", "the later load wins, and a finding names the case", later_wins, 5, 200),
)
