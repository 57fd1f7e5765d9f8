"""Who could join: a bar a candidate, from the floor to the ceiling."""

from __future__ import annotations

import math

from .. import words
from ..results.estimate import Estimate
from ..results.members import Member, Members
from .chart import Chart
from .palette import COULD, GRID, INK, MUTED, NEEDED, WOULD
from .text import LEADING, SIZE, lines_of, width_of

BARS = (  # answer, colour, thickness in rows, what it means
    ("could", COULD, 0.86, "could: in some force that meets every requirement (ceiling)"),
    ("would", WOULD, 0.54, "would: in the force that forms (plan)"),
    ("needed", NEEDED, 0.26, "needed: in every force there could be (floor)"),
)
ROW, GAP = 13.0, 6.0  # points


def members_chart(members: Members, width: float = 7.2) -> Chart:
    """A bar a candidate, those who could join most often first; whiskers are 95 % intervals. `width` in inches."""
    total = width * 72
    rows = members.ranked()
    labels = [lines_of(row.label, 0.36 * total) for row in rows]
    left = max((width_of(line) for lines in labels for line in lines), default=0) + 8
    heights = [max(ROW, len(lines) * LEADING * SIZE) + GAP for lines in labels]
    key = [lines_of(meaning, total - 20) for _, _, _, meaning in BARS]
    top = sum(len(lines) for lines in key) * 13 + 22
    chart = Chart(total, top + sum(heights) + 20, "Who could join", alternative(rows))
    _draw_key(chart, key)
    end = _axis_end(rows)
    right = total - width_of("99.9 %") - 6
    _draw_axis(chart, left, right, top, end)
    y = top
    for row, lines, height in zip(rows, labels, heights, strict=True):
        chart.text(left - 8, y + height / 2, lines, side="right")
        _draw_bars(chart, row, left, (right - left) / end, y + height / 2)
        y += height
    return chart


def alternative(rows: list[Member]) -> str:
    """What the chart shows, in words: its first rows."""
    told = [
        f"{row.label}: could {words.percent(row.could.value)} %, would {words.percent(row.would.value)} %, "
        f"needed {words.percent(row.needed.value)} %"
        for row in rows[:5]
    ]
    rest = f"; and {len(rows) - 5} more, in the table" if len(rows) > 5 else ""
    return f"A bar for each of {len(rows)} candidates. " + "; ".join(told) + rest + "."


def _axis_end(rows: list[Member]) -> float:
    """The axis ends at the next tenth above all bars and whiskers."""
    highest = max((row.could.high for row in rows if row.could.count), default=0.0)
    return min(1.0, max(0.1, math.ceil(10 * highest) / 10))


def _draw_key(chart: Chart, key: list[list[str]]) -> None:
    y = 7.0
    for (_, colour, thickness, _), lines in zip(BARS, key, strict=True):
        chart.bar(0, y - thickness * ROW / 2, 14, thickness * ROW, colour)
        chart.text(20, y + (len(lines) - 1) * LEADING * SIZE / 2, lines, MUTED)
        y += 13 * len(lines)


def _draw_axis(chart: Chart, left: float, right: float, top: float, end: float) -> None:
    bottom = chart.height - 16
    step = 0.1 if end <= 0.5 and right - left > 200 or end <= 0.2 else 0.2 if right - left > 160 or end <= 0.4 else 0.5
    for number in range(int(end / step + 1e-9) + 1):
        x = left + (right - left) * number * step / end
        chart.line([x, x], [top, bottom], GRID, 0.7, zorder=0)
        for y in (top - 8, bottom + 9):
            chart.text(x, y, f"{100 * number * step:.0f} %", MUTED, 7.5, "center")


def _draw_bars(chart: Chart, row: Member, left: float, scale: float, y: float) -> None:
    for answer, colour, thickness, _ in BARS:
        estimate: Estimate = getattr(row, answer)
        chart.bar(left, y - thickness * ROW / 2, estimate.value * scale, thickness * ROW, colour)
    for answer, _, thickness, _ in BARS:
        _draw_whisker(chart, getattr(row, answer), left, scale, y, 0.5 * thickness * ROW)
    x = left + (row.could.high if row.could.count else 0) * scale
    chart.text(x + 4, y, f"{words.percent(row.could.value)} %", size=8)


def _draw_whisker(chart: Chart, estimate: Estimate, left: float, scale: float, y: float, reach: float) -> None:
    if estimate.count == 0:
        return
    low, high = left + estimate.low * scale, left + estimate.high * scale
    chart.line([low, high], [y, y], INK, 0.8)
    if high - low > 1.5:
        for x in (low, high):
            chart.line([x, x], [y - 0.4 * reach, y + 0.4 * reach], INK, 0.8)
