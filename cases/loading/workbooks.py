"""Which sheets of a workbook are read: the one that holds the cases, those of their citations and prices beside it.

Owns the choice, and what is said of a file that is no workbook. What stands in a sheet belongs to `sheets`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile, is_zipfile

from cases import record
from cases.errors import SourceError
from cases.loading.heads import SEARCHED, most_known

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

CHILDREN = ("citations", "prices")
"""Tables that may stand beside the cases, in a workbook or a folder."""
DOCUMENT = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The names of the sheets of a workbook, by what becomes of them."""

    cases: str
    children: Mapping[str, str]
    """By the table that each holds, of CHILDREN."""
    others: tuple[str, ...]
    """Filled ones that are left out."""


def chosen(path: Path, label: str, asked: str | None) -> Chosen:
    """Return the sheet asked for, else that named after the cases, else the visible one whose headings tell most.

    Raises SourceError for a file that is no workbook, one without a filled sheet or without the one asked for.
    """
    names, known = filled_sheets(path, label)
    if not known:
        raise SourceError(f"{label} is a workbook without a filled sheet", "look whether its export went through")
    if asked and asked not in known:
        what = f"nothing in sheet {asked}" if asked in names else f"no sheet {asked}"
        raise SourceError(f"{label} has {what}", f"--sheet {' or '.join(known)}")
    named = {table: sheet for sheet in known for table in record.TABLES if sheet in sheet_names(table)}
    main = asked or named.get("cases") or max(known, key=known.__getitem__)
    children = {table: named[table] for table in CHILDREN if table in named}
    return Chosen(main, children, tuple(sheet for sheet in known if sheet not in (main, *named.values())))


def filled_sheets(path: Path, label: str) -> tuple[list[str], dict[str, tuple[bool, int]]]:
    """Return the names of all sheets of cells, and of each filled one whether it is visible and its known headings."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_path(path)
        metas = [meta for meta in book.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet]
        known = {
            meta.name: (meta.visible == SheetVisibleEnum.Visible, told)
            for meta in metas
            if (told := known_headings(book.get_sheet_by_name(meta.name))) is not None
        }
    except CalamineError as error:
        raise no_workbook(path, label, str(error)) from error
    return [meta.name for meta in metas], known


def known_headings(sheet: "CalamineSheet") -> int | None:
    """Return how many headings of a sheet are known, None for an empty one."""
    if not sheet.height:
        return None
    return most_known([[str(cell) for cell in row] for row in islice(sheet.iter_rows(), SEARCHED)])


def sheet_names(table: str) -> tuple[str, str]:
    """Return what the sheet of a table may be called, in English and Chinese."""
    return table, record.TABLE_NAMES_ZH[table]


def no_workbook(path: Path, label: str, reason: str) -> SourceError:
    """Return the error for a file that the reader of workbooks does not open, from its reason."""
    if "assword" in reason:
        return SourceError(f"{label} is protected by a password", "take it off: 文件 > 信息 > 保护工作簿")
    if is_document(path):
        return SourceError(f"{label} is a Word document", "call it .docx, and cases extract it")
    return SourceError(f"{label} is no workbook ({reason})", "open it in Excel and save it as .xlsx")


def is_document(path: Path) -> bool:
    """Say whether a file is what Word writes."""
    if not is_zipfile(path):
        return False
    with ZipFile(path) as parts:
        return DOCUMENT in parts.namelist()
