"""Workbook: a sheet of an .xlsx file for each table. Formulas are neither evaluated nor written."""

from __future__ import annotations

import importlib
import io
import re
import warnings
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from .. import writing
from .._core import ContingentError
from .cells import said
from .files import contents
from .layout import MAX_ROWS, SHEETS, Grid, Kind, Refused, bounded, plain
from .places import Place

LONGEST_CELL = 32_767  # Excel's limit, in UTF-16
MAX_UNPACKED_BYTES = 64 << 20
MAX_PARTS = 1000

_ENCODING = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']""")


def read_workbook(path: Path) -> list[Grid]:
    """The sheets of a workbook. A cell with a formula is refused: what it comes to is nobody's claim."""
    data = contents(path)
    openpyxl = _openpyxl()
    name = repr(str(path))
    archive = _packed(_parts(data, name))  # anew: what a stranger's archive says of itself, openpyxl would believe
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl leaves out, such as drawings
            book = openpyxl.load_workbook(archive, read_only=True, data_only=False, keep_links=False)
            if len(book.sheetnames) > 4 * len(SHEETS):
                raise ContingentError(f"{name} has {len(book.sheetnames):,} sheets: a scenario has at most {len(SHEETS)}")
            grids = [Grid(sheet, _rows(book[sheet], sheet, name)) for sheet in book.sheetnames]
            book.close()
            return grids
    except (ContingentError, MemoryError):
        raise
    except Exception as error:  # openpyxl raises whatever a damaged file leads it to
        raise ContingentError(f"{name} cannot be read as a workbook: {type(error).__name__}: {error}") from None


def write_workbook(tables: Mapping[str, Sequence[Mapping[str, Any]]], path: Path) -> None:
    """A sheet for every table, also for one without rows."""
    openpyxl = _openpyxl()
    bold = importlib.import_module("openpyxl.styles").Font(bold=True)
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in tables.items():
        if len(rows) >= MAX_ROWS:
            raise ContingentError(f"{name}: {len(rows):,} rows, and a table takes {MAX_ROWS:,}")
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        for at, (column, kind) in enumerate(SHEETS[name].items(), 1):
            cell = sheet.cell(1, at, column)
            cell.font = bold
            sheet.column_dimensions[cell.column_letter].width = 40 if kind is Kind.TEXT else 18
            for number, row in enumerate(rows, 2):
                if column in row:
                    _put(sheet.cell(number, at), said(row[column]), Place(name, number, column))
    made = io.BytesIO()
    try:
        book.save(made)  # by way of files in the system's folder for them
    except OSError as error:
        raise ContingentError(f"{str(path)!r} cannot be written: {error.strerror}") from None
    _parts(made.getvalue(), f"the workbook {str(path)!r}")
    try:
        writing.write(path, made.getvalue())
    except OSError as error:
        raise ContingentError(f"{str(path)!r} {error.strerror}") from None


def _put(cell: Any, value: str | int | float, place: Place) -> None:
    """A number in all its digits (openpyxl would round to 16), or a text that stays one whatever it begins with."""
    if not isinstance(value, str):
        cell.value = repr(value)
        cell.data_type = "n"
        return
    length = len(value.encode("utf-16-le")) // 2
    if length > LONGEST_CELL:
        told = f"a text of {length:,} characters, and a cell of a workbook takes {LONGEST_CELL:,}"
        raise ContingentError(f"{place}: {told}; a folder of CSV files takes more")
    cell.value = value
    cell.data_type = "s"
    cell.number_format = "@"
    if value[:1] in ("=", "+", "-", "@", "'"):
        cell.quotePrefix = True  # text also after somebody edits it


def _rows(sheet: Any, title: str, name: str) -> list[tuple[int, list[Any]]]:
    if plain(title) not in SHEETS:
        return []
    sheet.reset_dimensions()  # the file may say anything
    rows = []
    for number, cells in bounded(sheet.iter_rows(), f"{name}: {title}"):
        found = [_value(cell) for cell in cells]
        if any(value is not None for value in found):
            rows.append((number, found))
    return rows


def _value(cell: Any) -> Any:
    if cell.data_type == "f":
        return Refused("a formula", "paste it as a value")
    return Refused(f"the error {cell.value}") if cell.data_type == "e" else cell.value


def _parts(data: bytes, name: str) -> dict[str, bytes]:
    """The parts of an archive, none longer than it was said to be. Refused is what is no archive, what would unpack to too
    much, and XML that could grow or hide what it says."""
    found = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
                told = f"{MAX_UNPACKED_BYTES >> 20} MiB or {MAX_PARTS:,} parts"
                raise ContingentError(f"{name} unpacks to more than {told}: a scenario is far smaller")
            for part in parts:
                with archive.open(part) as file:
                    found[part.filename] = file.read(part.file_size)  # without a number all there is would be unpacked
                _check_xml(found[part.filename], f"{name}: {part.filename!r}")
    except ContingentError:
        raise
    except Exception as error:  # zipfile, too, raises more than it says
        raise ContingentError(f"{name} is no workbook (.xlsx): {error}") from None
    return found


def _packed(parts: Mapping[str, bytes]) -> io.BytesIO:
    """An archive of the parts, not compressed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    made.seek(0)
    return made


def _check_xml(text: bytes, where: str) -> None:
    encoding = _ENCODING.search(text[:200])
    wide = text[:2] in (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
    if wide or (encoding and encoding[1].lower() not in (b"utf-8", b"us-ascii", b"ascii")):
        raise ContingentError(f"{where} is not in UTF-8")
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise ContingentError(f"{where} declares entities, which no workbook needs")


def _openpyxl() -> Any:
    try:
        return importlib.import_module("openpyxl")
    except ImportError:
        told = "workbooks need openpyxl, which is not installed: pip install 'contingent[tables]'"
        raise ContingentError(f"{told}; folders of CSV files need nothing") from None
