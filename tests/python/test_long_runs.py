"""Long calls: Ctrl-C, progress, and what a callback throws."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sampling import sample

SCENARIO = {
    "contingent": 1,
    "title": "twenty who may come",
    "issues": {"x": {}},
    "actors": {
        f"A{k}": {"joins": 0.6, "positions": {"x": {"ideal": [0, k / 20, 1], "tolerance": 0.2}}} for k in range(20)
    },
    "requirements": {"size": {"at_least": 4, "of": "members"}},
}

# Sixty, nearly all willing, with refusals here and there: a single world has a great many maximal cliques.
HARD = {
    "contingent": 1,
    "title": "sixty who may come",
    "actors": {
        f"A{k}": {"joins": 0.9, "accepts": {f"A{(k * k + 7 * step + 1) % 60}": 0.5 for step in range(6)}}
        for k in range(60)
    },
    "requirements": {"size": {"at_least": 20, "of": "members"}},
}
for k in range(60):
    HARD["actors"][f"A{k}"]["accepts"].pop(f"A{k}", None)

INTERRUPTED = """
import sys, time
import test_long_runs
worlds = test_long_runs.sample(getattr(test_long_runs, sys.argv[1]), 10**10, threads=2)
print("running", flush=True)
try:
    worlds.members()
except KeyboardInterrupt:
    print(time.monotonic(), flush=True)
"""


@pytest.mark.parametrize("scenario", ["SCENARIO", "HARD"])
def test_ctrl_c_stops_a_long_call_at_once(scenario, capsys):
    command = [sys.executable, "-c", INTERRUPTED, scenario]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parent) as process:
        try:
            assert process.stdout.readline() == "running\n"
            time.sleep(0.5)
            sent = time.monotonic()
            process.send_signal(signal.SIGINT)
            stopped = float(process.stdout.readline())
        finally:
            process.kill()
    with capsys.disabled():
        print(f"\nCtrl-C to KeyboardInterrupt, {scenario}: {stopped - sent:.3f} s (aim 0.2 s)")
    assert stopped - sent < 1


def test_progress_grows_to_the_whole():
    told = []
    sample(SCENARIO, 300_001, threads=2).members(progress=lambda done, total: told.append((done, total)))
    done = [worlds for worlds, _ in told]
    assert len(told) >= 2
    assert done == sorted(done)
    assert {total for _, total in told} == {300_001}
    assert done[-1] == 300_001


@pytest.mark.parametrize("threads", [1, 2])
def test_what_a_callback_raises_comes_through(threads):
    class Enough(Exception):
        pass

    def stop(done, total):
        raise Enough

    worlds = sample(SCENARIO, 10**10, threads=threads)
    start = time.monotonic()
    with pytest.raises(Enough):
        worlds.members(progress=stop)
    assert time.monotonic() - start < 2
    assert sample(SCENARIO, 1000, threads=threads).members().viable.worlds == 1000  # and nothing is left broken
