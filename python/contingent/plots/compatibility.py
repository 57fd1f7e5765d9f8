"""Who can live with whose policy: a triangle of all pairs, and a small one an issue.

Each actor's label stands at the end of its row, where its column begins, so that no label has to be turned.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import matplotlib
import numpy as np

from .. import words
from ..results.compatibility import Compatibility, Matrix
from .chart import Chart
from .palette import INK, MUTED
from .text import SIZE, lines_of, one_line, width_of

COLOURS = "cividis"  # reads alike to colour-blind readers, on light and on dark paper
KEY = 34.0  # height of the key, in points
GUTTER = 14.0


def compatibility_chart(compatibility: Compatibility, width: float = 7.2, order: Sequence[str] | None = None) -> Chart:
    """All pairs on every issue, and on each. `width` in inches; `order`: ids in the order to show them."""
    total = width * 72
    chosen = [compatibility.index(actor) for actor in order or compatibility.actors]
    names = [one_line(compatibility.names[i], 0.32 * total) for i in chosen]
    cell = _cell_size(names, total)
    side = cell * len(names)
    columns = max(1, min(len(compatibility.issues), int(total // 165)))
    small = (total - (columns - 1) * GUTTER) / columns
    titles = [lines_of(name, small, 8) for name in compatibility.issue_names]
    head = max((len(lines) for lines in titles), default=0) * 10 + 8
    panel = min(small, side)
    rows = -(-len(titles) // columns) if len(titles) > 1 else 0
    chart = Chart(total, KEY + side + 8 + rows * (head + panel + 10), "Who can live with whose policy", alternative(compatibility))
    _draw_key(chart)
    _draw_triangle(chart, _values(compatibility.overall, chosen), 0, KEY, side)
    _draw_labels(chart, compatibility.overall, chosen, names, cell)
    for number, (issue, lines) in enumerate(zip(compatibility.issues, titles, strict=True) if rows else ()):
        x = (number % columns) * (small + GUTTER)
        y = KEY + side + 8 + (number // columns) * (head + panel + 10)
        chart.text(x, y + 5 * len(lines) + 2, lines, size=8, bold=False)
        _draw_triangle(chart, _values(compatibility.by_issue[issue], chosen), x, y + head, panel)
    return chart


def alternative(compatibility: Compatibility) -> str:
    """What the chart shows, in words: the pairs that get along least."""
    names = [words.shorten(name, 60) for name in compatibility.names]
    pairs = [
        (cell.value, f"{names[i]} and {names[j]}: {words.percent(cell.value)} %")
        for i, row in enumerate(compatibility.overall)
        for j, cell in enumerate(row[:i])
    ]
    least = "; ".join(told for _, told in sorted(pairs)[:5])
    return f"All pairs of {len(names)} actors. Acceptance ranges meet least often for {least or 'nobody'}."


def _cell_size(names: list[str], total: float) -> float:
    """As large as the labels allow, each of which begins on the diagonal and must end on the canvas."""
    room = [(total - width_of(name) - 8) / (number + 0.2) for number, name in enumerate(names)]
    return min([26.0, *(size for size in room)])


def _values(matrix: Matrix, chosen: list[int]) -> np.ndarray[Any, Any]:
    return np.array([[matrix[i][j].value for j in chosen] for i in chosen])


def _draw_triangle(chart: Chart, values: np.ndarray[Any, Any], x: float, y: float, side: float) -> None:
    """An image of a pixel a cell, which the reader's screen enlarges without blurring."""
    colours = matplotlib.colormaps[COLOURS](values)
    colours[np.triu_indices(len(values))] = 0
    axes = chart.canvas_axes
    axes.imshow(colours, extent=(x, x + side, y + side, y), interpolation="none", aspect="auto", origin="upper")
    axes.set_xlim(0, chart.width)
    axes.set_ylim(chart.height, 0)


def _draw_labels(chart: Chart, overall: Matrix, chosen: list[int], names: list[str], cell: float) -> None:
    size = min(SIZE, max(4.0, 0.86 * cell))
    for number, (i, name) in enumerate(zip(chosen, names, strict=True)):
        y = KEY + (number + 0.5) * cell
        chart.text(number * cell + 4, y, name, size=size)
        if cell >= 22:
            for column, j in enumerate(chosen[:number]):
                value = overall[i][j].value
                colour = "#101010" if value > 0.55 else "#f8f8f8"
                chart.text((column + 0.5) * cell, y, words.percent(value), colour, 7.5, "center")


def _draw_key(chart: Chart) -> None:
    axes = chart.canvas_axes
    length, x = 110.0, chart.width - 112
    axes.imshow(
        matplotlib.colormaps[COLOURS](np.linspace(0, 1, 64))[np.newaxis],
        extent=(x, x + length, 10, 3), interpolation="none", aspect="auto", origin="upper",
    )  # fmt: skip
    for share in (0, 0.5, 1):
        side = "left" if share == 0 else "right" if share == 1 else "center"
        chart.text(x + share * length, 17, f"{100 * share:.0f} %", MUTED, 7.5, side)
    told = "P(acceptance ranges meet on every issue)"
    chart.text(0, 7, lines_of(told, x - 10, 8)[0] if width_of(told, 8) < x - 10 else "P(ranges meet)", INK, 8)
