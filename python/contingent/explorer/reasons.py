"""Reasons: what each lever rests on, as the scenario tells it: its chances or quantities, claims and notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .. import words
from ..brief.plain import RELIABILITY, chances_in_words, date_in_words, quantity_in_words, requirement_in_words
from ..explaining import explain
from ..results import Explanation
from ..scenario import Scenario

NO_REASON = "Assumption: no reason is given."
BELIEFS = ("event", "joins", "leads", "accepts")


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


def explained_by(scenario: Scenario, told: Mapping[str, Any], lever: str) -> Explanation | None:
    """Where the chances of a belief come from; None for what is no belief, such as a position."""
    return explain(scenario, lever, dict(told)) if lever.partition(":")[0] in BELIEFS else None


def reasons_for(scenario: Scenario, told: Mapping[str, Any], lever: str) -> dict[str, Any]:
    """In plain words: `lines` say the number, `notes` and `claims` (ids) why it is so. Texts are clean, but not escaped.
    Claims that were not made yet on the scenario's day are left out."""
    part = part_of(told, lever)
    explained = explained_by(scenario, told, lever)
    claims = [id for id in _claims(part, explained) if not _later(scenario, told, id)]
    notes = list(dict.fromkeys(words.sentence(words.clean(note)) for note in _notes(part, explained)))
    return {
        "lines": [words.clean(line) for line in _lines(told, lever, part, scenario.names, explained)],
        "notes": notes or ([] if claims else [NO_REASON]),
        "claims": list(dict.fromkeys(claims)),
    }


def _claims(part: Any, explained: Explanation | None) -> Iterator[str]:
    if isinstance(part, dict):
        yield from part.get("claims", [])
    for clause in explained.clauses if explained else ():
        yield from (claim.claim for claim in clause.claims)


def _notes(part: Any, explained: Explanation | None) -> Iterator[str]:
    """What is said of it, and the way from claims to chances."""
    for clause in explained.clauses if explained else ():
        if clause.derived:
            yield clause.arithmetic()
    own = part.get("note", "") if isinstance(part, dict) else ""
    yield from filter(None, [own, *(clause.note for clause in (explained.clauses if explained else ()))])


def _later(scenario: Scenario, told: Mapping[str, Any], id: str) -> bool:
    claim = told["claims"][id]
    day = claim.get("date") or told["sources"][claim["source"]].get("date", "")
    return bool(scenario.day and day > scenario.day)


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


def _lines(
    told: Mapping[str, Any], lever: str, part: Any, names: Mapping[str, str], explained: Explanation | None
) -> list[str]:
    if explained:
        return chances_in_words(explained)
    kind, _, name = lever.partition(":")
    if kind == "requirement":
        return [requirement_in_words(part, names, told.get("events", {}))]
    issue = told["issues"][name.partition("/")[2]]
    tolerance = quantity_in_words(part["tolerance"])
    return [
        f"ideal: {quantity_in_words(part['ideal'])}; can live with this much more or less: {tolerance}",
        f"0 is “{issue.get('low', 'one end')}”, 1 is “{issue.get('high', 'the other')}”",
    ]
