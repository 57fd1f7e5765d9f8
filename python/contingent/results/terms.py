"""Terms: what the text of a mandate would do, its policy fixed at a point."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .estimate import Estimate
from .provenance import Provenance

if TYPE_CHECKING:
    import pandas as pd

    from ..plots import Chart

Grid = tuple[tuple[Estimate, ...], ...]


@dataclass(frozen=True)
class Terms:
    """`viable[j][i]`: P(some force is feasible | the policy is fixed at points[i] on `x` and points[j] on `y`), other issues
    free. With one issue `y` is None and there is one row. `can_live[actor][j][i]`: P(its ranges contain that point).
    `ends`: what 0 and 1 stand for, by issue."""

    x: str
    y: str | None
    titles: dict[str, str]
    points: tuple[float, ...]
    viable: Grid
    can_live: dict[str, Grid]
    names: dict[str, str]
    provenance: Provenance
    ends: dict[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def best(self) -> dict[str, float]:
        """The most viable point, by issue; ties: the first."""
        j, i = max(
            ((j, i) for j in range(len(self.viable)) for i in range(len(self.points))),
            key=lambda place: self.viable[place[0]][place[1]].count,
        )
        return {self.x: self.points[i]} | ({self.y: self.points[j]} if self.y else {})

    @property
    def at_best(self) -> Estimate:
        """P(some force is feasible) with the policy at the best point."""
        best = self.best
        row = self.points.index(best[self.y]) if self.y else 0
        return self.viable[row][self.points.index(best[self.x])]

    def to_frame(self) -> pd.DataFrame:
        """One row a point: the issues' columns, viable with its bounds, then a column an actor: who can live with it."""
        from .. import tables

        return tables.terms_frame(self)

    def to_dict(self) -> dict[str, Any]:
        def rows(grid: Grid) -> list[list[dict[str, Any]]]:
            return [[cell.to_dict() for cell in row] for row in grid]

        return {
            "x": self.x,
            "y": self.y,
            "points": list(self.points),
            "viable": rows(self.viable),
            "can_live": {actor: rows(grid) for actor, grid in self.can_live.items()},
            "best": self.best,
            "provenance": self.provenance.to_dict(),
        }

    def plot(self, width: float = 7.2) -> Chart:
        """A map of two issues, or a curve over one, with the countries' ranges. `width` in inches."""
        from .. import plots

        return plots.terms_chart(self, width)

    def __repr__(self) -> str:
        place = ", ".join(f"{issue} {point:g}" for issue, point in self.best.items())
        return f"<Terms: best at {place}, {self.at_best}>"

    def _repr_html_(self) -> str:
        from .. import tables

        return tables.terms_html(self)
