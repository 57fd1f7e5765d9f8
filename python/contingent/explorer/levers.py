"""Levers as the explorer shows them: in groups, each with the numbers it takes and those that the case gives it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .. import said, words
from ..brief.plain import number
from .reasons import explained_by, part_of, reasons_for

if TYPE_CHECKING:
    from ..results import Explanation
    from ..worlds import Worlds

GROUPS = {
    "events": ("Events", ("event",)),
    "will": ("Will: who joins, who can lead", ("joins", "leads")),
    "consent": ("Consent: who accepts whom", ("accepts",)),
    "positions": ("Positions", ("position",)),
    "requirements": ("Requirements", ("requirement",)),
}
STEPS = 100  # of a slider for a chance or an ideal


def lever_groups(worlds: Worlds) -> list[dict[str, Any]]:
    """All levers of a scenario in the groups that have any. A lever's `low` and `high` are the least and the most that the
    case says, `case` what it comes to: for an event and for conditional readiness the share of worlds."""
    told = worlds.scenario.to_dict()
    every = [_lever(worlds, told, lever) for lever in worlds.scenario.levers()]
    groups = [
        {"id": id, "name": name, "levers": [one for one in every if one["id"].partition(":")[0] in kinds]}
        for id, (name, kinds) in GROUPS.items()
    ]
    return [group for group in groups if group["levers"]]


def _lever(worlds: Worlds, told: Mapping[str, Any], lever: str) -> dict[str, Any]:
    kind, _, name = lever.partition(":")
    part = part_of(told, lever)
    about = [id for id in name.split("/") if id in worlds.scenario.names] if kind not in ("event", "requirement") else []
    common = {
        "id": lever,
        "label": _label(worlds, lever),
        "about": [id for id in about if id not in worlds.scenario.issues],
        "reasons": reasons_for(worlds.scenario, told, lever),
    }
    if kind == "requirement":
        return common | _requirement(part, len(worlds.scenario.candidates))
    explained = explained_by(worlds.scenario, told, lever)
    return common | (_chance(worlds, lever, explained) if explained else _ideal(part["ideal"]))


def _label(worlds: Worlds, lever: str) -> str:
    """What it is about, short: the group says the rest."""
    kind, _, name = lever.partition(":")
    names = worlds.scenario.names
    judge, _, target = name.partition("/")
    if kind == "joins":
        told = f"{names[judge]} joins"
    elif kind == "leads":
        told = f"{names[judge]} can lead"
    elif kind == "position":
        told = f"{names[judge]}: {names[target]}"
    else:
        told = said.subject(worlds.scenario, lever)
    return words.sentence(words.clean(told))


def _requirement(part: Mapping[str, Any], candidates: int) -> dict[str, Any]:
    if "at_least" not in part:
        return {
            "kind": "switch",
            "most": 1,
            "step": 1,
            "case": (on := float(part.get("lead", True))),
            "low": on,
            "high": on,
            "shown": "on" if on else "off",
        }
    amount = float(part["at_least"])
    step = 1.0 if part["of"] == "members" else _step(amount)
    most = float(candidates) if part["of"] == "members" else step * math.ceil(3 * amount / step) if amount else 1000.0
    return {
        "kind": "amount",
        "most": max(most, amount),
        "step": step,
        "case": amount,
        "low": amount,
        "high": amount,
        "shown": number(amount),
    }


def _step(amount: float) -> float:
    """How far a slider for an amount moves at a time: the widest of 1, 2 and 5 times a power of ten that cuts the amount into
    forty equal parts or more; where none is near, a fortieth.

    >>> _step(4000), _step(3), _step(0)
    (100.0, 0.05, 10.0)
    """
    if not amount:
        return 10.0
    power = 10.0 ** math.floor(math.log10(amount / 40))
    fit = [m * power for m in (5, 2, 1) if m * power <= amount / 40 and math.isclose(amount / (m * power) % 1, 0, abs_tol=1e-9)]
    return float(f"{fit[0] if fit else amount / 40:.12g}")


def _ideal(quantity: Any) -> dict[str, Any]:
    """Of a normal distribution the middle 95 %."""
    if isinstance(quantity, list):
        low, case, high = quantity
    elif isinstance(quantity, dict):
        case, spread = quantity["mean"], 1.96 * quantity["sd"]
        low, high = case - spread, case + spread
    else:
        low = case = high = quantity
    low, case, high = (min(1.0, max(0.0, float(value))) for value in (low, case, high))
    return {
        "kind": "point",
        "most": 1,
        "step": 1 / STEPS,
        "case": case,
        "low": low,
        "high": high,
        "shown": _range(low, case, high),
    }


def _range(low: float, case: float, high: float) -> str:
    return f"{case:.2g}" if low == high else f"{case:.2g} ({low:.2g} to {high:.2g})"


def _chance(worlds: Worlds, lever: str, explained: Explanation) -> dict[str, Any]:
    chances = [clause.chance for clause in explained.clauses] + [0.0] * bool(explained.clauses[-1].when)
    case = chances[0] if len(chances) == 1 else _share(worlds, lever, chances)
    low, high = min([*chances, case]), max([*chances, case])
    shown = f"{words.percent(case)} %"
    if len(chances) > 1:
        shown += f" ({words.percent(low)} to {words.percent(high)} %)"
    return {"kind": "chance", "most": 1, "step": 1 / STEPS, "case": case, "low": low, "high": high, "shown": shown}


def _share(worlds: Worlds, lever: str, chances: list[float]) -> float:
    """The share of worlds in which a belief with conditions comes true, its readiness at best; where that is not to be had
    (who can lead; pools and groups), the middle of its chances."""
    kind, _, name = lever.partition(":")
    judge, _, target = name.partition("/")
    if kind == "event":
        return worlds.share(worlds.worlds_where_event(name)).value
    parties = {*worlds.scenario.candidates, *worlds.scenario.gatekeepers}
    if kind == "joins" and judge in parties:
        return worlds.members()[judge].willing.value
    if kind == "accepts" and {judge, target} <= parties:
        return worlds.share(worlds.worlds_where_accepts(judge, target)).value
    return (min(chances) + max(chances)) / 2
