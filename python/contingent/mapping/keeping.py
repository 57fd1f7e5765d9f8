"""Keeping: answers as JSON and back, equal to what they were; nothing in a file is ever run."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from .. import results
from .._core import ContingentError

PLAIN = (bool, int, float, str, type(None))


def told(answer: Any) -> Any:
    """A result, or what is made of JSON values, lists, tuples and dicts, as JSON."""
    if type(answer) in PLAIN:
        return answer
    if type(answer) is list:
        return [told(part) for part in answer]
    if type(answer) is tuple:
        return {"tuple": [told(part) for part in answer]}
    if type(answer) is dict:
        return {"dict": [[told(key), told(part)] for key, part in answer.items()]}
    if is_dataclass(answer) and getattr(results, type(answer).__name__, None) is type(answer):
        return {"result": type(answer).__name__, "fields": {f.name: told(getattr(answer, f.name)) for f in fields(answer)}}
    raise ContingentError(f"an answer that is a {type(answer).__name__} cannot be kept in a checkpoint: answer with JSON values or results")


def heard(kept: Any) -> Any:
    """The answer that was told."""
    if isinstance(kept, list):
        return [heard(part) for part in kept]
    if not isinstance(kept, dict):
        return kept
    if "tuple" in kept:
        return tuple(heard(part) for part in kept["tuple"])
    if "dict" in kept:
        return {heard(key): heard(part) for key, part in kept["dict"]}
    if kept["result"] not in results.__all__:
        raise ContingentError(f"no result is called {kept['result']!r}")
    return getattr(results, kept["result"])(**{name: heard(part) for name, part in kept["fields"].items()})
