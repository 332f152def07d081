"""What a fan-out cost, as text: medians over the waves, ratios within each wave."""

import os
import platform
from collections.abc import Iterable, Sequence
from statistics import median, quantiles
from typing import Final

from benchmarks.fanout import Run, Stretch
from benchmarks.fanout_answers import Answered, Waits
from benchmarks.fanout_costs import Costs
from benchmarks.fanout_limits import Limited
from benchmarks.report import lines
from bot.courier.pace import FEW

_HEAD: Final = ("", "messages/s", "fan-out's ratio", "CPU ms", "its ratio", "Slack busy")
_WAITS: Final = ("", "list p50 ms", "p99 ms", "check-in p50 ms", "p99 ms", "messages/s")


def report_fan_out(costs: Costs) -> str:
    return "\n".join(
        (
            *lines([_HEAD, *(row for run in costs.runs for row in _rows(run))]),
            "",
            *map(_memory, costs.runs),
            "",
            *_limited(costs.limited),
            "",
            *lines([_WAITS, *(row for each in costs.answered for row in _answered(each))]),
            "",
            f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.machine()}.",
            "Every message was found at Slack's, and none came twice.",
            "",
        )
    )


def _rows(run: Run) -> Iterable[tuple[str, ...]]:
    yield (f"{run.name}: fan-out", *_row(run.waves, run.waves))
    yield (f"bare loop, {FEW} at a time", *_row(run.together, run.waves))
    yield ("bare loop, one at a time", *_row(run.alone, run.waves))


def _row(bare: Sequence[Stretch], waves: Sequence[Stretch]) -> tuple[str, ...]:
    beside = list(zip(waves, bare, strict=True))
    return (
        f"{median(each.rate for each in bare):,.0f}",
        f"{median(wave.rate / each.rate for wave, each in beside):.2f}",
        f"{median(each.cpu_each for each in bare) * 1000:.2f}",
        f"{median(each.cpu_each / wave.cpu_each for wave, each in beside):.2f}",
        f"{median(each.their_cpu / each.seconds for each in bare):.0%}",
    )


def _memory(run: Run) -> str:
    sent = [sum(each.messages for each in run.waves[: at + 1]) for at in (0, len(run.waves) - 1)]
    return (
        f"{run.name}: at most {run.peaks[0]:.0f} MB after {sent[0]:,} messages,"
        f" {run.peaks[-1]:.0f} MB after {sent[1]:,}"
    )


def _limited(limited: Limited) -> Iterable[str]:
    yield (
        f"{limited.messages:,} messages under Slack's limits, {limited.scale:g} times as fast:"
        f" {limited.seconds:.1f} s, stopped {limited.stopped} times"
    )
    for what, least in (("the least time they allow", limited.least), ("spreading them", limited.steady)):
        yield f"beside {what:<26} {limited.seconds / least:.3f} ({least:.1f} s)"


def _answered(answered: Answered) -> Iterable[tuple[str, ...]]:
    rest, meanwhile = _figures(answered.at_rest), _figures(answered.meanwhile)
    yield ("at rest", *(f"{each * 1000:.1f}" for each in rest), "0")
    yield (answered.name, *(f"{each * 1000:.1f}" for each in meanwhile), f"{answered.posted:,.0f}")
    yield ("ratio", *(f"{now / then:.2f}" for now, then in zip(meanwhile, rest, strict=True)), "")


def _figures(waits: Waits) -> Sequence[float]:
    """The median and the 99th percentile, of lists and then of check-ins."""
    return [quantiles(each, n=100)[at] for each in (waits.lists, waits.check_ins) for at in (49, 98)]
