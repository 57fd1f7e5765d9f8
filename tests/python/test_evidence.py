"""From words to numbers: the arithmetic of claims by hand, and what a wrong source takes along."""

import json
from fractions import Fraction
from math import exp, log, sqrt

import contingent as ct
import pytest
from contingent import _core
from oracle_exact import exact
from sampling import sample

WORDS = {"nearly sure": 0.9, "rather": 0.6, "hardly": 0.25, "certain": 0.999, "never": 0.001}
CASES = sorted(ct.cases())


def scenario(cited, sources=None, joins=None, **parts):
    """A candidate that joins as some claims say; each is a dict of what differs from a sure report, without a date, of its own source."""
    claims = {f"c{k}": {"source": f"s{k}", "says": "something", **claim} for k, claim in enumerate(cited)}
    papers = {claim["source"]: {"publisher": "A paper", "reliability": 1} for claim in claims.values()}
    for id, told in (sources or {}).items():
        papers[id] = papers[id] | told
    lexicon = {"hedges": WORDS, "half_life": 100} | parts.pop("lexicon", {})
    told = {"contingent": 1, "title": "one", "lexicon": lexicon, "sources": papers, "claims": claims}
    return told | {"actors": {"A": {"joins": joins or {"claims": list(claims), "base": 0.1}}}} | parts


def clause_of(told, belief="joins:A"):
    (clause,) = _core.read_scenario(json.dumps(told)).explain(belief).clauses
    return clause


def three(**claims):
    return [{"hedge": hedge} | claims.get(hedge.split()[0], {}) for hedge in ("nearly sure", "rather", "hardly")]


def log_odds(p):
    return log(p / (1 - p))


# The pool -----------------------------------------------------------------------------------------------------------


def test_the_pool_by_hand():
    """logit .9 = 2.19722, logit .6 = .40547, logit .25 = -1.09861: their mean .50136 is .623; the mean of the three is .583."""
    even = clause_of(scenario(three()))
    assert round(even.chance, 3) == round(even.if_all_right, 3) == 0.623
    assert round(even.linear, 3) == 0.583
    assert even.chance == pytest.approx(1 / (1 + exp(-(2.1972246 + 0.4054651 - 1.0986123) / 3)), abs=1e-7)
    assert [claim.share for claim in even.claims] == pytest.approx([1 / 3] * 3)
    assert sum(claim.log_odds for claim in even.claims) == pytest.approx(log_odds(even.chance))
    linear = clause_of(scenario(three(), lexicon={"pooling": "linear"}))
    assert linear.chance == linear.linear == pytest.approx((0.9 + 0.6 + 0.25) / 3)


def test_weights_halve_with_every_half_life():
    """100 days old: 1/2; 200 days: 1/4; of the day itself: 1."""
    dated = three(nearly={"date": "2025-10-25"}, rather={"date": "2025-07-17"}, hardly={"date": "2025-04-08"})
    told = scenario(dated, as_of="2025-10-25")
    aged = clause_of(told)
    assert [claim.share for claim in aged.claims] == pytest.approx([4 / 7, 2 / 7, 1 / 7])
    assert log_odds(aged.chance) == pytest.approx((4 * log_odds(0.9) + 2 * log_odds(0.6) + log_odds(0.25)) / 7)
    assert aged.linear == pytest.approx((4 * 0.9 + 2 * 0.6 + 0.25) / 7)
    del told["as_of"]
    assert clause_of(told).chance == pytest.approx(clause_of(scenario(three())).chance)


def test_words_alone_make_nothing_certain():
    for pooling in ("log", "linear"):
        assert clause_of(scenario([{"hedge": "certain"}] * 4, lexicon={"pooling": pooling})).chance == pytest.approx(0.99)
        assert clause_of(scenario([{"hedge": "never"}], lexicon={"pooling": pooling})).chance == pytest.approx(0.01)


def test_agreement_does_not_overshoot():
    assert clause_of(scenario([{"hedge": "rather"}] * 8)).chance == pytest.approx(0.6)


def test_base_and_times():
    """Right with chance .8: .5 * (.8 * .6 + .2 * .3) = .27."""
    joins = {"claims": ["c0"], "base": 0.3, "times": 0.5}
    clause = clause_of(scenario([{"hedge": "rather"}], {"s0": {"reliability": 0.8}}, joins))
    assert clause.chance == pytest.approx(0.27)
    assert (clause.base, clause.times, clause.if_all_right, clause.none_right) == pytest.approx((0.3, 0.5, 0.6, 0.2))
    of_lexicon = scenario([{"hedge": "rather"}], {"s0": {"reliability": 0}}, {"claims": ["c0"]}, lexicon={"base": {"joins": 0.07}})
    assert clause_of(of_lexicon).chance == 0.07


# Which reports count ------------------------------------------------------------------------------------------------


def test_five_reprints_give_the_figure_of_one():
    reprints = scenario([{"hedge": "rather", "origin": "a speech"}] * 5)
    assert clause_of(reprints).chance == pytest.approx(0.6)
    one_more = scenario([{"hedge": "hardly"}, *[{"hedge": "nearly sure", "origin": "a speech"}] * 5])
    assert clause_of(one_more).chance == pytest.approx(1 / (1 + exp(-(log_odds(0.9) + log_odds(0.25)) / 2)))
    # Where papers may be wrong, the likeliest right stands for all: not five chances to be right.
    doubted = {f"s{k}": {"reliability": right} for k, right in enumerate([0.3, 0.5, 0.8, 0.5, 0.3])}
    clause = clause_of(scenario([{"hedge": "rather", "origin": "a speech"}] * 5, doubted))
    assert clause.chance == pytest.approx(0.8 * 0.6 + 0.2 * 0.1)
    assert [(claim.standing, claim.by) for claim in clause.claims] == [("repeats", "c2")] * 2 + [("counts", "")] + [("repeats", "c2")] * 2


def test_of_equally_good_reprints_the_first_stands():
    """Of equal sources the earlier day, which weighs less; of one day the first cited."""
    days = ["2025-08-01", "2025-07-17", "2025-07-17"]
    told = scenario([{"hedge": "rather", "origin": "a speech", "date": day} for day in days] + [{"hedge": "hardly", "date": "2025-10-25"}], as_of="2025-10-25")
    clause = clause_of(told)
    assert [(claim.standing, claim.by) for claim in clause.claims] == [("repeats", "c1"), ("counts", ""), ("repeats", "c1"), ("counts", "")]
    assert [claim.share for claim in clause.claims] == pytest.approx([0, 1 / 3, 0, 2 / 3])


def test_later_words_of_a_speaker_supersede_the_earlier_where_they_are_truly_reported():
    """The later report is right with chance .5: then .25; else the earlier counts, if right (.8), with .9."""
    said = [{"hedge": "nearly sure", "speaker": "x", "date": "2025-01-01"}, {"hedge": "hardly", "speaker": "x", "date": "2025-02-01"}]
    told = scenario(said, {"s0": {"reliability": 0.8}, "s1": {"reliability": 0.5}})
    clause = clause_of(told)
    assert clause.chance == pytest.approx(0.5 * 0.25 + 0.5 * (0.8 * 0.9 + 0.2 * 0.1))
    assert [(claim.standing, claim.by) for claim in clause.claims] == [("superseded", "c1"), ("counts", "")]
    told["claims"]["c1"]["speaker"] = "y"
    both = 1 / (1 + exp(-(log_odds(0.9) + log_odds(0.25)) / 2))
    assert clause_of(told).chance == pytest.approx(0.4 * both + 0.1 * 0.25 + 0.4 * 0.9 + 0.1 * 0.1)


def test_claims_count_from_their_day_on():
    told = scenario([{"hedge": "rather", "date": "2025-05-01"}, {"hedge": "hardly", "date": "2025-10-26"}], as_of="2025-10-25")
    assert clause_of(told).chance == pytest.approx(0.6)
    assert [claim.standing for claim in clause_of(told).claims] == ["counts", "later"]
    core = _core.read_scenario(json.dumps(told))
    for day, chance in {"2025-04-30": 0.1, "2025-05-01": 0.6, "2025-10-25": 0.6, "2026-10-26": None}.items():
        found = core.as_of_day(day).explain("joins:A").clauses[0].chance
        if chance is None:  # the later one weighs more
            assert log_odds(found) == pytest.approx((log_odds(0.6) + 2**1.78 * log_odds(0.25)) / (1 + 2**1.78))
        else:
            assert found == pytest.approx(chance)


# What words mean ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hedge", "chance"),
    [
        ("very rather", 0.8),  # halfway from .6 to 1
        ("highly hardly", 0.125),  # halfway from .25 to 0
        ("quite nearly sure", 0.95),
        ("not rather", 0.2),  # halfway from .4 to 0
        ("unhardly", 0.875),  # halfway from .75 to 1
        ("improbable", 0.1),  # has a number of its own
        ("offered", None),  # is of a kind, which has the number
    ],
)
def test_a_modifier_moves_a_phrase_halfway_to_the_nearer_end(hedge, chance):
    told = scenario([{"hedge": hedge}])
    kinds = _core.read_scenario(json.dumps(told)).lexicon()["kinds"]
    (claim,) = clause_of(told).claims
    assert claim.chance == pytest.approx(kinds["offer"]["chance"] if chance is None else chance)


@pytest.mark.parametrize(
    ("reliability", "attribution", "right"),
    [("B", "", 0.8), ("B", "sealed", 0.8), ("B", "overheard", 0.4), ("E", "sealed", 0.1), (None, "", 0.5), (0.95, "overheard", 0.95)],
)
def test_a_report_is_as_true_as_source_and_attribution_both_allow(reliability, attribution, right):
    lexicon = {"attribution": {"sealed": 0.9, "overheard": 0.4}, "reliability": {"B": 0.8, "E": 0.1, "F": 0.5}}
    told = scenario([{"hedge": "rather", "attribution": attribution}], lexicon=lexicon)
    del told["sources"]["s0"]["reliability"]
    told["sources"]["s0"] |= {"reliability": reliability} if reliability else {}
    (claim,) = clause_of(told).claims
    assert claim.right == right
    assert clause_of(told).chance == pytest.approx(right * 0.6 + (1 - right) * 0.1)


# A wrong source takes all its claims along --------------------------------------------------------------------------


def two_countries(sources):
    """A and B join as reported by one paper, or by two; right with chance 3/4, then each joins with 9/10, else with 1/4."""
    claims = {id: {"source": source, "says": f"{id} will come", "hedge": "nearly sure"} for id, source in zip("AB", sources, strict=True)}
    papers = {source: {"publisher": "A paper", "reliability": 0.75} for source in sources}
    actors = {id: {"joins": {"claims": [id], "base": 0.25}} for id in "AB"}
    told = {"contingent": 1, "title": "two", "lexicon": {"hedges": WORDS}, "sources": papers, "claims": claims}
    return told | {"actors": actors}


def test_a_wrong_source_takes_all_its_claims_along_by_the_exact_amount():
    r, p, b = Fraction(3, 4), Fraction(9, 10), Fraction(1, 4)
    alone = r * p + (1 - r) * b
    shared, apart = (exact(two_countries(sources), "AB") for sources in (("x", "x"), ("x", "y")))
    tiny = Fraction(1, 2**30)  # uniforms have 32 bits
    for joint in (shared, apart):
        assert abs(joint["willing", "A"] - alone) < tiny and abs(joint["willing", "B"] - alone) < tiny
    assert abs(apart["lost_to", "feasible"] - alone**2) < tiny
    assert abs(shared["lost_to", "feasible"] - alone**2 - r * (1 - r) * (p - b) ** 2) < tiny


def test_the_sample_has_it_too():
    r, p, b, worlds = 0.75, 0.9, 0.25, 400_000
    alone = r * p + (1 - r) * b
    for sources, joint in ((("x", "x"), alone**2 + r * (1 - r) * (p - b) ** 2), (("x", "y"), alone**2)):
        found = sample(two_countries(sources), worlds, seed=5).viability(["A", "B"]).feasible.value
        assert abs(found - joint) < 4.5 * sqrt(joint * (1 - joint) / worlds)
    assert r * (1 - r) * (p - b) ** 2 > 20 * sqrt(0.25 / worlds)  # the two are told apart


def test_reports_of_one_source_are_true_together():
    """The surer report is true wherever the other is, and both hang on the one uniform."""
    claims = [{"source": "x", "hedge": "certain", "attribution": "sealed"}, {"source": "x", "hedge": "never", "attribution": "overheard"}]
    lexicon = {"attribution": {"sealed": 0.9, "overheard": 0.4}, "base": {"joins": 0}}
    told = scenario(claims, {"x": {"reliability": "A"}}, {"claims": ["c0"]}, lexicon=lexicon)
    told["actors"]["B"] = {"joins": {"claims": ["c1"], "base": 1}}
    worlds = sample(told, 20_000)
    uniform = worlds.draw("source:x") / 2**32
    a, b = worlds.worlds_where_willing("A").to_numpy(), worlds.worlds_where_willing("B").to_numpy()
    assert not a[uniform >= 0.9].any() and a[uniform < 0.9].mean() > 0.98
    assert b[uniform >= 0.4].all() and b[uniform < 0.4].mean() < 0.02


# Levers and what-ifs ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES)
def test_a_source_that_is_set_is_as_one_read(case):
    told = ct.load(case).to_dict()
    for id in list(told["sources"])[::9]:
        for right in (0, 0.3, 1):
            read = ct.load(told | {"sources": told["sources"] | {id: told["sources"][id] | {"reliability": right}}})
            changed = ct.load(case).set({f"source:{id}": right})
            assert changed == read and changed.sha256 == read.sha256


def test_a_source_that_is_set_moves_only_what_it_reports():
    told = two_countries(("x", "y"))
    base = _core.read_scenario(json.dumps(told))
    wrong = base.set({"source:x": 0})
    before, after = (_core.Worlds(core, 50_000, seed=2) for core in (base, wrong))
    assert before.worlds_where_willing("B") == after.worlds_where_willing("B")
    assert abs(after.members().rows[0].willing.value - 0.25) < 0.01
    assert (after.worlds_where_willing("A") - before.worlds_where_willing("A")).count == 0
    for lever, told in {"source:z": 'the lever "source:z"', "source:x": '2 for the lever "source:x"'}.items():
        with pytest.raises(ct.ScenarioError, match=told):
            base.set({lever: 2})
    with pytest.raises(ct.ContingentError, match="is no lever to search over"):
        before.lever_effects(settings=[("source:x", 0.0)])


@pytest.mark.parametrize("case", CASES)
def test_explanations_of_cases_are_what_the_changed_scenario_says(case):
    """`without` each claim, and `linear`, against the scenario that is so; `chance` against the states of its sources."""
    core = ct.load(case)._core
    linear = core.with_pooling(True)
    explained = {belief: core.explain(belief).clauses for belief in core.beliefs()}
    cited = {claim.claim for clauses in explained.values() for clause in clauses for claim in clause.claims}
    without = {id: core.without_claims([id]) for id in cited}
    assert len(cited) >= 4
    for belief, clauses in explained.items():
        for k, clause in enumerate(clauses):
            assert linear.explain(belief).clauses[k].chance == pytest.approx(clause.linear, abs=1e-12)
            assert 0 <= clause.chance <= 1
            shares = [claim.share for claim in clause.claims]
            assert sum(shares) == pytest.approx(1 if any(claim.standing == "counts" for claim in clause.claims) else 0)
            for claim in clause.claims:
                assert without[claim.claim].explain(belief).clauses[k].chance == pytest.approx(claim.without, abs=1e-12)
                assert claim.standing != "later" or claim.without == pytest.approx(clause.chance, abs=1e-12)


def test_an_explained_chance_is_the_share_of_worlds():
    said = [{"hedge": "nearly sure", "speaker": "x", "date": "2025-01-01"}, {"hedge": "hardly", "speaker": "x", "date": "2025-02-01"}, {"hedge": "rather"}]
    told = scenario(said, {"s0": {"reliability": 0.8}, "s1": {"reliability": 0.5}, "s2": {"reliability": 0.3}})
    chance, worlds = clause_of(told).chance, 200_000
    willing = sample(told, worlds).members().rows[0].willing.value
    assert abs(willing - chance) < 4.5 * sqrt(chance * (1 - chance) / worlds)


def test_an_event_that_hinders_where_a_source_is_wrong_is_not_said_to_block():
    """With the event, .9 if the paper is right and .4 if not; without it .25 and .9: neither setting can only help."""
    told = scenario([{"source": "x", "hedge": "hardly"}, {"source": "x", "hedge": "nearly sure"}], {"x": {"reliability": 0.2}})
    told["events"] = {"e": {"chance": 0.5}}
    told["actors"]["A"]["joins"] = [{"when": "e", "claims": ["c1"], "base": 0.4}, {"claims": ["c0"], "base": 0.9}]
    worlds = sample(told, 20_000)
    assert [lever.lever for lever in worlds.blocks().levers] == ["joins:A"]
    (best,) = worlds.unlock(at_least=0.75, changes=1, among=[("event:e", 1.0), ("event:e", 0.0)]).sets
    assert best.settings == [("event:e", 0.0)]
