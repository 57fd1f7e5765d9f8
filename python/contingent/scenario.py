"""Scenario: everything one file of the format says, sound in every respect."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from . import _core, words

if TYPE_CHECKING:
    from .explorer import Explorer
    from .results import Explanation
    from .worlds import Worlds

Progress = Callable[[int, int], object]
"""Called now and then during a long answer with the worlds done and the worlds in all."""


class Scenario:
    """An immutable scenario. Made by `contingent.load`; two are equal if they say the same.

    >>> import contingent as ct
    >>> two = ct.load({"contingent": 1, "title": "Two", "events": {"vote": {"chance": 0.6}},
    ...                "actors": {"EGY": {"name": "Egypt", "joins": 0.5},
    ...                           "IDN": {"joins": [{"when": "vote and EGY", "chance": 0.8}]}},
    ...                "requirements": {"size": {"at_least": 2, "of": "members"}}})
    >>> two
    <Scenario: Two>
    >>> two.levers()
    ['event:vote', 'joins:EGY', 'joins:IDN', 'requirement:size']
    >>> two.set({"event:vote": 1}).sample(1000).viable.value > two.sample(1000).viable.value
    True
    """

    def __init__(self, core: _core.Scenario) -> None:
        self._core = core

    @classmethod
    def from_json(cls, text: str) -> Scenario:
        """The scenario in a text of the format; ScenarioError with every problem if it has any."""
        try:
            text.encode()
        except UnicodeEncodeError as error:
            raise _core.ContingentError(f"that text has a character that UTF-8 has not: {error.reason}") from None
        return cls(_core.read_scenario(text))

    @classmethod
    def from_dict(cls, told: Mapping[str, Any]) -> Scenario:
        """The scenario that a dict of the format says, as `json.loads` gives it."""
        return cls.from_json(json.dumps(dict(told), ensure_ascii=False))

    title = property(lambda self: self._core.title, doc="What the scenario is called.")
    question = property(lambda self: self._core.question, doc="What it asks; may be empty.")
    day = property(lambda self: self._core.as_of, doc="The last day of what counts as known, `as_of` in the file; may be empty.")
    horizon = property(lambda self: self._core.horizon, doc="The day by which the force should have formed; may be empty.")
    candidates = property(lambda self: self._core.candidates, doc="Ids of all who could join; a pool's as others#1, ...")
    actors = property(lambda self: self._core.actors, doc="Ids of all actors, in file order.")
    pools = property(lambda self: self._core.pools, doc="Ids of the pools of candidates nobody has named.")
    gatekeepers = property(lambda self: self._core.gatekeepers, doc="Ids of those whose consent every member needs.")
    events = property(lambda self: self._core.events, doc="Ids of the events.")
    issues = property(lambda self: self._core.issues, doc="Ids of the issues.")

    @cached_property
    def names(self) -> dict[str, str]:
        """What to call each actor, pool, event and issue (by id): its name or title, or where that shows nothing, its id."""
        told = self.to_dict()
        return {
            id: words.named(part.get("name") or part.get("title") or "", id)
            for room in ("issues", "events", "pools", "actors")
            for id, part in told.get(room, {}).items()
        }

    @cached_property
    def requirements(self) -> dict[str, str]:
        """What to call each requirement, by id: its title, or else its id."""
        return {id: part.get("title") or id for id, part in self.to_dict().get("requirements", {}).items()}

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the scenario in canonical form: of `to_json()` as UTF-8."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()

    def sample(
        self, worlds: int = 100_000, seed: int = 0, threads: int | None = None, progress: Progress | None = None
    ) -> Worlds:
        """Worlds to ask questions of. The same scenario, number and seed give the same answers, bit for bit, whatever
        the number of threads (None: all of the machine's). Nothing is drawn until an answer needs it."""
        from .worlds import Worlds

        return Worlds(self, worlds, seed=seed, threads=threads, progress=progress)

    def explore(self, worlds: int = 20_000, seed: int = 0, threads: int | None = None) -> Explorer:
        """A picture to pull levers in, in JupyterLab or another notebook; also `Worlds.explore`. Needs anywidget."""
        return self.sample(worlds, seed, threads).explore()

    def set(self, values: Mapping[str, float]) -> Scenario:
        """A new scenario with each lever set to its number; it meets the same worlds but for what was set."""
        return Scenario(self._core.set(dict(values)))

    def levers(self) -> list[str]:
        """What `set` can change, such as "event:un-mandate" or "accepts:ISR/TUR". It takes "source:ID" too: the chance that a
        source is right in all it reports."""
        return list(self._core.levers())

    def as_of(self, day: str) -> Scenario:
        """The scenario as it was known on the evening of a day such as "2025-10-25": later claims and sources are gone, and
        outcomes until the horizon. A chance whose claims are all gone has its base rate.

        >>> import contingent as ct
        >>> gaza = ct.load("gaza-isf-2025-10")
        >>> max(claim["date"] for claim in gaza.as_of("2025-10-18").to_dict()["claims"].values())
        '2025-10-18'
        """
        return Scenario(self._core.as_of_day(day))

    def beliefs(self) -> list[str]:
        """What `explain` takes: every belief, such as "joins:TUR", "accepts:ISR/TUR" or "event:un-mandate"."""
        return list(self._core.beliefs())

    @cached_property
    def derives(self) -> bool:
        """Whether any chance is derived from claims."""
        return any(True for _ in self._derived_clauses())

    def explain(self, belief: str) -> Explanation:
        """Where a belief's chances come from, claim by claim, and what they would be without each."""
        from .explaining import explain

        return explain(self, belief)

    def lexicon(self) -> dict[str, Any]:
        """What words mean here: the scenario's own entries over those of the lexicon that comes with the package. Each has
        its chance, its standard deviation, and where it is from."""
        found: dict[str, Any] = self._core.lexicon()
        return found

    def with_lexicon(self, entries: Mapping[str, Any]) -> Scenario:
        """The scenario with entries of its own for the lexicon, in the form of the format, in place of those of that name.

        >>> import contingent as ct
        >>> gaza = ct.load("gaza-isf-2025-10")
        >>> gaza.with_lexicon({"hedges": {"offered": 0.5}}).lexicon()["hedges"]["offered"]["chance"]
        0.5
        """
        told = self.to_dict()
        own = dict(told.get("lexicon", {}))
        for name, part in entries.items():
            own[name] = {**own.get(name, {}), **part} if isinstance(part, Mapping) else part
        return Scenario.from_dict(told | {"lexicon": own})

    def news_days(self) -> list[str]:
        """The days on which something became known that a chance is derived from, and the horizon; rising."""
        days = {claim.day for clause in self._derived_clauses() for claim in clause.claims}
        end = self.horizon or max(days, default="")
        return sorted(day for day in days | {end} if day and day <= end)

    def _derived_clauses(self) -> Iterator[_core.ExplainedClause]:
        """Every clause whose chance comes from claims."""
        for belief in self.beliefs():
            yield from (clause for clause in self._core.explain(belief).clauses if clause.derived)

    def to_json(self, indent: int = 2) -> str:
        """The scenario as text of the format, in canonical form."""
        return str(self._core.to_json(indent))

    def to_dict(self) -> dict[str, Any]:
        """The scenario as `json.loads` gives it, in canonical form."""
        told: dict[str, Any] = json.loads(self.to_json())
        return told

    def to_tables(self, path: str | os.PathLike[str]) -> None:
        """Writes the scenario to a workbook (.xlsx; needs openpyxl) or a folder of CSV files, for `contingent.from_tables`."""
        from .tabular import to_tables

        to_tables(self, path)

    def __eq__(self, other: object) -> bool:
        return self.to_json() == other.to_json() if isinstance(other, Scenario) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.sha256)

    def __reduce__(self) -> tuple[Callable[[str], Scenario], tuple[str]]:
        return Scenario.from_json, (self.to_json(),)

    def __repr__(self) -> str:
        return f"<Scenario: {self.title}>"

    def _repr_html_(self) -> str:
        from .tables import html_table

        told = self.to_dict()
        facts = {
            "question": self.question,
            "as of": told.get("as_of", ""),
            "horizon": self.horizon,
            "candidates": f"{len(self.candidates)}",
            "gatekeepers": ", ".join(self.names[id] for id in self.gatekeepers),
            "events": ", ".join(self.names[id] for id in self.events),
            "issues": ", ".join(self.names[id] for id in self.issues),
            "claims": f"{len(told.get('claims', {}))}",
        }
        return html_table([], [[name, fact] for name, fact in facts.items() if fact], self.title)
