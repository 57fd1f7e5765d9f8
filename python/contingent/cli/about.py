"""About scenarios: which there are, whether one is sound, how they are written."""

from __future__ import annotations

import click

from .. import loading
from .._core import Problem, ScenarioError
from ..scenario import Scenario
from .asking import case_argument, json_option, loaded
from .failing import FAILED, counted, lines
from .showing import show_json, tell


@click.command()
@json_option
def cases(as_json: bool) -> None:
    """The shipped cases: ids and titles."""
    found = loading.cases()
    if as_json:
        show_json(found)
    else:
        tell(*(f"{id}: {title}" for id, title in found.items()))


@click.command()
@case_argument
@json_option
@click.pass_context
def check(ctx: click.Context, case: str, as_json: bool) -> None:
    """Whether CASE is sound; else all its problems, a line each.

    A line begins with its place in the file, as a JSON Pointer. The exit code is 1 if there is any.
    """
    problems: list[Problem] = []
    told = ""
    try:
        told = contents(loaded(case))
    except ScenarioError as error:
        problems = error.problems
    if as_json:
        show_json({"sound": not problems, "problems": [as_dict(problem) for problem in problems]})
    elif problems:
        tell(*lines(problems), counted(problems))
    else:
        tell(f"sound: {told}")
    if problems:
        ctx.exit(FAILED)


@click.command()
def schema() -> None:
    """The JSON Schema of the scenario format."""
    show_json(loading.schema())


def contents(scenario: Scenario) -> str:
    """What there is in a scenario, in numbers."""
    told = scenario.to_dict()
    named = len(set(scenario.candidates) & set(scenario.actors))
    counts = {
        "candidate": named,
        "unnamed candidate": len(scenario.candidates) - named,
        "gatekeeper": len(scenario.gatekeepers),
        "event": len(scenario.events),
        "issue": len(scenario.issues),
        "requirement": len(told.get("requirements", {})),
        "claim": len(told.get("claims", {})),
    }
    return ", ".join(f"{count} {what}{'s' * (count != 1)}" for what, count in counts.items() if count)


def as_dict(problem: Problem) -> dict[str, str | int]:
    return {name: getattr(problem, name) for name in ("where", "found", "expected", "hint", "line", "column")}
