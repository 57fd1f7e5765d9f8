"""How answers moved: every change is split over what caused it, and the parts add up to the last world."""

import json

import contingent as ct
import pytest
from contingent import _core

GAZA = ct.load("gaza-isf-2025-10")
WORLDS = 2048
TWO = {
    "contingent": 1,
    "title": "Two",
    "as_of": "2030-02-01",
    "horizon": "2030-12-31",
    "sources": {"paper": {"publisher": "The Paper", "date": "2030-01-05", "reliability": "A"}},
    "claims": {
        "offer": {"source": "paper", "speaker": "Avalon", "date": "2030-01-05", "says": "offers troops", "hedge": "offered"},
        "refusal": {"source": "paper", "speaker": "Avalon", "date": "2030-01-20", "says": "sends nobody", "hedge": "ruled out"},
        "other": {"source": "paper", "speaker": "Borduria", "date": "2030-01-20", "says": "would come", "hedge": "offered"},
        "later": {"source": "paper", "speaker": "Borduria", "date": "2030-05-01", "says": "is off", "hedge": "ruled out"},
        "context": {"source": "paper", "date": "2030-01-15", "says": "it snows"},
    },
    "actors": {"AVA": {"joins": {"claims": ["offer", "refusal"]}}, "BOR": {"joins": {"claims": ["other", "later"]}}},
}
TWO_SCENARIO = ct.load(TWO)


def counts(scenario, worlds=WORLDS, seed=0):
    """Every answer's worlds, as the members of the scenario have them."""
    members = scenario.sample(worlds, seed=seed).members()
    found = {("viable", ""): members.viable.count}
    for row in members:
        found |= {("could", row.actor): row.could.count, ("would", row.actor): row.would.count}
    return found


def as_found(news, step):
    return {(path.answer, path.actor): path.values[step].count for path in news.paths}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (GAZA.as_of("2025-09-01"), GAZA.as_of("2025-10-25")),
        (GAZA.as_of("2025-10-25"), GAZA.as_of("2026-02-20").set({"accepts:ISR/TUR": 1, "requirement:size": 2000})),
        (GAZA.as_of("2026-06-30"), GAZA.as_of("2025-10-25")),
        (TWO_SCENARIO.as_of("2030-01-01"), TWO_SCENARIO.as_of("2030-06-01")),
        (TWO_SCENARIO, TWO_SCENARIO.set({"source:paper": 0.5})),
        (TWO_SCENARIO, TWO_SCENARIO.with_lexicon({"kinds": {"offer": 0.5}})),
    ],
)
def test_the_parts_add_up_to_the_last_world(old, new):
    found = ct.diff(old, new, worlds=WORLDS)
    assert as_found(found, 0) == counts(old)
    assert as_found(found, -1) == counts(new)
    for path in found.paths:
        assert sum(c.gained - c.lost for c in path.changes) == path.values[-1].count - path.values[0].count
        for before, after, change in zip(path.values, path.values[1:], path.changes, strict=False):
            assert after.count == before.count + change.gained - change.lost
            assert change.value == pytest.approx(after.value - before.value, abs=1e-15)


def test_every_step_is_a_scenario_of_its_own():
    old, new = GAZA.as_of("2025-10-15"), GAZA.as_of("2025-10-25")
    found = ct.diff(old, new, worlds=1024, seed=3)
    for number, step in enumerate(_core.steps(old._core, new._core)):
        assert as_found(found, number) == counts(ct.Scenario(step.scenario), 1024, 3)


def test_news_comes_in_the_order_in_which_it_became_known():
    found = ct.diff(TWO_SCENARIO.as_of("2030-01-01"), TWO_SCENARIO.as_of("2030-06-01"), worlds=64)
    assert [(m.kind, m.day, m.claims) for m in found.moments] == [
        ("start", "2030-01-01", ()),
        ("time", "2030-06-01", ()),
        ("news", "2030-01-05", ("offer",)),
        ("news", "2030-01-20", ("other",)),
        ("news", "2030-01-20", ("refusal",)),
        ("news", "2030-05-01", ("later",)),
    ]
    assert found.moments[2].says == "Avalon: offers troops"


def test_what_is_no_longer_said_comes_first():
    old = TWO_SCENARIO.as_of("2030-02-01")
    told = old.to_dict()
    del told["claims"]["other"]
    told["actors"]["BOR"]["joins"]["claims"] = []
    found = ct.diff(old, ct.load(told), worlds=256)
    assert [(m.kind, m.claims) for m in found.moments] == [("start", ()), ("withdrawn", ("other",))]
    assert found.path("could", "BOR").changes[0].lost > 0


def test_other_changes_are_one_step():
    old = TWO_SCENARIO
    found = ct.diff(old, old.set({"joins:AVA": 1}), worlds=256)
    assert [m.kind for m in found.moments] == ["start", "other"]
    assert ct.diff(old, old, worlds=64).moments == found.moments[:1]


def test_a_candidate_of_one_alone_takes_part_in_none_of_the_other():
    told = json.loads(json.dumps(TWO))
    told["actors"]["COR"] = {"joins": 1}
    found = ct.diff(TWO_SCENARIO, ct.load(told), worlds=256)
    path = found.path("would", "COR")
    assert (path.values[0].count, path.values[-1].count) == (0, 256)


def test_older_words_weigh_less_as_time_passes():
    told = json.loads(json.dumps(TWO))
    told["claims"]["other"]["speaker"] = "a rival"
    told["actors"]["AVA"]["joins"]["claims"] = ["offer", "other"]
    told["claims"]["other"] |= {"hedge": "ruled out", "date": "2030-01-25"}
    told["lexicon"] = {"half_life": 5}
    near, far = ct.load(told | {"as_of": "2030-01-25"}), ct.load(told | {"as_of": "2030-06-25"})
    # Both age alike, so their weights keep their ratio: the pool stays.
    assert near.explain("joins:AVA").clauses[0].if_all_right == pytest.approx(far.explain("joins:AVA").clauses[0].if_all_right)
    slow = ct.load(told | {"as_of": "2030-01-25", "lexicon": {"half_life": 5000}})
    assert slow.explain("joins:AVA").clauses[0].if_all_right > near.explain("joins:AVA").clauses[0].if_all_right


def test_samples_must_be_alike():
    with pytest.raises(ct.ContingentError, match="as many worlds with the same seed"):
        ct.diff(GAZA.sample(100), GAZA.sample(200))
    found = ct.diff(TWO_SCENARIO.sample(640, seed=5), TWO_SCENARIO)
    assert (found.before.worlds, found.before.seed) == (640, 5)


def test_a_timeline_is_the_row_of_its_days():
    days = ["2025-09-01", "2025-10-25", "2025-11-17", "2026-02-20"]
    found = ct.timeline(GAZA, days, worlds=WORLDS, seed=1)
    for day, end in zip(found.days, found.ends, strict=True):
        assert as_found(found, end) == counts(GAZA.as_of(day), seed=1)
    assert [value.count for value in found.values("would", "IDN")] == [
        GAZA.as_of(day).sample(WORLDS, seed=1).members()["IDN"].would.count for day in days
    ]


def test_each_jump_has_its_cause():
    found = ct.timeline(TWO_SCENARIO, ["2030-01-01", "2030-01-10", "2030-01-25", "2030-12-31"], worlds=4096)
    causes = found.causes("would", "BOR")
    assert causes[0] is None
    assert [cause[0].claims for cause in causes[1:]] == [("other",), ("later",)]
    assert causes[1][1].gained > 0 and causes[2][1].lost > 0


def test_without_days_every_day_with_news_is_one():
    assert TWO_SCENARIO.news_days() == ["2030-01-05", "2030-01-20", "2030-05-01", "2030-12-31"]
    found = ct.timeline(TWO_SCENARIO, worlds=64)
    assert list(found) == TWO_SCENARIO.news_days()
    assert GAZA.sample(64).timeline(["2025-10-25"]).days == ("2025-10-25",)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ([], "at least one day"),
        (["2030-01-05", "2030-01-05"], "must rise"),
        (["2030-02-30"], "no day of the calendar|not a day of the calendar"),
        (["2031-01-01"], "after the scenario's horizon"),
    ],
)
def test_days_must_make_sense(days, told):
    with pytest.raises(ct.ContingentError, match=told):
        ct.timeline(TWO_SCENARIO, days, worlds=64)


def test_without_news_the_days_must_be_said():
    plain = ct.load({"contingent": 1, "title": "One", "actors": {"AVA": {"joins": 0.5}}})
    with pytest.raises(ct.ContingentError, match="say which days to look at"):
        ct.timeline(plain, worlds=64)
    assert ct.timeline(plain, ["2030-01-01"], worlds=64).viable.values[0].worlds == 64


def test_as_of_leaves_nothing_later():
    known = GAZA.as_of("2025-10-18").to_dict()
    text = json.dumps(known)
    assert max(claim["date"] for claim in known["claims"].values()) == "2025-10-18"
    assert "outcomes" not in known
    later = {id for id, claim in GAZA.to_dict()["claims"].items() if claim["date"] > "2025-10-18"}
    assert later and not any(f'"{id}"' in text for id in later)
    with pytest.raises(ct.ContingentError, match="horizon"):
        GAZA.as_of("2027-01-01")


def test_later_claims_do_not_count_even_where_they_stand_in_the_file():
    assert counts(GAZA) == counts(GAZA.as_of(GAZA.day))


@pytest.mark.parametrize("threads", [1, 2])
def test_the_same_bits_whatever_the_threads(threads):
    core = [GAZA.as_of("2025-10-01")._core, GAZA._core]
    rows = _core.chain(core, 3000, seed=2, threads=threads)
    assert [[v.count for v in row.values] for row in rows] == [[v.count for v in row.values] for row in _core.chain(core, 3000, seed=2, threads=1)]


def test_results_show_themselves():
    found = ct.diff(TWO_SCENARIO.as_of("2030-01-01"), TWO_SCENARIO, worlds=256)
    frame = found.to_frame()
    viable = frame[frame.answer == "viable"]
    assert viable.change.sum() == pytest.approx(found.viable.values[-1].value - found.viable.values[0].value)
    assert json.loads(json.dumps(found.to_dict()))["moments"][0]["kind"] == "start"
    assert "no longer said" not in found._repr_html_() and "Avalon" in found._repr_html_()
    line = ct.timeline(TWO_SCENARIO, worlds=256)
    tidy = line.to_frame()
    assert list(tidy[tidy.answer == "viable"].day) == list(line.days)
    assert tidy[(tidy.answer == "would") & (tidy.actor == "BOR")].because.tolist()[1] == "Borduria: would come"
    with pytest.raises(KeyError, match="no path has"):
        line.path("would", "ZZZ")
