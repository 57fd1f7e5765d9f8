"""Hearing: the rows of the sheets to a scenario's dict, and where each part of it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from .cells import heard, number
from .layout import KEYS, LEXICON_FIELDS, LEXICON_PARTS, SCENARIO_FIELDS, SHEETS, Grid, Refused, nearest, plain
from .places import Place, Places, shown, step
from .quantities import quantity

QUANTITIES = {"offers": (("amount", ""),), "positions": (("ideal", "ideal_"), ("tolerance", "tolerance_"))}
VERBS = ("event", "joins", "leads", "accepts")


@dataclass(frozen=True)
class Row:
    """What a row says, by column."""

    sheet: str
    number: int
    said: dict[str, Any]

    def at(self, column: str) -> Place:
        return Place(self.sheet, self.number, column)

    def pick(self, *columns: str) -> dict[str, Any]:
        return {column: self.said[column] for column in columns if column in self.said}


def hear(grids: Sequence[Grid]) -> tuple[dict[str, Any], Places]:
    """The dict, fit for the core's reader, and the places of its parts; ScenarioError if the tables are not in order."""
    places = Places()
    sheets = _sheets(grids, places)
    places.check()
    rows = {sheet: list(_rows(grid, sheet, places)) for sheet, grid in sheets.items()}
    places.check()
    told = _Hearing(rows, places).told
    places.check()
    return told, places


def _sheets(grids: Sequence[Grid], places: Places) -> dict[str, Grid]:
    found: dict[str, Grid] = {}
    for grid in grids:
        name = plain(grid.name)
        if name not in SHEETS:
            places.wrong(Place(grid.name), "an unknown sheet", " ".join(SHEETS), nearest(name, SHEETS))
        elif name in found:
            places.wrong(Place(grid.name), "a second sheet of that name", "each sheet once")
        else:
            found[name] = grid
    if "scenario" not in found and not places.problems:
        places.wrong(Place("scenario"), "no sheet of that name", "one with the columns field and value, and a title")
    return found


def _rows(grid: Grid, sheet: str, places: Places) -> Iterator[Row]:
    """The rows that say anything. Each column of the first row that says anything has a name."""
    kinds = SHEETS[sheet]
    head: dict[int, str] | None = None
    for row_number, cells in grid.rows:
        if not any(_filled(cell) for cell in cells):
            continue
        if head is None:
            head = _head(sheet, row_number, cells, places)
            continue
        said = {}
        for at, cell in enumerate(cells):
            if isinstance(cell, Refused):
                place = Place(sheet, row_number, head.get(at, letters(at)))
                places.wrong(place, cell.found, "a text or a number", hint=cell.hint)
            elif at in head:
                value = heard(kinds[head[at]], cell, grid.comma)
                if value is not None:
                    said[head[at]] = value
            elif _filled(cell):
                place = Place(sheet, row_number, letters(at))
                places.wrong(place, shown(cell), "nothing, for the column has no name in the first row")
        row = Row(sheet, row_number, said)
        missing = [key for key in KEYS[sheet] if key in head.values() and key not in said]
        for key in missing:
            places.wrong(row.at(key), "nothing", f"the {key} that the row is about")
        if not missing:
            yield row


def _head(sheet: str, number: int, cells: Sequence[Any], places: Places) -> dict[int, str]:
    head: dict[int, str] = {}
    before = len(places.problems)
    for at, cell in enumerate(cells):
        if not _filled(cell):
            continue
        name, place = plain(str(cell)), Place(sheet, number, letters(at))
        if name not in SHEETS[sheet]:
            places.wrong(place, f"the unknown column {shown(cell)}", _or(SHEETS[sheet]), nearest(name, SHEETS[sheet]))
        elif name in head.values():
            places.wrong(place, f"the column {shown(cell)} again", "each column once")
        else:
            head[at] = name
    if len(places.problems) == before:
        for key in KEYS[sheet]:
            if key not in head.values():
                places.wrong(Place(sheet, number), f"no column {key}", f"a first row with {_or(SHEETS[sheet])}")
    return head


class _Hearing:
    def __init__(self, rows: dict[str, list[Row]], places: Places) -> None:
        self.rows, self.places = rows, places
        self.told: dict[str, Any] = {"contingent": 1}
        self._scenario()
        self._lexicon()
        for sheet in ("sources", "claims", "events", "issues", "actors", "pools", "requirements", "outcomes"):
            self._parts(sheet)
        self.told.setdefault("actors", {})
        self._beliefs()
        self._owned("offers", "task")
        self._owned("positions", "issue")

    def _scenario(self) -> None:
        found: dict[str, Row] = {}
        for row in self.rows["scenario"]:
            name = row.said["field"]
            field = name if name in SCENARIO_FIELDS else plain(name)
            if field not in SCENARIO_FIELDS:
                near = nearest(field, SCENARIO_FIELDS)
                self.places.wrong(row.at("field"), f"the unknown field {shown(name)}", _or(SCENARIO_FIELDS), near)
            elif self._first(found, field, row, "field") and "value" in row.said:
                value = row.said["value"]
                value = number(value.strip()) if field in ("contingent", "half_life") else value
                if field in LEXICON_FIELDS:
                    self.told.setdefault("lexicon", {})[field] = value
                    self.places.put(step("lexicon") + step(field), row.at("value"))
                else:
                    self.told[field] = value
                    self.places.put(step(field), row.at("value"))
        for field in SCENARIO_FIELDS:  # where it is missed
            self.places.put(step(field), Place("scenario", column=f"field, {field}"))

    def _lexicon(self) -> None:
        self.places.put(step("lexicon"), Place("lexicon"))
        found: dict[str, Row] = {}
        for row in self.rows.get("lexicon", ()):
            part, name = plain(row.said["part"]), row.said["name"]
            if part not in LEXICON_PARTS:
                self.places.wrong(row.at("part"), shown(row.said["part"]), _or(LEXICON_PARTS), nearest(part, LEXICON_PARTS))
            elif self._first(found, f"{part}/{name}", row, "name"):
                meaning = row.pick("chance", "sd", "kind", "from")
                pointer = step("lexicon") + step(part) + step(name)
                self.places.put(pointer, row.at("chance"))
                self.places.name(pointer, name, row.at("name"))
                for column in ("chance", "sd", "kind", "from"):
                    self.places.put(pointer + step(column), row.at(column))
                self.told.setdefault("lexicon", {}).setdefault(part, {})[name] = meaning

    def _parts(self, sheet: str) -> None:
        """The parts that are known by an id, in the order of their rows."""
        key, found, parts = KEYS[sheet][0], dict[str, Row](), dict[str, Any]()
        self.places.put(step(sheet), Place(sheet))
        for row in self.rows.get(sheet, ()):
            id = row.said[key]
            if not self._first(found, id, row, key):
                continue
            pointer = step(sheet) + step(id)
            self.places.put(pointer, row.at(key))
            part = row.pick(*(column for column in SHEETS[sheet] if column != key))
            for column in (*part, *SHEETS[sheet]):
                self.places.put(pointer + step("from" if column.startswith("from_") else column), row.at(column))
            if "from_group" in part and "from_ids" in part:
                self.places.wrong(row.at("from_ids"), "ids, beside a group in from_group", "one of the two")
            for column in ("from_group", "from_ids"):
                if column in part:
                    part["from"] = part.pop(column)
            if sheet == "actors" and part.get("gatekeeper") is False:
                del part["gatekeeper"]
            parts[id] = part
        if parts:
            self.told[sheet] = parts

    def _beliefs(self) -> None:
        rows: dict[str, list[Row]] = {}
        for row in self.rows.get("beliefs", ()):
            verb, _, about = row.said["subject"].partition(":")
            rows.setdefault(f"{verb.strip().casefold()}:{about.replace(' ', '')}", []).append(row)
        for subject, clauses in rows.items():
            self._belief(subject, clauses)
        for sheet, verb, key in (("events", "event", "chance"), ("actors", "joins", "joins"), ("pools", "joins", "joins")):
            for id in self.told.get(sheet, {}):  # where it is missed
                self.places.put(step(sheet) + step(id) + step(key), Place("beliefs", column=f"subject, {verb}:{id}"))

    def _belief(self, subject: str, rows: list[Row]) -> None:
        """A belief of the rows with its subject; one without chance and condition, above others, is about all of it."""
        verb, _, about = subject.partition(":")
        id, slash, target = about.partition("/")
        place = rows[0].at("subject")
        if verb not in VERBS or not id or bool(slash and target) != (verb == "accepts"):
            near = nearest(verb, VERBS)
            examples = "event:ID, joins:ID, leads:ID or accepts:ID/ID"
            self.places.wrong(place, shown(rows[0].said["subject"]), examples, near if near != verb else "")
            return
        owner = self._owner(("events",) if verb == "event" else ("actors", "pools"), id, place)
        if not owner:
            return
        pointer, part = owner
        columns = ("chance", "base", "times", "claims", "note")
        whole = rows[0] if len(rows) > 1 and not rows[0].pick("when", "chance", "base", "times") else None
        clauses = rows[1:] if whole else rows
        alone = not whole and len(rows) == 1 and "when" not in rows[0].said
        if alone and not rows[0].pick(*columns[:-1]):
            expected = "a chance from 0 to 1, claims to derive it from, or rows below for each condition"
            self.places.wrong(rows[0].at("chance"), "nothing", expected)
            return
        about_all = rows[0] if whole or alone else None
        belief = rows[0].pick(*columns) if alone else whole.pick("claims", "note") if whole else {}
        if not alone:
            belief["chance"] = [row.pick("when", *columns) for row in clauses]
        if verb == "event":
            part.update(belief)
        else:
            pointer += step(verb) + (step(target) if target else "")
            holder = part.setdefault(verb, {}) if target else part
            holder[target or verb] = belief
        self.places.put(pointer, place)
        if target:
            self.places.name(pointer, target, place)
        self.places.put(pointer + step("chance"), clauses[0].at("chance"))
        if about_all:
            for column in columns:
                self.places.put(pointer + step(column), about_all.at(column))
        for at, row in enumerate(() if alone else clauses):
            for above in (pointer, pointer + step("chance")):
                self.places.put(above + step(at), row.at("subject"))
                for column in ("when", *columns):
                    self.places.put(above + step(at) + step(column), row.at(column))

    def _owned(self, sheet: str, key: str) -> None:
        """Offers and positions, which actors and pools have by task or issue."""
        found: dict[str, Row] = {}
        for row in self.rows.get(sheet, ()):
            id, name = row.said["actor"], row.said[key]
            owner = self._owner(("actors", "pools"), id, row.at("actor"))
            if not owner or not self._first(found, f"{id}/{name}", row, key):
                continue
            pointer = owner[0] + step(sheet) + step(name)
            part = row.pick("claims", "note")
            for column in part:
                self.places.put(pointer + step(column), row.at(column))
            for column, prefix in QUANTITIES[sheet]:
                value, places = quantity(row.said, column, prefix, row.at, self.places)
                if value is not None:
                    part[column] = value
                for steps, place in places.items():
                    self.places.put(pointer + step(column) + steps, place)
            self.places.put(pointer, row.at(key))
            self.places.name(pointer, name, row.at(key))
            owner[1].setdefault(sheet, {})[name] = part

    def _owner(self, sheets: Iterable[str], id: str, place: Place) -> tuple[str, dict[str, Any]] | None:
        """The pointer and the dict of who has it; None, and a problem, if there is nobody of that id."""
        for sheet in sheets:
            if id in self.told.get(sheet, {}):
                return step(sheet) + step(id), self.told[sheet][id]
        names = [name for sheet in sheets for name in self.told.get(sheet, {})]
        near = nearest(id, names) if len(self.places.problems) < 20 else ""  # which takes its time
        self.places.wrong(place, shown(id), f"an id of the sheet {_or(sheets)}", near)
        return None

    def _first(self, found: dict[str, Row], id: str, row: Row, column: str) -> bool:
        """Whether the id is new; else a problem."""
        before = found.setdefault(id, row)
        if before is not row:
            self.places.wrong(row.at(column), f"{shown(id)} again", f"each once (it is in row {before.number})")
        return before is row


def letters(at: int) -> str:
    """The letters of a column, from 0.

    >>> letters(0), letters(25), letters(26), letters(703)
    ('A', 'Z', 'AA', 'AAB')
    """
    name = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _filled(cell: Any) -> bool:
    return cell is not None and str(cell).strip() != ""


def _or(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last
