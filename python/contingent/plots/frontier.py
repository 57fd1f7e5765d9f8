"""Viability against what is delivered: a step an amount, each with its coalition."""

from __future__ import annotations

import string
from collections.abc import Callable
from itertools import groupby

from .. import words
from ..results.coalitions import Coalition, Frontier, FrontierPoint
from ..results.estimate import Estimate
from .chart import Chart
from .palette import GRID, LINE, MUTED, NEEDED, PAPER, WOULD
from .places import Box
from .scales import SMALL, labelled_ticks, names_of, paragraph, share, ticks, whisker
from .text import LEADING, SIZE, lines_of, width_of

PLOT = 190.0  # height, in points
Step = tuple[float, Estimate]  # an amount and how likely it is delivered
Group = tuple[Coalition, list[Step]]
Scale = Callable[[float], float]


def frontier_chart(frontier: Frontier, width: float = 7.2) -> Chart:
    """For each amount, how often the most viable coalition that delivers as much is feasible. `width` in inches."""
    total = width * 72
    what = words.clean(frontier.quantity)
    head = lines_of(
        f"In what share of worlds the most viable coalition is feasible and delivers at least so much: {what}. "
        "With 95 % intervals.", total - 4, 8,
    )  # fmt: skip
    groups = _groups(frontier)
    steps = [step for _, those in groups for step in those]
    none = [point for point in frontier if point.coalition is None]
    chart_title = "Viability against what is delivered"
    top = len(head) * LEADING * 8 + 22
    if not steps:
        told = lines_of("No coalition delivers any of these amounts in any of the sampled worlds.", total)
        chart = Chart(total, top + len(told) * LEADING * SIZE, chart_title, alternative(frontier))
        paragraph(chart, 0, paragraph(chart, 0, 0, head, MUTED, 8) + 4, told)
        return chart
    high = max(share.high for _, share in steps) or 1.0
    amounts = [amount for amount, _ in steps]  # the axis ends where anybody delivers
    low, end = min(0.0, *amounts), max(amounts)
    left = max(width_of(share(tick), SMALL) for tick in ticks(0, high, 5)) + 8
    right = total - 14

    def at(amount: float) -> float:
        return left + 8 + (amount - low) / (end - low) * (right - left - 8) if end > low else (left + right) / 2

    def up(value: float) -> float:
        return top + PLOT - value / high * (PLOT - 8)

    boxes = _places(groups, at, up, Box(left, top - 14, total - left, PLOT + 14), letters=False)
    letters = boxes is None
    if boxes is None:
        boxes = _places(groups, at, up, Box(left, top - 14, total - left, PLOT + 14), letters=True) or []
    key = [lines_of(words.sentence(_spoken(group)), total - 20) for group in groups] if letters else []
    nobody = lines_of(_nobody(none), total - 4, 8) if none else []
    foot = top + PLOT + 34
    height = foot + (sum(map(len, key)) * LEADING * SIZE + 4 if key else 0) + len(nobody) * LEADING * 8
    chart = Chart(total, height, chart_title, alternative(frontier))
    paragraph(chart, 0, 0, head, MUTED, 8)
    for tick in ticks(0, high, 5):
        chart.line([left, total - 2], [up(tick)] * 2, GRID, 0.7, zorder=0)
        chart.label(left - 4, up(tick), share(tick), MUTED, SMALL, "right")
    marks = (
        [(at(amount), f"{amount:,.6g}") for amount in ticks(low, end, 5)] if end > low else [(at(end), f"{end:,.6g}")]
    )
    labelled_ticks(chart, marks, top, top + PLOT, top + PLOT + 10)
    unit = lines_of(f"at least so much: {what}", right - left, SMALL, most=1)
    chart.label((left + right) / 2, top + PLOT + 23, unit, MUTED, SMALL, "center")
    _draw_steps(chart, steps, at, up)
    for box, lines in boxes:
        chart.bar(box.left - 1, box.top, box.width + 2, box.height, PAPER, alpha=0.85, zorder=3.2)
        chart.label(box.left, box.top + box.height / 2, lines, bold=letters)
    y = foot
    for letter, lines in zip(_letters(groups), key, strict=False):
        paragraph(chart, 0, y, [letter], bold=True)
        y = paragraph(chart, 16, y, lines)
    paragraph(chart, 0, y, nobody, MUTED, 8)
    return chart


def alternative(frontier: Frontier) -> str:
    """What the chart shows, in words: each coalition and how far it goes."""
    told = [words.shorten(text, 160) for text in map(_spoken, _groups(frontier)[:5])]
    return (
        f"Viability against {words.shorten(frontier.quantity, 60)}. {'; '.join(told) or 'No coalition delivers any'}."
    )


def _groups(frontier: Frontier) -> list[Group]:
    """Points in a row with the same coalition."""
    found: list[Group] = []
    for _, row in groupby(frontier, key=lambda point: point.coalition and point.coalition.members):
        those = [(point.at_least, point.coalition) for point in row if point.coalition]
        if those:
            found.append((those[0][1], [(amount, coalition.viability) for amount, coalition in those]))
    return found


def _spoken(group: Group) -> str:
    coalition, steps = group
    names = words.listed(list(coalition.names)) or "nobody"
    ends = [steps[0], steps[-1]] if len(steps) > 1 else steps
    told = [f"{words.percent(share.value)} % for at least {amount:,.6g}" for amount, share in ends]
    return f"{names}: {', '.join(told)}"


def _nobody(points: list[FrontierPoint]) -> str:
    return f"Nobody delivers at least {points[0].at_least:,.6g} in any of the sampled worlds."


def _letters(groups: list[Group]) -> list[str]:
    return [string.ascii_uppercase[k] if k < 26 else str(k + 1) for k in range(len(groups))]


def _places(
    groups: list[Group], at: Scale, up: Scale, canvas: Box, letters: bool
) -> list[tuple[Box, list[str]]] | None:
    """A place a coalition above its first point, as low as it goes without covering another or an interval. None if
    one has to go too far; a letter is left out then, for the key tells where it belongs."""
    taken: list[Box] = []
    for amount, of in (step for _, steps in groups for step in steps):
        taken.append(Box(at(amount) - 4, up(of.high) - 2, 8, up(of.low) - up(of.high) + 4))
    found = []
    for letter, (coalition, steps) in zip(_letters(groups), groups, strict=True):
        lines = [letter] if letters else names_of(coalition.names or ("nobody",), 0.36 * canvas.width, most=3)
        wide, high = max(width_of(line, bold=letters) for line in lines), len(lines) * LEADING * SIZE
        x = min(at(steps[0][0]) - 3, canvas.left + canvas.width - wide - 1)
        lowest = up(steps[0][1].high) - high - 3
        tries = (Box(x, lowest - 3 * k, wide, high) for k in range(60 if letters else 9))
        free = (box for box in tries if box.top >= canvas.top and not any(_meet(box, other) for other in taken))
        box = next(free, None)
        if box:
            taken.append(box)
            found.append((box, lines))
        elif not letters:
            return None
    return found


def _meet(one: Box, other: Box) -> bool:
    return (
        one.left < other.left + other.width and other.left < one.left + one.width
        and one.top < other.top + other.height and other.top < one.top + one.height
    )  # fmt: skip


def _draw_steps(chart: Chart, steps: list[Step], at: Scale, up: Scale) -> None:
    """Who delivers more delivers less as well, so each share is drawn back to the amount before."""
    last: tuple[float, float] | None = None
    for amount, of in steps:
        x, y = at(amount), up(of.value)
        if last:
            chart.line([last[0], last[0], x], [last[1], y, y], WOULD, 1.4, zorder=1.5)
        whisker(chart, (x, up(of.low)), (x, up(of.high)), colour=LINE)
        chart.canvas_axes.plot(
            [x], [y], marker="o", markersize=5, color=NEEDED, markeredgewidth=0, clip_on=False, zorder=3.1
        )
        last = (x, y)
