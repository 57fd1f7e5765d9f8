"""Terms against brute force: at every point of the grid the policy is fixed there, world by world."""

from collections import Counter
from random import Random

import pytest
from hypothesis import HealthCheck, assume, given, seed, settings
from hypothesis import strategies as st
from oracle_reading import candidates, gatekeepers
from sampling import sample
from strategies import scenarios
from test_world_by_world import drawn_worlds

from contingent import _core

WORLDS = 72


def in_millionths(point):
    return int(point * 1_000_000 + 0.5)


def can_live_with(world, i, policy):
    """Whether the ranges of i contain a policy: {issue: millionths}."""
    ranges = {issue: world.range(i, issue) for issue in policy}
    return all(said is None or said[0] <= policy[issue] <= said[1] for issue, said in ranges.items())


def viable_at(world, forces, policy):
    """A force is feasible with the policy fixed if it is with the policy free, and its members and the gatekeepers in
    force can live with the point: what else they must agree on is not touched."""
    if not all(can_live_with(world, guard, policy) for guard in world.gatekeepers_in_force):
        return False
    return any(all(can_live_with(world, i, policy) for i in force) for force in forces)


def grid(issues, steps):
    """Every policy of the grid, the first issue running fastest."""
    points = [in_millionths(s / (steps - 1)) for s in range(steps)]
    if len(issues) == 1:
        return [{issues[0]: x} for x in points]
    return [{issues[0]: x, issues[1]: y} for y in points for x in points]


@settings(max_examples=80, suppress_health_check=list(HealthCheck))
@given(st.data())
def check(seen, data):
    scenario = data.draw(scenarios(5))
    assume(scenario["issues"])
    worlds = sample(scenario, WORLDS, seed=data.draw(st.integers(0, 2**64 - 1)), threads=data.draw(st.integers(1, 2)))
    oracle = drawn_worlds(worlds, scenario)
    forces = [world.forces() for world in oracle]
    random = Random(data.draw(st.integers(0, 2**32)))
    for number in {1, min(2, len(scenario["issues"]))}:
        issues = random.sample(list(scenario["issues"]), number)
        steps = random.choice([2, 3, 4, 6, 9] if number == 2 else [2, 3, 4, 6, 9, 21])
        parties, answer = worlds.terms(*issues, steps=steps)
        assert sorted(parties) == sorted(candidates(scenario) | gatekeepers(scenario))
        assert answer.points == pytest.approx([s / (steps - 1) for s in range(steps)])
        policies = grid(issues, steps)
        viable = [sum(map(viable_at, oracle, forces, [policy] * WORLDS)) for policy in policies]
        assert [estimate.count for estimate in answer.viable] == viable
        assert {estimate.worlds for estimate in answer.viable} == {WORLDS}
        assert answer.best == viable.index(max(viable))
        for party, row in zip(parties, answer.can_live, strict=True):
            expected = [sum(can_live_with(world, party, policy) for world in oracle) for policy in policies]
            assert [estimate.count for estimate in row] == expected
        seen[f"{number} vary"] += len(set(viable)) > 1
        seen[f"{number} below free"] += max(viable) < sum(map(bool, forces))


def test_every_point_is_its_definition():
    seen = Counter()
    for more in range(5):  # what examples come first hangs on Hypothesis's version, and on what else was imported
        seed(more)(check)(seen)
        if min(seen["1 vary"], seen["2 vary"], seen["1 below free"] + seen["2 below free"]) >= 15:
            break
    assert all(seen[f"{number} vary"] >= 15 for number in (1, 2)), dict(seen)
    assert sum(seen[f"{number} below free"] for number in (1, 2)) >= 10, dict(seen)


# By hand --------------------------------------------------------------------------------------------------------------

NEAR_AND_FAR = {
    "contingent": 1,
    "title": "two who come, a gatekeeper in force half of the time",
    "events": {"e": {"chance": 0.5}},
    "issues": {"x": {}, "y": {}},
    "actors": {
        "A": {"joins": 1.0, "positions": {"x": {"ideal": 0.2, "tolerance": 0.2}}},
        "B": {
            "joins": 1.0,
            "positions": {"x": {"ideal": 0.9, "tolerance": 0.1}, "y": {"ideal": 0.0, "tolerance": 0.5}},
        },
        "G": {"gatekeeper": "e", "positions": {"x": {"ideal": 1.0, "tolerance": 0.5}}},
    },
}


def test_by_hand():
    worlds = sample(NEAR_AND_FAR, 1000)
    e = worlds.worlds_where_event("e").count
    parties, answer = worlds.terms("x", steps=11)
    live = dict(zip(parties, ([estimate.count // 1000 for estimate in row] for row in answer.can_live), strict=True))
    assert live == {"A": [1] * 5 + [0] * 6, "B": [0] * 8 + [1] * 3, "G": [0] * 5 + [1] * 6}
    assert [estimate.count for estimate in answer.viable] == [1000 - e] * 5 + [0] * 3 + [1000] * 3
    assert answer.best == 8
    _, both = worlds.terms("y", "x", steps=3)  # y is 0, 1/2, 1 along a row; x is 0, 1/2, 1 from row to row
    assert [estimate.count for estimate in both.viable] == [1000 - e] * 3 + [0] * 3 + [1000, 1000, 0]


def test_what_cannot_be_asked():
    worlds = sample(NEAR_AND_FAR, 64)
    with pytest.raises(_core.ContingentError, match="the two issues must differ"):
        worlds.terms("x", "x")
    with pytest.raises(_core.ContingentError, match='no issue is called "z"'):
        worlds.terms("z")
    for steps in (1, 202):
        with pytest.raises(_core.ContingentError, match="steps must be from 2 to 201"):
            worlds.terms("x", steps=steps)
