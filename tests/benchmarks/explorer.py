"""How long the explorer's kernel takes: a slider's move to the bars, and each panel that is open.

    python tests/benchmarks/explorer.py [--quick]

From the browser's side (slider to picture) tests/python/test_explorer_lab.py measures in a running JupyterLab.
"""

import argparse
import json
import statistics
import time
from functools import partial

import contingent as ct
import synthetic
from contingent.explorer import Explorer

PANELS = ("network", "compatibility", "terms", "coalitions")


def milliseconds(work):
    start = time.perf_counter()
    json.dumps(work())
    return 1000 * (time.perf_counter() - start)


def moves(explorer, count):
    """The times of so many moves of a slider that no sample is kept of."""
    lever = next(lever for lever in explorer.case.scenario.levers() if lever.startswith("joins"))
    times = []
    for number in range(count):
        explorer.set(lever, (number + 0.5) / count)
        times.append(milliseconds(explorer.state))
    return times


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a second or two, for a look and for the tests")
    quick = parser.parse_args(arguments).quick
    worlds, count = (640, 3) if quick else (20_000, 15)
    print(f"{worlds:,} worlds; milliseconds, the median and the longest of {count} moves, then a panel after a move")
    slowest = 0.0
    for actors in (20,) if quick else (20, 60):
        explorer = Explorer(ct.load(synthetic.scenario(synthetic.question(actors))).sample(worlds))
        explorer.state()
        times = moves(explorer, count)
        slowest = max(slowest, statistics.median(times))
        told = [f"{actors} actors: bars {statistics.median(times):.0f} ({max(times):.0f})"]
        for number, panel in enumerate(PANELS):
            explorer.open(panel)
            explorer.answer(panel)  # the case's own, once
            explorer.set("event:un-mandate", 0.1 + number / 10)
            told.append(f"{panel} {milliseconds(partial(explorer.answer, panel)):.0f}")
        print(", ".join(told))
    return slowest


if __name__ == "__main__":
    main()
