"""The same answers as a competent analyst would get them: NumPy for all that can be vectorised over worlds, networkx's
maximal cliques a world, and fixed points on Python sets.

It takes the short cuts one would take: worlds and leads that cannot meet the requirements with everyone in are left
out before any graph is built; the graph has only those who stay in at best; needed candidates are sought only in what
all largest forces have in common. It does not answer what happens if nobody coordinates, as the package does besides.
"""

from collections import Counter

import networkx as nx
import numpy as np
from synthetic import EVENTS, GATEKEEPERS, ISSUES, TOLERANCE

ANSWERS = ("willing", "admitted", "compatible", "could", "would", "needed")


class Draws:
    """Everything drawn for some worlds: arrays [world, candidate], [world, candidate, candidate]."""

    def __init__(self, q, worlds, random):
        self.q, self.worlds, self.random = q, worlds, random
        self.events = self._events()
        self._wills()
        self._acceptances()
        self._ranges()
        self.troops = self._pert([one.troops for one in q.candidates])
        size = (self.troops * self.compatible).sum(axis=1)
        group, number = q.group_needed
        in_group = np.array([one.group == group for one in q.candidates])
        self.promising = (size >= q.troops_needed) & ((self.compatible & in_group).sum(axis=1) >= number)

    def _events(self):
        mandate = self.random.random(self.worlds) < EVENTS["un-mandate"]
        ceasefire = self.random.random(self.worlds) < np.where(mandate, EVENTS["ceasefire"], 0.4)
        return {"un-mandate": mandate, "ceasefire": ceasefire}

    def _pert(self, triples):
        low, mode, high = np.array(triples).T
        alpha = 1 + 4 * (mode - low) / (high - low)
        return low + (high - low) * self.random.beta(alpha, 6 - alpha, (self.worlds, len(triples)))

    def _wills(self):
        many = self.q.candidates
        u = self.random.random((self.worlds, len(many)))
        happens = np.stack([self.events[one.event] for one in many], axis=1)
        above = happens & (u < [one.high for one in many])  # joins, given its peers and its lead
        free = np.array([not (one.peers or one.lead) for one in many])
        self.always = (u < [one.low for one in many]) | (above & free)
        self.able = self.random.random(u.shape) < [one.leads for one in many]
        index = {one.id: k for k, one in enumerate(many)}
        anyone = np.ones(self.worlds, bool)
        led = np.stack([self.able[:, index[one.lead]] if one.lead else anyone for one in many], axis=1)
        self.willing = self.always | (above & led)

    def _acceptances(self):
        many = self.q.candidates
        self.edges = np.ones((self.worlds, len(many), len(many)), bool)
        index = {one.id: k for k, one in enumerate(many)}
        for i, one in enumerate(many):
            for other, chance in one.refuses.items():
                accepts = self.random.random(self.worlds) < chance
                self.edges[:, i, index[other]] &= accepts
                self.edges[:, index[other], i] &= accepts
        self.admitted = self.willing.copy()
        for gatekeeper in GATEKEEPERS:
            for group, chance in self.q.gatekeeper_accepts[gatekeeper].items():
                judged = np.array([one.group == group for one in many])
                self.admitted &= ~judged | (self.random.random(self.admitted.shape) < chance)

    def _ranges(self):
        self.compatible = self.admitted.copy()
        self.gatekeepers_agree = np.ones(self.worlds, bool)
        tolerance = self.q.gatekeeper_tolerance
        for issue in ISSUES:
            ideal = self._pert([one.ideals[issue] for one in self.q.candidates])
            self.edges &= np.abs(ideal[:, :, None] - ideal[:, None, :]) <= 2 * TOLERANCE
            guards = self._pert([self.q.gatekeeper_ideals[gatekeeper][issue] for gatekeeper in GATEKEEPERS])
            self.gatekeepers_agree &= np.ptp(guards, axis=1) <= 2 * tolerance
            for guard in guards.T:
                self.compatible &= np.abs(ideal - guard[:, None]) <= TOLERANCE + tolerance


class Forces:
    """The feasible forces of one world."""

    def __init__(self, q, index, draws, world):
        self.q, self.index = q, index
        self.always = set(np.flatnonzero(draws.always[world]).tolist())
        self.vertices = set(np.flatnonzero(draws.compatible[world]).tolist())
        self.troops = draws.troops[world].tolist()
        named = {one.lead for one in q.candidates if one.lead}
        able = [index[id] for id in sorted(named) if draws.able[world, index[id]] and index[id] in self.vertices]
        leads = [(lead, self.greatest(self.vertices, lead)) for lead in [None, *able]]
        self.leads = [lead for lead, upper in leads if self.meets_requirements(upper)]
        self.upper = set().union(*(upper for lead, upper in leads if lead in self.leads))
        self.edges = draws.edges[world]

    def joins(self, i, force, lead):
        one = self.q.candidates[i]
        if one.peers:
            return sum(self.index[peer] in force for peer in one.peers) >= one.peers_needed
        return lead is not None and self.index[one.lead] == lead

    def greatest(self, inside, lead):
        """Delete whoever would not join, until nobody is left who would not."""
        force = set(inside)
        while True:
            leaving = [i for i in force if i not in self.always and not self.joins(i, force, lead)]
            if not leaving:
                return force if lead is None or lead in force else set()
            force.difference_update(leaving)

    def meets_requirements(self, force):
        group, number = self.q.group_needed
        return (
            sum(self.troops[i] for i in force) >= self.q.troops_needed
            and sum(self.q.candidates[i].group == group for i in force) >= number
        )

    def cliques(self):
        vertices = sorted(self.upper)
        graph = nx.Graph()
        graph.add_nodes_from(vertices)
        rows, columns = np.nonzero(np.triu(self.edges[np.ix_(vertices, vertices)], 1))
        graph.add_edges_from((vertices[i], vertices[j]) for i, j in zip(rows.tolist(), columns.tolist(), strict=True))
        return [set(clique) for clique in nx.find_cliques(graph)]

    def answers(self):
        """(could, would, needed, number of maximal cliques)"""
        cliques = self.cliques()
        tries = [(clique, lead) for lead in self.leads for clique in cliques if lead is None or lead in clique]
        forces = [force for clique, lead in tries if self.meets_requirements(force := self.greatest(clique, lead))]
        if not forces:
            return set(), set(), set(), len(cliques)
        would = max(forces, key=lambda force: (sum(self.troops[i] for i in force), len(force)))
        common = set.intersection(*forces)
        spared = {i for i in common if any(self.meets_requirements(self.greatest(k - {i}, lead)) for k, lead in tries)}
        return set().union(*forces), would, common - spared, len(cliques)


def who_could_join(q, worlds, random):
    """Counts of worlds, by "viable" and (answer, candidate); and what the worlds were like."""
    draws = Draws(q, worlds, random)
    ids = [one.id for one in q.candidates]
    index = {id: k for k, id in enumerate(ids)}
    counts = Counter()
    for answer in ("willing", "admitted", "compatible"):
        counts |= {(answer, id): n for id, n in zip(ids, getattr(draws, answer).sum(axis=0).tolist(), strict=True)}
    like = Counter(worlds=worlds, vertices=int(draws.compatible.sum()))
    for world in np.flatnonzero(draws.promising & draws.gatekeepers_agree).tolist():
        could, would, needed, cliques = Forces(q, index, draws, world).answers()
        counts["viable"] += bool(could)
        like.update(searched=1, cliques=cliques)
        for answer, members in (("could", could), ("would", would), ("needed", needed)):
            counts.update((answer, ids[i]) for i in members)
    return counts, like
