"""What a lever set to a number says, in words."""

from __future__ import annotations

from . import words
from .results.levers import Setting
from .scenario import Scenario


def setting(scenario: Scenario, lever: str, value: float) -> Setting:
    """A setting with its words.

    >>> import contingent as ct
    >>> gaza = ct.load("gaza-isf-2025-10")
    >>> setting(gaza, "accepts:ISR/TUR", 1.0).says
    'Israel accepts Turkey'
    >>> setting(gaza, "requirement:size", 0.0).says.endswith("is waived")
    True
    """
    return Setting(lever, value, words.clean(_says(scenario, lever, value)))


def subject(scenario: Scenario, lever: str) -> str:
    """What a lever is about, whatever it is set to."""
    kind, _, name = lever.partition(":")
    if kind in ("event", "requirement"):
        return words.clean(_title(scenario, kind, name))
    return setting(scenario, lever, 1.0).says if kind != "position" else words.clean(_position(scenario, name))


def _says(scenario: Scenario, lever: str, value: float) -> str:
    kind, _, name = lever.partition(":")
    names = scenario.names
    if kind == "position":
        return f"{_position(scenario, name)} at {value:g}"
    if kind == "event":
        title = _title(scenario, kind, name)
        return title if value == 1 else f"not: {title}" if value == 0 else f"{title}: {_chance(value)}"
    if kind == "requirement":
        title = _title(scenario, kind, name)
        called = title if title != name else f"the requirement of {name}"
        return f"{called} is waived" if value == 0 else f"{called}: {value:,.10g}"
    judge, _, target = name.partition("/")
    called = names.get(judge, judge)
    does, does_not = {
        "joins": ("is ready to join", "will not join"),
        "leads": ("is able to lead", "is not able to lead"),
        "accepts": (f"accepts {_target(scenario, target)}", f"refuses {_target(scenario, target)}"),
    }[kind]
    return f"{called} {does if value else does_not}" + ("" if value in (0, 1) else f" ({_chance(value)})")


def _position(scenario: Scenario, name: str) -> str:
    actor, _, issue = name.partition("/")
    return f"{scenario.names.get(actor, actor)} on \u201c{scenario.names.get(issue, issue)}\u201d"


def _title(scenario: Scenario, kind: str, name: str) -> str:
    return (scenario.names if kind == "event" else scenario.requirements).get(name, name)


def _target(scenario: Scenario, target: str) -> str:
    return "everyone else" if target == "*" else scenario.names.get(target, f"the group {target}")


def _chance(value: float) -> str:
    return f"{words.percent(value)} %"
