"""Faults: whatever becomes of a writer, what is on the disk is the old or the new, whole."""

import itertools
import random
import string
import sys
import time

import contingent as ct
import pytest
from click.testing import CliRunner
from contingent import writing
from contingent.cli import commands
from faulty import disk, killed, locked, running

OLD = {"contingent": 1, "title": "the old one", "actors": {"EGY": {"joins": 0.5}}}
SMALL_DISK = 72 << 10
FILES = ["book.xlsx", "case.json", "brief.html", "chart.svg", "chart.png"]


def changed(told, **more):
    return ct.load(OLD | {"title": told} | more)


def larger_than_the_disk():
    """In texts that fit a cell, and of which no packer makes much less."""
    letters = random.Random(1)
    notes = ["".join(letters.choices(string.ascii_letters, k=30_000)) for _ in range(4)]
    return changed("new", events={f"e{k}": {"chance": 0.5, "note": note} for k, note in enumerate(notes)})


def case_of(folder, kind, scenario):
    """What a writer is given: a case's file, or for `new` its tables."""
    if kind == "case.json":
        scenario.to_tables(folder / "given")
        return folder / "given"
    (folder / "given.json").write_text(scenario.to_json())
    return folder / "given.json"


def names(folder):
    return sorted(path.name for path in folder.iterdir() if not path.name.endswith(".tmp"))


def write(kind, case, path):
    """With the package's own writer, in this process; what it said of a failure, or nothing."""
    if kind == "case.json":
        result = CliRunner().invoke(commands, ["new", "--from", str(case), "-o", str(path)])
    elif kind == "brief.html":
        result = CliRunner().invoke(commands, ["brief", str(case), "-o", str(path), "--worlds", "640", "--threads", "1"])
    elif kind.startswith("chart"):
        try:
            ct.load(case).sample(640, threads=1).members().plot().savefig(path)
        except OSError as error:
            return error.strerror
        return ""
    else:
        result = CliRunner().invoke(commands, ["export", str(case), "--to", str(path)])
    assert len(result.stderr.splitlines()) == result.exit_code <= 1
    return result.stderr


# Killed ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("pause", ["before-disk", "before-rename"])
@pytest.mark.parametrize("kind", FILES)
def test_killed_in_the_middle_of_a_file_the_old_one_stays(kind, pause, tmp_path):
    given, place = tmp_path / "given", tmp_path / "place"
    given.mkdir()
    place.mkdir()
    (place / kind).write_bytes(b"the old file")
    killed(kind, case_of(given, kind, changed("new")), place / kind, pause)
    assert (place / kind).read_bytes() == b"the old file"
    assert names(place) == [kind]
    assert write(kind, case_of(given, kind, changed("new")), place / kind) == ""  # what was left is in nobody's way
    assert (place / kind).stat().st_size > len("the old file")


@pytest.mark.parametrize(
    ("pause", "after", "there"),
    [("before-disk", 0, "old"), ("before-disk", 7, "old"), ("before-rename", 0, "new"), ("before-rename", 7, "new")],
)
def test_killed_in_the_middle_of_a_folder_its_tables_are_of_one_scenario(pause, after, there, tmp_path):
    old, new, tables = changed("old"), changed("new", actors={"IDN": {"joins": 0.1}}), tmp_path / "tables"
    old.to_tables(tables)
    (tables / "notes.txt").write_text("somebody's own")
    killed("folder", case_of(tmp_path, "folder", new), tables, pause, after)
    assert ct.from_tables(tables) == (new if there == "new" else old)
    third = changed("third")
    third.to_tables(tables)
    assert ct.from_tables(tables) == third
    assert writing.PENDING not in names(tables)
    assert (tables / "notes.txt").read_text() == "somebody's own"


def test_what_somebody_changed_after_the_kill_counts(tmp_path):
    tables = tmp_path / "tables"
    changed("old").to_tables(tables)
    killed("folder", case_of(tmp_path, "folder", changed("new")), tables, "before-rename", 0)
    (tables / "scenario.csv").write_text("field,value\ntitle,by hand\n")
    assert ct.from_tables(tables).title == "by hand"


CHANGING = """
import itertools, sys
import contingent as ct
cases = [ct.load(path) for path in sys.argv[2:]]
for number, case in enumerate(itertools.cycle(cases)):
    case.to_tables(sys.argv[1])
    if number == 0:
        print("here", flush=True)
"""


@pytest.mark.parametrize("form", ["book.xlsx", "folder"])
def test_killed_at_any_moment_there_is_one_or_the_other(form, tmp_path):
    both, moments = [changed("one"), changed("two", events={"vote": {"chance": 0.1}})], random.Random(1)
    for number, scenario in enumerate(both):
        (tmp_path / f"{number}.json").write_text(scenario.to_json())
    seen = set()
    both[0].to_tables(tmp_path / form)
    for kills in itertools.count(1):
        with running(CHANGING, tmp_path / form, tmp_path / "0.json", tmp_path / "1.json") as process:
            assert process.stdout.readline() == "here\n"
            time.sleep(moments.uniform(0.0, 0.1))
        found = ct.from_tables(tmp_path / form)
        assert found in both
        seen.add(found.title)
        if kills >= 6 and (seen == {"one", "two"} or kills == 40):
            break
    assert seen == {"one", "two"}


# No room ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [*FILES, "folder"])
def test_a_full_disk_leaves_the_old_and_says_so(kind, tmp_path):
    place, path = tmp_path / "place", tmp_path / "place" / kind
    place.mkdir()
    old, new = changed("old"), larger_than_the_disk()
    with disk(place, SMALL_DISK) as made:
        if not made:
            pytest.skip("only an administrator can make a small disk; see the next test")
        if kind == "folder":
            old.to_tables(path)
        else:
            path.write_bytes(b"the old file")
        if kind.startswith("chart"):
            (place / "else").write_bytes(bytes(SMALL_DISK - (8 << 10)))
        told = write(kind, case_of(tmp_path, kind, new), path)
        assert "cannot be written: No space left on device" in told and "fault" not in told
        assert ct.from_tables(path) == old if kind == "folder" else path.read_bytes() == b"the old file"
        assert not [found for found in place.rglob(".contingent*")]


LIMITED = """
import resource, sys
import contingent as ct
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    ct.load(sys.argv[1]).to_tables(sys.argv[2])
except ct.ContingentError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
@pytest.mark.parametrize("form", ["book.xlsx", "folder"])
def test_a_file_that_may_not_grow_leaves_the_old(form, tmp_path):
    old, new = changed("old"), larger_than_the_disk()
    old.to_tables(tmp_path / form)
    with running(LIMITED, case_of(tmp_path, form, new), tmp_path / form) as process:
        told = process.stdout.read()
    assert "cannot be written: File too large" in told
    assert ct.from_tables(tmp_path / form) == old
    assert not [found for found in tmp_path.rglob(".contingent*")]


@pytest.mark.parametrize("kind", [*FILES, "folder"])
def test_a_folder_that_may_only_be_read_is_said_to_be_so(kind, tmp_path):
    place, path = tmp_path / "place", tmp_path / "place" / kind
    place.mkdir()
    changed("old").to_tables(path) if kind == "folder" else path.write_bytes(b"the old file")
    with locked(path if kind == "folder" else place) as made:
        if not made:
            pytest.skip("no folder can be locked here")
        told = write(kind, case_of(tmp_path, kind, changed("new")), path)
        assert "cannot be written: " in told and ("Read-only" in told or "Permission denied" in told)
        assert ct.from_tables(path).title == "old" if kind == "folder" else path.read_bytes() == b"the old file"


@pytest.mark.parametrize("raised", [KeyboardInterrupt, MemoryError, RuntimeError])
def test_nothing_is_left_of_what_was_given_up(raised, tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"old")
    with pytest.raises(raised), writing.replacing(path) as file:
        file.write(b"half")
        raise raised
    assert path.read_bytes() == b"old" and [found.name for found in tmp_path.iterdir()] == ["file"]


def test_a_stranger_cannot_lead_a_writer_out_of_a_folder(tmp_path):
    tables, secret = tmp_path / "tables", tmp_path / "secret"
    secret.write_text("mine")
    (tables / writing.PENDING).mkdir(parents=True)
    (tables / "scenario.csv").symlink_to(secret)
    (tables / writing.PENDING / "events.csv").symlink_to(secret)
    (tables / writing.PENDING / "scenario.csv").write_text("evil")
    changed("new").to_tables(tables)
    assert secret.read_text() == "mine"
    assert ct.from_tables(tables) == changed("new")


def test_a_chart_is_saved_as_before(tmp_path):
    chart = ct.load(OLD).sample(640).members().plot()
    chart.savefig(tmp_path / "a.svg")
    chart.savefig(tmp_path / "b", format="png")
    chart.savefig(str(tmp_path / "c"))
    assert (tmp_path / "a.svg").read_bytes().startswith(b"<?xml")
    for name in ("b.png", "c.png"):
        assert (tmp_path / name).read_bytes().startswith(b"\x89PNG")
    assert names(tmp_path) == ["a.svg", "b.png", "c.png"]
