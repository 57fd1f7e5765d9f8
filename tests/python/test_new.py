"""`contingent new`: a starter that is sound, explains itself and becomes a brief; and what the shell completes."""

import json

import contingent as ct
import pytest
from contingent.loading import starter
from test_cli import failed, program, run


def numbers(part, path=""):
    """Every part of a scenario that holds a number of the author's, by its place."""
    if isinstance(part, dict):
        if part.keys() & {"chance", "ideal", "at_least", "amount", "lead"} and "when" not in part:
            yield path, part
        for key, value in part.items():
            if key not in ("chance", "note"):
                yield from numbers(value, f"{path}/{key}")


def test_the_starter_is_sound_and_says_what_each_thing_is():
    told = json.loads(starter("my-force"))
    scenario = ct.load(told)
    assert scenario.title == told["title"] == "My force"
    assert len(told["actors"]) == 5 and told["claims"] and told["pools"]
    parts = dict(numbers(told))
    assert len(parts) > 20 and [place for place, part in parts.items() if not part.get("note")] == []
    viable = scenario.sample(10_000).viable
    assert 0.05 < viable.value < 0.95


@pytest.mark.parametrize("name", ['a "quoted"\\name', "\u202e", "", "Ünïcode_name"])
def test_any_name_makes_a_sound_starter(name):
    assert ct.load(json.loads(starter(name))).title


def test_from_a_name_to_a_brief(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = run("new", "my-force")
    assert (made.exit_code, made.stderr) == (0, "") and "my-force.json" in made.stdout
    assert run("check", "my-force.json").exit_code == 0
    again = failed(run("new", "my-force"))
    assert "my-force.json is there already" in again
    assert run("new", "my-force.json", "-o", "other.json").exit_code == 0
    assert (tmp_path / "other.json").read_text("utf-8") == (tmp_path / "my-force.json").read_text("utf-8")
    assert ct.Scenario.from_json(run("new", "x", "-o", "-").stdout).title == "X"
    made = run("brief", "my-force.json", "-o", "my-force.html", "--worlds", 640)
    assert made.exit_code == 0 and "My force" in (tmp_path / "my-force.html").read_text("utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["my-force.html", "my-force.json", "other.json"]


@pytest.mark.parametrize("arguments", [["new"], ["new", "a", "--from", "b"], ["new", ""]])
def test_either_a_name_or_tables(arguments):
    assert "give either NAME" in failed(run(*arguments), 2)


def completed(*words):
    """What the shell is offered for the last of the words."""
    env = {"_CONTINGENT_COMPLETE": "bash_complete", "COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1)}
    result = program(env=env)
    assert result.returncode == 0, result.stderr
    return [line.partition(",")[2] for line in result.stdout.decode().splitlines()]


def test_the_shell_completes_commands_options_and_cases():
    assert completed("contingent", "coal") == ["coalitions"]
    assert "--worlds" in completed("contingent", "members", "--wor")
    assert completed("contingent", "members", "gaza") == ["gaza", "gaza-isf-2025-10"]  # the first: files of that beginning
    assert "_contingent_completion" in program(env={"_CONTINGENT_COMPLETE": "bash_source"}).stdout.decode()
