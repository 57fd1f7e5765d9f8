"""Exact probabilities of a scenario whose only uncertainty is Boolean: the oracle over all joint outcomes."""

from collections import Counter
from fractions import Fraction
from itertools import product
from math import prod

from oracle import World
from oracle_reading import CERTAIN, beliefs, clauses, quantities, row_of, threshold


def cells(belief):
    """The uniforms of a belief, split where its chances lie: (least uniform, number of uniforms) of each cell."""
    ends = sorted({0, CERTAIN, *(threshold(clause["chance"]) for clause in clauses(belief))})
    return [(start, end - start) for start, end in zip(ends, ends[1:], strict=False)]


def joint_outcomes(scenario):
    return prod(len(cells(belief)) for belief in beliefs(scenario).values())


def exact(scenario, force):
    """Exact probabilities, as fractions, of everything that members() and viability(force) answer.

    Keys: "viable", "uncoordinated"; (answer, row) for willing to needed; ("expected", row); ("lost_to", stage).
    All quantities must be fixed.
    """
    fixed = {name: round(value * unit) for name, (value, unit) in quantities(scenario).items()}
    drawn = beliefs(scenario)
    weights = Counter()
    for joint in product(*map(cells, drawn.values())):
        draws = fixed | {name: uniform for name, (uniform, _) in zip(drawn, joint, strict=True)}
        weight = prod(width for _, width in joint)
        for fact, times in facts(World(scenario, draws), force).items():
            weights[fact] += times * weight
    everything = CERTAIN ** len(drawn)
    return Counter({fact: Fraction(weight, everything) for fact, weight in weights.items()})


def facts(world, force):
    """What is true in a world, as exact() counts it."""
    true = Counter({("lost_to", world.lost_to(frozenset(force))): 1})
    for name in ("viable", "uncoordinated"):
        true[name] = int(getattr(world.answers, name))
    for name in ("willing", "admitted", "compatible", "could", "would", "needed"):
        for row in {row_of(i) for i in getattr(world.answers, name)}:
            true[name, row] = 1
    for i in world.answers.would:
        true["expected", row_of(i)] += 1
    return true
