"""What moved since a day: the news behind the change, and whose chances moved most."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ..past import diff
from ..results import Diff, Estimate
from ..scenario import Scenario
from .plain import date_in_words

if TYPE_CHECKING:
    from ..worlds import Worlds

WORLDS = 10_000
DAYS = 30  # before the scenario's own day, where nothing else is asked for
CANDIDATES, LEAST = 4, 0.005  # named, if their chance moved by so much


@dataclass(frozen=True)
class Moved:
    """since: the day in words. candidates: name, chance in the force that forms before and after, and what moved it most."""

    since: str
    diff: Diff
    candidates: list[tuple[str, Estimate, Estimate, str]]

    @property
    def before(self) -> Estimate:
        """P(some force is feasible) by what was known then."""
        return self.diff.viable.values[0]

    @property
    def after(self) -> Estimate:
        """And by what is known now."""
        return self.diff.viable.values[-1]


def what_moved(worlds: Worlds, since: str | None) -> Moved | None:
    """None where nothing can be told: no day is given and the scenario has none, or no report moved anything."""
    scenario = worlds.scenario
    day = since or _default(scenario)
    if not day:
        return None
    few = scenario.sample(min(len(worlds), WORLDS), seed=worlds.seed, threads=worlds.threads)
    found = diff(scenario.as_of(day), few)
    if not since and not found.moved():
        return None
    return Moved(date_in_words(day), found, _candidates(found))


def _default(scenario: Scenario) -> str:
    if not scenario.day:
        return ""
    day = (date.fromisoformat(scenario.day) - timedelta(days=DAYS)).isoformat()
    return day if any(day < news <= scenario.day for news in scenario.news_days()) else ""


def _candidates(found: Diff) -> list[tuple[str, Estimate, Estimate, str]]:
    told = []
    for path in found.most_moved()[:CANDIDATES]:
        before, after = path.values[0], path.values[-1]
        if abs(after.value - before.value) < LEAST:
            continue
        moved = found.moved(path.answer, path.actor)
        told.append((path.name, before, after, moved[0][0].says if moved else ""))
    return told
