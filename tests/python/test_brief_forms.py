"""The brief as Markdown and as JSON."""

import json
import re

import contingent as ct
import pytest
from hostile import evil_scenario

SOURCES = {"gaza": "gaza-isf-2025-10", "every-feature": "every-feature", "evil": evil_scenario()}
WORLDS = {name: ct.load(source).sample(1_000, threads=1) for name, source in SOURCES.items()}

every_scenario = pytest.mark.parametrize("name", WORLDS)


@every_scenario
def test_as_markdown_nothing_of_a_stranger_is_markup(name):
    told = WORLDS[name].brief(format="md")
    bare = re.sub(r"\\.", "", told)
    assert told.startswith("# ") and not re.search(r"[<>\[\]`]", bare)
    assert "## Who could join" in told and "## The evidence" in told


@every_scenario
def test_as_json_it_has_every_answer(name):
    told = json.loads(WORLDS[name].brief(format="json"))
    assert told["members"] == json.loads(json.dumps(WORLDS[name].members().to_dict()))
    assert {"network", "compatibility", "levers", "coalitions", "evidence", "provenance"} <= told.keys()


def test_other_forms_are_refused():
    with pytest.raises(ct.ContingentError, match="a brief is written as html, md, json, not as 'pdf'"):
        WORLDS["every-feature"].brief(format="pdf")
