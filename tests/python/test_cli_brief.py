"""`contingent brief`: the page takes its place whole or not at all."""

import os
import signal
import stat
import subprocess
import sys
import time

import contingent as ct
import pytest
from click.testing import CliRunner
from contingent.brief import headline
from contingent.cli import commands

CASE = "every-feature"
SAMPLE = ["--worlds", "2000", "--threads", "1"]


def brief(output, *arguments):
    return CliRunner().invoke(commands, ["brief", CASE, "-o", str(output), *SAMPLE, *arguments])


@pytest.fixture
def no_pictures(monkeypatch):
    """A page that takes no time."""
    monkeypatch.setattr(ct.Worlds, "brief", lambda self, *how: f"<p>{self.scenario.title}: é</p>")


def test_the_page_and_the_answer_in_words(tmp_path):
    path = tmp_path / "brief.html"
    result = brief(path)
    worlds = ct.load(CASE).sample(2000, threads=1)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [headline(worlds.members()), str(path)]
    assert path.read_text("utf-8") == worlds.brief()
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(("name", "form"), [("b.md", "md"), ("b.json", "json"), ("b.txt", "html")])
def test_the_file_s_name_says_how(tmp_path, name, form):
    worlds = ct.load(CASE).sample(2000, threads=1)
    assert brief(tmp_path / name).exit_code == 0
    assert (tmp_path / name).read_text("utf-8") == worlds.brief(format=form)
    assert brief("-", "--format", form).stdout == worlds.brief(format=form)


def test_what_moved_since_a_day():
    arguments = ["brief", "gaza-isf-2025-10", "-o", "-", "--since", "2025-10-17", "--format", "md", "--worlds", "1000"]
    told = CliRunner().invoke(commands, arguments).stdout
    assert "## What moved since 17 October 2025" in told


def test_set_reaches_the_page(tmp_path):
    result = brief(tmp_path / "a.html", "--set", "joins:AVA=0", "--seed", "3")
    changed = ct.load(CASE).set({"joins:AVA": 0}).sample(2000, seed=3)
    assert result.stdout.startswith(headline(changed.members()))
    assert changed.scenario.sha256[:12] in (tmp_path / "a.html").read_text("utf-8")


def test_standard_output(no_pictures):
    assert brief("-").stdout == f"<p>{ct.cases()[CASE]}: é</p>"


@pytest.mark.parametrize(
    "error", [OSError(28, "No space left on device"), KeyboardInterrupt(), RuntimeError()], ids=repr
)
def test_what_fails_leaves_all_as_it_was(tmp_path, monkeypatch, error):
    path = tmp_path / "brief.html"
    path.write_text("the old page")

    def fails(self, *how):
        raise error

    monkeypatch.setattr(ct.Worlds, "brief", fails)
    result = brief(path)
    assert result.exit_code == (130 if isinstance(error, KeyboardInterrupt) else 1)
    assert len(result.stderr.splitlines()) == 1 and result.stdout == ""
    assert path.read_text() == "the old page" and list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("place", ["missing/brief.html", "file/brief.html", "."])
def test_where_nothing_can_be_written(place, tmp_path, no_pictures):
    (tmp_path / "file").write_text("")
    result = brief(tmp_path / place)
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"contingent: {tmp_path / place}: ") and "fault" not in line
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.skipif(os.name != "posix", reason="modes and links of POSIX")
def test_modes_and_links_stay(tmp_path, no_pictures):
    page, link = tmp_path / "page.html", tmp_path / "link.html"
    page.write_text("the old page")
    page.chmod(0o640)
    link.symlink_to("page.html")
    assert brief(link).exit_code == 0
    assert link.is_symlink() and "every feature" in page.read_text("utf-8").lower()
    assert stat.S_IMODE(page.stat().st_mode) == 0o640
    before = os.umask(0o027)
    try:
        assert brief(tmp_path / "new.html").exit_code == 0
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new.html").stat().st_mode) == 0o640


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_what_is_no_file_is_written_to(no_pictures, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE) as reader:
        assert brief(pipe).exit_code == 0
        assert "é" in reader.communicate(timeout=20)[0].decode()
    assert pipe.is_fifo()


def test_ctrl_c_leaves_nothing_behind(tmp_path):
    command = [sys.executable, "-m", "contingent", "brief", CASE, "-o", tmp_path / "b.html", "--worlds", str(10**10)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        end = time.monotonic() + 20
        while not list(tmp_path.iterdir()) and time.monotonic() < end:
            time.sleep(0.02)
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (130, b"", b"contingent: interrupted\n")
    assert list(tmp_path.iterdir()) == []
