"""The answer in words, each with its number."""

from __future__ import annotations

from .. import words
from ..results import Estimate, Member, Members

NAMED = 3  # candidates named in a sentence


def headline(members: Members) -> str:
    """The first line of every brief.

    >>> import contingent as ct
    >>> one = ct.load({"contingent": 1, "title": "One", "actors": {"EGY": {"joins": 1}}})
    >>> headline(one.sample(6400).members())
    'A force that meets every requirement exists in all of the sampled worlds, 100 % (>99.9 to 100 %).'
    """
    return f"A force that meets every requirement {verb(members.viable)} {members.viable}."


def verb(estimate: Estimate) -> str:
    """What stands before an estimate in a sentence: is likely ..., exists in none of ..."""
    return "exists" if estimate.value in (0, 1) else "is"


def paragraphs(members: Members) -> list[tuple[str, str]]:
    """What else there is to say, each with its first words: who joins, who is needed, what coordination would add."""
    if members.viable.count == 0:
        return [("Nobody takes part", nobody(members))]
    found = [("Who most likely joins", joining(members)), ("Who is needed", needed(members))]
    return [*found, ("What coordination would add", coordination(members))]


def nobody(members: Members) -> str:
    """Where no world has a force: who would come all the same."""
    told = [f"{row.label}: {row.willing}" for row in members.ranked("willing")[:NAMED] if row.willing.count]
    willing = f"The most willing are {'; '.join(told)}." if told else "Nobody is willing in any of them."
    return f"In none of the {members.viable.worlds:,} sampled worlds is there a force that meets every requirement. {willing}"


def joining(members: Members) -> str:
    """Those most often in the force that forms."""
    told = [f"{row.label}: {row.would}" for row in members.ranked("would")[:NAMED] if row.would.count]
    return f"Most often in the force that forms are {'; '.join(told)}."


def needed(members: Members) -> str:
    """Those that no feasible force could do without."""
    rows = [row for row in members.ranked("needed")[:NAMED] if row.needed.count]
    if not rows:
        return "Nobody: wherever a force is possible, there is another without any one candidate."
    told = [f"with {row.label}, in {_range(row.needed)} of worlds" for row in rows]
    return f"A force is possible, but only {'; '.join(told)}."


def coordination(members: Members) -> str:
    """The coordination gap: some join only if others do, and somebody has to move first."""
    if members.coordination_gap.count == 0:
        return "Nothing: wherever a force is possible, one comes about even if each waits to see who is in already."
    return (
        f"In {_range(members.coordination_gap)} of worlds a force is possible but does not come about by itself, because some join only if "
        f"others do and nobody moves first. If each waits to see who is in already, a force {verb(members.uncoordinated)} "
        f"{members.uncoordinated}."
    )


def _range(estimate: Estimate) -> str:
    return words.percent_range(estimate.value, estimate.low, estimate.high)
