"""The backtest: each past case predicted with a lexicon that has not seen it, beside three simpler methods."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .. import _core, words
from ..results.backtest import METHODS, Backtest, Bin, MethodScores, Prediction, Score
from ..results.history import History
from ..scenario import Progress, Scenario
from .record import PRIORS, history, learned, past_cases

OFFERS = ("commitment", "offer", "conditional offer")


def backtest(
    scenarios: Mapping[str, Scenario] | None = None, worlds: int = 20_000, seed: int = 0, progress: Progress | None = None
) -> Backtest:
    """Predicts each of the shipped past cases (or of `scenarios`, by id, each with outcomes), as known at its `as_of`.

    A few seconds at the default number of worlds. Raises ContingentError where fewer than two cases are given.
    """
    cases = past_cases() if scenarios is None else dict(scenarios)
    if len(cases) < 2:
        raise _core.ContingentError("a backtest needs at least two cases: each is predicted from the others")
    predictions: list[Prediction] = []
    viable, cutoffs = {}, {}
    for number, (case, scenario) in enumerate(cases.items()):
        others = history({other: told for other, told in cases.items() if other != case})
        found, viable[case] = _predicted(case, known(scenario), scenario, others, worlds, seed)
        predictions += found
        cutoffs[case] = scenario.day
        if progress:
            progress((number + 1) * worlds, len(cases) * worlds)
    by_case = {case: _scores([row for row in predictions if row.case == case], seed) for case in cases}
    return Backtest(tuple(predictions), _scores(predictions, seed), by_case, _calibration(predictions), cutoffs, viable)


def known(scenario: Scenario) -> Scenario:
    """The scenario with nothing in it that came after its cutoff: no claim, no source, no outcome."""
    return scenario.as_of(scenario.day)


def _predicted(
    case: str, at_cutoff: Scenario, whole: Scenario, others: History, worlds: int, seed: int
) -> tuple[list[Prediction], float]:
    members = at_cutoff.with_lexicon(learned(others)).sample(worlds, seed=seed).members()
    plain = at_cutoff.with_lexicon({"kinds": {kind: prior for kind, prior in PRIORS.items()}})
    spoken_of = [row for row in others if row.joined is not None and row.kind]
    if not spoken_of:
        raise _core.ContingentError(f"nobody is spoken of in the cases beside {words.clean(case)!r}: there is no base rate to predict from")
    rate = sum(bool(row.joined) for row in spoken_of) / len(spoken_of)
    found = []
    for record in _core.records(whole._core):
        if not (record.scored and record.kind):
            continue
        chances = {
            "contingent": _core.share(members[record.actor].would.count, members.viable.count).value,
            "own offers": float(record.kind in OFFERS),
            "base rate": rate,
            "plain words": max(clause.if_all_right for clause in plain.explain(f"joins:{record.actor}").clauses if clause.derived),
        }
        found.append(Prediction(case, record.actor, record.name, record.kind, chances, record.joined))
    return found, members.viable.value


def _outcomes(predictions: Sequence[Prediction]) -> list[tuple[str, bool]]:
    return [(row.actor, row.joined) for row in predictions]


def _scores(predictions: Sequence[Prediction], seed: int) -> tuple[MethodScores, ...]:
    chances = [[row.chances[method] for row in predictions] for method in METHODS]
    found = _core.scores(_outcomes(predictions), chances, seed=seed)
    return tuple(
        MethodScores(method, Score.of(scores.brier), Score.of(scores.log), Score.of(scores.auc) if scores.auc else None)
        for method, scores in zip(METHODS, found, strict=True)
    )


def _calibration(predictions: Sequence[Prediction]) -> tuple[Bin, ...]:
    found = _core.calibration(_outcomes(predictions), [row.chances["contingent"] for row in predictions])
    return tuple(
        Bin(part.low, part.high, part.joined.worlds, part.mean, part.joined.value, part.joined.low, part.joined.high)
        for part in found
    )
