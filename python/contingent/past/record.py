"""The record: statements and outcomes of the shipped cases, and what they teach the lexicon."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .. import _core, loading
from ..results.history import WHAT, History, Kind, Statement
from ..scenario import Scenario

PRIORS = {
    "commitment": 0.85,
    "offer": 0.70,
    "conditional offer": 0.50,
    "interest": 0.50,
    "consideration": 0.30,
    "reluctance": 0.10,
    "refusal": 0.05,
    "suspension": 0.20,
    "listing": 0.40,
    "delisting": 0.10,
}
"""What each kind would mean without any data: ours, for no study of such words was found."""

UNNAMED = 0.02
"""The same of a country that nobody named."""


def history(scenarios: Mapping[str, Scenario] | None = None) -> History:
    """The record of the shipped cases that have outcomes, or of `scenarios` by id.

    >>> import contingent as ct
    >>> offers = ct.history().kind("offer")
    >>> offers.joined < offers.said, 0 < offers.low < offers.chance < offers.high < 1
    (True, True)
    """
    told = past_cases() if scenarios is None else dict(scenarios)
    statements = tuple(row for case, scenario in told.items() for row in _statements(case, scenario))
    unnamed = _fitted("", [_unnamed(case, scenario) for case, scenario in told.items()], UNNAMED, 0.0)
    kinds = tuple(_fitted(kind, _counts(kind, statements), prior, unnamed.chance) for kind, prior in PRIORS.items())
    return History(statements, kinds, unnamed)


def past_cases() -> dict[str, Scenario]:
    """The shipped cases that say what came of them, but for made-up ones."""
    found = {case: loading.load(case) for case in loading.cases() if case != "every-feature"}
    return {case: scenario for case, scenario in found.items() if scenario.to_dict().get("outcomes")}


def learned(record: History) -> dict[str, Any]:
    """The entries of a lexicon that a record teaches, in the form of the format."""
    kinds = {
        kind.kind: {"chance": round(kind.meaning, 4), "sd": round(kind.sd, 4), "from": _from(kind)} for kind in record.kinds
    }
    base = {"chance": round(record.unnamed.chance, 4), "sd": round(record.unnamed.sd, 4), "from": _from(record.unnamed)}
    return {"kinds": kinds, "base": {"joins": base}}


def _from(kind: Kind) -> str:
    if kind.said == 0:
        return "ours: the history has none"
    return f"fitted: {kind.joined} of {kind.said} joined in {kind.cases} case{'s' * (kind.cases != 1)}"


def _statements(case: str, scenario: Scenario) -> Iterable[Statement]:
    for row in _core.records(scenario._core):
        who = "nobody" if not row.kind else "a third party" if _core.is_by_others(row.kind) else "itself"
        what = WHAT.get(row.kind, "nothing")
        if what == "firm" and who == "itself" and row.conditional and row.kind == "offer":
            what = "conditional"
        joined = row.joined if row.scored else None
        yield Statement(case, row.actor, row.name, who, what, row.kind, row.vetoed, row.day, row.right, joined, row.how)


def _counts(kind: str, statements: Iterable[Statement]) -> list[tuple[str, int, int, float]]:
    """By case, the scored statements of a kind: what became of a vetoed country says nothing of its will."""
    by_case: dict[str, list[Statement]] = {}
    for row in statements:
        if row.kind == kind and row.joined is not None and not row.vetoed:
            by_case.setdefault(row.case, []).append(row)
    return [
        (case, sum(bool(row.joined) for row in rows), len(rows), sum(row.right for row in rows) / len(rows))
        for case, rows in by_case.items()
    ]


def _unnamed(case: str, scenario: Scenario) -> tuple[str, int, int, float]:
    told = scenario.to_dict().get("outcomes", {})
    pools = [told[pool] for pool in scenario.pools if "of" in told.get(pool, {})]
    return case, sum(pool["count"] for pool in pools), sum(pool["of"] for pool in pools), 1.0


def _fitted(kind: str, counts: list[tuple[str, int, int, float]], prior: float, base: float) -> Kind:
    found = _core.fit(counts, prior, base)
    meaning, sd = found.meaning
    by_others = bool(kind) and _core.is_by_others(kind)
    return Kind(
        kind, by_others, found.joined, found.said, found.cases, prior, found.chance, found.low, found.high, meaning, sd
    )
