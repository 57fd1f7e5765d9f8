"""Where a coalition's worlds go: a waterfall from all worlds, step by step, down to those that are left."""

from __future__ import annotations

from .. import words
from ..results.viability import STEPS, Breakdown
from .chart import Chart
from .palette import GRID, INK, LOST, MUTED, NEEDED, PAPER
from .text import LEADING, SIZE, lines_of, width_of


def breakdown_chart(breakdown: Breakdown, width: float = 7.2) -> Chart:
    """The worlds lost at each step, and the feasible ones that are left. `width` in inches."""
    total = width * 72
    shares = {step: getattr(breakdown, step) / breakdown.worlds for step in STEPS}  # to draw; never an answer
    labels = {step: lines_of(words.sentence(meaning), 0.46 * total) for step, meaning in STEPS.items()}
    left = max(width_of(line) for lines in labels.values() for line in lines) + 8
    height = max(len(lines) for lines in labels.values()) * LEADING * SIZE + 9
    told = "; ".join(f"{meaning}: {words.percent(shares[step])} %" for step, meaning in STEPS.items())
    chart = Chart(total, height * len(STEPS) + 18, "Where the worlds go", f"Of {breakdown.worlds:,} worlds: {told}.")
    right = total - 2
    scale = right - left
    for tick in range(0, 101, 25):
        x = left + tick / 100 * scale
        chart.line([x, x], [0, chart.height - 16], GRID, 0.7, zorder=0)
        side = "left" if tick == 0 else "right" if tick == 100 else "center"
        chart.label(x, chart.height - 8, f"{tick} %", MUTED, 7.5, side)
    rest = 1.0
    for number, (step, share) in enumerate(shares.items()):
        y = (number + 0.5) * height
        chart.label(left - 8, y, labels[step], side="right")
        feasible = step == "feasible"
        x, end = (left, left + share * scale) if feasible else (left + (rest - share) * scale, left + rest * scale)
        chart.bar(x, y - 6, end - x, 12, NEEDED if feasible else LOST)
        if not feasible:
            rest -= share
            chart.line([x, x], [y + 6, y + height - 6], LOST, 0.8)
        _value(chart, f"{words.percent(share)} %", (x, end), y, (left, right), PAPER if feasible else INK)
    return chart


def _value(chart: Chart, value: str, bar: tuple[float, float], y: float, room: tuple[float, float], inside: str) -> None:
    """Beside the bar where there is room, to the right if it can be, else inside."""
    width = width_of(value, 8) + 4
    if bar[1] + width < room[1]:
        chart.label(bar[1] + 4, y, value, size=8)
    elif bar[0] - width > room[0]:
        chart.label(bar[0] - 4, y, value, size=8, side="right")
    else:
        chart.label(bar[1] - 4, y, value, inside, 8, "right")
