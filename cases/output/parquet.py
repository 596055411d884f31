"""Parquet, with the exact types of the engine: decimals, dates and lists stay what they are."""

from typing import IO

from cases.errors import OutputError
from cases.output import Result, Style


def write(result: Result, stream: IO[bytes], style: Style) -> None:
    """Write the result as one Parquet file, packed with zstd."""
    import pyarrow as pa
    from pyarrow import parquet

    try:
        if result.arrow:
            table = result.arrow().rename_columns(list(result.header))
        else:
            rows = [list(row) for row in result.rows]
            table = pa.table({name: [row[at] for row in rows] for at, name in enumerate(result.header)})
        parquet.write_table(table, stream, compression="zstd")
    except pa.ArrowException as error:
        raise OutputError(
            f"Parquet cannot hold this result: {error}", "cast the column to text, or -o FILE.csv"
        ) from error
