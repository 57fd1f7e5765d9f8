"""Comparison: what changes from one scenario to another, on the same worlds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .difference import Difference
from .estimate import Estimate
from .provenance import Provenance

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Change:
    """One answer before and after."""

    answer: str
    name: str
    before: Estimate
    after: Estimate
    change: Difference

    def to_dict(self) -> dict[str, Any]:
        parts = {part: getattr(self, part).to_dict() for part in ("before", "after", "change")}
        return {"answer": self.answer, "name": self.name, **parts}


@dataclass(frozen=True)
class Comparison:
    """`viable` first, then `could` of every candidate with a name in both scenarios, in file order."""

    rows: tuple[Change, ...]
    before: Provenance
    after: Provenance

    @property
    def viable(self) -> Change:
        """The change of P(some force is feasible)."""
        return self.rows[0]

    def to_frame(self) -> pd.DataFrame:
        """One row an answer: answer, name, before, after, change with its bounds."""
        from .. import tables

        return tables.comparison_frame(self)

    def to_dict(self) -> dict[str, Any]:
        rows = [row.to_dict() for row in self.rows]
        return {"rows": rows, "before": self.before.to_dict(), "after": self.after.to_dict()}

    def __repr__(self) -> str:
        return f"<Comparison: viable {self.viable.change}>"

    def _repr_html_(self) -> str:
        from .. import tables

        return tables.comparison_html(self)
