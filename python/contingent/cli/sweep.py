"""Sweep: how the answer moves with a lever, or with several."""

from __future__ import annotations

import math
import signal
from functools import partial
from itertools import product
from typing import TYPE_CHECKING

import click
from rich.text import Text

from .. import mapping
from ..results import Estimate
from .asking import case_argument, changed, json_option, loaded, sampling
from .progress import progress_bar
from .showing import shades, show, show_json, table, text, width

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor

MOST = 100_000  # settings
BAR = 30  # columns of a bar, at most


def _ranges(context: click.Context, parameter: click.Parameter, given: tuple[str, ...]) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    for said in given:
        lever, equals, span = said.rpartition("=")
        if not (lever and equals):
            raise click.BadParameter(f"{said!r} is not LEVER=FROM:TO:STEP, such as joins:EGY=0:1:0.1")
        if lever in found:
            raise click.BadParameter(f"{lever!r} is swept twice")
        found[lever] = _points(span)
    if math.prod(map(len, found.values())) > MOST:
        raise click.BadParameter(f"that is more than {MOST:,} settings")
    return found


def _points(span: str) -> list[float]:
    """From the first to the last, both with it, in steps."""
    try:
        first, last, step = map(float, span.split(":"))
        steps = math.floor((last - first) / step + 1e-9)
    except (ValueError, OverflowError, ZeroDivisionError):
        raise click.BadParameter(f"{span!r} is not FROM:TO:STEP, such as 0:1:0.1") from None
    if not 0 <= steps < MOST:
        raise click.BadParameter(f"{span!r} has no end or more than {MOST:,} steps")
    return [round(first + k * step, 12) for k in range(steps + 1)]


@click.command()
@case_argument
@click.option(
    "--lever",
    "levers",
    multiple=True,
    required=True,
    metavar="LEVER=FROM:TO:STEP",
    callback=_ranges,
    help="What to move, such as joins:EGY=0:1:0.1; given again, every combination.",
)
@click.option("--processes", type=click.IntRange(1, 1024), metavar="NUMBER", help="At once, with one thread each.")
@click.option("--checkpoint", type=click.Path(dir_okay=False), metavar="FILE", help="Go on from it if it is there, save to it.")
@sampling
@json_option
def sweep(
    case: str,
    levers: dict[str, list[float]],
    processes: int | None,
    checkpoint: str | None,
    as_json: bool,
    worlds: int,
    seed: int,
    threads: int | None,
    settings: dict[str, float],
    day: str | None,
) -> None:
    """How likely a force is at each setting of levers.

    All on the same worlds. A sweep that was stopped goes on from its checkpoint.
    """
    scenario = changed(loaded(case), settings, day)
    points = [dict(zip(levers, values, strict=True)) for values in product(*levers.values())]
    with progress_bar() as progress:
        found: list[Estimate] = list(
            mapping.map(
                [scenario.set(point) for point in points], "viable", worlds=worlds, seed=seed, threads=threads,
                executor=_executor(processes), progress=progress, checkpoint=checkpoint,
            )
        )  # fmt: skip
    provenance = scenario.sample(worlds, seed=seed).provenance
    if as_json:
        told = [{"settings": point, "viable": viable.to_dict()} for point, viable in zip(points, found, strict=True)]
        show_json({"rows": told, "provenance": provenance.to_dict()})
        return
    end = max(0.1, math.ceil(10 * max(viable.value for viable in found)) / 10)  # bars end at the next tenth above all
    rows = [_row(point, viable, end) for point, viable in zip(points, found, strict=True)]
    show(
        text(scenario.title, "bold"),
        text("A force that meets every requirement, per cent of worlds"),
        "",
        table([*levers, "viable", "low", "high", f"0 to {100 * end:.0f}"], rows),
        "",
        text(str(provenance), "dim"),
    )


def _row(point: dict[str, float], viable: Estimate, end: float) -> list[str | Text]:
    settings = [f"{value:g}" for value in point.values()]
    shares = [f"{100 * share:.1f}" for share in (viable.value, viable.low, viable.high)]
    room = min(BAR, width() // 3)
    return [*settings, *shares, Text((shades()[0] * round(room * viable.value / end)).ljust(room), justify="left")]


def _executor(processes: int | None) -> Callable[[], Executor] | None:
    if processes is None:
        return None
    from concurrent.futures import ProcessPoolExecutor

    # Ctrl-C reaches all processes of a terminal: the first of them is the one to heed it.
    return partial(ProcessPoolExecutor, processes, initializer=partial(signal.signal, signal.SIGINT, signal.SIG_IGN))
