"""Whole: one scenario in shards, one answer."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from .. import _core
from .asking import Asking, Task
from .checkpoint import Checkpoint, Place
from .merging import Tally, added, merged, tally
from .running import Run
from .shards import MULTIPLE, Shards
from .watching import Watch


class Whole:
    """One question of all shards of a sample. `counts` is the sum over those that are done; it stands in the checkpoint beside
    which these are, so that none is ever added again."""

    def __init__(self, shards: Shards, asking: Asking, watch: Watch, place: Place | None) -> None:
        self._shards, self._asking, self._watch = shards, asking, watch
        self._form = self._of_a_few()
        self._done: set[int] = set()
        self._counts: Tally = None
        self._file = Checkpoint(place, self._described()) if place is not None else None
        if self._file is not None:
            self._take_up(self._file.records)
            self._file.save(self._records())  # a place that cannot be written to shows before the work is done

    def answer(self, run: Run) -> Any:
        """The answer of all worlds."""
        try:
            for task, counts in run(self._tasks()):
                self._add(task, counts)
        finally:
            if self._file is not None:
                self._file.save(self._records())
        return merged(self._form, self._counts, self._shards.whole)

    def _of_a_few(self) -> Any:
        """What a few worlds answer, here and first: that shows what is wrong with the question, and the answer's form."""
        few = min(MULTIPLE, self._shards.worlds)
        form = Task(0, self._asking, self._shards.scenario, few, self._shards.seed).answer()
        tally(form, few)
        return form

    def _tasks(self) -> Iterator[Task]:
        """The shards that are not done."""
        scenario, seed = self._shards.scenario, self._shards.seed
        for number, (first, count) in enumerate(self._shards):
            if number not in self._done:
                yield Task(number, self._asking, scenario, count, seed, first, tallied=True)

    def _add(self, task: Task, counts: Tally) -> None:
        self._counts = added(self._counts, counts) if self._done else counts
        self._done.add(task.number)
        if self._file is not None:
            self._file.save_if_due(self._records())
        self._watch.add(task.worlds)

    def _take_up(self, records: Sequence[Any]) -> None:
        if not records:
            return
        ((done, self._counts),) = records
        self._done = {number for first, end in done for number in range(first, end)}
        self._watch.add(sum(count for number, (_, count) in enumerate(self._shards) if number in self._done))

    def _records(self) -> Iterator[str]:
        if self._done:
            yield json.dumps([ranges(sorted(self._done)), self._counts])

    def _described(self) -> dict[str, Any]:
        """What tells this run from another."""
        shards = self._shards
        about = {"question": self._asking.described(), "worlds": shards.worlds, "seed": shards.seed, "size": shards.size}
        return {"of": "shards", "scenario": shards.scenario.sha256, **about, "version": _core.__version__}


def ranges(numbers: Sequence[int]) -> list[list[int]]:
    """Ascending numbers as ranges, each its first and the one after its last.

    >>> ranges([0, 1, 2, 5])
    [[0, 3], [5, 6]]
    """
    runs = (list(run) for _, run in groupby(enumerate(numbers), lambda place: place[1] - place[0]))
    return [[run[0][1], run[-1][1] + 1] for run in runs]
