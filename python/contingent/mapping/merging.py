"""Merging: what shards answer, put together by adding counts of worlds.

Whole numbers add up to the same sum in any order, so the answer is that of one machine, bit for bit. An answer that is not
made of counts alone, such as a ranking, cannot be put together and is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from .._core import ContingentError
from ..results import Breakdown, Compatibility, Estimate, Member, Members, Provenance, Terms, Viability
from ..results.members import ANSWERS
from ..worlds import Worlds

MADE_OF_COUNTS = (Estimate, Breakdown, Members, Viability, Compatibility, Terms)
MERGEABLE = ("viable", "coordination_gap", "members", "viability", "compatibility", "terms")

Tally = Any
"""A count of worlds, or a list or a dict (by text) of tallies."""


def tally(answer: Any, worlds: int) -> Tally:
    """The counts in what a shard of so many worlds answers: of a result a list in a fixed order, of a dict by sorted key."""
    if isinstance(answer, MADE_OF_COUNTS):
        counting = Counting(worlds)
        _renewed(answer, counting)
        return counting.counts
    if isinstance(answer, int) and not isinstance(answer, bool):
        return answer
    if isinstance(answer, (list, tuple)):
        return [tally(part, worlds) for part in answer]
    if isinstance(answer, dict) and all(isinstance(key, str) for key in answer):
        return {key: tally(answer[key], worlds) for key in sorted(answer)}
    raise ContingentError(
        f"answers of shards are put together by adding whole numbers, and {type(answer).__name__} has none: "
        "answer with counts of worlds, with what " + ", ".join(MERGEABLE) + " give, or with lists or dicts of these"
    )


def added(a: Tally, b: Tally) -> Tally:
    """The sum of two tallies; a dict's by key, one that only one of them has counting as it is."""
    if isinstance(a, int) and isinstance(b, int):
        return a + b
    if isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        return [added(x, y) for x, y in zip(a, b, strict=True)]
    if isinstance(a, dict) and isinstance(b, dict):
        return {key: added(a[key], b[key]) if key in a and key in b else a.get(key, b.get(key)) for key in sorted(a | b)}
    raise ContingentError("the question answers one shard in another form than the next: their counts cannot be added")


def merged(sample: Any, total: Tally, whole: Worlds) -> Any:
    """The answer of the whole, in the form of `sample` (the same question's answer of a few worlds)."""
    if isinstance(sample, MADE_OF_COUNTS):
        return _renewed(sample, Filling(iter(total), whole))
    if isinstance(sample, (list, tuple)):
        return [merged(part, sums, whole) for part, sums in zip(sample, total, strict=True)]
    if isinstance(sample, dict):
        return {key: merged(sample[key], sums, whole) if key in sample else sums for key, sums in total.items()}
    return total


class Counting:
    """Notes every count, and leaves all as it is."""

    def __init__(self, worlds: int) -> None:
        self._worlds = worlds
        self.counts: list[int] = []

    def count(self, value: int) -> int:
        self.counts.append(value)
        return value

    def estimate(self, value: Estimate) -> Estimate:
        if value.worlds != self._worlds or value.value != value.count / value.worlds:
            raise ContingentError(f"only shares of all of a shard's worlds can be put together, not {value!r}")
        self.counts.append(value.count)
        return value

    def mean(self, value: float) -> float:
        self.counts.append(round(value * self._worlds))  # exact: the sum that it was made of is at most 2^48
        return value

    def provenance(self, value: Provenance) -> Provenance:
        return value


class Filling:
    """Puts the counts of the whole in the place of others."""

    def __init__(self, counts: Iterator[int], whole: Worlds) -> None:
        self._counts, self._whole = counts, whole

    def count(self, value: int) -> int:
        return next(self._counts)

    def estimate(self, value: Estimate) -> Estimate:
        return Estimate.of(self._whole._core.estimate(next(self._counts)))

    def mean(self, value: float) -> float:
        return next(self._counts) / len(self._whole)

    def provenance(self, value: Provenance) -> Provenance:
        return self._whole.provenance


def _renewed(part: Any, by: Counting | Filling) -> Any:
    """A copy of a result with all that depends on the worlds renewed, always in the same order."""
    if isinstance(part, Estimate):
        return by.estimate(part)
    if isinstance(part, Provenance):
        return by.provenance(part)
    if isinstance(part, Breakdown):
        return replace(part, **{field.name: by.count(getattr(part, field.name)) for field in fields(part)})
    if isinstance(part, Member):
        answers: dict[str, Any] = {answer: by.estimate(getattr(part, answer)) for answer in ANSWERS}
        return replace(part, expected=by.mean(part.expected), **answers)
    if isinstance(part, MADE_OF_COUNTS):
        return replace(part, **{field.name: _renewed(getattr(part, field.name), by) for field in fields(part)})
    if isinstance(part, tuple):
        return tuple(_renewed(one, by) for one in part)
    if isinstance(part, dict):
        return {key: _renewed(one, by) for key, one in part.items()}
    return part  # names, texts, points of an axis
