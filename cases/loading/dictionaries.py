"""What Python reads in distinct texts, as temporary tables that SQL joins: in batches, on all cores if many."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from decimal import Decimal
from functools import cache, partial
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

from cases.loading.progress import Progress

if TYPE_CHECKING:
    import pyarrow as pa
    from duckdb import DuckDBPyConnection

Row = tuple[Any, ...]
Reader = Callable[..., Iterable[Row]]
"""What is found in the columns of one text, as rows; a function of a module, so that another process can call it."""

MILLIONTH = Decimal("0.000001")
LARGEST = Decimal(10) ** 18
BATCH = 4096
"""Texts read at once: what memory holds of them."""
MANY = 2 * BATCH
"""Texts from which on other processes pay for their start."""


def read_distinct(
    con: "DuckDBPyConnection",
    texts: str,
    table: str,
    columns: Mapping[str, str],
    read: Reader,
    progress: Progress | None = None,
) -> None:
    """Make TABLE of what is found in the numbered rows of TEXTS: the number, and columns of the types named."""
    fill_temp(con, table, {"number": "int64", **columns}, ())
    (count,) = con.execute(f"select count(*) from {texts}").fetchall()[0]
    for place, rows in enumerate(in_batches(con, texts, count, read), 1):
        if progress:
            progress.within = partial(float, place * BATCH / count)
        con.register("found", arrow_table({"number": "int64", **columns}, rows))
        con.execute(f"insert into {table} select * from found")
        con.unregister("found")


def in_batches(con: "DuckDBPyConnection", texts: str, count: int, read: Reader) -> Iterator[list[Row]]:
    """Yield what is found in the rows of TEXTS, numbered from 1, batch by batch."""
    batches = (
        con.execute(f"select * from {texts} where number between ? and ?", [first, first + BATCH - 1]).fetchall()
        for first in range(1, count + 1, BATCH)
    )
    if count < MANY or (os.cpu_count() or 1) == 1:
        yield from (read_batch(read, batch) for batch in batches)
        return
    waiting: deque[tuple[Future[list[Row]], list[Row]]] = deque()
    try:
        for batch in batches:
            waiting.append((submitted(read, batch), batch))
            if len(waiting) > 2 * (os.cpu_count() or 1):
                yield awaited(read, *waiting.popleft())
        while waiting:
            yield awaited(read, *waiting.popleft())
    finally:
        for future, _ in waiting:
            future.cancel()


def submitted(read: Reader, batch: list[Row]) -> Future[list[Row]]:
    """Return what another process will find in a batch; a future that failed where there can be none."""
    try:
        return readers().submit(read_batch, read, batch)
    except (OSError, ImportError, BrokenProcessPool) as error:
        failed: Future[list[Row]] = Future()
        failed.set_exception(error)
        return failed


def awaited(read: Reader, future: Future[list[Row]], batch: list[Row]) -> list[Row]:
    """Return what another process found in a batch, or, if it was ended from outside or never began, find it here."""
    try:
        return future.result()
    except (OSError, ImportError, BrokenProcessPool):
        return read_batch(read, batch)


def read_batch(read: Reader, texts: Sequence[Row]) -> list[Row]:
    """Return what is found in each text of a batch, its number in front."""
    return [(number, *row) for number, *columns in texts for row in read(*columns)]


@cache
def readers() -> ProcessPoolExecutor:
    """Return the processes that read, one a core, made once; an interrupt is for the process that they work for."""
    return ProcessPoolExecutor(
        mp_context=get_context("spawn"), initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN)
    )


def fill_temp(con: "DuckDBPyConnection", table: str, columns: Mapping[str, str], rows: Iterable[Row]) -> None:
    """Make a temporary table of rows, its columns of the types named."""
    con.register("filled", arrow_table(columns, rows))
    con.execute(f"create or replace temp table {table} as select * from filled")
    con.unregister("filled")


def arrow_table(columns: Mapping[str, str], rows: Iterable[Row]) -> "pa.Table":
    """Return rows as an Arrow table, its columns of the types named."""
    import pyarrow as pa

    number = pa.decimal128(36, 6)
    term = pa.struct({"start": pa.int64(), "length": pa.int64(), "factor": number})
    types = {
        "string": pa.string(),
        "int64": pa.int64(),
        "bool": pa.bool_(),
        "decimal": number,
        "list": pa.list_(pa.string()),
        "terms": pa.list_(term),
    }
    cells = list(zip(*rows, strict=True)) or [()] * len(columns)
    held = [
        map(as_held, column) if kind == "decimal" else column
        for column, kind in zip(cells, columns.values(), strict=True)
    ]
    arrays = [pa.array(column, types[kind]) for column, kind in zip(held, columns.values(), strict=True)]
    return pa.table(arrays, names=list(columns))


def as_held(amount: Decimal | None) -> Decimal | None:
    """Return an amount to the millionth of a yuan, none if it is larger than any."""
    return None if amount is None or amount >= LARGEST else amount.quantize(MILLIONTH)
