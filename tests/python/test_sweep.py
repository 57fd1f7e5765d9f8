"""The command sweep: a row a setting, on the same worlds, in as many processes as asked for, resumed where it was stopped."""

import json
import os
import signal
import subprocess
import sys
import time

import contingent as ct
import pytest
from click.testing import CliRunner
from contingent.cli import commands

CASE = ct.load("every-feature")
WORLDS = ["--worlds", "2000"]


def run(*arguments):
    return CliRunner().invoke(commands, ["sweep", "every-feature", *arguments, *WORLDS])


def viable(settings):
    return CASE.set(settings).sample(2000).viable.to_dict()


@pytest.mark.parametrize("more", [[], ["--processes", "2"]])
def test_every_combination_is_asked(more):
    result = run("--lever", "joins:AVA=0:0.3:0.1", "--lever", "accepts:AVA/COR=0:1:1", "--json", *more)
    told = json.loads(result.stdout)
    wanted = [{"joins:AVA": ava, "accepts:AVA/COR": accepts} for ava in (0, 0.1, 0.2, 0.3) for accepts in (0, 1)]
    assert told["rows"] == [{"settings": settings, "viable": viable(settings)} for settings in wanted]
    assert told["provenance"] == CASE.sample(2000).provenance.to_dict()


def test_a_table_fits_the_terminal():
    result = run("--lever", "joins:AVA=0:1:0.5")
    lines = result.stdout.splitlines()
    assert max(map(len, lines)) <= 80
    (last,) = [line for line in lines if line.startswith("1 ")]
    assert f"{100 * viable({'joins:AVA': 1})['value']:.1f}" in last.split()
    assert last.rstrip().endswith("█")


def test_a_sweep_goes_on_from_its_checkpoint(tmp_path):
    arguments = ["--lever", "joins:AVA=0:1:0.5", "--checkpoint", tmp_path / "sweep", "--json"]
    first = run(*map(str, arguments))
    written = (tmp_path / "sweep").read_text()
    assert run(*map(str, arguments)).stdout == first.stdout
    assert (tmp_path / "sweep").read_text() == written
    other = run(*map(str, arguments), "--seed", "1")
    assert (other.exit_code, other.stdout) == (1, "")
    assert "is of another run: its seed is 0, not 1" in other.stderr


def test_ctrl_c_in_a_terminal_is_one_line(tmp_path):
    place = tmp_path / "sweep"
    arguments = ["gaza-isf-2025-10", "--lever", "event:un-mandate=0:1:0.001", "--processes", "2", "--checkpoint", str(place)]
    command = [sys.executable, "-m", "contingent", "sweep", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        while process.poll() is None and not place.exists():  # it is made when work begins
            time.sleep(0.05)
        time.sleep(0.3)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the workers too
        told = process.communicate(timeout=30)
    assert (process.returncode, *told) == (130, "", "contingent: interrupted\n")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("joins:AVA", "is not LEVER=FROM:TO:STEP"),
        ("joins:AVA=1", "'1' is not FROM:TO:STEP"),
        ("joins:AVA=0:1", "'0:1' is not FROM:TO:STEP"),
        ("joins:AVA=0:1:0", "'0:1:0' is not FROM:TO:STEP"),
        ("joins:AVA=0:x:1", "'0:x:1' is not FROM:TO:STEP"),
        ("joins:AVA=0:nan:1", "'0:nan:1' is not FROM:TO:STEP"),
        ("joins:AVA=0:inf:1", "'0:inf:1' is not FROM:TO:STEP"),
        ("joins:AVA=1:0:0.1", "'1:0:0.1' has no end or more than 100,000 steps"),
        ("joins:AVA=0:1:1e-9", "'0:1:1e-9' has no end or more than 100,000 steps"),
    ],
)
def test_wrong_ranges_are_told(said, told):
    result = run("--lever", said)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in " ".join(result.stderr.split())


def test_what_is_too_much_or_twice_is_told():
    twice = run("--lever", "joins:AVA=0:1:1", "--lever", "joins:AVA=0:1:0.5")
    much = run("--lever", "joins:AVA=0:1:0.001", "--lever", "event:vote=0:1:0.001")
    assert [twice.exit_code, much.exit_code] == [2, 2]
    assert "is swept twice" in twice.stderr
    assert "that is more than 100,000 settings" in much.stderr
