"""Frames of what was said, what came of it, and how answers moved."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from .frames import bounded, changed, frame

if TYPE_CHECKING:
    import pandas as pd

    from ..results import Backtest, Diff, Explanation, History, Meanings, MethodScores, Timeline


def explanation_frame(explanation: Explanation) -> pd.DataFrame:
    rows: list[dict[str, Any]] = []
    for number, clause in enumerate(explanation.clauses):
        about = {"clause": number, "when": clause.when, "clause_chance": clause.chance}
        rows += [about | claim.to_dict() for claim in clause.claims] or [about]
    return frame(rows)


def meanings_frame(meanings: Meanings) -> pd.DataFrame:
    return frame(
        {
            "answer": row.answer,
            "actor": row.actor,
            "name": row.name,
            "value": row.estimate.value,
            "meaning_low": row.low,
            "meaning_high": row.high,
            "sampling_low": row.estimate.low,
            "sampling_high": row.estimate.high,
            "linear": row.linear.value,
            "flagged": row.flagged,
        }
        for row in meanings
    )


def diff_frame(diff: Diff) -> pd.DataFrame:
    return frame(
        {"moment": number + 1, "kind": moment.kind, "day": moment.day, "claims": moment.claims, "says": moment.says}
        | {"answer": path.answer, "actor": path.actor}
        | changed("change", path.changes[number])
        | {"gained": path.changes[number].gained, "lost": path.changes[number].lost}
        for number, moment in enumerate(diff.moments[1:])
        for path in diff.paths
    )


def timeline_frame(timeline: Timeline) -> pd.DataFrame:
    rows = []
    for path in timeline.paths:
        values = timeline.values(path.answer, path.actor)
        causes = [None, *timeline.causes(path.answer, path.actor)]
        for number, (day, value, cause) in enumerate(zip(timeline.days, values, causes, strict=True)):
            change = value.value - values[number - 1].value if number else 0.0
            row = {"day": day, "answer": path.answer, "actor": path.actor, "name": path.name} | bounded("value", value)
            rows.append(row | {"change": change, "because": cause[0].says if cause else ""})
    return frame(rows)


def history_frame(history: History) -> pd.DataFrame:
    return frame(row.to_dict() for row in history)


def kinds_frame(history: History) -> pd.DataFrame:
    return frame(kind.to_dict() | {"kind": kind.kind or "nobody named it"} for kind in (*history.kinds, history.unnamed))


def predictions_frame(backtest: Backtest) -> pd.DataFrame:
    return frame(
        {"case": row.case, "actor": row.actor, "country": row.country, "kind": row.kind} | row.chances | {"joined": row.joined}
        for row in backtest.predictions
    )


def scores_frame(backtest: Backtest) -> pd.DataFrame:
    parts = {"all": backtest.overall, **backtest.by_case}
    return frame({"case": case} | _scored(scores) for case, found in parts.items() for scores in found)


def _scored(scores: MethodScores) -> dict[str, Any]:
    row: dict[str, Any] = {"method": scores.method}
    for name in ("brier", "log", "auc"):
        score = getattr(scores, name)
        told = asdict(score) if score else dict.fromkeys(("value", "low", "high", "margin", "margin_low", "margin_high"))
        row |= {name if part == "value" else f"{name}_{part}": number for part, number in told.items()}
    return row
