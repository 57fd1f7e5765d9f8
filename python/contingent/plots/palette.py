"""Colours of the charts, dark on light.

Text keeps the contrast of WCAG 2.2 AA (4.5 to 1) on what it stands on; `ink_on` chooses it. Blocs have the colours of
Okabe & Ito 2008, which colour-blind readers can tell apart; all else is one hue from light to dark, and grey.
"""

from __future__ import annotations

INK = "#1b1b1c"  # text
MUTED = "#5d5d5e"  # lesser text
LINE = "#8d8d8e"  # edges of a network
GRID = "#dededf"
PAPER = "#ffffff"
COULD, WOULD, NEEDED = "#b5d3e8", "#3f87bd", "#08365c"  # from the ceiling to the floor
LOST = "#8d8d8e"
ACCENT = "#a6450f"  # what keeps two apart
WAITING = "#6b3a8f"  # who waits for whom
BLOCS = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442")


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2.2, from 0 (black) to 1 (white)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2, from 1 to 21.

    >>> round(contrast("#000000", "#ffffff"), 1), contrast(MUTED, PAPER) > 4.5
    (21.0, True)
    """
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def ink_on(ground: str) -> str:
    """Black or white, whichever is easier to read there."""
    return max(("#000000", "#ffffff"), key=lambda colour: contrast(colour, ground))
