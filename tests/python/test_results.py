"""Results: frozen values that become frames, dicts, pickles and tables, and know where they come from."""

import dataclasses
import json
import math
import pickle
from itertools import pairwise

import contingent as ct
import pytest

EVIL = "<script>alert(1)</script>&\u202eevil\x1b[31m"
SCENARIO = {
    "contingent": 1,
    "title": EVIL,
    "question": EVIL,
    "events": {"vote": {"title": EVIL, "chance": 0.7}},
    "issues": {"arms": {"title": EVIL}, "zone": {}},
    "pools": {"others": {"title": EVIL, "size": 3, "joins": 0.2}},
    "actors": {
        "EGY": {"name": EVIL, "joins": 0.6, "positions": {"arms": {"ideal": [0, 0.2, 0.6], "tolerance": 0.2}}},
        "IDN": {"joins": [{"when": "vote and EGY", "chance": 0.8}, {"chance": 0.1}]},
        "TUR": {"joins": 0.9, "positions": {"arms": {"ideal": 0.7, "tolerance": 0.1}}},
        "ISR": {"gatekeeper": True, "accepts": {"TUR": 0.3}, "positions": {"arms": {"ideal": 0.3, "tolerance": 0.2}}},
    },
    "requirements": {"size": {"at_least": 2, "of": "members"}},
}
WORLDS = ct.load(SCENARIO).sample(6400, seed=7, threads=1)
RESULTS = {
    "members": WORLDS.members(),
    "viability": WORLDS.viability(["IDN", "EGY", "others#1"]),
    "compatibility": WORLDS.compatibility(),
    "network": WORLDS.network(0.1),
}
ANSWERS = ["willing", "admitted", "compatible", "could", "would", "needed"]

everyone = pytest.mark.parametrize("name", RESULTS)


def bounded(*answers):
    return [column for answer in answers for column in (answer, f"{answer}_low", f"{answer}_high")]


# What all of them can do


@everyone
def test_provenance(name):
    result = RESULTS[name]
    assert result.provenance == WORLDS.provenance
    told = {"seed": 7, "worlds": 6400, "version": ct.__version__, "scenario_sha256": WORLDS.scenario.sha256}
    assert result.provenance.to_dict() == result.to_dict()["provenance"] == told
    assert f"6,400 worlds, seed 7, contingent {ct.__version__}" in str(result.provenance)


@everyone
def test_dicts_are_plain_json(name):
    told = RESULTS[name].to_dict()
    assert json.loads(json.dumps(told, allow_nan=False)) == told


@everyone
def test_pickles_are_equal(name):
    result = RESULTS[name]
    again = pickle.loads(pickle.dumps(result))
    assert again == result and again is not result
    assert again.to_dict() == result.to_dict()


@everyone
def test_values_are_frozen(name):
    result = RESULTS[name]
    for field in dataclasses.fields(result):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(result, field.name, None)
    with pytest.raises(dataclasses.FrozenInstanceError):
        result.provenance.seed = 8


@everyone
def test_html_is_escaped_and_repr_is_one_line(name):
    for shown in (RESULTS[name], WORLDS.scenario):
        html = shown._repr_html_()
        assert "<script" not in html and "\u202e" not in html and "\x1b" not in html
    assert "\n" not in repr(RESULTS[name])


def test_html_shows_the_names_it_escapes():
    for shown in (RESULTS["members"], RESULTS["compatibility"], RESULTS["network"], WORLDS.scenario):
        assert "&lt;script&gt;alert(1)&lt;/script&gt;&amp; evil [31m" in shown._repr_html_()


@everyone
def test_the_same_again(name):
    again = ct.load(SCENARIO).sample(6400, seed=7, threads=2)
    asked = {"viability": [["IDN", "EGY", "others#1"]], "network": [0.1]}.get(name, [])
    assert getattr(again, name)(*asked) == RESULTS[name]


# Each of them


def test_members_frame():
    frame = RESULTS["members"].to_frame()
    assert list(frame) == ["actor", "name", "pool", "size", *bounded(*ANSWERS), "expected"]
    assert list(frame["actor"]) == ["EGY", "IDN", "TUR", "others"]
    assert list(frame["size"]) == [1, 1, 1, 3]
    for row in RESULTS["members"]:
        (line,) = frame[frame["actor"] == row.actor].to_dict("records")
        for answer in ANSWERS:
            estimate = getattr(row, answer)
            told = [line[column] for column in bounded(answer)]
            assert told == [estimate.value, estimate.low, estimate.high]
            assert estimate.low <= estimate.value <= estimate.high
        for wider, narrower in pairwise(ANSWERS):
            assert getattr(row, narrower).count <= getattr(row, wider).count


def test_members_rows():
    members = RESULTS["members"]
    assert len(members) == len(list(members)) == 4
    assert members["others"].label.endswith("(any of 3)") and members["EGY"].label == EVIL
    assert members["IDN"].name == "IDN"
    with pytest.raises(KeyError, match="EGY, IDN, TUR, others"):
        members["ISR"]
    ranked = [row.could.value for row in members.ranked()]
    assert ranked == sorted(ranked, reverse=True)
    assert members.viable.count - members.uncoordinated.count == members.coordination_gap.count
    assert WORLDS.viable == members.viable and WORLDS.members() is members


def test_viability_frame_and_breakdown():
    viability = RESULTS["viability"]
    frame = viability.to_frame()
    assert list(frame) == ["members", *bounded("feasible")] and len(frame) == 1
    assert viability.members == frame["members"][0] == ("EGY", "IDN", "others#1")  # in file order
    assert (viability.value, viability.low, viability.high) == tuple(frame.iloc[0, 1:])
    steps = viability.breakdown().to_frame()
    assert list(steps) == ["step", "meaning", "worlds"]
    assert steps["worlds"].sum() == viability.breakdown().worlds == 6400
    assert steps["worlds"].iloc[-1] == viability.feasible.count


def test_compatibility_frame():
    compatibility = RESULTS["compatibility"]
    assert compatibility.actors == ("EGY", "IDN", "TUR", "others", "ISR")
    frame = compatibility.to_frame()
    assert list(frame) == ["actor", "other", "issue", *bounded("compatible", "together")]
    assert len(frame) == 10 * 3
    whole = frame[frame["issue"].isna()]
    for line in whole.to_dict("records"):
        assert compatibility[line["actor"], line["other"]].value == line["compatible"] >= line["together"]
    assert frame[~frame["issue"].isna()]["together"].isna().all()
    for i, row in enumerate(compatibility.overall):
        assert row[i].value == 1
        assert [cell.value for cell in row] == [other[i].value for other in compatibility.overall]
    with pytest.raises(KeyError, match="EGY, IDN, TUR, others, ISR"):
        compatibility["EGY", "FRA"]


def test_network_frame():
    network = RESULTS["network"]
    frame = network.to_frame()
    assert list(frame) == ["actor", "name", "gatekeeper", "bloc", "component", "betweenness", "x", "y"]
    assert list(frame["actor"]) == ["EGY", "IDN", "TUR", "others", "ISR"]
    assert list(frame["gatekeeper"]) == [False, False, False, False, True]
    assert frame["x"].between(0, 1).all() and frame["y"].between(0, 1).all()
    assert ("IDN", "EGY") in network.waits_for
    assert network.all_blocs is True
    shares = [share for _, _, share in network.pairs()]
    assert shares == sorted(shares, reverse=True) and min(shares) >= 0.1
    with pytest.raises(ct.ContingentError, match="threshold"):
        WORLDS.network(math.nan)


def test_progress_reaches_every_question():
    told = []
    worlds = ct.load(SCENARIO).sample(200_000, threads=1, progress=lambda done, total: told.append((done, total)))
    for ask in (worlds.members, worlds.compatibility, worlds.network, lambda: worlds.viability(["EGY"])):
        told.clear()
        ask()
        assert told and told[-1] == (200_000, 200_000)


# Estimates and sets of worlds


def test_shares_of_sets():
    egypt, indonesia = WORLDS.worlds_where_willing("EGY"), WORLDS.worlds_where_willing("IDN")
    both, either = WORLDS.share(egypt & indonesia), WORLDS.share(egypt | indonesia)
    assert both.count + either.count == egypt.count + indonesia.count
    assert WORLDS.share(~egypt).count == len(WORLDS) - egypt.count
    assert both.value == both.count / both.worlds and both.worlds == 6400
    with pytest.raises(ct.ContingentError, match="6400"):
        WORLDS.share(ct.load(SCENARIO).sample(64).worlds_where_viable())


def test_an_estimate_is_wilsons_interval():
    z = 1.959963984540054
    estimate = RESULTS["members"].viable
    n, p = estimate.worlds, estimate.value
    middle, half = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    assert estimate.low == pytest.approx((middle - half) / (1 + z * z / n), abs=1e-12)
    assert estimate.high == pytest.approx((middle + half) / (1 + z * z / n), abs=1e-12)


def test_an_estimate_in_html_has_no_loose_bracket():
    never = ct.Estimate(value=0.00001, low=0.000002, high=0.00006, count=1, worlds=100_000)
    assert never._repr_html_() == "<span>almost no chance, &lt;0.1 % (&lt;0.1 to &lt;0.1 %)</span>"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"worlds": 0}, "worlds must be from 1"),
        ({"worlds": -1}, "worlds is a whole number"),
        ({"worlds": 1.5}, "worlds is a whole number"),
        ({"worlds": True}, "worlds is a whole number"),
        ({"seed": -1}, "seed is a whole number"),
        ({"seed": 1 << 64}, "seed is a whole number"),
        ({"threads": 1025}, "threads must be from 1"),
    ],
    ids=str,
)
def test_samples_that_cannot_be(arguments, said):
    with pytest.raises(ct.ContingentError, match=said):
        ct.load(SCENARIO).sample(**arguments)


def test_members_are_a_list_not_a_text():
    with pytest.raises(ct.ContingentError, match=r'\["EGY"\], not one text'):
        WORLDS.viability("EGY")
    with pytest.raises(ct.ContingentError, match='no candidate is called "EGI"; did you mean "EGY"'):
        WORLDS.viability(["EGI"])
    with pytest.raises(ct.ContingentError, match="at least one member"):
        WORLDS.viability([])
