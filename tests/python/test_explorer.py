"""The explorer without a widget: moves in, values out, each the core's own answer on the same worlds."""

import json
import re

import contingent as ct
import pytest
from contingent.explorer import PANELS, Explorer
from contingent.explorer.sentence import sentence, setting_in_words
from contingent.words import percent, points
from hostile import evil_scenario, one_candidate

WORLDS = 2_000
TURKEY, MANDATE = "accepts:ISR/TUR", "event:un-mandate"


def explorer_of(source="gaza-isf-2025-10", worlds=WORLDS):
    return ct.load(source).explore(worlds=worlds)


@pytest.fixture
def explorer():
    return explorer_of()


# Answers


def test_bars_are_the_cores(explorer):
    explorer.set(TURKEY, 1)
    explorer.set(MANDATE, 0.4)
    case = ct.load("gaza-isf-2025-10")
    now = case.set({TURKEY: 1, MANDATE: 0.4}).sample(WORLDS).members()
    before = case.sample(WORLDS).members()
    told = explorer.state()
    assert told["viable"]["value"] == now.viable.value != told["viable"]["was"] == before.viable.value
    assert told["viable"]["points"] == points(now.viable.value - before.viable.value)
    assert [row["id"] for row in told["rows"]] == [row.actor for row in before.ranked()]
    for row in told["rows"]:
        for answer in ("needed", "would", "could", "willing", "admitted", "compatible"):
            shown = row[answer]
            assert shown["value"] == getattr(now[row["id"]], answer).value
            assert shown["was"] == getattr(before[row["id"]], answer).value
            assert shown["shown"] == f"{percent(shown['value'])} %"
            assert bool(shown["points"]) == (abs(shown["value"] - shown["was"]) >= 0.0005)
        assert row["could"]["value"] <= told["end"]


def test_panels_are_the_cores(explorer):
    moves = {TURKEY: 1.0, "position:EGY/disarmament": 0.8}
    for lever, value in moves.items():
        explorer.set(lever, value)
    case = ct.load("gaza-isf-2025-10").sample(WORLDS)
    now = case.scenario.set(moves).sample(WORLDS)
    network = explorer.answer("network")
    i, j = (case.network().actors.index(id) for id in ("TUR", "ISR"))
    (cell,) = [pair for pair in network["pairs"] if set(pair["pair"]) == {i, j}]
    assert cell["value"] == now.network().together[i][j] > 0.5 > cell["was"] == case.network().together[i][j]
    heat, meets, met = explorer.answer("compatibility"), now.compatibility(), case.compatibility()
    for issue, matrix in {"": meets.overall, **meets.by_issue}.items():
        before = met.by_issue[issue] if issue else met.overall
        for row, cells in enumerate(heat["cells"][issue]):
            assert [c["value"] for c in cells] == [matrix[row][column].value for column in range(row)]
            assert [c["was"] for c in cells] == [before[row][column].value for column in range(row)]
    explorer.open("terms", "disarmament", "authority")
    map_, terms = explorer.answer("terms"), now.terms("disarmament", "authority", 11)
    assert [[cell["value"] for cell in row] for row in map_["cells"]] == [[c.value for c in row] for row in terms.viable]
    assert [map_["points"][at] for at in map_["best"]] == [terms.best["disarmament"], terms.best["authority"]]
    assert map_["can_live"]["TUR"] == [[cell.value for cell in row] for row in terms.can_live["TUR"]]
    matrix = explorer.answer("coalitions")
    assert [(tuple(c["members"]), c["value"]) for c in matrix["columns"]] == [
        (c.members, c.viability.value) for c in now.coalitions(8)
    ]
    best = matrix["columns"][0]
    first = (WORLDS + 63) // 64 * 64  # of the fresh ones
    feasible = case.scenario.sample(first + WORLDS).worlds_where_feasible(best["members"]).to_numpy()
    assert best["was"] == feasible[first:].sum() / WORLDS
    assert explorer.answer("bars") == {}


@pytest.mark.parametrize(
    "source", ["gaza-isf-2025-10", "every-feature", one_candidate(), evil_scenario()], ids=["gaza", "every", "one", "evil"]
)
def test_every_panel_of_every_case_is_json(source):
    explorer = explorer_of(source, 640)
    json.dumps(explorer.scene, allow_nan=False)
    for panel in PANELS:
        explorer.open(panel)
        json.dumps([explorer.state(), explorer.answer(panel)], allow_nan=False)


@pytest.mark.parametrize("source", ["gaza-isf-2025-10", "every-feature", evil_scenario()], ids=["gaza", "every", "evil"])
def test_every_lever_can_be_pulled(source):
    explorer = explorer_of(source, 640)
    levers = [lever for group in explorer.scene["groups"] for lever in group["levers"]]
    assert sorted(lever["id"] for lever in levers) == sorted(explorer.case.scenario.levers())
    for lever in levers:
        assert 0 <= lever["low"] <= lever["case"] <= lever["high"] <= lever["most"], lever
        assert lever["label"] and lever["shown"] and lever["reasons"]["lines"]
        assert lever["reasons"]["claims"] or lever["reasons"]["notes"]
        assert set(lever["reasons"]["claims"]) <= explorer.scene["claims"].keys()
        assert (lever["case"] / lever["step"]) % 1 == pytest.approx(0, abs=1e-6) or lever["kind"] in ("chance", "point")
        for value in (0, lever["most"]):
            explorer.set(lever["id"], value)
            assert setting_in_words(explorer.case.scenario, lever["id"], value)
    assert explorer.moves.keys() == set(explorer.case.scenario.levers())
    json.dumps(explorer.state())


def test_what_the_case_says_of_a_lever(explorer):
    levers = {lever["id"]: lever for group in explorer.scene["groups"] for lever in group["levers"]}
    worlds = explorer.case
    assert levers[MANDATE]["case"] == worlds.share(worlds.worlds_where_event("un-mandate")).value
    assert (levers[MANDATE]["low"], levers[MANDATE]["high"]) == (0.4, 0.8)
    assert levers["joins:TUR"]["case"] == worlds.members()["TUR"].willing.value
    (turkey,) = worlds.scenario.explain(TURKEY).clauses
    assert levers[TURKEY]["shown"] == f"{percent(turkey.chance)} %" and levers[TURKEY]["about"] == ["ISR", "TUR"]
    assert turkey.derived and turkey.arithmetic() in levers[TURKEY]["reasons"]["notes"]
    assert levers["position:TUR/buffer"]["shown"] == "0.55 (0.3 to 0.8)"
    assert "israel-no-turkish-troops" in levers[TURKEY]["reasons"]["claims"]
    claim = explorer.scene["claims"]["israel-no-turkish-troops"]
    later = [id for id, claim in worlds.scenario.to_dict()["claims"].items() if claim.get("date", "") > worlds.scenario.day]
    assert later and not any(set(later) & set(lever["reasons"]["claims"]) for lever in levers.values())
    assert "Netanyahu" in claim["says"] + claim["who"] and "2025" in claim["who"] and "reliability" in claim["source"]


def test_what_is_wrong_changes_nothing(explorer):
    explorer.set(TURKEY, 1)
    before = explorer.state()
    for lever, value in ((TURKEY, 1.5), ("accepts:ISR/TURK", 1), ("accepts:ISR/TURK", None), (TURKEY, -0.1)):
        with pytest.raises(ct.ScenarioError):
            explorer.set(lever, value)
    for wrong in (
        lambda: explorer.select("XYZ"),
        lambda: explorer.open("pie"),
        lambda: explorer.open("terms", "disarmament", "disarmament"),
        lambda: explorer.open("terms", "no-issue"),
    ):
        with pytest.raises(ct.ContingentError):
            wrong()
    assert explorer.state() == before


def test_going_back_costs_no_new_sample(explorer):
    explorer.set(TURKEY, 1)
    first = explorer.worlds
    explorer.undo()
    assert explorer.worlds is explorer.case
    explorer.redo()
    assert explorer.worlds is first
    for number in range(40):
        explorer.set(MANDATE, number / 40)
    assert len(explorer._samples) <= 24


# Words and files


def test_sentences(explorer):
    explorer.set(TURKEY, 1)
    now, before = explorer.worlds, explorer.case
    turkey = [worlds.members()["TUR"].could.value for worlds in (now, before)]
    assert explorer.sentence == (
        f"If Israel accepts Turkey for sure, a force becomes {now.viable.term}, {percent(now.viable.value)} % instead of "
        f"{percent(before.viable.value)} %; Turkey could take part in {percent(turkey[0])} % instead of {percent(turkey[1])} %."
    )
    assert (
        sentence(before, before, {})
        == f"As the case stands, a force is {before.viable.term}, {percent(before.viable.value)} %."
    )

    def say(lever, value):
        return setting_in_words(before.scenario, lever, value)

    assert say(TURKEY, 0) == "Israel refuses Turkey"
    assert say("accepts:EGY/*", 0.25) == "Egypt accepts everyone else with a chance of 25 %"
    assert say("accepts:ISR/west", 1) == "Israel accepts the group west for sure"
    assert say("leads:EGY", 0) == "Egypt is not able to lead"
    assert say(MANDATE, 1) == "“the Security Council authorises the force” is certain"
    assert say("requirement:size", 0).endswith("is waived") and "6,000" in say("requirement:size", 6000)


def test_a_long_sentence_names_some_and_counts_the_rest(explorer):
    levers = [lever for lever in explorer.case.scenario.levers() if lever.startswith("joins")][:9]
    for lever in levers:
        explorer.set(lever, 0)
    assert "and 4 more levers are set, a force" in explorer.sentence


def test_a_saved_what_if_gives_the_same_answers(explorer, tmp_path):
    explorer.set(TURKEY, 1)
    explorer.set("requirement:size", 2000)
    path = tmp_path / "turkey.json"
    path.write_text("what was there")
    explorer.save(path)
    loaded = ct.load(path)
    assert loaded == explorer.scenario and list(tmp_path.iterdir()) == [path]
    assert loaded.sample(WORLDS).members().to_dict() == explorer.worlds.members().to_dict()


# The view


def test_without_anywidget_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr("contingent.explorer.find_spec", lambda name: None)
    with pytest.raises(ct.ContingentError, match=r"pip install 'contingent\[explore\]'"):
        explorer_of()


def test_the_view_hears_and_answers(explorer):
    view, sent = explorer.widget, []
    view.send = sent.append
    view.hear({"do": "set", "lever": TURKEY, "value": 1, "more": True, "ticket": 7})
    assert view.state["ticket"] == 7 and view.state["moves"] == {TURKEY: 1.0} == explorer.moves
    assert view.state["viable"]["value"] == explorer.worlds.viable.value
    view.hear({"do": "open", "panel": "network", "ticket": 8})
    assert view.panel["name"] == "" and view.state["panel"] == "network"
    view.hear({"do": "panel"})
    assert view.panel["of"] == view.state["of"] and view.panel["data"] == explorer.answer("network")
    view.hear({"do": "export", "ticket": 9})
    (file,) = sent
    assert re.fullmatch(r"[a-z0-9-]+\.json", file["file"])
    assert ct.Scenario.from_json(file["text"]) == explorer.scenario
    for wrong in (
        {"do": "set", "lever": "nobody", "value": 1},
        {"do": "set"},
        {"do": "go", "name": "x"},
        {"do": "set", "lever": TURKEY, "value": "high"},
        {"do": "open", "panel": "pie"},
    ):
        view.hear({**wrong, "ticket": 10})
        assert sent[-1]["problem"] and sent[-1]["ticket"] == 10
    explorer.reset()  # from Python: the picture follows
    assert view.state["moves"] == {}
    view.hear({"do": "undo", "ticket": 11})
    assert explorer.moves == {TURKEY: 1.0}


def test_it_shows_itself_in_a_terminal(explorer):
    assert repr(explorer).startswith("<Explorer of ") and explorer.sentence in repr(explorer)
    assert isinstance(explorer, Explorer) and explorer._repr_html_() == explorer.still()
