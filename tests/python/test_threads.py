"""Threads of Python: several may ask at once, of one scenario and of one sample, and none waits for the others' turn.

Also run under the thread sanitizer (`.ci/sanitized tsan`).
"""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import contingent as ct
import pytest

GAZA = ct.load("gaza-isf-2025-10")
TOGETHER = 4

QUESTIONS = {
    "members": lambda worlds: worlds.members().to_dict(),
    "viability": lambda worlds: worlds.viability(["EGY", "IDN"]).to_dict(),
    "compatibility": lambda worlds: worlds.compatibility().to_dict(),
    "network": lambda worlds: worlds.network(0.3).to_dict(),
    "coalitions": lambda worlds: worlds.coalitions(top=2, max_size=3).to_dict(),
    "levers": lambda worlds: worlds.levers().to_dict(),
    "terms": lambda worlds: worlds.terms(GAZA.issues[0], steps=5).to_dict(),
    "power": lambda worlds: worlds.power(orders=2).to_dict(),
}


def at_once(calls):
    """The answers of all calls, begun at the same moment."""
    start = threading.Barrier(len(calls))

    def run(call):
        start.wait()
        return call()

    with ThreadPoolExecutor(len(calls)) as pool:
        return [done.result() for done in [pool.submit(run, call) for call in calls]]


@pytest.mark.parametrize("question", QUESTIONS)
def test_threads_that_sample_one_scenario_agree(question):
    """Each its own sample, with threads of its own."""
    ask = QUESTIONS[question]
    alone = ask(GAZA.sample(1_500, threads=1))
    calls = [lambda threads=k % 2 + 1: ask(GAZA.sample(1_500, threads=threads)) for k in range(TOGETHER)]
    assert at_once(calls) == [alone] * TOGETHER


def test_threads_that_ask_one_sample_agree():
    """All questions of one Worlds at once, twice over: what is found once and kept may be found twice, never half."""
    alone = [ask(GAZA.sample(1_500, threads=1)) for ask in QUESTIONS.values()]
    worlds = GAZA.sample(1_500, threads=2)
    calls = [lambda ask=ask: ask(worlds) for _ in range(2) for ask in QUESTIONS.values()]
    assert at_once(calls) == 2 * alone


def test_threads_that_change_one_scenario_agree():
    def change():
        return GAZA.set({"accepts:ISR/TUR": 1.0}).sample(1_500, threads=2).viable, GAZA.sha256, ct.load("gaza-isf-2025-10").to_json()

    assert at_once([change] * TOGETHER) == [change()] * TOGETHER


def test_problems_of_threads_do_not_mix():
    def refuse(number):
        with pytest.raises(ct.ScenarioError) as error:
            ct.load({"contingent": 1, "title": "t", "actors": {f"A{number}": {"joins": 2}}})
        return [problem.where for problem in error.value.problems]

    calls = [lambda number=number: [refuse(number) for _ in range(50)] for number in range(TOGETHER)]
    assert at_once(calls) == [[[f"/actors/A{number}/joins"]] * 50 for number in range(TOGETHER)]


def test_a_long_call_leaves_python_to_others():
    """While the core works another thread runs on: it is told of the progress, and it is what stops the work."""
    asked, counted = threading.Event(), 0

    class Enough(Exception):
        pass

    def stop(done, total):
        asked.set()
        if counted > 1_000:
            raise Enough

    def ask():
        with pytest.raises(Enough):
            GAZA.sample(10**9, threads=1).members(progress=stop)

    long = threading.Thread(target=ask)
    long.start()
    assert asked.wait(20)
    end = time.monotonic() + 20
    while long.is_alive() and time.monotonic() < end:
        counted += 1
        time.sleep(0)
    long.join(20)
    assert not long.is_alive() and counted > 1_000
