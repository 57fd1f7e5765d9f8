"""What would take more memory than there is, is refused before any of it is taken, with the number it would take."""

import json
import re
import subprocess
import sys
import time

import contingent as ct
import pytest
from peak import PEAK
from sampling import sample

TWO = {"contingent": 1, "title": "two", "issues": {"x": {}, "y": {}}, "actors": {"A": {"joins": 0.5}, "B": {"joins": 0.5}}}

# 256 candidates, each with a view of each other: 65,280 levers, and 130,560 variants of a large model.
CROWD = {
    "contingent": 1,
    "title": "a crowd in which each judges each",
    "issues": {"x": {}, "y": {}},
    "actors": {
        f"C{i}": {"joins": 0.9, "accepts": {f"C{j}": 0.9 for j in range(256) if j != i}} for i in range(256)
    },
}
# Very many gatekeepers: few bytes of text each, yet pairs of them are many.
COURT = {
    "contingent": 1,
    "title": "a court",
    "issues": {f"i{k}": {} for k in range(64)},
    "actors": {"A": {"joins": 0.5}, **{f"G{k}": {"gatekeeper": True} for k in range(2_000)}},
}


def refused(call):
    start = time.process_time()
    with pytest.raises(ct.ContingentError, match=r"would take [\d,]+ MiB of memory, more than the [\d,]+ MiB (allowed|that are free); ") as error:
        call()
    assert time.process_time() - start < 2
    return int(re.search(r"take ([\d,]+) MiB", str(error.value))[1].replace(",", ""))


@pytest.mark.parametrize(
    ("question", "bits"),
    {
        "worlds_where_viable()": 1,
        "worlds_where_willing('A')": 1,
        "worlds_where_compatible('A', 'B')": 1,
        "worlds_where_could('A')": 1,
        "worlds_where_feasible(['A'])": 1,
        "draw('joins:A')": 128,
        "coalitions()": 12,
    }.items(),
)
def test_worlds_that_are_kept(question, bits):
    worlds = sample(TWO, 2**40)
    needed = refused(lambda: eval(f"worlds.{question}", {"worlds": worlds}))
    assert 0.5 < needed / (bits * 2**40 / 8 / 2**20) < 2


def test_variants_of_a_model():
    worlds = ct.load(CROWD).sample(1000, threads=2)
    assert refused(worlds.levers) > 100_000
    assert refused(worlds.blocks) > 100_000
    assert worlds.viability(["C0"]).feasible.worlds == 1000  # and what is small is answered


def test_pairs_of_very_many():
    worlds = ct.load(COURT).sample(100, threads=2)
    assert refused(worlds.compatibility) > 50_000
    assert refused(worlds.network) > 50_000
    assert refused(lambda: worlds.terms("i0", "i1", steps=201)) > 10_000
    assert worlds.viability(["A"]).feasible.worlds == 100


def test_what_very_many_think_of_each_other():
    judges = {f"G{k}": {"gatekeeper": True, "accepts": {"*": 0.5}} for k in range(19_000)}
    actors = {f"C{k}": {"joins": 0.5} for k in range(256)}
    clauses = [{"when": f"e{k}", "chance": 0.5} for k in range(8)]
    for judge in judges.values():
        judge["accepts"] = {"*": clauses}
    events = {f"e{k}": {"chance": 0.5} for k in range(8)}
    told = ct.load({"contingent": 1, "title": "judges", "events": events, "actors": actors | judges})
    assert refused(lambda: told.sample(100)) > 8_000


def test_very_many_threads():
    crowded = ct.load(CROWD)
    worlds = crowded.sample(100, threads=1024)
    assert worlds.viability(["C0"]).feasible.worlds == 100  # one of them has something to do
    judges = {f"G{k}": {"gatekeeper": True, "accepts": {"*": 0.5}} for k in range(600)}
    told = ct.load(CROWD | {"actors": CROWD["actors"] | judges})
    assert refused(lambda: told.sample(1_000_000, threads=1024)) > 8_192


LIMITED = """
import json, resource, sys
from contingent import _core
worlds = _core.Worlds(_core.read_scenario(sys.argv[1]), 400_000_000, threads=1)
resource.setrlimit(resource.RLIMIT_AS, (600 << 20, 600 << 20))
try:
    print(worlds.coalitions())
except (MemoryError, _core.ContingentError) as error:
    print(type(error).__name__)
print(_core.Worlds(_core.read_scenario(sys.argv[1]), 1000, threads=1).members().viable.worlds)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="a limit that only Linux enforces")
def test_where_the_system_gives_less_than_it_said_python_goes_on():
    command = [sys.executable, "-c", LIMITED, json.dumps(TWO)]
    result = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert result.stdout.split() == ["MemoryError", "1000"]


@pytest.mark.skipif(sys.platform == "win32", reason="no such count of memory")
def test_what_is_needed_is_what_is_taken():
    """A sample kept by the search: the number asked for, beside what the process grew by."""
    program = PEAK + """
import json, sys
from contingent import _core
worlds = _core.Worlds(_core.read_scenario(sys.argv[1]), 160_000_000, threads=1)
before = peak()
worlds.coalitions(top=1, max_size=1)
print(peak() - before)
"""
    command = [sys.executable, "-c", program, json.dumps(TWO)]
    taken = int(subprocess.run(command, capture_output=True, text=True, check=True, timeout=100).stdout)
    per_world = refused(lambda: sample(TWO, 2**40).coalitions()) * 2**20 / 2**40
    assert 0.8 < taken / (per_world * 160_000_000) < 2.5
