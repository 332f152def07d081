"""The private question about a confidence that progress does not explain."""

from datetime import datetime, timedelta

import pytest

from okr.check_in import Answer
from okr.commands.week import Explain, PrepareExplanation, Reaffirm, RecordCheckIns
from okr.disagreement import Gap
from okr.errors.week import NobodyAsked
from okr.follow_up import FollowUpKind
from okr.key_result import KeyResultId
from okr.notices.week import CheckInsRecorded, ConfidenceExplained, DigestPosted, ExplanationForm
from okr.nudging import Asked, AskedKind
from okr.person import PersonId
from okr.usecases.record_check_ins import record_check_ins
from tests.usecases.room import ANA, BO, OURS, Room, utc

KR1 = KeyResultId(1)
WEEK = timedelta(days=7)
TUESDAY = timedelta(days=1, hours=6)


async def say(room: Room, confidence: int, by: PersonId = ANA) -> FollowUpKind | None:
    """Check in that churn is where it was at the start, half of the quarter gone."""
    answer = Answer(KR1, confidence=confidence, note=f"said at {room.clock.now}")
    recorded = await room.store.perform(record_check_ins, RecordCheckIns(OURS, by, (answer,)))
    return recorded.answers[0].follow_up.kind if recorded.answers[0].follow_up else None


async def challenged(room: Room) -> None:
    await room.at(utc(16, 8))
    await room.answer(ANA, "3.2% c5 we begin")
    assert await say(room, 8) is FollowUpKind.HOPEFUL


async def disagreements(room: Room, week: int) -> list[tuple[Gap, str]]:
    """What the digest of that many weeks later names."""
    letters = await room.at(utc(16, 8) + week * WEEK + TUESDAY)
    *_, digest = (each.notice.digest for each in letters if isinstance(each.notice, DigestPosted))
    return [(each.gap, each.explained) for each in digest.disagreements]


async def test_the_owner_alone_is_asked_and_it_counts_as_heard(churn: Room) -> None:
    await challenged(churn)
    asked = await churn.look(lambda work: work.asked.of([ANA], utc(16, 0)))
    assert [(each.kind, each.subject) for each in asked] == [(AskedKind.CHALLENGE, "KR1")]


async def test_somebody_who_answers_in_the_owners_place_is_not_asked(churn: Room) -> None:
    await churn.answer(ANA, "3.2% c5 we begin")
    assert await say(churn, 8, BO) is None
    assert await churn.look(lambda work: work.challenges.latest_of([KR1])) == {}


async def test_once_a_week_a_key_result(churn: Room) -> None:
    await challenged(churn)
    churn.clock.advance(timedelta(hours=1))
    assert await say(churn, 9) is FollowUpKind.HOPEFUL
    assert len(await churn.look(lambda work: work.asked.of([ANA], utc(16, 0)))) == 1
    churn.clock.advance(WEEK)
    assert await say(churn, 9) is FollowUpKind.HOPEFUL
    assert len(await churn.look(lambda work: work.asked.of([ANA], utc(16, 0)))) == 2


async def test_a_lower_confidence_ends_it_and_keeps_what_was_said(churn: Room) -> None:
    await challenged(churn)
    said = (await churn.check_ins())[-1]
    recorded = await churn.ask(Reaffirm(OURS, ANA, said.id, 5))
    assert isinstance(recorded, CheckInsRecorded)
    assert recorded.answers[0].follow_up is None
    last = (await churn.check_ins())[-1]
    assert (last.confidence, last.note) == (5, said.note)
    assert not (await churn.look(lambda work: work.challenges.latest_of([KR1])))[KR1].open
    assert await disagreements(churn, 1) == []


async def test_a_reason_is_kept_between_us_this_week_and_told_the_next(churn: Room) -> None:
    await challenged(churn)
    said = (await churn.check_ins())[-1]
    form = await churn.ask(PrepareExplanation(OURS, ANA, said.id))
    assert isinstance(form, ExplanationForm)
    shown = await churn.ask(Explain(OURS, ANA, KR1, " It signs on Friday. "))
    assert isinstance(shown, ConfidenceExplained)
    assert (shown.explained, shown.in_question) == ("It signs on Friday.", True)
    assert not any("Friday" in str(each) for each in await churn.history("KR1"))
    assert await disagreements(churn, 0) == []
    assert await disagreements(churn, 1) == [(Gap.HOPEFUL, "It signs on Friday.")]


async def test_without_a_reason_the_digest_names_it_all_the_same(churn: Room) -> None:
    await challenged(churn)
    assert await disagreements(churn, 0) == []
    assert await disagreements(churn, 1) == [(Gap.HOPEFUL, "")]


async def test_whoever_gave_a_reason_is_not_asked_for_it_again_soon(churn: Room) -> None:
    await challenged(churn)
    await churn.ask(Explain(OURS, ANA, KR1, "It signs on Friday."))
    churn.clock.advance(WEEK)
    assert await say(churn, 8) is None
    churn.clock.advance(4 * WEEK)
    assert await say(churn, 8) is FollowUpKind.HOPEFUL


async def test_nobody_else_gives_the_reason(churn: Room) -> None:
    await challenged(churn)
    with pytest.raises(NobodyAsked, match="KR1"):
        await churn.ask(Explain(OURS, BO, KR1, "I know better"))
    said = (await churn.check_ins())[-1]
    with pytest.raises(NobodyAsked):
        await churn.ask(PrepareExplanation(OURS, BO, said.id))


async def test_of_several_the_widest_alone_is_asked_about(churn: Room) -> None:
    await churn.say(ANA, f"kr add O1 Increase calls from 10 to 50 <@{ANA}>")
    await churn.answer(ANA, "KR1 3.2% c8\nKR4 2 c9")
    found = await churn.look(lambda work: work.challenges.latest_of([KR1, KeyResultId(4)]))
    assert list(found) == [KeyResultId(4)]


async def test_whoever_heard_enough_of_us_this_week_is_not_asked(churn: Room) -> None:
    await churn.answer(ANA, "3.2% c5 we begin")
    for day in (16, 17, 18):
        churn.clock.now = utc(day, 9)
        await churn.look(lambda work: work.asked.add_all([_nudged(work.now)]))
    assert await say(churn, 8) is None


def _nudged(at: datetime) -> Asked:
    return Asked(ANA, at, AskedKind.NUDGE, "KR1", BO)
