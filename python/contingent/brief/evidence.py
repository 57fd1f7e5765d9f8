"""The evidence: each number of the scenario in plain words with the claims it rests on; without any, an assumption."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from .. import words
from ..conditions import condition_in_words
from ..explaining import explain
from ..results import ClaimPart
from ..scenario import Scenario
from .plain import RELIABILITY, chances_in_words, date_in_words, quantity_in_words, requirement_in_words, spaced

ASSUMPTION = "Assumption: "  # how a note begins that stands for a claim


@dataclass(frozen=True)
class Claim:
    """What a source reports a speaker to have said, fit to print. `number` is that of its footnote, `first` says
    whether it stands on the page for the first time, `link` is "" unless it leads to the web. `standing`: what became of it
    in the number it stands under, where a chance is derived from it."""

    number: int
    first: bool
    says: str
    speaker: str
    hedge: str
    date: str
    note: str
    publisher: str
    title: str
    published: str
    source_note: str
    reliability: str
    url: str
    link: str
    means: str = ""
    right: str = ""
    standing: str = ""


@dataclass(frozen=True)
class Number:
    """One of the scenario's numbers: what it is of, its value in lines, and why. `how`: for each line the way from the claims
    to it, "" where it is written in the scenario."""

    what: str
    lines: tuple[str, ...]
    claims: tuple[Claim, ...]
    notes: tuple[str, ...]
    how: tuple[str, ...] = ()

    @property
    def told(self) -> tuple[tuple[str, str], ...]:
        """Each line with how it came about."""
        return tuple((line, self.how[i] if i < len(self.how) else "") for i, line in enumerate(self.lines))

    @property
    def reasons(self) -> tuple[tuple[bool, str], ...]:
        """Its notes, each with whether it stands for a claim: as all do of a number that has none."""
        told = [
            (not self.claims or note.startswith(ASSUMPTION), words.sentence(note.removeprefix(ASSUMPTION)))
            for note in self.notes
        ]
        return tuple(told) if told or self.claims else ((True, "No reason is given."),)


@dataclass(frozen=True)
class Subject:
    """An actor, a pool, all events, ...: its numbers, and what is said of it as a whole. `id` is its place."""

    id: str
    name: str
    numbers: tuple[Number, ...]
    claims: tuple[Claim, ...] = ()
    facts: tuple[str, ...] = ()

    @property
    def with_claims(self) -> int:
        """How many of its numbers rest on claims."""
        return sum(bool(number.claims) for number in self.numbers)


class Evidence:
    """All numbers of a scenario, by subject, in file order; claims are numbered as they come. Subjects of which nothing
    is said are left out."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario, self._told = scenario, scenario.to_dict()
        self._names, self._events = scenario.names, self._told.get("events", {})
        self._footnotes: dict[str, int] = {}
        self._cited: dict[str, tuple[int, ...]] = {}
        found = [*self._rooms(), *self._parties(), *self._rest()]
        self.subjects = tuple(subject for subject in found if subject.numbers or subject.claims or subject.facts)

    def cited(self, key: str) -> tuple[int, ...]:
        """The footnotes of a candidate's readiness ("joins:EGY") or of what gatekeepers say of it ("accepts:EGY")."""
        return tuple(sorted(set(self._cited.get(key, ()))))

    @property
    def numbers(self) -> int:
        """How many numbers the scenario has."""
        return sum(len(subject.numbers) for subject in self.subjects)

    @property
    def with_claims(self) -> int:
        """How many of them rest on claims."""
        return sum(subject.with_claims for subject in self.subjects)

    def _rooms(self) -> Iterator[Subject]:
        yield Subject(
            "part-events",
            "What may happen",
            tuple(self._belief(self._names[id], f"event:{id}", event) for id, event in self._events.items()),
        )
        needs = []
        for need in self._told.get("requirements", {}).values():
            told = requirement_in_words(need, self._names, self._events)
            needs.append(
                Number(
                    need.get("title", "") or told,
                    (told,) if need.get("title") else (),
                    self._claims([need]),
                    _notes([need]),
                )
            )
        yield Subject("part-requirements", "What a force must have", tuple(needs))

    def _parties(self) -> Iterator[Subject]:
        for room in ("actors", "pools"):
            for id, party in self._told.get(room, {}).items():
                claims = self._claims([party])
                yield Subject(
                    f"about-{id}", self._names[id], tuple(self._numbers(id, party)), claims, tuple(self._facts(party))
                )

    def _rest(self) -> Iterator[Subject]:
        outcomes = []
        for id, outcome in self._told.get("outcomes", {}).items():
            told = "took part" if outcome["joined"] else "did not take part"
            outcomes.append(Number(self._names.get(id, id), (told,), self._claims([outcome]), _notes([outcome])))
        yield Subject("part-outcomes", "What came of it (no answer uses this)", tuple(outcomes))
        others = [id for id in self._told.get("claims", {}) if id not in self._footnotes]
        later = [id for id in others if self._is_later(id)]
        unused = [id for id in others if id not in later]
        yield Subject("part-claims", "Reports that no number rests on", (), self._claims([{"claims": unused}]))
        yield Subject("part-later", "Reports of later days (no answer uses them)", (), self._claims([{"claims": later}], later=True))

    def _facts(self, party: Mapping[str, Any]) -> Iterator[str]:
        if party.get("note"):
            yield party["note"]
        gate = party.get("gatekeeper")
        if gate is True:
            yield "A gatekeeper: no member without its consent."
        elif gate:
            told = condition_in_words(gate, self._names, self._events)
            yield f"A gatekeeper, whose consent every member needs, only if {told}."
        if party.get("groups"):
            yield f"Groups: {', '.join(party['groups'])}."
        if "size" in party:
            yield f"Stands for {party['size']:,} candidates."

    def _numbers(self, id: str, party: Mapping[str, Any]) -> Iterator[Number]:
        if "joins" in party:
            yield self._belief("Would join", f"joins:{id}", party["joins"], f"joins:{id}")
        if "leads" in party:
            yield self._belief("Would be able to lead", f"leads:{id}", party["leads"])
        for target, belief in party.get("accepts", {}).items():
            known = target in self._names
            named = "anybody else" if target == "*" else self._names[target] if known else f"the group “{target}”"
            key = f"accepts:{target}" if party.get("gatekeeper") else ""
            yield self._belief(f"Accepts {named}", f"accepts:{id}/{target}", belief, key)
        for task, offer in party.get("offers", {}).items():
            amount = offer["amount"] if isinstance(offer, dict) and "amount" in offer else offer
            yield Number(
                f"Would bring {spaced(task)}", (quantity_in_words(amount),), self._claims([offer]), _notes([offer])
            )
        for issue, position in party.get("positions", {}).items():
            yield self._position(issue, position)

    def _belief(self, what: str, name: str, belief: Any, key: str = "") -> Number:
        explained = explain(self._scenario, name, self._told)
        own = belief if isinstance(belief, dict) and "chance" in belief else {}
        derived = {claim.claim: claim for clause in reversed(explained.clauses) for claim in clause.claims}  # of the first that cites it
        cited = [*own.get("claims", []), *_cited(belief)]
        claims = self._claims([{"claims": [id for id in cited if id not in derived or derived[id].standing != "later"]}], derived)
        if key:
            self._cited[key] = (*self._cited.get(key, ()), *(claim.number for claim in claims))
        how = tuple(clause.arithmetic() if clause.derived else "" for clause in explained.clauses)
        notes = _notes([own, *({"note": clause.note} for clause in explained.clauses)])
        return Number(what, tuple(chances_in_words(explained)), claims, notes, how)

    def _position(self, issue: str, position: Mapping[str, Any]) -> Number:
        about = self._told["issues"][issue]
        ends = f"0 is “{about.get('low', 'one end')}”, 1 is “{about.get('high', 'the other')}”"
        lines = [
            f"ideal: {quantity_in_words(position['ideal'])} ({ends})",
            f"can live with this much more or less: {quantity_in_words(position['tolerance'])}",
        ]
        if about.get("note"):
            lines.append(f"on the scale: {about['note']}")
        what = f"Position on “{self._names[issue]}”"
        return Number(what, tuple(lines), self._claims([position]), _notes([position]))

    def _is_later(self, id: str) -> bool:
        claim = self._told["claims"][id]
        day = claim.get("date") or self._told["sources"][claim["source"]].get("date", "")
        return bool(self._scenario.day and day > self._scenario.day)

    def _claims(self, parts: list[Any], standing: Mapping[str, ClaimPart] | None = None, later: bool = False) -> tuple[Claim, ...]:
        """The claims that these parts name, each once; those of later days only if asked for."""
        ids = [id for part in parts if isinstance(part, dict) for id in part.get("claims", [])]
        kept = [id for id in dict.fromkeys(ids) if later or not self._is_later(id)]
        return tuple(self._claim(id, (standing or {}).get(id)) for id in kept)

    def _claim(self, id: str, derived: ClaimPart | None) -> Claim:
        claim = self._told["claims"][id]
        source = self._told["sources"][claim["source"]]
        letter = str(source.get("reliability", ""))
        first = id not in self._footnotes
        number = self._footnotes.setdefault(id, len(self._footnotes) + 1)
        return Claim(
            number,
            first,
            says=claim["says"].rstrip(". "),
            speaker=claim.get("speaker", ""),
            hedge=claim.get("hedge", ""),
            date=date_in_words(claim.get("date", "")),
            note=claim.get("note", ""),
            publisher=source.get("publisher", "") or claim["source"],
            title=source.get("title", ""),
            published=date_in_words(source.get("date", "")),
            source_note=source.get("note", ""),
            reliability=f"{letter}, {RELIABILITY[letter]}" if letter in RELIABILITY else letter,
            url=source.get("url", ""),
            link=web_address(source.get("url", "")),
            means=f"{words.percent(derived.chance)} %" if derived else "",
            right=f"{words.percent(derived.right)} %" if derived else "",
            standing=_standing_in_words(derived) if derived else "",
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


def _cited(belief: Any) -> list[str]:
    """The claims in a belief's clauses, or of a belief that is one derived clause."""
    chance = belief.get("chance", [belief]) if isinstance(belief, dict) else belief
    clauses = chance if isinstance(chance, list) else []
    return [id for clause in clauses for id in clause.get("claims", [])]


def _standing_in_words(claim: ClaimPart) -> str:
    return {
        "counts": f"Its weight is {words.percent(claim.share)} %; without it the first chance would be {words.percent(claim.without)} %.",
        "repeats": "It repeats another report, which counts.",
        "superseded": "A later statement takes its place where that one is truly reported.",
    }.get(claim.standing, "")


def _notes(parts: list[Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part["note"] for part in parts if isinstance(part, dict) and part.get("note")))
