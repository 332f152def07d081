"""Checking in through the form."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from okr.blocker import newest
from okr.check_in import Answer, News
from okr.commands.week import RecordCheckIns, SubmitCheckIns, TypedRow
from okr.errors.key_results import KeyResultDropped, NoSuchKeyResult
from okr.errors.okr_error import SeveralWrong
from okr.errors.squads import MembersOnly
from okr.errors.texts import TextTooLong
from okr.errors.week import (
    ConfidenceOutOfRange,
    FirstValueNeeded,
    MilestonesOutOfRange,
    NothingToCheckIn,
    ValueNotRead,
)
from okr.key_result import Direction, KeyResultId, Measure, MeasureKind, Reach
from okr.notices.history import HistoryShown
from okr.notices.reading import KeyResultShown
from okr.notices.week import CheckInForm, CheckInsRecorded, DigestPosted, PromptRow
from okr.person import PersonId
from okr.reading.quantity import write
from okr.usecases.record_check_ins import record_check_ins
from okr.work import Work
from tests.usecases.room import ANA, BO, CHEN, DEE, EVE, OURS, Room, utc


async def opened(room: Room, by: PersonId, text: str = "checkin") -> tuple[TypedRow, ...]:
    """The rows of the form as they are prefilled."""
    form = await room.shown(CheckInForm, by, text)
    return tuple(_prefilled(row) for row in form.rows)


def _prefilled(row: PromptRow) -> TypedRow:
    standing = row.standing
    current = standing.current
    blocker = newest(each.blocker for each in row.blockers)
    return TypedRow(
        standing.key_result.id,
        "" if current is None else write(standing.key_result.measure, current),
        str(standing.confidence),
        blocker=blocker.text if blocker else "",
    )


async def submitted(room: Room, by: PersonId, *rows: TypedRow, minutes_open: int = 0) -> CheckInsRecorded:
    """Saved once more where the form is shown again; notes are asked for elsewhere."""
    opened = room.clock.now - timedelta(minutes=minutes_open)
    form = SubmitCheckIns(OURS, by, rows, opened, asked=frozenset(each.key_result for each in rows))
    recorded = await room.ask(form)
    if isinstance(recorded, CheckInForm):
        recorded = await room.ask(replace(form, told=room.clock.now))
    assert isinstance(recorded, CheckInsRecorded)
    return recorded


async def a_week_later(room: Room) -> None:
    room.clock.advance(timedelta(days=7))


async def test_a_filled_in_form_is_kept(churn: Room) -> None:
    [row] = await opened(churn, ANA)
    filled = replace(row, value="2.1%", confidence="7", note=" onboarding shipped ", blocker="legal")
    [answer] = (await submitted(churn, ANA, filled)).answers
    [kept] = await churn.check_ins()
    assert (kept.value, kept.confidence, kept.note, kept.blocker) == (
        Decimal("2.1"),
        7,
        "onboarding shipped",
        "legal",
    )
    assert (kept.by, kept.at, kept.news) == (ANA, utc(16, 0), News.NEWS)
    assert (answer.before, answer.on_behalf_of, answer.standing.current) == (None, None, Decimal("2.1"))


async def test_the_form_offers_all_that_one_owns_with_the_last_answers(churn: Room) -> None:
    await churn.say(DEE, f"kr add O1 Increase calls from 10 to 50 <@{ANA}>")
    await churn.answer(ANA, "KR4 12 c8 blocked: phone is broken")
    assert await opened(churn, ANA) == (
        TypedRow(KeyResultId(1), "", "5"),
        TypedRow(KeyResultId(4), "12", "8", blocker="phone is broken"),
    )


async def test_who_owns_nothing_is_told_what_they_may_do(churn: Room) -> None:
    with pytest.raises(NothingToCheckIn):
        await churn.say(DEE, "checkin")


async def test_a_form_that_comes_back_untouched_says_no_change(churn: Room) -> None:
    await churn.answer(ANA, "2.1% c7 shipped blocked: legal")
    await a_week_later(churn)
    await submitted(churn, ANA, *await opened(churn, ANA))
    first, second = await churn.check_ins()
    assert (second.news, second.value, second.confidence, second.note) == (
        News.NO_CHANGE,
        first.value,
        first.confidence,
        "",
    )


async def test_a_blocker_stays_open_through_no_change_and_is_prefilled_again(churn: Room) -> None:
    await churn.answer(ANA, "2.1% c7 shipped blocked: legal")
    for _ in range(2):
        await a_week_later(churn)
        [row] = await opened(churn, ANA)
        assert row.blocker == "legal"
        await submitted(churn, ANA, row)
    assert [each.news for each in await churn.check_ins()] == [News.NEWS, News.NO_CHANGE, News.NO_CHANGE]


async def test_taking_out_the_blocker_is_news_and_removes_it(churn: Room) -> None:
    await churn.answer(ANA, "2.1% c7 shipped blocked: legal")
    await a_week_later(churn)
    [row] = await opened(churn, ANA)
    await submitted(churn, ANA, replace(row, blocker=""))
    last = (await churn.check_ins())[-1]
    assert (last.news, last.blocker, last.value, last.confidence) == (News.NEWS, "", Decimal("2.1"), 7)


async def test_a_new_value_beside_the_same_blocker_leaves_it_open(churn: Room) -> None:
    await churn.answer(ANA, "2.1% c7 shipped blocked: legal")
    await a_week_later(churn)
    [row] = await opened(churn, ANA)
    await submitted(churn, ANA, replace(row, value="2%"))
    assert (await churn.check_ins())[-1].blocker == ""
    assert [each.blocker for each in await opened(churn, ANA)] == ["legal"]


@pytest.mark.parametrize("touched", [{}, {"confidence": "8"}, {"note": "calmer"}, {"blocker": "tools"}])
async def test_what_somebody_else_changed_meanwhile_is_not_overwritten(
    churn: Room, touched: dict[str, Any]
) -> None:
    await churn.answer(ANA, "2.9% c7 first")
    await a_week_later(churn)
    [row] = await opened(churn, ANA)
    churn.clock.advance(timedelta(minutes=5))
    await churn.answer(BO, "KR1 2.4% c6 better")
    churn.clock.advance(timedelta(minutes=5))
    await submitted(churn, ANA, replace(row, **touched), minutes_open=10)
    last = (await churn.check_ins())[-1]
    assert last.value == Decimal("2.4")
    assert last.confidence == (8 if "confidence" in touched else 6)


async def test_taking_out_a_blocker_does_not_undo_what_was_said_meanwhile(churn: Room) -> None:
    await churn.answer(ANA, "2.9% c7 first blocked: legal")
    [row] = await opened(churn, ANA)
    churn.clock.advance(timedelta(minutes=5))
    await churn.answer(BO, "KR1 2.4% c3 worse")
    churn.clock.advance(timedelta(minutes=5))
    await submitted(churn, ANA, replace(row, blocker=""), minutes_open=10)
    last = (await churn.check_ins())[-1]
    assert (last.value, last.confidence) == (Decimal("2.4"), 3)


async def test_a_value_typed_over_one_given_meanwhile_wins_and_the_history_keeps_both(churn: Room) -> None:
    await churn.answer(ANA, "2.9% c7 first")
    [row] = await opened(churn, ANA)
    churn.clock.advance(timedelta(minutes=5))
    await churn.answer(BO, "KR1 2.4% c6 better")
    churn.clock.advance(timedelta(minutes=5))
    await submitted(churn, ANA, replace(row, value="2.2%"), minutes_open=10)
    assert await churn.values() == [Decimal("2.2")]
    told = [each.after["value"] for each in await churn.history("KR1") if each.verb == "checked in"]
    assert told == ["2.9", "2.4", "2.2"]


async def test_the_first_answer_needs_a_value(churn: Room) -> None:
    with pytest.raises(SeveralWrong) as caught:
        await submitted(churn, ANA, *await opened(churn, ANA))
    [(key_result, wrong)] = caught.value.wrong
    assert (key_result, type(wrong)) == (1, FirstValueNeeded)
    assert await churn.check_ins() == []


async def test_a_first_answer_may_say_how_confident_somebody_is_before_there_is_a_number(churn: Room) -> None:
    [row] = await opened(churn, ANA)
    await submitted(churn, ANA, replace(row, confidence="3", note="the data comes in May"))
    [kept] = await churn.check_ins()
    assert (kept.value, kept.confidence) == (None, 3)


async def test_a_member_may_answer_for_the_owner_and_it_says_so(churn: Room) -> None:
    [row] = await opened(churn, BO, "checkin KR1")
    [answer] = (await submitted(churn, BO, replace(row, value="2%"))).answers
    assert answer.on_behalf_of == "Ana"
    assert (await churn.check_ins())[0].by == BO


async def test_a_co_owner_answers_for_themselves(churn: Room) -> None:
    await churn.say(DEE, f"kr add O1 Increase calls from 10 to 50 <@{ANA}> <@{BO}>")
    recorded = await submitted(churn, BO, TypedRow(KeyResultId(4), "12", "6"))
    assert recorded.answers[0].on_behalf_of is None


async def test_all_wrong_fields_are_reported_together_and_nothing_is_kept(churn: Room) -> None:
    rows = (
        TypedRow(KeyResultId(1), "abc", "7"),
        TypedRow(KeyResultId(2), "120", "11"),
        TypedRow(KeyResultId(3), "$1,500", "7"),
    )
    with pytest.raises(SeveralWrong, match="2 fields") as caught:
        await submitted(churn, DEE, *rows)
    assert [(number, type(wrong)) for number, wrong in caught.value.wrong] == [
        (1, ValueNotRead),
        (2, ConfidenceOutOfRange),
    ]
    assert await churn.check_ins(3) == []


@pytest.mark.parametrize("confidence", ["-1", "11", "7.5", "high", "²", "9" * 5000])
async def test_a_confidence_is_a_whole_number_from_0_to_10(churn: Room, confidence: str) -> None:
    with pytest.raises(SeveralWrong) as caught:
        await submitted(churn, ANA, TypedRow(KeyResultId(1), "2%", confidence))
    assert isinstance(caught.value.wrong[0][1], ConfidenceOutOfRange)


@pytest.mark.parametrize("field", ["note", "blocker"])
async def test_an_essay_is_refused(churn: Room, field: str) -> None:
    essay: dict[str, Any] = {field: "x" * 2001}
    row = replace(TypedRow(KeyResultId(1), "2%", "7"), **essay)
    with pytest.raises(SeveralWrong) as caught:
        await submitted(churn, ANA, row)
    assert isinstance(caught.value.wrong[0][1], TextTooLong)
    await submitted(churn, ANA, replace(row, **{name: text[1:] for name, text in essay.items()}))
    assert len(await churn.check_ins()) == 1


async def test_a_form_about_several_key_results_is_kept_whole_or_not_at_all(churn: Room) -> None:
    await churn.say(EVE, "squad new nps")
    await churn.say(EVE, "new nps Loved\nIncrease nps from 10 to 40")
    rows = TypedRow(KeyResultId(1), "2%", "7", "calmer"), TypedRow(KeyResultId(4), "12", "7")
    shown = await churn.ask(SubmitCheckIns(OURS, ANA, rows, churn.clock.now))
    assert isinstance(shown, CheckInForm)
    [gone] = shown.gone
    assert (gone.ref, gone.typed) == ("KR4", "12 c7")
    assert "Only members of Nps squad" in gone.why
    [kept] = shown.again
    assert kept.typed == rows[0]
    assert await churn.check_ins() == []
    with pytest.raises(MembersOnly):
        await submitted(churn, ANA, rows[1])


async def test_a_key_result_nobody_has_cannot_be_checked_in(churn: Room) -> None:
    with pytest.raises(NoSuchKeyResult, match="KR9"):
        await churn.say(ANA, "checkin KR9")


async def test_a_dropped_key_result_takes_no_answer(churn: Room) -> None:
    def drop(work: Work) -> None:
        work.key_results.save(replace(work.key_results.get(KeyResultId(1)), dropped=True))

    await churn.look(drop)
    for text in ("checkin KR1", "checkin KR1 2%", "checkin KR1 same"):
        with pytest.raises(KeyResultDropped, match="KR1"):
            await churn.say(ANA, text)
    with pytest.raises(NothingToCheckIn):
        await churn.say(ANA, "checkin")


async def test_final_values_may_come_after_the_quarter_has_ended(churn: Room) -> None:
    churn.clock.now = utc(4, 9, month=1, year=2027)
    [row] = await opened(churn, ANA, "checkin KR1")
    recorded = await submitted(churn, ANA, replace(row, value="1.2%"))
    assert recorded.answers[0].standing.current == Decimal("1.2")
    await churn.answer(CHEN, "KR3 $1,900 c7 last word")
    assert await churn.values(3) == [Decimal(1900)]
    with pytest.raises(NothingToCheckIn):
        await churn.say(ANA, "checkin")


@pytest.mark.parametrize("value", ["4", "1.5", "-1"])
async def test_milestones_are_counted_whole_and_none_beyond_the_last(churn: Room, value: str) -> None:
    await _milestones(churn)
    with pytest.raises((ValueNotRead, SeveralWrong)):
        await submitted(churn, ANA, TypedRow(KeyResultId(1), value, "7"))
    with pytest.raises(ValueNotRead):
        await churn.store.perform(
            record_check_ins, RecordCheckIns(OURS, ANA, (Answer(KeyResultId(1), Decimal(value)),))
        )
    assert await churn.check_ins() == []


async def test_more_milestones_than_there_are_is_answered_with_how_many_there_are(churn: Room) -> None:
    await _milestones(churn)
    with pytest.raises(MilestonesOutOfRange, match="KR1 has 3 milestones, so 4 of them"):
        await churn.answer(ANA, "4 of 3")


async def test_milestones_done_are_progress(churn: Room) -> None:
    await _milestones(churn)
    [answer] = (await submitted(churn, ANA, TypedRow(KeyResultId(1), "2 of 3", "7"))).answers
    assert answer.standing.current == Decimal(2)
    assert answer.standing.progress == pytest.approx(2 / 3)


async def _milestones(room: Room) -> None:
    """Make of KR1 three things to be done."""

    def change(work: Work) -> None:
        work.key_results.save(
            replace(
                work.key_results.get(KeyResultId(1)),
                measure=Measure(MeasureKind.MILESTONES),
                aim=Reach(Direction.INCREASE, Decimal(0), Decimal(3)),
                milestones=("plan", "build", "ship"),
            )
        )

    await room.look(change)


async def test_a_check_in_is_in_the_history_with_what_was_before(churn: Room) -> None:
    await churn.answer(ANA, "2.9% c7 first")
    await churn.answer(BO, "KR1 2.4% c7 better")
    _, first, second = await churn.history("KR1")
    assert (first.by, first.verb, first.before) == (ANA, "checked in", {})
    assert second.by == BO
    assert (second.before["value"], second.after["value"]) == ("2.9", "2.4")
    assert "confidence" not in second.after


async def test_who_stood_in_is_told_wherever_the_answer_is(churn: Room) -> None:
    await churn.answer(BO, "KR1 2.9% c6 better")
    shown = await churn.shown(KeyResultShown, ANA, "show KR1")
    assert (shown.authors, shown.on_behalf_of) == (("Bo",), ("Ana",))
    lines = (await churn.shown(HistoryShown, ANA, "history KR1")).lines
    assert [(each.verb, each.by, each.on_behalf_of) for each in lines] == [
        ("checked in", "Bo", "Ana"),
        ("created", "Dee", None),
    ]
    digest = (await churn.shown(DigestPosted, ANA, "digest churn preview")).digest
    assert [(each.by, each.on_behalf_of) for each in digest.stand_ins] == [("Bo", "Ana")]


async def test_an_answer_is_whose_it_was_when_it_was_given(churn: Room) -> None:
    await churn.answer(ANA, "KR1 2.9% c6 better")
    churn.clock.advance(timedelta(minutes=5))
    await churn.say(DEE, f"kr owner KR1 <@{BO}>")
    shown = await churn.shown(KeyResultShown, ANA, "show KR1")
    assert (shown.authors, shown.on_behalf_of) == (("Ana",), (None,))
    churn.clock.advance(timedelta(minutes=5))
    await churn.answer(ANA, "KR1 2.8% c6 more")
    history = await churn.shown(HistoryShown, ANA, "history KR1")
    said = [each.on_behalf_of for each in history.lines if each.verb == "checked in"]
    assert said == ["Bo", None]
