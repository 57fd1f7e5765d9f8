"""Terms and power: which text keeps most, and who makes the difference."""

from __future__ import annotations

from typing import Any

import click

from .. import words
from .asking import case_argument, json_option, sampled, sampling
from .showing import show, show_json, table, text


@click.command()
@case_argument
@click.argument("x", metavar="ISSUE")
@click.argument("y", metavar="[ISSUE]", required=False)
@click.option("--steps", type=int, default=11, show_default=True, help="Points on each issue.")
@sampling
@json_option
def terms(case: str, x: str, y: str | None, steps: int, as_json: bool, **sample: Any) -> None:
    """How likely a force is with the policy fixed at each point.

    Over one issue or two, from 0 (its low end) to 1; the others stay free.
    """
    with sampled(case, **sample) as worlds:
        found = worlds.terms(x, y, steps)
    if as_json:
        show_json(found.to_dict())
        return
    best = words.listed([f"{found.titles[issue]} at {point:g}" for issue, point in found.best.items()])
    if y:
        head = [f"{y} \\ {x}", *(f"{point:.2f}" for point in found.points)]
        rows = [[f"{point:.2f}", *(words.percent(cell.value) for cell in row)] for point, row in zip(found.points, found.viable, strict=True)]
        rows.reverse()
    else:
        head = [found.titles[x], "viable, %"]
        rows = [[f"{point:.2f}", words.percent(cell.value)] for point, cell in zip(found.points, found.viable[0], strict=True)]
    show(
        text(f"Best: {best}", "bold"),
        text(f"A feasible force there: {found.at_best}"),
        "",
        table(head, rows),
        "",
        text(str(found.provenance), "dim"),
    )


@click.command()
@case_argument
@click.option("--orders", type=int, default=16, show_default=True, help="Random orders in a world too large to enumerate.")
@sampling
@json_option
def power(case: str, orders: int, as_json: bool, **sample: Any) -> None:
    """Who makes the difference between a feasible force and none.

    Shapley: the chance to be pivotal in a random order; all together are the chance of a force. Banzhaf: the share of all swings.
    """
    with sampled(case, **sample) as worlds:
        found = worlds.power(orders)
    if as_json:
        show_json(found.to_dict())
        return
    rows = [
        [row.name if row.name == row.actor else f"{row.name} ({row.actor})", f"{row.shapley.value:.3f}", f"{row.banzhaf:.3f}", f"{row.banzhaf_absolute.value:.3f}"]
        for row in sorted(found, key=lambda row: -row.shapley.value)
    ]
    show(
        text("Who makes the difference", "bold"),
        "",
        table(["candidate", "Shapley", "Banzhaf", "absolute"], rows),
        "",
        text(str(found.provenance), "dim"),
    )
