"""Two uncertainties drawn apart: what the words mean, and how many worlds were sampled."""

from __future__ import annotations

from .. import words
from ..results.meanings import MeaningRow, Meanings
from .chart import Chart
from .palette import ACCENT, COULD, INK, LINE, MUTED, NEEDED, WOULD
from .scales import KEY_LINE, SMALL, dot, labelled_ticks, share, step_for, ticks
from .text import LEADING, SIZE, lines_of, width_of

KEY = (
    ("words", "what the words mean: 95 % of the lexicons drawn from what history allows give an answer in here"),
    ("sampling", "sampling: the answer by the lexicon itself, with its 95 % interval for this many worlds"),
    ("linear", "the same by the linear pool"),
    ("flag", "the linear pool moves it by more than 5 points"),
)
ROW, GAP = 15.0, 5.0  # points


def meanings_chart(meanings: Meanings, width: float = 7.2) -> Chart:
    """A row for the force and one for each candidate's `would`, the likeliest first. `width` in inches."""
    total = width * 72
    rows = [meanings.viable, *sorted((row for row in meanings if row.answer == "would"), key=lambda row: -row.estimate.value)]
    wide = total >= 400
    labels = [lines_of(_label(row), 0.3 * total) for row in rows]
    left = max(width_of(line, bold=number == 0) for number, lines in enumerate(labels) for line in lines) + 11
    numbers = [_numbers(row, wide) for row in rows]
    column = max(width_of(text, 8) for text in numbers)
    right = total - column - 14
    kept = [part for part in KEY if part[0] != "flag" or meanings.flagged]
    key = [lines_of(told, total - 24, 8) for _, told in kept]
    top = sum((len(lines) - 1) * LEADING * 8 + KEY_LINE for lines in key) + 24
    heights = [max(ROW, len(lines) * LEADING * SIZE) + GAP for lines in labels]
    heights[0] += 4
    chart = Chart(total, top + sum(heights) + 18, "What the words mean, and sampling, kept apart", alternative(meanings))
    _draw_key(chart, kept, key)
    most = max(0.01, *(max(row.high, row.estimate.high, row.linear.value) for row in rows))
    step = step_for(most, 5)
    end = min(1.0, step * -(-most // step))

    def at(value: float) -> float:
        return left + value / end * (right - left)

    bottom = top + sum(heights)
    places = [(at(tick), share(tick)) for tick in ticks(0, end, max(1, min(6, int((right - left) / 34))))]
    labelled_ticks(chart, places, top - 2, bottom, bottom + 9)
    chart.label(total - 2, top - 10, "value (what the words mean)" if wide else "what the words mean", MUTED, SMALL, "right")
    y = top
    for number, (row, lines, text, high) in enumerate(zip(rows, labels, numbers, heights, strict=True)):
        middle = y + high / 2 - (2 if number == 0 else 0)
        chart.label(left - 8, middle, lines, side="right", bold=number == 0)
        _draw_wide(chart, at(row.low), at(row.high), middle)
        _draw_sampling(chart, at(row.estimate.low), at(row.estimate.value), at(row.estimate.high), middle + 4)
        _draw_linear(chart, at(row.linear.value), middle, row.flagged)
        chart.label(total - 2, middle, text, ACCENT if row.flagged else INK, 8, "right")
        y += high
        if number == 0:
            chart.line([0, total], [y - 2, y - 2], LINE, 0.6)
    return chart


def alternative(meanings: Meanings) -> str:
    """What the chart shows, in words: the force, the first candidates, what is flagged."""
    rows = sorted((row for row in meanings if row.answer == "would"), key=lambda row: -row.estimate.value)[:4]
    told = "; ".join(f"{words.sentence(words.shorten(row.name, 40))} {row}" for row in rows)
    flagged = [words.shorten(_label(row), 40) for row in meanings.flagged if row.answer != "could"]
    pools = "The choice of pool moves nothing far."
    if flagged:
        pools = f"The linear pool moves by more than 5 points: {words.listed(flagged)}."
    return f"A feasible force: {meanings.viable}. Would take part: {told}. {meanings.draws} lexicons were drawn. {pools}"


def _label(row: MeaningRow) -> str:
    return "A feasible force" if row.answer == "viable" else words.sentence(words.named(row.name, row.actor))


def _numbers(row: MeaningRow, wide: bool) -> str:
    span = f"{words.percent(row.low)} to {words.percent(row.high)} %"
    return f"{words.percent(row.estimate.value)} % ({span})" if wide else span


def _draw_key(chart: Chart, kept: list[tuple[str, str]], key: list[list[str]]) -> None:
    y = KEY_LINE / 2
    for (mark, _), lines in zip(kept, key, strict=True):
        if mark == "words":
            chart.bar(2, y - 3, 16, 6, COULD)
        elif mark == "sampling":
            _draw_sampling(chart, 4, 10, 16, y)
        else:
            _draw_linear(chart, 10, y + 3, mark == "flag")
        chart.label(24, y + (len(lines) - 1) * LEADING * 8 / 2, lines, MUTED, 8)
        y += KEY_LINE + (len(lines) - 1) * LEADING * 8


def _draw_wide(chart: Chart, low: float, high: float, y: float) -> None:
    """What the words mean, above the middle of the row; the sampling stands below it."""
    chart.bar(low, y - 6, max(high - low, 1.0), 6, COULD, zorder=1)
    chart.line([low, low, high, high, low], [y - 6, y, y, y - 6, y - 6], WOULD, 0.5, zorder=1.2)


def _draw_sampling(chart: Chart, low: float, value: float, high: float, y: float) -> None:
    chart.line([low, high], [y, y], NEEDED, 2.2, zorder=2)
    chart.line([value, value], [y - 3, y + 3], NEEDED, 1.2, zorder=2)


def _draw_linear(chart: Chart, x: float, y: float, flagged: bool) -> None:
    """A tick above; where it is far off, with a mark on top."""
    chart.line([x, x], [y - 8, y + 1], ACCENT, 1.4, zorder=3)
    if flagged:
        dot(chart, x, y - 8, 6.0, ACCENT, shape="v")
