"""Estimate: a share of worlds with its 95 % interval."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from html import escape
from typing import Any

from .. import words


@dataclass(frozen=True)
class Estimate:
    """`value` = `count` / `worlds`; `low` and `high` bound Wilson's 95 % score interval (Wilson 1927), computed by the core.

    The interval speaks of sampling alone: more worlds make it narrower. It says nothing of doubt about the scenario's
    own chances.

    >>> print(Estimate(value=0.63, low=0.62, high=0.64, count=6300, worlds=10_000))
    likely, 63 % (62 to 64 %)
    """

    value: float
    low: float
    high: float
    count: int
    worlds: int

    @classmethod
    def of(cls, core: Any) -> Estimate:
        """From the core's own."""
        return cls(core.value, core.low, core.high, core.count, core.worlds)

    @property
    def term(self) -> str:
        """The verbal term, by the ranges of ICD 203."""
        return words.term(self.value)

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    def __float__(self) -> float:
        return self.value

    def __str__(self) -> str:
        return f"{self.term}, {words.percent_range(self.value, self.low, self.high)}"

    def _repr_html_(self) -> str:
        return f"<span>{escape(str(self))}</span>"
