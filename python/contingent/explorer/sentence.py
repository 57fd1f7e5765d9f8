"""A what-if as a sentence: what is set, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from .. import words
from ..brief.plain import number

if TYPE_CHECKING:
    from ..scenario import Scenario
    from ..worlds import Worlds

MOST_SPELLED = 6  # settings; of more, the first of them and how many there are


def sentence(worlds: Worlds, case: Worlds, moves: Mapping[str, float]) -> str:
    """
    >>> import contingent as ct
    >>> case = ct.load("gaza-isf-2025-10").sample(4096)
    >>> moves = {"accepts:ISR/TUR": 1.0}
    >>> sentence(case.scenario.set(moves).sample(4096), case, moves)  # doctest: +ELLIPSIS
    'If Israel accepts Turkey for sure, a force becomes ... % instead of ... %; Turkey could take part in ... % instead of ... %.'
    """
    now, before = worlds.viable, case.viable
    if not moves:
        return f"As the case stands, a force {_likely(now.term, 'is')}, {words.percent(now.value)} %."
    told = [setting_in_words(case.scenario, lever, value) for lever, value in moves.items()]
    if len(told) > MOST_SPELLED:
        told = [*told[: MOST_SPELLED - 1], f"{len(told) - MOST_SPELLED + 1} more levers are set"]
    became = f"If {words.listed(told)}, a force "
    if now.count == before.count:
        became += f"{_likely(now.term, 'stays')}, {words.percent(now.value)} %"
    else:
        decimals = 1 if words.percent(now.value) == words.percent(before.value) else 0
        values = [words.percent(viable.value, decimals) for viable in (now, before)]
        became += f"{_likely(now.term, 'becomes')}, {values[0]} % instead of {values[1]} %"
    return f"{became}{_most_moved(worlds, case)}."


def _likely(term: str, verb: str) -> str:
    """A verbal term as what a force is.

    >>> _likely("unlikely", "becomes"), _likely("almost no chance", "becomes"), _likely("in none of the sampled worlds", "is")
    ('becomes unlikely', 'has almost no chance', 'exists in none of the sampled worlds')
    """
    if term.startswith("in "):
        return f"exists {term}"
    return f"has {'a ' * term.startswith('roughly')}{term}" if term.endswith("chance") else f"{verb} {term}"


def _most_moved(worlds: Worlds, case: Worlds) -> str:
    """The candidate whose chances to take part change most, if any changes by a point."""
    now, before = worlds.members(), case.members()
    change, actor = max(
        ((abs(row.could.value - before[row.actor].could.value), row.actor) for row in now), key=lambda pair: pair[0]
    )
    if change < 0.01:
        return ""
    name, values = words.sentence(words.clean(now[actor].label)), (now[actor].could.value, before[actor].could.value)
    return f"; {name} could take part in {words.percent(values[0])} % instead of {words.percent(values[1])} %"


def setting_in_words(scenario: Scenario, lever: str, value: float) -> str:
    """What a lever set to a number says, as the clause of a sentence.

    >>> import contingent as ct
    >>> gaza = ct.load("gaza-isf-2025-10")
    >>> setting_in_words(gaza, "joins:EGY", 0.4), setting_in_words(gaza, "position:TUR/buffer", 0.5)
    ('Egypt joins with a chance of 40 %', 'Turkey stands at 0.5 on “Where the force deploys”')
    """
    kind, _, name = lever.partition(":")
    subject, _, target = (words.clean(part) for part in name.partition("/"))
    called = {id: words.clean(told) for id, told in scenario.names.items()}
    if kind == "event":
        return f"“{called[subject]}” {_sure(value, 'is certain', 'is ruled out', 'has')}"
    if kind == "requirement":
        title = f"“{words.clean(scenario.requirements[name])}”"
        switched = "at_least" not in scenario.to_dict()["requirements"][name]
        return (
            f"{title} is waived" if not value else f"{title} is asked for" if switched else f"{title} asks for {number(value)}"
        )
    if kind == "position":
        return f"{called[subject]} stands at {value:g} on “{called[target]}”"
    whom = "everyone else" if target == "*" else called.get(target, f"the group {target}")
    does, does_not = {
        "joins": ("joins", "does not join"),
        "leads": ("is able to lead", "is not able to lead"),
        "accepts": (f"accepts {whom}", f"refuses {whom}"),
    }[kind]
    return f"{called[subject]} {_sure(value, f'{does} for sure', f'{does_not}', f'{does} with')}"


def _sure(value: float, yes: str, no: str, between: str) -> str:
    return yes if value == 1 else no if value == 0 else f"{between} a chance of {words.percent(value)} %"
