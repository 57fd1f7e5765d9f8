"""The estimators against exact enumeration over a thousand random scenarios: deviations should look standard normal.

Not in the default run: pytest -m nightly tests/python/test_nightly.py. CONTINGENT_SEED draws other scenarios.
"""

import math
import os

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from oracle_exact import exact
from oracle_reading import candidates
from sampling import sample
from strategies import boolean_scenarios
from test_draws import kolmogorov_smirnov, normal_cdf
from test_exact import sampled

SCENARIOS, WORLDS = 1_000, 4_096
SEED = int(os.environ.get("CONTINGENT_SEED", "1"))
LEAST_EXPECTED = 50  # worlds on either side: fewer are too few for a normal distribution to describe


class Deviations:
    """In standard errors, of every answer; and of one answer a scenario, which are independent of each other."""

    def __init__(self):
        self.scenarios, self.certain, self.all, self.independent = 0, 0, [], []

    def add(self, counts, probability, choice):
        self.scenarios += 1
        found = []
        for key, count in counts.items():
            p = float(probability[key])
            if p in (0, 1):
                assert count == WORLDS * p, key
                self.certain += 1
            elif min(p, 1 - p) * WORLDS >= LEAST_EXPECTED:
                found.append((count - WORLDS * p) / math.sqrt(WORLDS * p * (1 - p)))
        self.all += found
        if found:
            self.independent.append(found[choice % len(found)])

    def told(self):
        mean, sd = moments(self.independent)
        rows = [
            f"{self.scenarios:,} scenarios, {len(self.all):,} uncertain answers, {self.certain:,} certain ones (all exact)",
            f"one answer a scenario: mean {mean:+.3f}, standard deviation {sd:.3f}, of {len(self.independent):,}",
            "standard errors from the exact value, all answers, and what a standard normal would have:",
        ]
        for k in range(-8, 9):
            low, high = (k - 0.5) / 2, (k + 0.5) / 2
            inside = sum(low <= z < high for z in self.all)
            normal = len(self.all) * (math.erf(high / math.sqrt(2)) - math.erf(low / math.sqrt(2))) / 2
            rows.append(f"{k / 2:+5.1f} {inside:7,} {normal:9,.0f} {'#' * round(200 * inside / len(self.all))}")
        return "\n".join(rows)


def moments(numbers):
    mean = sum(numbers) / len(numbers)
    return mean, math.sqrt(sum((z - mean) ** 2 for z in numbers) / (len(numbers) - 1))


@pytest.mark.nightly
def test_deviations_from_exact_values_are_standard_normal(capsys):
    deviations = Deviations()

    @seed(SEED)
    @settings(max_examples=SCENARIOS, derandomize=False, database=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def look_at(data):
        scenario = data.draw(boolean_scenarios())
        force = data.draw(st.lists(st.sampled_from(list(candidates(scenario))), min_size=1, max_size=3, unique=True))
        probability = exact(scenario, force)
        probability["gap"] = probability["viable"] - probability["uncoordinated"]
        number = deviations.scenarios
        deviations.add(sampled(sample(scenario, WORLDS, seed=SEED + number), force), probability, choice=7 * number)

    look_at()
    with capsys.disabled():
        print(f"\n{deviations.told()}")
    tries = len(deviations.independent)
    mean, sd = moments(deviations.independent)
    assert deviations.scenarios >= 0.9 * SCENARIOS and tries > 0.3 * SCENARIOS
    assert abs(mean) < 4.5 / math.sqrt(tries)
    assert abs(sd - 1) < 4.5 / math.sqrt(2 * tries)
    # Counts are whole numbers: their distribution function has steps, of 0.06 at most with so many expected.
    assert kolmogorov_smirnov(deviations.independent, normal_cdf(0, 1)) < 2.2 + 0.06 * math.sqrt(tries) / 2
    assert max(map(abs, deviations.all)) < 6
