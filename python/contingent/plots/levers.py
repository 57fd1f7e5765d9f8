"""What each lever adds or costs: a tornado around what is true today."""

from __future__ import annotations

from .. import words
from ..results.difference import Difference
from ..results.levers import Lever, Levers, Setting
from .chart import Chart
from .palette import ACCENT, BLOCS, INK, MUTED
from .scales import SMALL, labelled_ticks, paragraph, share, ticks, whisker
from .text import LEADING, SIZE, lines_of, width_of

GAIN, LOSS = BLOCS[0], ACCENT
BAR, ROW, SPACE = 9.0, 14.0, 5.0  # points


def levers_chart(levers: Levers, width: float = 7.2, top: int = 15) -> Chart:
    """The `top` levers that move the target most: to the right what each adds if it goes well, to the left what it
    costs if it goes badly. `width` in inches."""
    total = width * 72
    rows = [row for row in levers if row.gain or row.loss][: max(top, 0)]
    labels = [lines_of(words.sentence(row.says), 0.36 * total) for row in rows]
    heights = [max(ROW, len(lines) * LEADING * SIZE) + SPACE for lines in labels]
    head = lines_of(f"As things stand: {base_in_words(levers)}", total - 4, 9)
    note = lines_of(_note(levers, len(rows)), total - 4, 8)
    above = LEADING * (9 * len(head) + 8 * len(note)) + 8
    chart = Chart(
        total, above + (sum(heights) + 44 if rows else 0), "What each lever adds or costs", alternative(levers)
    )
    y = paragraph(chart, 0, 0, head, size=9)
    paragraph(chart, 0, y + 2, note, MUTED, 8)
    if not rows:
        return chart
    begin = max(width_of(line) for lines in labels for line in lines) + 11
    low, high, left, right = _scale(levers, rows, begin, total)

    def at(value: float) -> float:
        return left + (value - low) / (high - low) * (right - left)

    middle, start = at(levers.base.value), above + 26
    bottom = start + sum(heights)
    _draw_heads(chart, rows, middle, above + 7)
    now = f"{words.percent(levers.base.value)} % now"
    half = width_of(now, SMALL) / 2
    beneath = min(max(middle, half), total - half)
    free = half + width_of("100 %", SMALL) / 2 + 4
    places = [(at(tick), share(tick)) for tick in ticks(low, high, max(1, min(6, int((right - left) / 34))))]
    labelled_ticks(chart, [place for place in places if abs(place[0] - beneath) > free], start - 4, bottom, bottom + 10)
    chart.label(beneath, bottom + 10, now, INK, SMALL, "center")
    y = start
    for row, lines, high_row in zip(rows, labels, heights, strict=True):
        centre = y + high_row / 2
        chart.label(begin - 8, centre, lines, side="right")
        for setting, change, colour, side in ((row.well, row.gain, GAIN, "left"), (row.badly, row.loss, LOSS, "right")):
            if setting and change:
                ends = [at(levers.base.value + part) for part in _parts(change)]
                chart.bar(min(middle, ends[0]), centre - BAR / 2, abs(ends[0] - middle), BAR, colour)
                whisker(chart, (min(ends), centre), (max(ends), centre))
                text = f"{words.points(change.value)} {outcome(setting)}"
                x = max(ends) + 4 if side == "left" else min(ends) - 4
                chart.label(x, centre, text, size=SMALL, side=side)
        y += high_row
    chart.line([middle, middle], [start - 4, bottom], INK, 0.9, zorder=2)
    return chart


def base_in_words(levers: Levers) -> str:
    """The target and how likely it is today."""
    kind, _, who = levers.target.partition(": ")
    what = {
        "viable": "some feasible force exists",
        "could": f"{who} could take part",
        "coalition": f"feasible with {who}",
    }
    return f"{what.get(kind, levers.target)}: {levers.base}"


def alternative(levers: Levers) -> str:
    """What the chart shows, in words: its first rows."""
    told = []
    for row in levers.rows[:5]:
        parts = [
            f"{part.says} {words.points(change.value)}"
            for part, change in ((row.well, row.gain), (row.badly, row.loss))
            if part and change
        ]
        if parts:
            told.append(words.shorten(", ".join(parts), 200))
    return (
        f"As things stand, {base_in_words(levers)}. In percentage points: {'; '.join(told) or 'no lever changes it'}."
    )


def outcome(setting: Setting) -> str:
    """How a lever is set, in a word or two: its row says what it is."""
    kind = setting.lever.partition(":")[0]
    if kind == "position":
        return f"at {setting.value:g}"
    if kind == "requirement":
        return "waived" if setting.value == 0 else f"at {setting.value:,.6g}"
    return "if so" if setting.value == 1 else "if not" if setting.value == 0 else f"at {words.percent(setting.value)} %"


def _note(levers: Levers, shown: int) -> str:
    told = "Each bar sets one lever for sure and leaves the rest. Percentage points, 95 % intervals."
    moving = sum(1 for row in levers if row.gain or row.loss)
    return f"{told} {shown} of {moving} levers, the widest first." if shown < moving else told


def _parts(change: Difference) -> tuple[float, float, float]:
    return change.value, change.low, change.high


def _texts(row: Lever) -> tuple[str, str]:
    """What stands at the end of its loss and of its gain."""
    loss = f"{words.points(row.loss.value)} {outcome(row.badly)}" if row.loss and row.badly else ""
    gain = f"{words.points(row.gain.value)} {outcome(row.well)}" if row.gain and row.well else ""
    return loss, gain


def _scale(levers: Levers, rows: list[Lever], begin: float, total: float) -> tuple[float, float, float, float]:
    """The shares at both ends of the axis and where they are, with room for the texts outside of the bars."""
    base = levers.base.value
    low = min([base, *(base + min(_parts(row.loss)) for row in rows if row.loss)])
    high = max([base, *(base + max(_parts(row.gain)) for row in rows if row.gain)])
    room = [max(width_of(_texts(row)[side], SMALL) for row in rows) + 6 for side in (0, 1)]
    return low, max(high, low + 1e-6), begin + room[0], total - room[1]


def _draw_heads(chart: Chart, rows: list[Lever], middle: float, y: float) -> None:
    """Above the bars: which way they go."""
    if any(row.loss for row in rows):
        chart.label(middle - 6, y, "costs", LOSS, side="right", bold=True)
    if any(row.gain for row in rows):
        chart.label(middle + 6, y, "adds", GAIN, side="left", bold=True)
