"""Chart: a matplotlib figure to draw on in points, from the top left, that writes itself as SVG."""

from __future__ import annotations

import io
import os
import re
import warnings
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

import matplotlib
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from PIL import Image

from .. import words, writing
from .palette import INK, PAPER
from .text import LEADING, SIZE

FONTS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"  # none is wider
_SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "none",  # text stays text: small, searchable, and in the reader's own font
    "svg.hashsalt": "contingent",
    "svg.id": None,
    "font.family": ["DejaVu Sans"],
    "text.usetex": False,
    "text.parse_math": False,
    "path.sketch": None,
    "path.simplify": False,
}
SETTINGS = {name: value for name, value in _SETTINGS.items() if name in matplotlib.rcParams}  # older ones lack svg.id
PNG_DPI = 110
METADATA: dict[Any, Any] = {"Date": None, "Creator": None, "Format": None, "Type": None}


class Chart(Figure):
    """`title` and `alt` tell what it shows to who cannot see it; `svg` writes it, `savefig` too, as with any figure."""

    def __init__(self, width: float, height: float, title: str, alt: str) -> None:
        """`width` and `height` in points."""
        super().__init__(figsize=(width / 72, height / 72), dpi=144, facecolor=PAPER)
        self.width, self.height, self.title, self.alt = width, height, words.clean(title), words.clean(alt)
        with matplotlib.rc_context(SETTINGS):
            self.canvas_axes = self.add_axes((0, 0, 1, 1))
        self.canvas_axes.set_xlim(0, width)
        self.canvas_axes.set_ylim(height, 0)
        self.canvas_axes.axis("off")

    def bar(self, x: float, y: float, width: float, height: float, colour: str, **style: Any) -> None:
        """A rectangle from its top left corner."""
        self.canvas_axes.add_patch(
            Rectangle((x, y), width, height, facecolor=colour, linewidth=0, clip_on=False, **style)
        )

    def line(self, xs: Sequence[float], ys: Sequence[float], colour: str, width: float = 0.8, **style: Any) -> None:
        """A line through points."""
        self.canvas_axes.plot(xs, ys, color=colour, linewidth=width, solid_capstyle="butt", clip_on=False, **style)

    def label(
        self,
        x: float,
        y: float,
        text: str | Sequence[str],
        colour: str = INK,
        size: float = SIZE,
        side: str = "left",
        bold: bool = False,
    ) -> None:
        """Lines of text, centred on y; `side` is where x is: left, center or right of them."""
        lines = [text] if isinstance(text, str) else text
        for number, line in enumerate(lines):
            # A cap height is about 0.73 of the size: the baseline lies half of that below the middle.
            baseline = y + (number - (len(lines) - 1) / 2) * LEADING * size + 0.36 * size
            self.canvas_axes.text(
                x, baseline, words.clean(line), color=colour, fontsize=size, ha=side, va="baseline",
                weight="bold" if bold else "normal", zorder=4, parse_math=False, usetex=False, family="DejaVu Sans",
            )  # fmt: skip

    def svg(self, id: str = "chart") -> str:
        """The chart as an SVG element with its title and description. `id` keeps ids apart from those of others on the
        page. Nothing in it depends on the day, the machine or the matplotlib settings of the caller."""
        file = io.BytesIO()
        with matplotlib.rc_context(SETTINGS), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # glyphs that DejaVu Sans lacks come from the reader's fonts
            self.savefig(file, format="svg", transparent=False, facecolor=PAPER, edgecolor="none", metadata=METADATA)
        svg = file.getvalue().decode()
        return self._described(_tidied(svg[svg.index("<svg") :], id), id)

    def savefig(self, fname: Any, **options: Any) -> None:
        """As matplotlib's, but a file takes its place whole or not at all."""
        if not isinstance(fname, (str, os.PathLike)):
            super().savefig(fname, **options)
            return
        path = Path(os.fsdecode(fname))
        kind = options.pop("format", None) or path.suffix[1:] or matplotlib.rcParams["savefig.format"]
        made = io.BytesIO()
        super().savefig(made, format=kind, **options)
        writing.write(path if path.suffix else path.with_name(f"{path.name}.{kind}"), made.getvalue())

    def _described(self, svg: str, id: str) -> str:
        start = svg.index(">") + 1
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" role="img"'
            f' aria-labelledby="{id}-title {id}-desc" viewBox="0 0 {self.width:g} {self.height:g}"'
            f' width="{self.width:g}pt" height="{self.height:g}pt" font-family="{FONTS}"'
            f' stroke-linejoin="round" stroke-linecap="butt">'
            f'<title id="{id}-title">{escape(self.title)}</title><desc id="{id}-desc">{escape(self.alt)}</desc>'
        )
        return head + svg[start:].strip() + "\n"

    def _repr_svg_(self) -> str:
        return self.svg()

    def _repr_png_(self) -> bytes:
        """For notebooks of a stranger: until they are trusted, JupyterLab shows no SVG."""
        file = io.BytesIO()
        with matplotlib.rc_context(SETTINGS), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self.savefig(file, format="png", dpi=PNG_DPI, facecolor=PAPER, edgecolor="none", metadata={"Software": None})
        few = io.BytesIO()  # colours: a chart is flat, and a palette makes it a third as large
        Image.open(file).convert("RGB").quantize(96, dither=Image.Dither.NONE).save(few, "png", optimize=True)
        return few.getvalue()

    def __repr__(self) -> str:
        return f"<Chart: {self.title}>"


def _tidied(svg: str, id: str) -> str:
    """matplotlib's SVG without its metadata and unused ids, the others prefixed; the page's fonts."""
    svg = re.sub(r"\s*<metadata>.*?</metadata>|\s*<style[^>]*>.*?</style>", "", svg, flags=re.DOTALL)
    svg = re.sub(r'<g id="[^"]*"', "<g", svg)

    def attributes(tag: re.Match[str]) -> str:
        text = re.sub(r'\bid="', f'id="{id}-', " ".join(tag[0].split()))
        text = re.sub(r'href="#', f'href="#{id}-', text).replace("url(#", f"url(#{id}-")
        return re.sub(r" font-family: [^;\"]*;| transform=\"rotate\(-0 [^\"]*\"", "", text)

    return re.sub(r"\n\s+<", "\n<", re.sub(r"<(?!/)[^<>]+>", attributes, svg))
