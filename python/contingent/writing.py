"""Writing: a file takes its place whole or not at all, whatever happens on the way.

What is new is written beside the place, forced to the disk, and only then put there by one rename, which the system does in
whole or not (POSIX rename, Windows MoveFileEx). A process killed before that leaves the old file, and beside it a hidden one
called .contingent-*.tmp that may be deleted; a disk that fills up, an error or Ctrl-C leaves nothing but the old file.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

PENDING = ".contingent-tables"  # in a folder: files that were on their way to their places


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A new file that takes the path's place at the end of the block, if nothing was raised in it.

    A link stays, and what it leads to changes; the mode of what was there stays too. What is there but is no ordinary file,
    such as /dev/stdout, is written to. Raises OSError, about the path, where that cannot be.
    """
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as file:
                yield file
            return
        target = Path(os.path.realpath(path))
        made = target.with_name(f".contingent-{secrets.token_hex(8)}.tmp")
        try:
            with made.open("xb") as file:
                yield file
                _to_disk(file)
            if target.exists():
                shutil.copymode(target, made)
            made.replace(target)
        finally:
            with suppress(OSError):
                made.unlink()
        _folder_to_disk(target.parent)
    except OSError as error:
        raise _about(error, path) from None


def write(path: Path, data: bytes) -> None:
    """Puts a file with the data where the path leads."""
    with replacing(path) as file:
        file.write(data)


def write_together(folder: Path, files: Mapping[str, bytes]) -> None:
    """Puts files (by name) into a folder: all, or none. The folder is made if need be, others in it stay.

    They are written into a folder inside it, which then gets the name PENDING by one rename: from there on they count
    (`pending` has them), however many have been moved to their places when the process is killed.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        settle(folder)
        made = folder / f".contingent-{secrets.token_hex(8)}.tmp"
        made.mkdir()
        try:
            for name, data in files.items():
                with (made / name).open("xb") as file:
                    file.write(data)
                    _to_disk(file)
                if (folder / name).exists():
                    shutil.copymode(folder / name, made / name)
            _folder_to_disk(made)
            made.rename(folder / PENDING)
            _folder_to_disk(folder)
        finally:
            shutil.rmtree(made, ignore_errors=True)
        settle(folder)
    except OSError as error:
        raise _about(error, folder) from None


def settle(folder: Path) -> None:
    """Moves what is pending in a folder to its place. Links are not followed: the folder may be a stranger's."""
    for path in pending(folder).values():
        path.replace(folder / path.name)
    if (folder / PENDING).is_dir():
        shutil.rmtree(folder / PENDING)
        _folder_to_disk(folder)


def pending(folder: Path) -> dict[str, Path]:
    """The files of a folder, by name, that were on their way when their writer was killed; they count instead of those of
    the same name in the folder, unless somebody changed these since."""
    try:
        found = [path for path in (folder / PENDING).iterdir() if path.is_file() and not path.is_symlink()]
        return {path.name: path for path in found if not _newer(folder / path.name, path)}
    except OSError:
        return {}


def _newer(path: Path, than: Path) -> bool:
    return path.exists() and path.stat().st_mtime_ns > than.stat().st_mtime_ns


def _to_disk(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _folder_to_disk(folder: Path) -> None:
    """So that a rename outlasts a power cut; where folders cannot be opened (Windows), the system sees to it."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _about(error: OSError, path: Path) -> OSError:
    told = error.strerror or str(error) or type(error).__name__
    return OSError(error.errno, f"cannot be written: {told}", str(path))
