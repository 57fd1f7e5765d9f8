"""What is released: an sdist that needs no repository, a wheel that needs no compiler, and papers that agree.

The builds are not in the default run: pytest -m release tests/python/test_release.py.
"""

import datetime
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
VERSION = re.search(r'^version = "(.+)"$', (ROOT / "pyproject.toml").read_text(), re.MULTILINE)[1]
NEEDED = {
    "pyproject.toml", "CMakeLists.txt", "README.md", "LICENSE", "CHANGELOG.md", "CITATION.cff", "CMakePresets.json",
    "cpp/CMakeLists.txt", "cpp/cmake/FindHeaders.cmake", "cpp/include/contingent/reading/read.hpp", "cpp/src/reading/read.cpp",
    "cpp/bindings/module.cpp", "python/contingent/__init__.py", "python/contingent/py.typed", "python/contingent/_core.pyi",
    "python/contingent/cases/gaza-isf-2025-10.json", "python/contingent/brief/templates/brief.html.j2", "tests/python/smoke.py",
}  # fmt: skip
UNWANTED = re.compile(r"(^|/)(\.git|\.ci|\.venv|build|dist|__pycache__|\.hypothesis|\.pytest_cache)(/|$)|\.(so|pyd|o|pyc)$")


# The papers -------------------------------------------------------------------------------------------------------------


def test_the_version_is_semantic_and_the_newest_in_the_changes():
    assert re.fullmatch(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)", VERSION)
    changes = (ROOT / "CHANGELOG.md").read_text()
    heads = re.findall(r"^## (\d+\.\d+\.\d+) \((unreleased|\d{4}-\d\d-\d\d)\)$", changes, re.MULTILINE)
    assert len(heads) == len(re.findall(r"^## ", changes, re.MULTILINE)) >= 1
    versions = [tuple(map(int, version.split("."))) for version, _ in heads]
    assert heads[0][0] == VERSION and versions == sorted(set(versions), reverse=True)
    assert all(day != "unreleased" for _, day in heads[1:])
    days = [datetime.date.fromisoformat(day) for _, day in heads if day != "unreleased"]
    assert days == sorted(days, reverse=True)


def test_the_citation_says_what_a_citation_must():
    """The fields that Citation File Format 1.2.0 requires, and those that change with a release."""
    said = dict(re.findall(r"^([a-z-]+): *(.*)$", (ROOT / "CITATION.cff").read_text(), re.MULTILINE))
    assert {"cff-version", "message", "title", "authors"} <= said.keys()
    assert (said["cff-version"], said["version"], said["license"], said["type"]) == ("1.2.0", VERSION, "MIT", "software")
    released = re.search(rf"^## {re.escape(VERSION)} \((.+)\)$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)[1]
    assert said.get("date-released", "unreleased").strip('"') == released


def test_the_format_has_its_version_and_its_way_on_written_down():
    told = (ROOT / "python" / "contingent" / "format" / "README.md").read_text("utf-8")
    (schema,) = (ROOT / "python" / "contingent" / "format").glob("scenario-*.schema.json")
    assert schema.name == "scenario-1.schema.json" and schema.name in told
    assert "constexpr const char* format_version = \"1, " in (ROOT / "cpp" / "src" / "reading" / "read.cpp").read_text()
    assert re.search(r"^## Version 1\b", told, re.MULTILINE) and re.search(r"^## .*next version", told, re.MULTILINE)


def test_every_supported_python_has_a_wheel():
    """The workflow builds what pyproject.toml says is supported."""
    told = (ROOT / ".github" / "workflows" / "wheels.yml").read_text()
    assert '"cp310-* cp311-* cp312-* cp313-* cp314-*"' in told
    assert 'requires-python = ">=3.10"' in (ROOT / "pyproject.toml").read_text()


# The builds -------------------------------------------------------------------------------------------------------------


def run(*command, cwd):
    done = subprocess.run(list(map(str, command)), cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout[-3000:]}\n{done.stderr[-6000:]}"
    return done.stdout


def environment(folder):
    """A clean virtual environment; the path of its Python."""
    run(sys.executable, "-m", "venv", folder, cwd=ROOT)
    return folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    return tmp_path_factory.mktemp("release")


@pytest.fixture(scope="module")
def sdist(places):
    python = environment(places / "builder")
    run(python, "-m", "pip", "install", "-q", "build", cwd=places)
    run(python, "-m", "build", "-q", "--sdist", "--outdir", places / "dist", ROOT, cwd=places)
    (made,) = (places / "dist").glob("*.tar.gz")
    return made


@pytest.fixture(scope="module")
def wheel(sdist, places):
    """Built from the sdist unpacked where there is no repository."""
    with tarfile.open(sdist) as archive:
        archive.extractall(places / "unpacked", filter="data")
    (source,) = (places / "unpacked").iterdir()
    run(places / "builder" / "bin" / "python", "-m", "pip", "wheel", "-q", "--no-deps", "-w", places / "wheels", source, cwd=places)
    (made,) = (places / "wheels").glob("*.whl")
    return made


@pytest.mark.release
def test_the_sdist_has_what_a_build_needs_and_nothing_else(sdist):
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert sdist.name == f"contingent-{VERSION}.tar.gz"
    assert names >= NEEDED
    assert not [name for name in names if UNWANTED.search(name)]
    tracked = run("git", "ls-files", cwd=ROOT).split("\n") if (ROOT / ".git").exists() else []
    assert not tracked or not names - {*tracked, *(str(p) for t in tracked for p in Path(t).parents), "PKG-INFO", ""}


@pytest.mark.release
def test_the_wheel_has_the_package_and_nothing_else(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {name.split("/")[0] for name in names} == {"contingent", f"contingent-{VERSION}.dist-info"}
    assert [name for name in names if re.fullmatch(r"contingent/_core\..+\.(so|pyd)", name)]
    assert f"contingent-{VERSION}.dist-info/licenses/LICENSE" in names
    assert wheel.stat().st_size < 8 << 20


@pytest.mark.release
def test_the_wheel_works_in_a_clean_environment(wheel, places):
    python = environment(places / "clean")
    run(python, "-m", "pip", "install", "-q", wheel, cwd=places)
    assert f"contingent {VERSION} works" in run(python, "-I", ROOT / "tests" / "python" / "smoke.py", cwd=places)
