"""Reading files of the format: what is sound comes back unchanged, what is not is told exactly, and nothing else happens.

tests/data/valid has sound files, each named after what it shows. tests/data/invalid has a zoo of mistakes, one a file,
with all that is to be said about them in expected.json. What is too large to keep is made in test_reading_limits.py.
"""

import json
import re
from pathlib import Path

import contingent as ct
import pytest
import strategies
from contingent._core import ContingentError, ScenarioError
from hypothesis import given, settings
from hypothesis import strategies as st

DATA = Path(__file__).parents[1] / "data"
VALID = sorted((DATA / "valid").glob("*.json"))
INVALID = sorted(set((DATA / "invalid").glob("*.json")) - {DATA / "invalid" / "expected.json"})
EXPECTED = json.loads((DATA / "invalid" / "expected.json").read_text("utf-8"))
TEXTS = [path.read_text("utf-8") for path in VALID] + [ct.load(case).to_json() for case in ct.cases()]


UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")  # on a terminal, or in one line


def named(path):
    return path.stem


def scenario(actors='{"EGY": {"joins": 0.5}}', **parts):
    """The text of a small scenario; its parts as text, so that they may be anything."""
    listed = "".join(f', "{key}": {part}' for key, part in parts.items())
    return f'{{"contingent": 1, "title": "small", "actors": {actors}{listed}}}'


def problems_of(text):
    with pytest.raises(ScenarioError) as caught:
        ct.Scenario.from_json(text)
    return caught.value.problems


def lines_of(text):
    return [str(problem) for problem in problems_of(text)]


def resolves(document, pointer):
    """Whether a JSON Pointer leads somewhere, or its parent does."""
    steps = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
    for step in steps[:-1]:
        try:
            document = document[int(step) if isinstance(document, list) else step]
        except (KeyError, IndexError, ValueError, TypeError):
            return False
    return not steps or isinstance(document, (dict, list))


# Sound files


def comes_back(loaded):
    text = loaded.to_json()
    again = ct.Scenario.from_json(text)
    return again == loaded and again.to_json() == text and again._core == loaded._core


@pytest.mark.parametrize("path", VALID, ids=named)
def test_sound_files_come_back(path):
    loaded = ct.load(path)
    assert comes_back(loaded)
    assert ct.load(json.loads(path.read_text("utf-8-sig"))) == loaded
    assert ct.Scenario.from_json(loaded.to_json(indent=-1)) == loaded


@pytest.mark.parametrize("case", ct.cases())
def test_cases_come_back(case):
    assert comes_back(ct.load(case))


@given(strategies.scenarios())
@settings(deadline=None, max_examples=100)
def test_scenarios_come_back(document):
    assert comes_back(ct.load(document))


def test_numbers_come_back_exactly():
    numbers = [0.1, 1 / 3, 5e-324, 1 - 2**-53, 2**-30, 0.30000000000000004]
    document = {"contingent": 1, "title": "numbers", "actors": {f"A{k}": {"joins": x} for k, x in enumerate(numbers)}}
    told = ct.load(document).to_dict()["actors"]
    assert [actor["joins"] for actor in told.values()] == numbers


# Mistakes


def test_the_zoo_is_large_and_complete():
    assert len(INVALID) >= 75
    assert {path.name for path in INVALID} == EXPECTED.keys()


@pytest.mark.parametrize("path", INVALID, ids=named)
def test_mistakes_are_told_exactly(path):
    with pytest.raises(ScenarioError) as caught:
        ct.load(path)
    lines = [str(problem) for problem in caught.value.problems]
    assert lines == EXPECTED[path.name]
    assert str(caught.value) == "\n".join(lines)
    assert all("found " in line and ", expected " in line and not UNSAFE.search(line) for line in lines)


@pytest.mark.parametrize("path", INVALID, ids=named)
def test_places_are_real(path):
    text = path.read_text("utf-8")
    for problem in problems_of(text):
        if problem.line:
            line = text.encode().splitlines(keepends=True)[problem.line - 1 :]
            assert problem.where == "" and 1 <= problem.column <= len(line[0] if line else b"") + 1
        else:
            assert resolves(json.loads(text), problem.where), problem


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\xff\xfe{\x00}\x00", "is not UTF-8 text: byte 1 is 0xff"),
        (scenario().encode("utf-16"), "is not UTF-8 text: byte 1 is 0xff"),
        (scenario(note='"caf\xe9"').encode("latin-1"), "is not UTF-8 text: byte 84 is 0xe9"),
        (scenario(note='"\xed\xa0\x80"').encode("latin-1"), "is not UTF-8 text: byte 81 is 0xed"),
        (b" " * (16 << 20) + scenario().encode(), "is longer than 16 MiB"),
    ],
)
def test_files_that_are_no_text(tmp_path, data, expected):
    path = tmp_path / "scenario.json"
    path.write_bytes(data)
    with pytest.raises(ContingentError, match=re.escape(expected)):
        ct.load(path)


# Anything at all


def survives(read):
    """Whether reading gives a scenario or says what is wrong, and nothing else."""
    try:
        return comes_back(read())
    except ScenarioError as error:
        return 1 <= len(error.problems) <= 1001 and not any(UNSAFE.search(str(problem)) for problem in error.problems)
    except ContingentError as error:
        return str(error) != ""


@given(st.binary(max_size=200))
@settings(deadline=None, max_examples=200)
def test_bytes_never_crash(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_bytes(data)
    assert survives(lambda: ct.load(path))


JSON_BITS = ["{", "}", "[", "]", ",", ":", '"', "\\", "\\u12", "-", "1e", "0", "NaN", "null", "é", "🕊", "\u2028", "\x00", "\n", '"x": 1,', "//"]


@given(st.lists(st.one_of(st.sampled_from(JSON_BITS), st.text(max_size=3)), max_size=30).map("".join))
@settings(deadline=None, max_examples=300)
def test_texts_never_crash(text):
    assert survives(lambda: ct.Scenario.from_json(text))


@given(st.sampled_from(TEXTS), st.data())
@settings(deadline=None, max_examples=300)
def test_damaged_texts_never_crash(text, data):
    at = data.draw(st.integers(0, len(text)))
    kind = data.draw(st.sampled_from(["cut", "leave out", "put in", "repeat"]))
    upto = data.draw(st.integers(at, min(len(text), at + 40)))
    bit = data.draw(st.one_of(st.sampled_from(JSON_BITS), st.text(max_size=3)))
    damaged = {
        "cut": text[:at],
        "leave out": text[:at] + text[upto:],
        "put in": text[:at] + bit + text[at:],
        "repeat": text[:upto] + text[at:],
    }[kind]
    assert survives(lambda: ct.Scenario.from_json(damaged))
