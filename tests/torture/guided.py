"""Inputs that a fuzzer finds by what they reach in the code (atheris): for so many seconds for each reader.

`python -m tests.torture.guided READER SECONDS` runs one.
"""

import importlib.util
import random
import re
import subprocess
import sys
from pathlib import Path

from tests.conftest import ENVIRONMENT
from tests.torture.trials import Attempts, Trial

READERS = ("amounts", "bulletin", "citations", "days", "outcome", "party", "prices")
RUNS = re.compile(r"Done (\d+) runs|#(\d+)\s+DONE")


def guided(chance: random.Random, folder: Path, count: int) -> Attempts:
    """Let the fuzzer look for inputs for COUNT seconds in each reader; each is an attempt."""
    for name in READERS:
        done = subprocess.run(
            [sys.executable, "-m", "tests.torture.guided", name, str(count), str(chance.randrange(1 << 30))],
            cwd=folder,
            env=ENVIRONMENT,
            capture_output=True,
            timeout=count + 240,
            check=False,
        )
        said = done.stderr.decode("utf-8", "replace")
        yield "" if done.returncode == 0 and RUNS.search(said) else f"{name}: {said[-600:]}"


def installed() -> str:
    """Return what is missing."""
    return "" if importlib.util.find_spec("atheris") else "needs atheris"


def main(name: str, seconds: str, seed: str) -> None:
    """Run the fuzzer on one reader."""
    import atheris

    with atheris.instrument_imports(include=["cases.text"]):
        from tests.torture.inputs import text_readers
        from tests.torture.seeds import TEXTS

        reader = text_readers()[name]
    corpus = Path("corpus") / name
    corpus.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(TEXTS):
        (corpus / str(number)).write_text(text, "utf-8")
    atheris.Setup(
        [sys.argv[0], str(corpus), f"-max_total_time={seconds}", f"-seed={seed}", "-max_len=600", "-timeout=30"],
        lambda data: reader(data.decode("utf-8", "ignore")),
    )
    atheris.Fuzz()


TRIALS = (Trial("guided fuzzing", "every reader of prose ends, without a fault", guided, 3, 1_200, installed),)

if __name__ == "__main__":
    main(*sys.argv[1:])
