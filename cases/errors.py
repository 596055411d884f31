"""The errors a user may see, each with its exit code; every message ends in the remedy.

CasesError                  anything that was expected to go wrong at times
├── UsageError              2  the command line asks for something that does not exist
├── SourceError             1  an input file cannot be read as cases
├── OutputError             1  a result cannot be written as asked
├── QueryError              1  a query of the user's fails
└── DatabaseError           3  the database is missing, busy, of another kind or another version

Findings about single rows are data, not errors: they go to the table `findings`.
"""

from collections.abc import Iterable
from enum import IntEnum


class ExitCode(IntEnum):
    """What the shell is told."""

    DONE = 0
    """Everything asked was done."""
    FAILED = 1
    """The work failed, or rows were refused under --strict."""
    USAGE = 2
    """The command line was wrong; nothing was tried."""
    DATABASE = 3
    """The database is busy or unreadable."""
    INTERRUPTED = 130
    """Stopped by Ctrl-C; the database is as it was."""


class CasesError(Exception):
    """An expected fault: what is wrong, and what to try."""

    exit_code = ExitCode.FAILED

    def __init__(self, wrong: str, remedy: str) -> None:
        super().__init__(wrong)
        self.wrong = wrong
        self.remedy = remedy

    def __reduce__(self) -> tuple[type["CasesError"], tuple[str, str]]:
        """Let the fault of a worker be told where it was asked."""
        return type(self), (self.wrong, self.remedy)

    def __str__(self) -> str:
        return f"{self.wrong}. Try: {self.remedy}"


class UsageError(CasesError):
    """The command line names something that does not exist."""

    exit_code = ExitCode.USAGE


class SourceError(CasesError):
    """An input file cannot be read as cases."""


class OutputError(CasesError):
    """A result cannot be written as asked."""


class QueryError(CasesError):
    """A query given to `cases sql` fails, or one that an engine is given is not known to it."""


class DatabaseError(CasesError):
    """The database is missing, busy, of another kind or another version."""

    exit_code = ExitCode.DATABASE


MOST_NAMES = 20


def nearest(word: str, words: Iterable[str]) -> str:
    """Return what to try instead of a word that does not exist: the most alike, else all there are."""
    from difflib import get_close_matches

    names = list(words)
    near = get_close_matches(word, names, n=3, cutoff=0.6)
    if near:
        return " or ".join(near)
    return f"one of {', '.join(names[:MOST_NAMES])}{' …' if len(names) > MOST_NAMES else ''}"
