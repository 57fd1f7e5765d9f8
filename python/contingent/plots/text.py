"""Text: how wide it is, and how it is broken into lines that fit.

Widths are those of DejaVu Sans, which ships with matplotlib and is wider than what browsers show in its place. It lacks
characters as wide as they are high (Chinese, Japanese, Korean, pictures), which count as that wide. No text is read as
mathematics: a `$` is a dollar sign.
"""

from __future__ import annotations

import unicodedata
import warnings
from functools import lru_cache

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath

from .. import words

SIZE = 8.5  # points
LEADING = 1.25  # from line to line, in sizes


@lru_cache(maxsize=4096)
def width_of(text: str, size: float = SIZE, bold: bool = False) -> float:
    """The width of one line, in points.

    >>> width_of("$a$b") > width_of("ab"), width_of("\u97d3\u56fd") >= 2 * SIZE
    (True, True)
    """
    font = FontProperties(family="DejaVu Sans", size=size, weight="bold" if bold else "normal")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a glyph the font lacks is as wide as its box
        width, _, _ = TextToPath().get_text_width_height_descent(text, font, ismath=False)
    narrow = "".join(letter for letter in text if unicodedata.east_asian_width(letter) not in "WF")
    if narrow == text:
        return float(width)
    return max(float(width), 1.05 * size * (len(text) - len(narrow)) + (width_of(narrow, size, bold) if narrow else 0))


def lines_of(text: str, width: float, size: float = SIZE, most: int = 3) -> list[str]:
    """The text in lines no wider than `width` points, broken between words, or inside one that is too long. Where there
    would be more than `most` lines, the last ends in an ellipsis. A number keeps its per cent sign."""
    lines = [""]
    for word in words.clean(text).replace(" %", "\u00a0%").split(" "):
        joined = f"{lines[-1]} {word}".strip()
        if width_of(joined, size) <= width:
            lines[-1] = joined
            continue
        if lines[-1]:
            lines.append("")
        while width_of(word, size) > width and len(word) > 1:
            kept = _that_fit(word, width, size)
            lines[-1] = word[:kept]
            lines.append("")
            word = word[kept:]
        lines[-1] = word
    if len(lines) > most:
        last = f"{lines[most - 1]}…"
        while width_of(last, size) > width and len(last) > 2:
            last = last[:-2] + "…"
        lines = [*lines[: most - 1], last]
    return lines


def one_line(text: str, width: float, size: float = SIZE) -> str:
    """The text, shortened with an ellipsis where it is wider than `width` points."""
    return lines_of(text, width, size, most=1)[0]


def _that_fit(word: str, width: float, size: float) -> int:
    """How many of its first letters fit: at least one."""
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if width_of(word[:middle], size) <= width else (low, middle - 1)
    return low
