"""Briefs: the reports of a period as one page, workbook or document, for people who were not at the command line.

Owns which figures a brief holds and the files that they become. What each figure says belongs to `reports`.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import IO

from cases.brief.composition import Brief
from cases.brief.composition import compose as compose
from cases.brief.sections import read as read
from cases.errors import UsageError
from cases.output import replacing

FORMS: Mapping[str, str] = {"html": "page", "xlsx": "workbook", "md": "markdown", "docx": "document"}
"""Format to the module that writes it."""


def form_of(path: Path) -> str:
    """Return the format of a file by its suffix. Raises UsageError for one that a brief has not."""
    form = path.suffix.lower().lstrip(".")
    form = "html" if form == "htm" else form
    if form not in FORMS:
        raise UsageError(f"a brief is no {path.suffix or 'file without a suffix'}", f"-o FILE.{', .'.join(FORMS)}")
    return form


def write(brief: Brief, path: Path) -> None:
    """Write a brief to PATH, whole or not at all. Raises UsageError where a format lacks its library."""
    write_form: Callable[[Brief, IO[bytes]], None] = import_module(f"cases.brief.{FORMS[form_of(path)]}").write
    with replacing(path) as file:
        write_form(brief, file)
