"""News: where a number comes from, how answers moved as things became known, and how far they hang on words."""

from __future__ import annotations

from typing import Any

import click
from rich.console import RenderableType

from .. import past, words
from .._core import ContingentError
from ..results import Diff, Explanation, Path, Timeline
from ..results.explanation import claim_in_words
from .asking import case_argument, json_option, loaded, number_option
from .progress import progress_bar
from .showing import item, show, show_json, table, text

DAY = "A day such as 2025-10-25."
worlds_option = number_option("--worlds", default=20_000, help="How many worlds to sample.")
seed_option = number_option("--seed", default=0, help="The same seed gives the same worlds.")


@click.command()
@case_argument
@click.argument("beliefs", metavar="BELIEF...", nargs=-1)
@click.option("--as-of", "day", metavar="DAY", help=f"As it was known then. {DAY}")
@json_option
def explain(case: str, beliefs: tuple[str, ...], day: str | None, as_json: bool) -> None:
    """Where a number comes from, claim by claim.

    BELIEF is named as a lever: joins:TUR, leads:EGY, accepts:ISR/TUR, event:un-mandate. Without any, they are listed.
    """
    scenario = loaded(case)
    if day:
        scenario = scenario.as_of(day)
    if not beliefs:
        show_json(scenario.beliefs()) if as_json else show(*scenario.beliefs())
        return
    found = [scenario.explain(belief) for belief in beliefs]
    if as_json:
        show_json([told.to_dict() for told in found])
        return
    for told in found:
        show(*_explained(told), "")


@click.command()
@case_argument
@click.option("--on", "days", multiple=True, metavar="DAY", help="A day to look at; may be given again. If not given: every day with news.")
@click.option("--target", metavar="ID", help="A candidate: how likely it is in the force. If not given: that some force is feasible.")
@worlds_option
@seed_option
@json_option
def timeline(case: str, days: tuple[str, ...], target: str | None, worlds: int, seed: int, as_json: bool) -> None:
    """The answer over time, and what moved it."""
    scenario = loaded(case)
    with progress_bar() as progress:
        found = past.timeline(scenario, sorted(set(days)) or None, worlds=worlds, seed=seed, progress=progress)
    if as_json:
        show_json(found.to_dict())
    else:
        show(*_timeline(found, target))


@click.command()
@case_argument
@click.argument("other", metavar="[OTHER]", required=False)
@click.option("--since", metavar="DAY", help=f"CASE as it was known then. {DAY}")
@click.option("--until", metavar="DAY", help="OTHER (or CASE) as it was known then; if not given, as it stands.")
@click.option("--target", metavar="ID", help="A candidate: how likely it is in the force. If not given: that some force is feasible.")
@click.option("--top", type=int, default=15, show_default=True, help="How many reports to show.")
@worlds_option
@seed_option
@json_option
def diff(
    case: str, other: str | None, since: str | None, until: str | None, target: str | None, top: int, worlds: int, seed: int,
    as_json: bool,
) -> None:  # fmt: skip
    """What moved the answer, report by report.

    From CASE to OTHER; or, with --since, from what was known of CASE on a day to what was known later. The parts add up
    exactly, in the order in which things became known.
    """
    if other is None and since is None:
        raise ContingentError("say what to compare: a second case, or --since DAY")
    before, after = loaded(case), loaded(other if other is not None else case)
    before = before.as_of(since) if since else before
    after = after.as_of(until) if until else after
    with progress_bar() as progress:
        found = past.diff(before, after, worlds=worlds, seed=seed, progress=progress)
    if as_json:
        show_json(found.to_dict())
    else:
        show(*_diff(found, target, top))


@click.command()
@case_argument
@click.option("--as-of", "day", metavar="DAY", help=f"As it was known then. {DAY}")
@click.option("--draws", type=int, default=200, show_default=True, help="How many lexicons to draw.")
@number_option("--worlds", default=10_000, help="How many worlds to sample for each.")
@seed_option
@json_option
def meanings(case: str, day: str | None, draws: int, worlds: int, seed: int, as_json: bool) -> None:
    """How far the answers hang on what words mean.

    Two uncertainties apart: what the words mean, and how many worlds were sampled. Answers that the linear pool would move
    by more than 0.05 are marked.
    """
    scenario = loaded(case)
    if day:
        scenario = scenario.as_of(day)
    with progress_bar() as progress:
        found = scenario.sample(worlds, seed=seed, progress=progress).meanings(draws)
    if as_json:
        show_json(found.to_dict())
        return
    rows = [
        [
            row.name or "a feasible force",
            words.percent(row.estimate.value),
            f"{words.percent(row.low)} to {words.percent(row.high)}",
            f"{words.percent(row.estimate.low)} to {words.percent(row.estimate.high)}",
            f"{words.percent(row.linear.value)}{' !' if row.flagged else ''}",
        ]
        for row in found
        if row.answer != "could"
    ]
    show(
        text(f"A feasible force: {found.viable}", "bold"),
        "",
        table(["in the force that forms, %", "value", "meaning", "sampling", "linear"], rows),
        "",
        text(str(found.provenance), "dim"),
    )


def _explained(told: Explanation) -> list[RenderableType]:
    parts: list[RenderableType] = [text(told.about, "bold")]
    for clause, claims in told.told():
        parts.append(text(f"{words.sentence(clause.says)}: {clause.arithmetic()}"))
        parts += [item(claim_in_words(claim)) for claim in claims]
    return parts


def _timeline(found: Timeline, target: str | None) -> list[RenderableType]:
    path = _path(found, target)
    values, causes = found.values(path.answer, path.actor), [None, *found.causes(path.answer, path.actor)]
    rows = [
        [_because(cause), day, f"{words.percent(value.value, 1)} %"]
        for day, value, cause in zip(found.days, values, causes, strict=True)
    ]
    return [
        text(_about(path), "bold"),
        "",
        table(["what moved it most", "day", "chance"], rows),
        "",
        text(str(found.after), "dim"),
    ]


def _because(cause: Any) -> str:
    return f"{words.points(cause[1].value)}: {cause[0].says}" if cause else "nothing"


def _diff(found: Diff, target: str | None, top: int) -> list[RenderableType]:
    path = _path(found, target)
    moved = found.moved(path.answer, path.actor)
    rows = [[moment.says, moment.day, words.points(change.value)] for moment, change in moved[:top]]
    rest = moved[top:]
    if rest:
        worlds = sum(change.gained - change.lost for _, change in rest)
        rows.append([f"{len(rest)} more", "", words.points(worlds / path.values[0].worlds)])
    return [
        text(_about(path), "bold"),
        text(f"before: {path.values[0]}"),
        text(f"after: {path.values[-1]}"),
        "",
        table(["what moved it", "day", "points"], rows),
        "",
        text(str(found.after), "dim"),
    ]


def _path(found: Diff | Timeline, target: str | None) -> Path:
    """The target's path: that a candidate is in the force that forms, or that some force is feasible."""
    known = {path.actor: path for path in found.paths if path.answer == "would"}
    if target is None:
        return found.viable
    if target not in known:
        raise ContingentError(f"no candidate is called {target!r}; they are {', '.join(known)}")
    return known[target]


def _about(path: Path) -> str:
    return f"{path.name} in the force that forms" if path.actor else "A feasible force"
