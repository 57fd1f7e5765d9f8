"""Who could join: a bar a candidate, from the floor to the ceiling."""

from __future__ import annotations

import math

from .. import words
from ..results.members import Member, Members
from .chart import Chart
from .palette import COULD, GRID, INK, MUTED, NEEDED, WOULD
from .text import LEADING, SIZE, lines_of, width_of

BARS = (  # answer, colour, thickness in rows, what it means
    ("could", COULD, 0.90, "could: in some force that meets every requirement (ceiling)"),
    ("would", WOULD, 0.56, "would: in the force that forms (plan), with its 95 % interval"),
    ("needed", NEEDED, 0.24, "needed: in every force there could be (floor)"),
)
ROW, GAP = 13.0, 6.0  # points
SMALL = 7.5
COLUMN = 39.0  # a column of numbers
KEY_LINE = 13.0


def members_chart(members: Members, width: float = 7.2) -> Chart:
    """A bar a candidate, those who could join most often first, and its numbers beside it. `width` in inches."""
    total = width * 72
    rows = members.ranked()
    columns = ("needed", "would", "could") if total >= 400 else ("would", "could")
    labels = [lines_of(words.sentence(row.label), 0.36 * total) for row in rows]
    left = max((width_of(line) for lines in labels for line in lines), default=0) + 10
    right = total - COLUMN * len(columns) - 14
    heights = [max(ROW, len(lines) * LEADING * SIZE) + GAP for lines in labels]
    key = [lines_of(meaning, total - 20) for *_, meaning in BARS]
    top = KEY_LINE * sum(map(len, key)) + 40
    chart = Chart(total, top + sum(heights) + 20, "Who could join", alternative(members, rows))
    _draw_key(chart, key)
    end = _axis_end(members)
    _draw_axis(chart, left, right, top, end)
    _draw_limit(chart, members, left, right, top, end)
    ends = [total - 2 - COLUMN * (len(columns) - 1 - number) for number in range(len(columns))]
    for answer, x in zip(columns, ends, strict=True):
        chart.label(x, top - 8, answer, MUTED, SMALL, "right")
    y = top
    for row, lines, height in zip(rows, labels, heights, strict=True):
        middle = y + height / 2
        chart.label(left - 8, middle, lines, side="right")
        _draw_bars(chart, row, left, (right - left) / end, middle)
        for answer, x in zip(columns, ends, strict=True):
            chart.label(x, middle, f"{words.percent(getattr(row, answer).value)} %", size=8, side="right")
        y += height
    return chart


def alternative(members: Members, rows: list[Member]) -> str:
    """What the chart shows, in words: its first rows."""
    told = [
        f"{words.sentence(row.label)}: could {words.percent(row.could.value)} %, "
        f"would {words.percent(row.would.value)} %, needed {words.percent(row.needed.value)} %"
        for row in rows[:5]
    ]
    rest = f"; and {len(rows) - 5} more, in the table" if len(rows) > 5 else ""
    most = f"A line marks the {words.percent(members.viable.value)} % of worlds in which a force exists."
    return f"A bar for each of {len(rows)} candidates. {'; '.join(told)}{rest}. {most}"


def _axis_end(members: Members) -> float:
    """The axis ends at the next tenth above all bars and whiskers."""
    highest = max(
        [members.viable.high if members.viable.count else 0.0, *(row.could.high for row in members if row.could.count)]
    )
    return min(1.0, max(0.1, math.ceil(10 * highest) / 10))


def _draw_key(chart: Chart, key: list[list[str]]) -> None:
    y = 7.0
    for (answer, colour, thickness, _), lines in zip(BARS, key, strict=True):
        _draw_bar(chart, answer, 0, y, 14, thickness, colour)
        chart.label(20, y + (len(lines) - 1) * LEADING * SIZE / 2, lines, MUTED)
        y += KEY_LINE * len(lines)


def _draw_axis(chart: Chart, left: float, right: float, top: float, end: float) -> None:
    bottom = chart.height - 16
    room = (right - left) / width_of("100 %", SMALL)
    steps = (0.02, 0.05, 0.1, 0.2, 0.25, 0.5, 1.0)
    step = next((step for step in steps if end / step <= min(6.0, 0.6 * room)), end)
    for number in range(int(end / step + 1e-9) + 1):
        x = left + (right - left) * number * step / end
        chart.line([x, x], [top, bottom], GRID, 0.7, zorder=0)
        for y in (top - 8, bottom + 9):
            chart.label(x, y, f"{100 * number * step:.0f} %", MUTED, SMALL, "center")


def _draw_limit(chart: Chart, members: Members, left: float, right: float, top: float, end: float) -> None:
    """A line where a force exists at all: no bar can pass it."""
    x = left + (right - left) * members.viable.value / end
    chart.line([x, x], [top - 15, chart.height - 16], INK, 0.9, zorder=1.5, dashes=(2.5, 2))
    told = f"a force exists: {words.percent(members.viable.value)} %"
    half = width_of(told, 8) / 2
    chart.label(min(max(x, half), chart.width - half), top - 22, told, size=8, side="center")


def _draw_bars(chart: Chart, row: Member, left: float, scale: float, y: float) -> None:
    for answer, colour, thickness, _ in BARS:
        length = getattr(row, answer).value * scale
        if length > 0:
            _draw_bar(chart, answer, left, y, length, thickness, colour)
    low, high = left + row.would.low * scale, left + row.would.high * scale
    if row.would.count and high - low > 2:
        chart.line([low, high], [y, y], INK, 0.8)
        for x in (low, high):
            chart.line([x, x], [y - 2.5, y + 2.5], INK, 0.8)


def _draw_bar(chart: Chart, answer: str, x: float, y: float, length: float, thickness: float, colour: str) -> None:
    """The palest has an outline, for it hardly stands out from the paper."""
    high = thickness * ROW
    edge = 0.35 if answer == "could" and length > 1 else 0.0
    if edge:
        chart.bar(x, y - high / 2, length, high, WOULD)
    chart.bar(x + edge, y - high / 2 + edge, length - 2 * edge, high - 2 * edge, colour)
