"""Checkpoint: what a long run has done so far, in a file that another run can begin with.

Lines of JSON: a head with the format's version and the SHA-256 of all that follows it, the run that the file is of, then its
records. The file is replaced as a whole and at once, so that at every moment the one before or the one after is there, whole.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from .. import writing
from .._core import ContingentError

Place = str | os.PathLike[str]

FORMAT = 1
SECONDS = 5.0  # between two writings, at least
SHARE = 0.05  # of the time, at most, goes into writing


class Checkpoint:
    """`records` are those found in the file, none where there is no file yet. ContingentError if the file is damaged, or of
    a run that differs in anything from `run`."""

    def __init__(self, path: Place, run: dict[str, Any]) -> None:
        self._path, self._run = Path(path), run
        self._next = 0.0
        self.records = self._read()

    def __str__(self) -> str:
        return str(self._path)

    def _read(self) -> list[Any]:
        try:
            head, _, body = self._path.read_bytes().partition(b"\n")
        except FileNotFoundError:
            return []
        try:
            told = json.loads(head)
            version, checksum = told["contingent checkpoint"], told["sha256"]
        except (ValueError, TypeError, KeyError):
            raise ContingentError(f"{self} is damaged, or no checkpoint") from None
        if version != FORMAT:
            raise ContingentError(f"{self} is a checkpoint of format {version}, this version reads format {FORMAT}")
        if checksum != hashlib.sha256(body).hexdigest():
            raise ContingentError(f"{self} is damaged: its content does not have the checksum that it tells")
        run, *records = map(json.loads, body.splitlines())
        self._check(run)
        return records

    def _check(self, run: dict[str, Any]) -> None:
        for name in [*self._run, *run]:
            its, ours = run.get(name), self._run.get(name)
            if its != ours:
                raise ContingentError(f"{self} is of another run: its {name} is {json.dumps(its)}, not {json.dumps(ours)}")

    def save_if_due(self, records: Iterable[str]) -> None:
        """Saves if the last time is long enough ago, for what writing costs."""
        if time.monotonic() >= self._next:
            self.save(records)

    def save(self, records: Iterable[str]) -> None:
        """Replaces the file by one with these records, each a line of JSON. They are on the disk when this returns."""
        start = time.monotonic()
        body = "".join(f"{line}\n" for line in (json.dumps(self._run), *records)).encode()
        head = json.dumps({"contingent checkpoint": FORMAT, "sha256": hashlib.sha256(body).hexdigest()})
        writing.write(self._path, head.encode() + b"\n" + body)
        end = time.monotonic()
        self._next = end + max(SECONDS, (end - start) / SHARE)
