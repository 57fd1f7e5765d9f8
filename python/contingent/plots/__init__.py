"""Plots: the answers as charts. The only package that imports matplotlib.

Charts are drawn in points on a bare canvas, so nothing depends on a style sheet, a screen or a backend: the same answer
gives the same file, byte for byte. No label is cut: the space for text is measured first.
"""

from .backtest import backtest_chart
from .breakdown import breakdown_chart
from .chart import Chart
from .coalitions import coalitions_chart
from .compatibility import compatibility_chart
from .diff import diff_chart
from .explanation import explanation_chart
from .frontier import frontier_chart
from .history import history_chart
from .levers import levers_chart
from .meanings import meanings_chart
from .members import members_chart
from .network import network_chart
from .terms import terms_chart
from .timeline import timeline_chart
from .what_if import what_if_chart

__all__ = [
    "Chart",
    "backtest_chart",
    "breakdown_chart",
    "coalitions_chart",
    "compatibility_chart",
    "diff_chart",
    "explanation_chart",
    "frontier_chart",
    "history_chart",
    "levers_chart",
    "meanings_chart",
    "members_chart",
    "network_chart",
    "terms_chart",
    "timeline_chart",
    "what_if_chart",
]
