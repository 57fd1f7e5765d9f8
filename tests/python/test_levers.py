"""Levers against scenarios in which they are set, on the same worlds; unlock against every set of levers."""

import json
from collections import Counter
from itertools import combinations
from math import sqrt
from random import Random

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from oracle_reading import candidates
from sampling import sample
from strategies import monotone, scenarios
from test_world_by_world import drawn_worlds

from contingent import _core

Z = 1.959963984540054


def with_levers(worlds, chosen):
    """The same worlds, but for some levers: [(lever, number), ...]."""
    changed = worlds.scenario.set(dict(chosen))
    return _core.Worlds(changed, worlds.count, seed=worlds.seed, threads=1, first=worlds.first)


def where(worlds, target):
    if target == "viable":
        return worlds.worlds_where_viable()
    return worlds.worlds_where_could(target) if isinstance(target, str) else worlds.worlds_where_feasible(target)


def worth_trying(scenario):
    """Each chance at 0 and 1, each ideal point at five values, each requirement waived."""
    values = {"position": (0, 0.25, 0.5, 0.75, 1), "requirement": (0,)}
    return [(lever, value) for lever in scenario.levers() for value in values.get(lever.split(":")[0], (0, 1))]


def same_change(change, before, after):
    gained, lost = (after - before).count, (before - after).count
    assert (change.gained, change.lost, change.worlds) == (gained, lost, len(before))
    expected = newcombe((before & after).count, gained, lost, len(before))
    assert (change.value, change.low, change.high) == pytest.approx(expected, abs=1e-12)


def random_targets(worlds, scenario, random):
    """Some force, someone in it, and one that is feasible in some world, if any is."""
    everyone = list(candidates(scenario))
    found, _ = worlds.coalitions(top=6)
    force = random.choice(found or [random.sample(everyone, random.randint(1, min(3, len(everyone))))])
    return ["viable", random.choice(everyone), force]


# The effect of each lever ---------------------------------------------------------------------------------------------


def odd_settings(scenario, random):
    """Numbers between, and requirements raised: settings need not be the usual ones."""
    written = json.loads(scenario.to_json()).get("requirements", {})
    raised = [(f"requirement:{id}", 2 * said["at_least"] + 1) for id, said in written.items() if "at_least" in said]
    levers = [lever for lever in scenario.levers() if not lever.startswith("requirement:")]
    return raised + [(lever, random.random()) for lever in random.sample(levers, min(4, len(levers)))]


def check_effects(seen, scenario, random):
    worlds = sample(scenario, random.choice([70, 600]), seed=random.getrandbits(64), threads=random.choice([1, 2]))
    for target in random_targets(worlds, scenario, random):
        usual = worlds.lever_effects(target)
        tried = worth_trying(worlds.scenario)
        assert [(effect.lever, effect.setting) for effect in usual.effects] == tried
        odd = odd_settings(worlds.scenario, random)
        unusual = worlds.lever_effects(target, settings=odd)
        before = where(worlds, target)
        assert usual.base.count == unusual.base.count == before.count
        for chosen, effect in zip(tried + odd, usual.effects + unusual.effects, strict=True):
            assert (effect.lever, effect.setting) == chosen
            after = where(with_levers(worlds, [chosen]), target)
            assert (effect.target.count, effect.target.worlds) == (after.count, worlds.count)
            same_change(effect.change, before, after)
            kind, asked = effect.lever.split(":")[0], "viable" if target == "viable" else type(target)
            for what in ("gained", "lost"):
                seen[kind, what] += getattr(effect.change, what) > 0
                seen[asked] += getattr(effect.change, what) > 0
        seen["both"] += any(effect.change.gained and effect.change.lost for effect in usual.effects)


@settings(max_examples=90, suppress_health_check=list(HealthCheck))
@given(st.data())
def check_random_effects(seen, data):
    check_effects(seen, data.draw(scenarios()), Random(data.draw(st.integers(0, 2**32))))


def test_each_effect_is_that_of_setting_the_lever():
    seen = Counter()
    check_random_effects(seen)
    for kind in ("event", "joins", "leads", "accepts", "position", "requirement"):
        assert seen[kind, "gained"] >= 10, dict(seen)
        assert seen[kind, "lost"] >= 10, dict(seen)
    assert all(seen[asked] >= 50 for asked in ("viable", str, list)), dict(seen)  # str: a candidate; list: a coalition


def intricate(random):
    """Three who wait for each other, for an event and for who leads, in every way: a lever moves what decides."""

    def belief(i):
        others = [j for j in "ABC" if j != i]
        atoms = ["e", "f", "not e", *others, *(f"leads({j})" for j in others)]
        whens = {random.choice([" and ", " or "]).join(random.sample(atoms, random.randint(1, 3))) for _ in range(3)}
        listed = [{"when": when, "chance": random.choice([0.1, 0.4, 0.7, 0.9])} for when in sorted(whens)]
        return monotone([*listed, {"chance": random.choice([0, 0.3])}], ["e", "f"])

    return {
        "contingent": 1,
        "title": "intricate",
        "events": {"e": {"chance": 0.5}, "f": {"chance": [{"when": "e", "chance": 0.8}, {"chance": 0.2}]}},
        "actors": {i: {"joins": belief(i), "leads": belief(i)} for i in "ABC"},
        "requirements": {"r": random.choice([{"lead": True}, {"when": "leads(A) or (leads(B) and A)"}])},
    }


def test_each_effect_where_all_depends_on_all():
    seen, random = Counter(), Random(0)
    for _ in range(150):
        check_effects(seen, intricate(random), random)
    assert seen["both"] >= 30


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(st.data())
def check_by_oracle(seen, data):
    scenario = data.draw(scenarios(5))
    random = Random(data.draw(st.integers(0, 2**32)))
    worlds = sample(scenario, 72, seed=random.getrandbits(64))
    effects = worlds.lever_effects().effects
    assume(effects)
    effect = random.choice([effect for effect in effects if effect.change.gained] or effects)
    changed = with_levers(worlds, [(effect.lever, effect.setting)])
    rewritten = {"events": {}, "issues": {}, "pools": {}} | json.loads(changed.scenario.to_json())
    assert effect.target.count == sum(bool(world.forces()) for world in drawn_worlds(changed, rewritten))
    seen["changed"] += effect.change.value != 0


def test_effects_agree_with_the_oracle():
    seen = Counter()
    check_by_oracle(seen)
    assert seen["changed"] >= 10


# The smallest sets of levers ------------------------------------------------------------------------------------------


def every_set(among, changes):
    """Sets of at most so many settings, no lever twice; smaller first, then in the order of `among`."""
    for size in range(1, changes + 1):
        for chosen in combinations(among, size):
            if len({lever for lever, _ in chosen}) == size:
                yield chosen


def some_settings(scenario, random):
    """Up to seven, mostly ones that can only help."""
    helpful = {"joins": 1, "leads": 1, "accepts": 1, "requirement": 0}
    tried = worth_trying(scenario)
    if random.random() < 0.7:
        tried = [(lever, value) for lever, value in tried if helpful.get(lever.split(":")[0], value) == value]
    return random.sample(tried, min(7, len(tried)))


def smallest_of(sets):
    least = min(map(len, sets), default=0)
    return [chosen for chosen in sets if len(chosen) == least]


def check_sets(answer, base, met, goal, show):
    """The answer against the worlds in which each set of levers meets the target."""
    reach = [chosen for chosen, after in met.items() if after.count >= goal]
    found = [tuple(one.settings) for one in answer.sets]
    assert answer.base.count == base.count
    assert answer.reached == bool(reach)
    for chosen, one in zip(found, answer.sets, strict=True):
        assert one.target.count == met[chosen].count
        same_change(one.change, base, met[chosen])
    if reach:  # of equals, the first
        assert found == sorted(smallest_of(reach), key=lambda chosen: -met[chosen].count)[:show]
        return
    assert len(set(found)) == len(found) == min(show, len(met))
    closest = sorted(after.count for after in met.values())[::-1]
    assert [met[chosen].count for chosen in found] == closest[:show]
    assert found == sorted(found, key=lambda chosen: (-met[chosen].count, len(chosen)))


@settings(max_examples=80, suppress_health_check=list(HealthCheck))
@given(st.data())
def check_unlock(seen, data):
    scenario = data.draw(scenarios())
    random = Random(data.draw(st.integers(0, 2**32)))
    worlds = sample(scenario, random.choice([70, 600]), seed=random.getrandbits(64), threads=random.choice([1, 2]))
    for target in random_targets(worlds, scenario, random):
        among, changes, show = some_settings(worlds.scenario, random), random.randint(1, 3), random.choice([1, 3, 100])
        met = {chosen: where(with_levers(worlds, chosen), target) for chosen in every_set(among, changes)}
        goals = sorted({after.count for after in met.values()} - {0}) or [1]
        alone = max((after.count for chosen, after in met.items() if len(chosen) == 1), default=0)
        goal = min(worlds.count, random.choice([goals[-1], random.choice(goals), alone + 1, goals[-1] + 1]))
        answer = worlds.unlock(target, at_least=goal / worlds.count, changes=changes, among=among, show=show)
        check_sets(answer, where(worlds, target), met, goal, show)
        assert answer.tried <= len(met)
        seen["reached", len(answer.sets[0].settings) if answer.reached else 0] += 1
        seen["several"] += len(answer.sets) > 1
        seen["not all tried"] += answer.tried < len(met)


def test_unlock_is_every_set_of_levers():
    seen = Counter()
    check_unlock(seen)
    assert all(seen["reached", size] >= 10 for size in (0, 1, 2)), dict(seen)
    assert seen["several"] >= 20
    assert seen["not all tried"] >= 20, dict(seen)


def test_three_levers_are_needed():
    actors = {f"A{k}": {"joins": 0.1 * k + 0.1, "accepts": {f"A{(k + 1) % 6}": 0.8}} for k in range(6)}
    needs = {"size": {"at_least": 4, "of": "members"}, "lead": {"lead": True}}
    actors["A1"]["leads"] = actors["A2"]["leads"] = 0.2
    worlds = sample({"contingent": 1, "title": "six", "actors": actors, "requirements": needs}, 2000)
    among = [(lever, 1) for lever in worlds.scenario.levers() if not lever.startswith("requirement:")]
    met = {chosen: where(with_levers(worlds, chosen), "viable") for chosen in every_set(among, 3)}
    goal = max(after.count for chosen, after in met.items() if len(chosen) == 2) + 1
    for show in (1, 1000):
        answer = worlds.unlock(at_least=goal / 2000, among=among, show=show)
        check_sets(answer, where(worlds, "viable"), met, goal, show)
        assert len(answer.sets[0].settings) == 3


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.data())
def check_unlock_by_itself(seen, data):
    """Left to choose, it finds what can be found among all levers but positions."""
    scenario = data.draw(scenarios(3))
    worlds = sample(scenario, 70)
    among = [setting for setting in worth_trying(worlds.scenario) if not setting[0].startswith("position:")]
    assume(len(among) <= 24)
    met = {chosen: where(with_levers(worlds, chosen), "viable").count for chosen in every_set(among, 2)}
    goal = max([where(worlds, "viable").count + 1, *met.values()])
    assume(goal <= 70)
    answer = worlds.unlock(at_least=goal / 70, changes=2, show=1000)
    reach = smallest_of([chosen for chosen, count in met.items() if count >= goal])
    assert {frozenset(one.settings) for one in answer.sets if answer.reached} == set(map(frozenset, reach))
    seen[len(reach[0]) if reach else 0] += 1


def test_unlock_chooses_its_levers():
    seen = Counter()
    check_unlock_by_itself(seen)
    assert min(seen[1], seen[2]) >= 5, dict(seen)


# The interval of a change ---------------------------------------------------------------------------------------------


def wilson(count, n):
    p, centre = count / n, (count + Z * Z / 2) / (n + Z * Z)
    half = Z * sqrt(n) / (n + Z * Z) * sqrt(p * (1 - p) + Z * Z / (4 * n))
    return p, max(0.0, centre - half), min(1.0, centre + half)


def newcombe(a, b, c, n):
    """The difference of paired shares with the interval of method 10. a: worlds in both; b, c: only the second, first.

    Newcombe 1998, Improved confidence intervals for the difference between binomial proportions based on paired data.
    """
    d = n - a - b - c
    p1, low1, high1 = wilson(a + b, n)
    p2, low2, high2 = wilson(a + c, n)
    product, cross = (a + b) * (c + d) * (a + c) * (b + d), a * d - b * c
    phi = 0.0 if product == 0 else (min(cross, 0) + max(cross - n / 2, 0)) / sqrt(product)

    def together(x, y):
        return sqrt(max(0.0, x * x - 2 * phi * x * y + y * y))

    return p1 - p2, p1 - p2 - together(p1 - low1, high2 - p2), p1 - p2 + together(high1 - p1, p2 - low2)


def test_the_interval_of_a_change():
    # Fifty specimens on two media: 20 grow on both, 12 and 2 on one, 16 on neither; as printed by StatsDirect.
    assert newcombe(20, 12, 2, 50) == pytest.approx((0.2, 0.056156, 0.329207), abs=1e-6)
    events = {f"e{k}": {"chance": chance} for k, chance in enumerate([0.0, 0.02, 0.5, 0.9, 1.0])}
    scenario = {"contingent": 1, "title": "events", "events": events, "actors": {"A": {"joins": 1.0}}}
    for count in (1, 10, 50, 500):
        worlds = sample(scenario, count)
        sets = [worlds.worlds_where_event(event) for event in events]
        sets += [sets[2] & sets[3], sets[2] | sets[3], ~sets[2], sets[1] | ~sets[3]]
        for before in sets:
            for after in sets:
                same_change(_core.paired_difference(before, after), before, after)
