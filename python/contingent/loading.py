"""Loading: shipped cases, files of the format, and dicts to scenarios."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from . import _core, words
from .scenario import Scenario

MAX_FILE_BYTES = 16 << 20  # as the core's: what is longer is refused before it is read


def load(source: str | os.PathLike[str] | Mapping[str, Any]) -> Scenario:
    """The scenario of a shipped case (its id), of a JSON file (its path), or of a dict in the same form.

    Raises ScenarioError, with every problem of the scenario, or ContingentError where nothing can be read.

    >>> load({"contingent": 1, "title": "One", "actors": {"EGY": {"joins": 0.5}}}).candidates
    ['EGY']
    >>> load("no-such-case")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    contingent._core.ContingentError: no shipped case is called "no-such-case", and there is no such file; ...
    """
    if isinstance(source, Mapping):
        return Scenario.from_json(_text_of(source))
    if isinstance(source, str) and source in _case_files():
        return Scenario.from_json(_case_files()[source])
    if not isinstance(source, (str, os.PathLike)):
        raise _core.ContingentError(f"a scenario is a case's id, a path or a dict, not {type(source).__name__}")
    return Scenario.from_json(_text_at(os.fsdecode(source)))


def cases() -> dict[str, str]:
    """The shipped cases: titles by id, in the order of their ids."""
    return {case: str(json.loads(text)["title"]) for case, text in _case_files().items()}


def schema() -> dict[str, Any]:
    """The JSON Schema of the scenario format, version 1."""
    text = (resources.files("contingent") / "format" / "scenario-1.schema.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def starter(name: str) -> str:
    """The text of a small commented scenario to begin with, its title made from a name such as "my-force".

    >>> load(json.loads(starter("my-force"))).title
    'My force'
    """
    text = (resources.files("contingent") / "format" / "starter.json").read_text("utf-8")
    title = words.sentence(words.clean(name.replace("-", " ").replace("_", " "))) or "A force of my own"
    return text.replace(json.dumps("A force of my own"), json.dumps(title, ensure_ascii=False), 1)


def decoded(data: bytes, name: str) -> str:
    """The text of a file, or why it is none."""
    if len(data) > MAX_FILE_BYTES:
        raise _core.ContingentError(f"{name} is longer than {MAX_FILE_BYTES >> 20} MiB: a scenario is far smaller")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _core.ContingentError(f"{name} is not UTF-8 text: byte {error.start + 1} is 0x{data[error.start]:02x}") from None


@cache
def _case_files() -> dict[str, str]:
    folder = resources.files("contingent").joinpath("cases")
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".json")), key=lambda file: file.name)
    return {file.name.removesuffix(".json"): file.read_text("utf-8") for file in files}


def _text_of(source: Mapping[str, Any]) -> str:
    try:
        return json.dumps(dict(source), ensure_ascii=False, allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        raise _core.ContingentError(f"that dict cannot be written as JSON: {error}") from None


def _text_at(path: str) -> str:
    try:
        with Path(path).open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError:
        raise _core.ContingentError(_nothing_called(path)) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise _core.ContingentError(f"{path!r} cannot be read: {reason}") from None
    return decoded(data, repr(path))


def _nothing_called(name: str) -> str:
    known = list(_case_files())
    near = get_close_matches(name, known, 1)
    hint = f'did you mean "{near[0]}"?' if near else "the shipped cases are " + ", ".join(known)
    return f'no shipped case is called "{name}", and there is no such file; {hint}'
