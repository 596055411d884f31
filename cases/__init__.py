"""Enforcement cases into DuckDB, and out as numbers and files."""

__version__ = "0.1.0"
