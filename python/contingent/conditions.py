"""Conditions in plain words, without doubt about what binds first."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

_TOKEN = re.compile(r"[A-Za-z][\w-]*|\d+|[(),]")


def condition_in_words(condition: str, names: Mapping[str, str], events: Collection[str]) -> str:
    """`names` gives what to call an event or an actor. A condition comes from the core, which has checked it.

    >>> names = {"EGY": "Egypt", "JOR": "Jordan", "vote": "the vote passes"}
    >>> condition_in_words("vote and (leads(EGY) or at_least(2, EGY, JOR, ARE))", names, ["vote"])
    '“the vote passes” and (Egypt leads or at least 2 of (Egypt, Jordan, ARE) join)'
    >>> condition_in_words("vote or not war and (EGY or JOR)", names, ["vote", "war"])
    '“the vote passes” or (not “war” and (Egypt or Jordan joins))'
    """
    return _Reader(_TOKEN.findall(condition), names, events).either().said


class _Part(NamedTuple):
    """`verb` is what an actor's name lacks to be a sentence; `compound` parts stand in brackets inside others."""

    text: str
    verb: str = ""
    compound: bool = False

    @property
    def said(self) -> str:
        return self.text + self.verb


class _Reader:
    """Reads from the loosest to the tightest: or, and, not."""

    def __init__(self, tokens: list[str], names: Mapping[str, str], events: Collection[str]) -> None:
        self._tokens, self._names, self._events = tokens, names, events

    def either(self) -> _Part:
        return self._joined("or", self._both)

    def _both(self) -> _Part:
        return self._joined("and", self._one)

    def _joined(self, word: str, read: Callable[[], _Part]) -> _Part:
        parts = [read()]
        while self._tokens and self._tokens[0] == word:
            self._tokens.pop(0)
            parts.append(read())
        if len(parts) == 1:
            return parts[0]
        if all(part.verb and not part.compound for part in parts):
            told = [part.text for part in parts]
        else:
            told = [f"({part.said})" if part.compound else part.said for part in parts]
        verb = (" join" if word == "and" else " joins") if told[0] == parts[0].text and parts[0].verb else ""
        return _Part(f"{', '.join(told[:-1])} {word} {told[-1]}", verb, compound=True)

    def _one(self) -> _Part:
        token = self._tokens.pop(0)
        if token == "not":
            part = self._one()
            return _Part(f"not {f'({part.said})' if part.compound else part.said}")
        if token == "(":
            inside = self.either()
            self._tokens.pop(0)
            return inside
        if token not in ("leads", "at_least"):
            name = self._names.get(token, token)
            return _Part(f"“{name}”") if token in self._events else _Part(name, " joins")
        parts = self._arguments()
        if token == "leads":
            return _Part(f"{parts[0].text} leads")
        peers = all(part.verb and not part.compound for part in parts[1:])
        told = ", ".join(part.text if peers else part.said for part in parts[1:])
        return _Part(f"at least {parts[0].text} of ({told})", " join" if peers else "", compound=False)

    def _arguments(self) -> list[_Part]:
        found = []
        while self._tokens.pop(0) != ")":
            found.append(self.either())
        return found
