"""What an installed package must be able to do, wherever it was built: run with its Python, from any folder.

    python tests/python/smoke.py
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import contingent as ct


def command(*arguments):
    return subprocess.run([sys.executable, "-m", "contingent", *arguments], capture_output=True, text=True, check=True).stdout


def main():
    assert Path(ct.__file__).is_relative_to(sys.prefix), f"{ct.__file__} is not the installed package"
    assert command("--version") == f"contingent {ct.__version__}\n"
    for case in ct.cases():
        scenario = ct.load(case)
        worlds = scenario.sample(2_000, seed=1, threads=2)
        members = worlds.members()
        assert members.viable.worlds == 2_000 and len(members.to_frame()) == len(list(members))
        assert ct.load(json.loads(scenario.to_json())) == scenario
        assert "<svg" in members.plot().svg()
        with tempfile.TemporaryDirectory() as folder:
            scenario.to_tables(f"{folder}/tables")
            assert ct.from_tables(f"{folder}/tables") == scenario
            command("brief", case, "-o", f"{folder}/brief.html", "--worlds", "1000")
            assert Path(f"{folder}/brief.html").read_text("utf-8").startswith("<!doctype html>")
    assert json.loads(command("members", case, "--worlds", "1000", "--json"))
    assert ct.schema()["$schema"].startswith("https://json-schema.org/")
    try:
        ct.load({"contingent": 1, "title": "x", "actors": {"A": {"joins": 2}}})
    except ct.ScenarioError as error:
        assert error.problems[0].where == "/actors/A/joins"
    else:
        raise AssertionError("a chance of 2 was taken")
    print(f"contingent {ct.__version__} works: {Path(ct.__file__).parent}")


if __name__ == "__main__":
    main()
