"""The shipped cases: every number has its reasons, nothing said later counts, and the answers are sane."""

import json
import re
from importlib import resources

import contingent as ct
import pytest
from claims import cited

FILES = {
    file.name.removesuffix(".json"): file.read_text("utf-8")
    for file in resources.files("contingent").joinpath("cases").iterdir()
    if file.name.endswith(".json")
}
CASES = {id: json.loads(text) for id, text in FILES.items()}
REAL = sorted(CASES.keys() - {"every-feature"})
GAZA = "gaza-isf-2025-10"
NAMED_LATER = {"KAZ": r"kazakh", "XKX": r"kosov", "ALB": r"albania", "GRC": r"greece|greek", "BGD": r"bangladesh"}
HOW = "troops police token staff naval support training money pledged declined excluded lapsed late suspended none".split()


def actors(case):
    return case["actors"] | case.get("pools", {})


def numbers(case):
    """Every belief, offer and position of a case, by its place in the file."""
    for id, event in case.get("events", {}).items():
        yield f"/events/{id}", event
    for id, actor in actors(case).items():
        for kind in actor.keys() & {"joins", "leads"}:
            yield f"/{id}/{kind}", actor[kind]
        for kind in ("accepts", "offers", "positions"):
            for name, said in actor.get(kind, {}).items():
                yield f"/{id}/{kind}/{name}", said


def beliefs(case):
    """Those of numbers() that are chances."""
    return {place: said for place, said in numbers(case) if not re.search("/(offers|positions)/", place)}


def has_reasons(said):
    """Of its own, or in every clause. A bare number or list of numbers has nowhere to keep them.

    What is derived from claims has them; but a base rate or a factor of its own is an assumption, as its note says.
    """
    if isinstance(said, list):
        return all(has_reasons(part) for part in said)
    if not isinstance(said, dict):
        return False
    note = said.get("note", "")
    if "base" in said or "times" in said:
        return bool(said["claims"]) and bool(re.search(r"\bAssumption(, for the [a-z]+)?: ", note))
    own = bool(said.get("claims")) or note.startswith("Assumption: ")
    return own or (isinstance(said.get("chance"), list) and has_reasons(said["chance"]))


def derived(said):
    """The parts of a belief that are derived from claims: itself or clauses of it."""
    if isinstance(said, list):
        return [found for part in said for found in derived(part)]
    if not isinstance(said, dict):
        return []
    return derived(said["chance"]) if "chance" in said else [said]


def conditions(part):
    if isinstance(part, list):
        return [condition for item in part for condition in conditions(item)]
    if not isinstance(part, dict):
        return []
    own = [part[key] for key in ("when", "gatekeeper") if isinstance(part.get(key), str)]
    return own + [condition for value in part.values() for condition in conditions(value)]


# Reasons


@pytest.mark.parametrize("id", REAL)
def test_every_number_has_claims_or_says_it_is_an_assumption(id):
    assert [place for place, said in numbers(CASES[id]) if not has_reasons(said)] == []


@pytest.mark.parametrize("id", sorted(CASES))
def test_claims_and_sources_resolve_and_none_is_idle(id):
    case = CASES[id]
    assert cited(case) == case["claims"].keys()
    assert {claim["source"] for claim in case["claims"].values()} == case["sources"].keys()


@pytest.mark.parametrize("id", REAL)
def test_claims_say_who_said_what_how_firmly_and_when(id):
    for name, claim in CASES[id]["claims"].items():
        assert all(claim[key] for key in ("source", "speaker", "origin", "date", "says", "hedge")), name
    for name, source in CASES[id]["sources"].items():
        assert source["publisher"] and source["title"] and source["reliability"] in [*"ABCDEF"], name


@pytest.mark.parametrize("id", REAL)
def test_origins_are_said_once_a_speaker(id):
    """Claims of one origin are reprints: no speaker says two things under one."""
    for name, claim in CASES[id]["claims"].items():
        for other_name, other in CASES[id]["claims"].items():
            if claim["origin"] == other["origin"] and claim["speaker"] == other["speaker"]:
                assert claim["date"][:7] == other["date"][:7], (name, other_name)


# What was known


@pytest.mark.parametrize("id", REAL)
def test_what_was_said_later_changes_nothing(id):
    """The answers of the case are those of its snapshot, in which no later claim is left."""
    case, whole = CASES[id], ct.load(id)
    later = [name for name, claim in case["claims"].items() if claim["date"] > case["as_of"]]
    assert later
    snapshot = whole._core.as_of_day(case["as_of"])
    told = json.loads(snapshot.to_json())
    assert told.get("claims", {}).keys() == case["claims"].keys() - set(later)
    assert cited(told) <= told["claims"].keys() and "outcomes" not in told
    for belief in whole._core.beliefs():
        before, after = whole._core.explain(belief), snapshot.explain(belief)
        assert [clause.chance for clause in before.clauses] == [clause.chance for clause in after.clauses], belief


@pytest.mark.parametrize("id", REAL)
def test_written_numbers_rest_on_nothing_later(id):
    """A chance, offer or position that is written must not be read from what was said after the cutoff."""
    case = CASES[id]

    def check(part, place):
        if isinstance(part, list):
            for at, item in enumerate(part):
                check(item, f"{place}/{at}")
        elif isinstance(part, dict):
            known = [case["claims"][name]["date"] <= case["as_of"] for name in part.get("claims", ())]
            if part.keys() & {"chance", "amount", "ideal"}:
                assert all(known), place
            if part.keys() & {"at_least", "lead"}:  # a later one may tell what became of it
                assert any(known) or not known, place
            for key, value in part.items():
                check(value, f"{place}/{key}")

    check({key: part for key, part in case.items() if key not in ("outcomes", "claims", "sources")}, "")


@pytest.mark.parametrize("id", REAL)
def test_most_beliefs_are_derived_from_claims(id):
    joins = [actor["joins"] for actor in CASES[id]["actors"].values() if "joins" in actor]
    assert len(joins) >= 9
    assert sum(bool(derived(said)) for said in joins) >= 0.9 * len(joins)


@pytest.mark.parametrize("id", REAL)
def test_outcomes_say_how(id):
    case = CASES[id]
    assert len(case["outcomes"]) >= 9
    assert {outcome["joined"] for outcome in case["outcomes"].values()} == {True, False}
    for name, outcome in case["outcomes"].items():
        assert outcome["how"] in HOW and (outcome.get("claims") or outcome.get("note")), name
    others = case["outcomes"]["others"]
    assert case["pools"]["others"]["size"] <= 20 and 0 <= others["count"] <= 20 < 100 <= others["of"]
    assert others["joined"] == (others["count"] > 0)


@pytest.mark.parametrize("id", REAL)
def test_cases_are_neither_hopeless_nor_certain(id):
    bounds = (0.02, 0.5) if id == GAZA else (0.1, 0.9)
    assert bounds[0] < ct.load(id).sample(20_000, seed=0).viable.value < bounds[1]


# Gaza, October 2025


def test_gaza_has_no_hindsight():
    """Who was first named later stands, by the cutoff, at the base rate: all that was said of it is later."""
    case = CASES[GAZA]
    later = {name for name, claim in case["claims"].items() if claim["date"] > case["as_of"]}
    for id, words in NAMED_LATER.items():
        named = re.compile(rf"{words}|\b{id}\b", re.IGNORECASE)
        assert named.search(case["actors"][id]["name"])
        assert cited(case["actors"][id]["joins"]) and cited(case["actors"][id]) <= later
        for name, claim in case["claims"].items():
            assert name in later or not named.search(name + json.dumps(claim)), name
        for source in case["sources"].values():
            assert source["date"] > case["as_of"] or not named.search(json.dumps(source)), source
        for part in ("events", "issues", "requirements", "pools"):
            assert not named.search(json.dumps(case[part], ensure_ascii=False)), part
        for other, actor in case["actors"].items():
            if other != id:
                assert not named.search(json.dumps(without(actor, ("groups", "claims")), ensure_ascii=False)), other
        explained = ct.load(GAZA)._core.explain(f"joins:{id}")
        assert {claim.standing for clause in explained.clauses for claim in clause.claims} == {"later"}
        assert all(clause.chance <= clause.base for clause in explained.clauses if clause.derived)


def without(part, keys):
    if isinstance(part, dict):
        return {key: without(value, keys) for key, value in part.items() if key not in keys}
    return [without(item, keys) for item in part] if isinstance(part, list) else part


def test_gaza_has_the_countries_and_gatekeepers_of_the_reports():
    case = CASES[GAZA]
    named = {id for id, actor in case["actors"].items() if "joins" in actor}
    assert len(named) >= 18
    assert {"EGY", "IDN", "AZE", "TUR", "PAK", "ARE", "QAT", "JOR", "SAU", "ITA", "USA", "GBR"} <= named
    assert {id for id, actor in case["actors"].items() if "gatekeeper" in actor} == {"ISR", "HAMAS", "EGY"}
    assert len(case["issues"]) >= 3


@pytest.mark.parametrize("id", sorted(CASES))
def test_answers_are_in_order(id):
    members = ct.load(id).sample(20_000, seed=0).members().to_frame()
    for smaller, larger in zip(
        ["needed", "would", "could", "compatible", "admitted"],
        ["would", "could", "compatible", "admitted", "willing"],
        strict=True,
    ):
        assert (members[smaller] <= members[larger]).all(), (smaller, larger)


# Every feature


def test_every_feature_is_short():
    assert len(FILES["every-feature"].splitlines()) <= 60


def test_every_feature_shows_every_feature():
    case = CASES["every-feature"]
    text = " ".join(conditions(case))
    assert [word for word in ("and", "or", "not", "leads(", "at_least(", "(") if word not in text] == []
    assert {type(actor["gatekeeper"]) for actor in case["actors"].values() if "gatekeeper" in actor} == {bool, str}
    kinds = [set(requirement) & {"at_least", "lead", "when"} for requirement in case["requirements"].values()]
    assert {kind for (kind,) in kinds} == {"at_least", "lead", "when"}
    assert {type(part.get("from")) for part in case["requirements"].values()} == {type(None), str, list}
    offers = [offer for actor in actors(case).values() for offer in actor.get("offers", {}).values()]
    assert {type(offer) for offer in offers} == {int, list, dict}
    assert "outcomes" in case and "pools" in case and "prefer" in case and "$schema" in case
    assert {key for said in beliefs(case).values() for part in derived(said) for key in part} >= {"when", "claims", "base", "times"}
    assert {type(source["reliability"]) for source in case["sources"].values()} == {str, float}
    core = ct.load("every-feature")._core
    clauses = [clause for name in core.beliefs() for clause in core.explain(name).clauses]
    assert {claim.standing for clause in clauses for claim in clause.claims} == {"counts", "later", "repeats", "superseded"}


def test_every_feature_uses_every_key_of_the_format():
    """Each key of the schema stands somewhere in the file, in an object of its kind."""
    schema, found = ct.schema(), set()

    def resolved(told):
        while "$ref" in told and "properties" not in told:
            told = schema["$defs"][told["$ref"].split("/")[-1]]
        return told

    def visit(value, told, name):
        told = resolved(told)
        for option in told.get("anyOf", ()):
            visit(value, option, name)
        if isinstance(value, list) and isinstance(told.get("items"), dict):
            for item in value:
                visit(item, told["items"], name)
        if isinstance(value, dict):
            kind = told.get("title", name)
            for key, part in value.items():
                if key in told.get("properties", {}):
                    found.add((kind, key))
                    visit(part, told["properties"][key], f"{name}/{key}")
                elif isinstance(told.get("additionalProperties"), dict):
                    visit(part, told["additionalProperties"], f"{name}/*")

    visit(CASES["every-feature"], schema, "")
    for title, definition in [("contingent scenario, version 1", schema), *((part["title"], part) for part in schema["$defs"].values())]:
        for key in definition.get("properties", {}):
            assert (title, key) in found, (title, key)
