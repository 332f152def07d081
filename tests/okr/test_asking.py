"""When in the week somebody is asked."""

from dataclasses import replace
from datetime import time

import pytest

from okr.asking import asked_at
from okr.preferences import Preferences
from okr.squad import Cadence, Moment, Weekday
from tests.okr.people import ANA, squad

TUESDAY_AT_TEN = Moment(Weekday.TUESDAY, time(10))
WISHES = Preferences(ANA)


@pytest.mark.parametrize(
    ("wishes", "moment"),
    [
        (WISHES, TUESDAY_AT_TEN),
        (replace(WISHES, hour=time(8)), Moment(Weekday.TUESDAY, time(8))),
        (replace(WISHES, weekday=Weekday.MONDAY), Moment(Weekday.MONDAY, time(10))),
        (replace(WISHES, weekday=Weekday.FRIDAY, hour=time(8)), Moment(Weekday.FRIDAY, time(8))),
        (
            replace(WISHES, weekday=Weekday.SUNDAY, hour=time(22), quiet=(time(19), time(7))),
            Moment(Weekday.MONDAY, time(7)),
        ),
    ],
)
def test_a_persons_own_day_and_hour_go_before_those_of_the_squad(wishes: Preferences, moment: Moment) -> None:
    assert asked_at([squad(cadence=Cadence(prompt=TUESDAY_AT_TEN))], wishes) == moment
