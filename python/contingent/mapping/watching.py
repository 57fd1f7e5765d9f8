"""Watching: how far a run is, in worlds."""

from __future__ import annotations

from ..scenario import Progress


class Watch:
    """Tells a callback the worlds done and the worlds in all, each time some are done."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0

    def add(self, worlds: int) -> None:
        self._done += worlds
        if self._progress is not None:
            self._progress(self._done, self._total)
