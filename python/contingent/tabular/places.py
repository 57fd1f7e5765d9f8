"""Places: problems told by sheet, row and column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NoReturn, cast

from .._core import Problem, ScenarioError

MOST = 100  # problems that are told


@dataclass(frozen=True)
class Place:
    """A cell, a row (column ""), or a sheet (row 0)."""

    sheet: str
    row: int = 0
    column: str = ""

    def __str__(self) -> str:
        row = f", row {self.row}" if self.row else ""
        return f"{self.sheet}{row}" + (f", column {self.column}" if self.column else "")


@dataclass(frozen=True)
class Placed:
    """A problem like the core's, at a place in a table; `line` is the row."""

    where: str
    found: str
    expected: str
    hint: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.where}: found {self.found}, expected {self.expected}" + (f" ({self.hint})" if self.hint else "")


class Places:
    """Where each part of a scenario stands, by its JSON Pointer; and the problems met while it was put together."""

    def __init__(self) -> None:
        self._places: dict[str, Place] = {}
        self._names: dict[str, tuple[str, Place]] = {}
        self.problems: list[Placed] = []

    def put(self, pointer: str, place: Place) -> None:
        self._places.setdefault(pointer, place)

    def name(self, pointer: str, name: str, place: Place) -> None:
        """Where the name stands that a part is kept by: the core reports it at the part, and finds the name in quotes."""
        self._names[pointer] = (f'"{name}"', place)

    def wrong(self, place: Place, found: str, expected: str, near: str = "", hint: str = "") -> None:
        """Notes a problem; raises all of them if there are very many."""
        if len(self.problems) == MOST:
            self.problems.append(Placed(str(place), "more problems", f"at most {MOST} to be told at once"))
            raise_problems(self.problems)
        hint = f'did you mean "{near}"?' if near else hint
        self.problems.append(Placed(str(place), found, expected, hint, place.row))

    def check(self) -> None:
        """Raises the problems there are."""
        if self.problems:
            raise_problems(self.problems)

    def placed(self, problem: Problem) -> Placed:
        """A problem of the core's at the nearest place that its pointer leads to."""
        pointer = problem.where
        while pointer not in self._places and pointer:
            pointer = pointer.rpartition("/")[0]
        place = self._places.get(pointer, Place("scenario"))
        for part in (pointer, pointer.rpartition("/")[0]):
            if part in self._names and self._names[part][0] in problem.found:
                place = self._names[part][1]
        hint = "put it into from_ids" if place.column == "from_group" and "[" in problem.hint else problem.hint
        return Placed(str(place), problem.found, problem.expected, hint, place.row)


def step(name: str | int) -> str:
    """A step of a JSON Pointer.

    >>> step("a/b"), step(0)
    ('/a~1b', '/0')
    """
    return "/" + str(name).replace("~", "~0").replace("/", "~1")


def shown(cell: Any) -> str:
    """What a cell holds, in short."""
    text = str(cell)
    return f'"{text if len(text) <= 60 else text[:59] + "…"}"'


def raise_problems(problems: list[Placed]) -> NoReturn:
    error = ScenarioError("\n".join(str(problem) for problem in problems))
    error.problems = cast("list[Problem]", problems)
    raise error from None
