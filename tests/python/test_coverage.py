"""Two hundred runs against the exact truth: what the best coalition is said to be worth, on fresh worlds and on those
that chose it."""

from collections import Counter
from fractions import Fraction
from itertools import product
from math import prod

from oracle import World, subsets
from oracle_exact import cells
from oracle_reading import CERTAIN, beliefs
from sampling import sample

RUNS, WORLDS = 200, 320

# Eight much alike, of whom three are needed: many coalitions are nearly as good as the best.
SCENARIO = {
    "contingent": 1,
    "title": "any three of eight",
    "events": {"mandate": {"chance": 0.9}},
    "actors": {f"A{k}": {"joins": 0.78 + 0.002 * k} for k in range(8)},
    "requirements": {"size": {"at_least": 3, "of": "members"}, "mandate": {"when": "mandate"}},
}
SCENARIO["actors"]["A1"]["accepts"] = {"A2": 0.9}
SCENARIO["actors"]["A3"]["joins"] = [{"when": "A7", "chance": 0.85}, {"chance": 0.7}]


def exact_viabilities(scenario, most):
    """The exact viability of every coalition up to a size: the oracle over all joint outcomes."""
    drawn, worlds = beliefs(scenario), Counter()
    for joint in product(*map(cells, drawn.values())):
        world = World(scenario, {name: uniform for name, (uniform, _) in zip(drawn, joint, strict=True)})
        weight = prod(width for _, width in joint)
        for S in subsets(world.everyone):
            if len(S) <= most and world.lost_to(S) == "feasible":
                worlds[S] += weight
    return {S: Fraction(weight, CERTAIN ** len(drawn)) for S, weight in worlds.items()}


def run(seed):
    """The coalition chosen, its share of the worlds that chose it, and its viability on as many fresh ones."""
    worlds = sample(SCENARIO, WORLDS, seed=seed)
    (members,), search = worlds.coalitions(top=1, max_size=3)
    in_sample = worlds.viability(members).feasible
    assert in_sample.count == search.worlds[0]
    return frozenset(members), in_sample, sample(SCENARIO, WORLDS, seed=seed, first=WORLDS).viability(members).feasible


def test_fresh_worlds_do_not_flatter_the_best():
    truth = exact_viabilities(SCENARIO, 3)
    runs = [run(seed) for seed in range(RUNS)]
    assert len({S for S, _, _ in runs}) > 20  # chance has a say in which is best

    fresh_holds = sum(fresh.low <= truth[S] <= fresh.high for S, _, fresh in runs)
    chosen_holds = sum(chosen.low <= truth[S] <= chosen.high for S, chosen, _ in runs)
    assert 0.91 * RUNS <= fresh_holds <= 0.98 * RUNS
    assert chosen_holds < 0.91 * RUNS

    error = 0.5 / (RUNS * WORLDS) ** 0.5  # of the mean of 200 shares, or less
    fresh_bias = sum(fresh.value - float(truth[S]) for S, _, fresh in runs) / RUNS
    chosen_bias = sum(chosen.value - float(truth[S]) for S, chosen, _ in runs) / RUNS
    assert abs(fresh_bias) < 4 * error
    assert chosen_bias > 10 * error
