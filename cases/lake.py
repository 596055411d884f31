"""A lake: the tables of the store as Parquet files, for what one machine no longer holds. Any engine may read it.

lake/
├── lake.json               the version of the schema, and what made it
├── load=7/                 a part: all that came with the loads up to the seventh, since those of the part before
│   ├── cases/year=2023/    its cases, and the prices in them, by the year of their date
│   ├── prices/year=2023/
│   └── readings/ understood/ duplicates/ loads/ findings/
└── load=8/                 what it says of a case takes the place of what was said before

A part is written aside and put in place whole, by one renaming. Natural persons are in it by name, as in the database.
Owns the layout, and the queries that write and read it, `sql/lake`. What stands in a table belongs to `store`.
"""

import json
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from stat import S_IMODE
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from cases import __version__
from cases.errors import DatabaseError, OutputError, UsageError
from cases.literals import quoted, quoted_path
from cases.resources import sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MANIFEST = "lake.json"
BY_YEAR = ("cases", "prices")
TABLES = (*BY_YEAR, "readings", "understood", "duplicates", "loads", "findings")
"""The tables that a part holds; what else the store has comes from the package, or is counted anew."""
PART = re.compile(r"load=(\d+)")
ASIDE = ".part-"
"""What the name of a folder begins with in which parts are written."""


@dataclass(frozen=True, slots=True)
class Lake:
    """A lake with the numbers of its parts, in their order."""

    path: Path
    parts: tuple[int, ...]

    @property
    def next_part(self) -> int:
        """Return the number of the next load."""
        return max(self.parts, default=0) + 1

    def folders(self, table: str) -> list[Path]:
        """Return the folder of a table in each part."""
        return [self.path / f"load={part}" / table for part in self.parts]

    def files(self, table: str) -> list[Path]:
        """Return the files of a table."""
        return sorted(file for folder in self.folders(table) for file in folder.rglob("*.parquet"))


def found(path: Path, schema: int) -> Lake:
    """Return the lake of a folder. Raises DatabaseError if it is none, of another schema, or lacks a table."""
    remedy = "cases export -o LAKE --format parquet --partition year makes one"
    try:
        manifest = json.loads((path / MANIFEST).read_text("utf-8"))
        version = manifest["schema"]
    except (OSError, ValueError, LookupError, TypeError) as error:
        what = "no lake" if path.is_dir() else "no folder"
        raise DatabaseError(f"{path} is {what} of cases", remedy) from error
    if version != schema:
        raise DatabaseError(
            f"{path} has schema {version}, this program reads {schema}",
            "export the database into a new lake, or install the version that made it",
        )
    lake = Lake(path, tuple(sorted(int(part[1]) for one in path.iterdir() if (part := PART.fullmatch(one.name)))))
    for table in TABLES:
        for folder in lake.folders(table):
            if not folder.is_dir():
                raise DatabaseError(f"there is no {folder}, so {path} is not whole", "copy it again, or make it anew")
    return lake


def made(path: Path, schema: int) -> Lake:
    """Return the lake of a folder, made now if there is nothing.

    Raises UsageError for standard output, OutputError for a folder with something else.
    """
    if str(path) == "-":
        raise UsageError("a lake is a folder, and nothing for standard output", "-o LAKE")
    if (path / MANIFEST).exists():
        return found(path, schema)
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise OutputError(f"{path} holds something else", "name a new folder with -o")
    with as_output_error(path):
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        aside = path / f".{MANIFEST}.part"
        aside.write_text(json.dumps({"schema": schema, "made_by": f"cases {__version__}"}) + "\n", "utf-8")
        aside.replace(path / MANIFEST)
    return Lake(path, ())


@contextmanager
def begun(path: Path, schema: int) -> Iterator[Lake]:
    """Lend the lake of a folder, made now if there is nothing; made for nothing, without a part, it goes again.

    Raises OutputError for a folder with something else.
    """
    is_new = not (path / MANIFEST).exists()
    try:
        yield made(path, schema)
    finally:
        # What another load has begun needs it.
        if is_new and not any(path.glob("load=*")) and not unfinished(path):
            with suppress(OSError):
                (path / MANIFEST).unlink()
                path.rmdir()


def export(con: "DuckDBPyConnection", path: Path, schema: int) -> Mapping[str, int]:
    """Write the whole database as the only part of a new lake and return the rows of each table.

    Raises OutputError if the folder holds something else, a lake too, or cannot be written.
    """
    lake = made(path, schema)
    if lake.parts:
        raise OutputError(f"{path} is a lake with loads already", "name a new folder with -o")
    ((last,),) = con.execute("select last_load from about").fetchall()
    with aside(path) as folder:
        counts = write(con, folder, last)
        commit(folder, lake, last)
    return counts


@contextmanager
def aside(path: Path) -> Iterator[Path]:
    """Lend a folder of the lake in which a part is written; what is left of it in the end goes."""
    with as_output_error(path):
        folder = Path(mkdtemp(dir=path, prefix=ASIDE))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def unfinished(path: Path) -> list[Path]:
    """Return the folders of loads that have not ended: they run, or were killed, on whatever machine."""
    return sorted(path.glob(f"{ASIDE}*"))


def write(con: "DuckDBPyConnection", folder: Path, part: int) -> Mapping[str, int]:
    """Write the tables of a database into a folder, numbered as a part, and return the rows of each."""
    counts = {}
    with as_output_error(folder):
        for table in TABLES:
            (folder / table).mkdir()
            target = folder / table if table in BY_YEAR else folder / table / f"{table}.parquet"
            form = ", partition_by (year), overwrite_or_ignore" if table in BY_YEAR else ""
            options = f"format parquet, compression zstd{form}"
            rows = sql(f"lake/write/{table}")
            copied = con.execute(f"copy ({rows}) to {quoted(str(target))} ({options})", {"part": part})
            counts[table] = copied.fetchall()[0][0]
    return counts


def commit(folder: Path, lake: Lake, part: int) -> None:
    """Put a part in its place. Raises OutputError if another load took its number meanwhile."""
    target = lake.path / f"load={part}"
    with as_output_error(lake.path):
        # Whoever may look into the lake may look into its parts.
        folder.chmod(S_IMODE(lake.path.stat().st_mode))
        if target.exists():
            raise OutputError(f"{target} was written by somebody else meanwhile", "the same again")
        folder.rename(target)


@contextmanager
def as_output_error(path: Path) -> Iterator[None]:
    """Turn what disk and DuckDB say of writing into an OutputError."""
    import duckdb

    try:
        yield
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror or error}", "name another -o PATH") from error
    except duckdb.IOException as error:
        raise OutputError(f"{path} cannot be written: {str(error).splitlines()[0]}", "name another -o PATH") from error


def views(lake: Lake, columns: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    """Yield the name and the query of each view that makes the tables of the store of those of the lake, `lake_TABLE`.

    Of one part all is said once: what later parts replace is not asked for.
    """
    if len(lake.parts) > 1:
        yield "later", sql("lake/read/later")
    for table in TABLES:
        named = ", ".join(columns[table])
        several = sql(f"lake/read/{table}").format(columns=named)
        yield table, several if len(lake.parts) > 1 else f"select {named} from lake_{table}"


def attach(con: "DuckDBPyConnection", lake: Lake) -> None:
    """Let the tables of an empty database be those of the lake."""
    columns = {}
    for table in TABLES:
        columns[table] = [name for name, *_ in con.execute(f"describe {table}").fetchall()]
        con.execute(f"alter table {table} rename to {table}_of")
        files = ", ".join(quoted_path(file) for file in lake.files(table))
        held = f"read_parquet([{files}], hive_partitioning = false)"
        con.execute(f"create view lake_{table} as from {held if files else f'(select *, 0 as part from {table}_of)'}")
    for name, query in views(lake, columns):
        con.execute(f"create view {name} as {query}")
