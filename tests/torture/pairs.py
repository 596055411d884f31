"""Several processes on one file: each waits or is told, and nothing of any is lost."""

import random
import shutil
from pathlib import Path

from tests.torture.commands import clean, run, start, state
from tests.torture.trials import Attempts, Trial

EACH = 300
"""Cases of a load."""


def tables(folder: Path, count: int) -> list[Path]:
    """Write tables of cases that no other has."""
    paths = []
    for table in range(count):
        path = folder / f"t{table}.csv"
        rows = (f"t{table}-{number},案{number},{number},decided\n" for number in range(EACH))
        path.write_text("case_id,title,fine_yuan,status\n" + "".join(rows), "utf-8")
        paths.append(path)
    return paths


def load_at_once(chance: random.Random, folder: Path, count: int) -> Attempts:
    """Load several files at once; who does not wait may be refused, and then loaded nothing."""
    files = tables(folder, 3)
    for number in range(count):
        place = folder / str(number)
        place.mkdir()
        patience = chance.choice(("0", "60"))
        processes = [start(place, "load", str(file), "--wait", patience) for file in files]
        ended = [(process.communicate(), process.returncode) for process in processes]
        lost = [clean("load", code=code, err=said[1].decode(), allowed=(0, 3)) for said, code in ended]
        if patience == "60" and any(code for _, code in ended):
            lost.append(f"one that waits was refused: {ended}")
        inside = sum(EACH for _, code in ended if code == 0)
        database = place / "cases.duckdb"
        found = len(state(database)["cases"]) if database.exists() else 0
        if found != inside:
            lost.append(f"{found} cases of {inside} that were said to be loaded")
        yield " ".join(filter(None, lost))
        shutil.rmtree(place)


def report_meanwhile(chance: random.Random, folder: Path, count: int) -> Attempts:
    """Load and report at once: a report is of the cases before, or of those after."""
    first, later = tables(folder, 2)
    for number in range(count):
        place = folder / str(number)
        place.mkdir()
        run(place, "load", str(first))
        reports = [start(place, "report", "--format", "jsonl", "--wait", "60") for _ in range(5)]
        loading = start(place, "load", str(later), "--wait", "60")
        reports += [start(place, "report", "--format", "jsonl", "--wait", "60") for _ in range(5)]
        lost = []
        for process in reports:
            out, err = process.communicate()
            if f'"cases": {EACH},' not in out.decode() and f'"cases": {2 * EACH},' not in out.decode():
                lost.append(f"a report is of neither: {out.decode()} {err.decode()}")
            lost.append(clean("report", code=process.returncode, err=err.decode(), allowed=(0,)))
        _, err = loading.communicate()
        lost.append(clean("load", code=loading.returncode, err=err.decode(), allowed=(0,)))
        if len(state(place / "cases.duckdb")["cases"]) != 2 * EACH:
            lost.append("the load is lost")
        yield " ".join(filter(None, lost))
        shutil.rmtree(place)


def renew_meanwhile(chance: random.Random, folder: Path, count: int) -> Attempts:
    """Forget somebody while others report and load: the new file takes the old one's place, and no load is lost."""
    (later,) = tables(folder, 1)
    people = folder / "people.csv"
    people.write_text("case_id,title,party,party_kind\np,施小明案,施小明,自然人\n", "utf-8")
    for number in range(count):
        place = folder / str(number)
        place.mkdir()
        run(place, "load", str(people))
        commands = [
            ("forget", "施小明", "--yes"),
            ("load", str(later)),
            ("report", "list", "--unmask", "--format", "jsonl"),
            ("report", "list", "--unmask", "--format", "jsonl"),
        ]
        chance.shuffle(commands)
        processes = [(one, start(place, *one, "--wait", "60")) for one in commands]
        lost = []
        for one, process in processes:
            _, err = process.communicate()
            lost.append(clean(*one, code=process.returncode, err=err.decode(), allowed=(0,)))
        rows = state(place / "cases.duckdb")["cases"]
        if len(rows) != EACH + 1:
            lost.append(f"{len(rows)} cases of {EACH + 1}")
        if "施小明" in str(rows):
            lost.append("the name came back")
        yield " ".join(filter(None, lost))
        shutil.rmtree(place)


TRIALS = (
    Trial("loads at once", "someone waits, or is told who holds the file; no load is lost", load_at_once, 4, 60),
    Trial("reports during a load", "a report is of before or of after", report_meanwhile, 2, 30),
    Trial("a file that is replaced", "no load is lost, and no name comes back", renew_meanwhile, 2, 40),
)
