"""The end of a delimited text: notes below the table, which have no cells beside them.

Owns which lines they are. That they are no cases is found where the rows are read.
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from cases.loading.temporary import CHUNK
from cases.loading.totals import WIDE

TAIL = 1 << 16
"""Bytes of a text in which notes at its end are looked for."""
NOTE = re.compile(
    r"(?:注|备注|(?:填表)?说明|[制填]表(?:人|单位|日期|时间)?|(?:填报|统计|导出|打印|生成|报送)(?:人|单位|日期|时间)|[审复]核人?"
    r"|经办人|负责人|联系人|联系电话|数据来源|(?:金额)?单位)\s*[:：]|第\s*\d+\s*页|此表一式|共\s*\d+\s*[条件起户]"
)
"""How a note begins that `is_foot` and `is_sum` of a load know: a row that was cut off is none."""


def notes_below(path: Path, delimiter: str) -> tuple[int, list[str], int] | None:
    """Return where the lines of one cell below a UTF-8 table begin, those lines, and how many cells its rows have.

    None where there are none, or where the row above them does not end in its line.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        file.seek(max(0, size - TAIL))
        lines = file.read().splitlines(keepends=True)[1 if size > TAIL else 0 :]
    notes: list[str] = []
    offset = size
    while lines:
        line = lines.pop().decode()
        said = line.strip()
        if said and not (NOTE.match(said) and delimiter not in line and '"' not in line):
            cells = next(csv.reader([line.rstrip("\r\n")], delimiter=delimiter))
            fits = notes and line.count('"') % 2 == 0 and len(cells) >= WIDE
            return (offset, notes, len(cells)) if fits else None
        offset -= len(line.encode())
        notes.insert(0, line)
    return None


def padded(path: Path, delimiter: str, offset: int, notes: list[str], cells: int) -> Iterator[bytes]:
    """Yield a text with as many cells in the lines of its notes as its rows have."""
    with path.open("rb") as file:
        while offset and (chunk := file.read(min(CHUNK, offset))):
            offset -= len(chunk)
            yield chunk
    for note in notes:
        said = note.rstrip("\r\n")
        yield f"{said}{delimiter * (cells - 1) if said.strip() else ''}{note[len(said) :]}".encode()
