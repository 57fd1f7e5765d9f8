"""Files: bytes of a bounded number read."""

from __future__ import annotations

from pathlib import Path

from .._core import ContingentError
from ..loading import MAX_FILE_BYTES


def contents(path: Path) -> bytes:
    """What is in a file; ContingentError if it cannot be read or is too long."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise ContingentError(f"{str(path)!r} cannot be read: {error.strerror}") from None
    if len(data) > MAX_FILE_BYTES:
        raise ContingentError(f"{str(path)!r} is longer than {MAX_FILE_BYTES >> 20} MiB: a scenario is far smaller")
    return data
