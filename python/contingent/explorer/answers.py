"""Answers: what each panel shows, as plain values, with the case's own beside them. It scores nothing: the core does.

`value` is a share of worlds, `shown` the same in per cent as the other rooms write it; `was` and `points` (percentage
points of change, "" where there is none) compare with the case on the same worlds.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from .. import words
from ..results import Member, Members

if TYPE_CHECKING:
    from ..results import Compatibility, Network, Terms
    from ..worlds import Worlds

BARS = ("needed", "would", "could")
COALITIONS = 8


def compared(value: float, was: float) -> dict[str, Any]:
    """A share beside what it was.

    >>> compared(0.25, 0.2)
    {'value': 0.25, 'shown': '25 %', 'was': 0.2, 'was_shown': '20 %', 'points': '+5.0'}
    """
    points = words.points(value - was) if value != was else ""
    return {
        "value": value, "shown": f"{words.percent(value)} %", "was": was, "was_shown": f"{words.percent(was)} %",
        "points": "" if points == "0.0" else points,
    }  # fmt: skip


def bars(worlds: Worlds, case: Worlds) -> dict[str, Any]:
    """The headline, and a row a candidate in the case's order, so that no row moves while a lever does."""
    now, before = worlds.members(), case.members()
    viable = compared(now.viable.value, before.viable.value) | {
        "term": now.viable.term,
        "low": words.percent(now.viable.low, 1),
        "high": words.percent(now.viable.high, 1),
    }
    rows = [_row(now[row.actor], row) for row in before.ranked()]
    return {"viable": viable, "end": max(_end(now), _end(before)), "rows": rows}


def _row(now: Member, before: Member) -> dict[str, Any]:
    answers = {
        answer: compared(getattr(now, answer).value, getattr(before, answer).value)
        for answer in (*BARS, "willing", "admitted", "compatible")
    }
    return {"id": now.actor, "name": words.sentence(words.clean(now.label)), **answers}


def _end(members: Members) -> float:
    """The axis ends at the next tenth above all bars."""
    most = max([members.viable.value, *(row.could.value for row in members)])
    return min(1.0, max(0.1, math.ceil(10 * most - 1e-9) / 10))


def network(now: Network, before: Network) -> dict[str, Any]:
    """Who can serve with whom now, at the places the case gives them, so that what changes is the lines."""
    pairs = [
        {"pair": [i, j], **compared(value, before.together[i][j])}
        for i, row in enumerate(now.together)
        for j, value in enumerate(row[:i])
    ]
    return {
        "actors": _parties(before, now.gatekeepers),
        "x": list(before.x),
        "y": list(before.y),
        "pairs": pairs,
        "threshold": now.threshold,
        "waits_for": [
            [before.actors.index(a), before.actors.index(b)] for a, b in now.waits_for if {a, b} <= set(before.actors)
        ],
        "told": now.blocs_counted(),
    }


def compatibility(now: Compatibility, before: Compatibility, gatekeepers: Sequence[str]) -> dict[str, Any]:
    """The lower triangle of each matrix, on every issue ("") and on each alone, row by row."""
    matrices = {"": (now.overall, before.overall)} | {id: (now.by_issue[id], before.by_issue[id]) for id in now.issues}
    cells = {
        id: [[compared(cell.value, was[i][j].value) for j, cell in enumerate(row[:i])] for i, row in enumerate(matrix)]
        for id, (matrix, was) in matrices.items()
    }
    return {"actors": _parties(now, gatekeepers), "cells": cells}


def terms(now: Terms, before: Terms) -> dict[str, Any]:
    """P(some force is feasible | the policy is fixed at a point), rows from the low end of `y` (one row without `y`), and
    for each party how often it can live with the point."""
    cells = [
        [compared(cell.value, was.value) for cell, was in zip(*rows, strict=True)]
        for rows in zip(now.viable, before.viable, strict=True)
    ]
    live = {id: [[f"{words.percent(cell.value)} %" for cell in row] for row in grid] for id, grid in now.can_live.items()}
    values = {id: [[cell.value for cell in row] for row in grid] for id, grid in now.can_live.items()}
    return {
        "x": now.x, "y": now.y or "", "points": list(now.points), "cells": cells, "can_live": values, "can_live_shown": live,
        "best": [now.points.index(now.best[issue]) for issue in (now.x, now.y) if issue], "any": bool(now.at_best.count),
    }  # fmt: skip


def coalitions(worlds: Worlds, case: Worlds, top: int = COALITIONS) -> dict[str, Any]:
    """The most viable coalitions now, each with how viable it is in the case on the same fresh worlds."""
    found = [row for row in worlds.coalitions(top) if row.in_sample.count]
    fresh = case._fresh
    columns = [
        {
            "members": list(row.members),
            **compared(row.viability.value, fresh.viability(list(row.members)).feasible.value),
            "survives": f"{words.percent(row.resilience.mean)} %",
        }
        for row in found
    ]
    inside = {id for column in columns for id in column["members"]}
    rows = [{"id": id, "name": _named(worlds, id)} for id in worlds.scenario.candidates if id in inside]
    return {"rows": rows, "columns": columns}


def _named(worlds: Worlds, id: str) -> str:
    """What to call a candidate; the members of a pool by their number."""
    pool, _, number = id.partition("#")
    name = words.sentence(words.clean(worlds.scenario.names.get(pool, pool)))
    return f"{name} {number}" if number else name


def _parties(of: Network | Compatibility, gatekeepers: Sequence[str]) -> list[dict[str, Any]]:
    gates = set(gatekeepers)
    return [
        {"id": id, "name": words.sentence(words.clean(name)), "gate": id in gates}
        for id, name in zip(of.actors, of.names, strict=True)
    ]
