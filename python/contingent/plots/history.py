"""How often each kind of statement came true: the cases one by one, the chance of the next such report, and the prior."""

from __future__ import annotations

from .. import words
from ..results.history import History, Kind
from .chart import Chart
from .palette import GRID, INK, LINE, LOST, MUTED, NEEDED, WOULD
from .scales import KEY_LINE, SMALL, dot, paragraph, whisker
from .text import LEADING, lines_of, width_of

KEY = (
    ("countries", "a country of which this was said: joined, did not join"),
    ("chance", "the chance that the next such report ends in joining, with its 95 % interval"),
    ("meaning", "what the words alone mean: the same, were the report surely true"),
    ("prior", "the prior: what we took it to be before any data"),
)
OWN, OTHERS = "What countries said of themselves", "What others said of them"
UNNAMED = (
    "Not taken from the table, which lists only a few such countries, and not by chance: counted over all members of the United "
    "Nations that nobody had named, less the host."
)
ROW, DOT = 17.0, 5.4  # points


def history_chart(history: History, width: float = 7.2) -> Chart:
    """A row a kind of statement, those of countries about themselves first; at the bottom the countries nobody had named.
    `width` in inches."""
    total = width * 72
    wide = total >= 400
    kinds = [*history.kinds, history.unnamed]
    label = max([width_of(_name(kind)) for kind in kinds] + [width_of(_counts(kind), 8) for kind in kinds if not wide]) + 10
    dots = _dots(kinds, 0.3 * total) if wide else 0.0
    most = max([kind.said for kind in history.kinds], default=0)
    counts = max(width_of(_counts(kind), 8) for kind in kinds) + 8 if wide else 0.0
    left = label + (dots * most + 6 if dots else 0) + counts + 4
    right = total - 40
    kept = [part for part in KEY if part[0] != "countries" or dots]
    key = [lines_of(told, total - 28, 8) for _, told in kept]
    sides = ((OWN, [kind for kind in history.kinds if not kind.by_others]), (OTHERS, [kind for kind in history.kinds if kind.by_others]))
    groups = [(told, rows) for told, rows in sides if rows]
    note = lines_of(UNNAMED, total - 4, 8, most=6)
    row = ROW if wide else ROW + 9
    top = sum((len(lines) - 1) * LEADING * 8 + KEY_LINE for lines in key) + 22
    body = sum(22 + row * len(rows) for _, rows in groups)
    last = 22 + row + len(note) * LEADING * 8 + 6
    chart = Chart(total, top + body + last, "How often statements came true", alternative(history))
    _draw_key(chart, kept, key)

    def at(value: float) -> float:
        return left + value * (right - left)

    for tick in (0, 0.25, 0.5, 0.75, 1):
        chart.line([at(tick)] * 2, [top - 4, top + body + 22 + row], GRID, 0.7, zorder=0)
        if tick in (0, 0.5, 1):
            chart.label(at(tick), top - 11, f"{100 * tick:.0f} %", MUTED, SMALL, "center")
    y = top
    for told, rows in [*groups, ("Where nobody had said anything", [history.unnamed])]:
        chart.label(0, y + 11, told, bold=True)
        y += 22
        for kind in rows:
            middle = y + row / 2
            if wide:
                chart.label(0, middle, _name(kind))
                chart.label(label + (dots * most + 6 if dots else 0), middle, _counts(kind), MUTED, 8)
            else:
                chart.label(0, middle, [_name(kind), _counts(kind)], size=8)
            if dots and kind.kind:
                _draw_dots(chart, kind, label + dots / 2, middle, dots)
            _draw_kind(chart, kind, [at(part) for part in (kind.low, kind.chance, kind.high, kind.meaning, kind.prior)], middle)
            chart.label(total - 2, middle, f"{words.percent(kind.chance)} %", INK if kind.said else MUTED, 8, "right")
            y += row
    paragraph(chart, 0, y + 4, note, MUTED, 8)
    return chart


def alternative(history: History) -> str:
    """What the chart shows, in words: the kinds that were said most often."""
    often = sorted((kind for kind in history.kinds if kind.said), key=lambda kind: -kind.said)[:5]
    told = "; ".join(
        f"{_name(kind).lower()}, {kind.joined} of {kind.said} joined, the next such report "
        f"{words.percent_range(kind.chance, kind.low, kind.high)}"
        for kind in often
    )
    none = history.unnamed
    rate = words.percent_range(none.chance, none.low, none.high)
    unnamed = f"Of {none.said:,} countries that nobody had named {none.joined:,} joined: {rate}."
    return f"How often statements came true. {words.sentence(told) or 'The record has no statement of any kind'}. {unnamed}"


def _name(kind: Kind) -> str:
    return words.sentence(kind.kind) if kind.kind else "Not named"


def _counts(kind: Kind) -> str:
    return f"{kind.joined:,} of {kind.said:,}" if kind.said else "none yet"


def _dots(kinds: list[Kind], room: float) -> float:
    """From dot to dot, or 0 where they would be too many to tell apart."""
    most = max((kind.said for kind in kinds if kind.kind), default=0)
    pitch = min(DOT + 1, room / max(most, 1))
    return pitch if pitch >= 3.5 else 0.0


def _draw_key(chart: Chart, kept: list[tuple[str, str]], key: list[list[str]]) -> None:
    y = KEY_LINE / 2
    for (mark, _), lines in zip(kept, key, strict=True):
        if mark == "countries":
            dot(chart, 7, y, DOT - 0.4, WOULD)
            dot(chart, 15, y, DOT - 0.8, LOST, hollow=True)
        elif mark == "chance":
            whisker(chart, (1, y), (21, y))
            dot(chart, 11, y, 6.5, NEEDED)
        elif mark == "meaning":
            chart.line([11, 11], [y - 5, y + 5], WOULD, 1.8)
        else:
            dot(chart, 11, y, 6.0, MUTED, hollow=True, shape="D", over=2.5)
        chart.label(28, y + (len(lines) - 1) * LEADING * 8 / 2, lines, MUTED, 8)
        y += KEY_LINE + (len(lines) - 1) * LEADING * 8


def _draw_dots(chart: Chart, kind: Kind, x: float, y: float, pitch: float) -> None:
    size = min(DOT, pitch - 0.8)
    for number in range(kind.said):
        joined = number < kind.joined
        dot(chart, x + number * pitch, y, size - (0.0 if joined else 0.6), WOULD if joined else LOST, hollow=not joined)


def _draw_kind(chart: Chart, kind: Kind, marks: list[float], y: float) -> None:
    """Grey where there are no data yet: all of it is the prior."""
    low, chance, high, meaning, prior = marks
    dot(chart, prior, y, 6.0, MUTED, hollow=True, shape="D", over=2.5)
    whisker(chart, (low, y), (high, y), colour=INK if kind.said else LINE)
    if kind.kind and kind.said:
        chart.line([meaning, meaning], [y - 6, y + 6], WOULD, 1.8, zorder=2.8)
    if kind.said:
        dot(chart, chance, y, 6.5, NEEDED)
