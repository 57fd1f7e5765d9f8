"""The past: what was said and came of it, how answers moved with the news, and how well the method would have done."""

from .backtest import backtest
from .news import diff, timeline
from .record import history

__all__ = ["backtest", "diff", "history", "timeline"]
