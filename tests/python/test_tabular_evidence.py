"""Tables of evidence: derived beliefs, the lexicon, attribution, reliability and outcomes, there and back, and what is wrong with them."""

import contingent as ct
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_tabular import SMALL, forms, put, rewritten, texts, through, wrong

CLAIMS = {"sources": {"paper": {"publisher": "A paper"}}, "claims": {id: {"source": "paper", "says": id, "hedge": "likely"} for id in ("yes", "no")}}
BELIEFS = {
    "derived": {"claims": ["yes", "no"]},
    "derived, with all it may have": {"claims": ["yes"], "base": 0.1, "times": 0.5, "note": "whole"},
    "derived from nothing": {"claims": []},
    "derived from nothing but a base rate": {"claims": [], "base": 0.25},
    "one derived clause": [{"when": "vote", "claims": ["yes"], "times": 0.5}],
    "one derived clause from nothing": [{"when": "vote", "claims": []}],
    "one derived clause, and reasons": {"chance": [{"claims": ["yes"], "base": 0.5, "note": "clause"}], "claims": ["no"]},
    "derived clauses": [{"when": "vote", "claims": ["yes"], "base": 0}, {"when": "not vote", "chance": 0.2, "claims": ["no"]}, {"claims": []}],
    "derived clauses with reasons": {"chance": [{"when": "vote", "claims": ["yes"]}, {"claims": ["no"], "times": 0}], "claims": ["no"], "note": "whole"},
}


@forms
@pytest.mark.parametrize("belief", BELIEFS.values(), ids=BELIEFS)
def test_every_form_of_a_derived_belief_comes_back_the_same(belief, form, tmp_path):
    told = {"joins": belief, "leads": belief, "accepts": {"IDN": belief, "*": belief}}
    events = {"vote": {"chance": 0.5}, "other": belief if isinstance(belief, dict) else {"chance": belief}}
    scenario = ct.load(SMALL | CLAIMS | {"events": events, "actors": {"EGY": told, "IDN": {"joins": 1}}})
    assert through(scenario, tmp_path / form).to_dict() == scenario.to_dict()


@forms
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=texts.filter(bool), said=texts, chance=st.floats(0.01, 0.99), right=st.floats(0, 1), days=st.floats(0.1, 36525))
def test_any_lexicon_comes_back_the_same(name, said, chance, right, days, form, tmp_path):
    lexicon = {
        "half_life": days,
        "pooling": "linear",
        "hedges": {name: {"kind": "oath", "from": said}, "plain": chance},
        "kinds": {"oath": {"chance": chance, "sd": 0.05, "from": said}},
        "attribution": {name: chance},
        "reliability": {"F": {"chance": right, "from": said}},
        "base": {"joins": right},
    }
    claims = {"oath": {"source": "paper", "says": "would come", "hedge": name, "attribution": name}}
    sources = {"paper": {"publisher": "A paper", "reliability": right}, "radio": {"publisher": "A radio", "reliability": "F"}}
    outcomes = {"EGY": {"joined": True, "how": said, "count": 3, "of": 1000}}
    told = {"lexicon": lexicon, "sources": sources, "claims": claims, "outcomes": outcomes}
    scenario = ct.load(SMALL | told | {"actors": {"EGY": {"joins": {"claims": ["oath"]}}}})
    assert through(scenario, tmp_path / form) == scenario


MISTAKES = {
    "chance beside a base rate": ("beliefs", 2, "chance", 0.5, 'beliefs, row 2, column base: found "base" beside "chance", expected one of the two'),
    "base rate": ("beliefs", 2, "base", 5, "beliefs, row 2, column base: found 5, expected a chance from 0 to 1 (for 5 % write 0.05)"),
    "base rate of a clause": ("beliefs", 23, "base", "x", 'beliefs, row 23, column base: found "x", expected a chance from 0 to 1'),
    "base rate without claims": ("beliefs", 2, "claims", None, "beliefs, row 2, column claims: found nothing, expected a list of ids: the claims"),
    "times": ("beliefs", 9, "times", 2, "beliefs, row 9, column times: found 2, expected a factor from 0 to 1"),
    "neither chance nor claims": ("beliefs", 13, "chance", None, "beliefs, row 13, column chance: found nothing, expected a chance from 0 to 1, claims to derive it from, or rows below"),
    "clause without chance": ("beliefs", 17, "chance", None, 'beliefs, row 17, column chance: found nothing, expected a chance from 0 to 1, or "claims" to derive it from'),
    "hedge": ("claims", 2, "hedge", "offred", 'claims, row 2, column hedge: found "offred", expected a phrase of the lexicon (did you mean "offered"?)'),
    "attribution": ("claims", 2, "attribution", "aloud", 'claims, row 2, column attribution: found "aloud", expected how the report names its source: overheard, on record'),
    "no day": ("sources", 4, "date", None, 'claims, row 5, column date: found nothing, expected a day such as "2030-03-01"'),
    "reliability": ("sources", 3, "reliability", 1.5, "sources, row 3, column reliability: found 1.5, expected a chance from 0 to 1"),
    "reliability in words": ("sources", 3, "reliability", "high", 'sources, row 3, column reliability: found "high", expected a letter from "A"'),
    "count": ("outcomes", 4, "count", 41, 'outcomes, row 4, column count: found 41, expected at most "of", 40'),
    "of": ("outcomes", 4, "of", None, "outcomes, row 4, column of: found nothing, expected how many could have joined"),
    "lexicon: part": ("lexicon", 2, "part", "hedge", 'lexicon, row 2, column part: found "hedge", expected hedges, kinds, attribution, reliability or base (did you mean "hedges"?)'),
    "lexicon: twice": ("lexicon", 3, "name", "swore", 'lexicon, row 3, column name: found "hedges/swore" again, expected each once (it is in row 2)'),
    "lexicon: kind": ("lexicon", 2, "kind", "ooth", 'lexicon, row 2, column kind: found "ooth", expected a kind of statement (did you mean "oath"?)'),
    "lexicon: kind and chance": ("lexicon", 2, "chance", 0.5, 'lexicon, row 2, column chance: found "chance" beside "kind"'),
    "lexicon: no chance": ("lexicon", 5, "chance", None, "lexicon, row 5, column chance: found nothing, expected a chance from 0 to 1"),
    "lexicon: chance": ("lexicon", 3, "chance", 30, "lexicon, row 3, column chance: found 30, expected a chance from 0 to 1 (for 30 % write 0.3)"),
    "lexicon: uncertain chance": ("lexicon", 4, "chance", 3, "lexicon, row 4, column chance: found 3, expected a chance from 0 to 1"),
    "lexicon: spread": ("lexicon", 4, "sd", 0.5, "lexicon, row 4, column sd: found 0.5, expected a standard deviation from 0 to below 0.3"),
    "lexicon: letter": ("lexicon", 6, "name", "G", 'lexicon, row 6, column name: found "G", expected A, B, C, D, E or F'),
    "lexicon: half-life": ("scenario", 10, "value", "a year", 'scenario, row 10, column value: found "a year", expected a number of days'),
    "lexicon: pooling": ("scenario", 11, "value", "both", 'scenario, row 11, column value: found "both", expected "log" or "linear"'),
}  # fmt: skip


@forms
@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_by_its_place(mistake, form, tmp_path):
    *where, expected = MISTAKES[mistake]
    ct.load("every-feature").to_tables(tmp_path / form)
    problems = wrong(rewritten(tmp_path / form, where[0], put(*where)))
    assert any(problem.startswith(expected) for problem in problems), problems
