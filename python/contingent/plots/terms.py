"""What the text of a mandate would do: a map of two issues or a curve over one, with who can live with what."""

from __future__ import annotations

from .. import words
from ..results.terms import Terms
from . import landscape
from .chart import Chart
from .palette import ACCENT, GRID, MUTED, WOULD
from .scales import SMALL, paragraph
from .text import LEADING, SIZE, lines_of, width_of

HALF = 0.5
ROW = 12.5
Runs = list[tuple[float, float]]


def terms_chart(terms: Terms, width: float = 7.2) -> Chart:
    """How often some force is feasible with the policy fixed at a point; below, where each actor can live with it in at
    least half of the worlds. `width` in inches."""
    total = width * 72
    issues = [issue for issue in (terms.x, terms.y) if issue]
    rows, everywhere, nowhere = _sorted(terms, len(issues))
    labels = {actor: lines_of(words.sentence(terms.names[actor]), 0.26 * total, most=3) for actor in rows}
    wide = total >= 400
    left = max(
        [40.0 if wide or not terms.y else 0.0, *(width_of(line) + 11 for lines in labels.values() for line in lines)]
    )
    notes = [
        lines_of(f"{told}: {words.listed([words.clean(terms.names[actor]) for actor in those])}.", total - 4, 8, most=6)
        for told, those in (
            ("Can live with any point in at least half of the worlds", everywhere),
            ("With no point", nowhere),
        )
        if those
    ]
    panels = _panels(terms, len(issues), left, total)
    heads = [
        lines_of(words.sentence(terms.titles[issue]), right - begin, 8)
        for issue, (begin, right) in zip(issues, panels, strict=True)
    ]
    picture = landscape.Map(terms, panels[0], total, wide) if terms.y else landscape.Curve(terms, panels[0], total)
    heights = [max(ROW, len(lines) * LEADING * SIZE + 1) for lines in labels.values()]
    intro = lines_of("Where each can live with the policy in at least half of the worlds", total - 4)
    band = (len(intro) * LEADING * SIZE + max(map(len, heads)) * LEADING * 8 + 20 + sum(heights)) if rows else 0.0
    start = picture.height + 14
    height = start + band + 8 + sum(len(lines) for lines in notes) * LEADING * 8
    chart = Chart(total, height, "What the text of a mandate would do", alternative(terms))
    picture.draw(chart)
    y = start
    if rows:
        y = paragraph(chart, 0, start, intro) + 2
        for (begin, _), lines in zip(panels, heads, strict=True):
            paragraph(chart, begin, y, lines, MUTED, 8)
        y += max(map(len, heads)) * LEADING * 8 + 6
        y = _draw_ranges(chart, terms, rows, labels, heights, panels, y)
    y += 6
    for lines in notes:
        y = paragraph(chart, 0, y, lines, MUTED, 8)
    return chart


def alternative(terms: Terms) -> str:
    """What the chart shows, in words: the best point."""
    place = " and ".join(
        f"{words.shorten(terms.titles[issue], 80)} at {point:g}" for issue, point in terms.best.items()
    )
    grid = (
        f"a map of {len(terms.points)} by {len(terms.points)} points"
        if terms.y
        else f"a curve over {len(terms.points)} points"
    )
    return f"How often some force is feasible, by the terms of its mandate: {grid}. Best is {place}: {terms.at_best}."


def _panels(terms: Terms, count: int, left: float, total: float) -> list[tuple[float, float]]:
    """Where each issue's axis begins and ends."""
    if count == 1:
        return [(left, total - 12)]
    middle = left + (total - 12 - left) * (0.56 if total >= 400 else 0.5)
    return [(left, middle - 9), (middle + 9, total - 12)]


def at(point: float, panel: tuple[float, float], count: int) -> float:
    """Where a point lies: in the middle of its cell, as in the map."""
    left, right = panel
    return left + (point * (count - 1) + 0.5) / count * (right - left)


def runs(terms: Terms, actor: str, issue: int) -> Runs:
    """Where on an issue it is at least even that the actor can live with the policy, the other issue as suits it best;
    between two points as a straight line would have it."""
    grid = terms.can_live[actor]
    if issue == 0:
        shares = [max(row[i].value for row in grid) for i in range(len(terms.points))]
    else:
        shares = [max(cell.value for cell in row) for row in grid]
    found: Runs = []
    for k, value in enumerate(shares):
        if value < HALF:
            continue
        here = terms.points[k]
        begin = _crossing(terms.points[k - 1], shares[k - 1], here, value) if k else here
        end = _crossing(terms.points[k + 1], shares[k + 1], here, value) if k + 1 < len(shares) else here
        if found and shares[k - 1] >= HALF:
            found[-1] = (found[-1][0], end)
        else:
            found.append((begin, end))
    return found


def _crossing(outside: float, less: float, inside: float, more: float) -> float:
    """Where the line between two points crosses one half; the outer point where it does not."""
    return outside if less >= HALF else outside + (HALF - less) / (more - less) * (inside - outside)


def _sorted(terms: Terms, issues: int) -> tuple[list[str], list[str], list[str]]:
    """Those who bind, the narrowest first; those who can live with all; those who can with none."""
    spans = {actor: [runs(terms, actor, issue) for issue in range(issues)] for actor in terms.can_live}
    full = [(terms.points[0], terms.points[-1])]
    everywhere = [actor for actor, found in spans.items() if all(run == full for run in found)]
    nowhere = [actor for actor, found in spans.items() if not all(found)]
    rest = [actor for actor in spans if actor not in everywhere and actor not in nowhere]

    def length(actor: str) -> float:
        return sum(end - begin for run in spans[actor] for begin, end in run)

    return sorted(rest, key=length), everywhere, nowhere


def _draw_ranges(
    chart: Chart, terms: Terms, rows: list[str], labels: dict[str, list[str]], heights: list[float],
    panels: list[tuple[float, float]], top: float,
) -> float:  # fmt: skip
    """A thin bar an actor and issue, and a line where the best point is."""
    count, bottom = len(terms.points), top + sum(heights)
    best = list(terms.best.values())
    for panel, point in zip(panels, best, strict=True):
        chart.bar(panel[0], top, panel[1] - panel[0], bottom - top, "#f7f7f8", zorder=0)
        for tick in (0, 0.25, 0.5, 0.75, 1):
            x = at(tick, panel, count)
            chart.line([x, x], [top, bottom], GRID, 0.7, zorder=0.5)
            if tick in (0, 0.5, 1):
                chart.label(x, bottom + 7, f"{tick:g}", MUTED, SMALL, "center")
        x = at(point, panel, count)
        chart.line([x, x], [top - 3, bottom], ACCENT, 1.1, zorder=2.5)
    y = top
    for actor, high in zip(rows, heights, strict=True):
        chart.label(panels[0][0] - 8, y + high / 2, labels[actor], side="right")
        for issue, panel in enumerate(panels):
            for begin, end in runs(terms, actor, issue):
                x0, x1 = at(begin, panel, count), at(end, panel, count)
                chart.bar(min(x0, (x0 + x1) / 2 - 1), y + high / 2 - 2, max(x1 - x0, 2), 4, WOULD)
        y += high
    return bottom + 14
