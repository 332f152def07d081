"""The figures of check-ins as a table: medians over the rounds, ratios within each round."""

from collections.abc import Sequence
from statistics import median, quantiles
from typing import Final

from benchmarks.checkins import CheckIns
from benchmarks.load import Leg
from benchmarks.report import lines

_HEAD: Final = (
    "",
    "ratio",
    "lowest",
    "highest",
    "req/s",
    "p50 ms",
    "p99 ms",
    "CPU ms",
    "least: req/s",
    "p50",
    "p99",
)


def report_check_ins(figures: Sequence[CheckIns]) -> str:
    total = sum(len(leg.latencies) for each in figures for leg in each.check_ins)
    return "\n".join((*lines([_HEAD, *map(_row, figures)]), "", f"All {total:,} check-ins were found.", ""))


def _row(seen: CheckIns) -> Sequence[str]:
    ratios = [ours.rate / least.rate for ours, least in zip(seen.check_ins, seen.least, strict=True)]
    spread = (f"{each:.3f}" for each in (median(ratios), min(ratios), max(ratios)))
    cpu = f"{median(seen.cpu) * 1000:.1f}"
    return (f"{seen.name}, {seen.at_once} at once", *spread, *_legs(seen.check_ins), cpu, *_legs(seen.least))


def _legs(legs: Sequence[Leg]) -> Sequence[str]:
    percentiles = quantiles((each for leg in legs for each in leg.latencies), n=100)
    rate = median(leg.rate for leg in legs)
    return (f"{rate:,.0f}", f"{percentiles[49] * 1000:.1f}", f"{percentiles[98] * 1000:.1f}")
