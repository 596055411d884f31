"""A brief as a Word document: headings, tables and notes, for text to be written around; no charts.

The library for Word is in the extra `documents`.
"""

import io
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import IO, Any

from cases.brief.composition import Brief
from cases.brief.page import shown
from cases.errors import UsageError
from cases.language import phrase
from cases.output.fitting import display_width
from cases.output.page import Figure

FONT, CHINESE_FONT = "Calibri", "Microsoft YaHei"
SIZE, DENSE_SIZE = 9, 7
DENSE = 8
"""Columns beyond which a table is set in smaller type."""
WIDTH = 26.1
"""Centimetres between the margins."""
LONGEST = 36
"""Width of a text, in characters, beyond which a column grows no wider."""
ACCENT = 0x1F5A8C
BORDERS = (
    '<w:tblBorders {namespace}><w:top w:val="single" w:sz="8" w:color="1F5A8C"/>'
    '<w:bottom w:val="single" w:sz="8" w:color="1F5A8C"/>'
    '<w:insideH w:val="single" w:sz="4" w:color="D5DAE0"/></w:tblBorders>'
)
"""Lines between the rows of a table, and no others."""


def write(brief: Brief, stream: IO[bytes]) -> None:
    """Write the brief as a document on A4, across. Raises UsageError where python-docx is not installed."""
    try:
        import docx
        from docx.enum.section import WD_ORIENT
        from docx.shared import Cm
    except ImportError as error:
        raise UsageError(
            "Word needs a library that is not installed (docx)",
            'pip install "enforcement-cases[documents]", or -o FILE.md',
        ) from error
    document = docx.Document()
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Cm(29.7), Cm(21)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(1.8)
    dress(document)
    document.core_properties.title = clean(brief.title)
    document.core_properties.author = ""
    document.core_properties.created = datetime.now(UTC).replace(tzinfo=None)
    document.add_heading(clean(brief.title), 0)
    document.add_paragraph(" · ".join(map(clean, brief.lines)))
    for number, part in enumerate(brief.parts, 1):
        write_figure(document, shown(brief, part, part.section.name), number, brief.lang)
    whole = io.BytesIO()
    document.save(whole)
    stream.write(whole.getvalue())


def dress(document: Any) -> None:
    """Give the styles of a document a font for each script, and one colour."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    for name, size in {"Normal": 10, "Title": 20, "Heading 1": 13}.items():
        style = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script, font in {"w:ascii": FONT, "w:hAnsi": FONT, "w:eastAsia": CHINESE_FONT}.items():
            fonts.set(qn(script), font)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme"):
            fonts.attrib.pop(qn(theme), None)
        if name != "Normal":
            style.font.color.rgb = RGBColor.from_string(f"{ACCENT:06X}")


def write_figure(document: Any, figure: Figure, number: int, lang: str) -> None:
    """Write one figure: heading, table, and the lines under it."""
    from docx.shared import Pt, RGBColor

    document.add_heading(f"{number}  {clean(figure.title)}", 1)
    if figure.rows:
        write_table(document, figure)
    else:
        document.add_paragraph(phrase("None.", lang))
    for line in filter(None, (figure.more, *figure.notes, figure.method)):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(4)
        run = paragraph.add_run(clean(line))
        run.font.size, run.font.color.rgb = Pt(8), RGBColor(0x57, 0x60, 0x6A)


def write_table(document: Any, figure: Figure) -> None:
    """Write the table of a figure, its heading repeated on every page."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls
    from docx.shared import Cm

    size = DENSE_SIZE if len(figure.columns) > DENSE else SIZE
    table = document.add_table(rows=1 + len(figure.rows), cols=len(figure.columns))
    table.autofit = False
    table._tbl.tblPr.append(parse_xml(BORDERS.format(namespace=nsdecls("w"))))
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    widths = [Cm(width) for width in shares(figure)]
    # Asking a table for a cell by its place takes time in proportion to the table.
    cells = iter(table._cells)
    texts = [[column.name for column in figure.columns], *figure.rows]
    for number, row in enumerate(texts):
        for text, column, width in zip(row, figure.columns, widths, strict=True):
            cell = next(cells)
            cell.width = width
            fill(cell, text, size, bold=number == 0, right=column.style == "num")


def shares(figure: Figure) -> Sequence[float]:
    """Return the width of each column in centimetres, by what stands in it."""
    texts = [[column.name for column in figure.columns], *figure.rows]
    needs = [min(max(map(display_width, cells)), LONGEST) + 2 for cells in zip(*texts, strict=True)]
    return [WIDTH * need / sum(needs) for need in needs]


def fill(cell: Any, text: str, size: int, *, bold: bool, right: bool) -> None:
    """Write the text of a cell, numbers to the right."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(clean(text))
    run.font.size, run.bold = Pt(size), bold
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def clean(text: str) -> str:
    """Return a text without what XML cannot hold."""
    return "".join(characters(text))


def characters(text: str) -> Iterator[str]:
    """Yield the characters of a text, those that XML forbids as the sign for what cannot be shown."""
    for character in text:
        yield character if character >= " " and character not in "\ufffe\uffff" else "\ufffd"
