"""The shipped cases: every number has its reasons, nothing was known only later, and the answers are sane."""

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
NAMED_LATER = re.compile(r"kazakh|kosov|albania|greece|greek|bangladesh|\b(KAZ|XKX|ALB|GRC|BGD)\b", re.IGNORECASE)


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


def has_reasons(said):
    """Of its own, or in every clause. A bare number or list of numbers has nowhere to keep them."""
    if isinstance(said, list):
        return all(has_reasons(part) for part in said)
    if not isinstance(said, dict):
        return False
    own = bool(said.get("claims")) or said.get("note", "").startswith("Assumption: ")
    return own or (isinstance(said.get("chance"), list) and has_reasons(said["chance"]))


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
def test_claims_say_who_said_what_and_how_firmly(id):
    for name, claim in CASES[id]["claims"].items():
        assert all(claim[key] for key in ("source", "speaker", "origin", "date", "says", "hedge")), name
    for name, source in CASES[id]["sources"].items():
        assert source["publisher"] and source["title"] and source["reliability"] in "ABCDEF", name


@pytest.mark.parametrize("id", REAL)
def test_nothing_cited_by_a_number_is_later_than_the_cutoff(id):
    case = CASES[id]
    for name in cited({key: part for key, part in case.items() if key != "outcomes"}):
        claim = case["claims"][name]
        assert claim["date"] <= case["sources"][claim["source"]]["date"] <= case["as_of"], name


# Gaza, October 2025


def test_gaza_has_no_hindsight():
    assert "outcomes" not in CASES[GAZA]
    assert NAMED_LATER.findall(FILES[GAZA]) == []
    dates = set(re.findall(r"\d{4}-\d{2}-\d{2}", FILES[GAZA])) - {CASES[GAZA]["horizon"]}
    assert max(dates) == CASES[GAZA]["as_of"] == "2025-10-25"


def test_gaza_has_the_countries_and_gatekeepers_of_the_reports():
    case = CASES[GAZA]
    named = {id for id, actor in case["actors"].items() if "joins" in actor}
    assert len(named) >= 18
    assert {"EGY", "IDN", "AZE", "TUR", "PAK", "ARE", "QAT", "JOR", "SAU", "ITA", "USA", "GBR"} <= named
    assert {id for id, actor in case["actors"].items() if "gatekeeper" in actor} == {"ISR", "HAMAS", "EGY"}
    assert case["pools"]["others"]["size"] == 20
    assert len(case["issues"]) >= 3


def test_gaza_is_neither_hopeless_nor_certain():
    assert 0.1 < ct.load(GAZA).sample(20_000, seed=0).viable.value < 0.6


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
