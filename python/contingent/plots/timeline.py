"""A force's chance over time: a step a day of news, the largest numbered and told; below, the candidates that moved most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .. import words
from ..results.difference import Difference
from ..results.estimate import Estimate
from ..results.news import Moment, Timeline
from .chart import Chart
from .days import day_ticks, number_of, written
from .palette import ACCENT, BLOCS, COULD, GRID, INK, LINE, MUTED, NEEDED, PAPER
from .scales import SMALL, dot, labelled_ticks, paragraph, share, spread, step_for, ticks
from .text import LEADING, SIZE, lines_of, one_line, width_of

ROSE, FELL = BLOCS[0], ACCENT
PLOT, STRIP = 132.0, 26.0  # heights, in points
BADGE = 13.0  # across
QUIET = 0.1  # a jump of less than this part of the whole range does not begin the story
STILL = 0.02  # nor does one of less than this part end it
FEW = 5  # candidates below


@dataclass(frozen=True)
class Jump:
    """A day on which the answer moved, and the moment that moved it most."""

    on: str
    moment: Moment
    change: Difference
    high: float  # the upper end of the step


@dataclass(frozen=True)
class Time:
    """Where days lie across the chart."""

    first: float
    last: float
    left: float
    right: float

    def at(self, day: str) -> float:
        if self.last <= self.first:
            return (self.left + self.right) / 2
        part = (number_of(day) - self.first) / (self.last - self.first)
        return self.left + min(max(part, 0.0), 1.0) * (self.right - self.left)


def timeline_chart(timeline: Timeline, actors: Sequence[str] | None = None, width: float = 7.2, top: int = 8) -> Chart:
    """The chance that some force is feasible, as known day by day, its `top` largest jumps numbered and told below; then the
    `would` of the candidates that moved most, or of `actors`. `width` in inches."""
    total = width * 72
    values = timeline.values()
    start = _start(timeline.days, values)
    high = _end(max(value.high for value in values[start:]))
    left = max(width_of(share(tick), SMALL) for tick in ticks(0, high, 5)) + 8
    terms = _terms(high)
    right = total - max((width_of(line, SMALL) for _, lines in terms for line in lines), default=0.0) - 8
    rows = _rows(timeline, actors, start)
    time = _time(timeline.days[start:], [values[start:], *(row for _, row in rows)], left, right)
    jumps = _jumps(timeline, values, (start, time.last), min(top, int((right - left) / (BADGE + 1))))
    head = lines_of(f"A feasible force: {_told(timeline.days, values)}", total - 4, 9)
    note = lines_of(_note(timeline, values, start, time), total - 4, 8, most=7)
    legend = [_entry(jump, total) for jump in jumps]
    band = LEADING * (9 * len(head) + 8 * len(note)) + 8
    plot = band + (BADGE + 14 if jumps else 6)
    low = plot + PLOT + 20 + sum(high for _, high in legend) + (8 if legend else 0)
    few = lines_of("Would take part, in the force that forms (plan)", total - 4) if rows else []
    strips = low + (len(few) * LEADING * SIZE + 4 if rows else 0)
    height = strips + len(rows) * (STRIP + 15) + (16 if rows else 0)
    chart = Chart(total, height, "How the news moved it", alternative(timeline, jumps))
    paragraph(chart, 0, paragraph(chart, 0, 0, head, size=9) + 2, note, MUTED, 8)
    _draw_grid(chart, time, plot, high, terms)
    _draw_days(chart, time, plot, plot + PLOT)
    _draw_curve(chart, time, timeline.days[start:], values[start:], plot + PLOT, PLOT / high)
    _draw_badges(chart, time, jumps, band + BADGE / 2, plot, high)
    _draw_legend(chart, jumps, legend, plot + PLOT + 22)
    paragraph(chart, 0, low, few)
    _draw_strips(chart, time, timeline, rows, start, strips)
    return chart


def alternative(timeline: Timeline, jumps: list[Jump]) -> str:
    """What the chart shows, in words: both ends, the highest point, the jumps."""
    told = [
        f"{written(jump.on)}, {words.points(jump.change.value)} points: {words.shorten(jump.moment.says, 120)}"
        for jump in sorted(jumps, key=lambda jump: -abs(jump.change.value))[:5]
    ]
    first = f"on {written(timeline.days[0])} {words.percent(timeline.values()[0].value)} %"
    moved = f" What moved it most: {'; '.join(told)}." if told else " No news moved it."
    return f"How likely a feasible force was, as known day by day: {first}; {_told(timeline.days, timeline.values())}.{moved}"


def _told(days: Sequence[str], values: Sequence[Estimate]) -> str:
    last = f"{values[-1]} on {written(days[-1])}"
    most = max(range(len(values)), key=lambda number: values[number].value)
    if values[most].value == values[-1].value:
        return last
    return f"{last}; at most {words.percent(values[most].value)} %, on {written(days[most])}"


def _start(days: Sequence[str], values: Sequence[Estimate]) -> int:
    """The day to begin with: the one before the first jump of size, where the stretch before it would take much room."""
    span = max(value.value for value in values) - min(value.value for value in values)
    sizes = [abs(after.value - before.value) for before, after in zip(values, values[1:], strict=False)]
    first = next((number for number, size in enumerate(sizes) if span and size >= QUIET * span), 0)
    whole = number_of(days[-1]) - number_of(days[0])
    return first if number_of(days[min(first + 1, len(days) - 1)]) - number_of(days[0]) > 0.15 * whole else 0


def _time(days: Sequence[str], curves: Sequence[Sequence[Estimate]], left: float, right: float) -> Time:
    """The axis begins shortly before the second day where the first lies long before it, and ends soon after the last step of
    size of any of the curves where a long quiet stretch follows."""
    numbers = [number_of(day) for day in days]
    first, last = numbers[0], numbers[-1]
    if len(numbers) > 2:
        first = max(first, round(numbers[1] - 0.06 * (last - numbers[1])) - 1)
    moved = max((_last_step(values) for values in curves), default=0)
    if moved and last - numbers[moved] > 0.4 * (last - first):
        last = min(last, numbers[moved] + round(0.2 * (numbers[moved] - first)) + 2)
        first = max(numbers[0], min(first, round(numbers[1] - 0.06 * (last - numbers[1])) - 1))
    return Time(first, last, left, right)


def _last_step(values: Sequence[Estimate]) -> int:
    span = max(value.value for value in values) - min(value.value for value in values)
    steps = (number for number in range(1, len(values)) if abs(values[number].value - values[number - 1].value) > STILL * span)
    return max(steps, default=0)


def _note(timeline: Timeline, values: Sequence[Estimate], start: int, time: Time) -> str:
    told = "Each step is what was known that evening; pale around it, the 95 % interval of sampling."
    if len(timeline.days) > 1:
        told += " Numbered: what moved it most on a day, and by how many points."
    days = timeline.days
    if start:
        most = max(value.value for value in values[: start + 1])
        quiet = f"Left out: from {written(days[0])} until shortly before {written(days[start + 1])}, with"
        told += f" {quiet} {words.percent(most)} % at most."
    if time.last < number_of(days[-1]):
        end = date.fromordinal(int(time.last)).isoformat()
        told += f" Cut off after {written(end)}: little moved until {written(days[-1])}."
    return told


def _end(highest: float) -> float:
    """The axis ends at the next tick above all intervals."""
    step = step_for(max(highest, 0.01), 5)
    return min(1.0, step * -(-max(highest, 0.01) // step))


def _terms(high: float) -> list[tuple[float, list[str]]]:
    """The verbal terms that the axis passes, each at the middle of its range, where there is room for it."""
    found, low = [], 0.0
    for end, term in words.TERMS:
        seen = min(end, high) - low
        lines = lines_of(term, 54, SMALL)
        if seen > 0 and seen / high * PLOT >= len(lines) * LEADING * SMALL + 2:
            found.append((low + seen / 2, lines))
        low = end
    return found


def _jumps(timeline: Timeline, values: Sequence[Estimate], shown: tuple[int, float], top: int) -> list[Jump]:
    """The largest of those after a day and not after another, in order of time."""
    causes, (start, last) = timeline.causes(), shown
    found = [
        Jump(timeline.days[number + 1], *cause, max(values[number].value, values[number + 1].value))
        for number, cause in enumerate(causes)
        if cause and number + 1 > start and number_of(timeline.days[number + 1]) <= last
    ]
    largest = sorted(found, key=lambda jump: -abs(jump.change.value))[: max(top, 0)]
    return sorted(largest, key=lambda jump: jump.on)


def _entry(jump: Jump, total: float) -> tuple[list[str], float]:
    """What a jump's line in the list says, and how high it is."""
    wide = total >= 400
    lines = lines_of(words.sentence(jump.moment.says), total - (122 if wide else 20) - 4, 8, most=2 if wide else 3)
    return lines, (len(lines) + (0 if wide else 1)) * LEADING * 8 + 5


def _rows(timeline: Timeline, actors: Sequence[str] | None, start: int) -> list[tuple[str, list[Estimate]]]:
    """Candidates and their `would` on each day shown: those asked for, or those between whose lowest and highest most lies."""
    ids = [path.actor for path in timeline.paths if path.answer == "would"] if actors is None else list(actors)
    rows = [(words.named(timeline.path("would", id).name, id), timeline.values("would", id)[start:]) for id in ids]
    if actors is not None:
        return rows

    def moved(row: tuple[str, list[Estimate]]) -> float:
        return max(value.value for value in row[1]) - min(value.value for value in row[1])

    return sorted((row for row in rows if moved(row) > 0), key=lambda row: -moved(row))[:FEW]


def _draw_grid(chart: Chart, time: Time, top: float, high: float, terms: list[tuple[float, list[str]]]) -> None:
    bottom, scale = top + PLOT, PLOT / high
    for tick in ticks(0, high, 5):
        chart.line([time.left, time.right], [bottom - tick * scale] * 2, GRID, 0.7, zorder=0)
        chart.label(time.left - 5, bottom - tick * scale, share(tick), MUTED, SMALL, "right")
    for end, _ in words.TERMS:
        if end < high and terms:
            chart.line([time.left, chart.width], [bottom - end * scale] * 2, LINE, 0.7, zorder=0.5, dashes=(2.5, 2))
    for value, lines in terms:
        chart.label(time.right + 6, bottom - value * scale, lines, MUTED, SMALL)


def _draw_days(chart: Chart, time: Time, top: float, bottom: float) -> None:
    """Ticks of the time axis from `top` to `bottom`, their texts below."""
    scale = (time.right - time.left) / max(time.last - time.first, 1)
    start = time.left if time.last > time.first else (time.left + time.right) / 2
    places: list[tuple[float, str]] = []
    for most in range(int((time.right - time.left) / 34), 0, -1):
        places = [(start + (day - time.first) * scale, text) for day, text in day_ticks(time.first, time.last, most)]
        ends = [(x - width_of(text, SMALL) / 2, x + width_of(text, SMALL) / 2) for x, text in places]
        if all(after[0] - before[1] > 4 for before, after in zip(ends, ends[1:], strict=False)):
            break
    labelled_ticks(chart, places, top, bottom, bottom + 9)


def _draw_curve(
    chart: Chart, time: Time, days: Sequence[str], values: Sequence[Estimate], base: float, scale: float, thick: float = 1.5
) -> None:
    xs = [time.at(day) for day in days]
    lows, highs = [base - value.low * scale for value in values], [base - value.high * scale for value in values]
    ys = [base - value.value * scale for value in values]
    chart.canvas_axes.fill_between(xs, lows, highs, step="post", color=COULD, linewidth=0, clip_on=False, zorder=1)
    chart.line(xs, ys, NEEDED, thick, zorder=2, drawstyle="steps-post")
    dot(chart, xs[-1], ys[-1], 2.6 * thick + 0.8, NEEDED)


def _draw_badges(chart: Chart, time: Time, jumps: list[Jump], y: float, top: float, high: float) -> None:
    """Numbers above the plot, each with a line down to its jump."""
    xs = [time.at(jump.on) for jump in jumps]
    places = spread(xs, BADGE + 1, time.left + BADGE / 2, time.right - BADGE / 2)
    for number, (jump, x, place) in enumerate(zip(jumps, xs, places, strict=True), 1):
        end = top + PLOT * (1 - jump.high / high) - 2
        chart.line([place, place, x, x], [y, y + BADGE / 2 + 1, top - 3, max(end, top - 3)], LINE, 0.6, zorder=1.5)
        _badge(chart, number, jump, place, y)


def _badge(chart: Chart, number: int, jump: Jump, x: float, y: float) -> None:
    dot(chart, x, y, BADGE, ROSE if jump.change.value > 0 else FELL, over=3.5)
    chart.label(x, y, str(number), PAPER, SMALL, "center", bold=True)


def _draw_legend(chart: Chart, jumps: list[Jump], legend: list[tuple[list[str], float]], y: float) -> None:
    """A line a jump: its number, its day, how many points the report added or took, what it says."""
    wide = chart.width >= 400
    for number, (jump, (lines, high)) in enumerate(zip(jumps, legend, strict=True), 1):
        first = y + LEADING * 8 / 2 + 1
        _badge(chart, number, jump, BADGE / 2, first)
        chart.label(20, first, written(jump.on), MUTED, 8)
        points = words.points(jump.change.value)
        colour = ROSE if jump.change.value > 0 else FELL
        chart.label(114 if wide else chart.width - 4, first, points, colour, 8, "right", bold=True)
        paragraph(chart, 122 if wide else 20, y + 1 + (0 if wide else LEADING * 8), lines, INK, 8)
        y += high


def _draw_strips(
    chart: Chart, time: Time, timeline: Timeline, rows: list[tuple[str, list[Estimate]]], start: int, top: float
) -> None:
    """A small curve a candidate, all to one scale."""
    most = max((value.high for _, values in rows for value in values), default=0.0) or 1.0
    y = top
    for name, values in rows:
        base = y + 13 + STRIP
        peak = max(values, key=lambda value: value.value)
        told = f"at most {words.percent(peak.value)} %"
        chart.label(time.right, y + 6, told, MUTED, SMALL, "right")
        room = time.right - time.left - width_of(told, SMALL) - 8
        chart.label(time.left, y + 6, one_line(words.sentence(name), room), INK, bold=False)
        chart.line([time.left, time.right], [base, base], LINE, 0.7, zorder=0.5)
        _draw_curve(chart, time, timeline.days[start:], values, base, STRIP / most, 1.1)
        chart.label(time.right + 6, base - values[-1].value * STRIP / most, f"{words.percent(values[-1].value)} %", INK, 8)
        y += STRIP + 15
    if rows:
        _draw_days(chart, time, top + 13, y - 2)
