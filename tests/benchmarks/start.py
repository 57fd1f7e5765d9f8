"""What it takes to start: importing the package and asking a first question, beside importing what one would use instead.

    python tests/benchmarks/start.py [--quick]

Each is a process of its own, from its call to its end; the ways take turns, so that a busy machine slows them alike, and the
shortest of each counts. The size of the installed core stands below.
"""

import argparse
import subprocess
import sys
import time

from contingent import _core

CASE, WORLDS = "gaza-isf-2025-10", 100_000
WAYS = {
    "python alone": ["-c", "pass"],
    "import contingent": ["-c", "import contingent"],
    "import numpy": ["-c", "import numpy"],
    "import pandas": ["-c", "import pandas"],
    f"contingent members, {WORLDS:,} worlds": ["-m", "contingent", "members", CASE, "--worlds", str(WORLDS)],
}


def seconds(way):
    start = time.perf_counter()
    subprocess.run([sys.executable, *WAYS[way]], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def main(arguments=None):
    """How long importing contingent takes, as a share of importing pandas."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="one turn, for a look and for the tests")
    turns = 1 if parser.parse_args(arguments).quick else 10
    taken = dict.fromkeys(WAYS, float("inf"))
    for _ in range(turns):
        for way in WAYS:
            taken[way] = min(taken[way], seconds(way))
    print(f"{'':40}{'seconds':>10}{'import numpy':>15}{'import pandas':>15}")
    for way, spent in taken.items():
        print(f"{way:40}{spent:10.3f}{spent / taken['import numpy']:14.2f}x{spent / taken['import pandas']:14.2f}x")
    with open(_core.__file__, "rb") as core:
        print(f"{'size of the core':40}{len(core.read()) / 1e6:7.1f} MB")
    return taken["import contingent"] / taken["import pandas"]


if __name__ == "__main__":
    main()
