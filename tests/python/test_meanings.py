"""Two uncertainties kept apart: what the words mean, and how many worlds were sampled."""

import contingent as ct
import pytest


def told(**lexicon):
    claim = {"source": "a", "date": "2030-01-01", "says": "comes", "hedge": "offered", "speaker": "AVA"}
    return {
        "contingent": 1,
        "title": "One",
        "as_of": "2030-02-01",
        "lexicon": {"base": {"joins": 0.1}, "reliability": {"A": 1}} | lexicon,
        "sources": {id: {"publisher": id, "reliability": "A"} for id in ("a", "b")},
        "claims": {"first": claim, "second": claim | {"source": "b", "speaker": "BOR", "hedge": "could consider"}},
        "actors": {"AVA": {"joins": {"claims": ["first", "second"]}}},
    }


SURE = {"hedges": {"offered": 0.99, "could consider": 0.3}}
UNSURE = {"hedges": {"offered": {"chance": 0.6, "sd": 0.1}, "could consider": {"chance": 0.6, "sd": 0.1}}}


def test_words_that_are_sure_leave_nothing_but_sampling():
    found = ct.load(told(**SURE)).sample(2000).meanings(draws=5)
    row = found.viable
    assert row.low == row.high == row.estimate.value
    assert row.sampling == pytest.approx((row.estimate.high - row.estimate.low) / 2)


def test_uncertain_words_spread_the_answer_as_their_pool_does():
    worlds = 20_000
    row = ct.load(told(**UNSURE)).sample(worlds).meanings(draws=400, worlds=worlds).viable
    # The mean of two log odds whose chances have sd 0.1 at 0.6: sd of the pooled chance is 0.1 / sqrt(2).
    assert row.high - row.low == pytest.approx(2 * 1.96 * 0.1 / 2**0.5, rel=0.2)
    assert row.low < row.estimate.value < row.high
    assert row.sampling < 0.01


def test_the_choice_of_pool_is_flagged_where_it_matters():
    found = ct.load(told(**SURE)).sample(20_000).meanings(draws=2)
    log, linear = found.viable.estimate.value, found.viable.linear.value
    odds = (99 * 3 / 7) ** 0.5
    assert log == pytest.approx(odds / (1 + odds), abs=0.012)
    assert linear == pytest.approx((0.99 + 0.3) / 2, abs=0.012)
    assert found.viable.flagged and found.flagged[0].answer == "viable"
    assert not ct.load(told(**UNSURE)).sample(2000).meanings(draws=2).viable.flagged


def test_linear_pooling_is_a_setting():
    linear = ct.load(told(**SURE, pooling="linear"))
    found = linear.sample(4000).meanings(draws=2).viable
    assert found.estimate == found.linear


def test_draws_are_keyed_by_name_and_the_same_whatever_the_threads():
    scenario = ct.load(told(**UNSURE))
    one, two = (scenario.sample(3000, seed=4, threads=n).meanings(draws=20) for n in (1, 2))
    assert one.to_dict() == two.to_dict()
    more = ct.load(told(hedges=UNSURE["hedges"] | {"gossiped": {"chance": 0.2, "sd": 0.1}}))
    assert more.sample(3000, seed=4).meanings(draws=20).viable.low == one.viable.low


def test_numbers_out_of_range_are_told():
    worlds = ct.load(told(**UNSURE)).sample(100)
    with pytest.raises(ct.ContingentError, match="draws must be from 2 to 10000, not 1"):
        worlds.meanings(draws=1)
    with pytest.raises(ct.ContingentError, match="worlds must be from 1"):
        worlds.meanings(worlds=0)


def test_it_reads_as_two_uncertainties():
    row = ct.load(told(**UNSURE)).sample(2000).meanings(draws=50).viable
    assert str(row) == (
        f"{row.estimate.value:.2f} ({row.low:.2f} to {row.high:.2f} from what the words mean; {row.sampling:.1g} from sampling)"
    )
    frame = ct.load(told(**UNSURE)).sample(500).meanings(draws=3).to_frame()
    assert list(frame.answer) == ["viable", "could", "would"]


def test_progress_is_told_in_worlds():
    seen = []
    ct.load(told(**UNSURE)).sample(1000).meanings(draws=3, progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (5000, 5000)
    assert all(total == 5000 for _, total in seen)
