"""Laws that hold in every world: what is changed in a scenario, and what must not change, or only one way.

All compare sets of worlds, not shares: draws are keyed by name, so a changed scenario meets the same worlds. The nightly
job looks at more examples (CONTINGENT_EXAMPLES).
"""

import copy
import os

import contingent as ct
import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from oracle_reading import candidates, clauses
from sampling import sample
from strategies import scenarios

WORLDS = 500
BRIEFLY = settings(max_examples=int(os.environ.get("CONTINGENT_EXAMPLES", "20")), suppress_health_check=list(HealthCheck))
ANSWERS = ("willing", "admitted", "acceptable", "could", "would", "needed")


def viable(scenario):
    return sample(scenario, WORLDS).worlds_where_viable()


def answers(scenario, of=None):
    worlds = sample(scenario, WORLDS)
    sets = {"viable": worlds.worlds_where_viable(), "uncoordinated": worlds.worlds_where_uncoordinated()}
    for i in candidates(scenario if of is None else of):
        sets |= {(answer, i): getattr(worlds, f"worlds_where_{answer}")(i) for answer in ANSWERS}
    return sets


def actors_of(scenario):
    return [*scenario["actors"].values(), *scenario.get("pools", {}).values()]


# Only one way -----------------------------------------------------------------------------------------------------------


@BRIEFLY
@given(scenarios())
def test_a_lever_that_can_only_help_never_lowers_viable(scenario):
    loaded = ct.load(scenario)
    base = viable(scenario)
    for lever in loaded.levers():
        kind = lever.split(":")[0]
        if kind in ("joins", "leads", "accepts"):
            helped, hurt = (viable(loaded.set({lever: value}).to_dict()) for value in (1.0, 0.0))
            assert (base - helped).count == 0, lever
            assert (hurt - base).count == 0, lever
        if kind == "requirement":
            assert (base - viable(loaded.set({lever: 0.0}).to_dict())).count == 0, lever


@BRIEFLY
@given(scenarios(), st.floats(0.01, 0.5))
def test_more_tolerance_never_lowers_viable(scenario, more):
    wider = copy.deepcopy(scenario)
    for actor in actors_of(wider):
        for position in actor.get("positions", {}).values():
            position["tolerance"] = widened(position["tolerance"], more)
    assert (viable(scenario) - viable(wider)).count == 0


def widened(quantity, more):
    if isinstance(quantity, list):
        return [part + more for part in quantity]
    return quantity | {"mean": quantity["mean"] + more} if isinstance(quantity, dict) else quantity + more


@BRIEFLY
@given(scenarios())
def test_one_gatekeeper_less_never_lowers_viable(scenario):
    for id, actor in scenario["actors"].items():
        if "gatekeeper" in actor:
            fewer = scenario | {"actors": scenario["actors"] | {id: {k: v for k, v in actor.items() if k != "gatekeeper"}}}
            if "joins" not in actor:  # then it has nothing left to say
                fewer["actors"] = {k: v for k, v in scenario["actors"].items() if k != id}
            assert (viable(scenario) - viable(fewer)).count == 0


@BRIEFLY
@given(scenarios(), st.sampled_from([0.0, 0.5, 1.0]))
def test_one_candidate_more_never_lowers_viable_nor_what_others_could(scenario, chance):
    newcomer = {"joins": chance, "leads": 0.5, "offers": {"troops": 400}, "groups": ["north"]}
    larger = scenario | {"actors": scenario["actors"] | {"newcomer": newcomer}}
    before, after = answers(scenario), answers(larger, of=scenario)
    for name, worlds in before.items():
        if name[0] in ("willing", "admitted", "acceptable"):
            assert after[name] == worlds, name
        elif name in ("viable", "uncoordinated") or name[0] == "could":
            assert (worlds - after[name]).count == 0, name
        elif name[0] == "needed":  # with a newcomer, forces without it are feasible still
            assert (after[name] - worlds - (after["viable"] - before["viable"])).count == 0, name


# Not at all -------------------------------------------------------------------------------------------------------------


@BRIEFLY
@given(scenarios(), st.data())
def test_whom_a_gatekeeper_never_accepts_has_a_row_of_zeros_and_is_as_if_it_never_joined(scenario, data):
    vetoed = data.draw(st.sampled_from([id for id, actor in scenario["actors"].items() if "joins" in actor]))
    guarded = scenario | {"actors": scenario["actors"] | {"VETO": {"gatekeeper": True, "accepts": {vetoed: 0}}}}
    found = answers(guarded)
    for answer in ANSWERS[1:]:
        assert found[answer, vetoed].count == 0, answer
    (row,) = (row for row in sample(guarded, WORLDS).members().rows if row.actor == vetoed)
    assert [getattr(row, name).count for name in ("admitted", "compatible", "could", "would", "needed")] == [0] * 5
    assert row.expected == 0
    never = ct.load(guarded).set({f"joins:{vetoed}": 0.0}).to_dict()
    assert answers(never)["viable"] == found["viable"]
    for id in candidates(scenario):
        for answer in ("could", "would", "needed"):
            assert answers_of(never, answer, id) == found[answer, id], (answer, id)


def answers_of(scenario, answer, id):
    return getattr(sample(scenario, WORLDS), f"worlds_where_{answer}")(id)


def rescaled(scenario, issue):
    """The scale of an issue half as long, in the middle of the old one."""
    changed = copy.deepcopy(scenario)
    for actor in actors_of(changed):
        if issue in actor.get("positions", {}):
            position = actor["positions"][issue]
            position["ideal"] = halved(position["ideal"], 0.25)
            position["tolerance"] = halved(position["tolerance"], 0)
    return changed


def halved(quantity, offset):
    if isinstance(quantity, list):
        return [part / 2 + offset for part in quantity]
    if isinstance(quantity, dict):
        return {"mean": quantity["mean"] / 2 + offset, "sd": quantity["sd"] / 2}
    return quantity / 2 + offset


@BRIEFLY
@given(scenarios(fixed=True))
def test_an_issue_rescaled_changes_nothing(scenario):
    for issue in scenario["issues"]:
        assert answers(rescaled(scenario, issue)) == answers(scenario)


@BRIEFLY
@given(scenarios())
def test_an_issue_rescaled_changes_nothing_but_ties_of_what_is_drawn(scenario):
    """Draws are counted in millionths of the scale, so a world in 10,000 may fall on the other side of a tie."""
    for issue in scenario["issues"]:
        before, after = answers(scenario), answers(rescaled(scenario, issue))
        for name in before:
            assert (before[name] ^ after[name]).count <= 2, name


@BRIEFLY
@given(scenarios(fixed=True), st.sampled_from([0.5, 2, 8]))
def test_a_unit_of_offers_changes_nothing(scenario, factor):
    changed = copy.deepcopy(scenario)
    for actor in actors_of(changed):
        for task, offer in actor.get("offers", {}).items():
            scaled = offer["amount"] * factor if isinstance(offer, dict) else offer * factor
            actor["offers"][task] = scaled
    for requirement in changed["requirements"].values():
        if requirement.get("of", "members") != "members":
            requirement["at_least"] *= factor
    assert answers(changed) == answers(scenario)


@BRIEFLY
@given(scenarios())
def test_what_nobody_has_a_stake_in_changes_nothing(scenario):
    idle = {
        "issues": {**scenario["issues"], "weather": {"title": "of no concern"}},
        "events": {**scenario["events"], "rain": {"chance": 0.5}},
    }
    assert answers(scenario | idle) == answers(scenario)


@BRIEFLY
@given(scenarios())
def test_two_of_one_name_are_still_two_and_words_change_nothing(scenario):
    told = copy.deepcopy(scenario)
    for actor in scenario["actors"]:
        told["actors"][actor]["name"] = "the same country"
        told["actors"][actor]["note"] = "said of all"
    told |= {"question": "?", "note": "!"}
    if not told.get("claims"):  # or its date says how old they are
        told["as_of"] = "2030-01-01"
    for event in told["events"].values():
        event["title"] = "the same event"
    assert answers(told) == answers(scenario)


@BRIEFLY
@given(scenarios())
def test_two_alike_and_certain_are_worth_one_with_the_offers_of_both(scenario):
    """They come with whoever comes, for nobody speaks of them and they ask for nothing; only heads are counted twice."""
    told = copy.deepcopy(scenario)
    for actor in actors_of(told):
        actor.get("accepts", {}).pop("*", None)
    told["requirements"] = {
        id: part for id, part in told["requirements"].items() if part.get("of") != "members" and "from" not in part
    }
    told["requirements"]["size"] = {"at_least": 900, "of": "troops"}

    def with_twins(**offers):
        return told | {"actors": told["actors"] | {id: {"joins": 1, "offers": {"troops": n}} for id, n in offers.items()}}

    one, two = answers(with_twins(T1=300), of=scenario), answers(with_twins(T1=100, T2=200), of=scenario)
    for name in one:
        if name in ("viable", "uncoordinated") or name[0] in ("could", "needed"):
            assert one[name] == two[name], name


@BRIEFLY
@given(scenarios())
def test_what_is_preferred_decides_only_which_force_forms(scenario):
    other = {key: part for key, part in scenario.items() if key != "prefer"}
    before, after = answers(scenario), answers(other)
    for name, worlds in before.items():
        if name[0] != "would":
            assert after[name] == worlds, name
    for side in (before, after):
        forms = np.zeros(WORLDS, dtype=bool)
        for name, worlds in side.items():
            if name[0] == "would":
                forms |= worlds.to_numpy()
        assert (forms == side["viable"].to_numpy()).all()


@BRIEFLY
@given(scenarios())
def test_a_condition_that_always_holds_is_none(scenario):
    """Every clause with a condition besides is read as `certain and (...)`, every other under `certain`."""
    told = copy.deepcopy(scenario)
    told["events"] = {"certain": {"chance": 1}} | told["events"]
    for actor in actors_of(told):
        for verb in ("joins", "leads"):
            if verb in actor:
                actor[verb] = [part | {"when": f"certain and ({part['when']})" if "when" in part else "certain"} for part in clauses(actor[verb])]
    assert answers(told, of=scenario) == answers(scenario)
