"""The commands of the news and the record."""

import json

import contingent as ct
import pytest
from test_cli import failed, run

GAZA = "gaza-isf-2025-10"
FEW = ["--worlds", "500"]


def test_explain_lists_the_beliefs():
    assert run("explain", GAZA).stdout.split() == ct.load(GAZA).beliefs()
    assert json.loads(run("explain", GAZA, "--json").stdout) == ct.load(GAZA).beliefs()


def test_explain_tells_the_arithmetic():
    told = run("explain", GAZA, "joins:TUR").stdout
    assert told.startswith("Turkey is ready to join\n")
    for part in ("All reports true:", "superseded by turkey-every-support", "without it", "written in the scenario"):
        assert part in " ".join(told.split()), part
    (found,) = json.loads(run("explain", GAZA, "joins:TUR", "--json").stdout)
    assert found == json.loads(json.dumps(ct.load(GAZA).explain("joins:TUR").to_dict()))
    (before,) = json.loads(run("explain", GAZA, "joins:TUR", "--as-of", "2025-09-01", "--json").stdout)
    assert before["clauses"][0]["claims"] == []


def test_explain_knows_near_names():
    assert 'did you mean "joins:TUR"?' in failed(run("explain", GAZA, "joins:TURK"))


def test_timeline():
    arguments = ["timeline", GAZA, "--on", "2025-10-25", "--on", "2026-06-30", *FEW]
    told = run(*arguments).stdout
    assert "2025-10-25" in told and "2026-06-30" in told
    found = json.loads(run(*arguments, "--json").stdout)
    assert found["days"] == ["2025-10-25", "2026-06-30"]
    assert "Indonesia in the force that forms" in run(*arguments, "--target", "IDN").stdout
    assert "no candidate is called 'ZZZ'" in failed(run(*arguments, "--target", "ZZZ"))
    assert "after the scenario's horizon" in failed(run("timeline", GAZA, "--on", "2028-01-01"))


def test_diff_between_days_and_between_cases(tmp_path):
    told = run("diff", GAZA, "--since", "2025-10-01", *FEW).stdout
    assert "before:" in told and "after:" in told and "points" in told
    found = json.loads(run("diff", GAZA, "--since", "2025-10-01", "--until", "2025-10-18", *FEW, "--json").stdout)
    assert max(moment["day"] for moment in found["moments"]) == "2025-10-18"
    other = tmp_path / "other.json"
    other.write_text(ct.load(GAZA).set({"event:un-mandate": 1}).to_json())
    both = json.loads(run("diff", GAZA, other, *FEW, "--json").stdout)
    assert [moment["kind"] for moment in both["moments"]] == ["start", "other"]
    assert "say what to compare" in failed(run("diff", GAZA))


def test_the_rest_of_a_long_diff_is_added_up():
    told = run("diff", GAZA, "--since", "2025-10-01", "--top", "2", *FEW).stdout
    assert " more " in told


def test_meanings():
    told = run("meanings", GAZA, "--draws", "3", *FEW).stdout
    assert "from what the words mean" in " ".join(told.split())
    found = json.loads(run("meanings", GAZA, "--draws", "3", *FEW, "--json").stdout)
    assert found["rows"][0]["answer"] == "viable" and found["draws"] == 3


def test_history():
    told = run("history").stdout
    assert "conditional offer" in told and "nobody named it" in told
    rows = run("history", "--rows").stdout
    assert len(rows.splitlines()) > 100 and "vetoed" in rows
    assert len(json.loads(run("history", "--json").stdout)["statements"]) == len(ct.history())


def test_backtest():
    told = " ".join(run("backtest", *FEW).stdout.split())
    assert "no proof" in told and "unifil-2006" in told and "plain words" in told
    assert len(json.loads(run("backtest", *FEW, "--json").stdout)["overall"]) == 4


@pytest.mark.parametrize("command", ["members", "viability", "levers"])
def test_any_answer_can_be_asked_as_of_a_day(command):
    more = ["EGY"] if command == "viability" else []
    told = json.loads(run(command, GAZA, *more, "--as-of", "2025-09-01", *FEW, "--json").stdout)
    assert told["provenance"]["scenario_sha256"] == ct.load(GAZA).as_of("2025-09-01").sha256
