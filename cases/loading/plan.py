"""What a command asks to be loaded: the inputs in order, and where the refused rows of each go.

Owns what is wrong with such a plan before any work is done. How it is carried out belongs to `batch`.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cases.errors import UsageError

SAMPLE = "quality-brief-2023-03.jsonl"
REJECTS_SUFFIXES = (".csv", ".tsv", ".jsonl", ".xlsx", ".parquet")
"""Forms in which refused rows are written and loaded again."""
REFUSED = ".refused"
"""What the name of an input gets in a folder of refused rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to load, and how."""

    files: Sequence[str]
    sample: bool = False
    encoding: str | None = None
    strict: bool = False
    rejects: Path | None = None
    """A file for one input, a folder for several."""
    dry_run: bool = False
    raw: bool = False
    sheets: Sequence[str] = ()
    """The sheets of workbooks, each an input of its own; none means the one whose headings tell most."""
    layout: str = "auto"
    """The name of a layout, or a TOML file."""
    facts: bool = True
    """Whether prices and bases of fines are read in the facts of a case."""
    unmask: bool = False
    """Whether natural persons show by name among refused rows and in what is said of findings."""
    wait: float = 0
    """For how many seconds a database in use is waited for."""


def inputs(plan: Plan) -> list[tuple[str, str | None]]:
    """Return the inputs, the sample before the files, each with the sheet that is read of it if that is said."""
    sheets = plan.sheets or (None,)
    return [*([(SAMPLE, None)] if plan.sample else []), *((name, sheet) for name in plan.files for sheet in sheets)]


def of_sheet(name: str, sheet: str | None, plan: Plan) -> str:
    """Return what an input is called: each of several sheets is a source of its own."""
    return f"{name} [{sheet}]" if sheet and len(plan.sheets) > 1 else name


def check_rejects(plan: Plan) -> None:
    """Raise UsageError for a --rejects that could not be written or loaded again, before any work is done."""
    path = plan.rejects
    if path is None:
        return
    if len(inputs(plan)) > 1 and path.is_file():
        raise UsageError(f"--rejects {path} is a file, for several inputs it is a folder", "name a folder")
    if not is_folder(plan) and (path.suffix.lower() or ".csv") not in REJECTS_SUFFIXES:
        raise UsageError(f"--rejects {path} has no format that loads again", f"{', '.join(REJECTS_SUFFIXES)}")
    if not path.absolute().parent.is_dir():
        raise UsageError(f"there is no folder {path.parent}", "make the folder, or name another --rejects")
    for target in rejects_paths(plan):
        if target and any(is_same(target, Path(file)) for file in plan.files):
            raise UsageError(f"--rejects {target} would take the place of an input", "name another file")


def is_same(path: Path, other: Path) -> bool:
    """Say whether two paths lead to one file, by whatever names."""
    return path.exists() and other.exists() and path.samefile(other)


def is_folder(plan: Plan) -> bool:
    """Say whether refused rows go into a folder, a file for each input."""
    return plan.rejects is not None and (plan.rejects.is_dir() or len(inputs(plan)) > 1)


def rejects_paths(plan: Plan) -> list[Path | None]:
    """Return where the refused rows of each input go: the path itself, or in it a file named after the input.

    Never the name of the input alone: what stands there may be that very file, or another of its name.
    """
    names = ["stdin" if name == "-" else Path(name).name for name, _ in inputs(plan)]
    if plan.rejects is None or not is_folder(plan):
        return [plan.rejects for _ in names]
    alike = Counter(name.lower() for name in names)
    return [
        plan.rejects / f"{f'{number}-' if alike[name.lower()] > 1 else ''}{refused_name(Path(name))}"
        for number, name in enumerate(names, 1)
    ]


def refused_name(name: Path) -> str:
    """Return the name of a file of refused rows for that of an input, in its form if that is one of theirs."""
    is_form = name.suffix.lower() in REJECTS_SUFFIXES
    return f"{name.stem}{REFUSED}{name.suffix}" if is_form else f"{name.name}{REFUSED}.csv"
