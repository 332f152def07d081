"""What a reply may look like, made for one key result."""

from decimal import Decimal

from okr.key_result import KeyResult, MeasureKind, Reach
from okr.locale import Locale
from okr.reading.quantity import write


def example_for(key_result: KeyResult, locale: Locale = Locale.EN) -> str:
    """A whole answer as it may be typed for this key result."""
    return f"{write(key_result.measure, _likely(key_result), locale)} c7 onboarding shipped"


def example_with_id(key_result: KeyResult, locale: Locale) -> str:
    """The same where several key results are asked about."""
    return f"{key_result.ref} {example_for(key_result, locale)}"


def _likely(key_result: KeyResult) -> Decimal:
    """Half way: the target itself would read like the answer that is hoped for."""
    aim = key_result.aim
    if key_result.measure.kind is MeasureKind.MILESTONES:
        return Decimal(1)
    if isinstance(aim, Reach):
        return aim.target if aim.baseline is None else (aim.baseline + aim.target) / 2
    return aim.high or aim.low or Decimal(0)
