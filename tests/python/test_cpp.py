"""Every Catch2 case is a pytest item. The C++ tests are built by the developer's install, beside contingent._core."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "build" / "editable"
PROGRAM = BUILD / "contingent_tests"
INSTALL = "run: pip install -e '.[test]'"


def run(*arguments):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, timeout=600)


def cases():
    if not PROGRAM.exists():
        return []
    names = run("--list-test-names-only").stdout or run("--list-tests", "--verbosity", "quiet").stdout  # Catch2 2, 3
    return [name.strip() for name in names.splitlines() if name.strip()]


def sources():
    return [
        path
        for folder in ("cpp", "tests/cpp")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".cpp", ".hpp", ".cmake"} or path.name == "CMakeLists.txt"
    ] + [ROOT / "CMakeLists.txt"]


def test_the_build_is_complete_and_current():
    stamp = BUILD / "built"
    assert PROGRAM.exists() and stamp.exists(), f"the C++ tests are not built; {INSTALL}"
    assert cases(), f"{PROGRAM} has no test"
    newer = [str(path.relative_to(ROOT)) for path in sources() if path.stat().st_mtime > stamp.stat().st_mtime]
    assert not newer, f"changed since the last build: {', '.join(newer)}; {INSTALL}"


@pytest.mark.parametrize("name", cases())
def test_catch2(name):
    result = run(re.sub(r"([\\,\[\]])", r"\\\1", name))
    assert result.returncode == 0, result.stdout + result.stderr
    assert "No test cases matched" not in result.stdout + result.stderr
