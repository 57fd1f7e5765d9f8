"""Plots of the answers that search: every label whole and apart from the others, whatever the scenario."""

import hashlib

import contingent as ct
import pytest
from charts import boxes, check, faults_in_a_browser, printed_elsewhere
from contingent.plots import Chart
from contingent.plots.scales import step_for, ticks
from contingent.plots.terms import runs
from hostile import NAMES, evil_scenario, one_candidate, sixty_candidates

WIDTHS = (7.6, 3.8)


def impossible():
    """No coalition is ever feasible, and nobody can live with any policy."""
    egypt = {"joins": 1, "positions": {"a": {"ideal": 0.52, "tolerance": 0.001}}}
    return {
        "contingent": 1, "title": "None", "issues": {"a": {}, "b": {}}, "actors": {"EGY": egypt, "IDN": {"joins": 0}},
        "requirements": {"size": {"at_least": 9, "of": "members"}},
    }  # fmt: skip


def tiny():
    """One candidate, one issue, sure of all."""
    egypt = {"joins": 1, "positions": {"a": {"ideal": 0.5, "tolerance": 0.2}}}
    return {
        "contingent": 1,
        "title": "Tiny",
        "issues": {"a": {"low": "peace", "high": "war"}},
        "actors": {"EGY": egypt},
    }


SCENARIOS = {  # what is loaded, its issues, the quantity of its frontier and the amounts
    "gaza": ("gaza-isf-2025-10", ("disarmament", "authority"), "troops", None),
    "gaza, members": ("gaza-isf-2025-10", (), "members", [1, 2, 3, 4, 5, 6, 7, 60]),
    "every-feature": ("every-feature", (), "members", [1, 2, 3, 99]),
    "one": (one_candidate(), (), "members", [0, 1, 2]),
    "tiny": (tiny(), ("a",), "members", [1]),
    "crowded": ("gaza-isf-2025-10", (), "members", [1, 1.1, 2, 2.1, 3, 3.1, 4, 5, 6, 1000]),
    "impossible": (impossible(), ("a", "b"), "members", None),
    "sixty": (sixty_candidates(), ("a", "b"), "members", [1, 2, 3, 5, 8]),
    "evil": (evil_scenario(), ("arms", "zone"), "troops", [0, 1, 2, 100, 101, 200, 1000]),
}


def results_of(source, issues, quantity, amounts):
    scenario = ct.load(source)
    worlds = scenario.sample(2_000, threads=1)
    yield "coalitions", worlds.coalitions(top=14, max_size=4)
    yield "frontier", worlds.frontier(quantity, amounts)
    yield "levers", worlds.levers()
    yield "levers of one", worlds.levers(scenario.candidates[0])
    yield "levers of a coalition", worlds.levers(scenario.candidates[:2])
    if issues:
        yield "curve", worlds.terms(issues[0], steps=11)
    if len(issues) > 1:
        yield "map", worlds.terms(*issues, steps=11)
    if scenario.title == "None":
        yield "one cell", worlds.terms(*issues, steps=2)


RESULTS = {f"{name}, {kind}": result for name, asked in SCENARIOS.items() for kind, result in results_of(*asked)}
CHARTS = {f"{name}, {width} in": result.plot(width) for name, result in RESULTS.items() for width in WIDTHS}
every_chart = pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS.keys())


def texts(chart):
    return [text for text, _ in boxes(chart)]


@every_chart
def test_charts_are_sound(chart):
    assert isinstance(chart, Chart)
    check(chart)


def test_no_label_is_cut_or_covered_in_a_browser(tmp_path):
    assert faults_in_a_browser(CHARTS, tmp_path) == {}


def test_names_are_texts_and_not_mathematics():
    chart = CHARTS["evil, coalitions, 7.6 in"]
    assert NAMES["WORD"] in "".join(texts(chart))
    svg = CHARTS["evil, map, 7.6 in"].svg() + chart.svg() + CHARTS["evil, levers, 7.6 in"].svg()
    assert "<script" not in svg and "&lt;script&gt;" in svg and "$x$" in svg
    assert "\u202e" not in svg and "\x1b" not in svg


def test_coalitions_show_their_numbers_and_members():
    found = RESULTS["gaza, coalitions"]
    told = texts(CHARTS["gaza, coalitions, 7.6 in"])
    for row in found:
        assert ct.words.percent(row.viability.value) in told and ct.words.percent(row.resilience.mean) in told
        assert all(any(name.lower() == text.lower() for text in told) for name in row.names)


def test_a_chart_says_which_coalitions_it_leaves_out():
    found = ct.load("gaza-isf-2025-10").sample(2_000).coalitions(top=40)
    told = " ".join(texts(found.plot(3.8)))
    assert f"of {len(found)} are drawn." in told and " are drawn." not in " ".join(
        texts(found[:1] and CHARTS["one, coalitions, 7.6 in"])
    )


def test_no_coalition_is_feasible():
    assert "No coalition is feasible" in CHARTS["impossible, coalitions, 7.6 in"].alt
    assert any(
        "Nobody delivers" in text or "No coalition delivers" in text
        for text in texts(CHARTS["impossible, frontier, 7.6 in"])
    )
    assert any("No force is feasible" in text for text in texts(CHARTS["impossible, curve, 7.6 in"]))


def test_levers_show_what_they_say_and_change():
    found, told = RESULTS["gaza, levers"], texts(CHARTS["gaza, levers, 7.6 in"])
    assert any(str(found.base) in text for text in told)
    for row in found.rows[:15]:
        for change in (row.gain, row.loss):
            assert change is None or any(text.startswith(ct.words.points(change.value)) for text in told)
    assert any(f"15 of {sum(1 for row in found if row.gain or row.loss)} levers" in text for text in told)
    few = texts(found.plot(top=2))
    assert sum(text.endswith(("if so", "if not")) for text in few) == 4


def test_the_frontier_names_its_coalitions():
    assert "Egypt and Indonesia" in texts(CHARTS["gaza, frontier, 7.6 in"])
    told = texts(CHARTS["gaza, members, frontier, 7.6 in"])
    assert {"A", "B"} <= set(told) and any("at least 60" in text for text in told)


def test_ranges_are_where_it_is_at_least_even():
    found = RESULTS["tiny, curve"]
    ((begin, end),) = runs(found, "EGY", 0)
    assert 0.2 <= begin <= 0.3 and 0.7 <= end <= 0.8
    assert {"Peace", "War"} <= set(texts(CHARTS["tiny, curve, 7.6 in"]))


def test_round_ticks():
    assert ticks(0, 0, 3) == [0.0] and ticks(0.0, 1.0, 4) == [0.0, 0.25, 0.5, 0.75, 1.0]
    assert [step_for(0.9, most) for most in (1, 2, 5, 20)] == [1.0, 0.5, 0.2, 0.05]


PROGRAM = """
import hashlib, contingent as ct
worlds = ct.load("gaza-isf-2025-10").sample(1_000)
for result in (worlds.coalitions(), worlds.levers(), worlds.frontier("troops"), worlds.terms("disarmament", steps=6),
               worlds.terms("disarmament", "buffer", steps=6)):
    print(hashlib.sha256(result.plot().svg().encode()).hexdigest())
"""


def test_the_same_bytes_in_every_run():
    (told,) = printed_elsewhere(PROGRAM)
    assert len(set(told.split())) == 5
    for name in ("gaza, map", "gaza, coalitions"):
        one, other = (hashlib.sha256(RESULTS[name].plot().svg().encode()).hexdigest() for _ in range(2))
        assert one == other
