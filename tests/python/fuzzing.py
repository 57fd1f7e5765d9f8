"""Fuzz targets: built with Clang where it is, seeded with every scenario there is, run for a while."""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "build" / "fuzz"
FOLDERS = (ROOT / "python" / "contingent" / "cases", ROOT / "tests" / "data" / "valid", ROOT / "tests" / "data" / "invalid")
EMPTY_TARGET = '#include <cstddef>\nextern "C" int LLVMFuzzerTestOneInput(const unsigned char*, std::size_t) { return 0; }\n'


@dataclass(frozen=True)
class Run:
    """What a run came to: inputs tried, edges of the program reached, the slowest input in whole seconds, peak in MiB."""

    executions: int
    edges: int
    slowest: int
    peak: int


def compiler(folder):
    """A Clang that has libFuzzer, or None."""
    (folder / "empty.cpp").write_text(EMPTY_TARGET)
    names = ["clang++", *(f"clang++-{version}" for version in range(30, 12, -1))]
    for path in filter(None, map(shutil.which, names)):
        command = [path, "-fsanitize=fuzzer,address,undefined", "-o", folder / "empty", folder / "empty.cpp"]
        if subprocess.run(command, capture_output=True, check=False).returncode == 0:
            return path
    return None


def build(folder):
    """The targets, up to date; skips the test where they cannot be built here."""
    found = compiler(folder)
    beside = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])  # cmake, and the headers' Python
    cmake = shutil.which("cmake", path=beside)
    if found is None or cmake is None:
        pytest.skip("fuzzing needs cmake, and clang++ with libFuzzer (Debian: clang and libclang-rt-dev)")
    configure = [cmake, "--preset", "fuzz", f"-DCMAKE_CXX_COMPILER={found}"]
    if not (BUILD / "CMakeCache.txt").exists():
        told = subprocess.run(configure, cwd=ROOT, env=os.environ | {"PATH": beside}, capture_output=True, text=True, check=False)
        if "was not found" in told.stderr:
            shutil.rmtree(BUILD)
            pytest.skip("fuzzing needs headers of Boost and nlohmann/json: pip install libboost-headers nlohmann-json")
        assert told.returncode == 0, told.stderr
    told = subprocess.run([cmake, "--build", "--preset", "fuzz"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr


def conditions(told):
    """Every condition in a scenario's file, however deep."""
    for key, part in told.items() if isinstance(told, dict) else enumerate(told) if isinstance(told, list) else ():
        if key in ("when", "gatekeeper") and isinstance(part, str):
            yield part
        yield from conditions(part)


def seeds_of_conditions(folder):
    for path in (path for place in FOLDERS for path in place.glob("*.json")):
        try:
            found = set(conditions(json.loads(path.read_text("utf-8"))))
        except (ValueError, UnicodeDecodeError):
            continue  # invalid on purpose
        for number, text in enumerate(sorted(found)):
            (folder / f"{path.stem}-{number}").write_text(text, "utf-8")
    return [folder]


def run(target, seconds, folder):
    """Runs a target; fails with the log and the input where it finds anything."""
    corpus, seeds = folder / "corpus", folder / "seeds"
    corpus.mkdir()
    seeds.mkdir()
    command = [
        BUILD / f"fuzz_{target}", corpus, *(seeds_of_conditions(seeds) if target == "conditions" else FOLDERS),
        f"-dict={ROOT / 'tests' / 'fuzz' / 'scenario.dict'}", f"-max_total_time={seconds}", "-timeout=10", "-rss_limit_mb=3000",
        "-max_len=65536" if target == "reader" else "-max_len=4000", "-print_final_stats=1", f"-artifact_prefix={folder}/",
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    inputs = {path.name: path.read_bytes()[:2000] for path in folder.iterdir() if path.is_file()}
    assert done.returncode == 0 and not inputs, f"{inputs}\n{done.stderr[-6000:]}"
    numbers = {name: int(number) for name, number in re.findall(r"stat::(\w+):\s+(\d+)", done.stderr)}
    edges = int(re.findall(r" cov: (\d+)", done.stderr)[-1])
    return Run(numbers["number_of_executed_units"], edges, numbers["slowest_unit_time_sec"], numbers["peak_rss_mb"])
