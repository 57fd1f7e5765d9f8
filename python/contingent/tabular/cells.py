"""Cells: what is in a cell, read and written.

Characters that no workbook can hold are written as Excel writes them, U+0000 as _x0000_, in CSV files too.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from typing import Any

from .layout import NO_ITEMS, Kind

YES, NO = ("yes", "true"), ("no", "false")

_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_DECIMAL_COMMA = re.compile(r"[+-]?[0-9]*,[0-9]+")
_THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:,[0-9]{3})+")
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|x(?=[0-9A-Fa-f]{4}_)")
_WRITTEN = re.compile("_x(000[0-8B-Fb-f]|001[0-9A-Fa-f]|[Ff]{3}[EFef]|0078)_")
_LIKE_FORMULA = re.compile(r"'*(?:\s*[=+\-@\uff0b\uff0d\uff1d\uff20]|[\t\r\n])")


def heard(kind: Kind, cell: Any, comma: bool = False) -> Any:
    """What a cell says; None if nothing. What is no number (no list, ...) stays a text, which the core's reader refuses."""
    text = cell_text(cell)
    if kind is Kind.TEXT:
        return text or None
    text = text.strip()
    if not text:
        return None
    if kind is Kind.LIST:
        return [] if text == NO_ITEMS else [item.strip() for item in text.split(",")]
    if kind is Kind.FLAG:
        return text.casefold() in YES if text.casefold() in YES + NO else text
    if kind is Kind.NUMBER:
        if isinstance(cell, (int, float)) and not isinstance(cell, bool) and math.isfinite(cell):
            return cell
        return number(text, comma)
    return text


def cell_text(cell: Any) -> str:
    """The text of a cell: a whole number without a point, a day as 2025-10-25."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 2**53:
        return str(int(cell))
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    return unescaped(cell) if isinstance(cell, str) else str(cell)


def number(text: str, comma: bool = False) -> int | float | str:
    """The number that a text is, or else the text.

    >>> number("12"), number("1e-3"), number("0,5", comma=True), number("0,5"), number("1,000", comma=True), number("5 %")
    (12, 0.001, 0.5, '0,5', '1,000', '5 %')
    """
    if len(text) > 400:
        return text
    if comma and _DECIMAL_COMMA.fullmatch(text) and not _THOUSANDS.fullmatch(text):
        text = text.replace(",", ".")
    if not _NUMBER.fullmatch(text):
        return text
    found = float(text)
    if not math.isfinite(found):
        return text
    return int(text) if text.lstrip("+-").isdecimal() else found


def said(value: Any) -> str | int | float:
    """What to write into a cell: a number, or a text with nothing in it that no cell can hold."""
    if isinstance(value, bool):
        return YES[0] if value else NO[0]
    if isinstance(value, (int, float)):
        return value
    return escaped((", ".join(value) or NO_ITEMS) if isinstance(value, list) else value)


def escaped(text: str) -> str:
    """
    >>> escaped("a\\x00b"), escaped("_x0000_"), escaped("exact")
    ('a_x0000_b', '__x0078_0000_', 'exact')
    """
    return _UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def unescaped(text: str) -> str:
    """
    >>> unescaped("a_x0000_b"), unescaped("__x0078_0000_"), unescaped("_x0041_")
    ('a\\x00b', '_x0000_', '_x0041_')
    """
    return _WRITTEN.sub(lambda found: chr(int(found[1], 16)), text)


def guarded(text: str) -> str:
    """A text for a CSV file, after an apostrophe if a spreadsheet would take it for a formula.

    >>> guarded("=1+1"), guarded("'=1+1"), guarded("it's"), guarded("'s")
    ("'=1+1", "''=1+1", "it's", "'s")
    """
    return "'" + text if _LIKE_FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """
    >>> unguarded("'=1+1"), unguarded("''=1+1"), unguarded("'s"), unguarded("=1")
    ('=1+1', "'=1+1", "'s", '=1')
    """
    return text[1:] if text.startswith("'") and _LIKE_FORMULA.match(text[1:]) else text
