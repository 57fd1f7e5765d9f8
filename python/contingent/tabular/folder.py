"""Folder: a CSV file a sheet. UTF-8; commas or semicolons between cells, and with semicolons 0,5 is a number too."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from .. import writing
from .._core import ContingentError
from ..loading import decoded
from .cells import guarded, said, unguarded
from .files import contents
from .layout import MAX_ROWS, SHEETS, Grid, bounded, plain

LONGEST_CELL = 131_072  # the csv module's limit


def read_folder(folder: Path) -> list[Grid]:
    """The CSV files of a folder; other files are let be."""
    found = _files(folder)
    if not found:
        raise ContingentError(f"{str(folder)!r} has no CSV files, such as scenario.csv")
    return [_grid(path) if plain(path.stem) in SHEETS else Grid(path.stem, []) for path in found]


def write_folder(tables: Mapping[str, Sequence[Mapping[str, Any]]], folder: Path) -> None:
    """A file for every sheet, also for one without rows; all of them or none. Nothing is written if the folder has CSV files
    of others."""
    # With a byte order mark, without which Excel takes UTF-8 for another encoding.
    made = {f"{sheet}.csv": _text(sheet, rows).encode("utf-8-sig") for sheet, rows in tables.items()}
    for path in _files(folder) if folder.is_dir() else []:
        if path.name not in {f"{sheet}.csv" for sheet in SHEETS}:
            raise ContingentError(f"{str(path)!r} is no table of a scenario: choose another folder, or move the file away")
    try:
        writing.write_together(folder, made)
    except OSError as error:
        raise ContingentError(f"{str(folder)!r} {error.strerror}") from None


def _files(folder: Path) -> list[Path]:
    try:
        found = {path.name: path for path in folder.iterdir()} | writing.pending(folder)
        files = sorted(path for path in found.values() if path.suffix.lower() == ".csv" and path.is_file())
    except OSError as error:
        raise ContingentError(f"{str(folder)!r} cannot be read: {error.strerror}") from None
    return files


def _grid(path: Path) -> Grid:
    text = decoded(contents(path), repr(str(path))).removeprefix("\ufeff")
    head = text.split("\n", 1)[0]
    delimiter = ";" if head.count(";") > head.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        rows = [(number, [unguarded(cell) for cell in cells]) for number, cells in bounded(reader, repr(str(path)))]
    except csv.Error as error:
        raise ContingentError(f"{str(path)!r}, line {reader.line_num}: {error}") from None
    return Grid(path.stem, rows, comma=delimiter == ";")


def _text(sheet: str, rows: Sequence[Mapping[str, Any]]) -> str:
    if len(rows) >= MAX_ROWS:
        raise ContingentError(f"{sheet}: {len(rows):,} rows, and a table takes {MAX_ROWS:,}")
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(SHEETS[sheet])
    for number, row in enumerate(rows, 2):
        writer.writerow([_cell(row.get(column), f"{sheet}, row {number}, column {column}") for column in SHEETS[sheet]])
    return made.getvalue()


def _cell(value: Any, where: str) -> str:
    if value is None:
        return ""
    cell = said(value)
    if not isinstance(cell, str):
        return repr(cell)
    if len(cell) >= LONGEST_CELL:
        raise ContingentError(f"{where}: a text of {len(cell):,} characters, and a cell takes {LONGEST_CELL:,}")
    return guarded(cell)
