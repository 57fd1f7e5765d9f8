"""Triangles: a number for each pair, as lower triangles that fit the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import RenderableType
from rich.text import Text

from .. import words
from .showing import table, width

NAME = 24  # columns for a number and a name, at most


def triangles(names: Sequence[str], shares: Sequence[Sequence[float]]) -> Iterator[RenderableType]:
    """In per cent, a row and a column each; columns that do not fit side by side go on below."""
    count = len(names)
    digits = len(str(count))
    labels = [Text(f"{number:>{digits}} {words.clean(name)}") for number, name in enumerate(names, 1)]
    name = min(NAME, max((cell_len(label.plain) for label in labels), default=1))
    cells = [[whole(share) for share in row] for row in shares]
    widths = [max(len(str(j + 1)), *(len(cells[i][j]) for i in range(j + 1, count))) for j in range(count - 1)]
    first = 0
    while first < max(count - 1, 1):
        end = first + fitting(widths[first:], width() - name - 1)
        rows: list[list[str | Text]] = [
            [labels[i], *(cells[i][j] if j < i else "" for j in range(first, end))]
            for i in range(first and first + 1, count)
        ]
        yield table(["", *(str(j + 1) for j in range(first, end))], rows, [name, *widths[first:end]])
        yield ""
        first = max(end, first + 1)


def fitting(widths: Sequence[int], space: int) -> int:
    """How many columns fit, each with a blank after it; at least one if there is any."""
    for number, wide in enumerate(widths):
        space -= wide + 1
        if space < 0 and number:
            return number
    return len(widths)


def whole(share: float) -> str:
    """A share in per cent without decimals. What is not 0 (or 1) never reads as 0 (or 100).

    >>> [whole(share) for share in (0.0, 0.001, 0.5, 0.999, 1.0)]
    ['0', '<1', '50', '>99', '100']
    """
    if 0 < share < 0.01:
        return "<1"
    if 0.99 < share < 1:
        return ">99"
    return f"{100 * share:.0f}"
