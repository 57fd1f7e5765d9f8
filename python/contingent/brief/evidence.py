"""The evidence: each number of the scenario in plain words, with the claims it rests on; without any it is an assumption."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from ..scenario import Scenario
from .plain import RELIABILITY, chances_in_words, clauses_of, condition_in_words, date_in_words, quantity_in_words


@dataclass(frozen=True)
class Claim:
    """What a source reports a speaker to have said, fit to print. `link` is "" unless it leads to the web."""

    says: str
    speaker: str
    hedge: str
    date: str
    note: str
    source: str
    reliability: str
    url: str
    link: str


@dataclass(frozen=True)
class Number:
    """One of the scenario's numbers: what it is of, its value in lines, and why."""

    what: str
    lines: tuple[str, ...]
    claims: tuple[Claim, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Subject:
    """An actor, a pool, or all events: its numbers, and what is said of it as a whole."""

    name: str
    numbers: tuple[Number, ...]
    claims: tuple[Claim, ...] = ()
    note: str = ""

    @property
    def with_claims(self) -> int:
        """How many of its numbers rest on claims."""
        return sum(bool(number.claims) for number in self.numbers)


class Evidence:
    """All numbers of a scenario, by subject, in file order."""

    def __init__(self, scenario: Scenario) -> None:
        self._told = scenario.to_dict()
        self._names = scenario.names
        self._events = self._told.get("events", {})

    def subjects(self) -> list[Subject]:
        """Events first, then actors and pools; those of whom nothing is said are left out."""
        events = tuple(self._belief(self._names[id], event) for id, event in self._events.items())
        found = [Subject("Events", events)] if events else []
        for room in ("actors", "pools"):
            for id, party in self._told.get(room, {}).items():
                found.append(Subject(self._names[id], tuple(self._numbers(party)), self._claims([party]), party.get("note", "")))
        return [subject for subject in found if subject.numbers or subject.claims or subject.note]

    def _numbers(self, party: Mapping[str, Any]) -> Iterator[Number]:
        for key, what in (("joins", "Joins"), ("leads", "Is able to lead")):
            if key in party:
                yield self._belief(what, party[key])
        gate = party.get("gatekeeper")
        if gate:
            when = "always" if gate is True else f"if {condition_in_words(gate, self._names, self._events)}"
            yield Number("Is a gatekeeper", (when,), self._claims([party]), ())
        for target, belief in party.get("accepts", {}).items():
            named = "anybody else" if target == "*" else self._names.get(target, target)
            yield self._belief(f"Accepts {named}", belief)
        for task, offer in party.get("offers", {}).items():
            amount = offer["amount"] if isinstance(offer, dict) and "amount" in offer else offer
            yield Number(f"Would bring {task}", (quantity_in_words(amount),), self._claims([offer]), _notes([offer]))
        for issue, position in party.get("positions", {}).items():
            yield self._position(issue, position)

    def _belief(self, what: str, belief: Any) -> Number:
        parts = [belief, *clauses_of(belief)]
        lines = chances_in_words(belief, self._names, self._events)
        return Number(what, tuple(lines), self._claims(parts), _notes(parts))

    def _position(self, issue: str, position: Mapping[str, Any]) -> Number:
        about = self._told["issues"][issue]
        ends = f"0 is “{about.get('low', 'one end')}”, 1 is “{about.get('high', 'the other')}”"
        lines = (
            f"ideal: {quantity_in_words(position['ideal'])} ({ends})",
            f"can live with this much more or less: {quantity_in_words(position['tolerance'])}",
        )
        return Number(f"Position on {self._names[issue]}", lines, self._claims([position]), _notes([position]))

    def _claims(self, parts: list[Any]) -> tuple[Claim, ...]:
        """The claims that these parts name, each once."""
        ids = [id for part in parts if isinstance(part, dict) for id in part.get("claims", [])]
        return tuple(self._claim(self._told["claims"][id]) for id in dict.fromkeys(ids))

    def _claim(self, claim: Mapping[str, Any]) -> Claim:
        source = self._told["sources"][claim["source"]]
        letter = source.get("reliability", "")
        published = [source.get("publisher", ""), source.get("title", ""), date_in_words(source.get("date", ""))]
        return Claim(
            says=claim["says"],
            speaker=claim.get("speaker", ""),
            hedge=claim.get("hedge", ""),
            date=date_in_words(claim.get("date", "")),
            note=claim.get("note", ""),
            source=", ".join(filter(None, published)) or claim["source"],
            reliability=f"{letter}: {RELIABILITY[letter]}" if letter in RELIABILITY else letter,
            url=source.get("url", ""),
            link=web_address(source.get("url", "")),
        )


def web_address(url: str) -> str:
    """The URL if it leads to the web, else "": a link may neither run a script nor open a file.

    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)"), web_address("//example.org")
    ('https://example.org/a', '', '')
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else ""


def _notes(parts: list[Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part["note"] for part in parts if isinstance(part, dict) and part.get("note")))
