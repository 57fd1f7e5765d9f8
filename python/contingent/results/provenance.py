"""Provenance: what is needed to find an answer again, bit for bit."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Provenance:
    """`version` is that of contingent; `scenario_sha256` is that of the scenario's canonical JSON (`Scenario.to_json()`)."""

    seed: int
    worlds: int
    version: str
    scenario_sha256: str

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    def __str__(self) -> str:
        return (
            f"{self.worlds:,} worlds, seed {self.seed}, contingent {self.version}, "
            f"scenario {self.scenario_sha256[:12]}"
        )
