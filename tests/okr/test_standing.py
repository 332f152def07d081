"""Where a key result stands, and what an objective makes of it."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from okr.check_in import CheckIn, News
from okr.disagreement import gap_of
from okr.health import Health
from okr.key_result import Direction, Keep, KeyResult, Reach
from okr.standing import Standing, roll_up, stand
from tests.okr.people import CYCLE, OBJECTIVE, check_in, key_result, noon, squad

NOW = noon("11-16")
PACE = 47 / 92


def standing(
    *check_ins: CheckIn,
    of: KeyResult | None = None,
    since: date = date(2026, 9, 28),
    closed: bool = False,
) -> Standing:
    return stand(
        of or key_result(),
        owners=("Ana",),
        check_ins=check_ins,
        cycle=CYCLE,
        squad=squad(since=since),
        now=NOW,
        closed=closed,
    )


def test_it_stands_at_its_last_value_with_its_history_beside_it() -> None:
    found = standing(
        check_in(noon("11-02"), "3.2", 5), check_in(noon("11-09"), None, 7), check_in(noon("11-16"), "2.1", 4)
    )
    assert found.current == Decimal("2.1")
    assert found.progress == pytest.approx(0.5)
    assert (found.values, found.confidences) == ((Decimal("3.2"), Decimal("2.1")), (5, 7, 4))
    assert (found.confidence, found.confidence_change, found.health) == (4, -3, Health.AT_RISK)
    assert (found.owners, found.unchanged) == (("Ana",), 0)


def test_before_anybody_answered_confidence_is_neutral_and_nothing_is_green() -> None:
    found = standing(since=date(2026, 11, 9))
    assert (found.current, found.progress, found.last) == (None, 0, None)
    assert (found.confidence, found.confidence_change, found.health) == (5, None, Health.PENDING)


def test_in_an_old_squad_the_cycle_counts_as_the_start_of_waiting() -> None:
    assert standing(since=date(2020, 1, 6)).health is Health.OUTDATED


def test_a_key_result_set_late_has_as_long_to_be_answered_as_any() -> None:
    assert standing(of=replace(key_result(), created=date(2026, 11, 9))).health is Health.PENDING
    assert standing(of=replace(key_result(), created=date(2026, 11, 2))).health is Health.OUTDATED


def test_what_its_squad_has_closed_is_closed_before_its_last_day() -> None:
    assert standing(check_in(noon("11-16"), "2.1", 9), closed=True).health is Health.CLOSED


def test_an_answer_without_a_value_leaves_the_value_where_it_was() -> None:
    found = standing(check_in(noon("11-09"), "2.1"), check_in(noon("11-16")))
    assert (found.current, found.values) == (Decimal("2.1"), (Decimal("2.1"),))


def test_no_change_answers_are_counted_back_from_the_last() -> None:
    same = [check_in(noon(day), "2.1", news=News.NO_CHANGE) for day in ("10-26", "11-09", "11-16")]
    found = standing(same[0], check_in(noon("11-02"), "2.1"), *same[1:])
    assert found.unchanged == 2


def test_pace_is_the_share_of_the_cycle_gone_on_the_squads_own_day() -> None:
    assert standing().pace == pytest.approx(47 / 92)
    late = noon("11-16").replace(hour=23, minute=30)
    in_berlin = stand(
        key_result(), owners=(), check_ins=(), cycle=CYCLE, squad=squad(zone="Europe/Berlin"), now=late
    )
    assert in_berlin.pace == pytest.approx(48 / 92)


def test_pace_of_a_key_result_due_earlier_is_the_share_of_its_own_time() -> None:
    assert standing(of=key_result(due=date(2026, 12, 2))).pace == pytest.approx(47 / 63)
    assert standing(of=key_result(due=date(2026, 10, 31))).pace == 1
    assert standing(of=key_result(due=date(2026, 9, 1))).pace == 1


def test_an_objective_is_the_weighted_mean_of_its_clamped_key_results() -> None:
    done = standing(check_in(noon("11-16"), "-1"))
    worse = standing(check_in(noon("11-16"), "5"), of=key_result(32))
    half = standing(check_in(noon("11-16"), "2.1"), of=key_result(33, weight="2"))
    found = roll_up(OBJECTIVE, squad="Churn squad", standings=[done, worse, half], pace=PACE)
    assert found.progress == pytest.approx((1 + 0 + 2 * 0.5) / 4)
    assert found.key_results == (done, worse, half)


def test_what_nobody_measured_yet_counts_as_it_is_shown_from_its_baseline() -> None:
    half, silent = standing(check_in(noon("11-16"), "2.1")), standing(of=key_result(32))
    found = roll_up(OBJECTIVE, squad="Churn squad", standings=[half, silent], pace=PACE)
    assert silent.progress == 0
    assert found.progress == pytest.approx(0.25)
    unsure = standing(check_in(noon("11-16"), None, 9), of=key_result(32))
    assert unsure.progress == 0
    assert gap_of(unsure) is None


def test_key_results_without_progress_have_no_say() -> None:
    half = standing(check_in(noon("11-16"), "2.1"))
    band = standing(of=key_result(32, aim=Keep(Decimal(4), None)))
    floating = standing(
        check_in(noon("11-16"), "40"), of=key_result(33, aim=Reach(Direction.INCREASE, None, Decimal(50)))
    )
    found = roll_up(OBJECTIVE, squad="Churn squad", standings=[half, band, floating], pace=PACE)
    assert found.progress == pytest.approx(0.5)


def test_an_objective_without_key_results_that_weigh_anything_has_no_progress() -> None:
    assert roll_up(OBJECTIVE, squad="Churn squad", standings=[], pace=PACE).progress is None
    alone = standing(check_in(noon("11-16"), "2.1"), of=key_result(weight="0"))
    assert roll_up(OBJECTIVE, squad="Churn squad", standings=[alone], pace=PACE).progress is None


def test_a_forecast_that_falls_short_pulls_health_down_one_band() -> None:
    found = hopeful("3.2")
    assert found.forecast is not None
    assert found.forecast.falls_short
    assert (found.health, found.band, found.pulled_down) == (Health.AT_RISK, Health.AT_RISK, True)


def test_what_leaves_its_band_and_falls_short_is_pulled_down_once() -> None:
    kept = hopeful("3.2", of=key_result(aim=Keep(Decimal(0), Decimal(1))))
    assert kept.misses
    assert kept.falls_short
    assert (kept.health, kept.pulled_down) == (Health.AT_RISK, False)


def test_silence_counts_for_more_than_a_forecast() -> None:
    later = stand(
        key_result(),
        owners=("Ana",),
        check_ins=HOPE,
        cycle=CYCLE,
        squad=squad(),
        now=NOW + timedelta(days=11),
    )
    assert later.falls_short
    assert later.health is Health.OUTDATED


HOPE = [check_in(noon(day), "3.2", 8) for day in ("10-12", "10-19", "10-26", "11-02", "11-09", "11-16")]


def hopeful(value: str, *, of: KeyResult | None = None) -> Standing:
    return standing(*(replace(each, value=Decimal(value)) for each in HOPE), of=of)
