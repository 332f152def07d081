"""What the week between question and digest leaves behind comes back as it was kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from okr.blocker import Blocker, Reply
from okr.challenge import Challenge
from okr.check_in import CheckInId
from okr.errors.okr_error import ChangedMeanwhile
from okr.errors.votes import NoSuchVote
from okr.key_result import KeyResultId
from okr.nudging import Asked, AskedKind
from okr.person import PersonId
from okr.schedule import Due, DueKind
from okr.skip import Skip
from okr.squad import SquadId
from okr.vote import Ballot, Spread, Vote, VoteId
from okr.work import Work
from storage.repositories import schedule
from storage.repositories.work_in_workspace import WorkInWorkspace
from storage.work import Store
from tests.storage.facts import ANA, BO, OURS, do, found_squad, one_key_result
from tests.storage.plans import plan_of, statements
from tests.stores import MONDAY_MORNING

CHEN = PersonId("U3")
HOUR = timedelta(hours=1)
XMAS, BOXING, EPIPHANY = date(2026, 12, 25), date(2026, 12, 26), date(2027, 1, 6)
BEYOND_ANY_NUMBER = 10**30


def skip(person: PersonId, week: str, reason: str = "on «leave»") -> Skip:
    return Skip(person, week, reason, MONDAY_MORNING)


async def test_skips_of_some_people_come_by_week(store: Store) -> None:
    given = [skip(ANA, "2026-W53"), skip(BO, "2027-W01"), skip(ANA, "2027-W01"), skip(CHEN, "2027-W01")]

    def keep(work: Work) -> None:
        for each in (*given, skip(ANA, "2026-W52")):
            work.skips.put(each)

    await do(store, keep)
    last_year, bos, anas, _ = given
    assert await do(store, lambda work: work.skips.of([ANA, BO], "2026-W53")) == [last_year, anas, bos]
    assert await do(store, lambda work: work.skips.of([], "2026-W01")) == []


async def test_the_last_reason_for_a_skip_counts_and_it_can_be_taken_back(store: Store) -> None:
    for reason in ("on leave", ""):
        await do(store, lambda work, reason=reason: work.skips.put(skip(ANA, "2026-W48", reason)))  # type: ignore[misc]
    assert await do(store, lambda work: work.skips.of([ANA], "2026-W48")) == [skip(ANA, "2026-W48", "")]
    for _ in range(2):
        await do(store, lambda work: work.skips.remove(ANA, "2026-W48"))
    assert await do(store, lambda work: work.skips.of([ANA], "2026-W48")) == []


async def test_holidays_come_by_calendar_and_only_those_between(store: Store) -> None:
    def keep(work: Work) -> None:
        work.holidays.replace("munich", {XMAS: "Christmas", BOXING: "Boxing Day", EPIPHANY: "Epiphany"})
        work.holidays.replace("Boston", {XMAS: "Christmas"})
        work.holidays.replace("boston", {XMAS: "Christmas"})

    await do(store, keep)
    assert await do(store, lambda work: work.holidays.calendars()) == ["Boston", "boston", "munich"]
    asked = ["munich", "boston", "nowhere"]
    assert await do(store, lambda work: work.holidays.between(asked, BOXING, EPIPHANY)) == {
        "munich": {BOXING: "Boxing Day", EPIPHANY: "Epiphany"},
        "boston": {},
        "nowhere": {},
    }
    assert await do(store, lambda work: work.holidays.between([], XMAS, EPIPHANY)) == {}


async def test_a_calendar_is_replaced_whole_and_without_days_it_is_gone(store: Store) -> None:
    await do(store, lambda work: work.holidays.replace("munich", {XMAS: "Christmas", BOXING: "Boxing Day"}))
    await do(store, lambda work: work.holidays.replace("munich", {XMAS: "Weihnachten"}))
    found = await do(store, lambda work: work.holidays.between(["munich"], XMAS, EPIPHANY))
    assert found == {"munich": {XMAS: "Weihnachten"}}
    await do(store, lambda work: work.holidays.replace("munich", {}))
    assert await do(store, lambda work: work.holidays.calendars()) == []


async def test_what_people_were_asked_comes_oldest_first_and_counts_once(store: Store) -> None:
    nudge = Asked(ANA, MONDAY_MORNING, AskedKind.NUDGE, "KR1", BO)
    held = Asked(BO, MONDAY_MORNING + HOUR, AskedKind.REMINDER, "2026-W48")
    old = Asked(ANA, MONDAY_MORNING - HOUR, AskedKind.BLOCKER, "B1", CHEN)
    others = Asked(CHEN, MONDAY_MORNING, AskedKind.CHALLENGE, "KR1")
    await do(store, lambda work: work.asked.add_all([held, nudge, old, others]))
    await do(store, lambda work: work.asked.add_all([nudge]))
    await do(store, lambda work: work.asked.add_all([]))
    assert await do(store, lambda work: work.asked.of([ANA, BO], MONDAY_MORNING)) == [nudge, held]
    assert await do(store, lambda work: work.asked.of([ANA], old.at)) == [old, nudge]
    assert await do(store, lambda work: work.asked.of([], old.at)) == []


async def test_a_check_in_is_challenged_once_and_the_answer_is_kept(store: Store) -> None:
    def ask(work: Work) -> tuple[Challenge, Challenge]:
        key_result = one_key_result(work)
        early = Challenge(key_result.id, CheckInId(1), BO, work.now - HOUR)
        late = Challenge(key_result.id, CheckInId(2), ANA, work.now)
        assert [work.challenges.add(each) for each in (late, early, late)] == [True, True, False]
        return early, late

    early, late = await do(store, ask)
    asked = [late.key_result, KeyResultId(99)]
    assert await do(store, lambda work: work.challenges.latest_of(asked)) == {late.key_result: late}
    assert await do(store, lambda work: work.challenges.of(asked, early.at)) == [early, late]
    assert await do(store, lambda work: work.challenges.of(asked, late.at)) == [late]
    answered = late.answered(MONDAY_MORNING + HOUR, "the «big» one signs on Friday")
    await do(store, lambda work: work.challenges.save(answered))
    with pytest.raises(ChangedMeanwhile):
        await do(store, lambda work: work.challenges.save(answered))
    kept = replace(answered, version=2)
    assert await do(store, lambda work: work.challenges.latest_of(asked)) == {late.key_result: kept}


def open_vote(work: Work) -> Vote:
    vote = Vote(work.votes.next_id(), one_key_result(work).id, ANA, work.now, work.now + HOUR)
    work.votes.add(vote)
    return vote


def open_another(work: Work, before: Vote) -> Vote:
    vote = replace(before, id=work.votes.next_id())
    work.votes.add(vote)
    return vote


async def test_a_vote_is_kept_whole_and_is_open_until_closed(store: Store) -> None:
    vote = await do(store, open_vote)
    assert await do(store, lambda work: work.votes.get(vote.id)) == vote
    assert await do(store, lambda work: work.votes.open_of([vote.key_result, KeyResultId(9)])) == [vote]
    closed = vote.closed(MONDAY_MORNING + HOUR)
    await do(store, lambda work: work.votes.save(closed))
    with pytest.raises(ChangedMeanwhile):
        await do(store, lambda work: work.votes.save(closed))
    assert await do(store, lambda work: work.votes.open_of([vote.key_result])) == []
    assert await do(store, lambda work: work.votes.get(vote.id)) == replace(closed, version=2)


async def test_the_last_ballot_of_a_person_counts(store: Store) -> None:
    def vote(work: Work) -> list[Ballot]:
        asked = open_vote(work)
        for ballot in (Ballot(BO, 9), Ballot(ANA, 4), Ballot(BO, 2)):
            work.votes.cast(asked.id, ballot)
        return work.votes.ballots(asked.id)

    assert await do(store, vote) == [Ballot(BO, 2), Ballot(ANA, 4)]
    assert await do(store, lambda work: work.votes.ballots(VoteId(9))) == []


async def test_a_ballot_taken_back_is_gone(store: Store) -> None:
    def vote(work: Work) -> list[Ballot]:
        asked = open_vote(work)
        other = open_another(work, asked)
        for each in (asked, other):
            work.votes.cast(each.id, Ballot(BO, 9))
            work.votes.cast(each.id, Ballot(ANA, 4))
        work.votes.withdraw(asked.id, BO)
        work.votes.withdraw(asked.id, CHEN)
        return [*work.votes.ballots(asked.id), *work.votes.ballots(other.id)]

    assert await do(store, vote) == [Ballot(ANA, 4), Ballot(ANA, 4), Ballot(BO, 9)]


async def test_what_was_said_last_is_said_by_enough_in_a_closed_vote(store: Store) -> None:
    def vote(work: Work) -> Vote:
        early = open_vote(work)
        late, running = open_another(work, early), open_another(work, early)
        for person, confidence in ((ANA, 2), (BO, 5), (CHEN, 9)):
            work.votes.cast(early.id, Ballot(person, confidence))
            work.votes.cast(running.id, Ballot(person, 1))
        work.votes.cast(late.id, Ballot(ANA, 10))
        work.votes.save(early.closed(work.now))
        work.votes.save(late.closed(work.now + HOUR))
        return work.votes.get(early.id)

    early = await do(store, vote)
    asked = [early.key_result, KeyResultId(9)]
    said = await do(store, lambda work: work.votes.said_last(asked))
    assert said == {early.key_result: (early, Spread(2, 5.0, 9, 3))}
    both = [VoteId(1), VoteId(2), VoteId(BEYOND_ANY_NUMBER)]
    assert [each.id for each in await do(store, lambda work: work.votes.named(both))] == [1, 2]


@pytest.mark.parametrize("number", [7, BEYOND_ANY_NUMBER])
async def test_votes_nobody_opened_are_not_found(store: Store, number: int) -> None:
    with pytest.raises(NoSuchVote, match=f"V{number}"):
        await do(store, lambda work: work.votes.get(VoteId(number)))


async def test_blockers_a_squad_was_asked_to_take_are_listed_until_cleared(store: Store) -> None:
    def ask(work: Work) -> Blocker:
        key_result = one_key_result(work)
        platform = found_squad(work, "platform")
        asked = Blocker(work.blockers.next_id(), key_result.id, "Keys", ANA, work.now).asked_of(
            platform.id, ANA, work.now
        )
        work.blockers.add(asked)
        work.blockers.add(Blocker(work.blockers.next_id(), key_result.id, "Legal", ANA, work.now))
        return asked

    asked = await do(store, ask)
    squads = [asked.asked, SquadId(9)]
    assert None not in squads
    wanted = [each for each in squads if each is not None]
    accepted = asked.accepted(BO, XMAS, MONDAY_MORNING.date())
    await do(store, lambda work: work.blockers.save(accepted))
    kept = replace(accepted, version=2)
    assert kept.reply is Reply.ACCEPTED
    assert await do(store, lambda work: work.blockers.asked_of(wanted)) == [kept]
    await do(store, lambda work: work.blockers.save(kept.cleared(BO, MONDAY_MORNING)))
    assert await do(store, lambda work: work.blockers.asked_of(wanted)) == []


async def test_blockers_are_found_by_when_they_stood_and_by_the_check_in_that_settled_them(
    store: Store,
) -> None:
    noon, evening = MONDAY_MORNING + timedelta(hours=3), MONDAY_MORNING + timedelta(hours=9)

    def log(work: Work) -> Blocker:
        key_result = one_key_result(work)
        blocker = Blocker(
            work.blockers.next_id(), key_result.id, "Legal", ANA, noon, said_in=CheckInId(5), why="x"
        )
        gone = blocker.cleared(BO, evening, CheckInId(6))
        work.blockers.add(gone)
        return gone

    gone = await do(store, log)
    wanted = [gone.key_result]
    for at, expected in ((MONDAY_MORNING, []), (noon, [gone]), (evening, [])):
        found = await do(store, lambda work, at=at: work.blockers.stood_at(wanted, at))  # type: ignore[misc]
        assert found == expected
    for check_in, settled in ((5, [gone]), (6, [gone]), (7, [])):
        number = CheckInId(check_in)
        assert await do(store, lambda work, it=number: work.blockers.settled_by(it)) == settled  # type: ignore[misc]


async def test_a_reminder_is_due_as_a_question_is(store: Store) -> None:
    await do(store, lambda work: work.schedule.put(DueKind.REMINDER, ANA, work.now))
    assert await do(store, lambda work: work.schedule.at(DueKind.PROMPT, ANA)) is None
    assert await store.run(schedule.due) == [Due(OURS, DueKind.REMINDER, ANA, MONDAY_MORNING)]


MANY = [PersonId(f"U{number}") for number in range(300)]
READS: list[tuple[Callable[[Work], object], str]] = [
    (lambda work: work.skips.of(MANY, "2026-W48"), "sqlite_autoindex_skip_1"),
    (lambda work: work.holidays.between(["munich"], XMAS, EPIPHANY), "sqlite_autoindex_holiday_1"),
    (lambda work: work.holidays.calendars(), "sqlite_autoindex_holiday_1"),
    (lambda work: work.asked.of(MANY, work.now), "sqlite_autoindex_asked_1"),
    (lambda work: work.challenges.latest_of([KeyResultId(1)]), "ix_challenge_workspace_key_result"),
    (lambda work: work.challenges.of([KeyResultId(1)], work.now), "ix_challenge_workspace_key_result"),
    (lambda work: work.votes.open_of([KeyResultId(1)]), "ix_vote_workspace_key_result"),
    (lambda work: work.votes.said_last([KeyResultId(1)]), "ix_vote_workspace_key_result"),
    (lambda work: work.votes.named([VoteId(1)]), "sqlite_autoindex_vote_1"),
]


@pytest.mark.parametrize(("read", "index"), READS)
async def test_what_is_asked_for_is_found_by_an_index_in_one_query(
    sqlite_store: Store, read: Callable[[Work], object], index: str
) -> None:
    def look(work: Work) -> tuple[str, int]:
        assert isinstance(work, WorkInWorkspace)
        with statements(work.connection) as seen:
            read(work)
        return plan_of(work.connection, lambda: read(work)), len(seen)

    plan, queries = await do(sqlite_store, look)
    assert index in plan
    assert "SCAN" not in plan
    assert queries == 1
