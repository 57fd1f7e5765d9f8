"""What a scenario (its JSON as a dict) says, read for the oracle: who, beliefs, quantities, conditions."""

import re
from functools import cache

from oracle_evidence import CERTAIN, evidence_of, is_derived, threshold

__all__ = ["CERTAIN", "acceptance", "beliefs", "candidates", "clauses", "gatekeepers", "names_in", "parse", "quantities", "row_of", "threshold"]


def candidates(scenario):
    """Who could join, by id: named actors in file order, then the members of pools."""
    named = {id: actor for id, actor in scenario["actors"].items() if "joins" in actor}
    pooled = {
        f"{id}#{k}": pool for id, pool in scenario.get("pools", {}).items() for k in range(1, pool["size"] + 1)
    }
    return named | pooled


def gatekeepers(scenario):
    return {id: actor for id, actor in scenario["actors"].items() if actor.get("gatekeeper")}


def row_of(candidate):
    """The id a candidate has in the file: its own, or that of its pool."""
    return candidate.split("#")[0]


def clauses(belief):
    """The clauses of a belief, or of an event."""
    while isinstance(belief, dict):
        if is_derived(belief):
            return [belief]
        belief = belief["chance"]
    return belief if isinstance(belief, list) else [{"chance": belief}]


def acceptance(scenario, judge, target):
    """The belief that judge accepts target; None where nothing was said."""
    said = (candidates(scenario) | gatekeepers(scenario))[judge].get("accepts", {})
    groups = candidates(scenario)[target].get("groups", [])
    spoken_of = [row_of(target), *(name for name in said if name in groups), "*"]
    return next((said[name] for name in spoken_of if name in said), None)


def tasks_asked_for(scenario):
    asked = [requirement.get("of") for requirement in scenario.get("requirements", {}).values()]
    return {task for task in [*asked, scenario.get("prefer")] if task not in (None, "members")}


def beliefs(scenario):
    """Every belief that is drawn, under the name of its draw, as clauses with the chances they may have.

    Among them is whether each source is right that a derived chance hangs on.
    """
    evidence, drawn = evidence_of(scenario), written_beliefs(scenario)
    found = {}
    for name, belief in drawn.items():
        kind = name.split(":")[0]
        found[name] = [{"chance": chance} for clause in clauses(belief) for chance in sorted(evidence.chances(kind, clause))]
    sources = evidence.sources([clause for belief in drawn.values() for clause in clauses(belief)])
    return found | {name: [{"chance": right} for right in sorted(rights)] for name, rights in sources.items()}


def written_beliefs(scenario):
    drawn = {f"event:{id}": event for id, event in scenario.get("events", {}).items()}
    for i, actor in candidates(scenario).items():
        drawn |= {f"{kind}:{i}": actor[kind] for kind in ("joins", "leads") if kind in actor}
    for judge in candidates(scenario) | gatekeepers(scenario):
        for target in candidates(scenario):
            said = None if judge == target else acceptance(scenario, judge, target)
            if said is not None:
                drawn[f"accepts:{judge}/{target}"] = said
    return drawn


def quantities(scenario):
    """Every range and offer, under the name of its draw, with the units a whole is counted in."""
    drawn = {}
    for i, actor in (candidates(scenario) | gatekeepers(scenario)).items():
        for issue, position in actor.get("positions", {}).items():
            drawn |= {f"{part}:{i}/{issue}": (position[part], 1_000_000) for part in ("ideal", "tolerance")}
    for i, actor in candidates(scenario).items():
        for task, offer in actor.get("offers", {}).items():
            if task in tasks_asked_for(scenario):
                amount = offer["amount"] if isinstance(offer, dict) and "amount" in offer else offer
                drawn[f"offer:{i}/{task}"] = amount, 1000
    return drawn


@cache
def parse(text):
    """A condition as a tree: (name, id) (leads, id) (at_least, k, parts) (and, parts) (or, parts) (not, part)."""
    tokens = re.findall(r"[A-Za-z][A-Za-z0-9_-]*|\d+|[(),]", text)
    assert "".join(tokens) == re.sub(r"\s", "", text), text

    def take(expected=None):
        assert expected in (None, tokens[0]), (text, tokens)
        return tokens.pop(0)

    def joined_by(word, part):
        parts = [part()]
        while tokens and tokens[0] == word:
            take(word)
            parts.append(part())
        return parts[0] if len(parts) == 1 else (word, parts)

    def condition():
        return joined_by("or", lambda: joined_by("and", factor))

    def factor():
        token = take()
        if token == "not":
            return "not", factor()
        if token == "(":
            inside = condition()
        elif token == "leads":
            take("(")
            inside = "leads", take()
        elif token == "at_least":
            take("(")
            count, parts = int(take()), []
            while tokens[0] == ",":
                take(",")
                parts.append(condition())
            inside = "at_least", count, parts
        else:
            return "name", token
        take(")")
        return inside

    tree = condition()
    assert not tokens, (text, tokens)
    return tree


def names_in(tree):
    """The ids a condition names, and the ids it names as leads."""
    if tree[0] in ("name", "leads"):
        return {tree[1]}
    parts = [tree[1]] if tree[0] == "not" else tree[-1]
    return set().union(*(names_in(part) for part in parts))
