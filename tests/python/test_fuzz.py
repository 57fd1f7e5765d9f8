"""The readers of strangers' texts under a fuzzer, for CONTINGENT_FUZZ_SECONDS in all (60 if not set)."""

import os

import pytest
from fuzzing import build, run

SECONDS = int(os.environ.get("CONTINGENT_FUZZ_SECONDS", "60"))
TARGETS = {"reader": 3, "conditions": 1}  # and their parts of the time
LEAST_EDGES = {"reader": 5_000, "conditions": 500}  # else the seeds did not reach what they should


@pytest.mark.parametrize("target", TARGETS)
def test_nothing_is_found(target, tmp_path, tmp_path_factory, capsys):
    build(tmp_path_factory.mktemp("compiler"))
    told = run(target, max(1, SECONDS * TARGETS[target] // sum(TARGETS.values())), tmp_path)
    with capsys.disabled():
        print(f"\n{target}: {told.executions:,} inputs, {told.edges:,} edges, slowest {told.slowest} s, peak {told.peak} MiB")
    assert told.executions > 100
    assert told.edges > LEAST_EDGES[target]
    assert told.slowest <= 1
