"""Tables for people: aligned with Chinese at its true width, wrapped, folded or upright in a narrow window; Markdown.

Owns what stands where, bars and colours. How wide a column is belongs to `fitting`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import IO, Any

from cases.output import Result, Style
from cases.output.cells import text
from cases.output.fitting import GAP, HEADING, TOKEN, WIDEST, display_width, narrowed, widened, widths, wrapped
from cases.terminal import harmless, one_line

FIRST_MARKED = 10_000
"""Whole numbers get thousands marks from here on: 2023 may be a year."""
MISSING_KEY = "—"
MARKS = re.compile(r"[\\`*<\[|]")
"""What Markdown would take for its own."""
PAGE = 200
"""Columns of a table that goes to no window, where wrapping brings it there."""
MOST_WRAPPED = 1_000
"""Rows of a table that is wrapped: what is longer is looked through by programs."""
SHORTEST_BAR, LONGEST_BAR = 8, 30
EIGHTHS = " ▏▎▍▌▋▊▉"
"""Ends of a bar, by eighths of a column."""
BOLD, DIM, RED, YELLOW, PLAIN = "\033[1m", "\033[2m", "\033[31m", "\033[33m", "\033[0m"
COLOURS: Mapping[str, Mapping[str, str]] = {
    "severity": {"error": RED, "warning": YELLOW, "错误": RED, "警告": YELLOW},
    "state": {"look": YELLOW, "需处理": YELLOW},
}
"""Words that are coloured, by column."""


@dataclass(frozen=True, slots=True)
class Cells:
    """A table as texts: rows, headings, which columns are numbers on the right, and what the columns are called."""

    rows: Sequence[Sequence[str]]
    header: Sequence[str]
    right: Sequence[bool]
    names: Sequence[str]
    over_bars: str = ""
    """The heading of what is drawn as bars, where it does not stand beside them."""

    def part(self, columns: Sequence[int]) -> "Cells":
        """Return some of its columns."""
        return Cells(
            [[row[at] for at in columns] for row in self.rows],
            [self.header[at] for at in columns],
            [self.right[at] for at in columns],
            [self.names[at] for at in columns],
            self.over_bars,
        )


def write(result: Result, stream: IO[bytes], style: Style) -> None:
    """Write title, table and the lines under it; in Markdown the table and the lines."""
    rows = [list(row) for row in result.rows]
    at = list(result.columns).index(result.bar) if result.bar and style.bars else None
    cells = Cells(
        [[shown(value, name) for value, name in zip(row, result.columns, strict=True)] for row in rows],
        result.header,
        [is_numeric([row[at] for row in rows], name) for at, name in enumerate(result.columns)],
        result.columns,
        "" if at in (None, len(result.columns) - 1) else result.header[at],
    )
    lines: list[str] = []
    if style.form == "md":
        lines += pipes(cells)
    else:
        title = one_line(result.title)
        lines += [f"{BOLD}{title}{PLAIN}" if style.colour else title, ""] if title else []
        lines += laid_out(cells, style, [] if at is None else [row[at] for row in rows])
    lines = [line.rstrip() for line in lines]
    if result.note or result.footers:
        lines += ["", *map(harmless, filter(None, [result.note, *result.footers]))]
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


def laid_out(cells: Cells, style: Style, drawn: Sequence[Any]) -> list[str]:
    """Return a table as lines: as wide as it likes, else wrapped, else in parts or upright.

    What is to be drawn stands beside its rows as bars, where there is room for them.
    """
    wide = widths(cells.rows, cells.header)
    room = style.width or PAGE
    left = room - sum(wide) - GAP * (len(wide) - 1)
    if left >= 0 and not drawn:
        whole = widths(cells.rows, cells.header, room)
        return grid(cells, widened(wide, whole, sum(wide) + left) if style.width else wide, style)
    if left >= GAP + SHORTEST_BAR:
        return grid(cells, wide, style, bars(drawn, left - GAP))
    if drawn and (fitting := narrowed(cells.rows, cells.header, room - GAP - SHORTEST_BAR)):
        return grid(cells, fitting, style, bars(drawn, room - sum(fitting) - GAP * len(wide)))
    if left >= 0:
        return grid(cells, wide, style)
    if len(cells.rows) <= MOST_WRAPPED and (fitting := narrowed(cells.rows, cells.header, room)):
        return grid(cells, fitting, style)
    if style.width is None:
        return grid(cells, wide, style)
    return folded(cells, room, style, drawn) if cells.names[0] == "key" else upright(cells, room, style)


def bars(values: Sequence[Any], room: int) -> list[str]:
    """Return a bar for each value, the longest as long as there is room for; none where there is too little."""
    longest = min(room, LONGEST_BAR)
    most = max((value for value in values if value), default=0)
    if longest < SHORTEST_BAR or not most:
        return []
    return [bar(float((value or 0) / most) * longest) for value in values]


def bar(length: float) -> str:
    """Return a bar of a length in columns, to an eighth; what is above zero shows."""
    eighths = max(round(8 * length), 1 if length > 0 else 0)
    return ("█" * (eighths // 8) + EIGHTHS[eighths % 8]).rstrip()


def tabulated(rows: Sequence[Sequence[str]], header: Sequence[str], right: Sequence[bool], form: str) -> list[str]:
    """Return a table as lines; the cells are text already, so nothing is read as a number again."""
    import tabulate

    # A heading needs no room of its own beside the gap between columns.
    tabulate.MIN_PADDING = 0
    align = ["right" if numeric else "left" for numeric in right] if rows else None
    lines = tabulate.tabulate(rows, list(header), tablefmt=form, disable_numparse=True, colalign=align)
    return lines.splitlines()


def grid(cells: Cells, wide: Sequence[int], style: Style, drawn: Sequence[str] = ()) -> list[str]:
    """Return the table for a terminal, texts and headings wrapped at the widths of the columns, bars beside it."""
    rows = [folded_in(row, wide) for row in cells.rows]
    header, right = folded_in(cells.header, wide, HEADING), list(cells.right)
    if style.colour:
        rows = [[coloured(cell, name) for cell, name in zip(row, cells.names, strict=True)] for row in rows]
    if drawn:
        rows = [[*row, bar] for row, bar in zip(rows, drawn, strict=True)]
        over = wrapped(cells.over_bars, max(map(len, drawn)), HEADING)
        header, right = [*header, "\n".join(over)], [*right, False]
    lines = tabulated(rows, header, right, "simple")
    if style.colour:
        ruler = max((heading.count("\n") for heading in header), default=0) + 1
        marks = [BOLD] * ruler + [DIM]
        lines[: ruler + 1] = [f"{mark}{line}{PLAIN}" for mark, line in zip(marks, lines, strict=False)]
    return lines


def folded_in(row: Sequence[str], wide: Sequence[int], parts: re.Pattern[str] = TOKEN) -> list[str]:
    """Return the cells of a row as lines in columns of these widths."""
    return ["\n".join(wrapped(cell, width, parts)) for cell, width in zip(row, wide, strict=True)]


def coloured(cell: str, column: str) -> str:
    """Return a cell in its colour, if it has one."""
    colour = COLOURS.get(column, {}).get(cell)
    return f"{colour}{cell}{PLAIN}" if colour else cell


def pipes(cells: Cells) -> list[str]:
    """Return the table in Markdown."""
    rows = [[escaped(cell) for cell in row] for row in cells.rows]
    return tabulated(rows, [escaped(heading) for heading in cells.header], cells.right, "github")


def escaped(words: str) -> str:
    """Return a text that Markdown takes as it stands: nothing in it divides cells, links or is HTML."""
    return MARKS.sub(r"\\\g<0>", words)


def folded(cells: Cells, room: int, style: Style, drawn: Sequence[Any]) -> list[str]:
    """Return a table of groups in parts that fit the window one below the other, each beginning with the group.

    Bars stand in the first of them.
    """
    wide = widths(cells.rows, cells.header)
    wide[0] = min(wide[0], WIDEST)
    kept = GAP + SHORTEST_BAR if drawn else 0
    parts: list[list[int]] = [[0]]
    for at in range(1, len(wide)):
        taken = sum(wide[one] + GAP for one in parts[-1]) + wide[at]
        if len(parts[-1]) > 1 and taken > room - (0 if parts[1:] else kept):
            parts.append([0])
        parts[-1].append(at)
    lines: list[str] = []
    for number, part in enumerate(parts):
        columns = [wide[at] for at in part]
        shown = [] if number else bars(drawn, room - sum(columns) - GAP * len(columns))
        lines += ["", *grid(cells.part(part), columns, style, shown)]
    return lines[1:]


def upright(cells: Cells, room: int, style: Style) -> list[str]:
    """Return each row as a block, a line a filled column: what fits no window side by side."""
    blocks = (block(row, cells, room, style) for row in cells.rows)
    return [line for lines in blocks for line in ("", *lines)][1:]


def block(row: Sequence[str], cells: Cells, room: int, style: Style) -> Iterator[str]:
    """Yield the lines of one row, its texts wrapped beside their headings."""
    from wcwidth import ljust

    margin = max(map(display_width, cells.header)) + GAP
    for heading, cell, name in zip(cells.header, row, cells.names, strict=True):
        for number, line in enumerate(wrapped(cell, max(WIDEST, room - margin))):
            beside = ljust("" if number else heading, margin)
            yield f"{DIM}{beside}{PLAIN}{coloured(line, name)}" if style.colour else beside + line
