"""Reasons: what each lever rests on, as the scenario tells it: its chances or quantities, claims and notes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .. import words
from ..brief.plain import RELIABILITY, chances_in_words, clauses_of, date_in_words, quantity_in_words, requirement_in_words

NO_REASON = "Assumption: no reason is given."


def part_of(told: Mapping[str, Any], lever: str) -> Any:
    """What a scenario, as a dict, says where a lever would change it."""
    kind, _, name = lever.partition(":")
    if kind == "event":
        return told["events"][name]
    if kind == "requirement":
        return told["requirements"][name]
    judge, _, target = name.partition("/")
    party = (told.get("actors", {}) | told.get("pools", {}))[judge]
    return party[kind] if kind in ("joins", "leads") else party["accepts" if kind == "accepts" else "positions"][target]


def reasons_for(told: Mapping[str, Any], lever: str, names: Mapping[str, str]) -> dict[str, Any]:
    """In plain words: `lines` say the number, `notes` and `claims` (ids) why it is so. Texts are clean, but not escaped."""
    part = part_of(told, lever)
    parts = [part, *_clauses(lever, part)]
    claims = [id for one in parts if isinstance(one, dict) for id in one.get("claims", [])]
    notes = [one["note"] for one in parts if isinstance(one, dict) and one.get("note")]
    told_notes = [words.sentence(words.clean(note)) for note in dict.fromkeys(notes)]
    return {
        "lines": [words.clean(line) for line in _lines(told, lever, part, names)],
        "notes": told_notes or ([] if claims else [NO_REASON]),
        "claims": list(dict.fromkeys(claims)),
    }


def claims_in_words(told: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Every claim by its id: `says`, `who` (speaker, date, strength of the words) and `source`. Clean, but not escaped."""
    return {id: _claim(claim, told["sources"][claim["source"]]) for id, claim in told.get("claims", {}).items()}


def _claim(claim: Mapping[str, Any], source: Mapping[str, Any]) -> dict[str, str]:
    letter = source.get("reliability", "")
    who = [claim.get("speaker", ""), date_in_words(claim.get("date", ""))]
    strength = [f"“{claim['hedge']}”"] if claim.get("hedge") else []
    reliability = f"reliability {letter} ({RELIABILITY[letter]})" if letter in RELIABILITY else ""
    where = [source.get("publisher", "") or claim["source"], source.get("title", ""), date_in_words(source.get("date", ""))]
    return {
        "says": words.clean(words.sentence(claim["says"])),
        "who": words.clean(", ".join(filter(None, [*who, *strength]))),
        "source": words.clean(", ".join(filter(None, [*where, reliability]))),
    }


def _clauses(lever: str, part: Any) -> list[Any]:
    kind = lever.partition(":")[0]
    return clauses_of(part) if kind in ("event", "joins", "leads", "accepts") and _has_chance(part) else []


def _has_chance(part: Any) -> bool:
    """Whether a belief says its chances itself, and does not leave them to its claims."""
    return not isinstance(part, dict) or part.get("chance") is not None


def _lines(told: Mapping[str, Any], lever: str, part: Any, names: Mapping[str, str]) -> list[str]:
    kind, _, name = lever.partition(":")
    events = told.get("events", {})
    if kind == "requirement":
        return [requirement_in_words(part, names, events)]
    if kind == "position":
        issue = told["issues"][name.partition("/")[2]]
        return [
            f"ideal: {quantity_in_words(part['ideal'])}; can live with this much more or less: {quantity_in_words(part['tolerance'])}",
            f"0 is “{issue.get('low', 'one end')}”, 1 is “{issue.get('high', 'the other')}”",
        ]
    return chances_in_words(part, names, events) if _has_chance(part) else ["as its claims say"]
