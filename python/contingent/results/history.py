"""History: what was said before past forces formed, what came of it, and how often each kind of statement came true."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from ..plots import Chart

WHAT = {
    "commitment": "firm",
    "offer": "firm",
    "conditional offer": "conditional",
    "interest": "tentative",
    "consideration": "tentative",
    "reluctance": "refused",
    "refusal": "refused",
    "suspension": "refused",
    "listing": "firm",
    "delisting": "refused",
}
"""What each kind of statement comes down to."""


@dataclass(frozen=True)
class Statement:
    """What was said of one country before one force's cutoff, and what came of it.

    who: "itself", "a third party" or "nobody" said it. what: "firm", "conditional", "tentative", "refused" or "nothing". kind: the
    lexicon's. vetoed: a gatekeeper had spoken against it. joined: soldiers or police in the force on the ground, however few;
    None where that is not scored. how: the outcome in a word.
    """

    case: str
    actor: str
    country: str
    who: str
    what: str
    kind: str
    vetoed: bool
    day: str
    right: float
    joined: bool | None
    how: str

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Kind:
    """How often one kind of statement came true. joined of said, in `cases` cases, vetoed countries left out; chance: of the
    next such report, with the 95 % interval low to high (case to case as well as by chance); meaning, sd: what the lexicon takes
    the words to mean, were they surely said; prior: what it would be without any data."""

    kind: str
    by_others: bool
    joined: int
    said: int
    cases: int
    prior: float
    chance: float
    low: float
    high: float
    meaning: float
    sd: float

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class History:
    """Statements, the kinds fitted to them, and the rate at which states joined that nobody had named.

    Selection: of the countries nobody named, a case lists only a few, and not by chance: those that came, or nearly came. So that
    rate is not taken from the rows but from counts: of all states that could have come (members of the United Nations, less the
    named and the host), how many did.
    """

    statements: tuple[Statement, ...]
    kinds: tuple[Kind, ...]
    unnamed: Kind

    def __iter__(self) -> Iterator[Statement]:
        return iter(self.statements)

    def __len__(self) -> int:
        return len(self.statements)

    def kind(self, name: str) -> Kind:
        """One kind by its name, such as "offer"."""
        for kind in self.kinds:
            if kind.kind == name:
                return kind
        raise KeyError(f"no kind of statement is called {name!r}; they are {', '.join(kind.kind for kind in self.kinds)}")

    def to_frame(self) -> pd.DataFrame:
        """One row a country and case: case, actor, country, who, what, kind, vetoed, day, joined, how."""
        from .. import tables

        return tables.history_frame(self)

    def kinds_frame(self) -> pd.DataFrame:
        """One row a kind of statement, and one for the countries nobody named."""
        from .. import tables

        return tables.kinds_frame(self)

    def to_dict(self) -> dict[str, Any]:
        return {
            "statements": [row.to_dict() for row in self.statements],
            "kinds": [kind.to_dict() for kind in self.kinds],
            "unnamed": self.unnamed.to_dict(),
        }

    def plot(self, width: float = 7.2) -> Chart:
        """How often each kind came true: counts, the fitted chance with its interval, and the prior. `width` in inches."""
        from .. import plots

        return plots.history_chart(self, width)

    def __repr__(self) -> str:
        return f"<History: {len(self)} statements in {len({row.case for row in self})} cases>"

    def _repr_html_(self) -> str:
        from .. import tables

        return tables.history_html(self)
