"""Network: who can serve with whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .. import words
from .provenance import Provenance

if TYPE_CHECKING:
    import pandas as pd

    from ..plots import Chart
    from ..scenario import Scenario

Groups = tuple[tuple[str, ...], ...]
SHOWN_BLOCS = 5  # where blocs are shown; `Network.blocs` has them all


@dataclass(frozen=True)
class Network:
    """`together[i][j]`: P(ranges of i and j meet on every issue and each accepts the other).

    x, y: places in the unit square, near where `together` is high. blocs: the largest groups of which each two have a
    `together` of at least `threshold`, the biggest first; an actor may be in several. all_blocs: whether `blocs` has
    every one there is (false where there were too many to search). components: groups linked by such pairs.
    betweenness: the share of shortest paths through an actor. waits_for: (a, b), a's readiness to join names b as a
    condition, maybe one of several. waiting_circles: those who wait for one another, so that none moves first.
    """

    actors: tuple[str, ...]
    names: tuple[str, ...]
    gatekeepers: tuple[str, ...]
    threshold: float
    x: tuple[float, ...]
    y: tuple[float, ...]
    together: tuple[tuple[float, ...], ...]
    blocs: Groups
    all_blocs: bool
    components: Groups
    betweenness: tuple[float, ...]
    waits_for: Groups
    waiting_circles: Groups
    provenance: Provenance

    @classmethod
    def of(cls, core: Any, threshold: float, scenario: Scenario, provenance: Provenance) -> Network:
        """From the core's own, with what the scenario calls each actor."""
        return cls(
            actors=tuple(core.actors),
            names=tuple(scenario.names.get(actor, actor) for actor in core.actors),
            gatekeepers=tuple(actor for actor in core.actors if actor in scenario.gatekeepers),
            threshold=threshold,
            x=tuple(core.x),
            y=tuple(core.y),
            together=tuple(map(tuple, core.together)),
            blocs=tuple(map(tuple, core.blocs)),
            all_blocs=core.all_blocs,
            components=tuple(map(tuple, core.components)),
            betweenness=tuple(core.betweenness),
            waits_for=tuple(map(tuple, core.waits_for)),
            waiting_circles=tuple(map(tuple, core.waiting_circles)),
            provenance=provenance,
        )

    def name(self, actor: str) -> str:
        """What to call an actor."""
        return dict(zip(self.actors, self.names, strict=True)).get(actor, actor)

    def bloc(self, actor: str) -> int:
        """The number of an actor's bloc in `blocs`; -1 if it is in none."""
        return next((number for number, bloc in enumerate(self.blocs) if actor in bloc), -1)

    def pairs(self) -> list[tuple[str, str, float]]:
        """The pairs that can serve together with a probability of at least `threshold`, the likeliest first."""
        return sorted((pair for pair in self._pairs() if pair[2] >= self.threshold), key=lambda pair: -pair[2])

    def pairs_apart(self) -> list[tuple[str, str, float]]:
        """All other pairs, the least likely first."""
        return sorted((pair for pair in self._pairs() if pair[2] < self.threshold), key=lambda pair: pair[2])

    def _pairs(self) -> Iterator[tuple[str, str, float]]:
        for i, a in enumerate(self.actors):
            for j, b in enumerate(self.actors[:i]):
                yield b, a, self.together[i][j]

    def blocs_in_words(self) -> list[str]:
        """The biggest blocs, at most SHOWN_BLOCS of them."""
        return [self._in_words(bloc) for bloc in self.blocs[:SHOWN_BLOCS]]

    def _in_words(self, bloc: tuple[str, ...]) -> str:
        missing = [self.name(actor) for actor in self.actors if actor not in bloc]
        if not missing:
            return "everybody"
        if len(missing) < len(bloc):
            return f"everybody but {words.listed(missing)}"
        return words.listed([self.name(actor) for actor in bloc])

    def blocs_counted(self) -> str:
        """How many blocs there are, and how many of them `blocs_in_words` leaves out."""
        count = f"{len(self.blocs):,}" if self.all_blocs else f"more than {len(self.blocs):,}"
        if len(self.blocs) <= SHOWN_BLOCS and self.all_blocs:
            return "No two can serve together" if not self.blocs else f"{count} bloc{'s' * (len(self.blocs) > 1)}"
        shown = min(SHOWN_BLOCS, len(self.blocs))
        return f"The biggest {shown} of {count} blocs{'' if self.all_blocs else ' (too many to find all)'}"

    def to_frame(self) -> pd.DataFrame:
        """One row an actor: actor, name, gatekeeper, bloc, component, betweenness, x, y."""
        from .. import tables

        return tables.network_frame(self)

    def to_dict(self) -> dict[str, Any]:
        return {
            "actors": list(self.actors),
            "gatekeepers": list(self.gatekeepers),
            "threshold": self.threshold,
            "x": list(self.x),
            "y": list(self.y),
            "together": [list(row) for row in self.together],
            "blocs": [list(bloc) for bloc in self.blocs],
            "all_blocs": self.all_blocs,
            "components": [list(component) for component in self.components],
            "betweenness": list(self.betweenness),
            "waits_for": [list(pair) for pair in self.waits_for],
            "waiting_circles": [list(circle) for circle in self.waiting_circles],
            "provenance": self.provenance.to_dict(),
        }

    def plot(self, width: float = 7.2) -> Chart:
        """Who can serve with whom: near one another who can, a broken line where they seldom can. `width` in inches."""
        from .. import plots

        return plots.network_chart(self, width)

    def __repr__(self) -> str:
        return (
            f"<Network: {len(self.actors)} actors in {'' if self.all_blocs else 'more than '}{len(self.blocs)} blocs>"
        )

    def _repr_html_(self) -> str:
        from .. import tables

        return tables.network_html(self)
