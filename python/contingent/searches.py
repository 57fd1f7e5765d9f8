"""The answers that search: each asks the core, and gives its answer the scenario's names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from . import _core, said
from .results import (
    Block,
    Blocks,
    Change,
    Coalition,
    Coalitions,
    Comparison,
    Difference,
    Estimate,
    Frontier,
    FrontierPoint,
    Lever,
    Levers,
    Mean,
    MeaningRow,
    Meanings,
    Power,
    PowerRow,
    Provenance,
    Rare,
    Resilience,
    Setting,
    Terms,
    Unlock,
    UnlockSet,
)
from .scenario import Progress, Scenario

if TYPE_CHECKING:
    from .worlds import Worlds

Target = str | Sequence[str]
Among = Mapping[str, float] | Sequence[tuple[str, float]]
MEANING_WORLDS = 10_000  # at most, for each lexicon drawn


def coalitions(worlds: Worlds, query: dict[str, Any], progress: Progress | None) -> Coalitions:
    ids, search = worlds._core.coalitions(**query, progress=progress)
    rows = tuple(_scored(worlds, members, count) for members, count in zip(ids, search.worlds, strict=True))
    return Coalitions(rows, search.exact, search.bound / len(worlds), worlds.provenance)


def _scored(worlds: Worlds, members: list[str], count: int) -> Coalition:
    """A coalition found on the sample, scored on as many worlds that come after it."""
    fresh = worlds._fresh
    names = tuple(worlds.scenario.names.get(id, id) for id in members)
    viability = Estimate.of(fresh.viability(members).feasible)
    resilience = Resilience.of(fresh.resilience(members), members)
    return Coalition(tuple(members), names, viability, Estimate.of(fresh.estimate(count)), resilience)


def frontier(worlds: Worlds, quantity: str, amounts: Sequence[float] | None, progress: Progress | None) -> Frontier:
    from .worlds import Worlds

    points = []
    for amount in _amounts(worlds.scenario, quantity) if amounts is None else sorted(amounts):
        asked = _asking_for(worlds.scenario, quantity, amount)
        there = Worlds(asked, len(worlds), seed=worlds.seed, threads=worlds.threads, first=worlds.first)
        best = coalitions(there, {"top": 1}, progress).rows
        found = best[0] if best and best[0].in_sample.count else None
        points.append(FrontierPoint(float(amount), found))
    return Frontier(quantity, tuple(points), worlds.provenance)


def _amounts(scenario: Scenario, quantity: str) -> list[float]:
    """Ten steps, to four times what the scenario asks for."""
    asked = [
        requirement["at_least"]
        for requirement in scenario.to_dict().get("requirements", {}).values()
        if requirement.get("of") == quantity and "from" not in requirement and requirement["at_least"] > 0
    ]
    if not asked:
        raise _core.ContingentError(f'the scenario asks for no "{quantity}": give the amounts to look at, such as amounts=[1000, 2000]')
    return [max(asked) * step / 2.5 for step in range(11)]


def _asking_for(scenario: Scenario, quantity: str, amount: float) -> Scenario:
    """The scenario with all it asks for of a quantity replaced by one amount."""
    told = scenario.to_dict()
    others = {
        id: requirement
        for id, requirement in told.get("requirements", {}).items()
        if requirement.get("of") != quantity or "from" in requirement
    }
    name = next(name for name in ("frontier", *(f"frontier-{k}" for k in range(1000))) if name not in others)
    return scenario.from_dict(told | {"requirements": others | {name: {"at_least": amount, "of": quantity}}})


def rare(worlds: Worlds, target: Target, progress: Progress | None) -> Rare:
    found = worlds._core.rare(_asked(target), progress=progress)
    return Rare.of(found, _named(worlds.scenario, target), worlds.provenance)


def levers(worlds: Worlds, target: Target, progress: Progress | None) -> Levers:
    found = worlds._core.lever_effects(_asked(target), progress=progress)
    by_lever: dict[str, list[Any]] = {}
    for effect in found.effects:
        by_lever.setdefault(effect.lever, []).append(effect)
    rows = [_lever(worlds.scenario, lever, effects) for lever, effects in by_lever.items()]
    rows.sort(key=lambda row: -_width(row))
    return Levers(_named(worlds.scenario, target), Estimate.of(found.base), tuple(rows), worlds.provenance)


def _lever(scenario: Scenario, lever: str, effects: list[Any]) -> Lever:
    best = max(effects, key=lambda effect: effect.change.value)
    worst = min(effects, key=lambda effect: effect.change.value)
    well, gain = (_setting(scenario, best), Difference.of(best.change)) if best.change.value > 0 else (None, None)
    badly, loss = (_setting(scenario, worst), Difference.of(worst.change)) if worst.change.value < 0 else (None, None)
    return Lever(lever, said.subject(scenario, lever), well, gain, badly, loss)


def _setting(scenario: Scenario, effect: Any) -> Setting:
    return said.setting(scenario, effect.lever, effect.setting)


def _width(row: Lever) -> float:
    return (row.gain.value if row.gain else 0.0) - (row.loss.value if row.loss else 0.0)


def blocks(worlds: Worlds, target: Target, progress: Progress | None) -> Blocks:
    scenario = worlds.scenario
    found = worlds._core.blocks(_asked(target), progress=progress)
    alone = [Block((said.setting(scenario, b.lever, b.setting),), Estimate.of(b.alone)) for b in found.levers if b.alone.count]
    alone.sort(key=lambda block: -block.share.count)
    pairs = [Block(_settings(scenario, pair.settings), Estimate.of(pair.together)) for pair in found.pairs]
    shares = {name: Estimate.of(getattr(found, name)) for name in ("failing", "one", "two", "more", "beyond")}
    return Blocks(_named(scenario, target), alone=tuple(alone), pairs=tuple(pairs), provenance=worlds.provenance, **shares)


def unlock(
    worlds: Worlds, target: Target, at_least: float, changes: int, among: Among | None, show: int, progress: Progress | None
) -> Unlock:
    settings = None if among is None else list(among.items() if isinstance(among, Mapping) else among)
    found = worlds._core.unlock(_asked(target), at_least, changes, settings, show, progress=progress)
    sets = tuple(
        UnlockSet(_settings(worlds.scenario, one.settings), Estimate.of(one.target), Difference.of(one.change)) for one in found.sets
    )
    return Unlock(_named(worlds.scenario, target), at_least, Estimate.of(found.base), found.reached, sets, worlds.provenance)


def terms(worlds: Worlds, x: str, y: str | None, steps: int, progress: Progress | None) -> Terms:
    parties, found = worlds._core.terms(x, y, steps, progress=progress)

    def grid(cells: Sequence[Any]) -> tuple[tuple[Estimate, ...], ...]:
        width = len(found.points)
        return tuple(tuple(map(Estimate.of, cells[row : row + width])) for row in range(0, len(cells), width))

    pools = set(worlds.scenario.pools)
    shown = {id: id.split("#")[0] for id in parties if id.split("#")[0] not in pools or id.endswith("#1")}
    can_live = {shown[id]: grid(cells) for id, cells in zip(parties, found.can_live, strict=True) if id in shown}
    names = {id: worlds.scenario.names.get(id, id) for id in can_live}
    titles = {issue: worlds.scenario.names.get(issue, issue) for issue in (x, y) if issue}
    issues = worlds.scenario.to_dict()["issues"]
    ends = {issue: (issues[issue].get("low", ""), issues[issue].get("high", "")) for issue in titles}
    return Terms(x, y, titles, tuple(found.points), grid(found.viable), can_live, names, worlds.provenance, ends)


def power(worlds: Worlds, orders: int, progress: Progress | None) -> Power:
    found = worlds._core.power(orders, progress=progress)
    rows = tuple(
        PowerRow(id, worlds.scenario.names.get(id, id), Mean.of(row.shapley), row.banzhaf, Mean.of(row.banzhaf_absolute))
        for id, row in zip(worlds.scenario.candidates, found.rows, strict=True)
    )
    return Power(rows, found.exact_worlds, found.sampled_worlds, worlds.provenance)


def meanings(worlds: Worlds, draws: int, count: int | None, progress: Progress | None) -> Meanings:
    asked = min(len(worlds), MEANING_WORLDS) if count is None else count
    found = _core.meanings(worlds.scenario._core, asked, seed=worlds.seed, threads=worlds.threads, draws=draws, progress=progress)
    rows = tuple(
        MeaningRow(row.answer, row.actor, row.name, Estimate.of(row.estimate), row.low, row.high, Estimate.of(row.linear))
        for row in found
    )
    return Meanings(rows, draws, Provenance(worlds.seed, asked, _core.__version__, worlds.scenario.sha256))


def compare(before: Worlds, after: Worlds) -> Comparison:
    """What changes from one sample to another of as many worlds with the same seed: an answer's interval is that of paired
    shares, so it is far narrower than the answers' own.

    >>> import contingent as ct
    >>> gaza = ct.load("gaza-isf-2025-10")
    >>> freed = gaza.set({"accepts:ISR/TUR": 1.0})
    >>> ct.compare(gaza.sample(4096), freed.sample(4096)).viable.change.lost
    0
    """
    if (len(before), before.seed, before.first) != (len(after), after.seed, after.first):
        raise _core.ContingentError("only samples of as many worlds with the same seed can be compared, world by world")
    rows = [_change("viable", "a feasible force", before, after, before.worlds_where_viable(), after.worlds_where_viable())]
    pooled = {id for id in before.scenario.candidates if "#" in id}
    for id in before.scenario.candidates:
        if id in after.scenario.candidates and id not in pooled:
            name = before.scenario.names.get(id, id)
            rows.append(_change(id, name, before, after, before.worlds_where_could(id), after.worlds_where_could(id)))
    return Comparison(tuple(rows), before.provenance, after.provenance)


def _change(answer: str, name: str, before: Worlds, after: Worlds, was: _core.WorldSet, now: _core.WorldSet) -> Change:
    return Change(answer, name, before.share(was), after.share(now), Difference.of(_core.paired_difference(was, now)))


def _asked(target: Target) -> Any:
    return target if isinstance(target, str) else list(target)


def _named(scenario: Scenario, target: Target) -> str:
    if target == "viable":
        return "viable"
    if isinstance(target, str):
        return f"could: {scenario.names.get(target, target)}"
    return "coalition: " + ", ".join(scenario.names.get(id, id) for id in target)


def _settings(scenario: Scenario, pairs: Sequence[tuple[str, float]]) -> tuple[Setting, ...]:
    return tuple(said.setting(scenario, lever, value) for lever, value in pairs)
