"""Modules of libraries that are not installed with the program, but with an extra of it.

Owns what is said where one is missing.
"""

from importlib import import_module
from typing import Any

from cases.errors import UsageError

REMEDY = 'pip install "enforcement-cases[documents]"'


def needed(module: str, label: str) -> Any:
    """Return a module of the extra `documents`. Raises UsageError where it is not installed."""
    try:
        return import_module(module)
    except ImportError as error:
        raise UsageError(
            f"{label} needs a library that is not installed ({module.partition('.')[0]})", REMEDY
        ) from error
