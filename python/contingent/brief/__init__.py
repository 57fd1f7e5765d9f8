"""The brief: all of a sample's answers on one page, with the pictures, the evidence and the method.

html: one self-contained file, no script, no request; it opens from a disk without a network. md: the words and the tables as
Markdown. json: the numbers. Everything a scenario says is escaped.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from .._core import ContingentError
from ..worlds import BRIEF_FORMATS
from .answer import headline
from .content import Content

if TYPE_CHECKING:
    from ..worlds import Worlds

__all__ = ["brief", "headline"]


def brief(worlds: Worlds, since: str | None = None, format: str = "html") -> str:
    """The brief of a sample in one of BRIEF_FORMATS; `since`: the day from which on to tell what moved."""
    if format not in BRIEF_FORMATS:
        raise ContingentError(f"a brief is written as {', '.join(BRIEF_FORMATS)}, not as {format!r}")
    content = Content.of(worlds, since)
    if format == "json":
        return json.dumps(content.to_dict(), indent=2, allow_nan=False) + "\n"
    if format == "md":
        from .markdown import markdown

        return markdown(content)
    from .page import page  # late, for it brings the plots, which the others do not need

    return page(content)
