"""Power: who makes the difference between a feasible force and none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from .provenance import Provenance

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Mean:
    """A mean over worlds with its 95 % interval, from the variance between worlds."""

    value: float
    low: float
    high: float

    @classmethod
    def of(cls, core: Any) -> Mean:
        """From the core's own."""
        return cls(core.value, core.low, core.high)

    def __str__(self) -> str:
        return f"{self.value:.3f} ({self.low:.3f} to {self.high:.3f})"


@dataclass(frozen=True)
class PowerRow:
    """shapley: the chance to be pivotal in a random order (Shapley & Shubik 1954); over all candidates it adds up to `viable`.
    banzhaf_absolute: the share of the others' coalitions it swings (Banzhaf 1965). banzhaf: its share of all swings."""

    actor: str
    name: str
    shapley: Mean
    banzhaf: float
    banzhaf_absolute: Mean


@dataclass(frozen=True)
class Power:
    """A row a candidate, in file order. exact_worlds were enumerated, sampled_worlds estimated from random orders."""

    rows: tuple[PowerRow, ...]
    exact_worlds: int
    sampled_worlds: int
    provenance: Provenance

    def __iter__(self) -> Iterator[PowerRow]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def to_frame(self) -> pd.DataFrame:
        """One row a candidate: actor, name, shapley and banzhaf_absolute with bounds, banzhaf (normalised)."""
        from .. import tables

        return tables.power_frame(self)

    def to_dict(self) -> dict[str, Any]:
        about = {"exact_worlds": self.exact_worlds, "sampled_worlds": self.sampled_worlds}
        return {"rows": [asdict(row) for row in self.rows], **about, "provenance": self.provenance.to_dict()}

    def __repr__(self) -> str:
        return f"<Power: {len(self)} candidates>"

    def _repr_html_(self) -> str:
        from .. import tables

        return tables.power_html(self)
