"""Shards: one sample in pieces, to be worked through one by one, anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from .._core import ContingentError
from ..scenario import Scenario
from ..worlds import Worlds

SIZE = 1 << 22
"""Worlds a shard: seconds of work on one thread, so that neither sending it nor losing it costs much."""

MULTIPLE = 64  # the core draws so many worlds at a time, and a sample begins with the first of them


@dataclass(frozen=True)
class Shards:
    """The worlds of `scenario.sample(worlds, seed)`, `size` by `size`; the last shard has what is left. Made by `shards`."""

    scenario: Scenario
    worlds: int
    seed: int
    size: int

    def __len__(self) -> int:
        return (self.worlds + self.size - 1) // self.size

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """The first world of each shard, and how many it has."""
        return ((first, min(self.size, self.worlds - first)) for first in range(0, self.worlds, self.size))

    @cached_property
    def whole(self) -> Worlds:
        """The sample that the shards are pieces of."""
        return Worlds(self.scenario, self.worlds, seed=self.seed)


def shards(scenario: Scenario, worlds: int, *, seed: int = 0, size: int = SIZE) -> Shards:
    """One sample in pieces, for `contingent.map`. worlds: from 1 to 2^40. size: worlds a shard, a multiple of 64; no answer
    depends on it.

    >>> import contingent as ct
    >>> list(ct.shards(ct.load("every-feature"), 1000, size=640))
    [(0, 640), (640, 360)]
    """
    if not isinstance(scenario, Scenario):
        raise ContingentError(f"shards are of one scenario, as contingent.load gives it, not of {type(scenario).__name__}")
    if isinstance(size, bool) or not isinstance(size, int) or size < MULTIPLE or size % MULTIPLE:
        raise ContingentError(f"a shard's size is a multiple of {MULTIPLE}, not {size!r}")
    made = Shards(scenario, worlds, seed, size)
    made.whole  # noqa: B018 - refuses a number or a seed that cannot be
    return made
