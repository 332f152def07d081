"""The check-in form over several pages, with notes that are asked for, and with others at work meanwhile."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from okr.commands.week import PrepareCheckIn, SubmitCheckIns, TypedRow
from okr.errors.key_results import KeyResultDropped
from okr.errors.okr_error import SeveralWrong
from okr.errors.week import ConfidenceFell, DoubtfulAhead, HopefulBehind, HopefulOutside, ValueNotRead
from okr.key_result import KeyResultId
from okr.notices.week import CheckInForm, CheckInsRecorded
from tests.usecases.room import ANA, BO, DEE, OURS, Room, utc

KR1, KR2, KR4 = KeyResultId(1), KeyResultId(2), KeyResultId(4)
CALM = TypedRow(KR1, "2%", "6", "calm")


def form(room: Room, *rows: TypedRow, minutes_open: int = 0) -> SubmitCheckIns:
    return SubmitCheckIns(OURS, ANA, rows, room.clock.now - timedelta(minutes=minutes_open))


async def recorded(room: Room, submitted: SubmitCheckIns) -> CheckInsRecorded:
    answer = await room.ask(submitted)
    assert isinstance(answer, CheckInsRecorded)
    return answer


async def again(room: Room, submitted: SubmitCheckIns) -> CheckInForm:
    answer = await room.ask(submitted)
    assert isinstance(answer, CheckInForm)
    return answer


async def wrong(room: Room, submitted: SubmitCheckIns) -> list[tuple[int, type[Exception]]]:
    with pytest.raises(SeveralWrong) as caught:
        await room.ask(submitted)
    return [(number, type(each)) for number, each in caught.value.wrong]


# Pages


async def test_a_form_has_eight_key_results_a_page_and_goes_on_with_the_rest(churn: Room) -> None:
    for number in range(11):
        await churn.say(
            DEE, f"kr add O1 Increase calls of week {'abcdefghijk'[number]} from 10 to 50 <@{ANA}>"
        )
    first = await churn.shown(CheckInForm, ANA, "checkin")
    assert (len(first.rows), len(first.rest)) == (8, 4)
    rows = [TypedRow(each.standing.key_result.id, "20", "5", "calm") for each in first.rows[1:]]
    second = await again(churn, replace(form(churn, CALM, *rows), rest=first.rest))
    assert second.saved is not None
    assert len(second.saved.answers) == 8
    assert (tuple(each.standing.key_result.id for each in second.rows), second.rest) == (first.rest, ())
    assert await churn.values() == [Decimal(2)]


async def test_a_page_without_anything_left_to_answer_is_passed_over(churn: Room) -> None:
    await churn.say(DEE, "kr drop KR2")
    await recorded(churn, replace(form(churn, CALM), rest=(KR2,)))


async def test_a_key_result_named_twice_is_asked_about_once(churn: Room) -> None:
    shown = await churn.ask(PrepareCheckIn(OURS, ANA, (KR1, KR1)))
    assert isinstance(shown, CheckInForm)
    assert len(shown.rows) == 1


async def test_a_form_says_whose_the_key_results_of_others_are(churn: Room) -> None:
    mine = await churn.shown(CheckInForm, ANA, "checkin KR1")
    theirs = await churn.shown(CheckInForm, DEE, "checkin KR1")
    assert [mine.rows[0].on_behalf_of, theirs.rows[0].on_behalf_of] == [None, "Ana"]


# Notes


async def test_a_note_is_asked_for_where_confidence_falls_by_three(churn: Room) -> None:
    await churn.answer(ANA, "1.5% c8 going well")
    churn.clock.advance(timedelta(days=7))
    assert await wrong(churn, form(churn, TypedRow(KR1, "1.5%", "5"))) == [(1, ConfidenceFell)]
    assert await churn.values() == [Decimal("1.5")]
    await recorded(churn, form(churn, TypedRow(KR1, "1.5%", "6")))


async def test_a_note_is_asked_for_where_confidence_and_pace_disagree(churn: Room) -> None:
    churn.clock.now = utc(7, 9, month=12)
    assert await wrong(churn, form(churn, TypedRow(KR1, "3.1%", "8"))) == [(1, HopefulBehind)]
    assert await wrong(churn, form(churn, TypedRow(KR1, "1.1%", "2"))) == [(1, DoubtfulAhead)]
    await recorded(churn, form(churn, TypedRow(KR1, "3.1%", "8", "the new onboarding ships tomorrow")))


async def test_a_note_is_asked_for_where_hope_is_high_outside_a_band(churn: Room) -> None:
    await churn.say(DEE, f"kr add O1 Keep latency between 100 ms and 200 ms <@{ANA}>")
    assert await wrong(churn, form(churn, TypedRow(KR4, "300 ms", "8"))) == [(4, HopefulOutside)]
    await recorded(churn, form(churn, TypedRow(KR4, "150 ms", "8")))


async def test_a_note_that_was_asked_for_may_stay_empty(churn: Room) -> None:
    submitted = form(churn, TypedRow(KR1, "3.1%", "9"))
    assert await wrong(churn, submitted) == [(1, HopefulBehind)]
    await recorded(churn, replace(submitted, asked=frozenset({KR1})))


async def test_what_did_not_change_needs_no_note(churn: Room) -> None:
    await churn.answer(ANA, "3.1% c9 the new onboarding ships tomorrow")
    churn.clock.advance(timedelta(days=7))
    await recorded(churn, form(churn, TypedRow(KR1, "3.1%", "9")))


async def test_notes_are_asked_for_together_with_all_else_that_is_wrong(churn: Room) -> None:
    rows = TypedRow(KR2, "many", "7"), TypedRow(KR1, "3.1%", "9")
    assert await wrong(churn, form(churn, *rows)) == [(1, HopefulBehind), (2, ValueNotRead)]


# Others, meanwhile


async def test_what_somebody_else_said_meanwhile_is_shown_before_it_is_corrected(churn: Room) -> None:
    opened = form(churn, CALM)
    churn.clock.advance(timedelta(minutes=5))
    await churn.answer(BO, "KR1 2.4% c5 better")
    churn.clock.advance(timedelta(minutes=5))
    [row] = (await again(churn, opened)).again
    assert row.typed == CALM
    assert row.answered is not None
    assert (row.answered.by, row.answered.value, row.answered.minutes) == ("Bo", Decimal("2.4"), 5)
    assert await churn.values() == [Decimal("2.4")]
    [answer] = (await recorded(churn, replace(opened, told=churn.clock.now))).answers
    assert answer.corrects == row.answered
    assert await churn.values() == [Decimal(2)]


async def test_what_was_left_alone_and_answered_by_somebody_is_left_as_they_said(churn: Room) -> None:
    await churn.answer(ANA, "2.9% c6 first")
    churn.clock.advance(timedelta(days=7))
    opened = form(churn, TypedRow(KR1, "2.9%", "6"))
    churn.clock.advance(timedelta(minutes=5))
    await churn.answer(BO, "KR1 2.4% c5 better")
    await recorded(churn, opened)
    assert (await churn.values())[-1] == Decimal("2.4")


async def test_a_new_owner_is_told_before_an_answer_counts_for_them(churn: Room) -> None:
    opened = form(churn, CALM)
    churn.clock.advance(timedelta(minutes=5))
    await churn.say(DEE, f"kr owner KR1 <@{BO}>")
    churn.clock.advance(timedelta(minutes=5))
    shown = await again(churn, opened)
    [row] = shown.again
    assert row.changed is not None
    assert row.changed.by == ("Dee",)
    assert "owners" in row.changed.what
    assert shown.rows[0].on_behalf_of == "Bo"
    [answer] = (await recorded(churn, replace(opened, told=churn.clock.now))).answers
    assert answer.on_behalf_of == "Bo"


async def test_a_key_result_dropped_meanwhile_is_left_out_and_the_others_are_kept(churn: Room) -> None:
    opened = form(churn, CALM, TypedRow(KR2, "120", "6", "good calls"))
    churn.clock.advance(timedelta(minutes=5))
    await churn.say(DEE, "kr drop KR2")
    shown = await again(churn, opened)
    [gone] = shown.gone
    assert gone.ref == "KR2"
    assert gone.typed == "120 c6 good calls"
    assert [each.typed for each in shown.again] == [CALM]
    await recorded(churn, form(churn, CALM))
    assert await churn.values() == [Decimal(2)]


async def test_one_dropped_meanwhile_that_nobody_touched_is_missed_by_nobody(churn: Room) -> None:
    await churn.answer(BO, "KR2 120 c6 good calls")
    churn.clock.advance(timedelta(days=7))
    opened = form(churn, CALM, TypedRow(KR2, "120", "6"))
    await churn.say(DEE, "kr drop KR2")
    assert len((await recorded(churn, opened)).answers) == 1


async def test_the_only_ones_dropped_meanwhile_are_errors_beside_their_fields(churn: Room) -> None:
    opened = form(churn, CALM, TypedRow(KR2, "120", "6", "good calls"))
    await churn.say(DEE, "kr drop KR1")
    await churn.say(DEE, "kr drop KR2")
    assert await wrong(churn, opened) == [(1, KeyResultDropped), (2, KeyResultDropped)]
    with pytest.raises(KeyResultDropped):
        await churn.ask(form(churn, CALM))


async def test_a_form_shown_again_is_shown_again_for_what_is_newer_still(churn: Room) -> None:
    opened = form(churn, CALM)
    churn.clock.advance(timedelta(minutes=5))
    await churn.answer(BO, "KR1 2.4% c5 better")
    told = replace(opened, told=churn.clock.now)
    churn.clock.advance(timedelta(minutes=5))
    await churn.answer(DEE, "KR1 2.3% c5 better still")
    [row] = (await again(churn, told)).again
    assert row.answered is not None
    assert row.answered.by == "Dee"
