"""Memory does not grow with the number of worlds."""

import json
import subprocess
import sys

import pytest
from peak import PEAK

SCENARIO = {
    "contingent": 1,
    "title": "six who may come",
    "issues": {"x": {}},
    "actors": {
        f"A{k}": {
            "joins": 0.7,
            "offers": {"troops": [100, 200 + 10 * k, 600]},
            "positions": {"x": {"ideal": [0, k / 6, 1], "tolerance": 0.3}},
        }
        for k in range(6)
    },
    "requirements": {"size": {"at_least": 500, "of": "troops"}},
}

ASK = """
import sys
from contingent import _core
worlds = _core.Worlds(_core.read_scenario(sys.argv[1]), int(sys.argv[2]), threads=2)
answer = eval(sys.argv[3])(worlds)
print(peak())
"""

QUESTIONS = {
    "members": "lambda worlds: worlds.members()",
    "viability": "lambda worlds: worlds.viability(['A0', 'A1', 'A2'])",
    "compatibility": "lambda worlds: worlds.compatibility()",
}


def peak(question, worlds):
    """Of a process of its own that asks one question, in bytes."""
    command = [sys.executable, "-c", PEAK + ASK, json.dumps(SCENARIO), str(worlds), QUESTIONS[question]]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


@pytest.mark.parametrize("question", QUESTIONS)
def test_ten_million_worlds_need_no_more_than_one_million(question):
    assert peak(question, 10_000_000) <= 1.1 * peak(question, 1_000_000)
