"""Tabular: a whole scenario as tables, in a folder of CSV files or in one workbook, and back.

    layout    which sheets there are, and their columns
    cells     what a cell says: texts, numbers, lists, yes and no
    telling   a scenario's dict to rows
    hearing   rows to a scenario's dict, and where each part of it stands
    places    problems by sheet, row and column
    folder    a folder of CSV files
    workbook  a workbook; the only module that imports openpyxl, and only when it is asked for one

They are imported when tables are read or written: most sessions never do.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from .._core import ContingentError, ScenarioError
from ..scenario import Scenario

__all__ = ["from_tables", "to_tables"]


def from_tables(path: str | os.PathLike[str]) -> Scenario:
    """The scenario in a folder of CSV files, or in a workbook (.xlsx; needs openpyxl).

    Raises ScenarioError, whose problems say in which sheet, row and column they are, or ContingentError where nothing can
    be read. No formula is ever evaluated.
    """
    from .folder import read_folder
    from .hearing import hear
    from .places import raise_problems
    from .workbook import read_workbook

    place = _path(path)
    if place.is_dir():
        grids = read_folder(place)
    elif not place.exists():
        raise ContingentError(f"{_shown(place)}: there is no such folder or file")
    elif place.suffix.lower() == ".xlsx":
        grids = read_workbook(place)
    else:
        raise ContingentError(f"{_shown(place)} is neither a folder of CSV files nor a workbook (.xlsx)")
    told, places = hear(grids)
    try:
        return Scenario.from_dict(told)
    except ScenarioError as error:
        raise_problems([places.placed(problem) for problem in error.problems])


def to_tables(scenario: Scenario, path: str | os.PathLike[str]) -> None:
    """Writes the scenario to a workbook if the path ends in .xlsx, else to a folder of CSV files.

    What is there under the same names is replaced.
    """
    from .folder import write_folder
    from .telling import tell
    from .workbook import write_workbook

    place = _path(path)
    tables: dict[str, list[dict[str, Any]]] = tell(scenario.to_dict())
    if place.suffix.lower() == ".xlsx" and not place.is_dir():
        write_workbook(tables, place)
    elif place.exists() and not place.is_dir():
        raise ContingentError(f"{_shown(place)} is a file: tables go to a folder, or to a workbook (.xlsx)")
    elif place.suffix and not place.exists():
        raise ContingentError(f"{_shown(place)}: tables go to a folder (its name without a dot), or to a workbook (.xlsx)")
    else:
        write_folder(tables, place)


def _path(path: str | os.PathLike[str]) -> Path:
    try:
        place = os.fsdecode(path)
    except TypeError:
        raise ContingentError(f"{path!r} is no path: tables are in a folder or a workbook") from None
    if "\0" in place:
        raise ContingentError(f"{place!r} is no path: it has a NUL")
    return Path(place)


def _shown(path: Path) -> str:
    return repr(str(path))
