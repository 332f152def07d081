"""When somebody wishes not to be asked."""

from datetime import date, time

import pytest

from okr.preferences import Preferences
from tests.okr.people import ANA

NIGHT = (time(19), time(8))
NOON = (time(12), time(13))


def test_a_pause_lasts_until_its_day() -> None:
    away = Preferences(ANA, paused_until=date(2027, 1, 5))
    assert [away.paused(date(2027, 1, day)) for day in (4, 5)] == [True, False]
    assert not Preferences(ANA).paused(date(2027, 1, 4))


@pytest.mark.parametrize(
    ("hours", "at", "quiet"),
    [
        (NOON, time(12), True),
        (NOON, time(13), False),
        (NOON, time(11, 59), False),
        (NIGHT, time(19), True),
        (NIGHT, time(0), True),
        (NIGHT, time(7, 59), True),
        (NIGHT, time(8), False),
        (None, time(3), False),
    ],
)
def test_quiet_hours_may_run_over_midnight(hours: tuple[time, time] | None, at: time, quiet: bool) -> None:  # noqa: FBT001
    assert Preferences(ANA, quiet=hours).quiet_at(at) is quiet
