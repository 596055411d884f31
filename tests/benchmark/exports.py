"""How fast the tables are written, against COPY by DuckDB alone; and that a workbook too long for Excel is refused."""

import shutil
from collections.abc import Iterator

from cases import record
from cases.literals import quoted
from tests.benchmark.bench import FLOOR, Bench
from tests.benchmark.processes import Step, StepError, python, run
from tests.benchmark.queries import sql
from tests.benchmark.table import Row, compared

ORDERS = {
    "cases": "case_id",
    "citations": "case_id, position",
    "prices": "case_id, position",
    "loads": "load_id",
    "findings": "load_id, source_row, rule, field",
}
OPTIONS = {"csv": "format csv, header", "parquet": "format parquet, compression zstd"}
TOO_LONG = "1,048,576"
REMEDY = "Try:"


def copies(bench: Bench, form: str, *, masked: bool) -> str:
    """Return the SQL that copies the tables; `masked`, the relations that an export copies, in its order."""
    statements = []
    for table, fields in record.TABLES.items():
        relation = f"masked_{table}" if masked and table in ("cases", "findings") else table
        order = f" order by {ORDERS[table]}" if masked else ""
        joined = [field.name for field in fields if form == "csv" and field.type == "codes"]
        columns = ", ".join(field.name for field in fields)
        lists = ", ".join(f"array_to_string({name}, ';') as {name}" for name in joined)
        rows = f"select {columns} from {f'(select * replace ({lists}) from {relation})' if joined else relation}{order}"
        statements.append(f"copy ({rows}) to {quoted(str(bench.folder / f'{table}.{form}'))} ({OPTIONS[form]});")
    return "\n".join(statements)


def export(bench: Bench) -> Iterator[Row]:
    """Write the tables as CSV and as Parquet."""
    db, folder = bench.loaded(), bench.folder / "exported"
    for form, name in (("csv", "CSV"), ("parquet", "Parquet")):
        runs = bench.alternate(
            bare=bench.query(db, copies(bench, form, masked=False)),
            floor=bench.query(db, copies(bench, form, masked=True)),
            export=Step(
                python("-m", "cases", "export", "--db", str(db), "-o", str(folder), "--format", form),
                lambda: shutil.rmtree(folder, ignore_errors=True),
            ),
        )
        against = "COPY of the same relations: masked, in order"
        yield compared(f"export to {name}", against, runs, of="export", target=1.15)
        yield compared(f"export to {name}", "COPY of the bare tables, in no order", runs, of="export", to="bare")


def workbook(bench: Bench) -> Iterator[Row]:
    """Export more cases than a sheet has rows: it is refused, and what to do instead is said."""
    long = bench.folder / "long.duckdb"
    shutil.copyfile(bench.loaded(), long)
    run(Step(python(FLOOR, str(long), "write"), stdin=sql("many")), bench.folder)
    command = python("-m", "cases", "export", "--db", str(long), "-o", "long.xlsx")
    try:
        run(Step(command), bench.folder)
        yield Row(f"workbook of more than {TOO_LONG} rows", "", said="refused with the remedy", failed=True)
    except StepError as error:
        is_refused = TOO_LONG in str(error) and REMEDY in str(error) and not (bench.folder / "long.xlsx").exists()
        yield Row(f"workbook of more than {TOO_LONG} rows", "", said="refused with the remedy", failed=not is_refused)
