"""The squad's digest: one message a week in its channel, revised as late answers come."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection

from okr.commands.clockwork import ReportFailure
from okr.errors.squads import MembersOnly, NoSuchSquad
from okr.errors.week import NoChannel, NothingToPost
from okr.notices.week import DigestNotDelivered, DigestPosted, DigestSent
from okr.person import ChannelId
from okr.schedule import DueKind
from okr.squad import Cadence, Moment, Weekday
from okr.timetable import schedule_digest
from okr.usecases.report_failure import report_failure
from storage import outbox, settling, undelivered
from storage.letters import Verb
from tests.usecases.room import ANA, BO, CHEN, DEE, EVE, OURS, Room, asked, digests, utc

WEEK = timedelta(days=7)
TUESDAY = utc(17, 14)
"""Three in the afternoon in Berlin."""


async def test_it_comes_on_tuesday_at_three_in_the_squads_zone(churn: Room) -> None:
    assert digests(await churn.at(TUESDAY - timedelta(minutes=1))) == []
    [(verb, channel, posted)] = digests(await churn.at(TUESDAY))
    assert (verb, channel, posted.preview) == (Verb.TELL, "CCHURN", False)
    assert (posted.digest.handle, posted.digest.set_up_by) == ("churn", "Dee")


async def test_it_comes_once_a_week(churn: Room) -> None:
    posted = [len(digests(await churn.at(TUESDAY + timedelta(hours=6 * n)))) for n in range(29)]
    assert posted == [1, *[0] * 27, 1]


async def test_it_says_what_rose_fell_and_who_is_silent(churn: Room) -> None:
    churn.clock.advance(-WEEK)
    await churn.answer(ANA, "2.9% c7")
    await churn.answer(BO, "200 c7")
    await churn.at(utc(16, 9))
    await churn.answer(ANA, "2.1% c8 shipped")
    await churn.answer(BO, "150 c3 lost two blocked: legal")
    await churn.at(utc(17, 2))
    [(_, _, posted)] = digests(await churn.at(TUESDAY))
    digest = posted.digest
    assert [move.standing.key_result.ref for move in digest.rose] == ["KR1"]
    assert [move.standing.key_result.ref for move in digest.fell] == ["KR2"]
    assert [each.key_result.ref for each in digest.silent] == ["KR3"]
    assert [(ask.blocker.blocker.text, ask.blocker.blocker.since) for ask in digest.asks] == [
        ("legal", utc(16, 9))
    ]


async def test_who_was_asked_and_did_not_answer_is_silent_and_what_is_new_since_is_not(churn: Room) -> None:
    churn.clock.advance(-WEEK)
    await churn.answer(ANA, "2.9% c5 slow")
    await churn.at(utc(16, 15))
    await churn.say(DEE, "kr add O1 Increase calls from 10 to 50")
    await churn.at(utc(17, 9))
    [(_, _, posted)] = digests(await churn.at(TUESDAY))
    assert [each.key_result.ref for each in posted.digest.silent] == ["KR1", "KR3"]
    assert [each.key_result.ref for each in posted.digest.steady] == ["KR4"]
    assert posted.digest.at_risk == ()


async def test_who_is_reminded_at_its_very_hour_is_not_called_silent_and_a_late_answer_is_shown(
    churn: Room,
) -> None:
    for moment in (utc(16, 1), utc(16, 8), utc(16, 14), utc(17, 1), utc(17, 8)):
        await churn.at(moment)
    [(_, _, posted)] = digests(await churn.at(TUESDAY))
    assert [each.key_result.ref for each in posted.digest.waiting] == ["KR2"]
    assert [each.key_result.ref for each in posted.digest.silent] == ["KR1", "KR3"]
    churn.clock.advance(timedelta(hours=1))
    await churn.answer(BO, "200 c7 here")
    [(verb, _, revised)] = digests(await churn.letters())
    assert (verb, revised.digest.waiting) == (Verb.REVISE, ())


async def test_a_late_answer_revises_it_in_place(churn: Room) -> None:
    await churn.at(TUESDAY)
    churn.clock.now = utc(20, 9)
    await churn.answer(ANA, "2.1% c8 late but here")
    [(verb, channel, posted)] = digests(await churn.letters())
    assert (verb, channel) == (Verb.REVISE, "CCHURN")
    assert [each.standing.key_result.ref for each in posted.digest.rose] == ["KR1"]


async def test_an_answer_of_the_next_week_leaves_it_alone(churn: Room) -> None:
    await churn.at(TUESDAY)
    churn.clock.now = utc(23, 9)
    await churn.answer(ANA, "2.1% c8")
    assert digests(await churn.letters()) == []


async def test_an_answer_before_it_is_posted_posts_nothing(churn: Room) -> None:
    churn.clock.now = utc(16, 9)
    await churn.answer(ANA, "2.1% c8")
    assert digests(await churn.letters()) == []


async def test_without_a_channel_there_is_nowhere_to_post(churn: Room) -> None:
    await churn.change("churn", lambda squad: replace(squad, channel=None))
    assert digests(await churn.at(TUESDAY)) == []
    with pytest.raises(NoChannel, match="Churn squad"):
        await churn.say(DEE, "digest churn now")
    assert await churn.due(DueKind.DIGEST, "1") == TUESDAY + WEEK


async def test_without_an_objective_there_is_nothing_to_post_or_to_preview(room: Room) -> None:
    await room.found_churn()
    assert digests(await room.at(TUESDAY)) == []
    for how in ("now", "preview"):
        with pytest.raises(NothingToPost, match="new churn"):
            await room.say(DEE, f"digest churn {how}")


async def test_every_other_week_is_every_other_week(churn: Room) -> None:
    await churn.change("churn", lambda squad: replace(squad, cadence=Cadence(every_weeks=2)))
    weeks = [len(digests(await churn.at(TUESDAY + n * WEEK))) for n in range(5)]
    assert weeks == [1, 0, 1, 0, 1]


async def test_after_a_short_downtime_it_comes_late_and_after_a_long_one_not_at_all(churn: Room) -> None:
    assert len(digests(await churn.at(TUESDAY + timedelta(hours=23)))) == 1
    assert digests(await churn.at(TUESDAY + WEEK + timedelta(hours=25))) == []
    assert len(digests(await churn.at(TUESDAY + 2 * WEEK))) == 1


async def test_after_weeks_away_only_this_weeks_is_posted(churn: Room) -> None:
    assert len(digests(await churn.at(TUESDAY + 3 * WEEK + timedelta(hours=2)))) == 1
    assert await churn.due(DueKind.DIGEST, "1") == TUESDAY + 4 * WEEK


async def test_a_digest_that_comes_late_on_monday_does_not_use_up_the_next(churn: Room) -> None:
    sunday = Cadence(digest=Moment(Weekday.SUNDAY, Cadence().digest.at.replace(hour=23)))
    await churn.change("churn", lambda squad: replace(squad, cadence=sunday))
    await churn.look(lambda work: schedule_digest(work, work.squads.by_handle("churn")))
    assert len(digests(await churn.at(utc(23, 5)))) == 1
    assert len(digests(await churn.at(utc(29, 22)))) == 1


async def test_posting_now_posts_once_and_then_revises(churn: Room) -> None:
    sent = await churn.shown(DigestSent, ANA, "digest churn now")
    assert (sent.squad, sent.channel) == ("Churn squad", "CCHURN")
    assert [verb for verb, _, _ in digests(await churn.letters())] == [Verb.TELL]
    await churn.say(ANA, "digest churn now")
    assert [verb for verb, _, _ in digests(await churn.letters())] == [Verb.REVISE]


async def test_what_was_posted_by_hand_is_revised_at_its_hour_not_posted_again(
    churn: Room,
) -> None:
    await churn.say(ANA, "digest churn now")
    await churn.letters()
    assert [verb for verb, _, _ in digests(await churn.at(TUESDAY))] == [Verb.REVISE]
    assert len(digests(await churn.at(TUESDAY + WEEK))) == 1


async def test_only_members_post_it(churn: Room) -> None:
    with pytest.raises(MembersOnly):
        await churn.say(EVE, "digest churn now")
    assert digests(await churn.letters()) == []


async def test_a_preview_is_for_ones_own_eyes_and_sends_nothing(churn: Room) -> None:
    shown = await churn.shown(DigestPosted, BO, "digest churn preview")
    assert shown.preview
    assert await churn.letters() == []
    with pytest.raises(NoSuchSquad, match="nps"):
        await churn.say(BO, "digest nps preview")


async def test_the_last_digest_of_a_quarter_keeps_its_objectives_through_its_week(churn: Room) -> None:
    [(_, _, posted)] = digests(await churn.at(datetime(2026, 12, 29, 14, tzinfo=UTC)))
    assert len(posted.digest.objectives) == 1
    churn.clock.now = datetime(2027, 1, 2, 9, tzinfo=UTC)
    await churn.answer(ANA, "KR1 1.2% c7 final")
    [(verb, _, revised)] = digests(await churn.letters())
    assert verb is Verb.REVISE
    assert [each.standing.key_result.ref for each in revised.digest.rose] == ["KR1"]
    assert digests(await churn.at(datetime(2027, 1, 5, 14, tzinfo=UTC))) == []


async def test_three_stays_three_when_the_clocks_change(churn: Room) -> None:
    await churn.at(datetime(2027, 3, 23, 14, tzinfo=UTC))
    assert await churn.due(DueKind.DIGEST, "1") == datetime(2027, 3, 30, 13, tzinfo=UTC)


async def refuse(churn: Room, reason: str = "not_in_channel") -> str:
    """The digest is refused; its subject."""
    churn.clock.now = TUESDAY
    await churn.sweep()
    letters = await churn.store.run(lambda at, now: outbox.claim(at, now, OURS, limit=100))
    [digest] = [letter for letter in letters if isinstance(letter.notice, DigestPosted)]

    def refuse_all(connection: Connection, _: datetime) -> None:
        for letter in letters:
            settling.failed(connection, letter, reason)

    await churn.store.run(refuse_all)
    return digest.subject


async def report(churn: Room, subject: str, reason: str = "not_in_channel") -> bool:
    return await churn.store.perform(report_failure, ReportFailure(OURS, subject, reason))


async def test_of_a_digest_that_was_refused_the_lead_hears_once_and_what_to_do(churn: Room) -> None:
    subject = await refuse(churn)
    assert await report(churn, subject)
    assert not await report(churn, subject, "is_archived")
    [letter] = await churn.letters()
    assert (letter.subject, letter.address.id) == (f"undelivered:{subject}", DEE)
    channel = ChannelId("CCHURN")
    assert letter.notice == DigestNotDelivered("Churn squad", "churn", channel, "not_in_channel")


async def test_of_anything_else_that_was_refused_nobody_hears(churn: Room) -> None:
    assert not await report(churn, "prompt:UANA:2026-W47")
    assert await churn.letters() == []


async def test_a_digest_that_was_refused_is_posted_when_somebody_asks_for_it(churn: Room) -> None:
    await refuse(churn)
    await churn.shown(DigestSent, DEE, "digest churn now")
    assert [verb for verb, _, _ in digests(await churn.letters())] == [Verb.TELL]
    await churn.say(DEE, "digest churn now")
    assert [verb for verb, _, _ in digests(await churn.letters())] == [Verb.REVISE]


async def test_a_digest_that_was_refused_shows_when_sent_again_what_was_answered_meanwhile(
    churn: Room,
) -> None:
    subject = await refuse(churn)
    await churn.answer(ANA, "2.1% c8 late but here")
    assert digests(await churn.letters()) == []
    await churn.store.run(lambda at, now: undelivered.resend(at, now, WEEK))
    [letter] = await churn.letters()
    [(verb, _, posted)] = digests([letter])
    assert (verb, letter.subject) == (Verb.TELL, subject)
    assert [each.standing.key_result.ref for each in posted.digest.rose] == ["KR1"]


async def test_a_question_that_failed_is_looked_up_anew_when_it_is_sent_again(churn: Room) -> None:
    churn.clock.now = utc(16, 20)
    await churn.sweep()

    def refuse_all(connection: Connection, now: datetime) -> None:
        for letter in outbox.claim(connection, now, OURS, limit=100):
            settling.failed(connection, letter, "messages_tab_disabled")

    await churn.store.run(refuse_all)
    await churn.answer(ANA, "2.1% c8")
    await churn.say(DEE, "kr drop KR2")
    await churn.store.run(lambda at, now: undelivered.resend(at, now, WEEK))
    assert asked(await churn.letters()) == {ANA: ["KR1"], CHEN: ["KR3"]}
