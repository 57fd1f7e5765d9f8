"""The record: what statements came to, and how well the method would have done."""

from __future__ import annotations

import click

from .. import past, words
from ..results import MethodScores
from ..results.backtest import METHODS
from .asking import json_option, number_option
from .progress import progress_bar
from .showing import show, show_json, table, text


@click.command()
@click.option("--rows", is_flag=True, help="Every statement, a line each.")
@json_option
def history(rows: bool, as_json: bool) -> None:
    """What was said before past forces, and what came of it."""
    found = past.history()
    if as_json:
        show_json(found.to_dict())
        return
    if rows:
        told = [
            [row.country, row.case, row.kind or "nothing", "vetoed" if row.vetoed else "", _came(row.joined, row.how)] for row in found
        ]
        show(table(["country", "case", "said before", "", "what came"], told))
        return
    kinds = [
        [kind.kind or "nobody named it", f"{kind.joined} of {kind.said}", words.percent_range(kind.chance, kind.low, kind.high)]
        for kind in (*found.kinds, found.unnamed)
    ]
    show(
        text("How often statements came true", "bold"),
        "",
        table(["what was said", "joined", "the next such report"], kinds),
        "",
        text("Vetoed countries left out. Of the unnamed: all states that could have come, not those a case lists.", "dim"),
    )


@click.command()
@number_option("--worlds", default=20_000, help="How many worlds to sample for each case.")
@number_option("--seed", default=0, help="The same seed gives the same worlds.")
@json_option
def backtest(worlds: int, seed: int, as_json: bool) -> None:
    """How well past forces would have been foretold.

    Each case as known at its cutoff, with a lexicon fitted on the others, beside three simpler methods.
    """
    with progress_bar() as progress:
        found = past.backtest(worlds=worlds, seed=seed, progress=progress)
    if as_json:
        show_json(found.to_dict())
        return
    parts = {"all cases": found.overall, **found.by_case}
    rows = [[case, *(f"{scores.brier.value:.3f}" for scores in told)] for case, told in parts.items()]
    show(
        text(f"{len(found.predictions)} countries in {len(found.by_case)} cases. {found.verdict()}", "bold"),
        "",
        table(["over all", "Brier", "log", "AUC"], [_scores(scores) for scores in found.overall]),
        "",
        table(["Brier score", *METHODS], rows),
        "",
        *(text(f"{method}: {says}", "dim") for method, says in METHODS.items()),
    )


def _scores(scores: MethodScores) -> list[str]:
    told = [f"{score.value:.3f} ({score.low:.2f} to {score.high:.2f})" if score else "" for score in (scores.brier, scores.log, scores.auc)]
    return [scores.method, *told]


def _came(joined: bool | None, how: str) -> str:
    return "not scored" if joined is None else f"{'joined' if joined else 'did not'}{f', {how}' if how else ''}"
