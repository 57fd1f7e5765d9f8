"""How well the method would have foretold who joined: its calibration, and its scores beside those of simpler ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .. import words
from ..results.backtest import METHODS, Backtest, Score
from .chart import Chart
from .palette import GRID, INK, LINE, LOST, MUTED, NEEDED
from .scales import SMALL, dot, paragraph, ticks, whisker
from .text import LEADING, lines_of, width_of

SQUARE = 176.0  # the calibration, at most, in points
ROW, AUC_ROW = 27.0, 18.0
BRIER = "Brier score: 0 is best; pale, each case"
AUC = "AUC: 1 ranks all that joined above all that did not, half is guessing"
RATE = "The base rate is one number a case: it ranks nobody within one, and its AUC over all cases means little."


def backtest_chart(backtest: Backtest, width: float = 7.2) -> Chart:
    """Calibration to the left (or above, where it is narrow), scores to the right. `width` in inches."""
    total = width * 72
    wide = total >= 400
    head = lines_of(backtest.verdict(), total - 4, 9, most=6)
    about = lines_of(_about(backtest), total - 4, 8, most=6)
    key = lines_of("; ".join(f"{name}: {told}" for name, told in METHODS.items()) + f". {RATE}", total - 4, 8, most=14)
    left = 40.0
    side = min(SQUARE, (0.4 * total if wide else total) - left - 14)
    labels = [lines_of(scores.method, 62, 8, most=2) for scores in backtest.overall]
    begin = total * 0.4 + 22 if wide else 0.0
    heads = [lines_of(told, total - begin - 4, 8) for told in (BRIER, AUC)]
    calibration = LEADING * 8 * 2 + 8 + side + 40
    panels = LEADING * 8 * sum(map(len, heads)) + 8 + len(labels) * (ROW + AUC_ROW) + 18 + 10 + 18
    top = LEADING * (9 * len(head) + 8 * len(about)) + 12
    height = top + (max(calibration, panels) if wide else calibration + panels + 8) + len(key) * LEADING * 8 + 8
    chart = Chart(total, height, "How well it would have done", alternative(backtest))
    paragraph(chart, 0, paragraph(chart, 0, 0, head, size=9) + 2, about, MUTED, 8)
    _draw_calibration(chart, backtest, left, top, side)
    y = top if wide else top + calibration + 8
    y = _draw_briers(chart, backtest, labels, heads[0], begin, y) + 10
    _draw_aucs(chart, backtest, labels, heads[1], begin, y)
    paragraph(chart, 0, height - len(key) * LEADING * 8, key, MUTED, 8)
    return chart


def alternative(backtest: Backtest) -> str:
    """What the chart shows, in words: the verdict, the scores, the calibration."""
    scores = "; ".join(f"{scores.method} {_score(scores.brier)}" for scores in backtest.overall)
    bins = "; ".join(
        f"of {part.said} foretold at about {words.percent(part.mean)} %, {words.percent(part.joined)} % joined"
        for part in backtest.calibration
        if part.said
    )
    return f"{backtest.verdict()} Brier scores: {scores}. Calibration: {bins or 'nothing was foretold'}."


def _about(backtest: Backtest) -> str:
    return (
        f"{len(backtest.predictions)} countries of which something had been said, in {len(backtest.by_case)} cases, each "
        "foretold by a lexicon fitted on the other cases. 95 % intervals, by drawing countries anew."
    )


def _score(score: Score) -> str:
    return f"{score.value:.3f} ({score.low:.3f} to {score.high:.3f})"


def _draw_calibration(chart: Chart, backtest: Backtest, left: float, top: float, side: float) -> None:
    """Said against happened; on the diagonal they agree."""
    paragraph(chart, 0, top, ["Calibration: said against happened;", "on the line they agree"], INK, 8)
    top += LEADING * 8 * 2 + 8
    bottom = top + side

    def at(value: float) -> tuple[float, float]:
        return left + value * side, bottom - value * side

    for tick in (0, 0.25, 0.5, 0.75, 1):
        x, y = at(tick)
        chart.line([left, left + side], [y, y], GRID, 0.7, zorder=0)
        chart.line([x, x], [top, bottom], GRID, 0.7, zorder=0)
        if tick in (0, 0.5, 1):
            chart.label(left - 5, y, f"{100 * tick:.0f} %", MUTED, SMALL, "right")
            chart.label(x, bottom + 9, f"{100 * tick:.0f} %", MUTED, SMALL, "center")
    chart.line([left, left + side], [bottom, top], LINE, 0.9, zorder=0.5, dashes=(2.5, 2))
    chart.label(left + side / 2, bottom + 21, "said; below, of how many countries", MUTED, SMALL, "center")
    for part in backtest.calibration:
        if not part.said:
            continue
        x, y = at(part.mean)[0], at(part.joined)[1]
        whisker(chart, (x, at(part.joined_low)[1]), (x, at(part.joined_high)[1]))
        dot(chart, x, y, 6.5, NEEDED)
        chart.label(at((part.low + part.high) / 2)[0], bottom + 33, f"{part.said}", INK, SMALL, "center")


def _frame(chart: Chart, begin: float, labels: list[list[str]]) -> tuple[float, float]:
    """Where a panel of scores begins and ends, between the methods and the numbers."""
    return begin + max(width_of(line, 8) for lines in labels for line in lines) + 10, chart.width - 34


def _draw_axis(chart: Chart, span: tuple[float, float], end: float, top: float, bottom: float) -> None:
    for tick in ticks(0, end, 4):
        x = span[0] + tick / end * (span[1] - span[0])
        chart.line([x, x], [top, bottom], GRID, 0.7, zorder=0)
        chart.label(x, bottom + 9, f"{tick:g}", MUTED, SMALL, "center")


def _draw_briers(
    chart: Chart, backtest: Backtest, labels: list[list[str]], head: Sequence[str], begin: float, y: float
) -> float:
    """A row a method: over all cases, and below it each case."""
    top = paragraph(chart, begin, y, head, INK, 8) + 4
    span = _frame(chart, begin, labels)
    cases = [[scores[number].brier.value for scores in backtest.by_case.values()] for number in range(len(labels))]
    highest = max([0.1, *(scores.brier.high for scores in backtest.overall), *(value for values in cases for value in values)])
    end = 1.02 * highest
    bottom = top + len(labels) * ROW
    _draw_axis(chart, span, end, top, bottom)

    def at(value: float) -> float:
        return span[0] + value / end * (span[1] - span[0])

    for number, (scores, values) in enumerate(zip(backtest.overall, cases, strict=True)):
        middle = top + (number + 0.5) * ROW
        _draw_score(chart, scores.brier, (begin, middle - 3), labels[number], at, number == 0)
        for value in values:
            chart.canvas_axes.plot(
                [at(value)], [middle + 6], marker="o", markersize=4.5, color=LOST, alpha=0.55, markeredgewidth=0,
                clip_on=False, zorder=2,
            )  # fmt: skip
    return bottom + 18


def _draw_aucs(
    chart: Chart, backtest: Backtest, labels: list[list[str]], head: Sequence[str], begin: float, y: float
) -> None:
    top = paragraph(chart, begin, y, head, INK, 8) + 4
    span = _frame(chart, begin, labels)
    bottom = top + len(labels) * AUC_ROW
    _draw_axis(chart, span, 1.0, top, bottom)

    def at(value: float) -> float:
        return span[0] + value * (span[1] - span[0])

    chart.line([at(0.5)] * 2, [top, bottom], LINE, 0.9, zorder=0.5, dashes=(2.5, 2))
    for number, scores in enumerate(backtest.overall):
        _draw_score(chart, scores.auc, (begin, top + (number + 0.5) * AUC_ROW), labels[number], at, number == 0)


def _draw_score(
    chart: Chart, score: Score | None, place: tuple[float, float], label: list[str], at: Callable[[float], float], first: bool
) -> None:
    """The method's name, its score with the interval, its number; the first is what the others are compared with."""
    begin, y = place
    chart.label(begin, y, label, INK, 8, bold=first)
    if score is None:
        chart.label(chart.width - 2, y, "none", MUTED, 8, "right")
        return
    whisker(chart, (at(score.low), y), (at(score.high), y))
    dot(chart, at(score.value), y, 6.5, NEEDED if first else LOST)
    chart.label(chart.width - 2, y, f"{score.value:.2f}", INK, 8, "right", bold=first)
