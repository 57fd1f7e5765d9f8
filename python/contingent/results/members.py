"""Members: for each candidate, how likely it could, would and must take part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .. import words
from .estimate import Estimate
from .provenance import Provenance

if TYPE_CHECKING:
    import pandas as pd

    from ..plots import Chart

ANSWERS = ("willing", "admitted", "compatible", "could", "would", "needed")
"""The answers of a row, each the share of worlds in which a candidate ..., from the widest to the narrowest:
needed <= would <= could <= compatible <= admitted <= willing.

willing: would join at best (every peer present, the best lead able in that world)
admitted: and every gatekeeper in force accepts it
compatible: and its ranges meet those of every gatekeeper in force
could: some feasible force contains it (the ceiling)
would: it is in the force that forms (the plan)
needed: feasible forces exist and all contain it (the floor)"""


@dataclass(frozen=True)
class Member:
    """One candidate's answers. A pool is one row: each answer is that of any of its `size` members, `expected` the number
    of its members in the force that forms, on average over worlds."""

    actor: str
    name: str
    pool: bool
    size: int
    willing: Estimate
    admitted: Estimate
    compatible: Estimate
    could: Estimate
    would: Estimate
    needed: Estimate
    expected: float

    @classmethod
    def of(cls, core: Any) -> Member:
        """From the core's own."""
        answers = {answer: Estimate.of(getattr(core, answer)) for answer in ANSWERS}
        return cls(core.actor, words.named(core.name, core.actor), core.pool, core.size, expected=core.expected, **answers)

    @property
    def label(self) -> str:
        """What to call it where a pool must be told from a candidate."""
        return f"{self.name} (any of {self.size})" if self.pool else self.name

    def to_dict(self) -> dict[str, Any]:
        answers = {answer: getattr(self, answer).to_dict() for answer in ANSWERS}
        about = {"actor": self.actor, "name": self.name, "pool": self.pool, "size": self.size}
        return {**about, **answers, "expected": self.expected}


@dataclass(frozen=True)
class Members:
    """One row a candidate, in file order.

    viable: some force is feasible. uncoordinated: some force is feasible among those who come if nobody coordinates, each
    joining only once those it waits for are in. coordination_gap: the one, but not the other.
    """

    viable: Estimate
    uncoordinated: Estimate
    coordination_gap: Estimate
    rows: tuple[Member, ...]
    provenance: Provenance

    @classmethod
    def of(cls, core: Any, provenance: Provenance) -> Members:
        """From the core's own."""
        whole = (Estimate.of(core.viable), Estimate.of(core.uncoordinated), Estimate.of(core.coordination_gap))
        return cls(*whole, tuple(Member.of(row) for row in core.rows), provenance)

    def ranked(self, by: str = "could") -> list[Member]:
        """The rows by one answer, the highest first; ties in the order of `would`, then of the file."""
        return sorted(self.rows, key=lambda row: (-getattr(row, by).value, -row.would.value))

    def __getitem__(self, actor: str) -> Member:
        for row in self.rows:
            if row.actor == actor:
                return row
        raise KeyError(f"no candidate is called {actor!r}; they are {', '.join(row.actor for row in self.rows)}")

    def __iter__(self) -> Iterator[Member]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def to_frame(self) -> pd.DataFrame:
        """One row a candidate: actor, name, pool, size, then each answer with its bounds in `..._low` and `..._high`."""
        from .. import tables

        return tables.members_frame(self)

    def to_dict(self) -> dict[str, Any]:
        return {
            "viable": self.viable.to_dict(),
            "uncoordinated": self.uncoordinated.to_dict(),
            "coordination_gap": self.coordination_gap.to_dict(),
            "rows": [row.to_dict() for row in self.rows],
            "provenance": self.provenance.to_dict(),
        }

    def plot(self, width: float = 7.2) -> Chart:
        """A bar a candidate: floor, plan and ceiling, with 95 % whiskers. `width` in inches."""
        from .. import plots

        return plots.members_chart(self, width)

    def __repr__(self) -> str:
        return f"<Members: {len(self)} candidates; a force is {self.viable}>"

    def _repr_html_(self) -> str:
        from .. import tables

        return tables.members_html(self)
