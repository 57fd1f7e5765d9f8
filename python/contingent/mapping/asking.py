"""Asking: a question, and one sample it is asked of, as a task that can be sent to another process."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from typing import Any

from .._core import ContingentError
from ..scenario import Scenario
from ..worlds import Worlds
from .merging import tally

Question = str | Callable[..., Any]
"""The name of an answer of Worlds, or a function of a Worlds; a function must be one that other processes can import."""

VALUES = ("viable", "coordination_gap")  # answers that take no arguments
METHODS = (
    "members", "viability", "compatibility", "network", "coalitions", "frontier", "levers", "blocks", "unlock", "terms", "power",
    "rare", "meanings", "timeline",
)  # fmt: skip


@dataclass(frozen=True)
class Asking:
    """A question, the arguments `asked` with it, and how many of the core's threads work at one task."""

    question: Question
    asked: Mapping[str, Any]
    threads: int | None = None

    def check(self) -> None:
        """ContingentError unless the question is a function or names an answer."""
        if callable(self.question):
            return
        known = (*VALUES, *METHODS)
        if self.question not in known:
            near = get_close_matches(self.question, known, 1) if isinstance(self.question, str) else []
            hint = f'did you mean "{near[0]}"?' if near else "they are " + ", ".join(known)
            raise ContingentError(f"no answer is called {self.question!r}; {hint}")
        if self.question in VALUES and self.asked:
            raise ContingentError(f'"{self.question}" takes no arguments, but {", ".join(self.asked)} is given')

    def described(self) -> Any:
        """What tells this question from another, as JSON."""
        try:
            return json.loads(json.dumps([_named(self.question), dict(self.asked)], allow_nan=False))
        except (TypeError, ValueError) as error:
            raise ContingentError(f"a checkpoint needs a question whose arguments are JSON values: {error}") from None

    def of(self, worlds: Worlds) -> Any:
        """The answer."""
        if callable(self.question):
            return self.question(worlds, **self.asked)
        answer = getattr(worlds, self.question)
        return answer if self.question in VALUES else answer(**self.asked)


@dataclass(frozen=True)
class Task:
    """A question asked of so many worlds of a scenario from `first` on. `tallied`: a shard, of whose answer only the counts
    of worlds are to come back."""

    number: int
    asking: Asking
    scenario: Scenario
    worlds: int
    seed: int
    first: int = 0
    tallied: bool = False

    def __str__(self) -> str:
        return f"{'shard' if self.tallied else 'scenario'} {self.number}"

    def __call__(self) -> Any:
        """What comes back."""
        return tally(self.answer(), self.worlds) if self.tallied else self.answer()

    def answer(self) -> Any:
        threads = self.asking.threads
        return self.asking.of(Worlds(self.scenario, self.worlds, seed=self.seed, threads=threads, first=self.first))


def _named(question: Any) -> Any:
    """A function's name stands for it: what its code does is not looked at."""
    if isinstance(question, partial):
        return [_named(question.func), list(question.args), question.keywords]
    if not callable(question):
        return question
    name = getattr(question, "__qualname__", None)
    if name is None:
        raise ContingentError(f"a checkpoint needs a question with a name, such as a function, not {type(question).__name__}")
    return f"{question.__module__}.{name}"
