"""Hours to choose from in a form, so that nobody has to write one."""

from collections.abc import Iterable
from datetime import time
from typing import Final

from messages.card import Option
from messages.figures import clock

EVERY_HALF_HOUR: Final = tuple(time(hour, minute) for hour in range(24) for minute in (0, 30))


def hours(chosen: time | None, first: Iterable[Option] = ()) -> tuple[Option, ...]:
    """`first`, then every half hour, and the one that is chosen where it is another."""
    known = {*EVERY_HALF_HOUR, *(() if chosen is None else (chosen,))}
    return (*first, *(Option(clock(each), clock(each)) for each in sorted(known)))
