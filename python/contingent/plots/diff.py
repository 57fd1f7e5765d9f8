"""What changed an answer: a waterfall from before to after, report by report in the order in which they became known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .. import words
from ..results.difference import Difference
from ..results.news import Diff
from .chart import Chart
from .days import written
from .palette import ACCENT, BLOCS, INK, LINE, LOST, MUTED, NEEDED, PAPER
from .scales import SMALL, labelled_ticks, paragraph, share, ticks, whisker
from .text import LEADING, SIZE, lines_of, width_of

ROSE, FELL = BLOCS[0], ACCENT
BAR, SPACE = 10.0, 7.0  # points
Scale = Callable[[float], float]


@dataclass(frozen=True)
class Step:
    """A row: what happened, when, and how many of the worlds it added or took; `part` is None for several moments together."""

    says: str
    day: str
    net: int
    worlds: int
    part: Difference | None

    @property
    def value(self) -> float:
        """To draw; never an answer."""
        return self.net / self.worlds


def diff_chart(diff: Diff, answer: str = "viable", actor: str = "", width: float = 7.2, top: int = 12) -> Chart:
    """The answer before, the `top` moments that moved it most by themselves in order of time, all others together, and the
    answer after. `width` in inches."""
    total = width * 72
    path = diff.path(answer, actor)
    before, after = path.values[0], path.values[-1]
    steps = _steps(diff, answer, actor, top)
    above = total < 400  # the texts stand above the bars
    column = total - 4 if above else 0.5 * total
    labels = [
        ([written(step.day)] if step.day else [], lines_of(words.sentence(step.says), column, 8, most=2 if above else 3))
        for step in steps
    ]
    heights = [
        len(day) * LEADING * SMALL + len(says) * LEADING * 8 + SPACE + (BAR + 3 if above else 0) for day, says in labels
    ]
    head = lines_of(f"{_subject(diff, answer, actor)}: {_told(diff, answer, actor)}", total - 4, 9)
    note = lines_of(_note(diff, answer, actor), total - 4, 8, most=6)
    start = LEADING * (9 * len(head) + 8 * len(note)) + 12
    edge = (3 if above else 2) * LEADING * SIZE
    height = start + 2 * edge + sum(heights) + 20
    chart = Chart(total, height, "What moved it", alternative(diff, answer, actor))
    paragraph(chart, 0, paragraph(chart, 0, 0, head, size=9) + 2, note, MUTED, 8)
    runs = [before.count]
    for step in steps:
        runs.append(runs[-1] + step.net)
    low, high = _range(steps, runs, before.worlds)
    room = max([width_of(words.points(step.value), 8) for step in steps] + [20.0]) + 8
    left, right = (0.0 if above else column + 8) + room, total - room

    def at(value: float) -> float:
        return left + (value - low) / (high - low) * (right - left)

    bottom, most = height - 18, max(1, min(5, int((right - left) / 34)))
    places = [(at(tick), share(tick)) for tick in ticks(max(low, 0.0), min(high, 1.0), most)]
    labelled_ticks(chart, places, start, bottom, bottom + 9)
    _draw_end(chart, "Before", diff.moments[0].day, before.value, at(before.value), start + edge - 11, above)
    y, last = start + edge, start + edge - 4
    for number, (step, (day, says), high_row) in enumerate(zip(steps, labels, heights, strict=True)):
        middle = y + high_row - SPACE / 2 - BAR / 2 if above else y + high_row / 2
        share_now = runs[number] / before.worlds
        chart.line([at(share_now)] * 2, [last, middle - BAR / 2], LINE, 0.8)
        _draw_step(chart, step, at, share_now, middle)
        _draw_texts(chart, day, says, y + SPACE / 2, INK if step.part else MUTED)
        y, last = y + high_row, middle + BAR / 2
    chart.line([at(after.value)] * 2, [last, y + edge - 18], LINE, 0.8)
    _draw_end(chart, "After", max(moment.day for moment in diff.moments), after.value, at(after.value), y + edge - 11, above)
    return chart


def alternative(diff: Diff, answer: str = "viable", actor: str = "") -> str:
    """What the chart shows, in words: both ends and the largest parts."""
    told = [
        f"{words.shorten(moment.says, 120)} ({written(moment.day)}): {words.points(change.value)}"
        for moment, change in diff.moved(answer, actor)[:5]
    ]
    moved = f" In percentage points: {'; '.join(told)}." if told else " Nothing between them moved it."
    return f"{words.shorten(_subject(diff, answer, actor), 80)}: {_told(diff, answer, actor)}.{moved}"


def _subject(diff: Diff, answer: str, actor: str) -> str:
    if answer == "viable":
        return "A feasible force"
    name = words.shorten(words.named(diff.path(answer, actor).name, actor), 80)
    return f"{words.sentence(name)} {'could' if answer == 'could' else 'would'} take part"


def _told(diff: Diff, answer: str, actor: str) -> str:
    path = diff.path(answer, actor)
    before, after = path.values[0], path.values[-1]
    change = words.points(after.value - before.value)
    ends = f"from {words.percent(before.value, 1)} % to {words.percent(after.value, 1)} %"
    return f"{ends}, {change} points" if before.count != after.count else f"{words.percent(after.value, 1)} % before and after"


def _note(diff: Diff, answer: str, actor: str) -> str:
    path = diff.path(answer, actor)
    gained, lost = sum(change.gained for change in path.changes), sum(change.lost for change in path.changes)
    before, after = path.values[0], path.values[-1]
    return (
        f"Percentage points with 95 % intervals, in the order in which things became known. They add up to the last world: "
        f"{before.count:,} of {before.worlds:,} before, {gained:,} gained and {lost:,} lost on the way, {after.count:,} after."
    )


def _steps(diff: Diff, answer: str, actor: str, top: int) -> list[Step]:
    """In order of time; those that moved it least are one step at the end, unless it is only one."""
    changes = diff.path(answer, actor).changes
    moved = [number for number, change in enumerate(changes) if change.gained or change.lost]
    ranked = sorted(moved, key=lambda number: -abs(changes[number].value))
    kept = ranked if len(ranked) <= top + 1 else ranked[: max(top, 0)]
    found = []
    for number in sorted(kept):
        moment, change = diff.moments[number + 1], changes[number]
        found.append(Step(moment.says, moment.day if moment.kind == "news" else "", change.gained - change.lost, change.worlds, change))
    rest = [changes[number] for number in moved if number not in kept]
    if rest:
        net = sum(change.gained - change.lost for change in rest)
        found.append(Step(f"{len(rest)} more that moved it less, together", "", net, rest[0].worlds, None))
    return found


def _range(steps: list[Step], runs: list[int], worlds: int) -> tuple[float, float]:
    """The shares at both ends of the axis, round all bars and intervals. It need not begin at nothing: the lengths drawn are
    changes. It may pass nothing or all, where those left for the end would have kept the others from it."""
    reach = [run / worlds for run in runs]
    for step, run in zip(steps, runs, strict=False):
        if step.part:
            reach += [run / worlds + step.part.low, run / worlds + step.part.high]
    span = max(reach) - min(reach)
    margin = max(0.04 * span, (0.02 - span) / 2)
    return min(reach) - margin, max(reach) + margin


def _draw_end(chart: Chart, told: str, day: str, value: float, x: float, y: float, above: bool) -> None:
    """The answer at one end: a mark on the scale, its name beside or above it."""
    line = y - 14 if above else y
    chart.bar(0, line - 6, width_of(told, bold=True) + 9 + width_of(written(day), 8), 12, PAPER, zorder=2.5)
    chart.label(0, line, told, bold=True)
    if day:
        chart.label(width_of(told, bold=True) + 6, line, written(day), MUTED, 8)
    chart.line([x, x], [y - 7, y + 7], NEEDED, 2.4, zorder=3)
    text = f"{words.percent(value, 1)} %"
    fits = x + 6 + width_of(text, SIZE, True) < chart.width
    chart.label(x + 6 if fits else x - 6, y, text, NEEDED, side="left" if fits else "right", bold=True)


def _draw_texts(chart: Chart, day: list[str], says: list[str], y: float, ink: str) -> None:
    """The day and what was said, on paper of their own: where they stand above the bars, lines run behind them."""
    for lines, size, colour in ((day, SMALL, MUTED), (says, 8.0, ink)):
        for line in lines:
            chart.bar(0, y, width_of(line, size) + 3, LEADING * size, PAPER, zorder=2.5)
            y = paragraph(chart, 0, y, [line], colour, size)


def _draw_step(chart: Chart, step: Step, at: Scale, before: float, y: float) -> None:
    """A bar from the answer before it to that after it, with the interval of its length."""
    start, end = at(before), at(before + step.value)
    colour = (ROSE if step.net > 0 else FELL) if step.part else LOST
    chart.bar(min(start, end), y - BAR / 2, max(abs(end - start), 0.8), BAR, colour, zorder=2)
    reach = [start, end]
    if step.part:
        whisker(chart, (at(before + step.part.low), y), (at(before + step.part.high), y))
        reach += [at(before + step.part.low), at(before + step.part.high)]
    rises = step.net > 0
    x = max(reach) + 4 if rises else min(reach) - 4
    chart.label(x, y, words.points(step.value), colour if step.part else MUTED, 8, "left" if rises else "right", bold=True)
