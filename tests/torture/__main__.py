"""Every promise of SECURITY.md is attacked, and what was survived counted."""

import argparse
import platform
import sys
import tempfile
from datetime import date
from pathlib import Path

import duckdb

from tests.torture import bombs, guided, hostile, inputs, kills, order, pairs, space
from tests.torture.trials import Outcome, tried

TRIALS = {
    trial.name: trial
    for module in (kills, space, pairs, inputs, guided, bombs, hostile, order)
    for trial in module.TRIALS
}
HEAD = "| tried | promise | times | survived | lost |\n| --- | --- | --- | --- | --- |"
BEGIN, END = "<!-- torture -->", "<!-- end torture -->"


def main() -> None:
    """Make the trials that are asked for, print the table, and leave with 1 if anything was lost."""
    reader = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    reader.add_argument("--long", action="store_true", help="as often as by hand, which takes hours")
    reader.add_argument("--seed", type=int, default=1, help="what chance begins with (1)")
    reader.add_argument("--only", choices=[*TRIALS], nargs="+", default=[*TRIALS], metavar="NAME", help="some trials")
    reader.add_argument("--write", type=Path, metavar="FILE", help="put the table between the marks in this file, too")
    asked = reader.parse_args()
    outcomes = []
    with tempfile.TemporaryDirectory() as folder:
        for number, name in enumerate(asked.only):
            trial = TRIALS[name]
            outcome = tried(trial, Path(folder) / str(number), trial.long if asked.long else trial.short, asked.seed)
            outcomes.append(outcome)
            print(
                f"{outcome.line()} {outcome.seconds:.0f} s",
                *outcome.lost[:5],
                sep="\n    ",
                file=sys.stderr,
                flush=True,
            )
    text = table(outcomes, asked.seed)
    print(text)
    if asked.write:
        before, _, rest = asked.write.read_text("utf-8").partition(BEGIN)
        asked.write.write_text(f"{before}{BEGIN}\n{text}\n{END}{rest.partition(END)[2]}", "utf-8")
    sys.exit(any(outcome.lost for outcome in outcomes))


def table(outcomes: list[Outcome], seed: int) -> str:
    """Return the table, and under it when and on what it was made."""
    about = f"{date.today()}, seed {seed}; {platform.system()}, Python {platform.python_version()}, DuckDB {duckdb.__version__}."
    return "\n".join([HEAD, *(outcome.line() for outcome in outcomes), "", about])


if __name__ == "__main__":
    main()
