"""Checkpoints: a run that was killed goes on where it was, counts nothing twice, and trusts no file but its own, whole."""

import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import contingent as ct
import pytest
import questions
from contingent.mapping.asking import METHODS, VALUES
from contingent.mapping.keeping import heard, told
from hypothesis import given, settings
from hypothesis import strategies as st
from test_results import SCENARIO

POOLED = ct.load(SCENARIO)
CHANGED = [POOLED.set({"joins:EGY": chance / 4}) for chance in range(5)]
SHARDS = ct.shards(POOLED, 20_000, size=640)
ASKED = {"viability": {"members": ["EGY"]}, "terms": {"x": "arms", "steps": 3}, "frontier": {"quantity": "members"},
         "timeline": {"dates": ["2030-01-01"]}, "meanings": {"draws": 3}}

PROGRAM = """
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
import contingent as ct
import questions, test_checkpoint
from contingent.mapping import checkpoint
checkpoint.SECONDS, checkpoint.SHARE = 0, 1
kind, place, log = sys.argv[1:]
asked = {"executor": partial(ProcessPoolExecutor, 2), "checkpoint": place, "log": log, "pause": 0.05}
if kind == "shards":
    ct.map(test_checkpoint.SHARDS, questions.logged, **asked)
else:
    list(ct.map(test_checkpoint.CHANGED * 6, questions.logged, worlds=1000, **asked))
"""


def killed_in_the_middle(kind, folder):
    """Starts a run in a process group of its own, and kills all of it, as a power cut would, when some of it is done."""
    place, log = folder / "run.checkpoint", folder / "log"
    command = [sys.executable, "-c", PROGRAM, kind, str(place), str(log)]
    with subprocess.Popen(command, cwd=Path(__file__).parent, start_new_session=True) as process:
        try:
            until = time.monotonic() + 30
            while time.monotonic() < until and process.poll() is None and (not log.exists() or len(asked(log)) < 10):
                time.sleep(0.01)
            assert process.poll() is None
        finally:
            os.killpg(process.pid, signal.SIGKILL)
    return place, log


def asked(log):
    return [line.split()[0] for line in log.read_text().splitlines()]


def test_shards_go_on_after_a_kill(tmp_path):
    place, log = killed_in_the_middle("shards", tmp_path)
    kept = checkpoint_of(place)[2:]
    ((ranges, _),) = kept
    done = {str(640 * number) for first, end in ranges for number in range(first, end)}
    assert 5 <= len(done) < len(SHARDS)
    assert done <= set(asked(log))
    log.unlink()
    found = ct.map(SHARDS, questions.logged, checkpoint=place, log=str(log), pause=0.05)
    assert found == POOLED.sample(20_000).members()
    first, *rest = asked(log)  # first of a few worlds, for the form of the answer
    assert sorted([*done, *rest]) == sorted(str(first) for first, _ in SHARDS)
    assert first == "0"


def test_an_ensemble_goes_on_after_a_kill(tmp_path):
    place, log = killed_in_the_middle("ensemble", tmp_path)
    done = len(checkpoint_of(place)[2:])
    assert 5 <= done < 30
    log.unlink()
    found = ct.map(CHANGED * 6, questions.logged, worlds=1000, checkpoint=place, log=str(log), pause=0.05)
    assert list(found) == [scenario.sample(1000).members() for scenario in CHANGED] * 6
    assert len(asked(log)) == 30 - done


def checkpoint_of(place):
    return [json.loads(line) for line in place.read_text().splitlines()]


def test_what_is_done_is_not_asked_again(tmp_path):
    place, log, reported = tmp_path / "run", tmp_path / "log", []
    for _ in range(2):
        found = ct.map(SHARDS, questions.logged, checkpoint=place, log=str(log), progress=lambda *done: reported.append(done))
        assert found == POOLED.sample(20_000).members()
    assert len(asked(log)) == 1 + len(SHARDS) + 1
    assert reported[-2:] == [(20_000, 20_000)] * 2
    assert sorted(os.listdir(tmp_path)) == ["log", "run"]


def test_an_ensemble_may_have_become_longer(tmp_path):
    place, log = tmp_path / "run", tmp_path / "log"
    ask = partial(ct.map, question=questions.logged, worlds=640, checkpoint=place, log=str(log))
    assert len(list(ask(CHANGED[:3]))) == 3
    assert list(ask(CHANGED)) == [scenario.sample(640).members() for scenario in CHANGED]
    assert len(asked(log)) == 5


# Files of other runs, damaged ones, and places that cannot be written to


def count(actor, worlds, members=None):
    return worlds.worlds_where_willing(actor).count


COUNT = partial(count, "EGY")


def ask(place, **other):
    how = {"question": "viability", "members": ["EGY"], "checkpoint": place} | other
    return ct.map(how.pop("shards", SHARDS), how.pop("question"), **how)


@pytest.mark.parametrize(
    ("other", "differs"),
    [
        ({"shards": ct.shards(POOLED, 20_001, size=640)}, "worlds is 20000, not 20001"),
        ({"shards": ct.shards(POOLED, 20_000, size=640, seed=1)}, "seed is 0, not 1"),
        ({"shards": ct.shards(POOLED, 20_000, size=1280)}, "size is 640, not 1280"),
        ({"shards": ct.shards(CHANGED[0], 20_000, size=640)}, f'scenario is "{POOLED.sha256}"'),
        ({"shards": CHANGED}, 'of is "shards", not "scenarios"'),
        ({"members": ["IDN"]}, 'question is ["viability", {"members": ["EGY"]}]'),
        ({"question": COUNT, "members": None}, 'not [["test_checkpoint.count", ["EGY"], {}], {"members": null}]'),
    ],
)
def test_a_file_of_another_run_is_refused(other, differs, tmp_path):
    place = tmp_path / "run"
    ask(place)
    before = place.read_bytes()
    with pytest.raises(ct.ContingentError, match="is of another run") as caught:
        ask(place, **other)
    assert differs in str(caught.value)
    assert place.read_bytes() == before


def test_a_file_of_another_version_is_refused(tmp_path, monkeypatch):
    ask(tmp_path / "run")
    monkeypatch.setattr("contingent._core.__version__", "9.9.9")
    with pytest.raises(ct.ContingentError, match=r'its version is "\d.*, not "9.9.9"'):
        ask(tmp_path / "run")


def test_a_file_of_other_scenarios_is_refused(tmp_path):
    place = tmp_path / "run"
    list(ct.map(CHANGED, "viable", worlds=640, checkpoint=place))
    with pytest.raises(ct.ContingentError, match="is of another run: scenario 1 is not the one it answers"):
        list(ct.map([CHANGED[0], *CHANGED[2:]], "viable", worlds=640, checkpoint=place))


def test_a_file_of_a_later_format_is_refused(tmp_path):
    place = tmp_path / "run"
    ask(place)
    place.write_bytes(place.read_bytes().replace(b'checkpoint": 1', b'checkpoint": 2', 1))
    with pytest.raises(ct.ContingentError, match="is a checkpoint of format 2, this version reads format 1"):
        ask(place)


@pytest.fixture(scope="module")
def whole_file(tmp_path_factory):
    place = tmp_path_factory.mktemp("whole") / "run"
    ask(place)
    return place


@settings(max_examples=60)
@given(data=st.data())
def test_a_damaged_file_is_refused(whole_file, data):
    content = whole_file.read_bytes()
    damaged = whole_file.with_name("damaged")
    at = data.draw(st.integers(0, len(content) - 1))
    if data.draw(st.booleans()):
        damaged.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
    else:
        damaged.write_bytes(content[:at])
    with pytest.raises(ct.ContingentError, match="damaged|of format"):
        ask(damaged)


def test_a_place_that_cannot_be_written_to_shows_first(tmp_path):
    with pytest.raises(FileNotFoundError):
        ask(tmp_path / "no such folder" / "run")


def test_a_write_that_fails_leaves_the_old_file(tmp_path, monkeypatch):
    place = tmp_path / "run"
    ask(place)
    before = place.read_bytes()

    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        ask(place)
    assert place.read_bytes() == before
    assert os.listdir(tmp_path) == ["run"]


# Answers in a file


@pytest.mark.parametrize("question", [*VALUES, *METHODS])
def test_answers_are_kept_as_they_are(question, tmp_path):
    how = {"worlds": 640, **ASKED.get(question, {})}
    fresh = list(ct.map(CHANGED[2:3], question, checkpoint=tmp_path / "run", **how))
    kept = list(ct.map(CHANGED[2:3], question, checkpoint=tmp_path / "run", **how))
    assert fresh == kept == list(ct.map(CHANGED[2:3], question, **how))


@settings(max_examples=50)
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
                    lambda part: st.lists(part) | st.tuples(part, part) | st.dictionaries(st.text() | st.integers(), part)))
def test_plain_values_are_kept_as_they_are(value):
    again = heard(json.loads(json.dumps(told(value), allow_nan=False)))
    assert again == value
    assert repr(again) == repr(value)


def test_what_cannot_be_kept_is_told(tmp_path):
    with pytest.raises(ct.ContingentError, match="an answer that is a set cannot be kept in a checkpoint"):
        list(ct.map(CHANGED, different, checkpoint=tmp_path / "run"))
    with pytest.raises(ct.ContingentError, match="a question whose arguments are JSON values"):
        list(ct.map(CHANGED, questions.logged, log=Path("log"), checkpoint=tmp_path / "run"))
    with pytest.raises(ct.ContingentError, match="a question with a name"):
        list(ct.map(CHANGED, Nameless(), checkpoint=tmp_path / "run"))


def different(worlds):
    return {1, 2}


class Nameless:
    def __call__(self, worlds):
        return 1
