"""Who can live with whose policy: a triangle of all pairs, and a small one an issue.

Each actor's label stands at the end of its row, where its column begins, so that no label has to be turned. Pairs that
always find a policy are left blank: what is dark is where it fails.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.colors import LinearSegmentedColormap, to_hex

from .. import words
from ..results.compatibility import Compatibility, Matrix
from .chart import Chart
from .palette import COULD, GRID, INK, MUTED, NEEDED, PAPER, WOULD, ink_on
from .text import LEADING, SIZE, lines_of, width_of

RAMP = LinearSegmentedColormap.from_list("meeting", [(0, NEEDED), (0.45, WOULD), (0.85, COULD), (1, PAPER)])
BLANK = 0.995  # from here on a cell is blank
KEY = 34.0  # height of the key, in points
GUTTER = 16.0
SMALL = 7.5
FRAME = "#c4c4c6"


def compatibility_chart(compatibility: Compatibility, width: float = 7.2, order: Sequence[str] | None = None) -> Chart:
    """All pairs on every issue, and on each. `width` in inches; `order`: ids in the order to show them."""
    total = width * 72
    chosen = [compatibility.index(actor) for actor in order or compatibility.actors]
    labels = [lines_of(words.sentence(compatibility.names[i]), 0.36 * total) for i in chosen]
    wide = _column_width(labels, total)
    tops = [KEY]
    for lines in labels:
        tops.append(tops[-1] + max(min(wide, 20.0), len(lines) * LEADING * SIZE + 1))
    columns = max(1, min(len(compatibility.issues), int(total // 165)))
    small = (total - (columns - 1) * GUTTER) / columns
    panel = min(small, 9.0 * len(chosen), 130.0)
    issues = compatibility.issues if len(compatibility.issues) > 1 else ()
    heads = [_issue_head(compatibility, number, small) for number in range(len(issues))]
    panels = [_values(compatibility.by_issue[issue], chosen) for issue in issues]
    lines_of_panels = [range(start, min(start + columns, len(issues))) for start in range(0, len(issues), columns)]
    head = max((_head_height(*lines) for lines in heads), default=0.0)
    below = [head + 14 + (0 if all(map(_is_blank, (panels[i] for i in line))) else panel) for line in lines_of_panels]
    chart = Chart(total, tops[-1] + 14 + sum(below), "Who can live with whose policy", alternative(compatibility))
    _draw_key(chart)
    _draw_triangle(chart, _values(compatibility.overall, chosen), wide, tops)
    _draw_labels(chart, compatibility.overall, chosen, labels, wide, tops)
    y = tops[-1] + 14
    for line, high in zip(lines_of_panels, below, strict=True):
        for column, number in enumerate(line):
            _draw_panel(chart, panels[number], heads[number], column * (small + GUTTER), y, head, panel)
        y += high
    return chart


def alternative(compatibility: Compatibility) -> str:
    """What the chart shows, in words: the pairs that get along least."""
    told = "; ".join(
        f"{words.shorten(a, 60)} and {words.shorten(b, 60)}: {words.percent(value)} %"
        for value, a, b in compatibility.least(compatibility.overall, 5)
    )
    least = f"Acceptance ranges meet least often for {told}" if told else "They meet always"
    return f"All pairs of {len(compatibility.actors)} actors. {least}."


def _column_width(labels: list[list[str]], total: float) -> float:
    """As wide as the labels allow, each of which begins on the diagonal and must end on the canvas."""
    room = [(total - max(map(width_of, lines)) - 8) / (number + 0.2) for number, lines in enumerate(labels)]
    return min([24.0, *room])


def _values(matrix: Matrix, chosen: list[int]) -> np.ndarray[Any, Any]:
    return np.array([[matrix[i][j].value for j in chosen] for i in chosen])


def _colours(values: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    return np.where((values >= BLANK)[..., np.newaxis], (1.0, 1.0, 1.0, 1.0), RAMP(values))


def _draw_image(chart: Chart, colours: np.ndarray[Any, Any], x: float, y: float, wide: float, high: float) -> None:
    """A pixel a cell, which the reader's screen enlarges without blurring."""
    axes = chart.canvas_axes
    axes.imshow(colours, extent=(x, x + wide, y + high, y), interpolation="none", aspect="auto", origin="upper")
    axes.set_xlim(0, chart.width)
    axes.set_ylim(chart.height, 0)


def _draw_triangle(chart: Chart, values: np.ndarray[Any, Any], wide: float, tops: list[float]) -> None:
    """Row by row, as high as the labels need; hair lines lead the eye from a label to its cells."""
    for row in range(1, len(values)):
        if (values[row, :row] < BLANK).any():
            _draw_image(
                chart, _colours(values[row : row + 1, :row]), 0, tops[row], row * wide, tops[row + 1] - tops[row]
            )
    across = [[(0, tops[row]), (row * wide, tops[row])] for row in range(1, len(values))]
    down = [[(column * wide, tops[max(1, column)]), (column * wide, tops[-1])] for column in range(len(values))]
    floor = [[(0, tops[-1]), ((len(values) - 1) * wide, tops[-1])]]
    chart.canvas_axes.add_collection(
        LineCollection([*across, *down, *floor], colors=GRID, linewidths=0.5, zorder=2), autolim=False
    )


def _draw_labels(
    chart: Chart, overall: Matrix, chosen: list[int], labels: list[list[str]], wide: float, tops: list[float]
) -> None:
    for row, (i, lines) in enumerate(zip(chosen, labels, strict=True)):
        y = (tops[row] + tops[row + 1]) / 2
        chart.label(row * wide + 4, y, lines)
        for column, j in enumerate(chosen[:row] if wide >= 14 else ()):
            value = overall[i][j].value
            if value < BLANK:
                chart.label((column + 0.5) * wide, y, _number(value), ink_on(to_hex(RAMP(value))), SMALL, "center")


def _number(value: float) -> str:
    return "<1" if 0 < value < 0.005 else f"{100 * value:.0f}"


def _issue_head(compatibility: Compatibility, number: int, wide: float) -> tuple[list[str], list[str]]:
    """An issue's title, and the pair that meets least often there."""
    told = "Every pair: 99.5 % or more"
    for value, a, b in compatibility.least(compatibility.by_issue[compatibility.issues[number]], 1):
        if value < BLANK:
            told = f"Least often: {words.shorten(a, 30)} and {words.shorten(b, 30)}, {words.percent(value)} %"
    return lines_of(words.sentence(compatibility.issue_names[number]), wide), lines_of(told, wide, SMALL)


def _head_height(title: list[str], note: list[str]) -> float:
    return LEADING * (SIZE * len(title) + SMALL * len(note)) + 5


def _is_blank(values: np.ndarray[Any, Any]) -> bool:
    return not (np.tril(1 - values, -1) > 1 - BLANK).any()


def _draw_panel(
    chart: Chart,
    values: np.ndarray[Any, Any],
    lines: tuple[list[str], list[str]],
    x: float,
    y: float,
    head: float,
    side: float,
) -> None:
    """An issue's title, the pair that meets least often, and where any does not, the triangle without its labels."""
    title, note = lines
    high = LEADING * SIZE * len(title)
    chart.label(x, y + high / 2, title)
    chart.label(x, y + high + LEADING * SMALL * len(note) / 2, note, MUTED, SMALL)
    if _is_blank(values):
        return
    colours = _colours(values)
    colours[np.triu_indices(len(values))] = 0
    _draw_image(chart, colours, x, y + head, side, side)
    cell, top = side / len(values), y + head
    corners = [(x, top + side), (x, top + cell)]
    for k in range(1, len(values)):
        corners += [(x + k * cell, top + k * cell), (x + k * cell, top + (k + 1) * cell)]
    chart.line([a for a, _ in [*corners, corners[0]]], [b for _, b in [*corners, corners[0]]], FRAME, 0.5, zorder=2)


def _draw_key(chart: Chart) -> None:
    length, x = 110.0, chart.width - 112
    _draw_image(chart, RAMP(np.linspace(0, 1, 64))[np.newaxis], x, 3, length, 7)
    chart.line([x, x + length, x + length, x, x], [3, 3, 10, 10, 3], FRAME, 0.5, zorder=2)
    for share in (0, 0.5, 1):
        side = "left" if share == 0 else "right" if share == 1 else "center"
        chart.label(x + share * length, 17, f"{100 * share:.0f} %", MUTED, SMALL, side)
    told = lines_of("How often the two have a policy in common on every issue. Blank: 99.5 % or more.", x - 12, 8)
    chart.label(0, 2 + LEADING * 8 * len(told) / 2, told, INK, 8)
