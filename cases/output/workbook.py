"""Excel workbooks: typed cells, codes as text, no formulas, a heading row that stays in view and filters."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any

from cases.errors import OutputError, UsageError
from cases.output import Result, Style, Written
from cases.output.cells import is_finite, text

MOST_ROWS = 1_048_575
"""What a sheet holds below its heading row."""
LONGEST_TEXT = 32_767
DIGITS = 15
"""A number with more is written as text."""
FIRST_YEAR = 1900
"""Excel knows no date before: an earlier one is written as text."""
A4 = 9
LINE = 15
"""Height of a line in points."""
MOST_LINES = 4
WIDEST = 60
HEADING = 12
"""Width that a heading may claim for itself; a longer one wraps."""
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
DAY = "yyyy-mm-dd"
NUMBER_FORMATS = {"_yuan": "#,##0.00", "_price": "#,##0.00####", "_pct": "0.00", "_points": "0.00"}


def write(written: Written, stream: IO[bytes], style: Style) -> None:
    """Write a workbook with a sheet for each result; a single one is called report and has its notes beside it.

    Raises UsageError for more rows than Excel holds, before any is computed where their number can be told, and
    OutputError for a longer text.
    """
    import xlsxwriter

    sheets = with_notes(written) if isinstance(written, Result) else written
    for name, result in sheets.items():
        if result.count:
            check_rows(name, result.count())
    with xlsxwriter.Workbook(stream, OPTIONS) as book:
        styles = styles_of(book)
        for name, result in sheets.items():
            write_sheet(book.add_worksheet(name), name, result, styles)


def check_rows(name: str, rows: int) -> None:
    """Raise UsageError for more rows than a sheet holds."""
    if rows > MOST_ROWS:
        raise UsageError(
            f"{name} has more rows than a sheet of Excel holds ({MOST_ROWS + 1:,} with its heading)",
            "csv or parquet, or fewer cases: --since, --province, --type",
        )


def styles_of(book: Any) -> Mapping[str, Any]:
    """Return the formats of headings, of days and times, and of numbers by the ending of their column."""
    return {
        "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
        "date": book.add_format({"num_format": DAY}),
        "time": book.add_format({"num_format": f"{DAY} hh:mm:ss"}),
        **{suffix: book.add_format({"num_format": form}) for suffix, form in NUMBER_FORMATS.items()},
    }


def with_notes(result: Result) -> Mapping[str, Result]:
    """Return the sheets of a single result: its rows, and what they rest on, which must not be lost on the way."""
    lines = [(line,) for line in (result.title, result.note, *result.footers) if line]
    return {"report": result, "notes": Result(("note",), lines)} if lines else {"report": result}


def write_sheet(sheet: Any, name: str, result: Result, styles: Mapping[str, Any]) -> None:
    """Fill one sheet: heading, rows, widths by content."""
    header = list(result.header)
    wide = [min(HEADING, display_width(heading)) for heading in header]
    formats = [number_format(column, styles) for column in result.columns]
    for at, heading in enumerate(header):
        sheet.write_string(0, at, heading, styles["head"])
    number = 0
    for number, row in enumerate(result.rows, 1):
        check_rows(name, number)
        for at, value in enumerate(row):
            write_cell(sheet, number, at, value, formats[at], styles)
            wide[at] = max(wide[at], min(WIDEST, display_width(text(value)))) if number <= 1000 else wide[at]
    for at, width in enumerate(wide):
        sheet.set_column(at, at, min(WIDEST, width + 2))
    # Excel fits the height of a row to wrapped text, LibreOffice does not: it is said.
    lines = max((-(-display_width(heading) // width) for heading, width in zip(header, wide, strict=True)), default=1)
    sheet.set_row(0, LINE * min(lines, MOST_LINES))
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    if header:
        sheet.autofilter(0, 0, max(number, 1), len(header) - 1)


def number_format(column: str, styles: Mapping[str, Any]) -> Any:
    """Return the number format that a column's unit asks for."""
    return next((styles[suffix] for suffix in NUMBER_FORMATS if column.endswith(suffix)), None)


def write_cell(sheet: Any, row: int, at: int, value: Any, number: Any, styles: Mapping[str, Any]) -> None:
    """Write one cell with the type of its value; text always as text."""
    match value:
        case None:
            pass
        case bool():
            sheet.write_boolean(row, at, value)
        case int() | Decimal() | float() if is_finite(value) and is_exact(value):
            sheet.write_number(row, at, value, number)
        case datetime() if value.year >= FIRST_YEAR and value.tzinfo is None:
            sheet.write_datetime(row, at, value, styles["time"])
        case date() if not isinstance(value, datetime) and value.year >= FIRST_YEAR:
            sheet.write_datetime(row, at, value, styles["date"])
        case _:
            cell = text(value)
            if len(cell) > LONGEST_TEXT:
                place = f"row {row + 1}, column {at + 1}"
                raise OutputError(f"{place}: a text longer than a cell of Excel holds", "-o FILE.csv or .parquet")
            sheet.write_string(row, at, cell)


def is_exact(value: float | Decimal) -> bool:
    """Say whether a cell holds a number with all its digits: Excel keeps fifteen."""
    return isinstance(value, float) or len(Decimal(value).normalize().as_tuple().digits) <= DIGITS


def display_width(cell: str) -> int:
    """Return the width that the first line of a text asks for in a sheet."""
    return line_width(cell.partition("\n")[0][: WIDEST * 2])


def line_width(line: str) -> int:
    """Return the width of a line in a sheet: a Chinese character counts two."""
    return sum(1 if ord(character) < 0x1100 else 2 for character in line)
