"""Pairs: whose acceptance ranges meet, and who can serve with whom."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import click
from rich.console import RenderableType

from .. import words
from .._core import ContingentError
from ..results import Network
from ..scenario import Scenario
from .asking import case_argument, json_option, sampled, sampling
from .showing import item, show, show_json, text
from .triangle import triangles


@click.command()
@case_argument
@click.option("--issue", metavar="ISSUE", help="On this issue alone (an id); else on all of them at once.")
@sampling
@json_option
def compatibility(case: str, issue: str | None, as_json: bool, **sample: Any) -> None:
    """Whose acceptance ranges meet, pair by pair.

    In per cent of worlds, for candidates and gatekeepers; a pool stands as one of its members. With --json, for every issue.
    """
    with sampled(case, **sample) as worlds:
        if issue is not None:
            known_issue(worlds.scenario, issue)
        found = worlds.compatibility()
    if as_json:
        show_json(found.to_dict())
        return
    on = "every issue" if issue is None else worlds.scenario.names[issue]
    cells = found.overall if issue is None else found.by_issue[issue]
    show(
        text(worlds.scenario.title, "bold"),
        text(f"Acceptance ranges meet on {on}, in per cent of worlds"),
        "",
        *triangles(found.names, [[cell.value for cell in row] for row in cells]),
        text(str(found.provenance), "dim"),
    )


def known_issue(scenario: Scenario, issue: str) -> None:
    if issue not in scenario.issues:
        known = f"they are {', '.join(scenario.issues)}" if scenario.issues else "the scenario has none"
        raise ContingentError(f'no issue is called "{issue}"; {known}')


@click.command()
@case_argument
@click.option(
    "--threshold",
    type=click.FloatRange(0, 1),
    default=0.5,
    show_default=True,
    metavar="SHARE",
    help="Blocs join those who can serve together at least this often.",
)
@sampling
@json_option
def network(case: str, threshold: float, as_json: bool, **sample: Any) -> None:
    """Who can serve with whom, and who waits for whom.

    Two can serve together where their acceptance ranges meet on every issue and each accepts the other.
    """
    with sampled(case, **sample) as worlds:
        found = worlds.network(threshold)
    if as_json:
        show_json(found.to_dict())
    else:
        show(*shown(found, worlds.scenario.title))


def shown(found: Network, title: str) -> list[RenderableType]:
    """The biggest blocs, those who wait for others, and a number for each pair."""
    waits = [
        f"{found.name(actor)}: on {words.listed([found.name(other) for _, other in pairs])}"
        for actor, pairs in groupby(found.waits_for, lambda pair: pair[0])
    ]
    at_least = f"each can serve with each in at least {words.percent(found.threshold)} % of worlds"
    facts = {
        f"{found.blocs_counted()}: {at_least}": found.blocs_in_words(),
        "Whether they join depends on others": waits,
        "They wait for each other, so that somebody has to move first": [
            words.listed([found.name(actor) for actor in circle]) for circle in found.waiting_circles
        ],
    }
    parts: list[RenderableType] = [text(title, "bold"), ""]
    for what, told in facts.items():
        parts += [text(what, "bold"), *map(item, told or ["nobody"]), ""]
    parts += [text("Can serve together, in per cent of worlds", "bold"), *triangles(found.names, found.together)]
    return [*parts, text(str(found.provenance), "dim")]
