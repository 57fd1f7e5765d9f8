"""How answers moved with the news: from one scenario to another, and from day to day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .. import _core
from ..results.difference import Difference
from ..results.estimate import Estimate
from ..results.news import KINDS, Diff, Moment, Path, Timeline
from ..results.provenance import Provenance
from ..scenario import Progress, Scenario
from ..worlds import Worlds

WORLDS = 20_000


def diff(
    old: Scenario | Worlds, new: Scenario | Worlds, worlds: int | None = None, seed: int | None = None, progress: Progress | None = None
) -> Diff:
    """What changed from `old` to `new`, split over the reports between them, on the same worlds.

    Each is taken as known on its own `as_of`. The order is that in which things became known, so a report's part is what it added
    to all before it (the sequential split). Two samples must be of as many worlds with the same seed; of scenarios, `worlds`
    (20,000) are sampled with `seed` (0).
    """
    count, chosen = _sample(old, new, worlds, seed)
    before, after = _scenario(old), _scenario(new)
    steps = _core.steps(_known(before)._core, _known(after)._core)
    moments = _moments(steps, before, after)
    paths = _paths([step.scenario for step in steps], count, chosen, progress)
    return Diff(moments, paths, _provenance(before, count, chosen), _provenance(after, count, chosen))


def timeline(
    scenario: Scenario, dates: Sequence[str] | None = None, worlds: int = WORLDS, seed: int = 0, progress: Progress | None = None
) -> Timeline:
    """The answers as they would have been on each of some days ("2025-10-25", rising), and the report behind each jump.

    Without `dates`: every day on which something that counts became known, and the horizon.
    """
    days = list(dates) if dates is not None else scenario.news_days()
    if dates is None and not days:
        raise _core.ContingentError("no chance of the scenario is derived from dated claims: say which days to look at")
    steps = _core.timeline_steps(scenario._core, days)
    starts = [number for number, step in enumerate(steps) if step.kind != "news"]
    ends = [start - 1 for start in starts[1:]] + [len(steps) - 1]
    first, last = scenario.as_of(days[0]), scenario.as_of(days[-1])
    paths = _paths([step.scenario for step in steps], worlds, seed, progress)
    moments = _moments(steps, scenario, scenario)
    return Timeline(moments, paths, _provenance(first, worlds, seed), _provenance(last, worlds, seed), tuple(days), tuple(ends))


def _scenario(of: Scenario | Worlds) -> Scenario:
    return of.scenario if isinstance(of, Worlds) else of


def _known(scenario: Scenario) -> Scenario:
    """Without what came after its `as_of`: that counts for nothing, but would hide that it is news to a later scenario."""
    return scenario.as_of(scenario.day) if scenario.day else scenario


def _sample(old: Scenario | Worlds, new: Scenario | Worlds, worlds: int | None, seed: int | None) -> tuple[int, int]:
    samples = {(len(of), of.seed) for of in (old, new) if isinstance(of, Worlds)}
    if len(samples) > 1:
        raise _core.ContingentError("only samples of as many worlds with the same seed can be compared, world by world")
    count, chosen = next(iter(samples), (WORLDS, 0))
    return count if worlds is None else worlds, chosen if seed is None else seed


def _moments(steps: Sequence[Any], before: Scenario, after: Scenario) -> tuple[Moment, ...]:
    claims = before.to_dict().get("claims", {}) | after.to_dict().get("claims", {})
    found = []
    for step in steps:
        says = _said([claims[id] for id in step.claims]) or KINDS[step.kind]
        found.append(Moment(step.kind, step.day, tuple(step.claims), says))
    return tuple(found)


def _said(claims: Sequence[dict[str, Any]]) -> str:
    """What claims say, each speaker named once, and nothing told twice."""
    told: dict[str, list[str]] = {}
    for claim in claims:
        said = told.setdefault(claim.get("speaker", ""), [])
        if claim["says"] not in said:
            said.append(str(claim["says"]))
    return "; ".join(f"{speaker}: {'; '.join(said)}" if speaker else "; ".join(said) for speaker, said in told.items())


def _paths(scenarios: list[_core.Scenario], worlds: int, seed: int, progress: Progress | None) -> tuple[Path, ...]:
    rows = _core.chain(scenarios, worlds, seed=seed, progress=progress)
    return tuple(
        Path(
            row.answer,
            row.actor,
            row.name,
            tuple(Estimate.of(value) for value in row.values),
            tuple(Difference.of(change) for change in row.changes),
        )
        for row in rows
    )


def _provenance(scenario: Scenario, worlds: int, seed: int) -> Provenance:
    return Provenance(seed, worlds, _core.__version__, scenario.sha256)
