"""Invented cases in any number, and what the product needs for them: `generate` and `run`."""

import argparse
import signal
import sys
from pathlib import Path

from tests.benchmark.bench import NoRoomError, bench
from tests.benchmark.files import FORMS, Kind
from tests.benchmark.machine import rounds
from tests.benchmark.measures import MEASURES, measured
from tests.benchmark.processes import StepError
from tests.benchmark.table import put

MILLION = 1_000_000
SIZES = [10_000, 200_000, MILLION]


def parser() -> argparse.ArgumentParser:
    """Return what reads the command line."""
    top = argparse.ArgumentParser(prog="python -m tests.benchmark", description=__doc__)
    commands = top.add_subparsers(dest="command", required=True)
    files = commands.add_parser("generate", help="write files of invented cases")
    files.add_argument("-o", "--output", type=Path, required=True, help="the folder to write into")
    files.add_argument("--rows", type=int, default=MILLION, help="how many cases (1,000,000)")
    files.add_argument("--form", choices=FORMS, nargs="+", default=["csv"], help="the forms to write (csv)")
    files.add_argument("--unique-basis", action="store_true", help="half of the rows cite laws in words of their own")
    files.add_argument("--delta", action="store_true", help="a later file instead: a twentieth changed, as many new")
    runs = commands.add_parser("run", help="measure, and print a table")
    runs.add_argument("--rows", type=int, default=MILLION, help="how many cases (1,000,000)")
    runs.add_argument("--only", choices=[*MEASURES], nargs="+", default=[*MEASURES], help="what to measure (all)")
    both = commands.add_parser(
        "engines", help="measure DuckDB and Spark on a cluster of this machine, and print a table"
    )
    both.add_argument("--rows", type=int, nargs="+", default=SIZES, help="how many cases, each (10,000 to 1,000,000)")
    both.add_argument("--compare", action="store_true", help="compare the answers of every report instead, once")
    for one in (runs, both):
        one.add_argument("--rounds", type=int, default=3, help="how often each is measured (3)")
        one.add_argument("--write", type=Path, metavar="FILE", help="put the table between the marks in this file, too")
    return top


def main() -> None:
    """Do what the command line says; 1 if something failed, but not for a target that was missed."""
    asked = parser().parse_args()
    if asked.command == "generate":
        from tests.benchmark.generator import generate

        asked.output.mkdir(parents=True, exist_ok=True)
        for form in asked.form:
            print(generate(asked.output, asked.rows, Kind(form, asked.unique_basis, asked.delta)))
        return
    # Ended from outside, it still removes its folder.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        sys.exit(int(both_engines(asked) if asked.command == "engines" else measures(asked)))
    except NoRoomError as error:
        sys.exit(f"{error}: choose fewer --rows, or another disk by TMPDIR")


def measures(asked: argparse.Namespace) -> bool:
    """Print the table of what is measured, and return whether something failed."""
    with bench(asked.rows, asked.rounds) as place:
        text, failed = measured(place, asked.only)
    print(text)
    if asked.write:
        put(text, asked.write)
    return failed


def both_engines(asked: argparse.Namespace) -> bool:
    """Print what both engines take, or whether they answer the same, and return whether something failed."""
    from tests.benchmark import engines

    rows = []
    try:
        for size in asked.rows:
            with bench(size, asked.rounds) as place:
                if asked.compare:
                    print(f"{size:,} rows: {engines.compared(place)}")
                for row in () if asked.compare else engines.timed(place):
                    print(row.line(), file=sys.stderr)
                    rows.append(row)
    except StepError as error:
        print(error, file=sys.stderr)
        return True
    if rows:
        text = engines.table(rows, rounds(place))
        print(text)
        if asked.write:
            put(text, asked.write, "engines")
    return False


if __name__ == "__main__":
    main()
