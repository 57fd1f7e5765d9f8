"""Ensemble: many scenarios, an answer each, in their order."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from .. import _core
from ..scenario import Scenario
from .asking import Asking, Task
from .checkpoint import Checkpoint, Place
from .keeping import heard, told
from .running import Run
from .watching import Watch


class Ensemble:
    """One question of many scenarios, of as many worlds each. Scenarios are taken one by one, when there is somebody to work
    on them; an answer that comes early waits for its turn."""

    def __init__(
        self, scenarios: Iterable[Any], asking: Asking, worlds: int, seed: int, watch: Watch, place: Place | None
    ) -> None:
        self._scenarios, self._asking, self._worlds, self._seed, self._watch = scenarios, asking, worlds, seed, watch
        self._ready: dict[int, Any] = {}  # whose turn has not come
        self._turn = 0
        self._kept: dict[int, tuple[str, str]] = {}  # with a checkpoint: the scenario's SHA-256, and the answer as JSON
        self._file = Checkpoint(place, self._described()) if place is not None else None
        if self._file is not None:
            self._kept = {number: (sha256, json.dumps(answer)) for number, sha256, answer in self._file.records}
            self._file.save(self._records())  # a place that cannot be written to shows before the work is done

    def answers(self, run: Run) -> Iterator[Any]:
        """One answer a scenario."""
        try:
            for task, answer in run(self._tasks()):
                self._take(task, answer)
                yield from self._due()
            yield from self._due()
        finally:
            if self._file is not None:
                self._file.save(self._records())

    def _tasks(self) -> Iterator[Task]:
        """The scenarios that have no answer yet."""
        for number, scenario in enumerate(self._scenarios):
            if not isinstance(scenario, Scenario):
                raise _core.ContingentError(f"scenario {number} is a {type(scenario).__name__}; contingent.load makes scenarios")
            if number not in self._kept:
                yield Task(number, self._asking, scenario, self._worlds, self._seed)
            elif self._kept[number][0] != scenario.sha256:
                raise _core.ContingentError(f"{self._file} is of another run: scenario {number} is not the one it answers")
            else:
                self._ready[number] = None
                self._watch.add(self._worlds)

    def _take(self, task: Task, answer: Any) -> None:
        self._ready[task.number] = answer
        if self._file is not None:
            self._kept[task.number] = (task.scenario.sha256, json.dumps(told(answer), allow_nan=False))
            self._ready[task.number] = None
            self._file.save_if_due(self._records())
        self._watch.add(self._worlds)

    def _due(self) -> Iterator[Any]:
        """The answers whose turn it is."""
        while self._turn in self._ready:
            answer = self._ready.pop(self._turn)
            yield answer if self._file is None else heard(json.loads(self._kept[self._turn][1]))
            self._turn += 1

    def _records(self) -> Iterator[str]:
        return (f'[{number}, "{sha256}", {answer}]' for number, (sha256, answer) in sorted(self._kept.items()))

    def _described(self) -> dict[str, Any]:
        """What tells this run from another, but for its scenarios: each stands beside its answer."""
        about = {"question": self._asking.described(), "worlds": self._worlds, "seed": self._seed}
        return {"of": "scenarios", **about, "version": _core.__version__}
