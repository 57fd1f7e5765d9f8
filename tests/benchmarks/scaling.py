"""What members() costs as questions grow: in worlds, and in candidates where a typical world holds no more of them.

Costs are processor time of a world, all threads together; the exponent is that of the straight line through their logarithms.
"""

import json
from dataclasses import dataclass

import numpy as np
from comparison import Row, shortest
from synthetic import question, scenario

from contingent import _core

SECTION = "as questions grow"


@dataclass(frozen=True)
class Line:
    """What a world costs by the size of the question, in microseconds."""

    of: str  # worlds, candidates
    sizes: list
    costs: list

    @property
    def exponent(self):
        return float(np.polyfit(np.log(self.sizes), np.log(self.costs), 1)[0])


def cost(actors, worlds, repeats):
    read = _core.read_scenario(json.dumps(scenario(question(actors))))
    return 1e6 / worlds * shortest(_core.Worlds(read, worlds, threads=0).members, repeats)[1]


def by_worlds(size, long=False):
    counts = [10**3, 10**4] if size == "tiny" else [10**4, 10**5, 10**6, 10**7, *([10**8] if long else [])]
    return Line("worlds", counts, [cost(40, count, 5 if count < 10**6 else 1) for count in counts])


def by_candidates(size):
    """About 18 are willing in a typical world, however many could be asked: synthetic.py keeps that number."""
    actors, worlds = ([8, 12], 2_000) if size == "tiny" else ([25, 50, 100, 150, 200], 200_000)
    return Line("candidates", actors, [cost(many, worlds, 3) for many in actors])


def lines(size, long=False):
    return [by_worlds(size, long), by_candidates(size)]


def rows(found):
    """The exponents of the whole cost, against those set as goals: linear in worlds, 2.2 in candidates."""
    by_count, by_size = found
    goals = [(by_count, by_count.exponent + 1, 1.0), (by_size, by_size.exponent, 2.2)]
    return [
        Row(
            SECTION,
            f"Cost of members(), {line.sizes[0]:,} to {line.sizes[-1]:,} {line.of}",
            "the goal set for it",
            exponent,
            goal,
            "exponent",
            f"{line.costs[0]:.2f} to {line.costs[-1]:.2f} us a world",
        )
        for line, exponent, goal in goals
    ]
