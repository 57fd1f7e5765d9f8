"""Showing: answers on standard output, as JSON or as text that fits the terminal.

What a scenario says is a stranger's text: it is shown as it is, on one line and without control characters, never as markup.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Any

import click
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from .. import words

NARROWEST, WIDEST = 60, 120


def show_json(answer: Any) -> None:
    """The answer as JSON in ASCII, which every terminal and pipe can carry."""
    click.echo(json.dumps(answer, indent=2, allow_nan=False))


def tell(*lines: str) -> None:
    """Lines, however long; a program may read them."""
    _put("\n".join(words.clean(line) for line in lines))


def show(*parts: RenderableType) -> None:
    """Texts and tables, one below the other; colours only on a terminal, and not if NO_COLOR is set."""
    coloured = bool(sys.stdout and sys.stdout.isatty()) and not os.environ.get("NO_COLOR")
    console = Console(
        file=StringIO(),
        width=width(),
        force_terminal=coloured,
        markup=False,
        highlight=False,
        emoji=False,
        legacy_windows=False,
    )
    with console.capture() as captured:
        for part in parts:
            console.print(part)
    _put("\n".join(line.rstrip() for line in captured.get().splitlines()))


def width() -> int:
    """Columns to fill: the terminal's, or 80 where there is none."""
    return min(max(shutil.get_terminal_size((80, 24)).columns, NARROWEST), WIDEST)


def text(said: str, style: str = "") -> Text:
    """A line of text, clean; a long one goes on in the next."""
    return Text(words.clean(said), style, overflow="fold")


def item(said: str) -> Padding:
    """A line of a list, with what belongs to it set in."""
    return Padding(text(said), (0, 0, 0, 2))


def table(head: Sequence[str], rows: Iterable[Sequence[str | Text]], widths: Sequence[int] | None = None) -> Table:
    """A table without lines: names to the left and folded if need be, all else to the right and whole."""
    cells = [[cell if isinstance(cell, Text) else text(cell) for cell in row] for row in rows]
    made = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, show_header=bool(head), header_style="bold")
    for number in range(len(head or cells[0])):
        title = text(head[number]) if head else ""
        wide = widths[number] if widths else None
        made.add_column(title, justify="right" if number else "left", overflow="fold", width=wide, no_wrap=number > 0)
    for row in cells:
        made.add_row(*row)
    return made


def shades() -> tuple[str, str, str]:
    """Three fillings of a bar, dark to light."""
    try:
        "█▓░".encode(_encoding())
    except UnicodeEncodeError:
        return "#", "=", "-"
    return "█", "▓", "░"


def _put(shown: str) -> None:
    """What the encoding of standard output lacks is written as an escape."""
    click.echo(shown.encode(_encoding(), "backslashreplace").decode(_encoding()))


def _encoding() -> str:
    return getattr(sys.stdout, "encoding", None) or "utf-8"
