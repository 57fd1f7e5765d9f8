"""Reading files of the format: what is sound comes back unchanged, what is not is told exactly, and nothing else happens.

tests/data/valid has sound files, each named after what it shows. tests/data/invalid has a zoo of mistakes, one a file,
with all that is to be said about them in expected.json. What is too large to keep is made here.
"""

import json
import re
import time
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


# Limits


def deep(levels):
    return "[" * levels + "]" * levels


def listed(count, entry, brackets="{}"):
    """So many entries; `#` is the number of each."""
    return brackets[0] + ", ".join(entry.replace("#", str(k)) for k in range(count)) + brackets[1]


def clauses(count):
    return listed(count, '{"when": "e#", "chance": 1}', "[]")


def events(count):
    return listed(count, '"e#": {"chance": 1}')


TOO_MUCH = {
    "bytes": (" " * (16 << 20) + "{}", "found a text of 16777218 bytes, expected at most 16777216"),
    "levels": (deep(33), "/0" * 31 + ": found more levels below, expected at most 32 levels of lists and objects"),
    "levels below": (
        scenario(note=deep(32)),
        "/note" + "/0" * 30 + ": found more levels below, expected at most 32 levels of lists and objects",
    ),
    "brackets": ("[" * 1_000_000, "/0" * 31 + ": found more levels below, expected at most 32 levels of lists and objects"),
    "items": (scenario(note=listed(20_001, "0", "[]")), "/note: found more than 20000 entries, expected at most 20000"),
    "entries": (scenario(listed(20_001, '"A#": {}')), "/actors: found more than 20000 entries, expected at most 20000"),
    "values": (
        listed(100, listed(10_000, "0", "[]"), "[]"),
        "/99: found more than 1000000 values up to here, expected at most 1000000 in a file",
    ),
    "letters of a key": (
        scenario('{"' + "k" * 201 + '": {}}'),
        '/actors: found the key "' + "k" * 57 + '...", expected a key of at most 200 bytes',
    ),
    "issues": (scenario(issues=listed(65, '"i#": {}')), "/issues: found 65 issues, expected at most 64"),
    "clauses": (
        scenario('{"EGY": {"joins": ' + clauses(65) + "}}", events=events(65)),
        "/actors/EGY/joins: found 65 clauses, expected at most 64",
    ),
    "clauses of an event": (
        scenario(events='{"f": {"chance": ' + clauses(65) + "}, " + events(65)[1:]),
        "/events/f/chance: found 65 clauses, expected at most 64",
    ),
    "condition": (
        scenario(requirements='{"r": {"when": "EGY' + " or EGY" * 400 + '"}}'),
        "/requirements/r/when: found a condition of 2003 bytes at column 1, expected at most 2000",
    ),
}


@pytest.mark.parametrize(("text", "expected"), TOO_MUCH.values(), ids=TOO_MUCH)
def test_limits(text, expected):
    assert lines_of(text) == [expected]


def test_what_is_just_within_the_limits():
    assert lines_of(deep(32)) == ['found a list of 1, expected a scenario: an object with "contingent", "title" and "actors"']
    ct.Scenario.from_json(
        scenario(
            '{"EGY": {"joins": ' + clauses(64) + "}}",
            issues=listed(64, '"i#": {}'),
            events=events(64),
            pools='{"others": {"size": 255, "joins": 1}}',
            sources=listed(20_000, '"' + "s" * 195 + '#": {"publisher": "x"}'),
            requirements='{"r": {"when": "EGY' + " or EGY" * 380 + " or " + "(" * 31 + "EGY" + ")" * 31 + '"}}',
            note='"' + "x" * 1_000_000 + '"',
        )
    )


LONG = "x" * 80
UNKNOWN_CLAIMS = '{"EGY": {"joins": 0.5, "claims": ' + listed(20_000, f'"{LONG}#"', "[]") + "}}"
HOSTILE = {
    "unknown names": scenario(UNKNOWN_CLAIMS),
    "unknown names nearly known": scenario(
        UNKNOWN_CLAIMS, sources='{"s": {"publisher": "x"}}', claims=listed(20_000, f'"y{LONG}#": {{"source": "s", "says": "x"}}')
    ),
    "unknown keys": scenario('{"EGY": ' + listed(20_000, f'"{LONG}#": 0') + "}"),
    "one key again and again": scenario(listed(20_000, '"EGY": {"joins": 0.5}')),
    "chances": scenario(listed(20_000, '"A#": {"joins": 2}')),
    "conditions": scenario(listed(8_000, '"A#": {"joins": [{"when": "' + "Z or " * 350 + 'Z", "chance": 1}]}')),
    "clauses alike": scenario(
        listed(100, '"A#": {"joins": ' + listed(64, '{"when": "' + "v or " * 350 + 'v", "chance": 1}', "[]") + "}"),
        events='{"v": {"chance": 1}}',
    ),
    "a circle": scenario(events=listed(20_000, '"e#": {"chance": [{"when": "e@ or e#", "chance": 1}]}').replace("@", "1")),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_refused_at_once(text):
    start = time.process_time()
    problems = problems_of(text)
    assert time.process_time() - start < 5
    assert 1 <= len(problems) <= 1001
    if len(problems) == 1001:
        assert str(problems[-1]) == "found more problems than the 1000 above, expected a file of the format"


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
