"""Two squads share an objective: both edit it, both check in, each sees it, and it counts once."""

from dataclasses import replace
from decimal import Decimal

import pytest

from okr.errors.key_results import OwnerNotMember
from okr.errors.objectives import NoSuchObjective, ObjectiveDropped
from okr.errors.squads import MembersOnly
from okr.notices.key_results import KeyResultAdded
from okr.notices.reading import ObjectiveShown, OkrList
from okr.notices.squads import SquadList
from okr.objective import ObjectiveId
from okr.schedule import DueKind
from okr.squad import Squad
from okr.work import Work
from tests.usecases.room import ADA, ANA, DEE, EVE, Room, asked, digests, utc


@pytest.fixture
async def shared(churn: Room) -> Room:
    """`O1` of `churn`, shared with `nps`, which Eve leads and has a channel."""
    await churn.say(EVE, "squad new nps <#CNPS>")
    await churn.look(share)
    return churn


def share(work: Work) -> None:
    nps = work.squads.by_handle("nps")
    work.objectives.save(replace(work.objectives.get(ObjectiveId(1)), shared_with=nps.id))


def hidden(squad: Squad) -> Squad:
    return replace(squad, private=True)


async def test_members_of_both_edit_it_and_check_in(shared: Room) -> None:
    added = await shared.shown(KeyResultAdded, EVE, "kr add O1 Increase calls from 1 to 5")
    assert added.standing.key_result.owners == (EVE,)
    await shared.answer(EVE, "KR1 2.1% c7")
    assert await shared.values() == [Decimal("2.1")]


async def test_others_neither_edit_it_nor_own_what_hangs_on_it(churn: Room, shared: Room) -> None:
    with pytest.raises(OwnerNotMember):
        await shared.say(EVE, f"kr add O1 Increase calls from 1 to 5 <@{ADA}>")
    await churn.say(ADA, "squad new other")
    await churn.change("nps", lambda squad: replace(squad, members=()))
    with pytest.raises(MembersOnly, match="Churn squad"):
        await shared.say(EVE, "kr add O1 Increase calls from 1 to 5")


async def test_it_is_listed_for_both_and_once_for_everybody(shared: Room) -> None:
    for scope in ("list squad churn", "list squad nps", "list"):
        listed = await shared.shown(OkrList, EVE, scope)
        assert [each.objective.ref for each in listed.objectives] == ["O1"]
    squads = await shared.shown(SquadList, EVE, "squad list")
    assert [line.objectives for line in squads.lines] == [1, 1]


async def test_both_digests_tell_of_it_and_are_revised_by_one_answer(shared: Room) -> None:
    await shared.look(lambda work: work.schedule.remove(DueKind.PROMPT, EVE))
    told = digests(await shared.at(utc(17, 14)))
    assert sorted(channel for _, channel, _ in told) == ["CCHURN", "CNPS"]
    assert all(notice.digest.objectives[0].objective.ref == "O1" for *_, notice in told)
    await shared.answer(EVE, "KR1 2.1% c7")
    assert sorted(channel for _, channel, _ in digests(await shared.letters())) == ["CCHURN", "CNPS"]


async def test_what_a_private_squad_shares_is_for_members_of_either(shared: Room) -> None:
    await shared.change("churn", hidden)
    assert (await shared.shown(ObjectiveShown, EVE, "show O1")).standing.objective.ref == "O1"
    assert len((await shared.shown(OkrList, EVE, "list squad nps")).objectives) == 1
    await shared.change("nps", lambda squad: replace(squad, members=(), lead=ANA))
    with pytest.raises(NoSuchObjective):
        await shared.say(EVE, "show O1")
    assert (await shared.shown(OkrList, EVE, "list squad nps")).objectives == ()
    squads = await shared.shown(SquadList, EVE, "squad list")
    assert [(line.squad.handle, line.objectives) for line in squads.lines] == [("nps", 0)]


async def test_what_a_private_squad_shares_is_not_told_in_an_open_channel(shared: Room) -> None:
    await shared.change("churn", hidden)
    told = digests(await shared.at(utc(17, 14)))
    assert [channel for _, channel, _ in told] == ["CCHURN"]


async def test_an_owner_who_is_only_in_the_second_squad_is_asked(shared: Room) -> None:
    await shared.say(EVE, "kr add O1 Increase calls from 1 to 5")
    assert asked(await shared.at(utc(16, 8)))[EVE] == ["KR4"]


async def test_a_dropped_objective_is_shown_by_id_and_changes_no_more(churn: Room) -> None:
    await churn.look(
        lambda work: work.objectives.save(replace(work.objectives.get(ObjectiveId(1)), dropped=True))
    )
    assert (await churn.shown(OkrList, ANA, "list")).objectives == ()
    await churn.shown(ObjectiveShown, ANA, "show O1")
    for typed in ("kr add O1 Increase calls from 1 to 5", "checkin KR1 2%"):
        with pytest.raises(ObjectiveDropped, match="O1"):
            await churn.say(ANA, typed)
    assert asked(await churn.at(utc(16, 8))) == {}


async def test_both_digests_show_at_once_who_shares_it(shared: Room) -> None:
    """Taken out, put back by an undo, and shared anew."""
    await shared.at(utc(17, 14))
    for text in ("unshare O1", "undo", "unshare O1", "share O1 with nps"):
        await shared.say(DEE if "with" not in text else ANA, text)
        told = {channel: notice.digest for _, channel, notice in digests(await shared.letters())}
        assert set(told) == {"CCHURN", "CNPS"}
        assert bool(told["CNPS"].objectives) is (text != "unshare O1")
