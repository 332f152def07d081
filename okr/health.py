"""Health is derived, never typed in; silence is never green."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from okr.check_in import CheckIn

GRACE: Final = timedelta(days=3)
"""How long after the cadence an answer may come before the key result counts as outdated."""

_MOST_OFF_TRACK: Final = 3
MOST_AT_RISK: Final = 6
"""The highest confidence that is not on track."""


class Health(StrEnum):
    """How a key result is doing, worst news first where several hold."""

    CLOSED = "closed"
    """Its cycle has ended or was closed; a value that comes late makes it no greener."""
    OUTDATED = "outdated"
    """Nobody has checked in for longer than the cadence and its grace."""
    PENDING = "pending"
    """Too young to have been asked about."""
    OFF_TRACK = "off_track"
    AT_RISK = "at_risk"
    ON_TRACK = "on_track"


def patience(every_weeks: int) -> timedelta:
    """How long after the last answer the next is waited for."""
    return timedelta(weeks=every_weeks) + GRACE


def health_of(
    *,
    confidence: int,
    last: CheckIn | None,
    since: date,
    now: datetime,
    every_weeks: int,
    missed: bool = False,
) -> Health:
    """The first that holds: outdated, pending (never answered, nor for long enough), the band.

    `since` is the day from which an answer could have been expected; for `missed` see `band_of`.
    """
    if last is None:
        return Health.PENDING if since >= now.date() - patience(every_weeks) else Health.OUTDATED
    return Health.OUTDATED if last.at < now - patience(every_weeks) else band_of(confidence, missed=missed)


def band_of(confidence: int, *, missed: bool) -> Health:
    """The band of confidence, one lower where it is `missed`: one, however many reasons there are.

    Missed is a value outside what should be kept, or a forecast that falls short by a wide margin.
    """
    if confidence <= (MOST_AT_RISK if missed else _MOST_OFF_TRACK):
        return Health.OFF_TRACK
    return Health.AT_RISK if missed or confidence <= MOST_AT_RISK else Health.ON_TRACK
