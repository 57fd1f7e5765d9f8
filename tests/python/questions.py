"""Questions of one's own, for mapping: functions that other processes can import."""

import os
import signal
import time
from dataclasses import replace
from pathlib import Path


def title(worlds):
    return worlds.scenario.title


def counts(worlds):
    """Some counts of worlds, in a list and in a dict whose keys differ from shard to shard."""
    viable = worlds.worlds_where_viable()
    named = {f"first {worlds.first}": len(worlds)} if worlds.first else {}
    return {"viable": viable.count, "others": [(~viable).count, [len(worlds)]], "named": named}


def several(worlds):
    """Results in a dict and a list."""
    egypt, vote = worlds.worlds_where_could("EGY"), worlds.worlds_where_event("vote")
    return {"who": worlds.members(), "shares": [worlds.share(egypt & vote), worlds.share(egypt - vote)]}


def weighted(worlds):
    return replace(worlds.viable, value=0.5)


def slow_first(worlds):
    """The earlier in the alphabet its title, the later it answers."""
    time.sleep((ord("e") - ord(worlds.scenario.title)) / 20)
    return worlds.scenario.title


def logged(worlds, log, pause=0.0):
    """Members, told in a file that all processes write to."""
    answer = worlds.members()
    time.sleep(pause)
    with Path(log).open("a") as file:
        file.write(f"{worlds.first} {os.getpid()}\n")
    return answer


def deadly(worlds, marker):
    """Kills the process that asks it of the worlds from 640 on, once."""
    if worlds.first == 640:
        try:
            Path(marker).touch(exist_ok=False)
        except FileExistsError:
            return worlds.members()
        os.kill(os.getpid(), signal.SIGKILL)
    return worlds.members()


def always_deadly(worlds):
    if worlds.first == 640:
        os.kill(os.getpid(), signal.SIGKILL)
    return worlds.members()


def failing(worlds):
    return {}[worlds.scenario.title]


class Unsendable(Exception):
    def __init__(self, said):
        super().__init__(said)
        self.unsendable = lambda: said


def failing_unsendably(worlds):
    raise Unsendable("a and b")


def sleeping(worlds):
    time.sleep(60)


def interval(worlds):
    return worlds.viable.low


def of_some(worlds):
    return worlds.blocks().one
