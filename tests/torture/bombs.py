"""Files made to take all memory or all time: a clear end, within bounds of both."""

import io
import json
import os
import random
import subprocess
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import openpyxl

from tests.conftest import ENVIRONMENT
from tests.torture.commands import TOO_LONG, clean, command
from tests.torture.trials import Attempts, Trial

MIB = 1 << 20
MOST_MEMORY = 3_000
"""MiB that a command may take, whatever it is given: a load's own limit is 2 GB, beside the program."""
LONG = 300
"""MiB of what is long in CI; by hand seven times as much."""


@dataclass(frozen=True, slots=True)
class Bomb:
    """A file, and the command that is to stand it."""

    name: str
    arguments: tuple[str, ...]
    make: Callable[[Path, int], object]
    """Writes it, so many MiB large where it is large."""


def repeated(path: Path, size: int, head: bytes, part: bytes, tail: bytes = b"") -> None:
    """Write a part over and over, until it is so many MiB."""
    block = part * (MIB // len(part))
    with path.open("wb") as file:
        file.write(head)
        for _ in range(size):
            file.write(block)
        file.write(tail)


def zipped(path: Path, size: int) -> None:
    """Write a zip of one table that is far larger than itself."""
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("a.csv", "w", force_zip64=True) as member,
    ):
        member.write(b"case_id,title\n")
        for _ in range(size):
            member.write(b"a" * MIB)


def book_of(path: Path, size: int, replaced: str, content: bytes) -> None:
    """Write a workbook of which one part is far larger than itself."""
    plain, written = io.BytesIO(), io.BytesIO()
    openpyxl.Workbook().save(plain)
    inflated(plain, written, replaced, content, size)
    path.write_bytes(written.getvalue())


def document_of(path: Path, size: int, content: bytes) -> None:
    """Write a Word document whose text is far larger than itself."""
    from docx import Document

    plain, written = io.BytesIO(), io.BytesIO()
    Document().save(plain)
    inflated(plain, written, "word/document.xml", content, size)
    path.write_bytes(written.getvalue())


def inflated(plain: io.BytesIO, written: io.BytesIO, replaced: str, content: bytes, size: int) -> None:
    """Copy a zip, with other content in the place of one member, over and over."""
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            if member != replaced:
                new.writestr(member, old.read(member))
                continue
            with new.open(member, "w", force_zip64=True) as file:
                file.write(content)
                for _ in range(size):
                    file.write(b" " * MIB)


SHEET = b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 10))
    + '<!ENTITY f SYSTEM "file:///etc/passwd">]>'
).encode()
DOCUMENT = (
    ENTITIES
    + b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
    + b"<w:t>&a9;&f;</w:t></w:r></w:p></w:body></w:document>"
)

LOAD, READ = ("load",), ("extract",)
BOMBS = (
    Bomb("line.csv", LOAD, lambda path, size: repeated(path, size, b"case_id,title\na,", b"x")),
    Bomb("line.jsonl", LOAD, lambda path, size: repeated(path, size, b'{"case_id": "a", "title": "', b"x", b'"}\n')),
    Bomb("quote.csv", LOAD, lambda path, size: repeated(path, size, b'case_id,title\na,"', "案,乙\n".encode())),
    Bomb("columns.csv", LOAD, lambda path, size: repeated(path, max(1, size // 30), b"case_id,title", b",x")),
    Bomb("nul.csv", LOAD, lambda path, size: repeated(path, size, b"case_id,title\na,b\n", b"\0")),
    Bomb("newlines.csv", LOAD, lambda path, size: repeated(path, size // 3, b"case_id,title\n", b"\n")),
    Bomb("deep.json", LOAD, lambda path, size: path.write_text("[" * 1_000_000, "utf-8")),
    Bomb("deep.jsonl", LOAD, lambda path, size: path.write_text('{"case_id": ' + "[" * 100_000 + "\n", "utf-8")),
    Bomb(
        "keys.jsonl",
        LOAD,
        lambda path, size: path.write_text(json.dumps({f"k{n}": n for n in range(200_000)}), "utf-8"),
    ),
    Bomb(
        "surrogates.jsonl",
        LOAD,
        lambda path, size: path.write_text('{"case_id": "a", "title": "\\ud800\\udc"}\n', "utf-8"),
    ),
    Bomb(
        "number.jsonl",
        LOAD,
        lambda path, size: path.write_text(f'{{"case_id": "a", "fine_yuan": 1e{"9" * 999}}}\n', "utf-8"),
    ),
    Bomb("bomb.zip", LOAD, zipped),
    Bomb("sheet.xlsx", LOAD, lambda path, size: book_of(path, size, "xl/worksheets/sheet1.xml", SHEET)),
    Bomb("strings.xlsx", LOAD, lambda path, size: book_of(path, size, "xl/workbook.xml", ENTITIES)),
    Bomb("text.docx", READ, lambda path, size: document_of(path, size, b"<w:document>")),
    Bomb("entities.docx", READ, lambda path, size: document_of(path, 0, DOCUMENT)),
    Bomb("deep.html", READ, lambda path, size: path.write_text("<div>" * 300_000, "utf-8")),
    Bomb("long.txt", READ, lambda path, size: repeated(path, max(1, size // 100), b"", "罚款五万元，".encode())),
    Bomb("brackets.txt", READ, lambda path, size: path.write_text("（" * 200_000 + "《" * 200_000, "utf-8")),
    Bomb(
        "deep.toml",
        ("load", "good.csv", "--layout"),
        lambda path, size: path.write_text("a = " + "[" * 50_000, "utf-8"),
    ),
)


def bombs(chance: random.Random, folder: Path, count: int) -> Attempts:
    """Give each to its command, and look at how that ended, and at what it took; small if there are few attempts."""
    size = LONG if count <= len(BOMBS) else 7 * LONG
    (folder / "good.csv").write_text("case_id,title\na,甲案\n", "utf-8")
    for bomb in BOMBS:
        path = folder / bomb.name
        bomb.make(path, size)
        arguments = (*bomb.arguments, bomb.name)
        code, err, peak, seconds = measured(folder, *arguments)
        lost = clean(*arguments, code=code, err=err, allowed=(0, 1, 2))
        if peak > MOST_MEMORY:
            lost += f" {bomb.name}: {peak:,.0f} MiB"
        if seconds > TOO_LONG:
            lost += f" {bomb.name}: {seconds:.0f} s"
        path.unlink()
        yield lost


def measured(folder: Path, *arguments: str) -> tuple[int, str, float, float]:
    """Run a command, and return its exit code, what it said, its peak of memory in MiB and its seconds."""
    began = time.monotonic()
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen(
            ["timeout", str(TOO_LONG + 10), *command(*arguments)],
            cwd=folder,
            env=ENVIRONMENT,
            stdout=subprocess.DEVNULL,
            stderr=said,
        )
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    err = (folder / "said").read_text("utf-8", "replace")
    return process.returncode, err, used.ru_maxrss / 1024, time.monotonic() - began


def wait4() -> str:
    """Return what is missing to measure memory."""
    return "" if hasattr(os, "wait4") and Path("/usr/bin/timeout").exists() else "only on Linux"


TRIALS = (Trial("bombs", "a clear end, within bounds of memory and time", bombs, len(BOMBS), len(BOMBS) + 1, wait4),)
