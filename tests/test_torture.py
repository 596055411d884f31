"""The promises of SECURITY.md, attacked for a short time; `python -m tests.torture --long` goes on for hours."""

import re
from pathlib import Path

import pytest

from tests.torture.__main__ import BEGIN, END, TRIALS
from tests.torture.commands import clean
from tests.torture.trials import Trial, tried

PAGE = Path(__file__).parent.parent / "SECURITY.md"
SEED = 1


@pytest.mark.parametrize("name", TRIALS)
def test_what_is_promised_holds(tmp_path: Path, name: str) -> None:
    trial = TRIALS[name]
    outcome = tried(trial, tmp_path / "trial", trial.short, SEED)
    if outcome.missing:
        pytest.skip(outcome.missing)
    assert outcome.lost == []
    assert outcome.tried >= trial.short


def test_a_loss_is_counted(tmp_path: Path) -> None:
    trial = Trial("x", "nothing is lost", lambda *_: iter(["", "a case is gone", ""]), 3, 3)
    outcome = tried(trial, tmp_path / "x", 3, SEED)
    assert (outcome.tried, outcome.lost) == (3, ["a case is gone"])
    assert outcome.line() == "| x | nothing is lost | 3 | 2 | 1 |"
    assert clean("load", code=1, err="Traceback (most recent call last)")
    assert clean("load", code=139, err="")
    assert not clean("load", code=1, err="cases: error: x. Try: y")


def test_the_page_tells_of_every_trial() -> None:
    told = PAGE.read_text("utf-8").partition(BEGIN)[2].partition(END)[0]
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in told.splitlines() if line.startswith("|")]
    assert [row[0] for row in rows[2:]] == list(TRIALS)
    assert all(row[4] == "0" for row in rows[2:])
    assert re.search(r"\d{4}-\d\d-\d\d, seed \d+", told)
