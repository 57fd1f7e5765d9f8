"""What would have to change: the best coalitions, what blocks a force, what would unlock it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..results import Blocks, Coalition, Coalitions, Levers, Unlock

if TYPE_CHECKING:
    from ..worlds import Worlds

COALITIONS, SETS = 6, 5  # listed
WORLDS = 10_000  # for what is asked of every pair of levers
SECONDS = 10.0  # for the search of coalitions, which is exact if it ends before
MOST_LEVERS = 120  # of more, not every pair is looked at on one page
GOALS = (0.5, 0.8, 0.95)


@dataclass(frozen=True)
class Change:
    """coalitions: None where none is feasible. levers: on the first worlds of the sample. blocks, unlock: None where nothing fails, or there are too many levers."""

    coalitions: Coalitions | None
    levers: Levers
    blocks: Blocks | None
    unlock: Unlock | None
    too_many: int = 0  # levers, where there are too many to try every pair

    @property
    def best(self) -> list[Coalition]:
        """The coalitions to list."""
        return [row for row in self.coalitions or () if row.in_sample.count][:COALITIONS]

    @property
    def by_size(self) -> list[tuple[str, float]]:
        """How few levers would do where no force is feasible."""
        if self.blocks is None:
            return []
        told = (
            ("one thing going well would do", self.blocks.one),
            ("it takes two", self.blocks.two),
            ("it takes more than two", self.blocks.more),
            ("no lever would do", self.blocks.beyond),
        )
        return [(words, share.value) for words, share in told if share.count]


def what_would_change_it(worlds: Worlds) -> Change:
    """The answers of the section. The search of coalitions meets the worlds of the sample, the others the first of them."""
    coalitions = worlds.coalitions(COALITIONS, seconds=SECONDS)
    few = worlds.scenario.sample(min(len(worlds), WORLDS), seed=worlds.seed, threads=worlds.threads)
    viable = worlds.viable
    levers = few.levers()
    found = coalitions if any(row.in_sample.count for row in coalitions) else None
    if viable.value == 1 or len(levers) > MOST_LEVERS:
        return Change(found, levers, None, None, len(levers) if viable.value < 1 else 0)
    goal = next((goal for goal in GOALS if goal > viable.high), None)
    unlock = few.unlock(at_least=goal, changes=2, show=SETS) if goal else None
    return Change(found, levers, few.blocks(), unlock)
