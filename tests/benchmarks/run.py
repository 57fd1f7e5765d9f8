"""The benchmarks, all in one run and one table: this package against what one would use instead, and against the machine.

    pip install -e '.[test,bench]'
    python tests/benchmarks/run.py [--json FILE] [--plot FILE.svg] [--markdown] [--readme README.md] [--long] [--size tiny]

Every comparison checks that both sides give the same answer before it tells their times; a side that is not installed is
left out, and said. Takes about five minutes, with --long twenty. `--readme` puts the table between that file's markers.
"""

import argparse
import contextlib
import importlib.util
import io
import sys
from pathlib import Path

import best_coalitions
import cp_sat_worlds
import event_network
import kernels
import levers
import power_indices
import rare_events
import report
import scaling
import who_could_join
from machine import machine
from plot import plot

COMPARISONS = (
    who_could_join, best_coalitions, cp_sat_worlds, event_network, power_indices, levers, rare_events, kernels,
)  # fmt: skip
OPTIONAL = ("ortools", "pyagrum")


def all_rows(size, tell=lambda line: None):
    rows = []
    for module in COMPARISONS:
        tell(f"{module.__name__} ...")
        with contextlib.redirect_stdout(io.StringIO()):  # some tell more when run by themselves
            rows += module.rows(size)
    return rows


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", choices=["tiny", "full"], default="full", help="tiny: a look, its times mean little")
    parser.add_argument("--long", action="store_true", help="up to 10^8 worlds")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures to a file")
    parser.add_argument("--plot", type=Path, metavar="FILE", help="write the picture of how costs grow, an SVG")
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    parser.add_argument("--readme", type=Path, metavar="FILE", help=f"put the table between {report.START} and its end")
    options = parser.parse_args(arguments)

    def tell(line):
        print(line, file=sys.stderr)

    missing = [name for name in OPTIONAL if not importlib.util.find_spec(name)]
    if missing:
        tell(f"not installed, so left out: {', '.join(missing)} (pip install -e '.[bench]')")
    where = machine()
    rows = all_rows(options.size, tell)
    if not any(row.section == kernels.SECTION for row in rows):
        tell(f"contingent_bench is not built, so the machine is left out ({kernels.BUILD})")
    tell("scaling ...")
    lines = scaling.lines(options.size, options.long)
    rows += scaling.rows(lines)
    if options.json:
        options.json.write_text(report.as_json(rows, lines, where) + "\n", encoding="utf-8")
    if options.plot:
        plot(lines, options.plot)
    if options.readme:
        report.put_between_markers(options.readme, report.markdown(rows, where))
    if options.markdown:
        print(report.markdown(rows, where))
    else:
        report.show(rows, where)
    return rows


if __name__ == "__main__":
    main()
