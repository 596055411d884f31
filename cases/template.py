"""The empty workbook for cases typed by hand: headings, drop-downs, formats, notes and codes.

Owns how it looks and what a cell takes. Which columns there are, and in what words, belongs to `fillable`.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from cases import codelists
from cases.errors import UsageError
from cases.fillable import Column, choices, columns_in, example_value, within, words
from cases.output import Result, replacing
from cases.output.cells import text
from cases.output.workbook import A4, DAY, LINE, NUMBER_FORMATS, OPTIONS, line_width, styles_of, write_sheet
from cases.record import Field
from cases.resources import reference

CORE = {
    *("case_id", "title", "violation_type", "party", "agency", "province", "decided_on", "status", "penalties"),
    *("fine_yuan", "citations", "product", "unit", "purchase_price", "sale_price"),
}
"""What the reports rest on most: dark headings."""

TYPED = 10_000
"""Rows that are laid out: more than anybody types, and no whole column, which other programs write back otherwise."""

FROM_ZERO = {"validate": "decimal", "criteria": ">=", "value": 0}
RULES: Mapping[str, Mapping[str, Any]] = {
    "code": {"validate": "list"},
    "flag": {"validate": "list"},
    "date": {"validate": "date", "criteria": "between", "minimum": date(1949, 10, 1), "maximum": date(2099, 12, 31)},
    "money": FROM_ZERO,
    "price": FROM_ZERO,
    "percent": {"validate": "decimal", "criteria": "between", "minimum": -1_000_000, "maximum": 1_000_000},
    "integer": {"validate": "integer", "criteria": ">=", "value": 1},
}
"""What a cell takes, by type; one of another type takes anything."""

FORMATS = {"date": DAY, "percent": "General", "text": "@", "code": "@", "codes": "@"}
"""Number formats by type: text keeps long codes whole; where 495% is typed a general one becomes a percentage."""

WIDTHS = {"text": 12, "date": 12, "money": 14, "price": 12, "code": 18, "codes": 24}
WIDTHS_OF = {"title": 28, "party": 28, "agency": 24, "citations": 40, "product": 22, "source_title": 28}
PROSE_WIDTH, COMMENT_WIDTH = 40, 34
BUTTON = 3
"""What the button of the filter covers of a heading."""
NOTES_WIDTHS = (11, 26, 26, 50, 52, 32, 16, 32)
DARK = {"bg_color": "#1F4E78", "font_color": "white"}
LIGHT = {"bg_color": "#DDEBF7"}
EDGE = "#9BB7D4"


def write(path: Path, lang: str) -> None:
    """Write the template. Raises UsageError for a path that is no workbook's, OutputError if it cannot be written."""
    import xlsxwriter

    if path.suffix.lower() != ".xlsx":
        raise UsageError(f"the template is a workbook, and {path} is called otherwise", "-o FILE.xlsx")
    columns, names = list(columns_in(lang)), words("sheet", lang)
    with replacing(path) as file, xlsxwriter.Workbook(file, OPTIONS) as book:
        cases, notes, codes = (book.add_worksheet(names[key]) for key in ("cases", "notes", "codes"))
        ranges = write_codes(book, codes, columns, lang)
        write_cases(book, cases, columns, ranges, lang)
        write_notes(book, notes, columns, lang)


def write_codes(book: Any, sheet: Any, columns: Sequence[Column], lang: str) -> Mapping[str, str]:
    """Fill the sheet of codes and return, for each field that has some, the range of what its reader writes."""
    from xlsxwriter.utility import quote_sheetname, xl_range_abs

    rows: list[Sequence[str]] = []
    ranges: dict[str, str] = {}
    for column in columns:
        field, first = column.field, len(rows) + 1
        # Further violations take the codes of both levels, which are there already.
        if codes := choices(field) if field.name != "other_violation_types" else []:
            names = codelists.codes(field.codes)
            rows += [(column.heading, code, names[code], within(field, code, lang)) for code in codes]
            written = 2 if lang == "zh" else 1
            ranges[field.name] = f"={quote_sheetname(sheet.name)}!{xl_range_abs(first, written, len(rows), written)}"
    headings = [words("label", lang)[key] for key in ("list", "code", "name", "within")]
    write_sheet(sheet, sheet.name, Result(headings, rows), styles_of(book))
    return ranges


def write_cases(book: Any, sheet: Any, columns: Sequence[Column], ranges: Mapping[str, str], lang: str) -> None:
    """Lay out the sheet to fill in: headings with their meaning, and what each column takes."""
    for at, column in enumerate(columns):
        edge = {"left": 1, "left_color": EDGE} if column.group else {}
        sheet.set_column(at, at, width(column), book.add_format({"num_format": number_format(column.field), **edge}))
        sheet.write_string(0, at, column.heading, book.add_format(heading_form(column.field)))
        comment = [column.other, column.meaning, *filter(None, [column.hint])]
        lines = sum(lines_in(line, COMMENT_WIDTH) for line in comment)
        size = {"width": 250, "height": 17 * lines + 10, "font_size": 9, "author": "cases"}
        sheet.write_comment(0, at, "\n".join(comment), size)
        if column.hint:
            sheet.data_validation(1, at, TYPED, at, validation(column, ranges, lang))
    named = next(at for at, column in enumerate(columns) if at and column.group)
    sheet.set_row(0, 1.5 * LINE)
    sheet.freeze_panes(1, named)
    sheet.autofilter(0, 0, TYPED, len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_print_scale(50)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0)


def validation(column: Column, ranges: Mapping[str, str], lang: str) -> Mapping[str, Any]:
    """Return what a column takes, what it says when a cell is entered and when something else is typed."""
    rule = RULES.get(column.field.type, {"validate": "any"})
    kind = rule["validate"]
    listed = list(words("flag", lang).values()) if column.field.type == "flag" else ranges.get(column.field.name)
    return {
        **rule,
        **({"source": listed} if kind == "list" else {}),
        "input_title": column.heading,
        "input_message": f"{column.meaning}\n{column.hint}",
        "error_title": column.heading,
        "error_message": words("refusal", lang).get(kind, ""),
    }


def write_notes(book: Any, sheet: Any, columns: Sequence[Column], lang: str) -> None:
    """Fill the sheet of notes: how to fill in, then every column with its meaning and what an example has in it."""
    labels, examples = words("label", lang), reference("template_example")
    sheet.set_row(0, 1.5 * LINE)
    sheet.write_string(0, 0, words("title", lang)[""], book.add_format({"bold": True, "font_size": 14}))
    notes = words("note", lang).values()
    for row, note in enumerate(notes, 1):
        sheet.write_string(row, 0, f"{row}. {note}")
    top = len(notes) + 2
    head = [labels[key] for key in ("group", "heading", "other", "meaning", "how")]
    head += [labels["example"].format(number) for number in range(2, len(examples) + 2)]
    for at, (label, wide) in enumerate(zip(head, NOTES_WIDTHS, strict=True)):
        sheet.set_column(at, at, wide)
        sheet.write_string(top, at, label, book.add_format({"bold": True, "bottom": 1}))
    for row, column in enumerate(columns, top + 1):
        edge = {"top": 1, "top_color": EDGE} if column.group else {}
        said = [column.group, column.heading, column.other, column.meaning, column.hint]
        cells = [*said, *(example_value(column.field, example.get(column.field.name), lang) for example in examples)]
        for at, cell in enumerate(cells):
            own = heading_form(column.field) if at == 1 else {"bold": at == 0, "text_wrap": True, "valign": "vcenter"}
            form = {"num_format": number_format(column.field), "align": "left", **own, **edge}
            sheet.write(row, at, cell, book.add_format(form))
        sheet.set_row(row, 3 + LINE * max(map(lines_in, map(text, cells), NOTES_WIDTHS)))
    sheet.freeze_panes(top + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)


def number_format(field: Field) -> str:
    """Return the number format of a field's cells."""
    by_unit = (form for suffix, form in NUMBER_FORMATS.items() if field.name.endswith(suffix))
    return "General" if field.long else FORMATS.get(field.type) or next(by_unit, "General")


def width(column: Column) -> int:
    """Return the width of a column, with room for its heading."""
    field = column.field
    own = WIDTHS_OF.get(field.name, PROSE_WIDTH if field.long else WIDTHS.get(field.type, 0))
    return max(own, line_width(column.heading) + BUTTON)


def heading_form(field: Field) -> dict[str, Any]:
    """Return how a field's heading looks."""
    fill = DARK if field.name in CORE else LIGHT
    return {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "border_color": EDGE, **fill}


def lines_in(cell: str, wide: int) -> int:
    """Return how many lines a text takes in a column."""
    return max(1, -(-line_width(cell) // wide))
