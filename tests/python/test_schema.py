"""The JSON Schema of the format against the reader: on shape, they accept and refuse the same.

What the schema refuses, the reader refuses. What the schema accepts, the reader refuses only for reasons no schema can
give: they are listed in READERS_OWN, as what is found and what was expected.
"""

import copy
import json
import re
from pathlib import Path

import contingent as ct
import pytest
import strategies
from contingent._core import ScenarioError
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from mutations import EDGES, IDS, VALUES
from test_reading import resolves

DATA = Path(__file__).parents[1] / "data"
SCHEMA = ct.schema()
VALIDATOR = Draft202012Validator(SCHEMA)
VALID = {path.stem: json.loads(path.read_text("utf-8-sig")) for path in sorted((DATA / "valid").glob("*.json"))}
EXPECTED = json.loads((DATA / "invalid" / "expected.json").read_text("utf-8"))
JUDGED = [  # mistakes in objects, not in JSON itself; a key twice is none to a schema
    name for name, lines in EXPECTED.items() if lines[0].startswith("/") and not any(": found the key" in line for line in lines)
]
CASES = {case: ct.load(case).to_dict() for case in ct.cases()}

READERS_OWN = [
    (r'^("|the (actor|candidate|pool|group) ")', r"^the id of a"),  # names known
    (r'^"', r'^"members", or a task that somebody offers'),
    (r"^an? (event|actor|pool|group) called ", r"^another name$"),  # ids in two roles
    (r"^a circle: ", r"^events that can be put in an order"),
    (r"^\d", r"^at least .+, the chance of a later clause$"),  # monotone clauses
    (r'^a clause without "when" before others$', r'^"when" in every clause but the last$'),  # unreachable clauses
    (r"^the condition of clause \d+ again$", r"^another condition$"),
    (r'^("not" over )?the candidate "', r"events only$"),  # who may stand in a condition
    (r'^"not" over the candidate "', r"^\"not\" over events only$"),
    (r'^(".*" itself|leads\(.*\))$', r"^events and other candidates$"),
    (r"^leads\(", r"^the id of a candidate that can lead$"),
    (r" at column \d+$", r""),  # the grammar of conditions
    (r'^"', r"^a day of the calendar such as "),
    (r'^"', r"^a day not before as_of, "),
    (r"^\[", r"^\[low, mode, high\] in rising order$"),
    (r"^\[low, mode, high\] that are all ", r"^the number alone where nothing is uncertain$"),
    (r"^\d+ candidates", r"^at most 256$"),
    (r'^nobody with "joins"$', r"^at least one candidate$"),
    (r'^("|nothing$)', r"^a phrase of the lexicon$"),  # what a chance is derived from
    (r"^nothing$", r"^a day such as "),
    (r"^claims of \d+ sources$", r"^claims of at most 8$"),
    (r"^(claims whose sources can be right in|derived chances of) ", r"^at most \d+$"),
    (r'^"', r"^how the report names its source: "),  # the lexicon
    (r'^"', r"^a kind of statement$"),
    (r"^\d", r"^(a|no) standard deviation (from 0 to below|beside a chance of)"),
    (r"^\d+$", r'^at most "of", \d+$'),
]


def problems_of(document):
    try:
        ct.load(document)
    except ScenarioError as error:
        return error.problems
    return []


def is_readers_own(problem):
    return any(re.search(found, problem.found) and re.search(expected, problem.expected) for found, expected in READERS_OWN)


def refused_by_schema(document):
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(document)]


def parts(value):
    """A schema and all schemas in it that say what a value is to be."""
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        yield from parts(part)


# The schema itself


def test_the_schema_is_one_and_strict():
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    objects = [part for part in parts(SCHEMA) if part.get("type") == "object"]
    assert len(objects) > 20
    assert all("additionalProperties" in part for part in objects)
    assert all(part["additionalProperties"] is False for part in objects if "properties" in part)
    assert all("propertyNames" in part for part in objects if "properties" not in part)


def test_the_schema_teaches():
    """Every key says what it means: in words of its own, or in those of the definition it refers to."""
    definitions = SCHEMA["$defs"]
    assert all(part.get("title") and part.get("description") for part in [SCHEMA, *definitions.values()])
    for part in parts(SCHEMA):
        for name, told in part["properties"].items() if "properties" in part else []:
            if name not in ("mean", "sd"):
                told = definitions[told["$ref"].split("/")[-1]] | told if "$ref" in told else told
                assert told.get("title") and told.get("description"), name


def test_every_definition_is_used():
    text = json.dumps(SCHEMA)
    assert [name for name in SCHEMA["$defs"] if f'"#/$defs/{name}"' not in text] == []


def test_a_scenario_is_an_object_with_at_most_64_issues():
    assert all(refused_by_schema(document) for document in ([], None, 1, "gaza-isf-2025-10", [VALID["smallest"]]))
    issues = {f"i{k}": {} for k in range(65)}
    assert len(refused_by_schema(VALID["smallest"] | {"issues": issues})) == 1
    issues.popitem()
    assert refused_by_schema(VALID["smallest"] | {"issues": issues}) == []


# The schema and the reader


@pytest.mark.parametrize("name", VALID)
def test_sound_files_are_accepted(name):
    assert refused_by_schema(VALID[name]) == []
    assert refused_by_schema(ct.load(VALID[name]).to_dict()) == []


@pytest.mark.parametrize("case", CASES)
def test_cases_are_accepted(case):
    assert refused_by_schema(CASES[case]) == []
    raw = (Path(ct.__file__).parent / "cases" / f"{case}.json").read_text("utf-8")
    assert refused_by_schema(json.loads(raw)) == []


@given(strategies.scenarios())
@settings(deadline=None, max_examples=40)
def test_scenarios_are_accepted(document):
    assert refused_by_schema(document) == []


@pytest.mark.parametrize("name", JUDGED)
def test_mistakes_are_judged_alike(name):
    agree(json.loads((DATA / "invalid" / name).read_text("utf-8")))


def agree(document):
    found = problems_of(document)
    if refused_by_schema(document):
        assert found, "refused by the schema alone"
    else:
        assert [str(problem) for problem in found if not is_readers_own(problem)] == [], "refused by the reader alone"
    assert [str(problem) for problem in found if not resolves(document, problem.where)] == []


# Every kind of place, with every value at the edge of something

KEYS = sorted({name for part in parts(SCHEMA) if isinstance(part.get("properties"), dict) for name in part["properties"]})
RICH = [VALID[name] for name in ("reasons-everywhere", "quantity-forms", "belief-forms", "requirement-kinds", "pool", "conditional-gatekeeper")]
RICH += [VALID[name] for name in ("derived-beliefs", "own-lexicon", "outcome-forms")]


def places(value, path=()):
    for key in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else []:
        yield (*path, key)
        yield from places(value[key], (*path, key))


def changed(document, path, change):
    document = copy.deepcopy(document)
    holder = document
    for key in path[:-1]:
        holder = holder[key]
    change(holder, path[-1])
    return document


def kind_of(path):
    return tuple("#" if isinstance(key, int) else key if key in KEYS else "id" for key in path)


def changes():
    """Documents in which one place is not what it was: no two places are of the same kind."""
    kinds = set()
    for document in RICH:
        for path in places(document):
            if kind_of(path) in kinds:
                continue
            kinds.add(kind_of(path))
            yield changed(document, path, lambda holder, key: holder.pop(key))
            for edge in EDGES:
                yield changed(document, path, lambda holder, key, edge=edge: holder.__setitem__(key, copy.deepcopy(edge)))
            if isinstance(path[-1], str):
                for name in ("x", "a b", "members"):
                    yield changed(document, path, lambda holder, key, name=name: holder.__setitem__(name, holder[key]))


def test_every_kind_of_place_is_judged_alike():
    for document in changes():
        agree(document)


# Mutations


def holders(value):
    """Every object and list in a document that has entries."""
    if isinstance(value, (dict, list)) and value:
        yield value
        for part in list(value.values() if isinstance(value, dict) else value):
            yield from holders(part)


@st.composite
def mutated(draw, documents):
    document = copy.deepcopy(draw(documents))
    for _ in range(draw(st.integers(1, 3))):
        places = list(holders(document))
        if not places:
            break
        mutate(draw, draw(st.sampled_from(places)), places)
    return document


def mutate(draw, holder, places):
    key = draw(st.sampled_from(range(len(holder)) if isinstance(holder, list) else list(holder)))
    kind = draw(st.sampled_from(["replace", "replace", "delete", "rename", "add", "borrow"]))
    if kind == "delete":
        del holder[key]
    elif kind == "replace":
        holder[key] = draw(VALUES)
    elif kind == "borrow":
        holder[key] = copy.deepcopy(draw(st.sampled_from(places)))
    elif isinstance(holder, list):  # an item twice, next to each other or not
        holder.insert(draw(st.integers(0, len(holder))), copy.deepcopy(holder[key]))
    else:
        name = draw(st.one_of(st.sampled_from(KEYS), st.sampled_from(IDS)))
        holder[name] = holder.pop(key) if kind == "rename" else draw(VALUES)


SMALL = [*VALID.values(), VALID["derived-beliefs"], VALID["own-lexicon"], CASES["every-feature"]]


@given(mutated(st.one_of(st.sampled_from(SMALL), strategies.scenarios())))
@example({"contingent": 1, "title": "x", "actors": {"EGY": {"joins": 0.5, "claims": [], "offers": {"troops": 10**30}}}})
@settings(deadline=None, max_examples=300)
def test_mutations_are_judged_alike(document):
    agree(document)


@given(mutated(st.sampled_from(list(CASES.values()))))
@settings(deadline=None, max_examples=60)
def test_mutated_cases_are_judged_alike(document):
    agree(document)


@given(st.sampled_from(SMALL), st.data())
@settings(deadline=None, max_examples=200)
def test_any_value_in_any_place_is_judged_alike(document, data):
    document = copy.deepcopy(document)
    holder = data.draw(st.sampled_from(list(holders(document))))
    key = data.draw(st.sampled_from(range(len(holder)) if isinstance(holder, list) else list(holder)))
    json_values = st.recursive(
        st.one_of(st.none(), st.booleans(), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=3)),
        lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(KEYS), inner, max_size=3)),
        max_leaves=5,
    )
    holder[key] = data.draw(json_values)
    agree(document)
