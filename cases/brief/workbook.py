"""A brief as a workbook: a sheet a figure, with its Excel table, its Excel chart and its notes.

Owns the sheets. How a cell is typed belongs to `output.workbook`.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import IO, Any

from cases.brief.composition import Brief, Part
from cases.brief.excelcharts import ACCENT, Place, chart_of
from cases.language import phrase
from cases.output.cells import text, unlike
from cases.output.table import is_numeric
from cases.output.workbook import A4, DAY, LINE, LONGEST_TEXT, OPTIONS, WIDEST, display_width, line_width, write_cell
from cases.terminal import CONTROL

HEAD = 3
"""Row of the headings, counted from zero, below the title and a note."""
FORMATS = {"_yuan": "¥#,##0.00", "_price": "¥#,##0.00####", "_pct": "0.00%", "_points": "0.00"}
"""Number format by the ending of a column; rates are written as fractions, so that 0.00 % shows them in percent."""
WIDEST_TEXT = 42
LONGEST_NAME = 31
FORBIDDEN = str.maketrans("[]:*?/\\'", "（）：＊？／＼’")
"""What the name of a sheet cannot hold."""
LINES = 30
"""Rows that a chart takes in height at most."""
CHART, PIXELS, COLUMN = 760, 20, 64
"""Width of a chart, height of a row and width of an empty column, in pixels; a character takes seven."""
BESIDE = 70
"""Width of a table, in characters, up to which a chart stands beside it; else below: both print large enough."""


def write(brief: Brief, stream: IO[bytes]) -> None:
    """Write the brief as a workbook that opens without a question: no formula, no link to another file."""
    import xlsxwriter

    with xlsxwriter.Workbook(stream, OPTIONS) as book:
        book.set_properties({"title": brief.title, "comments": " · ".join(brief.lines)})
        styles = styles_of(book)
        names = sheet_names([part.result.title for part in brief.parts], brief.lang)
        contents = book.add_worksheet(phrase("Contents", brief.lang))
        for number, (name, part) in enumerate(zip(names, brief.parts, strict=True), 1):
            write_part(book, book.add_worksheet(name), number, part, styles)
        write_contents(contents, brief, names, styles)
        write_methods(book.add_worksheet(phrase("Method", brief.lang)), brief, styles)


def styles_of(book: Any) -> Mapping[str, Any]:
    """Return the formats of titles, notes, headings, days and numbers."""
    wrapped = {"text_wrap": True, "valign": "top"}
    heading = {"bold": True, "bottom": 2, "bottom_color": ACCENT, "text_wrap": True, "valign": "bottom"}
    return {
        "title": book.add_format({"bold": True, "font_size": 16, "font_color": ACCENT}),
        "note": book.add_format({"font_color": "#57606A", **wrapped}),
        "text": book.add_format(wrapped),
        "bold": book.add_format({"bold": True, **wrapped}),
        "link": book.add_format({"font_color": ACCENT, "underline": 1}),
        "head": book.add_format(heading),
        "right": book.add_format({**heading, "align": "right"}),
        "date": book.add_format({"num_format": DAY, "valign": "top"}),
        "time": book.add_format({"num_format": f"{DAY} hh:mm:ss", "valign": "top"}),
        "count": book.add_format({"num_format": "#,##0", "valign": "top"}),
        **{ending: book.add_format({"num_format": form, "valign": "top"}) for ending, form in FORMATS.items()},
    }


def sheet_names(titles: Sequence[str], lang: str) -> list[str]:
    """Return a name for the sheet of each title: short enough, unlike all others, without what Excel forbids."""
    taken = {phrase(own, lang).lower() for own in ("Contents", "Method")}
    names = []
    for title in titles:
        plain = " ".join(CONTROL.sub(" ", title).translate(FORBIDDEN).split()) or "–"
        name, number = plain[:LONGEST_NAME].strip(), 1
        while name.lower() in taken:
            number += 1
            name = f"{plain[: LONGEST_NAME - 4].strip()} {number}"
        taken.add(name.lower())
        names.append(name)
    return names


def write_part(book: Any, sheet: Any, number: int, part: Part, styles: Mapping[str, Any]) -> None:
    """Fill one sheet: title, what it stands on, the table, and the chart beside or below it."""
    labels, rows, numeric = grid(part)
    last = HEAD + max(len(rows), 1)
    wide = [min(14, display_width(label)) for label in labels]
    for row, cells in enumerate(rows, HEAD + 1):
        for at, (value, column) in enumerate(cells):
            fill(sheet, row, at, value, column, styles)
            wide[at] = max(wide[at], min(WIDEST_TEXT, width_of(value)))
    heads = [
        {"header": label, "header_format": styles["right" if right else "head"]}
        for label, right in zip(labels, numeric, strict=True)
    ]
    table = {"name": f"table_{number}", "style": "Table Style Light 1", "columns": heads}
    sheet.add_table(HEAD, 0, last, len(labels) - 1, table)
    for at, width in enumerate(wide):
        sheet.set_column(at, at, width + 3)
    deepest = max(-(-line_width(label) // (width + 1)) for label, width in zip(labels, wide, strict=True))
    sheet.set_row(HEAD, LINE * max(deepest, 1) + 4)
    right = max(len(labels), 2)
    sheet.write_string(0, 0, part.result.title, styles["title"])
    note = " ".join(filter(None, (part.more, *part.notes)))
    sheet.merge_range(1, 0, 1, right - 1, note, styles["note"])
    sheet.set_row(1, LINE * max(1, -(-line_width(note) // max(sum(wide) + 3 * len(wide), 1))) + 2)
    sheet.freeze_panes(HEAD + 1, 1)
    set_paper(sheet, part.result.title)
    sheet.repeat_rows(HEAD)
    below = sum(wide) > BESIDE
    if chart := chart_of(book, part, Place(sheet.get_name(), list(part.result.columns), HEAD, last)):
        height = min(max(len(part.rows) + 4, 14), LINES)
        chart.set_size({"width": CHART, "height": height * PIXELS})
        sheet.insert_chart(last + 2 if below else HEAD, 0 if below else right + 1, chart)
        missing = CHART - 7 * (sum(wide) + 3 * len(wide)) if below else CHART + COLUMN
        right += max(0, -(-missing // COLUMN))
        last = last + 2 + height if below else max(last, HEAD + height)
        sheet.fit_to_pages(1, 1)
    sheet.print_area(0, 0, last, right - 1)


def grid(part: Part) -> tuple[list[str], Sequence[Sequence[tuple[Any, str]]], Sequence[bool]]:
    """Return the headings of a sheet, its cells, each with the column that tells its unit, and which are of numbers.

    Key figures, few rows of many columns, stand upright, so that they are read and printed without a magnifier.
    """
    columns, labels = list(part.result.columns), unlike(part.result.labels)
    if part.section.report == "periods":
        names = unlike([labels[0], *(str(row[0]) for row in part.rows)])
        turned = [
            [(labels[at], ""), *((row[at], column) for row in part.rows)] for at, column in enumerate(columns) if at
        ]
        return names, turned, [bool(at) for at in range(len(names))]
    values = [*zip(*part.rows, strict=True)] or [()] * len(columns)
    numeric = [is_numeric(held, column) for held, column in zip(values, columns, strict=True)]
    return labels, [[*zip(row, columns, strict=True)] for row in part.rows], numeric


def set_paper(sheet: Any, title: str) -> None:
    """Make a sheet print on A4 across, as wide as the page, with its title and its page number."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.set_footer(f"&L{title.replace('&', '&&')[:80]}&R&P / &N")
    sheet.hide_gridlines(2)


def fill(sheet: Any, row: int, at: int, value: Any, column: str, styles: Mapping[str, Any]) -> None:
    """Write a cell; a text wraps, and of one that no cell of Excel holds the beginning is there."""
    if isinstance(value, str | list):
        words = text(value)
        cut = words if len(words) <= LONGEST_TEXT else words[: LONGEST_TEXT - 1] + "…"
        sheet.write_string(row, at, cut, styles["text"])
    else:
        write_cell(sheet, row, at, fraction(value, column), number_style(column, value, styles), styles)


def fraction(value: Any, column: str) -> Any:
    """Return a rate in percent as the fraction that a percent format shows; any other value as it is."""
    return value / 100 if isinstance(value, Decimal) and column.endswith("_pct") else value


def number_style(column: str, value: Any, styles: Mapping[str, Any]) -> Any:
    """Return the number format that a column's unit asks for, of counts one with thousands marks."""
    ending = next((ending for ending in FORMATS if column.endswith(ending)), None)
    return styles[ending] if ending else styles["count"] if isinstance(value, int) else None


def width_of(value: Any) -> int:
    """Return the width that a value asks for."""
    if isinstance(value, Decimal | int):
        return len(f"¥{value:,.2f}") if isinstance(value, Decimal) else len(f"{value:,}")
    return display_width(str(value)) if value is not None else 0


def write_contents(sheet: Any, brief: Brief, names: Sequence[str], styles: Mapping[str, Any]) -> None:
    """Fill the first sheet: the title, what was selected, and where each figure stands."""
    sheet.set_column(0, 0, 5)
    sheet.set_column(1, 1, WIDEST)
    sheet.set_column(2, 2, 12)
    sheet.write_string(0, 0, brief.title, styles["title"])
    row = 1
    for row, line in enumerate(brief.lines, 1):
        sheet.write_string(row, 0, line)
    row += 2
    for at, heading in enumerate(("No.", "Figure", "Rows")):
        sheet.write_string(row, at, phrase(heading, brief.lang), styles["head"])
    for number, (name, part) in enumerate(zip(names, brief.parts, strict=True), 1):
        sheet.write_number(row + number, 0, number)
        sheet.write_url(row + number, 1, f"internal:'{name}'!A1", styles["link"], part.result.title)
        sheet.write_number(row + number, 2, part.total, styles["count"])
    set_paper(sheet, brief.title)
    sheet.set_portrait()
    sheet.print_area(0, 0, row + len(names), 2)


def write_methods(sheet: Any, brief: Brief, styles: Mapping[str, Any]) -> None:
    """Fill the last sheet: what each figure stands on, how it is made, and the command that makes it."""
    widths = (28, 52, 84, 34)
    for at, (heading, width) in enumerate(zip(("Figure", "Stands on", "Method", "Command"), widths, strict=True)):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, phrase(heading, brief.lang), styles["head"])
    for row, part in enumerate(brief.parts, 1):
        cells = (part.result.title, "\n".join(part.notes), part.result.method, part.section.command)
        for at, cell in enumerate(cells):
            sheet.write_string(row, at, cell, styles["text" if at else "bold"])
        # LibreOffice does not fit the height of a row to wrapped text: it is said.
        lines = max(-(-line_width(cell) // width) + cell.count("\n") for cell, width in zip(cells, widths, strict=True))
        sheet.set_row(row, 15 * max(lines, 1) + 6)
    sheet.freeze_panes(1, 1)
    set_paper(sheet, brief.title)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, len(brief.parts), 3)
