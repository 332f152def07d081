"""The weeks behind the digest's pictures: one set of key results, measured anew each week."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from okr.check_in import CheckIn
from okr.course import MOST_WEEKS, WeekMark, course_of
from okr.key_result import Keep, KeyResult
from tests.okr.people import CYCLE, check_in, key_result, noon, squad

TODAY = date(2026, 11, 17)


def course(*histories: tuple[KeyResult, Sequence[CheckIn]], today: date = TODAY) -> tuple[WeekMark, ...]:
    return course_of(
        [each for each, _ in histories],
        {each.id: said for each, said in histories},
        squad=squad(),
        cycle=CYCLE,
        today=today,
    )


def test_each_week_ends_where_its_last_check_in_left_it() -> None:
    said = [
        check_in(noon("11-03"), "2.76", 8),
        check_in(noon("11-05"), "2.1", 6),
        check_in(noon("11-16"), "1.88", 7),
    ]
    found = course((key_result(), said))
    assert [each.week_of for each in found] == [date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 16)]
    assert [each.progress for each in found] == pytest.approx([0.5, 0.5, 0.6])
    assert [each.confidence for each in found] == [6, 6, 7]


def test_the_pace_is_that_of_each_weeks_sunday_and_of_today() -> None:
    found = course((key_result(), [check_in(noon("11-09"), "2.1", 8)]))
    assert [each.pace for each in found] == pytest.approx([46 / 92, 48 / 92])


def test_before_anybody_has_checked_in_there_is_nothing_to_draw() -> None:
    assert course((key_result(), [])) == ()
    assert course() == ()


def test_a_key_result_first_answered_later_stood_at_its_baseline_and_is_no_fall() -> None:
    late = key_result(32)
    found = course(
        (key_result(), [check_in(noon("11-09"), "2.1", 8)]), (late, [check_in(noon("11-16"), "2.1", 4)])
    )
    assert [each.progress for each in found] == pytest.approx([0.25, 0.5])
    assert [each.confidence for each in found] == [8, 6]


def test_what_has_no_progress_in_the_first_week_moves_no_line() -> None:
    kept = key_result(aim=Keep(None, Decimal(1)))
    found = course((kept, [check_in(noon("11-09"), None, 8), check_in(noon("11-16"), "0.5", 8)]))
    assert [each.progress for each in found] == [None, None]


def test_a_long_cycle_shows_its_latest_weeks() -> None:
    found = course((key_result(), [check_in(noon("10-05"), "2.1", 8)]), today=date(2027, 3, 1))
    assert (len(found), found[-1].week_of) == (MOST_WEEKS, date(2027, 3, 1))
