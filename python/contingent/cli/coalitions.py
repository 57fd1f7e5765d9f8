"""Coalitions: which is best and how fragile, and what the most viable one is for each amount."""

from __future__ import annotations

from typing import Any

import click

from .. import words
from .asking import case_argument, json_option, sampled, sampling
from .showing import show, show_json, table, text


@click.command()
@case_argument
@click.option("--top", type=int, default=10, show_default=True, help="How many.")
@click.option("--max-size", type=int, default=8, show_default=True, help="The most members.")
@click.option("--include", multiple=True, metavar="ID", help="Who must be in; may be given again.")
@click.option("--exclude", multiple=True, metavar="ID", help="Who must not be in; may be given again.")
@click.option("--lead", metavar="ID", help="Who must lead.")
@click.option("--minimal", is_flag=True, help="Only those that lose viability with any member they lose.")
@click.option("--seconds", type=float, help="Stop after so long, with a bound on what was not looked at.")
@sampling
@json_option
def coalitions(
    case: str,
    top: int,
    max_size: int,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    lead: str | None,
    minimal: bool,
    seconds: float | None,
    as_json: bool,
    **sample: Any,
) -> None:
    """The most viable coalitions, and how fragile each is.

    Found exactly on the sampled worlds, then scored on as many fresh ones: of many figures the best flatters itself.
    Resilience: how likely what is left is still feasible after a member walks out, on average over members.
    """
    with sampled(case, **sample) as worlds:
        found = worlds.coalitions(
            top, max_size, include=include, exclude=exclude, lead=lead, minimal=minimal, seconds=seconds
        )
    if as_json:
        show_json(found.to_dict())
        return
    rows = [
        [words.listed(row.names), *(f"{words.percent(share)} %" for share in (row.viability.value, row.in_sample.value, row.resilience.mean))]
        for row in found
    ]
    show(
        text("The most viable coalitions", "bold"),
        text(found.told),
        "",
        table(["coalition", "viable", "in sample", "resilience"], rows) if rows else text("None is feasible in any sampled world."),
        "",
        text(str(found.provenance), "dim"),
    )


@click.command()
@case_argument
@click.argument("quantity")
@click.option("--amount", "amounts", type=float, multiple=True, metavar="NUMBER", help="An amount to look at; may be given again.")
@sampling
@json_option
def frontier(case: str, quantity: str, amounts: tuple[float, ...], as_json: bool, **sample: Any) -> None:
    """The most viable coalition for each amount of QUANTITY.

    QUANTITY is the name of an offer, such as troops. Without --amount: ten steps, to four times what the scenario asks for.
    """
    with sampled(case, **sample) as worlds:
        found = worlds.frontier(quantity, list(amounts) or None)
    if as_json:
        show_json(found.to_dict())
        return
    rows = []
    for point in found:
        names, viable = (point.coalition.names, point.coalition.viability.value) if point.coalition else (["none"], 0.0)
        rows.append([words.listed(names), f"{point.at_least:,.10g}", f"{words.percent(viable)} %"])
    show(
        text(f"Viability against {quantity}", "bold"),
        "",
        table(["the most viable coalition", "at least", "viable"], rows),
        "",
        text(str(found.provenance), "dim"),
    )
