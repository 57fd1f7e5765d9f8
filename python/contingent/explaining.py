"""Explaining: where a number of a scenario comes from."""

from __future__ import annotations

from typing import Any

from . import said, words
from .conditions import condition_in_words
from .results.explanation import ClaimPart, ClausePart, Explanation
from .scenario import Scenario


def explain(scenario: Scenario, belief: str, told: dict[str, Any] | None = None) -> Explanation:
    """See `Scenario.explain`; `told` is the scenario's dict, where it is at hand."""
    found = scenario._core.explain(belief)
    told = scenario.to_dict() if told is None else told
    clauses = tuple(_clause(scenario, told, clause, number) for number, clause in enumerate(found.clauses))
    return Explanation(belief, words.sentence(said.subject(scenario, belief)), scenario.day, clauses)


def _clause(scenario: Scenario, told: dict[str, Any], clause: Any, number: int) -> ClausePart:
    events = told.get("events", {})
    when = f"if {condition_in_words(clause.when, scenario.names, events)}" if clause.when else "otherwise" if number else "always"
    claims = tuple(_claim(told, claim) for claim in clause.claims)
    return ClausePart(
        clause.when, when, clause.note, clause.derived, clause.chance, clause.base, clause.times, clause.if_all_right,
        clause.none_right, clause.linear, claims,
    )  # fmt: skip


def _claim(told: dict[str, Any], claim: Any) -> ClaimPart:
    publisher = told["sources"][claim.source]["publisher"]
    return ClaimPart(
        claim.claim, claim.says, claim.speaker, claim.source, publisher, claim.hedge, claim.attribution, claim.day,
        claim.standing, claim.by, claim.right, claim.chance, claim.sd, claim.meant_by, claim.share, claim.log_odds, claim.without,
    )  # fmt: skip
