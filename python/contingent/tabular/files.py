"""Files: bytes of a bounded number read, and written all or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
from contextlib import suppress
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


def replace(path: Path, data: bytes) -> None:
    """Puts a file with the data where the path leads; if that fails, what is there stays."""
    target = Path(os.path.realpath(path))
    made = target.with_name(f".contingent-{secrets.token_hex(8)}.tmp")
    try:
        with made.open("xb") as file:
            file.write(data)
        if target.exists():
            shutil.copymode(target, made)
        made.replace(target)
    except OSError as error:
        raise ContingentError(f"{str(path)!r} cannot be written: {error.strerror}") from None
    finally:
        with suppress(OSError):
            made.unlink()
