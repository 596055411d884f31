"""A brief as Markdown: a heading, a table and its notes a figure; no charts."""

from collections.abc import Iterator
from typing import IO

from cases.brief.composition import Brief
from cases.brief.page import shown
from cases.language import phrase
from cases.output.table import escaped, tabulated
from cases.terminal import one_line


def write(brief: Brief, stream: IO[bytes]) -> None:
    """Write the brief as one text."""
    stream.write(("\n".join(lines(brief)) + "\n").encode())


def lines(brief: Brief) -> Iterator[str]:
    """Yield its lines."""
    yield f"# {escaped(one_line(brief.title))}"
    yield ""
    yield escaped(" · ".join(brief.lines))
    for number, part in enumerate(brief.parts, 1):
        figure = shown(brief, part, part.section.name)
        yield from ("", f"## {number}. {escaped(one_line(figure.title))}", "")
        if figure.rows:
            cells = [[escaped(cell) for cell in row] for row in figure.rows]
            right = [column.style == "num" for column in figure.columns]
            yield from tabulated(cells, [escaped(column.name) for column in figure.columns], right, "github")
        else:
            yield phrase("None.", brief.lang)
        for line in filter(None, (figure.more, *figure.notes, figure.method)):
            yield from ("", escaped(one_line(line)))
