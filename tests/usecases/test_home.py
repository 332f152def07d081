"""A person's own page: what waits for them, what is theirs and what others changed."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Connection

from okr.blocker import Blocker
from okr.commands.reading import ShowHome
from okr.errors.people import GuestsCannot
from okr.key_result import KeyResultId
from okr.notices.home import Home
from okr.person import PersonId
from okr.usecases.show_home import PAGE, show_home, show_home_again
from okr.work import Work
from storage.repositories.work_in_workspace import WorkInWorkspace
from tests.storage.plans import statements
from tests.usecases.room import ANA, BO, CHEN, DEE, EVE, GUS, OURS, Room, utc


async def home(room: Room, by: PersonId, page: int = 0, *, visit: bool = False) -> Home:
    shown = await room.ask(ShowHome(OURS, by, page, visit=visit))
    assert isinstance(shown, Home)
    return shown


def refs(shown: Home) -> list[str]:
    return [row.standing.key_result.ref for row in shown.rows]


async def give(room: Room, owner: PersonId, count: int) -> None:
    for number in range(count):
        await room.say(DEE, f"kr add O1 Increase thing {'x' * (number + 1)} from 1 to 9 <@{owner}>")


async def test_home_can_be_asked_for_in_words(churn: Room) -> None:
    shown = await churn.shown(Home, ANA, "home")
    assert refs(shown) == ["KR1"]
    assert [each.squad.handle for each in shown.squads] == ["churn"]
    assert shown.squads[0].objectives == 1


async def test_who_is_in_no_squad_sees_an_empty_home(churn: Room) -> None:
    shown = await home(churn, EVE)
    assert (shown.rows, shown.squads, shown.changes, shown.total) == ((), (), (), 0)


async def test_guests_have_no_home(churn: Room) -> None:
    with pytest.raises(GuestsCannot):
        await home(churn, GUS)


async def test_what_this_weeks_question_waits_for_comes_first(churn: Room) -> None:
    await give(churn, ANA, 2)
    await churn.answer(ANA, "KR1 3%")
    await churn.at(utc(16, 9))
    shown = await home(churn, ANA)
    assert refs(shown) == ["KR4", "KR5", "KR1"]
    assert [row.waits for row in shown.rows] == [True, True, False]
    assert shown.waiting == 2
    await churn.answer(ANA, "KR4 2")
    after = await home(churn, ANA)
    assert (refs(after), after.waiting) == (["KR5", "KR1", "KR4"], 1)


async def test_many_key_results_come_page_by_page(churn: Room) -> None:
    await give(churn, BO, 19)
    pages = [await home(churn, BO, page) for page in range(4)]
    assert [len(each.rows) for each in pages] == [PAGE, PAGE, 4, 4]
    assert [(each.page, each.first) for each in pages] == [(0, 1), (1, 9), (2, 17), (2, 17)]
    assert {each.total for each in pages} == {20}
    assert len({ref for each in pages for ref in refs(each)}) == 20


async def test_as_many_statements_however_many_key_results(churn: Room) -> None:
    def counted(connection: Connection, now: datetime) -> int:
        work = WorkInWorkspace(connection, OURS, now, lambda: "a letter")
        with statements(connection) as said:
            show_home(work, ShowHome(OURS, BO, since=now))
        return len(said)

    few = await churn.store.run(counted)
    await give(churn, BO, 60)
    assert await churn.store.run(counted) == few <= 20


async def test_others_changes_are_told_since_the_last_visit(churn: Room) -> None:
    first = await home(churn, ANA, visit=True)
    assert (first.since, first.changes) == (None, ())
    churn.clock.now += timedelta(hours=1)
    await churn.answer(BO, "KR2 150")
    await churn.answer(ANA, "KR1 3%")
    churn.clock.now += timedelta(hours=1)
    shown = await home(churn, ANA, visit=True)
    assert shown.since == utc(16, 0)
    (change,) = shown.changes
    assert (change.by, change.verb, change.ref, str(change.value)) == ("Bo", "checked in", "KR2", "150")
    assert (await home(churn, ANA)).changes == ()


async def test_a_page_turned_later_tells_of_the_same_time(churn: Room) -> None:
    await home(churn, ANA, visit=True)
    churn.clock.now += timedelta(hours=1)
    await churn.answer(BO, "KR2 150")
    shown = await home(churn, ANA, visit=True)
    turned = await churn.ask(ShowHome(OURS, ANA, 1, since=shown.since))
    assert isinstance(turned, Home)
    assert turned.changes == shown.changes != ()


async def test_nothing_of_another_squad_is_told(churn: Room) -> None:
    await churn.say(EVE, "squad new nps")
    await home(churn, ANA, visit=True)
    churn.clock.now += timedelta(hours=1)
    await churn.say(EVE, "new nps Everybody smiles\nIncrease smiles from 1 to 5")
    assert (await home(churn, ANA)).changes == ()


async def test_a_home_nobody_opened_is_not_kept_up_to_date(churn: Room) -> None:
    def again(work: Work) -> Home | None:
        return show_home_again(work, ShowHome(OURS, ANA))

    assert await churn.look(again) is None
    await home(churn, ANA, visit=True)
    assert await churn.look(again) is not None


async def block(room: Room, key_result: int, waits_on: PersonId) -> None:
    def add(work: Work) -> None:
        number, found = work.blockers.next_id(), KeyResultId(key_result)
        work.blockers.add(Blocker(number, found, "Legal has to sign", BO, work.now, waits_on))

    await room.look(add)


async def test_what_waits_on_me_is_shown_with_its_age(churn: Room) -> None:
    await block(churn, 2, CHEN)
    churn.clock.now += timedelta(days=5)
    (shown,) = (await home(churn, CHEN)).blockers
    told = shown.blocker
    assert (told.blocker.text, shown.key_result.ref, told.days) == ("Legal has to sign", "KR2", 5)


async def test_what_waits_on_me_in_a_private_squad_that_is_not_mine_is_not_shown(churn: Room) -> None:
    await block(churn, 2, EVE)
    assert len((await home(churn, EVE)).blockers) == 1
    await churn.change("churn", lambda squad: replace(squad, private=True))
    assert (await home(churn, EVE)).blockers == ()


async def test_what_was_answered_this_week_is_corrected(churn: Room) -> None:
    await give(churn, ANA, 1)
    await churn.at(utc(16, 9))
    await churn.answer(ANA, "KR1 3%")
    answered = {row.standing.key_result.ref: row.answered for row in (await home(churn, ANA)).rows}
    assert answered == {"KR1": True, "KR4": False}
    churn.clock.advance(timedelta(days=7))
    assert not any(row.answered for row in (await home(churn, ANA)).rows)
