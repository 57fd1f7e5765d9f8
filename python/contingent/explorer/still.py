"""Still: the explorer as a picture that asks for nothing and runs nothing, for a notebook without a kernel and for exports.

The charts are pictures in `img` elements: what JupyterLab lets through even from a notebook that nobody trusts yet.
"""

from __future__ import annotations

from base64 import b64encode
from html import escape
from typing import TYPE_CHECKING

from .. import words

if TYPE_CHECKING:
    from ..plots import Chart
    from .state import Explorer

TERMS_STEPS = 21  # finer than in the live picture: it is drawn once


def still_html(explorer: Explorer) -> str:
    """The case, the sentence, the bars with the case's below them, and the panel that is open."""
    title = escape(words.clean(explorer.case.scenario.title))
    names = "".join(f"<li>{escape(words.clean(name))}</li>" for name in explorer.names)
    kept = f"<p>What-ifs by name:</p><ul>{names}</ul>" if names else ""
    charts = [explorer.plot(), *_open(explorer)]
    foot = escape(str(explorer.worlds.provenance))
    return f"<p><strong>{title}</strong></p>{''.join(map(_picture, charts))}{kept}<p><small>{foot}</small></p>"


def _open(explorer: Explorer) -> list[Chart]:
    """The chart of the open panel, if it is not that of the bars."""
    worlds, panel = explorer.worlds, explorer.panel
    if panel == "network":
        return [worlds.network().plot()]
    if panel == "compatibility":
        return [worlds.compatibility().plot()]
    if panel == "coalitions":
        return [worlds.coalitions(8).plot()]
    x, y = explorer.axes
    return [worlds.terms(x, y or None, TERMS_STEPS).plot()] if panel == "terms" and x else []


def _picture(chart: Chart) -> str:
    data = b64encode(chart.svg().encode()).decode()
    told = escape(f"{chart.title}. {chart.alt}", quote=True)
    return f'<p><img alt="{told}" src="data:image/svg+xml;base64,{data}" style="max-width: 100%; background: #ffffff"></p>'
