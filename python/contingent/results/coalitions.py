"""Coalitions: the most viable ones, each with what becomes of it when a member walks out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .estimate import Estimate
from .provenance import Provenance

if TYPE_CHECKING:
    import pandas as pd

    from ..plots import Chart


@dataclass(frozen=True)
class WalkOut:
    """One member walks out, in the worlds where the coalition is feasible. survives: what is left is a feasible force still.
    follows: how likely each other member leaves too."""

    member: str
    survives: Estimate
    follows: dict[str, Estimate]

    def to_dict(self) -> dict[str, Any]:
        follows = {member: estimate.to_dict() for member, estimate in self.follows.items()}
        return {"member": self.member, "survives": self.survives.to_dict(), "follows": follows}


@dataclass(frozen=True)
class Resilience:
    """P(what is left after a member walks out, and those who follow, is still feasible, given that the coalition is).
    worst: of the member whose leaving hurts most; mean: over the members."""

    worst: Estimate
    mean: float
    by_member: tuple[WalkOut, ...]

    @classmethod
    def of(cls, core: Any, members: list[str]) -> Resilience:
        """From the core's own; `members` in file order."""
        walks = []
        for member, walk in zip(members, core.by_member, strict=True):
            others = zip(members, walk.follows, strict=True)
            walks.append(
                WalkOut(member, Estimate.of(walk.survives), {other: Estimate.of(e) for other, e in others if other != member})
            )
        return cls(Estimate.of(core.worst), core.mean, tuple(walks))

    def to_dict(self) -> dict[str, Any]:
        return {"worst": self.worst.to_dict(), "mean": self.mean, "by_member": [walk.to_dict() for walk in self.by_member]}


@dataclass(frozen=True)
class Coalition:
    """viability: on fresh worlds, which the search has not seen. in_sample: on those searched, where the best of many
    figures flatters itself (the optimizer's curse)."""

    members: tuple[str, ...]
    names: tuple[str, ...]
    viability: Estimate
    in_sample: Estimate
    resilience: Resilience

    def to_dict(self) -> dict[str, Any]:
        return {
            "members": list(self.members),
            "viability": self.viability.to_dict(),
            "in_sample": self.in_sample.to_dict(),
            "resilience": self.resilience.to_dict(),
        }

    def __repr__(self) -> str:
        return f"<Coalition {', '.join(self.members)}: {self.viability}>"


@dataclass(frozen=True)
class Coalitions:
    """Best on the searched worlds first. exact: the search came to its end. bound: no coalition that is not listed is
    feasible in a greater share of the searched worlds."""

    rows: tuple[Coalition, ...]
    exact: bool
    bound: float
    provenance: Provenance

    def __iter__(self) -> Iterator[Coalition]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, place: int) -> Coalition:
        return self.rows[place]

    @property
    def told(self) -> str:
        """Whether there can be a better one."""
        end = "none better among the searched worlds" if self.exact else "stopped early"
        return f"{end}: no other is feasible in more than {100 * self.bound:.1f} % of them"

    def to_frame(self) -> pd.DataFrame:
        """One row a coalition: members, size, viability and in_sample with bounds, resilience (mean) and resilience_worst."""
        from .. import tables

        return tables.coalitions_frame(self)

    def to_dict(self) -> dict[str, Any]:
        return {
            "rows": [row.to_dict() for row in self.rows],
            "exact": self.exact,
            "bound": self.bound,
            "provenance": self.provenance.to_dict(),
        }

    def plot(self, width: float = 7.2) -> Chart:
        """Rows are countries, columns coalitions, with their viability on top. `width` in inches."""
        from .. import plots

        return plots.coalitions_chart(self, width)

    def __repr__(self) -> str:
        return f"<Coalitions: {len(self)}; {self.told}>"

    def _repr_html_(self) -> str:
        from .. import tables

        return tables.coalitions_html(self)


@dataclass(frozen=True)
class FrontierPoint:
    """The most viable coalition that also delivers at least `at_least`."""

    at_least: float
    coalition: Coalition | None

    def to_dict(self) -> dict[str, Any]:
        return {"at_least": self.at_least, "coalition": self.coalition and self.coalition.to_dict()}


@dataclass(frozen=True)
class Frontier:
    """Viability against delivered quantity: a point an amount, in ascending order. viability: feasible, and delivers that."""

    quantity: str
    points: tuple[FrontierPoint, ...]
    provenance: Provenance

    def __iter__(self) -> Iterator[FrontierPoint]:
        return iter(self.points)

    def __len__(self) -> int:
        return len(self.points)

    def to_frame(self) -> pd.DataFrame:
        """One row a point: at_least, members, viability with bounds."""
        from .. import tables

        return tables.frontier_frame(self)

    def to_dict(self) -> dict[str, Any]:
        return {
            "quantity": self.quantity,
            "points": [point.to_dict() for point in self.points],
            "provenance": self.provenance.to_dict(),
        }

    def plot(self, width: float = 7.2) -> Chart:
        """A step an amount, each with its coalition. `width` in inches."""
        from .. import plots

        return plots.frontier_chart(self, width)

    def __repr__(self) -> str:
        return f"<Frontier: {self.quantity}, {len(self)} points>"

    def _repr_html_(self) -> str:
        from .. import tables

        return tables.frontier_html(self)
