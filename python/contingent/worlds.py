"""Worlds: a sample of a scenario's worlds, to ask questions of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from . import _core, searches
from .results import (
    Blocks,
    Coalitions,
    Compatibility,
    Estimate,
    Frontier,
    Levers,
    Meanings,
    Members,
    Network,
    Power,
    Provenance,
    Rare,
    Terms,
    Timeline,
    Unlock,
    Viability,
)
from .scenario import Progress, Scenario

if TYPE_CHECKING:
    from .explorer import Explorer

RARE = 1e-3  # below it a share of worlds is worth another estimator
BRIEF_FORMATS = ("html", "md", "json")


class Worlds:
    """Made by `Scenario.sample`. A world is one draw of everything uncertain; a probability is a share of worlds.

    A question about worlds has a set of worlds as its answer: `worlds_where_...` gives a WorldSet, `&`, `|`, `-` and `~`
    combine them, and `share` turns one into a probability with its interval.

    >>> import contingent as ct
    >>> worlds = ct.load({"contingent": 1, "title": "Two", "actors": {"EGY": {"joins": 1}, "IDN": {"joins": 0}}}).sample(640)
    >>> worlds.share(worlds.worlds_where_willing("EGY") - worlds.worlds_where_willing("IDN")).value
    1.0
    """

    def __init__(
        self,
        scenario: Scenario,
        worlds: int,
        *,
        seed: int = 0,
        threads: int | None = None,
        progress: Progress | None = None,
        first: int = 0,
    ) -> None:
        for name, value in (("worlds", worlds), ("seed", seed), ("threads", threads or 0), ("first", first)):
            if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 1 << 64:
                raise _core.ContingentError(f"{name} is a whole number from 0 to 2^64 - 1, not {value!r}")
        self._core = _core.Worlds(scenario._core, worlds, seed=seed, threads=threads or 0, first=first)
        self._progress = progress
        self._members: Members | None = None
        self.scenario = scenario

    @property
    def seed(self) -> int:
        return int(self._core.seed)

    @property
    def first(self) -> int:
        """The number of its first world, a multiple of 64: not 0 for a shard of a larger sample."""
        return int(self._core.first)

    @property
    def threads(self) -> int:
        """How many work at once."""
        return int(self._core.threads)

    def __len__(self) -> int:
        return int(self._core.count)

    @cached_property
    def provenance(self) -> Provenance:
        """What an answer needs to be found again."""
        return Provenance(self.seed, len(self), _core.__version__, self.scenario.sha256, self.first)

    @property
    def viable(self) -> Estimate:
        """P(some force is feasible): is there a force that meets every requirement?"""
        return self.members().viable

    @property
    def coordination_gap(self) -> Estimate:
        """P(some force is feasible, but none among those who come if nobody coordinates)."""
        return self.members().coordination_gap

    def members(self, progress: Progress | None = None) -> Members:
        """For each candidate, how likely it could, would and must take part. Found once, then kept."""
        if self._members is None:
            self._members = Members.of(self._core.members(progress=progress or self._progress), self.provenance)
        return self._members

    def viability(self, members: Sequence[str], progress: Progress | None = None) -> Viability:
        """P(exactly these members are a feasible force, under some lead), and where the other worlds are lost."""
        if isinstance(members, str):
            raise _core.ContingentError(f'members are a list of ids, such as ["{members}"], not one text')
        found = self._core.viability(list(members), progress=progress or self._progress)
        return Viability.of(found, self.scenario.names, self.provenance)

    def compatibility(self, progress: Progress | None = None) -> Compatibility:
        """P(the acceptance ranges of two meet), for each pair of candidates and gatekeepers, by issue and on all."""
        found = self._core.compatibility(progress=progress or self._progress)
        return Compatibility.of(found, self.scenario.names, self.provenance)

    def network(self, threshold: float = 0.5, progress: Progress | None = None) -> Network:
        """Who can serve with whom: ranges meet and each accepts the other. Blocs and components join those whose
        probability of that is at least `threshold`."""
        found = self._core.network(threshold, progress=progress or self._progress)
        return Network.of(found, threshold, self.scenario, self.provenance)

    def coalitions(
        self,
        top: int = 10,
        max_size: int = 8,
        *,
        include: Sequence[str] = (),
        exclude: Sequence[str] = (),
        lead: str | None = None,
        minimal: bool = False,
        seconds: float | None = None,
        progress: Progress | None = None,
    ) -> Coalitions:
        """The most viable coalitions, found exactly on this sample by branch and bound, then scored on as many fresh worlds.

        include, exclude: who must and must not be in. lead: who must lead. minimal: only those that lose viability with any
        member they lose. seconds: stop after so long with what there is and a bound on what was not looked at."""
        query = {
            "top": top, "max_size": max_size, "include": list(include), "exclude": list(exclude), "lead": lead,
            "minimal": minimal, "seconds": seconds or 0.0,
        }  # fmt: skip
        return searches.coalitions(self, query, progress or self._progress)

    def frontier(
        self, quantity: str, amounts: Sequence[float] | None = None, progress: Progress | None = None
    ) -> Frontier:
        """For each amount of a quantity, the most viable coalition that delivers as much, all else asked for as it is. Without
        `amounts`: ten steps, to four times what the scenario asks for."""
        return searches.frontier(self, quantity, amounts, progress or self._progress)

    def levers(self, target: searches.Target = "viable", progress: Progress | None = None) -> Levers:
        """What each lever adds if it goes well and costs if it goes badly, one pass over the same worlds. target: "viable", a
        candidate (its `could`) or a list of members (that coalition)."""
        return searches.levers(self, target, progress or self._progress)

    def blocks(self, target: searches.Target = "viable", progress: Progress | None = None) -> Blocks:
        """Where the target fails: which lever alone fails it, and which two together. Cost: a variant of every world for each
        pair of levers at worst, so sample fewer worlds: 10,000 take seconds."""
        return searches.blocks(self, target, progress or self._progress)

    def unlock(
        self,
        target: searches.Target = "viable",
        at_least: float = 0.5,
        changes: int = 3,
        *,
        among: searches.Among | None = None,
        show: int = 10,
        progress: Progress | None = None,
    ) -> Unlock:
        """The smallest sets of levers, of at most `changes`, that lift the target to `at_least`, exact on this sample, the
        best first. among: the settings to choose from, (lever, number) pairs; else all that can help. Cost: every set of two
        levers is quick, every set of three of 60 levers takes a minute for 10,000 worlds."""
        return searches.unlock(self, target, at_least, changes, among, show, progress or self._progress)

    def terms(self, x: str, y: str | None = None, steps: int = 21, progress: Progress | None = None) -> Terms:
        """P(some force is feasible | the policy is fixed at a point) over one issue or two, other issues free."""
        return searches.terms(self, x, y, steps, progress or self._progress)

    def power(self, orders: int = 16, progress: Progress | None = None) -> Power:
        """Shapley and Banzhaf indices of "some feasible force lies inside S"; exact in worlds with at most 20 candidates that
        could serve, from `orders` random orders in others."""
        return searches.power(self, orders, progress or self._progress)

    def rare(self, target: searches.Target = "viable", progress: Progress | None = None) -> Rare:
        """P(target), also where hardly any world meets it. target: "viable", a candidate (its `could`) or a list of members.

        Counted in this sample like any other answer where at least one world in 1,000 meets it. Below that, and where some
        states of the events rule it out, estimated from as many worlds that come after this sample's, drawn in the states
        that are left: the same interval then takes a fraction of the worlds. The answer says which of the two it is;
        `members()` and `viable` always count, so that they stay shares of the same worlds."""
        return searches.rare(self, target, progress or self._progress)

    def rare_viable(self) -> Rare | None:
        """P(some force is feasible) by strata of events, where fewer than one world in 1,000 has one and `rare` can tell it
        better than by counting; else None: `viable` says it."""
        found = self.rare() if self.viable.value < RARE else None
        return found if found and found.estimator == "stratified" else None

    def meanings(self, draws: int = 200, worlds: int | None = None, progress: Progress | None = None) -> Meanings:
        """Two uncertainties kept apart. `draws` lexicons are drawn from what the words might mean, and each is asked on the same
        worlds (`worlds` of them: the sample's, but at most 10,000). Also each answer by the linear pool; one that it moves by
        more than 0.05 is flagged. Takes `draws` times as long as `members`."""
        return searches.meanings(self, draws, worlds, progress or self._progress)

    def timeline(self, dates: Sequence[str] | None = None, progress: Progress | None = None) -> Timeline:
        """`contingent.timeline` of the scenario, on this sample's worlds."""
        from .past import timeline

        return timeline(self.scenario, dates, worlds=len(self), seed=self.seed, progress=progress or self._progress)

    @cached_property
    def _fresh(self) -> _core.Worlds:
        """As many worlds, the first after this sample's."""
        first = self.first + (len(self) + 63) // 64 * 64
        return _core.Worlds(self.scenario._core, len(self), seed=self.seed, threads=self.threads, first=first)

    def share(self, worlds: _core.WorldSet) -> Estimate:
        """The share of this sample's worlds that are in a set, with its 95 % interval."""
        return Estimate.of(self._core.share(worlds))

    def brief(self, since: str | None = None, format: str = "html") -> str:
        """The brief: one self-contained page of HTML with the answers, the pictures, the evidence and the method; or its words and
        tables as Markdown ("md"), or its numbers as JSON ("json"). It tells what moved since a day such as "2025-10-01"; if none
        is given, since 30 days before the scenario's own."""
        from .brief import brief

        return brief(self, since, format)

    def explore(self) -> Explorer:
        """A picture to pull levers in, in a notebook: every change is answered on as many worlds with the same seed, so fewer
        worlds answer faster. Raises ContingentError, with what to install, where there is no anywidget."""
        from .explorer import explore

        return explore(self)

    def worlds_where_event(self, event: str) -> _core.WorldSet:
        """Where the event happens."""
        return self._core.worlds_where_event(event)

    def worlds_where_willing(self, actor: str) -> _core.WorldSet:
        """Where the candidate would join at best: every peer present, the best lead able in that world."""
        return self._core.worlds_where_willing(actor)

    def worlds_where_admitted(self, actor: str) -> _core.WorldSet:
        """Where it is willing and every gatekeeper in force accepts it."""
        return self._core.worlds_where_admitted(actor)

    def worlds_where_acceptable(self, actor: str) -> _core.WorldSet:
        """Where it is admitted and its ranges meet those of every gatekeeper in force."""
        return self._core.worlds_where_acceptable(actor)

    def worlds_where_accepts(self, judge: str, target: str) -> _core.WorldSet:
        """Where the first accepts the second."""
        return self._core.worlds_where_accepts(judge, target)

    def worlds_where_compatible(self, a: str, b: str, issue: str | None = None) -> _core.WorldSet:
        """Where the acceptance ranges of two meet, on one issue or on all."""
        return self._core.worlds_where_compatible(a, b, issue=issue)

    def worlds_where_feasible(self, members: Sequence[str]) -> _core.WorldSet:
        """Where exactly these members are a feasible force, under some lead."""
        return self._core.worlds_where_feasible(list(members))

    def worlds_where_viable(self) -> _core.WorldSet:
        """Where some force is feasible."""
        return self._core.worlds_where_viable()

    def worlds_where_could(self, actor: str) -> _core.WorldSet:
        """Where some feasible force contains the candidate."""
        return self._core.worlds_where_could(actor)

    def worlds_where_would(self, actor: str) -> _core.WorldSet:
        """Where the candidate is in the force that forms."""
        return self._core.worlds_where_would(actor)

    def worlds_where_needed(self, actor: str) -> _core.WorldSet:
        """Where feasible forces exist and all contain the candidate."""
        return self._core.worlds_where_needed(actor)

    def __repr__(self) -> str:
        return f"<Worlds: {len(self):,} of {self.scenario.title!r}, seed {self.seed}>"
