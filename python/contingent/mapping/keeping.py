"""Keeping: answers as JSON and back, equal to what they were; nothing in a file is ever run."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from .. import results
from .._core import ContingentError

PLAIN = (bool, int, float, str, type(None))


def told(answer: Any) -> Any:
    """A result, or what is made of JSON values, lists, tuples and dicts, as JSON. What JSON lacks is an object of one key: the
    kind of the value, with its parts in order."""
    if type(answer) in PLAIN:
        return answer
    if type(answer) is list:
        return [told(part) for part in answer]
    if type(answer) is tuple:
        return {"tuple": [told(part) for part in answer]}
    if type(answer) is dict:
        return {"dict": [[told(key), told(part)] for key, part in answer.items()]}
    name = type(answer).__name__
    if is_dataclass(answer) and getattr(results, name, None) is type(answer):
        return {name: [told(getattr(answer, field.name)) for field in fields(answer)]}
    raise ContingentError(f"an answer that is a {name} cannot be kept in a checkpoint: answer with JSON values or results")


def heard(kept: Any) -> Any:
    """The answer that was told."""
    if isinstance(kept, list):
        return [heard(part) for part in kept]
    if not isinstance(kept, dict):
        return kept
    ((kind, parts),) = kept.items()
    if kind == "tuple":
        return tuple(heard(part) for part in parts)
    if kind == "dict":
        return {heard(key): heard(part) for key, part in parts}
    if kind not in results.__all__:
        raise ContingentError(f"no result is called {kind!r}")
    return getattr(results, kind)(*map(heard, parts))
