"""What somebody else had answered before, told to whoever corrects it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from okr.check_in import CheckIn

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class HadSaid:
    by: str
    """By name."""
    value: Decimal | None
    confidence: int
    minutes: int
    """How long ago."""


def had_said(check_in: CheckIn, by: str, now: datetime) -> HadSaid:
    return HadSaid(by, check_in.value, check_in.confidence, max(0, (now - check_in.at) // _MINUTE))
