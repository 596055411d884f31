"""The command line: `python -m tests.benchmark generate -o FOLDER` and `python -m tests.benchmark run`."""

import argparse
from pathlib import Path

from tests.benchmark.generator import WRITERS, generate


def parser() -> argparse.ArgumentParser:
    """Return what reads the command line."""
    top = argparse.ArgumentParser(prog="python -m tests.benchmark", description=__doc__)
    commands = top.add_subparsers(dest="command", required=True)
    files = commands.add_parser("generate", help="write files of invented cases")
    files.add_argument("--rows", type=int, default=1_000_000, help="how many cases (1,000,000)")
    files.add_argument("-o", "--output", type=Path, required=True, help="the folder to write into")
    files.add_argument("--form", choices=[*WRITERS], nargs="+", default=["csv"], help="the forms to write (csv)")
    files.add_argument("--unique-basis", action="store_true", help="half of the rows cite laws in words of their own")
    files.add_argument("--delta", action="store_true", help="a later file instead: a twentieth changed, as many new")
    return top


def main() -> None:
    """Do what the command line says."""
    asked = parser().parse_args()
    asked.output.mkdir(parents=True, exist_ok=True)
    for form in asked.form:
        print(generate(asked.output, asked.rows, form, unique_basis=asked.unique_basis, delta=asked.delta))


if __name__ == "__main__":
    main()
