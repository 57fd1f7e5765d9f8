"""Who could join: this package against NumPy and networkx on the same question, and what it costs as questions grow.

    python tests/benchmarks/who_could_join.py [--quick]

Both answer viable, willing, admitted, compatible, could, would and needed for every candidate, in one process. Their
draws differ, so their answers are compared within sampling error before any time is printed.
"""

import argparse
import json
import os
import statistics
import time
from collections import Counter

import numpy as np
from comparison import Row, check_distance, distance
from networkx_baseline import ANSWERS, who_could_join
from synthetic import question, scenario

from contingent import _core

SECTION = "what one would use instead"
CHUNK = 1000  # worlds the baseline draws at a time
PARTS = 7  # the package's run is timed in so many; of the times of parts the median counts, for both


def baseline(q, seconds):
    """Counts of worlds, what they were like, and the median time of a world in microseconds."""
    random, counts, like, times = np.random.default_rng(0), Counter(), Counter(), []
    while sum(times) < seconds:
        start = time.process_time()
        more, more_like = who_could_join(q, CHUNK, random)
        times.append(time.process_time() - start)
        counts.update(more)
        like.update(more_like)
    return counts, like, 1e6 * statistics.median(times) / CHUNK


def package(q, worlds, threads, first=0):
    """members() of so many worlds, and the time taken, on one thread that of the processor; reading and binding the scenario is
    not counted."""
    text = json.dumps(scenario(q))
    sample = _core.Worlds(_core.read_scenario(text), worlds, seed=0, threads=threads, first=first)
    clock = time.process_time if threads == 1 else time.perf_counter
    start = clock()
    members = sample.members()
    return members, clock() - start


def package_in_parts(q, worlds):
    """The median times of a world in microseconds, on one thread and on two; timed in turn, so that both meet the same
    machine."""
    part = worlds // PARTS // 64 * 64
    times = [[package(q, part, threads, first=k * part)[1] for threads in (1, 2)] for k in range(PARTS)]
    return [1e6 * statistics.median(column) / part for column in zip(*times, strict=True)]


def worlds_for(q, seconds):
    """How many worlds the package does in this time, on one thread."""
    worlds = 20_000
    _, spent = package(q, worlds, 1)
    return max(worlds, int(worlds * seconds / spent) // CHUNK * CHUNK)


def largest_distance(members, worlds, counts, counted):
    pairs = [(members.viable.count, counts["viable"])]
    pairs += [(getattr(row, answer).count, counts[answer, row.actor]) for row in members.rows for answer in ANSWERS]
    return max(distance(ours, worlds, theirs, counted) for ours, theirs in pairs), len(pairs)


def compare(seconds):
    """The table of times; returns the package's advantage a world and a thread."""
    q = question(40)
    counts, like, theirs = baseline(q, seconds)
    worlds, counted = worlds_for(q, seconds), like["worlds"]
    members, _ = package(q, worlds, 0)
    print("40 candidates, 3 issues, 2 gatekeepers, 16 conditions on peers or a lead; size and breadth asked for")
    print(
        f"a typical world: {like['vertices'] / counted:.1f} candidates willing, admitted and compatible; "
        f"{like['cliques'] / like['searched']:.1f} maximal cliques; {counts['viable'] / counted:.0%} of worlds viable"
    )
    print(f"answers agree: {check_distance(*largest_distance(members, worlds, counts, counted))}")
    one, two = package_in_parts(q, worlds)
    print(f"\n{'':34}{'worlds':>12}{'us a world':>12}{'ratio':>8}")
    print(f"{'NumPy and networkx, 1 thread':34}{counted:12,}{theirs:12.2f}{1:8}")
    print(f"{'contingent, 1 thread':34}{worlds:12,}{one:12.2f}{theirs / one:8.0f}")
    print(f"{'contingent, 2 threads':34}{worlds:12,}{two:12.2f}{theirs / two:8.0f}")
    print(f"a second thread makes it {one / two:.2f} times as fast ({os.cpu_count()} processors here, {load()})")
    return theirs / one


def rows(size):
    """What one world costs each, on one thread."""
    found = []
    for actors, seconds in ((10, 0.2),) if size == "tiny" else ((40, 4), (200, 4)):
        q = question(actors)
        counts, like, theirs = baseline(q, seconds)
        worlds = worlds_for(q, seconds)
        members, _ = package(q, worlds, 0)
        ours, _ = package_in_parts(q, worlds)
        agree = check_distance(*largest_distance(members, worlds, counts, like["worlds"]))
        work = f"Who could, would and must join: {actors} candidates, a world on one thread"
        found.append(Row(SECTION, work, "NumPy and networkx", ours, theirs, "us", agree))
    return found


def load():
    return f"five-minute load {os.getloadavg()[1]:.1f}" if hasattr(os, "getloadavg") else "load unknown"


def cost_table(world_counts, actor_counts, limit):
    """Seconds that members() takes on all threads; in brackets where over the limit, reckoned from fewer worlds."""
    print("\nseconds for members(), all threads")
    print(f"{'actors':>8}" + "".join(f"{worlds:>14,}" for worlds in world_counts))
    for actors in actor_counts:
        q, cells, rate = question(actors), [], 0.0
        for worlds in world_counts:
            if rate * worlds > limit:
                cells.append(f"({rate * worlds:.0f})")
                continue
            _, spent = package(q, worlds, 0)
            rate = spent / worlds
            cells.append(f"{spent:.3f}")
        print(f"{actors:8}" + "".join(f"{cell:>14}" for cell in cells))


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a second or two, for a look and for the tests")
    quick = parser.parse_args(arguments).quick
    ratio = compare(seconds=1.5 if quick else 10)
    if quick:
        cost_table([10**4, 10**5], [10, 40], limit=2)
    else:
        cost_table([10**4, 10**5, 10**6, 10**7], [10, 20, 40, 80, 120, 200], limit=60)
    return ratio


if __name__ == "__main__":
    main()
