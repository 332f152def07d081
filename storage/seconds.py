"""Seconds of a clock that goes on while the machine sleeps: what was in hand then is old when it wakes."""

import time
from typing import Final

_CLOCK: Final = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
"""Linux has both, and there the second one stops while the machine is suspended."""


def seconds() -> float:
    """From no particular beginning; never backwards."""
    return time.clock_gettime(_CLOCK)
