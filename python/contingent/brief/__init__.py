"""The brief: one self-contained page of HTML with the answers, the pictures, the evidence and the method.

No script, no request: it opens from a disk without a network. Everything a scenario says is escaped.
"""

from .answer import headline
from .page import brief_html

__all__ = ["brief_html", "headline"]
