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
