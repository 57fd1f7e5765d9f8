"""News: how answers moved as things became known, each change split over the reports that caused it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .difference import Difference
from .estimate import Estimate
from .provenance import Provenance

if TYPE_CHECKING:
    import pandas as pd

    from ..plots import Chart

KINDS = {
    "start": "the start",
    "withdrawn": "no longer said",
    "time": "time passes: older reports weigh less",
    "other": "other changes of the scenario",
    "news": "news",
}


@dataclass(frozen=True)
class Moment:
    """A step on the way: its kind (of KINDS), its day, the claims that came or went, and what they say, in words."""

    kind: str
    day: str
    claims: tuple[str, ...]
    says: str

    def to_dict(self) -> dict[str, Any]:
        return {"kind": self.kind, "day": self.day, "claims": list(self.claims), "says": self.says}


@dataclass(frozen=True)
class Path:
    """One answer along the steps: `values[i]` after step i, `changes[i]` from step i to i + 1, counted on the same worlds. The
    answer is "viable" (of nobody), "could" or "would" of `actor`."""

    answer: str
    actor: str
    name: str
    values: tuple[Estimate, ...]
    changes: tuple[Difference, ...]

    def to_dict(self) -> dict[str, Any]:
        return {
            "answer": self.answer,
            "actor": self.actor,
            "name": self.name,
            "values": [value.to_dict() for value in self.values],
            "changes": [change.to_dict() for change in self.changes],
        }


@dataclass(frozen=True)
class News:
    """Moments and what each answer was after them. The split is sequential, in the order in which things became known: what is
    no longer said, then all that is not a report, then report by report. The changes add up exactly, to the last world."""

    moments: tuple[Moment, ...]
    paths: tuple[Path, ...]
    before: Provenance
    after: Provenance

    @property
    def viable(self) -> Path:
        """P(some force is feasible) along the way."""
        return self.paths[0]

    def path(self, answer: str, actor: str = "") -> Path:
        """The path of an answer: `path("would", "IDN")`."""
        for path in self.paths:
            if (path.answer, path.actor) == (answer, actor):
                return path
        raise KeyError(f"no path has {answer!r} of {actor!r}")

    def moved(self, answer: str = "viable", actor: str = "") -> list[tuple[Moment, Difference]]:
        """The moments that moved an answer, the one that moved it most first."""
        changes = zip(self.moments[1:], self.path(answer, actor).changes, strict=True)
        return sorted(((moment, change) for moment, change in changes if change.gained or change.lost), key=lambda part: -abs(part[1].value))

    def most_moved(self, answer: str = "would") -> list[Path]:
        """The candidates' paths of an answer, the one that moved furthest from end to end first."""
        found = [path for path in self.paths if path.answer == answer]
        return sorted(found, key=lambda path: -abs(path.values[-1].value - path.values[0].value))

    def to_dict(self) -> dict[str, Any]:
        return {
            "moments": [moment.to_dict() for moment in self.moments],
            "paths": [path.to_dict() for path in self.paths],
            "before": self.before.to_dict(),
            "after": self.after.to_dict(),
        }


@dataclass(frozen=True)
class Diff(News):
    """What changed from one scenario to another, report by report.

    >>> import contingent as ct
    >>> gaza = ct.load("gaza-isf-2025-10")
    >>> moved = ct.diff(gaza.as_of("2025-10-01"), gaza.as_of("2025-10-25"), worlds=4096)
    >>> total = moved.viable.values[-1].count - moved.viable.values[0].count
    >>> sum(change.gained - change.lost for change in moved.viable.changes) == total
    True
    """

    def to_frame(self) -> pd.DataFrame:
        """One row a moment and answer: moment, kind, day, claims, says, answer, actor, change with its bounds, gained, lost."""
        from .. import tables

        return tables.diff_frame(self)

    def plot(self, answer: str = "viable", actor: str = "", width: float = 7.2, top: int = 12) -> Chart:
        """A waterfall from before to after, the `top` moments that moved it most by themselves, the others together."""
        from .. import plots

        return plots.diff_chart(self, answer, actor, width, top)

    def __repr__(self) -> str:
        values = self.viable.values
        return f"<Diff: viable {values[0].value:.3f} to {values[-1].value:.3f} in {len(self.moments) - 1} steps>"

    def _repr_html_(self) -> str:
        from .. import tables

        return tables.diff_html(self)


@dataclass(frozen=True)
class Timeline(News):
    """Answers as they would have been on each of some days. `ends[d]` is the last moment of `days[d]`."""

    days: tuple[str, ...]
    ends: tuple[int, ...]

    def values(self, answer: str = "viable", actor: str = "") -> list[Estimate]:
        """An answer on each day."""
        path = self.path(answer, actor)
        return [path.values[end] for end in self.ends]

    def causes(self, answer: str = "viable", actor: str = "") -> list[tuple[Moment, Difference] | None]:
        """For each day but the first, the moment since the day before that moved the answer most; None where nothing did."""
        path, found = self.path(answer, actor), []
        for start, end in zip(self.ends, self.ends[1:], strict=False):
            parts = [(self.moments[i], path.changes[i - 1]) for i in range(start + 1, end + 1)]
            parts = [part for part in parts if part[1].gained or part[1].lost]
            found.append(max(parts, key=lambda part: abs(part[1].value), default=None))
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self.days)

    def to_frame(self) -> pd.DataFrame:
        """One row a day and answer: day, answer, actor, value with its bounds, change since the day before, because (what moved
        it most)."""
        from .. import tables

        return tables.timeline_frame(self)

    def to_dict(self) -> dict[str, Any]:
        return {"days": list(self.days), "ends": list(self.ends)} | super().to_dict()

    def plot(self, actors: tuple[str, ...] | None = None, width: float = 7.2, top: int = 8) -> Chart:
        """A force's chance over time, the `top` largest jumps numbered and told; below, the candidates that moved most (or `actors`)."""
        from .. import plots

        return plots.timeline_chart(self, actors, width, top)

    def __repr__(self) -> str:
        return f"<Timeline: {self.days[0]} to {self.days[-1]}, {len(self.days)} days, {len(self.moments)} moments>"

    def _repr_html_(self) -> str:
        from .. import tables

        return tables.timeline_html(self)
