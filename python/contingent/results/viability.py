"""Viability: whether one coalition is a feasible force, and where the other worlds are lost."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from .estimate import Estimate
from .provenance import Provenance

if TYPE_CHECKING:
    import pandas as pd

    from ..plots import Chart

STEPS = {
    "lost_to_will": "some member will not join",
    "lost_to_consent": "a gatekeeper or another member does not accept one",
    "lost_to_compatibility": "no policy suits everyone",
    "lost_to_requirements": "together they do not meet the requirements",
    "feasible": "feasible",
}
"""Where a world goes, in order: it is lost at the first step that fails."""


@dataclass(frozen=True)
class Breakdown:
    """Numbers of worlds; the five of STEPS add up to `worlds` exactly."""

    worlds: int
    lost_to_will: int
    lost_to_consent: int
    lost_to_compatibility: int
    lost_to_requirements: int
    feasible: int

    @classmethod
    def of(cls, core: Any) -> Breakdown:
        """From the core's own."""
        return cls(core.worlds, *(getattr(core, step) for step in STEPS))

    def to_frame(self) -> pd.DataFrame:
        """One row a step, in order: step, meaning, worlds."""
        from .. import tables

        return tables.breakdown_frame(self)

    def to_dict(self) -> dict[str, int]:
        return asdict(self)

    def plot(self, width: float = 7.2) -> Chart:
        """A waterfall: what is lost at each step, and what is left. `width` in inches."""
        from .. import plots

        return plots.breakdown_chart(self, width)

    def _repr_html_(self) -> str:
        from .. import tables

        return tables.breakdown_html(self)


@dataclass(frozen=True)
class Viability:
    """P(exactly these members are a feasible force, under some lead). Its value and bounds are those of `feasible`."""

    members: tuple[str, ...]
    names: tuple[str, ...]
    feasible: Estimate
    provenance: Provenance
    _breakdown: Breakdown

    @classmethod
    def of(cls, core: Any, names: dict[str, str], provenance: Provenance) -> Viability:
        """From the core's own, with what to call each member."""
        called = tuple(names.get(id, id) for id in core.members)
        return cls(tuple(core.members), called, Estimate.of(core.feasible), provenance, Breakdown.of(core.breakdown))

    value = property(lambda self: self.feasible.value)
    low = property(lambda self: self.feasible.low)
    high = property(lambda self: self.feasible.high)

    def breakdown(self) -> Breakdown:
        """Where the worlds go: lost to will, consent, compatibility, requirements, or feasible."""
        return self._breakdown

    def to_frame(self) -> pd.DataFrame:
        """One row: members, feasible with its bounds."""
        from .. import tables

        return tables.viability_frame(self)

    def to_dict(self) -> dict[str, Any]:
        return {
            "members": list(self.members),
            "feasible": self.feasible.to_dict(),
            "breakdown": self._breakdown.to_dict(),
            "provenance": self.provenance.to_dict(),
        }

    def plot(self, width: float = 7.2) -> Chart:
        """The chart of its breakdown."""
        return self._breakdown.plot(width)

    def __str__(self) -> str:
        return str(self.feasible)

    def __repr__(self) -> str:
        return f"<Viability of {', '.join(self.members)}: {self.feasible}>"

    def _repr_html_(self) -> str:
        from .. import tables

        return tables.breakdown_html(self._breakdown, f"{', '.join(self.names)}: {self.feasible}")
