"""The best coalitions: this package against OR-tools CP-SAT and NumPy over every subset, on the very same worlds.

    python tests/benchmarks/best_coalitions.py [--quick]

All three answer the sample-average problem: which coalition is feasible in most of these worlds? CP-SAT (pip install
ortools; left out where it is missing) gets the worlds as constraints, as many as it can prove the best one for in a
minute, on every processor. NumPy looks at all 2^16 coalitions of 16 candidates, on one thread as the package does then.
Answers are compared before any time is printed.
"""

import argparse
import importlib.util
import json
import os
import time

import numpy as np
from comparison import Disagreement, Row
from synthetic import EVENTS, GATEKEEPERS, ISSUES, question, scenario

from contingent import _core

SECTION = "what one would use instead"
MOST = 8  # members, but in the search over every subset
FEWEST_WORLDS = 125  # given to CP-SAT first; then twice as many, and so on


def chance(number):
    return round(number * 2**32)


class Worlds:
    """The worlds of a sample as arrays, read from the package's raw draws and worked out here from what they mean."""

    def __init__(self, q, count, threads=0):
        self.sample = _core.Worlds(_core.read_scenario(json.dumps(scenario(q))), count, threads=threads)
        self.q, self.count, self.ids = q, count, [one.id for one in q.candidates]
        draw = self.sample.draw
        mandate = draw("event:un-mandate") < chance(EVENTS["un-mandate"])
        ceasefire = draw("event:ceasefire") < np.where(mandate, chance(EVENTS["ceasefire"]), chance(0.4))
        events = {"un-mandate": mandate, "ceasefire": ceasefire}
        self.always = [draw(f"joins:{one.id}") < chance(one.low) for one in q.candidates]
        better = [draw(f"joins:{one.id}") < chance(one.high) for one in q.candidates]
        self.at_best = [
            low | (high & events[one.event]) for low, high, one in zip(self.always, better, q.candidates, strict=True)
        ]
        self.able = {k: draw(f"leads:{one.id}") < chance(one.leads) for k, one in enumerate(q.candidates) if one.leads}
        self.troops = [np.maximum(0, draw(f"offer:{id}/troops")) for id in self.ids]
        self.needed = round(1000 * q.troops_needed)
        group, self.from_group = q.group_needed
        self.in_group = [one.group == group for one in q.candidates]
        index = {id: k for k, id in enumerate(self.ids)}
        self.peers = [[index[peer] for peer in one.peers] for one in q.candidates]
        self.lead = [index[one.lead] if one.lead else None for one in q.candidates]
        self._vertices_and_edges()

    def _vertices_and_edges(self):
        draw, ranges = self.sample.draw, {}
        for id in [*self.ids, *GATEKEEPERS]:
            for issue in ISSUES:
                ideal, tolerance = draw(f"ideal:{id}/{issue}"), draw(f"tolerance:{id}/{issue}")
                ranges[id, issue] = ideal - tolerance, ideal + tolerance

        def meet(a, b):
            together = np.ones(self.count, bool)
            for issue in ISSUES:
                (low_a, high_a), (low_b, high_b) = ranges[a, issue], ranges[b, issue]
                together &= (low_a <= high_b) & (low_b <= high_a)
            return together

        def accepts(judge, one, said):
            return draw(f"accepts:{judge}/{one}") < chance(said) if said is not None else True

        self.vertex = []
        for k, one in enumerate(self.q.candidates):
            vertex = self.at_best[k] & meet(*GATEKEEPERS)
            for guard in GATEKEEPERS:
                said = self.q.gatekeeper_accepts[guard].get(one.group)
                vertex = vertex & meet(guard, one.id) & accepts(guard, one.id, said)
            self.vertex.append(vertex)
        self.edge = {}
        for j, other in enumerate(self.q.candidates):
            for i, one in enumerate(self.q.candidates[:j]):
                edge = meet(one.id, other.id) & accepts(one.id, other.id, one.refuses.get(other.id))
                self.edge[i, j] = edge & accepts(other.id, one.id, other.refuses.get(one.id))

    def best(self, top, most=MOST, clock=time.perf_counter):
        """The package's answer: [(worlds, members), ...] and the time it took."""
        start = clock()
        members, search = self.sample.coalitions(top=top, max_size=most)
        spent = clock() - start
        assert search.exact
        return list(zip(search.worlds, members, strict=True)), spent


# Every subset, with NumPy ---------------------------------------------------------------------------------------------


def every_subset(worlds, top):
    """All 2^n coalitions in a walk over a tree of yes and no, where each shares its work with those it grows from."""
    n, found = len(worlds.ids), []

    def joins(i, members, lead):
        wants = worlds.peers[i] or worlds.lead[i] is not None
        met = sum(peer in members for peer in worlds.peers[i]) >= worlds.q.candidates[i].peers_needed
        if worlds.lead[i] is not None:
            met = lead == worlds.lead[i]
        return worlds.always[i] if wants and not met else worlds.at_best[i]

    def count(members, shared, troops):
        if sum(worlds.in_group[i] for i in members) < worlds.from_group:
            return 0
        feasible = np.zeros(worlds.count, bool)
        for lead in [None, *({worlds.lead[i] for i in members} & set(members))]:
            here = shared if lead is None else shared & worlds.able[lead]
            for i in members:
                here = here & joins(i, members, lead)
            feasible |= here
        return int(np.count_nonzero(feasible & (troops >= worlds.needed)))

    def walk(k, members, shared, troops):
        if k == n:
            found.append((count(members, shared, troops), members))
            return
        walk(k + 1, members, shared, troops)
        narrower = shared & worlds.vertex[k]
        for i in members:
            narrower &= worlds.edge[i, k]
        walk(k + 1, [*members, k], narrower, troops + worlds.troops[k])

    walk(0, [], np.ones(worlds.count, bool), np.zeros(worlds.count, np.int64))
    found.sort(key=lambda one: (-one[0], len(one[1]), one[1]))
    return [(number, [worlds.ids[i] for i in members]) for number, members in found[:top] if number]


def against_every_subset(actors, count):
    """The times of both, on one thread."""
    worlds = Worlds(question(actors), count, threads=1)
    start = time.process_time()
    theirs = every_subset(worlds, 10)
    spent = time.process_time() - start
    ours, our_time = worlds.best(10, actors, time.process_time)
    if ours != theirs:
        raise Disagreement(f"the answers do not agree: {ours} and {theirs}")
    print(f"{actors} candidates, {count:,} worlds, the ten best coalitions; answers agree")
    print(f"{f'NumPy, all {2**actors:,} subsets':42}{spent:10.3f} s")
    print(f"{'contingent, 1 thread':42}{our_time:10.3f} s{spent / our_time:10.0f} times as fast\n")
    return our_time, spent


# CP-SAT ---------------------------------------------------------------------------------------------------------------


def solve(worlds, count, seconds):
    """(worlds, members) of the best coalition in the first so many worlds and the time for it; None if it runs out."""
    from ortools.sat.python import cp_model

    start, n, model = time.perf_counter(), len(worlds.ids), cp_model.CpModel()
    x = [model.new_bool_var(id) for id in worlds.ids]
    model.add(sum(x) <= MOST)
    model.add(sum(x[i] for i in range(n) if worlds.in_group[i]) >= worlds.from_group)
    feasible = []
    for w in range(count):
        inside = [i for i in range(n) if worlds.vertex[i][w]]
        troops = {i: int(worlds.troops[i][w]) for i in inside}
        if sum(sorted(troops.values())[-MOST:]) < worlds.needed:
            continue  # no coalition is large enough in this world
        here = model.new_bool_var(f"w{w}")
        feasible.append(here)
        model.add_bool_and([~x[i] for i in range(n) if i not in troops]).only_enforce_if(here)
        for b, j in enumerate(inside):
            for i in inside[:b]:
                if not worlds.edge[i, j][w]:
                    model.add_bool_or([~x[i], ~x[j], ~here])
        model.add(sum(troops[i] * x[i] for i in inside) >= worlds.needed).only_enforce_if(here)
        leads = {}
        for i in inside:
            if worlds.always[i][w] or not (worlds.peers[i] or worlds.lead[i] is not None):
                continue
            if worlds.peers[i]:
                enough = sum(x[peer] for peer in worlds.peers[i]) >= worlds.q.candidates[i].peers_needed
                model.add(enough).only_enforce_if([here, x[i]])
            elif worlds.able[worlds.lead[i]][w]:
                if worlds.lead[i] not in leads:
                    leads[worlds.lead[i]] = model.new_bool_var("")
                model.add_bool_or([leads[worlds.lead[i]], ~x[i], ~here])
            else:
                model.add_bool_or([~x[i], ~here])
        for k, lead in leads.items():
            model.add_implication(lead, x[k])
        model.add_at_most_one(leads.values())
    model.maximize(sum(feasible))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(0.01, seconds - (time.perf_counter() - start))
    solver.parameters.num_workers = os.cpu_count()
    if solver.solve(model) != cp_model.OPTIMAL:
        return None
    members = [id for id, chosen in zip(worlds.ids, x, strict=True) if solver.value(chosen)]
    return (round(solver.objective_value), members), time.perf_counter() - start


def against_cp_sat(count, seconds):
    """The times of both for as many worlds as CP-SAT does, and how many those are."""
    q, most, taken = question(40), FEWEST_WORLDS, None
    while most <= count and (solved := solve(Worlds(q, most), most, seconds)):
        taken, most = (most, *solved), 2 * most
    _, spent = Worlds(q, count).best(10)
    print(f"40 candidates, coalitions of up to {MOST}, all {os.cpu_count()} processors")
    print(f"{'':42}{'worlds':>10}{'s':>10}{'worlds a s':>12}")
    print(f"{'contingent, the ten best':42}{count:10,}{spent:10.3f}{count / spent:12,.0f}")
    if taken is None:
        raise SystemExit(f"CP-SAT does not solve even {FEWEST_WORLDS} worlds in {seconds} s")
    most, answer, theirs = taken
    few = Worlds(q, most)
    ((number, members),), ours = min((few.best(1) for _ in range(3)), key=lambda pair: pair[1])
    if number != answer[0] or few.sample.viability(answer[1]).feasible.count != number:
        raise Disagreement(f"the answers do not agree: {number, members} and {answer}")
    print(f"{'contingent, the best':42}{most:10,}{ours:10.3f}{most / ours:12,.0f}")
    print(f"{f'CP-SAT, the best, at most {seconds} s':42}{most:10,}{theirs:10.3f}{most / theirs:12,.0f}")
    print(f"answers agree: {number} of {most} worlds; on these worlds {theirs / ours:.0f} times as fast,")
    print(f"in worlds a second {count / spent / (most / theirs):.0f} times, and for the ten best\n")
    return ours, theirs, most


def rows(size):
    actors, count = (10, 2_000) if size == "tiny" else (16, 100_000)
    ours, theirs = against_every_subset(actors, count)
    work = f"The ten best coalitions: {actors} candidates, {count:,} worlds"
    found = [Row(SECTION, work, f"NumPy, all {2**actors:,} subsets", 1e3 * ours, 1e3 * theirs, "ms", "the same ten, same counts")]
    if importlib.util.find_spec("ortools"):
        ours, theirs, worlds = against_cp_sat(*((125, 30) if size == "tiny" else (100_000, 30)))
        work = f"The best coalition of up to {MOST}: 40 candidates, {worlds:,} worlds"
        found.append(Row(SECTION, work, "OR-tools CP-SAT, sample average", 1e3 * ours, 1e3 * theirs, "ms", "the same count of worlds"))
    return found


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a few seconds, for a look and for the tests")
    quick = parser.parse_args(arguments).quick
    ours, theirs = against_every_subset(*((12, 10_000) if quick else (16, 100_000)))
    ratios = [theirs / ours]
    if importlib.util.find_spec("ortools"):
        ours, theirs, _ = against_cp_sat(*((250, 30) if quick else (100_000, 60)))
        ratios.append(theirs / ours)
    else:
        print("OR-tools is not installed (pip install ortools): CP-SAT is left out")
    return ratios


if __name__ == "__main__":
    main()
