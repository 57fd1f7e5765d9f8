"""Compatibility: who can live with whose policy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .estimate import Estimate
from .provenance import Provenance

if TYPE_CHECKING:
    import pandas as pd

    from ..plots import Chart

Matrix = tuple[tuple[Estimate, ...], ...]


def _matrix(core: Any) -> Matrix:
    return tuple(tuple(Estimate.of(cell) for cell in row) for row in core)


@dataclass(frozen=True)
class Compatibility:
    """Symmetric matrices over candidates and gatekeepers; a pool stands as one of its members.

    overall: P(acceptance ranges meet on every issue). by_issue: on that one. together: they meet on every issue and each
    accepts the other. `compatibility["EGY", "TUR"]` is one cell of `overall`.
    """

    actors: tuple[str, ...]
    names: tuple[str, ...]
    issues: tuple[str, ...]
    issue_names: tuple[str, ...]
    overall: Matrix
    by_issue: dict[str, Matrix]
    together: Matrix
    provenance: Provenance

    @classmethod
    def of(cls, core: Any, names: dict[str, str], provenance: Provenance) -> Compatibility:
        """From the core's own, with what to call each actor and issue."""
        return cls(
            tuple(core.actors),
            tuple(names.get(actor, actor) for actor in core.actors),
            tuple(core.issues),
            tuple(names.get(issue, issue) for issue in core.issues),
            _matrix(core.overall),
            {issue: _matrix(cells) for issue, cells in core.by_issue.items()},
            _matrix(core.together),
            provenance,
        )

    def index(self, actor: str) -> int:
        """The row of an actor."""
        try:
            return self.actors.index(actor)
        except ValueError:
            raise KeyError(
                f"no candidate or gatekeeper is called {actor!r}; they are {', '.join(self.actors)}"
            ) from None

    def __getitem__(self, pair: tuple[str, str]) -> Estimate:
        return self.overall[self.index(pair[0])][self.index(pair[1])]

    def least(self, matrix: Matrix, most: int) -> list[tuple[float, str, str]]:
        """The `most` pairs with the smallest values of one of the matrices, each with what to call the two."""
        pairs = [
            (cell.value, self.names[j], self.names[i]) for i, row in enumerate(matrix) for j, cell in enumerate(row[:i])
        ]
        return sorted(pairs, key=lambda pair: pair[0])[:most]

    def to_frame(self) -> pd.DataFrame:
        """One row a pair and issue: actor, other, issue (missing: on every issue), compatible with its bounds; and, where
        the issue is missing, together with its bounds."""
        from .. import tables

        return tables.compatibility_frame(self)

    def to_dict(self) -> dict[str, Any]:
        def cells(matrix: Matrix) -> list[list[dict[str, Any]]]:
            return [[cell.to_dict() for cell in row] for row in matrix]

        return {
            "actors": list(self.actors),
            "issues": list(self.issues),
            "overall": cells(self.overall),
            "by_issue": {issue: cells(matrix) for issue, matrix in self.by_issue.items()},
            "together": cells(self.together),
            "provenance": self.provenance.to_dict(),
        }

    def plot(self, width: float = 7.2, order: Sequence[str] | None = None) -> Chart:
        """A heat map of `overall`, and a small one an issue. `width` in inches; `order`: ids in the order to show them."""
        from .. import plots

        return plots.compatibility_chart(self, width, order)

    def __repr__(self) -> str:
        return f"<Compatibility: {len(self.actors)} actors, {len(self.issues)} issues>"

    def _repr_html_(self) -> str:
        from .. import tables

        return tables.compatibility_html(self)
