"""Health is derived, never typed in; silence is never green."""

from enum import StrEnum


class Health(StrEnum):
    """How a key result is doing, worst news first where several hold."""

    CLOSED = "closed"
    OUTDATED = "outdated"
    """Nobody has checked in for longer than the cadence and its grace."""
    PENDING = "pending"
    """Too young to have been asked about."""
    OFF_TRACK = "off_track"
    AT_RISK = "at_risk"
    ON_TRACK = "on_track"
