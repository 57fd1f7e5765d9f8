"""One coalition: how likely it is a feasible force, and where it fails."""

from __future__ import annotations

from typing import Any

import click

from .. import words
from ..results import Viability
from ..results.viability import STEPS
from .asking import case_argument, json_option, sampled, sampling
from .showing import show, show_json, table, text


@click.command()
@case_argument
@click.argument("members", metavar="MEMBER...", nargs=-1, required=True)
@sampling
@json_option
def viability(case: str, members: tuple[str, ...], as_json: bool, **sample: Any) -> None:
    """How viable one coalition is, and where it fails.

    The share of worlds in which exactly these members are a feasible force, under some lead; the others are lost, each at
    the first step that fails. MEMBER is a candidate's id, such as EGY; a member of a pool is others#1, others#2, ...
    """
    with sampled(case, **sample) as worlds:
        found = worlds.viability(members)
    if as_json:
        show_json(found.to_dict())
        return
    steps = found.breakdown()
    rows = [
        [meaning, f"{getattr(steps, step):,}", f"{words.percent(getattr(steps, step) / steps.worlds)} %"]
        for step, meaning in STEPS.items()
    ]
    show(
        text(named(found), "bold"),
        text(f"A feasible force: {found.feasible}"),
        "",
        table(["where the worlds go", "worlds", "share"], rows),
        "",
        text(str(found.provenance), "dim"),
    )


def named(found: Viability) -> str:
    """The members by name, with the ids where they differ."""
    return words.listed(
        [name if name == id else f"{name} ({id})" for id, name in zip(found.members, found.names, strict=True)]
    )
