"""A week folded into one message: falls before levels, and each key result in one list."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr.blocker import Blocker, BlockerId
from okr.check_in import CheckIn, News
from okr.digest import Digest, Request, fold
from okr.key_result import Direction, Keep, KeyResult, KeyResultId, Reach
from okr.notices.marks import OpenBlocker
from okr.squad import Cadence
from okr.standing import Standing, roll_up, stand
from tests.okr.people import ANA, CYCLE, OBJECTIVE, check_in, key_result, noon, squad

NOW = noon("11-17")
LAST_WEEK, THIS_WEEK = noon("11-09"), noon("11-16")
ASKED = noon("11-16") - timedelta(hours=4)


def digest(
    *histories: tuple[KeyResult, Sequence[CheckIn]],
    asked: datetime | None = ASKED,
    reminded: datetime | None = None,
    every_weeks: int = 1,
) -> Digest:
    churn = squad(cadence=Cadence(every_weeks=every_weeks))
    standings = [
        stand(each, owners=("Ana",), check_ins=said, cycle=CYCLE, squad=churn, now=NOW)
        for each, said in histories
    ]
    return fold(
        squad=churn,
        set_up_by="Ana",
        cycle=CYCLE,
        objectives=[roll_up(OBJECTIVE, squad="Churn squad", standings=standings, pace=48 / 92)],
        check_ins={each.id: said for each, said in histories},
        asked={each.id: asked for each, _ in histories} if asked else {},
        reminded={each.id: reminded for each, _ in histories} if reminded else {},
        now=NOW,
    )


def of_churn(*check_ins: CheckIn) -> Digest:
    return digest((key_result(), check_ins))


def lists(found: Digest) -> dict[str, list[str]]:
    """The non-empty lists, each with the refs of its key results."""
    moved = {"fell": found.fell, "rose": found.rose}
    still = {"at_risk": found.at_risk, "silent": found.silent, "steady": found.steady}
    still["waiting"] = found.waiting
    refs = {name: [move.standing.key_result.ref for move in moves] for name, moves in moved.items()}
    refs |= {name: [each.key_result.ref for each in standings] for name, standings in still.items()}
    return {name: found for name, found in refs.items() if found}


def test_it_says_which_week_of_which_cycle_and_how_much_of_it_is_gone() -> None:
    found = of_churn()
    assert (found.squad, found.handle, found.cycle) == ("Churn squad", "churn", "2026Q4")
    assert (found.week_of, found.set_up_by) == (date(2026, 11, 16), "Ana")
    assert found.pace == pytest.approx(48 / 92)


def test_progress_that_dropped_in_the_week_fell() -> None:
    found = of_churn(check_in(LAST_WEEK, "2.1", 8), check_in(THIS_WEEK, "2.32", 8))
    assert lists(found) == {"fell": ["KR31"]}
    assert found.fell[0].by == pytest.approx(-0.1)


def test_progress_that_grew_in_the_week_rose_even_when_at_risk() -> None:
    found = of_churn(check_in(LAST_WEEK, "2.1", 5), check_in(THIS_WEEK, "1.88", 5))
    assert lists(found) == {"rose": ["KR31"]}
    assert found.rose[0].by == pytest.approx(0.1)


@pytest.mark.parametrize("value", ["2.1", "2.11", "2.09"])
def test_less_than_half_a_point_of_a_hundred_is_steady(value: str) -> None:
    found = of_churn(check_in(LAST_WEEK, "2.1", 8), check_in(THIS_WEEK, value, 8))
    assert lists(found) == {"steady": ["KR31"]}
    assert found.quiet


def test_confidence_that_fell_by_two_is_a_fall_even_when_the_value_rose() -> None:
    found = of_churn(check_in(LAST_WEEK, "2.1", 9), check_in(THIS_WEEK, "1.88", 7))
    assert lists(found) == {"fell": ["KR31"]}


def test_confidence_that_fell_by_one_is_not_a_fall() -> None:
    found = of_churn(check_in(LAST_WEEK, "2.1", 8), check_in(THIS_WEEK, "2.1", 7))
    assert lists(found) == {"steady": ["KR31"]}


def test_the_week_is_measured_from_its_start_not_from_the_answer_before() -> None:
    twice = check_in(noon("11-13"), "1.88", 8), check_in(THIS_WEEK, "2.0", 8)
    assert lists(of_churn(check_in(LAST_WEEK, "2.1", 8), *twice)) == {"rose": ["KR31"]}


def test_confidence_is_told_against_a_week_ago_not_against_what_was_corrected() -> None:
    slipped = check_in(THIS_WEEK, "2.1", 2), check_in(THIS_WEEK, "2.1", 6)
    (moved,) = of_churn(check_in(LAST_WEEK, "2.1", 8), *slipped).fell
    assert moved.standing.confidence_change == -2


def test_a_first_value_is_measured_from_the_baseline() -> None:
    assert lists(of_churn(check_in(THIS_WEEK, "2.1", 8))) == {"rose": ["KR31"]}
    assert lists(of_churn(check_in(THIS_WEEK, "4", 8))) == {"fell": ["KR31"]}


def test_a_first_answer_with_little_confidence_is_at_risk_not_a_fall() -> None:
    assert lists(of_churn(check_in(THIS_WEEK, "3.2", 2))) == {"at_risk": ["KR31"]}


@pytest.mark.parametrize(
    "aim", [Reach(Direction.INCREASE, None, Decimal(50)), Keep(Decimal(10), Decimal(90))]
)
def test_without_a_way_to_go_a_first_value_is_no_move(aim: Reach | Keep) -> None:
    floating = key_result(aim=aim)
    assert lists(digest((floating, [check_in(THIS_WEEK, "40", 8)]))) == {"steady": ["KR31"]}


def test_who_did_not_answer_in_the_week_is_silent() -> None:
    assert lists(of_churn(check_in(LAST_WEEK, "2.1", 8))) == {"silent": ["KR31"]}
    assert lists(of_churn()) == {"silent": ["KR31"]}
    assert not of_churn().quiet


@pytest.mark.parametrize("confidence", [2, 5, 9])
def test_who_is_silent_is_silent_whatever_was_said_a_week_ago(confidence: int) -> None:
    assert lists(of_churn(check_in(LAST_WEEK, "2.1", confidence))) == {"silent": ["KR31"]}


def test_who_never_answered_is_silent_once_asked_and_new_before() -> None:
    assert lists(digest((key_result(), []))) == {"silent": ["KR31"]}
    unasked = digest((key_result(), []), asked=None)
    assert lists(unasked) == {"steady": ["KR31"]}
    assert not unasked.quiet


JUST_NOW, LONG_ENOUGH_AGO = NOW - timedelta(hours=4, minutes=-1), NOW - timedelta(hours=4)


@pytest.mark.parametrize("heard", [[], [check_in(LAST_WEEK, "2.1", 8)]])
def test_who_was_asked_or_reminded_within_four_hours_is_waited_for(heard: list[CheckIn]) -> None:
    history = key_result(), heard
    asked, reminded = digest(history, asked=JUST_NOW), digest(history, reminded=JUST_NOW)
    assert lists(asked) == lists(reminded) == {"waiting": ["KR31"]}
    assert not asked.quiet
    late = digest(history, asked=LONG_ENOUGH_AGO, reminded=LONG_ENOUGH_AGO)
    assert lists(late) == {"silent": ["KR31"]}


def test_who_was_heard_before_and_not_asked_since_is_silent_once_overdue() -> None:
    heard = key_result(), [check_in(LAST_WEEK, "2.1", 8)]
    assert lists(digest(heard, asked=None)) == {"silent": ["KR31"]}
    assert lists(digest(heard, asked=None, every_weeks=2)) == {"steady": ["KR31"]}
    assert lists(digest(heard, every_weeks=2)) == {"silent": ["KR31"]}


def test_a_band_that_is_missed_is_at_risk_however_confident_its_owner() -> None:
    kept = key_result(aim=Keep(Decimal("4.2"), Decimal("4.6")))
    outside = [check_in(LAST_WEEK, "4.9", 9), check_in(THIS_WEEK, "4.9", 9)]
    assert lists(digest((kept, outside))) == {"at_risk": ["KR31"]}


def test_a_week_without_a_key_result_is_not_quiet() -> None:
    assert not digest().quiet


def test_no_change_is_attendance() -> None:
    same = check_in(THIS_WEEK, "2.1", 8, news=News.NO_CHANGE)
    assert lists(of_churn(check_in(LAST_WEEK, "2.1", 8), same)) == {"steady": ["KR31"]}


def test_the_worst_fall_and_the_best_rise_come_first() -> None:
    def moved(number: int, to: str, confidence: int = 8) -> tuple[KeyResult, Sequence[CheckIn]]:
        return key_result(number), [check_in(LAST_WEEK, "2.1", 8), check_in(THIS_WEEK, to, confidence)]

    found = digest(moved(1, "2.2"), moved(2, "2.9"), moved(3, "2.1", 5), moved(4, "2.0"), moved(5, "1.2"))
    assert lists(found) == {"fell": ["KR2", "KR1", "KR3"], "rose": ["KR5", "KR4"]}


def blocker(key_result: int, since: datetime, late: int = 0) -> OpenBlocker:
    return OpenBlocker(Blocker(BlockerId(1), KeyResultId(key_result), "legal", ANA, since), 0, late=late)


def with_blockers(*blockers: OpenBlocker) -> Digest:
    standing = stand(key_result(), owners=(), check_ins=(), cycle=CYCLE, squad=squad(), now=NOW)
    return fold(
        squad=squad(),
        set_up_by="Ana",
        cycle=CYCLE,
        objectives=[roll_up(OBJECTIVE, squad="Churn squad", standings=[standing], pace=0.5)],
        check_ins={},
        asked={},
        now=NOW,
        blockers={standing.key_result.id: blockers},
        requests=[Request("Growth squad", standing.key_result, each) for each in blockers],
    )


def test_broken_promises_are_asked_for_first_and_then_what_is_open_the_longest() -> None:
    old, new, late = blocker(31, LAST_WEEK), blocker(31, THIS_WEEK), blocker(31, THIS_WEEK, late=2)
    found = with_blockers(new, old, late)
    assert [each.blocker for each in found.asks] == [late, old, new]
    assert [each.blocker for each in found.requests] == [late, old, new]
    assert not found.quiet


def test_a_key_result_shared_by_two_objectives_is_told_once() -> None:
    standing = stand(key_result(), owners=(), check_ins=(), cycle=CYCLE, squad=squad(), now=NOW)
    shared = roll_up(OBJECTIVE, squad="Churn squad", standings=[standing], pace=48 / 92)
    found = fold(
        squad=squad(),
        set_up_by="Ana",
        cycle=CYCLE,
        objectives=[shared, shared],
        check_ins={},
        asked={standing.key_result.id: ASKED},
        now=NOW,
    )
    assert lists(found) == {"silent": ["KR31"]}


HISTORIES = st.lists(
    st.tuples(st.integers(0, 30), st.none() | st.integers(-5, 9), st.integers(0, 10), st.sampled_from(News)),
    max_size=6,
)


@given(st.lists(HISTORIES, max_size=6))
def test_every_key_result_stands_in_exactly_one_list(
    drawn: list[list[tuple[int, int | None, int, News]]],
) -> None:
    histories = [
        (
            key_result(number),
            [
                check_in(NOW - timedelta(days=ago), None if value is None else str(value), sure, news=news)
                for ago, value, sure, news in sorted(said, key=lambda each: -each[0])
            ],
        )
        for number, said in enumerate(drawn)
    ]
    found = digest(*histories)
    told: list[Standing] = [move.standing for move in (*found.fell, *found.rose)]
    told += [*found.at_risk, *found.silent, *found.steady]
    assert sorted(each.key_result.id for each in told) == list(range(len(drawn)))
