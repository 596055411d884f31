"""Temporary tables of what Python read in distinct texts: dictionaries that SQL joins by the text."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def fill_temp(
    con: "DuckDBPyConnection", table: str, columns: Mapping[str, str], rows: Iterable[tuple[Any, ...]]
) -> None:
    """Make a temporary table of rows, its columns of the Arrow types named."""
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
    arrays = [pa.array(column, types[kind]) for column, kind in zip(cells, columns.values(), strict=True)]
    con.register("filled", pa.table(arrays, names=list(columns)))
    con.execute(f"create or replace temp table {table} as select * from filled")
    con.unregister("filled")
