"""Backtest: how well the method would have foretold who joined past forces, beside simpler ones."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from .. import words

if TYPE_CHECKING:
    import pandas as pd

    from ..plots import Chart

METHODS = {
    "contingent": "this package, its lexicon fitted on the other cases",
    "own offers": "every offer of its own counts as joined, nobody else",
    "base rate": "one rate for all: how often the countries that were spoken of joined in the other cases",
    "plain words": "the words at face value: unfitted, every report true, no conditions, no vetoes",
}
"""What is compared; the first is what the others are compared with."""


@dataclass(frozen=True)
class Score:
    """A score with its 95 % interval; `margin` with its own: the score less that of "contingent", on the same draws of countries."""

    value: float
    low: float
    high: float
    margin: float
    margin_low: float
    margin_high: float

    @classmethod
    def of(cls, core: Any) -> Score:
        """From the core's own."""
        return cls(core.value, core.low, core.high, core.margin, core.margin_low, core.margin_high)


@dataclass(frozen=True)
class MethodScores:
    """Brier and log score (0 is best), AUC (1 is best; None where all joined, or nobody) of one method."""

    method: str
    brier: Score
    log: Score
    auc: Score | None


@dataclass(frozen=True)
class Prediction:
    """One country in one case: what each method said (by its name in METHODS), and whether it joined."""

    case: str
    actor: str
    country: str
    kind: str
    chances: dict[str, float]
    joined: bool


@dataclass(frozen=True)
class Bin:
    """Of the predictions from `low` to `high`: how many, their mean, and the share that joined with its 95 % interval."""

    low: float
    high: float
    said: int
    mean: float
    joined: float
    joined_low: float
    joined_high: float


@dataclass(frozen=True)
class Backtest:
    """Scores over all cases and for each, the calibration of "contingent", and every prediction.

    A case is predicted as known at its cutoff, given that some force is feasible (all of them formed: forces that never did are
    not in the history), with a lexicon that has not seen its outcome. Only countries of which something had been said are judged.
    """

    predictions: tuple[Prediction, ...]
    overall: tuple[MethodScores, ...]
    by_case: dict[str, tuple[MethodScores, ...]]
    calibration: tuple[Bin, ...]
    cutoffs: dict[str, str]
    viable: dict[str, float]

    def verdict(self) -> str:
        """In words: whether it beats each simpler method, and how sure that is."""
        told = []
        for scores in self.overall[1:]:
            worse = scores.brier
            if worse.margin_low > 0:
                told.append(f"better than {scores.method}")
            elif worse.margin_high < 0:
                told.append(f"worse than {scores.method}")
            else:
                told.append(f"{'ahead of' if worse.margin > 0 else 'behind'} {scores.method}, but not beyond doubt")
        lost = [case for case, scores in self.by_case.items() if min(other.brier.value for other in scores[1:]) < scores[0].brier.value]
        where = f" In {len(lost)} of {len(self.by_case)} cases some simpler method did better: {words.listed(lost)}." if lost else ""
        return f"By the Brier score: {'; '.join(told)}.{where} {len(self.by_case)} cases are no proof."

    def to_frame(self) -> pd.DataFrame:
        """One row a prediction: case, actor, country, kind, a column a method, joined."""
        from .. import tables

        return tables.predictions_frame(self)

    def scores_frame(self) -> pd.DataFrame:
        """One row a case (and "all") and method: brier, log, auc, each with its bounds."""
        from .. import tables

        return tables.scores_frame(self)

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    def plot(self, width: float = 7.2) -> Chart:
        """Calibration, and the scores side by side. `width` in inches."""
        from .. import plots

        return plots.backtest_chart(self, width)

    def __repr__(self) -> str:
        return f"<Backtest: {len(self.predictions)} predictions in {len(self.by_case)} cases; {self.verdict()}>"

    def _repr_html_(self) -> str:
        from .. import tables

        return tables.backtest_html(self)
