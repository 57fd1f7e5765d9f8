"""Who can serve with whom: actors near those they can serve with, a line a pair."""

from __future__ import annotations

import math
from dataclasses import dataclass

from matplotlib.collections import LineCollection
from matplotlib.colors import to_rgba
from matplotlib.patches import FancyArrowPatch

from .. import words
from ..results.network import Network
from .chart import Chart
from .palette import ACCENT, BLOC_LESS, BLOCS, INK, LINE, MUTED, PAPER
from .text import LEADING, SIZE, lines_of, width_of

RADIUS = 5.0
MARGIN = 16.0
MOST_LINES = 600  # the likeliest pairs; more could not be told apart


@dataclass(frozen=True)
class Box:
    """A rectangle on the canvas, in points."""

    left: float
    top: float
    width: float
    height: float

    def overlap(self, other: Box) -> float:
        """The area they share."""
        across = min(self.left + self.width, other.left + other.width) - max(self.left, other.left)
        down = min(self.top + self.height, other.top + other.height) - max(self.top, other.top)
        return max(0.0, across) * max(0.0, down)


def network_chart(network: Network, width: float = 7.2) -> Chart:
    """Lines are as wide as the probability that the two can serve together; colours are blocs; diamonds are
    gatekeepers. `width` in inches."""
    total = width * 72
    key = _key_lines(network, total)
    top = 13.0 * len(key) + 8
    height = max(230.0, min(0.72, 0.3 + 0.03 * len(network.actors)) * max(total, 420))
    chart = Chart(total, top + height, "Who can serve with whom", alternative(network))
    for number, line in enumerate(key):
        chart.text(0, 7 + 13 * number, line, MUTED)
    side = min(0.16 * total, 60)
    places = [
        (side + x * (total - 2 * side), top + MARGIN + y * (height - 2 * MARGIN))
        for x, y in zip(_spread(network.x), _spread(network.y), strict=True)
    ]
    _draw_lines(chart, network, places)
    _draw_waiting(chart, network, places)
    _draw_actors(chart, network, places)
    _draw_names(chart, network, places, Box(0, top, total, height))
    return chart


def alternative(network: Network) -> str:
    """What the chart shows, in words."""
    blocs = [words.listed([words.shorten(network.name(actor), 60) for actor in bloc]) for bloc in network.blocs if len(bloc) > 1]
    told = "; ".join(f"bloc {number}: {bloc}" for number, bloc in enumerate(blocs, 1))
    pairs = network.pairs()
    return f"{len(network.actors)} actors, {len(pairs)} pairs that can serve together. {told or 'No blocs'}."


def _spread(values: tuple[float, ...]) -> list[float]:
    """Over the whole of 0 to 1, whatever part of it the places take."""
    low, high = min(values, default=0), max(values, default=0)
    return [(value - low) / (high - low) if high - low > 1e-9 else 0.5 for value in values]


def _key_lines(network: Network, total: float) -> list[str]:
    told = [f"A line: the two can serve together in at least {words.percent(network.threshold)} % of worlds; the wider, the more."]
    if len(network.pairs()) > MOST_LINES:
        told.append(f"Only the {MOST_LINES} likeliest of {len(network.pairs())} pairs have one.")
    if network.gatekeepers:
        told.append("Diamonds are gatekeepers.")
    told.append("Colours are blocs.")
    if network.waits_for:
        told.append("Arrows: joins only if the other does.")
    return lines_of(" ".join(told), total, most=6)


def _draw_lines(chart: Chart, network: Network, places: list[tuple[float, float]]) -> None:
    index = {actor: i for i, actor in enumerate(network.actors)}
    pairs = network.pairs()[:MOST_LINES][::-1]  # the widest on top
    room = max(1e-9, 1 - network.threshold)
    strength = [(p - network.threshold) / room for _, _, p in pairs]
    crowd = min(1.0, 60 / max(1, len(pairs)))  # many lines are drawn fainter
    chart.canvas_axes.add_collection(
        LineCollection(
            [[places[index[a]], places[index[b]]] for a, b, _ in pairs],
            linewidths=[0.3 + (0.7 + 1.8 * crowd) * s for s in strength],
            zorder=1,
            colors=[to_rgba(LINE, (0.25 + 0.35 * crowd) + 0.3 * s) for s in strength],
        ),
        autolim=False,
    )


def _draw_waiting(chart: Chart, network: Network, places: list[tuple[float, float]]) -> None:
    index = {actor: i for i, actor in enumerate(network.actors)}
    for waiting, other in network.waits_for:
        if waiting in index and other in index:
            chart.canvas_axes.add_patch(
                FancyArrowPatch(
                    places[index[waiting]], places[index[other]], arrowstyle="-|>", mutation_scale=8, color=ACCENT,
                    linewidth=1.1, connectionstyle="arc3,rad=0.18", shrinkA=RADIUS + 1, shrinkB=RADIUS + 2, zorder=2,
                )  # fmt: skip
            )


def _draw_actors(chart: Chart, network: Network, places: list[tuple[float, float]]) -> None:
    for actor, (x, y) in zip(network.actors, places, strict=True):
        bloc = network.bloc(actor)
        alone = bloc < 0 or len(network.blocs[bloc]) < 2
        colour = BLOC_LESS if alone or bloc >= len(BLOCS) else BLOCS[bloc]
        gate = actor in network.gatekeepers
        chart.canvas_axes.plot(
            [x], [y], marker="D" if gate else "o", markersize=2 * RADIUS - (0 if gate else 0.5), color=colour,
            markeredgecolor=INK if gate else PAPER, markeredgewidth=1.6 if gate else 1.0, linestyle="none", zorder=3,
        )  # fmt: skip


def _draw_names(chart: Chart, network: Network, places: list[tuple[float, float]], canvas: Box) -> None:
    """Each name goes where it covers least of names and actors already there."""
    taken = [Box(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS) for x, y in places]
    for (x, y), name in zip(places, network.names, strict=True):
        lines = lines_of(name, min(110.0, 0.3 * canvas.width))
        wide, high = max(map(width_of, lines)), len(lines) * LEADING * SIZE
        best = min(_places_for(x, y, wide, high, canvas), key=lambda box: sum(box.overlap(other) for other in taken))
        taken.append(best)
        chart.bar(best.left - 1, best.top, best.width + 2, best.height, PAPER, alpha=0.72, zorder=2.5)
        chart.text(best.left, best.top + best.height / 2, lines)


def _places_for(x: float, y: float, wide: float, high: float, canvas: Box) -> list[Box]:
    """Around an actor, nearest and easiest to read first, moved inside the canvas."""
    found = []
    for reach in (RADIUS + 3, 2.6 * RADIUS):
        for angle in (0, 180, 270, 90, 315, 45, 225, 135):
            across, down = math.cos(math.radians(angle)), math.sin(math.radians(angle))
            left = x + reach * across + wide * (across - 1) / 2
            top = y + reach * down + high * (down - 1) / 2
            left = min(max(left, canvas.left), canvas.left + canvas.width - wide)
            top = min(max(top, canvas.top), canvas.top + canvas.height - high)
            found.append(Box(left, top, wide, high))
    return found
