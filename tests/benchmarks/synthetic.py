"""A synthetic force question of any size, written once: as a scenario of the format, and as numbers for a baseline."""

from dataclasses import dataclass, field
from random import Random

ISSUES = ("mandate", "disarmament", "duration")
GROUPS = ("north", "south", "east")
GATEKEEPERS = ("HOST", "NEIGHBOUR")
TOLERANCE = 0.2
EVENTS = {"un-mandate": 0.7, "ceasefire": 0.8}  # the second has the chance 0.4 without the first


@dataclass
class Candidate:
    """Joins with chance `high` where its event happens and its condition on the force holds, else with chance `low`."""

    id: str
    group: str
    low: float
    high: float
    event: str
    peers: tuple[str, ...] = ()  # at least `peers_needed` of these must be members
    peers_needed: int = 0
    lead: str = ""  # or: this one must lead
    leads: float = 0.0
    troops: tuple[float, float, float] = (0, 0, 0)
    ideals: dict = field(default_factory=dict)  # by issue: (low, mode, high)
    refuses: dict = field(default_factory=dict)  # id: chance of accepting it


@dataclass
class Question:
    candidates: list[Candidate]
    gatekeeper_ideals: dict  # by gatekeeper, by issue
    gatekeeper_tolerance: float
    gatekeeper_accepts: dict  # by gatekeeper, by group
    troops_needed: float
    group_needed: tuple[str, int]


def around(random, mode, spread):
    return (max(0.0, mode - spread * random.random()), mode, min(1.0, mode + spread * random.random()))


def question(actors, seed=0):
    """About 18 of the candidates are willing in a typical world, or most of them where there are fewer than 30."""
    random = Random(seed)
    share = min(0.75, 18 / actors)
    ids = [f"A{k:03}" for k in range(actors)]
    leaders = ids[: min(3, actors // 4)]
    candidates = []
    for k, id in enumerate(ids):
        high = min(0.95, share * random.uniform(0.9, 1.3))
        low, event = high * random.uniform(0.4, 0.8), random.choice(list(EVENTS))
        one = Candidate(id, GROUPS[k % 3], low, high, event)
        others = [other for other in ids if other != id]
        if k % 5 == 3:
            one.peers, one.peers_needed = tuple(random.sample(others, 4)), random.choice([1, 1, 2])
        elif k % 5 == 4 and leaders:
            one.lead = random.choice(leaders)
        one.leads = 0.7 if id in leaders else 0.0
        one.troops = tuple(sorted(random.uniform(100, 3000) for _ in range(3)))
        one.ideals = {issue: around(random, random.uniform(0.2, 0.8), 0.25) for issue in ISSUES}
        one.refuses = {other: 0.4 for other in random.sample(others, 1)}
        candidates.append(one)
    return Question(
        candidates,
        gatekeeper_ideals={
            gatekeeper: {issue: around(random, random.uniform(0.4, 0.6), 0.2) for issue in ISSUES}
            for gatekeeper in GATEKEEPERS
        },
        gatekeeper_tolerance=0.3,
        gatekeeper_accepts={"HOST": {"north": 0.95}, "NEIGHBOUR": {"south": 0.9}},
        troops_needed=9000.0 if actors >= 20 else 4000.0,
        group_needed=("south", 2),
    )


def scenario(q):
    """The question as the JSON of a scenario file."""

    def positions(ideals, tolerance):
        return {issue: {"ideal": list(ideal), "tolerance": tolerance} for issue, ideal in ideals.items()}

    actors = {
        gatekeeper: {
            "gatekeeper": True,
            "accepts": q.gatekeeper_accepts[gatekeeper],
            "positions": positions(ideals, q.gatekeeper_tolerance),
        }
        for gatekeeper, ideals in q.gatekeeper_ideals.items()
    }
    for one in q.candidates:
        actors[one.id] = {
            "groups": [one.group],
            "joins": [{"when": condition(one), "chance": one.high}, {"chance": one.low}],
            "accepts": one.refuses,
            "offers": {"troops": list(one.troops)},
            "positions": positions(one.ideals, TOLERANCE),
        } | ({"leads": one.leads} if one.leads else {})
    ceasefire = [{"when": "un-mandate", "chance": EVENTS["ceasefire"]}, {"chance": 0.4}]
    group, number = q.group_needed
    return {
        "contingent": 1,
        "title": f"{len(q.candidates)} who could join",
        "events": {"un-mandate": {"chance": EVENTS["un-mandate"]}, "ceasefire": {"chance": ceasefire}},
        "issues": {issue: {} for issue in ISSUES},
        "actors": actors,
        "requirements": {
            "size": {"at_least": q.troops_needed, "of": "troops"},
            "breadth": {"at_least": number, "of": "members", "from": group},
        },
        "prefer": "troops",
    }


def condition(one):
    if one.peers:
        return f"{one.event} and at_least({one.peers_needed}, {', '.join(one.peers)})"
    return f"{one.event} and leads({one.lead})" if one.lead else one.event
