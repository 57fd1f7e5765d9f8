"""Levers: what would move the answer, what stands in the way, what would unlock it, and what if."""

from __future__ import annotations

from typing import Any

import click

from .. import words
from .._core import ContingentError
from ..searches import compare
from .asking import case_argument, json_option, sampled, sampling
from .showing import show, show_json, table, text

target_option = click.option(
    "--target",
    "targets",
    multiple=True,
    metavar="ID",
    help="A candidate (that it could take part); given again, a coalition. If not given: that some force is feasible.",
)


@click.command()
@case_argument
@target_option
@click.option("--top", type=int, default=20, show_default=True, help="How many to show.")
@sampling
@json_option
def levers(case: str, targets: tuple[str, ...], top: int, as_json: bool, **sample: Any) -> None:
    """What each lever adds if it goes well, costs if badly."""
    with sampled(case, **sample) as worlds:
        found = worlds.levers(_target(targets))
    if as_json:
        show_json(found.to_dict())
        return
    rows = [
        [row.says, words.points(row.gain.value) if row.gain else "", words.points(row.loss.value) if row.loss else ""]
        for row in found.rows[:top]
    ]
    show(
        text(f"What would move it ({found.target}: {found.base})", "bold"),
        "",
        table(["lever", "well", "badly"], rows),
        "",
        text("In percentage points, on the same worlds.", "dim"),
        text(str(found.provenance), "dim"),
    )


@click.command()
@case_argument
@target_option
@click.option("--top", type=int, default=10, show_default=True, help="How many of each kind to show.")
@sampling
@json_option
def blocks(case: str, targets: tuple[str, ...], top: int, as_json: bool, **sample: Any) -> None:
    """What stands in the way, where the target fails.

    Which lever alone fails it, and which two together. Looks at every pair of levers: --worlds 10000 takes seconds.
    """
    with sampled(case, **sample) as worlds:
        found = worlds.blocks(_target(targets))
    if as_json:
        show_json(found.to_dict())
        return
    counts = [
        [says, f"{words.percent(share.value)} %"]
        for says, share in (
            ("one lever would do", found.one),
            ("it takes two", found.two),
            ("it takes more", found.more),
            ("no lever would do", found.beyond),
        )
    ]
    show(
        text(f"Where it fails ({found.target} fails: {found.failing})", "bold"),
        "",
        table(["of the failing worlds", "share"], counts),
        "",
        table(["what alone stands in the way", "share"], [[b.says, f"{words.percent(b.share.value)} %"] for b in found.alone[:top]]),
        "",
        table(["which two together", "share"], [[b.says, f"{words.percent(b.share.value)} %"] for b in found.pairs[:top]]),
        "",
        text(str(found.provenance), "dim"),
    )


@click.command()
@case_argument
@target_option
@click.option("--at-least", type=float, default=0.5, show_default=True, help="The share of worlds to reach.")
@click.option("--changes", type=int, default=2, show_default=True, help="The most levers to set.")
@click.option("--top", type=int, default=10, show_default=True, help="How many to show.")
@sampling
@json_option
def unlock(
    case: str, targets: tuple[str, ...], at_least: float, changes: int, top: int, as_json: bool, **sample: Any
) -> None:
    """The smallest sets of levers that reach a goal.

    Exact on the sampled worlds. Sets of three take a minute for 10,000 worlds and 60 levers: mind --worlds.
    """
    with sampled(case, **sample) as worlds:
        found = worlds.unlock(_target(targets), at_least, changes, show=top)
    if as_json:
        show_json(found.to_dict())
        return
    reach = "reach" if found.reached else "come closest to"
    rows = [[one.says, f"{words.percent(one.target.value)} %", words.points(one.change.value)] for one in found]
    show(
        text(f"The smallest sets of levers that {reach} {words.percent(at_least)} % ({found.target}: {found.base})", "bold"),
        "",
        table(["levers", "then", "points"], rows),
        "",
        text(str(found.provenance), "dim"),
    )


@click.command("what-if")
@case_argument
@sampling
@json_option
def what_if(case: str, as_json: bool, **sample: Any) -> None:
    """What changes if numbers are set otherwise with --set.

    On the same worlds: the interval of a change is far narrower than those of the two answers.
    """
    if not sample["settings"]:
        raise ContingentError("say what to change, such as --set accepts:ISR/TUR=1")
    with sampled(case, **{**sample, "settings": {}}) as before:
        after = before.scenario.set(sample["settings"]).sample(len(before), seed=before.seed, threads=sample["threads"])
        found = compare(before, after)
    if as_json:
        show_json(found.to_dict())
        return
    rows = [
        [row.name, f"{words.percent(row.before.value)} %", f"{words.percent(row.after.value)} %", words.points(row.change.value)]
        for row in found.rows
    ]
    show(
        text(f"A feasible force: {found.viable.before}", "bold"),
        text(f"and then: {found.viable.after}, {found.viable.change}", "bold"),
        "",
        table(["could take part", "before", "after", "points"], rows[1:]),
        "",
        text(str(found.after), "dim"),
    )


def _target(targets: tuple[str, ...]) -> str | list[str]:
    if not targets:
        return "viable"
    return targets[0] if len(targets) == 1 else list(targets)
