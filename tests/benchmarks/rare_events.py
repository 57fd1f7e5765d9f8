"""A rare event: this package's strata against counting worlds, by the worlds that an interval of the same width takes.

The answers are compared with the exact probability, which few enough Boolean draws allow to enumerate.
"""

import sys
from pathlib import Path

from comparison import Disagreement, Row

from contingent import _core, load

sys.path.append(str(Path(__file__).parents[1] / "python"))
from oracle_exact import exact
from rare_case import rare_case

SECTION = "what one would use instead"


def rows(size):
    count = 8_192 if size == "tiny" else 100_000
    written = rare_case()
    p = float(exact(written, ["A0"])["viable"])
    found = _core.Worlds(load(written)._core, count).rare()
    width = found.high - found.low
    if not found.stratified or abs(found.value - p) > 4.5 / 1.96 * width / 2:
        raise Disagreement(f"the answers do not agree: {found.value} and {p}")
    counted = p * (1 - p) * (2 * 1.96 / width) ** 2
    return [
        Row(
            SECTION,
            f"A chance of 1 in {1 / p:,.0f}, to {width / 2 / p:.1%} of it",
            "counting worlds",
            found.worlds,
            counted,
            "worlds",
            f"{abs(found.value - p) / (width / 2 / 1.96):.1f} standard errors from the exact probability",
        )
    ]
