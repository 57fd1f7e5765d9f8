"""Telling: a scenario's dict (in canonical form) to the rows of the sheets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .cells import NO, YES
from .layout import KEYS, LEXICON_FIELDS, LEXICON_PARTS, SCENARIO_FIELDS, SHEETS

Row = dict[str, Any]


def tell(told: Row) -> dict[str, list[Row]]:
    """The rows of every sheet, each with what it has by column."""
    tables: dict[str, list[Row]] = {sheet: [] for sheet in SHEETS}
    lexicon = told.get("lexicon", {})
    fields = told | {name: lexicon[name] for name in LEXICON_FIELDS if name in lexicon}
    tables["scenario"] = [{"field": name, "value": fields[name]} for name in SCENARIO_FIELDS if name in fields]
    for part in LEXICON_PARTS:
        for name, meaning in lexicon.get(part, {}).items():
            said = meaning if isinstance(meaning, dict) else {"chance": meaning}
            tables["lexicon"].append({"part": part, "name": name} | said)
    for sheet in ("sources", "claims", "events", "issues", "actors", "pools", "requirements", "outcomes"):
        key = KEYS[sheet][0]
        for id, part in told.get(sheet, {}).items():
            row = {column: part[column] for column in SHEETS[sheet] if column in part}
            tables[sheet].append({key: id} | row | _special(part))
    for id, event in told.get("events", {}).items():
        tables["beliefs"] += _belief(f"event:{id}", {name: part for name, part in event.items() if name != "title"})
    for id, one in [*told.get("actors", {}).items(), *told.get("pools", {}).items()]:
        for verb in ("joins", "leads"):
            if verb in one:
                tables["beliefs"] += _belief(f"{verb}:{id}", one[verb])
        for target, belief in one.get("accepts", {}).items():
            tables["beliefs"] += _belief(f"accepts:{id}/{target}", belief)
        for task, offer in one.get("offers", {}).items():
            whole = isinstance(offer, dict) and "amount" in offer
            amount = offer["amount"] if whole else offer
            tables["offers"].append(
                {"actor": id, "task": task} | _quantity("amount", "", amount) | (_reasons(offer) if whole else {})
            )
        for issue, position in one.get("positions", {}).items():
            ranges = [_quantity(name, f"{name}_", position[name]) for name in ("ideal", "tolerance")]
            tables["positions"].append({"actor": id, "issue": issue} | ranges[0] | ranges[1] | _reasons(position))
    return tables


def _special(part: Row) -> Row:
    """A condition that reads as yes or no (an event's id may) goes into brackets. A group stands in a column of its own."""
    row: Row = {}
    if "gatekeeper" in part:
        when = part["gatekeeper"]
        row["gatekeeper"] = f"({when})" if isinstance(when, str) and when.casefold() in YES + NO else when
    if "from" in part:
        row["from_ids" if isinstance(part["from"], list) else "from_group"] = part["from"]
    return row


def _belief(subject: str, belief: Any) -> Iterator[Row]:
    """A row a clause. Above them a row without a chance holds the reasons of the belief as a whole, if it needs one.

    A chance alone, written or derived from claims, is one row, and its reasons are those of the whole; so a list of one
    clause that always holds needs a row above it even where that says nothing.
    """
    if isinstance(belief, dict) and "chance" not in belief:
        yield {"subject": subject} | belief
        return
    chances = belief["chance"] if isinstance(belief, dict) else belief
    reasons = _reasons(belief) if isinstance(belief, dict) else {}
    if not isinstance(chances, list):
        yield {"subject": subject, "chance": chances} | reasons
        return
    if reasons or (len(chances) == 1 and "when" not in chances[0]):
        yield {"subject": subject} | reasons
    for clause in chances:
        yield {"subject": subject} | clause


def _quantity(name: str, prefix: str, quantity: Any) -> Row:
    if isinstance(quantity, list):
        return {f"{prefix}{part}": each for part, each in zip(("low", "mode", "high"), quantity, strict=True)}
    if isinstance(quantity, dict):
        return {f"{prefix}{part}": quantity[part] for part in ("mean", "sd")}
    return {name: quantity}


def _reasons(part: Row) -> Row:
    return {name: part[name] for name in ("claims", "note") if name in part}
