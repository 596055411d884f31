"""The terminal: stdout is data, stderr is everything else; errors as one line, progress, exit codes.

Owns how a command talks and ends; where a result goes belongs to `delivery`. Imports nothing heavy: every command
starts here.
"""

import gc
import io
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from cases.errors import CasesError, ExitCode, OutputError, UsageError
from cases.terminal import harmless

if TYPE_CHECKING:
    from cases.loading.progress import Progress

Item = TypeVar("Item")

SELDOM = 100_000
"""New objects after which Python looks for some to remove, where it would after 700."""

DEBUG: list[bool] = []
"""Filled by --debug: faults keep their traceback."""

INTERRUPTED: list[bool] = []
"""Filled by Ctrl-C: what fails from then on fails because of it."""


def say(message: str = "") -> None:
    """Tell the user something, on stderr; data already written is flushed before it."""
    sys.stdout.flush()
    sys.stderr.write(f"{harmless(message)}\n")
    sys.stderr.flush()


def complain(error: CasesError) -> None:
    """Print an error as one line."""
    say(f"cases: error: {error}")


def utf8() -> None:
    """Make both streams UTF-8, whatever the code page of the console; one that is closed is empty, or swallows all."""
    if sys.stdin is None:
        sys.stdin = io.TextIOWrapper(io.FileIO(os.devnull))
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, io.TextIOWrapper(io.FileIO(os.devnull, "w")))
        reconfigure = getattr(getattr(sys, name), "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def put(text: str) -> None:
    """Write text to stdout."""
    sys.stdout.write(text)
    sys.stdout.flush()


def watched(what: str, items: Iterator[Item], progress: "Progress | None" = None) -> Iterator[Item]:
    """Yield the items, showing on a terminal that work goes on while each is awaited, and how far it has come."""
    while True:
        with working(what, progress):
            found = list(islice(items, 1))
        if not found:
            return
        yield found[0]


@contextmanager
def working(what: str, progress: "Progress | None" = None) -> Iterator[None]:
    """Show on a terminal that work goes on, once it has taken a second."""
    if not sys.stderr.isatty():
        yield
        return
    done = threading.Event()
    thread = threading.Thread(target=show, args=(what, progress, done))
    thread.start()
    try:
        yield
    finally:
        done.set()
        # DuckDB complains at exit about a thread that is still alive.
        thread.join()


def show(what: str, progress: "Progress | None", done: threading.Event) -> None:
    """Show a bar with rows, rate and time left, or a spinner, until done; nothing for work of less than a second."""
    began = time.monotonic()
    if done.wait(1):
        return
    from rich import progress as bars
    from rich.console import Console

    from cases.language import phrase

    columns: list[Any] = [bars.SpinnerColumn("line"), bars.TextColumn("{task.description}")]
    if progress:
        columns += [bars.BarColumn(), bars.TaskProgressColumn(), bars.TextColumn("{task.fields[rows]}")]
    columns += [bars.TimeElapsedColumn()]
    with bars.Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=1 if progress else None, rows="")
        while not done.wait(0.2):
            if progress:
                share, taken = progress.done(), time.monotonic() - began
                step = phrase(
                    "{step}: {name}", progress.lang, step=phrase(progress.step, progress.lang), name=progress.name
                )
                rows = told_rows(progress.rows, share, taken, progress.lang)
                bar.update(task, completed=share, description=step.replace("[", r"\["), rows=rows)


def told_rows(rows: int | None, share: float, taken: float, lang: str = "en") -> str:
    """Return in words the rows done of all, the rate and the time left, all in proportion to the work."""
    if not rows or not share:
        return ""
    minutes, seconds = divmod(round(taken / share - taken), 60)
    from cases.language import phrase

    return phrase(
        "{done:,.0f} of {rows:,} rows, {rate:,.0f} rows/s, {minutes}:{seconds:02} left,",
        lang,
        done=rows * share,
        rows=rows,
        rate=rows * share / taken,
        minutes=minutes,
        seconds=seconds,
    )


def piped() -> str:
    """Return the text on standard input. Raises UsageError on a terminal, or for bytes that are no UTF-8."""
    if sys.stdin.isatty():
        raise UsageError("nothing comes in on standard input", 'cases sql "select …"')
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError("standard input is not UTF-8", "save the query as UTF-8") from error


def confirm(question: str, otherwise: str) -> None:
    """Ask on the terminal; anything but y is no, and ends the command with what that means and exit code 1.

    Raises UsageError where there is no terminal to ask on.
    """
    if not sys.stdin.isatty():
        raise UsageError(f"nobody is there to be asked: {question}", "--yes")
    say(f"{question} [y/N]")
    if sys.stdin.readline().strip().lower() not in ("y", "yes", "是"):
        say(otherwise)
        raise SystemExit(ExitCode.FAILED)


def guarded(command: Any) -> int:
    """Run the command line and return its exit code; expected faults become one line, a closed pipe none."""
    try:
        command()
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    except CasesError as error:
        if DEBUG:
            raise
        if INTERRUPTED:
            return interrupted()
        complain(error)
        return error.exit_code
    except BrokenPipeError:
        # The reader has enough (| head).
        abandon_stdout()
        return ExitCode.FAILED
    except OSError as error:
        abandon_stdout()
        if DEBUG:
            raise
        complain(OutputError(f"{error.filename or 'the output'}: {error.strerror or error}", "look at disk and rights"))
        return ExitCode.FAILED
    except (KeyboardInterrupt, RuntimeError) as error:
        if isinstance(error, RuntimeError) and not INTERRUPTED and "interrupted" not in str(error):
            raise
        return interrupted()
    return ExitCode.DONE


def interrupted() -> int:
    """Say that the user stopped the command, and return the exit code of that."""
    say("cases: interrupted; of a file being loaded nothing was kept")
    return ExitCode.INTERRUPTED


def abandon_stdout() -> None:
    """Let what stdout still holds go nowhere, so that nothing fails on it again, not even the end of the program."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def starting_fast() -> None:
    """Let Python look for what is no longer needed seldom: a start makes many objects, and all of them stay."""
    gc.set_threshold(SELDOM)


def ending_well() -> None:
    """Let a request to stop run the clean-up that an error would: temporary files vanish, a load is undone."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, interrupt)


def interrupt(*_: object) -> None:
    """Interrupt what runs, and remember it: what an engine then says of a query that broke off has many words."""
    INTERRUPTED.append(True)
    raise KeyboardInterrupt


def refuse_broken_text(arguments: Sequence[str]) -> None:
    """Raise UsageError for an argument whose bytes are no UTF-8: no name or text could be found by it."""
    for argument in arguments:
        if not argument.isprintable() and any("\ud800" <= character <= "\udfff" for character in argument):
            shown = argument.encode("utf-8", "backslashreplace").decode()
            raise UsageError(f"the argument {shown} is not UTF-8", "rename the file, or cat FILE | cases load -")
