"""Network: who can serve with whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .provenance import Provenance

if TYPE_CHECKING:
    import pandas as pd

    from ..plots import Chart
    from ..scenario import Scenario

Groups = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Network:
    """`together[i][j]`: P(ranges of i and j meet on every issue and each accepts the other).

    x, y: places in the unit square, near where `together` is high. blocs, components: groups in the graph of the pairs with
    `together` of at least `threshold`. betweenness: the share of shortest paths through an actor. waits_for: (a, b), a joins
    only if b does. waiting_circles: those who wait for one another, so that none moves first.
    """

    actors: tuple[str, ...]
    names: tuple[str, ...]
    gatekeepers: tuple[str, ...]
    threshold: float
    x: tuple[float, ...]
    y: tuple[float, ...]
    together: tuple[tuple[float, ...], ...]
    blocs: Groups
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
        found = [
            (a, b, self.together[i][j])
            for i, a in enumerate(self.actors)
            for j, b in enumerate(self.actors[:i])
            if self.together[i][j] >= self.threshold
        ]
        return sorted(found, key=lambda pair: -pair[2])

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
            "components": [list(component) for component in self.components],
            "betweenness": list(self.betweenness),
            "waits_for": [list(pair) for pair in self.waits_for],
            "waiting_circles": [list(circle) for circle in self.waiting_circles],
            "provenance": self.provenance.to_dict(),
        }

    def plot(self, width: float = 7.2) -> Chart:
        """Who can serve with whom: a line's width is the probability; colours are blocs. `width` in inches."""
        from .. import plots

        return plots.network_chart(self, width)

    def __repr__(self) -> str:
        return f"<Network: {len(self.actors)} actors in {len(self.blocs)} blocs>"

    def _repr_html_(self) -> str:
        from .. import tables

        return tables.network_html(self)
