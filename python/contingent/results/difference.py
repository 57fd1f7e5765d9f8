"""Difference: how much a share of worlds changes, on the same worlds."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from .. import words


@dataclass(frozen=True)
class Difference:
    """`value`: the second share less the first; `low` and `high` bound its 95 % interval for paired shares (Newcombe 1998,
    method 10), computed by the core. `gained`: worlds only in the second; `lost`: only in the first.

    >>> print(Difference(value=0.114, low=0.11, high=0.118, gained=1200, lost=60, worlds=10_000))
    +11.4 points (+11.0 to +11.8)
    """

    value: float
    low: float
    high: float
    gained: int
    lost: int
    worlds: int

    @classmethod
    def of(cls, core: Any) -> Difference:
        """From the core's own."""
        return cls(core.value, core.low, core.high, core.gained, core.lost, core.worlds)

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    def __float__(self) -> float:
        return self.value

    def __str__(self) -> str:
        return f"{words.points(self.value)} points ({words.points(self.low)} to {words.points(self.high)})"
