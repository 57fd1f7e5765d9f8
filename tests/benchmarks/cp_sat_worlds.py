"""A world at a time: this package against OR-tools CP-SAT (pip install ortools) on the very same worlds.

In each world: is there any feasible force? CP-SAT gets the world as constraints on who is a member and who leads.
"""

import importlib.util
from itertools import combinations

from best_coalitions import Worlds
from comparison import Disagreement, Row, shortest
from synthetic import question

SECTION = "what one would use instead"


def viable(worlds, w):
    """Whether CP-SAT finds a feasible force in the w-th world."""
    from ortools.sat.python import cp_model

    model, q = cp_model.CpModel(), worlds.q
    inside = [i for i in range(len(worlds.ids)) if worlds.vertex[i][w]]
    if not inside:
        return False
    x = {i: model.new_bool_var(worlds.ids[i]) for i in inside}
    for i, j in combinations(inside, 2):
        if not worlds.edge[i, j][w]:
            model.add_bool_or([~x[i], ~x[j]])
    model.add(sum(int(worlds.troops[i][w]) * x[i] for i in inside) >= worlds.needed)
    model.add(sum(x[i] for i in inside if worlds.in_group[i]) >= worlds.from_group)
    leads = {}
    for i in inside:
        if worlds.always[i][w] or not (worlds.peers[i] or worlds.lead[i] is not None):
            continue
        lead = worlds.lead[i]
        if worlds.peers[i]:
            peers = sum(x[peer] for peer in worlds.peers[i] if peer in x)
            model.add(peers >= q.candidates[i].peers_needed).only_enforce_if(x[i])
        elif lead in x and worlds.able[lead][w]:
            leads.setdefault(lead, model.new_bool_var(""))
            model.add_implication(x[i], leads[lead])
        else:
            model.add(x[i] == 0)
    for lead, leading in leads.items():
        model.add_implication(leading, x[lead])
    model.add_at_most_one(leads.values())
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    return solver.solve(model) in (cp_model.OPTIMAL, cp_model.FEASIBLE)


def rows(size):
    if not importlib.util.find_spec("ortools"):
        return []
    actors, count = (10, 64) if size == "tiny" else (40, 1_000)
    worlds = Worlds(question(actors), count, threads=1)
    found, ours = shortest(worlds.sample.worlds_where_viable, 20)
    theirs_found, theirs = shortest(lambda: [viable(worlds, w) for w in range(count)], 1)
    if found.to_numpy().tolist() != theirs_found:
        raise Disagreement("the answers do not agree: some world is viable to one alone")
    return [
        Row(
            SECTION,
            f"Is any force feasible: {actors} candidates, a world on one thread",
            "OR-tools CP-SAT, a world at a time",
            1e6 * ours / count,
            1e6 * theirs / count,
            "us",
            f"the same {sum(theirs_found)} of {count:,} worlds",
        )
    ]
