"""Plots of evidence, news and the past: every label whole and apart from the others, whatever happened."""

import hashlib

import contingent as ct
import pytest
from charts import boxes, check, faults_in_a_browser, printed_elsewhere
from contingent.plots import Chart
from contingent.plots.days import day_ticks, number_of, written
from contingent.plots.scales import spread
from hostile import NAMES
from past_results import backtests, estimate, explanations, histories, meanings, news

WIDTHS = (7.2, 3.6)
WORLDS = 2_000


def shipped():
    gaza = ct.load("gaza-isf-2025-10")
    late = gaza.as_of("2026-06-30")
    yield "gaza, timeline", ct.timeline(gaza, worlds=WORLDS)
    yield "haiti, timeline", ct.timeline(ct.load("haiti-mss-2023"), worlds=WORLDS)
    yield "interfet, timeline", ct.timeline(ct.load("interfet-1999"), worlds=WORLDS)
    yield "every-feature, timeline", ct.timeline(ct.load("every-feature"), worlds=WORLDS)
    yield "gaza, diff", ct.diff(gaza, late, worlds=WORLDS)
    yield "gaza, diff of levers", ct.diff(gaza, gaza.set({"accepts:ISR/TUR": 1}), worlds=WORLDS)
    for belief in ("joins:IDN", "joins:AZE", "accepts:ISR/TUR", "event:money", "leads:EGY"):
        yield f"gaza, explanation of {belief}", late.explain(belief)
    yield "gaza, meanings", gaza.sample(WORLDS).meanings(draws=20)
    yield "history", ct.history()
    yield "backtest", ct.backtest(worlds=WORLDS)


MADE = (("explanation", explanations), ("history", histories), ("backtest", backtests), ("meanings", meanings))
RESULTS = dict(shipped()) | dict(news()) | {f"{what}, {name}": found for what, make in MADE for name, found in make()}
CHARTS = {f"{name}, {width} in": result.plot(width=width) for name, result in RESULTS.items() for width in WIDTHS}
every_chart = pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS.keys())


def texts(chart):
    return [text for text, _ in boxes(chart)]


def told(name):
    return " ".join(texts(CHARTS[name])).replace("\u00a0", " ")


@every_chart
def test_charts_are_sound(chart):
    assert isinstance(chart, Chart)
    check(chart)


def test_no_label_is_cut_or_covered_in_a_browser(tmp_path):
    assert faults_in_a_browser(CHARTS, tmp_path) == {}


def test_names_are_texts_and_not_mathematics():
    for name in ("timeline, busy, 7.2 in", "diff, busy, 7.2 in", "explanation, evil, 7.2 in", "meanings, evil, 7.2 in"):
        svg = CHARTS[name].svg()
        assert "<script" not in svg and "\u202e" not in svg and "\x1b" not in svg
        assert NAMES["HEBREW"] in svg and "$\\frac" in svg


def test_a_timeline_numbers_its_jumps_and_tells_them():
    result, shown = RESULTS["gaza, timeline"], texts(CHARTS["gaza, timeline, 7.2 in"])
    causes = sorted((cause for cause in result.causes() if cause), key=lambda cause: -abs(cause[1].value))[:8]
    assert [shown.count(str(number)) for number in range(1, 9)] == [2] * 8 and "9" not in shown
    for moment, change in causes:
        assert ct.words.points(change.value) in shown and written(moment.day) in shown
    assert {"very unlikely", "Indonesia", "Egypt"} <= set(shown)
    assert ct.words.percent(result.values()[-1].value) in told("gaza, timeline, 7.2 in")


def test_a_timeline_skips_quiet_years_and_says_so():
    assert "Left out: from 31 Mar 2024" in told("gaza, timeline, 7.2 in")
    name = "timeline, long quiet before and after, 7.2 in"
    assert "Left out: from 1 Jan 1990" in told(name) and "little moved until 1 Jan 2050" in told(name)
    assert written("2050-01-01") not in texts(CHARTS[name])
    assert "1991" not in told(name) and "Left out" not in told("timeline, busy, 7.2 in")


def test_a_timeline_of_some_candidates():
    result = RESULTS["gaza, timeline"]
    shown = texts(result.plot(actors=("TUR", "ITA"), top=2))
    assert {"Turkey", "Italy"} <= set(shown) and "Egypt" not in shown and "3" not in shown
    assert not {"Turkey", "Egypt"} & set(texts(result.plot(actors=())))
    with pytest.raises(KeyError):
        result.plot(actors=("NOBODY",))


@pytest.mark.parametrize("name", ["gaza, diff", "diff, busy"])
def test_what_a_diff_shows_adds_up(name):
    result, shown = RESULTS[name], texts(CHARTS[f"{name}, 7.2 in"])
    path, parts = result.viable, [text for text in shown if text[:1] in "+\u2212" and text[1:2].isdigit()]
    total = sum(float(part.replace("\u2212", "-")) for part in parts)
    assert len(parts) == 13
    assert total == pytest.approx(100 * (path.values[-1].value - path.values[0].value), abs=0.05 * 14)
    note = told(f"{name}, 7.2 in")
    assert f"{path.values[0].count:,} of {path.values[0].worlds:,} before" in note and f"{path.values[-1].count:,} after" in note
    assert any("more that moved it less, together" in text for text in shown)


def test_a_diff_of_one_candidate():
    result = RESULTS["gaza, diff"]
    chart = result.plot("would", "IDN", top=3)
    assert "Indonesia would take part" in chart.alt and len([text for text in texts(chart) if text.startswith(("+", "\u2212"))]) <= 4
    assert "Nothing between them moved it" in CHARTS["diff, no change, 3.6 in"].alt


def test_an_explanation_shows_each_claim_once():
    result, shown = RESULTS["gaza, explanation of joins:IDN"], told("gaza, explanation of joins:IDN, 7.2 in")
    assert shown.count("“on hold” 20 %") == 1 and shown.count("superseded") >= 3 and "The same claims." in shown
    for clause in result.clauses:
        assert f"{ct.words.percent(clause.chance)} %" in shown
    assert "written in the scenario" in told("explanation, no claims, 7.2 in")
    assert "not yet" in told("explanation, none known yet, 7.2 in")
    flagged = "what the linear pool would make of it"
    assert flagged in told("explanation, evil, 7.2 in") and flagged not in told("explanation, sure, 7.2 in")


def test_meanings_show_both_intervals_and_what_is_flagged():
    result, shown = RESULTS["gaza, meanings"], told("gaza, meanings, 7.2 in")
    for row in result:
        if row.answer == "would":
            assert f"({ct.words.percent(row.low)} to {ct.words.percent(row.high)} %)" in shown
    assert "moves it by more than 5 points" in told("meanings, evil, 7.2 in")
    assert "moves it by more than 5 points" not in told("meanings, nobody, 7.2 in")


def test_a_history_shows_its_counts():
    result, shown = RESULTS["history"], texts(CHARTS["history, 7.2 in"])
    for kind in result.kinds:
        assert ct.words.sentence(kind.kind) in shown and (f"{kind.joined} of {kind.said}" in shown or not kind.said)
    assert f"{result.unnamed.joined} of {result.unnamed.said}" in shown
    assert shown.index("What countries said of themselves") < shown.index("What others said of them")
    assert shown.count("none yet") == 1 and texts(CHARTS["history, none said, 7.2 in"]).count("none yet") == 3


def test_a_backtest_shows_where_it_loses():
    result = RESULTS["backtest"]
    shown = told("backtest, 7.2 in")
    assert "are no proof" in shown and all(f"{scores.brier.value:.2f}" in shown for scores in result.overall)
    assert [text for text in texts(CHARTS["backtest, 7.2 in"]) if text in {str(part.said) for part in result.calibration}]
    assert "some simpler method did better" in CHARTS["backtest, beaten, 3.6 in"].alt
    assert texts(CHARTS["backtest, all joined, 7.2 in"]).count("none") == 4


def test_places_are_spread_as_little_as_it_takes():
    places = spread([5.0, 5.0, 5.0, 80.0, 99.0], 10.0, 0.0, 100.0)
    assert places == [0.0, 10.0, 20.0, 80.0, 99.0]
    assert spread([], 10.0, 0.0, 100.0) == [] and spread([50.0, 50.0], 10.0, 0.0, 100.0) == [45.0, 55.0]


@pytest.mark.parametrize("most", [1, 3, 8])
@pytest.mark.parametrize("days", [0, 1, 40, 100, 800, 40_000])
def test_the_days_of_an_axis_are_few_and_inside(days, most):
    first = number_of("1999-12-17")
    marks = day_ticks(first, first + days, most)
    assert len(marks) <= most + 1 and all(first <= day <= first + days for day, _ in marks)
    assert marks or days < 400


PROGRAM = """
import hashlib, contingent as ct
gaza = ct.load("gaza-isf-2025-10")
late = gaza.as_of("2026-06-30")
for result in (ct.timeline(gaza, worlds=500), ct.diff(gaza, late, worlds=500), late.explain("joins:IDN"), ct.history(),
               gaza.sample(500).meanings(draws=5), ct.backtest(worlds=500)):
    print(hashlib.sha256(result.plot().svg().encode()).hexdigest())
"""


def test_the_same_bytes_in_every_run():
    (found,) = printed_elsewhere(PROGRAM)
    assert len(set(found.split())) == 6
    for name in ("gaza, timeline", "diff, busy"):
        one, other = (hashlib.sha256(RESULTS[name].plot().svg().encode()).hexdigest() for _ in range(2))
        assert one == other


def test_made_estimates_are_sound():
    assert estimate(0).low == 0.0 and estimate(1_000).high == 1.0
