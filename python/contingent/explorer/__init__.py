"""The explorer: look, pull a lever, see who comes. It scores nothing: every answer is the core's.

`state` is the explorer itself, without any widget; `view` shows it in a notebook by the files of `ui`; `still` is the
picture that stands where no kernel runs.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from .._core import ContingentError
from .state import PANELS, Explorer

if TYPE_CHECKING:
    from ..worlds import Worlds

__all__ = ["PANELS", "Explorer", "explore"]


def explore(worlds: Worlds) -> Explorer:
    """An explorer of a sample's case. Raises ContingentError, with what to install, where there is no anywidget to show it."""
    if find_spec("anywidget") is None:
        raise ContingentError(
            "the explorer needs the package anywidget: pip install 'contingent[explore]' (the brief and all plots do without)"
        )
    return Explorer(worlds)
