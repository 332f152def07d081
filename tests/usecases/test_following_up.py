"""What a second and a third "no change" ask, and what becomes of the answers; nobody has to answer."""

from datetime import timedelta
from decimal import Decimal

import pytest

from okr.check_in import CheckInId, News
from okr.commands.week import AnswerNoChange, PrepareInTheWay, Reaffirm, SayInTheWay
from okr.errors.okr_error import NotFound
from okr.errors.squads import MembersOnly
from okr.errors.week import AnsweredSince, NoSuchCheckIn, QuestionOver
from okr.follow_up import FollowUpKind
from okr.key_result import KeyResultId
from okr.notices.week import CheckInPrompt, CheckInsRecorded, DigestPosted, InTheWayForm
from okr.person import PersonId, WorkspaceId
from storage.letters import Letter, Verb
from tests.usecases.room import ADA, ANA, BO, EVE, OURS, Room, utc

KR1 = KeyResultId(1)
WEEK = timedelta(days=7)


async def no_change(room: Room, by: PersonId = ANA) -> CheckInsRecorded:
    recorded = await room.ask(AnswerNoChange(OURS, by, KR1))
    assert isinstance(recorded, CheckInsRecorded)
    return recorded


async def unchanged(room: Room, weeks: int) -> CheckInsRecorded:
    """Ana gives a value, and in each of so many weeks after it says that nothing changed."""
    await room.answer(ANA, "2.4% c6 first")
    for week in range(1, weeks):
        await room.at(utc(16, 8) + week * WEEK)
        await no_change(room)
    await room.at(utc(16, 8) + weeks * WEEK)
    return await no_change(room)


def kind_of(recorded: CheckInsRecorded) -> FollowUpKind | None:
    [answer] = recorded.answers
    return answer.follow_up.kind if answer.follow_up else None


def shown(letters: list[Letter]) -> list[CheckInPrompt]:
    """The questions that were revised."""
    return [
        each.notice for each in letters if each.verb is Verb.REVISE and isinstance(each.notice, CheckInPrompt)
    ]


async def last_of(room: Room) -> CheckInId:
    return (await room.check_ins())[-1].id


@pytest.mark.parametrize(
    ("weeks", "kind"),
    [(1, None), (2, FollowUpKind.REAFFIRM), (3, FollowUpKind.IN_THE_WAY), (4, FollowUpKind.IN_THE_WAY)],
)
async def test_each_no_change_in_a_row_asks_one_thing_at_most(
    churn: Room, weeks: int, kind: FollowUpKind | None
) -> None:
    assert kind_of(await unchanged(churn, weeks)) is kind
    *_, question = shown(await churn.letters())
    assert [row.follow_up.kind if row.follow_up else None for row in question.rows] == [kind]


async def test_a_confidence_that_stands_leaves_it_a_no_change(churn: Room) -> None:
    await unchanged(churn, 2)
    await churn.letters()
    recorded = await churn.ask(Reaffirm(OURS, ANA, await last_of(churn)))
    assert isinstance(recorded, CheckInsRecorded)
    assert kind_of(recorded) is None
    last = (await churn.check_ins())[-1]
    assert (last.news, last.reaffirmed, last.confidence) == (News.NO_CHANGE, True, 6)
    [answer] = recorded.answers
    assert answer.standing.unchanged == 2
    *_, question = shown(await churn.letters())
    assert question.rows[0].follow_up is None


async def test_another_confidence_is_news(churn: Room) -> None:
    await unchanged(churn, 2)
    recorded = await churn.ask(Reaffirm(OURS, ANA, await last_of(churn), 4))
    assert isinstance(recorded, CheckInsRecorded)
    last = (await churn.check_ins())[-1]
    assert (last.news, last.value, last.confidence) == (News.NEWS, Decimal("2.4"), 4)
    assert recorded.answers[0].standing.unchanged == 0


async def test_what_is_in_the_way_is_a_note_or_a_blocker_that_waits_on_somebody(churn: Room) -> None:
    await unchanged(churn, 3)
    form = await churn.ask(PrepareInTheWay(OURS, ANA, await last_of(churn)))
    assert isinstance(form, InTheWayForm)
    assert form.times == 3
    await churn.ask(SayInTheWay(OURS, ANA, KR1, "Nobody has time before the release"))
    assert (await churn.check_ins())[-1].note == "Nobody has time before the release"
    await churn.ask(SayInTheWay(OURS, ANA, KR1, "The terms have to be signed", BO))
    assert (await churn.check_ins())[-1].blocker == "The terms have to be signed"


async def test_the_digest_says_which_no_change_it_is(churn: Room) -> None:
    await unchanged(churn, 3)
    [digest] = [
        each.notice.digest
        for each in await churn.at(utc(16, 8) + 3 * WEEK + timedelta(days=1, hours=6))
        if isinstance(each.notice, DigestPosted) and each.verb is Verb.TELL
    ]
    found = [each for each in (*digest.steady, *digest.at_risk) if each.key_result.id == KR1]
    assert [each.unchanged for each in found] == [3]


async def test_a_button_beside_another_answer_by_now_says_so(churn: Room) -> None:
    await unchanged(churn, 2)
    stale = await last_of(churn)
    await churn.answer(ANA, "2.1% c8 better after all")
    with pytest.raises(AnsweredSince, match="KR1"):
        await churn.ask(Reaffirm(OURS, ANA, stale))
    assert (await churn.check_ins())[-1].note == "better after all"


async def test_a_button_of_last_week_says_that_the_week_is_over(churn: Room) -> None:
    await unchanged(churn, 2)
    stale = await last_of(churn)
    churn.clock.advance(WEEK)
    with pytest.raises(QuestionOver, match="30 Nov"):
        await churn.ask(Reaffirm(OURS, ANA, stale))


async def test_only_members_confirm_and_nothing_is_found_from_elsewhere(churn: Room) -> None:
    await unchanged(churn, 2)
    with pytest.raises(MembersOnly):
        await churn.ask(Reaffirm(OURS, EVE, await last_of(churn)))
    with pytest.raises(NotFound):
        await churn.ask(Reaffirm(WorkspaceId("T2"), ADA, await last_of(churn)))
    with pytest.raises(NoSuchCheckIn):
        await churn.ask(Reaffirm(OURS, ANA, CheckInId(999)))
