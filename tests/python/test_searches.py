"""The answers that search, as Python shows them. That they are right is proved of the core: test_coalitions, test_levers, ..."""

import json
import pickle

import contingent as ct
import pytest
from click.testing import CliRunner
from contingent.cli import commands

GAZA = ct.load("gaza-isf-2025-10")
HOSTILE = {
    "contingent": 1,
    "title": "<script>alert(1)</script>",
    "events": {"vote": {"title": "a $vote$ <b>", "chance": 0.5}},
    "issues": {"arms": {"title": "<i>arms</i>"}, "area": {}},
    "actors": {
        "A": {
            "name": "<img src=x>",
            "joins": [{"when": "vote", "chance": 0.8}],
            "leads": 0.5,
            "accepts": {"B": 0.7, "*": 0.9},
            "offers": {"troops": [100, 200, 900]},
            "positions": {"arms": {"ideal": 0.4, "tolerance": 0.2}, "area": {"ideal": 0.5, "tolerance": 0.3}},
        },
        "B": {"joins": 0.6, "offers": {"troops": 300}, "positions": {"arms": {"ideal": [0.3, 0.6, 0.9], "tolerance": 0.2}}},
    },
    "requirements": {"size": {"title": "<u>size</u>", "at_least": 250, "of": "troops"}, "command": {"lead": True}},
}


def answers(worlds):
    x, y = worlds.scenario.issues[:2]
    return {
        "coalitions": worlds.coalitions(3),
        "frontier": worlds.frontier("troops", [100, 400]),
        "levers": worlds.levers(),
        "levers_of_one": worlds.levers(worlds.scenario.candidates[0]),
        "levers_of_some": worlds.levers(worlds.scenario.candidates[:2]),
        "blocks": worlds.blocks(),
        "unlock": worlds.unlock(at_least=0.9, changes=1),
        "terms": worlds.terms(x, steps=5),
        "terms_of_two": worlds.terms(x, y, steps=5),
        "power": worlds.power(),
        "compare": ct.compare(worlds, worlds.scenario.set({worlds.scenario.levers()[0]: 1.0}).sample(len(worlds), worlds.seed)),
    }


@pytest.fixture(scope="module", params=["gaza", "hostile"])
def found(request):
    scenario = GAZA if request.param == "gaza" else ct.load(HOSTILE)
    return answers(scenario.sample(1024, seed=3))


def test_every_answer_is_a_frame_a_dict_and_a_table(found):
    for name, answer in found.items():
        assert len(answer.to_frame()) > 0, name
        assert json.loads(json.dumps(answer.to_dict(), allow_nan=False)), name
        html = answer._repr_html_()
        assert html.startswith("<table>"), name
        assert not any(mark in html for mark in ("<script", "<img", "<b>", "<i>", "<u>")), name
        assert pickle.loads(pickle.dumps(answer)) == answer, name
        assert len(repr(answer)) < 400, name


def test_a_coalition_has_two_figures_and_its_resilience(found):
    for row in found["coalitions"]:
        assert row.viability.worlds == row.in_sample.worlds == 1024
        assert {walk.member for walk in row.resilience.by_member} == set(row.members)
        assert all(walk.member not in walk.follows for walk in row.resilience.by_member)
    counts = [row.in_sample.count for row in found["coalitions"]]
    assert counts == sorted(counts, reverse=True)


def test_what_blocks_adds_up(found):
    blocks = found["blocks"]
    assert sum(getattr(blocks, part).count for part in ("one", "two", "more", "beyond")) == blocks.failing.count
    assert all(block.share.worlds == blocks.failing.count for block in (*blocks.alone, *blocks.pairs))


def test_shapley_adds_up_to_viable():
    worlds = ct.load(HOSTILE).sample(4096)
    assert sum(row.shapley.value for row in worlds.power()) == pytest.approx(worlds.viable.value)


def test_the_widest_lever_is_first(found):
    widths = [(row.gain.value if row.gain else 0) - (row.loss.value if row.loss else 0) for row in found["levers"]]
    assert widths == sorted(widths, reverse=True)


def test_a_lever_agrees_with_setting_it():
    worlds = GAZA.sample(2048)
    for row in worlds.levers().rows[:3]:
        if row.gain:
            changed = GAZA.set({row.lever: row.well.value}).sample(2048)
            assert ct.compare(worlds, changed).viable.change == row.gain


def test_an_unlocking_set_agrees_with_setting_it():
    worlds = GAZA.sample(2048)
    best = worlds.unlock(at_least=0.3, changes=1).sets[0]
    changed = GAZA.set({setting.lever: setting.value for setting in best.settings}).sample(2048)
    assert changed.viable.count == best.target.count


def test_the_frontier_falls(found):
    shares = [point.coalition.in_sample.count for point in found["frontier"] if point.coalition]
    assert shares == sorted(shares, reverse=True)


def test_a_frontier_of_nothing_asked_for_needs_amounts():
    with pytest.raises(ct.ContingentError, match="amounts"):
        GAZA.sample(64).frontier("trainers")


def test_only_like_samples_are_compared():
    with pytest.raises(ct.ContingentError, match="same seed"):
        ct.compare(GAZA.sample(64), GAZA.sample(64, seed=1))


@pytest.mark.parametrize(
    "arguments",
    [
        ["coalitions", "--top", "3", "--include", "EGY", "--exclude", "IDN", "--minimal", "--seconds", "5", "--max-size", "3"],
        ["frontier", "troops", "--amount", "1000"],
        ["levers"],
        ["levers", "--target", "IDN"],
        ["blocks", "--target", "EGY", "--target", "IDN"],
        ["unlock", "--at-least", "0.3", "--changes", "1"],
        ["what-if", "--set", "accepts:ISR/TUR=1"],
        ["terms", "disarmament"],
        ["terms", GAZA.issues[0], GAZA.issues[1], "--steps", "3"],
        ["power"],
    ],
    ids=" ".join,
)
def test_every_command(arguments):
    command, *rest = arguments
    for more in ([], ["--json"]):
        result = CliRunner().invoke(commands, [command, "gaza-isf-2025-10", *rest, "--worlds", "512", *more])
        assert result.exit_code == 0, result.output
        assert json.loads(result.output) if more else len(max(result.output.splitlines(), key=len)) <= 80


def test_what_if_nothing_changes_is_an_error():
    result = CliRunner().invoke(commands, ["what-if", "gaza-isf-2025-10"])
    assert result.exit_code == 1 and "--set" in result.output
