"""Explanation: where a belief's chances come from, claim by claim."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from .. import words

if TYPE_CHECKING:
    import pandas as pd

    from ..plots import Chart

MOVED = 0.05
"""An answer that the choice of pool moves by more than this is flagged."""


@dataclass(frozen=True)
class ClaimPart:
    """One claim behind a chance.

    chance, sd: what its words mean, and how sure that is; meant_by: whose number it is. right: P(the report is true).
    standing: "counts"; or "later" (than the scenario's as_of), "repeats" (claim `by` stands for it) or "superseded" (by
    `by`, where that is truly reported). share: of the weight in the pool, if every report is true; log_odds: what it adds
    there. without: the clause's chance if the claim had not been made.
    """

    claim: str
    says: str
    speaker: str
    source: str
    publisher: str
    hedge: str
    attribution: str
    day: str
    standing: str
    by: str
    right: float
    chance: float
    sd: float
    meant_by: str
    share: float
    log_odds: float
    without: float

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class ClausePart:
    """One clause of a belief. Of a derived one, `chance` is the mean over which sources are right:
    times * (the pool of the true reports, or `base` where none is true). if_all_right: the pool of all reports; none_right:
    P(no report is true); linear: the chance by the linear pool."""

    when: str
    says: str
    note: str
    derived: bool
    chance: float
    base: float
    times: float
    if_all_right: float
    none_right: float
    linear: float
    claims: tuple[ClaimPart, ...]

    @property
    def flagged(self) -> bool:
        """Whether the linear pool would move it by more than MOVED."""
        return abs(self.linear - self.chance) > MOVED

    def arithmetic(self) -> str:
        """The way from the claims to the chance, in a sentence."""
        if not self.derived:
            return f"{words.percent(self.chance)} %, written in the scenario."
        if not any(claim.standing != "later" for claim in self.claims):
            told = f"No claim counts yet: the base rate, {words.percent(self.base)} %"
        else:
            told = (
                f"All reports true: {words.percent(self.if_all_right)} %. None true (in {words.percent(self.none_right)} % of worlds): "
                f"the base rate, {words.percent(self.base)} %."
            )
            if any(claim.standing == "superseded" for claim in self.claims):
                told += " Where a later report is false, the earlier one stands."
            told += " On average"
        if self.times != 1:
            told += f", times {self.times:g}"
        flag = f" The linear pool would make it {words.percent(self.linear)} %." if self.flagged else ""
        return f"{told}: {words.percent(self.chance)} %.{flag}"

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Explanation:
    """A belief's clauses in file order: the first whose condition holds decides.

    >>> import contingent as ct
    >>> told = ct.load("gaza-isf-2025-10").explain("joins:TUR")
    >>> told.clauses[0].claims[0].hedge
    'offered'
    """

    belief: str
    about: str
    as_of: str
    clauses: tuple[ClausePart, ...]

    @property
    def derived(self) -> bool:
        """Whether any of its chances comes from claims."""
        return any(clause.derived for clause in self.clauses)

    @property
    def flagged(self) -> bool:
        """Whether the choice of pool moves any of its chances by more than MOVED."""
        return any(clause.flagged for clause in self.clauses)

    def told(self) -> list[tuple[ClausePart, tuple[ClaimPart, ...]]]:
        """The clauses, each with its claims; those that the clause before it rests on too are not told again."""
        found: list[tuple[ClausePart, tuple[ClaimPart, ...]]] = []
        last: list[str] = []
        for clause in self.clauses:
            ids = [claim.claim for claim in clause.claims]
            found.append((clause, () if ids == last else clause.claims))
            last = ids
        return found

    def to_frame(self) -> pd.DataFrame:
        """One row a claim of a clause: clause, when, chance of the clause, then what is said of the claim."""
        from .. import tables

        return tables.explanation_frame(self)

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    def plot(self, width: float = 7.2) -> Chart:
        """What each claim means, how likely it is true, and the chance they give together. `width` in inches."""
        from .. import plots

        return plots.explanation_chart(self, width)

    def __repr__(self) -> str:
        return f"<Explanation: {self.about}, {len(self.clauses)} clauses>"

    def __str__(self) -> str:
        lines = [self.about]
        for clause, claims in self.told():
            lines.append(f"  {clause.says}: {clause.arithmetic()}")
            lines += [f"    {claim_in_words(claim)}" for claim in claims]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        from .. import tables

        return tables.explanation_html(self)


def claim_in_words(claim: ClaimPart) -> str:
    """One claim with what it adds."""
    who = f"{claim.day}, {claim.speaker or claim.publisher}: {claim.says}"
    told = {
        "later": "not yet known",
        "repeats": f"repeats {claim.by}",
        "superseded": f"superseded by {claim.by}",
        "counts": f"weight {words.percent(claim.share)} %",
    }[claim.standing]
    return (
        f"{who} (“{claim.hedge}” means {words.percent(claim.chance)} %, true with {words.percent(claim.right)} %; {told}; "
        f"without it {words.percent(claim.without)} %)"
    )
