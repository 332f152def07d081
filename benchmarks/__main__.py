"""Measures what the program costs, mostly beside ceilings of the same run."""

import argparse
import sys

import uvloop

from benchmarks.checkins import check_ins
from benchmarks.checkins_report import report_check_ins
from benchmarks.fanout import Sizes
from benchmarks.fanout_costs import costs
from benchmarks.fanout_report import report_fan_out
from benchmarks.measure import measure
from benchmarks.reading import reading, report_reading
from benchmarks.report import report
from benchmarks.sweep import report_sweep, sweep

ALL = ("answers", "checkins", "reading", "sweep", "fanout")


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    options.add_argument("which", nargs="*", default=ALL, help=f"some of: {', '.join(ALL)}; all unless said")
    options.add_argument("--rounds", type=int, default=10, help="how often each request has its turn")
    options.add_argument("--seconds", type=float, default=1.2, help="how long a turn lasts")
    options.add_argument("--people", type=int, default=10_000, help="whom the fan-out is for")
    options.add_argument("--wave", type=int, default=1_000, help="how many of them come due at a time")
    options.add_argument("--scale", type=float, default=20, help="how many times faster limits are")
    options.add_argument("--waits", type=float, default=8, help="seconds of asking while a fan-out runs")
    chosen = options.parse_args()
    if "answers" in chosen.which:
        sys.stdout.write(report(uvloop.run(measure(chosen.rounds, chosen.seconds))))
    if "checkins" in chosen.which:
        sys.stdout.write(report_check_ins(uvloop.run(check_ins(chosen.rounds, chosen.seconds))))
    if "reading" in chosen.which:
        sys.stdout.write(report_reading(uvloop.run(reading())))
    if "sweep" in chosen.which:
        sys.stdout.write(report_sweep(uvloop.run(sweep())))
    if "fanout" in chosen.which:
        sizes = Sizes(chosen.people, chosen.wave)
        sys.stdout.write(report_fan_out(uvloop.run(costs(sizes, chosen.scale, chosen.waits))))


main()
