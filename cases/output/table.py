"""Tables for people: aligned with Chinese at its true width, folded or upright in a narrow window; and Markdown."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import IO, Any

from cases.output import Result, Style
from cases.output.cells import one_line, text

WIDEST = 40
"""Display columns of a text cell before it wraps: twenty Chinese characters."""
FIRST_MARKED = 10_000
"""Whole numbers get thousands marks from here on: 2023 may be a year."""
CLOSING = "，。；：、）”》％%"
"""Marks that begin no line."""
GAP = 2
"""Blanks between two columns."""
MISSING_KEY = "—"


def write(result: Result, stream: IO[bytes], style: Style) -> None:
    """Write title, table and the lines under it; in Markdown the table and the lines."""
    rows = [list(row) for row in result.rows]
    cells = [[shown(value, name) for value, name in zip(row, result.columns, strict=True)] for row in rows]
    right = [is_numeric([row[at] for row in rows], name) for at, name in enumerate(result.columns)]
    markdown = style.form == "md"
    body = pipes(cells, result.header, right) if markdown else grid(cells, result.header, right)
    if style.width and not markdown and any(display_width(line) > style.width for line in body):
        narrow = folded if result.columns[0] == "key" else upright
        body = narrow(cells, result.header, right, style.width)
    lines = [] if markdown or not result.title else [one_line(result.title), ""]
    lines += [line.rstrip() for line in body]
    if result.note or result.footers:
        lines += ["", *filter(None, [result.note, *result.footers])]
    stream.write(("\n".join(lines) + "\n").encode())


def shown(value: Any, column: str) -> str:
    """Return a value for reading: thousands marked, a missing group as a dash, one line."""
    if value is None:
        return MISSING_KEY if column == "key" else ""
    if isinstance(value, bool):
        return text(value)
    if isinstance(value, Decimal) or (isinstance(value, int) and abs(value) >= FIRST_MARKED):
        whole, point, places = text(value).partition(".")
        sign, number = whole[:1] * whole.startswith("-"), whole.lstrip("-")
        return f"{sign}{int(number):,}{point}{places}"
    return one_line(text(value))


def is_numeric(values: Sequence[Any], column: str) -> bool:
    """Say whether a column is right-aligned: it holds numbers and is no group."""
    filled = [value for value in values if value is not None]
    numbers = (int, float, Decimal)
    return column != "key" and bool(filled) and all(isinstance(v, numbers) and not isinstance(v, bool) for v in filled)


def tabulated(cells: Sequence[Sequence[str]], header: Sequence[str], right: Sequence[bool], form: str) -> list[str]:
    """Return a table as lines; the cells are text already, so nothing is read as a number again."""
    import tabulate

    # A heading needs no room of its own beside the gap between columns.
    tabulate.MIN_PADDING = 0
    align = ["right" if numeric else "left" for numeric in right] if cells else None
    lines = tabulate.tabulate(cells, list(header), tablefmt=form, disable_numparse=True, colalign=align)
    return lines.splitlines()


def grid(cells: Sequence[Sequence[str]], header: Sequence[str], right: Sequence[bool]) -> list[str]:
    """Return the table for a terminal, long texts wrapped at their display width."""
    return tabulated(
        [["\n".join(wrapped(cell, WIDEST)) for cell in row] for row in cells],
        header,
        right,
        "simple",
    )


def wrapped(text: str, width: int) -> list[str]:
    """Return a text as lines of a display width; none begins with a mark that closes what stands before it."""
    from wcwidth import wrap

    lines: list[str] = []
    for line in wrap(text, width, break_on_hyphens=False):
        # A mark hangs over the width by its own: where it cannot, the character before it comes along.
        if lines and line[0] in CLOSING and len(lines[-1]) > 1:
            lines[-1], line = lines[-1][:-1], lines[-1][-1] + line
        lines.append(line)
    return lines


def pipes(cells: Sequence[Sequence[str]], header: Sequence[str], right: Sequence[bool]) -> list[str]:
    """Return the table in Markdown."""
    return tabulated([[cell.replace("|", "\\|") for cell in row] for row in cells], header, right, "github")


def folded(cells: Sequence[Sequence[str]], header: Sequence[str], right: Sequence[bool], width: int) -> list[str]:
    """Return a table of groups in parts that fit the window one below the other, each beginning with the group."""
    needs = [max(map(display_width, column)) + GAP for column in zip(header, *cells, strict=True)]
    needs[0] = min(needs[0], WIDEST + GAP)
    parts: list[list[int]] = [[0]]
    for at in range(1, len(header)):
        if len(parts[-1]) > 1 and sum(needs[one] for one in parts[-1]) + needs[at] > width:
            parts.append([0])
        parts[-1].append(at)
    lines: list[str] = []
    for part in parts:
        chosen = [[row[at] for at in part] for row in cells]
        lines += ["", *grid(chosen, [header[at] for at in part], [right[at] for at in part])]
    return lines[1:]


def upright(cells: Sequence[Sequence[str]], header: Sequence[str], right: Sequence[bool], width: int) -> list[str]:
    """Return each row as a block, a line a filled column: what fits no window side by side."""
    return [line for number, row in enumerate(cells) for line in block(row, header, width, first=not number)]


def block(row: Sequence[str], header: Sequence[str], width: int, *, first: bool) -> Iterator[str]:
    """Yield the lines of one row, its texts wrapped beside their headings."""
    from wcwidth import ljust

    if not first:
        yield ""
    margin = max(display_width(heading) for heading in header) + 2
    for heading, cell in zip(header, row, strict=True):
        for number, line in enumerate(wrapped(cell, max(WIDEST, width - margin))):
            yield ljust("" if number else heading, margin) + line


def display_width(line: str) -> int:
    """Return the columns that a line takes on a terminal."""
    from wcwidth import width

    return width(line)
