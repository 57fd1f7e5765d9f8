"""The cost of start: what an import and a command load, by name, and what they take beside others, by ratio."""

import re
import subprocess
import sys
from pathlib import Path

import contingent

ROOT = Path(__file__).parents[2]

HEAVY = {"numpy", "pandas", "matplotlib", "jinja2", "openpyxl", "concurrent.futures", "multiprocessing", "dask", "distributed"}
LATER = {f"contingent.{room}" for room in ("plots", "tables", "brief", "tabular.hearing", "mapping.running")}
SHOWING = {"click", "rich", "contingent.cli"}  # what commands need and an import does not


def loaded(program):
    """The modules that a program has loaded when it ends."""
    ending = "import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr))"
    result = subprocess.run([sys.executable, "-c", f"{ending}\n{program}"], capture_output=True, text=True, check=True)
    return set(result.stderr.split())


def test_an_import_loads_what_it_needs():
    found = loaded("import contingent")
    assert "contingent._core" in found
    assert found & (HEAVY | LATER | SHOWING) == set()


def test_a_command_loads_what_it_needs():
    arguments = ["contingent", "members", "gaza-isf-2025-10", "--worlds", "64"]
    found = loaded(f"sys.argv = {arguments}; from contingent.cli import main; main()")
    assert found >= SHOWING
    assert found & (HEAVY | LATER | {"rich.progress"}) == set()


def test_the_package_imports_no_cluster():
    sources = (ROOT / "python").rglob("*.py")
    assert [path for path in sources if re.search(r"import (dask|distributed|ray)", path.read_text("utf-8"))] == []


def test_the_package_is_small():
    folders = {Path(contingent.__file__).parent, Path(contingent._core.__file__).parent}
    files = {file for folder in folders for file in folder.rglob("*.*") if file.is_file() and file.suffix != ".pyc"}
    assert any(file.name.startswith("_core.") and file.suffix != ".pyi" for file in files)
    assert sum(file.stat().st_size for file in files) < 5e6  # unpacked; a wheel is a third of it


def test_start_beside_others(monkeypatch, capsys):
    monkeypatch.syspath_prepend(ROOT / "tests" / "benchmarks")
    import start

    assert start.main(["--quick"]) < 1
    assert "import contingent" in capsys.readouterr().out
