"""A real cluster of several processes (Dask): a worker is killed in the middle; nothing is lost, nothing counted twice."""

import os
import signal
import threading
import time
from logging import CRITICAL

import contingent as ct
import pytest
import questions
from dask import config
from distributed import Client, LocalCluster
from test_results import SCENARIO

POOLED = ct.load(SCENARIO)


@pytest.fixture(scope="module")
def client():
    """Two processes. The cluster itself gives up a task that is lost once, so giving it out again is ours to do."""
    cluster = {"n_workers": 2, "threads_per_worker": 1, "processes": True, "dashboard_address": None, "silence_logs": CRITICAL}
    with (
        config.set({"distributed.scheduler.allowed-failures": 0}),
        LocalCluster(**cluster) as running,
        Client(running) as connected,
    ):
        yield connected


class Killer(threading.Thread):
    """Kills the process that wrote the tenth line of a log, while it is at work on its next task."""

    def __init__(self, log):
        super().__init__()
        self.log, self.killed = log, None

    def run(self):
        until = time.monotonic() + 30
        while time.monotonic() < until:
            lines = self.log.read_text().splitlines() if self.log.exists() else []
            if len(lines) >= 10:
                time.sleep(0.02)
                self.killed = int(lines[9].split()[1])
                os.kill(self.killed, signal.SIGKILL)
                return
            time.sleep(0.01)


def with_a_worker_killed(log, work):
    killer = Killer(log)
    killer.start()
    found = work()
    killer.join()
    return found, killer.killed


def entries(log):
    return [(int(first), int(pid)) for first, pid in map(str.split, log.read_text().splitlines())]


def test_shards_survive_the_death_of_a_worker(client, tmp_path):
    log, reported = tmp_path / "log", []
    shards = ct.shards(POOLED, 40_000, size=640)
    before = set(client.run(os.getpid).values())

    def work():
        return ct.map(
            shards, questions.logged, executor=client.get_executor(), log=str(log), pause=0.05,
            checkpoint=tmp_path / "run", progress=lambda done, total: reported.append(done),
        )  # fmt: skip

    found, killed = with_a_worker_killed(log, work)
    assert killed in before
    assert found == POOLED.sample(40_000).members()
    _, *asked = entries(log)  # the first, of a few worlds, is asked here
    assert {first for first, _ in asked} == {first for first, _ in shards}
    assert sum(pid == killed for _, pid in asked) < len(shards) / 2 < len(asked)
    assert len(reported) == len(shards)  # each shard counted once, however often it was asked
    assert reported == sorted(set(reported))
    assert reported[-1] == 40_000


def test_an_ensemble_survives_the_death_of_a_worker(client, tmp_path):
    log = tmp_path / "log"
    changed = [POOLED.set({"joins:EGY": chance / 40}) for chance in range(41)]

    def work():
        executor = client.get_executor()
        return list(ct.map(changed, questions.logged, executor=executor, worlds=640, log=str(log), pause=0.05))

    found, killed = with_a_worker_killed(log, work)
    assert killed in {pid for _, pid in entries(log)}
    assert found == [scenario.sample(640).members() for scenario in changed]


def test_a_question_that_kills_every_worker_is_given_up(client):
    shards = ct.shards(POOLED, 5000, size=640)
    with pytest.raises(ct.ContingentError) as caught:
        ct.map(shards, questions.always_deadly, executor=client.get_executor(), at_once=1)
    assert str(caught.value).startswith("shard 1 came back from no worker in 3 tries: KilledWorker")
