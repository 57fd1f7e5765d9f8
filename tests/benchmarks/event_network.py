"""The event network with willingness only: this package against exact inference by pyAgrum (pip install pyagrum).

Events depend on each other, who joins depends on events, a force needs so many. In a Bayesian network the number who join
is a chain of counts. Inference there is exact, so that the package's counts of worlds are compared with probabilities.
"""

import importlib.util
from random import Random

from comparison import Row, check_distance, shortest

from contingent import _core, load

SECTION = "what one would use instead"


def question(events, actors, needed, seed=0):
    """A scenario of wills alone. Every event but the first two depends on one before it, every will on two events."""
    random = Random(seed)
    names = [f"e{k}" for k in range(events)]
    chances = {}
    for k, name in enumerate(names):
        parent = random.choice(names[:k]) if k > 1 else None
        when = [{"when": parent, "chance": round(random.uniform(0.5, 0.9), 2)}] if parent else []
        chances[name] = {"chance": [*when, {"chance": round(random.uniform(0.2, 0.6), 2)}]}
    wills = {}
    for k in range(actors):
        first, second = random.sample(names, 2)
        joins = [
            {"when": f"{first} and {second}", "chance": round(random.uniform(0.4, 0.8), 2)},
            {"when": first, "chance": round(random.uniform(0.2, 0.4), 2)},
            {"chance": round(random.uniform(0.0, 0.2), 2)},
        ]
        wills[f"A{k:02}"] = {"joins": joins}
    return {
        "contingent": 1,
        "title": f"{actors} wills and {events} events",
        "events": chances,
        "actors": wills,
        "requirements": {"breadth": {"at_least": needed, "of": "members"}},
    }


def network(scenario):
    """The same as a Bayesian network: each event, each will, and the number who join among the first so many."""
    import pyagrum

    net, needed = pyagrum.BayesNet(), scenario["requirements"]["breadth"]["at_least"]

    def add(name, clauses):
        parents = sorted({word for one in clauses if "when" in one for word in one["when"].split(" and ")})
        net.add(pyagrum.LabelizedVariable(name, name, 2))
        for parent in parents:
            net.addArc(parent, name)
        for state in range(2 ** len(parents)):
            happens = {parent: state >> k & 1 for k, parent in enumerate(parents)}
            chance = next(
                one["chance"] for one in clauses if all(happens[word] for word in one.get("when", "").split(" and ") if word)
            )
            net.cpt(name)[happens] = [1 - chance, chance]

    for name, event in scenario["events"].items():
        add(name, event["chance"])
    before = None
    for k, (name, actor) in enumerate(scenario["actors"].items()):
        add(name, actor["joins"])
        count = f"count{k}"
        most = min(k + 1, needed)  # more than needed counts as needed
        net.add(pyagrum.LabelizedVariable(count, count, most + 1))
        for parent in (before, name) if before else (name,):
            net.addArc(parent, count)
        for joins in (0, 1):
            for already in range(min(k, needed) + 1) if before else (0,):
                at = {name: joins} | ({before: already} if before else {})
                net.cpt(count)[at] = [float(total == min(already + joins, needed)) for total in range(most + 1)]
        before = count
    return net, before


def inferred(net, last, actors):
    """P(each joins) and P(enough join)."""
    import pyagrum

    inference = pyagrum.LazyPropagation(net)
    inference.setTargets({*actors, last})
    inference.makeInference()
    return {actor: inference.posterior(actor)[1] for actor in actors} | {"viable": inference.posterior(last).tolist()[-1]}


def rows(size):
    if not importlib.util.find_spec("pyagrum"):
        return []
    events, actors, needed, count = (4, 8, 3, 20_000) if size == "tiny" else (12, 40, 16, 100_000)
    written = question(events, actors, needed)
    net, last = network(written)
    exact, theirs = shortest(lambda: inferred(net, last, written["actors"]))
    core = load(written)._core

    def ask():
        return _core.Worlds(core, count, threads=1).members()

    members, ours = shortest(ask)
    counts = {"viable": members.viable.count} | {row.actor: row.willing.count for row in members.rows}
    apart = [
        abs(counts[key] / count - p) / (p * (1 - p) / count) ** 0.5 if 0 < p < 1 else float(counts[key] / count != p)
        for key, p in exact.items()
    ]
    return [
        Row(
            SECTION,
            f"{actors} wills on {events} events, are {needed} enough? {count:,} worlds",
            "pyAgrum, exact inference",
            1e3 * ours,
            1e3 * theirs,
            "ms",
            check_distance(max(apart), len(apart)),
        )
    ]
