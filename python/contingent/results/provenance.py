"""Provenance: what is needed to find an answer again, bit for bit."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Provenance:
    """`version` is that of contingent; `scenario_sha256` is that of the scenario's canonical JSON (`Scenario.to_json()`).
    `first` is the number of the first world: 0 but for a shard of a larger sample, and told only there."""

    seed: int
    worlds: int
    version: str
    scenario_sha256: str
    first: int = 0

    def to_dict(self) -> dict[str, Any]:
        told = asdict(self)
        return told if self.first else {name: value for name, value in told.items() if name != "first"}

    def __str__(self) -> str:
        after = f" from {self.first:,} on" if self.first else ""
        return (
            f"{self.worlds:,} worlds{after}, seed {self.seed}, contingent {self.version}, "
            f"scenario {self.scenario_sha256[:12]}"
        )
