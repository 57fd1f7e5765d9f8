"""Plots: the answers as charts. The only package that imports matplotlib.

Charts are drawn in points on a bare canvas, so nothing depends on a style sheet, a screen or a backend: the same answer
gives the same file, byte for byte. No label is cut: the space for text is measured first.
"""

from .breakdown import breakdown_chart
from .chart import Chart
from .coalitions import coalitions_chart
from .compatibility import compatibility_chart
from .frontier import frontier_chart
from .levers import levers_chart
from .members import members_chart
from .network import network_chart
from .terms import terms_chart
from .what_if import what_if_chart

__all__ = [
    "Chart",
    "breakdown_chart",
    "coalitions_chart",
    "compatibility_chart",
    "frontier_chart",
    "levers_chart",
    "members_chart",
    "network_chart",
    "terms_chart",
    "what_if_chart",
]
