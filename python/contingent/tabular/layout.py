"""Layout: which sheets there are, and their columns. The first column (or two) of a sheet tell its rows apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum
from itertools import islice
from typing import Any

from .._core import ContingentError


class Kind(Enum):
    """What a column's cells are."""

    ID = "id"  # blanks around it do not count
    TEXT = "text"  # as it is, to the last blank
    NUMBER = "number"
    LIST = "list"  # texts, with commas between them; NO_ITEMS where there are none but that is to be said
    FLAG = "flag"  # yes or no


def _columns(**kinds: str) -> dict[str, Kind]:
    return {name: kind for kind in Kind for name in kinds.get(kind.value, "").split()}


def _quantity(*names: str) -> tuple[str, ...]:
    parts = ("low", "mode", "high", "mean", "sd")
    return tuple(f"{name}_{part}" for name in names for part in parts) if names else parts


SCENARIO_FIELDS = ("$schema", "contingent", "title", "question", "as_of", "horizon", "note", "prefer", "half_life", "pooling")
LEXICON_FIELDS = ("half_life", "pooling")  # of those, what is the lexicon's
LEXICON_PARTS = ("hedges", "kinds", "attribution", "reliability", "base")

# In the order they are shown in; each with its columns' names, in order, and kinds.
_SHEETS: dict[str, tuple[str, dict[str, Kind]]] = {
    "scenario": ("field value", _columns(id="field", text="value")),
    "lexicon": (
        "part name chance sd kind from",
        _columns(id="part", number="chance sd", text="name kind from"),
    ),
    "sources": (
        "id publisher title date url reliability note",
        _columns(id="id date", number="reliability", text="publisher title url note"),  # or a letter
    ),
    "claims": (
        "id source speaker origin date says hedge attribution note",
        _columns(id="id source date", text="speaker origin says hedge attribution note"),
    ),
    "events": ("id title", _columns(id="id", text="title")),
    "issues": ("id title low high note", _columns(id="id", text="title low high note")),
    "actors": (
        "id name groups gatekeeper claims note",
        _columns(id="id", text="name note", list="groups claims", flag="gatekeeper"),
    ),
    "pools": (
        "id title size groups claims note",
        _columns(id="id", text="title note", number="size", list="groups claims"),
    ),
    "beliefs": (
        "subject when chance base times claims note",
        _columns(id="subject when", number="chance base times", list="claims", text="note"),
    ),
    "offers": (
        " ".join(("actor task amount", *_quantity(), "claims note")),
        _columns(id="actor task", number=" ".join(("amount", *_quantity())), list="claims", text="note"),
    ),
    "positions": (
        " ".join(("actor issue ideal", *_quantity("ideal"), "tolerance", *_quantity("tolerance"), "claims note")),
        _columns(
            id="actor issue",
            number=" ".join(("ideal tolerance", *_quantity("ideal", "tolerance"))),
            list="claims",
            text="note",
        ),
    ),
    "requirements": (
        "id title at_least of from_group from_ids lead when claims note",
        _columns(id="id of from_group when", text="title note", number="at_least", list="from_ids claims", flag="lead"),
    ),
    "outcomes": (
        "actor joined how count of claims note",
        _columns(id="actor", flag="joined", number="count of", list="claims", text="how note"),
    ),
}
SHEETS: dict[str, dict[str, Kind]] = {
    name: {column: kinds[column] for column in order.split()} for name, (order, kinds) in _SHEETS.items()
}
KEYS = {name: tuple(columns)[: 2 if name in ("lexicon", "offers", "positions") else 1] for name, columns in SHEETS.items()}
NO_ITEMS = "(none)"

MAX_ROWS = 200_000  # of a sheet
MAX_COLUMNS = 256  # of a sheet, with those that nothing is in
MAX_CELLS = 4_000_000  # of a sheet, likewise


@dataclass(frozen=True)
class Grid:
    """A sheet as found: its name, and its rows with their numbers, from 1; cells are as the file has them."""

    name: str
    rows: Sequence[tuple[int, Sequence[Any]]]
    comma: bool = False  # whether 0,5 is a number in it


@dataclass(frozen=True)
class Refused:
    """A cell that is not read."""

    found: str
    hint: str = ""


def bounded(rows: Iterable[Sequence[Any]], where: str) -> Iterator[tuple[int, Sequence[Any]]]:
    """The rows of a sheet with their numbers, from 1; ContingentError as soon as they are more than any scenario has."""
    cells = 0
    for number, row in enumerate(rows, 1):
        cells += len(row)
        if number > MAX_ROWS:
            raise ContingentError(f"{where} has more than {MAX_ROWS:,} rows")
        if len(row) > MAX_COLUMNS:
            raise ContingentError(f"{where}, row {number}: more than {MAX_COLUMNS} columns")
        if cells > MAX_CELLS:
            raise ContingentError(f"{where} has more than {MAX_CELLS:,} cells")
        yield number, row


def plain(name: str) -> str:
    """How names of sheets and columns are compared.

    >>> plain(" As Of")
    'as_of'
    """
    return "_".join(name.casefold().replace("-", " ").replace("_", " ").split())


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that is most like it; "" if none is."""
    some = [each for each in islice(known, 500) if len(each) <= 64]  # a stranger's names may be very many and very long
    return next(iter(get_close_matches(name[:64], some, 1)), "")
