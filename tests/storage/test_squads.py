"""Squads come back as they were kept."""

import asyncio
from dataclasses import replace
from datetime import time

import pytest

from okr.errors.okr_error import ChangedMeanwhile
from okr.errors.squads import HandleOfArchived, HandleTaken, NoSuchSquad
from okr.person import ChannelId
from okr.squad import Cadence, Member, Moment, Squad, SquadId, SquadKind, Weekday
from okr.work import Work
from storage.work import Store
from tests.storage.facts import ANA, BO, THEIRS, do, found_squad

BOTH = (Member(BO, "Sales"), Member(ANA, "Product"))
OFTEN = Cadence(
    2, Moment(Weekday.FRIDAY, time(16, 30)), Moment(Weekday.SUNDAY, time(8)), holidays="berlin", reminds=False
)


async def test_a_squad_is_kept_whole(store: Store) -> None:
    def keep(work: Work) -> tuple[Squad, Squad]:
        plain = found_squad(work, members=BOTH)
        whole = replace(
            plain,
            channel=ChannelId("C1"),
            purpose="Fewer goodbyes",
            kind=SquadKind.COMPANY,
            private=True,
            cadence=OFTEN,
            archived=True,
            user_group="S1",
        )
        work.squads.save(whole)
        return whole, work.squads.get(plain.id)

    whole, found = await do(store, keep)
    assert found == replace(whole, version=2)


async def test_a_squad_without_members_is_found(store: Store) -> None:
    squad = await do(store, found_squad)
    assert await do(store, lambda work: work.squads.by_handle("churn")) == squad


async def test_squads_are_listed_by_handle(store: Store) -> None:
    def found_all(work: Work) -> list[Squad]:
        return [found_squad(work, handle, BOTH) for handle in ("nps", "churn", "a-b", "a_b", "ab")]

    await do(store, found_all)
    listed = [squad.handle for squad in await do(store, lambda work: work.squads.all())]
    assert listed == ["a-b", "a_b", "ab", "churn", "nps"]


async def test_squads_of_a_person_show_all_their_members(store: Store) -> None:
    both = await do(store, lambda work: found_squad(work, "churn", BOTH))
    await do(store, lambda work: found_squad(work, "nps", BOTH[:1]))
    assert await do(store, lambda work: work.squads.of(ANA)) == [both]


async def test_saving_replaces_the_members(store: Store) -> None:
    squad = await do(store, lambda work: found_squad(work, members=BOTH))
    await do(store, lambda work: work.squads.save(replace(squad, members=BOTH[1:])))
    assert (await do(store, lambda work: work.squads.get(squad.id))).members == BOTH[1:]


async def test_a_squad_nobody_made_is_not_found(store: Store) -> None:
    with pytest.raises(NoSuchSquad, match='"7"'):
        await do(store, lambda work: work.squads.get(SquadId(7)))
    with pytest.raises(NoSuchSquad, match='"nps"'):
        await do(store, lambda work: work.squads.by_handle("nps"))


async def test_a_handle_is_taken_once(store: Store) -> None:
    await do(store, found_squad)
    with pytest.raises(HandleTaken, match="churn"):
        await do(store, found_squad)


async def test_a_squad_cannot_be_renamed_to_a_taken_handle(store: Store) -> None:
    await do(store, found_squad)
    nps = await do(store, lambda work: found_squad(work, "nps"))
    with pytest.raises(HandleTaken, match="churn"):
        await do(store, lambda work: work.squads.save(replace(nps, handle="churn")))
    assert (await do(store, lambda work: work.squads.get(nps.id))).handle == "nps"


async def test_two_workspaces_may_use_one_handle(store: Store) -> None:
    await do(store, found_squad)
    await do(store, found_squad, THEIRS)
    assert len(await do(store, lambda work: work.squads.all())) == 1


async def test_a_handle_that_many_want_at_once_goes_to_one(store: Store) -> None:
    answers = await asyncio.gather(*(do(store, found_squad) for _ in range(8)), return_exceptions=True)
    assert sum(isinstance(answer, Squad) for answer in answers) == 1
    assert sum(isinstance(answer, HandleTaken) for answer in answers) == 7


async def test_what_changed_meanwhile_is_not_overwritten(store: Store) -> None:
    squad = await do(store, found_squad)
    await do(store, lambda work: work.squads.save(replace(squad, name="First")))
    with pytest.raises(ChangedMeanwhile):
        await do(store, lambda work: work.squads.save(replace(squad, name="Second")))
    kept = await do(store, lambda work: work.squads.get(squad.id))
    assert (kept.name, kept.version) == ("First", 2)


async def test_of_many_who_save_at_once_one_wins(store: Store) -> None:
    squad = await do(store, found_squad)
    saves = (do(store, lambda work: work.squads.save(squad)) for _ in range(8))
    answers = await asyncio.gather(*saves, return_exceptions=True)
    assert sum(isinstance(answer, ChangedMeanwhile) for answer in answers) == 7


def archive_nps(work: Work) -> Squad:
    found_squad(work, "churn", BOTH)
    nps = found_squad(work, "nps", BOTH)
    work.squads.save(replace(nps, archived=True, user_group="S1"))
    return work.squads.get(nps.id)


async def test_archived_squads_are_found_by_name_and_listed_nowhere_else(store: Store) -> None:
    nps = await do(store, archive_nps)
    assert await do(store, lambda work: work.squads.by_handle("nps")) == nps
    assert await do(store, lambda work: work.squads.named([nps.id])) == {nps.id: nps}
    assert await do(store, lambda work: work.squads.archived()) == [nps]
    for listed in (lambda work: work.squads.all(), lambda work: work.squads.of(ANA)):
        assert [squad.handle for squad in await do(store, listed)] == ["churn"]
    rhythms = await do(store, lambda work: work.squads.rhythms_of([ANA]))
    assert [len(theirs) for theirs in rhythms.values()] == [1]
    assert await do(store, lambda work: work.squads.following("S1")) == []


async def test_squads_that_follow_a_user_group_are_found_by_it(store: Store) -> None:
    churn = await do(store, found_squad)
    await do(store, lambda work: work.squads.save(replace(churn, user_group="S1")))
    assert [each.id for each in await do(store, lambda work: work.squads.following("S1"))] == [churn.id]
    assert await do(store, lambda work: work.squads.following("S2")) == []


async def test_the_handle_of_an_archived_squad_stays_taken(store: Store) -> None:
    await do(store, archive_nps)
    with pytest.raises(HandleOfArchived, match='"nps" belongs to an archived squad'):
        await do(store, lambda work: found_squad(work, "nps"))
    with pytest.raises(HandleOfArchived):
        await do(store, lambda work: work.squads.save(replace(work.squads.by_handle("churn"), handle="nps")))
