"""Private temporary files: what is read through a copy."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CHUNK = 1 << 20
"""Bytes read at once: what a processor keeps near."""


@contextmanager
def temporary(content: Iterator[bytes]) -> Iterator[Path]:
    """Lend a private temporary file (0600) with the content; it is removed also after a failure."""
    handle, name = tempfile.mkstemp(prefix="cases-")
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(content)
        yield path
    finally:
        path.unlink(missing_ok=True)
