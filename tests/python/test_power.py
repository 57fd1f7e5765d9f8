"""Power: published indices of voting games, brute force on random scenarios, sampled orders against known games."""

import json
from collections import Counter
from fractions import Fraction
from functools import cache
from math import comb, factorial, sqrt
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from oracle import subsets
from oracle_reading import candidates
from sampling import sample
from strategies import scenarios
from test_world_by_world import drawn_worlds

GAMES = json.loads((Path(__file__).parents[1] / "data" / "power-indices.json").read_text(encoding="utf-8"))["games"]
INDICES = ("shapley", "banzhaf", "banzhaf_absolute")
Z = 1.959963984540054


def game(weights, quota, incompatible=()):
    """A voting game as a scenario: all are certain to come and offer their votes; refusals keep pairs apart."""
    return {
        "contingent": 1,
        "title": "a voting game",
        "actors": {
            player: {
                "joins": 1.0,
                "offers": {"votes": votes},
                "accepts": {other: 0.0 for one, other in incompatible if one == player},
            }
            for player, votes in weights.items()
        },
        "requirements": {"quota": {"at_least": quota, "of": "votes"}},
    }


def indices(answer):
    """By index, in the order of the candidates."""
    values = {name: [getattr(row, name) for row in answer.rows] for name in INDICES}
    return {name: [getattr(value, "value", value) for value in row] for name, row in values.items()}


# Published games ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("published", GAMES, ids=lambda one: one["name"])
def test_published_indices(published):
    weights = dict(zip(published["players"], published["weights"], strict=True))
    answer = sample(game(weights, published["quota"], published["incompatible"]), 70).power()
    found = indices(answer)
    assert (answer.exact_worlds, answer.sampled_worlds) == (70, 0)
    for name in INDICES:
        assert found[name] == pytest.approx([float(Fraction(index)) for index in published[name]], abs=1e-12)
    for name, rounded in published.get("published", {}).items():
        for index, digits in zip(found[name], rounded, strict=True):
            assert round(index, len(digits.partition(".")[2])) == float(digits)
    for row in answer.rows:  # every world is the same game
        assert row.shapley.high - row.shapley.low == pytest.approx(0, abs=1e-6)


def test_vetoes_may_be_written_as_a_condition():
    """The Security Council again: nine members, and no force without the five, or nobody comes without the five."""
    (council,) = [one for one in GAMES if one["name"] == "UN Security Council"]
    by_requirement, by_will = (game(dict.fromkeys(council["players"], 1), 9) for _ in range(2))
    five = council["players"][:5]
    by_requirement["requirements"]["no-veto"] = {"when": " and ".join(five)}
    for id, player in by_will["actors"].items():
        player["joins"] = [{"when": " and ".join(one for one in five if one != id), "chance": 1.0}]
    for scenario in (by_requirement, by_will):
        found = indices(sample(scenario, 1).power())
        for name in INDICES:
            assert found[name] == pytest.approx([float(Fraction(index)) for index in council[name]], abs=1e-12)


# Random scenarios -----------------------------------------------------------------------------------------------------


@cache
def indices_of_world(players, forces):
    """{player: (Shapley, absolute Banzhaf)} of: some force inside S. By the definitions."""
    n = len(players)
    wins = {S: any(force <= S for force in forces) for S in [frozenset(), *subsets(frozenset(players))]}
    swings = [(i, S) for S in wins for i in players if i not in S and wins[S | {i}] and not wins[S]]
    found = {i: [0.0, 0.0] for i in players}
    for i, S in swings:
        found[i][0] += factorial(len(S)) * factorial(n - 1 - len(S)) / factorial(n)
        found[i][1] += 1 / 2 ** (n - 1)
    return found


def mean_with_interval(values):
    mean = sum(values) / len(values)
    half = Z * sqrt(sum((value - mean) ** 2 for value in values) / (len(values) - 1) / len(values))
    return mean, max(0, mean - half), min(1, mean + half)


@settings(max_examples=100, suppress_health_check=list(HealthCheck))
@given(st.data())
def check(seen, data):
    scenario = data.draw(scenarios(5))
    players = tuple(candidates(scenario))
    worlds = sample(scenario, 72, seed=data.draw(st.integers(0, 2**64 - 1)))
    forces = [frozenset(world.forces()) for world in drawn_worlds(worlds, scenario)]
    each = [indices_of_world(players, force) for force in forces]
    answer, all_swings = worlds.power(), sum(found[i][1] for found in each for i in players)
    assert (answer.exact_worlds, answer.sampled_worlds) == (sum(map(bool, forces)), 0)
    for i, row in zip(players, answer.rows, strict=True):
        for k, mean in enumerate((row.shapley, row.banzhaf_absolute)):
            expected = mean_with_interval([found[i][k] for found in each])
            assert (mean.value, mean.low, mean.high) == pytest.approx(expected, abs=1e-9)
        share = sum(found[i][1] for found in each) / all_swings if all_swings else 0
        assert row.banzhaf == pytest.approx(share, abs=1e-12)
        seen["some power"] += 0 < row.shapley.value < 1
    assert sum(row.shapley.value for row in answer.rows) == pytest.approx(sum(map(bool, forces)) / 72)
    seen["games"] += len(set(forces)) > 2


def test_power_is_its_definition():
    seen = Counter()
    check(seen)
    assert seen["some power"] >= 100
    assert seen["games"] >= 20, dict(seen)


# Too many players to enumerate: random orders and coalitions ----------------------------------------------------------


def weighted_game(weights, quota):
    """Shapley and absolute Banzhaf indices by counting coalitions of each size and weight (Mann & Shapley 1962)."""
    n, found = len(weights), []
    for i in range(n):
        counts = Counter({(0, 0): 1})
        for votes in weights[:i] + weights[i + 1 :]:
            counts.update({(size + 1, total + votes): times for (size, total), times in counts.items()})
        swings = Counter()
        for (size, total), times in counts.items():
            swings[size] += times * (quota - weights[i] <= total < quota)
        orders = sum(times * factorial(size) * factorial(n - 1 - size) for size, times in swings.items())
        found.append((orders / factorial(n), swings.total() / 2 ** (n - 1)))
    return found


def majority_with_two_who_refuse_each_other(n, quota):
    """Of n who count one each, the first two refuse each other: what counts is the size, less one if both are in."""
    alone = comb(n - 2, quota - 1)  # coalitions that the first swings: without the second, one short of the quota
    shapley = alone * factorial(quota - 1) * factorial(n - quota) / factorial(n)
    other = comb(n - 3, quota - 1) + 3 * comb(n - 3, quota - 2)  # with neither; with one of the two, or both
    refusing, others = (shapley, alone / 2 ** (n - 1)), ((1 - 2 * shapley) / (n - 2), other / 2 ** (n - 1))
    return [refusing] * 2 + [others] * (n - 2)


def test_the_known_games_agree_with_brute_force():
    forces = frozenset(S for S in subsets(range(6)) if sum(i + 1 for i in S) >= 12)
    for found, known in zip(indices_of_world(tuple(range(6)), forces).values(), weighted_game([1, 2, 3, 4, 5, 6], 12)):
        assert found == pytest.approx(known)
    forces = frozenset(S for S in subsets(range(6)) if len(S) >= 3 and not {0, 1} <= S)
    refusing = majority_with_two_who_refuse_each_other(6, 3)
    for found, known in zip(indices_of_world(tuple(range(6)), forces).values(), refusing):
        assert found == pytest.approx(known)


WEIGHTS = [29, 29, 29, 29, 27, 27, 14, 13, 12, 12, 12, 12, 12, 10, 10, 10, 7, 7, 7, 7, 7, 4, 4, 4, 4, 4, 3]  # Nice, 27
LARGE = {
    "27 with weights": (
        game({f"P{k}": votes for k, votes in enumerate(WEIGHTS)}, 255),
        lambda: weighted_game(WEIGHTS, 255),
    ),
    "27 of whom two may be enough": (
        game({f"P{k}": votes for k, votes in enumerate(WEIGHTS)}, 20),
        lambda: weighted_game(WEIGHTS, 20),
    ),
    "66, two of whom refuse each other": (
        game({f"P{k}": 1 for k in range(66)}, 30, [("P0", "P1")]),
        lambda: majority_with_two_who_refuse_each_other(66, 30),
    ),
}


@pytest.mark.parametrize("name", LARGE)
def test_sampled_indices_have_true_intervals(name):
    scenario, known = LARGE[name]
    truth, samples, size, orders = known(), 16, 512, 4
    asked, holds, sums = Counter(), Counter(), Counter()
    for part in range(samples):
        answer = sample(scenario, size, first=size * part).power(orders=orders)
        assert (answer.exact_worlds, answer.sampled_worlds) == (0, size)
        assert sum(row.shapley.value for row in answer.rows) == pytest.approx(1)
        for i, (row, known) in enumerate(zip(answer.rows, truth, strict=True)):
            for kind, mean, index in zip("sb", (row.shapley, row.banzhaf_absolute), known, strict=True):
                sums[kind, i] += mean.value / samples
                if index * size * orders >= 10:  # with fewer swings the normal approximation does not hold
                    asked[kind] += 1
                    holds[kind] += mean.low <= index <= mean.high
    for kind, k in (("s", 0), ("b", 1)):
        assert 0.92 * asked[kind] <= holds[kind] <= 0.98 * asked[kind]
        for i, known in enumerate(truth):  # in each draw it swings or does not
            deviation = sqrt(known[k] * (1 - known[k]) / (orders * size * samples))
            assert abs(sums[kind, i] - known[k]) <= 4.5 * deviation


def test_worlds_few_and_many_come_to():
    """About half the worlds have over 20 who come; the threads do not show."""
    scenario = game({f"P{k}": 1 for k in range(25)}, 15, [("P0", "P1")])
    for player in scenario["actors"].values():
        player["joins"] = 0.8
    answer, again = (sample(scenario, 64, threads=threads).power() for threads in (1, 2))
    viable = sample(scenario, 64).members().viable
    assert min(answer.exact_worlds, answer.sampled_worlds) >= 20
    assert answer.exact_worlds + answer.sampled_worlds == viable.count
    assert sum(row.shapley.value for row in answer.rows) == pytest.approx(viable.value)
    assert sum(row.banzhaf for row in answer.rows) == pytest.approx(1)
    assert indices(answer) == indices(again)
