"""Levers: what each would add or cost, what stands in the way, what would unlock a goal, and two scenarios compared."""

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


@dataclass(frozen=True)
class Setting:
    """A lever set to a number, and what that says: `("accepts:ISR/TUR", 1.0, "Israel accepts Turkey")`."""

    lever: str
    value: float
    says: str

    def to_dict(self) -> dict[str, Any]:
        return {"lever": self.lever, "value": self.value, "says": self.says}


@dataclass(frozen=True)
class Lever:
    """gain: the change if it goes well, at `well`; loss: if it goes badly, at `badly` (None: it cannot)."""

    lever: str
    says: str
    well: Setting | None
    gain: Difference | None
    badly: Setting | None
    loss: Difference | None

    def to_dict(self) -> dict[str, Any]:
        parts = {name: getattr(self, name) for name in ("well", "gain", "badly", "loss")}
        return {"lever": self.lever, "says": self.says} | {name: part and part.to_dict() for name, part in parts.items()}


@dataclass(frozen=True)
class Levers:
    """What each lever adds to `target` if it goes well and costs if it goes badly, on the same worlds; the widest first."""

    target: str
    base: Estimate
    rows: tuple[Lever, ...]
    provenance: Provenance

    def __iter__(self) -> Iterator[Lever]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def to_frame(self) -> pd.DataFrame:
        """One row a lever: lever, says, well, gain with its bounds, badly, loss with its bounds."""
        from .. import tables

        return tables.levers_frame(self)

    def to_dict(self) -> dict[str, Any]:
        return {
            "target": self.target,
            "base": self.base.to_dict(),
            "rows": [row.to_dict() for row in self.rows],
            "provenance": self.provenance.to_dict(),
        }

    def plot(self, width: float = 7.2, top: int = 15) -> Chart:
        """A tornado: the `top` levers that move the target most. `width` in inches."""
        from .. import plots

        return plots.levers_chart(self, width, top)

    def __repr__(self) -> str:
        return f"<Levers: {len(self)}; {self.target} is {self.base}>"

    def _repr_html_(self) -> str:
        from .. import tables

        return tables.levers_html(self)


@dataclass(frozen=True)
class Block:
    """Settings, and the share of the failing worlds of which they are a minimal set: with all of them the target is met
    there, and with no part of them."""

    settings: tuple[Setting, ...]
    share: Estimate

    @property
    def says(self) -> str:
        return " and ".join(setting.says for setting in self.settings)

    def to_dict(self) -> dict[str, Any]:
        return {"settings": [setting.to_dict() for setting in self.settings], "share": self.share.to_dict()}


@dataclass(frozen=True)
class Blocks:
    """What stands in the way, in the worlds where a target fails. alone: levers that alone fail it; pairs: minimal sets of two.

    one + two + more + beyond are all failing worlds, by how few levers would do: beyond are those that none would.
    """

    target: str
    failing: Estimate
    alone: tuple[Block, ...]
    pairs: tuple[Block, ...]
    one: Estimate
    two: Estimate
    more: Estimate
    beyond: Estimate
    provenance: Provenance

    def to_frame(self) -> pd.DataFrame:
        """One row a minimal set of one or two levers: levers, says, share of the failing worlds with its bounds."""
        from .. import tables

        return tables.blocks_frame(self)

    def to_dict(self) -> dict[str, Any]:
        shares = {name: getattr(self, name).to_dict() for name in ("failing", "one", "two", "more", "beyond")}
        sets = {name: [block.to_dict() for block in getattr(self, name)] for name in ("alone", "pairs")}
        return {"target": self.target, **shares, **sets, "provenance": self.provenance.to_dict()}

    def __repr__(self) -> str:
        return f"<Blocks: {self.target} fails in {self.failing.count:,} of {self.failing.worlds:,} worlds>"

    def _repr_html_(self) -> str:
        from .. import tables

        return tables.blocks_html(self)


@dataclass(frozen=True)
class UnlockSet:
    """A set of levers and what it reaches."""

    settings: tuple[Setting, ...]
    target: Estimate
    change: Difference

    @property
    def says(self) -> str:
        return " and ".join(setting.says for setting in self.settings)

    def to_dict(self) -> dict[str, Any]:
        settings = [setting.to_dict() for setting in self.settings]
        return {"settings": settings, "target": self.target.to_dict(), "change": self.change.to_dict()}


@dataclass(frozen=True)
class Unlock:
    """The smallest sets of levers that lift `target` to `at_least`, the best first. Where none does (`reached` is False):
    those that come closest."""

    target: str
    at_least: float
    base: Estimate
    reached: bool
    sets: tuple[UnlockSet, ...]
    provenance: Provenance

    def __iter__(self) -> Iterator[UnlockSet]:
        return iter(self.sets)

    def __len__(self) -> int:
        return len(self.sets)

    def to_frame(self) -> pd.DataFrame:
        """One row a set: levers, says, target with its bounds, change with its bounds."""
        from .. import tables

        return tables.unlock_frame(self)

    def to_dict(self) -> dict[str, Any]:
        return {
            "target": self.target,
            "at_least": self.at_least,
            "base": self.base.to_dict(),
            "reached": self.reached,
            "sets": [found.to_dict() for found in self.sets],
            "provenance": self.provenance.to_dict(),
        }

    def __repr__(self) -> str:
        return f"<Unlock: {len(self)} sets that {'reach' if self.reached else 'come closest to'} {100 * self.at_least:g} %>"

    def _repr_html_(self) -> str:
        from .. import tables

        return tables.unlock_html(self)
