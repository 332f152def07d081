"""Another squad is asked to take what is in the way: who may, what they answer, and who hears of it."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from okr.address import Place
from okr.blocker import Blocker, BlockerId, Reply
from okr.commands.clockwork import ReportFailure
from okr.commands.marks import AcceptBlocker, RefuseBlocker, TalkAboutBlocker
from okr.commands.settings import KeepQuiet
from okr.errors.key_results import KeyResultDropped
from okr.errors.marks import (
    AskedAlready,
    AskOwnSquad,
    BlockerCleared,
    NobodyAsked,
    NobodyHears,
    NoSuchBlocker,
    PromiseNotAhead,
    PromiseNotRead,
    TalkToYourself,
)
from okr.errors.okr_error import OkrError
from okr.errors.people import GuestsCannot
from okr.errors.phrases import CommandIncomplete
from okr.errors.squads import MembersOnly, NoSuchSquad, SquadArchived
from okr.errors.texts import TextTooLong
from okr.notices.home import Home
from okr.notices.marks import (
    AcceptForm,
    AskSquadForm,
    BlockerAsked,
    BlockerAskSent,
    BlockerGone,
    BlockerList,
    BlockerReplied,
    RefuseForm,
    TalkWanted,
)
from okr.notices.reading import KeyResultShown
from okr.nudging import AskedKind
from okr.person import Person, PersonId, WorkspaceId
from okr.usecases.report_failure import report_failure
from storage.letters import Letter, Verb
from tests.usecases.room import ADA, ANA, BO, DEE, EVE, GUS, OURS, Room, digests, utc

FAY, GIL = PersonId("UFAY"), PersonId("UGIL")
"""Fay leads growth, Gil is in it; neither is in churn."""

B1 = BlockerId(1)
IN_TWO_WEEKS = date(2026, 12, 1)


@pytest.fixture
async def two(churn: Room) -> Room:
    """What is in the way of churn's KR1, and a squad that can take it."""
    await churn.meet(Person(FAY, "Fay", "Europe/Berlin"), Person(GIL, "Gil", "Europe/Berlin"))
    await churn.say(FAY, "squad new growth <#CGROWTH>")
    await churn.say(FAY, f"squad add growth <@{GIL}> Product")
    await churn.say(ANA, "blocker KR1 Prices have to be approved")
    return churn


async def blocker(room: Room) -> Blocker:
    return await room.look(lambda work: work.blockers.get(B1))


def requests(letters: list[Letter]) -> list[tuple[Verb, str, BlockerAsked]]:
    return [
        (each.verb, each.address.id, each.notice) for each in letters if isinstance(each.notice, BlockerAsked)
    ]


async def test_it_is_asked_in_their_channel_with_the_lead_named(two: Room) -> None:
    sent = await two.shown(BlockerAskSent, ANA, "blocker ask B1 growth")
    assert (sent.channel, sent.blocker.asked) == ("CGROWTH", "Growth squad")
    [(verb, address, asked)] = requests(await two.letters())
    assert (verb, address) == (Verb.TELL, "CGROWTH")
    assert (asked.by, asked.lead, asked.squad, asked.asked) == ("Ana", FAY, "Churn squad", "Growth squad")
    assert asked.key_result is not None
    assert asked.key_result.ref == "KR1"
    assert (await two.history("KR1"))[-1].verb == "blocker asked of another squad"


async def test_without_a_squad_a_form_asks_which_one(two: Room) -> None:
    form = await two.shown(AskSquadForm, ANA, "blocker ask B1")
    assert [each.handle for each in form.squads] == ["growth"]
    assert form.blocker.blocker.id == B1


async def test_they_take_it_by_a_day_and_those_who_wait_hear_of_it_in_private(two: Room) -> None:
    await two.say(DEE, "blocker ask B1 growth")
    await two.letters()
    noted = await two.shown(BlockerReplied, GIL, "blocker accept B1 by 1 Dec")
    assert not noted.told
    letters = await two.letters()
    [(verb, _, revised)] = requests(letters)
    assert (verb, revised.blocker.replied_by) == (Verb.REVISE, "Gil")
    told = {each.address.id: each.notice for each in letters if isinstance(each.notice, BlockerReplied)}
    assert set(told) == {ANA, DEE}
    assert all(each.told and each.squad == "Growth squad" for each in told.values())
    kept = await blocker(two)
    assert (kept.reply, kept.promised, kept.replied_by) == (Reply.ACCEPTED, IN_TWO_WEEKS, GIL)


async def test_the_day_can_be_chosen_later_and_changed(two: Room) -> None:
    await two.say(ANA, "blocker ask B1 growth")
    assert (await two.shown(AcceptForm, GIL, "blocker accept B1")).blocker.blocker.id == B1
    await two.ask(AcceptBlocker(OURS, GIL, B1))
    assert (await blocker(two)).promised is None
    await two.say(FAY, "blocker take B1 2026-12-01")
    assert ((await blocker(two)).promised, (await blocker(two)).replied_by) == (IN_TWO_WEEKS, FAY)


async def test_they_say_that_it_is_not_theirs_and_why(two: Room) -> None:
    await two.say(ANA, "blocker ask B1 growth")
    assert isinstance(await two.say(GIL, "blocker refuse B1"), RefuseForm)
    await two.letters()
    await two.say(GIL, "blocker refuse B1 Finance keeps the prices")
    told = [each.notice for each in await two.letters() if isinstance(each.notice, BlockerReplied)]
    assert [each.blocker.blocker.why for each in told] == ["Finance keeps the prices"]
    shown = (await two.shown(KeyResultShown, ANA, "show KR1")).blockers
    assert [(each.asked, each.blocker.reply) for each in shown] == [("Growth squad", Reply.NOT_OURS)]
    await two.say(ANA, "blocker ask B1 growth")
    assert (await blocker(two)).reply is Reply.ASKED


async def test_who_would_like_to_talk_is_put_together_with_who_asked_once_a_day(two: Room) -> None:
    await two.say(ANA, "blocker ask B1 growth")
    await two.letters()
    for _ in range(2):
        told = await two.ask(TalkAboutBlocker(OURS, GIL, B1, "https://pebble.slack.com/p1"))
        assert isinstance(told, TalkWanted)
        assert (told.other, told.asker) == (ANA, False)
    (letter,) = await two.letters()
    assert letter.address.id == ANA
    assert isinstance(letter.notice, TalkWanted)
    assert (letter.notice.other, letter.notice.link) == (GIL, "https://pebble.slack.com/p1")


async def test_whoever_asked_does_not_talk_to_themselves(two: Room) -> None:
    await two.say(FAY, f"squad add growth <@{ANA}> Marketing")
    await two.say(ANA, "blocker ask B1 growth")
    with pytest.raises(TalkToYourself):
        await two.say(ANA, "blocker talk B1")


@pytest.mark.parametrize("words", ["accept B1 by 1 Dec", "refuse B1 no", "talk B1", "accept B1", "refuse B1"])
async def test_only_members_of_the_squad_that_was_asked_answer(two: Room, words: str) -> None:
    with pytest.raises(NobodyAsked):
        await two.say(EVE, f"blocker {words}")
    await two.say(ANA, "blocker ask B1 growth")
    for somebody_else in (EVE, BO):
        with pytest.raises(MembersOnly):
            await two.say(somebody_else, f"blocker {words}")
    with pytest.raises(GuestsCannot):
        await two.say(GUS, f"blocker {words}")
    await two.say(ADA, f"blocker {words}")


async def test_only_members_of_the_squad_in_whose_way_it_is_ask(two: Room) -> None:
    for words in ("blocker ask B1 growth", "blocker ask B1"):
        with pytest.raises(MembersOnly):
            await two.say(EVE, words)


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ("blocker ask B9 growth", NoSuchBlocker),
        ("blocker ask B1 nobody", NoSuchSquad),
        ("blocker ask B1 churn", AskOwnSquad),
        ("blocker ask", CommandIncomplete),
        ("blocker accept", CommandIncomplete),
        ("blocker talk", CommandIncomplete),
        ("blocker refuse KR1", NoSuchBlocker),
    ],
)
async def test_what_cannot_be_asked_is_said(two: Room, words: str, error: type[OkrError]) -> None:
    with pytest.raises(error):
        await two.say(ANA, words)


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ("blocker accept B1 by 1 Nov 2026", PromiseNotAhead),
        ("blocker accept B1 some day", PromiseNotRead),
        ("blocker refuse B1 " + "x" * 301, TextTooLong),
    ],
)
async def test_what_cannot_be_answered_is_said(two: Room, words: str, error: type[OkrError]) -> None:
    await two.say(ANA, "blocker ask B1 growth")
    with pytest.raises(error):
        await two.say(GIL, words)


async def test_the_same_squad_is_not_asked_twice_nor_one_that_is_archived(two: Room) -> None:
    await two.say(ANA, "blocker ask B1 growth")
    with pytest.raises(AskedAlready):
        await two.say(BO, "blocker ask B1 growth")
    await two.say(FAY, "squad archive growth")
    with pytest.raises(SquadArchived):
        await two.say(GIL, "blocker accept B1 by 1 Dec")
    await two.say(EVE, "squad new sales")
    await two.say(EVE, "squad archive sales")
    with pytest.raises(SquadArchived):
        await two.say(ANA, "blocker ask B1 sales")


async def test_when_another_squad_is_asked_the_first_hears_that_it_need_not_answer(two: Room) -> None:
    await two.say(ANA, "blocker ask B1 growth")
    await two.say(EVE, "squad new sales <#CSALES>")
    await two.letters()
    await two.say(ANA, "blocker ask B1 sales")
    found = {address: (verb, asked.moved) for verb, address, asked in requests(await two.letters())}
    assert found == {"CGROWTH": (Verb.REVISE, True), "CSALES": (Verb.TELL, False)}


async def test_without_a_channel_the_lead_hears_of_it(two: Room) -> None:
    await two.say(EVE, "squad new sales")
    sent = await two.shown(BlockerAskSent, ANA, "blocker ask B1 sales")
    assert (sent.channel, sent.lead) == (None, "Eve")
    (letter,) = [each for each in await two.letters() if isinstance(each.notice, BlockerAsked)]
    assert (letter.address.place, letter.address.id) == (Place.PERSON, EVE)
    await two.say(EVE, "blocker accept B1 by 1 Dec")
    assert [(verb, at) for verb, at, _ in requests(await two.letters())] == [(Verb.REVISE, EVE)]


async def test_without_anybody_to_hear_nothing_is_asked(two: Room) -> None:
    await two.say(EVE, "squad new sales")
    await two.meet(Person(EVE, "Eve", "Europe/Berlin", active=False))
    with pytest.raises(NobodyHears):
        await two.say(ANA, "blocker ask B1 sales")
    assert (await blocker(two)).asked is None


async def test_what_cannot_be_said_in_the_channel_is_said_to_the_lead(two: Room) -> None:
    await two.say(ANA, "blocker ask B1 growth")
    (letter,) = [each for each in await two.letters() if isinstance(each.notice, BlockerAsked)]
    failure = ReportFailure(OURS, letter.subject, "not_in_channel")
    assert await two.store.perform(report_failure, failure)
    assert [(verb, at) for verb, at, _ in requests(await two.letters())] == [(Verb.TELL, FAY)]
    assert not await two.store.perform(report_failure, failure)


async def test_a_private_squad_asks_the_lead_alone_and_is_not_named(two: Room) -> None:
    await two.change("churn", lambda squad: replace(squad, private=True))
    await two.say(ANA, "blocker ask B1 growth")
    [(_, address, asked)] = requests(await two.letters())
    assert (address, asked.squad, asked.key_result) == (FAY, "", None)
    noted = await two.shown(BlockerReplied, FAY, "blocker accept B1 by 1 Dec")
    assert noted.key_result is None
    with pytest.raises(NoSuchBlocker):
        await two.say(EVE, "blocker talk B1")
    lines = (await two.shown(BlockerList, FAY, "blockers")).waiting
    assert [(each.squad, each.key_result) for each in lines] == [("", None)]
    assert (await two.shown(BlockerList, EVE, "blockers growth")).waiting == ()
    assert (await two.shown(BlockerGone, FAY, "blocker clear B1")).blocker.cleared_by == FAY


async def test_a_private_squad_that_was_asked_is_named_to_its_own_people_alone(two: Room) -> None:
    await two.say(FAY, f"squad add growth <@{ANA}> Marketing")
    await two.change("growth", lambda squad: replace(squad, private=True))
    with pytest.raises(NoSuchSquad):
        await two.say(BO, "blocker ask B1 growth")
    await two.say(ANA, "blocker ask B1 growth")
    for person, name in ((ANA, "Growth squad"), (BO, ""), (EVE, "")):
        (shown,) = (await two.shown(KeyResultShown, person, "show KR1")).blockers
        assert shown.asked == name
    with pytest.raises(NoSuchBlocker):
        await two.say(EVE, "blocker accept B1")
    with pytest.raises(NoSuchSquad):
        await two.say(EVE, "blockers growth")


async def test_the_squad_that_was_asked_may_say_that_it_is_gone(two: Room) -> None:
    await two.say(ANA, "blocker ask B1 growth")
    await two.letters()
    assert (await two.shown(BlockerGone, GIL, "blocker clear B1")).blocker.cleared_by == GIL
    [(verb, _, revised)] = requests(await two.letters())
    assert (verb, revised.blocker.cleared_by) == (Verb.REVISE, "Gil")
    for words in ("accept B1 by 1 Dec", "refuse B1 no", "talk B1"):
        with pytest.raises(BlockerCleared):
            await two.say(GIL, f"blocker {words}")
    with pytest.raises(BlockerCleared):
        await two.say(ANA, "blocker ask B1")


async def test_what_was_dropped_wants_no_answer(two: Room) -> None:
    await two.say(ANA, "blocker ask B1 growth")
    await two.say(ANA, "kr drop KR1")
    with pytest.raises(KeyResultDropped):
        await two.say(GIL, "blocker accept B1 by 1 Dec")
    assert (await two.shown(BlockerList, GIL, "blockers")).waiting == ()


async def test_each_message_is_in_the_ledger_and_waits_for_quiet_hours(two: Room) -> None:
    two.clock.now = utc(16, 20)
    await two.ask(KeepQuiet(OURS, ANA, (time(19), time(8))))
    await two.say(DEE, "blocker ask B1 growth")
    await two.say(GIL, "blocker accept B1 by 1 Dec")
    asked = await two.look(lambda work: work.asked.of([ANA, DEE, FAY], utc(16, 0)))
    assert {(each.person, each.kind, each.subject) for each in asked} == {
        (each, AskedKind.BLOCKER, "B1") for each in (ANA, DEE, FAY)
    }
    assert {each.person: each.at for each in asked}[ANA] == utc(17, 7)
    assert ANA not in {each.address.id for each in await two.letters()}


async def test_what_is_asked_stands_on_the_home_of_the_lead_and_of_who_took_it(two: Room) -> None:
    await two.say(ANA, "blocker ask B1 growth")
    assert [each.asked for each in (await two.shown(Home, FAY, "home")).blockers] == [True]
    assert (await two.shown(Home, GIL, "home")).blockers == ()
    await two.say(GIL, "blocker accept B1 by 1 Dec")
    assert (await two.shown(Home, FAY, "home")).blockers == ()
    assert [each.asked for each in (await two.shown(Home, GIL, "home")).blockers] == [False]


async def test_lists_show_what_waits_on_me_and_what_is_in_my_way(two: Room) -> None:
    await two.say(BO, f"blocker KR2 Legal has to sign <@{GIL}>")
    await two.say(ANA, "blocker ask B1 growth")
    mine = await two.shown(BlockerList, ANA, "blockers")
    assert ([each.blocker.blocker.ref for each in mine.standing], mine.waiting) == (["B1"], ())
    theirs = await two.shown(BlockerList, GIL, "blocker list")
    assert [each.blocker.blocker.ref for each in theirs.waiting] == ["B1", "B2"]
    churn = await two.shown(BlockerList, EVE, "blockers churn")
    assert [each.blocker.blocker.ref for each in churn.standing] == ["B1", "B2"]
    growth = await two.shown(BlockerList, EVE, "blockers growth")
    assert [each.blocker.blocker.ref for each in growth.waiting] == ["B1"]
    assert await two.shown(BlockerList, EVE, "blockers") == BlockerList("", (), ())


async def test_both_digests_tell_of_it_until_it_is_gone(two: Room) -> None:
    await two.say(FAY, f"new growth We grow\nIncrease trials from 10 to 50 <@{GIL}>")
    await two.say(ANA, "blocker ask B1 growth")
    posted = {address: each.digest for _, address, each in digests(await two.at(utc(17, 14)))}
    assert [each.blocker.asked for each in posted["CCHURN"].asks] == ["Growth squad"]
    assert [(each.squad, each.key_result.ref) for each in posted["CGROWTH"].requests] == [
        ("Churn squad", "KR1")
    ]
    await two.say(GIL, "blocker accept B1 by 18 Nov")
    two.clock.advance(timedelta(days=3))
    await two.letters()
    await two.say(GIL, "blocker clear B1")
    revised = {address: each.digest for _, address, each in digests(await two.letters())}
    assert (revised["CCHURN"].asks, revised["CGROWTH"].requests) == ((), ())


async def test_a_broken_promise_is_told_in_days(two: Room) -> None:
    await two.say(ANA, "blocker ask B1 growth")
    await two.say(GIL, "blocker accept B1 by 18 Nov")
    two.clock.now = utc(21, 12)
    (shown,) = (await two.shown(KeyResultShown, EVE, "show KR1")).blockers
    assert (shown.late, shown.replied_by, shown.asked) == (3, "Gil", "Growth squad")


async def test_another_workspaces_blocker_takes_no_answer(two: Room) -> None:
    await two.say(ANA, "blocker ask B1 growth")
    for wish in (AcceptBlocker(WorkspaceId("T2"), GIL, B1), RefuseBlocker(WorkspaceId("T2"), GIL, B1)):
        with pytest.raises(OkrError):
            await two.ask(wish)
