"""A delimited text before its rows are read: the mark between cells, the first rows, the line where a row begins.

The rows themselves belong to `rows`.
"""

import csv
from dataclasses import replace
from itertools import islice

from cases.errors import SourceError
from cases.loading.heads import SEARCHED, most_known
from cases.loading.layouts import Layout
from cases.loading.sources import DELIMITERS, Source


def beginning(source: Source, layout: Layout | None) -> tuple[Source, list[list[str]]]:
    """Return the source with the mark under which most of its headings are known, and its first rows.

    A title above the headings has no mark, or another; without a known heading the mark stays.

    Raises SourceError for a quote mark, above or in the headings, that does not close: the rest would be swallowed.
    """
    readings = [
        first_rows(replace(source, delimiter=mark))
        for mark in (source.delimiter, *(mark for mark in DELIMITERS if mark != source.delimiter))
    ]
    source, rows, broken = max(readings, key=lambda reading: most_known(reading[1], layout))
    if broken and not most_known(rows, layout):
        raise SourceError(
            f"{source.name} cannot be read as {source.form}: line {broken}: a quote mark opens and does not close",
            "mend the quotes of that line",
        )
    return source, rows


def first_rows(source: Source) -> tuple[Source, list[list[str]], int | None]:
    """Return the source, its first rows as far as their quote marks are right, and the line where they are not."""
    rows, line = [], 1
    with source.path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, delimiter=source.delimiter, strict=True)
        try:
            for row in islice(reader, SEARCHED):
                rows.append(row)
                line = reader.line_num + 1
        except csv.Error:
            return source, rows, line
    return source, rows, None


def line_of(source: Source, row: int) -> int:
    """Return the line of the file where a row begins: cells may hold line breaks, and an editor counts those too."""
    if source.form not in ("csv", "tsv"):
        return row
    source, _ = beginning(source, None)
    with source.path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, delimiter=source.delimiter)
        for _ in islice(reader, row - 1):
            pass
        return reader.line_num + 1
