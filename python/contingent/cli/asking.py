"""Asking: what commands have in common, from the arguments to the sample."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click
from click.shell_completion import CompletionItem

from .._core import ContingentError
from ..loading import MAX_FILE_BYTES, cases, decoded, load
from ..scenario import Scenario
from ..worlds import Worlds
from .progress import progress_bar

Command = Callable[..., None]
Decorator = Callable[[Command], Command]

STDIN = "-"


def _known_cases(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """What the shell offers for CASE: files, and the ids of the shipped cases with their titles."""
    ids = [CompletionItem(id, help=title) for id, title in cases().items() if id.startswith(begun)]
    return [CompletionItem(begun, type="file"), *ids]


case_argument: Decorator = click.argument("case", metavar="CASE", shell_complete=_known_cases)
json_option: Decorator = click.option(
    "--json", "as_json", is_flag=True, help="Print the answer as JSON, and nothing else."
)


def number_option(name: str, **options: Any) -> Decorator:
    """An option that takes a whole number."""
    return click.option(name, type=int, metavar="NUMBER", show_default=True, **options)


def sampling(command: Command) -> Command:
    """The options of a command that samples; they reach it as keywords, to hand on to `sampled`."""
    for option in reversed(_sampling_options()):
        command = option(command)
    return command


def _sampling_options() -> list[Decorator]:
    return [
        number_option("--worlds", default=100_000, help="How many worlds to sample."),
        number_option("--seed", default=0, help="The same seed gives the same worlds."),
        number_option("--threads", help="At once; all of the machine's if not given. No answer depends on it."),
        click.option("--as-of", "day", metavar="DAY", help="What was known on a day such as 2025-10-25, and no more."),
        click.option(
            "--set",
            "settings",
            multiple=True,
            metavar="LEVER=VALUE",
            callback=_settings,
            help="Change a number of the scenario, such as joins:EGY=0.5; may be given again.",
        ),
    ]


def loaded(case: str) -> Scenario:
    """The scenario of an argument CASE."""
    if case != STDIN:
        return load(case)
    if sys.stdin is None:
        raise ContingentError("there is no standard input")
    return Scenario.from_json(decoded(sys.stdin.buffer.read(MAX_FILE_BYTES + 1), "standard input"))


def changed(scenario: Scenario, settings: dict[str, float], day: str | None) -> Scenario:
    """The scenario as known on a day, with levers set."""
    if day:
        scenario = scenario.as_of(day)
    return scenario.set(settings) if settings else scenario


@contextmanager
def sampled(
    case: str, *, worlds: int, seed: int, threads: int | None, settings: dict[str, float], day: str | None = None
) -> Iterator[Worlds]:
    """The sample to ask; while it is asked, and that takes long, a bar shows how far it is."""
    scenario = changed(loaded(case), settings, day)
    with progress_bar() as progress:
        yield scenario.sample(worlds, seed=seed, threads=threads, progress=progress)


def _settings(context: click.Context, parameter: click.Parameter, given: tuple[str, ...]) -> dict[str, float]:
    found: dict[str, float] = {}
    for text in given:
        lever, equals, value = text.rpartition("=")
        if not (lever and equals):
            raise click.BadParameter(f"{text!r} is not LEVER=VALUE, such as event:un-mandate=1")
        try:
            number = float(value)
        except ValueError:
            raise click.BadParameter(f"{value!r} in {text!r} is not a number") from None
        if not math.isfinite(number):
            raise click.BadParameter(f"{value!r} in {text!r} is not a finite number")
        if lever in found:
            raise click.BadParameter(f"{lever!r} is set twice")
        found[lever] = number
    return found
