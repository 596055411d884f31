"""Inputs that a fuzzer finds by what they reach in the code (atheris): so many for each reader.

`python -m tests.torture.guided READER INPUTS SEED` tries one; the same seed tries the same.
"""

import importlib.util
import random
import re
import subprocess
import sys
from pathlib import Path

from tests.torture.trials import Attempts, Trial

READERS = ("amounts", "bases", "bulletin", "citations", "days", "outcome", "party", "prices")
BLIND = "no interesting inputs were found"
"""Said by a fuzzer that does not see what an input reaches."""
RUNS = re.compile(r"Done (\d+) runs|#(\d+)\s+DONE")


def guided(chance: random.Random, folder: Path, count: int) -> Attempts:
    """Let the fuzzer try COUNT inputs on each reader; it ends with the first that is lost."""
    # Not above: it brings the readers, which must be instrumented when they come.
    from tests.conftest import ENVIRONMENT

    for name in READERS:
        done = subprocess.run(
            [sys.executable, "-m", "tests.torture.guided", name, str(count), str(chance.randrange(1 << 30))],
            cwd=folder,
            env={**ENVIRONMENT, "PYTHONHASHSEED": "0"},
            capture_output=True,
            timeout=count + 600,
            check=False,
        )
        said = done.stderr.decode("utf-8", "replace")
        if done.returncode == 0 and RUNS.search(said) and BLIND not in said:
            yield from [""] * count
        else:
            yield f"{name}: {said[-600:]}"


def installed() -> str:
    """Return what is missing."""
    return "" if importlib.util.find_spec("atheris") else "needs atheris"


def main(name: str, count: str, seed: str) -> None:
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
        [sys.argv[0], str(corpus), f"-runs={count}", f"-seed={seed}", "-max_len=600", "-timeout=30"],
        lambda data: reader(data.decode("utf-8", "ignore")),
    )
    atheris.Fuzz()


TRIALS = (Trial("guided fuzzing", "every reader of prose ends, without a fault", guided, 1_500, 200_000, installed),)

if __name__ == "__main__":
    main(*sys.argv[1:])
