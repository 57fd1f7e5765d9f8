"""Meanings: two uncertainties kept apart - what the words mean, and how many worlds were sampled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .. import words
from .estimate import Estimate
from .explanation import MOVED
from .provenance import Provenance

if TYPE_CHECKING:
    import pandas as pd

    from ..plots import Chart


@dataclass(frozen=True)
class MeaningRow:
    """One answer by the lexicon's own numbers; `low` and `high` bound 95 % of what it would be if the words meant something
    else; `linear`: by the linear pool. All on the same worlds."""

    answer: str
    actor: str
    name: str
    estimate: Estimate
    low: float
    high: float
    linear: Estimate

    @property
    def flagged(self) -> bool:
        """Whether the choice of pool moves it by more than 0.05."""
        return abs(self.linear.value - self.estimate.value) > MOVED

    @property
    def sampling(self) -> float:
        """Half the width of the interval of the sampling."""
        return (self.estimate.high - self.estimate.low) / 2

    def to_dict(self) -> dict[str, Any]:
        about = {"answer": self.answer, "actor": self.actor, "name": self.name, "low": self.low, "high": self.high}
        return about | {"estimate": self.estimate.to_dict(), "linear": self.linear.to_dict(), "flagged": self.flagged}

    def __str__(self) -> str:
        return (
            f"{self.estimate.value:.2f} ({self.low:.2f} to {self.high:.2f} from what the words mean; "
            f"{words.small(self.sampling)} from sampling)"
        )


@dataclass(frozen=True)
class Meanings:
    """`viable` first, then `could` and `would` of every candidate and pool, in file order."""

    rows: tuple[MeaningRow, ...]
    draws: int
    provenance: Provenance

    @property
    def viable(self) -> MeaningRow:
        """P(some force is feasible)."""
        return self.rows[0]

    @property
    def flagged(self) -> tuple[MeaningRow, ...]:
        """The answers that the choice of pool moves by more than 0.05."""
        return tuple(row for row in self.rows if row.flagged)

    def of(self, answer: str, actor: str = "") -> MeaningRow:
        """The row of an answer: `of("would", "IDN")`."""
        for row in self.rows:
            if (row.answer, row.actor) == (answer, actor):
                return row
        raise KeyError(f"no row has {answer!r} of {actor!r}")

    def __iter__(self) -> Iterator[MeaningRow]:
        return iter(self.rows)

    def to_frame(self) -> pd.DataFrame:
        """One row an answer: answer, actor, name, value, meaning_low, meaning_high, sampling_low, sampling_high, linear, flagged."""
        from .. import tables

        return tables.meanings_frame(self)

    def to_dict(self) -> dict[str, Any]:
        return {"draws": self.draws, "rows": [row.to_dict() for row in self.rows], "provenance": self.provenance.to_dict()}

    def plot(self, width: float = 7.2) -> Chart:
        """Both intervals of each candidate's `would`. `width` in inches."""
        from .. import plots

        return plots.meanings_chart(self, width)

    def __repr__(self) -> str:
        return f"<Meanings: viable {self.viable}>"

    def _repr_html_(self) -> str:
        from .. import tables

        return tables.meanings_html(self)
