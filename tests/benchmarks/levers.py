"""What every lever would do, in one pass, against the same question asked of each changed scenario afresh.

    python tests/benchmarks/levers.py [--quick]

Both count, for each setting of each lever of a shipped case, the worlds in which some force is feasible. The worlds are
the same, so the counts must be equal before any time is printed.
"""

import argparse
import time
from collections import Counter
from importlib import resources

from comparison import Disagreement, Row

from contingent import _core

SECTION = "what one would use instead"
CASE = "gaza-isf-2025-10"


def timed(work, repeats=1):
    """What it gives, and the shortest time it took."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        answer = work()
        times.append(time.perf_counter() - start)
    return answer, min(times)


def kind_of(effect):
    return effect.lever.partition(":")[0]


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a second or two, for a look and for the tests")
    together, afresh, _ = measure(*((1024, 1) if parser.parse_args(arguments).quick else (16_384, 3)))
    return together / afresh


def rows(size):
    count, repeats = (512, 1) if size == "tiny" else (16_384, 3)
    together, afresh, settings = measure(count, repeats)
    work = f"Every lever's effect: {CASE}, {settings} settings, {count:,} worlds"
    return [Row(SECTION, work, "the changed scenarios, one by one", 1e3 * together, 1e3 * afresh, "ms", "the same counts")]


def measure(count, repeats):
    """The times of both, and how many settings were tried."""
    text = resources.files("contingent").joinpath(f"cases/{CASE}.json").read_text(encoding="utf-8")
    scenario = _core.read_scenario(text)

    def worlds_of(changed):
        return _core.Worlds(changed, count, threads=1)

    worlds = worlds_of(scenario)
    answer, together = timed(lambda: worlds.lever_effects("viable"), repeats)
    _, one_pass = timed(worlds.worlds_where_viable, 2 * repeats)
    afresh, by_kind, settings = 0.0, Counter(), Counter(kind_of(effect) for effect in answer.effects)
    for effect in answer.effects:
        changed = worlds_of(scenario.set({effect.lever: effect.setting}))
        viable, spent = timed(changed.worlds_where_viable, repeats)
        if viable.count != effect.target.count:
            raise Disagreement(f"the answers do not agree: {effect.lever} = {effect.setting}")
        afresh += spent
        by_kind[kind_of(effect)] += spent
    print(f"{CASE}: {len(answer.effects)} settings, {count:,} worlds, one thread; answers agree")
    print(f"{'afresh, one after the other':34}{afresh:9.2f} s   (as things are: {1000 * one_pass:.1f} ms)")
    print(f"{'lever_effects, one pass':34}{together:9.2f} s   ratio {together / afresh:.2f}\n")
    print(f"{'':14}{'settings':>10}{'afresh':>10}{'one pass':>10}{'ratio':>8}")
    for kind, number in settings.items():
        chosen = [(effect.lever, effect.setting) for effect in answer.effects if kind_of(effect) == kind]
        _, spent = timed(lambda chosen=chosen: worlds.lever_effects("viable", settings=chosen), repeats)
        print(f"{kind:14}{number:10}{by_kind[kind]:9.2f}s{spent:9.2f}s{spent / by_kind[kind]:8.2f}")
    return together, afresh, len(answer.effects)


if __name__ == "__main__":
    main()
