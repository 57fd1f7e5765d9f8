"""Scenarios as dicts to samples of the core."""

import json

from contingent import _core


def sample(scenario, count, seed=0, threads=1, first=0):
    return _core.Worlds(_core.read_scenario(json.dumps(scenario)), count, seed=seed, threads=threads, first=first)
