"""Statistics checked as statistics: moments of what is drawn, independence between names, coverage of the intervals."""

import math

import contingent as ct
import numpy as np
import pytest
from oracle_exact import exact
from sampling import sample

COUNT = 200_000
FAR = 4.5  # standard errors: by chance once in 150,000


def solo(**actor):
    return {"contingent": 1, "title": "one", "issues": {"x": {}}, "prefer": "troops", "actors": {"A": {"joins": 1.0} | actor}}


# Moments ----------------------------------------------------------------------------------------------------------------


def moments(quantity):
    """Mean, variance and skewness of a PERT (the beta with 1 + 4 (mode - low) / (high - low) and 6 less that) or a normal."""
    if isinstance(quantity, dict):
        return quantity["mean"], quantity["sd"] ** 2, 0.0
    low, mode, high = quantity
    a = 1 + 4 * (mode - low) / (high - low)
    b = 6 - a
    mean, variance = low + (high - low) * a / (a + b), (high - low) ** 2 * a * b / ((a + b) ** 2 * (a + b + 1))
    return mean, variance, 2 * (b - a) * math.sqrt(a + b + 1) / ((a + b + 2) * math.sqrt(a * b))


QUANTITIES = [
    [0.2, 0.35, 0.5], [0.0, 0.0, 1.0], [0.1, 0.9, 0.9], [0.3, 0.4, 0.9], {"mean": 0.5, "sd": 0.05}, {"mean": 0.7, "sd": 0.12},
]  # fmt: skip


@pytest.mark.parametrize("kind", ["ideal", "tolerance", "offer"])
@pytest.mark.parametrize("quantity", QUANTITIES, ids=str)
def test_quantities_have_the_moments_asked_for(quantity, kind):
    ranges = {"ideal": quantity, "tolerance": 0.1} if kind == "ideal" else {"ideal": 0.5, "tolerance": quantity}
    scenario = solo(positions={"x": ranges}, offers={"troops": quantity})
    name, unit = ("offer:A/troops", 1e3) if kind == "offer" else (f"{kind}:A/x", 1e6)
    drawn = sample(scenario, COUNT).draw(name) / unit
    mean, variance, skewness = moments(quantity)
    centred, root = drawn - drawn.mean(), math.sqrt(COUNT)
    rounding = 1e-3 if kind == "offer" else 1e-6
    assert abs(drawn.mean() - mean) < FAR * math.sqrt(variance) / root + rounding
    spread_of_squares = math.sqrt(np.mean(centred**4) - variance**2)
    assert abs(drawn.var() - variance) < FAR * spread_of_squares / root + rounding
    assert abs(np.mean(centred**3) / drawn.std() ** 3 - skewness) < FAR * 4 / root  # its error is below 4 / sqrt(n) here


# Independence -----------------------------------------------------------------------------------------------------------

# Names that share much of their letters, as those of a real scenario do.
MANY = {
    "contingent": 1,
    "title": "many names",
    "prefer": "troops",
    "issues": {"a": {}, "b": {}},
    "events": {f"e{k}": {"chance": 0.5} for k in range(4)},
    "actors": {
        id: {
            "joins": 0.5,
            "leads": 0.5,
            "accepts": {"*": 0.5},
            "offers": {"troops": [0, 400, 1000]},
            "positions": {issue: {"ideal": [0, 0.4, 1], "tolerance": {"mean": 0.4, "sd": 0.05}} for issue in "ab"},
        }
        for id in ("A", "B", "AB", "A-B")
    },
}


def names():
    events, actors = list(MANY["events"]), list(MANY["actors"])
    yield from (f"event:{id}" for id in events)
    for id in actors:
        yield from (f"joins:{id}", f"leads:{id}", f"offer:{id}/troops")
        yield from (f"{part}:{id}/{issue}" for part in ("ideal", "tolerance") for issue in "ab")
        yield from (f"accepts:{id}/{other}" for other in actors if other != id)


def eighths(numbers):
    """Which eighth of its sorted values each number is in."""
    return np.searchsorted(np.quantile(numbers, np.arange(1, 8) / 8), numbers, side="right")


def test_draws_of_any_two_names_are_independent():
    """Pearson's chi-squared over 8 x 8 cells sees any dependence, not only a linear one."""
    worlds = sample(MANY, 100_000)
    drawn = {name: eighths(worlds.draw(name)) for name in names()}
    listed, farthest = list(drawn), 0.0
    for i, a in enumerate(listed):
        for b in listed[:i]:
            cells = np.bincount(8 * drawn[a] + drawn[b], minlength=64).reshape(8, 8)
            expected = np.outer(cells.sum(1), cells.sum(0)) / cells.sum()
            # Wilson & Hilferty 1931: the cube root of chi-squared is nearly normal, 49 degrees of freedom here.
            chi = ((cells - expected) ** 2 / expected).sum()
            z = ((chi / 49) ** (1 / 3) - (1 - 2 / (9 * 49))) / math.sqrt(2 / (9 * 49))
            farthest = max(farthest, z)
    assert len(listed) > 40 and 2 < farthest < 5.5  # of 946 pairs one is 3 off by chance, and 5.5 once in 50,000 runs


def test_every_bit_of_a_uniform_is_fair_and_free_of_the_next_world_and_of_other_bits():
    worlds = sample(MANY, 64_000)
    for name in ("joins:A", "leads:A", "joins:AB", "accepts:A/B"):
        bits = (worlds.draw(name)[:, None] >> np.arange(32, dtype=np.uint32)) & 1
        signs = 2.0 * bits - 1
        assert np.abs(signs.mean(0)).max() * math.sqrt(len(signs)) < FAR
        between = signs.T @ signs / math.sqrt(len(signs))
        assert np.abs(between - np.diag(np.diag(between))).max() < 5
        for lag in (1, 2, 32, 64, 512):
            assert np.abs((signs[lag:] * signs[:-lag]).mean(0)).max() * math.sqrt(len(signs)) < FAR


# Intervals --------------------------------------------------------------------------------------------------------------

SAMPLES, WORLDS = 1_000, 320
TRIO = {
    "contingent": 1,
    "title": "three",
    "events": {"vote": {"chance": 0.6}},
    "actors": {
        "A": {"joins": [{"when": "vote", "chance": 0.9}, {"chance": 0.2}], "accepts": {"C": 0.7}},
        "B": {"joins": 0.35},
        "C": {"joins": [{"when": "B", "chance": 0.8}, {"chance": 0.5}]},
    },
    "requirements": {"size": {"at_least": 2, "of": "members"}},
}
ANSWERS = ("willing", "compatible", "could", "would", "needed")


def covered(held, tries):
    """Whether 95 % intervals held as often as they should, give or take what Wilson's and Newcombe's do by themselves."""
    return 0.93 - FAR * math.sqrt(0.05 * 0.95 / tries) < held / tries < 0.97 + FAR * math.sqrt(0.05 * 0.95 / tries)


def test_shares_lie_in_their_intervals_as_often_as_said(capsys):
    truth, held = exact(TRIO, ["A", "B"]), {}
    for seed in range(SAMPLES):
        members = sample(TRIO, WORLDS, seed=seed).members()
        estimates = {"viable": members.viable} | {(answer, row.actor): getattr(row, answer) for row in members.rows for answer in ANSWERS}
        for name, estimate in estimates.items():
            if 0 < truth[name] < 1:
                held[name] = held.get(name, 0) + (estimate.low <= truth[name] <= estimate.high)
    with capsys.disabled():
        print(f"\ncoverage of {len(held)} shares over {SAMPLES} samples: {min(held.values()) / SAMPLES:.1%} to {max(held.values()) / SAMPLES:.1%}")
    assert len(held) >= 10
    assert [name for name, count in held.items() if not covered(count, SAMPLES)] == []
    assert 0.94 < sum(held.values()) / (SAMPLES * len(held)) < 0.96


@pytest.mark.parametrize("lever", ["joins:B", "event:vote", "accepts:A/C"])
def test_differences_lie_in_their_intervals_as_often_as_said(lever):
    better = ct.load(TRIO).set({lever: 1.0}).to_dict()
    gain = exact(better, ["A"])["viable"] - exact(TRIO, ["A"])["viable"]
    held = 0
    for seed in range(SAMPLES):
        (effect,) = sample(TRIO, WORLDS, seed=seed).lever_effects(settings=[(lever, 1.0)]).effects
        held += effect.change.low <= gain <= effect.change.high
    assert covered(held, SAMPLES)


def test_means_of_power_lie_in_their_intervals_as_often_as_said():
    """Against a sample a thousand times as large."""
    truth = [row.shapley.value for row in sample(TRIO, 1000 * WORLDS, seed=SAMPLES + 1).power().rows]
    held = [0] * len(truth)
    for seed in range(SAMPLES):
        for number, row in enumerate(sample(TRIO, WORLDS, seed=seed).power().rows):
            held[number] += row.shapley.low <= truth[number] <= row.shapley.high
    assert all(covered(count, SAMPLES) for count in held)
