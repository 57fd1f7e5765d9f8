"""The content of a brief: every answer it gives, once; the page, the text and the data are forms of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .. import words
from ..results import Compatibility, Meanings, Members, Network, Rare
from .change import Change, what_would_change_it
from .evidence import Evidence, Number
from .moved import Moved, what_moved
from .plain import requirement_in_words

if TYPE_CHECKING:
    from ..worlds import Worlds

DRAWS, MEANING_WORLDS = 100, 4_000  # for what the words mean
FEW = 8  # pairs that the text names
SHORT = 30  # rows of a table behind a picture

Table = tuple[str, tuple[str, ...], Sequence[Sequence[str]]]
"""A caption, a head, and rows of text."""


@dataclass(frozen=True)
class Content:
    """moved, meanings: None where there is nothing to tell. rare: a force's chance by strata of events, where hardly any world
    has one."""

    worlds: Worlds
    members: Members
    network: Network
    compatibility: Compatibility
    change: Change
    moved: Moved | None
    meanings: Meanings | None
    rare: Rare | None
    evidence: Evidence

    @classmethod
    def of(cls, worlds: Worlds, since: str | None) -> Content:
        """Asks a sample all that a brief tells; `since`: the day from which on to tell what moved."""
        meanings = worlds.meanings(DRAWS, min(len(worlds), MEANING_WORLDS)) if worlds.scenario.derives else None
        return cls(
            worlds, worlds.members(), worlds.network(), worlds.compatibility(), what_would_change_it(worlds),
            what_moved(worlds, since), meanings, worlds.rare_viable(), Evidence(worlds.scenario),
        )  # fmt: skip

    @cached_property
    def requirements(self) -> list[tuple[str, str]]:
        """What a force must have: titles (may be "") and what they say."""
        scenario = self.worlds.scenario
        return [
            (requirement.get("title", ""), requirement_in_words(requirement, scenario.names, scenario.events))
            for requirement in scenario.to_dict().get("requirements", {}).values()
        ]

    @cached_property
    def apart(self) -> list[tuple[str, str, float]]:
        """Pairs that seldom can serve together, by name."""
        return [(self.network.name(a), self.network.name(b), share) for a, b, share in self.network.pairs_apart()]

    @cached_property
    def circles(self) -> list[list[str]]:
        """Who waits for one another."""
        return [[self.network.name(actor) for actor in circle] for circle in self.network.waiting_circles]

    @cached_property
    def waits(self) -> list[tuple[str, list[str]]]:
        """Who waits, and for whom."""
        found: dict[str, list[str]] = {}
        for a, b in self.network.waits_for:
            found.setdefault(a, []).append(self.network.name(b))
        return [(self.network.name(a), others) for a, others in found.items()]

    @cached_property
    def least(self) -> list[tuple[float, str, str]]:
        """The pairs that most often have no policy in common, where that is worth a word."""
        return [pair for pair in self.compatibility.least(self.compatibility.overall, FEW) if pair[0] < 0.995]

    @cached_property
    def tables(self) -> dict[str, Table]:
        """The numbers behind pictures that have no table of their own."""
        found: dict[str, Table] = {}
        if self.change.levers.rows:
            rows = [
                (row.says, words.points(row.gain.value) if row.gain else "", words.points(row.loss.value) if row.loss else "")
                for row in self.change.levers.rows[:SHORT]
            ]
            found["levers"] = ("The levers that move it most, in points", ("lever", "if it goes well", "if badly"), rows)
        if self.moved:
            moved = [(m.says, m.day, words.points(change.value)) for m, change in self.moved.diff.moved()[:SHORT]]
            found["moved"] = ("What moved it, in points", ("report", "day", "points"), moved)
        pairs = self.compatibility.least(self.compatibility.overall, SHORT)
        if self.compatibility.issues and pairs:
            shares = [(f"{a} and {b}", f"{words.percent(share)} %") for share, a, b in pairs]
            found["compatibility"] = ("The pairs that least often have a policy in common", ("pair", "of worlds"), shares)
        return found

    def to_dict(self) -> dict[str, Any]:
        """All of it as JSON takes it."""
        scenario, change = self.worlds.scenario, self.change
        parts = {"levers": change.levers, "blocks": change.blocks, "unlock": change.unlock, "coalitions": change.coalitions}
        return {
            "title": scenario.title,
            "question": scenario.question,
            "as_of": scenario.day,
            "horizon": scenario.horizon,
            "members": self.members.to_dict(),
            "requirements": [{"title": title, "says": says} for title, says in self.requirements],
            "network": self.network.to_dict(),
            "compatibility": self.compatibility.to_dict(),
            **{name: part.to_dict() if part else None for name, part in parts.items()},
            "moved": self.moved.diff.to_dict() if self.moved else None,
            "meanings": self.meanings.to_dict() if self.meanings else None,
            "rare": self.rare.to_dict() if self.rare else None,
            "evidence": [
                {"id": subject.id, "name": subject.name, "facts": list(subject.facts), "numbers": [_number(n) for n in subject.numbers]}
                for subject in self.evidence.subjects
            ],
            "provenance": self.members.provenance.to_dict(),
        }


def _number(number: Number) -> dict[str, Any]:
    claims = [
        {"says": c.says, "speaker": c.speaker, "date": c.date, "hedge": c.hedge, "means": c.means, "right": c.right, "publisher": c.publisher, "url": c.url}
        for c in number.claims
    ]  # fmt: skip
    return {"what": number.what, "lines": list(number.lines), "how": list(number.how), "notes": list(number.notes), "claims": claims}
