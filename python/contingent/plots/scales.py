"""Scales: where an axis ends, where its ticks are, and marks that more than one chart draws."""

from __future__ import annotations

import math
from collections.abc import Sequence

from .. import words
from .chart import Chart
from .palette import GRID, INK, MUTED, PAPER
from .text import LEADING, SIZE, lines_of, width_of

SMALL = 7.5
KEY_LINE = 13.0


def step_for(span: float, most: int) -> float:
    """The smallest round step (1, 2, 2.5 or 5 times a power of ten) that cuts a span into at most `most` parts.

    >>> step_for(0.37, 4), step_for(8000, 5)
    (0.1, 2000.0)
    """
    if span <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(span / max(most, 1)))
    return next(power * part for part in (1, 2, 2.5, 5, 10) if span / (power * part) <= most + 1e-9)


def ticks(low: float, high: float, most: int) -> list[float]:
    """Round numbers from `low` to `high`.

    >>> ticks(0.0, 0.37, 4)
    [0.0, 0.1, 0.2, 0.3]
    """
    step = step_for(high - low, most)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [round(number * step, 12) for number in range(first, last + 1)]


def share(value: float) -> str:
    """A share at a tick.

    >>> share(0.25), share(0.025), share(0.0005)
    ('25 %', '2.5 %', '0.05 %')
    """
    return f"{100 * value:.6g} %"


def whisker(
    chart: Chart, low: tuple[float, float], high: tuple[float, float], cap: float = 2.5, colour: str = INK
) -> None:
    """An interval from one point to another, along one axis; too short ones are left out."""
    (x0, y0), (x1, y1) = low, high
    if abs(x1 - x0) + abs(y1 - y0) < 2:
        return
    across = y0 == y1
    chart.line([x0, x1], [y0, y1], colour, 0.8, zorder=3)
    for x, y in (low, high):
        chart.line(*(([x, x], [y - cap, y + cap]) if across else ([x - cap, x + cap], [y, y])), colour, 0.8, zorder=3)


def dot(
    chart: Chart, x: float, y: float, size: float, colour: str, hollow: bool = False, shape: str = "o", over: float = 3.1
) -> None:
    """A mark `size` points across, filled or only its edge; `over`: what it hides."""
    chart.canvas_axes.plot(
        [x], [y], marker=shape, markersize=size, color=colour, markerfacecolor=PAPER if hollow else colour,
        markeredgewidth=1.1 if hollow else 0, clip_on=False, zorder=over,
    )  # fmt: skip


def spread(places: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Rising places moved as little as it takes (least squares) to be `gap` apart, and between `low` and `high` where
    there is room for all.

    >>> spread([0.0, 1.0, 50.0], 10.0, 0.0, 60.0), spread([58.0, 59.0], 10.0, 0.0, 60.0)
    ([0.0, 10.0, 50.0], [50.0, 60.0])
    """
    groups: list[tuple[float, int]] = []  # the sum of a group's places, each less what stands before it, and how many
    for number, place in enumerate(places):
        groups.append((place - number * gap, 1))
        while len(groups) > 1 and groups[-2][0] / groups[-2][1] >= groups[-1][0] / groups[-1][1]:
            (one, some), (other, more) = groups[-2:]
            groups[-2:] = [(one + other, some + more)]
    end = max(low, high - (len(places) - 1) * gap)
    means = [min(max(total / count, low), end) for total, count in groups for _ in range(count)]
    return [mean + number * gap for number, mean in enumerate(means)]


def labelled_ticks(chart: Chart, places: Sequence[tuple[float, str]], top: float, bottom: float, y: float) -> None:
    """Lines down from `top` to `bottom`, each with its text at `y`; texts that would touch are left out."""
    free = -math.inf
    for x, text in sorted(places):
        chart.line([x, x], [top, bottom], GRID, 0.7, zorder=0)
        half = width_of(text, SMALL) / 2
        middle = min(max(x, half), chart.width - half)
        if middle - half > free:
            chart.label(middle, y, text, MUTED, SMALL, "center")
            free = middle + half + 4


def paragraph(
    chart: Chart, x: float, y: float, lines: Sequence[str], colour: str = INK, size: float = SIZE, bold: bool = False
) -> float:
    """Lines whose first begins at `y`; gives where the next may begin."""
    high = len(lines) * LEADING * size
    if lines:
        chart.label(x, y + high / 2, lines, colour, size, bold=bold)
    return y + high


def names_of(names: Sequence[str], width: float, size: float = SIZE, most: int = 3) -> list[str]:
    """Names in one sentence, in lines."""
    return lines_of(words.sentence(words.listed([words.clean(name) for name in names])), width, size, most)
