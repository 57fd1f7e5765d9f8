"""Members: who could, would and must take part."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import groupby
from typing import Any

import click
from rich.cells import cell_len
from rich.console import RenderableType
from rich.text import Text

from .. import words
from ..results import Member, Members
from .asking import case_argument, json_option, sampled, sampling
from .showing import shades, show, show_json, table, text, width

COLUMNS = ("could", "would", "needed", "compatible", "admitted", "willing")
BARS = {  # answer: its colour, and what it means
    "needed": ("magenta", "in every force there could be (floor)"),
    "would": ("blue", "in the force that forms (plan)"),
    "could": ("cyan", "in some force that meets every requirement (ceiling)"),
}
NAME, BAR = 20, 40  # columns for a name and a bar, at most


@click.command()
@case_argument
@sampling
@json_option
def members(case: str, as_json: bool, **sample: Any) -> None:
    """Who could, would and must take part.

    \b
    could       in some force that meets every requirement (ceiling)
    would       in the force that forms (plan)
    needed      in every force there could be (floor)
    compatible  admitted, and its ranges meet those of every gatekeeper in force
    admitted    willing, and every gatekeeper in force accepts it
    willing     would join at best
    """
    with sampled(case, **sample) as worlds:
        found, rare = worlds.members(), worlds.rare_viable()
    if as_json:
        show_json(found.to_dict() | ({"rare": rare.to_dict()} if rare else {}))
        return
    show(*shown(found, worlds.scenario.title))
    if rare:
        show(text(f"Hardly any sampled world has a force. By strata of the events that it takes: {rare}"))


def shown(found: Members, title: str) -> list[RenderableType]:
    """The answer in words, then a row a candidate, those who could join most often first, under the words for `could`."""
    ranked = found.ranked()
    end = axis_end(ranked)
    name = min(NAME, max(cell_len(row.label) for row in ranked)) + 2
    numbers = [max(5, len(answer)) for answer in COLUMNS]
    bar = min(width() - name - sum(numbers) - len(numbers) - 2, BAR)
    widths = [name, bar, *numbers]
    parts: list[RenderableType] = [
        text(title, "bold"),
        text(f"A force that meets every requirement: {found.viable}"),
        text(f"One that comes about only if somebody coordinates: {found.coordination_gap}"),
        "",
        table(["per cent of worlds", f"0 to {100 * end:.0f}", *COLUMNS], [], widths),
    ]
    for term, rows in groupby(ranked, lambda row: row.could.term):
        cells: list[list[str | Text]] = [
            [text(row.label), drawn(row, bar, end), *map(number_of(row), COLUMNS)] for row in rows
        ]
        parts += [text(f"could: {term}", "bold"), table([], cells, widths)]
    key = [
        Text.assemble((shade, BARS[answer][0]), f" {answer}: {BARS[answer][1]}")
        for shade, answer in zip(shades(), BARS, strict=True)
    ]
    return [*parts, "", *key, text(str(found.provenance), "dim")]


def drawn(row: Member, length: int, end: float) -> Text:
    """A bar from 0 to `end`: what is needed darkest, then what would, then what could."""
    bar, done = Text(justify="left"), 0
    for shade, (answer, (colour, _)) in zip(shades(), BARS.items(), strict=True):
        until = round(length * getattr(row, answer).value / end)
        bar.append(shade * (until - done), colour)
        done = until
    return bar.append(" " * (length - done))


def number_of(row: Member) -> Callable[[str], str]:
    """The number of each answer, in per cent."""
    return lambda answer: words.percent(getattr(row, answer).value)


def axis_end(rows: list[Member]) -> float:
    """The bars end at the next tenth above all."""
    return max(0.1, math.ceil(10 * max(row.could.value for row in rows)) / 10)
