"""Progress: a bar on standard error, if a terminal is there to show it and the answer keeps one waiting."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

PATIENCE = 1.0  # seconds before a bar appears


class Bar:
    """Called with the worlds done and the worlds in all. A question after another fills the same bar again."""

    def __init__(self, console: Console, patience: float = PATIENCE) -> None:
        self._console = console
        self._show_at = time.monotonic() + patience
        self._shown: Progress | None = None

    def __call__(self, done: int, total: int) -> None:
        if self._shown is None:
            if time.monotonic() < self._show_at:
                return
            self._shown = _shown(self._console)
            self._shown.start()
            self._shown.add_task("sampling worlds")
        self._shown.update(self._shown.task_ids[0], completed=done, total=total)

    def close(self) -> None:
        """Takes the bar away."""
        if self._shown is not None:
            self._shown.stop()


def _shown(console: Console) -> Progress:
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, transient=True)


@contextmanager
def progress_bar() -> Iterator[Bar | None]:
    """A bar for as long as it takes, or None where nobody would see it."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console

    bar = Bar(Console(stderr=True))
    try:
        yield bar
    finally:
        bar.close()
