"""The answer in words, each with its number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from .. import words
from ..results import Estimate, Member, Members

NAMED = 3  # candidates named in a sentence
LISTED = 8  # candidates listed under a verbal term
KEPT_OUT = 0.05  # who is willing less often is not worth a sentence on who lets it in


@dataclass(frozen=True)
class Part:
    """A piece of a sentence. `cites` names the number of the scenario whose claims stand behind it; `value` is a number
    that stays with the text before it."""

    text: str
    cites: str = ""
    value: str = ""


Sentence = tuple[Part, ...]


def headline(members: Members) -> str:
    """The first line of every brief.

    >>> import contingent as ct
    >>> one = ct.load({"contingent": 1, "title": "One", "actors": {"EGY": {"joins": 1}}})
    >>> headline(one.sample(6400).members())
    'A force that meets every requirement exists in all of the sampled worlds, 100 %.'
    """
    return f"A force that meets every requirement {verb(members.viable)} {said(members.viable)}."


def verb(estimate: Estimate) -> str:
    """What stands before an estimate in a sentence: is likely ..., exists in none of ..."""
    return "exists" if estimate.value in (0, 1) else "is"


def said(estimate: Estimate, decimals: int = 0) -> str:
    """The verbal term with its number."""
    return f"{estimate.term}, {words.percent(estimate.value, decimals)} %"


def by_term(members: Members) -> list[tuple[str, Sentence]]:
    """Who would take part, under the verbal term for it, the likeliest first."""
    found = []
    for term, group in groupby(members.ranked("would"), key=lambda row: row.would.term):
        rows = list(group)
        told = [Part(row.label, f"joins:{row.actor}", f"{words.percent(row.would.value)} %") for row in rows[:LISTED]]
        if len(rows) > LISTED:
            told.append(Part(f"and {len(rows) - LISTED} more"))
        found.append((term, tuple(told)))
    return found


def paragraphs(members: Members) -> list[tuple[str, Sentence]]:
    """What else there is to say, under headings: who is needed, who is kept out, what coordination would add."""
    if members.viable.count == 0:
        return [("Nobody takes part", nobody(members)), *_if_any("Who is kept out", kept_out(members))]
    found = [("Who is needed", needed(members)), *_if_any("Who is kept out", kept_out(members))]
    return [*found, ("What coordination would add", coordination(members))]


def _if_any(lead: str, sentence: Sentence) -> list[tuple[str, Sentence]]:
    return [(lead, sentence)] if sentence else []


def nobody(members: Members) -> Sentence:
    """Where no world has a force: who would come all the same."""
    none = Part(
        f"In none of the {members.viable.worlds:,} sampled worlds is there a force that meets every requirement."
    )
    rows = [row for row in members.ranked("willing")[:NAMED] if row.willing.count]
    if not rows:
        return none, Part(" Nobody is willing in any of them.")
    told = [Part(f"{row.label} ({said(row.willing)})", f"joins:{row.actor}") for row in rows]
    return none, Part(" The most willing: "), *_listed(told), Part(".")


def needed(members: Members) -> Sentence:
    """Those that no feasible force could do without."""
    rows = [row for row in members.ranked("needed")[:NAMED] if row.needed.count]
    if not rows:
        return (Part("Nobody: wherever a force is possible, there is another without any one candidate."),)
    first, *others = rows
    told = [
        Part(
            f"in {words.percent(first.needed.value)} % of worlds a force is possible only with {first.label}",
            f"joins:{first.actor}",
        ),
        *(
            Part(f"in {words.percent(row.needed.value)} % only with {row.label}", f"joins:{row.actor}")
            for row in others
        ),
    ]
    told[0] = Part(words.sentence(told[0].text), told[0].cites)
    return *_listed(told), Part(".")


def kept_out(members: Members) -> Sentence:
    """Those who are willing, but seldom where every gatekeeper also accepts them."""
    rows = [row for row in members if row.willing.value >= KEPT_OUT and 2 * row.admitted.count < row.willing.count]
    rows.sort(key=lambda row: row.admitted.count - row.willing.count)
    if not rows:
        return ()
    told = [Part(f"{row.label} in {_two(row)}", f"accepts:{row.actor}") for row in rows[:NAMED]]
    first = _two(rows[0], " of worlds", " also accepted by every gatekeeper in")
    told[0] = Part(f"{words.sentence(rows[0].label)} is willing in {first}", told[0].cites)
    return *_listed(told, "; "), Part(".")


def _two(row: Member, of: str = "", accepted: str = "") -> str:
    return f"{words.percent(row.willing.value)} %{of}, and{accepted} only {words.percent(row.admitted.value)} %"


def coordination(members: Members) -> Sentence:
    """The coordination gap: the readiness of some depends on others, and somebody has to move first."""
    if members.coordination_gap.count == 0:
        return (
            Part("Nothing: wherever a force is possible, one comes about even if each waits to see who is in already."),
        )
    gap, alone, viable = (
        words.percent(estimate.value, 1)
        for estimate in (members.coordination_gap, members.uncoordinated, members.viable)
    )
    return (
        Part(
            f"{gap} points. The readiness of some depends on others being in. If each waits to see who is, "
            f"a force exists in {alone} % of worlds instead of {viable} %: between the two "
            f"one is possible, but nobody moves first."
        ),
    )


def _listed(parts: Iterable[Part], comma: str = ", ") -> Sentence:
    """The parts with commas, and an "and" before the last."""
    told = list(parts)
    found: list[Part] = []
    for number, part in enumerate(told):
        if number:
            found.append(Part(" and " if number == len(told) - 1 and comma == ", " else comma))
        found.append(part)
    return tuple(found)
