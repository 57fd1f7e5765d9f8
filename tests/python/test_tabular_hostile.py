"""Tables from a stranger, and in hostile surroundings: formulas, bombs, a missing openpyxl; and the commands."""

import csv
import io
import re
import socket
import subprocess
import sys
import tracemalloc
import zipfile
import zlib

import contingent as ct
import openpyxl
import pytest
from click.testing import CliRunner
from contingent.cli import commands
from contingent.tabular.cells import escaped, guarded, unescaped, unguarded
from hypothesis import given
from hypothesis import strategies as st

FORMULAS = ["=1+1", "+1", "-1", "@SUM(1)", "=", "-", "'=1+1", "''@a", " =1", "\t=1", "\r=1", "\n=1", "＝1", "#N/A"]
SMALL = {"contingent": 1, "title": "Small", "events": {"vote": {"chance": 0.5}}, "actors": {"EGY": {"joins": 0.5}}}
SHEET = "xl/worksheets/sheet1.xml"

texts = st.text(max_size=20) | st.text("'=+-@ \t\r\nax0f5D_", max_size=12)


def full_of(text):
    told = {"title": text, "question": text, "note": text, "events": {"vote": {"title": text, "chance": 0.5, "note": text}}}
    return ct.load(SMALL | told | {"actors": {"EGY": {"name": text, "joins": {"chance": 0.5, "note": text}}}})


def run(*arguments, **options):
    return CliRunner().invoke(commands, [str(argument) for argument in arguments], prog_name="contingent", **options)


def repacked(path, parts):
    """The workbook with parts of it replaced or added; bytes, or a change to the bytes."""
    with zipfile.ZipFile(path) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    for name, part in parts.items():
        found[name] = part(found[name]) if callable(part) else part
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in found.items():
            archive.writestr(name, data)
    return path


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "book.xlsx"
    ct.load(SMALL).to_tables(path)
    return path


# Formulas -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_like_a_formula_stays_a_text(text, tmp_path):
    scenario = full_of(text)
    for path in (tmp_path / "book.xlsx", tmp_path / "folder"):
        scenario.to_tables(path)
        assert ct.from_tables(path) == scenario
    with zipfile.ZipFile(tmp_path / "book.xlsx") as archive:
        for name in archive.namelist():
            assert b"<f>" not in archive.read(name) and b'<f ' not in archive.read(name)
    for file in (tmp_path / "folder").iterdir():
        for row in csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline="")):
            assert not [cell for cell in row if cell.strip()[:1] in tuple("=+-@＝")and cell.strip()]


@given(texts)
def test_guarding_is_undone(text):
    assert unguarded(guarded(text)) == text
    assert unescaped(escaped(text)) == text
    assert guarded(text)[:1] not in ("=", "+", "-", "@", "\t", "\r")


def test_formulas_and_errors_are_refused_by_their_place(book):
    opened = openpyxl.load_workbook(book)
    opened["beliefs"]["C2"] = "=1/2"
    opened["beliefs"]["C3"] = "#DIV/0!"
    opened["beliefs"]["Z3"] = '=HYPERLINK("https://example.org")'
    opened.save(book)
    with pytest.raises(ct.ScenarioError) as error:
        ct.from_tables(book)
    assert [str(problem) for problem in error.value.problems] == [
        "beliefs, row 2, column chance: found a formula, expected a text or a number (paste it as a value)",
        "beliefs, row 3, column chance: found the error #DIV/0!, expected a text or a number",
        "beliefs, row 3, column Z: found a formula, expected a text or a number (paste it as a value)",
    ]


def test_a_formula_in_a_csv_file_is_a_text(tmp_path):
    ct.load(SMALL).to_tables(tmp_path)
    (tmp_path / "scenario.csv").write_text('field,value\ntitle,"=cmd|\'/c calc\'!A1"\n')
    assert ct.from_tables(tmp_path).title == "=cmd|'/c calc'!A1"


# Bombs --------------------------------------------------------------------------------------------------------------


def rows(text):
    return f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{text}</sheetData></worksheet>'.encode()


BOMBS = {
    "unpacks to very much": ({"xl/media/a.png": bytes(65 << 20)}, "unpacks to more than 64 MiB or 1,000 parts"),
    "very many parts": ({f"xl/media/{k}.png": b"" for k in range(1001)}, "unpacks to more than 64 MiB or 1,000 parts"),
    "entities": ({SHEET: lambda found: b'<!DOCTYPE a [<!ENTITY b "c">]>' + found}, "declares entities"),
    "another encoding": ({SHEET: b'<?xml version="1.0" encoding="UTF-7"?><a/>'}, "is not in UTF-8"),
    "wide characters": ({SHEET: "<!DOCTYPE a><a/>".encode("utf-16")}, "is not in UTF-8"),
    "a row far down": ({SHEET: rows('<row r="1000000000"><c r="A1000000000"><v>1</v></c></row>')}, "more than 200,000 rows"),
    "a column far out": ({SHEET: rows('<row r="1"><c r="XFD1"><v>1</v></c></row>')}, "row 1: more than 256 columns"),
    "cells of nothing": (
        {SHEET: rows("".join(f'<row r="{k}"><c r="IV{k}"><v>1</v></c></row>' for k in range(1, 20_000)))},
        "more than 4,000,000 cells",
    ),
    "no XML": ({SHEET: b"<worksheet>"}, "cannot be read as a workbook"),
    "a number that is none": ({SHEET: rows('<row r="1"><c r="A1"><v>one</v></c></row>')}, "cannot be read as a workbook"),
    "no workbook part": ({"xl/workbook.xml": b"<a/>"}, "scenario: found no sheet of that name"),
    "an index too high": ({SHEET: rows('<row r="1"><c r="A1" t="s"><v>99</v></c></row>')}, "cannot be read as a workbook"),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_does_not_go_off(bomb, book):
    parts, expected = BOMBS[bomb]
    with pytest.raises(ct.ContingentError) as error:
        ct.from_tables(repacked(book, parts))
    assert expected in str(error.value)


@pytest.mark.parametrize("also_of_its_sum", [False, True])
def test_a_bomb_that_lies_about_its_size_does_not_go_off(book, also_of_its_sum):
    """The directory says a kilobyte, the part unpacks to 80 MiB: no more is unpacked than was said."""
    whole, said = bytes(80 << 20), bytes(1 << 10)
    data = repacked(book, {"xl/media/a.png": whole}).read_bytes()
    lies = [(len(whole), len(said))] + [(zlib.crc32(whole), zlib.crc32(said))] * also_of_its_sum
    for true, lie in lies:
        old, new = (number.to_bytes(4, "little") for number in (true, lie))
        assert data.count(old) == 2  # before the part, and in the directory
        data = data.replace(old, new)
    book.write_bytes(data)
    tracemalloc.start()
    if also_of_its_sum:
        assert ct.from_tables(book) == ct.load(SMALL)
    else:
        with pytest.raises(ct.ContingentError, match="is no workbook"):
            ct.from_tables(book)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20 << 20  # 16 MiB of them room for the file


EXTERNAL = {
    "xl/externalLinks/externalLink1.xml": b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
    "xl/externalLinks/_rels/externalLink1.xml.rels": (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath" '
        b'Target="https://hostile.invalid/book.xlsx" TargetMode="External"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": lambda found: found.replace(
        b"</Relationships>",
        b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink" '
        b'Target="externalLinks/externalLink1.xml"/></Relationships>',
    ),
    "xl/connections.xml": b'<connections><connection id="1" type="4"><webPr url="https://hostile.invalid/"/></connection></connections>',
}


def test_links_to_elsewhere_are_not_followed(book, monkeypatch):
    def reached(*arguments, **options):
        raise AssertionError(f"asked for {arguments}")

    for name in ("create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, reached)
    monkeypatch.setattr(socket.socket, "connect", reached)
    assert ct.from_tables(repacked(book, EXTERNAL)) == ct.load(SMALL)


def test_what_is_written_links_to_nowhere(tmp_path):
    """Not even a text that is an address: no part of the workbook is a link, a connection or a macro."""
    full_of("https://hostile.invalid/a?b=c").to_tables(tmp_path / "book.xlsx")
    with zipfile.ZipFile(tmp_path / "book.xlsx") as archive:
        for name in archive.namelist():
            assert not re.search("external|connection|vba|hyperlink|activeX|oleObject", name, re.IGNORECASE)
            text = archive.read(name)
            assert b'TargetMode="External"' not in text and b"<hyperlink" not in text and b"<definedName " not in text


def test_dimensions_may_lie(book):
    def lie(found):
        return found.replace(b"<sheetViews>", b'<dimension ref="A1:XFD1048576"/><sheetViews>')

    assert ct.from_tables(repacked(book, {SHEET: lie})) == ct.load(SMALL)


def test_very_many_sheets_are_refused(book):
    opened = openpyxl.load_workbook(book)
    for number in range(40):
        opened.create_sheet(f"s{number}")
    opened.save(book)
    with pytest.raises(ct.ContingentError, match="has 53 sheets: a scenario has at most 13"):
        ct.from_tables(book)


def test_numbers_that_are_not_finite_are_refused(book):
    number = '<row r="1"><c r="A1" t="inlineStr"><is><t>subject</t></is></c><c r="B1" t="inlineStr"><is><t>chance</t></is></c></row>'
    number += '<row r="2"><c r="A2" t="inlineStr"><is><t>event:vote</t></is></c><c r="B2"><v>1e999</v></c></row>'
    with pytest.raises(ct.ScenarioError, match='beliefs, row 2, column chance: found "inf"'):
        ct.from_tables(repacked(book, {"xl/worksheets/sheet9.xml": rows(number)}))


# What does not fit, and what is not there ---------------------------------------------------------------------------


def test_a_text_too_long_for_a_cell_is_refused_and_nothing_written(book, tmp_path):
    before = book.read_bytes()
    long = full_of(32_768 * "x")
    with pytest.raises(ct.ContingentError, match=r"scenario, row 3, column value: a text of 32,768 characters"):
        long.to_tables(book)
    assert book.read_bytes() == before
    long.to_tables(tmp_path / "folder")
    assert ct.from_tables(tmp_path / "folder") == long
    with pytest.raises(ct.ContingentError, match="a text of 140,000 characters"):
        full_of(140_000 * "x").to_tables(tmp_path / "other")
    assert not (tmp_path / "other").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["book.xlsx", "folder"]


def test_tables_go_where_they_can(tmp_path):
    (tmp_path / "file").write_text("")
    for name, expected in {
        "file": "is a file",
        "file/deeper": "cannot be written: Not a directory",
        "file/book.xlsx": "cannot be written",
        "none/book.xlsx": "cannot be written: No such file",
        "book.ods": "or to a workbook",
    }.items():
        with pytest.raises(ct.ContingentError, match=expected):
            ct.load(SMALL).to_tables(tmp_path / name)


def test_without_openpyxl_folders_are_read_and_workbooks_refused(book, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    for act in (ct.from_tables, ct.load(SMALL).to_tables):
        with pytest.raises(ct.ContingentError, match=r"workbooks need openpyxl, .*pip install 'contingent\[tables\]'"):
            act(book)
    ct.load(SMALL).to_tables(tmp_path / "folder")
    assert ct.from_tables(tmp_path / "folder") == ct.load(SMALL)


def test_openpyxl_is_imported_for_workbooks_only(tmp_path):
    program = f"import contingent as ct, sys; ct.load('every-feature').to_tables({str(tmp_path / 'f')!r})"
    program += f"; ct.from_tables({str(tmp_path / 'f')!r}); print('openpyxl' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "False"


# Commands -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["book.xlsx", "folder"])
def test_the_commands_go_there_and_back(form, tmp_path):
    tables, case = tmp_path / form, tmp_path / "case.json"
    result = run("export", "every-feature", "--to", tables)
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"{tables}\n", "")
    result = run("new", "--from", tables, "-o", case)
    assert (result.exit_code, result.stderr) == (0, "") and result.stdout.endswith(f"\n{case}\n")
    assert ct.load(case) == ct.load("every-feature")
    result = run("new", "--from", tables)
    assert (result.exit_code, result.stdout) == (0, case.read_text("utf-8"))
    result = run("export", "-", "--to", tables, input=case.read_bytes())
    assert result.exit_code == 0


def test_new_tells_what_is_wrong_and_writes_nothing(tmp_path):
    tables, case = tmp_path / "tables", tmp_path / "case.json"
    ct.load(SMALL).to_tables(tables)
    (tables / "beliefs.csv").write_text("subject,chance\nevent:vote,50\njoins:EGY,2\n")
    result = run("new", "--from", tables, "-o", case)
    assert (result.exit_code, result.stdout) == (1, "") and not case.exists()
    first, *problems = result.stderr.splitlines()
    assert first == "contingent: the scenario has 2 problems"
    assert {problem.split(":")[0] for problem in problems} == {"beliefs, row 2, column chance", "beliefs, row 3, column chance"}


@pytest.mark.parametrize("arguments", [["new"], ["export", "every-feature"], ["export", "--to", "x"]])
def test_wrong_use_is_told(arguments):
    assert run(*arguments).exit_code == 2
