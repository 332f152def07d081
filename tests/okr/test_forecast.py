"""Where a value will stand: right about eight times in ten, and never beyond what can be."""

from datetime import date, timedelta
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okr.check_in import CheckIn, News
from okr.forecast import MOST, Forecast, forecast
from okr.key_result import Aim, Direction, Keep, KeyResult, Measure, MeasureKind, Reach
from okr.milestones import counting
from tests.okr.backtest import CHOSEN_ON, UNSEEN, Trial, coverage, guesses, last_held, straight_on, trials
from tests.okr.histories import Kind
from tests.okr.people import CHURN, check_in, key_result, noon

FIRST = noon("10-05")
TODAY = date(2026, 11, 16)
NUMBER = Measure(MeasureKind.NUMBER)
UPWARDS = Reach(Direction.INCREASE, Decimal(0), Decimal(100))


def weekly(*values: str, news: News = News.NEWS) -> list[CheckIn]:
    return [
        check_in(FIRST + timedelta(weeks=week), value, news=news if week else News.NEWS)
        for week, value in enumerate(values)
    ]


def ahead(*values: str, of: KeyResult | None = None) -> Forecast:
    found = forecast(of or key_result(), weekly(*values), TODAY)
    assert found is not None
    return found


@cache
def tried(seed: int) -> list[Trial]:
    return trials(seed)


# How often it is right


def test_eight_in_ten_of_a_thousand_unseen_histories_end_within_the_range() -> None:
    assert len(tried(UNSEEN)) == 1000
    assert 0.75 <= coverage(tried(UNSEEN)) <= 0.85


@pytest.mark.parametrize(("least", "most"), [(3, 3), (4, 5), (6, 7), (8, 13)])
def test_so_they_do_after_few_weeks_as_after_many(least: int, most: int) -> None:
    some = [each for each in tried(UNSEEN) if least <= len(each.history.check_ins) <= most]
    assert 0.73 <= coverage(some) <= 0.87


@pytest.mark.parametrize("kind", Kind)
def test_no_kind_of_history_is_mostly_misjudged(kind: Kind) -> None:
    assert coverage([each for each in tried(UNSEEN) if each.history.kind is kind]) >= 0.5


def test_the_range_is_better_than_holding_the_last_value_and_than_a_straight_line() -> None:
    def penalty(some: list[Trial]) -> float:
        return sum(each.penalty for each in some) / len(some)

    own = penalty(tried(UNSEEN))
    assert own < 0.8 * penalty(guesses(last_held))
    assert own < 0.8 * penalty(guesses(straight_on))


def test_the_chance_of_reaching_the_target_is_about_as_high_as_it_says() -> None:
    likely = [each for each in tried(UNSEEN) if each.chance >= 0.7]
    unlikely = [each for each in tried(UNSEEN) if each.chance < 0.1]
    assert sum(each.history.reached for each in likely) / len(likely) >= 0.7
    assert sum(each.history.reached for each in unlikely) / len(unlikely) <= 0.1


def test_what_falls_short_hardly_ever_reaches_its_target() -> None:
    short = [each for each in tried(UNSEEN) if each.falls_short]
    assert len(short) > 100
    assert sum(each.history.reached for each in short) / len(short) <= 0.05


def test_histories_of_another_seed_are_others_and_of_the_same_seed_the_same() -> None:
    assert tried(UNSEEN) == trials(UNSEEN)
    assert tried(UNSEEN)[0] != tried(CHOSEN_ON)[0]


# When there is none


def test_there_is_none_before_three_days_with_a_value() -> None:
    assert forecast(key_result(), weekly("3.2", "3.0"), TODAY) is None
    corrected = [*weekly("3.2", "3.0"), check_in(FIRST + timedelta(weeks=1, hours=1), "2.9")]
    assert forecast(key_result(), corrected, TODAY) is None
    silent = [*weekly("3.2", "3.0"), check_in(FIRST + timedelta(weeks=2), None)]
    assert forecast(key_result(), silent, TODAY) is None


def test_there_is_none_once_it_is_due() -> None:
    said = weekly("3.2", "3.0", "2.8")
    assert forecast(key_result(due=date(2026, 10, 19)), said, date(2026, 10, 19)) is None
    assert forecast(key_result(due=date(2026, 11, 15)), said, TODAY) is None
    assert forecast(key_result(due=TODAY), said, TODAY) is not None


# What it says


def test_a_straight_line_leads_on() -> None:
    found = ahead("3.2", "3.0", "2.8", "2.6", "2.4", "2.2", "2.0")
    assert found.low < Decimal("1.2") < found.high
    assert not found.falls_short
    assert 0.2 < found.chance < 0.8


def test_what_stands_still_far_from_its_target_falls_short() -> None:
    found = ahead("3.2", "3.2", "3.1", "3.2", "3.2", "3.1", "3.2", "3.2", "3.2")
    assert found.falls_short
    assert found.chance < 0.1


def test_what_is_early_falls_short_of_nothing_yet() -> None:
    assert not ahead("3.2", "3.2", "3.2").falls_short


def test_what_has_arrived_and_holds_is_on_its_way_to_stay() -> None:
    found = ahead("2.0", "1.1", "1.0", "0.9", "0.9", "1.0", "0.9")
    assert found.chance > 0.6
    assert not found.falls_short


def test_no_change_counts_as_the_same_value_seen_again() -> None:
    found = forecast(key_result(), weekly("3.2", "3.0", "3.0", "3.0", news=News.NO_CHANGE), TODAY)
    assert found == ahead("3.2", "3.0", "3.0", "3.0")


def test_without_a_baseline_the_first_value_is_where_it_began() -> None:
    known = ahead("3.2", "3.0", "2.9", "2.7")
    unknown = ahead("3.2", "3.0", "2.9", "2.7", of=key_result(aim=Reach(Direction.REDUCE, None, Decimal(1))))
    assert known == unknown


def test_one_odd_value_between_turns_little() -> None:
    plain = ahead("10", "20", "30", "40", "50", "60", "70", of=key_result(measure=NUMBER, aim=UPWARDS))
    odd = ahead("10", "20", "30", "95", "50", "60", "70", of=key_result(measure=NUMBER, aim=UPWARDS))
    assert abs(odd.low - plain.low) <= 6
    assert abs(odd.high - plain.high) <= 6


def test_a_band_kept_so_far_will_probably_be_kept() -> None:
    rating = key_result(measure=NUMBER, aim=Keep(Decimal("4.2"), Decimal("4.6")))
    kept = ahead("4.4", "4.4", "4.5", "4.4", "4.4", "4.4", "4.4", "4.4", "4.4", of=rating)
    assert kept.chance > 0.6
    left = ahead("4.4", "4.2", "4.0", "3.8", "3.6", "3.4", "3.2", "3.0", "2.8", of=rating)
    assert left.falls_short


def test_an_upper_edge_alone_is_kept_below() -> None:
    latency = key_result(measure=Measure(MeasureKind.NUMBER, "ms"), aim=Keep(None, Decimal(300)))
    assert ahead("220", "230", "225", "228", of=latency).chance > 0.8
    assert ahead("420", "450", "480", "510", "540", "570", "600", "630", of=latency).falls_short


# What cannot be


def test_a_percentage_that_began_inside_stays_between_0_and_100() -> None:
    share = key_result(aim=Reach(Direction.INCREASE, Decimal(50), Decimal(100)))
    found = ahead("50", "70", "90", "97", "99", of=share)
    assert found.high == 100
    assert ahead("50", "30", "20", "10", "2", of=share).low == 0


def test_a_percentage_that_began_outside_may_go_on_so() -> None:
    growth = key_result(aim=Reach(Direction.INCREASE, Decimal(80), Decimal(250)))
    assert ahead("80", "100", "120", "140", "160", "180", of=growth).high > 200


def test_a_count_does_not_fall_below_zero_and_a_balance_may() -> None:
    down = Reach(Direction.REDUCE, Decimal(100), Decimal(0))
    falling = ("100", "80", "60", "40", "20", "5")
    assert ahead(*falling, of=key_result(measure=NUMBER, aim=down)).low == 0
    assert ahead(*falling, of=key_result(measure=Measure(MeasureKind.CURRENCY, "$"), aim=down)).low < 0


def test_milestones_are_whole_and_no_more_than_there_are() -> None:
    steps = ("draft", "beta", "launch", "party")
    count = key_result(measure=Measure(MeasureKind.MILESTONES), aim=counting(steps), milestones=steps)
    found = ahead("1", "2", "3", of=count)
    assert found.high == 4
    assert found.low == found.low.to_integral_value()


def test_a_wide_range_is_not_told_to_the_last_dollar() -> None:
    sales = key_result(
        measure=Measure(MeasureKind.CURRENCY, "$"),
        aim=Reach(Direction.INCREASE, Decimal(0), Decimal(500_000)),
    )
    found = ahead("120431", "183977", "260112", "301718", of=sales)
    assert found.low % 1000 == 0
    assert found.high % 1000 == 0


# Whatever is said

VALUES = st.lists(
    st.decimals(-(10**15), 10**15, allow_nan=False, allow_infinity=False, places=2), min_size=3, max_size=40
)
EDGES = st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=2)
AIMS: st.SearchStrategy[Aim] = st.one_of(
    st.builds(
        Reach, st.sampled_from([Direction.INCREASE, Direction.REDUCE]), st.one_of(st.none(), EDGES), EDGES
    ),
    st.builds(lambda a, b: Keep(min(a, b), max(a, b)), EDGES, EDGES),
    st.builds(Keep, EDGES, st.none()),
)


@settings(max_examples=150, deadline=None)
@given(VALUES, AIMS, st.sampled_from(list(MeasureKind)))
def test_any_history_has_a_range_and_a_share(values: list[Decimal], aim: Aim, kind: MeasureKind) -> None:
    about = key_result(measure=Measure(kind), aim=aim, due=date(2028, 1, 1))
    found = forecast(about, weekly(*map(str, values)), TODAY)
    assert found is not None
    assert found.low <= found.high
    assert 0 <= found.chance <= 1


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(0, 100), min_size=3, max_size=10))
def test_turned_upside_down_it_says_the_same(values: list[int]) -> None:
    dollars = Measure(MeasureKind.CURRENCY, "$")
    up = key_result(measure=dollars, aim=Reach(Direction.INCREASE, Decimal(0), Decimal(100)))
    down = key_result(measure=dollars, aim=Reach(Direction.REDUCE, Decimal(0), Decimal(-100)))
    risen = ahead(*(str(each) for each in values), of=up)
    fallen = ahead(*(str(-each) for each in values), of=down)
    assert (fallen.low, fallen.high) == (-risen.high, -risen.low)
    assert fallen.chance == pytest.approx(risen.chance)


def test_of_a_long_history_the_latest_half_year_counts() -> None:
    long = [str(each) for each in range(200)]
    late = key_result(
        measure=NUMBER, aim=Reach(Direction.INCREASE, Decimal(0), Decimal(300)), due=date(2030, 12, 31)
    )
    found = forecast(late, weekly(*long), TODAY)
    assert found == forecast(late, weekly(*long)[-MOST:], TODAY)


def test_churn_is_told_in_tenths() -> None:
    found = ahead("3.2", "3.0", "2.6", "2.9", of=key_result(aim=CHURN))
    assert found.low.as_tuple().exponent == -1
    assert found.high.as_tuple().exponent == -1
