"""Where a result goes: a file, or standard output in a form that fits it; what belongs beside the data to stderr."""

import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TextIO, TypeGuard

from cases import console
from cases.errors import OutputError
from cases.language import READABLE, beside, phrase, spoken, written
from cases.output import BINARY, Result, form_of, replacing, write_file, write_stream
from cases.wording import named, with_texts

MOST_SHOWN = 50
"""Rows that a terminal shows of a table."""


def language_of(asked: str | None, output: Path | None = None, form: str | None = None) -> str:
    """Return the language of a result that goes to a file, or to stdout in a format. Raises UsageError."""
    return written(asked, form_of(output, "table", form))


def language_beside(asked: str | None, output: Path | None = None, form: str | None = None) -> str:
    """Return the language of the title and the note of such a result."""
    return beside(asked, form_of(output, "table", form))


def deliver(
    result: Result,
    output: Path | None = None,
    form: str | None = None,
    *,
    raw: bool = False,
    page: int | None = None,
    lang: str | None = None,
    bars: bool = True,
) -> None:
    """Write a result to the file, or to stdout; what belongs beside the data goes to stderr, in `lang` if it is asked.

    A table is fitted to the terminal and cut there after MOST_SHOWN rows; one with a `page` width is fitted to that
    too, on a terminal or not, and never cut. `bars` are drawn where the result has some.

    Raises OutputError for a binary format on a terminal.
    """
    chosen = form_of(output, "table", form)
    lang = spoken(lang)
    reading = named if chosen in READABLE else with_texts
    if is_file(output):
        write_file(reading(result), output, chosen, raw=raw, bars=bars)
        console.say(phrase("wrote {path}", lang, path=output))
    else:
        if chosen in BINARY and sys.stdout.isatty():
            raise OutputError(f"{chosen} is not for a terminal", f"-o FILE.{chosen}")
        sys.stdout.flush()
        window = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        cut = chosen == "table" and window and not page
        width = min(filter(None, (page, window)), default=None)
        whole = shortened(result, lang) if cut else result
        write_stream(reading(whole), sys.stdout.buffer, chosen, width, bars=bars, colour=is_coloured(sys.stdout))
        sys.stdout.buffer.flush()
    if chosen not in READABLE:
        for line in filter(None, [result.note, *result.footers]):
            console.say(line)


def deliver_text(text: str, output: Path | None, lang: str | None = None) -> None:
    """Write a text to the file, or to stdout."""
    if not is_file(output):
        console.put(text)
        return
    with replacing(output) as file:
        file.write(text.encode())
    console.say(phrase("wrote {path}", spoken(lang), path=output))


def is_file(output: Path | None) -> TypeGuard[Path]:
    """Say whether a result goes to a file: - is stdout."""
    return output is not None and str(output) != "-"


def tell(result: Result) -> None:
    """Write a table to stderr, for a person beside the data; fitted to the window on a terminal."""
    sys.stderr.flush()
    window = shutil.get_terminal_size().columns if sys.stderr.isatty() else None
    write_stream(named(result), sys.stderr.buffer, "table", window, colour=is_coloured(sys.stderr))
    sys.stderr.buffer.flush()


def is_coloured(stream: TextIO, environ: Mapping[str, str] = os.environ) -> bool:
    """Say whether colours are for a stream: a terminal that knows them, of a person who did not refuse (NO_COLOR)."""
    knows = environ.get("TERM") != "dumb" and (os.name != "nt" or "WT_SESSION" in environ)
    return stream.isatty() and knows and not environ.get("NO_COLOR")


def shortened(result: Result, lang: str) -> Result:
    """Return what a terminal shows of a long table, with how to get the rest; no more of it is computed or kept."""
    rows = iter(result.head(MOST_SHOWN + 1) if result.head else result.rows)
    first = list(islice(rows, MOST_SHOWN))
    rest = sum(1 for _ in rows)
    if not rest:
        return replace(result, rows=first)
    total = result.count() if result.head and result.count else MOST_SHOWN + rest
    more = phrase(
        "{more:,} more rows; -o FILE.csv or --format csv gives all {all:,}.", lang, more=total - MOST_SHOWN, all=total
    )
    return replace(result, rows=first, footers=[*result.footers, more])
