"""The picture of the terms of a mandate: how high viability rises over one issue or two."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.contour import QuadContourSet
from matplotlib.patches import Polygon

from .. import words
from ..results.terms import Terms
from .chart import Chart
from .palette import ACCENT, COULD, GRID, INK, MUTED, NEEDED, PAPER, WOULD
from .places import Box
from .scales import SMALL, paragraph, share, step_for, ticks
from .text import LEADING, SIZE, lines_of, width_of

RAMP = LinearSegmentedColormap.from_list("viability", [(0, PAPER), (0.3, COULD), (0.7, WOULD), (1, NEEDED)])
FRAME = "#c4c4c6"
Panel = tuple[float, float]


def best_in_words(terms: Terms) -> str:
    """The best point: each issue with its place, and how likely a force is there."""
    if not terms.at_best.count:
        return "No force is feasible at any point, in any of the sampled worlds."
    place = ", ".join(
        f"{words.sentence(words.clean(terms.titles[issue]))} {point:.2g}" for issue, point in terms.best.items()
    )
    alike = sum(cell.count == terms.at_best.count for row in terms.viable for cell in row)
    best = "Best point" if alike == 1 else f"Best point, the first of {alike} alike"
    return f"{best}: {place}. There a feasible force is {terms.at_best}."


def _star(chart: Chart, x: float, y: float) -> None:
    chart.canvas_axes.plot(
        [x],
        [y],
        marker="D",
        markersize=6.5,
        color=ACCENT,
        markeredgecolor=PAPER,
        markeredgewidth=1.2,
        clip_on=False,
        zorder=3.5,
    )


def ends_of(terms: Terms, issue: str, width: float, most: int = 3) -> tuple[list[str], list[str]]:
    """What 0 and 1 stand for, in lines; none where the scenario does not tell."""
    low, high = (
        lines_of(words.sentence(words.clean(text)), width, SMALL, most) for text in terms.ends.get(issue, ("", ""))
    )
    return [line for line in low if line], [line for line in high if line]


def _spelled(terms: Terms, issue: str, width: float) -> list[str]:
    """What 0 and 1 stand for, in one text."""
    told = [
        f"{place}: {text}"
        for place, text in zip("01", terms.ends.get(issue, ("", "")), strict=True)
        if words.clean(text)
    ]
    return lines_of("; ".join(told), width, SMALL, most=5) if told else []


def draw_ends(chart: Chart, ends: tuple[list[str], list[str]], left: float, right: float, y: float) -> None:
    """Under an axis: what its begin and its end stand for."""
    for lines, x, side in ((ends[0], left, "left"), (ends[1], right, "right")):
        chart.label(x, y + len(lines) * LEADING * SMALL / 2, lines, MUTED, SMALL, side)


class Curve:
    """One issue: viability over its points, with its 95 % interval."""

    def __init__(self, terms: Terms, panel: Panel, total: float) -> None:
        self.terms, self.panel = terms, panel
        self.head = lines_of(
            f"How often some force is feasible, with the policy fixed at a point of: {terms.titles[terms.x]}", total - 4
        )
        self.best = lines_of(best_in_words(terms), total - 4, 8)
        self.top = LEADING * (SIZE * len(self.head) + 8 * len(self.best)) + 12
        self.ends = ends_of(terms, terms.x, (panel[1] - panel[0]) / 2 - 6)
        self.height = self.top + 150 + 18 + max(map(len, self.ends)) * LEADING * SMALL

    def draw(self, chart: Chart) -> None:
        cells, points = self.terms.viable[0], self.terms.points
        left, right = self.panel
        paragraph(chart, 0, paragraph(chart, 0, 0, self.head) + 2, self.best, MUTED, 8)
        high = max(cell.high for cell in cells) or 1.0
        bottom = self.top + 150
        xs = [left + (k + 0.5) / len(points) * (right - left) for k in range(len(points))]

        def up(value: float) -> float:
            return bottom - value / high * 146

        for tick in ticks(0, high, 4):
            chart.line([left, right], [up(tick)] * 2, GRID, 0.7, zorder=0)
            chart.label(left - 5, up(tick), share(tick), MUTED, SMALL, "right")
        for tick in (0.0, 0.5, 1.0):
            x = left + (tick * (len(points) - 1) + 0.5) / len(points) * (right - left)
            chart.label(x, bottom + 9, f"{tick:g}", MUTED, SMALL, "center")
        draw_ends(chart, self.ends, left, right, bottom + 15)
        band = [
            *zip(xs, [up(cell.low) for cell in cells], strict=True),
            *reversed(list(zip(xs, [up(cell.high) for cell in cells], strict=True))),
        ]
        chart.canvas_axes.add_patch(Polygon(band, closed=True, facecolor=COULD, linewidth=0, zorder=1))
        chart.line(xs, [up(cell.value) for cell in cells], NEEDED, 1.5, zorder=2)
        best = points.index(self.terms.best[self.terms.x])
        if self.terms.at_best.count:
            chart.line([xs[best], xs[best]], [up(cells[best].value), bottom], ACCENT, 1.1, zorder=1.5)
            _star(chart, xs[best], up(cells[best].value))


class Map:
    """Two issues: a cell a point, the darker the likelier, with lines of equal viability."""

    def __init__(self, terms: Terms, panel: Panel, total: float, wide: bool) -> None:
        self.terms, self.total = terms, total
        self.left, self.right = panel if wide else (26.0, total - 12)
        side = self.total - self.right - 14 if wide else total
        self.aside = (self.right + 14) if wide else 0.0
        self.title = lines_of("How often some force is feasible, by where the policy is fixed", total - 4)
        self.up_title = lines_of(
            f"\u2191 {words.sentence(words.clean(terms.titles[terms.y or '']))}", self.right - self.left + 20, 8
        )
        self.along_title = lines_of(
            f"\u2192 {words.sentence(words.clean(terms.titles[terms.x]))}", self.right - self.left, 8
        )
        self.ends = ends_of(terms, terms.x, (self.right - self.left) / 2 - 6, 4)
        self.up_ends = ends_of(terms, terms.y or "", self.left - 26, 6) if wide else ([], [])
        self.up_told = [] if wide else _spelled(terms, terms.y or "", total - self.left)
        self.best = lines_of(best_in_words(terms), side - 20, SIZE, most=9)
        self.note = lines_of(
            "Lines join points where a force is equally likely. Other issues are free.", side - 4, 8, most=5
        )
        self.top = LEADING * (SIZE * len(self.title) + 8 * len(self.up_title) + SMALL * len(self.up_told)) + 10
        self.tall = min(self.right - self.left, 210.0)
        self.bottom = self.top + self.tall
        below = self.bottom + 18 + LEADING * (len(self.along_title) * 8 + max(map(len, self.ends)) * SMALL)
        told = 34 + LEADING * (SIZE * len(self.best) + 8 * len(self.note)) + 14
        self.height = max(below, self.top + told) if wide else below + told
        self.told_at = self.top if wide else below + 6
        self.values = np.array([[cell.value for cell in row] for row in terms.viable])
        self.end = float(self.values.max()) or 1.0

    def draw(self, chart: Chart) -> None:
        y = paragraph(chart, 0, 0, self.title)
        y = paragraph(chart, self.left - 20, y + 3, self.up_title, INK, 8)
        paragraph(chart, self.left - 20, y, self.up_told, MUTED, SMALL)
        low, high = (len(lines) * LEADING * SMALL / 2 for lines in self.up_ends)
        chart.label(self.left - 24, self.bottom - low, self.up_ends[0], MUTED, SMALL, "right")
        chart.label(self.left - 24, self.top + high, self.up_ends[1], MUTED, SMALL, "right")
        axes, count = chart.canvas_axes, len(self.terms.points)
        axes.imshow(
            RAMP(self.values / self.end), extent=(self.left, self.right, self.bottom, self.top), origin="lower",
            interpolation="none", aspect="auto",
        )  # fmt: skip
        self._restore(chart)
        frame = (
            [self.left, self.right, self.right, self.left, self.left],
            [self.top, self.top, self.bottom, self.bottom, self.top],
        )
        chart.line(*frame, FRAME, 0.6, zorder=2)
        for tick in (0.0, 0.5, 1.0):
            part = (tick * (count - 1) + 0.5) / count
            x, y = self.left + part * (self.right - self.left), self.bottom - part * self.tall
            chart.label(x, self.bottom + 9, f"{tick:g}", MUTED, SMALL, "center")
            chart.label(self.left - 5, y, f"{tick:g}", MUTED, SMALL, "right")
        y = paragraph(chart, self.left, self.bottom + 15, self.along_title, INK, 8)
        draw_ends(chart, self.ends, self.left, self.right, y + 1)
        self._draw_contours(chart)
        self._draw_told(chart)

    def _restore(self, chart: Chart) -> None:
        chart.canvas_axes.set_xlim(0, chart.width)
        chart.canvas_axes.set_ylim(chart.height, 0)

    def _place(self, i: float, j: float) -> tuple[float, float]:
        count = len(self.terms.points)
        return self.left + (i + 0.5) / count * (self.right - self.left), self.bottom - (j + 0.5) / count * self.tall

    def _best(self) -> tuple[float, float]:
        points, best = self.terms.points, self.terms.best
        return self._place(points.index(best[self.terms.x]), points.index(best[self.terms.y or ""]))

    def _draw_contours(self, chart: Chart) -> None:
        """Each level's number stands on its longest line, where it covers neither another nor the best point."""
        step = step_for(self.end, 5)
        levels = [level for level in ticks(0, self.end, 5) if 0 < level < self.end]
        x, y = self._best()
        taken = [Box(x - 7, y - 7, 14, 14)]
        if not levels or len(self.terms.points) < 2 or step <= 0:
            _star(chart, x, y) if self.terms.at_best.count else None
            return
        count = len(self.terms.points)
        xs = [self._place(k, 0)[0] for k in range(count)]
        ys = [self._place(0, k)[1] for k in range(count)]
        colours = [PAPER if level > 0.62 * self.end else INK for level in levels]
        drawn: QuadContourSet = chart.canvas_axes.contour(
            xs, ys, self.values, levels=levels, colors=colours, linewidths=0.8, zorder=2.2
        )
        self._restore(chart)
        for level, segments in zip(levels, drawn.allsegs, strict=True):
            self._label(chart, share(level), segments, taken)
        if self.terms.at_best.count:
            _star(chart, x, y)

    def _label(self, chart: Chart, text: str, segments: Any, taken: list[Box]) -> None:
        wide, high = width_of(text, 7), 7 * LEADING
        longest = max(segments, key=len, default=())
        for x, y in sorted(longest, key=lambda place: (round(place[1], 6), round(place[0], 6))):
            box = Box(float(x) - wide / 2, float(y) - high / 2, wide, high)
            inside = (
                self.left + 1 < box.left
                and box.left + wide < self.right - 1
                and self.top + 1 < box.top
                and box.top + high < self.bottom - 1
            )
            if inside and not any(_near(box, other) for other in taken):
                taken.append(box)
                chart.bar(box.left - 1, box.top, wide + 2, high, PAPER, alpha=0.9, zorder=2.4)
                chart.label(box.left, box.top + high / 2, text, INK, 7)
                return

    def _draw_told(self, chart: Chart) -> None:
        """The key: the scale of colours, the best point, what the lines are."""
        x, y = self.aside, self.told_at
        length = min(130.0, chart.width - x - 14)
        chart.canvas_axes.imshow(
            RAMP(np.linspace(0, 1, 64))[np.newaxis],
            extent=(x, x + length, y + 7, y),
            interpolation="none",
            aspect="auto",
        )
        self._restore(chart)
        chart.line([x, x + length, x + length, x, x], [y, y, y + 7, y + 7, y], FRAME, 0.5, zorder=2)
        chart.label(x, y + 15, "0 %", MUTED, SMALL)
        chart.label(x + length, y + 15, f"{words.percent(self.end)} %", MUTED, SMALL, "right")
        y += 28
        if self.terms.at_best.count:
            _star(chart, x + 4, y + LEADING * SIZE / 2)
        y = paragraph(chart, x + 14, y, self.best) + 6
        paragraph(chart, x, y, self.note, MUTED, 8)


def _near(one: Box, other: Box) -> bool:
    return (
        one.left < other.left + other.width + 2 and other.left < one.left + one.width + 2
        and one.top < other.top + other.height + 2 and other.top < one.top + one.height + 2
    )  # fmt: skip
