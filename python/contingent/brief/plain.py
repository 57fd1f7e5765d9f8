"""The scenario's notation in plain words: chances, quantities, requirements, dates."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from .. import words
from ..conditions import condition_in_words

if TYPE_CHECKING:
    from ..results import Explanation

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


def chances_in_words(explained: Explanation) -> list[str]:
    """A line a clause.

    >>> import contingent as ct
    >>> told = ct.load({"contingent": 1, "title": "One", "events": {"vote": {"chance": 1}},
    ...                 "actors": {"EGY": {"joins": [{"when": "vote", "chance": 0.7}]}}})
    >>> chances_in_words(told.explain("joins:EGY"))
    ['70 % if “vote”', '0 % otherwise']
    """
    lines = []
    for clause in explained.clauses:
        lines.append(f"{words.percent(clause.chance)} %" + (f" {clause.says}" if clause.says != "always" else ""))
    if explained.clauses[-1].when:
        lines.append("0 % otherwise")
    return lines


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
    >>> requirement_in_words({"at_least": 1, "of": "members", "from": "arab"}, {}, [])
    'at least 1 member of the group “arab”'
    >>> requirement_in_words({"at_least": 300, "of": "combat-troops", "from": ["EGY", "IDN"]}, {"EGY": "Egypt"}, [])
    'at least 300 combat troops from Egypt and IDN'
    """
    if "when" in requirement:
        return f"only if {condition_in_words(requirement['when'], names, events)}"
    if "at_least" not in requirement:
        return "a member able to lead" if requirement.get("lead", True) else "a member able to lead (switched off)"
    of, chosen = requirement["of"], requirement.get("from", [])
    counted = "member" if of == "members" and requirement["at_least"] == 1 else spaced(of)
    told = f"at least {number(requirement['at_least'])} {counted}"
    if isinstance(chosen, str):
        return (
            f"{told} {'of' if of == 'members' else 'from'} the group “{chosen}”"
            if chosen not in names
            else f"{told} from {names[chosen]}"
        )
    return f"{told} from {words.listed([names.get(id, id) for id in chosen])}" if chosen else told


def spaced(id: str) -> str:
    """
    >>> spaced("combat-troops")
    'combat troops'
    """
    return id.replace("-", " ").replace("_", " ")


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
