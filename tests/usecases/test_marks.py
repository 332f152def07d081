"""Evidence and blockers: noted beside a key result, offered, cleared, and by whom."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from okr.commands.history import Undo
from okr.commands.marks import AddEvidence, ClearBlocker, LogBlocker
from okr.commands.reading import FindNames, Nameable
from okr.commands.week import SubmitCheckIns, TypedRow
from okr.errors.history import AlreadyBack, NothingToUndo
from okr.errors.key_results import NoSuchKeyResult
from okr.errors.marks import BlockerCleared, NoSuchBlocker
from okr.errors.okr_error import OkrError
from okr.errors.people import GuestsCannot
from okr.errors.phrases import CommandIncomplete
from okr.errors.squads import MembersOnly
from okr.errors.texts import NothingSaid, TextTooLong
from okr.key_result import KeyResultId
from okr.notices.marks import BlockerForm, BlockerGone, BlockerLogged, EvidenceForm, EvidenceKept
from okr.notices.reading import KeyResultShown
from okr.notices.week import CheckInForm, CheckInPrompt
from okr.person import PersonId, WorkspaceId
from okr.usecases.find_names import find_names
from storage.letters import Verb
from tests.usecases.room import ANA, BO, CHEN, DEE, EVE, GUS, OURS, Room, utc

LINK = "https://pebble.slack.com/archives/C1/p1"
KR1 = KeyResultId(1)


async def offered(room: Room, by: PersonId = ANA) -> list[str]:
    """The evidence in the form for KR1."""
    form = await room.shown(CheckInForm, by, "checkin KR1")
    return [each.text for each in form.rows[0].evidence]


async def submit(room: Room, form: CheckInForm, note: str = "") -> None:
    row = TypedRow(KR1, "3%", "6", note)
    await room.ask(SubmitCheckIns(OURS, ANA, (row,), form.opened))


async def test_evidence_is_offered_in_the_next_check_in_and_only_there(churn: Room) -> None:
    kept = await churn.ask(AddEvidence(OURS, BO, KR1, " Ten of twelve stayed. ", LINK))
    assert isinstance(kept, EvidenceKept)
    assert (kept.text, kept.link, kept.key_result.ref) == ("Ten of twelve stayed.", LINK, "KR1")
    form = await churn.shown(CheckInForm, ANA, "checkin KR1")
    assert [each.link for each in form.rows[0].evidence] == [LINK]
    churn.clock.now += timedelta(minutes=5)
    await churn.say(BO, "evidence KR1 It came while the form was open")
    await submit(churn, form, "Ten of twelve stayed.")
    assert await offered(churn) == ["It came while the form was open"]


async def test_a_typed_answer_leaves_evidence_waiting(churn: Room) -> None:
    await churn.say(BO, "evidence KR1 Ten of twelve stayed")
    await churn.answer(ANA, "KR1 3% c6")
    assert await offered(churn) == ["Ten of twelve stayed"]


async def test_this_weeks_question_says_that_evidence_waits(churn: Room) -> None:
    await churn.at(utc(16, 9))
    await churn.say(BO, "evidence KR1 Ten of twelve stayed")
    (revised,) = [each for each in await churn.letters() if each.verb is Verb.REVISE]
    assert isinstance(revised.notice, CheckInPrompt)
    assert [len(row.evidence) for row in revised.notice.rows] == [1]


async def test_a_question_written_later_says_so_too(churn: Room) -> None:
    await churn.say(BO, "evidence KR1 Ten of twelve stayed")
    letters = await churn.at(utc(16, 9))
    counts = {
        each.address.id: [len(row.evidence) for row in each.notice.rows]
        for each in letters
        if isinstance(each.notice, CheckInPrompt)
    }
    assert counts[ANA] == [1]


async def test_a_blocker_is_shown_with_its_age_until_it_is_cleared(churn: Room) -> None:
    logged = await churn.shown(BlockerLogged, ANA, f"blocker KR1 Legal has to sign <@{CHEN}>")
    assert (logged.blocker.blocker.text, logged.blocker.waits_on) == ("Legal has to sign", "Chen")
    churn.clock.now += timedelta(days=3)
    (shown,) = (await churn.shown(KeyResultShown, EVE, "show KR1")).blockers
    assert (shown.days, shown.waits_on) == (3, "Chen")
    gone = await churn.shown(BlockerGone, BO, "blocker clear B1")
    assert gone.days == 3
    assert (await churn.shown(KeyResultShown, EVE, "show KR1")).blockers == ()
    assert [each.verb for each in await churn.history("KR1")][-2:] == ["blocker logged", "blocker cleared"]
    with pytest.raises(BlockerCleared):
        await churn.say(BO, "blocker clear B1")


async def test_a_blocker_logged_by_mistake_is_taken_back_by_whoever_logged_it(churn: Room) -> None:
    logged = await churn.shown(BlockerLogged, BO, "blocker KR1 The contract is with legal")
    assert logged.change is not None
    with pytest.raises(NothingToUndo):
        await churn.ask(Undo(OURS, ANA, logged.change))
    gone = await churn.ask(Undo(OURS, BO, logged.change))
    assert isinstance(gone, BlockerGone)
    assert gone.change is None
    assert (await churn.shown(KeyResultShown, ANA, "show KR1")).blockers == ()
    with pytest.raises(AlreadyBack):
        await churn.ask(Undo(OURS, BO, logged.change))
    with pytest.raises(NothingToUndo):
        await churn.say(BO, "undo")
    assert [each.verb for each in await churn.history("KR1")][-2:] == ["blocker logged", "taken back"]


async def test_undo_of_a_check_in_takes_what_it_says_is_in_the_way_along(churn: Room) -> None:
    await churn.answer(ANA, "KR1 3% c6 blocked: legal")
    await churn.say(ANA, "undo")
    assert await churn.values() == []


async def test_whom_it_waits_on_may_clear_it_without_being_in_the_squad(churn: Room) -> None:
    await churn.say(ANA, f"blocker KR1 Legal has to sign <@{EVE}>")
    assert (await churn.shown(BlockerGone, EVE, "blocker clear B1")).blocker.cleared_by == EVE


async def test_words_are_missing_so_a_form_opens(churn: Room) -> None:
    assert (await churn.shown(EvidenceForm, DEE, "evidence")).key_result is None
    mine = (await churn.shown(BlockerForm, ANA, "blocker")).key_result
    assert mine is not None
    assert mine.ref == "KR1"
    named = (await churn.shown(EvidenceForm, DEE, "evidence KR2")).key_result
    assert named is not None
    assert named.ref == "KR2"


@pytest.mark.parametrize("words", ["evidence KR1 It works", "blocker KR1 Legal"])
@pytest.mark.parametrize(("who", "error"), [(EVE, MembersOnly), (GUS, GuestsCannot)])
async def test_only_members_note_something(
    churn: Room, who: PersonId, error: type[OkrError], words: str
) -> None:
    with pytest.raises(error):
        await churn.say(who, words)


async def test_only_members_clear(churn: Room) -> None:
    await churn.say(ANA, "blocker KR1 Legal has to sign")
    with pytest.raises(MembersOnly):
        await churn.say(EVE, "blocker clear B1")


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ("evidence KR99 It works", NoSuchKeyResult),
        ("blocker KR99 Legal", NoSuchKeyResult),
        ("blocker clear B99", NoSuchBlocker),
        ("blocker clear KR1", NoSuchBlocker),
        ("evidence it works", CommandIncomplete),
        ("blocker KR1 " + "x" * 301, TextTooLong),
        ("evidence KR1 " + "x" * 1501, TextTooLong),
    ],
)
async def test_what_cannot_be_is_said(churn: Room, words: str, error: type[OkrError]) -> None:
    with pytest.raises(error):
        await churn.say(ANA, words)


@pytest.mark.parametrize("mark", [AddEvidence, LogBlocker])
async def test_nothing_said_is_nothing_noted(
    churn: Room, mark: Callable[[WorkspaceId, PersonId, KeyResultId, str], AddEvidence | LogBlocker]
) -> None:
    with pytest.raises(NothingSaid):
        await churn.ask(mark(OURS, ANA, KR1, "  "))


async def test_another_workspaces_blocker_is_not_found(churn: Room) -> None:
    logged = await churn.shown(BlockerLogged, ANA, "blocker KR1 Legal has to sign")
    elsewhere = WorkspaceId("T2")
    from_there = ClearBlocker(elsewhere, ANA, logged.blocker.blocker.id)
    with pytest.raises(OkrError):
        await churn.ask(from_there)


async def test_what_hides_in_a_private_squad_is_not_found(churn: Room) -> None:
    await churn.say(ANA, "blocker KR1 Legal has to sign")
    await churn.change("churn", lambda squad: replace(squad, private=True))
    with pytest.raises(NoSuchBlocker):
        await churn.say(EVE, "blocker clear B1")


async def found(room: Room, by: PersonId, kind: Nameable, text: str = "") -> list[str]:
    names = await room.store.perform(find_names, FindNames(OURS, by, kind, text))
    return [each.value for each in names]


async def test_names_are_found_by_any_part_mine_first(churn: Room) -> None:
    assert await found(churn, BO, Nameable.KEY_RESULT) == ["KR2", "KR1", "KR3"]
    assert await found(churn, BO, Nameable.KEY_RESULT, "redu churn") == ["KR1"]
    assert await found(churn, BO, Nameable.KEY_RESULT, "kr3") == ["KR3"]
    assert await found(churn, BO, Nameable.OBJECTIVE, "love") == ["O1"]
    assert await found(churn, BO, Nameable.OKR, "o1") == ["O1"]
    assert await found(churn, BO, Nameable.SQUAD, "chu") == ["churn"]
    assert await found(churn, BO, Nameable.CYCLE) == ["2026Q4"]
    assert await found(churn, BO, Nameable.SQUAD, "nothing like it") == []


async def test_what_is_private_is_found_by_its_own_people_alone(churn: Room) -> None:
    await churn.change("churn", lambda squad: replace(squad, private=True))
    for kind in (Nameable.KEY_RESULT, Nameable.OBJECTIVE, Nameable.OKR, Nameable.SQUAD):
        for text in ("", "kr1", "o1"):
            assert await found(churn, EVE, kind, text) == []
    assert await found(churn, ANA, Nameable.SQUAD) == ["churn"]
    with pytest.raises(GuestsCannot):
        await found(churn, GUS, Nameable.SQUAD)
