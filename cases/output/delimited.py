"""CSV and TSV."""

import codecs
import csv
import io
from collections.abc import Sequence
from typing import IO, Any

from cases.output import Result, Style
from cases.output.cells import guarded, row_texts, text


def write(result: Result, stream: IO[bytes], style: Style) -> None:
    """Write the result with a heading line; for spreadsheets with a byte order mark and guarded text."""
    if style.spreadsheet:
        stream.write(codecs.BOM_UTF8)
    wrapper = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    out = csv.writer(wrapper, delimiter="\t" if style.form == "tsv" else ",", lineterminator="\n")
    cells = guarded_row if style.spreadsheet else row_texts
    out.writerow(cells(list(result.header)))
    out.writerows(cells(row) for row in result.rows)
    wrapper.detach()


def guarded_row(row: Sequence[Any]) -> list[str]:
    """Return the cells of a row, text guarded; numbers and dates cannot be formulas."""
    return [guarded(value) if isinstance(value, str) else text(value) for value in row]
