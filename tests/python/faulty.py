"""Faults made on purpose: a writer that is killed, a disk that fills up, a folder nobody may write to."""

import contextlib
import os
import subprocess
import sys

# A process that changes what is at a path with one of the package's writers, and stops for good where it is told to.
WRITER = """
import sys, time
from pathlib import Path
import contingent as ct
from contingent import writing
from contingent.cli import commands

kind, case, path, pause, after = sys.argv[1:]


def stopping(work, left=[int(after)]):
    def instead(*arguments):
        left[0] -= 1
        if left[0] < 0:
            print("here", flush=True)
            time.sleep(600)
        return work(*arguments)
    return instead


if pause == "before-disk":
    writing._to_disk = stopping(writing._to_disk)
if pause == "before-rename":
    Path.replace = stopping(Path.replace)
if kind in ("book.xlsx", "folder"):
    ct.load(case).to_tables(path)
elif kind == "case.json":
    commands(["new", "--from", case, "-o", path], standalone_mode=False)
elif kind == "brief.html":
    commands(["brief", case, "-o", path, "--worlds", "640", "--threads", "1"], standalone_mode=False)
else:
    ct.load(case).sample(640, threads=1).members().plot().savefig(path)
print("done", flush=True)
"""


@contextlib.contextmanager
def running(program, *arguments):
    """The process of a program, for as long as the block lasts; then it is killed, as nothing but SIGKILL can."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def killed(kind, case, path, pause, after=0):
    """Runs the writer up to where it is to stop, and kills it there."""
    with running(WRITER, kind, case, path, pause, after) as process:
        assert process.stdout.readline() == "here\n", "the writer never came to the place where it should be killed"


@contextlib.contextmanager
def disk(folder, size, *options):
    """A file system of its own in a folder, so many bytes large; False where only an administrator may make one."""
    command = ["mount", "-t", "tmpfs", "-o", ",".join([f"size={size}", *options]), "contingent-test", str(folder)]
    try:
        made = os.geteuid() == 0 and subprocess.run(command, capture_output=True, check=False).returncode == 0
    except (AttributeError, OSError):
        made = False
    try:
        yield made
    finally:
        if made:
            subprocess.run(["umount", "-l", str(folder)], check=True)


@contextlib.contextmanager
def locked(folder):
    """A folder in which nothing can be changed; False where that cannot be had."""
    if getattr(os, "geteuid", lambda: 1)() != 0:
        folder.chmod(0o555)
        try:
            yield os.name == "posix"
        finally:
            folder.chmod(0o755)
        return
    bind = ["mount", "--bind", "-o", "ro", str(folder), str(folder)]
    made = subprocess.run(bind, capture_output=True, check=False).returncode == 0
    if made:
        subprocess.run(["mount", "-o", "remount,bind,ro", str(folder)], capture_output=True, check=True)
    try:
        yield made
    finally:
        if made:
            subprocess.run(["umount", "-l", str(folder)], check=True)
