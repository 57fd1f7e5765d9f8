"""Sampled answers against exact probabilities, for scenarios whose only uncertainty is Boolean."""

from collections import Counter
from math import log

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from oracle_exact import cells, exact
from oracle_reading import beliefs, candidates
from sampling import sample
from strategies import boolean_scenarios

WORLDS = 8192
ANSWERS = ("willing", "admitted", "compatible", "could", "would", "needed")
STEPS = ("will", "consent", "compatibility", "requirements")


def agrees(count, worlds, p):
    """Whether a count of worlds is one to expect at probability p: within 4.5 standard errors of the mean.

    Measured by the root of the binomial deviance, which is the distance in standard errors where counts are large, and
    stays sound where few worlds are expected. At p = 0 and 1 the count must be exact.
    """
    deviance = 0.0
    for seen, expected in ((count, worlds * p), (worlds - count, worlds * (1 - p))):
        if seen and not expected:
            return False
        if seen:
            deviance += 2 * seen * log(seen / float(expected))
    return deviance <= 4.5**2


def sampled(worlds, force):
    """Counts of worlds, by the keys of exact()."""
    members, viability = worlds.members(), worlds.viability(force)
    counts = {"viable": members.viable.count, "uncoordinated": members.uncoordinated.count}
    for row in members.rows:
        counts |= {(answer, row.actor): getattr(row, answer).count for answer in ANSWERS}
    counts |= {("lost_to", step): getattr(viability.breakdown, f"lost_to_{step}") for step in STEPS}
    counts["lost_to", "feasible"] = viability.feasible.count
    counts["gap"] = members.coordination_gap.count
    return counts


@settings(max_examples=220, suppress_health_check=list(HealthCheck))
@given(st.data())
def check(seen, data):
    scenario = data.draw(boolean_scenarios())
    force = data.draw(st.lists(st.sampled_from(list(candidates(scenario))), min_size=1, max_size=3, unique=True))
    probability = exact(scenario, force)
    seen["derived"] += any(len(cells(rights)) > 1 for name, rights in beliefs(scenario).items() if name.startswith("source:"))
    probability["gap"] = probability["viable"] - probability["uncoordinated"]
    worlds = sample(scenario, WORLDS, seed=len(seen))
    for key, count in sampled(worlds, force).items():
        assert agrees(count, WORLDS, probability[key]), (key, count / WORLDS, float(probability[key]))
        seen[key if isinstance(key, str) else key[0], 0 < probability[key] < 1] += 1
    for row in worlds.members().rows:  # an expected number of members is at most 2 here, so its deviation below 1
        assert abs(row.expected - float(probability["expected", row.actor])) <= 4.5 / WORLDS**0.5
        if row.size == 1:
            assert row.expected == row.would.value
    breakdown = worlds.viability(force).breakdown
    assert breakdown.feasible + sum(getattr(breakdown, f"lost_to_{step}") for step in STEPS) == WORLDS


def test_every_answer_is_its_exact_probability():
    seen = Counter()
    check(seen)
    assert seen["viable", True] >= 50  # neither always nor never: the draws, not the structure, are being tested
    assert all(seen[answer, True] >= 50 for answer in ANSWERS)
    assert seen["gap", True] >= 10
    assert seen["lost_to", True] >= 50
    assert seen["derived"] >= 20  # chances that hang on whether a source is right


def test_a_wrong_probability_is_noticed():
    assert agrees(4096, WORLDS, 0.5)
    assert not agrees(4096 + 210, WORLDS, 0.5)  # 4.6 standard errors
    assert agrees(0, WORLDS, 0)
    assert not agrees(1, WORLDS, 0)
    assert not agrees(WORLDS - 1, WORLDS, 1)
