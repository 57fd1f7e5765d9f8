"""HTML tables of what was said, what came of it, and how answers moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import words
from .html import html_table

if TYPE_CHECKING:
    from ..results import Backtest, Diff, Explanation, History, Kind, Meanings, MethodScores, Timeline
    from ..results.backtest import Score

SHOWN = 20  # rows


def explanation_html(explanation: Explanation) -> str:
    tables = []
    for clause, claims in explanation.told():
        rows = [
            [
                f"{claim.speaker or claim.publisher}: {claim.says}",
                claim.day,
                f"“{claim.hedge}” {words.percent(claim.chance)} %",
                f"{words.percent(claim.right)} %",
                f"{words.percent(claim.share)} %" if claim.standing == "counts" else f"{claim.standing} {claim.by}",
                f"{words.percent(claim.without)} %",
            ]
            for claim in claims
        ]
        caption = f"{explanation.about}, {clause.says}: {clause.arithmetic()}"
        tables.append(html_table(["claim", "day", "means", "true with", "weight", "without it"] if rows else [], rows, caption))
    return "".join(tables)


def meanings_html(meanings: Meanings) -> str:
    rows = [
        [
            "a feasible force" if row.answer == "viable" else f"{row.name}: {row.answer}",
            f"{words.percent(row.estimate.value)} %",
            f"{words.percent(row.low)} to {words.percent(row.high)} %",
            f"±{words.small(row.sampling)}",
            f"{words.percent(row.linear.value)} %{' (!)' if row.flagged else ''}",
        ]
        for row in meanings
        if row.answer != "could"
    ]
    caption = f"What the words mean, and sampling, apart ({meanings.draws} lexicons drawn)"
    return html_table(["", "value", "from what the words mean", "from sampling", "linear pool"], rows, caption)


def diff_html(diff: Diff) -> str:
    moved = diff.moved()
    rows = [[moment.says, moment.day, str(change)] for moment, change in moved[:SHOWN]]
    values = diff.viable.values
    caption = f"A feasible force: from {words.percent(values[0].value, 1)} % to {words.percent(values[-1].value, 1)} %, and what moved it"
    return html_table(["", "day", "change"], rows, caption)


def timeline_html(timeline: Timeline) -> str:
    causes = [None, *timeline.causes()]
    rows = [
        [day, f"{words.percent(value.value, 1)} %", f"{cause[0].says} ({words.points(cause[1].value)})" if cause else ""]
        for day, value, cause in zip(timeline.days, timeline.values(), causes, strict=True)
    ]
    return html_table(["day", "a feasible force", "what moved it most"], rows, "How the news moved it")


def history_html(history: History) -> str:
    rows = [_kind(kind) for kind in (*history.kinds, history.unnamed)]
    head = ["what was said", "by", "joined", "of", "the next such report", "the words alone"]
    return html_table(head, rows, "How often statements came true")


def _kind(kind: Kind) -> list[str]:
    by = "others" if kind.by_others else "itself" if kind.kind else ""
    chance = words.percent_range(kind.chance, kind.low, kind.high)
    return [kind.kind or "nothing: nobody named it", by, str(kind.joined), str(kind.said), chance, f"{words.percent(kind.meaning)} %"]


def backtest_html(backtest: Backtest) -> str:
    rows = [_scores(scores) for scores in backtest.overall]
    head = ["method", "Brier score", "log score", "AUC"]
    return html_table(head, rows, f"{len(backtest.predictions)} countries in {len(backtest.by_case)} cases. {backtest.verdict()}")


def _scores(scores: MethodScores) -> list[str]:
    return [scores.method, *(_score(score) for score in (scores.brier, scores.log, scores.auc))]


def _score(score: Score | None) -> str:
    return f"{score.value:.3f} ({score.low:.3f} to {score.high:.3f})" if score else "none"
