"""The benchmark runs, its two ways agree (it stops where they do not), and the package is the faster one by far."""

import sys
from pathlib import Path

import pytest


def test_quick_benchmark(monkeypatch, capsys):
    pytest.importorskip("networkx")
    monkeypatch.setattr(sys, "path", [str(Path(__file__).parents[1] / "benchmarks"), *sys.path])
    import who_could_join

    assert who_could_join.main(["--quick"]) > 10
    printed = capsys.readouterr().out
    assert "answers agree" in printed
    assert "maximal cliques" in printed
