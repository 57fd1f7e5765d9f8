"""The core's inner loops against the machine: what contingent_bench measures, as rows.

It is built by the developer's install, or by `cmake --preset release && cmake --build --preset release`.
"""

import json
import subprocess
from pathlib import Path

from comparison import Row

ROOT = Path(__file__).parents[2]
PLACES = [ROOT / "build" / preset / "contingent_bench" for preset in ("editable", "release")]
BUILD = "pip install -e '.[test]' builds it"
SECTION = "against the machine"


def measured(repeats=300, threads=2):
    """What contingent_bench prints; None where it is not built."""
    program = next((place for place in PLACES if place.exists()), None)
    if program is None:
        return None
    printed = subprocess.run([program, str(repeats), str(threads)], capture_output=True, text=True, check=True)
    return json.loads(printed.stdout)


def rows(size):
    found = measured(repeats=2 if size == "tiny" else 300, threads=1 if size == "tiny" else 2)
    if found is None:
        return []
    chosen = found["chosen"][0]
    work = {"and-count in L2": "AND and count, in L2", "and-count in memory": "AND and count, in memory"}
    return [
        Row(
            SECTION,
            f"{work.get(one['kernel'], one['kernel'].capitalize())}, {chosen}, {found['threads']} threads",
            one["roof"] + (f" (copying: {found['copy_gb_per_s']:.0f} GB/s)" if "memory" in one["kernel"] else ""),
            one["ns"],
            one["roof_ns"],
            "ns",
            "the same bits in every variant",
        )
        for one in found["kernels"]
        if one["variant"] == chosen
    ]
