"""What would change: a bar a candidate with what is set, and below it in grey that of the case."""

from __future__ import annotations

import math

from .. import words
from ..results.members import Members
from .chart import Chart
from .members import BARS
from .palette import ACCENT, BLOCS, GRID, INK, MUTED, WOULD
from .scales import SMALL, paragraph, share, ticks
from .text import LEADING, SIZE, lines_of, width_of

GHOSTS = {"could": "#e2e2e3", "would": "#bcbcbd", "needed": "#7d7d7e"}
BAR, GHOST = 12.0, 5.0  # points
COLUMN = 62.0


def what_if_chart(now: Members, before: Members, head: str, width: float = 7.2, selected: str = "") -> Chart:
    """Floor, plan and ceiling of each candidate, those first who could join most often in the case. `head` says what is
    set, `selected` is the candidate to mark; `width` in inches."""
    total = width * 72
    moved = now.provenance != before.provenance
    rows = before.ranked()
    heading = lines_of(head, total - 4, 9)
    key = [(colour, told.partition(", with")[0]) for _, colour, _, told in BARS] + (
        [(GHOSTS["would"], "grey: as in the case")] if moved else []
    )
    labels = [lines_of(words.sentence(row.label), 0.3 * total) for row in rows]
    left = max((width_of(line) for lines in labels for line in lines), default=0.0) + 10
    right = total - 2 * COLUMN - 8
    heights = [max((BAR + GHOST + 3) if moved else BAR + 2, len(lines) * LEADING * SIZE) + 4 for lines in labels]
    top = LEADING * 9 * len(heading) + 13.0 * len(key) + 34
    chart = Chart(total, top + sum(heights) + 6, "Who could join", alternative(now, before, head))
    y = paragraph(chart, 0, 0, heading, size=9) + 10
    for colour, told in key:
        _bar(chart, 0, y, 14, 8, colour)
        chart.label(20, y, told, MUTED, 8)
        y += 13
    end = _end(now, before)
    for tick in ticks(0, end, max(2, int((right - left) / 48))):
        x = left + tick / end * (right - left)
        chart.line([x, x], [top - 4, chart.height - 4], GRID, 0.7, zorder=0)
        chart.label(x, top - 10, share(tick), MUTED, SMALL, "center")
    for answer, x in (("would", total - COLUMN - 4), ("could", total - 2)):
        chart.label(x, top - 10, answer, MUTED, SMALL, "right")
    y = top
    for row, lines, height in zip(rows, labels, heights, strict=True):
        if row.actor == selected:
            chart.bar(0, y, total, height, "#fdf0c4", zorder=-1)
        middle = y + height / 2
        chart.label(left - 8, middle, lines, side="right", bold=row.actor == selected)
        bar = middle - (GHOST + 1) / 2 if moved else middle
        for answer, colour, thickness, _ in BARS:
            _bar(chart, left, bar, getattr(now[row.actor], answer).value / end * (right - left), thickness * BAR, colour)
            if moved:
                _bar(
                    chart,
                    left,
                    bar + BAR / 2 + GHOST / 2 + 1,
                    getattr(row, answer).value / end * (right - left),
                    thickness * GHOST,
                    GHOSTS[answer],
                )
        for answer, x in (("would", total - COLUMN - 4), ("could", total - 2)):
            _numbers(chart, x, middle, getattr(now[row.actor], answer).value, getattr(row, answer).value)
        y += height
    return chart


def alternative(now: Members, before: Members, head: str) -> str:
    """What the chart shows, in words: what is set, and the candidates whom it moves most."""
    moved = sorted(before, key=lambda row: -abs(now[row.actor].could.value - row.could.value))[:5]
    shares = [(row.label, words.percent(now[row.actor].could.value), words.percent(row.could.value)) for row in moved]
    told = [f"{words.sentence(label)} could in {share} %, in the case {was} %" for label, share, was in shares]
    return f"{head} A bar for each of {len(before)} candidates. {'; '.join(told)}."


def _end(now: Members, before: Members) -> float:
    most = max(row.could.value for members in (now, before) for row in members)
    return min(1.0, max(0.1, math.ceil(10 * most - 1e-9) / 10))


def _bar(chart: Chart, x: float, y: float, length: float, high: float, colour: str) -> None:
    """Centred on y; the palest has an outline, for it hardly stands out from the paper."""
    if length <= 0:
        return
    edge = 0.35 if colour == BARS[0][1] and length > 1 else 0.0
    if edge:
        chart.bar(x, y - high / 2, length, high, WOULD)
    chart.bar(x + edge, y - high / 2 + edge, length - 2 * edge, high - 2 * edge, colour)


def _numbers(chart: Chart, x: float, y: float, now: float, before: float) -> None:
    """The share, and to the left of it by how many points it changed."""
    told = f"{words.percent(now)} %"
    chart.label(x, y, told, INK, 8, "right")
    points = words.points(now - before)
    if points != "0.0":
        chart.label(x - width_of(told, 8) - 4, y, points, BLOCS[0] if now > before else ACCENT, SMALL, "right")
