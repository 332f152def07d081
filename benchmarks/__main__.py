"""Measures what the program costs beside ceilings of the same run: its answers, and its sweep."""

import argparse
import sys

import uvloop

from benchmarks.measure import measure
from benchmarks.report import report
from benchmarks.sweep import report_sweep, sweep

ALL = ("answers", "sweep")


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    options.add_argument("which", nargs="*", default=ALL, help=f"some of: {', '.join(ALL)}; all unless said")
    options.add_argument("--rounds", type=int, default=10, help="how often each request has its turn")
    options.add_argument("--seconds", type=float, default=1.2, help="how long a turn lasts")
    chosen = options.parse_args()
    if "answers" in chosen.which:
        sys.stdout.write(report(uvloop.run(measure(chosen.rounds, chosen.seconds))))
    if "sweep" in chosen.which:
        sys.stdout.write(report_sweep(uvloop.run(sweep())))


main()
