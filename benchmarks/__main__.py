"""Measures what a list and a check-in cost beside an empty Bolt listener, in the same process and run."""

import argparse
import sys

import uvloop

from benchmarks.measure import measure
from benchmarks.report import report


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    options.add_argument("--rounds", type=int, default=10, help="how often each request has its turn")
    options.add_argument("--seconds", type=float, default=1.2, help="how long a turn lasts")
    chosen = options.parse_args()
    kinds = uvloop.run(measure(chosen.rounds, chosen.seconds))
    sys.stdout.write(report(kinds))


main()
