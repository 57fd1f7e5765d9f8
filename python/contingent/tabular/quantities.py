"""Quantities: a number, or low, mode and high, or mean and sd, each in a column of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .places import Place, Places, step


def quantity(
    said: Mapping[str, Any], name: str, prefix: str, at: Callable[[str], Place], places: Places
) -> tuple[Any, dict[str, Place]]:
    """The quantity in the columns of a row, and the places of its parts; None, and a problem, if it is not one."""
    range_, normal = [f"{prefix}{part}" for part in ("low", "mode", "high")], [f"{prefix}{part}" for part in ("mean", "sd")]
    forms = ([name], range_, normal)
    expected = f"a number in {name}; or in {', '.join(range_[:2])} and {range_[2]}; or in {' and '.join(normal)}"
    filled = [[column for column in form if column in said] for form in forms]
    if not any(filled):
        places.wrong(at(name), "nothing", expected)
        return None, {}
    used = [(form, columns) for form, columns in zip(forms, filled, strict=True) if columns]
    if len(used) > 1:
        places.wrong(at(used[1][1][0]), f"a number beside that in {used[0][1][0]}", expected)
        return None, {}
    ((form, columns),) = used
    for column in form:
        if column not in columns:
            places.wrong(at(column), "nothing", expected)
    if len(columns) < len(form):
        return None, {}
    values = [said[column] for column in form]
    if form == [name]:
        return values[0], {"": at(name)}
    found = {"": at(form[0])}
    if form == range_:
        return values, found | {step(number): at(column) for number, column in enumerate(form)}
    parts = ("mean", "sd")
    return dict(zip(parts, values, strict=True)), found | {step(part): at(f"{prefix}{part}") for part in parts}
