"""Sharing: an objective with a second squad, a card with a channel."""

from dataclasses import replace

import pytest

from okr.address import Place
from okr.commands.clockwork import ReportFailure
from okr.commands.history import Undo
from okr.commands.people import MeetPeople
from okr.commands.sharing import ShareCard, ShareObjective, UnshareObjective
from okr.errors.history import AlreadyBack
from okr.errors.key_results import NoSuchKeyResult
from okr.errors.objectives import NoSuchObjective
from okr.errors.okr_error import OkrError
from okr.errors.people import GuestsCannot, NoSuchChannel
from okr.errors.phrases import CommandIncomplete
from okr.errors.sharing import NotShared, OwnersLeftOutside, PrivateStaysHome, SharedAlready, ShareWithOwn
from okr.errors.squads import MembersOnly, NoSuchSquad, SquadArchived
from okr.errors.texts import TextTooLong
from okr.notices.reading import OkrList
from okr.notices.sharing import (
    CardNotPosted,
    CardSent,
    CardShared,
    ObjectiveShared,
    ObjectiveUnshared,
    SharedWithYou,
    ShareForm,
    ShareObjectiveForm,
)
from okr.objective import ObjectiveId
from okr.person import ChannelId, Person, PersonId, WorkspaceId
from okr.usecases.meet_people import meet_people
from okr.usecases.report_failure import report_failure
from storage.letters import Letter
from tests.usecases.room import ADA, ANA, DEE, EVE, GUS, OURS, Room


@pytest.fixture
async def growth(churn: Room) -> Room:
    """`growth`, which Eve leads, beside `churn` with its `O1`."""
    await churn.say(EVE, "squad new growth <#CGROWTH>")
    await churn.letters()
    return churn


async def told(room: Room) -> Letter:
    (letter,) = await room.letters()
    return letter


async def test_a_member_shares_an_objective_and_the_other_lead_is_told_once(growth: Room) -> None:
    shared = await growth.shown(ObjectiveShared, ANA, "share O1 with growth")
    assert (shared.squad, shared.told) == ("Growth squad", "Eve")
    letter = await told(growth)
    assert letter.address.id == EVE
    assert isinstance(letter.notice, SharedWithYou)
    assert [each.objective.ref for each in (await growth.shown(OkrList, EVE, "list growth")).objectives] == [
        "O1"
    ]
    await growth.say(EVE, "unshare O1")
    await growth.say(ANA, "share O1 with growth")
    assert await growth.letters() == []


async def test_nobody_is_told_of_what_they_did_themselves(growth: Room) -> None:
    await growth.change("growth", lambda squad: replace(squad, lead=DEE))
    assert (await growth.shown(ObjectiveShared, DEE, "share O1 with growth")).told == ""
    assert await growth.letters() == []


async def test_both_squads_edit_and_check_in_and_it_counts_once(growth: Room) -> None:
    await growth.say(ANA, "share O1 with growth")
    await growth.answer(EVE, "KR1 2.1% c7")
    for scope in ("list", "list churn", "list growth"):
        (only,) = (await growth.shown(OkrList, EVE, scope)).objectives
        assert only.progress == pytest.approx(0.5 / 3), "half of the way, of one of three key results"


@pytest.mark.parametrize(
    ("by", "typed", "error"),
    [
        (EVE, "share O1 with growth", MembersOnly),
        (EVE, "share O1 with", MembersOnly),
        (GUS, "share O1 with growth", GuestsCannot),
        (ANA, "share O9 with growth", NoSuchObjective),
        (ANA, "share O1 with nobody", NoSuchSquad),
        (ANA, "share O1 with churn", ShareWithOwn),
        (ANA, "share KR1 with growth", NoSuchObjective),
        (ANA, "share O1 with growth and more", CommandIncomplete),
        (ANA, "unshare O1", NotShared),
        (ANA, "unshare O1 O2", CommandIncomplete),
        (GUS, "share O1 <#CGENERAL>", GuestsCannot),
        (ANA, "share O9 <#CGENERAL>", NoSuchObjective),
        (ANA, "share KR9 <#CGENERAL>", NoSuchKeyResult),
        (ANA, "share O1 #general", NoSuchChannel),
        (ANA, "share O1 <#CGENERAL> " + "x" * 3001, TextTooLong),
    ],
)
async def test_what_cannot_be_shared_is_refused_in_a_sentence(
    growth: Room, by: PersonId, typed: str, error: type[OkrError]
) -> None:
    with pytest.raises(error):
        await growth.say(by, typed)
    assert await growth.letters() == []


async def test_two_squads_are_the_most(growth: Room) -> None:
    await growth.say(ADA, "squad new third")
    await growth.say(ANA, "share O1 with growth")
    with pytest.raises(SharedAlready, match="Growth squad"):
        await growth.say(ANA, "share O1 with third")


async def test_an_archived_squad_takes_no_share(growth: Room) -> None:
    await growth.change("growth", lambda squad: replace(squad, archived=True))
    with pytest.raises(SquadArchived):
        await growth.say(ANA, "share O1 with growth")


async def test_the_other_lead_takes_it_out_and_others_may_not(growth: Room) -> None:
    await growth.say(ANA, "share O1 with growth")
    await growth.say(ADA, "squad new third")
    await growth.meet(Person(GUS, "Gus", "Europe/Berlin"))
    with pytest.raises(MembersOnly):
        await growth.say(GUS, "unshare O1")
    gone = await growth.shown(ObjectiveUnshared, EVE, "unshare O1")
    assert (await growth.shown(OkrList, EVE, "list growth")).objectives == ()
    with pytest.raises(MembersOnly):
        await growth.ask(Undo(OURS, EVE, gone.change))


async def test_who_took_it_out_can_put_it_back(growth: Room) -> None:
    await growth.say(ANA, "share O1 with growth")
    gone = await growth.shown(ObjectiveUnshared, ANA, "unshare O1")
    back = await growth.ask(Undo(OURS, ANA, gone.change))
    assert isinstance(back, ObjectiveShared)
    assert len((await growth.shown(OkrList, EVE, "list growth")).objectives) == 1
    with pytest.raises(AlreadyBack):
        await growth.ask(Undo(OURS, ANA, gone.change))
    verbs = [each.verb for each in await growth.history("O1")]
    assert verbs == ["created", "shared", "unshared", "taken back"]


async def test_nobody_is_left_with_a_key_result_they_cannot_check_in_for(growth: Room) -> None:
    await growth.say(ANA, "share O1 with growth")
    await growth.say(EVE, "kr add O1 Increase calls from 1 to 5")
    with pytest.raises(OwnersLeftOutside, match="KR4 is Eve's"):
        await growth.say(ANA, "unshare O1")


async def test_nothing_is_shared_across_workspaces(growth: Room) -> None:
    theirs = WorkspaceId("T2")
    ana = Person(ANA, "Ana", "Europe/Berlin", admin=True)
    await growth.store.perform(meet_people, MeetPeople(theirs, (ana,)))
    for wish in (
        ShareObjective(theirs, ANA, ObjectiveId(1), "growth"),
        UnshareObjective(theirs, ANA, ObjectiveId(1)),
        ShareCard(theirs, ANA, "O1", ChannelId("C1")),
    ):
        with pytest.raises(NoSuchObjective):
            await growth.ask(wish)


async def test_a_card_goes_to_the_channel_in_the_name_of_who_shares_it(growth: Room) -> None:
    sent = await growth.shown(CardSent, EVE, "share O1 <#CGENERAL> have a look, <!channel>")
    assert (sent.subject.ref, sent.channel) == ("O1", "CGENERAL")
    letter = await told(growth)
    assert (letter.address.place, letter.address.id) == (Place.CHANNEL, "CGENERAL")
    assert isinstance(letter.notice, CardShared)
    assert (letter.notice.by, letter.notice.note) == ("Eve", "have a look, <!channel>")
    assert letter.notice.objective is not None
    await growth.say(EVE, "share KR1 <#CGENERAL>")
    notice = (await told(growth)).notice
    assert isinstance(notice, CardShared)
    assert notice.key_result is not None
    assert notice.key_result.standing.key_result.ref == "KR1"


async def test_a_shared_card_names_no_private_squad(growth: Room) -> None:
    await growth.say(EVE, "new growth Grow")
    await growth.say(EVE, "support O2 O1")
    await growth.change("growth", lambda squad: replace(squad, private=True))
    await growth.say(EVE, "share O1 <#CGENERAL>")
    notice = (await told(growth)).notice
    assert isinstance(notice, CardShared)
    assert notice.objective is not None
    assert notice.objective.ties.supported_by == ()


async def test_a_private_squad_is_told_of_in_its_own_channel_only(growth: Room) -> None:
    await growth.change("churn", lambda squad: replace(squad, private=True))
    with pytest.raises(PrivateStaysHome, match="Churn squad"):
        await growth.say(ANA, "share O1 <#CGENERAL>")
    await growth.shown(CardSent, ANA, "share O1 <#CCHURN>")
    await growth.say(ANA, "share O1 with growth")
    with pytest.raises(PrivateStaysHome):
        await growth.say(ANA, "share KR1 <#CGROWTH>")
    await growth.change("growth", lambda squad: replace(squad, private=True))
    await growth.shown(CardSent, ANA, "share KR1 <#CGROWTH>")


async def test_who_shared_it_is_told_when_it_could_not_be_posted(growth: Room) -> None:
    await growth.say(EVE, "share O1 <#CGENERAL>")
    subject = (await told(growth)).subject
    for _ in range(2):
        await growth.store.perform(report_failure, ReportFailure(OURS, subject, "not_in_channel"))
    letter = await told(growth)
    assert letter.address.id == EVE
    assert letter.notice == CardNotPosted("O1", ChannelId("CGENERAL"), "not_in_channel")


async def test_the_forms_offer_what_can_be_shared(growth: Room) -> None:
    form = await growth.shown(ShareForm, ANA, "share")
    assert [each.ref for each in form.subjects] == ["O1", "KR1", "KR2", "KR3"]
    assert (await growth.shown(ShareForm, EVE, "share KR1")).ref == "KR1"
    squads = (await growth.shown(ShareObjectiveForm, ANA, "share O1 with")).squads
    assert [each.handle for each in squads] == ["growth"]
