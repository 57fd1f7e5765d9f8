"""Rare: the chance of what hardly any world meets, and how it was estimated."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from html import escape
from typing import Any

from .. import words
from .provenance import Provenance


@dataclass(frozen=True)
class Stratum:
    """A state of events in which the target can be met: `chance`, that the events come so, is exact; in `count` of the `worlds`
    drawn with these events fixed it was met."""

    events: dict[str, bool]
    chance: float
    count: int
    worlds: int


@dataclass(frozen=True)
class Rare:
    """`value` with its 95 % interval. `estimator` is "counted": the share of the sample's own worlds, as anywhere else; or
    "stratified": worlds drawn in each state of the events that matter, weighted by its exact chance. `excluded` is the chance
    of all states in which the target fails whatever else happens: no world is spent on them.

    Like any estimate it speaks of sampling alone, not of doubt about the scenario's own chances.
    """

    target: str
    value: float
    low: float
    high: float
    worlds: int
    estimator: str
    excluded: float
    strata: tuple[Stratum, ...]
    provenance: Provenance

    @classmethod
    def of(cls, core: Any, target: str, provenance: Provenance) -> Rare:
        """From the core's own."""
        strata = tuple(Stratum(*stratum) for stratum in core.strata)
        estimator = "stratified" if core.stratified else "counted"
        return cls(target, core.value, core.low, core.high, core.worlds, estimator, core.excluded, strata, provenance)

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    def __float__(self) -> float:
        return self.value

    def __str__(self) -> str:
        if self.estimator == "counted":
            return f"{words.term(self.value)}, {words.percent_range(self.value, self.low, self.high)}, counted"
        if not self.strata:
            return "impossible: no state of the events lets it be met"
        figures = f"{_percent(self.value)} % ({_percent(self.low)} to {_percent(self.high)} %)"
        term = words.term(self.value) if self.value else "not seen"
        return f"{term}, {figures}, from {self.worlds:,} worlds in {_states(len(self.strata))} of the events that it takes"

    def _repr_html_(self) -> str:
        return f"<span>{escape(str(self))}</span>"


def _states(number: int) -> str:
    return "one state" if number == 1 else f"{number} states"


def _percent(share: float) -> str:
    """In per cent with three significant digits, however small.

    >>> _percent(0.000543637), _percent(0.25), _percent(0.0), _percent(2.5e-7)
    ('0.0544', '25', '0', '0.000025')
    """
    if share == 0:
        return "0"
    text = f"{float(f'{100 * share:.3g}'):.12f}".rstrip("0").rstrip(".")
    return text or "0"
