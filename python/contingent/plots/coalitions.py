"""The most viable coalitions: a column each, its viability on top and its members below."""

from __future__ import annotations

from .. import words
from ..results.coalitions import Coalition, Coalitions
from .chart import Chart
from .palette import GRID, INK, LINE, MUTED, NEEDED, PAPER, WOULD
from .scales import KEY_LINE, SMALL, paragraph, whisker
from .text import LEADING, SIZE, lines_of, width_of

KEY = (
    ("bar", "viability: feasible in this share of fresh worlds, with its 95 % interval"),
    ("tick", "in the worlds the search has seen, where the best of many flatters itself"),
    ("cell", "a member"),
)
BARS = 84.0  # height of the tallest bar, in points
ROW = 13.0
WIDEST, GAP = 52.0, 3.0  # a column; between two
EMPTY = "#f1f1f2"


def coalitions_chart(coalitions: Coalitions, width: float = 7.2) -> Chart:
    """Rows are countries, columns coalitions, the best to the left. `width` in inches."""
    total = width * 72
    key = [lines_of(told, total - 24) for _, told in KEY]
    about = lines_of(words.sentence(coalitions.told) + ".", total - 4, 8)
    rows = _rows(coalitions)
    labels = [lines_of(words.sentence(name), 0.34 * total) for name in rows.values()]
    heads = {
        "viability": lines_of("Viability, in % of worlds", 0.34 * total),
        "walks": lines_of(
            "If a member walks out, the rest is still a feasible force, in % (mean)", 0.34 * total, SMALL
        ),
    }
    left = max(width_of(line) for lines in [*labels, heads["viability"], heads["walks"]] for line in lines) + 13
    shown, wide = _columns(coalitions, total - left)
    if len(shown) < len(coalitions):
        about = lines_of(f"{' '.join(about)} The first {len(shown)} of {len(coalitions)} are drawn.", total - 4, 8)
        rows = _rows(shown)
        labels = [lines_of(words.sentence(name), 0.34 * total) for name in rows.values()]
    heights = [max(ROW, len(lines) * LEADING * SIZE + 1) for lines in labels]
    top = KEY_LINE * sum(map(len, key)) + LEADING * 8 * len(about) + 26
    base = top + BARS
    foot = max(ROW, len(heads["walks"]) * LEADING * SMALL) + 6
    height = base + 8 + sum(heights) + (foot + 4 if shown else 0)
    chart = Chart(total, height, "The most viable coalitions", alternative(coalitions))
    _draw_key(chart, key)
    paragraph(chart, 0, KEY_LINE * sum(map(len, key)) + 4, about, MUTED, 8)
    if not shown:
        return chart
    chart.label(left - 10, base - len(heads["viability"]) * LEADING * SIZE / 2, heads["viability"], MUTED, side="right")
    tallest = max(max(row.viability.high, row.in_sample.value) for row in shown) or 1.0
    for number, row in enumerate(shown):
        _draw_bar(chart, row, left + number * wide, wide - GAP, base, BARS / tallest)
    chart.line([left, left + len(shown) * wide - GAP], [base, base], LINE, 0.8, zorder=2)
    y = base + 8
    for id, lines, high in zip(rows, labels, heights, strict=True):
        chart.label(left - 10, y + high / 2, lines, side="right")
        for number, row in enumerate(shown):
            chart.bar(left + number * wide, y + 1, wide - GAP, high - 2, NEEDED if id in row.members else EMPTY)
        y += high
    chart.line([left, left + len(shown) * wide - GAP], [y + 4, y + 4], GRID, 0.8)
    chart.label(left - 10, y + 4 + foot / 2, heads["walks"], MUTED, SMALL, "right")
    for number, row in enumerate(shown):
        chart.label(left + number * wide + (wide - GAP) / 2, y + 4 + foot / 2, survival(row), size=8, side="center")
    return chart


def alternative(coalitions: Coalitions) -> str:
    """What the chart shows, in words: the first coalitions."""
    told = [
        f"{words.listed([words.shorten(name, 40) for name in row.names]) or 'nobody'}: "
        f"{words.percent(row.viability.value)} %"
        for row in coalitions.rows[:3]
    ]
    head = f"{len(coalitions)} coalitions with their members and how often each is feasible"
    return f"{head}. {'; '.join(told)}." if told else "No coalition is feasible in any of the searched worlds."


def survival(row: Coalition) -> str:
    """In per cent, without the sign; a dash where the coalition is never feasible, so that nobody walks out."""
    known = row.viability.count and row.resilience.by_member
    return words.percent(row.resilience.mean) if known else "–"


def _rows(coalitions: Coalitions | list[Coalition]) -> dict[str, str]:
    """The members of any coalition, those in the most viable ones first, with their names."""
    weight: dict[str, float] = {}
    names: dict[str, str] = {}
    for row in coalitions:
        for id, name in zip(row.members, row.names, strict=True):
            weight[id] = weight.get(id, 0.0) + row.in_sample.value
            names[id] = name
    return {id: names[id] for id in sorted(names, key=lambda id: -weight[id])}


def _columns(coalitions: Coalitions, room: float) -> tuple[list[Coalition], float]:
    """As many coalitions as have room for their numbers, and how wide a column is."""
    numbers = [text for row in coalitions for text in (words.percent(row.viability.value), survival(row))]
    least = max([12.0, *(width_of(text, 8) + 2 for text in numbers)]) + GAP
    shown = coalitions.rows[: max(1, int((room + GAP) // least))]
    return list(shown), min(WIDEST, (room + GAP) / max(1, len(shown)))


def _draw_bar(chart: Chart, row: Coalition, x: float, wide: float, base: float, scale: float) -> None:
    inset = max(0.0, (wide - 26) / 2)
    middle, value = x + wide / 2, row.viability.value
    chart.bar(x + inset, base - value * scale, wide - 2 * inset, value * scale, WOULD)
    _draw_tick(chart, middle + 4, x + wide - inset + 2, base - row.in_sample.value * scale)
    whisker(chart, (middle, base - row.viability.low * scale), (middle, base - row.viability.high * scale))
    above = base - max(row.viability.high, row.in_sample.value) * scale - 8
    chart.label(middle, above, words.percent(value), size=8, side="center")


def _draw_tick(chart: Chart, left: float, right: float, y: float) -> None:
    """Pale, with a dark edge, so that it shows on the bar and on the paper."""
    chart.line([left - 0.6, right + 0.6], [y, y], INK, 2.6, zorder=2.5)
    chart.line([left, right], [y, y], PAPER, 1.4, zorder=2.6)


def _draw_key(chart: Chart, key: list[list[str]]) -> None:
    y = 7.0
    for (mark, _), lines in zip(KEY, key, strict=True):
        if mark == "tick":
            _draw_tick(chart, 2, 12, y)
        else:
            chart.bar(0, y - 4, 14, 8, WOULD if mark == "bar" else NEEDED)
        if mark == "bar":
            whisker(chart, (4, y), (12, y), 2)
        chart.label(20, y + (len(lines) - 1) * LEADING * SIZE / 2, lines, MUTED)
        y += KEY_LINE * len(lines)
