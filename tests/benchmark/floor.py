"""SQL by DuckDB alone, in a process of its own: `python floor.py DATABASE write|read`, the SQL on standard input."""

import sys

import duckdb

if __name__ == "__main__":
    with duckdb.connect(sys.argv[1], read_only=sys.argv[2] == "read") as con:
        con.execute("set enable_progress_bar = false")
        con.execute(sys.stdin.buffer.read().decode()).fetchall()
        if sys.argv[2] == "write":
            con.execute("checkpoint")
