"""The scenario's notation in plain words: conditions, chances, quantities, requirements, dates."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from .. import words

MONTHS = "January February March April May June July August September October November December".split()
RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
"""The Admiralty code's letters for sources (NATO STANAG 2511)."""


def condition_in_words(condition: str, names: Mapping[str, str], events: Collection[str]) -> str:
    """
    >>> condition_in_words("vote and (leads(EGY) or at_least(2, EGY, JOR))", {"EGY": "Egypt", "vote": "The vote passes"}, ["vote"])
    '“The vote passes” and (Egypt leads or at least 2 of (Egypt, JOR))'
    """

    def named(match: re.Match[str]) -> str:
        leader, count, name = match["leader"], match["count"], match["name"]
        if leader:
            return f"{names.get(leader, leader)} leads"
        if count:
            return f"at least {count} of ("
        if name in ("and", "or", "not"):
            return name
        return f"“{names.get(name, name)}”" if name in events else names.get(name, name)

    tokens = r"leads\s*\(\s*(?P<leader>[\w-]+)\s*\)|at_least\s*\(\s*(?P<count>\d+)\s*,\s*|(?P<name>[A-Za-z][\w-]*)"
    return re.sub(tokens, named, condition)


def chances_in_words(belief: Any, names: Mapping[str, str], events: Collection[str]) -> list[str]:
    """A line a clause.

    >>> chances_in_words([{"when": "vote", "chance": 0.7}, {"chance": 0.2}], {}, [])
    ['70 % if vote', '20 % otherwise']
    """
    clauses = clauses_of(belief)
    lines = []
    for number, clause in enumerate(clauses):
        chance = f"{words.percent(clause['chance'])} %"
        when = f" if {condition_in_words(clause['when'], names, events)}" if "when" in clause else ""
        lines.append(chance + (when or (" otherwise" if number else "")))
    if "when" in clauses[-1]:
        lines.append("0 % otherwise")
    return lines


def clauses_of(belief: Any) -> list[dict[str, Any]]:
    """The clauses of a belief in any of its forms: a number, clauses, or an object with either as its chance."""
    chance = belief.get("chance") if isinstance(belief, dict) else belief
    return [clause for clause in chance] if isinstance(chance, list) else [{"chance": chance}]


def quantity_in_words(quantity: Any) -> str:
    """
    >>> [quantity_in_words(q) for q in (2500, [0.2, 0.35, 0.5], {"mean": 5000, "sd": 2000})]
    ['2,500', '0.2 to 0.5, most likely 0.35', '5,000 on average, with a standard deviation of 2,000']
    """
    if isinstance(quantity, list):
        low, mode, high = map(number, quantity)
        return f"{low} to {high}, most likely {mode}"
    if isinstance(quantity, dict):
        return f"{number(quantity['mean'])} on average, with a standard deviation of {number(quantity['sd'])}"
    return number(quantity)


def number(value: float) -> str:
    """
    >>> number(8000), number(0.25), number(1e10)
    ('8,000', '0.25', '10,000,000,000')
    """
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,g}" if abs(value) < 1e5 else f"{value:,.1f}"


def requirement_in_words(requirement: Mapping[str, Any], names: Mapping[str, str], events: Collection[str]) -> str:
    """
    >>> requirement_in_words({"at_least": 2, "of": "members", "from": "arab"}, {}, [])
    'at least 2 members from “arab”'
    """
    if "when" in requirement:
        return f"only if {condition_in_words(requirement['when'], names, events)}"
    if "at_least" not in requirement:
        return "a member able to lead" if requirement.get("lead", True) else "a member able to lead (switched off)"
    chosen = requirement.get("from")
    ids = [chosen] if isinstance(chosen, str) else chosen or []
    among = f" from {words.listed([names.get(id, f'“{id}”') for id in ids])}" if ids else ""
    return f"at least {number(requirement['at_least'])} {requirement['of']}{among}"


def date_in_words(text: str) -> str:
    """
    >>> date_in_words("2025-10-25"), date_in_words("")
    ('25 October 2025', '')
    """
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
