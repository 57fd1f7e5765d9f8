"""Coalitions and resilience against every subset, world by world, on the same draws."""

from collections import Counter
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from interrupting import seconds_to_stop
from oracle import subsets
from oracle_reading import candidates
from sampling import sample
from strategies import scenarios
from test_world_by_world import drawn_worlds

WORLDS = 72  # more than the 64 that are worked on at once


def leads_of_forces(world):
    """The leads under which each set of candidates is feasible: {S: [lead, ...]}, the sets that have none left out."""
    found = {}
    for S in subsets(world.everyone):
        if world.consent(S) and world.compatibility(S):
            leads = [lead for lead in [None, *S] if world.feasible(S, lead)]
            if leads:
                found[S] = leads
    return found


def feasible_counts(oracle):
    """Worlds by (S, lead) and, under any lead or none, by (S, "any")."""
    counts = Counter()
    for world in oracle:
        for S, leads in leads_of_forces(world).items():
            counts.update((S, lead) for lead in ["any", *leads])
    return counts


def is_minimal(counts, S, lead):
    return all(counts[S - {i}, lead] < counts[S, lead] for i in S if S != {i})


def ranked(counts, everyone, query):
    """Every coalition asked for that is feasible anywhere, best first, with its worlds."""
    lead = query.get("lead") or "any"
    asked = {
        S: counts[S, lead]
        for S in subsets(frozenset(everyone))
        if counts[S, lead]
        and len(S) <= query["max_size"]
        and S.issuperset(query["include"])
        and S.isdisjoint(query["exclude"])
        and (not query["minimal"] or is_minimal(counts, S, lead))
    }
    return sorted(asked.items(), key=lambda item: (-item[1], len(item[0]), [i not in item[0] for i in everyone]))


def found(answer):
    members, search = answer
    return [(frozenset(S), worlds) for S, worlds in zip(members, search.worlds, strict=True)]


def random_query(random, everyone, leaders):
    def sometimes(value, otherwise):
        return value if random.random() < 0.3 else otherwise

    return {
        "top": random.choice([1, 2, 3, 5, 10, 300]),
        "max_size": random.randint(1, 8),
        "include": sometimes(random.sample(everyone, random.randint(1, 2)), []),
        "exclude": sometimes(random.sample(everyone, random.randint(1, 2)), []),
        "lead": sometimes(random.choice(leaders or everyone), None),
        "minimal": sometimes(True, False),
    }


@settings(max_examples=100, suppress_health_check=list(HealthCheck))
@given(st.data())
def check(seen, data):
    scenario = data.draw(scenarios(5))
    everyone = list(candidates(scenario))
    leaders = [i for i in everyone if "leads" in candidates(scenario)[i]]
    worlds = sample(scenario, WORLDS, seed=len(seen), first=64 * data.draw(st.integers(0, 9)))
    counts = feasible_counts(drawn_worlds(worlds, scenario))
    random = Random(data.draw(st.integers(0, 2**32)))
    for _ in range(12 if counts else 1):
        query = random_query(random, everyone, leaders)
        expected, answer = ranked(counts, everyone, query), worlds.coalitions(**query)
        assert found(answer) == expected[: query["top"]]
        search = answer[1]
        assert search.exact
        assert search.bound == (search.worlds[-1] if len(search.worlds) == query["top"] else 0)
        assert all(count <= search.bound for _, count in expected[query["top"] :])
        for members, count in zip(answer[0], search.worlds, strict=True):
            assert members == [i for i in everyone if i in members]  # in the order of the file
            if query["lead"] is None:
                assert worlds.viability(members).feasible.count == count
        seen["found"] += bool(expected)
        seen["more than shown"] += len(expected) > query["top"]
        seen["other sizes"] += len({len(S) for S, _ in expected}) > 1
        seen["ties"] += len({count for _, count in expected}) < len(expected)
        for option in ("include", "exclude", "lead", "minimal"):
            seen[option] += bool(query[option] and expected)


def test_the_list_is_that_of_every_subset():
    seen = Counter()
    check(seen)
    for kind in ("found", "more than shown", "ties", "include", "exclude", "lead", "minimal"):
        assert seen[kind] >= 20, f"too few queries in which this could show: {kind}, {dict(seen)}"


# Resilience -----------------------------------------------------------------------------------------------------------


def left_under(world, S, lead):
    """Who stays in the end under a lead, nobody leaving but those who will not stay with the rest."""
    while True:
        stay = frozenset(i for i in S if world.joins(i, S, lead))
        if stay == S:
            return S if world.led(S, lead) else frozenset()
        S = stay


def left_without(world, S, walker, everyone):
    """What is left of S, and whether it is feasible: under a lead that leaves a feasible force, else most members."""
    rest = S - {walker}
    under = [(left_under(world, rest, lead), lead) for lead in [None, *(i for i in everyone if i in rest)]]
    outcomes = [(world.feasible(left, lead), left) for left, lead in under]
    feasible, left = max(outcomes, key=lambda outcome: (outcome[0], len(outcome[1])))  # of equals, the first
    return left, feasible


@settings(max_examples=100, suppress_health_check=list(HealthCheck))
@given(st.data())
def check_resilience(seen, data):
    scenario = data.draw(scenarios(5))
    everyone = list(candidates(scenario))
    worlds = sample(scenario, WORLDS, seed=data.draw(st.integers(0, 2**64 - 1)))
    oracle = drawn_worlds(worlds, scenario)
    forces = Counter(S for world in oracle for S in world.forces())
    chosen = [S for S, _ in forces.most_common(3)] + [max(forces, key=len, default=frozenset(everyone))]
    for S in chosen:
        members = [i for i in everyone if i in S]
        answer, where = worlds.resilience(members), [world for world in oracle if world.lost_to(S) == "feasible"]
        for walker, row in zip(members, answer.by_member, strict=True):
            left = [left_without(world, S, walker, everyone) for world in where]
            assert row.survives.worlds == len(where)
            assert row.survives.count == sum(feasible for _, feasible in left)
            follow = [sum(other != walker and other not in stay for stay, _ in left) for other in members]
            assert [estimate.count for estimate in row.follows] == follow
            seen["survives"] += row.survives.count
            seen["falls"] += len(where) - row.survives.count
            seen["follows"] += sum(follow)
        values = [row.survives.value for row in answer.by_member]
        assert answer.worst.value == min(values)
        assert answer.mean == pytest.approx(sum(values) / len(values))


def test_resilience_is_its_definition():
    seen = Counter()
    check_resilience(seen)
    assert all(seen[kind] >= 100 for kind in ("survives", "falls", "follows")), dict(seen)


def test_a_coalition_that_is_never_feasible_has_no_resilience():
    never = {"contingent": 1, "title": "never", "actors": {"A": {"joins": 0.0}, "B": {"joins": 1.0}}}
    answer = sample(never, 100).resilience(["A", "B"])
    assert [row.survives.worlds for row in answer.by_member] == [0, 0]
    assert (answer.worst.worlds, answer.worst.low, answer.worst.high) == (0, 0, 1)


# Stopped before the end -----------------------------------------------------------------------------------------------

MANY = {
    "contingent": 1,
    "title": "sixteen, eight at a time",
    "actors": {
        f"A{k}": {
            "joins": 0.8 - 0.01 * k,
            "offers": {"troops": [100, 500 + 20 * k, 1500]},
            "accepts": {f"A{(3 * k + 1) % 16}": 0.7} if (3 * k + 1) % 16 != k else {},
        }
        for k in range(16)
    },
    "requirements": {"size": {"at_least": 2500, "of": "troops"}},
}


# The same sixteen, nearly always feasible: bounds are close to what coalitions reach.
SURE = MANY | {"requirements": {}, "actors": {f"A{k}": {"joins": 1 - 0.001 * k} for k in range(16)}}


@pytest.mark.parametrize("scenario", [MANY, SURE], ids=["many", "sure"])
def test_a_search_that_is_stopped_has_a_true_bound(scenario):
    worlds = sample(scenario, 20_000)
    everything = found(worlds.coalitions(top=10_000, max_size=5))
    truth, stopped, seconds = dict(everything), 0, 1e-9
    assert len(everything) > 6000
    assert everything[:10] == found(worlds.coalitions(max_size=5))
    exact = False
    while not exact:
        answer = worlds.coalitions(max_size=5, seconds=seconds)
        listed, search = dict(found(answer)), answer[1]
        assert all(truth[S] == count for S, count in listed.items())
        assert search.bound >= max(count for S, count in everything if S not in listed)
        exact, stopped, seconds = search.exact, stopped + (not search.exact), 2 * seconds
    assert list(listed.items()) == everything[:10]
    assert stopped >= 3


@pytest.mark.parametrize("count", [20_000, 200_000])
def test_ctrl_c_stops_the_search_at_once(count, capsys):
    worlds = f"import test_long_runs as t; worlds = t.sample(t.HARD, {count}, threads=2)"
    stopped = seconds_to_stop(worlds, "worlds.coalitions(max_size=60)", wait=1.0)
    with capsys.disabled():
        print(f"\nCtrl-C to KeyboardInterrupt, coalitions of {count:,} worlds: {stopped:.3f} s (aim 0.2 s)")
    assert stopped < 1
