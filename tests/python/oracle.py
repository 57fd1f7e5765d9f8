"""An independent brute force: the answers of `contingent` by their definitions, one world at a time.

Written to be believed, not to be fast, and sharing no idea with the core: no cliques, no greatest fixed points, no sets
of worlds. In a world it looks at every set S of candidates and every lead l, and asks whether (S, l) is feasible,
literally.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from oracle_evidence import evidence_of
from oracle_reading import acceptance, candidates, clauses, gatekeepers, names_in, parse, row_of, threshold


@dataclass(frozen=True)
class Answers:
    viable: bool
    uncoordinated: bool
    willing: frozenset
    admitted: frozenset
    compatible: frozenset
    could: frozenset
    would: frozenset
    needed: frozenset


class World:
    """One draw of everything uncertain. `draws` maps names to whole numbers, as Worlds.draw gives them."""

    def __init__(self, scenario, draws):
        self.scenario, self.draws = scenario, draws
        self.candidates = candidates(scenario)
        self.everyone = frozenset(self.candidates)
        self.evidence = evidence_of(scenario)
        self._happens, self._accepts = {}, {}

    # Conditions and beliefs

    def happens(self, event):
        if event not in self._happens:
            self._happens[event] = self.believed(f"event:{event}", self.scenario["events"][event])
        return self._happens[event]

    def holds(self, tree, S=frozenset(), lead=None):
        kind = tree[0]
        if kind == "name":
            return tree[1] in S if tree[1] in self.candidates else self.happens(tree[1])
        if kind == "leads":
            return lead == tree[1] and lead in S
        if kind == "not":
            return not self.holds(tree[1], S, lead)
        parts = [self.holds(part, S, lead) for part in tree[-1]]
        return sum(parts) >= {"and": len(parts), "or": 1, "at_least": tree[1]}[kind]

    def believed(self, name, belief, S=frozenset(), lead=None):
        """The first clause whose condition holds decides; where none does, the belief is false.

        One that mentions members counts at least as much as those after it that hold, up to the first that mentions none.
        """
        chance = 0
        for clause in clauses(belief):
            if "when" not in clause or self.holds(parse(clause["when"]), S, lead):
                chance = max(chance, self.evidence.chance(name.split(":")[0], clause, self.draws))
                if "when" not in clause or not self.mentions_members(clause["when"]):
                    break
        return self.draws[name] < threshold(chance)

    def mentions_members(self, condition):
        return any(name in self.candidates for name in names_in(parse(condition)))

    def joins(self, i, S, lead):
        return self.believed(f"joins:{i}", self.candidates[i]["joins"], S, lead)

    def able(self, i, S):
        """Able to lead S."""
        return "leads" in self.candidates[i] and self.believed(f"leads:{i}", self.candidates[i]["leads"], S, i)

    def accepts(self, judge, target):
        if (judge, target) not in self._accepts:
            said = None if judge == target else acceptance(self.scenario, judge, target)
            self._accepts[judge, target] = said is None or self.believed(f"accepts:{judge}/{target}", said)
        return self._accepts[judge, target]

    # Positions and offers

    @cached_property
    def gatekeepers_in_force(self):
        def in_force(condition):
            return condition is True or self.holds(parse(condition))

        return [id for id, actor in gatekeepers(self.scenario).items() if in_force(actor["gatekeeper"])]

    def range(self, i, issue):
        """The policies an actor can live with, in millionths; None: any policy."""
        actor = self.candidates.get(i) or self.scenario["actors"][i]
        if issue not in actor.get("positions", {}):
            return None
        ideal, tolerance = self.draws[f"ideal:{i}/{issue}"], max(0, self.draws[f"tolerance:{i}/{issue}"])
        return ideal - tolerance, ideal + tolerance

    def common_policy(self, actors, issues=None):
        """Whether on every issue one policy lies in all their ranges. If any does, the lower end of a range does."""
        for issue in self.scenario.get("issues", {}) if issues is None else issues:
            ranges = [self.range(i, issue) for i in actors if self.range(i, issue) is not None]
            if ranges and not any(all(low <= policy <= high for low, high in ranges) for policy, _ in ranges):
                return False
        return True

    def amount(self, task, S):
        """So much of an offer, in thousandths."""
        offering = [i for i in S if task in self.candidates[i].get("offers", {})]
        return sum(max(0, self.draws[f"offer:{i}/{task}"]) for i in offering)

    # The four conditions of a feasible force

    def led(self, S, lead):
        return lead is None or (lead in S and self.able(lead, S))

    def will(self, S, lead):
        return all(self.joins(i, S, lead) for i in S)

    def consent(self, S):
        return all(self.accepts(judge, i) for i in S for judge in [*self.gatekeepers_in_force, *S])

    def compatibility(self, S):
        return self.common_policy({*S, *self.gatekeepers_in_force})

    def requirements(self, S, lead):
        return all(self.met(requirement, S, lead) for requirement in self.scenario.get("requirements", {}).values())

    def met(self, requirement, S, lead):
        if "lead" in requirement:
            return lead is not None or not requirement["lead"]
        if "when" in requirement:
            return self.holds(parse(requirement["when"]), S, lead)
        counted = [i for i in S if self.counts(i, requirement.get("from"))]
        if requirement["of"] == "members":
            return len(counted) >= requirement["at_least"]
        return self.amount(requirement["of"], counted) >= round(requirement["at_least"] * 1000)

    def counts(self, i, among):
        if among is None:
            return True
        if isinstance(among, list):
            return row_of(i) in among
        return row_of(i) == among or among in self.candidates[i].get("groups", [])

    def feasible(self, S, lead):
        return (
            bool(S)
            and self.led(S, lead)
            and self.will(S, lead)
            and self.consent(S)
            and self.compatibility(S)
            and self.requirements(S, lead)
        )

    def lost_to(self, S):
        """Where S falls out: will, consent, compatibility, requirements; or feasible, under some lead."""
        leads = [lead for lead in [None, *S] if self.led(S, lead) and self.will(S, lead)]
        if not leads:
            return "will"
        if not self.consent(S):
            return "consent"
        if not self.compatibility(S):
            return "compatibility"
        return "feasible" if any(self.requirements(S, lead) for lead in leads) else "requirements"

    # The answers

    def forces(self):
        """Every feasible force's members."""
        return {S for S in subsets(self.everyone) if any(self.feasible(S, lead) for lead in [None, *S])}

    def preference(self, S):
        """Larger is better: most of the preferred quantity, then most members, then whose candidates come earlier."""
        prefer = self.scenario.get("prefer", "members")
        quantity = len(S) if prefer == "members" else self.amount(prefer, S)
        return quantity, len(S), [i in S for i in self.candidates]

    def willing(self, i):
        """Would join if all peers were present, under the lead it likes best of those then able, or none."""
        leads = [None, *(lead for lead in self.everyone if self.able(lead, self.everyone))]
        return any(self.joins(i, self.everyone, lead) for lead in leads)

    def least(self, inside, lead):
        """Who comes if nobody coordinates: start from nobody; add whoever joins given those already in."""
        force = frozenset()
        while True:
            more = force | {i for i in inside if self.joins(i, force, lead)}
            if more == force:
                return force
            force = more

    def uncoordinated(self, admitted_and_compatible):
        for inside in subsets(admitted_and_compatible):
            if self.consent(inside) and self.compatibility(inside):
                for lead in [None, *inside]:
                    force = self.least(inside, lead)
                    if force and self.led(force, lead) and self.requirements(force, lead):
                        return True
        return False

    @cached_property
    def answers(self):
        guards = self.gatekeepers_in_force
        willing = frozenset(i for i in self.everyone if self.willing(i))
        admitted = frozenset(i for i in willing if all(self.accepts(guard, i) for guard in guards))
        compatible = frozenset(i for i in admitted if all(self.common_policy([guard, i]) for guard in guards))
        forces = self.forces()
        return Answers(
            viable=bool(forces),
            uncoordinated=self.uncoordinated(compatible),
            willing=willing,
            admitted=admitted,
            compatible=compatible,
            could=frozenset().union(*forces),
            would=max(forces, key=self.preference, default=frozenset()),
            needed=frozenset.intersection(*forces) if forces else frozenset(),
        )


def subsets(candidates):
    """Every subset but the empty one."""
    for size in range(1, len(candidates) + 1):
        yield from map(frozenset, combinations(sorted(candidates), size))
