"""Long calls: Ctrl-C, progress, and what a callback throws."""

import time

import pytest
from interrupting import seconds_to_stop
from sampling import sample

SCENARIO = {
    "contingent": 1,
    "title": "twenty who may come",
    "issues": {"x": {}},
    "actors": {
        f"A{k}": {"joins": 0.6, "positions": {"x": {"ideal": [0, k / 20, 1], "tolerance": 0.2}}} for k in range(20)
    },
    "requirements": {"size": {"at_least": 4, "of": "members"}},
}

# Sixty, nearly all willing, with refusals here and there: a single world has a great many maximal cliques.
HARD = {
    "contingent": 1,
    "title": "sixty who may come",
    "actors": {
        f"A{k}": {"joins": 0.9, "accepts": {f"A{(k * k + 7 * step + 1) % 60}": 0.5 for step in range(6)}}
        for k in range(60)
    },
    "requirements": {"size": {"at_least": 20, "of": "members"}},
}
for k in range(60):
    HARD["actors"][f"A{k}"]["accepts"].pop(f"A{k}", None)

@pytest.mark.parametrize("scenario", ["SCENARIO", "HARD"])
def test_ctrl_c_stops_a_long_call_at_once(scenario, capsys):
    worlds = f"import test_long_runs as t; worlds = t.sample(t.{scenario}, 10**10, threads=2)"
    stopped = seconds_to_stop(worlds, "worlds.members()", wait=0.5)
    with capsys.disabled():
        print(f"\nCtrl-C to KeyboardInterrupt, {scenario}: {stopped:.3f} s (aim 0.2 s)")
    assert stopped < 1


# Each asks for so much that it would take minutes; `few` where worlds are kept, `hard` where a world takes long.
CALLS = [
    "worlds.viability(['A0', 'A1'])",
    "worlds.compatibility()",
    "worlds.network()",
    "worlds.levers()",
    "worlds.blocks()",
    "worlds.terms('x', steps=201)",
    "worlds.power()",
    "worlds.worlds_where_viable()",
    "worlds.worlds_where_feasible(['A0'])",
    "hard.frontier('members', [20])",
    "ct.compare(worlds, worlds)",
    "hard.coalitions(max_size=30)",
    "hard.levers()",
    "hard.blocks()",
    "hard.power()",
    "hard.unlock(changes=4, among=[(lever, 1) for lever in hard.scenario.levers() if 'accepts' in lever][:128])",
    "hard.brief()",
]
PREPARATION = """
import contingent as ct, test_long_runs as t
worlds, hard = ct.load(t.SCENARIO).sample(10**9, threads=2), ct.load(t.HARD).sample(400_000, threads=2)
"""


@pytest.mark.parametrize("call", CALLS)
def test_ctrl_c_stops_every_long_call_and_leaves_all_usable(call):
    again = "assert worlds.scenario.sample(1000).viable.worlds == 1000"
    assert seconds_to_stop(PREPARATION, call, wait=0.3, then=again) < 1


class Enough(Exception):
    pass


def test_progress_grows():
    told = []

    def listen(done, total):
        told.append((done, total))
        if len(told) == 4:
            raise Enough

    with pytest.raises(Enough):  # a run that no machine finishes in four reports' time
        sample(SCENARIO, 10**10, threads=2).members(progress=listen)
    done = [worlds for worlds, _ in told]
    assert done == sorted(done) and done[0] < done[-1] < 10**10
    assert {total for _, total in told} == {10**10}


def test_progress_ends_with_the_whole():
    told = []
    sample(SCENARIO, 300_001, threads=2).members(progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (300_001, 300_001)


@pytest.mark.parametrize("threads", [1, 2])
def test_what_a_callback_raises_comes_through(threads):
    def stop(done, total):
        raise Enough

    worlds = sample(SCENARIO, 10**10, threads=threads)
    start = time.monotonic()
    with pytest.raises(Enough):
        worlds.members(progress=stop)
    assert time.monotonic() - start < 2
    assert sample(SCENARIO, 1000, threads=threads).members().viable.worlds == 1000  # and nothing is left broken
