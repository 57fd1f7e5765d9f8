"""The record and the backtest: what the past teaches, and that nothing of the future reaches a prediction."""

import json

import contingent as ct
import lexicon
import pytest
from contingent.past.backtest import known
from contingent.past.record import PRIORS, past_cases
from contingent.results.backtest import METHODS

CASES = past_cases()
RECORD = ct.history()
BACKTEST = ct.backtest(worlds=4000)


def with_outcomes(scenario, change):
    told = scenario.to_dict()
    for id, outcome in told["outcomes"].items():
        told["outcomes"][id] = change(id, outcome)
    return ct.load(told)


# The record


@pytest.mark.parametrize(("path", "text"), list(lexicon.texts()), ids=lambda part: getattr(part, "name", ""))
def test_the_lexicons_hold_what_the_history_teaches(path, text):
    assert path.read_text("utf-8") == text, "run python tests/python/lexicon.py"


def test_there_are_six_forces_with_what_was_said_and_what_came():
    assert len(CASES) == 6
    assert {row.case for row in RECORD} == set(CASES)
    assert sum(row.joined is not None and row.kind != "" for row in RECORD) > 90
    frame = RECORD.to_frame()
    assert set(frame.who) == {"itself", "a third party", "nobody"}
    assert set(frame.what) == {"firm", "conditional", "tentative", "refused", "nothing"}


def test_known_rows_are_as_reported():
    rows = {(row.case, row.actor): row for row in RECORD}
    turkey = rows["gaza-isf-2025-10", "TUR"]
    assert (turkey.who, turkey.vetoed, turkey.joined) == ("itself", True, False)
    azerbaijan = rows["gaza-isf-2025-10", "AZE"]
    assert (azerbaijan.who, azerbaijan.what, azerbaijan.joined) == ("a third party", "firm", False)
    assert rows["unifil-2006", "IDN"].vetoed and rows["unifil-2006", "IDN"].joined
    assert rows["mfo-1981", "CAN"].joined is False and rows["mfo-1981", "CAN"].how == "late"


def test_counts_leave_out_the_vetoed_and_the_unscored():
    for kind in RECORD.kinds:
        rows = [row for row in RECORD if row.kind == kind.kind and row.joined is not None and not row.vetoed]
        assert (kind.said, kind.joined) == (len(rows), sum(row.joined for row in rows))
        assert kind.cases == len({row.case for row in rows})


def test_offers_by_others_come_true_less_often_than_own_offers():
    assert RECORD.kind("listing").chance < RECORD.kind("offer").chance
    assert RECORD.kind("refusal").chance < 0.1


def test_without_data_the_prior_stands():
    assert RECORD.kind("suspension").said == 0
    assert RECORD.kind("suspension").meaning == pytest.approx(PRIORS["suspension"], abs=2e-3)


def test_the_rate_of_the_unnamed_is_of_all_that_could_have_come():
    told = [scenario.to_dict()["outcomes"]["others"] for scenario in CASES.values()]
    assert RECORD.unnamed.joined == sum(pool["count"] for pool in told) > 10
    assert RECORD.unnamed.said == sum(pool["of"] for pool in told) > 900
    listed = [row for row in RECORD if row.who == "nobody" and row.joined is not None]
    assert RECORD.unnamed.chance < 0.1 < sum(row.joined for row in listed) / len(listed), "rows are chosen with hindsight"


# The backtest


def test_every_prediction_has_each_method_and_lies_between_0_and_1():
    assert len(BACKTEST.predictions) > 80
    for row in BACKTEST.predictions:
        assert set(row.chances) == set(METHODS)
        assert all(0 <= chance <= 1 for chance in row.chances.values())
        assert row.kind, "only countries of which something was said are judged"


def test_the_brier_score_is_the_mean_squared_error():
    for scores in BACKTEST.overall:
        errors = [(row.chances[scores.method] - row.joined) ** 2 for row in BACKTEST.predictions]
        assert scores.brier.value == pytest.approx(sum(errors) / len(errors))
        assert scores.brier.low <= scores.brier.value <= scores.brier.high
    for case, scores in BACKTEST.by_case.items():
        errors = [(row.chances["contingent"] - row.joined) ** 2 for row in BACKTEST.predictions if row.case == case]
        assert scores[0].brier.value == pytest.approx(sum(errors) / len(errors))


def test_the_auc_is_the_share_of_pairs_in_the_right_order():
    joined = [row.chances["contingent"] for row in BACKTEST.predictions if row.joined]
    others = [row.chances["contingent"] for row in BACKTEST.predictions if not row.joined]
    pairs = [(a > b) + 0.5 * (a == b) for a in joined for b in others]
    assert BACKTEST.overall[0].auc.value == pytest.approx(sum(pairs) / len(pairs))


def test_calibration_counts_every_prediction_once():
    assert sum(part.said for part in BACKTEST.calibration) == len(BACKTEST.predictions)
    for part in BACKTEST.calibration:
        rows = [row for row in BACKTEST.predictions if part.low <= row.chances["contingent"] < part.high + (part.high == 1)]
        assert part.joined == pytest.approx(sum(row.joined for row in rows) / len(rows))


@pytest.mark.parametrize("case", CASES)
def test_nothing_later_than_the_cutoff_is_known(case):
    scenario = CASES[case]
    at_cutoff = known(scenario).to_dict()
    assert all(claim["date"] <= scenario.day for claim in at_cutoff["claims"].values())
    assert "outcomes" not in at_cutoff
    assert any(claim["date"] > scenario.day for claim in scenario.to_dict()["claims"].values()), "else the test shows nothing"


def test_a_later_claim_reaches_no_prediction():
    """Everybody's refusal on the day after the cutoff, by the best of sources, changes no bit of what is predicted."""
    changed = dict(CASES)
    for case in ("gaza-isf-2025-10", "unifil-2006"):
        told = CASES[case].to_dict()
        told["sources"]["leak"] = {"publisher": "The Future", "date": told["as_of"], "reliability": "A"}
        after = told["as_of"][:-2] + f"{int(told['as_of'][-2:]) + 1:02d}"
        for id, actor in told["actors"].items():
            for clause in clauses(actor.get("joins")):
                claim = f"leak-{id}"
                told["claims"][claim] = {"source": "leak", "date": after, "says": "will not come", "hedge": "has not happened"}
                if len({told["claims"][cited]["source"] for cited in clause["claims"]}) < 8:
                    clause["claims"].append(claim)
        changed[case] = ct.load(told)
        assert changed[case].as_of(after).sample(2000).viable.count != known(changed[case]).sample(2000).viable.count
    assert ct.backtest(changed, worlds=4000).predictions == BACKTEST.predictions


def clauses(belief):
    """The derived clauses of a belief in the form of the format."""
    if isinstance(belief, dict):
        return [belief] if "chance" not in belief else clauses(belief["chance"])
    return [clause for clause in belief if "chance" not in clause] if isinstance(belief, list) else []


def test_a_case_is_not_predicted_from_its_own_outcome():
    """Turned about, the outcomes of one case change what is predicted of the others, and nothing of its own."""
    turned = CASES | {"unifil-2006": with_outcomes(CASES["unifil-2006"], lambda id, told: told | {"joined": not told["joined"]})}
    found = ct.backtest(turned, worlds=4000)
    own = [(row.actor, row.chances) for row in BACKTEST.predictions if row.case == "unifil-2006"]
    assert [(row.actor, row.chances) for row in found.predictions if row.case == "unifil-2006"] == own
    others = [row.chances["contingent"] for row in BACKTEST.predictions if row.case != "unifil-2006"]
    assert [row.chances["contingent"] for row in found.predictions if row.case != "unifil-2006"] != others


def test_the_verdict_says_where_it_loses():
    worse = [c for c, scores in BACKTEST.by_case.items() if min(s.brier.value for s in scores[1:]) < scores[0].brier.value]
    assert worse, "else there is nothing to own up to"
    assert f"In {len(worse)} of 6 cases some simpler method did better" in BACKTEST.verdict()
    assert BACKTEST.verdict().endswith("6 cases are no proof.")


def test_margins_are_of_the_same_countries():
    first = BACKTEST.overall[0].brier
    assert (first.margin, first.margin_low, first.margin_high) == (0, 0, 0)
    for scores in BACKTEST.overall[1:]:
        assert scores.brier.margin == pytest.approx(scores.brier.value - first.value)
        assert scores.brier.margin_low < scores.brier.margin < scores.brier.margin_high


def test_one_case_is_not_enough():
    with pytest.raises(ct.ContingentError, match="at least two cases"):
        ct.backtest({"gaza": CASES["gaza-isf-2025-10"]})


def test_results_show_themselves():
    assert len(BACKTEST.to_frame()) == len(BACKTEST.predictions)
    scores = BACKTEST.scores_frame()
    assert set(scores.case) == {"all", *CASES} and set(scores.method) == set(METHODS)
    assert len(RECORD.kinds_frame()) == len(PRIORS) + 1
    for told in (BACKTEST.to_dict(), RECORD.to_dict()):
        json.dumps(told)
    assert "Brier" in BACKTEST._repr_html_() and "offer" in RECORD._repr_html_()


def test_cases_in_which_nobody_is_spoken_of_give_no_base_rate():
    told = {"contingent": 1, "title": "t", "as_of": "2030-01-01", "actors": {"A": {"joins": 0.5}}, "outcomes": {"A": {"joined": True}}}
    with pytest.raises(ct.ContingentError, match="nobody is spoken of in the cases beside 'one'"):
        ct.backtest({"one": ct.load(told), "two": ct.load(told)}, worlds=64)
