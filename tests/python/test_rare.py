"""Rare events: the estimate by strata against exact probabilities, and what it saves."""

from functools import cache

import contingent as ct
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from oracle_exact import exact
from oracle_reading import candidates
from rare_case import rare_case
from sampling import sample
from strategies import boolean_scenarios, scenarios

MEMBERS = ["A0", "A1", "A2"]


@cache
def exactly():
    return exact(rare_case(), MEMBERS)


def strata_of(scenario, worlds, seed=0, target="viable"):
    return sample(scenario, worlds, seed=seed).stratified(target)


@pytest.mark.parametrize(
    ("target", "key"), [("viable", "viable"), ("A3", ("could", "A3")), (MEMBERS, ("lost_to", "feasible"))]
)
def test_the_estimate_is_the_exact_probability(target, key):
    p = float(exactly()[key])
    assert 0 < p < 1e-2
    for seed in range(4):
        found = strata_of(rare_case(), 65_536, seed, target)
        assert abs(found.value - p) <= 4.5 / 1.96 * (found.high - found.low) / 2
        assert found.high - found.low < 0.1 * p
        assert found.excluded + sum(chance for _, chance, _, _ in found.strata) == pytest.approx(1, abs=1e-12)


def test_it_is_unbiased_and_its_interval_holds():
    p, runs, inside, total = float(exactly()["viable"]), 300, 0, 0.0
    for seed in range(runs):
        found = strata_of(rare_case(), 8192, seed)
        inside += found.low <= p <= found.high
        total += found.value
        spread = (found.high - found.low) / 2 / 1.96
    assert abs(total / runs - p) < 4.5 * spread / runs**0.5
    assert 0.91 <= inside / runs <= 1  # 95 %, but for 2.6 standard errors


def test_it_needs_a_fraction_of_the_worlds():
    p = float(exactly()["viable"])
    worlds = sample(rare_case(), 65_536)
    found = worlds.rare()
    assert found.stratified
    assert found.worlds <= 65_536
    counted = 2 * 1.96 * (p * (1 - p)) ** 0.5 / (found.high - found.low)
    assert counted**2 / found.worlds > 20  # worlds that counting takes for an interval as narrow, to those it took


def test_of_many_events_those_that_matter_are_settled():
    worlds = ct.load(rare_case(news=30)).sample(65_536)
    found = worlds.rare()
    assert found.estimator == "stratified"
    assert len(found.strata) <= 16  # a stratum for every eight blocks of worlds
    assert all(stratum.events["mandate"] and stratum.events["truce"] for stratum in found.strata)
    counts = [worlds.scenario.sample(1 << 21, seed=seed).worlds_where_viable().count for seed in (1, 2)]
    p = sum(counts) / (2 << 21)
    error = (p / (2 << 21)) ** 0.5 + (found.high - found.low) / 4
    assert abs(found.value - p) < 4.5 * error


def test_which_estimator_is_chosen_and_said():
    often = rare_case() | {"requirements": {"size": {"at_least": 1000, "of": "troops"}}}
    counted = ct.load(often).sample(4096).rare()
    assert counted.estimator == "counted"
    assert counted.value == ct.load(often).sample(4096).viable.value
    assert str(counted).endswith("counted")
    rare = ct.load(rare_case()).sample(16_384).rare()
    assert rare.estimator == "stratified"
    assert "states of the events" in str(rare)
    assert str(rare) in rare._repr_html_()
    assert rare.to_dict()["strata"][0]["events"]["truce"] is True
    few = ct.load(rare_case()).sample(640).rare()
    assert few.estimator == "counted"  # too few worlds for strata


def test_what_no_state_allows_is_impossible():
    never = rare_case()
    never["requirements"]["mandate"]["when"] = "mandate and not (mandate)"
    found = ct.load(never).sample(4096).rare()
    assert (found.value, found.low, found.high, found.excluded) == (0, 0, 0, 1)
    assert str(found).startswith("impossible")


def test_threads_change_nothing_and_errors_name_what_is_known():
    one, two = (ct.load(rare_case()).sample(16_384, threads=threads).rare() for threads in (1, 2))
    assert one == two
    with pytest.raises(ct.ContingentError, match="A0"):
        ct.load(rare_case()).sample(4096).rare("A00")
    with pytest.raises(ct.ContingentError, match="2048"):
        sample(rare_case(), 1000).stratified()


def test_progress_is_told():
    told = []
    sample(rare_case(), 65_536).stratified(progress=lambda done, total: told.append((done, total)))
    assert told
    assert all(done <= total == 65_536 for done, total in told)


def states(worlds, scenario, found):
    """The worlds of a sample whose events come as in one of the strata."""
    union = worlds.worlds_where_viable() - worlds.worlds_where_viable()
    for events, _, _, _ in found.strata:
        inside = ~(union - union)
        for event in scenario["events"]:
            if event in events:
                happens = worlds.worlds_where_event(event)
                inside &= happens if events[event] else ~happens
        assert (inside & union).count == 0  # strata exclude each other
        union |= inside
    return union


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_no_world_that_meets_the_target_is_excluded(data):
    scenario = data.draw(scenarios())
    who = list(candidates(scenario))
    coalition = data.draw(st.lists(st.sampled_from(who), min_size=1, max_size=3, unique=True))
    worlds = sample(scenario, 2048)
    actor = data.draw(st.sampled_from(who))
    for target, where in (
        ("viable", worlds.worlds_where_viable()),
        (actor, worlds.worlds_where_could(actor)),
        (coalition, worlds.worlds_where_feasible(coalition)),
    ):
        assert (where - states(worlds, scenario, worlds.stratified(target))).count == 0


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(boolean_scenarios(most=4, outcomes=150))
def test_random_scenarios_against_exact_enumeration(scenario):
    p = float(exact(scenario, [next(iter(candidates(scenario)))])["viable"])
    found = strata_of(scenario, 16_384)
    assert abs(found.value - p) <= 4.5 / 1.96 * max(found.high - found.value, found.value - found.low) + 1e-12
    assert found.excluded <= 1 - p + 1e-12


def test_reports_of_one_source_are_right_together():
    """Two reports of one source, the one likelier true than the other: its one uniform makes both, whatever is settled."""
    claim = {"source": "paper", "says": "so", "hedge": "unlikely so"}
    told = {
        "contingent": 1,
        "title": "one source",
        "lexicon": {"hedges": {"unlikely so": 0.02}, "reliability": {"A": 1}, "attribution": {"on record": 0.9, "anonymous": 0.3}},
        "sources": {"paper": {"publisher": "p", "reliability": "A"}},
        "claims": {"a": claim | {"attribution": "anonymous"}, "b": claim | {"attribution": "on record"}},
        "events": {"first": {"claims": ["a"], "base": 0.001}, "second": {"claims": ["b"], "base": 0.001}},
        "actors": {"AVA": {"joins": 0.5}},
        "requirements": {"both": {"when": "first and second"}},
    }
    exactly = 0.5 * (0.3 * 0.02 * 0.02 + 0.6 * 0.001 * 0.02 + 0.1 * 0.001 * 0.001)
    found = ct.load(told).sample(65_536).rare()
    assert found.estimator == "stratified"
    assert abs(found.value - exactly) <= (found.high - found.low) / 2 * 4.5 / 1.96
    assert found.high - found.low < 0.03 * exactly, "else the states of the source could be taken as independent"
    assert sum(part.chance for part in found.strata) + found.excluded == pytest.approx(1, abs=1e-9)


def test_the_brief_and_the_command_say_so_where_hardly_any_world_has_a_force(tmp_path):
    from click.testing import CliRunner
    from contingent.cli import commands

    scarce = ct.load(rare_case()).set({"event:port": 0.01, "event:collapse": 0.99})
    worlds = scarce.sample(4096)
    assert worlds.viable.value < 1e-3 and worlds.rare_viable().estimator == "stratified"
    for form in ("html", "md"):
        assert "By strata of the events that it takes" in worlds.brief(format=form).replace("\\", "")
    path = tmp_path / "rare.json"
    path.write_text(scarce.to_json())
    told = " ".join(CliRunner().invoke(commands, ["members", str(path), "--worlds", "4096"]).stdout.split())
    assert "By strata of the events that it takes" in told
    assert ct.load("every-feature").sample(4096).rare_viable() is None
