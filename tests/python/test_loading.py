"""Loading: from an id, a path, a dict; and what is said of anything else."""

import json
import os
import pickle
from pathlib import Path

import contingent as ct
import pytest
from contingent import loading

TWO = {
    "contingent": 1,
    "title": "Two",
    "question": "Will they?",
    "horizon": "2026-01-31",
    "events": {"vote": {"title": "The vote passes", "chance": 0.6}},
    "issues": {"arms": {}},
    "pools": {"others": {"title": "others unnamed", "size": 2, "joins": 0.1}},
    "actors": {
        "EGY": {"name": "Egypt", "joins": 0.5},
        "ISR": {"gatekeeper": True, "accepts": {"EGY": 0.9}},
        "IDN": {"joins": [{"when": "vote and EGY", "chance": 0.8}]},
    },
}


def refused(source):
    with pytest.raises(ct.ContingentError) as caught:
        ct.load(source)
    assert not isinstance(caught.value, ct.ScenarioError)
    return str(caught.value)


def test_a_case_by_its_id():
    cases = ct.cases()
    assert list(cases) == sorted(cases)
    assert {"every-feature", "gaza-isf-2025-10"} <= cases.keys()
    for id, title in cases.items():
        assert ct.load(id).title == title


def test_the_same_from_a_dict_a_path_and_a_text(tmp_path):
    path = tmp_path / "two.json"
    path.write_text(json.dumps(TWO), encoding="utf-8")
    scenario = ct.load(TWO)
    assert scenario == ct.load(path) == ct.load(str(path)) == ct.Scenario.from_json(json.dumps(TWO))
    assert len({scenario, ct.load(path)}) == 1


def test_what_a_scenario_tells():
    scenario = ct.load(TWO)
    assert (scenario.title, scenario.question, scenario.horizon) == ("Two", "Will they?", "2026-01-31")
    assert scenario.actors == ["EGY", "ISR", "IDN"]
    assert scenario.candidates == ["EGY", "IDN", "others#1", "others#2"]
    assert (scenario.pools, scenario.gatekeepers) == (["others"], ["ISR"])
    assert (scenario.events, scenario.issues) == (["vote"], ["arms"])
    assert scenario.names == {
        "arms": "arms", "vote": "The vote passes", "others": "others unnamed", "EGY": "Egypt", "ISR": "ISR", "IDN": "IDN",
    }  # fmt: skip


def test_canonical_text_is_a_fixed_point():
    scenario = ct.load(TWO)
    again = ct.Scenario.from_json(scenario.to_json())
    assert again == scenario and again.to_json() == scenario.to_json() and again.sha256 == scenario.sha256
    assert ct.load(scenario.to_dict()) == scenario
    assert json.loads(scenario.to_json(indent=0)) == scenario.to_dict()


def test_scenarios_are_pickled_and_compared_by_what_they_say():
    scenario = ct.load(TWO)
    assert pickle.loads(pickle.dumps(scenario)) == scenario
    assert scenario != ct.load({**TWO, "title": "Three"})
    assert scenario != "Two"


def test_set_makes_a_new_scenario():
    scenario = ct.load(TWO)
    changed = scenario.set({"event:vote": 1, "accepts:ISR/EGY": 0})
    assert changed.to_dict()["events"]["vote"]["chance"] == 1
    assert scenario == ct.load(TWO) != changed
    assert changed.set({"event:vote": 0.6, "accepts:ISR/EGY": 0.9}) == scenario
    with pytest.raises(ct.ContingentError, match="event:vote"):
        scenario.set({"event:vot": 1})
    with pytest.raises(ct.ContingentError, match="a number"):
        scenario.set({"event:vote": "1"})


def test_every_lever_can_be_set():
    scenario = ct.load("every-feature")
    for lever in scenario.levers():
        assert scenario.set({lever: 1}).set({lever: 1}) == scenario.set({lever: 1}), lever


def test_an_unknown_name_gets_a_hint():
    assert 'did you mean "gaza-isf-2025-10"?' in refused("gaza-isf-2025")
    assert "the shipped cases are alba-1997, every-feature, gaza-isf-2025-10, " in refused("zzz")


def test_a_file_named_as_a_case_is_reached_by_a_path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("every-feature").write_text(json.dumps(TWO))
    assert ct.load("every-feature").title != "Two"
    assert ct.load(Path("every-feature")).title == ct.load("./every-feature").title == "Two"


@pytest.mark.parametrize("source", [None, 1, b"every-feature", ["every-feature"], {1: 2}.keys()])
def test_what_is_no_source(source):
    assert "a case's id, a path or a dict, not " in refused(source)


@pytest.mark.parametrize(
    "part", [{"title": {1, 2}}, {"x": float("nan")}, {"x": float("inf")}, {"x": b"x"}, {(1, 2): 3}], ids=repr
)
def test_a_dict_that_is_no_json(part):
    assert "cannot be written as JSON" in refused({**TWO, **part})


def test_a_dict_that_holds_itself():
    endless = dict(TWO)
    endless["note"] = [endless]
    assert "cannot be written as JSON" in refused(endless)


def test_what_cannot_be_read(tmp_path):
    assert "Is a directory" in refused(tmp_path)
    assert "null" in refused("a\0b")
    latin = tmp_path / "latin.json"
    latin.write_bytes(json.dumps({**TWO, "title": "Türkiye"}, ensure_ascii=False).encode("latin-1"))
    assert "is not UTF-8 text: byte " in refused(latin) and "0xfc" in refused(latin)
    if os.path.exists("/dev/zero"):
        assert "longer than 16 MiB" in refused("/dev/zero")
    long = tmp_path / "long.json"
    with long.open("wb") as file:
        file.truncate(loading.MAX_FILE_BYTES + 1)
    assert "longer than 16 MiB" in refused(long)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read(tmp_path):
    path = tmp_path / "secret.json"
    path.write_text("{}")
    path.chmod(0)
    assert "Permission denied" in refused(path)


def test_all_problems_at_once():
    broken = {**TWO, "actors": {"EGY": {"joins": 2}, "IDN": {"joins": "often"}}, "events": {"vote": {}}}
    with pytest.raises(ct.ScenarioError) as caught:
        ct.load(broken)
    places = [problem.where for problem in caught.value.problems]
    assert {"/actors/EGY/joins", "/actors/IDN/joins", "/events/vote/chance"} <= set(places)
    assert all(problem.found and problem.expected for problem in caught.value.problems)


def test_the_schema_is_one_and_the_cases_follow_it():
    import jsonschema

    schema = ct.schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for id in ct.cases():
        validator.validate(ct.load(id).to_dict())
    assert not validator.is_valid({"contingent": 1})
