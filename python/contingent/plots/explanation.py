"""Where a chance comes from: what each claim's words mean, how likely it is true, its weight, and what they give together."""

from __future__ import annotations

from dataclasses import dataclass

from .. import words
from ..results.explanation import ClaimPart, ClausePart, Explanation
from .chart import Chart
from .days import written
from .palette import ACCENT, GRID, INK, LINE, MUTED, NEEDED, WOULD
from .scales import KEY_LINE, SMALL, dot, paragraph
from .text import LEADING, SIZE, lines_of, one_line, width_of

KEY = (
    ("words", "what the words mean, were the report surely true; the line is one standard deviation either way"),
    ("grey", "repeats another, is superseded (where the later report is true), or is not yet known"),
    ("pool", "all reports true: the pool of those that count"),
    ("base", "no report true: the base rate"),
    ("chance", "the chance: their mean over which sources are right"),
)
LINEAR = ("linear", "what the linear pool would make of it, where it is far off")
COLUMN = 42.0  # a column of numbers
STANDING = {"later": "not yet", "repeats": "repeated", "superseded": "superseded"}
TRACK = "#e9e9ea"


@dataclass(frozen=True)
class Frame:
    """Where the columns are: text to the left or above, the scale from 0 to 1, then the numbers that end at `ends`."""

    text: float
    left: float
    right: float
    ends: tuple[float, float]
    above: bool

    def at(self, value: float) -> float:
        return self.left + min(max(value, 0.0), 1.0) * (self.right - self.left)


@dataclass(frozen=True)
class Block:
    """One clause, its texts in lines. `known`: its claims have been drawn with an earlier one."""

    clause: ClausePart
    head: list[str]
    sums: list[str]
    claims: list[tuple[list[str], list[str]]]
    known: bool


def explanation_chart(explanation: Explanation, width: float = 7.2) -> Chart:
    """A block a clause: a row a claim, then the chance and the way to it. `width` in inches."""
    total = width * 72
    frame = _frame(total)
    blocks = _blocks(explanation, frame, total)
    kept = [part for part in (*KEY, LINEAR) if _needed(part[0], explanation)]
    key = [lines_of(told, total - 24, 8) for _, told in kept]
    about = lines_of(explanation.about + _day(explanation), total - 4, 9)
    top = len(about) * LEADING * 9 + 2
    start = top + sum((len(lines) - 1) * LEADING * 8 + KEY_LINE for lines in key) + (24 if explanation.derived else 6)
    height = start + sum(_height(block, frame) for block in blocks)
    chart = Chart(total, height, "Where the number comes from", alternative(explanation))
    paragraph(chart, 0, 0, about, size=9, bold=False)
    _draw_key(chart, kept, key, top)
    if explanation.derived:
        _draw_heads(chart, frame, start - 8, any(clause.claims for clause in explanation.clauses))
    y = start
    for block in blocks:
        _draw_block(chart, block, frame, y)
        y += _height(block, frame)
    return chart


def alternative(explanation: Explanation) -> str:
    """What the chart shows, in words: the first clauses, each with its first claims."""
    told = []
    for clause in explanation.clauses[:3]:
        counted = [claim for claim in clause.claims if claim.standing == "counts"]
        claims = [
            f"{words.shorten(claim.speaker or claim.publisher, 40)}, “{words.shorten(claim.hedge, 40)}”, means "
            f"{words.percent(claim.chance)} %, true with {words.percent(claim.right)} %, weight {words.percent(claim.share)} %"
            for claim in counted[:3]
        ]
        behind = f" Behind it: {'; '.join(claims)}." if claims else ""
        told.append(f"{words.sentence(words.shorten(clause.says, 200))}: {clause.arithmetic()}{behind}")
    more = len(explanation.clauses) - len(told)
    return f"{words.shorten(explanation.about, 120)}. {' '.join(told)}{f' And {more} clauses more.' if more > 0 else ''}"


def _day(explanation: Explanation) -> str:
    return f", as known on {written(explanation.as_of)}" if explanation.as_of else ""


def _frame(total: float) -> Frame:
    ends = (total - COLUMN - 6, total - 2)
    above = total < 400
    text = total - 4 if above else 0.46 * total
    return Frame(text, 12 if above else text + 16, ends[0] - COLUMN - 12, ends, above)


def _blocks(explanation: Explanation, frame: Frame, total: float) -> list[Block]:
    seen: list[tuple[object, ...]] = []
    found = []
    for clause in explanation.clauses:
        same = tuple((claim.claim, claim.standing, claim.chance, claim.right, claim.share) for claim in clause.claims)
        known = bool(same) and same in seen
        seen.append(same)
        head = lines_of(words.sentence(clause.says), total - 4, most=5)
        told = clause.arithmetic()
        sums = lines_of(f"The same claims. {told}" if known else told, frame.text, 8, most=8)
        claims = [] if known else [_texts(claim, frame) for claim in clause.claims]
        found.append(Block(clause, head, sums, claims, known))
    return found


def _texts(claim: ClaimPart, frame: Frame) -> tuple[list[str], list[str]]:
    """Who said it and when; what."""
    who = ", ".join(part for part in (written(claim.day), claim.speaker or claim.publisher) if part)
    return lines_of(who, frame.text, SMALL, most=2), lines_of(words.sentence(claim.says), frame.text, 8)


def _row(texts: tuple[list[str], list[str]], frame: Frame) -> float:
    high = len(texts[0]) * LEADING * SMALL + len(texts[1]) * LEADING * 8
    return high + 34 if frame.above else max(high, 22) + 8


def _sum_row(block: Block, frame: Frame) -> float:
    high = len(block.sums) * LEADING * 8
    return (high + 23 if frame.above else max(high, 20) + 4) + (6 if block.claims else 0)


def _height(block: Block, frame: Frame) -> float:
    rows = sum(_row(texts, frame) for texts in block.claims)
    return len(block.head) * LEADING * SIZE + 8 + rows + _sum_row(block, frame) + 12


def _needed(mark: str, explanation: Explanation) -> bool:
    claims = [claim for clause in explanation.clauses for claim in clause.claims]
    return {
        "words": bool(claims),
        "grey": any(claim.standing != "counts" for claim in claims),
        "pool": any(_pooled(clause) for clause in explanation.clauses),
        "base": explanation.derived,
        "chance": True,
        "linear": explanation.flagged,
    }[mark]


def _pooled(clause: ClausePart) -> bool:
    """Whether any claim says something of it yet."""
    return clause.derived and any(claim.standing != "later" for claim in clause.claims)


def _draw_key(chart: Chart, kept: list[tuple[str, str]], key: list[list[str]], y: float) -> None:
    for (mark, _), lines in zip(kept, key, strict=True):
        middle = y + KEY_LINE / 2
        if mark in ("words", "grey"):
            _draw_meaning(chart, 2, 10, 18, middle, LINE if mark == "grey" else WOULD)
        elif mark == "linear":
            chart.line([10, 10], [middle - 5, middle + 5], ACCENT, 1.6)
        else:
            _draw_mark(chart, mark, 10, middle)
        paragraph(chart, 24, middle - LEADING * 4, lines, MUTED, 8)
        y += KEY_LINE + (len(lines) - 1) * LEADING * 8


def _draw_heads(chart: Chart, frame: Frame, y: float, numbers: bool) -> None:
    for tick in (0, 0.5, 1):
        chart.label(frame.at(tick), y, f"{100 * tick:.0f} %", MUTED, SMALL, "center")
    for text, x in zip(("true with", "weight"), frame.ends, strict=True):
        if numbers:
            chart.label(x, y, text, MUTED, SMALL, "right")


def _draw_mark(chart: Chart, mark: str, x: float, y: float) -> None:
    if mark == "pool":
        dot(chart, x, y, 6.5, WOULD, shape="D")
    elif mark == "base":
        dot(chart, x, y, 6.0, WOULD, hollow=True, shape="D")
    else:
        dot(chart, x, y, 8.5, NEEDED, over=3.2)


def _draw_meaning(chart: Chart, low: float, middle: float, high: float, y: float, colour: str) -> None:
    chart.line([low, high], [y, y], colour, 1.6, zorder=2)
    dot(chart, middle, y, 5.5, colour)


def _draw_block(chart: Chart, block: Block, frame: Frame, y: float) -> None:
    chart.line([0, chart.width], [y, y], LINE, 0.7)
    y = paragraph(chart, 0, y + 4, block.head) + 4
    if block.clause.derived:
        bottom = y + sum(_row(texts, frame) for texts in block.claims) + _sum_row(block, frame)
        if not frame.above:
            for tick in (0, 0.25, 0.5, 0.75, 1):
                chart.line([frame.at(tick)] * 2, [y, bottom], GRID, 0.7, zorder=0)
    for claim, texts in zip(block.clause.claims, block.claims, strict=False):
        _draw_claim(chart, claim, texts, frame, y)
        y += _row(texts, frame)
    _draw_sum(chart, block, frame, y)


def _draw_track(chart: Chart, frame: Frame, y: float) -> None:
    if frame.above:
        chart.line([frame.left, frame.right], [y, y], GRID, 0.8, zorder=0)
        for tick in (0, 0.5, 1):
            chart.line([frame.at(tick)] * 2, [y - 3, y + 3], GRID, 0.8, zorder=0)


def _draw_claim(chart: Chart, claim: ClaimPart, texts: tuple[list[str], list[str]], frame: Frame, y: float) -> None:
    who, says = texts
    counts = claim.standing == "counts"
    colour, ink = (WOULD, INK) if counts else (LINE, MUTED)
    after = paragraph(chart, 0, paragraph(chart, 0, y, who, MUTED, SMALL), says, ink, 8)
    middle = after + 19 if frame.above else y + max(after - y, 22) / 2 + 4
    _draw_track(chart, frame, middle)
    low, high = frame.at(claim.chance - claim.sd), frame.at(claim.chance + claim.sd)
    _draw_meaning(chart, low, frame.at(claim.chance), high, middle, colour)
    _draw_hedge(chart, claim, frame, middle - 9, ink)
    _draw_share(chart, claim.right, frame.ends[0], middle - 3, colour, ink)
    if counts:
        _draw_share(chart, claim.share, frame.ends[1], middle - 3, colour, ink)
    else:
        chart.label(frame.ends[1], middle - 3, one_line(STANDING[claim.standing], COLUMN + 4, SMALL - 0.5), MUTED, SMALL - 0.5, "right")


def _draw_hedge(chart: Chart, claim: ClaimPart, frame: Frame, y: float, ink: str) -> None:
    """The words and their number above the mark."""
    number = f" {words.percent(claim.chance)} %"
    low, high = frame.left - 10, frame.right + 10
    text = f"{one_line(f'“{claim.hedge}”', high - low - width_of(number, SMALL) - 2, SMALL)}{number}"
    half = width_of(text, SMALL) / 2
    chart.label(min(max(frame.at(claim.chance), low + half), high - half), y, text, ink, SMALL, "center")


def _draw_share(chart: Chart, value: float, end: float, y: float, colour: str, ink: str) -> None:
    """A number with a small bar below it."""
    wide = COLUMN - 10
    chart.label(end, y - 3, f"{words.percent(value)} %", ink, 8, "right")
    chart.bar(end - wide, y + 4, wide, 3, TRACK)
    chart.bar(end - wide, y + 4, wide * value, 3, colour, zorder=2)


def _draw_sum(chart: Chart, block: Block, frame: Frame, y: float) -> None:
    """The way to the chance in words, and its marks on the scale."""
    clause = block.clause
    if block.claims:
        chart.line([0, chart.width], [y + 2, y + 2], GRID, 0.7)
        y += 6
    after = paragraph(chart, 0, y, block.sums, INK, 8)
    middle = after + 12 if frame.above else y + max(after - y, 20) / 2
    _draw_track(chart, frame, middle)
    if _pooled(clause):
        chart.line([frame.at(clause.base), frame.at(clause.if_all_right)], [middle] * 2, WOULD, 1, zorder=2)
        _draw_mark(chart, "pool", frame.at(clause.if_all_right), middle)
    if clause.derived:
        _draw_mark(chart, "base", frame.at(clause.base), middle)
    if clause.flagged:
        chart.line([frame.at(clause.linear)] * 2, [middle - 7, middle + 7], ACCENT, 1.6, zorder=3)
    _draw_mark(chart, "chance", frame.at(clause.chance), middle)
    chart.label(frame.ends[1], middle, f"{words.percent(clause.chance)} %", NEEDED, 10, "right", bold=True)
