"""Who can serve with whom: actors near those they can serve with.

Where most pairs can serve together, the few that cannot are what there is to see: they are the lines that stand out.
"""

from __future__ import annotations

from collections.abc import Callable

from matplotlib.collections import LineCollection
from matplotlib.colors import to_rgba
from matplotlib.patches import FancyArrowPatch

from .. import words
from ..results.network import Network
from .chart import Chart
from .palette import ACCENT, BLOCS, INK, LINE, MUTED, NEEDED, PAPER, WAITING, ink_on
from .places import Box, Point, places_in, places_of_names
from .text import LEADING, SIZE, lines_of, width_of

RADIUS, NUMBERED = 4.5, 7.5  # of an actor with its name beside it, with a number in it
KEY_LINE = 13.5
SWATCH = 22.0
MOST_LINES = 600  # the likeliest pairs; more could not be told apart
MOST_APART = 60
MOST_ARROWS = 12


def network_chart(network: Network, width: float = 7.2) -> Chart:
    """A line for a pair that can serve together, a broken one for a pair that seldom can; diamonds are gatekeepers,
    arrows say who waits for whom. Where names would cover one another, numbers stand for them. `width` in inches."""
    total = width * 72
    key = [(draw, lines_of(told, total - SWATCH)) for draw, told in _key(network)]
    top = KEY_LINE * sum(len(lines) for _, lines in key) + 10
    count = len(network.actors)
    height = max(min(230.0, 60.0 * count), min(0.62 * total, 60 + 14.0 * count), 420.0 * count / total * NUMBERED / 2)
    canvas = Box(0, top, total, height)
    labels = [lines_of(words.sentence(name), min(110.0, 0.3 * total)) for name in network.names]
    sizes = [(max(map(width_of, lines)) + 2, len(lines) * LEADING * SIZE) for lines in labels]
    side = min(0.14 * total, 56)
    room = Box(side, top + 16, total - 2 * side, height - 32)
    places = places_in(room, network.x, network.y, 2 * RADIUS + 6)
    boxes = places_of_names(places, sizes, RADIUS, canvas)
    legend: list[list[str]] = []
    if boxes is None:
        places = places_in(Box(12, top + 12, total - 24, height - 24), network.x, network.y, 2 * NUMBERED + 2)
        legend = [
            lines_of(f"{number}  {words.sentence(name)}", _legend_column(total))
            for number, name in enumerate(network.names, 1)
        ]
    chart = Chart(total, top + height + _legend_height(legend, total), "Who can serve with whom", alternative(network))
    _draw_key(chart, key)
    _draw_lines(chart, network, places)
    _draw_waiting(chart, network, places)
    _draw_actors(chart, network, places, numbered=boxes is None)
    for box, lines in zip(boxes or [], labels if boxes else [], strict=True):
        chart.bar(box.left, box.top, box.width, box.height, PAPER, alpha=0.8, zorder=2.5)
        chart.label(box.left + 1, box.top + box.height / 2, lines)
    _draw_legend(chart, legend, top + height)
    return chart


def alternative(network: Network) -> str:
    """What the chart shows, in words."""
    apart = [
        f"{words.shorten(network.name(a), 60)} and {words.shorten(network.name(b), 60)}: {words.percent(p)} %"
        for a, b, p in network.pairs_apart()
    ]
    told = [
        f"{len(network.actors)} actors, {len(network.pairs())} pairs that can serve together in at least "
        f"{words.percent(network.threshold)} % of worlds"
    ]
    if apart:
        more = f", and {len(apart) - 5} more pairs" if len(apart) > 5 else ""
        told.append(f"Those that can least often: {'; '.join(apart[:5])}{more}")
    return ". ".join([*told, network.blocs_counted()]) + "."


def _dense(network: Network) -> bool:
    return len(network.pairs()) > len(network.pairs_apart())


def _hues(network: Network) -> dict[str, str]:
    """A colour a bloc, where no actor is in two of them and there are colours enough."""
    told = [actor for bloc in network.blocs for actor in bloc]
    if not 1 < len(network.blocs) <= len(BLOCS) or len(set(told)) < len(told):
        return {}
    return {actor: BLOCS[number] for number, bloc in enumerate(network.blocs) for actor in bloc}


def _key(network: Network) -> list[tuple[Callable[[Chart, float], None], str]]:
    share = f"{words.percent(network.threshold)} %"
    only = f" (the likeliest {MOST_LINES} pairs)" if len(network.pairs()) > MOST_LINES else ""
    dense, apart = _dense(network), len(network.pairs_apart())
    found: list[tuple[Callable[[Chart, float], None], str]] = [
        (
            lambda chart, y: chart.line([2, 16], [y, y], LINE, 0.8 if dense else 1.8),
            f"can serve together in at least {share} of worlds{only}",
        )
    ]
    if dense and apart:
        only = f" (the {MOST_APART} that can least)" if apart > MOST_APART else ""
        found.append(
            (
                lambda chart, y: chart.line([2, 16], [y, y], ACCENT, 1.3, dashes=(3, 2)),
                f"can seldom: in less than {share}{only}",
            )
        )
    if network.gatekeepers:
        found.append(
            (
                lambda chart, y: _draw_actor(chart, (9, y), RADIUS, NEEDED, gate=True),
                "a gatekeeper: no member without its consent",
            )
        )
    if network.waits_for and len(network.waits_for) <= MOST_ARROWS:
        found.append(
            (
                lambda chart, y: _draw_arrow(chart, (2, y), (19, y), 0.0, 0.0),
                "its readiness to join depends on the other",
            )
        )
    if _hues(network):
        found.append(
            (lambda chart, y: _draw_actor(chart, (9, y), RADIUS, BLOCS[0], gate=False), "a colour for each bloc")
        )
    return found


def _draw_key(chart: Chart, key: list[tuple[Callable[[Chart, float], None], list[str]]]) -> None:
    y = 7.0
    for draw, lines in key:
        draw(chart, y)
        chart.label(SWATCH, y + (len(lines) - 1) * LEADING * SIZE / 2, lines, MUTED)
        y += KEY_LINE * len(lines)


def _draw_lines(chart: Chart, network: Network, places: list[Point]) -> None:
    index = {actor: i for i, actor in enumerate(network.actors)}
    pairs = network.pairs()[:MOST_LINES][::-1]  # the widest on top
    dense = _dense(network)
    room = max(1e-9, 1 - network.threshold)
    strength = [(p - network.threshold) / room for _, _, p in pairs]
    crowd = min(1.0, 40 / max(1, len(pairs)))  # many lines are drawn fainter
    chart.canvas_axes.add_collection(
        LineCollection(
            [[places[index[a]], places[index[b]]] for a, b, _ in pairs],
            linewidths=[0.3 + (0.3 + 1.8 * crowd) * s for s in strength],
            colors=[to_rgba(LINE, (0.12 if dense else 0.3) + 0.5 * crowd + 0.15 * s) for s in strength],
            zorder=1,
        ),
        autolim=False,
    )
    if dense:
        for a, b, _ in network.pairs_apart()[:MOST_APART]:
            (x0, y0), (x1, y1) = places[index[a]], places[index[b]]
            chart.line([x0, x1], [y0, y1], ACCENT, 1.1, dashes=(3, 2), zorder=1.5)


def _draw_waiting(chart: Chart, network: Network, places: list[Point]) -> None:
    index = {actor: i for i, actor in enumerate(network.actors)}
    for waiting, other in network.waits_for if len(network.waits_for) <= MOST_ARROWS else ():
        if waiting in index and other in index:
            _draw_arrow(chart, places[index[waiting]], places[index[other]], 0.18, RADIUS + 1.5)


def _draw_arrow(chart: Chart, start: Point, end: Point, bend: float, gap: float) -> None:
    chart.canvas_axes.add_patch(
        FancyArrowPatch(
            start,
            end,
            arrowstyle="-|>",
            mutation_scale=8,
            color=WAITING,
            linewidth=1.1,
            connectionstyle=f"arc3,rad={bend}",
            shrinkA=gap,
            shrinkB=gap,
            zorder=2,
        )  # fmt: skip
    )


def _draw_actors(chart: Chart, network: Network, places: list[Point], numbered: bool) -> None:
    hues = _hues(network)
    for number, (actor, place) in enumerate(zip(network.actors, places, strict=True), 1):
        colour = hues.get(actor, NEEDED)
        _draw_actor(chart, place, NUMBERED if numbered else RADIUS, colour, actor in network.gatekeepers)
        if numbered:
            chart.label(place[0], place[1], f"{number}", ink_on(colour), 6.5, "center")


def _draw_actor(chart: Chart, place: Point, radius: float, colour: str, gate: bool) -> None:
    chart.canvas_axes.plot(
        [place[0]], [place[1]], marker="D" if gate else "o", markersize=2 * radius * (0.93 if gate else 1),
        color=colour, markeredgecolor=INK if gate else PAPER, markeredgewidth=1.4 if gate else 0.8,
        linestyle="none", zorder=3, clip_on=False,
    )  # fmt: skip


def _legend_column(total: float) -> float:
    return (total - 12) / max(1, int(total // 130)) - 12


def _legend_height(legend: list[list[str]], total: float) -> float:
    columns = max(1, int(total // 130))
    rows = [legend[start : start + columns] for start in range(0, len(legend), columns)]
    return sum(max(map(len, row)) * LEADING * SIZE + 1 for row in rows) + (10 if legend else 0)


def _draw_legend(chart: Chart, legend: list[list[str]], top: float) -> None:
    """The names by number, in rows."""
    columns, y = max(1, int(chart.width // 130)), top + 8
    for start in range(0, len(legend), columns):
        row = legend[start : start + columns]
        for column, lines in enumerate(row):
            chart.label(column * (_legend_column(chart.width) + 12), y + len(lines) * LEADING * SIZE / 2, lines)
        y += max(map(len, row)) * LEADING * SIZE + 1
