"""Where a key result will stand, as words."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from messages.figures import day
from messages.words import Voice
from okr.forecast import Forecast, best_of
from okr.key_result import Keep, KeyResult, Measure, MeasureKind
from okr.locale import Locale
from okr.reading.quantity import write
from okr.standing import Standing

_HARDLY, _NEARLY = 0.05, 0.95


@dataclass(frozen=True, slots=True)
class Prospects:
    """Tells of forecasts in the words of `key_result.j2`."""

    voice: Voice
    locale: Locale
    value: Callable[[KeyResult, Decimal], str]
    """How a value of a key result is written."""

    def on_its_way(self, standing: Standing, target: str) -> str:
        """`On its way to 2.1 to 2.6% by 31 Dec; 1 in 10 such histories reaches 1%`, or nothing."""
        key_result, ahead = standing.key_result, standing.forecast
        if ahead is None:
            return ""
        block = "keeping" if isinstance(key_result.aim, Keep) else "reaching"
        share = self.voice.text(block, tenths=_tenths(ahead.chance), target=target)
        due = day(key_result.due)
        return self.voice.text("on_its_way", range=self._range(key_result, ahead), due=due, share=share)

    def trend(self, standing: Standing) -> str:
        """`the trend points to 2.6% at best` where that misses the target by a wide margin; else nothing."""
        key_result, ahead = standing.key_result, standing.forecast
        if ahead is None or not ahead.falls_short:
            return ""
        return self.voice.text("trend", best=self.value(key_result, best_of(key_result.aim, ahead)))

    def _range(self, key_result: KeyResult, ahead: Forecast) -> str:
        """The unit once, where it comes after the number."""
        high = self.value(key_result, ahead.high)
        if ahead.low == ahead.high:
            return high
        before = key_result.measure.kind is MeasureKind.CURRENCY
        low = write(key_result.measure if before else Measure(), ahead.low, self.locale)
        return self.voice.text("range", low=low, high=high)


def is_lowered(standing: Standing) -> bool:
    """Whether the health that is shown is below what its confidence tells, for its forecast."""
    return standing.pulled_down and standing.health is standing.band


def _tenths(chance: float) -> int:
    """In tenths; none and all only where it is nearly that."""
    if chance < _HARDLY or chance >= _NEARLY:
        return 10 * round(chance)
    return min(9, max(1, round(10 * chance)))
