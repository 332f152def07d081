"""Tries the forecast on histories whose end is known; `python -m tests.okr.backtest` prints the tables."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, quantiles

from okr.forecast import forecast
from tests.okr.histories import History, Kind, histories

UNSEEN = 2026
"""The numbers in okr/forecast.py were chosen on histories of the seeds 1, 2 and 3."""
CHOSEN_ON = 1

Guess = Callable[[History], float]


@dataclass(frozen=True, slots=True)
class Trial:
    """One forecast beside what came of it."""

    history: History
    low: float
    high: float
    chance: float = 0.0
    falls_short: bool = False

    @property
    def covered(self) -> bool:
        return self.low <= self.history.end <= self.high

    @property
    def width(self) -> float:
        """As a share of the way from baseline to target."""
        return (self.high - self.low) / self.history.way

    @property
    def penalty(self) -> float:
        """The interval score of an 80 % range: its width, and ten times what lies outside. Less is better."""
        end = self.history.end
        outside = max(0.0, self.low - end, end - self.high)
        return self.width + 10 * outside / self.history.way

    @property
    def brier(self) -> float:
        return (self.chance - self.history.reached) ** 2


def trials(seed: int = UNSEEN, of_each: int = 100) -> list[Trial]:
    return [_tried(each) for each in histories(seed, of_each)]


def coverage(some: Sequence[Trial]) -> float:
    return fmean(each.covered for each in some)


def guesses(guess: Guess, of_each: int = 100) -> list[Trial]:
    """A plain guess with a range as wide as covered 80 % where the numbers were chosen."""
    spread = quantiles(
        [
            abs(guess(each) - each.end) / each.way / sqrt(_weeks_ahead(each))
            for each in histories(CHOSEN_ON, of_each)
        ],
        n=10,
    )[7]
    return [_around(each, guess(each), spread) for each in histories(UNSEEN, of_each)]


def last_held(history: History) -> float:
    return _values(history)[-1]


def straight_on(history: History) -> float:
    """On the line through the first value and the last."""
    values, said = _values(history), history.check_ins
    weeks = (said[-1].at - said[0].at).days / 7
    return values[-1] + (values[-1] - values[0]) / weeks * _weeks_ahead(history)


def _tried(history: History) -> Trial:
    found = forecast(history.key_result, history.check_ins, history.check_ins[-1].at.date())
    assert found is not None
    return Trial(history, float(found.low), float(found.high), found.chance, found.falls_short)


def _around(history: History, guess: float, spread: float) -> Trial:
    by = spread * history.way * sqrt(_weeks_ahead(history))
    return Trial(history, guess - by, guess + by)


def _values(history: History) -> list[float]:
    return [float(each.value) for each in history.check_ins if each.value is not None]


def _weeks_ahead(history: History) -> float:
    return (history.key_result.due - history.check_ins[-1].at.date()).days / 7


# The tables


def _tables() -> Iterator[str]:
    own, held, line = trials(), guesses(last_held), guesses(straight_on)
    yield "| | histories | covered | width | penalty | last value held: covered, penalty | straight on |"
    yield "|---|---|---|---|---|---|---|"
    for kind in Kind:
        yield _row(
            kind, *([each for each in some if each.history.kind is kind] for some in (own, held, line))
        )
    for least, most in ((3, 3), (4, 5), (6, 7), (8, 13)):
        parts = (
            [each for each in some if least <= len(each.history.check_ins) <= most]
            for some in (own, held, line)
        )
        yield _row(f"{least} points" if least == most else f"{least} to {most} points", *parts)
    yield _row("**all**", own, held, line)
    yield ""
    yield from _chances(own)


def _row(name: str, own: list[Trial], held: list[Trial], line: list[Trial]) -> str:
    others = (f"{coverage(some):.0%}, {_penalty(some):.2f}" for some in (held, line))
    width = fmean(each.width for each in own)
    cells = (name, str(len(own)), f"{coverage(own):.1%}", f"{width:.2f}", f"{_penalty(own):.2f}", *others)
    return f"| {' | '.join(cells)} |"


def _penalty(some: list[Trial]) -> float:
    return fmean(each.penalty for each in some)


def _chances(own: list[Trial]) -> Iterator[str]:
    yield "| chance said | histories | said, mean | reached |"
    yield "|---|---|---|---|"
    for low in (0.0, 0.1, 0.3, 0.5, 0.7, 0.9):
        high = {0.0: 0.1, 0.9: 1.1}.get(low, low + 0.2)
        some = [each for each in own if low <= each.chance < high]
        said, came = fmean(each.chance for each in some), fmean(each.history.reached for each in some)
        yield f"| {low:.0%} to {min(1.0, high):.0%} | {len(some)} | {said:.0%} | {came:.0%} |"
    short = [each for each in own if each.falls_short]
    came = fmean(each.history.reached for each in short)
    yield f"| falls short | {len(short)} | {fmean(each.chance for each in short):.0%} | {came:.0%} |"
    yield f"| Brier score | {len(own)} | {fmean(each.brier for each in own):.3f} | |"


if __name__ == "__main__":
    sys.stdout.write("\n".join(_tables()) + "\n")
