"""The figures as a table: medians over the rounds, ratios within each round."""

import os
import platform
from collections.abc import Iterable, Sequence
from statistics import median, quantiles
from typing import Final

from benchmarks.measure import CONNECTIONS, Kind

EMPTY: Final = "empty listener"
"""What everything is compared to."""

_HEAD: Final = ("", "ratio", "req/s", "p50 ms", "p99 ms", "server CPU ms", "client CPU")


def report(kinds: Sequence[Kind]) -> str:
    empty = next(kind for kind in kinds if kind.name == EMPTY)
    rows = [_HEAD, *(_row(kind, empty) for kind in kinds)]
    asked = sum(len(leg.latencies) for kind in kinds if kind.writes for leg in kind.legs)
    setting = (
        f"{CONNECTIONS} connections, {len(empty.legs)} rounds, Python {platform.python_version()},"
        f" {os.cpu_count()} processors, {platform.machine()}."
    )
    return "\n".join((*lines(rows), "", setting, f"All {asked} check-ins were found in the database.", ""))


def _row(kind: Kind, empty: Kind) -> tuple[str, ...]:
    percentiles = quantiles((each for leg in kind.legs for each in leg.latencies), n=100)
    return (
        kind.name,
        f"{_ratio(kind, empty):.2f}",
        f"{median(leg.rate for leg in kind.legs):,.0f}",
        f"{percentiles[49] * 1000:.1f}",
        f"{percentiles[98] * 1000:.1f}",
        f"{median(kind.server_cpu) * 1000:.2f}",
        f"{median(leg.client_cpu / leg.seconds for leg in kind.legs):.0%}",
    )


def _ratio(kind: Kind, empty: Kind) -> float:
    return median(leg.rate / beside.rate for leg, beside in zip(kind.legs, empty.legs, strict=True))


def lines(rows: Sequence[Sequence[str]]) -> Iterable[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for name, *figures in rows:
        yield "  ".join((name.ljust(widths[0]), *map(str.rjust, figures, widths[1:])))
