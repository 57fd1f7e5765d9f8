"""The draws: the published generator, keyed by name, whatever the threads, shards and order of the file."""

import math

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from oracle_reading import candidates, threshold
from sampling import sample
from strategies import scenarios

ONE = 2.0**32
ANSWERS = ("willing", "admitted", "acceptable", "could", "would", "needed")


def solo(**actor):
    """A scenario of one candidate, always willing."""
    return {"contingent": 1, "title": "one", "actors": {"A": {"joins": 1.0} | actor}}


def everything(worlds, scenario):
    """Every answer about every candidate, as bits."""
    sets = {"viable": worlds.worlds_where_viable(), "uncoordinated": worlds.worlds_where_uncoordinated()}
    for i in candidates(scenario):
        sets |= {(answer, i): getattr(worlds, f"worlds_where_{answer}")(i) for answer in ANSWERS}
    return {name: worlds_set.to_numpy() for name, worlds_set in sets.items()}


def assert_same(a, b):
    assert a.keys() == b.keys()
    for name in a:
        np.testing.assert_array_equal(a[name], b[name], err_msg=str(name))


def rows(worlds):
    fields = ("willing", "admitted", "compatible", "could", "would", "needed")
    found = worlds.members().rows
    return [(row.actor, row.expected, *(getattr(row, field).count for field in fields)) for row in found]


# The generator ------------------------------------------------------------------------------------------------------


def philox(counter, key):
    """Philox 4x32-10 (Salmon et al. 2011), from the paper."""
    x, k = list(counter), list(key)
    for _ in range(10):
        a, b = 0xD2511F53 * x[0], 0xCD9E8D57 * x[2]
        x = [(b >> 32) ^ x[1] ^ k[0], b & 0xFFFFFFFF, (a >> 32) ^ x[3] ^ k[1], a & 0xFFFFFFFF]
        k = [(k[0] + 0x9E3779B9) & 0xFFFFFFFF, (k[1] + 0xBB67AE85) & 0xFFFFFFFF]
    return x


def key_of(seed, name):
    """FNV-1a of the name, then splitmix64's finaliser: the key documented in support/random.hpp."""
    hash, mask = 0xCBF29CE484222325, 2**64 - 1
    for byte in name.encode():
        hash = (hash ^ byte) * 0x100000001B3 & mask
    z = hash ^ (seed * 0x9E3779B97F4A7C15 & mask)
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 & mask
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB & mask
    z ^= z >> 31
    return z & 0xFFFFFFFF, z >> 32


def uniform_by_the_book(seed, name, world):
    """A belief's uniform, its bits gathered pair by pair from the stream of the world's group of 64."""
    group, bit, uniform = world // 64, world % 64, 0
    for pair in range(16):
        out = philox((group & 0xFFFFFFFF, group >> 32, pair, 0), key_of(seed, name))
        for low, high in (out[:2], out[2:]):
            uniform = 2 * uniform + ((low | high << 32) >> bit & 1)
    return uniform


def test_philox_has_the_published_vectors():
    ones, pi = 0xFFFFFFFF, (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344)
    assert philox((0, 0, 0, 0), (0, 0)) == [0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8]
    assert philox((ones,) * 4, (ones,) * 2) == [0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD]
    assert philox(pi, (0xA4093822, 0x299F31D0)) == [0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1]


@pytest.mark.parametrize("seed", [0, 1, 2**64 - 1])
@pytest.mark.parametrize("first", [0, 64 * 2**31, 64 * (2**32 - 1)])
def test_a_uniform_is_the_documented_one(seed, first):
    drawn = sample(solo(joins=0.5), 700, seed=seed, first=first).draw("joins:A")
    for world in (0, 1, 63, 64, 511, 512, 699):
        assert drawn[world] == uniform_by_the_book(seed, "joins:A", first + world)


@pytest.mark.parametrize("chance", [0.0, 1e-12, 2.0**-32, 1e-3, 0.25, 1 / 3, 0.5, 0.7, 1 - 1e-3, 1 - 2.0**-32, 1.0])
def test_a_belief_is_true_below_its_chance(chance):
    worlds = sample(solo(joins=chance), 20_000)
    below = worlds.draw("joins:A") < threshold(chance)
    np.testing.assert_array_equal(worlds.worlds_where_willing("A").to_numpy(), below)


# Distributions ------------------------------------------------------------------------------------------------------


def kolmogorov_smirnov(numbers, distribution):
    """sqrt(n) times the largest distance between sample and distribution function: above 2.2 in 1 of 8,000 runs."""
    x = np.sort(numbers)
    expected, n = distribution(x), len(x)
    above, below = np.arange(1, n + 1) / n - expected, expected - np.arange(n) / n
    return math.sqrt(n) * max(above.max(), below.max())


def normal_cdf(mean, sd):
    return lambda x: np.array([0.5 * math.erfc((mean - v) / (sd * math.sqrt(2))) for v in x])


def pert_cdf(low, mode, high):
    """The beta distribution function with the shape of a PERT, by numeric integration of its density."""
    alpha = 1 + 4 * (mode - low) / (high - low)
    t = np.linspace(0, 1, 200_001)
    density = t ** (alpha - 1) * (1 - t) ** (5 - alpha)
    mass = np.concatenate([[0], np.cumsum((density[1:] + density[:-1]) / 2)])
    return lambda x: np.interp((np.asarray(x) - low) / (high - low), t, mass / mass[-1])


QUANTITIES = [[0.2, 0.35, 0.5], [0.0, 0.0, 1.0], [0.1, 0.9, 0.9], {"mean": 0.5, "sd": 0.1}, {"mean": 0.9, "sd": 0.4}]


def distribution_of(quantity):
    return normal_cdf(**quantity) if isinstance(quantity, dict) else pert_cdf(*quantity)


@pytest.mark.parametrize("quantity", QUANTITIES, ids=str)
def test_ideal_points_are_distributed_as_asked(quantity):
    scenario = solo(positions={"x": {"ideal": quantity, "tolerance": 0.1}}) | {"issues": {"x": {}}}
    ideal = sample(scenario, 100_000).draw("ideal:A/x") / 1e6
    assert kolmogorov_smirnov(ideal, distribution_of(quantity)) < 2.2


@pytest.mark.parametrize("quantity", QUANTITIES, ids=str)
def test_offers_are_distributed_as_asked_and_cut_at_0(quantity):
    scale = 5000
    if isinstance(quantity, dict):
        asked = {part: value * scale for part, value in quantity.items()}
    else:
        asked = [scale * value for value in quantity]
    scenario = solo(offers={"troops": asked}) | {"prefer": "troops"}
    offer = sample(scenario, 100_000).draw("offer:A/troops") / 1e3
    assert offer.min() >= 0
    positive = offer[offer > 0]
    cut = float(distribution_of(asked)([0.0])[0])
    assert abs(np.mean(offer == 0) - cut) <= 4.5 * math.sqrt(cut * (1 - cut) / len(offer)) + 1e-6
    assert kolmogorov_smirnov(positive, lambda x: (distribution_of(asked)(x) - cut) / (1 - cut)) < 2.2


def test_a_fixed_quantity_is_itself():
    scenario = solo(
        offers={"troops": 1234.5678}, positions={"x": {"ideal": 0.1234567, "tolerance": 0.25}}
    ) | {"issues": {"x": {}}, "prefer": "troops"}
    worlds = sample(scenario, 100)
    assert set(worlds.draw("offer:A/troops")) == {1_234_568}
    assert set(worlds.draw("ideal:A/x")) == {123_457}
    assert set(worlds.draw("tolerance:A/x")) == {250_000}


def belief_uniforms(count, seed=0, first=0, names="ABCDE"):
    scenario = {"contingent": 1, "title": "several", "actors": {name: {"joins": 0.5, "leads": 0.5} for name in names}}
    worlds = sample(scenario, count, seed=seed, first=first)
    return {f"{kind}:{name}": worlds.draw(f"{kind}:{name}") / ONE for name in names for kind in ("joins", "leads")}


def test_uniforms_are_uniform():
    for name, uniform in belief_uniforms(200_000).items():
        assert kolmogorov_smirnov(uniform, lambda x: x) < 2.2, name
        assert abs(uniform.mean() - 0.5) < 4.5 * math.sqrt(1 / 12 / len(uniform)), name


def correlation(a, b):
    """In standard errors."""
    return abs(np.corrcoef(a, b)[0, 1]) * math.sqrt(len(a))


def test_uniforms_of_different_names_seeds_and_worlds_are_independent():
    uniforms, reseeded = belief_uniforms(200_000), belief_uniforms(200_000, seed=1)
    names = list(uniforms)
    for i, a in enumerate(names):
        for b in names[:i]:
            assert correlation(uniforms[a], uniforms[b]) < 4.5, (a, b)
        assert correlation(uniforms[a], reseeded[a]) < 4.5, a
        for lag in (1, 64, 512):
            assert correlation(uniforms[a][lag:], uniforms[a][:-lag]) < 4.5, (a, lag)


# What must not show -------------------------------------------------------------------------------------------------

BRIEFLY = settings(max_examples=30, suppress_health_check=list(HealthCheck))


@BRIEFLY
@given(scenarios())
def test_threads_do_not_show(scenario):
    one, two, three = (sample(scenario, 5_000, threads=threads) for threads in (1, 2, 3))
    assert rows(one) == rows(two) == rows(three)
    assert_same(everything(one, scenario), everything(two, scenario))
    assert_same(everything(one, scenario), everything(three, scenario))


@BRIEFLY
@given(scenarios(), st.lists(st.integers(1, 20), min_size=1, max_size=3))
def test_shards_join_to_the_whole(scenario, groups):
    """Worlds 0 to n in one piece, and in pieces that start at any multiple of 64."""
    starts = [0, *(64 * sum(groups[: k + 1]) for k in range(len(groups)))]
    total = starts[-1] + 777
    counts = [end - start for start, end in zip(starts, [*starts[1:], total], strict=True)]
    whole = everything(sample(scenario, total), scenario)
    parts = [
        everything(sample(scenario, count, first=start), scenario) for start, count in zip(starts, counts, strict=True)
    ]
    assert_same(whole, {name: np.concatenate([part[name] for part in parts]) for name in whole})


@BRIEFLY
@given(scenarios(), st.randoms(use_true_random=False))
def test_file_order_shows_only_in_ties_of_the_plan(scenario, random):
    """By name, all answers are the same but for `would`, whose last tie-break is the order of the file."""

    def shuffled(mapping):
        return dict(random.sample(list(mapping.items()), len(mapping)))

    other = scenario | {key: shuffled(scenario[key]) for key in ("actors", "events", "issues", "requirements")}
    a, b = everything(sample(scenario, 3_000), scenario), everything(sample(other, 3_000), scenario)
    would = [name for name in a if name[0] == "would"]
    np.testing.assert_array_equal(sum(a[name] for name in would) > 0, sum(b[name] for name in would) > 0)
    if "prefer" not in scenario or scenario["prefer"] == "members":  # equally good plans are equally large
        sizes = [sum(side[name].astype(int) for name in would) for side in (a, b)]
        np.testing.assert_array_equal(*sizes)
    assert_same(*({name: bits for name, bits in side.items() if name not in would} for side in (a, b)))


@BRIEFLY
@given(scenarios())
def test_another_actor_moves_no_ones_draws(scenario):
    newcomer = {"joins": 0.5, "leads": 0.5, "offers": {"troops": [1, 2, 3]}}
    larger = scenario | {"actors": {"newcomer": newcomer} | scenario["actors"]}
    a, b = sample(scenario, 3_000), sample(larger, 3_000)
    for i in candidates(scenario):
        assert a.worlds_where_willing(i) == b.worlds_where_willing(i)
        assert a.worlds_where_acceptable(i) == b.worlds_where_acceptable(i)
        np.testing.assert_array_equal(a.draw(f"joins:{i}"), b.draw(f"joins:{i}"))


@BRIEFLY
@given(scenarios(), st.integers(0, 2**64 - 1))
def test_the_same_seed_gives_the_same_numbers(scenario, seed):
    assert rows(sample(scenario, 2_000, seed=seed)) == rows(sample(scenario, 2_000, seed=seed))


def test_another_seed_gives_others():
    assert not np.array_equal(belief_uniforms(1000)["joins:A"], belief_uniforms(1000, seed=1)["joins:A"])
