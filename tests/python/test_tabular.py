"""Tables: a whole scenario through a workbook and through a folder of CSV files, and what is wrong with tables, by its place."""

import csv
import datetime as dt
import io
from pathlib import Path

import contingent as ct
import openpyxl
import pytest
from contingent.tabular.layout import SHEETS
from hostile import evil_scenario
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import scenarios

VALID = sorted((Path(__file__).parents[1] / "data" / "valid").glob("*.json"))
SOURCES = [*ct.cases(), *VALID]
FORMULAS = ["=1+1", "+1", "-1", "@SUM(1)", "=", "-", "'=1+1", "''@a", " =1", "\t=1", "\r=1", "\n=1", "＝1", "'", "'s", "#N/A"]
FORMS = ["book.xlsx", "folder"]
SMALL = {"contingent": 1, "title": "Small", "events": {"vote": {"chance": 0.5}}, "actors": {"EGY": {"joins": 0.5}}}

forms = pytest.mark.parametrize("form", FORMS)
texts = st.text(max_size=30) | st.sampled_from(
    [*FORMULAS, "_x0000_", "_x005F_x0041_", "x005F_", "_x000d_", "a\r\nb\rc\nd", "\ufffe\uffff\x85\u2028", " a ", "0123", "yes", "TRUE", "1e5", '"', ";", "2025-10-25"]
)


def through(scenario, path):
    scenario.to_tables(path)
    return ct.from_tables(path)


def rewritten(path, sheet, change):
    """Changes the rows of a sheet, in either form; they are lists of texts."""
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        rows = [[cell.value for cell in row] for row in book[sheet].iter_rows()]
        book[sheet].delete_rows(1, len(rows))
        for row in change(rows) or rows:
            book[sheet].append(row)
        book.save(path)
    else:
        file = path / f"{sheet}.csv"
        rows = list(csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline="")))
        made = io.StringIO(newline="")
        csv.writer(made).writerows(change(rows) or rows)
        file.write_text(made.getvalue(), "utf-8", newline="")
    return path


def put(sheet, at, column, value):
    """A change: the value into a row, by its number from 1, and a column, by its name."""

    def change(rows):
        rows[at - 1][list(SHEETS[sheet]).index(column)] = value

    return change


def wrong(path):
    with pytest.raises(ct.ScenarioError) as error:
        ct.from_tables(path)
    assert str(error.value).splitlines() == [str(problem) for problem in error.value.problems]
    return [str(problem) for problem in error.value.problems]


@pytest.fixture
def tables(form, tmp_path):
    ct.load("every-feature").to_tables(tmp_path / form)
    return tmp_path / form


# There and back -----------------------------------------------------------------------------------------------------


@forms
@pytest.mark.parametrize("source", SOURCES, ids=lambda source: Path(source).stem)
def test_a_scenario_comes_back_the_same(source, form, tmp_path):
    scenario = ct.load(source)
    assert through(scenario, tmp_path / form) == scenario


@forms
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=scenarios())
def test_any_scenario_comes_back_the_same(told, form, tmp_path):
    scenario = ct.load(told)
    assert through(scenario, tmp_path / form) == scenario


@forms
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=texts.filter(bool), note=texts, name=texts, chance=st.floats(0, 1), amount=st.floats(1, 1e10))
def test_any_text_and_number_comes_back_the_same(title, note, name, chance, amount, form, tmp_path):
    joins = {"chance": [{"when": "vote", "chance": chance, "note": note}], "note": title}
    actor = {"name": name, "joins": joins, "note": note, "offers": {"troops": {"amount": amount, "note": note}}}
    scenario = ct.load(SMALL | {"title": title, "question": note, "actors": {"EGY": actor}})
    assert through(scenario, tmp_path / form) == scenario


@forms
def test_a_strangers_texts_come_back_the_same(form, tmp_path):
    scenario = ct.load(evil_scenario())
    assert through(scenario, tmp_path / form) == scenario


@forms
@pytest.mark.parametrize("id", ["yes", "no", "true", "FALSE"])
def test_an_event_may_be_called_yes(id, form, tmp_path):
    told = {**SMALL, "events": {id: {"chance": 0.5}}, "actors": {"EGY": {"joins": 1, "gatekeeper": id}, id + "s": {"gatekeeper": True}}}
    scenario = ct.load(told)
    assert through(scenario, tmp_path / form) == scenario


BELIEFS = {
    "number": 0.5,
    "number with reasons": {"chance": 0.5, "note": "whole"},
    "one clause": [{"when": "vote", "chance": 0.5}],
    "one clause that always holds": [{"chance": 0.5, "note": "clause"}],
    "and reasons": {"chance": [{"chance": 0.5, "note": "clause"}], "note": "whole"},
    "clauses": [{"when": "vote", "chance": 0.5}, {"chance": 0.2, "note": "clause"}],
    "clauses with reasons": {"chance": [{"when": "vote", "chance": 0.5}, {"chance": 0.2}], "note": "whole"},
}


@forms
@pytest.mark.parametrize("belief", BELIEFS.values(), ids=BELIEFS)
def test_every_form_of_a_belief_comes_back_the_same(belief, form, tmp_path):
    told = {"joins": belief, "leads": belief, "accepts": {"IDN": belief, "*": belief}}
    scenario = ct.load(SMALL | {"actors": {"EGY": told, "IDN": {"joins": 1}}})
    assert through(scenario, tmp_path / form).to_dict() == scenario.to_dict()


@forms
def test_written_again_nothing_of_the_old_tables_is_left(tables, form):
    small = ct.load(SMALL)
    assert through(small, tables) == small


# What spreadsheets do -----------------------------------------------------------------------------------------------


def test_semicolons_and_decimal_commas_are_read(tmp_path):
    scenario = ct.load(SMALL)
    scenario.to_tables(tmp_path)
    (tmp_path / "beliefs.csv").write_text("Subject;Chance;Note\nevent:vote;0,5;\n\n;;\njoins:EGY;,5;\n")
    assert ct.from_tables(tmp_path) == scenario
    (tmp_path / "beliefs.csv").write_text("subject;chance;note\nevent:vote;1,000;\njoins:EGY;0.5;\n")
    assert wrong(tmp_path)[0].startswith('beliefs, row 2, column chance: found "1,000", expected a chance')


def test_days_and_numbers_typed_into_a_workbook_are_read(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Scenario"
    for row in (["Field", "Value"], ["Title", 2025], ["As of", dt.datetime(2025, 10, 25)], ["Note", True]):
        book.active.append(row)
    for name, rows in {
        "actors": [["ID", "gatekeeper"], ["EGY", True], ["JOR", False]],
        "beliefs": [["subject", "chance"], ["joins: EGY", "0.5"], [None, None], ["Joins:JOR", 1.0]],
        "offers": [["actor", "task", "amount"], ["EGY", "troops", 100.0]],
    }.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "book.xlsx")
    egypt = {"joins": 0.5, "gatekeeper": True, "offers": {"troops": 100}}
    told = {"contingent": 1, "title": "2025", "as_of": "2025-10-25", "note": "true"}
    assert ct.from_tables(tmp_path / "book.xlsx") == ct.load(told | {"actors": {"EGY": egypt, "JOR": {"joins": 1}}})


# What is wrong, and where -------------------------------------------------------------------------------------------

MISTAKES = {
    "unknown claim": ("beliefs", 2, "claims", "no-cortoo", 'beliefs, row 2, column claims: found "no-cortoo", expected the id of a claim (did you mean "no-corto"?)'),
    "chance too high": ("beliefs", 13, "chance", 70, "beliefs, row 13, column chance: found 70, expected a chance from 0 to 1 (for 70 % write 0.7)"),
    "chance in words": ("beliefs", 13, "chance", "high", 'beliefs, row 13, column chance: found "high", expected a chance'),
    "condition": ("beliefs", 4, "when", "truse", 'beliefs, row 4, column when: found "truse", expected'),
    "who": ("beliefs", 2, "subject", "event:truse", 'beliefs, row 2, column subject: found "truse", expected an id of the sheet events (did you mean "truce"?)'),
    "of what": ("beliefs", 2, "subject", "jions:AVA", 'beliefs, row 2, column subject: found "jions:AVA", expected event:ID, joins:ID'),
    "whom": ("beliefs", 16, "subject", "accepts:AVA/COX", 'beliefs, row 16, column subject: found "COX", expected the id of a candidate'),
    "offer of nobody": ("offers", 2, "actor", "AVE", 'offers, row 2, column actor: found "AVE", expected an id of the sheet actors or pools (did you mean "AVA"?)'),
    "two forms": ("offers", 2, "low", 5, "offers, row 2, column low: found a number beside that in amount"),
    "half a range": ("offers", 3, "mode", None, "offers, row 3, column mode: found nothing, expected a number in amount; or in low, mode and high"),
    "falling": ("offers", 3, "low", 5, "offers, row 3, column low: found [5, 4, 9], expected [low, mode, high] in rising order"),
    "below 0": ("positions", 2, "ideal", -1, "positions, row 2, column ideal: found -1, expected an ideal point from 0 to 1"),
    "spread": ("positions", 3, "tolerance_sd", 11, "positions, row 3, column tolerance_sd: found 11, expected a standard deviation from 0 to 10"),
    "issue": ("positions", 2, "issue", "farce", 'positions, row 2, column issue: found "farce", expected the id of an issue (did you mean "force"?)'),
    "day": ("scenario", 6, "value", "soon", 'scenario, row 6, column value: found "soon", expected a day'),
    "field": ("scenario", 6, "field", "horizont", 'scenario, row 6, column field: found the unknown field "horizont", expected'),
    "yes or no": ("outcomes", 2, "joined", "maybe", 'outcomes, row 2, column joined: found "maybe", expected true or false'),
    "twice": ("sources", 3, "id", "gazette", 'sources, row 3, column id: found "gazette" again, expected each once (it is in row 2)'),
    "no id": ("sources", 3, "id", None, "sources, row 3, column id: found nothing, expected the id that the row is about"),
    "no publisher": ("sources", 3, "publisher", None, "sources, row 3, column publisher: found nothing, expected who published it"),
    "both": ("requirements", 3, "from_ids", "AVA", "requirements, row 3, column from_ids: found ids, beside a group"),
    "one candidate": ("requirements", 3, "from_group", "AVA", 'requirements, row 3, column from_group: found the candidate "AVA"'),
    "size": ("pools", 2, "size", 1.5, "pools, row 2, column size: found 1.5, expected a whole number from 1 to 256"),
    "column": ("claims", 1, "speaker", "speeker", 'claims, row 1, column C: found the unknown column "speeker", expected id, source,'),
    "column twice": ("claims", 1, "speaker", "note", 'claims, row 1, column I: found the column "note" again, expected each column once'),
    "no column": ("claims", 1, "id", None, "claims, row 1: found no column id, expected a first row with id, source"),
    "nameless column": ("claims", 1, "note", None, 'claims, row 7, column I: found "One voice.", expected nothing, for the column has no name'),
}  # fmt: skip


@forms
@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_by_its_place(mistake, tables):
    *where, expected = MISTAKES[mistake]
    problems = wrong(rewritten(tables, where[0], put(*where)))
    assert any(problem.startswith(expected) for problem in problems), problems


@forms
def test_all_mistakes_are_told_together(tables):
    rewritten(tables, "beliefs", put("beliefs", 13, "chance", 2))
    rewritten(tables, "positions", put("positions", 2, "ideal", 2))
    assert {problem.split(":")[0] for problem in wrong(tables)} == {"beliefs, row 13, column chance", "positions, row 2, column ideal"}


@forms
def test_what_has_no_row_is_missed_by_name(tables):
    def without(subject):
        return lambda rows: [row for row in rows if row[0] != subject]

    rewritten(tables, "beliefs", without("event:truce"))
    assert wrong(tables) == ["beliefs, column subject, event:truce: found nothing, expected a chance from 0 to 1, a list of clauses, or \"claims\" to derive it from"]


@forms
def test_unknown_sheets_are_refused(tables, form):
    if form == "folder":
        (tables / "event.csv").write_text("id,title\n")
        with pytest.raises(ct.ContingentError, match=r"event\.csv' is no table of a scenario"):
            ct.load(SMALL).to_tables(tables)
    else:
        book = openpyxl.load_workbook(tables)
        book.create_sheet("event")
        book.save(tables)
    (problem,) = wrong(tables)
    assert problem.startswith("event: found an unknown sheet, expected ") and problem.endswith('(did you mean "events"?)')


def test_very_many_mistakes_are_not_all_told(tmp_path):
    ct.load(SMALL).to_tables(tmp_path)
    (tmp_path / "sources.csv").write_text("id,note\n" + 150_000 * ",x\n")
    problems = wrong(tmp_path)
    assert len(problems) == 101 and "more problems" in problems[-1]


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("folder", None, "there is no such folder or file"),
        ("case.json", b"{}", "is neither a folder of CSV files nor a workbook"),
        ("book.xlsx", b"", "is no workbook"),
        ("book.xlsx", b"PK\x03\x04 no archive", "is no workbook"),
        ("book.xlsx", bytes((16 << 20) + 1), "longer than 16 MiB"),
        ("scenario.csv", b"field,value\ntitle,\xff\n", "is not UTF-8 text: byte 19 is 0xff"),
        ("scenario.csv", b'field,value\ntitle,"a\n', "scenario.csv', line 2: unexpected end of data"),
        ("scenario.csv", b"field,value\n" + b"," * 300, "row 2: more than 256 columns"),
        ("scenario.csv", b"field,value\n" + 20_000 * (b"," * 250 + b"\n"), "more than 4,000,000 cells"),
        ("scenario.csv", b"field,value\n" + b"\n" * 200_000, "has more than 200,000 rows"),
        ("scenario.csv", b"field,value\ntitle," + b"x" * 140_000, "field larger than field limit"),
        ("sources.csv", b"id,publisher\n", "scenario: found no sheet of that name"),
        ("notes.txt", b"", "has no CSV files"),
    ],
)
def test_what_cannot_be_read_is_told(name, data, expected, tmp_path):
    place = tmp_path / name
    if data is not None:
        place.write_bytes(data)
    with pytest.raises(ct.ContingentError) as error:
        ct.from_tables(place if place.suffix in (".xlsx", ".json") or data is None else tmp_path)
    assert expected in str(error.value)


@pytest.mark.parametrize("path", [3, None, "a\0b"])
def test_what_is_no_path_is_refused(path):
    for act in (ct.from_tables, ct.load(SMALL).to_tables):
        with pytest.raises(ct.ContingentError, match="is no path"):
            act(path)
