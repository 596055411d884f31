"""Invented cases in any number, and what the product needs for them: `generate` and `run`."""

import argparse
import signal
import sys
from pathlib import Path

from tests.benchmark.bench import NoRoomError, bench
from tests.benchmark.files import FORMS, Kind
from tests.benchmark.measures import MEASURES, measured
from tests.benchmark.table import put

MILLION = 1_000_000


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
    runs.add_argument("--rounds", type=int, default=3, help="how often each is measured (3)")
    runs.add_argument("--only", choices=[*MEASURES], nargs="+", default=[*MEASURES], help="what to measure (all)")
    runs.add_argument("--write", type=Path, metavar="FILE", help="put the table between the marks in this file, too")
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
        with bench(asked.rows, asked.rounds) as place:
            text, failed = measured(place, asked.only)
    except NoRoomError as error:
        sys.exit(f"{error}: choose fewer --rows, or another disk by TMPDIR")
    print(text)
    if asked.write:
        put(text, asked.write)
    sys.exit(int(failed))


if __name__ == "__main__":
    main()
