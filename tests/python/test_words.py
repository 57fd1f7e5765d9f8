"""Numbers in words: where each term begins and ends, and that no rounding says more than the number."""

import re

import contingent as ct
import pytest
from contingent import words

UP = 1e-9


@pytest.mark.parametrize(
    ("low", "high", "name"),
    [  # ICD 203, D.6.e.(2)(a)
        (0.0 + UP, 0.05 - UP, "almost no chance"),
        (0.05, 0.20 - UP, "very unlikely"),
        (0.20, 0.45 - UP, "unlikely"),
        (0.45, 0.55, "roughly even chance"),
        (0.55 + UP, 0.80, "likely"),
        (0.80 + UP, 0.95, "very likely"),
        (0.95 + UP, 1.0 - UP, "almost certain"),
    ],
)
def test_terms_are_those_of_icd_203(low, high, name):
    assert {ct.term(p) for p in (low, (low + high) / 2, high)} == {name}


def test_terms_mirror_each_other():
    opposite = {
        "almost no chance": "almost certain",
        "very unlikely": "very likely",
        "unlikely": "likely",
        "roughly even chance": "roughly even chance",
    }
    for p in range(1, 100):
        if p <= 50:
            assert opposite[ct.term(p / 100)] == ct.term(round(1 - p / 100, 2)), p


def test_never_and_always_speak_of_the_sample():
    assert ct.term(0) == ct.term(0.0) == "in none of the sampled worlds"
    assert ct.term(1) == ct.term(1.0) == "in all of the sampled worlds"


@pytest.mark.parametrize("impossible", [-UP, 1 + UP, 63, float("nan"), float("inf")])
def test_what_is_no_probability_has_no_term(impossible):
    with pytest.raises(ValueError, match="between 0 and 1"):
        ct.term(impossible)


@pytest.mark.parametrize("decimals", [0, 1])
def test_percent_is_the_share_rounded_and_zero_and_hundred_mean_none_and_all(decimals):
    for millionths in [*range(0, 12_000, 37), *range(12_000, 988_000, 4999), *range(988_000, 1_000_000, 37), 1_000_000]:
        share = millionths / 1e6
        shown = words.percent(share, decimals)
        if shown.startswith("<"):
            assert 0 < 100 * share < float(shown[1:])
        elif shown.startswith(">"):
            assert float(shown[1:]) < 100 * share < 100
        else:
            places = len(shown.partition(".")[2])
            assert abs(float(shown) - 100 * share) <= 0.5 * 10**-places + 1e-9
            assert (float(shown) in (0, 100)) == (share in (0, 1)), share


@pytest.mark.parametrize("worlds", [1, 7, 100, 1000, 100_000])
def test_a_range_never_excludes_its_own_number(worlds):
    for chance in (0, 0.0003, 0.004, 0.04, 0.3, 0.5, 0.85, 0.96, 0.996, 0.9997, 1):
        scenario = ct.load({"contingent": 1, "title": "One", "actors": {"EGY": {"joins": chance}}})
        found = scenario.sample(worlds, threads=1).viable
        text = words.percent_range(found.value, found.low, found.high)
        value, low, high = (float(number) for number in re.findall(r"[\d.]+", text))
        assert low <= value <= high, text
        assert 0 <= found.low <= found.value <= found.high <= 1


def test_estimates_show_the_term_with_the_number_and_its_interval():
    estimate = ct.Estimate(value=0.237, low=0.234, high=0.239, count=23_700, worlds=100_000)
    assert estimate.term == "unlikely"
    assert str(estimate) == "unlikely, 23.7 % (23.4 to 23.9 %)"
    assert float(estimate) == 0.237


HIDDEN = [chr(code) for code in [*range(32), 0x7F, 0x9B, 0xAD, 0x200B, 0x200F, 0x2028, 0x202E, 0x2066, 0xFEFF, 0xD800]]


@pytest.mark.parametrize("character", HIDDEN, ids=lambda character: f"U+{ord(character):04X}")
def test_clean_takes_out_what_hides_or_turns_text(character):
    assert words.clean(f"a{character}b") == "a b"
    assert words.clean(f"{character}{character}") == ""


def test_clean_keeps_every_script():
    for text in ("Türkiye", "مصر", "日本", "Côte d'Ivoire", "🇪🇬", "<b>&amp;"):
        assert words.clean(text) == text


def test_shorten_says_that_it_does():
    assert words.shorten("Egypt", 5) == "Egypt"
    assert words.shorten("Egypt and Italy", 6) == "Egypt…"
    assert len(words.shorten("x" * 100, 10)) == 10


def test_listed():
    assert words.listed([]) == ""
    assert words.listed(["a"]) == "a"
    assert words.listed(["a", "b", "c", "d"]) == "a, b, c and d"
