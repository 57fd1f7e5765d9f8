"""Power indices of a weighted game that differs from world to world: this package against a dynamic programme in NumPy.

Who joins is uncertain, so each world has a game of its own: those who join, their weights, one quota. The programme counts
coalitions by size and weight (Brams & Affuso 1976), adding players one by one and taking each one out again; both get the
same worlds, so that the mean indices must be equal but for rounding.
"""

from random import Random

import numpy as np
from comparison import Disagreement, Row, shortest

from contingent import _core, load

SECTION = "what one would use instead"


def question(players, seed=0):
    random = Random(seed)
    weights = [random.randint(1, 30) for _ in range(players)]
    actors = {f"A{k:02}": {"joins": 0.9, "offers": {"votes": weight}} for k, weight in enumerate(weights)}
    quota = round(0.6 * sum(weights))
    return weights, quota, {
        "contingent": 1,
        "title": f"a quota of {quota} votes",
        "actors": actors,
        "requirements": {"quota": {"at_least": quota, "of": "votes"}},
    }


def indices(weights, quota):
    """Shapley and (absolute) Banzhaf indices of one game."""
    n, total = len(weights), sum(weights)
    counts = np.zeros((n + 1, total + 1))  # coalitions by size and weight
    counts[0, 0] = 1
    for weight in weights:
        counts[1:, weight:] += counts[:-1, : total + 1 - weight].copy()
    orders = np.array([1.0] * n)  # s! (n - s - 1)! / n!
    for s in range(n):
        orders[s] = 1 / n if s == 0 else orders[s - 1] * s / (n - s)
    shapley, banzhaf = [], []
    for weight in weights:
        others = counts.copy()  # without this player: undo the step that added it
        for s in range(1, n + 1):
            others[s, weight:] -= others[s - 1, : total + 1 - weight]
        swings = others[:n, max(0, quota - weight) : quota].sum(axis=1)
        shapley.append(float(swings @ orders))
        banzhaf.append(float(swings.sum()) / 2 ** (n - 1))
    return shapley, banzhaf


def rows(size):
    players, count = (8, 64) if size == "tiny" else (18, 512)
    weights, quota, written = question(players)
    worlds = _core.Worlds(load(written)._core, count, threads=1)
    answer, ours = shortest(worlds.power, 1 if size == "tiny" else 3)
    ids = list(written["actors"])
    drawn = np.stack([worlds.draw(f"joins:{id}") < round(0.9 * 2**32) for id in ids])

    def programme():
        shapley, banzhaf = np.zeros(players), np.zeros(players)
        for world in range(count):
            present = np.flatnonzero(drawn[:, world])
            here = [weights[k] for k in present]
            if sum(here) >= quota:
                s, b = indices(here, quota)
                shapley[present] += s
                banzhaf[present] += b
        return shapley / count, banzhaf / count

    (shapley, banzhaf), theirs = shortest(programme, 1)
    found = [(row.shapley.value, row.banzhaf_absolute.value) for row in answer.rows]
    apart = max(max(abs(s - x), abs(b - y)) for s, b, (x, y) in zip(shapley, banzhaf, found, strict=True))
    if apart > 1e-9:
        raise Disagreement(f"the answers do not agree: indices {apart:.2g} apart")
    return [
        Row(
            SECTION,
            f"Shapley and Banzhaf, {players} players, a game a world, {count:,} worlds",
            "dynamic programme for weighted games, NumPy",
            1e3 * ours,
            1e3 * theirs,
            "ms",
            f"{2 * players} indices, at most {apart:.0e} apart",
        )
    ]
