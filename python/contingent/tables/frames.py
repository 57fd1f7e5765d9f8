"""Results as tidy pandas frames."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ..results.estimate import Estimate
from ..results.members import ANSWERS
from ..results.viability import STEPS

if TYPE_CHECKING:
    import pandas as pd

    from ..results import (
        Blocks,
        Breakdown,
        Coalitions,
        Comparison,
        Compatibility,
        Difference,
        Frontier,
        Levers,
        Members,
        Network,
        Power,
        Setting,
        Terms,
        Unlock,
        Viability,
    )


def members_frame(members: Members) -> pd.DataFrame:
    return frame(
        {"actor": row.actor, "name": row.name, "pool": row.pool, "size": row.size}
        | {key: cell for answer in ANSWERS for key, cell in bounded(answer, getattr(row, answer)).items()}
        | {"expected": row.expected}
        for row in members
    )


def viability_frame(viability: Viability) -> pd.DataFrame:
    return frame([{"members": viability.members} | bounded("feasible", viability.feasible)])


def breakdown_frame(breakdown: Breakdown) -> pd.DataFrame:
    return frame(
        {"step": step, "meaning": meaning, "worlds": getattr(breakdown, step)} for step, meaning in STEPS.items()
    )


def compatibility_frame(compatibility: Compatibility) -> pd.DataFrame:
    import pandas as pd

    rows = []
    for i, actor in enumerate(compatibility.actors):
        for j, other in enumerate(compatibility.actors[:i]):
            pair = {"actor": other, "other": actor}
            whole = bounded("compatible", compatibility.overall[i][j]) | bounded(
                "together", compatibility.together[i][j]
            )
            rows.append(pair | {"issue": pd.NA} | whole)
            for issue, cells in compatibility.by_issue.items():
                rows.append(pair | {"issue": issue} | bounded("compatible", cells[i][j]))
    return frame(rows)


def network_frame(network: Network) -> pd.DataFrame:
    component = {actor: number for number, part in enumerate(network.components) for actor in part}
    return frame(
        {
            "actor": actor,
            "name": network.names[i],
            "gatekeeper": actor in network.gatekeepers,
            "bloc": network.bloc(actor),
            "component": component.get(actor, -1),
            "betweenness": network.betweenness[i],
            "x": network.x[i],
            "y": network.y[i],
        }
        for i, actor in enumerate(network.actors)
    )


def coalitions_frame(coalitions: Coalitions) -> pd.DataFrame:
    return frame(
        {"members": row.members, "size": len(row.members)}
        | bounded("viability", row.viability)
        | bounded("in_sample", row.in_sample)
        | {"resilience": row.resilience.mean, "resilience_worst": row.resilience.worst.value}
        for row in coalitions
    )


def frontier_frame(frontier: Frontier) -> pd.DataFrame:
    rows = []
    for point in frontier:
        best = point.coalition
        found = {"members": best.members} | bounded("viability", best.viability) if best else {"members": ()}
        rows.append({"at_least": point.at_least} | found)
    return frame(rows)


def levers_frame(levers: Levers) -> pd.DataFrame:
    return frame(
        {"lever": row.lever, "says": row.says}
        | {"well": _value(row.well)}
        | changed("gain", row.gain)
        | {"badly": _value(row.badly)}
        | changed("loss", row.loss)
        for row in levers
    )


def blocks_frame(blocks: Blocks) -> pd.DataFrame:
    return frame(
        {"levers": tuple(setting.lever for setting in block.settings), "says": block.says} | bounded("share", block.share)
        for block in (*blocks.alone, *blocks.pairs)
    )


def unlock_frame(unlock: Unlock) -> pd.DataFrame:
    return frame(
        {"levers": tuple(setting.lever for setting in found.settings), "says": found.says}
        | bounded("target", found.target)
        | changed("change", found.change)
        for found in unlock
    )


def comparison_frame(comparison: Comparison) -> pd.DataFrame:
    return frame(
        {"answer": row.answer, "name": row.name, "before": row.before.value, "after": row.after.value}
        | changed("change", row.change)
        for row in comparison.rows
    )


def terms_frame(terms: Terms) -> pd.DataFrame:
    return frame(
        {terms.x: terms.points[i]}
        | ({terms.y: terms.points[j]} if terms.y else {})
        | bounded("viable", cell)
        | {actor: grid[j][i].value for actor, grid in terms.can_live.items()}
        for j, row in enumerate(terms.viable)
        for i, cell in enumerate(row)
    )


def power_frame(power: Power) -> pd.DataFrame:
    return frame(
        {"actor": row.actor, "name": row.name}
        | {"shapley": row.shapley.value, "shapley_low": row.shapley.low, "shapley_high": row.shapley.high}
        | {"banzhaf": row.banzhaf, "banzhaf_absolute": row.banzhaf_absolute.value}
        | {"banzhaf_absolute_low": row.banzhaf_absolute.low, "banzhaf_absolute_high": row.banzhaf_absolute.high}
        for row in power
    )


def frame(rows: Iterable[dict[str, Any]]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(list(rows))


def bounded(answer: str, estimate: Estimate) -> dict[str, float]:
    return {answer: estimate.value, f"{answer}_low": estimate.low, f"{answer}_high": estimate.high}


def changed(answer: str, change: Difference | None) -> dict[str, float | None]:
    if change is None:
        return {answer: 0.0, f"{answer}_low": 0.0, f"{answer}_high": 0.0}
    return {answer: change.value, f"{answer}_low": change.low, f"{answer}_high": change.high}


def _value(setting: Setting | None) -> float | None:
    return setting.value if setting else None
