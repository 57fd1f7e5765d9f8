"""The benchmarks run, their ways agree (they stop where they do not), and the package is the faster one."""

import sys
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def benchmarks(monkeypatch):
    monkeypatch.setattr(sys, "path", [str(Path(__file__).parents[1] / "benchmarks"), *sys.path])


def test_who_could_join(capsys):
    pytest.importorskip("networkx")
    import who_could_join

    assert who_could_join.main(["--quick"]) > 10
    printed = capsys.readouterr().out
    assert "answers agree" in printed
    assert "maximal cliques" in printed


def test_best_coalitions(capsys):
    import best_coalitions

    assert min(best_coalitions.main(["--quick"])) > 2  # CP-SAT among them, where OR-tools is installed
    assert "answers agree" in capsys.readouterr().out


def test_levers(capsys):
    import levers

    assert levers.main(["--quick"]) < 1
    assert "answers agree" in capsys.readouterr().out


def test_explorer(capsys):
    import explorer

    assert explorer.main(["--quick"]) < 500  # milliseconds, where much else is going on
    assert "coalitions" in capsys.readouterr().out


def test_the_suite_in_one_run_and_one_table(capsys, tmp_path):
    pytest.importorskip("networkx")
    import json

    import run

    readme = tmp_path / "README.md"
    readme.write_text("before\n<!-- benchmarks -->\nold\n<!-- /benchmarks -->\nafter\n", encoding="utf-8")
    files = ["--json", str(tmp_path / "all.json"), "--plot", str(tmp_path / "plot.svg"), "--readme", str(readme)]
    rows = run.main(["--size", "tiny", "--markdown", *files])
    assert {"NumPy and networkx", "counting worlds", "dynamic programme for weighted games, NumPy", "Philox alone"} <= {row.against for row in rows}
    printed = capsys.readouterr().out
    assert all(row.work in printed for row in rows)
    written = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    assert len(written["rows"]) == len(rows)
    assert written["machine"]["processors"] >= 1
    assert "<svg" in (tmp_path / "plot.svg").read_text(encoding="utf-8")
    text = readme.read_text(encoding="utf-8")
    assert text.startswith("before\n<!-- benchmarks -->\n| work | against |")
    assert text.endswith("<!-- /benchmarks -->\nafter\n")
    assert "old" not in text


def test_answers_that_differ_stop_a_comparison():
    from comparison import Disagreement, check_distance

    assert "at most 4.4" in check_distance(4.4, 2)
    with pytest.raises(Disagreement):
        check_distance(4.6, 2)
