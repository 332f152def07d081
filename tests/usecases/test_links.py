"""Links: what drives and supports what, who may say so, and where it is shown."""

from dataclasses import replace

import pytest

from okr.commands.history import Undo
from okr.commands.links import AddLink, RemoveLink
from okr.commands.people import MeetPeople
from okr.errors.history import AlreadyBack
from okr.errors.key_results import NoSuchKeyResult
from okr.errors.links import (
    DrivenIsLeading,
    DrivesNeedsLeading,
    DroppedTakesNoLink,
    LinkClosesCircle,
    LinkedToItself,
    NoLinkYet,
    NotLinked,
    SupportsOwnSquad,
    WhichLink,
)
from okr.errors.objectives import NoSuchObjective
from okr.errors.okr_error import ChangedMeanwhile
from okr.errors.people import GuestsCannot
from okr.errors.phrases import CommandIncomplete
from okr.errors.squads import MembersOnly
from okr.key_result import KeyResultId
from okr.links import Drives
from okr.notices.links import LinkForm, LinkMade, LinkRemoved, UnlinkForm
from okr.notices.reading import KeyResultShown, ObjectiveShown, OkrList
from okr.person import Person, WorkspaceId
from okr.squad import SquadKind
from okr.usecases.meet_people import meet_people
from tests.usecases.room import ADA, ANA, BO, DEE, EVE, GUS, OURS, Room


@pytest.fixture
async def pebble(churn: Room) -> Room:
    """`O1` of churn has KR1 to KR3; `O2` of the company, which Eve leads, has KR4."""
    await churn.say(EVE, "squad new pebble")
    await churn.change("pebble", lambda squad: replace(squad, kind=SquadKind.COMPANY))
    await churn.say(EVE, "new pebble Growth that lasts\nReduce yearly churn from 20% to 10% lagging")
    return churn


async def test_a_leading_key_result_drives_a_lagging_one(pebble: Room) -> None:
    made = await pebble.shown(LinkMade, ANA, "link KR2 drives KR1")
    assert (made.source.ref, made.upheld.ref, made.supports) == ("KR2", "KR1", False)
    driving = (await pebble.shown(KeyResultShown, EVE, "show KR2")).ties
    driven = (await pebble.shown(KeyResultShown, EVE, "show KR1")).ties
    assert [each.ref for each in driving.drives] == ["KR1"]
    assert [each.ref for each in driven.driven_by] == ["KR2"]


async def test_an_objective_supports_one_thing_of_another_squad(pebble: Room) -> None:
    await pebble.shown(LinkMade, ANA, "support O1 O2")
    made = await pebble.shown(LinkMade, ANA, "support o1 kr4")
    assert (made.source.ref, made.upheld.ref, made.supports) == ("O1", "KR4", True)
    ours = (await pebble.shown(ObjectiveShown, EVE, "show O1")).ties
    theirs = (await pebble.shown(KeyResultShown, EVE, "show KR4")).ties
    assert [each.ref for each in ours.supports] == ["KR4"]
    assert [each.title for each in theirs.supported_by] == ["Customers love our product"]
    assert (await pebble.shown(ObjectiveShown, EVE, "show O2")).ties.supported_by == ()


async def test_a_list_tells_of_links_briefly(pebble: Room) -> None:
    await pebble.say(ANA, "link KR2 drives KR1")
    await pebble.say(ANA, "support O1 O2")
    ties = (await pebble.shown(OkrList, BO, "list churn")).ties
    assert {(each.source.ref, each.upheld.ref) for each in ties} == {("KR2", "KR1"), ("O1", "O2")}


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("link KR1 KR1", LinkedToItself),
        ("link KR1 drives KR2", LinkClosesCircle),
        ("link KR4 drives KR1", DrivesNeedsLeading),
        ("link KR1 drives KR5", DrivenIsLeading),
        ("support O1 O1", LinkedToItself),
        ("support O1 KR2", SupportsOwnSquad),
        ("link KR9 drives KR1", NoSuchKeyResult),
        ("link KR2 drives KR9", NoSuchKeyResult),
        ("support O9 O1", NoSuchObjective),
        ("support churn O1", NoSuchObjective),
        ("link KR1 drives O1", CommandIncomplete),
        ("link KR1 KR2 KR3", CommandIncomplete),
    ],
)
async def test_what_cannot_be_linked_is_refused_in_a_sentence(
    pebble: Room, typed: str, error: type[Exception]
) -> None:
    await pebble.say(ANA, "kr add O1 Increase calls from 1 to 5 leading")
    await pebble.say(ANA, "link KR2 drives KR1")
    with pytest.raises(error):
        await pebble.say(ADA, typed)


async def test_only_who_edits_the_first_links_it(pebble: Room) -> None:
    for person, error in ((EVE, MembersOnly), (GUS, GuestsCannot)):
        for typed in ("link KR2 drives KR4", "support O1 O2", "unlink KR2 KR4", "link KR2"):
            with pytest.raises(error):
                await pebble.say(person, typed)


async def test_links_do_not_cross_workspaces(pebble: Room) -> None:
    theirs = WorkspaceId("T2")
    ana = Person(ANA, "Ana", "Europe/Berlin", admin=True)
    await pebble.store.perform(meet_people, MeetPeople(theirs, (ana,)))
    link = Drives(KeyResultId(2), KeyResultId(1))
    for wish in (AddLink(theirs, ANA, link), RemoveLink(theirs, ANA, "KR2", "KR1")):
        with pytest.raises(NoSuchKeyResult):
            await pebble.ask(wish)


async def test_what_was_dropped_takes_no_link(pebble: Room) -> None:
    await pebble.look(
        lambda work: work.key_results.save(replace(work.key_results.get(KeyResultId(1)), dropped=True))
    )
    with pytest.raises(DroppedTakesNoLink, match="KR1"):
        await pebble.say(ANA, "link KR2 drives KR1")


async def test_a_link_is_taken_away(pebble: Room) -> None:
    await pebble.say(ANA, "link KR2 drives KR1")
    await pebble.say(ANA, "support O1 O2")
    gone = await pebble.shown(LinkRemoved, BO, "unlink KR2 KR1")
    assert (gone.source.ref, gone.upheld.ref, gone.supports) == ("KR2", "KR1", False)
    assert (await pebble.shown(LinkRemoved, BO, "unsupport O1")).upheld.ref == "O2"
    assert (await pebble.shown(OkrList, BO, "list churn")).ties == ()
    for typed in ("unlink KR2 KR1", "unlink KR2", "unsupport O1"):
        with pytest.raises(NotLinked):
            await pebble.say(BO, typed)


async def test_which_of_several_links_is_asked(pebble: Room) -> None:
    await pebble.say(ANA, "link KR2 drives KR1")
    await pebble.say(ANA, "link KR2 drives KR3")
    with pytest.raises(WhichLink, match="KR1"):
        await pebble.say(ANA, "unlink KR2")


async def test_links_are_in_the_history_once(pebble: Room) -> None:
    for typed in ("link KR2 drives KR1", "link KR2 drives KR1", "unlink KR2 KR1"):
        await pebble.say(ANA, typed)
    told = [(each.verb, each.before, each.after) for each in (await pebble.history("KR2"))[1:]]
    assert told == [
        ("linked", {"drives": None}, {"drives": "KR1"}),
        ("unlinked", {"drives": "KR1"}, {"drives": None}),
    ]
    await pebble.say(ANA, "support O1 O2")
    await pebble.say(ANA, "support O1 KR4")
    (*_, last) = await pebble.history("O1")
    assert (last.verb, last.before, last.after) == ("supported", {"supports": "O2"}, {"supports": "KR4"})


async def test_what_outsiders_may_not_read_is_not_named_to_them(pebble: Room) -> None:
    await pebble.say(ANA, "support O1 O2")
    await pebble.change("churn", lambda squad: replace(squad, private=True))
    assert (await pebble.shown(ObjectiveShown, EVE, "show O2")).ties.supported_by == ()
    assert len((await pebble.shown(ObjectiveShown, ANA, "show O2")).ties.supported_by) == 1
    await pebble.change("pebble", lambda squad: replace(squad, private=True))
    assert (await pebble.shown(OkrList, ANA, "list churn")).ties == ()


async def test_the_form_offers_what_can_be_linked(pebble: Room) -> None:
    form = await pebble.shown(LinkForm, ANA, "link KR2")
    assert (form.source, form.supports) == ("KR2", False)
    assert [each.ref for each in form.sources] == ["KR2", "KR1", "KR3"]
    assert [each.ref for each in form.upheld] == ["KR4", "KR1", "KR2", "KR3"]
    form = await pebble.shown(LinkForm, ANA, "support")
    assert [each.ref for each in form.sources] == ["O1"]
    assert [each.ref for each in form.upheld] == ["O2", "KR4", "O1", "KR1", "KR2", "KR3"]


async def test_the_form_to_take_away_offers_links_of_my_squads(pebble: Room) -> None:
    with pytest.raises(NoLinkYet):
        await pebble.say(ANA, "unlink")
    await pebble.say(ANA, "link KR2 drives KR1")
    (tied,) = (await pebble.shown(UnlinkForm, DEE, "unlink")).links
    assert (tied.source.ref, tied.upheld.ref) == ("KR2", "KR1")
    with pytest.raises(NoLinkYet):
        await pebble.say(EVE, "unlink")


async def test_a_link_that_was_taken_away_is_put_back(pebble: Room) -> None:
    await pebble.say(ANA, "link KR2 drives KR1")
    await pebble.say(ANA, "support O1 O2")
    for typed in ("unlink KR2", "unsupport O1"):
        gone = await pebble.shown(LinkRemoved, ANA, typed)
        back = await pebble.ask(Undo(OURS, ANA, gone.change))
        assert back == LinkMade(gone.source, gone.upheld, gone.supports)
        with pytest.raises(AlreadyBack):
            await pebble.ask(Undo(OURS, ANA, gone.change))
    assert len((await pebble.shown(OkrList, ANA, "list churn")).ties) == 2
    assert [each.verb for each in await pebble.history("O1")][1:] == ["supported", "unlinked", "taken back"]


async def test_undo_puts_nothing_in_the_place_of_what_came_since(pebble: Room) -> None:
    await pebble.say(ANA, "support O1 O2")
    gone = await pebble.shown(LinkRemoved, ANA, "unsupport O1")
    await pebble.say(BO, "support O1 KR4")
    with pytest.raises(ChangedMeanwhile):
        await pebble.ask(Undo(OURS, ANA, gone.change))
