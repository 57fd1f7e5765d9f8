"""Moves: which levers have been pulled, step by step, and the what-ifs that were given a name."""

from __future__ import annotations

from collections.abc import Mapping

from .. import words
from .._core import ContingentError

LONGEST_NAME = 80  # characters
MOST_NAMES = 100


class Moves:
    """A history of settings by lever. A step is one settings dict; the last one stands, until it is undone.

    >>> moves = Moves()
    >>> moves.set("joins:EGY", 0.4, more=True); moves.set("joins:EGY", 0.7); moves.set("event:vote", 1.0)
    >>> moves.undo(), moves.now, moves.redo(), moves.now
    (True, {'joins:EGY': 0.7}, True, {'joins:EGY': 0.7, 'event:vote': 1.0})
    """

    def __init__(self) -> None:
        self._steps: list[dict[str, float]] = [{}]
        self._at = 0
        self._open: str | None = None  # the lever that is being dragged: its last step may still change
        self.names: dict[str, dict[str, float]] = {}

    @property
    def now(self) -> dict[str, float]:
        """The settings that stand, in the order in which they were made."""
        return dict(self._steps[self._at])

    @property
    def can_undo(self) -> bool:
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        return self._at < len(self._steps) - 1

    @property
    def called(self) -> str:
        """The name under which these settings are kept, or ""."""
        return next((name for name, kept in self.names.items() if kept == self.now), "")

    def set(self, lever: str, value: float | None, more: bool = False) -> None:
        """Sets a lever; None puts it back as it is in the case. more: it is being dragged, and all of that is one step."""
        before = self._steps[self._at - 1] if self._open == lever else self._steps[self._at]
        settings = {name: kept for name, kept in before.items() if name != lever or value is not None}
        if value is not None:
            settings[lever] = value
        if self._open == lever:
            self._at -= 1
        self._open = None
        self._step(settings)
        if more and self._steps[self._at] is settings:
            self._open = lever

    def settle(self) -> None:
        """What was being dragged is let go: the next setting of that lever is a step of its own."""
        self._open = None

    def undo(self) -> bool:
        """Takes the last step back; False if there is none."""
        self._open = None
        possible = self.can_undo
        self._at -= possible
        return possible

    def redo(self) -> bool:
        """Takes the step that was undone last; False if there is none."""
        self._open = None
        possible = self.can_redo
        self._at += possible
        return possible

    def reset(self) -> None:
        """Back to the case, as one step that can be undone."""
        self._open = None
        self._step({})

    def keep(self, name: str) -> None:
        """Keeps the settings that stand under a name; what was kept under it before is forgotten."""
        called = words.clean(name)
        if not called or len(called) > LONGEST_NAME:
            raise ContingentError(f"the name of a what-if has from 1 to {LONGEST_NAME} characters")
        if called not in self.names and len(self.names) >= MOST_NAMES:
            raise ContingentError(f"{MOST_NAMES} what-ifs have a name already: forget one first")
        self._open = None
        self.names[called] = self.now

    def go(self, name: str) -> None:
        """Takes up the settings kept under a name, as one step."""
        self._open = None
        self._step(dict(self._kept(name)))

    def forget(self, name: str) -> None:
        """Forgets a name; its settings stand on if they do."""
        self._kept(name)
        del self.names[words.clean(name)]

    def _kept(self, name: str) -> Mapping[str, float]:
        try:
            return self.names[words.clean(name)]
        except KeyError:
            known = ", ".join(self.names) or "none yet"
            raise ContingentError(f'no what-if is called "{words.clean(name)}"; those with a name: {known}') from None

    def _step(self, settings: dict[str, float]) -> None:
        """The settings as the last step, unless they stand already. What was undone is lost."""
        if settings == self._steps[self._at]:
            return
        self._steps[self._at + 1 :] = [settings]
        self._at += 1
