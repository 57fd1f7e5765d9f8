"""The command line: answers on standard output, one clear line for whatever goes wrong, the exit codes it promises."""

import json
import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import contingent as ct
import pytest
from click.testing import CliRunner
from contingent.cli import commands
from contingent.cli.progress import Bar
from rich.cells import cell_len
from rich.console import Console

CASE = "every-feature"
SAMPLE = ["--worlds", "2000", "--threads", "1"]
NAME = "[b]\x1b[31m<Egypt>\u202e 日本"
HOSTILE = {
    "contingent": 1,
    "title": "Türkiye\n" + 60 * "very long ",
    "actors": {
        "EGY": {"name": NAME, "joins": 0.5},
        "IDN": {"name": 100 * "x", "joins": [{"when": "EGY", "chance": 1}]},
    },
}
ASKING = {"members": [], "viability": ["EGY"], "compatibility": [], "network": []}


def run(*arguments, **options):
    return CliRunner().invoke(commands, [str(argument) for argument in arguments], prog_name="contingent", **options)


def program(*arguments, **options):
    """As a process of its own, which nothing of this one reaches."""
    kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "FORCE_COLOR", "NO_COLOR")}
    options["env"] = kept | options.pop("env", {})
    command = [sys.executable, "-m", "contingent", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, timeout=60, **options)


@pytest.fixture
def hostile(tmp_path):
    path = tmp_path / "hostile.json"
    path.write_text(json.dumps(HOSTILE))
    return path


def sampled(case=CASE):
    return ct.load(case).sample(2000, threads=1)


def failed(result, code=1):
    """What a failed command said."""
    assert (result.exit_code, result.stdout) == (code, "")
    assert "Traceback" not in result.stderr and "fault" not in result.stderr
    return result.stderr


# What it answers


def test_cases():
    assert run("cases").stdout.splitlines() == [f"{id}: {title}" for id, title in ct.cases().items()]
    assert json.loads(run("cases", "--json").stdout) == ct.cases()


def test_schema():
    assert json.loads(run("schema").stdout) == ct.schema()


@pytest.mark.parametrize("id", ct.cases())
def test_sound_cases(id):
    result = run("check", id)
    assert result.exit_code == 0
    assert re.fullmatch(r"sound: \d+ candidates, .*claims?\n", result.stdout)
    assert json.loads(run("check", id, "--json").stdout) == {"sound": True, "problems": []}


def test_all_problems_a_line_each(tmp_path):
    path = tmp_path / "broken.json"
    path.write_text(json.dumps({"contingent": 1, "title": "T\n\x1b[31m", "actors": {"EGY": {"joins": 2}, "A\nB": 3}}))
    result = run("check", path)
    told = json.loads(run("check", path, "--json").stdout)
    assert result.exit_code == run("check", path, "--json").exit_code == 1
    assert not told["sound"] and len(told["problems"]) == len(result.stdout.splitlines()) - 1 >= 2
    assert result.stdout.splitlines()[0].startswith("/actors/") and "\x1b" not in result.stdout
    assert result.stdout.splitlines()[-1] == f"{len(told['problems'])} problems"
    assert "/actors/EGY/joins" in [problem["where"] for problem in told["problems"]]
    assert set(told["problems"][0]) == {"where", "found", "expected", "hint", "line", "column"}
    assert "/actors/EGY/joins" in failed(run("members", path))


@pytest.mark.parametrize("command", ASKING)
def test_json_is_the_answer_and_nothing_else(command):
    member = [ct.load(CASE).candidates[0]] if command == "viability" else []
    result = run(command, CASE, *member, *SAMPLE, "--seed", 5, "--json")
    worlds = ct.load(CASE).sample(2000, seed=5)
    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.stdout) == getattr(worlds, command)(*([member] if member else [])).to_dict()


def test_members():
    shown = run("members", CASE, *SAMPLE).stdout
    members = sampled().members()
    assert f"A force that meets every requirement: {members.viable}" in " ".join(shown.split())
    for row in members:
        assert row.name in shown or row.pool
        assert f"could: {row.could.term}" in shown
    assert str(members.provenance) in shown


def test_viability():
    worlds = sampled()
    ids = worlds.scenario.candidates[:2]
    shown = run("viability", CASE, *ids, *SAMPLE).stdout
    found = worlds.viability(ids)
    assert f"A feasible force: {found}" in " ".join(shown.split())
    for share in found.breakdown().to_frame()["worlds"]:
        assert f" {share:,} " in shown


def test_compatibility_on_one_issue():
    scenario = ct.load(CASE)
    shown = run("compatibility", CASE, "--issue", scenario.issues[0], *SAMPLE).stdout
    assert f"meet on {scenario.names[scenario.issues[0]]}, in per cent" in shown
    assert f"they are {', '.join(scenario.issues)}" in failed(run("compatibility", CASE, "--issue", "z"))


def test_set_changes_the_scenario():
    scenario = ct.load(CASE)
    event = f"event:{scenario.events[0]}"
    result = run("members", CASE, *SAMPLE, "--set", f"{event}=0", "--set", "joins:AVA=1", "--json")
    assert json.loads(result.stdout) == scenario.set({event: 0, "joins:AVA": 1}).sample(2000).members().to_dict()
    assert 'did you mean "joins:AVA"' in failed(run("members", CASE, "--set", "joins:AVB=1"))
    for wrong in ("joins:AVA", "=1", "joins:AVA=", "joins:AVA=often", "joins:AVA=nan", "joins:AVA=inf"):
        assert "Invalid value for '--set'" in failed(run("members", CASE, "--set", wrong), 2)
    assert "set twice" in failed(run("members", CASE, "--set", "joins:AVA=1", "--set", "joins:AVA=0"), 2)


# How it looks


@pytest.mark.parametrize("command", ASKING)
@pytest.mark.parametrize("columns", [80, 100])
def test_nothing_is_cut_and_nothing_hostile_reaches_the_terminal(command, columns, hostile):
    result = program(command, hostile, *ASKING[command], *SAMPLE, env={"COLUMNS": str(columns), "PYTHONUTF8": "1"})
    shown = result.stdout.decode()
    assert (result.returncode, result.stderr) == (0, b"")
    assert max(map(cell_len, shown.splitlines())) <= columns
    assert "\x1b" not in shown and "\u202e" not in shown and "…" not in shown
    if command == "viability":
        assert "[b] [31m<Egypt> 日本 (EGY)" in shown
    else:
        assert shown.count("x") >= 100 and "日本" in shown


def test_no_bar_and_no_letter_is_too_much_for_an_old_terminal(hostile):
    result = program("members", hostile, *SAMPLE, env={"PYTHONIOENCODING": "ascii"})
    assert (result.returncode, result.stderr) == (0, b"")
    assert b"T\\xfcrkiye" in result.stdout and b"# needed" in result.stdout


@pytest.mark.skipif(os.name != "posix", reason="terminals of POSIX")
@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_colours_only_on_a_terminal_and_if_wanted(no_color, coloured):
    import pty

    ours, theirs = pty.openpty()
    env = {**os.environ, "TERM": "xterm-256color", "NO_COLOR": no_color}
    command = [sys.executable, "-m", "contingent", "members", CASE, *SAMPLE]
    result = subprocess.run(command, stdout=theirs, stderr=subprocess.PIPE, env=env, timeout=60)
    os.close(theirs)
    shown = os.read(ours, 1 << 16)
    os.close(ours)
    assert result.returncode == 0 and b"could" in shown
    assert (b"\x1b[" in shown) == coloured


def test_progress_shows_only_to_those_who_wait():
    for patience, shown in ((0.0, True), (60.0, False)):
        bar = Bar(Console(file=StringIO(), force_terminal=True, width=80), patience)
        bar(1, 2)
        bar(2, 2)
        bar.close()
        assert ("100%" in bar._console.file.getvalue()) == shown


# What goes wrong


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, '{"contingent": 1}', "\0", '"\\ud800"', "{}" * 1000])
def test_a_hostile_file_has_no_traceback(text, tmp_path):
    path = tmp_path / "hostile.json"
    path.write_text(text)
    assert failed(run("members", path)) and failed(run("brief", path, "-o", tmp_path / "x"))
    result = program("check", path)
    assert result.returncode == 1 and b"Traceback" not in result.stderr
    assert b"problem" in result.stdout and list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "no-such-case"], 'no shipped case is called "no-such-case"'),
        (["check", "."], "Is a directory"),
        (["viability", CASE, "XXX"], 'no candidate is called "XXX"'),
        (["members", CASE, "--worlds", "0"], "the number of worlds must be from 1"),
        (["members", CASE, "--seed", "-1"], "seed is a whole number"),
        (["members", CASE, "--threads", "9999"], "the number of threads must be"),
    ],
    ids=str,
)
def test_wrong_input_is_one_line_and_1(arguments, said):
    (line,) = failed(run(*arguments)).splitlines()
    assert line.startswith("contingent: ") and said in line


@pytest.mark.parametrize(
    "arguments", [["nonsense"], ["check"], ["members", CASE, "--nonsense"], ["viability", CASE], ["brief", CASE],
                  ["members", CASE, "--worlds", "many"], ["network", CASE, "--threshold", "2"]], ids=str,
)  # fmt: skip
def test_wrong_use_is_2(arguments):
    assert "Error: " in failed(run(*arguments), 2)


def test_a_fault_of_ours_is_one_line_too(monkeypatch):
    monkeypatch.setattr("contingent.loading.cases", lambda: 1 / 0)
    result = run("cases")
    assert result.exit_code == 1
    assert result.stderr == "contingent: a fault in contingent, please report it: ZeroDivisionError: division by zero\n"


# Pipes and files


def test_standard_input():
    text = json.dumps(HOSTILE).encode()
    assert program("check", "-", input=text).stdout == b"sound: 2 candidates\n"
    assert run("check", "-", input=text).stdout == "sound: 2 candidates\n"
    assert failed(run("members", "-", input=b"\xff")).startswith("contingent: standard input is not UTF-8 text")


def test_a_reader_that_leaves_early_is_no_failure():
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "contingent", "schema"]
    process = subprocess.Popen(command, stdout=write, stderr=subprocess.PIPE)
    os.close(write)
    assert process.communicate(timeout=20) == (None, b"") and process.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_is_one_line():
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "contingent", "cases"]
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=20)
    assert (result.returncode, result.stderr) == (1, b"contingent: No space left on device\n")


def test_version_and_help():
    assert program("--version").stdout.decode() == f"contingent {ct.__version__}\n"
    shown = run("--help").stdout
    assert [name for name in commands.commands if f"\n  {name} " not in shown] == []
    assert re.search(r"0 +done\n.*1 +it could not.*2 +wrong use.*130 +interrupted", shown, re.DOTALL)
    for name in commands.commands:
        assert "..." not in re.search(rf"\n  {name} .*", shown)[0]
        assert run(name, "--help").exit_code == 0


def test_only_the_brief_loads_plots_and_none_loads_pandas():
    told = "import sys; from contingent.cli import commands as run; run(sys.argv[1:], standalone_mode=False)"
    command = [sys.executable, "-c", f"{told}; print(*sys.modules)", "members", CASE, *SAMPLE]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert "rich" in loaded and not {"pandas", "matplotlib", "jinja2"} & set(loaded)
