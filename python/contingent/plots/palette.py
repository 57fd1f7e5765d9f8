"""Colours: of the charts, and what a page may put in their place.

In SVG every colour below is written as a CSS variable with the colour as its fallback, so a page can turn a chart dark while
a file opened alone looks as drawn. Blocs have the colours of Okabe & Ito 2008, which colour-blind readers can tell apart.
"""

from __future__ import annotations

import re

INK = "#1b1b1c"  # text
MUTED = "#6a6a6b"  # lesser text
LINE = "#8d8d8e"  # edges of a network
GRID = "#dededf"
PAPER = "#fffffd"
COULD, WOULD, NEEDED = "#c3dbec", "#5a9bc8", "#0b4a7d"  # from the ceiling to the floor
LOST = "#b9b9ba"
ACCENT = "#a6450f"  # who waits for whom
BLOCS = ("#0072b3", "#e69f01", "#009e74", "#cc79a8", "#56b4ea", "#d55e01", "#f0e443")
BLOC_LESS = "#999998"

VARIABLES = {
    INK: "chart-ink",
    MUTED: "chart-muted",
    LINE: "chart-line",
    GRID: "chart-grid",
    PAPER: "chart-paper",
    COULD: "chart-could",
    WOULD: "chart-would",
    NEEDED: "chart-needed",
    LOST: "chart-lost",
    ACCENT: "chart-accent",
}

_PAINT = re.compile(r"\b(fill|stroke): (#[0-9a-f]{6})\b")


def with_variables(style: str) -> str:
    """
    >>> with_variables("fill: #1b1b1c; stroke: #123456")
    'fill: var(--chart-ink, #1b1b1c); stroke: #123456'
    """

    def paint(match: re.Match[str]) -> str:
        variable = VARIABLES.get(match[2])
        return f"{match[1]}: var(--{variable}, {match[2]})" if variable else match[0]

    return _PAINT.sub(paint, style)
